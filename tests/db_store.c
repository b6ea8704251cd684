/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "db/derived.h"
#include "db/history.h"
#include "tests/expect.h"

static int64_t add_pupil(struct school *s)
{
	return school_add(s, "pupil", "given_name=Jóëlle", "prefix=van den", "family_name=Berg",
			  "born=2017-05-04", "enrolled=2021-08-16", NULL);
}

static void expect_sound(struct school *s)
{
	struct zb_err err;
	int64_t different = -1;

	cr_expect(eq(int, derived_check(s->db, &different, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, different, 0));
	cr_expect(eq(i64, school_number(s, "SELECT count(*) FROM pragma_foreign_key_check"), 0));
}

Test(store, an_insert_gives_an_id_and_a_history_row)
{
	struct school s = school_open("2026-11-22");
	int64_t id = add_pupil(&s);

	cr_expect(lt(i64, 0, id));
	char *json = school_sql(&s, "SELECT new FROM history WHERE entity = 'pupil'");

	cr_expect(strstr(json, "\"family_name\":\"Berg\"") ||
			  strstr(json, "\"family_name\": \"Berg\""),
		  "%s", json);
	free(json);
	expect_sound(&s);
	school_close(&s);
}

Test(store, an_update_writes_one_history_row_a_field)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int64_t id = add_pupil(&s);

	cr_assert(eq(int, school_set(&s, &err, "pupil", id, "category=behind", "initials=J.", NULL),
		     0));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM history WHERE field IS NOT NULL"),
		     2));
	cr_expect(eq(i64, school_number(&s, "SELECT rev FROM pupil"), 2));
	expect_sound(&s);
	school_close(&s);
}

Test(store, the_same_values_write_nothing)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int64_t id = add_pupil(&s);
	int64_t before = school_number(&s, "SELECT count(*) FROM txn");

	cr_assert(eq(int, school_set(&s, &err, "pupil", id, "family_name=Berg", NULL), 0));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM txn"), before));
	school_close(&s);
}

Test(store, ids_are_unique_over_all_tables)
{
	struct school s = school_open("2026-11-22");

	add_pupil(&s);
	school_add(&s, "staff", "family_name=Bruin", NULL);
	cr_expect(eq(
		i64,
		school_number(&s,
			      "SELECT count(*) - count(DISTINCT id) FROM (SELECT id FROM pupil "
			      "UNION ALL SELECT id FROM staff UNION ALL SELECT id FROM txn "
			      "UNION ALL SELECT id FROM history UNION ALL SELECT id FROM school)"),
		0));
	school_close(&s);
}

Test(store, two_people_who_change_other_fields_both_win)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int64_t id = add_pupil(&s);
	struct record *base, *mine;

	cr_assert(eq(int, store_get(s.db, &pupil_entity, id, &base, &err), 0));
	mine = record_copy(base);
	record_set_text(mine, PUPIL_INITIALS, "J.");
	cr_assert(eq(int, school_set(&s, &err, "pupil", id, "category=behind", NULL), 0));
	cr_assert(eq(int, store_update_one(s.db, base, mine, NULL, &err), 0), "%s", err.text);
	cr_expect_str_eq(record_text(mine, PUPIL_CATEGORY), "behind");
	cr_expect(eq(i64, mine->rev, 3));
	record_free(base);
	record_free(mine);
	school_close(&s);
}

Test(store, the_second_save_of_the_same_field_is_a_conflict_that_shows_theirs)
{
	struct school s = school_open("2026-11-22");
	struct conflict conflict;
	struct zb_err err;
	int64_t id = add_pupil(&s);
	struct record *base, *mine;

	cr_assert(eq(int, store_get(s.db, &pupil_entity, id, &base, &err), 0));
	mine = record_copy(base);
	record_set_text(mine, PUPIL_INITIALS, "J.");
	cr_assert(eq(int, school_set(&s, &err, "pupil", id, "initials=K.", NULL), 0));
	cr_expect(eq(int, store_update_one(s.db, base, mine, &conflict, &err), ZB_CONFLICT));
	cr_expect(eq(u64, conflict.fields, (uint64_t)1 << PUPIL_INITIALS));
	cr_expect_str_eq(record_text(conflict.theirs, PUPIL_INITIALS), "K.");
	record_free(conflict.theirs);
	record_free(base);
	record_free(mine);
	school_close(&s);
}

