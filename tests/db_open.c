/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/records/pupil.h"
#include "db/access.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/draft.h"
#include "db/history.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/school.h"

static void expect_sound(struct db *db)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(db, results, &err), ZB_OK), "%s", err.text);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, results[i].wrong, 0), "%s: %s", check_codes[i],
			  results[i].detail);
}

static struct db_options options_of(const char *actor, const char *today)
{
	struct db_options options = {.actor = actor};

	date_from_iso(today, &options.today);
	return options;
}

static struct db *open_as(const struct school *s, const char *actor, const char *today)
{
	struct db_options options = options_of(actor, today);
	struct zb_err err = {0};
	struct db *db = NULL;

	cr_assert(eq(int, db_open(s->path, &options, &db, &err), ZB_OK), "%s", err.text);
	return db;
}

/* A log of changes left beside a file that was thrown away belongs to nothing that is made there
 * next. */
static char *leave_wal(const struct school *s, const char *path)
{
	char *wal = mem_format("%s-wal", s->path), *to = mem_format("%s-wal", path);
	size_t length;
	char *bytes = files_read(wal, &length);

	cr_assert(bytes && length > 0);
	files_write_bytes(to, bytes, length);
	free(bytes);
	free(wal);
	return to;
}

Test(create, refuses_where_the_log_of_another_file_was_left)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = options_of("tester", "2026-11-22");
	struct zb_err err = {0};
	struct db *db = NULL;
	char *path = files_join(s.directory, "other.db"), *wal;

	school_add(&s, "pupil", "family_name=Berg", NULL);
	wal = leave_wal(&s, path);
	cr_expect(eq(int, db_create(path, &options, &db, &err), ZB_DENIED));
	cr_expect(strstr(err.text, "other.db-wal") != NULL, "%s", err.text);
	cr_expect(files_exists(wal));
	cr_expect(files_exists(path) == false);
	free(path);
	free(wal);
	school_close(&s);
}

Test(restore, does_not_play_back_a_log_that_was_left_where_the_file_is_missing)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = options_of("tester", "2026-11-22");
	struct zb_err err = {0};
	char *copy = files_join(s.directory, "copy.db"),
	     *path = files_join(s.directory, "other.db");
	char *kept = NULL, *wal;

	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	school_add(&s, "pupil", "family_name=Berg", NULL);
	wal = leave_wal(&s, path);
	cr_assert(eq(int, backup_restore_over(path, &options, copy, &kept, &err), ZB_OK), "%s",
		  err.text);
	struct school other = {.directory = s.directory, .path = path};

	other.db = open_as(&other, "tester", "2026-11-22");
	cr_expect(eq(i64, school_number(&other, "SELECT count(*) FROM pupil"), 0));
	expect_sound(other.db);
	db_close(other.db);
	free(copy);
	free(path);
	free(kept);
	free(wal);
	school_close(&s);
}

/* Whether another process sees that this one has the file at PATH open. */
static bool is_seen_open(const char *path)
{
	pid_t pid = fork();
	int status = 0;

	if (!pid) {
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		int fd = open(path, O_RDWR | O_CLOEXEC);

		_exit(fd < 0 || fcntl(fd, F_GETLK, &lock) || lock.l_type == F_UNLCK);
	}
	waitpid(pid, &status, 0);
	return status == 0;
}

Test(open, and_closing_once_more_in_one_process_keeps_the_locks_of_the_first)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_assert(is_seen_open(s.path));
	db_close(open_as(&s, "tester", "2026-11-22"));
	cr_expect(is_seen_open(s.path));
	school_close(&s);
}

Test(open, refuses_what_is_not_a_school_file_and_leaves_it_as_it_is)
{
	static const char *const contents[] = {"", "x", "SQLite format 3",
					       "geen database, maar een "
					       "brief die lang genoeg is om er een te kunnen zijn: "
					       "honderd tekens of daaromtrent."};
	struct school s = school_open("2026-11-22");
	struct db_options options = options_of("tester", "2026-11-22");
	char *path = files_join(s.directory, "letter");

	for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
		struct zb_err err = {0};
		struct db *db = NULL;

		files_write(path, contents[i]);
		cr_expect(eq(int, db_open(path, &options, &db, &err), ZB_FOREIGN), "%zu: %s", i,
			  err.text);
		expect_file(path, contents[i]);
	}
	free(path);
	school_close(&s);
}

