/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "db/check.h"
#include "db/history.h"
#include "db/talk.h"
#include "db/talks.h"
#include "tests/dossier_school.h"

#define ROW_MAX 8

struct seen {
	int64_t ids[ROW_MAX];
	char *keys[ROW_MAX], *texts[ROW_MAX];
	size_t count;
};

static enum zb_code see(void *context, const struct talks_row *row, struct zb_err *err)
{
	struct seen *seen = context;

	(void)err;
	seen->ids[seen->count] = row->id;
	seen->keys[seen->count] = mem_text(row->key);
	seen->texts[seen->count++] = mem_format("%s|%s|%s", row->what, row->pupils, row->people);
	return ZB_OK;
}

static void forget(struct seen *seen)
{
	for (size_t i = 0; i < seen->count; i++) {
		free(seen->keys[i]);
		free(seen->texts[i]);
	}
	*seen = (struct seen){0};
}

static struct dossier_school d;
static int64_t talks[4], agreements[3];

static void setup(void)
{
	static const char *const dates[] = {"date=2026-09-01", "date=2026-11-02", "date=2026-11-02",
					    "date=2026-10-05"};

	d = dossier_school_open();
	for (int i = 0; i < 4; i++) {
		talks[i] = school_add(&d.school, "meeting", i ? "kind=parents" : "kind=mdo",
				      dates[i], NULL);
		school_add(&d.school, "meeting_pupil", school_ref("meeting", talks[i]),
			   school_ref("pupil", i == 3 ? d.other : d.pupil), NULL);
	}
	school_add(&d.school, "attendee", school_ref("meeting", talks[0]),
		   school_ref("staff", d.teacher), NULL);
	school_add(&d.school, "attendee", school_ref("meeting", talks[0]), "name=logopedist", NULL);
	agreements[0] = school_add(&d.school, "agreement", school_ref("meeting", talks[0]),
				   "what=later", "by=2026-12-24", "who=moeder", NULL);
	agreements[1] =
		school_add(&d.school, "agreement", school_ref("meeting", talks[0]), "what=te laat",
			   "by=2026-11-01", school_ref("staff", d.teacher), NULL);
	agreements[2] = school_add(&d.school, "agreement", school_ref("pupil", d.other),
				   "what=zonder dag", NULL);
	school_add(&d.school, "agreement", school_ref("pupil", d.other), "what=gedaan",
		   "done=2026-11-01", NULL);
}

static void teardown(void)
{
	school_close(&d.school);
}

TestSuite(talks, .init = setup, .fini = teardown);

static struct seen read_list(const struct talks_query *query, enum talks_place place,
			     const char *key, int64_t id, size_t count)
{
	struct seen seen = {0};
	struct zb_err err;

	cr_assert(eq(int, talks_read(d.school.db, query, place, key, id, count, see, &seen, &err),
		     ZB_OK));
	return seen;
}

Test(talks, come_newest_first_and_window_by_window)
{
	struct talks_query query = {.kind = TALKS_MEETINGS};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8), two, one, at;

	cr_assert(eq(sz, all.count, 4));
	cr_expect(eq(i64, all.ids[0], talks[2]));
	cr_expect(eq(i64, all.ids[1], talks[1]));
	cr_expect(eq(i64, all.ids[2], talks[3]));
	cr_expect(eq(i64, all.ids[3], talks[0]));
	two = read_list(&query, TALKS_AFTER, all.keys[0], all.ids[0], 2);
	cr_expect(eq(i64, two.ids[0], talks[1]));
	cr_expect(eq(i64, two.ids[1], talks[3]));
	one = read_list(&query, TALKS_BEFORE, all.keys[2], all.ids[2], 1);
	cr_expect(eq(i64, one.ids[0], talks[1]));
	at = read_list(&query, TALKS_AT, NULL, talks[3], 8);
	cr_expect(eq(sz, at.count, 2));
	cr_expect(eq(i64, at.ids[0], talks[3]));
	forget(&all);
	forget(&two);
	forget(&one);
	forget(&at);
}

