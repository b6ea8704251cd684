/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves for the board, of schools made by hand: what is withheld, and what is told of it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "tests/outsider.h"

Test(board, a_large_school_shows_its_totals)
{
	struct board board = outsider_school(7, 400);
	struct outsider reader;
	int shown = 0;

	outsider_read(&board, &reader);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
			shown += reader.at[k][0].at[BOARD_PUPIL_ROWS - 1][c] != WITHHELD;
	cr_expect(eq(int, shown, GOAL_KIND_COUNT * BOARD_PUPIL_COLUMNS));
}

Test(board, withholds_everything_of_two_pupils)
{
	struct board board = outsider_school(3, 2);
	struct report_table t;

	board_pupils_table(&board, &t);
	cr_assert(lt(sz, 0, report_rows(&t)));
	for (size_t row = 0; row < report_rows(&t); row++)
		cr_expect(eq(long, outsider_cell(&t, row, "pupils"), WITHHELD));
	report_free(&t);
}

/* When all pupils of a band came to the same, the row says nothing of it, not even in which class
 * the zeros are. */
Test(board, withholds_a_row_whose_pupils_all_came_to_the_same)
{
	struct board board = { .school = "", .brin = "" };
	struct outsider reader;
	int64_t pupil = 0;

	for (int band = 0; band < 3; band++)
		for (int i = 0; i < 30; i++)
			for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
				board_count_pupil(&board, &(struct tally_row){
					.pupil = ++pupil, .kind = (enum goal_kind)kind,
					.band = (enum band)band, .category = -1,
					.outcome = band == 1 ? OUTCOME_NONE_MET :
						   (enum pupil_outcome)(i % 3) });
	board_protect(&board);
	outsider_read(&board, &reader);
	for (int c = 0; c < JUDGED_CLASSES; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[1][c], WITHHELD));
	outsider_solve(&reader);
	cr_expect(eq(long, reader.at[0][BOARD_BAND].at[1][OUTCOME_NONE_MET], WITHHELD));
	outsider_expect_nobody_told(&board, &reader, 0);
}

/* COUNT pupils of a band and category with this outcome of both kinds. */
static void add_pupils(struct board *board, int64_t *pupil, int count, enum band band, int category,
		       enum pupil_outcome outcome)
{
	for (; count > 0; count--, (*pupil)++)
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			board_count_pupil(board, &(struct tally_row){
				.pupil = *pupil, .kind = (enum goal_kind)kind, .band = band,
				.category = category, .outcome = outcome });
}

/* Pupils who are not judged yet or have no goal came to nothing else. */
Test(board, withholds_a_row_whose_judged_pupils_all_came_to_the_same)
{
	struct board board = { .school = "", .brin = "" };
	struct outsider reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 12, BAND_PO_1_2, -1, OUTCOME_PARTLY_MET);
	add_pupils(&board, &pupil, 8, BAND_PO_1_2, -1, OUTCOME_NOT_JUDGED);
	add_pupils(&board, &pupil, 6, BAND_PO_1_2, -1, OUTCOME_NO_GOAL);
	for (int c = 0; c < OUTCOME_COUNT; c++) {
		add_pupils(&board, &pupil, 9 + c, BAND_PO_3_5, -1, (enum pupil_outcome)c);
		add_pupils(&board, &pupil, 40 + c, BAND_PO_6_8, -1, (enum pupil_outcome)c);
	}
	board_protect(&board);
	outsider_read(&board, &reader);
	outsider_solve(&reader);
	for (int c = 0; c < JUDGED_CLASSES; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[0][c], WITHHELD));
	cr_expect(eq(long, reader.at[0][BOARD_BAND].at[0][OUTCOME_NOT_JUDGED], 8));
	for (int c = 0; c < OUTCOME_COUNT; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[2][c], 40 + c),
			  "the smallest row that is unlike it is enough");
}

/* A whole school that came to the same, with pupils beside them who are not judged. */
Test(board, withholds_the_total_when_all_judged_pupils_came_to_the_same)
{
	struct board board = { .school = "", .brin = "" };
	struct outsider reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 10, BAND_PO_1_2, 1, OUTCOME_PARTLY_MET);
	add_pupils(&board, &pupil, 9, BAND_PO_6_8, 2, OUTCOME_NOT_JUDGED);
	add_pupils(&board, &pupil, 7, BAND_PO_6_8, 1, OUTCOME_PARTLY_MET);
	board_protect(&board);
	outsider_read(&board, &reader);
	outsider_solve(&reader);
	outsider_expect_nobody_told(&board, &reader, 0);
	cr_expect(eq(long, reader.at[0][0].at[BOARD_PUPIL_ROWS - 1][OUTCOME_COUNT], 26));
}

/* Each pupil has a goal that was met and one that was not: who has a goal here met one. */
Test(board, withholds_a_row_of_goals_in_which_every_pupil_shares_an_outcome)
{
	struct board board = { .school = "", .brin = "" };
	struct tally_goal goals[60];
	size_t count = 0;

	for (int i = 0; i < 30; i++)
		for (int n = 0; n < 2; n++)
			goals[count++] = (struct tally_goal){
				.pupil = 1 + i, .area = i < 12 ? 0 : 1, .kind = GOAL_LEARNING,
				.outcome = !n || i % 2 ? GOAL_OUTCOME_MET : GOAL_OUTCOME_NOT_MET };
	for (int i = 24; i < 60; i += 3)
		goals[i].outcome = GOAL_OUTCOME_UNDETERMINABLE;
	board_count_goals(&board, goals, count);
	board_protect(&board);
	cr_assert(eq(long, board.goals[0][0][BOARD_MET].pupils, 12));
	for (int c = 0; c < BOARD_JUDGED; c++)
		cr_expect(board.goals[0][0][c].withheld, "column %d", c);
}

