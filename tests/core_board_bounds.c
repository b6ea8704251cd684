/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves for the board, read by somebody who reasons with bounds: no sum gives a number away,
 * but all of them together may leave too little room for it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/memory.h"
#include "tests/outsider.h"

#define LAST_ROW (BOARD_PUPIL_ROWS - 1)
#define UNKNOWN  (PUPILS_MAX * BOARD_PUPIL_ROWS)

struct range {
	long low, high;
};

/* What a column of doelen.csv says of the classes of leerlingen.csv. */
static const struct {
	const char *column;
	enum pupil_outcome first, last;
	bool within; /* who has such a goal is in one of these classes, or is not judged */
	bool each;   /* whoever is in them has one */
} rules[] = {
	{ "met_pupils", OUTCOME_ALL_MET, OUTCOME_PARTLY_MET, true, true },
	{ "not_met_pupils", OUTCOME_PARTLY_MET, OUTCOME_NONE_MET, true, false },
	{ "not_met_pupils", OUTCOME_NONE_MET, OUTCOME_NONE_MET, false, true },
	{ "undeterminable_pupils", OUTCOME_PARTLY_MET, OUTCOME_UNDETERMINABLE, true, false },
	{ "undeterminable_pupils", OUTCOME_UNDETERMINABLE, OUTCOME_UNDETERMINABLE, false, true },
	{ "judged_pupils", OUTCOME_ALL_MET, OUTCOME_UNDETERMINABLE, true, true },
};

#define RULES (sizeof rules / sizeof *rules)

struct bounds {
	struct range at[GOAL_KIND_COUNT][BOARD_SPLITS][BOARD_PUPIL_ROWS][BOARD_PUPIL_COLUMNS];
	struct grid goals[GOAL_KIND_COUNT]; /* columns of doelen.csv, as in rules */
	struct range sums[GOAL_KIND_COUNT][RULES][BOARD_GOAL_ROWS]; /* of the classes of a rule */
	bool moved;
};

static void narrow(struct bounds *b, struct range *range, long low, long high)
{
	b->moved |= low > range->low || high < range->high;
	range->low = low > range->low ? low : range->low;
	range->high = high < range->high ? high : range->high;
}

static void narrow_same(struct bounds *b, struct range *one, struct range *other)
{
	narrow(b, one, other->low, other->high);
	narrow(b, other, one->low, one->high);
}

/* COUNT cells that lie STEP apart add up to TOTAL. */
static void narrow_sum(struct bounds *b, struct range *first, size_t step, size_t count,
		       struct range *total)
{
	long low = 0, high = 0;

	for (size_t i = 0; i < count; i++) {
		low += first[i * step].low;
		high += first[i * step].high;
	}
	narrow(b, total, low, high);
	for (size_t i = 0; i < count; i++) {
		struct range *cell = &first[i * step];

		narrow(b, cell, total->low - high + cell->high, total->high - low + cell->low);
	}
}

static void narrow_by_goals(struct bounds *b, int kind, size_t rule)
{
	struct range *all = b->at[kind][BOARD_BAND][LAST_ROW];

	for (size_t row = 0; row < BOARD_GOAL_ROWS; row++) {
		long pupils = b->goals[kind].at[row][rule];
		struct range *sum = &b->sums[kind][rule][row];

		if (pupils == WITHHELD)
			continue;
		if (rules[rule].within)
			narrow(b, sum, pupils - all[OUTCOME_NOT_JUDGED].high, UNKNOWN);
		if (rules[rule].each && row == BOARD_GOAL_ROWS - 1)
			narrow(b, sum, 0, pupils);
		narrow_sum(b, &all[rules[rule].first], 1,
			   (size_t)(rules[rule].last - rules[rule].first) + 1, sum);
	}
}

static void narrow_table(struct bounds *b, struct range t[BOARD_PUPIL_ROWS][BOARD_PUPIL_COLUMNS])
{
	for (size_t row = 0; row < BOARD_PUPIL_ROWS; row++)
		narrow_sum(b, t[row], 1, OUTCOME_COUNT, &t[row][OUTCOME_COUNT]);
	for (size_t c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		narrow_sum(b, &t[0][c], BOARD_PUPIL_COLUMNS, LAST_ROW, &t[LAST_ROW][c]);
}

static void narrow_all(struct bounds *b)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		for (int split = 0; split < BOARD_SPLITS; split++)
			narrow_table(b, b->at[kind][split]);
		for (size_t c = 0; c < BOARD_PUPIL_COLUMNS; c++)
			narrow_same(b, &b->at[kind][BOARD_BAND][LAST_ROW][c],
				    &b->at[kind][BOARD_CATEGORY][LAST_ROW][c]);
		for (size_t rule = 0; rule < RULES; rule++)
			narrow_by_goals(b, kind, rule);
	}
	for (int split = 0; split < BOARD_SPLITS; split++)
		for (size_t row = 0; row < BOARD_PUPIL_ROWS; row++)
			narrow_same(b, &b->at[GOAL_LEARNING][split][row][OUTCOME_COUNT],
				    &b->at[GOAL_BEHAVIOUR][split][row][OUTCOME_COUNT]);
}

