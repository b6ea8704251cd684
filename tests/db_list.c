/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pupils: windows by key, in every order, along the indexes; and the filter. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/due.h"
#include "db/filter.h"
#include "db/list.h"
#include "db/list_sql.h"
#include "tests/school.h"

#define TODAY "2026-11-22"
#define PUPILS 60

static struct school school;

struct seen {
	int64_t ids[2 * PUPILS];
	char *keys[2 * PUPILS];
	size_t count;
};

static enum zb_code see(void *context, const struct pupils_row *row, struct zb_err *err)
{
	struct seen *seen = context;

	(void)err;
	seen->ids[seen->count] = row->pupil;
	seen->keys[seen->count++] = mem_text(row->key);
	return ZB_OK;
}

static void forget(struct seen *seen)
{
	for (size_t i = 0; i < seen->count; i++)
		free(seen->keys[i]);
	seen->count = 0;
}

static void read_part(const struct pupils_order *order, enum pupils_place place, const char *key,
		      size_t count, struct seen *seen)
{
	struct zb_err err = {0};

	cr_assert_eq(pupils_read(school.db, order, place, key, count, see, seen, &err), ZB_OK,
		     "%s", err.text);
}

/* Pupils with equal names and groups among them, half with extra support, some with a draft. */
static void fill(void)
{
	static const char *const names[] = { "Berg", "Bosch", "Çelik", "Özdemir", "Dijk" };
	int64_t groups[3];

	school = school_open(TODAY);
	for (int g = 0; g < 3; g++)
		groups[g] = school_add(&school, "group", "school_year=2026-2027", "kind=class",
				       g == 0 ? "name=7A" : g == 1 ? "name=10A" : "name=8", NULL);
	for (int i = 0; i < PUPILS; i++) {
		char family[40];

		snprintf(family, sizeof family, "family_name=%s", names[i % 5]);
		int64_t id = school_add(&school, "pupil", family, "given_name=Jóëlle",
					i % 7 ? "category=behind" : "category=ahead",
					i % 10 == 9 ? "left=2026-10-05" : "left=", NULL);

		school_add(&school, "placement", school_ref("pupil", id),
			   school_ref("group", groups[i % 3]), "school_year=2026-2027",
			   "starts=2026-08-01", NULL);
		if (i % 2)
			school_add(&school, "support_period", school_ref("pupil", id),
				   "level=extra", i % 4 == 1 ? "starts=2026-10-05" :
							       "starts=2026-09-01",
				   NULL);
		if (i % 4 == 1)
			school_add(&school, "plan", school_ref("pupil", id), "status=draft", NULL);
	}
}

static void clear(void)
{
	school_close(&school);
}

TestSuite(list, .init = fill, .fini = clear);
TestSuite(filter, .init = fill, .fini = clear);

/* Walks the order in windows of COUNT from both ends and compares with reading it whole. */
static void check_windows(const struct pupils_order *order, size_t count)
{
	struct seen all = {0}, part = {0};
	char *key = NULL;

	read_part(order, PUPILS_FIRST, NULL, 2 * PUPILS, &all);
	for (size_t at = 0; at < all.count; at += part.count) {
		forget(&part);
		read_part(order, key ? PUPILS_AFTER : PUPILS_FIRST, key, count, &part);
		cr_assert_gt(part.count, 0u);
		for (size_t i = 0; i < part.count; i++)
			cr_assert_eq(part.ids[i], all.ids[at + i]);
		free(key);
		key = mem_text(part.keys[part.count - 1]);
	}
	free(key);
	key = NULL;
	for (size_t left = all.count; left > 0; left -= part.count) {
		forget(&part);
		read_part(order, key ? PUPILS_BEFORE : PUPILS_LAST, key, count, &part);
		cr_assert_gt(part.count, 0u);
		for (size_t i = 0; i < part.count; i++)
			cr_assert_eq(part.ids[i], all.ids[left - part.count + i]);
		free(key);
		key = mem_text(part.keys[0]);
	}
	free(key);
	forget(&part);
	read_part(order, PUPILS_AT, all.keys[3], 1, &part);
	cr_assert_eq(part.ids[0], all.ids[3]);
	forget(&part);
	forget(&all);
}

Test(list, is_the_same_in_windows_of_any_size_from_either_end)
{
	for (int scope = 0; scope < PUPILS_SCOPE_COUNT; scope++)
		for (int sort = 0; sort < PUPILS_SORT_COUNT; sort++)
			for (int back = 0; back < 2; back++) {
				struct pupils_order order = { (enum pupils_scope)scope,
							      (enum pupils_sort)sort, back };

				check_windows(&order, 1);
				check_windows(&order, 7);
			}
}

/* What SQLite says it will do, lines joined. */
static char *explain(const char *sql)
{
	char *text = mem_format("EXPLAIN QUERY PLAN %s", sql);
	struct buffer plan = {0};
	sqlite3 *db;
	sqlite3_stmt *stmt;

	cr_assert_eq(sqlite3_open(school.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db, text, -1, &stmt, NULL), SQLITE_OK, "%s: %s", sql,
		     sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW)
		buffer_add_format(&plan, "%s\n", (const char *)sqlite3_column_text(stmt, 3));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	free(text);
	return buffer_take(&plan);
}