/* As after a restore: the row holds something else under the same rev. */
static void change_under_the_same_rev(struct school *s, const char *sql)
{
	char *done = school_sql(s, sql);

	cr_assert(done != NULL);
	free(done);
}

Test(store, a_row_that_a_restore_changed_under_the_same_rev_merges_and_is_not_deleted)
{
	struct school s = school_open("2026-11-22");
	struct conflict conflict;
	struct zb_err err;
	int64_t id = add_pupil(&s);
	struct record *base, *mine;

	cr_assert(eq(int, store_get(s.db, &pupil_entity, id, &base, &err), 0));
	mine = record_copy(base);
	record_set_text(mine, PUPIL_INITIALS, "J.");
	change_under_the_same_rev(&s, "UPDATE pupil SET initials = 'K.' RETURNING id");
	cr_expect(eq(int, store_update_one(s.db, base, mine, &conflict, &err), ZB_CONFLICT));
	cr_expect(eq(int, store_delete_one(s.db, base, &err), ZB_CONFLICT));
	record_free(conflict.theirs);
	change_under_the_same_rev(&s, "UPDATE pupil SET initials = '', category = 'behind' "
				      "RETURNING id");
	cr_assert(eq(int, store_update_one(s.db, base, mine, NULL, &err), ZB_OK), "%s", err.text);
	cr_expect_str_eq(record_text(mine, PUPIL_CATEGORY), "behind");
	cr_expect_str_eq(record_text(mine, PUPIL_INITIALS), "J.");
	record_free(base);
	record_free(mine);
	school_close(&s);
}

Test(store, a_reference_to_nothing_is_refused)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};

	cr_expect(eq(int,
		     school_try(&s, &err, "log", "pupil=99", "date=2026-11-20", "kind=note",
				"text=x", NULL),
		     ZB_NOT_FOUND));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM log"), 0));
	school_close(&s);
}

/* A pupil with a plan in force of one goal, evaluated once. */
struct evaluated {
	int64_t pupil, plan, goal, evaluation, result;
};

static struct evaluated add_evaluated(struct school *s)
{
	struct evaluated e = {.pupil = add_pupil(s)};
	struct zb_err err;

	e.plan = school_add(s, "plan", school_ref("pupil", e.pupil), "status=draft",
			    "starts=2026-09-01", NULL);
	e.goal =
		school_add(s, "goal", school_ref("plan", e.plan), "kind=learning",
			   "description=AVI E5", "indicator=AVI", "baseline=M4", "target=E5", NULL);
	cr_assert(eq(int,
		     school_set(s, &err, "plan", e.plan, "status=in_force", "adopted=2026-09-10",
				NULL),
		     0),
		  "%s", err.text);
	e.evaluation = school_add(s, "evaluation", school_ref("plan", e.plan), "date=2026-11-20",
				  "kind=interim", "text=Goed gesprek", NULL);
	e.result = school_add(s, "result", school_ref("evaluation", e.evaluation),
			      school_ref("goal", e.goal), "finding=met", "value=E5", NULL);
	return e;
}

Test(store, a_result_gets_its_line_pupil_date_and_frozen_target)
{
	struct school s = school_open("2026-11-22");
	struct evaluated e = add_evaluated(&s);
	char *text =
		school_sql(&s, "SELECT line || ' ' || pupil || ' ' || date || ' ' || target || ' ' "
			       "|| indicator FROM result");
	char *want =
		mem_format("%lld %lld 2026-11-20 E5 AVI", (long long)e.goal, (long long)e.pupil);

	cr_expect_str_eq(text, want);
	free(text);
	free(want);
	expect_sound(&s);
	school_close(&s);
}

