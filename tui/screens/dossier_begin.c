/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft starts from: nothing, the version in force that it follows, an earlier plan of this
 * pupil, one of another school, or a template. What it starts with is written at once, in one
 * transaction, to be edited. */
#include <stdlib.h>

#include "core/records/template.h"
#include "core/rules/template_text.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/dossier.h"

/* What belongs to one version alone: the next has its own overleg, hearing and adoption. */
static const unsigned own_fields[] = {
	PLAN_VERSION,	PLAN_STARTS,	 PLAN_ENDS,	    PLAN_CONSULTATION,
	PLAN_PARENTS_VIEW, PLAN_PARENTS_VIEW_NOTE, PLAN_HEARD, PLAN_HEARD_DATE,
	PLAN_HEARD_HOW, PLAN_HEARD_TEXT, PLAN_NOT_HEARD_REASON, PLAN_CVB_ADVICE,
	PLAN_CVB_DATE,	PLAN_ADOPTED,	 PLAN_ADOPTED_BY,   PLAN_ADOPTED_DESPITE, PLAN_ROD_BEGIN,
	PLAN_ROD_END,	PLAN_CLOSED_ON,	 PLAN_CLOSE_REASON,
};

static struct record *copy_version(const struct record *plan)
{
	struct record *next = record_copy(plan);

	next->id = 0;
	next->rev = 0;
	for (size_t i = 0; i < sizeof(own_fields) / sizeof(*own_fields); i++)
		record_clear(next, own_fields[i]);
	record_set_choice(next, PLAN_STATUS, PLAN_DRAFT);
	record_set_choice(next, PLAN_ORIGIN, PLAN_OWN);
	return next;
}

/* A goal goes on while it is open; one that was left to whoever came next is taken up again. */
static bool goes_on(const struct record *goal)
{
	int state = record_choice(goal, GOAL_STATE);

	return state == GOAL_OPEN || state == GOAL_HANDED_OVER;
}

static enum zb_code insert_goal(struct app *app, struct record *goal, int64_t plan,
				struct zb_err *err)
{
	enum zb_code code;

	goal->id = 0;
	goal->rev = 0;
	record_set_number(goal, GOAL_PLAN, plan);
	record_set_choice(goal, GOAL_STATE, GOAL_OPEN);
	code = store_insert(app->db, goal, err);
	record_free(goal);
	return code;
}

/* With their line, so that what was found of them reads on; but in another trajectory each begins
 * anew, and what was found before is not counted as found of it. */
static enum zb_code carry_goals(struct app *app, const struct dossier_view *view,
				const struct record *from, const struct record *to,
				struct zb_err *err)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_GOAL];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < goals->count && !code; i++) {
		struct record *goal;

		if (record_number(goals->items[i], GOAL_PLAN) != from->id ||
		    !goes_on(goals->items[i]))
			continue;
		goal = record_copy(goals->items[i]);
		if (!record_same(from, to, PLAN_TRAJECTORY))
			record_clear(goal, GOAL_LINE);
		code = insert_goal(app, goal, to->id, err);
	}
	return code;
}

static enum zb_code take_goals(struct app *app, const struct dossier_view *view, int64_t template,
			       int64_t plan, struct zb_err *err)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_TEMPLATE_GOAL];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < goals->count && !code; i++) {
		struct record *goal;

		if (record_number(goals->items[i], TEMPLATE_GOAL_TEMPLATE) != template)
			continue;
		goal = record_new(&goal_entity);
		template_give_goal(goals->items[i], dossier_pupil(&view->dossier), goal);
		code = insert_goal(app, goal, plan, err);
	}
	return code;
}

/* Writes PLAN with the goals of FROM, a plan or a template, and shows it; PLAN is freed. */
static void begin(struct app *app, struct dossier_view *view, struct record *plan,
		  const struct record *from, const char *notice)
{
	int64_t id = from->id;
	bool template = from->entity == &template_entity;
	struct zb_err err;
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, &err);

	if (code) {
		app_error(app, &err);
		record_free(plan);
		return;
	}
	code = store_insert(app->db, plan, &err);
	if (!code)
		code = template ? take_goals(app, view, id, plan->id, &err) :
				  carry_goals(app, view, from, plan, &err);
	if (dossier_commit(app, code, &err, notice)) {
		dossier_show_version(view, plan->id);
		view->tab = DOSSIER_PLAN;
	}
	record_free(plan);
}

