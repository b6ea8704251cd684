/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/log.h"
#include "db/check.h"
#include "db/history.h"
#include "tests/expect.h"

static void expect_sound(struct db *db)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(db, results, &err), ZB_OK), "%s", err.text);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, results[i].wrong, 0), "%s: %s", check_codes[i],
			  results[i].detail);
}

static int64_t add_pupil(struct school *s)
{
	return school_add(s, "pupil", "given_name=Jóëlle", "family_name=Berg", NULL);
}

static void undo(struct school *s)
{
	struct zb_err err = {0};

	cr_assert(eq(int, history_undo(s->db, NULL, &err), ZB_OK), "%s", err.text);
}

static void redo(struct school *s)
{
	struct zb_err err = {0};

	cr_assert(eq(int, history_redo(s->db, NULL, &err), ZB_OK), "%s", err.text);
}

Test(undo_of_a_delete, fills_nothing_in_that_was_emptied)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = add_pupil(&s);
	int64_t log = school_add(&s, "log", school_ref("pupil", pupil), "date=2026-11-20",
				 "kind=incident", "text=ruzie", NULL);
	int64_t placement = school_add(&s, "placement", school_ref("pupil", pupil),
				       "school_year=2026-2027", "starts=2026-08-01", NULL);
	struct zb_err err = {0};

	cr_assert(eq(int, school_set(&s, &err, "log", log, "confidential=", NULL), ZB_OK));
	cr_assert(eq(int, school_set(&s, &err, "placement", placement, "ends=", NULL), ZB_OK));
	school_drop(&s, "log", log);
	school_drop(&s, "placement", placement);
	undo(&s);
	undo(&s);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM log WHERE confidential IS NULL"),
		     1));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM placement WHERE ends IS NULL"),
		     1));
	expect_sound(s.db);
	school_close(&s);
}

/* A colleague's connection to the same file. */
static struct school colleague(const struct school *s)
{
	struct db_options options = { .actor = "collega", .today = db_today(s->db) };
	struct school theirs = { .directory = s->directory, .path = s->path };
	struct zb_err err = {0};

	cr_assert(eq(int, db_open(s->path, &options, &theirs.db, &err), ZB_OK), "%s", err.text);
	return theirs;
}

Test(undo, knows_what_is_its_own_and_takes_only_what_was_asked_about)
{
	struct school s = school_open("2026-11-22");
	struct history_step mine = { 0 }, theirs = { 0 }, redo = { .redo = true };
	struct zb_err err = { 0 };
	int64_t log, pupil = add_pupil(&s);

	cr_assert(eq(int, history_look(s.db, &mine, &err), ZB_OK), "%s", err.text);
	cr_expect(mine.own);
	cr_expect_str_eq(mine.what, "leerling: Berg, Jóëlle");
	cr_expect(eq(int, history_look(s.db, &redo, &err), ZB_NOT_FOUND));
	school_reopen(&s, NULL); /* another program, the same login */
	log = school_add(&s, "log", school_ref("pupil", pupil), "date=2026-11-20", "kind=incident",
			 "text=ruzie", NULL);
	cr_expect(eq(int, history_take(s.db, &mine, NULL, &err), ZB_CONFLICT));
	school_drop(&s, "log", log);
	undo(&s);
	undo(&s);
	cr_assert(eq(int, history_look(s.db, &theirs, &err), ZB_OK), "%s", err.text);
	cr_expect(not(theirs.own));
	cr_expect(eq(i64, theirs.txn, mine.txn));
	cr_expect(eq(sz, strlen(theirs.moment), DB_MOMENT_SIZE - 1));
	cr_assert(eq(int, history_look(s.db, &redo, &err), ZB_OK), "%s", err.text);
	cr_expect(redo.own);
	cr_assert(eq(int, history_take(s.db, &theirs, NULL, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 0));
	free(mine.what);
	free(theirs.what);
	free(redo.what);
	school_close(&s);
}

/* Without it nothing in the file can be used, and what it asks for is nowhere typed again. */
Test(undo, leaves_the_school_that_the_file_is_about)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};

	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_DENIED));
	cr_expect_str_eq(err.text, "school kan niet weg: daarover gaat dit bestand");
	cr_expect(db_school(s.db) != NULL);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM school"), 1));
	school_close(&s);
}

Test(undo, leaves_what_was_made_and_a_colleague_changed_since)
{
	struct school s = school_open("2026-11-22"), theirs = colleague(&s);
	struct zb_err err = {0};
	int64_t pupil = add_pupil(&s);

	cr_assert(eq(int, school_set(&theirs, &err, "pupil", pupil, "initials=K.", NULL), ZB_OK));
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_CONFLICT));
	cr_expect(strstr(err.text, "collega") != NULL, "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil WHERE initials = 'K.'"),
		     1));
	db_close(theirs.db);
	school_close(&s);
}

