/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/access.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/draft.h"
#include "tests/expect.h"
#include "tests/faults.h"
#include "tests/files.h"
#include "tests/school.h"

static char *in_school(const struct school *s, const char *name)
{
	return files_join(s->directory, name);
}

static void expect_sound(struct school *s)
{
	struct check_result results[CHECK_COUNT];
	struct zb_err err = {0};

	cr_assert(eq(int, check_file(s->db, results, &err), ZB_OK), "%s", err.text);
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, results[i].wrong, 0), "%s: %s", check_codes[i],
			  results[i].detail);
}

/* How many files stand beside the school file that hold what a restore replaced. */
static size_t count_kept(const struct school *s)
{
	DIR *directory = opendir(s->directory);
	const struct dirent *entry;
	size_t count = 0;

	while ((entry = readdir(directory)))
		count += strstr(entry->d_name, ".voor-herstel-") != NULL;
	closedir(directory);
	return count;
}

static void expect_pupils(struct school *s, int64_t count)
{
	cr_expect(eq(i64, school_number(s, "SELECT count(*) FROM pupil"), count));
	cr_expect(eq(i64, school_number(s, "SELECT count(*) FROM pupil_state"), count));
}

Test(backup, a_copy_is_a_school_file_of_its_own_that_others_cannot_read)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	struct stat st;
	char *to = in_school(&s, "copy.db");

	school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_assert(eq(int, backup_copy(s.db, to, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, stat(to, &st), 0));
	cr_expect(eq(int, st.st_mode & 0777, 0600));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE what = 'backup'"),
		     1));
	struct school copy = { .directory = s.directory, .path = to };
	struct db_options options = { .actor = "tester", .today = db_today(s.db) };

	cr_assert(eq(int, db_open(to, &options, &copy.db, &err), ZB_OK), "%s", err.text);
	expect_pupils(&copy, 1);
	expect_sound(&copy);
	db_close(copy.db);
	free(to);
	school_close(&s);
}

static size_t count_copies(const struct school *s)
{
	DIR *directory = opendir(s->directory);
	size_t count = 0;

	for (const struct dirent *entry; (entry = readdir(directory));)
		count += strstr(entry->d_name, "copy.db") != NULL;
	closedir(directory);
	return count;
}

Test(backup, that_was_killed_leaves_nothing_beside_the_next)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *to = in_school(&s, "copy.db");
	int status = 0;
	pid_t child;

	db_close(s.db);
	s.db = NULL;
	child = fork();
	if (!child) {
		school_reopen(&s, "2026-11-22");
		faults_die_at(SYS_renameat2);
		backup_copy(s.db, to, &err);
		_exit(0);
	}
	cr_assert(waitpid(child, &status, 0) == child);
	bool killed = WIFSIGNALED(status);

	cr_assert(killed, "it was not killed");
	cr_expect(eq(sz, count_copies(&s), 1), "there was nothing to remove");
	school_reopen(&s, "2026-11-22");
	cr_expect(eq(int, backup_copy(s.db, to, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(sz, count_copies(&s), 1));
	free(to);
	school_close(&s);
}

Test(backup, never_overwrites_and_leaves_nothing_half_made)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *to = in_school(&s, "copy.db"), *nowhere = in_school(&s, "no/such/copy.db");

	files_write(to, "mine");
	cr_expect(eq(int, backup_copy(s.db, to, &err), ZB_DENIED));
	expect_file(to, "mine");
	cr_expect(eq(int, backup_copy(s.db, nowhere, &err), ZB_IO));
	free(to);
	free(nowhere);
	school_close(&s);
}

Test(restore, brings_back_what_was_and_keeps_what_it_replaces)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *to = in_school(&s, "copy.db"), *kept = NULL;

	int64_t berg = school_add(&s, "pupil", "family_name=Berg", "needs=Rust bij het werk", NULL);

	cr_assert(eq(int, backup_copy(s.db, to, &err), ZB_OK), "%s", err.text);
	school_add(&s, "pupil", "family_name=Bosch", NULL);
	school_set(&s, &err, "school", 1, "type=vo", NULL);
	cr_assert(eq(int, backup_restore(s.db, to, &kept, &err), ZB_OK), "%s", err.text);
	expect_pupils(&s, 1);
	expect_sound(&s);
	cr_expect(strstr(kept, "school.db.voor-herstel-") != NULL, "%s", kept);
	struct school old = { .directory = s.directory, .path = kept };

	cr_expect(eq(i64, school_number(&old, "SELECT count(*) FROM pupil"), 2));

	/* The open file goes on, with ids that the replaced file never gave out. */
	int64_t next = school_add(&s, "pupil", "family_name=Dijk", NULL);

	cr_expect(lt(i64, (int64_t)1 << 32, next));
	cr_expect(lt(i64, next, (int64_t)1 << 53));
	cr_expect(eq(int, school_set(&s, &err, "pupil", berg, "needs=Structuur", NULL), ZB_OK));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM search WHERE search MATCH "
					    "'structuur'"), 1));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE what = 'restore'"),
		     1));
	expect_sound(&s);
	free(kept);
	free(to);
	school_close(&s);
}

