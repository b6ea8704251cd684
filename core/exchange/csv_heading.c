/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_heading.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/words.h"
#include "core/text.h"

char *csv_heading_fold(const char *cell)
{
	char *folded = text_fold(cell);
	char *to = folded;

	for (const char *from = folded; *from; from++)
		if ((*from >= 'a' && *from <= 'z') || (*from >= '0' && *from <= '9'))
			*to++ = *from;
	*to = '\0';
	return folded;
}

/* How well WORD names HEADING: 0 is best; -1 not at all. */
static int heading_rank(const struct csv_heading *heading, const char *cell, const char *word)
{
	int place = *word ? words_place(heading->aliases, word) : -1;

	if (place >= 0)
		return place;
	return words_place(heading->column, cell) == 0 ? INT_MAX : -1;
}

size_t csv_heading_match(const struct csv_heading *table, size_t count, const struct csv_row *row,
			 int *columns)
{
	char **words = mem_new(row->count, sizeof *words);
	size_t found = 0;

	for (size_t i = 0; i < row->count; i++)
		words[i] = csv_heading_fold(row->cells[i]);
	for (size_t h = 0; h < count; h++) {
		int best = -1;

		columns[h] = -1;
		for (size_t i = 0; i < row->count; i++) {
			int rank = heading_rank(&table[h], row->cells[i], words[i]);

			if (rank >= 0 && (columns[h] < 0 || rank < best)) {
				best = rank;
				columns[h] = (int)i;
			}
		}
		found += columns[h] >= 0;
	}
	for (size_t i = 0; i < row->count; i++)
		free(words[i]);
	free(words);
	return found;
}

void csv_heading_list(const struct csv_heading *table, size_t count, struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add(out, ", ");
		buffer_add_bytes(out, table[i].aliases, words_first(table[i].aliases));
	}
}

const char *csv_cell(const struct csv_row *row, int place)
{
	return place >= 0 && (size_t)place < row->count ? row->cells[place] : "";
}

bool csv_row_overflows(const struct csv_row *row, size_t count)
{
	for (size_t i = count; i < row->count; i++)
		if (*row->cells[i])
			return true;
	return false;
}

bool csv_row_is_empty(const struct csv_row *row)
{
	return !csv_row_overflows(row, 0);
}
