/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the talk is about and who was there, picked by typing. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/guardian.h"
#include "core/records/meeting.h"
#include "core/records/staff.h"
#include "core/text.h"
#include "core/words.h"
#include "db/dossier.h"
#include "db/filter.h"
#include "db/query.h"
#include "db/store.h"
#include "db/talk.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/entries.h"
#include "tui/screens/meeting.h"

static const struct column columns[] = {
	{.width = 40, .min = 16, .grows = true, .cut = CUT_PERSON},
	{.width = 20, .min = 8, .priority = 1, .cut = CUT_GROUP},
};

/* --- pupils, through a window over all of them --- */

static const struct pupils_order by_name = {.scope = PUPILS_ALL, .sort = PUPILS_BY_NAME};

struct pupil_source {
	struct db *db;
	struct filter *filter;
};

static enum zb_code add_pupil(void *context, const struct pupils_row *pupil, struct zb_err *err)
{
	struct list_row *row = list_rows_add(context, pupil->pupil, pupil->key);

	(void)err;
	list_row_set(row, 0, ROLE_TEXT, pupil->name);
	list_row_set(row, 1, ROLE_DIM, pupil->group);
	return ZB_OK;
}

/* The place of the first row to read, and how many (at most *COUNT). */
static size_t place_of(const struct pupil_source *source, enum list_place place,
		       const struct list_row *from, size_t *count)
{
	size_t all = filter_count(source->filter), at = 0;
	bool found = from && filter_find(source->filter, from->id, &at);

	switch (place) {
	case LIST_AFTER:
		at = found ? at + 1 : all;
		break;
	case LIST_AT:
		at = found ? at : all;
		break;
	case LIST_LAST:
		at = all > *count ? all - *count : 0;
		break;
	case LIST_BEFORE:
		*count = at < *count ? at : *count;
		return at - *count;
	default:
		break;
	}
	return at;
}

static enum zb_code pupils_source_read(void *data, enum list_place place,
				       const struct list_row *from, size_t count,
				       struct list_rows *out, struct zb_err *err)
{
	const struct pupil_source *source = data;
	size_t at = place_of(source, place, from, &count);
	int64_t *ids = mem_new(count, sizeof(*ids));
	enum zb_code code;

	count = filter_ids(source->filter, at, count, ids);
	code = pupils_read_some(source->db, &by_name, ids, count, add_pupil, out, err);
	free(ids);
	return code;
}

static const struct list_source pupil_list = {.read = pupils_source_read};

static void pupils_filter(void *data, const char *folded)
{
	struct pupil_source *source = data;

	filter_set(source->filter, folded);
}

static void pupils_free(void *data)
{
	struct pupil_source *source = data;

	filter_free(source->filter);
	free(source);
}

