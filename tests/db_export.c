/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export for the board when things go wrong: one sentence, and nothing left behind. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "db/access.h"
#include "db/export.h"
#include "tests/counted.h"
#include "tests/files.h"

static struct export_options options_to(struct school *s, const char *to)
{
	return (struct export_options){
		.to = to, .period = period_months(db_today(s->db)), .version = "1",
	};
}

/* How many entries of the school's directory are not the school file's own. */
static int others_in(const char *directory)
{
	DIR *dir = opendir(directory);
	int count = 0;

	for (struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_name[0] != '.' && strncmp(entry->d_name, "school.db", 9) != 0;
	closedir(dir);
	return count;
}

struct stopping {
	int calls, after;
	int64_t total;
};

static bool stop_after(void *context, const char *step, int64_t done, int64_t total)
{
	struct stopping *stopping = context;

	cr_expect(step != NULL);
	cr_expect(eq(i64, done, stopping->calls));
	stopping->total = total;
	return stopping->calls++ < stopping->after;
}

Test(export, stopped_at_any_step_leaves_nothing_behind)
{
	struct school s = school_open("2026-11-22");
	char *to = files_join(s.directory, "bestuur");
	struct export_options options = options_to(&s, to);
	struct zb_err err;
	int after = 0;

	counted_figure(&s, 9, (const int[]){ 3, 3, 3 }, (const int[]){ 3, 3, 3 });
	for (;; after++) {
		struct stopping stopping = { .after = after };
		struct db_progress progress = { stop_after, &stopping };
		enum zb_code code = export_board(s.db, &options, &progress, &err);

		if (!code) {
			cr_expect(eq(i64, stopping.calls, stopping.total + 1));
			break;
		}
		cr_expect(eq(int, code, ZB_CANCELLED));
		cr_expect(eq(int, others_in(s.directory), 0));
		cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access"), 0));
	}
	cr_expect(eq(int, after, 7));
	cr_expect(eq(int, others_in(s.directory), 1));
	school_close(&s);
	free(to);
}

Test(export, on_a_full_disk_says_so_and_leaves_nothing_behind)
{
	struct school s = school_open("2026-11-22");
	char *to = files_join(s.directory, "bestuur");
	struct export_options options = options_to(&s, to);
	struct rlimit small = { 500, RLIM_INFINITY }, was;
	struct zb_err err;

	counted_figure(&s, 9, (const int[]){ 3, 3, 3 }, (const int[]){ 3, 3, 3 });
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);

	enum zb_code code = export_board(s.db, &options, NULL, &err);

	setrlimit(RLIMIT_FSIZE, &was);
	cr_expect(eq(int, code, ZB_IO));
	cr_expect(strstr(err.text, ".csv") != NULL, "%s", err.text);
	cr_expect(eq(int, others_in(s.directory), 0));
	school_close(&s);
	free(to);
}

Test(export, refuses_a_name_that_is_taken_even_by_a_dead_link)
{
	struct school s = school_open("2026-11-22");
	char *link = files_join(s.directory, "link");
	const char *const taken[] = { s.directory, s.path, link };
	int before = others_in(s.directory);
	struct zb_err err;

	cr_assert(eq(int, symlink("/nergens", link), 0));
	for (int i = 0; i < 3; i++) {
		struct export_options options = options_to(&s, taken[i]);

		cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_DENIED));
		cr_expect(strstr(err.text, "bestaat al") != NULL);
	}
	cr_expect(eq(int, others_in(s.directory), before + 1));
	school_close(&s);
	free(link);
}

Test(export, names_the_directory_that_is_not_there)
{
	struct school s = school_open("2026-11-22");
	struct export_options options = options_to(&s, "/nergens/niet");
	struct zb_err err;

	cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_IO));
	cr_expect_str_eq(err.text, "de map /nergens is er niet");
	school_close(&s);
}

Test(export, takes_the_place_of_an_empty_directory)
{
	struct school s = school_open("2026-11-22");
	char *empty = files_make_directory();
	struct export_options options = options_to(&s, empty);
	struct zb_err err;

	cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_OK));
	cr_expect(eq(int, others_in(empty), 5));
	files_remove(empty);
	school_close(&s);
	free(empty);
}

Test(export, of_a_school_without_plans_has_headings_alone)
{
	struct school s = school_open("2026-11-22");
	char *to = files_join(s.directory, "bestuur"), *path = files_join(to, "doelen.csv");
	struct export_options options = options_to(&s, to);
	struct zb_err err;

	cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_OK), "%s", err.text);

	char *text = files_read(path, NULL);

	cr_assert(text != NULL);
	cr_expect_str_eq(strstr(text, "\r\n"), "\r\n");
	free(text);
	school_close(&s);
	free(path);
	free(to);
}

/* Two that have days in common can give a pupil away, side by side. */
Test(export, remembers_of_which_days_it_was_and_tells_the_last_that_has_days_in_common)
{
	struct school s = school_open("2026-11-22");
	const struct period last = period_school_year(2025, db_today(s.db)),
			    now = period_school_year(2026, db_today(s.db)),
			    months = period_months(db_today(s.db));
	char *to = files_join(s.directory, "een"), *also = files_join(s.directory, "twee"),
	     *earlier = NULL;
	struct export_options options = { .to = to, .period = last, .version = "1" };
	struct zb_err err;

	cr_expect(eq(int, access_note(s.db, ACCESS_EXPORT, 0, "list pupil", &err), ZB_OK));
	cr_expect(eq(int, export_earlier(s.db, &last, &earlier, &err), ZB_OK), "%s", err.text);
	cr_expect(earlier == NULL);
	cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_OK), "%s", err.text);
	free(school_sql(&s, "UPDATE access SET moment = '2026-09-12T10:00:00.000Z'"));
	cr_expect(eq(int, export_earlier(s.db, &now, &earlier, &err), ZB_OK), "%s", err.text);
	cr_expect(earlier == NULL, "%s", earlier);
	cr_expect(eq(int, export_earlier(s.db, &months, &earlier, &err), ZB_OK), "%s", err.text);
	cr_expect_str_eq(earlier, "12-09-2026, over 01-08-2025 t/m 31-07-2026");
	free(earlier);
	options.to = also;
	options.period = months;
	cr_expect(eq(int, export_board(s.db, &options, NULL, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, export_earlier(s.db, &now, &earlier, &err), ZB_OK), "%s", err.text);
	cr_expect(earlier && strstr(earlier, ", over 23-11-2025 t/m 22-11-2026") != NULL, "%s",
		  earlier);
	free(earlier);
	free(to);
	free(also);
	school_close(&s);
}
