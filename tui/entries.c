/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/entries.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"

#define BEST_RANK 2 /* of text_begins */

static enum zb_code entries_read(void *data, enum list_place place, const struct list_row *from,
				 size_t count, struct list_rows *out, struct zb_err *err)
{
	struct entries *entries = data;

	return list_memory.read(&entries->shown, place, from, count, out, err);
}

const struct list_source entries_source = { .read = entries_read };

static void show(struct entries *entries, const struct entry *entry)
{
	struct list_row *row = list_rows_add(&entries->shown, entry->id, NULL);

	for (size_t i = 0; i < ENTRY_CELLS; i++)
		list_row_set(row, i, i ? ROLE_DIM : ROLE_TEXT, entry->cells[i]);
}

void entries_add(struct entries *entries, int64_t id, const char *first, const char *second)
{
	struct entry *entry;
	char *all = mem_format("%s %s", first, second ? second : "");

	entries->items = mem_grow(entries->items, &entries->room, entries->count + 1,
				  sizeof(*entries->items));
	entry = &entries->items[entries->count++];
	*entry = (struct entry){
		.id = id,
		.cells = { mem_text(first), mem_text(second) },
		.folded = text_fold(all),
	};
	free(all);
	if (text_width(first) > entries->widest)
		entries->widest = text_width(first);
	show(entries, entry);
}

void entries_also(struct entries *entries, const char *word)
{
	struct entry *entry = &entries->items[entries->count - 1];
	char *folded = text_fold(word), *both = mem_format("%s %s", entry->folded, folded);

	free(entry->folded);
	free(folded);
	entry->folded = both;
}

static int rank_of(const struct entries *entries, const struct entry *entry, const char *folded)
{
	return entries->from_first ? text_begins(entry->folded, folded) :
				     text_matches(entry->folded, folded);
}

void entries_filter(void *data, const char *folded)
{
	struct entries *entries = data;

	list_rows_clear(&entries->shown);
	for (int rank = BEST_RANK; rank > 0; rank--)
		for (size_t i = 0; i < entries->count; i++)
			if (rank_of(entries, &entries->items[i], folded) == rank)
				show(entries, &entries->items[i]);
}

void entries_free(void *data)
{
	struct entries *entries = data;

	list_rows_clear(&entries->shown);
	for (size_t i = 0; i < entries->count; i++) {
		for (size_t c = 0; c < ENTRY_CELLS; c++)
			free(entries->items[i].cells[c]);
		free(entries->items[i].folded);
	}
	free(entries->items);
	free(entries);
}
