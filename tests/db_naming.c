/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file gets its name on whatever file system it is on. The calls of the system that differ are
 * those of this file: a program's own come before those of libc. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "db/backup.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/school.h"

static bool poor;                  /* no hard links, no renaming without replacing */
static int directories_synced;

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned int flags);

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned int flags)
{
	if (poor && flags) {
		errno = EINVAL;
		return -1;
	}
	return (int)syscall(SYS_renameat2, from_at, from, to_at, to, flags);
}

int link(const char *from, const char *to)
{
	(void)from;
	(void)to;
	errno = EPERM;
	return -1;
}

int fsync(int fd)
{
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		directories_synced++;
	return (int)syscall(SYS_fsync, fd);
}

/* Makes the file NAME of S in each of the ways there are. */
static enum zb_code make_new(struct school *s, const char *to, struct zb_err *err)
{
	struct db_options options = {.actor = "tester", .today = db_today(s->db)};
	struct db *db = NULL;
	enum zb_code code = db_create(to, &options, &db, err);

	db_close(db);
	return code;
}

static enum zb_code make_copy(struct school *s, const char *to, struct zb_err *err)
{
	return backup_copy(s->db, to, err);
}

static enum zb_code make_restored(struct school *s, const char *to, struct zb_err *err)
{
	struct db_options options = {.actor = "tester", .today = db_today(s->db)};
	char *kept = NULL;
	enum zb_code code = backup_restore_over(to, &options, s->path, &kept, err);

	free(kept);
	return code;
}

static enum zb_code (*const makers[])(struct school *, const char *, struct zb_err *) = {
	make_new, make_copy, make_restored};

#define MAKERS (sizeof makers / sizeof makers[0])

static void expect_made(bool on_poor)
{
	struct school s = school_open("2026-11-22");

	for (size_t i = 0; i < MAKERS; i++) {
		struct zb_err err = {0};
		char *to = files_join(s.directory, "other.db");
		struct stat st = {0};

		poor = on_poor;
		directories_synced = 0;
		cr_expect(eq(int, makers[i](&s, to, &err), ZB_OK), "%zu: %s", i, err.text);
		cr_expect(eq(int, stat(to, &st), 0));
		cr_expect(eq(int, st.st_mode & 0777, 0600));
		cr_expect(lt(int, 0, directories_synced), "%zu", i);
		files_remove(to);
		free(to);
	}
	school_close(&s);
}

Test(naming, puts_the_name_itself_on_disk)
{
	expect_made(false);
}

Test(naming, needs_no_hard_links_and_no_renaming_that_does_not_replace)
{
	expect_made(true);
}

Test(naming, there_too_replaces_nothing_and_leaves_nothing_half_made)
{
	struct school s = school_open("2026-11-22");
	char *to = files_join(s.directory, "other.db");

	files_write(to, "mine");
	poor = true;
	for (size_t i = 0; i < 2; i++) {
		struct zb_err err = {0};

		cr_expect(eq(int, makers[i](&s, to, &err), ZB_DENIED), "%s", err.text);
		expect_file(to, "mine");
	}
	free(to);
	school_close(&s);
}
