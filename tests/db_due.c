/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due, counted and read in windows, against all of it row by row. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "db/due_filter.h"
#include "tests/school.h"

#define TODAY  "2026-11-22"
#define BEFORE "2026-11-18" /* when it was all written */
#define PUPILS 30
#define ROWS 200

static struct school s;

/* Pupils by turns with a plan that must come, an agreement, either postponed, or nothing. */
static void add_pupil(int i)
{
	static const char *const names[] = { "family_name=Berg", "family_name=Özdemir",
					     "family_name=Château" };
	static const char *const days[] = { "by=2026-11-02", "by=2026-11-22", "by=2026-11-29" };
	int64_t pupil = school_add(&s, "pupil", names[i % 3], "enrolled=2020-08-01", NULL);

	if (i % 5)
		school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
			   i % 2 ? "starts=2026-10-20" : "starts=2026-09-01", NULL);
	if (i % 4)
		school_add(&s, "agreement", school_ref("pupil", pupil), "what=bellen",
			   days[i % 3], NULL);
	if (i % 3 == 1)
		school_add(&s, "postponement", school_ref("pupil", pupil), "deadline=plan_in_force",
			   "entity=pupil", school_ref("record", pupil), "term=2026-10-13",
			   i % 2 ? "until=2027-03-01" : "until=2026-11-20", "reason=wacht", NULL);
}

static void setup(void)
{
	s = school_open(BEFORE);
	for (int i = 0; i < PUPILS; i++)
		add_pupil(i);
	school_reopen(&s, TODAY);
}

static void teardown(void)
{
	school_close(&s);
}

TestSuite(due, .init = setup, .fini = teardown);

struct row {
	int64_t pupil, position;
	struct date date, term;
	bool law, berg;
};

struct rows {
	struct row rows[ROWS];
	size_t count;
};

static enum zb_code take(void *context, const struct due_row *row, struct zb_err *err)
{
	struct rows *rows = context;

	(void)err;
	cr_assert(rows->count < ROWS);
	rows->rows[rows->count++] = (struct row){
		.pupil = row->pupil,
		.position = row->position,
		.date = row->date,
		.term = row->term,
		.law = deadlines[row->deadline].class == DEADLINE_LAW,
		.berg = strstr(row->name, "Berg") != NULL,
	};
	return ZB_OK;
}

static bool is_same(const struct row *a, const struct row *b)
{
	return date_compare(a->date, b->date) == 0 && a->pupil == b->pupil &&
	       a->position == b->position;
}

/* All that QUERY asks, picked by hand, in order of date and name. */
static struct rows pick(const struct due_query *query)
{
	struct rows all = {0}, out = {0};
	struct zb_err err;

	cr_assert(eq(int, due_rows(s.db, take, &all, &err), ZB_OK));
	for (size_t i = 0; i < all.count; i++)
		if ((all.rows[i].law || !query->law) && (all.rows[i].berg || !query->filter))
			out.rows[out.count++] = all.rows[i];
	return out;
}

static struct rows read_part(const struct due_query *query, enum due_from from,
			     const struct row *at, size_t count)
{
	struct due_place place = {0};
	struct rows out = {0};
	struct zb_err err;

	if (at)
		place = (struct due_place){ at->date, at->pupil, at->position };
	cr_assert(eq(int, due_read(s.db, query, from, at ? &place : NULL, count, take, &out, &err),
		     ZB_OK));
	return out;
}

static void expect_part(const struct rows *part, const struct row *want, size_t count)
{
	cr_assert(eq(sz, part->count, count));
	for (size_t i = 0; i < count; i++)
		cr_expect(is_same(&part->rows[i], &want[i]), "row %zu", i);
}

/* From every row, COUNT after it, before it and from it on. */
static void expect_windows(const struct due_query *query, size_t count)
{
	struct rows want = pick(query), part;

	cr_assert(want.count > count);
	part = read_part(query, DUE_FROM_FIRST, NULL, count);
	expect_part(&part, want.rows, count);
	part = read_part(query, DUE_FROM_LAST, NULL, count);
	expect_part(&part, want.rows + want.count - count, count);
	for (size_t i = 0; i < want.count; i++) {
		size_t after = want.count - i - 1, before = i < count ? i : count;

		part = read_part(query, DUE_FROM_AFTER, &want.rows[i], count);
		expect_part(&part, want.rows + i + 1, after < count ? after : count);
		part = read_part(query, DUE_FROM_AT, &want.rows[i], count);
		expect_part(&part, want.rows + i, after + 1 < count ? after + 1 : count);
		part = read_part(query, DUE_FROM_BEFORE, &want.rows[i], count);
		expect_part(&part, want.rows + i - before, before);
	}
}

