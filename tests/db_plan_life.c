/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of plans under random work, legal and illegal: no plan takes a step that is not in the
 * table, what a version in force says never changes, and undo and redo go over the same data in
 * both directions. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "db/history.h"
#include "tests/chance.h"
#include "tests/school.h"
#include "tests/versions.h"

/* What may follow what (DOMAIN section 2), written down once more: the program is not asked. From
 * and to: - nothing yet, d concept, f in werking, r vervangen, c afgesloten. */
static const char steps[] = "-d df fr fc", undone_steps[] = "fd rf cf";

static bool is_step(int from, int to, bool undoing)
{
	static const char letters[] = { [PLAN_DRAFT] = 'd', [PLAN_IN_FORCE] = 'f',
					[PLAN_REPLACED] = 'r', [PLAN_CLOSED] = 'c' };
	const char step[] = { from < 0 ? '-' : letters[from], letters[to], '\0' };

	return from == to || strstr(steps, step) || (undoing && strstr(undone_steps, step));
}

Test(plan_life, has_the_steps_of_that_table)
{
	for (int from = -1; from <= PLAN_CLOSED; from++)
		for (int to = PLAN_DRAFT; to <= PLAN_CLOSED; to++)
			for (int undoing = 0; undoing < 2; undoing++)
				cr_expect(plan_step_allowed(from, to, undoing) ==
						  is_step(from, to, undoing),
					  "from %d to %d, undoing %d", from, to, undoing);
}

#define PUPILS 3
#define CHAIN  24 /* operations that are undone and redone in a row */

struct work {
	struct school school;
	sqlite3 *file; /* a connection of its own */
	unsigned seed;
	int64_t pupils[PUPILS];
	struct versions versions;
	char *dumps[CHAIN + 1]; /* of all records, before each operation of the chain and after */
	size_t links;
	long done, refused, undone; /* operations; undo and redo of one is one */
	long looks;                 /* steps of a plan that were looked at */
};

static unsigned pick(struct work *w, unsigned below)
{
	return chance_pick(&w->seed, below);
}

/* A random row of SQL, 0 when it gives none. */
static int64_t some(struct work *w, const char *sql)
{
	sqlite3_stmt *stmt = versions_prepare(w->file, sql);
	int64_t ids[512], id = 0;
	unsigned count = 0;

	while (count < 512 && sqlite3_step(stmt) == SQLITE_ROW)
		ids[count++] = sqlite3_column_int64(stmt, 0);
	if (count)
		id = ids[pick(w, count)];
	sqlite3_finalize(stmt);
	return id;
}

static int64_t some_plan(struct work *w)
{
	return some(w, "SELECT id FROM plan");
}

/* A day of the last two years or the next month, as FIELD=day. */
static const char *day(struct work *w, const char *field)
{
	static _Thread_local char ring[4][40];
	static _Thread_local unsigned at;
	struct date date = date_add_days((struct date){2026, 12, 22}, -(int)pick(w, 760));
	char iso[DATE_ISO_SIZE], *text = ring[at++ % 4];

	date_to_iso(date, iso);
	snprintf(text, sizeof ring[0], "%s=%s", field, iso);
	return text;
}

/* --- what must hold --- */

/* The plan in force of PLAN's pupil, or 0. */
static int64_t in_force_beside(struct work *w, int64_t plan)
{
	char *sql = mem_format("SELECT id FROM plan WHERE status = 'in_force' AND pupil = (SELECT "
			       "pupil FROM plan WHERE id = %lld)",
			       (long long)plan);
	int64_t id = some(w, sql);

	free(sql);
	return id;
}

