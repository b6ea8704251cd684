/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Development as it leaves the program: on the dashboard, and to the board. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/child.h"
#include "tests/counted.h"
#include "tests/files.h"
#include "tests/run.h"

#define TODAY "2026-11-22"

static void measure(struct school *s, int64_t pupil, const char *subject, const char *before,
		    const char *after)
{
	school_add(s, "measurement", school_ref("pupil", pupil), subject, "date=2026-01-12",
		   before, NULL);
	school_add(s, "measurement", school_ref("pupil", pupil), subject, "date=2026-06-10", after,
		   NULL);
}

/* 30 pupils, reckoned: learning 8 progress, 6 stable, 5 decline, 11 unknown; behaviour 2 progress,
 * 28 unknown. */
static struct school thirty(void)
{
	static const char *const three[] = { "subject=technical_reading",
					     "subject=reading_comprehension",
					     "subject=mathematics" };
	struct school s = school_open(TODAY);

	counted_figure(&s, 30, (const int[]){ 10, 10, 10 }, (const int[]){ 12, 8, 10 });
	for (int i = 0; i < 19; i++) {
		char *sql = mem_format("SELECT \"id\" FROM \"pupil\" ORDER BY \"id\" "
				       "LIMIT 1 OFFSET %d", i);
		int64_t pupil = school_number(&s, sql);

		free(sql);
		for (int n = 0; i >= 8 && i < 14 && n < 3; n++)
			measure(&s, pupil, three[n], "level=III", "level=III");
		if (i < 8)
			measure(&s, pupil, "subject=mathematics", "level=III", "level=II");
		if (i >= 14)
			measure(&s, pupil, "subject=mathematics", "level=III", "level=IV");
		if (i < 2)
			measure(&s, pupil, "subject=safety", "risk=yes", "risk=no");
	}
	return s;
}

static char *output(struct school *s, const char *const *rest)
{
	const char *argv[12] = { child_zorgbord(), "-f", s->path, "--today", TODAY };
	struct run run;
	char *out;

	for (size_t i = 0; rest[i]; i++)
		argv[5 + i] = rest[i];
	run = run_program(argv, NULL, NULL);
	cr_assert(eq(int, run.status, 0), "%s", run.err);
	out = mem_text(run.out);
	run_free(&run);
	return out;
}

#define OUTPUT(s, ...) output(s, (const char *const[]){ __VA_ARGS__, NULL })

static void expect_in(char *text, const char *piece)
{
	cr_expect(strstr(text, piece) != NULL, "no %s in:\n%s", piece, text);
	free(text);
}

Test(development, stands_on_the_dashboard_in_every_form)
{
	struct school s = thirty();

	expect_in(OUTPUT(&s, "dashboard", "--by", "pupil"),
		  " Ontwikkeling tussen de laatste twee metingen\n"
		  " leerlingen                  Leren n=30                Gedrag n=30\n"
		  "   vooruitgang                   8  27% landelijk 26%      2   7% landelijk "
		  "17%\n   stabiel                       6  20% landelijk 13%      0   0% "
		  "landelijk 42%\n   achteruitgang                 5  17% landelijk 16%      0   "
		  "0% landelijk 14%\n   wisselend                     0   0% landelijk 20%      "
		  "0   0%  landelijk 6%\n   onbekend                     11  37% landelijk 25%     "
		  "28  93% landelijk 22%\n Inspectie 2018/2019 (bao, tabel 3a, n=635)\n");
	expect_in(OUTPUT(&s, "dashboard", "--format", "csv"),
		  "pupil,learning,decline,achteruitgang,5,30,17,7,34,\r\n");
	expect_in(OUTPUT(&s, "dashboard", "--format", "csv"),
		  "pupil,behaviour,stable,stabiel,,635,42,,,\"Inspectie 2018/2019 (bao, tabel 3a, "
		  "n=635)\"\r\n");
	expect_in(OUTPUT(&s, "dashboard", "--format", "json"), "\"part\":\"development\"");
	school_close(&s);
}

Test(development, of_a_vo_school_stands_without_national_figures)
{
	struct school s = thirty();
	struct zb_err err;
	char *text;

	cr_assert(school_set(&s, &err, "school", db_school(s.db)->id, "type=vo", NULL) == ZB_OK);
	text = OUTPUT(&s, "dashboard");
	cr_expect(strstr(text, "   vooruitgang                   8  27%                    2   7%"
			       "\n") != NULL, "%s", text);
	cr_expect(strstr(text, "tabel 3a") == NULL);
	free(text);
	school_close(&s);
}

Test(development, goes_to_the_board_without_small_counts)
{
	struct school s = thirty();
	char *to = files_join(s.directory, "uit"), *path = files_join(to, "ontwikkeling.csv"),
	     *why = files_join(to, "toelichting.csv");

	free(OUTPUT(&s, "export", "--to", to, "--dialect", "rfc4180"));
	expect_in(files_read(path, NULL),
		  "\r\nlearning,8,27,6,20,5,17,0,0,11,37,30\r\n"
		  "behaviour,x,x,x,x,x,x,x,x,x,x,30\r\n");
	expect_in(files_read(why, NULL), "\r\nontwikkeling.csv,mixed_percent,");
	free(why);
	free(path);
	free(to);
	school_close(&s);
}
