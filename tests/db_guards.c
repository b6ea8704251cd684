/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file itself refuses, whoever writes in it: help of another pupil's plan, and what SQL
 * would change behind the program's back. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/plan.h"
#include "db/adopt.h"
#include "db/history.h"
#include "tests/school.h"

#define TODAY "2026-11-22"

static enum zb_code insert(struct school *s, enum entity_id entity, const char *first, int64_t a,
			   const char *second, int64_t b)
{
	struct zb_err err = { 0 };

	return school_try(s, &err, entities[entity]->code, school_ref(first, a),
			  school_ref(second, b), NULL);
}

static enum zb_code insert_help(struct school *s, int64_t pupil, int64_t plan)
{
	struct zb_err err = { 0 };

	return school_try(s, &err, "support", school_ref("pupil", pupil), school_ref("plan", plan),
			  "form=RT lezen", NULL);
}

Test(guards, keep_help_to_the_plans_and_goals_of_its_own_pupil)
{
	struct school s = school_open(TODAY);
	int64_t pupils[2], plans[2], goals[2], support;

	for (int i = 0; i < 2; i++) {
		pupils[i] = school_add(&s, "pupil", "family_name=Hof", NULL);
		plans[i] = school_add(&s, "plan", school_ref("pupil", pupils[i]), "status=draft",
				      NULL);
		goals[i] = school_add(&s, "goal", school_ref("plan", plans[i]), "kind=learning",
				      "description=leest", NULL);
	}
	cr_expect(insert_help(&s, pupils[0], plans[1]) == ZB_INVALID);
	cr_expect(insert_help(&s, pupils[0], plans[0]) == ZB_OK);
	support = school_number(&s, "SELECT id FROM support");
	cr_expect(insert(&s, ENTITY_SUPPORT_GOAL, "support", support, "line", goals[1]) ==
		  ZB_INVALID);
	cr_expect(insert(&s, ENTITY_SUPPORT_GOAL, "support", support, "line", goals[0]) == ZB_OK);
	school_close(&s);
}

/* Pupils 1 to 4 with a plan each: a draft, in force, replaced and closed; of the second a goal, and
 * an evaluation with a result. The plan of pupil 5 was never evaluated. */
