/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/agreement.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/log.h"
#include "core/records/plan.h"
#include "core/rules/standing.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"
#include "tui/screens/reference.h"

/* An incident is confidential, unless she says otherwise. */
static void log_changed(struct form *form, struct record *const *records,
			const struct record *record, int field)
{
	struct record *log = records[0];

	(void)form;
	(void)record;
	if (field == LOG_KIND && record_choice(log, LOG_KIND) == LOG_INCIDENT &&
	    !record_is_set(log, LOG_CONFIDENTIAL))
		record_set_text(log, LOG_CONFIDENTIAL, "yes");
}

/* What differs in the forms of plain rows. */
static const struct kind {
	enum entity_id entity;
	const char *title, *new_title, *saved;
	void (*changed)(struct form *, struct record *const *, const struct record *, int field);
} kinds[] = {
	{ ENTITY_LOG, N_("Logboek"), N_("Nieuw in het logboek"), N_("Logboek bewaard."),
	  log_changed },
	{ ENTITY_AGREEMENT, N_("Afspraak"), N_("Nieuwe afspraak"), N_("Afspraak bewaard."), NULL },
	{ ENTITY_SUPPORT_PERIOD, N_("Ondersteuningsperiode"), N_("Nieuwe ondersteuningsperiode"),
	  N_("Ondersteuningsperiode bewaard."), NULL },
	{ ENTITY_PLACEMENT, N_("Plaatsing"), N_("Nieuwe plaatsing"), N_("Plaatsing bewaard."),
	  NULL },
	{ ENTITY_PUPIL, N_("Leerling"), N_("Leerling"), N_("Leerling bewaard."), NULL },
};

static void open_row(struct app *app, struct dossier_view *view, struct record *row)
{
	const struct kind *kind = kinds;

	while (entities[kind->entity] != row->entity)
		kind++;
	record_form_open(app, &(struct record_form){
				      .title = _(row->id ? kind->title : kind->new_title),
				      .draft = dossier_draft_name(view, row->entity, row->id),
				      .records = { row },
				      .link = -1,
				      .field = -1,
				      .dossier = &view->dossier,
				      .saved = _(kind->saved),
				      .changed = kind->changed,
			      });
}

void dossier_edit_row(struct app *app, struct dossier_view *view, enum entity_id entity, int64_t id)
{
	struct record *row = dossier_edit(view, entity, id);

	if (row)
		open_row(app, view, row);
}

void dossier_edit_pupil(struct app *app, struct dossier_view *view)
{
	dossier_edit_row(app, view, ENTITY_PUPIL, view->pupil);
}

/* In the running school year, in the year group that the pupil is in now. */
static void begin_placement(const struct app *app, const struct dossier_view *view,
			    struct record *row)
{
	const struct record *now = standing_placement(&view->dossier, app->today);

	record_set_number(row, PLACEMENT_PUPIL, view->pupil);
	record_set_year(row, PLACEMENT_SCHOOL_YEAR, school_year_of(app->today));
	record_set_date(row, PLACEMENT_STARTS, app->today);
	if (now && record_is_set(now, PLACEMENT_YEAR_GROUP))
		record_copy_field(row, PLACEMENT_YEAR_GROUP, now, PLACEMENT_YEAR_GROUP);
}

void dossier_add_row(struct app *app, struct dossier_view *view, enum entity_id entity)
{
	struct record *row = record_new(entities[entity]);

	switch (entity) {
	case ENTITY_LOG:
		record_set_number(row, LOG_PUPIL, view->pupil);
		record_set_date(row, LOG_DATE, app->today);
		record_set_choice(row, LOG_KIND, LOG_NOTE);
		break;
	case ENTITY_SUPPORT_PERIOD:
		record_set_number(row, SUPPORT_PERIOD_PUPIL, view->pupil);
		record_set_choice(row, SUPPORT_PERIOD_LEVEL, SUPPORT_EXTRA);
		record_set_date(row, SUPPORT_PERIOD_STARTS, app->today);
		break;
	case ENTITY_PLACEMENT:
		begin_placement(app, view, row);
		break;
	default:
		record_set_number(row, AGREEMENT_PUPIL, view->pupil);
		break;
	}
	open_row(app, view, row);
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
