/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "db/check.h"
#include "db/names.h"
#include "tests/school.h"

static struct school s;

static void setup(void)
{
	s = school_open("2026-11-22");
}

static void teardown(void)
{
	school_close(&s);
}

TestSuite(names, .init = setup, .fini = teardown);

/* Ids as texts behind each other, and the last key. */
struct seen {
	struct buffer ids;
	int64_t id;
	char *key;
};

static enum zb_code see(void *context, int64_t id, const char *key, struct zb_err *err)
{
	struct seen *seen = context;

	(void)err;
	buffer_add_format(&seen->ids, "%lld ", (long long)id);
	free(seen->key);
	seen->key = mem_text(key);
	seen->id = id;
	return ZB_OK;
}

/* Reads all of it, COUNT rows a window. */
static void expect_names(const char *entity, const char *folded, size_t count, bool back,
			 const int64_t *wanted)
{
	struct names_query query = {entity_find(entity), folded};
	struct buffer ids = {0};
	struct seen seen = {0};
	struct zb_err err = {0};
	size_t had;

	for (; *wanted; wanted++)
		buffer_add_format(&ids, "%lld ", (long long)*wanted);
	buffer_add(&ids, "");
	do {
		enum names_place place = back ? NAMES_BEFORE : NAMES_AFTER;

		had = seen.ids.length;
		if (!seen.key)
			place = back ? NAMES_LAST : NAMES_FIRST;
		cr_assert(eq(int, names_read(s.db, &query, place, seen.key, seen.id, count, see,
					     &seen, &err), ZB_OK), "%s", err.text);
	} while (seen.ids.length > had);
	cr_expect_str_eq(seen.ids.bytes ? seen.ids.bytes : "", ids.bytes);
	free(seen.key);
	buffer_clear(&seen.ids);
	buffer_clear(&ids);
}

static void expect_sound(void)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err;

	cr_assert(eq(int, check_file(s.db, results, &err), ZB_OK));
	cr_expect(eq(i64, results[CHECK_DERIVED].wrong, 0), "%s", results[CHECK_DERIVED].detail);
}

Test(names, of_parents_come_by_family_name_in_windows_from_either_end)
{
	int64_t berg = school_add(&s, "guardian", "family_name=Berg", "given_name=Jo", NULL);
	int64_t anna = school_add(&s, "guardian", "family_name=berg", "given_name=Anna", NULL);
	int64_t aker = school_add(&s, "guardian", "family_name=Åker", "prefix=van", NULL);
	int64_t soren = school_add(&s, "guardian", "family_name=Søren", NULL);

	for (size_t count = 1; count < 6; count++) {
		expect_names("guardian", "", count, false,
			     (int64_t[]){aker, anna, berg, soren, 0});
		expect_names("guardian", NULL, count, true,
			     (int64_t[]){soren, berg, anna, aker, 0});
		expect_names("guardian", "berg", count, false, (int64_t[]){anna, berg, 0});
		expect_names("guardian", "ber jo", count, false, (int64_t[]){berg, 0});
		expect_names("guardian", "soren", count, false, (int64_t[]){soren, 0});
	}
	expect_sound();
}

Test(names, follow_a_change_and_a_removal)
{
	int64_t first = school_add(&s, "guardian", "family_name=Berg", NULL);
	int64_t second = school_add(&s, "guardian", "family_name=Bosch", NULL);
	struct zb_err err;

	cr_assert(eq(int, school_set(&s, &err, "guardian", first, "family_name=Zwart", NULL), 0));
	expect_names("guardian", "", 9, false, (int64_t[]){second, first, 0});
	school_drop(&s, "guardian", second);
	expect_names("guardian", "", 9, false, (int64_t[]){first, 0});
	expect_sound();
}

Test(names, leave_out_who_left_and_groups_of_years_that_are_over)
{
	int64_t here = school_add(&s, "staff", "family_name=Bruin", "function=ib", NULL);

	school_add(&s, "staff", "family_name=Geel", "left=2026-11-21", NULL);
	int64_t today = school_add(&s, "staff", "family_name=Rood", "left=2026-11-22", NULL);
	int64_t now = school_add(&s, "group", "name=7B", "school_year=2026-2027", NULL);
	int64_t next = school_add(&s, "group", "name=10A", "school_year=2027-2028", NULL);

	school_add(&s, "group", "name=6B", "school_year=2025-2026", NULL);
	expect_names("staff", "", 9, false, (int64_t[]){here, today, 0});
	expect_names("staff", "begeleider", 9, false, (int64_t[]){here, 0});
	expect_names("group", "", 9, false, (int64_t[]){now, next, 0});
	expect_names("group", "2027-2028", 9, false, (int64_t[]){next, 0});
	expect_names("group", "7", 9, false, (int64_t[]){now, 0});
	expect_sound();
}

Test(names, of_pupils_are_those_at_school)
{
	int64_t berg = school_add(&s, "pupil", "family_name=Berg", "number=12", NULL);
	int64_t aker = school_add(&s, "pupil", "family_name=Åker", NULL);

	school_add(&s, "pupil", "family_name=Bosch", "left=2026-01-01", NULL);
	expect_names("pupil", "", 1, false, (int64_t[]){aker, berg, 0});
	expect_names("pupil", "12", 1, true, (int64_t[]){berg, 0});
}

Test(names, begin_at_the_one_that_was_chosen)
{
	struct names_query query = {.entity = entity_find("guardian")};
	struct seen seen = {0};
	struct zb_err err;
	int64_t second = school_add(&s, "guardian", "family_name=Bosch", NULL);

	school_add(&s, "guardian", "family_name=Berg", NULL);
	cr_assert(eq(int, names_read(s.db, &query, NAMES_AT, NULL, second, 9, see, &seen, &err),
		     ZB_OK));
	cr_expect(eq(i64, seen.id, second));
	cr_assert(eq(int, names_read(s.db, &query, NAMES_AT, NULL, 424242, 9, see, &seen, &err),
		     ZB_OK));
	cr_expect(eq(i64, strtoll(seen.ids.bytes, NULL, 10), second));
	free(seen.key);
	buffer_clear(&seen.ids);
}

Test(names, are_read_through_windows_along_a_key)
{
	static const char *const kinds[] = {"pupil", "guardian", "staff", "group"};
	sqlite3 *db;

	cr_assert(eq(int, sqlite3_open(s.path, &db), SQLITE_OK));
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		for (int place = NAMES_FIRST; place <= NAMES_AT; place++) {
			char *sql = mem_format("EXPLAIN QUERY PLAN %s",
					       names_sql(entity_find(kinds[k]),
							 (enum names_place)place));
			sqlite3_stmt *stmt;

			cr_assert(eq(int, sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK),
				  "%s", sqlite3_errmsg(db));
			while (sqlite3_step(stmt) == SQLITE_ROW)
				cr_expect(strncmp((const char *)sqlite3_column_text(stmt, 3),
						  "SEARCH", 6) == 0, "%s: %s", sql,
					  (const char *)sqlite3_column_text(stmt, 3));
			sqlite3_finalize(stmt);
			free(sql);
		}
	sqlite3_close(db);
}
