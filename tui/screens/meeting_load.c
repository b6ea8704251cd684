/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen begins with, and what follows from who it is about. */
#include <inttypes.h>
#include <stdlib.h>

#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "db/store.h"
#include "db/talk.h"
#include "tui/app.h"
#include "tui/screens/meeting.h"
#include "tui/screens/reference.h"

void meeting_clear(struct meeting *m)
{
	form_clear(&m->form);
	meeting_row_clear(&m->meeting);
	meeting_row_clear(&m->plan);
	meeting_rows_clear(&m->pupils);
	meeting_rows_clear(&m->attendees);
	meeting_rows_clear(&m->agreements);
	meeting_rows_clear(&m->consents);
	dossier_free(&m->dossier);
	merge_clear(&m->merge);
	free(m->pupils_line);
	free(m->attendees_line);
	free(m->plan_line);
	free(m->rights_lines);
	kept_clear(&m->kept);
}

static int64_t own_id(const struct meeting *m)
{
	return m->meeting.base ? m->meeting.base->id : MEETING_PENDING;
}

struct record *meeting_add_pupil(struct app *app, struct meeting *m, int64_t pupil)
{
	struct record *row = record_new(&meeting_pupil_entity);
	struct buffer title = {0};

	record_set_number(row, MEETING_PUPIL_MEETING, own_id(m));
	record_set_number(row, MEETING_PUPIL_PUPIL, pupil);
	reference_title(app, &pupil_entity, pupil, &title);
	meeting_rows_add(&m->pupils, NULL, row, title.bytes);
	buffer_clear(&title);
	return row;
}

struct record *meeting_add_attendee(struct app *app, struct meeting *m, unsigned field, int64_t id,
				    const char *name)
{
	struct record *row = record_new(&attendee_entity);
	struct buffer title = {0};

	record_set_number(row, ATTENDEE_MEETING, own_id(m));
	if (field == ATTENDEE_NAME) {
		record_set_text(row, ATTENDEE_NAME, name);
		buffer_add(&title, name);
	} else {
		record_set_number(row, field, id);
		reference_name(app, row, field, &title);
	}
	meeting_rows_add(&m->attendees, NULL, row, title.bytes);
	buffer_clear(&title);
	return row;
}

struct record *meeting_add_agreement(struct meeting *m)
{
	struct record *row = record_new(&agreement_entity);

	record_set_number(row, AGREEMENT_MEETING, own_id(m));
	if (meeting_rows_count(&m->pupils) == 1)
		for (size_t i = 0; i < m->pupils.count; i++)
			if (m->pupils.items[i].row)
				record_copy_field(row, AGREEMENT_PUPIL, m->pupils.items[i].row,
						  MEETING_PUPIL_PUPIL);
	return meeting_rows_add(&m->agreements, NULL, row, NULL);
}

bool meeting_about_plan(const struct meeting *m)
{
	int kind = record_choice(m->meeting.row, MEETING_KIND);

	return m->plan.base && (kind == MEETING_PARENTS || kind == MEETING_PLAN_REVIEW);
}

bool meeting_has_draft(const struct meeting *m)
{
	return m->plan.base && record_choice(m->plan.base, PLAN_STATUS) == PLAN_DRAFT;
}

bool meeting_reviews_draft(const struct meeting *m)
{
	return meeting_has_draft(m) && !record_is_set(m->plan.base, PLAN_CONSULTATION) &&
	       record_choice(m->meeting.row, MEETING_KIND) == MEETING_PLAN_REVIEW;
}

bool meeting_hears(const struct meeting *m)
{
	int kind = record_choice(m->meeting.row, MEETING_KIND);

	return meeting_has_draft(m) && (kind == MEETING_PARENTS || kind == MEETING_PLAN_REVIEW ||
					kind == MEETING_PUPIL_TALK);
}

/* The draft that is being made, else the version in force. */
static const struct record *plan_of_talk(const struct dossier *d)
{
	const struct record *draft = plan_draft(d);

	return draft ? draft : plan_in_force(d);
}

static void add_consent(struct meeting *m, const struct record *plan,
			const struct consent_asked *asked)
{
	struct record *row;
	struct buffer name = {0};
	char *title;

	if (asked->consent)
		row = record_copy(asked->consent);
	else {
		row = record_new(&consent_entity);
		record_set_number(row, CONSENT_PLAN, plan->id);
		record_set_choice(row, CONSENT_PARTY, (int)asked->party);
		record_set_choice(row, CONSENT_DECISION, CONSENT_OPEN);
		if (asked->guardian)
			record_set_number(row, CONSENT_GUARDIAN_ID, asked->guardian->id);
	}
	record_title(asked->guardian ? asked->guardian : dossier_pupil(&m->dossier), &name);
	title = mem_format(_("Instemming %s"), name.bytes);
	meeting_rows_add(&m->consents, asked->consent ? record_copy(asked->consent) : NULL, row,
			 title);
	free(title);
	buffer_clear(&name);
}

