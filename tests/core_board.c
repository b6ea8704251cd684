/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves for the board, read by somebody who wants to know more. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/report/board.h"

#define WITHHELD (-1)
#define PUPILS_MAX 400

/* A school made of chance, the same for the same seed. */
struct chance {
	uint64_t state;
	int alike; /* percent of the goals that came to what is usual in their band */
};

static int chance_below(struct chance *c, int below)
{
	c->state = c->state * 6364136223846793005u + 1442695040888963407u;
	return (int)((c->state >> 33) % (uint64_t)below);
}

static void add_pupil(struct chance *c, struct board *board, struct tally_goal *goals,
		      size_t *count, int64_t pupil)
{
	int category = chance_below(c, CATEGORY_COUNT + 1) - 1;
	enum band band = (enum band)chance_below(c, 3);

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct tally_row row = { .pupil = pupil, .kind = (enum goal_kind)kind,
					 .category = category, .band = band };
		struct goal_tally tally = {0};

		for (int n = chance_below(c, 4); n > 0; n--) {
			int outcome = chance_below(c, GOAL_OUTCOME_COUNT);

			if (c->alike && outcome <= GOAL_OUTCOME_UNDETERMINABLE &&
			    chance_below(c, 100) < c->alike)
				outcome = ((int)band + kind + c->alike) % 3;
			goals[(*count)++] = (struct tally_goal){
				.pupil = pupil, .kind = (enum goal_kind)kind,
				.area = kind * GOAL_AREA_FIRST_BEHAVIOUR + chance_below(c, 7) - 1,
				.outcome = (enum goal_outcome)outcome,
			};
			if (goals[*count - 1].area < kind * GOAL_AREA_FIRST_BEHAVIOUR)
				goals[*count - 1].area = -1;
			row.goals[outcome]++;
			tally.goals += outcome != GOAL_OUTCOME_DROPPED;
		}
		tally.met = row.goals[GOAL_OUTCOME_MET];
		tally.not_met = row.goals[GOAL_OUTCOME_NOT_MET];
		tally.undeterminable = row.goals[GOAL_OUTCOME_UNDETERMINABLE];
		row.outcome = outcome_of_pupil(&tally);
		board_count_pupil(board, &row);
	}
}

static struct board chance_school_alike(uint64_t seed, int pupils, int alike)
{
	struct chance c = { .state = seed, .alike = alike };
	struct board board = { .school = "De Regenboog", .brin = "12AB", .version = "1",
			       .made = { 2026, 11, 22 },
			       .period = period_months((struct date){ 2026, 11, 22 }) };
	struct tally_goal *goals = mem_new(PUPILS_MAX * 8, sizeof *goals);
	size_t count = 0;

	for (int i = 0; i < pupils; i++)
		add_pupil(&c, &board, goals, &count, 100 + i);
	board_count_goals(&board, goals, count);
	board_protect(&board);
	free(goals);
	return board;
}

static struct board chance_school(uint64_t seed, int pupils)
{
	return chance_school_alike(seed, pupils, 0);
}

/* What the reader of a file makes of it: numbers, or WITHHELD. Rows that are not there are zero. */
struct grid {
	size_t rows, columns;
	long at[BOARD_PUPIL_ROWS * 2][BOARD_PUPIL_COLUMNS];
};

static int column_named(const struct report_table *t, const char *name)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (!strcmp(t->columns[c].name, name))
			return (int)c;
	cr_fatal("no column %s", name);
}

static long cell_read(const struct report_table *t, size_t row, const char *name)
{
	const char *text = report_cell(t, row, (size_t)column_named(t, name));

	cr_assert(text != NULL, "nothing in %s", name);
	return !strcmp(text, BOARD_WITHHELD) ? WITHHELD : strtol(text, NULL, 10);
}

static const char *text_read(const struct report_table *t, size_t row, const char *name)
{
	return report_cell(t, row, (size_t)column_named(t, name));
}

/* Solves what one subtraction after the other gives, over rows and columns with totals last. True
 * when something was solved. */
static bool solve(long *cells[], size_t count, long *total)
{
	long sum = 0, *unknown = *total == WITHHELD ? total : NULL;
	int unknowns = unknown != NULL;

	for (size_t i = 0; i < count; i++) {
		if (*cells[i] == WITHHELD) {
			unknown = cells[i];
			unknowns++;
		} else {
			sum += *cells[i];
		}
	}
	if (unknowns > 1 && *total == sum) { /* nothing is left for any of them */
		for (size_t i = 0; i < count; i++)
			*cells[i] = *cells[i] == WITHHELD ? 0 : *cells[i];
		return true;
	}
	if (unknowns != 1)
		return false;
	*unknown = unknown == total ? sum : *total - sum;
	return true;
}

