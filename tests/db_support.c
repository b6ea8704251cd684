/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extra support on and off from a day, around the periods that there are. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <string.h>

#include "db/history.h"
#include "db/support.h"
#include "tests/school.h"

#define TODAY "2026-11-22"

static struct school school;
static int64_t pupil;

static const struct date day = { 2026, 11, 16 };

static void setup(void)
{
	school = school_open(TODAY);
	pupil = school_add(&school, "pupil", "family_name=Berg", NULL);
}

static void teardown(void)
{
	school_close(&school);
}

TestSuite(support, .init = setup, .fini = teardown);

/* "extra 2026-11-16 -, basic ..." in order of begin. */
static char *periods(void)
{
	return school_sql(&school,
			  "SELECT group_concat(p, ', ') FROM (SELECT level || ' ' || starts || ' ' "
			  "|| ifnull(ends, '-') AS p FROM support_period ORDER BY starts)");
}

static void expect_periods(const char *expected)
{
	char *found = periods();

	cr_expect_str_eq(found, expected);
	free(found);
}

static size_t begin(void)
{
	struct zb_err err = {0};
	size_t changed = 99;

	cr_assert_eq(support_begin(school.db, &pupil, 1, day, &changed, &err), ZB_OK, "%s",
		     err.text);
	return changed;
}

static size_t end(const char *reason)
{
	struct zb_err err = {0};
	size_t changed = 99;

	cr_assert_eq(support_end(school.db, &pupil, 1, day, reason, &changed, &err), ZB_OK, "%s",
		     err.text);
	return changed;
}

Test(support, begins_without_an_end)
{
	cr_expect_eq(begin(), 1u);
	expect_periods("extra 2026-11-16 -");
	cr_expect_eq(school_number(&school, "SELECT scope FROM pupil_state"), 0);
}

Test(support, begins_once)
{
	begin();
	cr_expect_eq(begin(), 0u);
	expect_periods("extra 2026-11-16 -");
}

Test(support, ends_the_basic_period_the_day_before)
{
	school_add(&school, "support_period", school_ref("pupil", pupil), "level=basic",
		   "starts=2026-08-01", NULL);
	cr_expect_eq(begin(), 1u);
	expect_periods("basic 2026-08-01 2026-11-15, extra 2026-11-16 -");
}

Test(support, takes_the_place_of_a_basic_period_that_begins_that_day)
{
	school_add(&school, "support_period", school_ref("pupil", pupil), "level=basic",
		   "starts=2026-11-16", NULL);
	begin();
	expect_periods("extra 2026-11-16 -");
}

Test(support, stops_where_a_later_period_begins)
{
	school_add(&school, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2027-02-01", NULL);
	begin();
	expect_periods("extra 2026-11-16 2027-01-31, extra 2027-02-01 -");
}

Test(support, ends_the_day_before_with_its_reason)
{
	char *reason;

	school_add(&school, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-09-01", NULL);
	cr_expect_eq(end("doel bereikt"), 1u);
	expect_periods("extra 2026-09-01 2026-11-15");
	reason = school_sql(&school, "SELECT reason FROM support_period");
	cr_expect_str_eq(reason, "doel bereikt");
	cr_expect_eq(school_number(&school, "SELECT scope FROM pupil_state"), 1);
	free(reason);
}

Test(support, that_ends_on_its_first_day_never_was)
{
	begin();
	cr_expect_eq(end(""), 1u);
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period"), 0);
}

Test(support, leaves_who_has_none_alone)
{
	cr_expect_eq(end("x"), 0u);
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period"), 0);
}

Test(support, of_several_pupils_is_taken_back_at_once)
{
	int64_t ids[2] = { pupil, school_add(&school, "pupil", "family_name=Dijk", NULL) };
	struct zb_err err;
	size_t changed;

	cr_assert_eq(support_begin(school.db, ids, 2, day, &changed, &err), ZB_OK);
	cr_expect_eq(changed, 2u);
	cr_assert_eq(history_undo(school.db, NULL, &err), ZB_OK);
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period"), 0);
}

Test(support, names_whom_of_several_it_cannot_be_for)
{
	int64_t ids[2] = { pupil, school_add(&school, "pupil", "family_name=Dijk",
					     "born=2026-11-20", NULL) };
	struct zb_err err;

	cr_expect_eq(support_begin(school.db, ids, 2, day, NULL, &err), ZB_INVALID);
	cr_expect(strstr(err.text, "Dijk: ") == err.text, "%s", err.text);
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period"), 0);
}

Test(support, does_not_begin_after_the_pupil_left)
{
	struct zb_err err;

	school_set(&school, &err, "pupil", pupil, "left=2026-11-15", NULL);
	cr_expect_eq(support_begin(school.db, &pupil, 1, day, NULL, &err), ZB_INVALID);
	cr_expect_str_eq(err.text, "de leerling is dan al uitgeschreven; kies een dag daarvoor");
	school_set(&school, &err, "pupil", pupil, "left=2026-11-16", NULL);
	cr_expect_eq(begin(), 1u);
}
