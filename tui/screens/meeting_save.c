/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The talk with all that belongs to it, in one transaction. Rows are copied first, so that what
 * failed can be mended on the screen and saved again. */
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/meeting.h"

/* Takes out a row of the file, unless it is not there any more; a colleague's change is asked
 * about. */
static enum zb_code remove_row(struct app *app, const struct record *base,
			       struct conflict *conflict, struct zb_err *err)
{
	struct record *now = NULL;
	enum zb_code code = store_get(app->db, base->entity, base->id, &now, err);

	if (code == ZB_NOT_FOUND)
		return ZB_OK;
	if (!code && store_differs(now, base)) {
		*conflict = (struct conflict){.row = base->id, .theirs = now};
		return zb_fail(err, ZB_CONFLICT, _("%s is intussen door een collega gewijzigd"),
			       _(base->entity->label));
	}
	record_free(now);
	return code ? code : store_delete(app->db, base, err);
}

/* Writes what differs of ITEM; FIELD (-1: none) of a row that is new gets the meeting's id. */
static enum zb_code write_row(struct app *app, const struct meeting_row *item, int field,
			      int64_t meeting, struct conflict *conflict, struct zb_err *err)
{
	struct record *row;
	enum zb_code code;

	if (!meeting_row_differs(item))
		return ZB_OK;
	if (!item->row)
		return remove_row(app, item->base, conflict, err);
	row = record_copy(item->row);
	if (field >= 0 && !item->base)
		record_set_number(row, (unsigned)field, meeting);
	code = item->base ? store_update(app->db, item->base, row, conflict, err)
			  : store_insert(app->db, row, err);
	record_free(row);
	return code;
}

static enum zb_code write_rows(struct app *app, const struct meeting_rows *rows, int field,
			       int64_t meeting, struct conflict *conflict, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; !code && i < rows->count; i++)
		code = write_row(app, &rows->items[i], field, meeting, conflict, err);
	return code;
}

/* Nothing was said about consent when it is as open as before. */
static bool says_nothing(const struct meeting_row *consent)
{
	return !consent->base && record_choice(consent->row, CONSENT_DECISION) == CONSENT_OPEN;
}

static bool consent_differs(const struct meeting_row *item)
{
	for (unsigned f = 0; item->base && f < CONSENT_FIELD_COUNT; f++)
		if (f != CONSENT_MEETING && !record_same(item->row, item->base, f))
			return true;
	return !item->base;
}

/* What was decided here was decided in this talk. */
static enum zb_code write_consents(struct app *app, struct meeting *m, int64_t meeting,
				   struct conflict *conflict, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; !code && meeting_about_plan(m) && i < m->consents.count; i++) {
		struct meeting_row *item = &m->consents.items[i];

		if (says_nothing(item) || !consent_differs(item))
			continue;
		record_set_number(item->row, CONSENT_MEETING, meeting);
		code = write_row(app, item, -1, 0, conflict, err);
	}
	return code;
}

/* Only a draft takes what was heard: ZB_CONFLICT when it is not one any more. */
static enum zb_code check_draft(struct app *app, const struct record *base,
				struct conflict *conflict, struct zb_err *err)
{
	struct record *now = NULL;
	enum zb_code code = store_get(app->db, &plan_entity, base->id, &now, err);
	bool draft = !code && record_choice(now, PLAN_STATUS) == PLAN_DRAFT;

	record_free(now);
	if (draft || (code && code != ZB_NOT_FOUND))
		return code;
	*conflict = (struct conflict){.row = base->id};
	return zb_fail(err, ZB_CONFLICT, _("het OPP is intussen geen concept meer"));
}

/* What was heard and seen of the draft, and whether this was the consultation about it. */
static enum zb_code write_plan(struct app *app, struct meeting *m, int64_t meeting,
			       struct conflict *conflict, struct zb_err *err)
{
	struct record *row = m->plan.row, *base = m->plan.base;
	enum zb_code code;