static bool grid_solve(struct grid *g)
{
	long *cells[BOARD_PUPIL_ROWS * 2];
	bool solved = false;

	for (size_t r = 0; r < g->rows; r++) {
		for (size_t c = 0; c + 1 < g->columns; c++)
			cells[c] = &g->at[r][c];
		solved |= solve(cells, g->columns - 1, &g->at[r][g->columns - 1]);
	}
	for (size_t c = 0; c < g->columns; c++) {
		for (size_t r = 0; r + 1 < g->rows; r++)
			cells[r] = &g->at[r][c];
		solved |= solve(cells, g->rows - 1, &g->at[g->rows - 1][c]);
	}
	return solved;
}

static bool same(long *a, long *b)
{
	if ((*a == WITHHELD) == (*b == WITHHELD))
		return false;
	*a = *b = *a == WITHHELD ? *b : *a;
	return true;
}

/* Everything in leerlingen.csv: per kind and split. */
struct reader {
	struct grid at[GOAL_KIND_COUNT][BOARD_SPLITS];
};

static void pupils_read(const struct board *board, struct reader *reader)
{
	static const char *const columns[] = { "all_met", "partly_met", "none_met", "undeterminable",
					       "not_judged", "no_goal", "pupils" };
	struct report_table t;

	memset(reader, 0, sizeof *reader);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int s = 0; s < BOARD_SPLITS; s++)
			reader->at[k][s] = (struct grid){ .rows = BOARD_PUPIL_ROWS,
							  .columns = BOARD_PUPIL_COLUMNS };
	board_pupils_table(board, &t);
	for (size_t row = 0; row < report_rows(&t); row++) {
		int kind = strcmp(text_read(&t, row, "kind"), "learning") != 0;
		const char *band = text_read(&t, row, "year_groups");
		const char *category = text_read(&t, row, "category");

		for (int s = 0; s < BOARD_SPLITS; s++) {
			const char *part = s == BOARD_BAND ? band : category;
			const char *other = s == BOARD_BAND ? category : band;
			const struct choice *parts =
				tally_parts(s == BOARD_BAND ? TALLY_BAND : TALLY_CATEGORY);
			size_t at = 0;

			while (parts[at].code && strcmp(parts[at].code, part))
				at++;
			if (strcmp(other, "all"))
				continue;
			if (!parts[at].code)
				at = BOARD_PUPIL_ROWS - 1;
			for (size_t c = 0; c < BOARD_PUPIL_COLUMNS; c++)
				reader->at[kind][s].at[at][c] = cell_read(&t, row, columns[c]);
		}
	}
	report_free(&t);
}

static void pupils_solve(struct reader *reader)
{
	bool solved = true;

	while (solved) {
		solved = false;
		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			for (int s = 0; s < BOARD_SPLITS; s++)
				solved |= grid_solve(&reader->at[k][s]);
			for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
				solved |= same(&reader->at[k][0].at[BOARD_PUPIL_ROWS - 1][c],
					       &reader->at[k][1].at[BOARD_PUPIL_ROWS - 1][c]);
		}
		for (int s = 0; s < BOARD_SPLITS; s++)
			for (int r = 0; r < BOARD_PUPIL_ROWS; r++)
				solved |= same(&reader->at[0][s].at[r][OUTCOME_COUNT],
					       &reader->at[1][s].at[r][OUTCOME_COUNT]);
	}
}

/* Nothing that is solved or shown has 1 to 4 pupils behind it. */
static void expect_no_small(const struct grid *g, const char *what, int seed)
{
	for (size_t r = 0; r < g->rows; r++)
		for (size_t c = 0; c < g->columns; c++)
			cr_expect(g->at[r][c] <= 0 || g->at[r][c] >= DISCLOSURE_PUPILS_MIN,
				  "seed %d: %s row %zu column %zu is %ld", seed, what, r, c,
				  g->at[r][c]);
}

Test(board, subtracting_gives_away_no_pupils)
{
	for (int seed = 1; seed <= 400; seed++) {
		struct board board = chance_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);
		struct reader reader;

		pupils_read(&board, &reader);
		pupils_solve(&reader);
		for (int k = 0; k < GOAL_KIND_COUNT; k++)
			for (int s = 0; s < BOARD_SPLITS; s++)
				expect_no_small(&reader.at[k][s], "leerlingen", seed);
	}
}

#define JUDGED_CLASSES 4