static bool is_in(const int64_t *ids, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static void change(struct app *app, struct meeting *m)
{
	m->touched = true;
	form_take(&m->form, app);
	meeting_rebuild(app, m);
}

static void set_pupils(struct app *app, struct meeting *m, const int64_t *ids, size_t count)
{
	for (size_t i = m->pupils.count; i-- > 0;) {
		struct record *row = m->pupils.items[i].row;

		if (row && !is_in(ids, count, record_number(row, MEETING_PUPIL_PUPIL)))
			meeting_rows_remove(&m->pupils, row);
	}
	for (size_t i = 0; i < count; i++)
		if (!meeting_rows_find(&m->pupils, MEETING_PUPIL_PUPIL, ids[i]))
			meeting_add_pupil(app, m, ids[i]);
	form_clear(&m->form); /* what it shows goes away with who it was about */
	meeting_follow_pupils(app, m);
	form_init(&m->form, app, &meeting_form_ops, m);
	m->touched = true;
	form_touch(&m->form);
}

static void pupils_picked(struct app *app, void *data, const int64_t *ids, size_t count)
{
	const struct meeting *m = data;
	bool same = meeting_rows_count(&m->pupils) == count;

	for (size_t i = 0; i < count; i++)
		same = same && meeting_rows_find(&m->pupils, MEETING_PUPIL_PUPIL, ids[i]);
	if (!same)
		set_pupils(app, data, ids, count);
}

void meeting_pick_pupils(struct app *app, void *state)
{
	struct meeting *m = state;
	struct pupil_source *source;
	int64_t *marked;
	size_t count = 0;
	struct zb_err err;

	if (!form_finish(&m->form, app))
		return;
	source = mem_new(1, sizeof(*source));
	marked = mem_new(m->pupils.count, sizeof(*marked));
	source->db = app->db;
	for (size_t i = 0; i < m->pupils.count; i++)
		if (m->pupils.items[i].row)
			marked[count++] =
				record_number(m->pupils.items[i].row, MEETING_PUPIL_PUPIL);
	if (filter_load(app->db, &by_name, &source->filter, &err)) {
		app_error(app, &err);
		free(source);
	} else
		pick_open(app, &(struct pick){.title = _("Over wie gaat het gesprek?"),
					      .columns = columns,
					      .column_count = 2,
					      .source = &pupil_list,
					      .source_data = source,
					      .filter = pupils_filter,
					      .free = pupils_free,
					      .picked_set = pupils_picked,
					      .marked = marked,
					      .mark_count = count,
					      .data = m});
	free(marked);
}

/* --- a group: whose dossier the talk is to stand in --- */

static void group_answered(struct app *app, void *data, size_t button)
{
	struct meeting *m = data;
	int64_t *ids = NULL;
	size_t count = 0;
	struct zb_err err;

	if (button == 0)
		return;
	if (talk_group_pupils(app->db, m->asked_group, record_date(m->meeting.row, MEETING_DATE),
			      button == 1, &ids, &count, &err))
		app_error(app, &err);
	else if (!count)
		app_notice(app, _("Er is niemand om toe te voegen."));
	else
		set_pupils(app, m, ids, count);
	free(ids);
}

void meeting_ask_group(struct app *app, struct meeting *m)
{
	const char *buttons[] = {_("niemand erbij"), _("extra ondersteuning"), _("iedereen")};
	int64_t group = record_number(m->meeting.row, MEETING_GROUP);
	char *text;

	if (!group || group == m->asked_group)
		return;
	m->asked_group = group;
	text = mem_format(_("In wiens dossier komt dit gesprek, van deze %s?"),
			  word((enum school_type)db_settings(app->db)->type, WORD_GROUP));
	dialog_ask(app, text, buttons, 3, group_answered, m);
	free(text);
}

/* --- who was there --- */

/* Guardians, pupils and staff have ids that are unique over the file: the picker needs no more. */
struct attendee_source {
	struct entries entries;
	const struct meeting *meeting;
	struct date today;
	const struct look *look;
};

static void add_staff_cells(struct attendee_source *source, const char *const *cells)
{
	const char *const *f = cells + QUERY_FIELDS;
	struct buffer name = {0};
	struct date left;

	if (f[STAFF_LEFT] && date_from_iso(f[STAFF_LEFT], &left) &&
	    date_compare(left, source->today) < 0)
		return;
	name_add_plain(&name, f[STAFF_GIVEN_NAME] ? f[STAFF_GIVEN_NAME] : "",
		       f[STAFF_PREFIX] ? f[STAFF_PREFIX] : "", f[STAFF_FAMILY_NAME]);
	entries_add(&source->entries, strtoll(cells[QUERY_ID], NULL, 10), name.bytes,
		    f[STAFF_FUNCTION] ? word_choice(source->look->school,
						    &staff_entity.fields[STAFF_FUNCTION],
						    f[STAFF_FUNCTION])
				      : _("medewerker"));
	buffer_clear(&name);
}

static enum zb_code add_staff(void *context, const char *const *cells, struct zb_err *err)
{
	(void)err;
	add_staff_cells(context, cells);
	return ZB_OK;
}

static bool is_known(const struct attendee_source *source, int64_t id)
{
	for (size_t n = 0; n < source->entries.count; n++)
		if (source->entries.items[n].id == id)
			return true;
	return false;
}

/* A pupil and its guardians. */
static void add_family(struct attendee_source *source, const struct dossier *d)
{
	const struct record *pupil = dossier_pupil(d);
	const struct record_list *links = &d->rows[ENTITY_PUPIL_GUARDIAN];
	struct buffer name = {0};

	for (size_t i = 0; i < links->count; i++) {
		const struct record *link = links->items[i];
		int64_t id = record_number(link, PUPIL_GUARDIAN_GUARDIAN);

		if (is_known(source, id)) /* of a brother or sister too */
			continue;
		buffer_reset(&name);
		record_title(dossier_find(d, ENTITY_GUARDIAN, id), &name);
		entries_add(
			&source->entries, id, name.bytes,
			record_is_set(link, PUPIL_GUARDIAN_RELATION)
				? field_choice_label(
					  &pupil_guardian_entity.fields[PUPIL_GUARDIAN_RELATION],
					  record_text(link, PUPIL_GUARDIAN_RELATION))
				: _("ouder of verzorger"));
	}
	buffer_reset(&name);
	if (pupil) {
		record_title(pupil, &name);
		entries_add(&source->entries, pupil->id, name.bytes, _("leerling"));
	}
	buffer_clear(&name);
}

static void add_families(struct app *app, struct attendee_source *source)
{
	const struct meeting_rows *pupils = &source->meeting->pupils;
	struct dossier dossier = {0};
	struct zb_err err;

	for (size_t i = 0; i < pupils->count; i++) {
		const struct record *row = pupils->items[i].row;

		if (!row)
			continue;
		if (dossier_read(app->db, record_number(row, MEETING_PUPIL_PUPIL), &dossier, &err))
			app_error(app, &err);
		add_family(source, &dossier);
	}
	dossier_free(&dossier);
}

/* Those already there that are none of the above, by the field that names them. */
static void add_others(struct attendee_source *source)
{
	const struct meeting_rows *rows = &source->meeting->attendees;

	for (size_t i = 0; i < rows->count; i++)
		for (unsigned f = ATTENDEE_GUARDIAN; rows->items[i].row && f <= ATTENDEE_PUPIL;
		     f++) {
			int64_t id = record_number(rows->items[i].row, f);

			if (id && !is_known(source, id))
				entries_add(&source->entries, id, rows->items[i].title, NULL);
		}
}

/* The field of an attendee that names the person with that id. */
static unsigned field_of(struct app *app, int64_t id)
{
	static const struct {
		const struct entity *entity;
		unsigned field;
	} kinds[] = {{&guardian_entity, ATTENDEE_GUARDIAN}, {&pupil_entity, ATTENDEE_PUPIL}};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct record *row = NULL;
		bool found = store_get(app->db, kinds[i].entity, id, &row, NULL) == ZB_OK;

		record_free(row);
		if (found)
			return kinds[i].field;
	}
	return ATTENDEE_STAFF;
}

