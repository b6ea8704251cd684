/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan ends: closing it, throwing a draft away. Each is one transaction. */
#include <stdlib.h>

#include "core/records/consent.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/support.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

/* --- taking a draft out --- */

static enum zb_code remove_rows(struct app *app, const struct dossier_view *view,
				enum entity_id entity, unsigned plan_field, int64_t plan,
				struct zb_err *err)
{
	const struct record_list *rows = &view->dossier.rows[entity];
	enum zb_code code = ZB_OK;

	/* Those that others refer to by line come first in the list. */
	for (size_t i = rows->count; i > 0 && !code; i--)
		if (record_number(rows->items[i - 1], plan_field) == plan)
			code = store_delete(app->db, rows->items[i - 1], err);
	return code;
}

/* Help that was meant for it goes on without a plan. */
static enum zb_code free_support(struct app *app, const struct dossier_view *view, int64_t plan,
				 struct zb_err *err)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_SUPPORT];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < rows->count && !code; i++) {
		struct record *mine;

		if (record_number(rows->items[i], SUPPORT_PLAN) != plan)
			continue;
		mine = record_copy(rows->items[i]);
		record_clear(mine, SUPPORT_PLAN);
		code = store_update(app->db, rows->items[i], mine, NULL, err);
		record_free(mine);
	}
	return code;
}

/* PLAN, a draft, with all that is of it alone. */
static enum zb_code remove_version(struct app *app, const struct dossier_view *view,
				   const struct record *plan, struct zb_err *err)
{
	enum zb_code code = free_support(app, view, plan->id, err);

	if (!code)
		code = remove_rows(app, view, ENTITY_CONSENT, CONSENT_PLAN, plan->id, err);
	if (!code)
		code = remove_rows(app, view, ENTITY_GOAL, GOAL_PLAN, plan->id, err);
	return code ? code : store_delete(app->db, plan, err);
}

/* --- closing --- */

static bool is_open_goal(const struct record *goal, int64_t plan)
{
	return record_number(goal, GOAL_PLAN) == plan &&
	       record_choice(goal, GOAL_STATE) == GOAL_OPEN;
}

static size_t open_goals(const struct dossier_view *view, int64_t plan)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_GOAL];
	size_t count = 0;

	for (size_t i = 0; i < goals->count; i++)
		count += is_open_goal(goals->items[i], plan);
	return count;
}

static void fill_close(struct form *form, struct record *const *records)
{
	form_add(form, records[0], PLAN_CLOSED_ON);
	form_add(form, records[0], PLAN_CLOSE_REASON);
}

/* Whether the last that was found of GOAL is that it was met. */
static bool is_met(const struct dossier_view *view, const struct record *goal)
{
	for (size_t i = 0; i < view->derived.line_count; i++)
		if (view->derived.lines[i].line == record_number(goal, GOAL_LINE))
			return view->derived.lines[i].finding == FINDING_MET;
	return false;
}

/* What was answered of the goals that are open goes along with the plan, and comes back with it. A
 * goal that was met is done, whatever becomes of the others. */
static enum zb_code settle_goals(struct app *app, const struct dossier_view *view,
				 const struct record *plan, struct zb_err *err)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_GOAL];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < goals->count && !code; i++) {
		struct record *goal;

		if (!is_open_goal(goals->items[i], plan->id))
			continue;
		goal = record_copy(goals->items[i]);
		record_set_choice(goal, GOAL_STATE,
				  view->asked != GOAL_OPEN && is_met(view, goal) ?
					  GOAL_COMPLETED :
					  (int)view->asked);
		code = store_update(app->db, goals->items[i], goal, NULL, err);
		record_free(goal);
	}
	return code;
}

/* A colleague may have thrown it away while the form was open. */
static bool is_there(struct app *app, const struct record *row)
{
	struct record *now = NULL;
	bool gone = store_get(app->db, row->entity, row->id, &now, NULL) == ZB_NOT_FOUND;

	record_free(now);
	return !gone;
}

static enum zb_code write_close(struct app *app, void *data, const struct record *plan,
				const struct record *extra, struct zb_err *err)
{
	const struct dossier_view *view = data;
	const struct record *draft = view->drops_draft ? dossier_draft(view) : NULL;
	enum zb_code code = settle_goals(app, view, plan, err);

	(void)extra;
	if (!code && draft && is_there(app, draft))
		code = remove_version(app, view, draft, err);
	return code;
}

/* Extra support without a plan goes on, with its terms: it is to be ended by itself. */
static void tell_rest(struct buffer *out, const struct record *plan, void *data)
{
	const struct dossier_view *view = data;
	struct date next = date_add_days(record_date(plan, PLAN_CLOSED_ON), 1);

	if (view->drops_draft)
		buffer_add(out, _(" Het concept is verwijderd."));
	if (!standing_has_left(dossier_pupil(&view->dossier), next) &&
	    standing_support(&view->dossier, next, NULL) == SUPPORT_EXTRA)
		buffer_add(out, _(" De extra ondersteuning loopt nog; - bij Leerlingen zet die "
				  "uit."));
}

