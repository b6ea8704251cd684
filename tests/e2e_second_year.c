/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The LAS of next August moves nearly everybody to another group: the figures and the placements of
 * the year before stay as they were, to the byte. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/files.h"
#include "tests/run.h"
#include "tests/school.h"

#define TODAY "2027-08-23"
#define YEAR "2026-2027"

static char *command(const struct school *s, const char *today, const char *const *args)
{
	const char *argv[16] = { child_zorgbord(), "-f", s->path, "--today", today };

	for (size_t i = 0; args[i]; i++)
		argv[5 + i] = args[i];

	struct run run = run_program(argv, NULL, NULL);

	cr_assert(eq(int, run.status, 0), "%s %s: %s", args[0], args[1] ? args[1] : "", run.err);
	free(run.err);
	return run.out;
}

/* The practice school with two years of results behind it. */
static struct school demo_school(void)
{
	struct school s = { .directory = files_make_directory() };

	s.path = files_join(s.directory, "school.db");
	free(command(&s, "2027-07-10", (const char *const[]){ "demo", NULL }));
	return s;
}

/* --- what may not change --- */

enum { KEPT = 5 };

static const char *const kept[KEPT][8] = {
	{ "dashboard", "--year", YEAR, "--by", "goal", "--format", "csv" },
	{ "dashboard", "--year", YEAR, "--by", "goal", "--format", "json" },
	{ "dashboard", "--year", YEAR, "--by", "pupil", "--format", "csv" },
	{ "dashboard", "--year", YEAR, "--by", "pupil", "--format", "json" },
	{ "list", "placement", "--where", "school_year=" YEAR, "--format", "csv" },
};

/* The sha256 of TEXT in hexadecimals; the caller frees. */
static char *sha256(const char *text)
{
	struct run run = run_program((const char *const[]){ "sha256sum", NULL }, text, NULL);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run.out[strcspn(run.out, " ")] = '\0';
	cr_assert(eq(sz, strlen(run.out), 64));
	free(run.err);
	return run.out;
}

struct sums {
	char *of[KEPT];
};

static struct sums sums_now(const struct school *s)
{
	struct sums sums;

	for (int i = 0; i < KEPT; i++) {
		char *text = command(s, TODAY, kept[i]);

		cr_assert(strlen(text) > 500, "%s", text);
		sums.of[i] = sha256(text);
		free(text);
	}
	return sums;
}

static void sums_free(struct sums *sums)
{
	for (int i = 0; i < KEPT; i++)
		free(sums->of[i]);
}

static void expect_kept(const struct school *s, const struct sums *before, const char *after)
{
	struct sums now = sums_now(s);

	for (int i = 0; i < KEPT; i++) {
		cr_expect_str_eq(now.of[i], before->of[i], "%s %s %s after %s", kept[i][0],
				 kept[i][4], kept[i][6] ? kept[i][6] : "", after);
	}
	sums_free(&now);
}

/* --- the new school year --- */

/* A LAS CSV: who was in groep 8 has gone, all others are a year further in a group of another name,
 * and two have come. */
static char *next_august(struct school *s)
{
	char *rows = school_sql(s,
		"SELECT group_concat(p.number || ';' || coalesce(p.given_name, '') || ';' || "
		"coalesce(p.prefix, '') || ';' || coalesce(p.family_name, '') || ';' || "
		"coalesce(p.born, '') || ';' || (w.year_group + 1) || 'X;' || (w.year_group + 1) "
		"|| ';2027-2028', x'0d0a') FROM pupil AS p JOIN placement AS w ON w.pupil = p.id "
		"JOIN \"group\" AS g ON g.id = w.\"group\" WHERE g.kind = 'class' AND "
		"w.school_year = '" YEAR "' AND w.ends = '2027-07-31' AND w.year_group + 0 "
		"BETWEEN 1 AND 7 AND p.\"left\" IS NULL");
	char *csv = mem_format("leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;"
			       "groep;leerjaar;schooljaar\r\n%s\r\n"
			       "99001;Noor;;Nieuwkomer;1-2-2023;1X;1;2027-2028\r\n"
			       "99002;Daan;;Nieuwkomer;3-4-2023;1X;1;2027-2028\r\n", rows);

	free(rows);
	return csv;
}