Test(talks, say_who_was_there)
{
	struct talks_query query = {.kind = TALKS_MEETINGS, .folded = "mdo"};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8);

	cr_assert(eq(sz, all.count, 1));
	cr_expect_str_eq(all.texts[0], "mdo|Berg, Jóëlle van den|Jan de Bruin, logopedist");
	forget(&all);
}

Test(talks, have_no_blank_behind_an_apostrophe)
{
	struct talks_query query = {.kind = TALKS_MEETINGS, .folded = "mdo"};
	static const char *const prefixes[] = {"prefix=d'", "prefix=d’"};
	static const char *const names[] = {"Jan d'Bruin", "Jan d’Bruin"};
	struct zb_err err;

	for (size_t i = 0; i < 2; i++) {
		struct seen all;

		school_set(&d.school, &err, "staff", d.teacher, prefixes[i], NULL);
		all = read_list(&query, TALKS_FIRST, NULL, 0, 8);
		cr_assert(eq(sz, all.count, 1));
		cr_expect(strstr(all.texts[0], names[i]) != NULL, "%s", all.texts[0]);
		forget(&all);
	}
}

Test(talks, are_sorted_by_person_with_the_newest_first)
{
	struct talks_query query = {.kind = TALKS_MEETINGS, .order = TALKS_BY_PERSON};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8);

	cr_assert(eq(sz, all.count, 4));
	cr_expect(eq(i64, all.ids[2], talks[0]));
	cr_expect(eq(i64, all.ids[3], talks[3]));
	forget(&all);
}

Test(talks, leave_agreements_that_are_late_first_and_those_without_a_day_last)
{
	struct talks_query query = {.kind = TALKS_AGREEMENTS};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8), last;

	cr_assert(eq(sz, all.count, 3));
	cr_expect_str_eq(all.texts[0], "te laat|Berg, Jóëlle van den|Jan de Bruin");
	cr_expect_str_eq(all.texts[1], "later|Berg, Jóëlle van den|moeder");
	cr_expect_str_eq(all.texts[2], "zonder dag|Bosch, Tim|");
	last = read_list(&query, TALKS_LAST, NULL, 0, 1);
	cr_expect(eq(i64, last.ids[0], agreements[2]));
	forget(&all);
	forget(&last);
}

Test(talks, find_agreements_by_who_does_them)
{
	struct talks_query query = {
		.kind = TALKS_AGREEMENTS, .order = TALKS_BY_PERSON, .folded = "joelle"};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8);

	cr_assert(eq(sz, all.count, 2));
	cr_expect(eq(i64, all.ids[0], agreements[1])); /* Bruin before moeder */
	forget(&all);
}

/* Asks SQLite how it will read the window: each along one index, from a place in it, sorting
 * nothing. */
static void expect_window(const struct talks_query *query, enum talks_place place)
{
	static const char *const indexes[TALKS_KIND_COUNT] = {"meeting_date", "agreement_open"};
	const char *index =
		query->order == TALKS_BY_DATE ? indexes[query->kind] : "talk_state_person";
	char *sql = mem_format("EXPLAIN QUERY PLAN %s", talks_sql(query, place));
	struct buffer plan = {0};
	sqlite3 *db;
	sqlite3_stmt *stmt;

	cr_assert(eq(int, sqlite3_open(d.school.path, &db), SQLITE_OK));
	cr_assert(eq(int, sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK), "%s",
		  sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW)
		buffer_add_format(&plan, "%s\n", (const char *)sqlite3_column_text(stmt, 3));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	cr_expect(strstr(plan.bytes, "SCAN") == NULL, "%s%s", sql, plan.bytes);
	cr_expect(strstr(plan.bytes, "TEMP B-TREE") == NULL, "%s%s", sql, plan.bytes);
	cr_expect(strstr(plan.bytes, index) != NULL, "%s%s", sql, plan.bytes);
	buffer_clear(&plan);
	free(sql);
}

Test(talks, are_read_through_windows_along_an_index)
{
	for (int kind = 0; kind < TALKS_KIND_COUNT; kind++)
		for (int order = 0; order < TALKS_ORDER_COUNT; order++)
			for (int place = TALKS_FIRST; place <= TALKS_AT; place++)
				expect_window(
					&(struct talks_query){.kind = (enum talks_kind)kind,
							      .order = (enum talks_order)order},
					(enum talks_place)place);
}

