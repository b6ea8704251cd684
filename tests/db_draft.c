/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/records/evaluation.h"
#include "core/records/pupil.h"
#include "db/draft.h"
#include "db/sitting.h"
#include "tests/files.h"
#include "tests/school.h"

Test(draft, gives_back_what_was_kept)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0}, back = {0};
	struct zb_err err;

	draft_add(&draft, "text", "één \"regel\"\nen nog een");
	draft_add(&draft, "empty", "");
	cr_assert(eq(int, draft_put(s.db, "form:1", &draft, &err), ZB_OK));
	cr_assert(eq(int, draft_get(s.db, "form:1", &back, &err), ZB_OK));
	cr_expect_str_eq(draft_find(&back, "text"), "één \"regel\"\nen nog een");
	cr_expect_str_eq(draft_find(&back, "empty"), "");
	cr_expect(draft_find(&back, "other") == NULL);
	draft_clear(&draft);
	draft_clear(&back);
	school_close(&s);
}

Test(draft, is_of_one_form_and_gone_when_dropped)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0}, back = {0};
	struct zb_err err;

	draft_add(&draft, "text", "x");
	cr_assert(eq(int, draft_put(s.db, "form:1", &draft, &err), ZB_OK));
	cr_expect(eq(int, draft_get(s.db, "form:2", &back, &err), ZB_NOT_FOUND));
	cr_assert(eq(int, draft_drop(s.db, "form:1", &err), ZB_OK));
	cr_expect(eq(int, draft_get(s.db, "form:1", &back, &err), ZB_NOT_FOUND));
	draft_clear(&draft);
	school_close(&s);
}

Test(draft, carries_a_record_and_empties_what_was_empty)
{
	struct record *from = record_new(&result_entity), *to = record_new(&result_entity);
	struct date today = {2026, 11, 22};
	struct draft draft = {0};

	record_set_choice(from, RESULT_FINDING, FINDING_NOT_MET);
	record_set_text(from, RESULT_ANALYSIS, "te weinig\ngeoefend");
	record_set_text(to, RESULT_VALUE, "58");
	draft_add_record(&draft, "goal.1", from, NULL);
	draft_take_record(&draft, "goal.1", to, NULL, today);
	cr_expect(eq(int, record_choice(to, RESULT_FINDING), FINDING_NOT_MET));
	cr_expect_str_eq(record_text(to, RESULT_ANALYSIS), "te weinig\ngeoefend");
	cr_expect(record_is_set(to, RESULT_VALUE) == false);
	draft_clear(&draft);
	record_free(from);
	record_free(to);
}

/* What somebody else changed meanwhile must not look as if it had been typed here. */
Test(draft, of_a_row_of_the_file_holds_only_what_was_typed_and_what_that_was)
{
	struct record *base = record_new(&evaluation_entity), *mine, *now, *row;
	struct date today = {2026, 11, 22};
	struct draft draft = {0};

	base->rev = 3;
	record_set_text(base, EVALUATION_TEXT, "eerst");
	record_set_text(base, EVALUATION_HEARD_HOW, "gesprek");
	mine = record_copy(base);
	record_set_text(mine, EVALUATION_TEXT, "van mij");
	draft_add_record(&draft, "e", mine, base);
	now = record_copy(base);
	now->rev = 5;
	record_set_text(now, EVALUATION_TEXT, "van de ander");
	record_set_text(now, EVALUATION_HEARD_HOW, "tekening");
	row = record_copy(now);
	draft_take_record(&draft, "e", row, now, today);
	cr_expect_str_eq(record_text(row, EVALUATION_TEXT), "van mij");
	cr_expect_str_eq(record_text(row, EVALUATION_HEARD_HOW), "tekening");
	cr_expect_str_eq(record_text(now, EVALUATION_TEXT), "eerst");
	cr_expect_str_eq(record_text(now, EVALUATION_HEARD_HOW), "tekening");
	cr_expect(eq(i64, now->rev, 3));
	draft_clear(&draft);
	record_free(base);
	record_free(mine);
	record_free(now);
	record_free(row);
}

static void lock(struct school *s, sqlite3 **other)
{
	cr_assert(eq(int, sqlite3_open(s->path, other), SQLITE_OK));
	cr_assert(eq(int, sqlite3_exec(*other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK));
}

Test(draft, that_has_no_later_and_finds_the_file_busy_is_written_beside_it)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0};
	struct zb_err err = {0};
	struct stat st;
	sqlite3 *other;

	draft_add(&draft, "text", "niet weg");
	lock(&s, &other);
	cr_expect(eq(int, draft_put(s.db, "log", &draft, &err), ZB_BUSY));
	cr_expect(eq(int, draft_rest(s.db, &err), ZB_OK));
	draft_last(s.db, 100);
	cr_expect(eq(int, draft_put(s.db, "log", &draft, &err), ZB_BUSY));
	cr_expect(eq(int, draft_rest(s.db, &err), ZB_IO));
	sqlite3_close(other);

	char *path = strstr(err.text, s.path), *text;

	cr_assert(path != NULL, "%s", err.text);
	text = files_read(path, NULL);
	cr_expect(strstr(text, "niet weg") != NULL);
	cr_expect(eq(int, stat(path, &st), 0));
	cr_expect(eq(int, st.st_mode & 0777, 0600));
	free(text);
	draft_clear(&draft);
	school_close(&s);
}

