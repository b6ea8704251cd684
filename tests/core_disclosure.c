/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>
#include <string.h>

#include "core/rules/disclosure.h"

#define SIDE 4 /* with the totals */

static struct disclosure_table table_of(struct disclosure_cell *cells, const long *values,
					size_t rows, size_t cols)
{
	for (size_t i = 0; i < rows * cols; i++)
		cells[i] = (struct disclosure_cell){ .value = values[i], .pupils = values[i] };
	return (struct disclosure_table){ rows, cols, true, true, cells };
}

static size_t withheld_count(const struct disclosure_table *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->rows * t->cols; i++)
		count += t->cells[i].withheld;
	return count;
}

Test(disclosure, shows_a_table_without_small_cells_whole)
{
	struct disclosure_cell cells[9];
	struct disclosure_table t =
		table_of(cells, (const long[]){ 5, 9, 14, 0, 7, 7, 5, 16, 21 }, 3, 3);

	disclosure_protect(&t);
	cr_expect(eq(sz, withheld_count(&t), 0));
}

Test(disclosure, withholds_a_rectangle_around_one_small_cell)
{
	struct disclosure_cell cells[16];
	struct disclosure_table t = table_of(cells,
					     (const long[]){ 3, 20, 30, 53, 15, 25, 35, 75, 40, 50,
							     60, 150, 58, 95, 125, 278 },
					     4, 4);

	disclosure_protect(&t);
	cr_expect(cells[0].withheld);
	cr_expect(eq(sz, withheld_count(&t), 4));
	cr_expect(cells[3].withheld + cells[12].withheld == 0, "inner cells go before totals");
}

Test(disclosure, a_school_of_two_pupils_shows_nothing_but_zeros)
{
	struct disclosure_cell cells[9];
	struct disclosure_table t =
		table_of(cells, (const long[]){ 1, 0, 1, 1, 0, 1, 2, 0, 2 }, 3, 3);

	disclosure_protect(&t);
	for (size_t i = 0; i < 9; i++)
		cr_expect(cells[i].withheld == (cells[i].value != 0), "cell %zu", i);
}

Test(disclosure, counts_pupils_and_not_goals)
{
	struct disclosure_cell cells[2] = { { 12, 4, false }, { 9, 5, false } };
	struct disclosure_table t = { 2, 1, false, false, cells };

	disclosure_protect(&t);
	cr_expect(cells[0].withheld);
	cr_expect(cells[1].withheld == false);
}

Test(disclosure, four_pupils_are_small_and_five_are_not)
{
	cr_expect(disclosure_is_small(0) == false);
	cr_expect(disclosure_is_small(1));
	cr_expect(disclosure_is_small(4));
	cr_expect(disclosure_is_small(5) == false);
}

Test(disclosure, hides_one_more_of_a_list_with_its_sum)
{
	struct disclosure_cell cells[4] = {
		{ 3, 3, false }, { 8, 8, false }, { 20, 20, false }, { 31, 31, false },
	};
	struct disclosure_table t = { 4, 1, false, true, cells };

	disclosure_protect(&t);
	cr_expect(cells[0].withheld && cells[1].withheld);
	cr_expect(cells[2].withheld + cells[3].withheld == 0);
}

Test(disclosure, two_ones_whose_sum_is_shown_take_a_third)
{
	struct disclosure_cell cells[4] = {
		{ 1, 1, false }, { 1, 1, false }, { 20, 20, false }, { 22, 22, false },
	};
	struct disclosure_table t = { 4, 1, false, true, cells };

	disclosure_protect(&t);
	cr_expect(eq(sz, withheld_count(&t), 3));
}

Test(disclosure, keeps_withheld_what_was_marked_before)
{
	struct disclosure_cell cells[3] = { { 3, 3, false }, { 8, 8, false }, { 11, 11, true } };
	struct disclosure_table t = { 3, 1, false, true, cells };

	disclosure_protect(&t);
	cr_expect(cells[2].withheld);
	cr_expect(cells[1].withheld == false, "the withheld sum is cover enough");
}

/* An outsider who tries all whole numbers: the range of each withheld cell over all tables that
 * agree with what is published. */
struct attack {
	const struct disclosure_table *table;
	long guess[SIDE * SIDE];
	long low[SIDE * SIDE], high[SIDE * SIDE];
	long most;
};

