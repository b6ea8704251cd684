/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to paper is noted before a word of it is on disk, or does not go. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/closed.h"
#include "db/print.h"
#include "tests/dossier_school.h"
#include "tests/files.h"

static enum zb_code print_card(struct db *db, int64_t pupil, const char *to, bool replace,
			       struct zb_err *err)
{
	const struct print_request request = { .kind = PRINT_CARD, .row = pupil };
	const struct print_target target = { .to = to, .format = PRINT_MARKDOWN,
					     .replace = replace };
	struct document document;
	char *lacking = NULL;
	enum zb_code code = print_make(db, &request, &document, err);

	if (!code)
		code = print_file(db, &request, &document, &target, &lacking, err);
	free(lacking);
	document_free(&document);
	return code;
}

/* From here on the first file that is put on disk, other than by SQLite, is the end of us. */
static void die_at_fsync(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), /* the number of the call */
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fsync, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof filter / sizeof filter[0], filter };

	cr_assert(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	cr_assert(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
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

Test(print, that_is_killed_leaves_a_note_and_no_paper)
{
	for (int replace = 0; replace < 2; replace++) {
		struct dossier_school s = dossier_school_open();
		char *out = files_join(s.school.directory, "out"),
		     *to = files_join(out, "kaart.md");
		struct zb_err err;
		int status = 0;
		pid_t child;

		cr_assert(mkdir(out, 0700) == 0);
		if (replace)
			files_write(to, "van mij");
		db_close(s.school.db);
		s.school.db = NULL;
		child = fork();
		if (!child) {
			school_reopen(&s.school, "2026-11-25");
			die_at_fsync();
			print_card(s.school.db, s.pupil, to, replace, &err);
			_exit(0);
		}
		cr_assert(waitpid(child, &status, 0) == child);
		bool killed = WIFSIGNALED(status);

		cr_assert(killed && WTERMSIG(status) == SIGSYS, "it was not killed");
		cr_expect(eq(int, count_files(out), replace));
		school_reopen(&s.school, "2026-11-25");
		cr_expect(eq(i64, school_number(&s.school, "SELECT count(*) FROM access "
							    "WHERE what = 'print'"), 1));
		free(out);
		free(to);
		school_close(&s.school);
	}
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