Test(open, for_another_day_than_a_colleagues_leaves_one_day_in_the_whole_file)
{
	struct school s = school_open("2026-07-30");
	struct zb_err err = {0};
	int64_t pupils[2];

	for (int i = 0; i < 2; i++) {
		pupils[i] = school_add(&s, "pupil", "family_name=Berg", "born=2015-05-04", NULL);
		school_add(&s, "support_period", school_ref("pupil", pupils[i]), "level=extra",
			   "starts=2026-05-01", "ends=2026-07-31", NULL);
	}
	/* She works past midnight; he begins the day after. */
	struct school his = {.directory = s.directory,
			     .path = s.path,
			     .db = open_as(&s, "collega", "2026-08-02")};

	expect_sound(his.db);
	cr_assert(eq(int, school_set(&s, &err, "pupil", pupils[0], "initials=J.", NULL), 0), "%s",
		  err.text);
	expect_sound(his.db);
	expect_sound(s.db);
	cr_expect(
		eq(i64, school_number(&s, "SELECT count(*) FROM pupil_state WHERE scope = 0"), 0));
	db_close(open_as(&s, "derde", "2026-07-30"));
	cr_assert(eq(int, school_set(&his, &err, "pupil", pupils[1], "initials=K.", NULL), 0));
	expect_sound(his.db);
	expect_sound(s.db);
	db_close(his.db);
	school_close(&s);
}

Test(open, read_only_looks_at_the_day_that_the_file_stands_at)
{
	struct school s = school_open("2026-07-30");
	struct db_options options = options_of("lezer", "2026-08-02");
	struct zb_err err = {0};
	struct db *db = NULL;
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-05-01", "ends=2026-07-31", NULL);
	options.read_only = true;
	cr_assert(eq(int, db_open(s.path, &options, &db, &err), ZB_OK), "%s", err.text);
	expect_sound(db);
	db_close(db);
	school_close(&s);
}

Test(open, refuses_what_others_can_read_with_the_chmod_that_mends_it)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = options_of("tester", "2026-11-22");
	struct zb_err err = {0};
	struct db *db = NULL;

	chmod(s.path, 0644);
	cr_expect(eq(int, db_open(s.path, &options, &db, &err), ZB_DENIED));
	cr_expect(strstr(err.text, "chmod 600") != NULL, "%s", err.text);
	chmod(s.path, 0660);
	cr_expect(eq(int, db_open(s.path, &options, &db, &err), ZB_OK), "%s", err.text);
	db_close(db);
	school_close(&s);
}

Test(open, follows_a_link_to_the_file_and_its_log)
{
	struct school s = school_open("2026-11-22");
	struct school linked = {.directory = s.directory,
				.path = files_join(s.directory, "link.db")};
	char *wal = files_join(s.directory, "link.db-wal");

	cr_assert(eq(int, symlink(s.path, linked.path), 0));
	linked.db = open_as(&linked, "tester", "2026-11-22");
	school_add(&linked, "pupil", "family_name=Berg", NULL);
	cr_expect(files_exists(wal) == false);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 1));
	db_close(linked.db);
	free(linked.path);
	free(wal);
	school_close(&s);
}

Test(open, writes_nothing_once_a_newer_program_has_brought_the_file_up_to_date)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};

	free(school_sql(&s, "PRAGMA user_version = 9999"));
	cr_expect(eq(int, school_try(&s, &err, "pupil", "family_name=Berg", NULL), ZB_NEWER));
	cr_expect(eq(int, db_set_today(s.db, (struct date){2026, 11, 23}, &err), ZB_NEWER));
	cr_expect(eq(int, db_today(s.db).day, 22));
	cr_expect(eq(int, access_note(s.db, ACCESS_READ, 0, "alles", &err), ZB_NEWER));
	cr_expect(eq(int, draft_put(s.db, "form", &(struct draft){0}, &err), ZB_NEWER));
	cr_expect(eq(int, draft_drop(s.db, "form", &err), ZB_NEWER));
	cr_expect(eq(i64, school_number(&s, "SELECT (SELECT count(*) FROM pupil) + "
					    "(SELECT count(*) FROM access) + "
					    "(SELECT count(*) FROM draft)"), 0));
	school_close(&s);
}

