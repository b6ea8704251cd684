/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "db/access.h"
#include "db/store.h"
#include "tests/school.h"

Test(access, of_a_dossier_waits_for_a_colleague_who_writes_and_is_not_forgotten)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = { .actor = "collega", .today = db_today(s.db) };
	struct zb_err err = {0};
	struct db *other;

	cr_assert(eq(int, db_open(s.path, &options, &other, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, store_begin(other, TXN_EDIT, 0, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, access_note_read(s.db, 7, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, access_flush(s.db, &err), ZB_BUSY));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access"), 0));
	store_rollback(other);
	cr_expect(eq(int, access_flush(s.db, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, access_flush(s.db, &err), ZB_OK), "once");
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE pupil = 7"), 1));
	db_close(other);
	school_close(&s);
}

Test(access, of_a_dossier_is_noted_at_the_end_when_it_could_not_be_before)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = { .actor = "collega", .today = db_today(s.db) };
	struct zb_err err = {0};
	struct db *other;

	cr_assert(eq(int, db_open(s.path, &options, &other, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, store_begin(s.db, TXN_EDIT, 0, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, access_note_read(other, 7, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access"), 0));
	store_rollback(s.db);
	db_close(other);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE pupil = 7 AND what "
					    "= 'read' AND actor = 'collega'"), 1));
	school_close(&s);
}
