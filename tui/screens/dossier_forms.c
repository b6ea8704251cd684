/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/agreement.h"
#include "core/records/guardian.h"
#include "core/records/pupil.h"
#include "core/rules/version.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/record_form.h"
#include "tui/screens/reference.h"

static void open_row(struct app *app, struct dossier_view *view, struct record *row, int field)
{
	const struct dossier_kind *kind = dossier_kind_of(entity_index(row->entity));
	struct record_form about = {
		.title = _(row->id ? kind->title : kind->new_title),
		.draft = dossier_draft_name(view, row->entity, row->id),
		.records = { row },
		.link = -1,
		.field = field,
		.dossier = &view->dossier,
		.saved = _(kind->saved),
		.tab = !row->id && kind->tab != view->tab ? dossier_tab_name(kind->tab) : NULL,
		.changed = kind->changed,
	};

	if (kind->prepare)
		kind->prepare(app, view, &about);
	record_form_open(app, &about);
}

void dossier_edit_row(struct app *app, struct dossier_view *view, const struct page_target *target)
{
	struct record *row = dossier_edit(view, target->entity, target->row);

	if (row)
		open_row(app, view, row, target->field);
}

static void close_plan(struct app *app, void *data)
{
	dossier_close_plan(app, data);
}

/* Who has left takes the terms of the plan along, so that nothing would ask for its end. */
static void offer_to_close(struct app *app, struct dossier_view *view)
{
	struct date left = record_date(dossier_pupil(&view->dossier), PUPIL_LEFT);

	if (date_is_set(left) && date_compare(left, app->today) <= 0 &&
	    plan_in_force(&view->dossier))
		dialog_offer(app, _("Het OPP is nog in werking. Nu ook het OPP afsluiten?"),
			     _("OPP afsluiten"), close_plan, view);
}

void dossier_edit_pupil(struct app *app, struct dossier_view *view)
{
	if (!view->again)
		view->again = offer_to_close;
	dossier_edit_row(app, view, &(struct page_target){ ENTITY_PUPIL, view->pupil, -1 });
}

void dossier_begin_row(struct app *app, struct dossier_view *view, const struct deadline_mend *mend)
{
	const struct dossier_kind *kind = dossier_kind_of(mend->entity);
	const struct record *begun = mend->kind && kind->begun ? kind->begun(view) : NULL;
	struct record *row;

	if (begun) {
		open_row(app, view, record_copy(begun), -1);
		return;
	}
	row = record_new(entities[mend->entity]);
	record_set_number(row, row->entity->owner_field, view->pupil);
	if (mend->kind)
		record_set_text(row, (unsigned)entity_field(row->entity, "kind"), mend->kind);
	if (kind->begin)
		kind->begin(app, view, row);
	open_row(app, view, row, mend->field);
}

void dossier_add_row(struct app *app, struct dossier_view *view, enum entity_id entity)
{
	dossier_begin_row(app, view, &(struct deadline_mend){ .entity = entity, .field = -1 });
}

/* --- parents --- */

static void fill_guardian(struct form *form, struct record *const *records)
{
	form_add_all(form, records[0]);
	form_section(form, _("Voor deze leerling"));
	form_add(form, records[1], PUPIL_GUARDIAN_RELATION);
	form_add(form, records[1], PUPIL_GUARDIAN_AUTHORITY);
	form_add(form, records[1], PUPIL_GUARDIAN_INFORMATION);
	form_add(form, records[1], PUPIL_GUARDIAN_POSITION);
}

static void open_guardian(struct app *app, struct dossier_view *view, struct record *guardian,
			  struct record *link)
{
	record_form_open(app, &(struct record_form){
				      .title = guardian->id ? _("Ouder of verzorger") :
							      _("Nieuwe ouder of verzorger"),
				      .draft = dossier_draft_name(view, &pupil_guardian_entity,
								  link->id),
				      .records = { guardian, link },
				      .link = PUPIL_GUARDIAN_GUARDIAN,
				      .field = -1,
				      .dossier = &view->dossier,
				      .saved = _("Ouder bewaard."),
				      .fill = fill_guardian,
			      });
}

static struct record *new_link(const struct dossier_view *view, int64_t guardian)
{
	struct record *link = record_new(&pupil_guardian_entity);

	record_set_number(link, PUPIL_GUARDIAN_PUPIL, view->pupil);
	record_set_number(link, PUPIL_GUARDIAN_GUARDIAN, guardian);
	record_set_number(link, PUPIL_GUARDIAN_POSITION,
			  (int64_t)view->dossier.rows[ENTITY_PUPIL_GUARDIAN].count + 1);
	return link;
}

void dossier_edit_guardian(struct app *app, struct dossier_view *view, int64_t pupil_guardian)
{
	struct record *link = dossier_edit(view, ENTITY_PUPIL_GUARDIAN, pupil_guardian);
	struct record *guardian;

	if (!link)
		return;
	guardian = dossier_edit(view, ENTITY_GUARDIAN,
				record_number(link, PUPIL_GUARDIAN_GUARDIAN));
	if (guardian)
		open_guardian(app, view, guardian, link);
	else
		record_free(link);
}

void dossier_add_guardian(struct app *app, struct dossier_view *view)
{
	open_guardian(app, view, record_new(&guardian_entity),
		      new_link(view, RECORD_FORM_PENDING));
}

/* A parent who is known already, of a brother or sister mostly. */
static void picked(struct app *app, void *data, int64_t id)
{
	struct dossier_view *view = data;
	const struct record_list *links = &view->dossier.rows[ENTITY_PUPIL_GUARDIAN];

	for (size_t i = 0; i < links->count; i++)
		if (record_number(links->items[i], PUPIL_GUARDIAN_GUARDIAN) == id) {
			app_notice(app, "%s", _("Deze ouder staat al bij deze leerling."));
			return;
		}
	record_form_open(app, &(struct record_form){
				      .title = _("Ouder of verzorger"),
				      .draft = mem_format("pupil_guardian/new/%lld/%lld",
							  (long long)view->pupil, (long long)id),
				      .records = { new_link(view, id) },
				      .link = -1,
				      .field = PUPIL_GUARDIAN_RELATION,
				      .dossier = &view->dossier,
				      .saved = _("Ouder bewaard."),
			      });
}

void dossier_pick_guardian(struct app *app, struct dossier_view *view)
{
	reference_choose(app, _("Ouder die al in het bestand staat"), &guardian_entity, picked,
			 view);
}

/* --- agreements --- */

void dossier_toggle_agreement(struct app *app, struct dossier_view *view)
{
	const struct page_target *target = dossier_target(view);
	const struct record *row;
	struct record *mine;
	bool done;

	if (!target || target->entity != ENTITY_AGREEMENT)
		return;
	row = dossier_find(&view->dossier, ENTITY_AGREEMENT, target->row);
	if (!row)
		return;
	done = record_is_set(row, AGREEMENT_DONE);
	mine = record_copy(row);
	if (done)
		record_clear(mine, AGREEMENT_DONE);
	else
		record_set_date(mine, AGREEMENT_DONE, app->today);
	dossier_update(app, row, mine,
		       done ? _("Afspraak staat weer open.") : _("Afspraak gedaan."));
	record_free(mine);
}