Test(open, derives_everything_anew_of_a_file_that_a_schema_step_made_of_no_day)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	school_add(&s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	db_close(s.db);
	free(school_sql(&s, "DELETE FROM dossier_check"));
	free(school_sql(&s, "UPDATE file SET refreshed = '0000-00-00'"));
	s.db = open_as(&s, "tester", "2026-11-22");
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM dossier_check"), 1));
	cr_expect(eq(i64, school_number(&s, "SELECT refreshed = '2026-11-22' FROM file"), 1));
	school_close(&s);
}

/* Every way to write fails with the same sentence, and not a byte of what stands there changes. */
static void expect_nothing_written(struct school *s)
{
	struct zb_err err = {0};
	struct draft draft = {0};
	char *kept = NULL;

	cr_expect(eq(int, db_moved(s->db, &err), ZB_CONFLICT));
	cr_expect(strstr(err.text, "verplaatst of vervangen") != NULL, "%s", err.text);
	draft_add(&draft, "text", "getypt");
	cr_expect(eq(int, school_try(s, &err, "pupil", "family_name=Bosch", NULL), ZB_CONFLICT));
	cr_expect(strstr(err.text, "verplaatst of vervangen") != NULL, "%s", err.text);
	cr_expect(eq(int, draft_put(s->db, "form", &draft, &err), ZB_CONFLICT));
	cr_expect(eq(int, access_note(s->db, ACCESS_READ, 0, "alles", &err), ZB_CONFLICT));
	cr_expect(eq(int, db_set_today(s->db, (struct date){2026, 11, 23}, &err), ZB_CONFLICT));
	cr_expect(eq(int, history_undo(s->db, NULL, &err), ZB_CONFLICT));
	cr_expect(eq(int, backup_restore(s->db, s->path, &kept, &err), ZB_CONFLICT));
	draft_clear(&draft);
}

Test(open, writes_nothing_once_the_file_is_moved_away_and_goes_on_when_it_is_put_back)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *aside = files_join(s.directory, "aside.db");

	school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_expect(eq(int, db_moved(s.db, &err), ZB_OK));
	cr_assert(eq(int, rename(s.path, aside), 0));
	expect_nothing_written(&s);
	cr_expect(files_exists(s.path) == false);
	cr_assert(eq(int, rename(aside, s.path), 0));
	cr_expect(eq(int, db_moved(s.db, &err), ZB_OK));
	school_add(&s, "pupil", "family_name=Bosch", NULL);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 2));
	free(aside);
	school_close(&s);
}

Test(open, writes_nothing_once_another_file_was_put_in_its_place)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *other = files_join(s.directory, "other.db"), *before, *after;
	size_t length, same;

	cr_assert(eq(int, backup_copy(s.db, other, &err), ZB_OK), "%s", err.text);
	before = files_read(other, &length);
	cr_assert(eq(int, rename(other, s.path), 0));
	expect_nothing_written(&s);
	after = files_read(s.path, &same);
	cr_expect(eq(sz, length, same));
	cr_expect(eq(int, memcmp(before, after, length), 0));
	free(before);
	free(after);
	free(other);
	school_close(&s);
}

Test(moment, that_was_set_never_leaves_its_day)
{
	struct school s = school_open("2026-11-22");

	db_set_moment(s.db, "2026-03-01T23:59:59.999Z");
	for (int i = 0; i < 3; i++)
		school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_expect(eq(i64,
		     school_number(&s,
				   "SELECT count(*) FROM txn WHERE moment GLOB '2026-03-01T[01]*' "
				   "OR moment GLOB '2026-03-01T2[0-3]:*'"),
		     3));
	school_close(&s);
}
