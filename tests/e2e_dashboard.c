/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dashboard and the export for the board as other programs see them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/child.h"
#include "tests/counted.h"
#include "tests/files.h"
#include "tests/run.h"

#define TODAY "2026-11-22"

/* Figuur 3a: 635 dossiers with goals of both kinds. */
static const int figure_learning[] = { 286, 190, 159 };
static const int figure_behaviour[] = { 210, 146, 279 };

static struct school figure_school(const char *type)
{
	struct school s = school_open(TODAY);
	char pair[16];
	struct zb_err err;

	snprintf(pair, sizeof pair, "type=%s", type);
	cr_assert(school_set(&s, &err, "school", db_school(s.db)->id, pair, NULL) == ZB_OK);
	return s;
}

static char *dashboard(struct school *s, const char *by, const char *format)
{
	const char *argv[] = { child_zorgbord(), "-f", s->path, "--today", TODAY, "dashboard",
			       "--format", format, by ? "--by" : NULL, by, NULL };
	struct run run = run_program(argv, NULL, NULL);
	char *out = mem_text(run.out);

	cr_expect(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	return out;
}

static void expect_in(char *output, const char *const *pieces)
{
	for (const char *const *p = pieces; *p; p++)
		cr_expect(strstr(output, *p) != NULL, "no %s in:\n%s", *p, output);
	free(output);
}

Test(dashboard, shows_figure_3a_in_every_form)
{
	struct school s = figure_school("vo");

	counted_figure(&s, 635, figure_learning, figure_behaviour);
	expect_in(dashboard(&s, "goal", "text"), (const char *const[]){
		"Leren n=635", "Gedrag n=635",
		"   286  45%", "   210  33%", "   190  30%", "   146  23%", "   159  25%",
		"   279  44%", NULL });
	expect_in(dashboard(&s, "pupil", "text"), (const char *const[]){
		"286  45% (41-49)", "210  33% (30-37)", "190  30%", "146  23%", "159  25%",
		"279  44%", NULL });
	for (int by = 0; by < 2; by++) {
		const char *const base = by ? "goal" : "pupil";

		expect_in(dashboard(&s, base, "csv"),
			  by ?
				  (const char *const[]){
					  "goal,learning,met,behaald,286,635,45,",
					  "goal,learning,not_met,niet behaald,190,635,30,",
					  "goal,learning,undeterminable,niet vast te "
					  "stellen,159,635,25,",
					  "goal,behaviour,met,behaald,210,635,33,",
					  "goal,behaviour,not_met,niet behaald,146,635,23,",
					  "goal,behaviour,undeterminable,niet vast te "
					  "stellen,279,635,44,",
					  NULL } :
				  (const char *const[]){
					  "pupil,learning,all_met,alle doelen "
					  "behaald,286,635,45,41,49,",
					  "pupil,learning,none_met,geen behaald,190,635,30,",
					  "pupil,learning,undeterminable,niet vast te "
					  "stellen,159,635,25,",
					  "pupil,behaviour,all_met,alle doelen "
					  "behaald,210,635,33,30,37,",
					  "pupil,behaviour,none_met,geen behaald,146,635,23,",
					  "pupil,behaviour,undeterminable,niet vast te "
					  "stellen,279,635,44,",
					  NULL });
	}
	expect_in(dashboard(&s, NULL, "json"), (const char *const[]){
		"\"base\":\"goal\",\"kind\":\"learning\",\"outcome\":\"met\",\"label\":\"behaald\","
		"\"count\":286,\"n\":635,\"percent\":45",
		"\"base\":\"goal\",\"kind\":\"behaviour\",\"outcome\":\"undeterminable\","
		"\"label\":\"niet vast te stellen\",\"count\":279,\"n\":635,\"percent\":44",
		"\"base\":\"pupil\",\"kind\":\"learning\",\"outcome\":\"none_met\","
		"\"label\":\"geen behaald\",\"count\":190,\"n\":635,\"percent\":30", NULL });
	school_close(&s);
}

Test(dashboard, shows_national_figures_to_a_po_school_alone)
{
	static const char *const types[] = { "vo", "sbo", "so", "vso", "pro", "po" };
	static const char *const formats[] = { "text", "csv", "json" };
	struct school s = figure_school("vo");

	counted_figure(&s, 6, (const int[]){ 2, 2, 2 }, (const int[]){ 2, 2, 2 });
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		char pair[16];
		struct zb_err err;

		snprintf(pair, sizeof pair, "type=%s", types[t]);
		cr_assert(school_set(&s, &err, "school", db_school(s.db)->id, pair, NULL) == ZB_OK);
		for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
			char *out = dashboard(&s, NULL, formats[f]);
			bool national = strstr(out, "Inspectie") != NULL;

			cr_expect(eq(int, national, !strcmp(types[t], "po")), "%s", types[t]);
			if (national)
				cr_expect(strstr(out, "635") != NULL, "no n in %s", out);
			free(out);
		}
	}
	school_close(&s);
}

