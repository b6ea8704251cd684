/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in one transaction: the evaluation, a result per goal, and where those leave the
 * goals. A goal that was met is completed unless the box was cleared: then it stays open, so that
 * next time says whether it lasted. A dropped one is out. */
#include <stdlib.h>

#include "core/records/goal.h"
#include "core/rules/consent.h"
#include "core/rules/version.h"
#include "core/text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/evaluate.h"

#define PASSED_COLUMNS 30 /* of a goal in the notice */

/* Whether EVALUATION (NULL: none) completes GOAL once it is met. */
static bool completes(const struct record *evaluation, const struct evaluate_goal *goal)
{
	return evaluation && record_has(evaluation,
					evaluate_consequences(record_choice(goal->goal, GOAL_KIND)),
					CONSEQUENCE_COMPLETED);
}

/* The state that the finding of GOAL leaves it in. What this evaluation itself ended before it was
 * corrected is open again. */
static int state_after(const struct evaluate *e, const struct evaluate_goal *goal)
{
	int finding = record_choice(goal->result, RESULT_FINDING);
	int before = goal->before ? record_choice(goal->before, RESULT_FINDING) : -1;
	int state = record_choice(goal->goal, GOAL_STATE);

	if (finding == FINDING_DROPPED)
		return GOAL_DROPPED;
	if (finding == FINDING_MET && completes(e->evaluation, goal))
		return GOAL_COMPLETED;
	if (before == FINDING_DROPPED && state == GOAL_DROPPED)
		return GOAL_OPEN;
	if (before == FINDING_MET && state == GOAL_COMPLETED && completes(e->base, goal))
		return GOAL_OPEN;
	return state;
}

/* Whether that is decided here: a correction of something else leaves it as it is by now. */
static bool decides_state(const struct evaluate *e, size_t i)
{
	const struct evaluate_goal *goal = &e->goals[i];

	return evaluate_differs(e, i) ||
	       (e->base && completes(e->base, goal) != completes(e->evaluation, goal));
}

/* What was written, to be told. */
struct written {
	int64_t made; /* the evaluation, when it is new */
	size_t results, completed;
};

static enum zb_code save_state(struct app *app, const struct evaluate *e,
			       struct evaluate_goal *goal, struct conflict *conflict,
			       struct written *written, struct zb_err *err)
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
	if (!record_same(mine, goal->goal_base, GOAL_STATE)) {
		code = store_update(app->db, goal->goal_base, mine, conflict, err);
		written->completed += record_choice(mine, GOAL_STATE) == GOAL_COMPLETED;
	}
	record_free(mine);
	return code;
}

static enum zb_code save_result(struct app *app, const struct evaluate_goal *goal,
				int64_t evaluation, struct zb_err *err)
{
	struct record *result = record_copy(goal->result);
	enum zb_code code;

	record_set_number(result, RESULT_EVALUATION, evaluation);
	code = store_insert(app->db, result, err);
	record_free(result);
	return code;
}

/* Writes all in the open transaction. MINE is a copy, so that a failure leaves the screen as it
 * was. */
static enum zb_code write(struct app *app, struct evaluate *e, struct record *mine,
			  struct conflict *conflict, struct written *written, struct zb_err *err)
{
	enum zb_code code = e->base ? store_update(app->db, e->base, mine, conflict, err)
				    : store_insert(app->db, mine, err);

	written->made = e->base ? 0 : mine->id;
	if (!code)
		code = evaluate_merge_results(app, e, conflict, err);
	for (size_t i = 0; !code && i < e->goal_count; i++) {
		struct evaluate_goal *goal = &e->goals[i];

		if (evaluate_differs(e, i)) {
			code = save_result(app, goal, mine->id, err);
			written->results++;
		}
		if (!code && decides_state(e, i))
			code = save_state(app, e, goal, conflict, written, err);
	}
	return code;
}

/* Nothing asks for the goals that were passed over: a letter typed one field too far may be why. */
static void add_passed(const struct app *app, const struct evaluate *e, struct buffer *text)
{
	const struct record *passed = NULL;
	size_t count = 0;
	char *name;

	for (size_t i = 0; i < e->goal_count; i++) {
		if (record_is_set(e->goals[i].result, RESULT_FINDING))
			continue;
		passed = e->goals[i].goal;
		count++;
	}
	if (!count)
		return;
	name = text_cut(record_text(passed, GOAL_DESCRIPTION), PASSED_COLUMNS, app->look.utf8);
	buffer_add_format(text, ngettext(" %zu doel kreeg er geen", " %zu doelen kregen er geen",
					 count), count);
	if (count == 1)
		buffer_add_format(text, ": \"%s\"", name);
	buffer_add(text, ".");
	free(name);
}

static void saved(struct app *app, struct evaluate *e, const struct written *written)
{
	const char *results =
		e->base ?
			ngettext("Evaluatie verbeterd, %zu nieuwe uitkomst.",
				 "Evaluatie verbeterd, %zu nieuwe uitkomsten.", written->results) :
			ngettext("Evaluatie opgeslagen, %zu uitkomst.",
				 "Evaluatie opgeslagen, %zu uitkomsten.", written->results);
	struct buffer text = { 0 };

	buffer_add_format(&text, results, written->results);
	if (!e->base)
		add_passed(app, e, &text);
	if (written->completed)
		buffer_add_format(&text,
				  ngettext(" %zu doel is afgerond.", " %zu doelen zijn afgerond.",
					   written->completed),
				  written->completed);
	kept_drop(&e->kept, app);
	app_stale(app);
	app_pop(app);
	if (written->made)
		app_made(app, &evaluation_entity, written->made);
	app_notice_undo(app, "%s", text.bytes);
	buffer_clear(&text);
}

static void store(struct app *app, struct evaluate *e)
{
	struct record *mine = record_copy(e->evaluation);
	struct conflict conflict = {0};
	struct record *same_day = NULL;
	struct zb_err err = {0};
	struct written written = { 0 };
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, &err);

	draft_drop_with(app->db, e->kept.name);
	if (!code) {
		if (!e->base && !e->second)
			code = evaluate_find_same_day(app, e, &same_day, &err);
		if (!code && !same_day)
			code = write(app, e, mine, &conflict, &written, &err);
		if (code || same_day)
			store_rollback(app->db);
		else
			code = store_commit(app->db, &err);
	}
	draft_drop_with(app->db, NULL);
	record_free(mine);
	if (!code && same_day)
		evaluate_ask_same_day(app, e, same_day);
	else if (!code)
		saved(app, e, &written);
	else if (!conflict.row || !evaluate_ask_conflict(app, e, &conflict))
		app_error(app, &err);
	record_free(same_day);
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

	if (!record_validate_change(e->base, e->evaluation, (struct date){0}, app->today, &field,
				    &err)) {
		field = EVALUATION_DATE;
		if (e->base || !version_check_evaluation(e->plan, e->evaluation, &err))
			return true;
	}
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

void evaluate_save(struct app *app, void *state)
{
	struct evaluate *e = state;

	if (evaluate_take(e, app) && check(app, e))
		store(app, e);
}
