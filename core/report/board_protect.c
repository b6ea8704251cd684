/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Withholds small counts in one table after the other (core/rules/disclosure), then reads both as
 * an outsider would who has them side by side. */
#include "core/report/board.h"

#include <limits.h>
#include <string.h>

#define LAST_ROW (BOARD_PUPIL_ROWS - 1)
#define JUDGED_COLUMNS 4 /* of enum pupil_outcome: those that say how it went */

/* Of a table: ROWS of WIDTH cells, the total last. The first JUDGED columns say how it went; what
 * follows them (not judged, no goal, a sum) is no outcome. */
struct shape {
	size_t rows, width, judged;
};

static const struct shape goals_shape = { BOARD_GOAL_ROWS, BOARD_GOAL_COLUMNS, BOARD_JUDGED };
static const struct shape pupils_shape = { BOARD_PUPIL_ROWS, BOARD_PUPIL_COLUMNS, JUDGED_COLUMNS };

/* Withholds the outcomes of a row, also where they are zero: a zero here would tell what the others
 * have in common. */
static void row_withhold(const struct shape *shape, struct disclosure_cell *row)
{
	for (size_t c = 0; c < shape->judged; c++)
		row[c].withheld = true;
}

static long row_judged(const struct shape *shape, const struct disclosure_cell *row)
{
	long sum = 0;

	for (size_t c = 0; c < shape->judged; c++)
		sum += row[c].value;
	return sum;
}

/* The outcome that all judged pupils of a row share, or -1: who knows one of them would read it off
 * the row. A pupil with more goals has it when one of these came to it; then PUPILS judged says how
 * many there are. */
static int row_single(const struct shape *shape, const struct disclosure_cell *row)
{
	long judged = shape == &goals_shape ? row[BOARD_JUDGED].pupils : row_judged(shape, row);

	for (size_t c = 0; c < shape->judged; c++)
		if (judged && row[c].pupils == judged)
			return (int)c;
	return -1;
}

/* The row of CELLS to withhold together with ROW, in which all came to SINGLE: the smallest with as
 * many others as ROW has, or 5, so that ROW could be quite different; else the one with most. The
 * total when no row has any. */
static size_t single_partner(const struct shape *shape, const struct disclosure_cell *cells,
			     size_t row, int single)
{
	long need = row_judged(shape, &cells[row * shape->width]);
	size_t partner = shape->rows - 1;
	long best = 0, least = LONG_MAX;

	need = need < DISCLOSURE_PUPILS_MIN ? need : DISCLOSURE_PUPILS_MIN;
	for (size_t other = 0; other + 1 < shape->rows; other++) {
		const struct disclosure_cell *o = &cells[other * shape->width];
		long judged = row_judged(shape, o);
		long unlike = judged - o[single].value;

		unlike = unlike < need ? unlike : need;
		if (other == row || unlike < best || !unlike || (unlike == best && judged >= least))
			continue;
		best = unlike;
		least = judged;
		partner = other;
	}
	return partner;
}

/* Rows in which all judged pupils (or goals) came to the same are withheld together with a row that
 * is unlike them, since the totals would tell what is missing from one row. When all rows are alike
 * the total is too. */
static void singles_protect(const struct shape *shape, struct disclosure_cell *cells)
{
	for (size_t row = 0; row < shape->rows; row++) {
		struct disclosure_cell *cell = &cells[row * shape->width];
		int single = row_single(shape, cell);

		if (single < 0)
			continue;
		row_withhold(shape, cell);
		if (row + 1 < shape->rows)
			row_withhold(shape, &cells[single_partner(shape, cells, row, single) *
						   shape->width]);
	}
}

/* In a row with an outcome that is withheld the zeros are too, so that a row in which all came to
 * the same looks like any other; in a row of fewer than 5 pupils all zeros are. */
static void zeros_protect(const struct shape *shape, struct disclosure_cell *cells)
{
	for (size_t row = 0; row < shape->rows; row++) {
		struct disclosure_cell *cell = &cells[row * shape->width];
		size_t columns = shape->judged;
		bool withheld = false;

		if (shape == &pupils_shape && disclosure_is_small(cell[OUTCOME_COUNT].pupils))
			columns = OUTCOME_COUNT;
		for (size_t c = 0; c < columns; c++)
			withheld |= cell[c].withheld;
		for (size_t c = 0; c < columns; c++)
			cell[c].withheld |= withheld && !cell[c].value;
	}
}