Test(dashboard, counts_a_corrected_result_in_every_form)
{
	struct school s = figure_school("vo");
	struct counted c = {
		.number = "1", .plan_starts = "2026-08-17", .evaluated = "2026-10-01",
		.goals = { { .kind = "learning", .finding = "not_met" },
			   { .kind = "learning", .finding = "met" } },
	};

	counted_add(&s, &c);
	expect_in(dashboard(&s, NULL, "text"), (const char *const[]){ "1  50%", NULL });
	expect_in(dashboard(&s, NULL, "csv"), (const char *const[]){
		"goal,learning,met,behaald,1,2,50,",
		"pupil,learning,partly_met,deels behaald,1,1,100,", NULL });
	counted_result(&s, c.evaluation, c.goals[0].id, "met");
	expect_in(dashboard(&s, NULL, "text"), (const char *const[]){ "2 100%", NULL });
	expect_in(dashboard(&s, NULL, "csv"), (const char *const[]){
		"goal,learning,met,behaald,2,2,100,",
		"pupil,learning,all_met,alle doelen behaald,1,1,100,", NULL });
	expect_in(dashboard(&s, NULL, "json"), (const char *const[]){
		"\"outcome\":\"met\",\"label\":\"behaald\",\"count\":2,\"n\":2,\"percent\":100",
		NULL });
	school_close(&s);
}

Test(dashboard, says_what_a_base_or_year_can_be)
{
	struct school s = figure_school("po");
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", s.path,
		"dashboard", "--by", "school", NULL }, NULL, NULL);

	cr_expect(eq(int, run.status, 2));
	cr_expect(strstr(run.err, "--by is pupil of goal") != NULL);
	run_free(&run);
	run = run_program((const char *const[]){ child_zorgbord(), "-f", s.path, "dashboard",
		"--year", "2026-2028", NULL }, NULL, NULL);
	cr_expect(eq(int, run.status, 2));
	cr_expect_str_eq(run.out, "");
	run_free(&run);
	school_close(&s);
}

static struct run export_to(struct school *s, const char *to, const char *dialect)
{
	return run_program((const char *const[]){ child_zorgbord(), "-f", s->path, "--today", TODAY,
		"export", "--to", to, "--dialect", dialect, NULL }, NULL, NULL);
}

static char *exported(const char *directory, const char *name)
{
	char *path = files_join(directory, name), *text = files_read(path, NULL);

	free(path);
	cr_assert(text != NULL, "no %s", name);
	return text;
}

static unsigned mode_of(const char *directory, const char *name)
{
	char *path = name ? files_join(directory, name) : mem_text(directory);
	struct stat st = {0};

	cr_expect(eq(int, stat(path, &st), 0));
	free(path);
	return st.st_mode & 0777;
}

