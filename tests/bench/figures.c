/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dashboard over 1,000,000 results, and all pupils out as CSV and JSON, beside sqlite3's own
 * shell in the same run. ZORGBORD_BENCH_RESULTS_PUPILS sets how many pupils have 10 goals each,
 * looked at twice a year for 5 years (default 10,000). */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/entities.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "db/store.h"
#include "tests/bench/meter.h"
#include "tests/child.h"
#include "tests/files.h"
#include "tests/run.h"

#define ROUNDS 9
#define GOALS 10
#define YEARS 5

static _Noreturn void give_up(const struct zb_err *err)
{
	fprintf(stderr, "figures: %s\n", err->text);
	exit(1);
}

static int64_t put(struct db *db, struct record *row)
{
	struct zb_err err;

	if (store_insert(db, row, &err))
		give_up(&err);
	int64_t id = row->id;

	record_free(row);
	return id;
}

static int64_t put_goal(struct db *db, int64_t plan, int i)
{
	struct record *goal = record_new(&goal_entity);

	record_set_number(goal, GOAL_PLAN, plan);
	record_set_choice(goal, GOAL_KIND, i % 2);
	record_set_text(goal, GOAL_DESCRIPTION, "doel");
	record_set_number(goal, GOAL_POSITION, i + 1);
	return put(db, goal);
}

static void put_results(struct db *db, int64_t evaluation, const int64_t *goals, unsigned *seed)
{
	for (int i = 0; i < GOALS; i++) {
		struct record *result = record_new(&result_entity);
		int finding = FINDING_MET + rand_r(seed) % 3;

		record_set_number(result, RESULT_EVALUATION, evaluation);
		record_set_number(result, RESULT_GOAL, goals[i]);
		record_set_choice(result, RESULT_FINDING, finding);
		if (finding == FINDING_UNDETERMINABLE)
			record_set_text(result, RESULT_REASON, "absent");
		put(db, result);
	}
}

static void put_pupil(struct db *db, unsigned *seed)
{
	struct record *pupil = record_new(&pupil_entity), *plan = record_new(&plan_entity);
	int64_t goals[GOALS], plan_id;
	struct zb_err err;

	record_set_text(pupil, PUPIL_FAMILY_NAME, "Berg");
	record_set_number(plan, PLAN_PUPIL, put(db, pupil));
	record_set_text(plan, PLAN_STARTS, "2021-09-01");
	plan_id = store_insert(db, plan, &err) ? 0 : plan->id;
	for (int i = 0; i < GOALS; i++)
		goals[i] = put_goal(db, plan_id, i);
	struct record *in_force = record_copy(plan);

	record_set_choice(in_force, PLAN_STATUS, PLAN_IN_FORCE);
	if (!plan_id || store_update(db, plan, in_force, NULL, &err))
		give_up(&err);
	for (int i = 0; i < 2 * YEARS; i++) {
		struct record *evaluation = record_new(&evaluation_entity);

		record_set_number(evaluation, EVALUATION_PLAN, plan_id);
		record_set_date(evaluation, EVALUATION_DATE,
				(struct date){ 2021 + (i + 1) / 2, i % 2 ? 3 : 11, 10 });
		record_set_choice(evaluation, EVALUATION_KIND, EVALUATION_INTERIM);
		put_results(db, put(db, evaluation), goals, seed);
	}
	record_free(plan);
	record_free(in_force);
}

static void make_file(const char *path, long pupils)
{
	struct db_options options = { .actor = "bench", .today = { 2026, 7, 1 } };
	struct record *school = record_new(&school_entity);
	unsigned seed = 1;
	struct zb_err err;
	struct db *db;

	if (db_create(path, &options, &db, &err) || store_begin(db, TXN_DEMO, 0, &err))
		give_up(&err);
	record_set_text(school, 0, "De Regenboog");
	record_set_text(school, 1, "12AB");
	record_set_text(school, 3, "po");
	put(db, school);
	for (long i = 0; i < pupils; i++)
		put_pupil(db, &seed);
	if (store_commit(db, &err))
		give_up(&err);
	db_close(db);
}