/* Runs the protection over COLUMNS from FIRST on of ROWS of WIDTH cells. */
static void table_protect(struct disclosure_cell *cells, size_t rows, size_t width, size_t first,
			  size_t columns)
{
	struct disclosure_cell copy[BOARD_GOAL_ROWS * BOARD_PUPIL_COLUMNS];
	struct disclosure_table table = {
		.rows = rows,
		.cols = columns,
		.row_totals = columns > 1,
		.col_totals = true,
		.cells = copy,
	};

	_Static_assert(BOARD_GOAL_ROWS >= BOARD_PUPIL_ROWS, "the copy holds either table");
	for (size_t r = 0; r < rows; r++)
		memcpy(&copy[r * columns], &cells[r * width + first], columns * sizeof *copy);
	disclosure_protect(&table);
	for (size_t r = 0; r < rows; r++)
		memcpy(&cells[r * width + first], &copy[r * columns], columns * sizeof *copy);
}

/* Goals that are judged, not judged and dropped have no published sum, so they stand apart. */
static void goals_protect(struct board *board)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct disclosure_cell *cells = board->goals[kind][0];

		singles_protect(&goals_shape, cells);
		table_protect(cells, BOARD_GOAL_ROWS, BOARD_GOAL_COLUMNS, BOARD_MET,
			      BOARD_JUDGED + 1);
		table_protect(cells, BOARD_GOAL_ROWS, BOARD_GOAL_COLUMNS, BOARD_NOT_JUDGED, 1);
		table_protect(cells, BOARD_GOAL_ROWS, BOARD_GOAL_COLUMNS, BOARD_DROPPED, 1);
		zeros_protect(&goals_shape, cells);
	}
}

/* Both are withheld when one is. True when that changed anything. */
static bool cells_share(struct disclosure_cell *a, struct disclosure_cell *b)
{
	if (a->withheld == b->withheld)
		return false;
	a->withheld = b->withheld = true;
	return true;
}

/* The totals of a kind stand under both splits, the pupils of a part beside both kinds. */
static bool pupils_share(struct board *board)
{
	bool changed = false;

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
			changed |= cells_share(&board->pupils[kind][BOARD_BAND][LAST_ROW][c],
					       &board->pupils[kind][BOARD_CATEGORY][LAST_ROW][c]);
	for (int split = 0; split < BOARD_SPLITS; split++)
		for (int row = 0; row < BOARD_PUPIL_ROWS; row++)
			changed |= cells_share(
				&board->pupils[GOAL_LEARNING][split][row][OUTCOME_COUNT],
				&board->pupils[GOAL_BEHAVIOUR][split][row][OUTCOME_COUNT]);
	return changed;
}

/* The totals of a kind first, among themselves: they matter most. */
static void totals_protect(struct board *board, int kind)
{
	struct disclosure_cell *band = board->pupils[kind][BOARD_BAND][LAST_ROW];
	struct disclosure_cell *category = board->pupils[kind][BOARD_CATEGORY][LAST_ROW];

	table_protect(band, BOARD_PUPIL_COLUMNS, 1, 0, 1);
	for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		cells_share(&band[c], &category[c]);
}

static void pupils_protect(struct board *board)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		totals_protect(board, kind);
	do {
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			for (int split = 0; split < BOARD_SPLITS; split++)
				table_protect(board->pupils[kind][split][0], BOARD_PUPIL_ROWS,
					      BOARD_PUPIL_COLUMNS, 0, BOARD_PUPIL_COLUMNS);
	} while (pupils_share(board));
}

/* What an outsider knows of a cell. What is really there is never ruled out, which also keeps the
 * bounds from crossing when the two files were counted from different pupils. */
struct range {
	long low, high, value;
};

struct reader {
	const struct board *board;
	struct range at[GOAL_KIND_COUNT][BOARD_SPLITS][BOARD_PUPIL_ROWS][BOARD_PUPIL_COLUMNS];
	bool changed;
};

#define UNKNOWN (LONG_MAX / 64)

static void range_narrow(struct reader *reader, struct range *range, long low, long high)
{
	low = low < range->value ? low : range->value;
	high = high > range->value ? high : range->value;
	if (low > range->low) {
		range->low = low;
		reader->changed = true;
	}
	if (high < range->high) {
		range->high = high;
		reader->changed = true;
	}
}

/* COUNT cells that lie STEP apart add up to what is between LOW and HIGH. */
static void parts_narrow(struct reader *reader, struct range *first, size_t step, size_t count,
			 long low, long high)
{
	for (size_t i = 0; i < count; i++) {
		low -= first[i * step].high;
		high -= first[i * step].low;
	}
	for (size_t i = 0; i < count; i++) {
		struct range *cell = &first[i * step];

		range_narrow(reader, cell, low + cell->high, high + cell->low);
	}
}

/* COUNT cells that lie STEP apart add up to TOTAL. */
static void sum_narrow(struct reader *reader, struct range *first, size_t step, size_t count,
		       struct range *total)
{
	long low = 0, high = 0;