/* Of that row, and of who changed it last. */
Test(undo, tells_who_changed_it_since)
{
	struct school s = school_open("2026-11-22"), theirs = colleague(&s);
	struct zb_err err = {0};
	int64_t pupil = add_pupil(&s), other = add_pupil(&theirs);

	cr_assert(eq(int, school_set(&theirs, &err, "pupil", pupil, "initials=K.", NULL), ZB_OK));
	cr_assert(eq(int, school_set(&s, &err, "pupil", other, "initials=M.", NULL), ZB_OK));
	undo(&s);
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_CONFLICT));
	cr_expect(strstr(err.text, "kan niet ongedaan: collega heeft") != NULL, "%s", err.text);
	db_close(theirs.db);
	school_close(&s);
}

/* Own work alone, the last first; what was undone is not undone again, and comes back only as long
 * as nothing new was done. */
Test(undo, goes_along_ones_own_work_and_redo_ends_where_new_work_begins)
{
	struct school s = school_open("2026-11-22"), theirs = colleague(&s);
	struct zb_err err = {0};

	school_add(&s, "pupil", "family_name=A", NULL);
	school_add(&s, "pupil", "family_name=B", NULL);
	school_add(&theirs, "pupil", "family_name=Z", NULL);
	undo(&s);
	expect_sql(&s, "SELECT group_concat(family_name, '') FROM (SELECT family_name FROM pupil "
		       "ORDER BY family_name)", "AZ");
	undo(&s);
	expect_sql(&s, "SELECT group_concat(family_name, '') FROM pupil", "Z");
	redo(&s);
	expect_sql(&s, "SELECT group_concat(family_name, '') FROM (SELECT family_name FROM pupil "
		       "ORDER BY family_name)", "AZ");
	undo(&s);
	redo(&s);
	redo(&s);
	expect_sql(&s, "SELECT group_concat(family_name, '') FROM (SELECT family_name FROM pupil "
		       "ORDER BY family_name)", "ABZ");
	cr_expect(eq(int, history_redo(s.db, NULL, &err), ZB_NOT_FOUND));
	undo(&s);
	school_add(&theirs, "pupil", "family_name=Y", NULL);
	redo(&s);
	undo(&s);
	school_add(&s, "pupil", "family_name=C", NULL);
	cr_expect(eq(int, history_redo(s.db, NULL, &err), ZB_NOT_FOUND),
		  "new work came in between");
	undo(&theirs);
	expect_sql(&s, "SELECT group_concat(family_name, '') FROM (SELECT family_name FROM pupil "
		       "ORDER BY family_name)", "ACZ");
	db_close(theirs.db);
	school_close(&s);
}

Test(undo, does_not_make_two_periods_hold_on_one_day)
{
	struct school s = school_open("2026-11-22"), theirs = colleague(&s);
	int64_t pupil = add_pupil(&s);
	int64_t period = school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
				    "starts=2026-09-01", NULL);
	struct zb_err err = {0};

	school_drop(&s, "support_period", period);
	school_add(&theirs, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-10-01", NULL);
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_INVALID));
	cr_expect(strstr(err.text, "ondersteuningsperiode") != NULL, "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM support_period"), 1));
	expect_sound(s.db);
	db_close(theirs.db);
	school_close(&s);
}

Test(undo, does_not_bring_an_evaluation_back_to_what_is_a_draft_again)
{
	struct school s = school_open("2026-11-22"), theirs = colleague(&s);
	int64_t pupil = add_pupil(&s);
	int64_t plan = school_add(&theirs, "plan", school_ref("pupil", pupil), "status=draft",
				  "starts=2026-09-01", NULL);
	struct zb_err err = {0};

	cr_assert(eq(int, school_set(&theirs, &err, "plan", plan, "status=in_force", NULL), ZB_OK));
	int64_t evaluation = school_add(&s, "evaluation", school_ref("plan", plan), "kind=interim",
					"date=2026-11-20", NULL);

	school_drop(&s, "evaluation", evaluation);
	undo(&theirs);
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_INVALID), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM evaluation"), 0));
	expect_sound(s.db);
	db_close(theirs.db);
	school_close(&s);
}

