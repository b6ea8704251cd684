/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who has what leaves for the board, and wants to know more: reads the tables and solves
 * what subtraction gives. And schools made of chance to try it on. */
#ifndef ZB_TESTS_OUTSIDER_H
#define ZB_TESTS_OUTSIDER_H

#include "core/report/board.h"

#define WITHHELD (-1)
#define PUPILS_MAX 400 /* of a school made of chance */
#define JUDGED_CLASSES 4

/* A protected board of PUPILS, the same for the same seed; of the other, about ALIKE percent of the
 * goals came to what is usual in their band. */
struct board outsider_school(uint64_t seed, int pupils);
struct board outsider_school_alike(uint64_t seed, int pupils, int alike);

/* What the reader of a file makes of it: numbers, or WITHHELD. Rows that are not there are zero. */
struct grid {
	size_t rows, columns;
	long at[BOARD_PUPIL_ROWS * 2][BOARD_PUPIL_COLUMNS];
};

/* Everything in leerlingen.csv: per kind and split. */
struct outsider {
	struct grid at[GOAL_KIND_COUNT][BOARD_SPLITS];
};

/* What stands in the column NAME: a number, or WITHHELD; its text, borrowed. */
long outsider_cell(const struct report_table *, size_t row, const char *name);
const char *outsider_text(const struct report_table *, size_t row, const char *name);

/* Solves what one subtraction gives, over rows and columns with totals last. True when something
 * was solved. */
bool outsider_solve_grid(struct grid *);

void outsider_read(const struct board *, struct outsider *);
/* COUNT columns of doelen.csv of one KIND: a row for each area, one for none, the total. */
struct grid outsider_goals(const struct board *, const char *kind, const char *const *columns,
			   size_t count);
/* All that follows from it. */
void outsider_solve(struct outsider *);

/* Nothing that is solved or shown has 1 to 4 pupils behind it. */
void outsider_expect_no_small(const struct grid *, const char *what, int seed);
/* Nor the outcome of a pupil who is known to be judged, where all of the row came to the same. */
void outsider_expect_nobody_told(const struct board *, const struct outsider *, int seed);

#endif