	for (size_t i = 0; i < count; i++) {
		low += first[i * step].low;
		high += first[i * step].high;
	}
	range_narrow(reader, total, low, high < UNKNOWN ? high : UNKNOWN);
	parts_narrow(reader, first, step, count, total->low, total->high);
}

static void table_narrow(struct reader *reader,
			 struct range t[BOARD_PUPIL_ROWS][BOARD_PUPIL_COLUMNS])
{
	for (int row = 0; row < BOARD_PUPIL_ROWS; row++)
		sum_narrow(reader, t[row], 1, OUTCOME_COUNT, &t[row][OUTCOME_COUNT]);
	for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		sum_narrow(reader, &t[0][c], BOARD_PUPIL_COLUMNS, LAST_ROW, &t[LAST_ROW][c]);
}

static void same_narrow(struct reader *reader, struct range *a, struct range *b)
{
	range_narrow(reader, a, b->low, b->high);
	range_narrow(reader, b, a->low, a->high);
}

/* doelen.csv says how many pupils have a goal that was met, and so on; leerlingen.csv in which
 * classes they are. */
static void files_narrow(struct reader *reader, int kind)
{
	static const struct {
		enum board_goal_column column;
		enum pupil_outcome first, last;
		bool within; /* every judged pupil with such a goal is in these classes */
		bool each;   /* each of these classes has such a goal */
	} bounds[] = {
		{ BOARD_MET, OUTCOME_ALL_MET, OUTCOME_PARTLY_MET, true, true },
		{ BOARD_NOT_MET, OUTCOME_NONE_MET, OUTCOME_NONE_MET, false, true },
		{ BOARD_NOT_MET, OUTCOME_PARTLY_MET, OUTCOME_NONE_MET, true, false },
		{ BOARD_UNDETERMINABLE, OUTCOME_UNDETERMINABLE, OUTCOME_UNDETERMINABLE, false,
		  true },
		{ BOARD_UNDETERMINABLE, OUTCOME_PARTLY_MET, OUTCOME_UNDETERMINABLE, true, false },
		{ BOARD_JUDGED, OUTCOME_ALL_MET, OUTCOME_UNDETERMINABLE, true, true },
	};
	struct range *total = reader->at[kind][BOARD_BAND][LAST_ROW];

	for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
		size_t count = (size_t)(bounds[b].last - bounds[b].first) + 1;

		for (int row = 0; row < BOARD_GOAL_ROWS; row++) {
			const struct disclosure_cell *cell =
				&reader->board->goals[kind][row][bounds[b].column];
			bool all = row == BOARD_GOAL_ROWS - 1;
			/* Only pupils who are not judged can be counted there and not here. */
			long least = cell->pupils - total[OUTCOME_NOT_JUDGED].high;

			if (!cell->withheld)
				parts_narrow(reader, &total[bounds[b].first], 1, count,
					     bounds[b].within ? least : 0,
					     bounds[b].each && all ? cell->pupils : UNKNOWN);
		}
	}
}

/* What a row tells at first sight: a withheld outcome may be zero, the rest where it is withheld is
 * none in a row of 5 pupils or more. */
static void row_read(const struct disclosure_cell *cells, struct range *ranges)
{
	for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++) {
		ranges[c].low = ranges[c].high = ranges[c].value = cells[c].value;
		if (!cells[c].withheld)
			continue;
		ranges[c].low = cells[c].value > 0 && c >= JUDGED_COLUMNS;
		ranges[c].high = UNKNOWN;
	}
}

static void reader_begin(struct reader *reader)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		for (int split = 0; split < BOARD_SPLITS; split++)
			for (int row = 0; row < BOARD_PUPIL_ROWS; row++)
				row_read(reader->board->pupils[kind][split][row],
					 reader->at[kind][split][row]);
}

static void reader_narrow(struct reader *reader)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		for (int split = 0; split < BOARD_SPLITS; split++)
			table_narrow(reader, reader->at[kind][split]);
		for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
			same_narrow(reader, &reader->at[kind][BOARD_BAND][LAST_ROW][c],
				    &reader->at[kind][BOARD_CATEGORY][LAST_ROW][c]);
		files_narrow(reader, kind);
	}
	for (int split = 0; split < BOARD_SPLITS; split++)
		for (int row = 0; row < BOARD_PUPIL_ROWS; row++)
			same_narrow(reader, &reader->at[GOAL_LEARNING][split][row][OUTCOME_COUNT],
				    &reader->at[GOAL_BEHAVIOUR][split][row][OUTCOME_COUNT]);
}