/* As many rows as there are results, with the covering index that sqlite3 likes best. */
static void make_yardstick(const char *path, const char *from)
{
	sqlite3 *db;
	char *sql = sqlite3_mprintf(
		"ATTACH %Q AS s; CREATE TABLE result AS SELECT g.kind, r.finding AS outcome "
		"FROM s.result AS r JOIN s.goal AS g ON g.id = r.goal; "
		"CREATE INDEX covering ON result (kind, outcome); ANALYZE",
		from);

	if (sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL)) {
		fprintf(stderr, "figures: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_free(sql);
	sqlite3_close(db);
}

static double time_once(const char *const *argv)
{
	double from = child_now_ms();
	struct run run = run_program(argv, "", NULL);
	double ms = child_now_ms() - from;

	if (run.status)
		child_misuse("%s: %s", argv[0], run.err);
	run_free(&run);
	return ms;
}

static bool compare(const char *what, const char *const *ours, const char *const *theirs,
		    double limit)
{
	double a[ROUNDS], b[ROUNDS];
	char text[64];

	time_once(ours);
	time_once(theirs);
	for (int i = 0; i < ROUNDS; i++) {
		a[i] = time_once(ours);
		b[i] = time_once(theirs);
	}
	double mine = median(a, ROUNDS), yardstick = median(b, ROUNDS);

	snprintf(text, sizeof text, "(%.0f / %.0f ms)", mine, yardstick);
	return report(what, mine / yardstick, "x", text, limit);
}

static bool bench_dashboard(const char *path, const char *yardstick)
{
	const char *const year[] = { child_zorgbord(), "-f",         path,
				     "--today",        "2026-07-01", "dashboard",
				     "--year",         "2024-2025",  NULL };
	const char *const months[] = { child_zorgbord(), "-f",	      path, "--today",
				       "2026-07-01",	 "dashboard", NULL };
	const char *const group[] = {
		"sqlite3", yardstick,
		"SELECT kind, outcome, count(*) FROM result GROUP BY kind, outcome", NULL
	};
	bool good = compare("dashboard of a school year, times GROUP BY", year, group, 1.2);

	return compare("dashboard of the last 12 months, times GROUP BY", months, group, 1.2) &&
	       good;
}

/* The same columns as `list pupil`, derived ones too. */
static const char *const all_pupils =
	"SELECT p.*, s.\"group\", s.year_group, s.support_level, s.staff, s.plan_state, "
	"s.plan_since, s.learning, s.behaviour, s.due, s.due_date FROM pupil AS p LEFT JOIN "
	"pupil_state AS s ON s.pupil = p.id";

static bool bench_list(const char *path)
{
	const char *const csv[] = { child_zorgbord(), "-f",	 path,	"list",
				    "pupil",	      "--format", "csv", NULL };
	const char *const json[] = { child_zorgbord(), "-f",	  path,	  "list",
				     "pupil",	       "--format", "json", NULL };
	const char *const shell[] = { "sqlite3", "-csv", path, all_pupils, NULL };
	bool good = compare("all pupils as CSV, times sqlite3 -csv", csv, shell, 1.5);

	return compare("all pupils as JSON, times sqlite3 -csv", json, shell, 1.5) && good;
}

int main(void)
{
	const char *pupils = getenv("ZORGBORD_BENCH_RESULTS_PUPILS");
	char *directory = files_make_directory();
	char *path = files_join(directory, "results.db"),
	     *yardstick = files_join(directory, "y.db");
	char *many = files_join(directory, "many.db");

	make_file(path, pupils ? strtol(pupils, NULL, 10) : 10000);
	make_yardstick(yardstick, path);
	bool good = bench_dashboard(path, yardstick);

	meter_run((const char *const[]){ child_zorgbord(), "-f", many, "demo", "--pupils", "100000",
					 NULL });
	good = bench_list(many) && good;
	files_remove(directory);
	free(directory);
	free(path);
	free(yardstick);
	free(many);
	return !good;
}
