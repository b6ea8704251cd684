/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colleagues who worked on the same talk, or on the plan it is about, while it was written down. */
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "db/dossier.h"
#include "db/talk.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/meeting.h"

#define IDENTITY_MAX 5

/* What makes two rows of a kind the same one. */
static const struct identity {
	const struct entity *entity;
	unsigned fields[IDENTITY_MAX];
	size_t count;
} identities[] = {
	{&meeting_pupil_entity, {MEETING_PUPIL_MEETING, MEETING_PUPIL_PUPIL}, 2},
	{&attendee_entity,
	 {ATTENDEE_MEETING, ATTENDEE_GUARDIAN, ATTENDEE_STAFF, ATTENDEE_PUPIL, ATTENDEE_NAME},
	 5},
	{&consent_entity, {CONSENT_PLAN, CONSENT_PARTY, CONSENT_GUARDIAN_ID}, 3},
};

static const struct identity *identity_of(const struct record *row)
{
	size_t i = 0;

	while (identities[i].entity != row->entity)
		i++;
	return &identities[i];
}

static bool is_same(const struct record *a, const struct record *b)
{
	const struct identity *identity = identity_of(a);

	for (size_t i = 0; i < identity->count; i++)
		if (!record_same(a, b, identity->fields[i]))
			return false;
	return true;
}

/* ITEM, a new row, is in the file by now as THEIRS: both filled in the rest of an empty one. */
static void adopt(struct meeting_row *item, const struct record *theirs)
{
	const struct identity *identity = identity_of(theirs);

	item->base = record_new(theirs->entity);
	item->base->id = item->row->id = theirs->id;
	for (size_t i = 0; i < identity->count; i++)
		record_copy_field(item->base, identity->fields[i], theirs, identity->fields[i]);
}

static struct meeting_row *find_base(struct meeting_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].base && rows->items[i].base->id == id)
			return &rows->items[i];
	return NULL;
}

static void adopt_rows(struct meeting_rows *rows, const struct record_list *file)
{
	for (size_t i = 0; i < rows->count; i++)
		for (size_t n = 0; !rows->items[i].base && n < file->count; n++)
			if (is_same(rows->items[i].row, file->items[n]) &&
			    !find_base(rows, file->items[n]->id))
				adopt(&rows->items[i], file->items[n]);
}

enum zb_code meeting_adopt(struct app *app, struct meeting *m, struct zb_err *err)
{
	struct dossier now = {0};
	enum zb_code code = ZB_OK;

	if (m->meeting.base)
		code = talk_read(app->db, m->meeting.base->id, &now, err);
	if (code == ZB_NOT_FOUND)
		code = ZB_OK;
	else if (!code) {
		adopt_rows(&m->pupils, &now.rows[ENTITY_MEETING_PUPIL]);
		adopt_rows(&m->attendees, &now.rows[ENTITY_ATTENDEE]);
	}
	if (!code && m->plan.base)
		code = dossier_read(app->db, record_number(m->plan.base, PLAN_PUPIL), &now, err);
	if (!code && m->plan.base)
		adopt_rows(&m->consents, &now.rows[ENTITY_CONSENT]);
	dossier_free(&now);
	return code;
}

/* --- asking --- */

static struct meeting_row *find_row(struct meeting *m, int64_t id)
{
	struct meeting_rows *const all[] = {&m->pupils, &m->attendees, &m->agreements,
					    &m->consents};

	if (m->meeting.base && m->meeting.base->id == id)
		return &m->meeting;
	if (m->plan.base && m->plan.base->id == id)
		return &m->plan;
	for (size_t k = 0; k < sizeof(all) / sizeof(*all); k++)
		if (find_base(all[k], id))
			return find_base(all[k], id);
	return NULL;
}

/* The talk is to be added anew, and with it all that belonged to it. */
static void renew_rows(struct meeting_rows *rows, unsigned meeting)
{
	for (size_t i = rows->count; i-- > 0;) {
		struct meeting_row *item = &rows->items[i];

		record_free(item->base);
		item->base = NULL;
		if (!item->row) {
			*item = rows->items[--rows->count];
			continue;
		}
		item->row->id = item->row->rev = 0;
		record_set_number(item->row, meeting, MEETING_PENDING);
	}
}

/* One row is settled: what was chosen is shown, and all is saved again. */
static void settled(struct app *app, void *data)
{
	struct meeting *m = data;

	m->touched = true;
	if (!m->meeting.base) {
		renew_rows(&m->pupils, MEETING_PUPIL_MEETING);
		renew_rows(&m->attendees, ATTENDEE_MEETING);
		renew_rows(&m->agreements, AGREEMENT_MEETING);
	}
	form_refresh(&m->form, app);
	meeting_rebuild(app, m);
	meeting_save(app, m);
}

/* Whether this talk is still the consultation: that may be what was chosen about. */
static void plan_settled(struct app *app, void *data)
{
	struct meeting *m = data;
	int64_t chosen = record_number(m->plan.row, PLAN_CONSULTATION);
	bool own = m->meeting.base && chosen == m->meeting.base->id;

	if (!own && record_same(m->plan.row, m->plan.base, PLAN_CONSULTATION))
		m->consultation = false;
	settled(app, m);
}

static void without_draft(struct app *app, void *data)
{
	struct meeting *m = data;
	struct record *now = NULL;

	form_clear(&m->form);
	if (store_get(app->db, &plan_entity, m->plan.base->id, &now, NULL)) {
		meeting_row_clear(&m->plan);
		meeting_rows_clear(&m->consents);
	} else {
		record_free(m->plan.base);
		record_free(m->plan.row);
		m->plan.base = now;
		m->plan.row = record_copy(now);
	}
	m->consultation = false;
	form_init(&m->form, app, &meeting_form_ops, m);
	settled(app, m);
}

bool meeting_ask_conflict(struct app *app, struct meeting *m, const struct conflict *conflict)
{
	struct meeting_row *item = find_row(m, conflict->row);

	if (item == &m->plan && !conflict->theirs)
		dialog_confirm(app,
			       _("Het OPP is intussen geen concept meer: iemand anders heeft het "
				 "in werking gezet of verwijderd. Wat u bij het overleg en het "
				 "horen invulde kan daar niet meer bij; zet in het verslag wat "
				 "blijven moet."),
			       _("zonder dat bewaren"), without_draft, m);
	else if (item)
		merge_ask(&m->merge, app, &item->base, &item->row, conflict,
			  item == &m->plan ? plan_settled : settled, m);
	return item != NULL;
}