	if (!meeting_has_draft(m))
		return ZB_OK;
	if (m->consultation)
		record_set_number(row, PLAN_CONSULTATION, meeting);
	else if (record_number(base, PLAN_CONSULTATION) == meeting)
		record_clear(row, PLAN_CONSULTATION);
	else
		record_copy_field(row, PLAN_CONSULTATION, base, PLAN_CONSULTATION);
	if (record_is_yes(row, PLAN_HEARD) && !record_same(row, base, PLAN_HEARD) &&
	    !record_is_set(row, PLAN_HEARD_DATE))
		record_copy_field(row, PLAN_HEARD_DATE, m->meeting.row, MEETING_DATE);
	if (!meeting_row_differs(&m->plan))
		return ZB_OK;
	code = check_draft(app, base, conflict, err);
	return code ? code : write_row(app, &m->plan, -1, 0, conflict, err);
}

static enum zb_code write_meeting(struct app *app, struct meeting *m, int64_t *id,
				  struct conflict *conflict, struct zb_err *err)
{
	struct record *row;
	enum zb_code code;

	if (m->meeting.base) {
		*id = m->meeting.base->id;
		return write_row(app, &m->meeting, -1, 0, conflict, err);
	}
	row = record_copy(m->meeting.row);
	code = store_insert(app->db, row, err);
	*id = m->made = row->id;
	record_free(row);
	return code;
}

static enum zb_code write_all(struct app *app, struct meeting *m, struct conflict *conflict,
			      struct zb_err *err)
{
	int64_t id = 0;
	enum zb_code code = meeting_adopt(app, m, err);

	if (!code)
		code = write_meeting(app, m, &id, conflict, err);
	if (!code)
		code = write_rows(app, &m->pupils, MEETING_PUPIL_MEETING, id, conflict, err);
	if (!code)
		code = write_rows(app, &m->attendees, ATTENDEE_MEETING, id, conflict, err);
	if (!code)
		code = write_rows(app, &m->agreements, AGREEMENT_MEETING, id, conflict, err);
	if (!code)
		code = write_plan(app, m, id, conflict, err);
	return code ? code : write_consents(app, m, id, conflict, err);
}

static void saved(struct app *app, struct meeting *m)
{
	size_t agreements = meeting_rows_count(&m->agreements);

	kept_drop(&m->kept, app);
	app_stale(app);
	app_pop(app);
	if (m->made)
		app_made(app, &meeting_entity, m->made);
	if (agreements)
		app_notice_undo(app,
				ngettext("Gesprek bewaard, met %zu afspraak.",
					 "Gesprek bewaard, met %zu afspraken.", agreements),
				agreements);
	else
		app_notice_undo(app, _("Gesprek bewaard."));
}

/* Somebody it is about: a pupil, a group, or a meeting of the school itself. */
static bool check(struct app *app, struct meeting *m)
{
	if (!form_check(&m->form, app))
		return false;
	if (meeting_rows_count(&m->pupils) || record_is_set(m->meeting.row, MEETING_GROUP))
		return true;
	form_go(&m->form, app, m->meeting.row, MEETING_GROUP);
	form_fail(&m->form, m->meeting.row, MEETING_GROUP,
		  look_say(&app->look,
			   N_("kies met F5 over wie het gesprek gaat, of hier een groep")));
	return false;
}

void meeting_save(struct app *app, void *state)
{
	struct meeting *m = state;
	struct conflict conflict = {0};
	struct zb_err err = {0};
	enum zb_code code;

	if (!check(app, m))
		return;
	code = store_begin(app->db, TXN_EDIT, 0, &err);
	draft_drop_with(app->db, m->kept.name);
	if (!code) {
		code = write_all(app, m, &conflict, &err);
		if (code)
			store_rollback(app->db);
		else
			code = store_commit(app->db, &err);
	}
	draft_drop_with(app->db, NULL);
	if (!code)
		saved(app, m);
	else if (!conflict.row || !meeting_ask_conflict(app, m, &conflict))
		app_error(app, &err);
}
