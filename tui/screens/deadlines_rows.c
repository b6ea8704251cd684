/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "tui/app.h"
#include "tui/screens/deadlines.h"
#include "tui/screens/postpone.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"

#define POSITIONS 256 /* more than are ever due for one pupil: a row's id is pupil and position */
#define NO_PERIOD (-1)

const struct column deadlines_columns[DEADLINES_COLUMN_COUNT] = {
	[DEADLINES_SIGN] = { .width = 1 },
	[DEADLINES_NAME] = { .width = 24, .min = 20, .grows = true, .max = 36, .cut = CUT_PERSON },
	[DEADLINES_GROUP] = { .width = 6, .min = 5, .priority = 2, .cut = CUT_GROUP },
	[DEADLINES_WHAT] = { .width = 28, .min = 20, .grows = true, .max = 70 },
	[DEADLINES_DAY] = { .width = 10, .priority = 4 },
	[DEADLINES_MARK] = { .width = 1 },
	[DEADLINES_WHEN] = { .width = 14, .min = 13, .align = ALIGN_RIGHT },
	[DEADLINES_WHOSE] = { .width = 14, .min = 10, .priority = 3, .grows = true, .max = 22 },
};

static const char *const period_names[DUE_PERIOD_COUNT] = {
	[DUE_LATE] = N_("Te laat"),
	[DUE_WEEK] = N_("Deze week"),
	[DUE_SIX_WEEKS] = N_("Komende zes weken"),
	[DUE_LATER] = N_("Later"),
};

/* The key of a row is its place; that of a heading is the place of the row below it. */
static char *key_of(const struct due_row *row)
{
	char date[DATE_ISO_SIZE];

	date_to_iso(row->date, date);
	return mem_format("%s %" PRId64 " %" PRId64, date, row->pupil, row->position);
}

struct due_place deadlines_place(const struct list_row *row)
{
	struct due_place place = {0};
	char date[DATE_ISO_SIZE] = "", *rest;

	for (size_t i = 0; row->key && row->key[i] && i < DATE_ISO_SIZE - 1; i++)
		date[i] = row->key[i];
	if (!date_from_iso(date, &place.date))
		return place;
	place.pupil = strtoll(row->key + DATE_ISO_SIZE, &rest, 10);
	place.position = strtoll(rest, NULL, 10);
	return place;
}

/* --- cells --- */

static char *what(const struct due_row *row)
{
	struct buffer task = { 0 };

	/* Of an agreement one wants to read what was agreed. */
	if (*row->detail && deadlines[row->deadline].class == DEADLINE_AGREEMENT)
		return mem_text(row->detail);
	deadline_add_task(&task, row->deadline, row->note, row->detail);
	return buffer_take(&task);
}

/* A term of the school's that is longer than the law's own. */
static void add_past_law(const struct deadlines_source *source, const struct setting *term,
			 struct buffer *out)
{
	const int *values = db_settings(source->db)->value;
	char *past = term ? setting_past_law(term, values[term - settings_table]) : NULL;

	if (past)
		buffer_add_format(out, "%s%s", out->length ? "; " : "", past);
	free(past);
}

/* A sign in the row, and what it means at the foot. */
static void set_mark(const struct deadlines_source *source, const struct due_row *row,
		     struct list_row *out)
{
	const char *holiday = holidays_find(&source->holidays, row->date);
	struct buffer note = {0};

	if (date_is_set(row->term))
		postpone_say(row->date, row->term, row->reason, source->today, &note);
	if (holiday)
		buffer_add_format(&note, _("%svalt in de vakantie: %s"), note.length ? "; " : "",
				  holiday);
	add_past_law(source, deadlines[row->deadline].term, &note);
	list_row_set(out, DEADLINES_NOTE, ROLE_DIM, note.bytes);
	if (date_is_set(row->term))
		list_row_set(out, DEADLINES_MARK, ROLE_ACCENT,
			     sign_postponed(source->look->utf8));
	else if (holiday)
		list_row_set(out, DEADLINES_MARK, ROLE_ACCENT, SIGN_HOLIDAY);
	buffer_clear(&note);
}

static void set_cells(const struct deadlines_source *source, const struct due_row *row,
		      struct list_row *out)
{
	const struct deadline *deadline = &deadlines[row->deadline];
	bool late = deadline_is_late(row->deadline, row->date, row->term, source->today);
	char day[DATE_SHOWN_SIZE], when[DATE_SHOWN_SIZE];