static const char *const index_parts[PUPILS_SORT_COUNT] = {
	"due", "name", "group", "plan", "learning", "behaviour",
};
static const char *const index_ends[PUPILS_SCOPE_COUNT] = { "extra", "all", "left" };

/* The indexes along which a window is to be read: of all pupils, those who have nothing to sort by
 * are read by name. */
static bool is_index_of(const struct pupils_order *order, const char *index)
{
	char *own = mem_format("state_%s_%s",
			       index_parts[order->scope == PUPILS_LEFT ? PUPILS_BY_NAME :
									 order->sort],
			       index_ends[order->scope]);
	bool right = !strncmp(index, own, strlen(own)) ||
		     (order->scope == PUPILS_ALL && !strncmp(index, "state_name_all", 14));

	free(own);
	return right;
}

static void check_window(const struct pupils_order *order, enum pupils_place place,
			 const char *key)
{
	char *sql = list_sql(order, place, key), *plan = explain(sql);
	bool turned = place == PUPILS_LAST || place == PUPILS_BEFORE;
	const char *sorter = strstr(plan, "TEMP B-TREE");
	int indexes = 0;

	for (const char *at = plan; (at = strstr(at, "state_")); at++) {
		if (!strncmp(at - 6, "pupil_", 6))
			continue;
		cr_expect(is_index_of(order, at), "%s: %s", sql, plan);
		indexes++;
	}
	cr_expect_gt(indexes, 0, "%s: %s", sql, plan);
	/* Only the few rows of a window that was read backwards are sorted. */
	cr_expect(turned ? sorter && !strstr(sorter + 1, "TEMP B-TREE") : !sorter, "%s: %s", sql,
		  plan);
	cr_expect(strstr(plan, "SCAN pupil_state\n") == NULL, "%s: %s", sql, plan);
	free(plan);
	free(sql);
}

Test(list, reads_every_window_along_its_own_index)
{
	static const char *const keys[] = { "5\nberg\n7", "0\nberg\n7", "9999\nberg\n7" };

	for (int scope = 0; scope < PUPILS_SCOPE_COUNT; scope++)
		for (int sort = 0; sort < PUPILS_SORT_COUNT; sort++)
			for (int place = PUPILS_FIRST; place <= PUPILS_AT; place++)
				for (int back = 0; back < 2; back++)
					for (int key = 0; key < 3; key++)
						check_window(&(struct pupils_order){
								     (enum pupils_scope)scope,
								     (enum pupils_sort)sort, back },
							     (enum pupils_place)place, keys[key]);
}

Test(filter, sorts_along_the_indexes)
{
	for (int scope = 0; scope < PUPILS_SCOPE_COUNT; scope++)
		for (int sort = 0; sort < PUPILS_SORT_COUNT; sort++)
			for (int rest = 0; rest < 2; rest++) {
				struct pupils_order order = { (enum pupils_scope)scope,
							      (enum pupils_sort)sort, false };
				char *sql = list_sql_ids(&order, rest), *plan;

				if (!sql)
					continue;
				plan = explain(sql);
				cr_expect(strstr(plan, " INDEX state_") != NULL, "%s: %s", sql,
					  plan);
				cr_expect(strstr(plan, "TEMP B-TREE") == NULL, "%s: %s", sql, plan);
				free(plan);
				free(sql);
			}
}

Test(filter, stands_in_the_order_of_the_list)
{
	for (int scope = 0; scope < PUPILS_SCOPE_COUNT; scope++)
		for (int sort = 0; sort < PUPILS_SORT_COUNT; sort++)
			for (int back = 0; back < 2; back++) {
				struct pupils_order order = { (enum pupils_scope)scope,
							      (enum pupils_sort)sort, back };
				struct seen all = {0};
				struct filter *filter = NULL;
				struct zb_err err = {0};
				int64_t ids[2 * PUPILS];

				read_part(&order, PUPILS_FIRST, NULL, 2 * PUPILS, &all);
				cr_assert_eq(filter_load(school.db, &order, &filter, &err), ZB_OK);
				cr_assert_eq(filter_ids(filter, 0, 2 * PUPILS, ids), all.count);
				for (size_t i = 0; i < all.count; i++)
					cr_expect_eq(ids[i], all.ids[i]);
				filter_free(filter);
				forget(&all);
			}
}

Test(list, counts_along_indexes)
{
	for (int scope = 0; scope < PUPILS_SCOPE_COUNT; scope++) {
		char *sql = list_sql_count((enum pupils_scope)scope), *plan = explain(sql);

		cr_expect(strstr(plan, "USING COVERING INDEX state_") != NULL, "%s: %s", sql, plan);
		free(plan);
		free(sql);
	}
}

Test(list, counts_who_has_only_a_plan_along_an_index)
{
	char *sql = list_sql_count_plan_only(), *plan = explain(sql);

	cr_expect(strstr(plan, "USING COVERING INDEX state_plan_only") != NULL, "%s", plan);
	free(plan);
	free(sql);
}