static const char fill[] =
	"INSERT INTO pupil (id, rev, family_name, number) VALUES (1, 1, 'A', '1001'), (2, 1, 'B', "
	"NULL), (3, 1, 'C', NULL), (4, 1, 'D', NULL), (5, 1, 'E', NULL);"
	"INSERT INTO plan (id, rev, pupil, trajectory, version, status) VALUES (11, 1, 1, 1, 1, "
	"'draft'), (12, 1, 2, 1, 1, 'draft'), (13, 1, 3, 1, 1, 'draft'), (14, 1, 4, 1, 1, "
	"'draft'), (15, 1, 5, 1, 1, 'draft');INSERT INTO goal (id, rev, plan, line, kind, "
	"description) VALUES (21, 1, 11, 21, 'learning', 'x'), (22, 1, 12, 22, 'learning', "
	"'x');UPDATE plan SET status = 'in_force', starts = '2026-09-01' WHERE id > 11;UPDATE plan "
	"SET status = 'replaced' WHERE id = 13;UPDATE plan SET status = 'closed' WHERE id = "
	"14;INSERT INTO meeting (id, rev, kind, date) VALUES (31, 1, 'parents', "
	"'2026-09-01');INSERT INTO meeting_pupil (id, rev, meeting, pupil) VALUES (32, 1, 31, "
	"1);INSERT INTO guardian (id, rev, family_name) VALUES (33, 1, 'Hof');INSERT INTO "
	"pupil_guardian (id, rev, pupil, guardian) VALUES (34, 1, 1, 33);INSERT INTO consent (id, "
	"rev, plan, party, decision) VALUES (35, 1, 11, 'parents', 'open');INSERT INTO evaluation "
	"(id, rev, plan, date, kind) VALUES (41, 1, 12, '2026-10-01', 'interim'), (42, 1, 12, "
	"'2026-11-01', 'interim');INSERT INTO result (id, rev, evaluation, goal, line, pupil, "
	"date, finding, withdrawn) VALUES (51, 1, 41, 22, 22, 2, '2026-10-01', 'met', NULL), (52, "
	"1, 41, 22, 22, 2, '2026-10-01', 'met', '2026-10-02T10:00:00.000Z');INSERT INTO setting "
	"(id, rev, key, value) VALUES (61, 1, 'plan_days', '42');INSERT INTO tariff (id, rev, "
	"function, starts, cents_hour) VALUES (62, 1, 'ib', '2026-08-01', 1);INSERT INTO headcount "
	"(id, rev, date, pupils) VALUES (63, 1, '2026-02-01', 200);INSERT INTO las_key (id, rev, "
	"entity, record, source, key) VALUES (64, 1, 'pupil', 1, 'csv', '1001');INSERT INTO "
	"\"group\" (id, rev, school_year, name, kind) VALUES (65, 1, '2026-2027', '6A', "
	"'class');INSERT INTO staff (id, rev, family_name) VALUES (66, 1, 'Smit');INSERT INTO "
	"group_staff (id, rev, \"group\", staff) VALUES (67, 1, 65, 66);INSERT INTO quality (id, "
	"rev, pupil, item, answer) VALUES (73, 1, 1, 'goals_fit', 'no');INSERT INTO template (id, "
	"rev, name) VALUES (74, 1, 'lezen');INSERT INTO support (id, rev, pupil) VALUES (68, 1, "
	"1);INSERT INTO support_goal (id, rev, support, line) VALUES (69, 1, 68, 21);INSERT INTO "
	"txn (id, seq, moment, actor, device, kind) VALUES (71, 1000, '2026-11-22T10:00:00.000Z', "
	"'lia', 0, 'edit');INSERT INTO history (id, txn, entity, row, field, old, new) VALUES (72, "
	"71, 'pupil', 1, 'number', NULL, '1001');";

