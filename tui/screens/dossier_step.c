/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From version to version: the next one out of the one in force, closing, throwing a draft away.
 * Each is one transaction. */
#include "core/records/consent.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/version.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

/* What belongs to one version alone: the next has its own overleg, hearing and adoption. */
static const unsigned own_fields[] = {
	PLAN_VERSION,	PLAN_STARTS,	 PLAN_ENDS,	    PLAN_CONSULTATION,
	PLAN_PARENTS_VIEW, PLAN_PARENTS_VIEW_NOTE, PLAN_HEARD, PLAN_HEARD_DATE,
	PLAN_HEARD_HOW, PLAN_HEARD_TEXT, PLAN_NOT_HEARD_REASON, PLAN_CVB_ADVICE,
	PLAN_CVB_DATE,	PLAN_ADOPTED,	 PLAN_ADOPTED_BY,   PLAN_ADOPTED_DESPITE, PLAN_ROD_BEGIN,
	PLAN_ROD_END,	PLAN_CLOSED_ON,	 PLAN_CLOSE_REASON,
};

static struct record *next_version(const struct record *plan)
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

static enum zb_code carry_goals(struct app *app, const struct dossier_view *view, int64_t from,
				int64_t to, struct zb_err *err)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_GOAL];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < goals->count && !code; i++) {
		struct record *goal;

		if (record_number(goals->items[i], GOAL_PLAN) != from ||
		    record_choice(goals->items[i], GOAL_STATE) != GOAL_OPEN)
			continue;
		goal = record_copy(goals->items[i]);
		goal->id = 0;
		goal->rev = 0;
		record_set_number(goal, GOAL_PLAN, to);
		code = store_insert(app->db, goal, err);
		record_free(goal);
	}
	return code;
}

void dossier_adjust(struct app *app, struct dossier_view *view)
{
	const struct record *plan = plan_in_force(&view->dossier);
	const struct record *draft = dossier_draft(view);
	struct record *next;
	struct zb_err err;
	enum zb_code code;

	if (draft) {
		dossier_show_version(view, draft->id);
		dossier_go(view, DOSSIER_PLAN, (struct page_target){ ENTITY_PLAN, draft->id, -1 });
		app_notice(app, "%s",
			   _("Er is al een concept van de volgende versie: dit is het."));
		return;
	}
	if (!plan)
		return;
	next = next_version(plan);
	code = store_begin(app->db, TXN_EDIT, 0, &err);
	if (code) {
		app_error(app, &err);
		record_free(next);
		return;
	}
	code = store_insert(app->db, next, &err);
	if (!code)
		code = carry_goals(app, view, plan->id, next->id, &err);
	if (dossier_commit(app, code, &err, _("Nieuwe versie als concept, met alles erin."))) {
		dossier_show_version(view, next->id);
		view->tab = DOSSIER_PLAN;
	}
	record_free(next);
}

/* --- closing --- */

static void fill_close(struct form *form, struct record *const *records)
{
	form_add(form, records[0], PLAN_CLOSED_ON);
	form_add(form, records[0], PLAN_CLOSE_REASON);
}

void dossier_close_plan(struct app *app, struct dossier_view *view)
{
	const struct record *plan = plan_in_force(&view->dossier);
	struct record *closing;

	if (!plan)
		return;
	closing = record_copy(plan);
	record_set_choice(closing, PLAN_STATUS, PLAN_CLOSED);
	record_set_date(closing, PLAN_CLOSED_ON, app->today);
	record_form_open(app, &(struct record_form){
				      .title = _("OPP afsluiten"),
				      .draft = mem_format("plan/close/%lld", (long long)plan->id),
				      .records = { closing },
				      .base = record_copy(plan),
				      .link = -1,
				      .field = -1,
				      .saved = _("OPP afgesloten."),
				      .fill = fill_close,
			      });
}

/* --- throwing a draft away --- */

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
	code = remove_rows(app, view, ENTITY_CONSENT, CONSENT_PLAN, plan->id, &err);
	if (!code)
		code = remove_rows(app, view, ENTITY_GOAL, GOAL_PLAN, plan->id, &err);
	if (!code)
		code = store_delete(app->db, plan, &err);
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