static void follow_plan(struct app *app, struct meeting *m)
{
	const struct record *plan = plan_of_talk(&m->dossier);
	struct consent_list list;

	if (!plan)
		return;
	m->plan.base = record_copy(plan);
	m->plan.row = record_copy(plan);
	m->consultation = record_number(plan, PLAN_CONSULTATION) == own_id(m) ||
			  (!m->meeting.base && meeting_reviews_draft(m));
	consent_of_plan(&m->dossier, plan, db_settings(app->db), app->today, &list);
	for (size_t i = 0; i < list.count; i++)
		add_consent(m, plan, &list.asked[i]);
	consent_list_free(&list);
}

void meeting_follow_pupils(struct app *app, struct meeting *m)
{
	int64_t pupil = 0;
	struct zb_err err;

	for (size_t i = 0; i < m->pupils.count; i++)
		if (m->pupils.items[i].row)
			pupil = record_number(m->pupils.items[i].row, MEETING_PUPIL_PUPIL);
	meeting_row_clear(&m->plan);
	meeting_rows_clear(&m->consents);
	dossier_clear(&m->dossier);
	m->consultation = false;
	if (meeting_rows_count(&m->pupils) != 1)
		return;
	if (dossier_read(app->db, pupil, &m->dossier, &err))
		app_error(app, &err);
	else
		follow_plan(app, m);
}

static void take_list(struct app *app, struct meeting_rows *rows, const struct record_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct record *row = record_copy(list->items[i]);
		struct buffer title = {0};

		if (row->entity == &meeting_pupil_entity)
			reference_name(app, row, MEETING_PUPIL_PUPIL, &title);
		for (unsigned f = ATTENDEE_GUARDIAN;
		     row->entity == &attendee_entity && f <= ATTENDEE_PUPIL; f++)
			reference_name(app, row, f, &title);
		if (row->entity == &attendee_entity && !title.length)
			buffer_add(&title, record_text(row, ATTENDEE_NAME));
		meeting_rows_add(rows, record_copy(list->items[i]), row, title.bytes);
		buffer_clear(&title);
	}
}

static enum zb_code load_existing(struct app *app, struct meeting *m, int64_t id,
				  struct zb_err *err)
{
	struct dossier talk = {0};
	enum zb_code code = talk_read(app->db, id, &talk, err);

	if (!code) {
		m->meeting.base = record_copy(talk.rows[ENTITY_MEETING].items[0]);
		m->meeting.row = record_copy(m->meeting.base);
		m->asked_group = record_number(m->meeting.base, MEETING_GROUP);
		take_list(app, &m->pupils, &talk.rows[ENTITY_MEETING_PUPIL]);
		take_list(app, &m->attendees, &talk.rows[ENTITY_ATTENDEE]);
		take_list(app, &m->agreements, &talk.rows[ENTITY_AGREEMENT]);
	}
	dossier_free(&talk);
	return code;
}

static enum zb_code make_new(struct app *app, struct meeting *m, int64_t pupil,
			     const struct record *kind, struct zb_err *err)
{
	struct record *row = NULL;
	enum zb_code code = pupil ? store_get(app->db, &pupil_entity, pupil, &row, err) : ZB_OK;

	record_free(row);
	if (code)
		return code;
	m->meeting.row = record_new(&meeting_entity);
	record_set_choice(m->meeting.row, MEETING_KIND, MEETING_PARENTS);
	if (kind)
		record_copy_field(m->meeting.row, MEETING_KIND, kind, MEETING_KIND);
	record_set_date(m->meeting.row, MEETING_DATE, app->today);
	m->origin = pupil;
	if (pupil)
		meeting_add_pupil(app, m, pupil);
	return ZB_OK;
}

static void begin_draft(struct app *app, struct meeting *m)
{
	char *name = m->meeting.base ? mem_format("meeting:%" PRId64, m->meeting.base->id)
				     : mem_format("meeting:new:%" PRId64, m->origin);

	kept_begin(&m->kept, app, name);
	free(name);
}

enum zb_code meeting_load(struct app *app, struct meeting *m, struct screen_arg arg,
			  struct zb_err *err)
{
	const struct record *given = arg.data;
	struct record *row = NULL;
	int64_t id = given ? given->id : 0;
	enum zb_code code;

	if (!given && arg.id && !store_get(app->db, &meeting_entity, arg.id, &row, NULL))
		id = row->id;
	record_free(row);
	code = id ? load_existing(app, m, id, err) : make_new(app, m, arg.id, given, err);
	if (code)
		return code;
	meeting_follow_pupils(app, m);
	begin_draft(app, m);
	return ZB_OK;
}
