/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves for the board, read by somebody who wants to know more. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/outsider.h"

Test(outsider, subtracting_gives_away_no_pupils)
{
	for (int seed = 1; seed <= 400; seed++) {
		struct board board = outsider_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);
		struct outsider reader;

		outsider_read(&board, &reader);
		outsider_solve(&reader);
		for (int k = 0; k < GOAL_KIND_COUNT; k++)
			for (int s = 0; s < BOARD_SPLITS; s++)
				outsider_expect_no_small(&reader.at[k][s], "leerlingen", seed);
	}
}

Test(outsider, knowing_that_a_pupil_was_judged_does_not_tell_the_outcome)
{
	for (int seed = 1; seed <= 600; seed++) {
		int pupils = 1 + seed * 37 % (seed % 3 ? 40 : PUPILS_MAX);
		struct board board = outsider_school_alike((uint64_t)seed, pupils, seed % 101);
		struct outsider reader;

		outsider_read(&board, &reader);
		outsider_solve(&reader);
		outsider_expect_nobody_told(&board, &reader, seed);
		for (int k = 0; k < GOAL_KIND_COUNT; k++)
			for (int s = 0; s < BOARD_SPLITS; s++)
				outsider_expect_no_small(&reader.at[k][s], "leerlingen", seed);
	}
}

Test(outsider, subtracting_gives_away_no_goals)
{
	static const char *const columns[] = { "met_goals", "not_met_goals", "undeterminable_goals",
					       "judged_goals" };
	static const enum board_goal_column own[] = { BOARD_MET, BOARD_NOT_MET,
						      BOARD_UNDETERMINABLE, BOARD_JUDGED };

	for (int seed = 1; seed <= 400; seed++) {
		struct board board = outsider_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);

		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			struct grid g = outsider_goals(&board, goal_kinds[k].code, columns, 4);

			while (outsider_solve_grid(&g))
				;
			for (size_t r = 0; r < g.rows; r++)
				for (size_t c = 0; c < g.columns; c++)
					cr_expect(g.at[r][c] == WITHHELD ||
						  !disclosure_is_small(
							  board.goals[k][r][own[c]].pupils),
						  "seed %d row %zu column %zu", seed, r, c);
		}
	}
}

Test(outsider, pupils_are_shown_only_where_their_goals_are)
{
	static const char *const names[] = { "met", "not_met", "undeterminable", "judged",
					     "not_judged", "dropped" };

	for (int seed = 1; seed <= 100; seed++) {
		struct board board = outsider_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);
		struct report_table t;

		board_goals_table(&board, &t);
		for (size_t row = 0; row < report_rows(&t); row++) {
			for (size_t n = 0; n < 6; n++) {
				char goals[32], pupils[32];

				snprintf(goals, sizeof goals, "%s_goals", names[n]);
				snprintf(pupils, sizeof pupils, "%s_pupils", names[n]);
				cr_expect(outsider_cell(&t, row, goals) != WITHHELD ||
					  outsider_cell(&t, row, pupils) == WITHHELD);
			}
		}
		report_free(&t);
	}
}

/* Of COUNT pupils of doelen.csv a few are in none of these classes of leerlingen.csv: not told. */
static void expect_no_rest(long count, const long *classes, int last, int seed)
{
	for (int c = 0; c <= last; c++) {
		if (count == WITHHELD || classes[c] == WITHHELD)
			return;
		count -= classes[c];
	}
	cr_expect_not(disclosure_is_small(count), "seed %d: %ld left", seed, count);
}

Test(outsider, the_totals_of_one_file_leave_no_few_pupils_of_the_other)
{
	static const char *const columns[] = { "met_pupils", "judged_pupils" };
	int shown = 0;

	for (int seed = 1; seed <= 400; seed++) {
		struct board board = outsider_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);
		struct outsider reader;

		outsider_read(&board, &reader);
		outsider_solve(&reader);
		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			struct grid g = outsider_goals(&board, goal_kinds[k].code, columns, 2);
			const long *total = reader.at[k][0].at[BOARD_PUPIL_ROWS - 1];
			long met = g.at[BOARD_GOAL_ROWS - 1][0];
			long judged = g.at[BOARD_GOAL_ROWS - 1][1];
			long rest[] = { judged, total[OUTCOME_NO_GOAL] };

			expect_no_rest(met, total, OUTCOME_PARTLY_MET, seed);
			expect_no_rest(judged, total, OUTCOME_UNDETERMINABLE, seed);
			if (judged != WITHHELD)
				expect_no_rest(total[OUTCOME_COUNT], rest, 1, seed);
			shown += met != WITHHELD && judged != WITHHELD;
		}
	}
	cr_expect(lt(int, 100, shown), "%d", shown);
}