static void expect_order(enum talks_kind kind, const int64_t *wanted, size_t count)
{
	struct talks_query query = {.kind = kind, .order = TALKS_BY_PERSON};
	struct seen all = read_list(&query, TALKS_FIRST, NULL, 0, 8);
	struct check_result results[CHECK_COUNT];
	struct zb_err err;

	cr_assert(eq(sz, all.count, count));
	for (size_t i = 0; i < count; i++) {
		struct seen at = read_list(&query, TALKS_AT, NULL, wanted[i], 8);

		cr_expect(eq(i64, all.ids[i], wanted[i]), "%zu", i);
		cr_expect(eq(sz, at.count, count - i));
		forget(&at);
	}
	forget(&all);
	cr_assert(eq(int, check_file(d.school.db, results, &err), ZB_OK));
	cr_expect(eq(i64, results[CHECK_DERIVED].wrong, 0));
}

Test(talks, follow_the_names_by_which_they_are_sorted)
{
	struct school *s = &d.school;
	struct zb_err err;

	/* Berg of the first three becomes Zwart, behind Bosch. */
	cr_assert(eq(int, school_set(s, &err, "pupil", d.pupil, "family_name=Zwart", NULL), ZB_OK));
	expect_order(TALKS_MEETINGS, (int64_t[]){talks[3], talks[1], talks[2], talks[0]}, 4);
	/* One more pupil, who comes first. */
	int64_t more = school_add(s, "meeting_pupil", school_ref("meeting", talks[0]),
				  school_ref("pupil", d.other), NULL);

	expect_order(TALKS_MEETINGS, (int64_t[]){talks[3], talks[0], talks[1], talks[2]}, 4);
	school_drop(s, "meeting_pupil", more);
	expect_order(TALKS_MEETINGS, (int64_t[]){talks[3], talks[1], talks[2], talks[0]}, 4);
	cr_assert(eq(int, history_undo(s->db, NULL, &err), ZB_OK));
	expect_order(TALKS_MEETINGS, (int64_t[]){talks[3], talks[0], talks[1], talks[2]}, 4);

	cr_assert(eq(int, school_set(s, &err, "staff", d.teacher, "family_name=Øster", NULL),
		     ZB_OK));
	expect_order(TALKS_AGREEMENTS, (int64_t[]){agreements[0], agreements[1], agreements[2]}, 3);
	cr_assert(eq(int, school_set(s, &err, "agreement", agreements[0], "done=2026-11-20", NULL),
		     ZB_OK));
	expect_order(TALKS_AGREEMENTS, (int64_t[]){agreements[1], agreements[2]}, 2);
}

Test(talks, hold_all_that_belongs_to_one)
{
	struct dossier talk = {0};
	struct zb_err err;

	cr_assert(eq(int, talk_read(d.school.db, talks[0], &talk, &err), ZB_OK));
	cr_expect(eq(sz, talk.rows[ENTITY_MEETING_PUPIL].count, 1));
	cr_expect(eq(sz, talk.rows[ENTITY_ATTENDEE].count, 2));
	cr_expect(eq(sz, talk.rows[ENTITY_AGREEMENT].count, 2));
	cr_expect(eq(int, talk_read(d.school.db, d.pupil, &talk, &err), ZB_NOT_FOUND));
	dossier_free(&talk);
}

Test(talks, know_the_pupils_of_a_group)
{
	struct date today = {2026, 11, 25};
	int64_t *ids;
	struct zb_err err;
	size_t count;

	cr_assert(eq(int, talk_group_pupils(d.school.db, d.group, today, false, &ids, &count, &err),
		     ZB_OK));
	cr_expect(eq(sz, count, 2));
	free(ids);
	cr_assert(eq(int, talk_group_pupils(d.school.db, d.group, today, true, &ids, &count, &err),
		     ZB_OK));
	cr_expect(eq(sz, count, 1));
	cr_expect(eq(i64, ids[0], d.pupil));
	free(ids);
}
