/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small counts in what leaves the school (DOMAIN 7): fewer than 5 distinct pupils behind a cell,
 * whatever the cell counts, is withheld, and so is more wherever totals would give it away. Zeros
 * are left alone: nobody stands behind them. Whoever publishes the table withholds those that tell
 * what the others have in common (core/report/board.h); that only adds to what is uncertain. */
#ifndef ZB_CORE_RULES_DISCLOSURE_H
#define ZB_CORE_RULES_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>

#define DISCLOSURE_PUPILS_MIN 5 /* fewer behind a cell are withheld */
#define DISCLOSURE_WIDTH_MIN 4  /* what the figures leave open: at least 5 possible values */

struct disclosure_cell {
	long value;  /* what is published: goals, pupils; never negative */
	long pupils; /* distinct pupils behind it; 0 exactly where value is 0 */
	bool withheld;
	/* How many pupils there are, and not the value: set by whoever publishes the table, where
	 * another one tells the rest. */
	bool pupils_withheld;
};

/* Cells by row, with their totals: with row_totals the last column holds the sum of each row, with
 * col_totals the last row that of each column. A list with its sum is one column with col_totals.
 * A subtotal that stands in two tables is withheld in both by running each again, with the cell
 * marked, until nothing more is withheld. */
struct disclosure_table {
	size_t rows, cols;
	bool row_totals, col_totals;
	struct disclosure_cell *cells; /* rows * cols */
};

/* True for 1 to 4 pupils. */
bool disclosure_is_small(long pupils);

/* Marks as withheld the cells with 1 to 4 pupils and as few others, inner cells before totals, as
 * are needed so that all published cells together, with the knowledge that no cell is negative and
 * every withheld one is at least 1, leave for each small cell a range of at least
 * DISCLOSURE_WIDTH_MIN + 1 values that reaches DISCLOSURE_PUPILS_MIN. The range is exact (a
 * maximum flow over the withheld cells), so also chains of subtractions give nothing away. What was
 * marked on entry stays withheld; a cell of 0 is never chosen. */
void disclosure_protect(struct disclosure_table *);

#endif
