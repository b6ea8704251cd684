/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tui/canvas.h"
#include "tui/list.h"

struct list_row *list_rows_add(struct list_rows *rows, int64_t id, const char *key)
{
	struct list_row *row;

	rows->rows = mem_grow(rows->rows, &rows->room, rows->count + 1, sizeof(*rows->rows));
	row = &rows->rows[rows->count++];
	*row = (struct list_row){
		.id = id,
		.key = mem_text(key),
		.seal = canvas_seal(CANVAS_SEAL_BEGIN, (uint64_t)id),
	};
	return row;
}

struct list_row *list_rows_heading(struct list_rows *rows, const char *key, const char *text,
				   const char *right)
{
	struct list_row *row = list_rows_add(rows, 0, key);

	list_row_set(row, 0, ROLE_HEADING, text);
	list_row_set(row, 1, ROLE_DIM, right);
	return row;
}

void list_row_take(struct list_row *row, size_t column, enum role role, char *text)
{
	free(row->cells[column]);
	row->cells[column] = text;
	row->roles[column] = role;
	row->seal = canvas_seal(row->seal, (uint64_t)column << 32 | role);
	if (text)
		row->seal = canvas_seal_text(row->seal, text, strlen(text));
}

void list_row_set(struct list_row *row, size_t column, enum role role, const char *text)
{
	list_row_take(row, column, role, mem_text(text));
}

void list_row_clear(struct list_row *row)
{
	free(row->key);
	for (size_t i = 0; i < LIST_COLUMNS; i++)
		free(row->cells[i]);
	*row = (struct list_row){ 0 };
}

void list_row_draw_whole(const struct list_row *row, const size_t *cells, size_t count,
			 const struct area *area)
{
	struct buffer text = { 0 };

	for (size_t i = 0; row && row->id && i < count; i++) {
		const char *cell = row->cells[cells[i]];

		if (!cell || !*cell)
			continue;
		if (text.length)
			buffer_add_format(&text, " %s ", area->look->glyphs[GLYPH_DOT]);
		buffer_add(&text, cell);
	}
	if (text.length)
		paint_wrapped(area, 0, ROLE_TEXT, text.bytes);
	buffer_clear(&text);
}

void list_rows_clear(struct list_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		list_row_clear(&rows->rows[i]);
	free(rows->rows);
	*rows = (struct list_rows){ 0 };
}

/* --- a source over rows in memory, whose key is the row's number --- */

static void add_copy(struct list_rows *out, const struct list_row *row, size_t number)
{
	char key[24];
	struct list_row *copy;

	snprintf(key, sizeof(key), "%zu", number);
	copy = list_rows_add(out, row->id, key);
	for (size_t i = 0; i < LIST_COLUMNS; i++)
		if (row->cells[i])
			list_row_set(copy, i, row->roles[i], row->cells[i]);
}

void list_rows_turn(struct list_rows *rows, size_t from)
{
	for (size_t a = from, b = rows->count; a + 1 < b; a++, b--) {
		struct list_row row = rows->rows[a];

		rows->rows[a] = rows->rows[b - 1];
		rows->rows[b - 1] = row;
	}
}

/* The number of row FROM now; COUNT when it is nowhere. */
static size_t number_of(const struct list_rows *all, const struct list_row *from)
{
	for (size_t i = 0; from->id && i < all->count; i++)
		if (all->rows[i].id == from->id)
			return i;
	return from->key ? (size_t)strtoul(from->key, NULL, 10) : all->count;
}

static enum zb_code memory_read(void *data, enum list_place place, const struct list_row *from,
				size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct list_rows *all = data;
	size_t at = from ? number_of(all, from) : 0, begin = 0, end = all->count;

	(void)err;
	if (place == LIST_AFTER)
		begin = at + 1;
	else if (place == LIST_AT)
		begin = at;
	else if (place == LIST_BEFORE && at < end)
		end = at;
	if ((place == LIST_LAST || place == LIST_BEFORE) && end > count)
		begin = end - count;
	for (size_t i = begin; i < end && i - begin < count; i++)
		add_copy(out, &all->rows[i], i);
	return ZB_OK;
}

const struct list_source list_memory = { .read = memory_read };
