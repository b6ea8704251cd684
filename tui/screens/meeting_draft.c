/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved: rows are kept by what they refer to, so that it does not matter
 * whether they are in the file. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/consent.h"
#include "core/records/meeting.h"
#include "db/draft.h"
#include "tui/app.h"
#include "tui/screens/meeting.h"

/* Ids are unique over the file: the kind need not be told. */
static char *gone_name(const struct record *base)
{
	return mem_format("gone.%" PRId64, base->id);
}

static void add_row(struct draft *draft, const char *name, const struct meeting_row *item)
{
	char *id = mem_format("%" PRId64, item->base ? item->base->id : 0);

	draft_add(draft, name, id);
	draft_add_record(draft, name, item->row, item->base);
	free(id);
}

static void add_rows(struct draft *draft, const char *kind, const struct meeting_rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct meeting_row *item = &rows->items[i];
		char *name = item->row ? mem_format("%s.%zu", kind, n++) : gone_name(item->base);

		if (item->row)
			add_row(draft, name, item);
		else
			draft_add(draft, name, "");
		free(name);
	}
}

void meeting_keep(struct app *app, struct meeting *m)
{
	struct draft draft = {0};

	form_keep(&m->form, &draft);
	draft_add_record(&draft, "meeting", m->meeting.row, m->meeting.base);
	add_rows(&draft, "pupil", &m->pupils);
	add_rows(&draft, "attendee", &m->attendees);
	add_rows(&draft, "agreement", &m->agreements);
	add_rows(&draft, "consent", &m->consents);
	if (m->plan.row)
		draft_add_record(&draft, "plan", m->plan.row, m->plan.base);
	draft_add(&draft, "consultation", m->consultation ? "yes" : "no");
	kept_put(&m->kept, app, &draft);
}

/* The row that was kept as NAME: the one of the file with the id that it had, else NULL. */
static struct meeting_row *kept_row(const struct draft *draft, const char *name,
				    const struct meeting_rows *rows)
{
	const char *text = draft_find(draft, name);
	int64_t id = text ? strtoll(text, NULL, 10) : 0;

	for (size_t i = 0; id && i < rows->count; i++)
		if (rows->items[i].base && rows->items[i].base->id == id)
			return &rows->items[i];
	return NULL;
}

static void remove_gone(const struct draft *draft, struct meeting_rows *rows)
{
	for (size_t i = rows->count; i-- > 0;) {
		const struct meeting_row *item = &rows->items[i];
		char *name = item->base ? gone_name(item->base) : NULL;

		if (name && draft_find(draft, name))
			meeting_rows_remove(rows, item->row);
		free(name);
	}
}

/* Takes the rows of KIND up; MAKE makes one that is not in the file. */
static void take_rows(struct app *app, struct meeting *m, const struct draft *draft,
		      const char *kind, struct meeting_rows *rows,
		      struct record *(*make)(struct app *, struct meeting *, const struct draft *,
					     const char *name))
{
	remove_gone(draft, rows);
	for (size_t n = 0;; n++) {
		char *name = mem_format("%s.%zu", kind, n);
		bool more = draft_find(draft, name) != NULL;
		struct meeting_row *item = more ? kept_row(draft, name, rows) : NULL;
		struct record *base = item ? item->base : NULL;
		struct record *row = item ? item->row : NULL;

		if (more && !item)
			row = make(app, m, draft, name);
		if (row)
			draft_take_record(draft, name, row, base, app->today);
		free(name);
		if (!more)
			break;
	}
}

static int64_t kept_id(const struct draft *draft, const char *name, const char *column)
{
	char *whole = mem_format("%s.%s", name, column);
	const char *text = draft_find(draft, whole);
	int64_t id = text ? strtoll(text, NULL, 10) : 0;

	free(whole);
	return id;
}

static struct record *make_pupil(struct app *app, struct meeting *m, const struct draft *draft,
				 const char *name)
{
	int64_t pupil = kept_id(draft, name, "pupil");

	return pupil ? meeting_add_pupil(app, m, pupil) : NULL;
}

static struct record *make_attendee(struct app *app, struct meeting *m, const struct draft *draft,
				    const char *name)
{
	char *whole = mem_format("%s.name", name);
	const char *typed = draft_find(draft, whole);
	struct record *row = NULL;

	if (typed)
		row = meeting_add_attendee(app, m, ATTENDEE_NAME, 0, typed);
	for (unsigned f = ATTENDEE_GUARDIAN; !row && f <= ATTENDEE_PUPIL; f++) {
		int64_t id = kept_id(draft, name, attendee_entity.fields[f].column);

		if (id)
			row = meeting_add_attendee(app, m, f, id, NULL);
	}
	free(whole);
	return row;
}

static struct record *make_agreement(struct app *app, struct meeting *m, const struct draft *draft,
				     const char *name)
{
	(void)app;
	(void)draft;
	(void)name;
	return meeting_add_agreement(m);
}

/* Who can consent is made from the dossier: what was kept goes to the same row, or person. */
static void take_consents(struct app *app, struct meeting *m, const struct draft *draft)
{
	for (size_t n = 0; n <= m->consents.count; n++) {
		char *name = mem_format("consent.%zu", n);
		int64_t guardian = kept_id(draft, name, "guardian");
		struct meeting_row *item = kept_row(draft, name, &m->consents);

		for (size_t i = 0; draft_find(draft, name) && !item && i < m->consents.count; i++)
			if (record_number(m->consents.items[i].row, CONSENT_GUARDIAN_ID) ==
			    guardian)
				item = &m->consents.items[i];
		if (item)
			draft_take_record(draft, name, item->row, item->base, app->today);
		free(name);
	}
}

static void take(struct app *app, struct meeting *m, const struct draft *draft)
{
	const char *consultation = draft_find(draft, "consultation");

	draft_take_record(draft, "meeting", m->meeting.row, m->meeting.base, app->today);
	/* A new talk begins with its pupil: the draft says who they are. */
	if (!m->meeting.base)
		meeting_rows_clear(&m->pupils);
	take_rows(app, m, draft, "pupil", &m->pupils, make_pupil);
	take_rows(app, m, draft, "attendee", &m->attendees, make_attendee);
	take_rows(app, m, draft, "agreement", &m->agreements, make_agreement);
	meeting_follow_pupils(app, m);
	take_consents(app, m, draft);
	/* The version may have moved on: what is in force by now stays as it is. */
	if (meeting_has_draft(m))
		draft_take_record(draft, "plan", m->plan.row, m->plan.base, app->today);
	m->consultation = consultation && strcmp(consultation, "yes") == 0;
	m->asked_group = record_number(m->meeting.row, MEETING_GROUP);
	m->touched = true;
}

enum zb_code meeting_resume(struct app *app, void *state, const struct draft *draft,
			    struct zb_err *err)
{
	struct meeting *m = state;

	(void)err;
	form_clear(&m->form);
	take(app, m, draft);
	form_init(&m->form, app, &meeting_form_ops, m);
	form_touch(&m->form);
	form_resume(&m->form, app, draft);
	return ZB_OK;
}