/* Statements that are refused with a message that has SAYS in it, or go through (NULL). */
static const struct {
	const char *sql, *says;
} guarded[] = {
	{ "INSERT INTO plan (id, rev, pupil, status) VALUES (99, 1, 1, 'draft')", NULL },
	{ "INSERT INTO plan (id, rev, pupil, status) VALUES (99, 1, 1, 'in_force')",
	  "plan_begins_as_draft" },
	{ "INSERT INTO plan (id, rev, pupil, status) VALUES (99, 1, 1, 'closed')",
	  "plan_begins_as_draft" },
	{ "UPDATE plan SET status = 'in_force' WHERE id = 11", NULL },
	{ "UPDATE plan SET status = 'replaced' WHERE id = 11", "plan_step" },
	{ "UPDATE plan SET status = 'closed' WHERE id = 11", "plan_step" },
	{ "UPDATE plan SET status = 'draft' WHERE id = 15", NULL },
	{ "UPDATE plan SET status = 'draft' WHERE id = 12", "plan_back_to_draft" },
	{ "UPDATE plan SET status = 'replaced' WHERE id = 12", NULL },
	{ "UPDATE plan SET status = 'closed' WHERE id = 12", NULL },
	{ "UPDATE plan SET status = 'in_force' WHERE id = 13", NULL },
	{ "UPDATE plan SET status = 'closed' WHERE id = 13", "plan_step" },
	{ "UPDATE plan SET status = 'draft' WHERE id = 13", "plan_step" },
	{ "UPDATE plan SET status = 'in_force' WHERE id = 14", NULL },
	{ "UPDATE plan SET status = 'replaced' WHERE id = 14", "plan_step" },
	{ "UPDATE plan SET status = 'draft' WHERE id = 14", "plan_step" },
	{ "UPDATE plan SET need = 'x' WHERE id = 11", NULL },
	{ "UPDATE plan SET need = 'x' WHERE id = 12", "plan_frozen" },
	{ "UPDATE plan SET need = 'x' WHERE id = 13", "plan_frozen" },
	{ "UPDATE plan SET need = 'x' WHERE id = 14", "plan_frozen" },
	{ "UPDATE plan SET status = 'closed', need = 'x' WHERE id = 12", "plan_frozen" },
	{ "UPDATE plan SET status = 'draft', adopted = NULL, need = 'x' WHERE id = 15", NULL },
	{ "UPDATE plan SET rod_begin = '2026-09-14', ends = '2027-07-31' WHERE id = 12", NULL },
	{ "DELETE FROM goal WHERE id = 21; DELETE FROM plan WHERE id = 11", NULL },
	{ "DELETE FROM plan WHERE id = 15", "plan_kept" },
	{ "UPDATE goal SET target = '70' WHERE id = 21", NULL },
	{ "UPDATE goal SET target = '70' WHERE id = 22", "plan_frozen" },
	{ "UPDATE goal SET plan = 11 WHERE id = 22", "plan_frozen" },
	{ "UPDATE goal SET state = 'completed', position = 3 WHERE id = 22", NULL },
	{ "DELETE FROM goal WHERE id = 21", NULL },
	{ "DELETE FROM goal WHERE id = 22", "plan_frozen" },
	{ "INSERT INTO goal (id, rev, plan, kind, description) VALUES (99, 1, 11, 'learning', 'x')",
	  NULL },
	{ "INSERT INTO goal (id, rev, plan, kind, description) VALUES (99, 1, 12, 'learning', 'x')",
	  "plan_frozen" },
	{ "UPDATE evaluation SET date = '2026-11-02' WHERE id = 42", NULL },
	{ "UPDATE evaluation SET date = '2026-10-02' WHERE id = 41", "evaluation_date_fixed" },
	{ "UPDATE evaluation SET text = 'x', date = '2026-10-01' WHERE id = 41", NULL },
	{ "UPDATE result SET value = '70' WHERE id = 51", "result_fixed" },
	{ "UPDATE result SET withdrawn = '2026-11-22T10:00:00.000Z' WHERE id = 51", NULL },
	{ "DELETE FROM result WHERE id = 51", "result_fixed" },
	{ "DELETE FROM result WHERE id = 52", NULL },
	{ "INSERT INTO school (id, rev, name, brin, type) VALUES (99, 1, 'B', '34CD', 'po')",
	  "school_once" },
	{ "DELETE FROM txn WHERE id = 71", "history_kept" },
	{ "UPDATE txn SET actor = 'tom' WHERE id = 71", "history_kept" },
	{ "DELETE FROM history WHERE id = 72", "history_kept" },
	{ "UPDATE history SET new = '1002' WHERE id = 72", "history_kept" },

	{ "INSERT INTO pupil (id, rev, family_name, number) VALUES (99, 1, 'F', '1001')",
	  "UNIQUE" },
	{ "INSERT INTO pupil_guardian (id, rev, pupil, guardian) VALUES (99, 1, 1, 33)", "UNIQUE" },
	{ "INSERT INTO meeting_pupil (id, rev, meeting, pupil) VALUES (99, 1, 31, 1)", "UNIQUE" },
	{ "INSERT INTO plan (id, rev, pupil, trajectory, version, status) VALUES (99, 1, 1, 1, 1, "
	  "'draft')", "UNIQUE" },
	{ "INSERT INTO plan (id, rev, pupil, trajectory, version, status) VALUES (99, 1, 2, 1, 2, "
	  "'draft')", NULL },
	{ "INSERT INTO plan (id, rev, pupil, trajectory, version, status) VALUES (99, 1, 2, 1, 2, "
	  "'draft'); UPDATE plan SET status = 'in_force' WHERE id = 99", "UNIQUE" },
	{ "INSERT INTO consent (id, rev, plan, party, decision) VALUES (99, 1, 11, 'parents', "
	  "'given')",
	  "UNIQUE" },
	{ "INSERT INTO goal (id, rev, plan, line, kind, description) VALUES (99, 1, 11, 21, "
	  "'learning', 'x')", "UNIQUE" },
	{ "INSERT INTO setting (id, rev, key, value) VALUES (99, 1, 'plan_days', '43')", "UNIQUE" },
	{ "INSERT INTO tariff (id, rev, function, starts, cents_hour) VALUES (99, 1, 'ib', "
	  "'2026-08-01', 2)", "UNIQUE" },
	{ "INSERT INTO headcount (id, rev, date, pupils) VALUES (99, 1, '2026-02-01', 201)",
	  "UNIQUE" },
	{ "INSERT INTO las_key (id, rev, entity, record, source, key) VALUES (99, 1, 'pupil', 2, "
	  "'csv', '1001')", "UNIQUE" },
	{ "INSERT INTO \"group\" (id, rev, school_year, name, kind) VALUES (99, 1, '2026-2027', "
	  "'6A', 'class')", "UNIQUE" },
	{ "INSERT INTO \"group\" (id, rev, school_year, name, kind) VALUES (99, 1, '2026-2027', "
	  "'6A', 'combined')", NULL },
	{ "INSERT INTO group_staff (id, rev, \"group\", staff) VALUES (99, 1, 65, 66)", "UNIQUE" },
	{ "INSERT INTO quality (id, rev, pupil, item, answer) VALUES (99, 1, 1, 'goals_fit', "
	  "'yes')",
	  "UNIQUE" },
	{ "INSERT INTO template (id, rev, name) VALUES (99, 1, 'lezen')", "UNIQUE" },
	{ "INSERT INTO support_goal (id, rev, support, line) VALUES (99, 1, 68, 21)", "UNIQUE" },
	{ "INSERT INTO txn (id, seq, moment, actor, device, kind) VALUES (99, 1000, "
	  "'2026-11-22T10:00:00.000Z', 'lia', 0, 'edit')", "UNIQUE" },
	{ "INSERT INTO pupil (id, rev, family_name) VALUES (99, 0, 'F')", "CHECK" },
	{ "INSERT INTO evaluation (id, rev, plan, date, kind) VALUES (99, 1, 98, '2026-10-01', "
	  "'interim')", "FOREIGN KEY" },
};

