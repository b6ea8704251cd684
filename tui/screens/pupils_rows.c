/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/pupil.h"
#include "core/rules/deadline.h"
#include "core/text.h"
#include "tui/screens/pupils.h"
#include "tui/screens/signs.h"

#define NAME_WIDTH 44 /* that the longest name needs */
#define DUE_WIDTH 23 /* of the column of what is due, which never gets narrower */

struct cell {
	enum role role;
	char *text; /* owned */
};

typedef struct cell cell_make(const struct pupils_source *, const struct pupils_row *);

static struct cell cell_name(const struct pupils_source *source, const struct pupils_row *row)
{
	(void)source;
	return (struct cell){ ROLE_TEXT, mem_text(row->name) };
}

static struct cell cell_group(const struct pupils_source *source, const struct pupils_row *row)
{
	(void)source;
	return (struct cell){ ROLE_TEXT, mem_text(row->group) };
}

/* "geen", "concept", the month since when it is in force, "voorbij" once it should have ended. */
static struct cell cell_plan(const struct pupils_source *source, const struct pupils_row *row)
{
	char month[DATE_SHOWN_SIZE];

	if (row->plan_state == PLAN_STATE_CLOSED)
		return (struct cell){ ROLE_DIM, mem_text(_("einde")) };
	if (date_is_set(row->plan_until) && date_compare(row->plan_until, source->today) < 0)
		return (struct cell){ ROLE_LATE, mem_text(_("voorbij")) };
	if (row->plan_state == PLAN_STATE_IN_FORCE) {
		date_to_month(row->plan_since, month);
		return (struct cell){ ROLE_TEXT, mem_text(month) };
	}
	if (row->plan_state == PLAN_STATE_NONE && source->order.scope != PUPILS_EXTRA &&
	    !date_is_set(row->extra_since))
		return (struct cell){ ROLE_TEXT, NULL };
	return (struct cell){ row->plan_state == PLAN_STATE_DRAFT ? ROLE_TEXT : ROLE_DIM,
			      mem_text(_(plan_states[row->plan_state].label)) };
}

/* How a sign that is stored is shown. */
static const char *sign_shown(const struct look *look, char stored)
{
	for (int f = 0; f < FINDING_COUNT; f++)
		if (*finding_sign((enum finding)f, false) == stored)
			return finding_sign((enum finding)f, look->utf8);
	return look->glyphs[GLYPH_OPEN];
}

static char *signs(const struct look *look, const char *stored)
{
	struct buffer text = {0};

	for (const char *c = stored; *c; c++)
		buffer_add(&text, sign_shown(look, *c));
	return buffer_take(&text);
}

static struct cell cell_learning(const struct pupils_source *source, const struct pupils_row *row)
{
	return (struct cell){ ROLE_TEXT, signs(source->look, row->learning) };
}

static struct cell cell_behaviour(const struct pupils_source *source, const struct pupils_row *row)
{
	return (struct cell){ ROLE_TEXT, signs(source->look, row->behaviour) };
}

/* What is due left and when right, in the width of the column. */
static struct cell cell_due(const struct pupils_source *source, const struct pupils_row *row)
{
	char when[DATE_SHOWN_SIZE];
	int pad, least;
	bool late = row->due >= 0 && deadline_is_late(row->due, row->due_date, row->due_term,
						      source->today);
	struct buffer text = {0};
	char mark[8] = "", *what;

	if (row->due < 0)
		return (struct cell){ ROLE_DIM, row->plan_state == PLAN_STATE_IN_FORCE ?
							mem_text("-") :
							NULL };
	deadline_when(row->due, row->due_date, row->due_term, source->today, when);
	if (date_is_set(row->due_term))
		snprintf(mark, sizeof mark, "%s ", sign_postponed(source->look->utf8));
	least = DUE_WIDTH - 1 - text_width(mark) - text_width(when);
	what = text_cut(_(deadlines[row->due].label), least > 0 ? least : 0, source->look->utf8);
	pad = DUE_WIDTH - text_width(what) - text_width(mark) - text_width(when);
	buffer_add_format(&text, "%s%*s%s%s", what, pad > 0 ? pad : 1, "", mark, when);
	free(what);
	return (struct cell){ late ? ROLE_LATE : ROLE_TEXT, buffer_take(&text) };
}