static int64_t who(const struct record *attendee)
{
	for (unsigned f = ATTENDEE_GUARDIAN; f <= ATTENDEE_PUPIL; f++)
		if (record_is_set(attendee, f))
			return record_number(attendee, f);
	return 0;
}

static void attendees_picked(struct app *app, void *data, const int64_t *ids, size_t count)
{
	struct meeting *m = data;

	for (size_t i = m->attendees.count; i-- > 0;) {
		struct record *row = m->attendees.items[i].row;

		if (row && who(row) && !is_in(ids, count, who(row)))
			meeting_rows_remove(&m->attendees, row);
	}
	for (size_t i = 0; i < count; i++) {
		bool there = false;

		for (size_t n = 0; n < m->attendees.count; n++)
			there = there || (m->attendees.items[n].row &&
					  who(m->attendees.items[n].row) == ids[i]);
		if (!there)
			meeting_add_attendee(app, m, field_of(app, ids[i]), ids[i], NULL);
	}
	change(app, m);
}

static void attendees_free(void *data)
{
	entries_free(data); /* begins with the entries, and frees them all */
}

void meeting_pick_attendees(struct app *app, void *state)
{
	struct meeting *m = state;
	struct attendee_source *source;
	int64_t *marked;
	size_t count = 0;
	struct zb_err err;

	if (!form_finish(&m->form, app))
		return;
	source = mem_new(1, sizeof(*source));
	marked = mem_new(m->attendees.count, sizeof(*marked));
	source->meeting = m;
	source->today = app->today;
	source->look = &app->look;
	add_families(app, source);
	if (query_rows(app->db, &staff_entity, NULL, 0, add_staff, source, &err))
		app_error(app, &err);
	add_others(source);
	for (size_t i = 0; i < m->attendees.count; i++)
		if (m->attendees.items[i].row && who(m->attendees.items[i].row))
			marked[count++] = who(m->attendees.items[i].row);
	pick_open(app, &(struct pick){.title = _("Wie waren erbij?"),
				      .columns = columns,
				      .column_count = 2,
				      .width = source->entries.widest + 1 + columns[1].width,
				      .source = &entries_source,
				      .source_data = source,
				      .filter = entries_filter,
				      .free = attendees_free,
				      .empty = _("Nog niemand. F7 typt een naam."),
				      .picked_set = attendees_picked,
				      .marked = marked,
				      .mark_count = count,
				      .data = m});
	free(marked);
}

/* Names that are in no list, parted by commas. */
static void names_typed(struct app *app, void *data, const char *text)
{
	struct meeting *m = data;

	for (size_t i = m->attendees.count; i-- > 0;) {
		struct record *row = m->attendees.items[i].row;

		if (row && record_is_set(row, ATTENDEE_NAME))
			meeting_rows_remove(&m->attendees, row);
	}
	while (*text) {
		size_t length = strcspn(text, ",;");
		char *part = mem_bytes(text, length), *name = text_clean(part, false);

		if (*name)
			meeting_add_attendee(app, m, ATTENDEE_NAME, 0, name);
		free(part);
		free(name);
		text += length + (text[length] ? 1 : 0);
	}
	change(app, m);
}

void meeting_type_attendees(struct app *app, void *state)
{
	struct meeting *m = state;
	struct buffer names = {0};

	if (!form_finish(&m->form, app))
		return;
	for (size_t i = 0; i < m->attendees.count; i++) {
		const struct record *row = m->attendees.items[i].row;

		if (row && record_is_set(row, ATTENDEE_NAME))
			buffer_add_format(&names, "%s%s", names.length ? ", " : "",
					  record_text(row, ATTENDEE_NAME));
	}
	dialog_text(app, &(struct dialog_text){
				 .title = _("Anderen die erbij waren"),
				 .help = _("namen of functies, met een komma ertussen: logopedist "
					   "M. Bos, wijkteam"),
				 .text = names.bytes,
				 .done = names_typed,
				 .data = m});
	buffer_clear(&names);
}