Test(restore, keeps_who_read_what_since_the_backup_and_what_is_not_saved_yet)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	struct draft draft = {0};
	char *to = in_school(&s, "copy.db"), *kept = NULL;
	static const char read[] = "SELECT group_concat(\"what\" || ifnull(\"detail\", '')) FROM "
				   "(SELECT * FROM \"access\" WHERE what NOT IN ('restore', "
				   "'backup') ORDER BY \"moment\")";

	cr_assert(eq(int, access_note(s.db, ACCESS_READ, 7, "een", &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, backup_copy(s.db, to, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, access_note(s.db, ACCESS_EXPORT, 0, "twee", &err), ZB_OK));
	cr_assert(eq(int, access_note(s.db, ACCESS_PRINT, 7, NULL, &err), ZB_OK));
	draft_add(&draft, "text", "getypt");
	cr_assert(eq(int, draft_put(s.db, "form", &draft, &err), ZB_OK));
	draft_clear(&draft);
	for (int again = 0; again < 2; again++) {
		cr_assert(eq(int, backup_restore(s.db, to, &kept, &err), ZB_OK), "%s", err.text);
		char *noted = school_sql(&s, read);

		cr_expect_str_eq(noted, "readeen,exporttwee,print");
		cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE what = "
						    "'restore'"), again + 1));
		free(noted);
		free(kept);
	}
	cr_expect(eq(int, draft_get(s.db, "form", &draft, &err), ZB_OK));
	draft_clear(&draft);
	free(to);
	school_close(&s);
}

Test(restore, others_who_have_the_file_open_see_the_new_content)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	struct db_options options = { .actor = "other", .today = db_today(s.db) };
	char *to = in_school(&s, "copy.db"), *kept = NULL;
	struct db *other = NULL;
	struct record *row = NULL;

	cr_assert(eq(int, backup_copy(s.db, to, &err), ZB_OK), "%s", err.text);
	int64_t gone = school_add(&s, "pupil", "family_name=Berg", NULL);

	cr_assert(eq(int, db_open(s.path, &options, &other, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, store_get(other, entity_find("pupil"), gone, &row, &err), ZB_OK));
	record_free(row);
	db_changed(other);
	cr_assert(eq(int, backup_restore(s.db, to, &kept, &err), ZB_OK), "%s", err.text);
	cr_expect(db_changed(other));
	cr_expect(eq(int, store_get(other, entity_find("pupil"), gone, &row, &err), ZB_NOT_FOUND));
	db_close(other);
	free(kept);
	free(to);
	school_close(&s);
}

/* Another program restores the same file at the same time. Each ends well with a copy of its own of
 * what it replaced, or in one sentence; and the file is one of the two backups. */
Test(restore, of_two_at_once_keeps_the_file_sound)
{
	for (int round = 0; round < 4; round++) {
		struct school s = school_open("2026-11-22");
		struct zb_err err = {0};
		char *one = in_school(&s, "one.db"), *two = in_school(&s, "two.db"), *kept = NULL;
		int status = 0;

		school_add(&s, "pupil", "family_name=Berg", NULL);
		cr_assert(eq(int, backup_copy(s.db, one, &err), ZB_OK), "%s", err.text);
		school_add(&s, "pupil", "family_name=Bosch", NULL);
		cr_assert(eq(int, backup_copy(s.db, two, &err), ZB_OK), "%s", err.text);
		db_close(s.db);

		pid_t child = fork();
		struct db_options options = { .actor = "tester", .today = {2026, 11, 22} };

		cr_assert(eq(int, db_open(s.path, &options, &s.db, &err), ZB_OK), "%s", err.text);
		enum zb_code code = backup_restore(s.db, child ? one : two, &kept, &err);

		if (!child)
			_exit(code ? 1 : 0);
		cr_assert(waitpid(child, &status, 0) == child && WIFEXITED(status));
		bool ours = code == ZB_OK, theirs = WEXITSTATUS(status) == 0, told;

		told = ours || strstr(err.text, "in gebruik door een collega");
		cr_expect(ours || theirs, "neither: %s", err.text);
		cr_expect(told, "%s", err.text);
		db_close(s.db);
		cr_assert(eq(int, db_open(s.path, &options, &s.db, &err), ZB_OK), "%s", err.text);
		int64_t pupils = school_number(&s, "SELECT count(*) FROM pupil");

		cr_expect(1 <= pupils && pupils <= 2);
		expect_pupils(&s, pupils);
		expect_sound(&s);
		cr_expect(eq(sz, count_kept(&s), (size_t)(ours + theirs)));
		free(kept);
		free(one);
		free(two);
		school_close(&s);
	}
}