Test(guards, refuse_what_sql_would_change_behind_the_program)
{
	struct school s = school_open(TODAY);
	sqlite3 *sql = NULL;
	char *error = NULL;

	cr_assert(eq(int, sqlite3_open_v2(s.path, &sql, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK));
	sqlite3_db_config(sql, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_exec(sql, fill, NULL, NULL, &error);
	cr_assert(error == NULL, "%s", error);
	for (size_t i = 0; i < sizeof guarded / sizeof guarded[0]; i++) {
		const char *said = "nothing";
		int rc;

		sqlite3_exec(sql, "BEGIN", NULL, NULL, NULL);
		rc = sqlite3_exec(sql, guarded[i].sql, NULL, NULL, NULL);
		if (!rc) /* references are looked at when it ends */
			rc = sqlite3_exec(sql, guarded[i].says ? "COMMIT" : "ROLLBACK", NULL, NULL,
					  NULL);
		if (rc)
			said = sqlite3_errmsg(sql);
		cr_expect(eq(int, rc, guarded[i].says ? SQLITE_CONSTRAINT : SQLITE_OK), "%s: %s",
			  guarded[i].sql, said);
		cr_expect(guarded[i].says == NULL || strstr(said, guarded[i].says) != NULL,
			  "%s: %s", guarded[i].sql, said);
		sqlite3_exec(sql, "ROLLBACK", NULL, NULL, NULL);
	}
	sqlite3_close(sql);
	school_close(&s);
}

/* A plan in force from 12 September 2026 that was adopted on the 1st. */
static int64_t plan_in_force_add(struct school *s, const char *origin)
{
	int64_t pupil = school_add(s, "pupil", "family_name=Hof", NULL);
	int64_t plan = school_add(s, "plan", school_ref("pupil", pupil), "status=draft", origin,
				  "starts=2026-09-12", "adopted=2026-09-01", NULL);
	struct zb_err err;

	cr_assert(school_set(s, &err, "plan", plan, "status=in_force", NULL) == ZB_OK);
	return plan;
}

static enum zb_code evaluate(struct school *s, int64_t plan, const char *date, struct zb_err *err)
{
	*err = (struct zb_err){ 0 };
	return school_try(s, err, "evaluation", school_ref("plan", plan), "kind=interim", date,
			  NULL);
}

Test(guards, keep_an_evaluation_within_the_time_of_its_version)
{
	struct school s = school_open(TODAY);
	int64_t plan = plan_in_force_add(&s, "origin=own");
	struct zb_err err;

	cr_expect(evaluate(&s, plan, "date=2026-09-11", &err) == ZB_INVALID);
	cr_expect_str_eq(err.text, "dit OPP begon op 12-09-2026; een evaluatie ligt niet daarvoor");
	cr_expect(evaluate(&s, plan, "date=2026-09-12", &err) == ZB_OK);
	cr_expect(school_set(&s, &err, "plan", plan, "status=closed", "closed=2026-09-27",
			     "close_reason=klaar", NULL) == ZB_OK);
	cr_expect(evaluate(&s, plan, "date=2026-11-22", &err) == ZB_OK);
	school_reopen(&s, "2026-11-23");
	cr_expect(evaluate(&s, plan, "date=2026-11-23", &err) == ZB_INVALID);
	cr_expect_str_eq(err.text, "deze versie van het OPP eindigde op 27-09-2026; een evaluatie "
				   "ligt hoogstens 56 dagen later");
	school_close(&s);
}

Test(guards, let_a_plan_taken_over_have_been_evaluated_before_this_version)
{
	struct school s = school_open(TODAY);
	int64_t plan = plan_in_force_add(&s, "origin=taken_over");
	struct zb_err err;

	cr_expect(evaluate(&s, plan, "date=2026-06-12", &err) == ZB_OK);
	school_close(&s);
}

Test(guards, keep_the_begin_in_rod_behind_the_day_of_adopting)
{
	struct school s = school_open(TODAY);
	int64_t plan = plan_in_force_add(&s, "origin=own"), next;
	struct zb_err err;

	cr_expect(school_set(&s, &err, "plan", plan, "rod_begin=2020-01-01", NULL) == ZB_INVALID);
	cr_expect_str_eq(err.text, "het OPP is op 01-09-2026 vastgesteld; het begin staat niet "
				   "eerder in ROD");
	next = school_add(&s, "plan",
			  school_ref("pupil", school_number(&s, "SELECT id FROM pupil")),
			  "status=draft", "starts=2026-11-01", "adopted=2026-11-01", NULL);
	cr_expect(school_set(&s, &err, "plan", next, "rod_begin=2026-09-05", NULL) == ZB_OK,
		  "the plan went into ROD with its first version");
	school_close(&s);
}

Test(guards, let_a_plan_be_replaced_by_one_that_comes_in_force_alone)
{
	struct school s = school_open(TODAY);
	int64_t plan = plan_in_force_add(&s, "origin=own"), next;
	struct record *base, *mine;
	struct zb_err err;

	cr_expect(school_set(&s, &err, "plan", plan, "status=replaced", "ends=2026-10-31", NULL) ==
		  ZB_DENIED);
	cr_expect_str_eq(err.text, "een OPP wordt vervangen doordat de nieuwe versie in werking "
				   "gaat, en anders niet");
	next = school_add(&s, "plan",
			  school_ref("pupil", school_number(&s, "SELECT id FROM pupil")),
			  "status=draft", "starts=2026-11-01", NULL);
	cr_expect(school_set(&s, &err, "plan", plan, "status=replaced", "ends=2026-10-31", NULL) ==
		  ZB_DENIED, "the next one is a draft");
	cr_assert(store_get(s.db, &plan_entity, next, &base, &err) == ZB_OK);
	mine = record_copy(base);
	record_set_choice(mine, PLAN_STATUS, PLAN_IN_FORCE);
	cr_assert(store_begin(s.db, TXN_EDIT, 0, &err) == ZB_OK);
	cr_expect(adopt_replace(s.db, mine, &err) == ZB_OK, "%s", err.text);
	cr_expect(store_update(s.db, base, mine, NULL, &err) == ZB_OK, "%s", err.text);
	cr_expect(store_commit(s.db, &err) == ZB_OK, "%s", err.text);
	cr_expect(history_undo(s.db, NULL, &err) == ZB_OK, "%s", err.text);
	cr_expect(history_redo(s.db, NULL, &err) == ZB_OK, "%s", err.text);
	record_free(base);
	record_free(mine);
	school_close(&s);
}

/* --- days --- */

static void expect_set(struct school *s, const char *entity, int64_t id, const char *value,
		       const char *refusal)
{
	struct zb_err err = { 0 };
	enum zb_code code = school_set(s, &err, entity, id, value, NULL);

	cr_expect(eq(int, code, refusal ? ZB_INVALID : ZB_OK), "%s %s: %s", entity, value,
		  err.text);
	cr_expect(refusal == NULL || strstr(err.text, refusal) != NULL, "%s %s: %s", entity, value,
		  err.text);
}

Test(guards, refuse_what_lies_before_the_birth_of_the_pupil_it_is_of)
{
	struct school s = school_open(TODAY);
	int64_t pupil = school_add(&s, "pupil", "family_name=Hof", "born=2019-04-03", NULL);
	int64_t plan = school_add(&s, "plan", school_ref("pupil", pupil), NULL);
	int64_t talk = school_add(&s, "meeting", "kind=parents", "date=1927-09-01", NULL);
	struct zb_err err = { 0 };

	cr_expect(school_try(&s, &err, "support_period", school_ref("pupil", pupil), "level=extra",
			     "starts=1927-09-01", NULL) == ZB_INVALID);
	cr_expect(strstr(err.text, "voor de geboorte van de leerling (03-04-2019)") != NULL, "%s",
		  err.text);
	cr_expect(school_try(&s, &err, "log", school_ref("pupil", pupil), "kind=note", "text=x",
			     "date=2019-04-02", NULL) == ZB_INVALID);
	cr_expect(school_try(&s, &err, "consent", school_ref("plan", plan), "party=parents",
			     "decision=given", "date=1926-09-01", NULL) == ZB_INVALID);
	cr_expect(school_try(&s, &err, "meeting_pupil", school_ref("meeting", talk),
			     school_ref("pupil", pupil), NULL) == ZB_INVALID);
	expect_set(&s, "plan", plan, "starts=1926-09-01", "Begin ligt voor de geboorte");
	expect_set(&s, "meeting", talk, "date=2026-09-01", NULL);
	school_add(&s, "meeting_pupil", school_ref("meeting", talk), school_ref("pupil", pupil),
		   NULL);
	expect_set(&s, "meeting", talk, "date=1926-09-01", "voor de geboorte");
	expect_set(&s, "meeting", talk, "date=2019-04-03", NULL);
	/* Of several pupils none may be unborn. */
	pupil = school_add(&s, "pupil", "family_name=Bos", "born=2019-04-03", NULL);
	school_add(&s, "meeting_pupil", school_ref("meeting", talk), school_ref("pupil", pupil),
		   NULL);
	expect_set(&s, "pupil", pupil, "born=2010-04-03", NULL);
	expect_set(&s, "meeting", talk, "date=2015-04-03", "voor de geboorte");
	cr_expect(school_try(&s, &err, "support_period", "pupil=999", "level=extra",
			     "starts=2026-09-01", NULL) == ZB_NOT_FOUND);
	cr_expect_str_eq(err.text, "Leerling: leerling 999 bestaat niet");
	school_close(&s);
}

Test(guards, refuse_an_agreement_for_a_day_before_its_talk)
{
	struct school s = school_open(TODAY);
	int64_t talk = school_add(&s, "meeting", "kind=parents", "date=2026-10-01", NULL);
	struct zb_err err = { 0 };

	cr_expect(school_try(&s, &err, "agreement", school_ref("meeting", talk), "what=bellen",
			     "by=2026-09-30", NULL) == ZB_INVALID);
	cr_expect(strstr(err.text, "voor het gesprek") != NULL, "%s", err.text);
	school_add(&s, "agreement", school_ref("meeting", talk), "what=bellen", "by=2026-10-01",
		   NULL);
	school_close(&s);
}

/* The day that the other row has may have changed since it was written. */
Test(guards, bring_back_what_lies_past_a_day_that_was_set_later)
{
	struct school s = school_open(TODAY);
	int64_t pupil = school_add(&s, "pupil", "family_name=Hof", NULL);
	int64_t period = school_add(&s, "support_period", school_ref("pupil", pupil),
				    "level=extra", "starts=2026-09-01", NULL);
	struct zb_err err = { 0 };

	expect_set(&s, "pupil", pupil, "left=2026-08-31", NULL);
	school_drop(&s, "support_period", period);
	cr_expect(history_undo(s.db, NULL, &err) == ZB_OK, "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM support_period"), 1));
	school_close(&s);
}

