/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round of tests: all or nothing, and never over what is there. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "db/history.h"
#include "db/round.h"
#include "tests/school.h"

#define TODAY "2026-11-22"

static struct school school;
static int64_t pupils[3];
static struct round rows;

static void setup(void)
{
	school = school_open(TODAY);
	pupils[0] = school_add(&school, "pupil", "family_name=Hof", "given_name=Gradje", NULL);
	pupils[1] = school_add(&school, "pupil", "family_name=Bosch", "given_name=Tim", NULL);
	pupils[2] = school_add(&school, "pupil", "family_name=Aap", "given_name=Zoë", NULL);
}

static void teardown(void)
{
	round_free(&rows);
	school_close(&school);
}

TestSuite(round, .init = setup, .fini = teardown);

static void begin(void)
{
	struct zb_err err;

	cr_assert(eq(int, round_of(school.db, pupils, 3, &rows, &err), ZB_OK), "%s", err.text);
}

static void fill(size_t at, const char *score, const char *instrument)
{
	struct record *row = rows.rows[at].row;
	struct zb_err err;

	record_set_choice(row, MEASUREMENT_SUBJECT, MEASURED_SPELLING);
	record_set_text(row, MEASUREMENT_DATE, TODAY);
	record_set_text(row, MEASUREMENT_INSTRUMENT, instrument);
	cr_assert(eq(int, record_parse(row, MEASUREMENT_SCORE, score, db_today(school.db), &err),
		     ZB_OK));
}

static const char *last_of(int64_t pupil)
{
	static char told[80];
	struct buffer text = { 0 };
	struct zb_err err;

	cr_assert(eq(int, round_add_last(school.db, pupil, MEASURED_SPELLING, &text, &err), ZB_OK));
	snprintf(told, sizeof told, "%s", text.bytes ? text.bytes : "");
	buffer_clear(&text);
	return told;
}

Test(round, has_the_pupils_in_order_of_name_without_those_who_are_gone)
{
	static const int64_t gone[] = { 12345 };
	struct zb_err err;

	cr_assert(eq(int, round_of(school.db, gone, 1, &rows, &err), ZB_OK));
	cr_expect(eq(sz, rows.count, 0));
	begin();
	cr_expect_str_eq(rows.rows[0].name, "Aap, Zoë");
	cr_expect_str_eq(rows.rows[1].name, "Bosch, Tim");
	cr_expect_str_eq(rows.rows[2].name, "Hof, Gradje");
}

Test(round, writes_what_says_something_and_is_undone_in_one_go)
{
	size_t count = 0;
	struct zb_err err;

	begin();
	fill(0, "88,5", "");
	fill(2, "91", "");
	cr_assert(eq(int, round_write(school.db, &rows, &count, NULL, &err), ZB_OK), "%s",
		  err.text);
	cr_expect(eq(sz, count, 2));
	cr_expect(eq(int, (int)school_number(&school, "SELECT count(*) FROM measurement"), 2));
	cr_expect(eq(int, (int)school_number(&school, "SELECT count(DISTINCT txn) FROM history "
						      "WHERE entity = 'measurement'"), 1));
	cr_expect_str_eq(last_of(rows.rows[0].pupil), "88,5 (22-11-2026)");
	cr_expect_str_eq(last_of(rows.rows[1].pupil), "");
	cr_assert(eq(int, history_undo(school.db, NULL, &err), ZB_OK));
	cr_expect(eq(int, (int)school_number(&school, "SELECT count(*) FROM measurement"), 0));
}

Test(round, writes_nothing_when_a_colleague_wrote_one_of_them)
{
	size_t count = 7, wrong = 7;
	struct zb_err err;

	begin();
	fill(0, "88", "");
	fill(1, "91", "");
	school_add(&school, "measurement", school_ref("pupil", rows.rows[1].pupil),
		   "date=" TODAY, "subject=spelling", "level=II", "instrument=SVS", NULL);
	cr_expect(eq(int, round_write(school.db, &rows, &count, &wrong, &err), ZB_CONFLICT));
	cr_expect(eq(sz, wrong, 1));
	cr_expect(eq(sz, count, 7));
	cr_expect_str_eq(err.text, "die is er al: spelling 22-11-2026: Niveau II, Instrument SVS; "
				   "maak deze regel leeg");
	cr_expect(eq(int, (int)school_number(&school, "SELECT count(*) FROM measurement"), 1));
}

Test(round, is_not_in_the_way_of_another_test_on_the_same_day)
{
	size_t count = 0;
	struct zb_err err;

	begin();
	fill(1, "91", "PI-dictee");
	school_add(&school, "measurement", school_ref("pupil", rows.rows[1].pupil),
		   "date=" TODAY, "subject=spelling", "level=II", "instrument=SVS", NULL);
	cr_expect(eq(int, round_write(school.db, &rows, &count, NULL, &err), ZB_OK));
	cr_expect(eq(sz, count, 1));
}

Test(round, finds_the_class_of_a_day_before_a_cluster)
{
	int64_t class = school_add(&school, "group", "school_year=2026-2027", "name=7B", NULL);
	int64_t other = school_add(&school, "group", "school_year=2026-2027", "name=plus",
				   "kind=combined", NULL);
	struct date day = db_today(school.db), before = { 2026, 7, 1 };
	int64_t group = 7;
	char *name = NULL;
	struct zb_err err;

	school_add(&school, "placement", school_ref("pupil", pupils[0]), school_ref("group", class),
		   "school_year=2026-2027", "starts=2026-08-01", NULL);
	school_add(&school, "placement", school_ref("pupil", pupils[0]), school_ref("group", other),
		   "school_year=2026-2027", "starts=2026-10-01", NULL);
	cr_assert(eq(int, round_class(school.db, pupils[0], day, &group, &name, &err), ZB_OK));
	cr_expect(group == class);
	cr_expect_str_eq(name, "7B");
	free(name);
	cr_assert(eq(int, round_class(school.db, pupils[0], before, &group, &name, &err), ZB_OK));
	cr_expect(group == 0);
}