static bool sums_agree(const struct attack *a)
{
	size_t last_row = a->table->rows - 1, last_col = a->table->cols - 1, cols = a->table->cols;

	for (size_t r = 0; r <= last_row; r++) {
		long sum = 0;

		for (size_t c = 0; c < last_col; c++)
			sum += a->guess[r * cols + c];
		if (sum != a->guess[r * cols + last_col])
			return false;
	}
	for (size_t c = 0; c <= last_col; c++) {
		long sum = 0;

		for (size_t r = 0; r < last_row; r++)
			sum += a->guess[r * cols + c];
		if (sum != a->guess[last_row * cols + c])
			return false;
	}
	return true;
}

/* Totals follow from the inner cells, so only these are tried. */
static void totals_fill(struct attack *a)
{
	size_t last_row = a->table->rows - 1, last_col = a->table->cols - 1, cols = a->table->cols;

	for (size_t r = 0; r <= last_row; r++)
		a->guess[r * cols + last_col] = 0;
	for (size_t c = 0; c <= last_col; c++)
		a->guess[last_row * cols + c] = 0;
	for (size_t r = 0; r < last_row; r++)
		for (size_t c = 0; c < last_col; c++) {
			long value = a->guess[r * cols + c];

			a->guess[r * cols + last_col] += value;
			a->guess[last_row * cols + c] += value;
			a->guess[last_row * cols + last_col] += value;
		}
}

static bool is_total(const struct disclosure_table *t, size_t cell)
{
	return cell % t->cols == t->cols - 1 || cell / t->cols == t->rows - 1;
}

/* No part is more than the sum that is published. */
static long guess_most(const struct attack *a, size_t cell)
{
	const struct disclosure_table *t = a->table;
	const struct disclosure_cell *row = &t->cells[cell / t->cols * t->cols + t->cols - 1];
	const struct disclosure_cell *col = &t->cells[(t->rows - 1) * t->cols + cell % t->cols];
	long most = a->most;

	most = !row->withheld && row->value < most ? row->value : most;
	return !col->withheld && col->value < most ? col->value : most;
}

static void attack_try(struct attack *a, size_t cell)
{
	const struct disclosure_table *t = a->table;
	size_t count = t->rows * t->cols;

	while (cell < count && (is_total(t, cell) || !t->cells[cell].withheld)) {
		if (!is_total(t, cell))
			a->guess[cell] = t->cells[cell].value;
		cell++;
	}
	if (cell < count) {
		long most = guess_most(a, cell);

		for (long v = 1; v <= most; v++) {
			a->guess[cell] = v;
			attack_try(a, cell + 1);
		}
		return;
	}
	totals_fill(a);
	for (size_t i = 0; i < count; i++)
		if (t->cells[i].withheld ? a->guess[i] < 1 : a->guess[i] != t->cells[i].value)
			return;
	if (!sums_agree(a))
		return;
	for (size_t i = 0; i < count; i++) {
		a->low[i] = a->guess[i] < a->low[i] ? a->guess[i] : a->low[i];
		a->high[i] = a->guess[i] > a->high[i] ? a->guess[i] : a->high[i];
	}
}

static uint32_t random_next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

static void table_fill(struct disclosure_table *t, uint32_t *seed)
{
	static const long inner[] = { 0, 0, 1, 2, 3, 4, 5, 6, 8 };
	struct attack a = { .table = t };

	for (size_t i = 0; i < t->rows * t->cols; i++)
		a.guess[i] = inner[random_next(seed) % (sizeof inner / sizeof inner[0])];
	totals_fill(&a);
	for (size_t i = 0; i < t->rows * t->cols; i++)
		t->cells[i] = (struct disclosure_cell){ .value = a.guess[i], .pupils = a.guess[i] };
}

Test(disclosure, an_outsider_who_tries_everything_pins_no_small_cell, .timeout = 120)
{
	uint32_t seed = 20261122;

	for (int round = 0; round < 200; round++) {
		struct disclosure_cell cells[SIDE * SIDE];
		struct disclosure_table t = { 3 + (size_t)(round % 2), 3, true, true, cells };
		struct attack a = { .table = &t, .most = 12 };

		table_fill(&t, &seed);
		disclosure_protect(&t);
		for (size_t i = 0; i < SIDE * SIDE; i++) {
			a.low[i] = 1000;
			a.high[i] = -1;
		}
		attack_try(&a, 0);
		for (size_t i = 0; i < t.rows * t.cols; i++) {
			cr_expect(cells[i].value > 0 || !cells[i].withheld);
			if (!disclosure_is_small(cells[i].pupils))
				continue;
			cr_expect(cells[i].withheld);
			cr_expect(a.high[i] - a.low[i] >= DISCLOSURE_WIDTH_MIN &&
					  a.high[i] >= DISCLOSURE_PUPILS_MIN,
				  "round %d cell %zu = %ld: %ld-%ld", round, i, cells[i].value,
				  a.low[i], a.high[i]);
		}
	}
}