Test(undo, takes_adjusting_a_plan_back_and_redo_does_it_again)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = add_pupil(&s);
	int64_t first = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft",
				   "starts=2026-09-01", NULL);
	struct zb_err err = {0};

	cr_assert(eq(int, school_set(&s, &err, "plan", first, "status=in_force", NULL), ZB_OK));
	int64_t second = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft",
				    "starts=2026-11-20", NULL);
	struct record *rows[2], *mine[2];
	static const char *const statuses[] = { "replaced", "in_force" };

	cr_assert(eq(int, store_begin(s.db, TXN_EDIT, 0, &err), ZB_OK));
	for (int i = 0; i < 2; i++) {
		store_get(s.db, entity_find("plan"), i ? second : first, &rows[i], &err);
		mine[i] = record_copy(rows[i]);
		record_set_text(mine[i], (unsigned)entity_field(rows[i]->entity, "status"),
				statuses[i]);
		if (!i)
			record_set_text(mine[i], (unsigned)entity_field(rows[i]->entity, "ends"),
					"2026-11-19");
		cr_assert(eq(int, store_update(s.db, rows[i], mine[i], NULL, &err), ZB_OK), "%s",
			  err.text);
		record_free(rows[i]);
		record_free(mine[i]);
	}
	cr_assert(eq(int, store_commit(s.db, &err), ZB_OK), "%s", err.text);
	for (int i = 0; i < 3; i++) {
		undo(&s);
		cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM plan WHERE "
						    "status = 'in_force' AND version = 1"), 1));
		expect_sound(s.db);
		redo(&s);
		cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM plan WHERE "
						    "status = 'in_force' AND version = 2"), 1));
		expect_sound(s.db);
	}
	school_close(&s);
}

/* A row of each kind that a school can have, and a field of it to change. */
struct kind {
	const char *entity, *change;
	int64_t id;
};

static int64_t add_kind(struct school *s, const char *entity, int64_t pupil, int64_t meeting,
			int64_t plan)
{
	const char *p = school_ref("pupil", pupil), *m = school_ref("meeting", meeting);
	const char *of_plan = school_ref("plan", plan);

	if (!strcmp(entity, "setting"))
		return school_add(s, entity, "key=plan_days", "value=21", NULL);
	if (!strcmp(entity, "tariff"))
		return school_add(s, entity, "function=ib", "starts=2026-01-01", NULL);
	if (!strcmp(entity, "headcount"))
		return school_add(s, entity, "date=2026-02-01", "pupils=214", NULL);
	if (!strcmp(entity, "group"))
		return school_add(s, entity, "school_year=2026-2027", "name=7B", NULL);
	if (!strcmp(entity, "log"))
		return school_add(s, entity, p, "date=2026-11-20", "kind=note", "text=een\ntwee",
				  NULL);
	if (!strcmp(entity, "support_period"))
		return school_add(s, entity, p, "level=extra", "starts=2026-09-01", NULL);
	if (!strcmp(entity, "placement"))
		return school_add(s, entity, p, "school_year=2026-2027", "starts=2026-08-01", NULL);
	if (!strcmp(entity, "meeting_pupil"))
		return school_add(s, entity, p, m, NULL);
	if (!strcmp(entity, "attendee"))
		return school_add(s, entity, m, "name=logopedist", NULL);
	if (!strcmp(entity, "agreement"))
		return school_add(s, entity, p, m, "what=bellen", "by=2026-12-01", NULL);
	if (!strcmp(entity, "goal"))
		return school_add(s, entity, of_plan, "kind=learning", "description=AVI E5", NULL);
	if (!strcmp(entity, "template"))
		return school_add(s, entity, "name=lezen", NULL);
	if (!strcmp(entity, "consent"))
		return school_add(s, entity, of_plan, "party=parents", "decision=open", NULL);
	return school_add(s, entity, "family_name=Smit", NULL);
}

Test(undo, and_redo_go_over_every_kind_of_row_and_stay_sound)
{
	struct kind kinds[] = {
		{ "setting", "value=28", 0 },	     { "tariff", "cents_hour=12.50", 0 },
		{ "headcount", "pupils=215", 0 },    { "staff", "left=2026-10-01", 0 },
		{ "group", "year_groups=7+8", 0 },   { "guardian", "phone=06", 0 },
		{ "placement", "year_group=8", 0 },  { "support_period", "ends=2026-12-01", 0 },
		{ "meeting_pupil", "report=ja", 0 }, { "attendee", "part=gast", 0 },
		{ "agreement", "done=2026-11-22", 0 }, { "goal", "target=E6", 0 },
		{ "consent", "note=belt terug", 0 }, { "log", "text=anders", 0 },
		{ "template", "works=rust", 0 },
	};
	enum { KINDS = sizeof kinds / sizeof kinds[0] };
	struct school s = school_open("2026-11-22");
	int64_t pupil = add_pupil(&s);
	int64_t meeting = school_add(&s, "meeting", "kind=parents", "date=2026-11-20", NULL);
	int64_t plan = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	struct zb_err err = {0};

	for (int i = 0; i < KINDS; i++) {
		struct kind *k = &kinds[i];

		k->id = add_kind(&s, k->entity, pupil, meeting, plan);
		cr_assert(eq(int, school_set(&s, &err, k->entity, k->id, k->change, NULL), ZB_OK),
			  "%s: %s", k->entity, err.text);
		school_drop(&s, k->entity, k->id);
	}
	expect_sound(s.db);
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 3 * KINDS; i++)
			undo(&s);
		expect_sound(s.db);
		school_reopen(&s, NULL);
		for (int i = 0; i < 3 * KINDS; i++)
			redo(&s);
		expect_sound(s.db);
	}
	school_close(&s);
}