/* Somebody who knows a judged pupil of a row does not learn the outcome: more than one is left. */
static void expect_no_outcome(const long *solved, const char *what, int seed, size_t row)
{
	int possible = 0, known = 0;

	for (int c = 0; c < JUDGED_CLASSES; c++) {
		possible += solved[c] == WITHHELD || solved[c] > 0;
		known += solved[c] == 0;
	}
	cr_expect(possible > 1 || known == JUDGED_CLASSES, "seed %d: %s row %zu", seed, what, row);
}

/* The outcome of a pupil who is known to be judged, where all of the row came to the same. */
static void expect_nobody_told(const struct board *board, const struct reader *reader, int seed)
{
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int s = 0; s < BOARD_SPLITS; s++)
			for (size_t r = 0; r < BOARD_PUPIL_ROWS; r++) {
				int classes = 0;

				for (int c = 0; c < JUDGED_CLASSES; c++)
					classes += board->pupils[k][s][r][c].value > 0;
				if (classes == 1)
					expect_no_outcome(reader->at[k][s].at[r], "leerlingen",
							  seed, r);
			}
}

Test(board, knowing_that_a_pupil_was_judged_does_not_tell_the_outcome)
{
	for (int seed = 1; seed <= 600; seed++) {
		int pupils = 1 + seed * 37 % (seed % 3 ? 40 : PUPILS_MAX);
		struct board board = chance_school_alike((uint64_t)seed, pupils, seed % 101);
		struct reader reader;

		pupils_read(&board, &reader);
		pupils_solve(&reader);
		expect_nobody_told(&board, &reader, seed);
		for (int k = 0; k < GOAL_KIND_COUNT; k++)
			for (int s = 0; s < BOARD_SPLITS; s++)
				expect_no_small(&reader.at[k][s], "leerlingen", seed);
	}
}

static size_t area_row(const char *kind, const char *area)
{
	size_t first = strcmp(kind, "learning") ? GOAL_AREA_FIRST_BEHAVIOUR : 0;

	for (size_t i = 0; i < BOARD_AREAS; i++)
		if (!strcmp(goal_areas[first + i].code, area))
			return i;
	return strcmp(area, "all") ? BOARD_AREAS : BOARD_AREAS + 1;
}

/* COUNT columns of doelen.csv of one kind, the total last. */
static struct grid goals_read(const struct board *board, const char *kind,
			      const char *const *columns, size_t count)
{
	struct grid g = { .rows = BOARD_GOAL_ROWS, .columns = count };
	struct report_table t;

	board_goals_table(board, &t);
	for (size_t row = 0; row < report_rows(&t); row++) {
		size_t at = area_row(text_read(&t, row, "kind"), text_read(&t, row, "area"));

		for (size_t c = 0; c < count && !strcmp(text_read(&t, row, "kind"), kind); c++)
			g.at[at][c] = cell_read(&t, row, columns[c]);
	}
	report_free(&t);
	return g;
}

Test(board, subtracting_gives_away_no_goals)
{
	static const char *const columns[] = { "met_goals", "not_met_goals", "undeterminable_goals",
					       "judged_goals" };
	static const enum board_goal_column own[] = { BOARD_MET, BOARD_NOT_MET,
						      BOARD_UNDETERMINABLE, BOARD_JUDGED };

	for (int seed = 1; seed <= 400; seed++) {
		struct board board = chance_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);

		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			struct grid g = goals_read(&board, goal_kinds[k].code, columns, 4);

			while (grid_solve(&g))
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

Test(board, pupils_are_shown_only_where_their_goals_are)
{
	static const char *const names[] = { "met", "not_met", "undeterminable", "judged",
					     "not_judged", "dropped" };

	for (int seed = 1; seed <= 100; seed++) {
		struct board board = chance_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);
		struct report_table t;

		board_goals_table(&board, &t);
		for (size_t row = 0; row < report_rows(&t); row++) {
			for (size_t n = 0; n < 6; n++) {
				char goals[32], pupils[32];

				snprintf(goals, sizeof goals, "%s_goals", names[n]);
				snprintf(pupils, sizeof pupils, "%s_pupils", names[n]);
				cr_expect(eq(int, cell_read(&t, row, goals) == WITHHELD,
					     cell_read(&t, row, pupils) == WITHHELD));
			}
		}
		report_free(&t);
	}
}

