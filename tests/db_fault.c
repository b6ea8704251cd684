/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a change when the disk fails in the midst of it: all or nothing, and a file that
 * works again as soon as the disk does. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/records/school.h"
#include "db/access.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/history.h"
#include "tests/faults.h"
#include "tests/files.h"
#include "tests/school.h"

#define MOST_CALLS 20000

static void expect_sound(struct db *db, const char *when)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(db, results, &err), ZB_OK), "%s: %s", when, err.text);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_assert(eq(i64, results[i].wrong, 0), "%s: %s: %s", when, check_codes[i],
			  results[i].detail);
}

/* What the file says of the one pupil, the one log and how much was ever written. */
static char *content(struct school *s)
{
	return school_sql(s,
			  "SELECT (SELECT group_concat(given_name || rev) FROM pupil) || ' ' || "
			  "(SELECT count(*) FROM log) || ' ' || (SELECT count(*) FROM txn) || ' ' "
			  "|| (SELECT count(*) FROM history) || ' ' || (SELECT name FROM school)");
}

struct change {
	const char *name;
	enum zb_code (*make)(struct school *, struct zb_err *);
};

static enum zb_code make_insert(struct school *s, struct zb_err *err)
{
	return school_try(s, err, "log",
			  school_ref("pupil", school_number(s, "SELECT id FROM pupil")),
			  "date=2026-11-20", "kind=note", "text=iets", NULL);
}

static enum zb_code make_update(struct school *s, struct zb_err *err)
{
	return school_set(s, err, "pupil", school_number(s, "SELECT id FROM pupil"),
			  "given_name=Jo", NULL);
}

static enum zb_code make_undo(struct school *s, struct zb_err *err)
{
	return history_undo(s->db, NULL, err);
}

static enum zb_code make_settings(struct school *s, struct zb_err *err)
{
	return school_set(s, err, "school", school_number(s, "SELECT id FROM school"),
			  "name=Anders", "type=vo", NULL);
}

static enum zb_code make_day(struct school *s, struct zb_err *err)
{
	return db_set_today(s->db, date_add_days(db_today(s->db), 400), err);
}

static enum zb_code make_access(struct school *s, struct zb_err *err)
{
	return access_note(s->db, ACCESS_READ, school_number(s, "SELECT id FROM pupil"), NULL,
			   err);
}

static enum zb_code make_restore(struct school *s, struct zb_err *err)
{
	char *from = files_join(s->directory, "copy.db"), *kept = NULL;
	enum zb_code code = backup_restore(s->db, from, &kept, err);

	free(from);
	free(kept);
	return code;
}

static enum zb_code make_backup(struct school *s, struct zb_err *err)
{
	char *to = files_join(s->directory, "again.db");
	enum zb_code code = backup_copy(s->db, to, err);

	free(to);
	return code;
}

static const struct change changes[] = {
	{"insert", make_insert},     {"update", make_update}, {"undo", make_undo},
	{"settings", make_settings}, {"day", make_day},       {"access", make_access},
	{"restore", make_restore},   {"backup", make_backup},
};

static struct school school_with_pupil(void)
{
	struct school s = school_open("2026-11-22");
	char *copy = files_join(s.directory, "copy.db");
	struct zb_err err = {0};
	int64_t pupil = school_add(&s, "pupil", "given_name=Jóëlle", "family_name=Berg",
				   "born=2008-02-29", NULL);

	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-09-01", NULL);
	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	school_add(&s, "log", school_ref("pupil", pupil), "date=2026-11-20", "kind=note",
		   "text=eerder", NULL);
	free(copy);
	return s;
}

/* Files of a school, to begin with again and again. */
#define KEPT 2
static const char *const kept_names[KEPT] = { "school.db", "copy.db" };

struct kept_files {
	char *bytes[KEPT];
	size_t lengths[KEPT];
};

static struct kept_files keep_school(void)
{
	struct school s = school_with_pupil();
	struct kept_files kept = {0};

	db_close(s.db);
	s.db = NULL;
	for (size_t i = 0; i < KEPT; i++) {
		char *path = files_join(s.directory, kept_names[i]);

		kept.bytes[i] = files_read(path, &kept.lengths[i]);
		free(path);
	}
	school_close(&s);
	return kept;
}

static struct school school_of(const struct kept_files *kept)
{
	struct school s = { .directory = files_make_directory() };

	s.path = files_join(s.directory, kept_names[0]);
	for (size_t i = 0; i < KEPT; i++) {
		char *path = files_join(s.directory, kept_names[i]);

		files_write_bytes(path, kept->bytes[i], kept->lengths[i]);
		free(path);
	}
	school_reopen(&s, "2026-11-22");
	return s;
}

