/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to paper is noted before a word of it is on disk, or does not go. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/closed.h"
#include "db/print.h"
#include "tests/dossier_school.h"
#include "tests/faults.h"
#include "tests/files.h"

static enum zb_code print_to(struct db *db, const struct print_request *request, const char *to,
			     bool replace, struct zb_err *err)
{
	const struct print_target target = { .to = to, .format = PRINT_MARKDOWN,
					     .replace = replace };
	struct document document;
	char *lacking = NULL;
	enum zb_code code = print_make(db, request, &document, err);

	if (!code)
		code = print_file(db, request, &document, &target, &lacking, err);
	free(lacking);
	document_free(&document);
	return code;
}

static enum zb_code print_card(struct db *db, int64_t pupil, const char *to, bool replace,
			       struct zb_err *err)
{
	const struct print_request request = { .kind = PRINT_CARD, .row = pupil };

	return print_to(db, &request, to, replace, err);
}

static int count_files(const char *directory)
{
	DIR *dir = opendir(directory);
	int count = 0;

	for (struct dirent *e; dir && (e = readdir(dir));)
		count += e->d_name[0] != '.';
	closedir(dir);
	return count;
}

/* Prints to TO and is killed at CALL. */
static void print_until(struct dossier_school *s, const char *to, bool replace, unsigned call)
{
	struct zb_err err;
	int status = 0;
	pid_t child;

	db_close(s->school.db);
	s->school.db = NULL;
	child = fork();
	if (!child) {
		school_reopen(&s->school, "2026-11-25");
		faults_die_at(call);
		print_card(s->school.db, s->pupil, to, replace, &err);
		_exit(0);
	}
	cr_assert(waitpid(child, &status, 0) == child);
	bool killed = WIFSIGNALED(status);

	cr_assert(killed && WTERMSIG(status) == SIGSYS, "it was not killed");
	school_reopen(&s->school, "2026-11-25");
}

Test(print, that_is_killed_leaves_a_note_and_no_paper)
{
	for (int replace = 0; replace < 2; replace++) {
		struct dossier_school s = dossier_school_open();
		char *out = files_join(s.school.directory, "out"),
		     *to = files_join(out, "kaart.md");

		cr_assert(mkdir(out, 0700) == 0);
		if (replace)
			files_write(to, "van mij");
		print_until(&s, to, replace, SYS_fsync);
		cr_expect(eq(int, count_files(out), replace));
		cr_expect(eq(i64, school_number(&s.school, "SELECT count(*) FROM access "
							    "WHERE what = 'print'"), 1));
		free(out);
		free(to);
		school_close(&s.school);
	}
}

/* What takes the place of a file has a name of its own for a moment. */
Test(print, removes_what_one_that_was_killed_left_beside_it)
{
	struct dossier_school s = dossier_school_open();
	char *out = files_join(s.school.directory, "out"), *to = files_join(out, "kaart.md"),
	     *other = files_join(out, "kaart.md.nieuw-versie"),
	     *held = files_join(out, "kaart.md.nieuw-abc123");
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct zb_err err;
	int fd;

	cr_assert(mkdir(out, 0700) == 0);
	files_write(to, "van mij");
	print_until(&s, to, true, SYS_rename);
	cr_expect(eq(int, count_files(out), 2), "there was nothing to remove");
	files_write(other, "ook van mij");
	cr_assert(chmod(other, 0640) == 0);
	files_write(held, "van wie nu schrijft");
	fd = open(held, O_RDWR | O_CLOEXEC);
	cr_assert(chmod(held, 0600) == 0 && fcntl(fd, F_OFD_SETLK, &whole) == 0);
	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, true, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, count_files(out), 3));
	cr_expect(access(other, F_OK) == 0 && access(held, F_OK) == 0);
	close(fd);
	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, true, &err), ZB_OK), "%s", err.text);
	cr_expect(access(other, F_OK) == 0 && access(held, F_OK) != 0);
	free(out);
	free(to);
	free(other);
	free(held);
	school_close(&s.school);
}

Test(print, takes_the_place_of_a_file_and_of_nothing_else)
{
	struct dossier_school s = dossier_school_open();
	char *to = files_join(s.school.directory, "kaart.md"), *text;
	struct zb_err err;

	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, false, &err), ZB_OK), "%s",
		  err.text);
	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, false, &err), ZB_DENIED));
	files_write(to, "van mij");
	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, true, &err), ZB_OK), "%s", err.text);
	text = files_read(to, NULL);
	cr_expect(strstr(text, "van mij") == NULL);
	free(text);
	unlink(to);
	cr_assert(symlink("/nonexistent", to) == 0);
	cr_expect(eq(int, print_card(s.school.db, s.pupil, to, true, &err), ZB_DENIED));
	free(to);
	school_close(&s.school);
}

Test(print, does_not_go_where_it_cannot_be_noted)
{
	struct dossier_school s = dossier_school_open();
	struct db_options options = { .actor = "lezer", .today = db_today(s.school.db),
				      .read_only = true };
	char *to = files_join(s.school.directory, "kaart.md");
	struct zb_err err;
	struct db *db;

	cr_assert(eq(int, db_open(s.school.path, &options, &db, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, print_card(db, s.pupil, to, false, &err), ZB_DENIED));
	cr_expect(strstr(err.text, "kan niet worden genoteerd") != NULL, "%s", err.text);
	cr_expect(access(to, F_OK) != 0);
	cr_expect(eq(int, closed_open(db, &meldcode_entity, s.pupil, &err), ZB_DENIED));
	db_close(db);
	free(to);
	school_close(&s.school);
}

/* Who wants to know who took out what of a pupil looks under that pupil. */
Test(print, of_a_group_is_noted_of_each_pupil_on_its_page)
{
	struct dossier_school s = dossier_school_open();
	const struct print_request request = { .kind = PRINT_GROUP, .row = s.group };
	char *to = files_join(s.school.directory, "groep.md"), *noted, *wanted;
	struct zb_err err;

	school_add(&s.school, "support_period", school_ref("pupil", s.other), "level=extra",
		   "starts=2026-11-01", NULL);
	cr_expect(eq(int, print_to(s.school.db, &request, to, false, &err), ZB_OK), "%s", err.text);
	noted = school_sql(&s.school,
			   "SELECT group_concat(pupil || ' ' || detail, ';') FROM (SELECT * FROM "
			   "access WHERE what = 'print' ORDER BY pupil)");
	wanted = mem_format("%lld group %lld md %s;%lld group %lld md %s", (long long)s.pupil,
			    (long long)s.group, to, (long long)s.other, (long long)s.group, to);
	cr_expect_str_eq(noted, wanted);
	free(noted);
	free(wanted);
	free(to);
	school_close(&s.school);
}