/* In a row of a few pupils also the zeros tell where they are. */
Test(board, shows_not_even_zeros_of_a_row_of_four_pupils)
{
	struct board board = { .school = "", .brin = "" };
	struct outsider reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 4, BAND_PO_1_2, 1, OUTCOME_NOT_JUDGED);
	for (int c = 0; c < OUTCOME_COUNT; c++)
		add_pupils(&board, &pupil, 20, BAND_PO_6_8, 1, (enum pupil_outcome)c);
	board_protect(&board);
	outsider_read(&board, &reader);
	for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[0][c], WITHHELD));
}

/* A pupil who has two goals of an outcome is one pupil, wherever the goals stand. */
Test(board, counts_a_pupil_once_in_whatever_order_the_goals_come)
{
	struct board board = { .school = "", .brin = "" };
	struct tally_goal goals[20];

	for (int i = 0; i < 20; i++)
		goals[i] = (struct tally_goal){ .pupil = 1 + i % 10, .area = i % 2,
						.kind = GOAL_LEARNING,
						.outcome = i < 5 ? GOAL_OUTCOME_NOT_JUDGED :
								   GOAL_OUTCOME_MET };
	board_count_goals(&board, goals, 20);
	cr_expect(eq(long, board.goals[0][BOARD_GOAL_ROWS - 1][BOARD_MET].value, 15));
	cr_expect(eq(long, board.goals[0][BOARD_GOAL_ROWS - 1][BOARD_MET].pupils, 10));
	cr_expect(eq(long, board.goals[0][BOARD_GOAL_ROWS - 1][BOARD_JUDGED].pupils, 10));
	cr_expect(eq(long, board.goals[0][BOARD_GOAL_ROWS - 1][BOARD_NOT_JUDGED].pupils, 5));
	cr_expect(eq(long, board.goals[0][0][BOARD_MET].pupils, 5));
}

static bool withheld(const struct report_table *t, size_t row, const char *column)
{
	return outsider_cell(t, row, column) == WITHHELD;
}

/* The n of leerlingen.csv is the sum of four outcomes: with three of them it gives the fourth. */
static void expect_nothing_summed(const struct report_table *t, size_t row)
{
	static const char *const outcomes[] = { "all_met", "partly_met", "none_met",
						"undeterminable" };
	static const char *const shares[] = { "all_met_percent", "partly_met_percent",
					      "none_met_percent", "undeterminable_percent" };
	bool hides = false;
	long sum = 0;

	for (int i = 0; i < JUDGED_CLASSES; i++) {
		hides |= withheld(t, row, outcomes[i]);
		sum += outsider_cell(t, row, outcomes[i]);
	}
	cr_expect(eq(long, outsider_cell(t, row, "judged"), hides ? WITHHELD : sum));
	for (int i = 0; i < JUDGED_CLASSES; i++)
		if (hides || sum)
			cr_expect(eq(int, withheld(t, row, shares[i]), hides));
}

/* In doelen.csv a share gives its part, with the n beside it. */
static void expect_nothing_shared(const struct report_table *t, size_t row)
{
	static const char *const parts[][2] = {
		{ "met_goals", "met_percent" },
		{ "not_met_goals", "not_met_percent" },
		{ "undeterminable_goals", "undeterminable_percent" },
	};

	for (int i = 0; i < 3; i++)
		if (withheld(t, row, parts[i][0]) || withheld(t, row, "judged_goals"))
			cr_expect(withheld(t, row, parts[i][1]), "%s", parts[i][1]);
}

Test(board, tells_no_sum_and_no_share_of_what_is_withheld)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct board board = outsider_school(seed, 10 + (int)seed * 4);
		struct report_table t;

		board_pupils_table(&board, &t);
		for (size_t row = 0; row < report_rows(&t); row++)
			expect_nothing_summed(&t, row);
		report_free(&t);
		board_goals_table(&board, &t);
		for (size_t row = 0; row < report_rows(&t); row++)
			expect_nothing_shared(&t, row);
		report_free(&t);
	}
}

Test(board, says_how_much_of_it_can_be_read)
{
	struct board small = outsider_school(3, 2), large = outsider_school(7, 400);
	size_t all, shown = board_readable(&small, &all);

	cr_expect(lt(sz, 0, all));
	cr_expect(lt(sz, shown, all));
	shown = board_readable(&large, &all);
	cr_expect(lt(sz, 0, shown));
	cr_expect(le(sz, shown, all));
}

Test(board, explains_every_column_of_every_file)
{
	struct board board = { .school = "", .brin = "" };
	struct report_table t;

	board_explanation(&board, &t);
	cr_expect(eq(sz, report_rows(&t), 17 + 15 + 12 + EXPLANATION_COLUMNS));
	for (size_t row = 0; row < report_rows(&t); row++)
		cr_expect(report_cell(&t, row, 3) != NULL, "row %zu has no meaning", row);
	report_free(&t);
}

Test(board, tells_where_it_comes_from_and_what_is_withheld)
{
	struct board board = outsider_school(1, 20);
	struct buffer text = {0};

	board_readme(&board, &text);
	cr_expect(strstr(text.bytes, "De Regenboog 12AB\r\n") != NULL);
	cr_expect(strstr(text.bytes, "23-11-2025 t/m 22-11-2026") != NULL);
	cr_expect(strstr(text.bytes, "\r\nGemaakt op  22-11-2026\r\nVersie ") != NULL, "%s",
		  text.bytes);
	cr_expect(strstr(text.bytes, "minder dan 5 leerlingen") != NULL);
	for (const char *end = text.bytes; (end = strchr(end, '\n')); end++)
		cr_expect(end[-1] == '\r', "a line that ends otherwise: %s", end);
	buffer_clear(&text);
}