Test(look, tells_whose_file_it_is_before_it_is_put_back)
{
	struct school s = school_open("2026-11-22"), other = school_open("2026-11-22");
	struct backup_about about = {0};
	struct zb_err err = {0};

	school_add(&other, "pupil", "family_name=Berg", NULL);
	school_number(&other, "UPDATE school SET brin = '12XY', name = 'De Linde' RETURNING 1");
	cr_assert(eq(int, backup_look(s.db, other.path, &about, &err), ZB_OK), "%s", err.text);
	cr_expect_str_eq(about.name, "De Linde");
	cr_expect_str_eq(about.code, "12XY");
	cr_expect(eq(i64, about.pupils, 1));
	cr_expect(about.other == true);
	backup_about_clear(&about);
	school_close(&other);
	school_close(&s);
}

static void expect_refused(struct school *s, const char *from, enum zb_code wanted)
{
	struct zb_err err = {0};
	char *kept = NULL;
	int64_t pupils = school_number(s, "SELECT count(*) FROM pupil");
	enum zb_code code = backup_restore(s->db, from, &kept, &err);

	cr_expect(eq(int, code, wanted), "%s: %s", from, err.text);
	cr_expect(err.text[0] != '\0');
	cr_expect(kept == NULL);
	expect_pupils(s, pupils);
}

Test(restore, refuses_what_is_not_a_sound_backup)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *text = in_school(&s, "text"), *copy = in_school(&s, "copy.db");
	char *missing = in_school(&s, "missing.db");

	school_add(&s, "pupil", "family_name=Berg", NULL);
	files_write(text, "dit is geen schoolbestand, maar een briefje van een bladzijde of wat");
	expect_refused(&s, text, ZB_FOREIGN);
	expect_refused(&s, missing, ZB_NOT_FOUND);
	expect_refused(&s, s.directory, ZB_FOREIGN);
	expect_refused(&s, s.path, ZB_INVALID);

	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	struct school other = { .directory = s.directory, .path = copy };

	free(school_sql(&other, "PRAGMA user_version = 999"));
	expect_refused(&s, copy, ZB_NEWER);
	free(school_sql(&other, "PRAGMA user_version = 1"));
	free(school_sql(&other, "PRAGMA application_id = 1"));
	expect_refused(&s, copy, ZB_FOREIGN);
	free(text);
	free(copy);
	free(missing);
	school_close(&s);
}

Test(restore, refuses_a_backup_with_a_corrupt_page_or_a_broken_reference)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	char *copy = in_school(&s, "copy.db"), *orphan = in_school(&s, "orphan.db");
	size_t length;

	school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, backup_copy(s.db, orphan, &err), ZB_OK), "%s", err.text);
	char *bytes = files_read(copy, &length);

	memset(bytes + 4096 * 20, 0xA5, 4096 * 4);
	files_write_bytes(copy, bytes, length);
	expect_refused(&s, copy, ZB_CORRUPT);
	struct school other = { .directory = s.directory, .path = orphan };

	free(school_sql(&other, "INSERT INTO log (id, rev, pupil, date, kind, text) VALUES "
				"(1 << 40, 1, 424242, '2026-01-01', 'note', 'x')"));
	expect_refused(&s, orphan, ZB_CORRUPT);
	free(bytes);
	free(copy);
	free(orphan);
	school_close(&s);
}