static void open_close_form(struct app *app, struct dossier_view *view, const struct record *plan)
{
	struct date left = record_date(dossier_pupil(&view->dossier), PUPIL_LEFT);
	bool gone = date_is_set(left) && date_compare(left, app->today) <= 0;
	struct record *closing = record_copy(plan);

	record_set_choice(closing, PLAN_STATUS, PLAN_CLOSED);
	record_set_date(closing, PLAN_CLOSED_ON, gone ? left : app->today);
	record_form_open(app, &(struct record_form){
				      .title = _("OPP afsluiten"),
				      .draft = mem_format("plan/close/%lld", (long long)plan->id),
				      .records = { closing },
				      .base = record_copy(plan),
				      .link = -1,
				      .field = PLAN_CLOSE_REASON,
				      .dossier = &view->dossier,
				      .saved = view->asked == GOAL_HANDED_OVER ?
						       _("OPP afgesloten. p drukt af wat de "
							 "volgende school krijgt.") :
						       _("OPP afgesloten."),
				      .fill = fill_close,
				      .write = write_close,
				      .tell = tell_rest,
				      .data = view,
			      });
}

/* In the order of enum goal_state. */
static const char *const endings[] = {
	[GOAL_OPEN] = N_("open laten"),
	[GOAL_COMPLETED] = N_("alle afgerond"),
	[GOAL_DROPPED] = N_("vervallen, wat behaald is afgerond"),
	[GOAL_HANDED_OVER] = N_("meegegeven aan wie ermee verdergaat, wat behaald is afgerond"),
};

#define ENDING_COUNT (sizeof(endings) / sizeof(*endings))

enum { DRAFT_STAYS, DRAFT_GOES, DRAFT_ANSWERS };

static void draft_chosen(struct app *app, void *data, size_t answer)
{
	struct dossier_view *view = data;
	const struct record *plan = plan_in_force(&view->dossier);

	view->drops_draft = answer == DRAFT_GOES;
	if (plan)
		open_close_form(app, view, plan);
}

/* It would be the next version of a plan that is over, with the term of one that is to come. */
static void ending_chosen(struct app *app, void *data, size_t state)
{
	struct dossier_view *view = data;
	const struct record *draft = dossier_draft(view);
	const char *labels[DRAFT_ANSWERS] = {
		[DRAFT_STAYS] = _("laten liggen: het wordt nog vastgesteld"),
		[DRAFT_GOES] = _("verwijderen, met zijn doelen en instemming"),
	};
	char *title;

	view->asked = (int64_t)state;
	if (!draft) {
		draft_chosen(app, view, DRAFT_STAYS);
		return;
	}
	title = mem_format(_("Er ligt ook een concept, versie %lld: wat gebeurt daarmee?"),
			   (long long)record_number(draft, PLAN_VERSION));
	choice_open(app, &(struct choice_list){
				 .title = title,
				 .labels = labels,
				 .count = DRAFT_ANSWERS,
				 .chosen = draft_chosen,
				 .data = view,
			 });
	free(title);
}

void dossier_close_plan(struct app *app, struct dossier_view *view)
{
	const struct record *plan = plan_in_force(&view->dossier);
	const struct record *pupil = dossier_pupil(&view->dossier);
	size_t open = plan ? open_goals(view, plan->id) : 0;
	const char *labels[ENDING_COUNT];
	char *title;

	if (!plan)
		return;
	if (!open) {
		ending_chosen(app, view, GOAL_OPEN);
		return;
	}
	for (size_t i = 0; i < ENDING_COUNT; i++)
		labels[i] = _(endings[i]);
	title = mem_format(ngettext("%zu doel staat nog open: hoe eindigt het?",
				    "%zu doelen staan nog open: hoe eindigen ze?", open),
			   open);
	choice_open(app, &(struct choice_list){
				 .title = title,
				 .labels = labels,
				 .count = ENDING_COUNT,
				 .current = record_is_set(pupil, PUPIL_LEFT) ? GOAL_HANDED_OVER :
									       GOAL_OPEN,
				 .chosen = ending_chosen,
				 .data = view,
			 });
	free(title);
}

/* --- throwing a draft away --- */

static void remove_draft(struct app *app, void *data)
{
	struct dossier_view *view = data;
	const struct record *plan = dossier_find(&view->dossier, ENTITY_PLAN, view->asked);
	struct zb_err err;
	enum zb_code code;

	if (!plan)
		return;
	code = store_begin(app->db, TXN_EDIT, 0, &err);
	if (code) {
		app_error(app, &err);
		return;
	}
	code = remove_version(app, view, plan, &err);
	dossier_commit(app, code, &err, _("Concept verwijderd."));
}

void dossier_remove_draft(struct app *app, struct dossier_view *view)
{
	const struct record *plan = dossier_version(view);

	view->asked = plan->id;
	dialog_confirm(app,
		       _("Dit concept verwijderen, met zijn doelen en wat over de instemming is "
			 "vastgelegd?"),
		       _("verwijderen"), remove_draft, view);
}