/* The classes of pupils who reached a goal cannot be more than doelen.csv says reached one. */
Test(outsider, the_two_files_side_by_side_bound_no_class_below_five)
{
	static const char *const met[] = { "met_pupils" };

	for (int seed = 1; seed <= 400; seed++) {
		struct board board = outsider_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);

		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			struct grid g = outsider_goals(&board, goal_kinds[k].code, met, 1);
			const struct disclosure_cell *total =
				board.pupils[k][BOARD_BAND][BOARD_PUPIL_ROWS - 1];
			long pupils = g.at[BOARD_GOAL_ROWS - 1][0];

			for (int c = OUTCOME_ALL_MET; c <= OUTCOME_PARTLY_MET; c++) {
				const struct disclosure_cell *other = &total[1 - c];

				if (pupils == WITHHELD || other->withheld ||
				    !disclosure_is_small(total[c].pupils))
					continue;
				cr_expect(ge(long, pupils - other->value, DISCLOSURE_PUPILS_MIN),
					  "seed %d", seed);
			}
		}
	}
}

/* --- ontwikkeling.csv --- */

/* All ways to spread TOTAL pupils over the developments that fit what is shown. */
struct guess {
	const struct disclosure_cell *cells; /* as they are; an outsider has those not withheld */
	long low[DEVELOPMENT_COUNT], high[DEVELOPMENT_COUNT];
	int at[DEVELOPMENT_COUNT];
};

static void guess_from(struct guess *g, int column, long left)
{
	const struct disclosure_cell *cell = &g->cells[column];
	long first = cell->withheld ? 0 : cell->value; /* also zeros are withheld, beside others */
	long last = cell->withheld ? left : cell->value;

	if (column == DEVELOPMENT_COUNT) {
		for (int c = 0; c < DEVELOPMENT_COUNT && !left; c++) {
			g->low[c] = g->at[c] < g->low[c] ? g->at[c] : g->low[c];
			g->high[c] = g->at[c] > g->high[c] ? g->at[c] : g->high[c];
		}
		return;
	}
	for (long n = first; n <= last && n <= left; n++) {
		g->at[column] = (int)n;
		guess_from(g, column + 1, left - n);
	}
}

static void expect_guarded(const struct disclosure_cell *cells, int seed)
{
	long known = cells[DEVELOPMENT_COUNT].value - cells[DEVELOPMENT_UNKNOWN].value;
	struct guess g = { .cells = cells };
	int possible = 0;

	for (int c = 0; c < DEVELOPMENT_COUNT; c++)
		g.low[c] = PUPILS_MAX;
	guess_from(&g, 0, cells[DEVELOPMENT_COUNT].value);
	for (int c = 0; c < DEVELOPMENT_COUNT; c++) {
		possible += c < DEVELOPMENT_UNKNOWN && g.high[c] > 0;
		if (disclosure_is_small(cells[c].value))
			cr_expect(cells[c].withheld && g.high[c] >= DISCLOSURE_PUPILS_MIN &&
				  g.high[c] - g.low[c] >= DISCLOSURE_WIDTH_MIN,
				  "seed %d: %d is between %ld and %ld", seed, c, g.low[c],
				  g.high[c]);
	}
	for (int c = 0; known && c < DEVELOPMENT_UNKNOWN; c++)
		cr_expect(cells[c].value < known || cells[c].withheld, "seed %d: all did %d", seed,
			  c);
	if (known)
		cr_expect(possible > 1, "seed %d", seed);
}

Test(outsider, learns_of_no_few_pupils_how_they_develop)
{
	struct board *board = mem_new(1, sizeof *board);
	unsigned state = 1;

	for (int seed = 1; seed <= 500; seed++) {
		int pupils = 1 + seed % 26, alike = seed % 7;

		*board = (struct board){ .school = "", .brin = "" };
		for (int i = 0; i < pupils * GOAL_KIND_COUNT; i++) {
			state = state * 1103515245u + 12345u;
			board_count_pupil(board,
					  &(struct tally_row){
						  .pupil = 1 + i / GOAL_KIND_COUNT,
						  .kind = (enum goal_kind)(i % GOAL_KIND_COUNT),
						  .category = -1,
						  .outcome =
							  (enum pupil_outcome)(i % OUTCOME_COUNT),
						  .development = (enum development)(
							  alike > 4 ? (int)(state >> 16) % 2 * 4 :
								      (int)(state >> 16) %
									      (DEVELOPMENT_COUNT -
									       alike)),
					  });
		}
		board_protect(board);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			const struct disclosure_cell *cells = board->development[kind];

			if (!cells[DEVELOPMENT_COUNT].withheld)
				expect_guarded(cells, seed);
			for (int c = 0; cells[DEVELOPMENT_COUNT].withheld && c < DEVELOPMENT_COUNT;
			     c++)
				cr_expect(cells[c].withheld);
		}
	}
	free(board);
}
