/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan ends: closing it, throwing a draft away. Each is one transaction. */
#include "core/records/consent.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/version.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

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