Test(draft, goes_with_the_commit_that_saves_it_and_stays_when_that_fails)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0};
	struct zb_err err = {0};
	struct record *pupil = record_new(&pupil_entity);
	static const char count[] = "SELECT count(*) FROM draft";

	draft_add(&draft, "text", "x");
	cr_assert(eq(int, draft_put(s.db, "pupil", &draft, &err), ZB_OK));
	draft_drop_with(s.db, "pupil");
	cr_expect(ne(int, store_insert_one(s.db, pupil, &err), ZB_OK));
	cr_expect(eq(i64, school_number(&s, count), 1));
	record_set_text(pupil, PUPIL_FAMILY_NAME, "Berg");
	cr_assert(eq(int, store_insert_one(s.db, pupil, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(i64, school_number(&s, count), 0));
	record_free(pupil);
	draft_clear(&draft);
	school_close(&s);
}

#define FORM "form:4711" /* about a row that is not there */

/* Another program that runs, by its name; not longer than the test. */
static pid_t start_other(char name[static SITTING_SIZE])
{
	int pipes[2];
	pid_t other;

	cr_assert(eq(int, pipe(pipes), 0));
	other = fork();
	if (!other) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		sitting_name(name);
		if (write(pipes[1], name, SITTING_SIZE) == SITTING_SIZE)
			pause();
		_exit(1);
	}
	cr_assert(eq(int, (int)read(pipes[0], name, SITTING_SIZE), SITTING_SIZE));
	close(pipes[0]);
	close(pipes[1]);
	return other;
}

/* What this program kept becomes that of SITTING. */
static void give_to(struct school *s, const char *sitting)
{
	char *sql = mem_format("UPDATE draft SET sitting = '%s'", sitting);

	free(school_sql(s, sql));
	free(sql);
}

static void keep(struct school *s, const char *text)
{
	struct draft draft = {0};
	struct zb_err err;

	draft_add(&draft, "text", text);
	cr_assert(eq(int, draft_put(s->db, FORM, &draft, &err), ZB_OK), "%s", err.text);
	draft_clear(&draft);
}

static void expect_kept(struct school *s, const char *text)
{
	struct draft back = {0};
	struct zb_err err;

	cr_assert(eq(int, draft_get(s->db, FORM, &back, &err), text ? ZB_OK : ZB_NOT_FOUND));
	if (text)
		cr_expect_str_eq(draft_find(&back, "text"), text);
	draft_clear(&back);
}

Test(draft, is_of_the_program_that_keeps_it_until_that_is_gone)
{
	struct school s = school_open("2026-11-22");
	char name[SITTING_SIZE];
	pid_t other = start_other(name);
	struct zb_err err;

	keep(&s, "van de ander");
	give_to(&s, name);
	expect_kept(&s, NULL);
	cr_expect(eq(int, draft_drop(s.db, FORM, &err), ZB_OK));
	keep(&s, "van mij");
	expect_kept(&s, "van mij");
	kill(other, SIGKILL);
	expect_kept(&s, "van mij");
	cr_expect(eq(int, draft_drop(s.db, FORM, &err), ZB_OK));
	/* Also when its parent does not know yet. */
	cr_assert(eq(int, waitid(P_PID, (id_t)other, &(siginfo_t){0}, WEXITED | WNOWAIT), 0));
	expect_kept(&s, "van de ander");
	waitpid(other, NULL, 0);
	expect_kept(&s, "van de ander");
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM draft"), 1));
	school_close(&s);
}

Test(draft, of_what_was_deleted_stays_with_the_program_that_keeps_it)
{
	struct school s = school_open("2026-11-22");
	struct draft back = {0};
	char name[SITTING_SIZE], *form = NULL;
	pid_t other = start_other(name);
	struct zb_err err;

	keep(&s, "van de ander");
	give_to(&s, name);
	cr_expect(eq(int, draft_left_over(s.db, &form, &back, &err), ZB_NOT_FOUND));
	kill(other, SIGKILL);
	waitpid(other, NULL, 0);
	cr_assert(eq(int, draft_left_over(s.db, &form, &back, &err), ZB_OK));
	cr_expect_str_eq(form, FORM);
	free(form);
	draft_clear(&back);
	school_close(&s);
}

Test(draft, that_programs_share_is_the_same_for_all_of_them)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0}, back = {0};
	struct zb_err err;

	draft_add(&draft, "theme", "light");
	cr_assert(eq(int, draft_share(s.db, "likes", &draft, &err), ZB_OK));
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM draft WHERE sitting = ''"), 1));
	cr_assert(eq(int, draft_shared(s.db, "likes", &back, &err), ZB_OK));
	cr_expect_str_eq(draft_find(&back, "theme"), "light");
	draft_clear(&draft);
	draft_clear(&back);
	school_close(&s);
}

Test(sitting, that_has_the_process_id_of_another_is_over)
{
	char name[SITTING_SIZE];

	sitting_name(name);
	cr_expect(sitting_is_over(name) == false);
	name[strlen(name) - 1] ^= 1;
	cr_expect(sitting_is_over(name));
	cr_expect(sitting_is_over(""));
}

/* When it began, whatever it is called: proc(5), the 22nd field. */
Test(sitting, is_called_by_when_its_process_began)
{
	char before[SITTING_SIZE], name[SITTING_SIZE], line[1024], wanted[SITTING_SIZE];
	unsigned long long began = 0;
	FILE *file;

	sitting_name(before);
	file = fopen("/proc/self/stat", "r");
	cr_assert(file && fgets(line, sizeof line, file));
	fclose(file);
	cr_assert(sscanf(line, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u "
			       "%*d %*d %*d %*d %*d %*d %llu", &began) == 1);
	snprintf(wanted, sizeof wanted, "%ld.%llu", (long)getpid(), began);
	cr_expect_str_eq(before, wanted);
	prctl(PR_SET_NAME, "a) Z 1 (2");
	sitting_name(name);
	cr_expect_str_eq(name, before);
}