Test(store, the_outcome_recorded_last_is_the_latest_when_the_clock_went_back)
{
	struct school s = school_open("2026-11-22");
	struct evaluated e;

	db_set_moment(s.db, "2026-11-20T23:59:59.999Z");
	e = add_evaluated(&s);
	db_set_moment(s.db, "2026-11-20T09:00:00.000Z");
	school_add(&s, "result", school_ref("evaluation", e.evaluation), school_ref("goal", e.goal),
		   "finding=not_met", "value=E4", NULL);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM result AS a JOIN result AS b ON "
					    "b.id > a.id AND b.recorded > a.recorded"), 1));
	expect_sound(&s);
	school_close(&s);
}

Test(store, a_version_in_force_does_not_change)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	struct evaluated e = add_evaluated(&s);

	cr_expect(
		eq(int, school_set(&s, &err, "plan", e.plan, "rationale=anders", NULL), ZB_DENIED));
	cr_expect(eq(int, school_set(&s, &err, "goal", e.goal, "target=E6", NULL), ZB_DENIED));
	cr_expect(eq(int,
		     school_try(&s, &err, "goal", school_ref("plan", e.plan), "kind=learning",
				"description=nog een", NULL),
		     ZB_DENIED));
	cr_expect(
		eq(int, school_set(&s, &err, "plan", e.plan, "rod_begin=2026-09-12", NULL), ZB_OK));
	cr_expect(eq(int, school_set(&s, &err, "plan", e.plan, "status=draft", NULL), ZB_DENIED));
	expect_sound(&s);
	school_close(&s);
}

Test(store, a_result_does_not_change)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	struct evaluated e = add_evaluated(&s);

	cr_expect(eq(int, school_set(&s, &err, "result", e.result, "finding=not_met", NULL),
		     ZB_DENIED));
	school_close(&s);
}

Test(store, a_full_school_row_is_refused_twice)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;

	cr_expect(eq(int, school_try(&s, &err, "school", "name=B", "brin=12AC", "type=po", NULL),
		     ZB_DENIED));
	school_close(&s);
}

/* Another pupil is in a second trajectory already, with two goals. */
Test(store, numbers_versions_a_trajectory_and_goals_a_plan)
{
	struct school s = school_open("2026-11-22");
	int64_t first = add_pupil(&s), second = add_pupil(&s), plan;
	const char *place = "SELECT trajectory || '.' || version FROM plan WHERE id = (SELECT "
			    "max(id) FROM plan)";
	const char *position = "SELECT position FROM goal WHERE id = (SELECT max(id) FROM goal)";

	plan = school_add(&s, "plan", school_ref("pupil", first), NULL);
	expect_sql(&s, place, "1.1");
	school_add(&s, "goal", school_ref("plan", plan), "kind=learning", "description=x", NULL);
	expect_sql(&s, position, "1");
	school_add(&s, "goal", school_ref("plan", plan), "kind=learning", "description=x", NULL);
	expect_sql(&s, position, "2");
	school_add(&s, "goal", school_ref("plan", plan), "kind=learning", "description=x", NULL);
	expect_sql(&s, position, "3");
	free(school_sql(&s, "UPDATE plan SET status = 'in_force'"));
	school_add(&s, "plan", school_ref("pupil", first), NULL);
	expect_sql(&s, place, "1.2");
	free(school_sql(&s, "DELETE FROM plan WHERE status = 'draft'"));
	free(school_sql(&s, "UPDATE plan SET status = 'closed'"));
	school_add(&s, "plan", school_ref("pupil", first), NULL);
	expect_sql(&s, place, "2.1");
	plan = school_add(&s, "plan", school_ref("pupil", second), NULL);
	expect_sql(&s, place, "1.1");
	school_add(&s, "goal", school_ref("plan", plan), "kind=learning", "description=x", NULL);
	expect_sql(&s, position, "1");
	school_close(&s);
}

