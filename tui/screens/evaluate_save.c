/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in one transaction: the evaluation, a result per goal, and where those leave the
 * goals. A goal that was met stays open, so that next time says whether it lasted, unless the
 * consequence is that it is done; a dropped one is out. */
#include <stdlib.h>

#include "core/records/goal.h"
#include "core/rules/consent.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/evaluate.h"

#define CONSEQUENCE_COMPLETED 5 /* in consequences[] */

static bool is_completed(const struct evaluate *e, int kind)
{
	unsigned field = kind == GOAL_LEARNING ? EVALUATION_CONSEQUENCE_LEARNING
					       : EVALUATION_CONSEQUENCE_BEHAVIOUR;

	return record_has(e->evaluation, field, CONSEQUENCE_COMPLETED);
}

static size_t completable(const struct evaluate *e)
{
	size_t count = 0;

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		count += is_completed(e, kind) ? evaluate_met(e, kind) : 0;
	return count;
}

/* The state that the finding of GOAL leaves it in. */
static int state_after(const struct evaluate *e, const struct evaluate_goal *goal)
{
	int finding = record_choice(goal->result, RESULT_FINDING);
	int state = record_choice(goal->goal, GOAL_STATE);
	bool was_dropped =
		goal->before && record_choice(goal->before, RESULT_FINDING) == FINDING_DROPPED;

	if (finding == FINDING_DROPPED)
		return GOAL_DROPPED;
	if (finding == FINDING_MET && e->complete &&
	    is_completed(e, record_choice(goal->goal, GOAL_KIND)))
		return GOAL_COMPLETED;
	return was_dropped && state == GOAL_DROPPED ? GOAL_OPEN : state;
}

static enum zb_code save_state(struct app *app, const struct evaluate *e,
			       struct evaluate_goal *goal, struct conflict *conflict,
			       struct zb_err *err)
{
	struct record *mine;
	enum zb_code code = ZB_OK;

	if (!goal->goal_base) {
		goal->goal_base = record_copy(goal->goal);
		goal->goal_after = record_copy(goal->goal);
	}
	if (!goal->state_chosen)
		record_set_choice(goal->goal_after, GOAL_STATE, state_after(e, goal));
	mine = record_copy(goal->goal_after);
	if (!record_same(mine, goal->goal_base, GOAL_STATE))
		code = store_update(app->db, goal->goal_base, mine, conflict, err);
	record_free(mine);
	return code;
}

static enum zb_code save_goal(struct app *app, const struct evaluate *e, size_t i,
			      int64_t evaluation, struct conflict *conflict, struct zb_err *err)
{
	struct record *result = record_copy(e->goals[i].result);
	enum zb_code code;

	record_set_number(result, RESULT_EVALUATION, evaluation);
	code = store_insert(app->db, result, err);
	if (!code)
		code = save_state(app, e, &e->goals[i], conflict, err);
	record_free(result);
	return code;
}

/* Writes all in the open transaction. MINE is a copy, so that a failure leaves the screen as it
 * was. */
static enum zb_code write(struct app *app, struct evaluate *e, struct record *mine,
			  struct conflict *conflict, size_t *written, struct zb_err *err)
{
	enum zb_code code = e->base ? store_update(app->db, e->base, mine, conflict, err)
				    : store_insert(app->db, mine, err);

	if (!code)
		code = evaluate_merge_results(app, e, conflict, err);
	for (size_t i = 0; !code && i < e->goal_count; i++)
		if (evaluate_differs(e, i)) {
			code = save_goal(app, e, i, mine->id, conflict, err);
			++*written;
		}
	return code;
}

static void saved(struct app *app, struct evaluate *e, size_t written)
{
	evaluate_forget(app, e);
	app_stale(app);
	app_pop(app);
	if (e->base)
		app_notice_undo(app,
				ngettext("Evaluatie verbeterd, %zu nieuwe uitkomst.",
					 "Evaluatie verbeterd, %zu nieuwe uitkomsten.", written),
				written);
	else
		app_notice_undo(app,
				ngettext("Evaluatie opgeslagen, %zu uitkomst.",
					 "Evaluatie opgeslagen, %zu uitkomsten.", written),
				written);
}

