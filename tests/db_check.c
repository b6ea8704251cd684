/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/check.h"
#include "db/history.h"
#include "tests/files.h"
#include "tests/school.h"

/* A school with a pupil who was changed, withdrawn and brought back. */
static struct school lived_in(void)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", "enrolled=2020-08-01",
				   "elsewhere_days=2,5", NULL);

	cr_assert(eq(int, school_set(&s, &err, "pupil", pupil, "sex=f", "elsewhere_days=3", NULL),
		     ZB_OK));
	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	school_add(&s, "tariff", "function=ib", "starts=2026-08-01", "cents_hour=61,40", NULL);
	for (int i = 0; i < 4; i++)
		cr_assert(eq(int, history_undo(s.db, NULL, &err), ZB_OK), "%s", err.text);
	for (int i = 0; i < 3; i++)
		cr_assert(eq(int, history_redo(s.db, NULL, &err), ZB_OK), "%s", err.text);
	return s;
}

static void check(struct school *s, struct check_result out[static CHECK_COUNT])
{
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(s->db, out, &err), ZB_OK), "%s", err.text);
}

/* Behind the program's back, as nobody can without turning its guards off. */
static void tamper(struct school *s, const char *sql)
{
	free(school_sql(s, sql));
}

/* Only WHICH is wrong. */
static void expect_only(struct school *s, enum check_id which)
{
	struct check_result results[CHECK_COUNT];

	check(s, results);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(int, results[i].wrong != 0, i == which), "%s: %s", check_codes[i],
			  results[i].detail);
	cr_expect(results[which].detail[0] != '\0');
}

Test(check, a_file_with_edits_undone_and_redone_is_sound)
{
	struct school s = lived_in();
	struct check_result results[CHECK_COUNT];

	check(&s, results);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, results[i].wrong, 0), "%s: %s", check_codes[i],
			  results[i].detail);
	school_close(&s);
}

Test(check, sees_a_value_that_history_does_not_tell_of)
{
	struct school s = lived_in();

	tamper(&s, "UPDATE pupil SET came_from = 'De Ark'");
	expect_only(&s, CHECK_HISTORY);
	school_close(&s);
}

Test(check, sees_a_row_without_history)
{
	struct school s = lived_in();

	tamper(&s, "INSERT INTO headcount VALUES (1 << 40, 1, '2026-02-01', 214)");
	expect_only(&s, CHECK_HISTORY);
	school_close(&s);
}

Test(check, sees_a_row_that_is_gone)
{
	struct school s = lived_in();

	tamper(&s, "DELETE FROM support_period");
	struct check_result results[CHECK_COUNT];

	check(&s, results);
	cr_expect(results[CHECK_HISTORY].wrong == 1);
	cr_expect(results[CHECK_DERIVED].wrong > 0);
	school_close(&s);
}

Test(check, sees_derived_state_that_is_behind)
{
	struct school s = lived_in();

	tamper(&s, "UPDATE pupil_state SET plan_state = 'closed'");
	expect_only(&s, CHECK_DERIVED);
	school_close(&s);
}

Test(check, sees_an_id_above_the_counter)
{
	struct school s = lived_in();

	tamper(&s, "UPDATE file SET counter = 3");
	expect_only(&s, CHECK_NUMBERS);
	school_close(&s);
}

Test(check, sees_a_counter_and_an_id_past_what_a_number_holds)
{
	struct school s = lived_in();

	tamper(&s, "UPDATE file SET counter = 9007199254740990");
	expect_only(&s, CHECK_NUMBERS);
	tamper(&s, "UPDATE file SET counter = 4294967295");
	tamper(&s, "INSERT INTO txn SELECT 1 << 53, 1 << 30, moment, actor, device, 'edit', NULL "
		   "FROM txn LIMIT 1");
	struct check_result results[CHECK_COUNT];

	check(&s, results);
	cr_expect(eq(i64, results[CHECK_NUMBERS].wrong, 1), "%s", results[CHECK_NUMBERS].detail);
	school_close(&s);
}

Test(check, sees_a_reference_to_nothing)
{
	struct school s = lived_in();

	char *trigger = school_sql(&s, "SELECT sql FROM sqlite_schema WHERE name = 'txn_fixed'");

	tamper(&s, "DROP TRIGGER txn_fixed");
	tamper(&s, "UPDATE txn SET undoes = 999999 WHERE undoes IS NOT NULL");
	tamper(&s, trigger);
	expect_only(&s, CHECK_REFERENCES);
	free(trigger);
	school_close(&s);
}

Test(check, sees_a_trigger_that_is_not_ours_and_one_that_is_gone)
{
	struct school s = lived_in(), other = lived_in();

	tamper(&s, "CREATE TRIGGER more AFTER UPDATE ON pupil BEGIN DELETE FROM log; END");
	expect_only(&s, CHECK_LAYOUT);
	tamper(&other, "DROP TRIGGER history_kept");
	expect_only(&other, CHECK_LAYOUT);
	school_close(&other);
	school_close(&s);
}

Test(check, leaves_the_file_as_it_was)
{
	struct school s = lived_in();
	struct check_result results[CHECK_COUNT];

	school_reopen(&s, NULL);
	char *before = files_read(s.path, NULL);

	check(&s, results);
	check(&s, results);
	school_reopen(&s, NULL);
	size_t length;
	char *after = files_read(s.path, &length);

	cr_expect(memcmp(before, after, length) == 0);
	free(before);
	free(after);
	school_close(&s);
}

Test(check, lets_no_escape_sequence_of_the_file_into_its_words)
{
	struct school s = school_open("2026-11-22");
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	free(school_sql(&s, "INSERT INTO history VALUES (999, (SELECT id FROM txn), "
			    "'a' || char(27) || '[2Jb' || char(155), 1, NULL, NULL, NULL, '{}')"));
	cr_assert(eq(int, check_file(s.db, results, &err), ZB_OK), "%s", err.text);
	cr_expect(results[CHECK_HISTORY].wrong > 0);
	cr_expect(strpbrk(results[CHECK_HISTORY].detail, "\033\xC2") == NULL, "%s",
		  results[CHECK_HISTORY].detail);
	school_close(&s);
}
