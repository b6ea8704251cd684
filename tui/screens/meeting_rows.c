/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "tui/screens/meeting.h"

struct record *meeting_rows_add(struct meeting_rows *rows, struct record *base, struct record *row,
				const char *title)
{
	rows->items = mem_grow(rows->items, &rows->room, rows->count + 1, sizeof(*rows->items));
	rows->items[rows->count++] =
		(struct meeting_row){.base = base, .row = row, .title = mem_text(title)};
	return row;
}

void meeting_row_clear(struct meeting_row *item)
{
	record_free(item->base);
	record_free(item->row);
	free(item->title);
	free(item->label);
	*item = (struct meeting_row){0};
}

void meeting_rows_remove(struct meeting_rows *rows, const struct record *row)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct meeting_row *item = &rows->items[i];

		if (item->row != row)
			continue;
		record_free(item->row);
		item->row = NULL;
		if (item->base)
			return;
		meeting_row_clear(item);
		memmove(item, item + 1, (--rows->count - i) * sizeof(*item));
		return;
	}
}

void meeting_rows_clear(struct meeting_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		meeting_row_clear(&rows->items[i]);
	free(rows->items);
	*rows = (struct meeting_rows){0};
}

size_t meeting_rows_count(const struct meeting_rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->items[i].row != NULL;
	return count;
}

struct meeting_row *meeting_rows_find(const struct meeting_rows *rows, unsigned field, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct record *row = rows->items[i].row;

		if (row && record_is_set(row, field) && record_number(row, field) == id)
			return &rows->items[i];
	}
	return NULL;
}

bool meeting_row_differs(const struct meeting_row *item)
{
	if (!item->base || !item->row)
		return item->base || item->row;
	for (unsigned f = 0; f < item->row->entity->field_count; f++)
		if (!record_same(item->base, item->row, f))
			return true;
	return false;
}