static void store(struct app *app, struct evaluate *e)
{
	struct record *mine = record_copy(e->evaluation);
	struct conflict conflict = {0};
	struct zb_err err = {0};
	size_t written = 0;
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, &err);

	draft_drop_with(app->db, e->draft);
	if (!code) {
		code = write(app, e, mine, &conflict, &written, &err);
		if (code)
			store_rollback(app->db);
		else
			code = store_commit(app->db, &err);
	}
	draft_drop_with(app->db, NULL);
	record_free(mine);
	if (!code)
		saved(app, e, written);
	else if (!conflict.row || !evaluate_ask_conflict(app, e, &conflict))
		app_error(app, &err);
}

/* Whether the law's yearly evaluation was one with the parents, from 18 with the pupil, must not be
 * left to a guess. */
static bool check_party(struct app *app, struct evaluate *e)
{
	bool adult = consent_is_adult(dossier_pupil(&e->dossier),
				      record_date(e->evaluation, EVALUATION_DATE));
	struct stop at = {
		.kind = STOP_FIELD,
		.field = adult ? EVALUATION_HEARD : EVALUATION_PARENTS_PRESENT,
	};

	if (record_choice(e->evaluation, EVALUATION_KIND) != EVALUATION_YEARLY ||
	    record_is_set(e->evaluation, at.field))
		return true;
	evaluate_fail(e, app, &at,
		      adult ? _("was de leerling, 18 of ouder, erbij? ja of nee") :
			      _("waren de ouders erbij? ja of nee"));
	return false;
}

/* Whether the evaluation itself is right; else the sentence stands at its field. */
static bool check_evaluation(struct app *app, struct evaluate *e)
{
	unsigned field = 0;
	struct zb_err err;
	struct stop at = {.kind = STOP_FIELD};

	if (!record_validate(e->evaluation, app->today, &field, &err))
		return true;
	at.field = field;
	if (field == EVALUATION_CONSEQUENCE_LEARNING || field == EVALUATION_CONSEQUENCE_BEHAVIOUR)
		at.kind = STOP_SET;
	evaluate_fail(e, app, &at, err.text);
	return false;
}

static bool check_goal(struct app *app, struct evaluate *e, size_t i)
{
	struct record *result = record_copy(e->goals[i].result);
	struct stop at = {.kind = STOP_ASKED, .goal = i};
	struct zb_err err;
	unsigned field = 0;
	bool right;

	record_set_number(result, RESULT_EVALUATION, e->plan->id); /* it has none yet */
	right = !record_validate(result, app->today, &field, &err);
	record_free(result);
	if (right)
		return true;
	at.field = field;
	if (field == RESULT_FINDING || field == RESULT_VALUE)
		at = (struct stop){.kind = STOP_GOAL, .goal = i};
	evaluate_fail(e, app, &at, err.text);
	return false;
}

/* Whether there is something to save, and all of it is right. */
static bool check(struct app *app, struct evaluate *e)
{
	size_t found = 0;

	for (size_t i = 0; i < e->goal_count; i++) {
		if (!evaluate_differs(e, i))
			continue;
		found++;
		if (!check_goal(app, e, i))
			return false;
	}
	if (!check_evaluation(app, e) || !check_party(app, e))
		return false;
	if (found || e->base || record_is_set(e->evaluation, EVALUATION_TEXT))
		return true;
	if (e->goal_count)
		evaluate_fail(e, app, &(struct stop){.kind = STOP_GOAL},
			      _("geef ten minste een doel een uitkomst, of schrijf een verslag"));
	else
		evaluate_fail(e, app, &(struct stop){.field = EVALUATION_TEXT},
			      _("schrijf in het verslag wat de evaluatie opleverde"));
	return false;
}

static void answered(struct app *app, void *data, size_t button)
{
	struct evaluate *e = data;

	e->asked = true;
	e->complete = button == 1;
	store(app, e);
}

void evaluate_save(struct app *app, void *state)
{
	struct evaluate *e = state;
	const char *buttons[] = {_("open laten"), _("afronden")};
	size_t met = completable(e);
	char *text;

	if (!evaluate_take(e, app) || !check(app, e))
		return;
	if (!met || e->asked) {
		store(app, e);
		return;
	}
	text = mem_format(
		ngettext("%zu behaald doel als afgerond uit de lijst van open doelen halen?",
			 "%zu behaalde doelen als afgerond uit de lijst van open doelen "
			 "halen?",
			 met),
		met);
	dialog_ask(app, text, buttons, 2, answered, e);
	free(text);
}