static void read_pupils(struct bounds *b, const struct board *board)
{
	struct outsider read;

	outsider_read(board, &read);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int s = 0; s < BOARD_SPLITS; s++)
			for (size_t r = 0; r < BOARD_PUPIL_ROWS; r++)
				for (size_t c = 0; c < BOARD_PUPIL_COLUMNS; c++) {
					long n = read.at[k][s].at[r][c];

					b->at[k][s][r][c] = n == WITHHELD ?
								    (struct range){ 0, UNKNOWN } :
								    (struct range){ n, n };
				}
}

static void read_goals(struct bounds *b, const struct board *board)
{
	const char *columns[RULES];

	for (size_t rule = 0; rule < RULES; rule++)
		columns[rule] = rules[rule].column;
	for (int k = 0; k < GOAL_KIND_COUNT; k++) {
		b->goals[k] = outsider_goals(board, goal_kinds[k].code, columns, RULES);
		for (size_t rule = 0; rule < RULES; rule++)
			for (size_t r = 0; r < BOARD_GOAL_ROWS; r++)
				b->sums[k][rule][r] = (struct range){ 0, UNKNOWN };
	}
}

static void bounds_read(struct bounds *b, const struct board *board)
{
	read_pupils(b, board);
	read_goals(b, board);
	do {
		b->moved = false;
		narrow_all(b);
	} while (b->moved);
}

/* The truth is never ruled out, and of fewer than 5 pupils it is one of many numbers. */
static void expect_wide(const struct disclosure_cell *cell, const struct range *range,
			const char *where)
{
	cr_expect(range->low <= cell->value && cell->value <= range->high,
		  "%s: %ld is not within %ld and %ld", where, cell->value, range->low,
		  range->high);
	if (disclosure_is_small(cell->pupils))
		cr_expect(range->high >= DISCLOSURE_PUPILS_MIN &&
				  range->high - range->low >= DISCLOSURE_WIDTH_MIN,
			  "%s: %ld is within %ld and %ld", where, cell->value, range->low,
			  range->high);
}

/* Nor is it told of whoever was judged that it came to what all of the row came to. */
static void expect_row(const struct disclosure_cell *cells, const struct range *ranges,
		       const char *where)
{
	int classes = 0, possible = 0;

	for (size_t c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		expect_wide(&cells[c], &ranges[c], where);
	for (int c = 0; c < JUDGED_CLASSES; c++) {
		classes += cells[c].value > 0;
		possible += ranges[c].high > 0;
	}
	cr_expect(classes != 1 || possible > 1, "%s: all came to the same", where);
}

static void expect_room(struct bounds *b, int seed)
{
	struct board board =
		outsider_school_alike((uint64_t)seed, 5 + seed * 13 % 90, seed % 101);

	bounds_read(b, &board);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int s = 0; s < BOARD_SPLITS; s++)
			for (int r = 0; r < BOARD_PUPIL_ROWS; r++) {
				char *where = mem_format("seed %d, %d %d row %d", seed, k, s, r);

				expect_row(board.pupils[k][s][r], b->at[k][s][r], where);
				free(where);
			}
}

Test(bounds, of_the_two_files_side_by_side_leave_room_for_every_small_number)
{
	/* Where who did not reach a goal bounds who reached some, and others as rare. */
	static const int rare[] = { 459, 611, 876, 1539, 3052 };
	struct bounds *b = mem_new(1, sizeof *b);

	for (int seed = 1; seed <= 300; seed++)
		expect_room(b, seed);
	for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
		expect_room(b, rare[i]);
	free(b);
}

/* What was withheld of all pupils for the sake of parts that now tell nothing is told again. */
Test(bounds, let_all_be_told_where_no_part_is)
{
	struct board board = outsider_school_alike(252, 41, 50);
	const struct disclosure_cell(*parts)[BOARD_PUPIL_COLUMNS] =
		board.pupils[GOAL_LEARNING][BOARD_BAND];

	for (int row = 0; row < LAST_ROW; row++)
		for (int c = 0; c < OUTCOME_COUNT; c++)
			cr_assert(parts[row][c].withheld);
	cr_expect(not(parts[LAST_ROW][OUTCOME_NONE_MET].withheld));
	cr_expect(parts[LAST_ROW][OUTCOME_PARTLY_MET].withheld);
}