static void import_next_august(struct school *s)
{
	char *csv = next_august(s), *path = files_join(s->directory, "augustus.csv");

	files_write(path, csv);
	free(command(s, TODAY, (const char *const[]){ "import", path, "--left", "2027-07-31",
						      NULL }));
	free(path);
	free(csv);
}

static int64_t moved(struct school *s)
{
	return school_number(s,
		"SELECT count(DISTINCT a.pupil) FROM placement AS a JOIN placement AS b ON "
		"b.pupil = a.pupil JOIN \"group\" AS old ON old.id = a.\"group\" JOIN \"group\" AS "
		"new ON new.id = b.\"group\" WHERE a.school_year = '" YEAR "' AND b.school_year = "
		"'2027-2028' AND old.kind = 'class' AND old.name <> new.name");
}

Test(second_year, leaves_the_figures_and_placements_of_the_year_before_as_they_were)
{
	struct school s = demo_school();
	struct sums before = sums_now(&s);

	import_next_august(&s);
	cr_expect(ge(i64, moved(&s), 150));
	fprintf(stderr, "%lld pupils in another group; placements of " YEAR " sha256 %s\n",
		(long long)moved(&s), before.of[KEPT - 1]);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil WHERE family_name = "
					    "'Nieuwkomer'"), 2));
	cr_expect(lt(i64, 0, school_number(&s, "SELECT count(*) FROM pupil WHERE \"left\" = "
					       "'2027-07-31'")));
	expect_kept(&s, &before, "the import");
	import_next_august(&s);
	expect_kept(&s, &before, "the same import again");
	free(command(&s, TODAY, (const char *const[]){ "check", NULL }));
	sums_free(&before);
	school_close(&s);
}

Test(second_year, keeps_them_when_the_category_of_a_counted_pupil_is_edited)
{
	struct school s = demo_school();
	struct sums before = sums_now(&s);

	import_next_august(&s);

	char *pupil = school_sql(&s, "SELECT r.pupil FROM result AS r JOIN pupil AS p ON p.id = "
				     "r.pupil WHERE r.date BETWEEN '2026-08-01' AND '2027-07-31' "
				     "AND r.withdrawn IS NULL AND p.\"left\" IS NULL AND "
				     "p.category IS NOT 'ahead' ORDER BY r.id LIMIT 1");

	free(command(&s, TODAY, (const char *const[]){ "set", "pupil", pupil, "category=ahead",
						       NULL }));
	expect_kept(&s, &before, "another category");
	free(pupil);
	sums_free(&before);
	school_close(&s);
}

/* A later evaluation in the year before finds that GOAL was not met. */
static void evaluate_again(struct school *s, const char *goal)
{
	char *sql = mem_format("SELECT 'plan=' || plan FROM goal WHERE id = %s", goal);
	char *plan = school_sql(s, sql), *of = mem_format("goal=%s", goal);
	char *id = command(s, TODAY, (const char *const[]){ "add", "evaluation", plan,
							    "kind=interim", "date=2027-07-15",
							    "counts_for=" YEAR, NULL });
	char *evaluation = mem_format("evaluation=%.*s", (int)strcspn(id, "\n"), id);

	free(command(s, TODAY, (const char *const[]){ "add", "result", evaluation, of,
						      "finding=not_met", NULL }));
	free(evaluation);
	free(id);
	free(of);
	free(plan);
	free(sql);
}

/* What the sums are worth: a result that is added does change them. */
Test(second_year, counts_a_result_that_is_added_to_the_year_before)
{
	struct school s = demo_school();
	struct sums before = sums_now(&s);

	import_next_august(&s);

	char *goal = school_sql(&s,
		"SELECT g.id FROM result AS r JOIN goal AS g ON g.id = r.goal JOIN plan AS p ON "
		"p.id = g.plan WHERE r.finding = 'met' AND p.status = 'in_force' AND r.date "
		"BETWEEN '2026-08-01' AND '2027-07-01' ORDER BY r.id LIMIT 1");

	evaluate_again(&s, goal);

	struct sums now = sums_now(&s);

	for (int i = 0; i < KEPT; i++) {
		bool same = strcmp(now.of[i], before.of[i]) == 0;

		cr_expect(eq(int, same, i == KEPT - 1), "%s %s", kept[i][0], kept[i][4]);
	}
	free(goal);
	sums_free(&now);
	sums_free(&before);
	school_close(&s);
}