/* After the failure: nothing happened, memory and file agree, and the next change works. */
static void expect_untouched(struct school *s, const char *before, const char *when)
{
	struct zb_err err = {0};
	char *after = content(s), *name = mem_text(record_text(db_school(s->db), SCHOOL_NAME));

	cr_assert_str_eq(after, before, "%s: %s, was %s", when, after, before);
	cr_assert(strstr(after, name) != NULL, "%s: the school in memory is %s", when, name);
	expect_sound(s->db, when);
	cr_assert(eq(int, make_insert(s, &err), ZB_OK), "%s: %s", when, err.text);
	school_reopen(s, NULL);
	expect_sound(s->db, when);
	free(after);
	free(name);
}

/* True when CHANGE failed with its call numbered AFTER failing. */
static bool fails_at(const struct kept_files *kept, const struct change *change, enum fault fault,
		     int after)
{
	struct school s = school_of(kept);
	char *before = content(&s), when[80];
	struct zb_err err = {0};

	snprintf(when, sizeof when, "%s, fault %d at call %d", change->name, (int)fault, after);
	faults_arm(fault, after);
	enum zb_code code = change->make(&s, &err);
	int count = faults_count();

	faults_arm(FAULT_NONE, 0);
	if (code) {
		cr_assert(eq(int, code, ZB_IO), "%s: %s", when, err.text);
		cr_expect(strstr(err.text, ".db.") == NULL, "it names a file that is gone: %s",
			  err.text);
		expect_untouched(&s, before, when);
	} else {
		expect_sound(s.db, when);
	}
	free(before);
	school_close(&s);
	return code || count;
}

static void sweep(enum fault fault)
{
	struct kept_files kept = keep_school();

	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		int after = 1;

		while (after < MOST_CALLS && fails_at(&kept, &changes[i], fault, after))
			after += 1 + after / 4;
		cr_expect(after > 1, "%s never met fault %d", changes[i].name, (int)fault);
		cr_expect(after < MOST_CALLS, "%s still fails", changes[i].name);
	}
	for (size_t i = 0; i < KEPT; i++)
		free(kept.bytes[i]);
}

Test(fault, in_writing_changes_nothing, .init = faults_install)
{
	sweep(FAULT_WRITE_IO);
}

Test(fault, of_a_full_disk_changes_nothing, .init = faults_install)
{
	sweep(FAULT_FULL);
}

Test(fault, of_a_full_disk_names_the_file_that_was_to_be_made, .init = faults_install)
{
	struct school s = school_with_pupil();
	struct db_options options = { .actor = "tester", .today = db_today(s.db) };
	char *path = files_join(s.directory, "new.db"),
	     *says = mem_format("de schijf is vol; er is niets gewijzigd in %s", path);
	struct db *db = NULL;
	struct zb_err err = {0};

	faults_arm(FAULT_FULL, 1);
	cr_expect(eq(int, db_create(path, &options, &db, &err), ZB_IO));
	faults_arm(FAULT_NONE, 0);
	cr_expect_str_eq(err.text, says);
	cr_expect(not(files_exists(path)));
	free(says);
	free(path);
	school_close(&s);
}

Test(fault, in_fsync_changes_nothing, .init = faults_install)
{
	sweep(FAULT_SYNC);
}

Test(fault, in_the_commit_leaves_the_caller_its_row, .init = faults_install)
{
	struct school s = school_with_pupil();
	struct record *base = NULL, *mine, *log = record_new(entity_find("log"));
	struct zb_err err = {0};
	int64_t pupil = school_number(&s, "SELECT id FROM pupil");

	cr_assert(eq(int, store_get(s.db, &pupil_entity, pupil, &base, &err), ZB_OK));
	mine = record_copy(base);
	record_set_text(mine, PUPIL_GIVEN_NAME, "Jo");
	record_parse(log, 0, school_ref("pupil", pupil) + strlen("pupil="), db_today(s.db), &err);
	record_parse(log, 1, "2026-11-20", db_today(s.db), &err);
	record_parse(log, 2, "incident", db_today(s.db), &err);
	record_parse(log, 3, "ruzie", db_today(s.db), &err);
	faults_arm(FAULT_SYNC, 1);
	cr_expect(eq(int, store_update_one(s.db, base, mine, NULL, &err), ZB_IO));
	cr_expect(eq(int, store_insert_one(s.db, log, &err), ZB_IO));
	faults_arm(FAULT_NONE, 0);
	cr_expect(eq(i64, mine->rev, base->rev));
	cr_expect(eq(i64, log->id, 0));
	cr_expect(record_is_set(log, 4) == false, "the empty field was filled in");
	cr_expect(eq(int, store_update_one(s.db, base, mine, NULL, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, store_insert_one(s.db, log, &err), ZB_OK), "%s", err.text);
	expect_sound(s.db, "after both");
	record_free(base);
	record_free(mine);
	record_free(log);
	school_close(&s);
}