/* One step from BEFORE to what is there now. */
static void expect_lawful(struct work *w, bool undoing)
{
	struct versions now = {0};

	versions_read(w->file, &now);
	for (size_t i = 0; i < now.count; i++) {
		const struct version *after = &now.items[i];
		const struct version *before = versions_find(&w->versions, after->id);
		int from = before ? before->status : -1;

		w->looks++;
		if (from == PLAN_IN_FORCE && after->status == PLAN_REPLACED && !undoing)
			cr_assert(in_force_beside(w, after->id) != 0,
				  "plan %lld was replaced by none (operation %ld)",
				  (long long)after->id, w->done);
		cr_assert(is_step(from, after->status, undoing),
			  "plan %lld went from %d to %d (operation %ld)", (long long)after->id,
			  from, after->status, w->done);
		if (before && before->status != PLAN_DRAFT && after->status != PLAN_DRAFT)
			cr_assert_str_eq(after->content, before->content,
					 "plan %lld changed (operation %ld)",
					 (long long)after->id, w->done);
	}
	for (size_t i = 0; i < w->versions.count; i++)
		cr_assert(versions_find(&now, w->versions.items[i].id) != NULL ||
				  w->versions.items[i].status == PLAN_DRAFT,
			  "a plan that was in force is gone (operation %ld)", w->done);
	versions_free(&w->versions);
	w->versions = now;
	cr_assert(eq(i64,
		     some(w, "SELECT pupil FROM plan WHERE status = 'in_force' GROUP BY pupil "
			     "HAVING count(*) > 1"),
		     0),
		  "two plans in force (operation %ld)", w->done);
	cr_assert(eq(i64, some(w, "SELECT id FROM plan WHERE status = 'closed' AND (closed IS "
				  "NULL OR close_reason IS NULL)"),
		     0),
		  "closed without a reason (operation %ld)", w->done);
}

/* --- what is done: each one transaction, and mostly none that the program offers --- */

static enum zb_code add_plan(struct work *w, struct zb_err *err)
{
	static const char *const statuses[] = {"status=draft", "status=draft", "status=draft",
					       "status=in_force", "status=replaced",
					       "status=closed"};

	return school_try(&w->school, err, "plan", school_ref("pupil", w->pupils[pick(w, PUPILS)]),
			  statuses[pick(w, 6)], day(w, "starts"), "guidance=elke dag", NULL);
}

static enum zb_code step_plan(struct work *w, struct zb_err *err)
{
	static const char *const statuses[] = {"status=draft", "status=in_force",
					       "status=in_force", "status=replaced",
					       "status=closed"};
	const char *status = statuses[pick(w, 5)];

	if (pick(w, 2))
		return school_set(&w->school, err, "plan", some_plan(w), status,
				  pick(w, 2) ? day(w, "ends") : NULL, NULL);
	return school_set(&w->school, err, "plan", some_plan(w), status, day(w, "closed"),
			  pick(w, 3) ? "close_reason=basis volstaat" : "close_reason=", NULL);
}

static enum zb_code edit_plan(struct work *w, struct zb_err *err)
{
	static const char *const fields[] = {
		"guidance=twee keer per week", "rationale=groei", "works=rust", "version=9",
		"trajectory=7", "adopted_despite=spoed", "heard=yes", "helping=thuis\nmaatje",
		"guidance=",
	};

	if (!pick(w, 4))
		return school_set(&w->school, err, "plan", some_plan(w),
				  day(w, pick(w, 2) ? "rod_begin" : "starts"), NULL);
	return school_set(&w->school, err, "plan", some_plan(w), fields[pick(w, 9)], NULL);
}

static enum zb_code add_goal(struct work *w, struct zb_err *err)
{
	return school_try(&w->school, err, "goal", school_ref("plan", some_plan(w)),
			  pick(w, 2) ? "kind=learning" : "kind=behaviour", "description=AVI E5",
			  "indicator=toets", NULL);
}

static enum zb_code edit_goal(struct work *w, struct zb_err *err)
{
	static const char *const fields[] = {"target=E6", "baseline=M4", "state=completed",
					     "state=handed_over", "state=open", "position=4",
					     "description=AVI M6", "from_template=yes"};

	return school_set(&w->school, err, "goal", some(w, "SELECT id FROM goal"),
			  fields[pick(w, 8)], NULL);
}

static enum zb_code delete_some(struct work *w, struct zb_err *err)
{
	static const char *const tables[] = {"plan", "goal", "consent", "evaluation"};
	const char *table = tables[pick(w, 4)];
	char *sql = mem_format("SELECT id FROM \"%s\"", table);
	struct record *row = NULL;
	enum zb_code code = store_get(w->school.db, entity_find(table), some(w, sql), &row, err);

	if (!code)
		code = store_delete_one(w->school.db, row, err);
	record_free(row);
	free(sql);
	return code;
}

static enum zb_code finish(struct work *w, enum zb_code code, struct zb_err *err)
{
	if (!code)
		return store_commit(w->school.db, err);
	store_rollback(w->school.db);
	return code;
}

static enum zb_code carry(struct work *w, int64_t from, int64_t to, struct zb_err *err)
{
	char *sql = mem_format("SELECT id FROM goal WHERE plan = %lld", (long long)from);
	int64_t id = some(w, sql);
	struct record *goal = NULL;
	enum zb_code code = ZB_OK;