/* Written before this was asked, or on a day that is to come now. */
Test(guards, let_a_row_with_a_wrong_day_be_mended_in_its_other_fields_and_taken_back)
{
	struct school s = school_open("2031-01-10");
	int64_t pupil = school_add(&s, "pupil", "family_name=Hof", NULL);
	int64_t talk = school_add(&s, "meeting", "kind=parents", "date=2030-11-01", NULL);
	int64_t request = school_add(&s, "request", school_ref("pupil", pupil), "kind=arrangement",
				     "decision=granted", "decided=2030-01-01", NULL);
	int64_t plan = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft",
				  "starts=2030-09-01", NULL);
	int64_t log = school_add(&s, "log", school_ref("pupil", pupil), "kind=note", "text=x",
				 "date=2030-09-01", NULL);
	struct zb_err err = { 0 };

	school_reopen(&s, TODAY);
	expect_set(&s, "meeting", talk, "report=goed", NULL);
	expect_set(&s, "request", request, "reference=12", NULL);
	expect_set(&s, "plan", plan, "guidance=lezen", NULL);
	expect_set(&s, "log", log, "text=y", NULL);
	expect_set(&s, "meeting", talk, "date=2030-11-02", "kan niet in de toekomst liggen");
	expect_set(&s, "request", request, "decided=2030-01-02", "kan niet in de toekomst liggen");
	expect_set(&s, "plan", plan, "starts=2030-09-02", "ligt meer dan een jaar vooruit");
	expect_set(&s, "log", log, "date=2026-09-01", NULL);
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_OK), "%s", err.text);
	school_close(&s);
}

/* Of a year that was mistyped: 2062 for 2026. */
Test(guards, refuse_a_term_of_more_than_five_years)
{
	struct school s = school_open(TODAY);
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);
	int64_t plan = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	int64_t goal = school_add(&s, "goal", school_ref("plan", plan), "kind=learning",
				  "area=spelling", "description=x", NULL);
	int64_t agreement = school_add(&s, "agreement", school_ref("pupil", pupil), "what=x", NULL);

	expect_set(&s, "goal", goal, "target_date=2062-06-01", "meer dan vijf jaar vooruit");
	expect_set(&s, "agreement", agreement, "by=2062-06-01", "meer dan vijf jaar vooruit");
	expect_set(&s, "goal", goal, "target_date=2031-06-01", NULL);
	expect_set(&s, "agreement", agreement, "by=2026-06-01", NULL);
	expect_set(&s, "goal", goal, "baseline_date=2027-06-01", "kan niet in de toekomst liggen");
	school_close(&s);
}