/* There is one draft at most. */
static bool show_draft(struct app *app, struct dossier_view *view)
{
	const struct record *draft = dossier_draft(view);
	int64_t id = draft ? draft->id : 0;

	if (!id)
		return false;
	dossier_turn_to(app, view, id);
	dossier_go(view, DOSSIER_PLAN, (struct page_target){ ENTITY_PLAN, id, -1 });
	app_notice(app, "%s", _("Er is al een concept: dit is het. Enter wijzigt het."));
	return true;
}

void dossier_adjust(struct app *app, struct dossier_view *view)
{
	const struct record *plan = plan_in_force(&view->dossier);

	if (!show_draft(app, view) && plan)
		begin(app, view, copy_version(plan), plan,
		      _("Nieuwe versie als concept, met alles erin."));
}

/* --- a new plan --- */

/* A trajectory of its own, with what the plan of before said and the goals that were left. */
static void begin_again(struct app *app, struct dossier_view *view, const struct record *before)
{
	struct record *plan = copy_version(before);

	record_clear(plan, PLAN_TRAJECTORY);
	begin(app, view, plan, before, _("Nieuw OPP als concept, met wat er eerder stond."));
}

static void begin_from_template(struct app *app, struct dossier_view *view,
				const struct record *template)
{
	struct record *plan = record_new(&plan_entity);

	record_set_number(plan, PLAN_PUPIL, view->pupil);
	template_give_plan(template, dossier_pupil(&view->dossier), plan);
	begin(app, view, plan, template,
	      _("Nieuw OPP als concept. De doelen hebben nog een beginwaarde en streefwaarde "
		"nodig."));
}

/* The answers: two of their own, then the versions, the newest first, then the templates. */
enum { ANSWER_EMPTY, ANSWER_OTHER_SCHOOL, ANSWER_ROWS };

static const struct record *answer_row(const struct dossier_view *view, size_t answer)
{
	const struct record_list *plans = &view->dossier.rows[ENTITY_PLAN];
	const struct record_list *templates = &view->dossier.rows[ENTITY_TEMPLATE];
	size_t row = answer - ANSWER_ROWS;

	if (row < plans->count)
		return plans->items[plans->count - 1 - row];
	row -= plans->count;
	return row < templates->count ? templates->items[row] : NULL;
}

static void chosen(struct app *app, void *data, size_t answer)
{
	struct dossier_view *view = data;
	const struct record *row;

	if (answer < ANSWER_ROWS) {
		dossier_new_plan(app, view,
				 answer == ANSWER_OTHER_SCHOOL ? PLAN_OTHER_SCHOOL : PLAN_OWN);
		return;
	}
	row = answer_row(view, answer);
	if (row && row->entity == &template_entity)
		begin_from_template(app, view, row);
	else if (row)
		begin_again(app, view, row);
}

static char *answer_label(const struct record *row)
{
	struct buffer out = { 0 };

	if (row->entity == &template_entity)
		return mem_format(_("sjabloon: %s"), record_text(row, TEMPLATE_NAME));
	buffer_add_format(&out, _("zoals versie %lld, "),
			  (long long)record_number(row, PLAN_VERSION));
	record_show(row, PLAN_STATUS, &out);
	buffer_add(&out, " ");
	record_show(row, record_is_set(row, PLAN_CLOSED_ON) ? PLAN_CLOSED_ON : PLAN_STARTS, &out);
	return buffer_take(&out);
}

static void ask_from_what(struct app *app, struct dossier_view *view)
{
	size_t count = ANSWER_ROWS + view->dossier.rows[ENTITY_PLAN].count +
		       view->dossier.rows[ENTITY_TEMPLATE].count;
	char **labels = mem_new(count, sizeof(*labels));

	labels[ANSWER_EMPTY] = mem_text(_("leeg beginnen"));
	labels[ANSWER_OTHER_SCHOOL] = mem_text(_("overnemen van een andere school"));
	for (size_t i = ANSWER_ROWS; i < count; i++)
		labels[i] = answer_label(answer_row(view, i));
	choice_open(app, &(struct choice_list){
				 .title = _("Nieuw OPP: waar begint het mee?"),
				 .labels = (const char *const *)labels,
				 .count = count,
				 .chosen = chosen,
				 .data = view,
			 });
	for (size_t i = 0; i < count; i++)
		free(labels[i]);
	free(labels);
}

void dossier_add_plan(struct app *app, struct dossier_view *view)
{
	struct zb_err err;

	if (show_draft(app, view))
		return;
	if (plan_in_force(&view->dossier)) {
		dossier_adjust(app, view);
		return;
	}
	if (!view->dossier.rows[ENTITY_TEMPLATE].count &&
	    dossier_read_templates(app->db, &view->dossier, &err))
		app_error(app, &err);
	else
		ask_from_what(app, view);
}
