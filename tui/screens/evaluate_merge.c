/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colleagues who evaluated the same goals while this was filled in. A result is never written over:
 * what counts is the newest, so that a newer one of somebody else is compared with ours. */
#include <stdlib.h>

#include "core/records/goal.h"
#include "core/rules/lines.h"
#include "db/dossier.h"
#include "db/history.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/evaluate.h"

static bool is_same(const struct record *a, const struct record *b)
{
	for (unsigned f = RESULT_FINDING; f <= RESULT_ANALYSIS; f++)
		if (!record_same(a, b, f))
			return false;
	return true;
}

/* FOUND is what the file now has of GOAL in this evaluation, or NULL. Returns the fields that are
 * in conflict; else GOAL has what the colleague found where we found nothing new. */
static uint64_t merge_goal(struct evaluate_goal *goal, const struct record *found,
			   struct record **theirs)
{
	struct record *base = goal->before, *none = NULL;
	uint64_t fields = 0;

	*theirs = evaluate_essence(found, goal->goal->id);
	if (!base)
		base = none = evaluate_essence(NULL, goal->goal->id);
	if (!is_same(*theirs, base))
		fields = store_merge(base, *theirs, goal->result);
	record_free(none);
	return fields;
}

static void take_base(struct evaluate_goal *goal, struct record *base, bool found)
{
	record_free(goal->before);
	goal->before = found ? base : NULL;
	if (!found)
		record_free(base);
}

enum zb_code evaluate_merge_results(struct app *app, struct evaluate *e, struct conflict *conflict,
				    struct zb_err *err)
{
	struct dossier now = {0};
	enum zb_code code = ZB_OK;

	if (e->base)
		code = dossier_read(app->db, dossier_pupil(&e->dossier)->id, &now, err);
	for (size_t i = 0; !code && e->base && i < e->goal_count; i++) {
		struct evaluate_goal *goal = &e->goals[i];
		const struct record *found =
			evaluate_newest(&now, goal_line(goal->goal), e->base->id, e->base->id);
		struct record *theirs;
		uint64_t fields = merge_goal(goal, found, &theirs);

		if (!fields) {
			take_base(goal, theirs, found);
			continue;
		}
		*conflict = (struct conflict){
			.row = goal->goal->id, .fields = fields, .theirs = theirs};
		if (found)
			store_tell_who(app->db, found->id, conflict->who);
		code = zb_fail(err, ZB_CONFLICT, _("een collega heeft dit doel ook geëvalueerd"));
	}
	dossier_free(&now);
	return code;
}

/* --- another evaluation of the same day --- */

enum zb_code evaluate_find_same_day(struct app *app, const struct evaluate *e, struct record **out,
				    struct zb_err *err)
{
	struct dossier now = {0};
	const struct record_list *list = &now.rows[ENTITY_EVALUATION];
	enum zb_code code = dossier_read_parts(app->db, dossier_pupil(&e->dossier)->id,
					       (uint64_t)1 << ENTITY_EVALUATION, &now, err);

	*out = NULL;
	for (size_t i = 0; !code && i < list->count && !*out; i++)
		if (record_number(list->items[i], EVALUATION_PLAN) == e->plan->id &&
		    record_same(list->items[i], e->evaluation, EVALUATION_DATE))
			*out = record_copy(list->items[i]);
	dossier_free(&now);
	return code;
}

/* As if theirs had been opened empty and ours was filled in there: what both say differently is
 * then asked about. */
static void join(struct evaluate *e)
{
	e->base = record_new(&evaluation_entity);
	e->base->id = e->evaluation->id = e->same_day;
	record_copy_field(e->base, EVALUATION_PLAN, e->evaluation, EVALUATION_PLAN);
	record_copy_field(e->base, EVALUATION_DATE, e->evaluation, EVALUATION_DATE);
}

static void answer_same_day(struct app *app, void *data, size_t button)
{
	struct evaluate *e = data;

	if (button == 0)
		return;
	if (button == 1)
		join(e);
	else
		e->second = true;
	evaluate_stops(e);
	evaluate_begin(e, app);
	evaluate_save(app, e);
}

/* "door jan, vandaag 18:34.", a row of its own; returns whether that is this actor. */
static bool add_author(struct app *app, const struct record *theirs, struct buffer *text)
{
	const struct history_query query = {
		.entity = theirs->entity, .id = theirs->id, .limit = 1};
	struct history_list changes = {0};
	bool known = !history_read(app->db, &query, &changes, NULL) && changes.count;
	const char *who = known ? changes.entries[0].actor : _("onbekend");
	bool self = known && store_is_self(app->db, who);

	buffer_add_format(text, _("\ndoor %s"), self ? _("uzelf") : who);
	if (known) {
		buffer_add(text, ", ");
		history_add_near(text, changes.entries[0].moment, app->today);
	}
	buffer_add(text, ".\n");
	history_list_free(&changes);
	return self;
}

void evaluate_ask_same_day(struct app *app, struct evaluate *e, const struct record *theirs)
{
	const char *buttons[] = {_("terug"), _("samenvoegen"), _("een tweede")};
	char day[DATE_SHOWN_SIZE];
	struct buffer text = {0};
	bool self;

	date_to_day(record_date(theirs, EVALUATION_DATE), day);
	buffer_add_format(&text, _("Van dit OPP is op %s al een evaluatie bewaard,"), day);
	self = add_author(app, theirs, &text);
	buffer_add(&text, self ? _("Samenvoegen laat kiezen waar u nu iets anders vond.") :
				 _("Samenvoegen laat kiezen waar u beiden iets anders vond."));
	e->same_day = theirs->id;
	dialog_ask(app, text.bytes, buttons, 3, answer_same_day, e);
	buffer_clear(&text);
}

/* --- asking --- */

/* What was chosen is shown, and all is saved again. */
static void settled(struct app *app, void *data)
{
	struct evaluate *e = data;

	e->touched = e->unkept = true;
	/* The evaluation is to be added anew, and with it what was found. */
	for (size_t i = 0; !e->base && i < e->goal_count; i++) {
		record_free(e->goals[i].before);
		e->goals[i].before = NULL;
	}
	evaluate_stops(e);
	evaluate_begin(e, app);
	evaluate_save(app, e);
}

static void state_settled(struct app *app, void *data)
{
	struct evaluate *e = data;

	for (size_t i = 0; i < e->goal_count; i++) {
		struct evaluate_goal *goal = &e->goals[i];

		goal->state_chosen = goal->state_chosen ||
				     (goal->goal_base &&
				      store_differs(goal->goal_base, goal->goal));
	}
	settled(app, e);
}

bool evaluate_ask_conflict(struct app *app, struct evaluate *e, const struct conflict *conflict)
{
	bool result = conflict->theirs && conflict->theirs->entity == &result_entity;

	if (e->base && conflict->row == e->base->id) {
		merge_ask(&e->merge, app, &e->base, &e->evaluation, conflict, settled, e);
		return true;
	}
	for (size_t i = 0; i < e->goal_count; i++) {
		struct evaluate_goal *goal = &e->goals[i];

		if (goal->goal->id != conflict->row)
			continue;
		if (result && !goal->before)
			goal->before = evaluate_essence(NULL, goal->goal->id);
		if (result)
			merge_ask(&e->merge, app, &goal->before, &goal->result, conflict, settled,
				  e);
		else if (conflict->theirs)
			merge_ask(&e->merge, app, &goal->goal_base, &goal->goal_after, conflict,
				  state_settled, e);
		return result || conflict->theirs;
	}
	return false;
}