Test(list, counts_who_is_in_it)
{
	int64_t extra, all, left;
	struct zb_err err;

	cr_assert_eq(pupils_count(school.db, PUPILS_EXTRA, &extra, &err), ZB_OK);
	cr_assert_eq(pupils_count(school.db, PUPILS_ALL, &all, &err), ZB_OK);
	cr_assert_eq(pupils_count(school.db, PUPILS_LEFT, &left, &err), ZB_OK);
	cr_expect_eq(left, 6);
	cr_expect_eq(all, PUPILS - 6);
	cr_expect_eq(extra, 24);
}

Test(list, gives_the_key_of_who_is_in_it_and_nothing_for_others)
{
	struct pupils_order order = { PUPILS_EXTRA, PUPILS_BY_GROUP, false };
	struct seen all = {0};
	struct zb_err err;
	char *key = NULL;

	read_part(&order, PUPILS_FIRST, NULL, 2 * PUPILS, &all);
	cr_assert_eq(pupils_key(school.db, &order, all.ids[5], &key, &err), ZB_OK);
	cr_expect_str_eq(key, all.keys[5]);
	free(key);
	key = NULL;
	order.scope = PUPILS_LEFT;
	cr_assert_eq(pupils_key(school.db, &order, all.ids[5], &key, &err), ZB_OK);
	cr_expect_null(key);
	forget(&all);
}

Test(list, sorts_groups_as_people_do)
{
	struct pupils_order order = { PUPILS_ALL, PUPILS_BY_GROUP, false };
	char *name = school_sql(&school, "SELECT \"group\" FROM pupil_state WHERE scope < 2 "
					 "ORDER BY group_key DESC LIMIT 1");
	struct seen last = {0};

	read_part(&order, PUPILS_LAST, NULL, 1, &last);
	cr_expect_str_eq(name, "10A");
	forget(&last);
	free(name);
}

static struct filter *load(enum pupils_scope scope, enum pupils_sort sort)
{
	struct pupils_order order = { scope, sort, false };
	struct filter *filter = NULL;
	struct zb_err err = {0};

	cr_assert_eq(filter_load(school.db, &order, &filter, &err), ZB_OK, "%s", err.text);
	return filter;
}

Test(filter, finds_joelle_without_her_diacritics)
{
	struct filter *filter = load(PUPILS_ALL, PUPILS_BY_DUE);

	cr_expect_eq(filter_count(filter), (size_t)PUPILS - 6);
	filter_set(filter, "joelle");
	cr_expect_eq(filter_count(filter), (size_t)PUPILS - 6);
	filter_set(filter, "JOËLLEN");
	cr_expect_eq(filter_count(filter), 0u);
	filter_free(filter);
}

Test(filter, takes_several_words_together_over_name_group_and_category)
{
	struct filter *filter = load(PUPILS_ALL, PUPILS_BY_NAME);
	char *sql = "SELECT count(*) FROM pupil_state WHERE scope < 2 AND \"group\" = '7A' "
		    "AND name LIKE 'Özdemir%' AND category = 2";

	filter_set(filter, "7a ozdemir achterstand");
	cr_expect_gt(filter_count(filter), 0u);
	cr_expect_eq((int64_t)filter_count(filter), school_number(&school, sql));
	filter_free(filter);
}

Test(filter, gives_the_same_letter_by_letter_as_at_once_and_widens_again)
{
	struct filter *steps = load(PUPILS_EXTRA, PUPILS_BY_DUE);
	const char *typed[] = { "b", "be", "ber", "berg", "berg ", "berg 1", "berg", "b", "" };

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct filter *once = load(PUPILS_EXTRA, PUPILS_BY_DUE);
		int64_t a[PUPILS], b[PUPILS];

		filter_set(steps, typed[i]);
		filter_set(once, typed[i]);
		size_t count = filter_ids(steps, 0, PUPILS, a);

		cr_expect_eq(count, filter_count(once), "\"%s\"", typed[i]);
		cr_expect_eq(filter_ids(once, 0, PUPILS, b), count);
		cr_expect(memcmp(a, b, count * sizeof *a) == 0, "\"%s\"", typed[i]);
		filter_free(once);
	}
	filter_free(steps);
}

Test(filter, keeps_the_order_of_the_list)
{
	struct pupils_order order = { PUPILS_EXTRA, PUPILS_BY_DUE, false };
	struct filter *filter = load(PUPILS_EXTRA, PUPILS_BY_DUE);
	struct seen all = {0};
	int64_t ids[PUPILS];
	size_t place;

	read_part(&order, PUPILS_FIRST, NULL, 2 * PUPILS, &all);
	cr_assert_eq(filter_ids(filter, 0, PUPILS, ids), all.count);
	cr_expect(memcmp(ids, all.ids, all.count * sizeof *ids) == 0);
	cr_expect(filter_find(filter, all.ids[4], &place) && place == 4);
	forget(&all);
	filter_free(filter);
}