Test(export, withholds_two_pupils_and_shows_many)
{
	struct school s = figure_school("po");
	char *small = files_join(s.directory, "klein"), *large;
	struct run run;

	counted_figure(&s, 2, (const int[]){ 1, 1, 0 }, (const int[]){ 0, 1, 1 });
	run = export_to(&s, small, "rfc4180");
	cr_expect(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);

	char *text = exported(small, "doelen.csv");

	cr_expect(strstr(text, "learning,all,x,x,x,x,x,x,") != NULL, "%s", text);
	free(text);
	text = exported(small, "leerlingen.csv");
	cr_expect(strstr(text, "learning,all,all,x,x,") != NULL, "%s", text);
	free(text);
	school_close(&s);

	s = figure_school("po");
	counted_figure(&s, 635, figure_learning, figure_behaviour);
	large = files_join(s.directory, "groot");
	run = export_to(&s, large, "rfc4180");
	cr_expect(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	text = exported(large, "doelen.csv");
	cr_expect(strstr(text, "learning,all,286,286,45,190,190,30,159,159,25,635,635,0,0,0,0")
		  != NULL, "%s", text);
	free(text);
	text = exported(large, "leerlingen.csv");
	cr_expect(strstr(text, "learning,all,all,286,45,0,0,190,30,159,25,635,0,0,635") != NULL,
		  "%s", text);
	free(text);
	school_close(&s);
	free(small);
	free(large);
}

Test(export, makes_five_private_files_that_are_the_same_each_time)
{
	static const char *const names[] = { "doelen.csv", "leerlingen.csv", "ontwikkeling.csv",
					     "toelichting.csv", "LEESMIJ.txt" };
	struct school s = figure_school("po");
	char *first = files_join(s.directory, "een"), *second = files_join(s.directory, "twee/");
	struct run run;

	counted_figure(&s, 60, (const int[]){ 20, 20, 20 }, (const int[]){ 30, 20, 10 });
	for (int i = 0; i < 2; i++) {
		run = export_to(&s, i ? second : first, "excel-nl");
		cr_expect(eq(int, run.status, 0), "%s", run.err);
		cr_expect(eq(int, strstr(run.out, "er was al een export, van ") != NULL, i == 1),
			  "%s", run.out);
		run_free(&run);
	}
	cr_expect(eq(u32, mode_of(first, NULL), 0700));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *a = exported(first, names[i]), *b = exported(second, names[i]);

		cr_expect_str_eq(a, b);
		cr_expect(eq(u32, mode_of(first, names[i]), 0600));
		if (i < 3)
			cr_expect(eq(int, strncmp(a, "\xEF\xBB\xBF", 3), 0));
		cr_expect(strstr(a, "\r\n") != NULL);
		free(a);
		free(b);
	}
	char *readme = exported(first, "LEESMIJ.txt");

	cr_expect(strstr(readme, "De Regenboog 12AB") && strstr(readme, "22-11-2026") &&
		  strstr(readme, "minder dan 5 leerlingen"), "%s", readme);
	free(readme);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM access WHERE what = 'export'"),
		     2));
	school_close(&s);
	free(first);
	free(second);
}

Test(export, refuses_what_exists_and_leaves_nothing_behind)
{
	struct school s = figure_school("po");
	char *there = files_join(s.directory, "school.db");
	char *nowhere = files_join(s.directory, "geen/map");
	struct run run = export_to(&s, there, "rfc4180");

	cr_expect(eq(int, run.status, 1));
	cr_expect(strstr(run.err, "bestaat al") != NULL, "%s", run.err);
	run_free(&run);
	run = export_to(&s, nowhere, "rfc4180");
	cr_expect(eq(int, run.status, 1));
	cr_expect(strstr(run.err, "is er niet") != NULL, "%s", run.err);
	run_free(&run);
	run = run_program((const char *const[]){ "ls", s.directory, NULL }, NULL, NULL);
	cr_expect(strstr(run.out, "nieuw") == NULL, "%s", run.out);
	run_free(&run);
	school_close(&s);
	free(there);
	free(nowhere);
}
