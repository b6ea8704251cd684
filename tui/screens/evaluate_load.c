/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen begins with: the plan, its goals, and what was typed before. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/deadline.h"
#include "core/rules/derive.h"
#include "core/rules/lines.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/evaluate.h"

void evaluate_clear(struct evaluate *e)
{
	for (size_t i = 0; i < e->goal_count; i++) {
		record_free(e->goals[i].before);
		record_free(e->goals[i].result);
		record_free(e->goals[i].goal_base);
		record_free(e->goals[i].goal_after);
	}
	free(e->goals);
	kept_clear(&e->kept);
	free(e->stops);
	free(e->error);
	record_free(e->base);
	record_free(e->evaluation);
	input_cancel(&e->input);
	editor_clear(&e->editor);
	merge_clear(&e->merge);
	dossier_free(&e->dossier);
}

bool evaluate_has_kind(const struct evaluate *e, int kind)
{
	for (size_t i = 0; i < e->goal_count; i++)
		if (record_choice(e->goals[i].goal, GOAL_KIND) == kind)
			return true;
	return false;
}

size_t evaluate_met(const struct evaluate *e, int kind)
{
	size_t met = 0;

	for (size_t i = 0; i < e->goal_count; i++)
		met += record_choice(e->goals[i].goal, GOAL_KIND) == kind &&
		       record_choice(e->goals[i].result, RESULT_FINDING) == FINDING_MET;
	return met;
}

bool evaluate_differs(const struct evaluate *e, size_t i)
{
	const struct evaluate_goal *goal = &e->goals[i];

	if (!goal->before)
		return record_is_set(goal->result, RESULT_FINDING);
	for (unsigned f = RESULT_FINDING; f <= RESULT_ANALYSIS; f++)
		if (!record_same(goal->result, goal->before, f))
			return true;
	return false;
}

struct record *evaluate_essence(const struct record *result, int64_t goal)
{
	struct record *essence = record_new(&result_entity);

	record_set_number(essence, RESULT_GOAL, goal);
	for (unsigned f = RESULT_FINDING; result && f <= RESULT_ANALYSIS; f++)
		record_copy_field(essence, f, result, f);
	return essence;
}

const struct record *evaluate_newest(const struct dossier *d, int64_t line, int64_t evaluation,
				     int64_t own)
{
	const struct record_list *list = &d->rows[ENTITY_RESULT];
	const struct record *best = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *r = list->items[i];
		int64_t of = record_number(r, RESULT_EVALUATION);

		if (record_number(r, RESULT_LINE) != line || record_is_set(r, RESULT_WITHDRAWN) ||
		    (evaluation ? of != evaluation : of == own))
			continue;
		if (!best || result_compare(r, best) > 0)
			best = r;
	}
	return best;
}

static int compare_goals(const void *a, const void *b)
{
	const struct record *x = ((const struct evaluate_goal *)a)->goal;
	const struct record *y = ((const struct evaluate_goal *)b)->goal;

	return goal_order(&x, &y);
}

static void add_goal(struct evaluate *e, const struct record *goal)
{
	struct evaluate_goal *row = &e->goals[e->goal_count];
	const struct record *found = NULL;
	int64_t own = e->base ? e->base->id : 0;

	*row = (struct evaluate_goal){.goal = goal};
	row->last = evaluate_newest(&e->dossier, goal_line(goal), 0, own);
	if (own)
		found = evaluate_newest(&e->dossier, goal_line(goal), own, own);
	if (!found && record_choice(goal, GOAL_STATE) > GOAL_OPEN)
		return;
	row->before = found ? evaluate_essence(found, goal->id) : NULL;
	row->result = evaluate_essence(found, goal->id);
	e->goal_count++;
}

static void load_goals(struct evaluate *e)
{
	const struct record_list *list = &e->dossier.rows[ENTITY_GOAL];

	e->goals = mem_new(list->count, sizeof(*e->goals));
	for (size_t i = 0; i < list->count; i++)
		if (record_number(list->items[i], GOAL_PLAN) == e->plan->id)
			add_goal(e, list->items[i]);
	if (e->goal_count)
		qsort(e->goals, e->goal_count, sizeof(*e->goals), compare_goals);
}

