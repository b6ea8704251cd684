/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the columns of a CSV by their headings, however a program spells them. */
#ifndef ZB_CORE_EXCHANGE_CSV_HEADING_H
#define ZB_CORE_EXCHANGE_CSV_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/exchange/csv_read.h"
#include "core/memory.h"

/* A column that can be read: its code, which is a heading too, and what else it is called, the
 * best first, parted by |. Headings are compared by their letters and digits alone, in either case
 * and without diacritics, and so are written here: "Geboorte-datum" is "geboortedatum". */
struct csv_heading {
	const char *column;
	const char *aliases;
};

/* CELL as headings are compared: its small letters and digits alone. The caller frees. */
char *csv_heading_fold(const char *cell);

/* Puts into COLUMNS[i] the place in ROW of TABLE[i], or -1 where it is missing. Where several
 * cells fit, the earlier alias wins, then the earlier cell. Returns how many were found. */
size_t csv_heading_match(const struct csv_heading *table, size_t count, const struct csv_row *row,
			 int *columns);

/* The first alias of each in TABLE as a sentence lists them: "achternaam, roepnaam". */
void csv_heading_list(const struct csv_heading *table, size_t count, struct buffer *out);

/* The cell of ROW at PLACE, "" when PLACE is -1 or the row is shorter. */
const char *csv_cell(const struct csv_row *row, int place);

/* ROW holds something beyond the first COUNT cells: a parting sign that should have been quoted
 * moved the cells, and none of them can be trusted. */
bool csv_row_overflows(const struct csv_row *row, size_t count);

/* ROW has nothing in any cell. */
bool csv_row_is_empty(const struct csv_row *row);

#endif