/* The classes of pupils who reached a goal cannot be more than doelen.csv says reached one. */
Test(board, the_two_files_side_by_side_bound_no_class_below_five)
{
	static const char *const met[] = { "met_pupils" };

	for (int seed = 1; seed <= 400; seed++) {
		struct board board = chance_school((uint64_t)seed, 1 + seed * 37 % PUPILS_MAX);

		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			struct grid g = goals_read(&board, goal_kinds[k].code, met, 1);
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

Test(board, a_large_school_shows_its_totals)
{
	struct board board = chance_school(7, 400);
	struct reader reader;
	int shown = 0;

	pupils_read(&board, &reader);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
			shown += reader.at[k][0].at[BOARD_PUPIL_ROWS - 1][c] != WITHHELD;
	cr_expect(eq(int, shown, GOAL_KIND_COUNT * BOARD_PUPIL_COLUMNS));
}

Test(board, withholds_everything_of_two_pupils)
{
	struct board board = chance_school(3, 2);
	struct report_table t;

	board_pupils_table(&board, &t);
	cr_assert(gt(sz, report_rows(&t), 0));
	for (size_t row = 0; row < report_rows(&t); row++)
		cr_expect(eq(long, cell_read(&t, row, "pupils"), WITHHELD));
	report_free(&t);
}

/* When all pupils of a band came to the same, the row says nothing of it, not even in which class
 * the zeros are. */
Test(board, withholds_a_row_whose_pupils_all_came_to_the_same)
{
	struct board board = { .school = "", .brin = "" };
	struct reader reader;
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
	pupils_read(&board, &reader);
	for (int c = 0; c < JUDGED_CLASSES; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[1][c], WITHHELD));
	pupils_solve(&reader);
	cr_expect(eq(long, reader.at[0][BOARD_BAND].at[1][OUTCOME_NONE_MET], WITHHELD));
	expect_nobody_told(&board, &reader, 0);
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
	struct reader reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 12, BAND_PO_1_2, -1, OUTCOME_PARTLY_MET);
	add_pupils(&board, &pupil, 8, BAND_PO_1_2, -1, OUTCOME_NOT_JUDGED);
	add_pupils(&board, &pupil, 6, BAND_PO_1_2, -1, OUTCOME_NO_GOAL);
	for (int c = 0; c < OUTCOME_COUNT; c++) {
		add_pupils(&board, &pupil, 9 + c, BAND_PO_3_5, -1, (enum pupil_outcome)c);
		add_pupils(&board, &pupil, 40 + c, BAND_PO_6_8, -1, (enum pupil_outcome)c);
	}
	board_protect(&board);
	pupils_read(&board, &reader);
	pupils_solve(&reader);
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
	struct reader reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 10, BAND_PO_1_2, 1, OUTCOME_PARTLY_MET);
	add_pupils(&board, &pupil, 9, BAND_PO_6_8, 2, OUTCOME_NOT_JUDGED);
	add_pupils(&board, &pupil, 7, BAND_PO_6_8, 1, OUTCOME_PARTLY_MET);
	board_protect(&board);
	pupils_read(&board, &reader);
	pupils_solve(&reader);
	expect_nobody_told(&board, &reader, 0);
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
	struct reader reader;
	int64_t pupil = 1;

	add_pupils(&board, &pupil, 4, BAND_PO_1_2, 1, OUTCOME_NOT_JUDGED);
	for (int c = 0; c < OUTCOME_COUNT; c++)
		add_pupils(&board, &pupil, 20, BAND_PO_6_8, 1, (enum pupil_outcome)c);
	board_protect(&board);
	pupils_read(&board, &reader);
	for (int c = 0; c < BOARD_PUPIL_COLUMNS; c++)
		cr_expect(eq(long, reader.at[0][BOARD_BAND].at[0][c], WITHHELD));
}

Test(board, explains_every_column_of_every_file)
{
	struct board board = { .school = "", .brin = "" };
	struct report_table t;

	board_explanation(&board, &t);
	cr_expect(eq(sz, report_rows(&t), 17 + 15 + EXPLANATION_COLUMNS));
	for (size_t row = 0; row < report_rows(&t); row++)
		cr_expect(report_cell(&t, row, 3) != NULL, "row %zu has no meaning", row);
	report_free(&t);
}

Test(board, tells_where_it_comes_from_and_what_is_withheld)
{
	struct board board = chance_school(1, 20);
	struct buffer text = {0};

	board_readme(&board, &text);
	cr_expect(strstr(text.bytes, "De Regenboog 12AB\r\n") != NULL);
	cr_expect(strstr(text.bytes, "23-11-2025 t/m 22-11-2026") != NULL);
	cr_expect(strstr(text.bytes, "minder dan 5 leerlingen") != NULL);
	buffer_clear(&text);
}
