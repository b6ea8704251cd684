/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/outsider.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"

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

struct board outsider_school_alike(uint64_t seed, int pupils, int alike)
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

struct board outsider_school(uint64_t seed, int pupils)
{
	return outsider_school_alike(seed, pupils, 0);
}

static int column_named(const struct report_table *t, const char *name)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (!strcmp(t->columns[c].name, name))
			return (int)c;
	cr_fatal("no column %s", name);
}

long outsider_cell(const struct report_table *t, size_t row, const char *name)
{
	const char *text = report_cell(t, row, (size_t)column_named(t, name));

	cr_assert(text != NULL, "nothing in %s", name);
	return !strcmp(text, BOARD_WITHHELD) ? WITHHELD : strtol(text, NULL, 10);
}

const char *outsider_text(const struct report_table *t, size_t row, const char *name)
{
	return report_cell(t, row, (size_t)column_named(t, name));
}

/* One sum; true when something was solved. */
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

bool outsider_solve_grid(struct grid *g)
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

void outsider_read(const struct board *board, struct outsider *reader)
{
	static const char *const columns[] = { "all_met",        "partly_met", "none_met",
					       "undeterminable", "not_judged", "no_goal",
					       "pupils" };
	struct report_table t;

	memset(reader, 0, sizeof *reader);
	for (int k = 0; k < GOAL_KIND_COUNT; k++)
		for (int s = 0; s < BOARD_SPLITS; s++)
			reader->at[k][s] = (struct grid){ .rows = BOARD_PUPIL_ROWS,
							  .columns = BOARD_PUPIL_COLUMNS };
	board_pupils_table(board, &t);
	for (size_t row = 0; row < report_rows(&t); row++) {
		int kind = strcmp(outsider_text(&t, row, "kind"), "learning") != 0;
		const char *band = outsider_text(&t, row, "year_groups");
		const char *category = outsider_text(&t, row, "category");

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
				reader->at[kind][s].at[at][c] = outsider_cell(&t, row, columns[c]);
		}
	}
	report_free(&t);
}

static size_t area_row(const char *kind, const char *area)
{
	size_t first = strcmp(kind, "learning") ? GOAL_AREA_FIRST_BEHAVIOUR : 0;

	for (size_t i = 0; i < BOARD_AREAS; i++)
		if (!strcmp(goal_areas[first + i].code, area))
			return i;
	return strcmp(area, "all") ? BOARD_AREAS : BOARD_AREAS + 1;
}

struct grid outsider_goals(const struct board *board, const char *kind, const char *const *columns,
			   size_t count)
{
	struct grid g = { .rows = BOARD_GOAL_ROWS, .columns = count };
	struct report_table t;

	board_goals_table(board, &t);
	for (size_t row = 0; row < report_rows(&t); row++) {
		size_t at =
			area_row(outsider_text(&t, row, "kind"), outsider_text(&t, row, "area"));

		for (size_t c = 0; c < count && !strcmp(outsider_text(&t, row, "kind"), kind); c++)
			g.at[at][c] = outsider_cell(&t, row, columns[c]);
	}
	report_free(&t);
	return g;
}

void outsider_solve(struct outsider *reader)
{
	bool solved = true;

	while (solved) {
		solved = false;
		for (int k = 0; k < GOAL_KIND_COUNT; k++) {
			for (int s = 0; s < BOARD_SPLITS; s++)
				solved |= outsider_solve_grid(&reader->at[k][s]);
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

void outsider_expect_no_small(const struct grid *g, const char *what, int seed)
{
	for (size_t r = 0; r < g->rows; r++)
		for (size_t c = 0; c < g->columns; c++)
			cr_expect(g->at[r][c] <= 0 || g->at[r][c] >= DISCLOSURE_PUPILS_MIN,
				  "seed %d: %s row %zu column %zu is %ld", seed, what, r, c,
				  g->at[r][c]);
}

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

void outsider_expect_nobody_told(const struct board *board, const struct outsider *reader, int seed)
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