	date_to_near(row->date, source->today, day);
	deadline_when(row->deadline, row->date, row->term, source->today, when);
	list_row_set(out, DEADLINES_SIGN, ROLE_DIM,
		     deadline_class_sign(deadline->class, source->look->utf8));
	list_row_set(out, DEADLINES_NAME, ROLE_TEXT, row->name);
	list_row_set(out, DEADLINES_GROUP, ROLE_TEXT, row->group);
	out->cells[DEADLINES_WHAT] = what(row);
	out->roles[DEADLINES_WHAT] = ROLE_TEXT;
	/* A day that says the same twice is said once. */
	list_row_set(out, DEADLINES_DAY, ROLE_TEXT, strcmp(day, when) ? day : "");
	set_mark(source, row, out);
	list_row_set(out, DEADLINES_WHEN, late ? ROLE_LATE : ROLE_TEXT, when);
	list_row_set(out, DEADLINES_WHOSE, ROLE_DIM, deadline_whose(row->whose, row->named));
}

/* --- the source --- */

/* Rows go into OUT with a heading wherever the period changes. */
struct adding {
	const struct deadlines_source *source;
	struct list_rows *out;
	int period; /* of the row before */
};

static void add_heading(struct adding *adding, const char *key, enum due_period period)
{
	char *count = mem_format("%" PRId64, adding->source->counts[period]);

	list_rows_heading(adding->out, key, _(period_names[period]), count);
	free(count);
}

static enum zb_code add_row(void *context, const struct due_row *row, struct zb_err *err)
{
	struct adding *adding = context;
	enum due_period period = due_period_of(row->date, adding->source->today);
	char *key;

	(void)err;
	key = key_of(row);
	if (adding->period != (int)period)
		add_heading(adding, key, period);
	adding->period = (int)period;
	set_cells(adding->source, row,
		  list_rows_add(adding->out, row->pupil * POSITIONS + row->position + 1, key));
	free(key);
	return ZB_OK;
}

/* From the begin, or from a row of the list on. */
static enum zb_code read_on(struct adding *adding, enum list_place place,
			    const struct list_row *from, size_t count, struct zb_err *err)
{
	const struct deadlines_source *source = adding->source;
	bool heading = from && !from->id;
	struct due_place at = from ? deadlines_place(from) : (struct due_place){0};
	enum due_from how = DUE_FROM_AT;

	if (place == LIST_FIRST)
		how = DUE_FROM_FIRST;
	else if (place == LIST_AFTER && !heading)
		how = DUE_FROM_AFTER;
	/* What FROM stands under needs no second heading; nor does the first row of a list that is
	 * read again, which asks for what stands before it by itself. */
	if (from)
		adding->period = (int)due_period_of(at.date, source->today);
	return due_read(source->db, &source->query, how, from ? &at : NULL, count, add_row, adding,
			err);
}

/* Lets go of the first rows, down to COUNT. */
static void keep_last(struct list_rows *rows, size_t count)
{
	struct list_rows kept = {0};

	if (rows->count <= count)
		return;
	for (size_t i = rows->count - count; i < rows->count; i++) {
		kept.rows = mem_grow(kept.rows, &kept.room, kept.count + 1, sizeof *kept.rows);
		kept.rows[kept.count++] = rows->rows[i];
	}
	rows->count -= count;
	list_rows_clear(rows);
	*rows = kept;
}

/* Up to the end, or up to a row of the list. One row more is read than asked for: it is dropped
 * again with the heading above it, but tells whether the next one begins a period. */
static enum zb_code read_up(struct adding *adding, enum list_place place,
			    const struct list_row *from, size_t count, struct zb_err *err)
{
	const struct deadlines_source *source = adding->source;
	struct due_place at = from ? deadlines_place(from) : (struct due_place){0};
	enum due_period period = due_period_of(at.date, source->today);
	enum zb_code code;

	code = due_read(source->db, &source->query,
			place == LIST_LAST ? DUE_FROM_LAST : DUE_FROM_BEFORE, from ? &at : NULL,
			count + 1, add_row, adding, err);
	if (!code && from && from->id && adding->period != (int)period)
		add_heading(adding, from->key, period);
	keep_last(adding->out, count);
	return code;
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	struct adding adding = { .source = data, .out = out, .period = NO_PERIOD };

	if (from && !from->key) /* a row of which only the id is known: it may have moved */
		return ZB_OK;
	if (place == LIST_LAST || place == LIST_BEFORE)
		return read_up(&adding, place, from, count, err);
	return read_on(&adding, place, from, count, err);
}

const struct list_source deadlines_source = { .read = read_rows };

enum zb_code deadlines_count(struct app *app, int64_t out[DUE_PERIOD_COUNT], struct zb_err *err)
{
	const struct due_query soon = { .soon = true };
	int64_t counts[DUE_PERIOD_COUNT] = {0}, sum = 0;
	enum zb_code code = due_count(app->db, &soon, counts, err);

	for (int p = 0; p < DUE_LATER; p++)
		sum += counts[p];
	if (code)
		return code;
	app->badges[deadlines_screen.bar] = (int)sum;
	if (out)
		memcpy(out, counts, sizeof counts);
	return ZB_OK;
}