Test(store, knows_that_nothing_was_written_when_nothing_differed)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int64_t id = add_pupil(&s);

	school_set(&s, &err, "pupil", id, "category=behind", NULL);
	cr_expect(store_wrote(s.db));
	school_set(&s, &err, "pupil", id, "category=behind", NULL);
	cr_expect_not(store_wrote(s.db));
	school_close(&s);
}

Test(undo, takes_back_the_last_change_and_redo_brings_it_again)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int64_t id = add_pupil(&s);
	char *done = NULL, *again = NULL;

	school_set(&s, &err, "pupil", id, "category=behind", NULL);
	cr_assert(eq(int, history_undo(s.db, &done, &err), 0), "%s", err.text);
	cr_expect(
		eq(i64, school_number(&s, "SELECT count(*) FROM pupil WHERE category IS NULL"), 1));
	school_reopen(&s, NULL);
	cr_assert(eq(int, history_redo(s.db, &again, &err), 0), "%s", err.text);
	cr_expect_str_eq(again, done);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil WHERE category = 'behind'"),
		     1));
	free(done);
	free(again);
	expect_sound(&s);
	school_close(&s);
}

Test(undo, of_a_result_withdraws_it_and_the_evaluation_takes_it_along)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;

	add_evaluated(&s);
	cr_assert(eq(int, history_undo(s.db, NULL, &err), 0), "%s", err.text);
	cr_expect(eq(i64,
		     school_number(&s, "SELECT count(*) FROM result WHERE withdrawn IS NOT NULL"),
		     1));
	cr_assert(eq(int, history_undo(s.db, NULL, &err), 0), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM evaluation"), 0));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM result"), 0));
	cr_assert(eq(int, history_redo(s.db, NULL, &err), 0), "%s", err.text);
	cr_expect(eq(i64,
		     school_number(&s, "SELECT count(*) FROM result WHERE withdrawn IS NOT NULL"),
		     1));
	cr_assert(eq(int, history_redo(s.db, NULL, &err), 0), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM result WHERE withdrawn IS NULL"),
		     1));
	expect_sound(&s);
	school_close(&s);
}

Test(undo, goes_back_to_the_empty_school_and_forward_again)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	int steps = 0;

	add_evaluated(&s);
	while (!history_undo(s.db, NULL, &err) && steps < 50)
		steps++;
	cr_expect(eq(int, err.code, ZB_DENIED), "%s", err.text); /* what is left is the school */
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 0));
	expect_sound(&s);
	for (int i = 0; i < steps; i++)
		cr_assert(eq(int, history_redo(s.db, NULL, &err), 0), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM result WHERE withdrawn IS NULL"),
		     1));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM plan WHERE status = 'in_force'"),
		     1));
	expect_sound(&s);
	school_close(&s);
}

Test(undo, names_who_changed_it_since)
{
	struct school s = school_open("2026-11-22");
	struct db_options other = {.actor = "collega", .today = {2026, 11, 22}};
	struct record *base, *mine;
	struct zb_err err;
	struct db *theirs;
	int64_t id = add_pupil(&s);

	school_set(&s, &err, "pupil", id, "initials=J.", NULL);
	cr_assert(eq(int, db_open(s.path, &other, &theirs, &err), 0));
	cr_assert(eq(int, store_get(theirs, &pupil_entity, id, &base, &err), 0));
	mine = record_copy(base);
	record_set_text(mine, PUPIL_INITIALS, "K.");
	cr_assert(eq(int, store_update_one(theirs, base, mine, NULL, &err), 0));
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_CONFLICT));
	cr_expect(strstr(err.text, "collega") != NULL, "%s", err.text);
	record_free(base);
	record_free(mine);
	db_close(theirs);
	school_close(&s);
}

Test(history, is_append_only_in_the_file_itself)
{
	struct school s = school_open("2026-11-22");
	sqlite3_int64 before = school_number(&s, "SELECT count(*) FROM history");

	free(school_sql(&s, "DELETE FROM history"));
	free(school_sql(&s, "UPDATE history SET old = 'x'"));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM history WHERE old IS NOT 'x'"),
		     before));
	school_close(&s);
}