/* Whether the evaluation of this school year with the parents is asked for by now. */
static bool is_yearly_due(struct app *app, const struct evaluate *e)
{
	struct derived derived = {0};
	bool due = false;

	derive_pupil(&e->dossier, db_settings(app->db), app->today, &derived);
	for (size_t i = 0; i < derived.due_count; i++)
		due = due || (derived.due[i].deadline == DEADLINE_EVALUATION &&
			      date_compare(derived.due[i].shows, app->today) <= 0);
	derived_free(&derived);
	return due;
}

static void make_evaluation(struct app *app, struct evaluate *e)
{
	bool yearly = is_yearly_due(app, e);

	e->evaluation = record_new(&evaluation_entity);
	record_set_number(e->evaluation, EVALUATION_PLAN, e->plan->id);
	record_set_choice(e->evaluation, EVALUATION_KIND,
			  yearly ? EVALUATION_YEARLY : EVALUATION_INTERIM);
	record_set_date(e->evaluation, EVALUATION_DATE, app->today);
	record_set_year(e->evaluation, EVALUATION_COUNTS_FOR, school_year_of(app->today));
}

static enum zb_code fail_no_plan(const struct evaluate *e, struct zb_err *err)
{
	struct buffer name = {0};
	const struct record *pupil = dossier_pupil(&e->dossier);

	if (pupil)
		record_title(pupil, &name);
	zb_fail(err, ZB_NOT_FOUND,
		plan_draft(&e->dossier) ?
			_("%s heeft alleen een OPP in concept; w in het dossier zet het in "
			  "werking, dan kan het geëvalueerd worden") :
			_("%s heeft geen OPP in werking om te evalueren; n op het tabblad Plan "
			  "maakt er een"),
		name.bytes ? name.bytes : _("deze leerling"));
	buffer_clear(&name);
	return ZB_NOT_FOUND;
}

/* What ROW of ENTITY refers to by FIELD; ROW itself when it is no row of that. */
static int64_t follow(struct app *app, const struct entity *entity, int64_t row, unsigned field)
{
	struct record *record = NULL;

	if (store_get(app->db, entity, row, &record, NULL))
		return row;
	row = record_number(record, field);
	record_free(record);
	return row;
}

/* The pupil and (else 0) the plan that ID, of a row that the screen is entered with, stands for. */
static enum zb_code resolve(struct app *app, struct evaluate *e, int64_t id, int64_t *pupil,
			    int64_t *plan, struct zb_err *err)
{
	struct record *row = NULL;
	enum zb_code code;

	id = follow(app, &goal_entity, id, GOAL_PLAN);
	id = follow(app, &result_entity, id, RESULT_EVALUATION);
	if (!store_get(app->db, &evaluation_entity, id, &e->base, NULL))
		id = record_number(e->base, EVALUATION_PLAN);
	*pupil = id;
	*plan = 0;
	code = store_get(app->db, &plan_entity, id, &row, err);
	if (code == ZB_NOT_FOUND)
		return ZB_OK;
	if (!code) {
		*plan = row->id;
		*pupil = record_number(row, PLAN_PUPIL);
	}
	record_free(row);
	return code;
}

static void begin_draft(struct app *app, struct evaluate *e)
{
	char *name = e->base ? mem_format("evaluation:%" PRId64, e->base->id)
			     : mem_format("evaluation:new:%" PRId64, e->plan->id);

	kept_begin(&e->kept, app, name);
	free(name);
}

enum zb_code evaluate_load(struct app *app, struct evaluate *e, int64_t id, struct zb_err *err)
{
	int64_t pupil, plan;
	enum zb_code code = resolve(app, e, id, &pupil, &plan, err);

	if (!code)
		code = dossier_read(app->db, pupil, &e->dossier, err);
	if (code)
		return code;
	e->plan =
		e->base ? dossier_find(&e->dossier, ENTITY_PLAN, plan) : plan_in_force(&e->dossier);
	if (!e->plan)
		return fail_no_plan(e, err);
	if (e->base)
		e->evaluation = record_copy(e->base);
	else
		make_evaluation(app, e);
	load_goals(e);
	begin_draft(app, e);
	return ZB_OK;
}