static bool range_gives_away(const struct disclosure_cell *cell, const struct range *range)
{
	return disclosure_is_small(cell->pupils) &&
	       (range->high - range->low < DISCLOSURE_WIDTH_MIN ||
		range->high < DISCLOSURE_PUPILS_MIN);
}

/* True when a small cell of KIND can be told from all that is published. What all judged pupils of
 * a row have in common cannot: singles_protect withheld that row together with one (or the totals,
 * and with these a row of the other split) from which one of them could be exchanged, and no sum
 * would tell. */
static bool reader_finds(const struct reader *reader, int kind)
{
	for (int split = 0; split < BOARD_SPLITS; split++)
		for (int row = 0; row < BOARD_PUPIL_ROWS; row++) {
			const struct disclosure_cell *cells =
				reader->board->pupils[kind][split][row];
			const struct range *ranges = reader->at[kind][split][row];

			for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
				if (range_gives_away(&cells[c], &ranges[c]))
					return true;
		}
	return false;
}

/* Withholds the cells of both splits in ROWS from FIRST_ROW on and COLUMNS from FIRST on. True when
 * that changed anything. */
static bool block_withhold(struct board *board, int kind, int first_row, int rows, int first,
			   int columns)
{
	bool changed = false;

	for (int split = 0; split < BOARD_SPLITS; split++)
		for (int row = first_row; row < first_row + rows; row++)
			for (int c = first; c < first + columns; c++) {
				struct disclosure_cell *cell = &board->pupils[kind][split][row][c];

				changed |= !cell->withheld;
				cell->withheld = true;
			}
	return changed;
}

/* Totals that were withheld only for the sake of cells that now are all withheld. */
static void totals_release(struct board *board, int kind)
{
	for (int split = 0; split < BOARD_SPLITS; split++) {
		struct disclosure_cell *total = board->pupils[kind][split][LAST_ROW];

		for (int c = 0; c < OUTCOME_COUNT; c++)
			total[c].withheld = false;
		if (row_single(&pupils_shape, total) >= 0)
			row_withhold(&pupils_shape, total);
	}
}

/* Tells less about KIND, in steps: not how each part is spread over the outcomes, not how all
 * pupils are, not how many there are in each part. False when there is nothing left to withhold. */
static bool kind_withhold(struct board *board, int kind)
{
	if (block_withhold(board, kind, 0, LAST_ROW, 0, OUTCOME_COUNT)) {
		totals_release(board, kind);
		return true;
	}
	return block_withhold(board, kind, LAST_ROW, 1, 0, OUTCOME_COUNT) ||
	       block_withhold(board, kind, 0, LAST_ROW, OUTCOME_COUNT, 1);
}

/* Bounds move by whole pupils; what has not settled after so many rounds is wide. */
#define ROUNDS 64

/* True when something was withheld after reading both files side by side. */
static bool files_protect(struct board *board)
{
	struct reader reader = { .board = board };
	bool changed = false;

	reader_begin(&reader);
	for (int round = 0; round < ROUNDS; round++) {
		reader.changed = false;
		reader_narrow(&reader);
		if (!reader.changed)
			break;
	}
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		if (reader_finds(&reader, kind))
			changed |= kind_withhold(board, kind);
	return changed;
}

/* Of how many pupils with a goal too few are judged for leerlingen.csv to say how it went, or none
 * at all, is what is left of its totals next to how many pupils doelen.csv counts. Also where a
 * total is withheld: it may follow from others. */
static void rest_protect(struct board *board, int kind)
{
	const struct disclosure_cell *total = board->pupils[kind][BOARD_BAND][LAST_ROW];
	struct disclosure_cell *goals = board->goals[kind][BOARD_GOAL_ROWS - 1];
	struct disclosure_cell *met = &goals[BOARD_MET], *judged = &goals[BOARD_JUDGED];
	long in_met = total[OUTCOME_ALL_MET].value + total[OUTCOME_PARTLY_MET].value;
	long with_goal = total[OUTCOME_COUNT].value - total[OUTCOME_NO_GOAL].value;

	met->pupils_withheld = disclosure_is_small(met->pupils - in_met);
	judged->pupils_withheld =
		disclosure_is_small(judged->pupils - row_judged(&pupils_shape, total)) ||
		disclosure_is_small(with_goal - judged->pupils);
}

void board_protect(struct board *board)
{
	goals_protect(board);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		for (int split = 0; split < BOARD_SPLITS; split++)
			singles_protect(&pupils_shape, board->pupils[kind][split][0]);
	do
		pupils_protect(board);
	while (files_protect(board));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		for (int split = 0; split < BOARD_SPLITS; split++)
			zeros_protect(&pupils_shape, board->pupils[kind][split][0]);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		rest_protect(board, kind);
	board_protect_development(board);
}