static void change(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	cr_assert(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	cr_assert(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* That a backup is refused after each of CHANGES, which NULL ends. */
static void expect_refused_after(const char *const *changes, enum zb_code wanted)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};

	school_add(&s, "pupil", "family_name=Berg", NULL);
	for (int i = 0; changes[i]; i++) {
		char *name = mem_format("copy-%d.db", i), *copy = in_school(&s, name);

		cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
		change(copy, changes[i]);
		expect_refused(&s, copy, wanted);
		free(copy);
		free(name);
	}
	school_close(&s);
}

Test(restore, refuses_a_backup_with_values_that_its_tables_do_not_take)
{
	expect_refused_after((const char *const[]){
		"PRAGMA ignore_check_constraints = on; UPDATE pupil SET sex = 'zzz'",
		"UPDATE file SET counter = 9007199254740990",
		"UPDATE file SET counter = -5",
		NULL,
	}, ZB_CORRUPT);
}

Test(restore, refuses_a_backup_with_a_trigger_or_a_column_of_somebody_else)
{
	expect_refused_after((const char *const[]){
		"CREATE TRIGGER more AFTER UPDATE ON pupil BEGIN DELETE FROM log; END",
		"ALTER TABLE draft ADD COLUMN more TEXT",
		"DROP TRIGGER history_kept",
		NULL,
	}, ZB_FOREIGN);
}

Test(restore, says_in_words_that_a_file_is_not_of_the_version_that_it_says)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = { .actor = "tester", .today = db_today(s.db) };
	struct zb_err err = {0};
	struct db *opened;
	char *copy = in_school(&s, "copy.db");
	struct school other = { .directory = s.directory, .path = copy };

	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	free(school_sql(&other, "PRAGMA user_version = 1"));
	expect_refused(&s, copy, ZB_FOREIGN);
	cr_expect(eq(int, db_open(copy, &options, &opened, &err), ZB_FOREIGN));
	cr_expect(strstr(err.text, copy) == err.text);
	cr_expect(strstr(err.text, "is anders") != NULL, "%s", err.text);
	free(copy);
	school_close(&s);
}

Test(restore, puts_a_backup_where_the_file_is_missing_or_past_opening)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = { .actor = "tester", .today = db_today(s.db) };
	struct zb_err err = {0};
	char *copy = in_school(&s, "copy.db"), *kept = NULL;

	school_add(&s, "pupil", "family_name=Berg", NULL);
	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	db_close(s.db);
	files_write(s.path, "damaged");
	cr_assert(eq(int, backup_restore_over(s.path, &options, copy, &kept, &err), ZB_OK), "%s",
		  err.text);
	expect_file(kept, "damaged");
	free(kept);
	kept = NULL;
	files_remove(s.path);
	cr_assert(eq(int, backup_restore_over(s.path, &options, copy, &kept, &err), ZB_OK), "%s",
		  err.text);
	cr_expect(kept == NULL);
	cr_assert(eq(int, db_open(s.path, &options, &s.db, &err), ZB_OK), "%s", err.text);
	expect_pupils(&s, 1);
	expect_sound(&s);
	free(copy);
	school_close(&s);
}

/* Not the copy of it that was looked at, nor the file that it was to replace. */
Test(restore, of_a_damaged_backup_names_that)
{
	static const char whole[] = "CREATE TABLE \"pupil\"", damaged[] = "CREATE XABLE \"pupil\"";
	struct school s = school_open("2026-11-22");
	char *copy = in_school(&s, "copy.db"), *kept = NULL, *bytes, *at;
	struct zb_err err = {0};
	size_t length;

	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	bytes = files_read(copy, &length);
	at = memmem(bytes, length, whole, strlen(whole));
	cr_assert(at != NULL);
	memcpy(at, damaged, strlen(damaged));
	files_write_bytes(copy, bytes, length);
	cr_expect(eq(int, backup_restore(s.db, copy, &kept, &err), ZB_CORRUPT));
	cr_expect(strstr(err.text, copy) == err.text, "%s", err.text);
	cr_expect(strstr(err.text, " is beschadigd en kan niet worden teruggezet") != NULL);
	free(bytes);
	free(copy);
	school_close(&s);
}

Test(restore, over_a_file_of_a_group_stays_of_that_group)
{
	struct school s = school_open("2026-11-22");
	struct db_options options = { .actor = "tester", .today = db_today(s.db) };
	struct zb_err err = {0};
	char *copy = in_school(&s, "copy.db"), *kept = NULL;
	gid_t group = geteuid() ? getegid() : 4321;
	struct stat st;

	cr_assert(eq(int, backup_copy(s.db, copy, &err), ZB_OK), "%s", err.text);
	db_close(s.db);
	files_write(s.path, "damaged");
	cr_assert(eq(int, chown(s.path, (uid_t)-1, group), 0));
	cr_assert(eq(int, chmod(s.path, 0660), 0));
	cr_assert(eq(int, backup_restore_over(s.path, &options, copy, &kept, &err), ZB_OK), "%s",
		  err.text);
	cr_assert(eq(int, stat(s.path, &st), 0));
	cr_expect(eq(int, st.st_mode & 0777, 0660));
	cr_expect(eq(int, (int)st.st_gid, (int)group));
	cr_assert(eq(int, db_open(s.path, &options, &s.db, &err), ZB_OK), "%s", err.text);
	free(kept);
	free(copy);
	school_close(&s);
}
