/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/list_window.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

#define STEP_MIN 24     /* rows read at once, at least */
#define SCREENS_HELD 4  /* of rows around the cursor */

int list_window_height(const struct list *list)
{
	int rows = list->area.height - (list->headings ? 1 : 0);

	return rows > 1 ? rows : 1;
}

static size_t step(const struct list *list)
{
	size_t rows = (size_t)list_window_height(list);

	return rows > STEP_MIN ? rows : STEP_MIN;
}

void list_window_forget(struct list *list)
{
	list_rows_clear(&list->rows);
	list->cursor = list->top = 0;
	list->at_begin = list->at_end = false;
	list->stale = true;
}

static enum zb_code read_rows(struct list *list, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out)
{
	return list->source->read(list->data, place, from, count, out, &list->err);
}

/* Moves the rows of ADDED, which is emptied, to place AT of the list. */
static void insert(struct list *list, size_t at, struct list_rows *added)
{
	struct list_rows *rows = &list->rows;
	size_t n = added->count;

	if (n > 0) {
		rows->rows = mem_grow(rows->rows, &rows->room, rows->count + n,
				      sizeof(*rows->rows));
		memmove(rows->rows + at + n, rows->rows + at,
			(rows->count - at) * sizeof(*rows->rows));
		memcpy(rows->rows + at, added->rows, n * sizeof(*rows->rows));
		rows->count += n;
	}
	free(added->rows);
	*added = (struct list_rows){ 0 };
}

static void drop(struct list *list, size_t at, size_t n)
{
	struct list_rows *rows = &list->rows;

	for (size_t i = at; i < at + n; i++)
		list_row_clear(&rows->rows[i]);
	memmove(rows->rows + at, rows->rows + at + n,
		(rows->count - at - n) * sizeof(*rows->rows));
	rows->count -= n;
}

/* Lets go of what lies more than half of what may be held from the cursor. */
static void trim(struct list *list)
{
	size_t reach = SCREENS_HELD * step(list) / 2, from;

	if (list->rows.count > list->cursor + reach + 1) {
		from = list->cursor + reach + 1;
		drop(list, from, list->rows.count - from);
		list->at_end = false;
	}
	if (list->cursor > reach) {
		from = list->cursor - reach;
		drop(list, 0, from);
		list->cursor -= from;
		list->top = list->top > from ? list->top - from : 0;
		list->at_begin = false;
	}
}

enum zb_code list_window_extend(struct list *list, enum list_place place)
{
	struct list_rows added = { 0 };
	bool after = place == LIST_AFTER;
	size_t count = step(list), got;
	enum zb_code code = read_rows(list, place,
				      &list->rows.rows[after ? list->rows.count - 1 : 0], count,
				      &added);

	got = added.count;
	insert(list, after ? list->rows.count : 0, &added);
	if (after)
		list->at_end = !code && got < count;
	else {
		list->at_begin = !code && got < count;
		list->cursor += got;
		list->top += got;
	}
	return code;
}

/* Rows from the row with the cursor on, and as many before it as stood above it on the screen. */
static enum zb_code load_around(struct list *list, const struct list_row *anchor, size_t above,
				struct list_rows *out, size_t *cursor)
{
	size_t count = step(list);
	struct list_rows before = { 0 };
	enum zb_code code = read_rows(list, LIST_AT, anchor, count, out);

	if (code || !out->count)
		return code;
	list->at_end = out->count < count;
	code = read_rows(list, LIST_BEFORE, &out->rows[0], above + 1, &before);
	if (code) {
		list_rows_clear(&before);
		return code;
	}
	list->at_begin = before.count < above + 1;
	*cursor = before.count;
	for (size_t i = 0; i < out->count; i++) {
		before.rows = mem_grow(before.rows, &before.room, before.count + 1,
				       sizeof(*before.rows));
		before.rows[before.count++] = out->rows[i];
	}
	free(out->rows);
	*out = before;
	return ZB_OK;
}

static enum zb_code load_edge(struct list *list, enum list_place place, struct list_rows *out,
			      size_t *cursor)
{
	size_t count = step(list);
	enum zb_code code = read_rows(list, place, NULL, count, out);
	bool all = out->count < count;

	list->at_begin = place == LIST_FIRST || all;
	list->at_end = place == LIST_LAST || all;
	*cursor = place == LIST_LAST && out->count ? out->count - 1 : 0;
	return code;
}

/* The first row that is no heading, from the cursor down and else up. */
static void settle(struct list *list)
{
	size_t at = list->cursor;

	while (at < list->rows.count && !list->rows.rows[at].id)
		at++;
	while (at > 0 && (at == list->rows.count || !list->rows.rows[at].id))
		at--;
	list->cursor = at;
}

static enum zb_code load(struct list *list)
{
	struct list_rows fresh = { 0 };
	struct list_row wanted = { .id = list->wanted }, *anchor = NULL;
	size_t above = list->cursor - list->top, cursor = 0;
	bool begin = list->at_begin, end = list->at_end;
	enum zb_code code = ZB_OK;

	if (list->wanted)
		anchor = &wanted;
	else if (list->cursor < list->rows.count)
		anchor = &list->rows.rows[list->cursor];
	if (anchor)
		code = load_around(list, anchor, above, &fresh, &cursor);
	if (!code && !fresh.count && anchor == &wanted && list->cursor < list->rows.count)
		code = load_around(list, &list->rows.rows[list->cursor], above, &fresh, &cursor);
	if (!code && !fresh.count)
		code = load_edge(list, anchor && !list->wanted ? LIST_LAST : list->jump, &fresh,
				 &cursor);
	list->stale = false;
	if (code) {
		list->at_begin = begin;
		list->at_end = end;
		list_rows_clear(&fresh);
		return code;
	}
	list_rows_clear(&list->rows);
	list->rows = fresh;
	list->cursor = cursor;
	list->top = cursor > above ? cursor - above : 0;
	/* A row that came in at the top brings its heading. */
	if (list->top && !fresh.rows[list->top - 1].id)
		list->top--;
	list->wanted = 0;
	settle(list);
	return ZB_OK;
}

/* The cursor within the rows shown, no blank rows below the last when there are rows above. */
static enum zb_code follow(struct list *list)
{
	size_t height = (size_t)list_window_height(list);
	enum zb_code code = ZB_OK;

	if (list->cursor < list->top)
		list->top = list->cursor;
	if (list->cursor >= list->top + height)
		list->top = list->cursor - height + 1;
	while (!code && list->top + height > list->rows.count && !list->at_end)
		code = list_window_extend(list, LIST_AFTER);
	while (!code && list->rows.count < list->top + height && list->top > 0) {
		if (list->rows.count >= height) {
			list->top = list->rows.count - height;
			break;
		}
		if (list->at_begin)
			list->top = 0;
		else
			code = list_window_extend(list, LIST_BEFORE);
	}
	return code;
}

enum zb_code list_fit(struct list *list, const struct area *area, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	list->area = *area;
	list->err = (struct zb_err){ 0 };
	if (list->stale)
		code = load(list);
	if (!code && list->rows.count) {
		code = follow(list);
		trim(list);
	}
	if (code && err)
		*err = list->err;
	return code;
}