static void expect_counts(const struct due_query *query)
{
	struct rows want = pick(query);
	int64_t counts[DUE_PERIOD_COUNT], late = -1, sum[DUE_PERIOD_COUNT] = {0}, law = 0;
	struct zb_err err;

	for (size_t i = 0; i < want.count; i++) {
		const struct row *row = &want.rows[i];
		struct date term = date_is_set(row->term) ? row->term : row->date;

		sum[due_period_of(row->date, db_today(s.db))]++;
		law += row->law && date_compare(term, db_today(s.db)) < 0;
	}
	cr_assert(eq(int, due_count(s.db, query, counts, &err), ZB_OK));
	cr_assert(eq(int, due_count_law(s.db, query, &late, &err), ZB_OK));
	for (int p = 0; p < DUE_PERIOD_COUNT; p++)
		cr_expect(eq(i64, counts[p], sum[p]), "period %d", p);
	cr_expect(eq(i64, late, law));
}

static void expect_all(const struct due_query *query)
{
	expect_counts(query);
	for (size_t count = 1; count <= 4; count++)
		expect_windows(query, count);
}

Test(due, is_counted_and_read_in_windows_as_it_stands_row_by_row)
{
	expect_all(&(struct due_query){ .law = false });
	expect_all(&(struct due_query){ .law = true });
}

Test(due, is_the_same_out_of_memory_while_somebody_types)
{
	struct due_filter *filter = NULL;
	struct zb_err err;

	cr_assert(eq(int, due_filter_load(s.db, NULL, &filter, &err), ZB_OK));
	due_filter_set(filter, "BÉRG");
	expect_all(&(struct due_query){ .filter = filter });
	expect_all(&(struct due_query){ .filter = filter, .law = true });
	due_filter_set(filter, "berg ozdemir");
	cr_expect(eq(sz, read_part(&(struct due_query){ .filter = filter }, DUE_FROM_FIRST, NULL, 9)
				 .count, 0));
	due_filter_free(filter);
}

/* The list of pupils shows the first thing due of each: it is the first of its rows. */
Test(due, comes_first_in_the_list_of_pupils_as_it_does_on_its_own)
{
	char *differ = school_sql(
		&s, "SELECT count(*) FROM pupil_state AS p WHERE due_date IS NOT "
		    "(SELECT min(date) FROM due WHERE pupil = p.pupil AND shows <= '" TODAY "')");
	char *shown = school_sql(&s, "SELECT count(*) > 10 FROM pupil_state WHERE due_date <> ''");
	char *late = school_sql(&s, "SELECT count(*) > 0 FROM pupil_state WHERE due_term <> ''");

	cr_expect_str_eq(differ, "0");
	cr_expect_str_eq(shown, "1");
	cr_expect_str_eq(late, "1");
	free(differ);
	free(shown);
	free(late);
}

Test(due, of_my_groups_is_that_of_their_pupils_alone)
{
	const struct due_query mine = { .login = "lia" };
	int64_t pupil = school_add(&s, "pupil", "family_name=Aksu", NULL);
	int64_t group = school_add(&s, "group", "school_year=2026-2027", "name=6A", NULL);
	int64_t staff = school_add(&s, "staff", "family_name=Bruin", "login=lia", NULL);
	int64_t counts[DUE_PERIOD_COUNT], late = -1;
	struct due_filter *filter = NULL;
	struct zb_err err;

	school_add(&s, "group_staff", school_ref("group", group), school_ref("staff", staff), NULL);
	school_add(&s, "placement", school_ref("pupil", pupil), school_ref("group", group),
		   "school_year=2026-2027", "starts=2026-08-01", NULL);
	school_add(&s, "agreement", school_ref("pupil", pupil), "what=bellen", "by=2026-11-20",
		   NULL);
	cr_assert(eq(int, due_count(s.db, &mine, counts, &err), ZB_OK));
	cr_assert(eq(int, due_count_law(s.db, &mine, &late, &err), ZB_OK));
	cr_expect(counts[DUE_LATE] == 1 && counts[DUE_WEEK] == 0 && late == 0);
	cr_expect(eq(sz, read_part(&mine, DUE_FROM_FIRST, NULL, 9).count, 1));
	cr_assert(eq(int, due_filter_load(s.db, "lia", &filter, &err), ZB_OK));
	cr_expect(eq(sz, read_part(&(struct due_query){ .filter = filter }, DUE_FROM_FIRST, NULL, 9)
				 .count, 1));
	due_filter_free(filter);
}
