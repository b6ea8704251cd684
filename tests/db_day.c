/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who read one file on different days: each sees the own day, and the file keeps the latest. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "db/check.h"
#include "db/list.h"
#include "tests/school.h"

#define TODAY "2026-11-22"
#define EARLIER (struct date){2026, 9, 15}
#define LATER (struct date){2026, 12, 15}

static struct school s;
static struct db *other;
static int64_t berg;

/* On the 15th of September Berg was still there and Bosch had no extra support yet. */
static void setup(void)
{
	s = school_open(TODAY);
	berg = school_add(&s, "pupil", "family_name=Berg", "left=2026-10-01", NULL);
	int64_t bosch = school_add(&s, "pupil", "family_name=Bosch", NULL);

	school_add(&s, "support_period", school_ref("pupil", bosch), "level=extra",
		   "starts=2026-10-05", NULL);
}

static void teardown(void)
{
	db_close(other);
	school_close(&s);
}

TestSuite(day, .init = setup, .fini = teardown);

static void open_as(struct date day, bool chosen)
{
	struct db_options options = { .actor = "ander", .today = day, .chosen_day = chosen };
	struct zb_err err = {0};

	cr_assert(eq(int, db_open(s.path, &options, &other, &err), ZB_OK), "%s", err.text);
}

static void open_other(struct date day)
{
	open_as(day, false);
}

static void expect_counts(struct db *db, int64_t extra, int64_t left)
{
	struct zb_err err = {0};
	int64_t found = -1;

	cr_assert(eq(int, pupils_count(db, PUPILS_EXTRA, &found, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, found, extra));
	cr_assert(eq(int, pupils_count(db, PUPILS_LEFT, &found, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, found, left));
}

static void expect_sound(struct db *db)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(db, results, &err), ZB_OK), "%s", err.text);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, results[i].wrong, 0), "%s: %s", check_codes[i],
			  results[i].detail);
}

/* Who leaves on the 14th has left from the 15th on. */
Test(day, on_which_something_changes_by_itself_brings_the_change)
{
	school_add(&s, "pupil", "family_name=Vos", "left=2026-12-14", NULL);
	open_other((struct date){2026, 12, 14});
	expect_counts(other, 1, 1);
	db_close(other);
	open_other(LATER);
	expect_counts(other, 1, 2);
}

Test(day, of_one_who_looks_back_is_no_one_elses)
{
	expect_counts(s.db, 1, 1);
	open_other(EARLIER);
	expect_counts(other, 0, 0);
	expect_counts(s.db, 1, 1);
	expect_sound(other);
	expect_counts(other, 0, 0);
	expect_sound(s.db);
}

Test(day, of_one_who_looks_back_takes_in_what_anybody_writes)
{
	struct zb_err err = {0};

	open_other(EARLIER);
	db_changed(other);
	cr_assert(eq(int, school_set(&s, &err, "pupil", berg, "left=2026-09-01", NULL), ZB_OK));
	cr_expect(db_changed(other));
	expect_counts(other, 0, 1);

	struct record *base = NULL, *mine;

	cr_assert(eq(int, store_get(other, &pupil_entity, berg, &base, &err), ZB_OK));
	mine = record_copy(base);
	cr_assert(eq(int, record_parse(mine, (unsigned)entity_field(&pupil_entity, "left"), "",
				       EARLIER, &err), ZB_OK));
	cr_assert(eq(int, store_update_one(other, base, mine, NULL, &err), ZB_OK), "%s", err.text);
	expect_counts(other, 0, 0);
	expect_counts(s.db, 1, 0);
	expect_sound(s.db);
	record_free(base);
	record_free(mine);
}

Test(day, that_is_later_is_the_files_from_then_on_and_changes_no_open_screen)
{
	struct zb_err err = {0};

	db_changed(s.db);
	open_other(LATER);
	school_add(&s, "pupil", "family_name=Celik", "left=2026-12-01", NULL);
	expect_counts(other, 1, 2);
	cr_expect(db_changed(s.db));
	expect_counts(s.db, 1, 1);
	cr_assert(eq(int, db_set_today(s.db, LATER, &err), ZB_OK));
	expect_counts(s.db, 1, 2);
	expect_sound(s.db);
}

Test(day, of_one_who_chose_to_look_ahead_is_no_one_elses)
{
	school_add(&s, "pupil", "family_name=Celik", "left=2026-12-01", NULL);
	db_changed(s.db);
	open_as(LATER, true);
	expect_counts(other, 1, 2);
	expect_sound(other);
	expect_counts(s.db, 1, 1);
	cr_expect(eq(i64, school_number(&s, "SELECT refreshed = '" TODAY "' FROM file"), 1));
}