	free(sql);
	if (!id)
		return ZB_OK;
	code = store_get(w->school.db, &goal_entity, id, &goal, err);
	if (code)
		return code;
	goal->id = goal->rev = 0;
	record_set_number(goal, GOAL_PLAN, to);
	code = store_insert(w->school.db, goal, err);
	record_free(goal);
	return code;
}

/* The next version out of one that is no draft, with a goal of it. */
static enum zb_code adjust(struct work *w, struct zb_err *err)
{
	int64_t from = some(w, "SELECT id FROM plan WHERE status <> 'draft'");
	struct record *plan = NULL;
	enum zb_code code = store_get(w->school.db, &plan_entity, from, &plan, err);

	if (!code)
		code = store_begin(w->school.db, TXN_EDIT, 0, err);
	if (!code) {
		plan->id = plan->rev = 0;
		record_clear(plan, PLAN_VERSION);
		record_clear(plan, PLAN_TRAJECTORY);
		record_set_choice(plan, PLAN_STATUS, PLAN_DRAFT);
		code = store_insert(w->school.db, plan, err);
		if (!code)
			code = carry(w, from, plan->id, err);
		code = finish(w, code, err);
	}
	record_free(plan);
	return code;
}

static enum zb_code set_status(struct work *w, int64_t id, enum plan_status status,
			       struct zb_err *err)
{
	struct record *base = NULL, *mine;
	enum zb_code code = store_get(w->school.db, &plan_entity, id, &base, err);

	if (code)
		return code;
	mine = record_copy(base);
	record_set_choice(mine, PLAN_STATUS, (int)status);
	if (!record_is_set(mine, PLAN_STARTS))
		record_set_date(mine, PLAN_STARTS, (struct date){2026, 9, 1});
	code = store_update(w->school.db, base, mine, NULL, err);
	record_free(base);
	record_free(mine);
	return code;
}

/* A draft takes the place of the version in force. */
static enum zb_code put_in_force(struct work *w, struct zb_err *err)
{
	int64_t draft = some(w, "SELECT id FROM plan WHERE status = 'draft'");
	int64_t old = in_force_beside(w, draft);
	enum zb_code code = store_begin(w->school.db, TXN_EDIT, 0, err);

	if (code)
		return code;
	if (old)
		code = set_status(w, old, PLAN_REPLACED, err);
	if (!code)
		code = set_status(w, draft, PLAN_IN_FORCE, err);
	return finish(w, code, err);
}

static enum zb_code evaluate(struct work *w, struct zb_err *err)
{
	int64_t evaluation = some(w, "SELECT id FROM evaluation");

	if (!evaluation || pick(w, 2))
		return school_try(&w->school, err, "evaluation",
				  school_ref("plan", some_plan(w)), day(w, "date"), "kind=yearly",
				  NULL);
	return school_try(&w->school, err, "result", school_ref("evaluation", evaluation),
			  school_ref("goal", some(w, "SELECT id FROM goal")),
			  pick(w, 2) ? "finding=met" : "finding=on_track", NULL);
}

static enum zb_code consent(struct work *w, struct zb_err *err)
{
	return school_try(&w->school, err, "consent", school_ref("plan", some_plan(w)),
			  "party=parents", "decision=given", day(w, "date"), NULL);
}

static enum zb_code (*const operations[])(struct work *, struct zb_err *) = {
	add_plan, step_plan, step_plan, edit_plan, edit_plan,	 add_goal,     edit_goal,
	edit_goal, adjust,   put_in_force, put_in_force, evaluate, delete_some, consent,
};