#define COLUMN_ROW(name, label_, width_, min_, priority_, cut_)                                    \
	{ .label = label_, .width = width_, .min = min_, .priority = priority_, .cut = cut_,      \
	  .grows = cut_ == CUT_PERSON, .max = NAME_WIDTH },
#define COLUMN_CELL(name, ...) cell_##name,

void pupils_legend(const struct app *app, const void *state, struct legend *out)
{
	(void)state;
	signs_add_findings(out, &app->look, true);
	legend_add(out, sign_postponed(app->look.utf8), _("uitgesteld"));
}

const struct column pupils_columns[PUPILS_COLUMN_COUNT] = { PUPILS_COLUMNS(COLUMN_ROW) };
static cell_make *const cells[PUPILS_COLUMN_COUNT] = { PUPILS_COLUMNS(COLUMN_CELL) };

/* --- the source --- */

struct adding {
	const struct pupils_source *source;
	struct list_rows *out;
	size_t place; /* with a filter: of the next row among those that are left */
};

static enum zb_code add_row(void *context, const struct pupils_row *row, struct zb_err *err)
{
	struct adding *adding = context;
	char place[24];
	struct list_row *added;

	(void)err;
	snprintf(place, sizeof place, "%zu", adding->place++);
	added = list_rows_add(adding->out, row->pupil,
			      adding->source->filter ? place : row->key);
	for (size_t i = 0; i < PUPILS_COLUMN_COUNT; i++) {
		struct cell cell = cells[i](adding->source, row);

		list_row_take(added, i, cell.role, cell.text);
	}
	return ZB_OK;
}

static enum zb_code read_file(struct adding *adding, enum list_place place,
			      const struct list_row *from, size_t count, struct zb_err *err)
{
	static const enum pupils_place places[] = {
		[LIST_FIRST] = PUPILS_FIRST, [LIST_LAST] = PUPILS_LAST, [LIST_AT] = PUPILS_AT,
		[LIST_AFTER] = PUPILS_AFTER, [LIST_BEFORE] = PUPILS_BEFORE,
	};
	const struct pupils_source *source = adding->source;
	char *now = NULL;
	const char *key = from ? from->key : NULL;
	enum zb_code code = ZB_OK;

	if (place == LIST_AT)
		code = pupils_key(source->db, &source->order, from->id, &now, err);
	if (now)
		key = now;
	if (!code && (key || !from))
		code = pupils_read(source->db, &source->order, places[place], key, count, add_row,
				   adding, err);
	free(now);
	return code;
}

/* The first of the rows that are asked for; *COUNT is cut to how many there are. */
static size_t begin_of(const struct filter *filter, enum list_place place,
		       const struct list_row *from, size_t *count)
{
	size_t all = filter_count(filter), begin = 0, end = all, now;
	size_t at = from && from->key ? (size_t)strtoul(from->key, NULL, 10) : all;

	if (place == LIST_AFTER)
		begin = at + 1;
	else if (place == LIST_AT)
		begin = filter_find(filter, from->id, &now) ? now : at;
	else if (place == LIST_BEFORE)
		end = at < all ? at : all;
	if ((place == LIST_LAST || place == LIST_BEFORE) && end > *count)
		begin = end - *count;
	if (begin > end)
		begin = end;
	if (end - begin < *count)
		*count = end - begin;
	return begin;
}

static enum zb_code read_filter(struct adding *adding, enum list_place place,
				const struct list_row *from, size_t count, struct zb_err *err)
{
	const struct pupils_source *source = adding->source;
	int64_t *ids = mem_new(count, sizeof *ids);
	enum zb_code code;

	adding->place = begin_of(source->filter, place, from, &count);
	count = filter_ids(source->filter, adding->place, count, ids);
	code = pupils_read_some(source->db, &source->order, ids, count, add_row, adding, err);
	free(ids);
	return code;
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	struct adding adding = { .source = data, .out = out };

	return adding.source->filter ? read_filter(&adding, place, from, count, err) :
				       read_file(&adding, place, from, count, err);
}

const struct list_source pupils_source = { .read = read_rows };
