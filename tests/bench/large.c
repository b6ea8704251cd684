/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/large.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/entities.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "db/store.h"
#include "tests/child.h"
#include "tests/files.h"

#define SCREENS 15
#define KEYS 40
#define PLAN_PERCENT 8
#define RUNNING_DAYS 60 /* the plans that are added began so long ago */

/* --- the school --- */

static long read_number(const char *path, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	sqlite3 *file;
	long number;

	if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) ||
	    sqlite3_prepare_v2(file, sql, -1, &stmt, NULL) || sqlite3_step(stmt) != SQLITE_ROW)
		child_misuse("%s: %s", path, sqlite3_errmsg(file));
	number = (long)sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(file);
	return number;
}

static long count_pupils(const char *path)
{
	return read_number(path, "SELECT count(*) FROM pupil_state WHERE scope < 2");
}

static long count_plans(const char *path)
{
	return read_number(path, "SELECT count(*) FROM dossier_check");
}

/* Those who have none, with extra support first. */
static int64_t *pupils_without(const char *path, long count)
{
	static const char sql[] = "SELECT pupil FROM pupil_state WHERE scope < 2 AND plan_state "
				  "NOT IN ('draft', 'in_force') ORDER BY scope, pupil LIMIT ?";
	int64_t *ids = mem_new((size_t)count, sizeof *ids);
	sqlite3_stmt *stmt = NULL;
	sqlite3 *file;
	long read = 0;

	if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) ||
	    sqlite3_prepare_v2(file, sql, -1, &stmt, NULL) || sqlite3_bind_int64(stmt, 1, count))
		child_misuse("%s: %s", path, sqlite3_errmsg(file));
	while (read < count && sqlite3_step(stmt) == SQLITE_ROW)
		ids[read++] = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(file);
	if (read < count)
		child_misuse("%s has no %ld pupils without a plan", path, count);
	return ids;
}

static struct date clock_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return (struct date){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
}

static enum zb_code put_plan(struct db *db, int64_t pupil, struct date starts, struct zb_err *err)
{
	struct record *plan = record_new(&plan_entity), *goal = record_new(&goal_entity);
	struct record *in_force = NULL;
	enum zb_code code;

	record_set_number(plan, PLAN_PUPIL, pupil);
	record_set_date(plan, PLAN_STARTS, starts);
	record_set_text(plan, PLAN_GUIDANCE, "elke dag twintig minuten");
	code = store_insert(db, plan, err);
	record_set_number(goal, GOAL_PLAN, plan->id);
	record_set_choice(goal, GOAL_KIND, GOAL_LEARNING);
	record_set_text(goal, GOAL_DESCRIPTION, "leest op het niveau van de groep");
	if (!code)
		code = store_insert(db, goal, err);
	if (!code) {
		in_force = record_copy(plan);
		record_set_choice(in_force, PLAN_STATUS, PLAN_IN_FORCE);
		code = store_update(db, plan, in_force, NULL, err);
	}
	record_free(in_force);
	record_free(goal);
	record_free(plan);
	return code;
}

/* Until PLANS pupils have one. */
static void add_plans(const char *path, long plans)
{
	long missing = plans - count_plans(path);
	struct date today = clock_today();
	struct db_options options = { .actor = "bench", .today = today };
	int64_t *pupils;
	struct zb_err err;
	struct db *db;

	if (missing <= 0)
		return;
	pupils = pupils_without(path, missing);
	if (db_open(path, &options, &db, &err) || store_begin(db, TXN_DEMO, 0, &err))
		child_misuse("%s: %s", path, err.text);
	for (long i = 0; i < missing; i++)
		if (put_plan(db, pupils[i], date_add_days(today, -RUNNING_DAYS), &err))
			child_misuse("%s: %s", path, err.text);
	if (store_commit(db, &err))
		child_misuse("%s: %s", path, err.text);
	db_close(db);
	free(pupils);
}

struct large large_open(void)
{
	const char *pupils = getenv("ZORGBORD_BENCH_PUPILS");
	const char *kept = getenv("ZORGBORD_BENCH_SCHOOLS");
	struct large large = { .own = kept ? NULL : files_make_directory() };

	large.path = files_join(kept ? kept : large.own, "large.db");
	if (!files_exists(large.path))
		meter_run((const char *const[]){ child_zorgbord(), "-f", large.path, "demo",
						 "--pupils", pupils ? pupils : "100000", NULL });
	add_plans(large.path, count_pupils(large.path) * PLAN_PERCENT / 100);
	printf("# %ld pupils, %ld of them with a plan\n", count_pupils(large.path),
	       count_plans(large.path));
	return large;
}

void large_close(struct large *large)
{
	files_remove(large->own);
	free(large->own);
	free(large->path);
}

/* --- a screen --- */

bool large_first_screen(const struct large *large, const char *what, int rows, int columns,
			const char *key)
{
	const char *const argv[] = { child_zorgbord(), "-f", large->path, NULL };
	double ms[SCREENS];

	for (int i = 0; i < SCREENS; i++) {
		struct cost start;
		struct meter m = meter_start(argv, rows, columns, &start);

		ms[i] = meter_keys(&m, key).ms;
		meter_end(&m);
	}
	return report_times(what, ms, SCREENS, LARGE_FIRST_SCREEN_MS);
}

bool large_key(struct meter *m, const char *what, const char *key, const char *back)
{
	double ms[KEYS];

	for (int i = 0; i < KEYS; i++) {
		ms[i] = meter_keys(m, key).ms;
		if (back)
			meter_keys(m, back);
	}
	return report_times(what, ms, KEYS, LARGE_KEY_MS);
}

bool large_filter(struct meter *m, const char *what)
{
	static const char *const letters[] = { "v", "a", "n", " ", "d", "e", "r", "b" };
	const size_t count = sizeof letters / sizeof letters[0];
	double ms[KEYS];

	for (size_t i = 0; i < KEYS; i++) {
		if (i % count == 0)
			meter_keys(m, "/");
		ms[i] = meter_keys(m, letters[i % count]).ms;
		if (i % count == count - 1)
			meter_keys(m, METER_ESC);
	}
	return report_times(what, ms, KEYS, LARGE_KEY_MS);
}