/* Written into the file by somebody who does not ask the program: the triggers refuse it. */
static void tamper(struct work *w)
{
	static const char *const statements[] = {
		"UPDATE plan SET guidance = 'anders' WHERE status <> 'draft'",
		"UPDATE plan SET pupil = 1, version = 8 WHERE status = 'closed'",
		"UPDATE plan SET adopted_despite = 'anders' WHERE status = 'in_force'",
		"UPDATE plan SET status = 'closed' WHERE status = 'draft'",
		"UPDATE plan SET status = 'draft' WHERE status = 'replaced' OR status = 'closed'",
		"UPDATE plan SET status = 'replaced' WHERE status = 'closed'",
		"DELETE FROM plan WHERE status <> 'draft'",
		"UPDATE goal SET target = 'anders' WHERE plan IN (SELECT id FROM plan WHERE "
		"status <> 'draft')",
		"DELETE FROM goal WHERE plan IN (SELECT id FROM plan WHERE status <> 'draft')",
		"INSERT INTO goal (id, rev, plan, kind, description) SELECT 1 << 50, 1, id, "
		"'learning', 'anders' FROM plan WHERE status <> 'draft' LIMIT 1",
	};
	const char *sql = statements[pick(w, sizeof statements / sizeof *statements)];
	int changes, code;

	cr_assert(eq(int, sqlite3_exec(w->file, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK));
	changes = sqlite3_total_changes(w->file);
	code = sqlite3_exec(w->file, sql, NULL, NULL, NULL);
	cr_assert(code != SQLITE_OK || sqlite3_total_changes(w->file) == changes, "%s", sql);
	sqlite3_exec(w->file, "ROLLBACK", NULL, NULL, NULL);
}

/* --- the work --- */

static void work_once(struct work *w)
{
	struct zb_err err = {0};
	enum zb_code code;

	do {
		code = operations[pick(w, sizeof operations / sizeof *operations)](w, &err);
		cr_assert(code != ZB_CORRUPT && code != ZB_IO, "%s", err.text);
		expect_lawful(w, false);
		w->refused += code != ZB_OK;
	} while (code || !store_wrote(w->school.db));
	w->done++;
}

static void expect_dump(struct work *w, size_t link, const char *after)
{
	char *now = versions_dump(w->file);

	cr_assert_str_eq(now, w->dumps[link], "%s of operation %ld", after,
			 w->done - (long)(w->links - link));
	free(now);
}

/* Back over the whole chain, and forth again. */
static void expect_undone(struct work *w)
{
	struct zb_err err = {0};

	for (size_t i = w->links; i > 0; i--) {
		cr_assert(eq(int, history_undo(w->school.db, NULL, &err), ZB_OK), "%s", err.text);
		w->undone++;
		expect_lawful(w, true);
		expect_dump(w, i - 1, "undo");
	}
	for (size_t i = 1; i <= w->links; i++) {
		cr_assert(eq(int, history_redo(w->school.db, NULL, &err), ZB_OK), "%s", err.text);
		w->undone++;
		expect_lawful(w, true);
		expect_dump(w, i, "redo");
	}
}

static void forget_chain(struct work *w)
{
	for (size_t i = 0; i <= w->links; i++) {
		free(w->dumps[i]);
		w->dumps[i] = NULL;
	}
	w->links = 0;
}

static void work_chain(struct work *w)
{
	w->dumps[0] = versions_dump(w->file);
	while (w->links < CHAIN) {
		work_once(w);
		w->dumps[++w->links] = versions_dump(w->file);
		tamper(w);
	}
	expect_undone(w);
	forget_chain(w);
}

Test(plan_life, stays_within_the_table_and_undo_returns_to_the_same_data, .timeout = 3600)
{
	long wanted = chance_operations(960);
	struct work w = {.school = school_open("2026-11-22"),
			 .seed = chance_seed()};

	printf("# seed %u, %ld operations\n", w.seed, wanted);
	cr_assert(eq(int, sqlite3_open(w.school.path, &w.file), SQLITE_OK));
	sqlite3_busy_timeout(w.file, 5000);
	for (int i = 0; i < PUPILS; i++)
		w.pupils[i] = school_add(&w.school, "pupil", "family_name=Begin", NULL);
	while (w.done < wanted)
		work_chain(&w);
	printf("# %ld done, %ld refused, %ld undone and redone, %ld looks at a plan, seed now %u\n",
	       w.done, w.refused, w.undone, w.looks, w.seed);
	cr_expect(w.refused > w.done / 4, "nearly nothing was refused");
	versions_free(&w.versions);
	sqlite3_close(w.file);
	school_close(&w.school);
}

Test(plan_life, of_one_trajectory_has_one_draft_at_a_time)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);
	int64_t first = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	struct zb_err err;

	cr_expect(eq(int, school_try(&s, &err, "plan", school_ref("pupil", pupil), "status=draft",
				     NULL), ZB_INVALID));
	cr_expect_str_eq(err.text, "er is al een concept; werk daarin verder");
	cr_expect(eq(int, school_set(&s, &err, "plan", first, "rationale=leert snel", NULL), ZB_OK),
		  "%s", err.text);
	cr_expect(eq(int, school_try(&s, &err, "plan", school_ref("pupil", pupil), "status=draft",
				     "trajectory=2", NULL), ZB_OK), "%s", err.text);
	school_close(&s);
}
