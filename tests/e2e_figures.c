/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both bases of the dashboard over 635 pupils, in text, csv and json: figures reckoned by hand, and
 * what one changed result does to them. On a vo school, where no national line shows the same
 * numbers. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/counted.h"
#include "tests/run.h"

#define TODAY "2026-11-22"
#define PUPILS 635

/* How many pupils have two goals of a kind with these findings. */
struct share {
	int pupils;
	const char *findings[2];
};

/* Goals: 2 x 200 + 150 = 550 met, 150 + 2 x 185 + 60 = 580 not, 60 + 2 x 40 = 140 undeterminable,
 * of 1270. Pupils: 200 all, 150 partly, 185 + 60 = 245 none, 40 undeterminable. */
static const struct share learning[] = {
	{ 200, { "met", "met" } },
	{ 150, { "met", "not_met" } },
	{ 185, { "not_met", "not_met" } },
	{ 60, { "not_met", "undeterminable" } },
	{ 40, { "undeterminable", "undeterminable" } },
};

/* Goals: 2 x 100 + 90 = 290 met, 2 x 120 + 75 = 315 not, 90 + 75 + 2 x 250 = 665 undeterminable.
 * Pupils: 100 all, 90 partly, 120 + 75 = 195 none, 250 undeterminable. */
static const struct share behaviour[] = {
	{ 100, { "met", "met" } },
	{ 90, { "undeterminable", "met" } },
	{ 120, { "not_met", "not_met" } },
	{ 75, { "undeterminable", "not_met" } },
	{ 250, { "undeterminable", "undeterminable" } },
};

static struct school vo_school(void)
{
	struct school s = school_open(TODAY);
	struct zb_err err;

	cr_assert(school_set(&s, &err, "school", db_school(s.db)->id, "type=vo", NULL) == ZB_OK);
	return s;
}

static const struct share *share_of(const struct share *shares, int pupil)
{
	while (pupil >= shares->pupils)
		pupil -= shares++->pupils;
	return shares;
}

static void add_two_of_each_kind(struct school *s)
{
	for (int i = 0; i < PUPILS; i++) {
		const struct share *l = share_of(learning, i), *b = share_of(behaviour, i);
		char number[16];
		struct counted c = {
			.number = number,
			.plan_starts = "2026-08-17",
			.evaluated = "2026-10-01",
			.goals = { { .kind = "learning", .finding = l->findings[0] },
				   { .kind = "learning", .finding = l->findings[1] },
				   { .kind = "behaviour", .finding = b->findings[0] },
				   { .kind = "behaviour", .finding = b->findings[1] } },
		};

		snprintf(number, sizeof number, "%d", 1000 + i);
		counted_add(s, &c);
	}
}

static char *command(struct school *s, const char *const *args)
{
	const char *argv[16] = { child_zorgbord(), "-f", s->path, "--today", TODAY };

	for (size_t i = 0; args[i]; i++)
		argv[5 + i] = args[i];

	struct run run = run_program(argv, NULL, NULL);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	free(run.err);
	return run.out;
}

static char *dashboard(struct school *s, const char *by, const char *format)
{
	return command(s, (const char *const[]){ "dashboard", "--by", by, "--format", format,
						 NULL });
}

static void expect_in(char *output, const char *const *pieces)
{
	cr_expect(strstr(output, "Inspectie") == NULL, "a national line in:\n%s", output);
	for (const char *const *p = pieces; *p; p++)
		cr_expect(strstr(output, *p) != NULL, "no %s in:\n%s", *p, output);
	free(output);
}

Test(figures, of_two_goals_a_kind_differ_by_base_as_reckoned_by_hand)
{
	struct school s = vo_school();

	add_two_of_each_kind(&s);
	expect_in(dashboard(&s, "goal", "text"), (const char *const[]){
		"Leren n=1270", "Gedrag n=1270", "   550  43%", "   290  23%", "   580  46%",
		"   315  25%", "   140  11%", "   665  52%", NULL });
	expect_in(dashboard(&s, "pupil", "text"), (const char *const[]){
		"Leren n=635", "Gedrag n=635", " 200  31% ", " 100  16% ", " 150  24%", " 90  14%",
		" 245  39%", " 195  31%", " 40   6%", " 250  39%", NULL });
	expect_in(dashboard(&s, "goal", "csv"), (const char *const[]){
		"goal,learning,met,behaald,550,1270,43,",
		"goal,learning,not_met,niet behaald,580,1270,46,",
		"goal,learning,undeterminable,niet vast te stellen,140,1270,11,",
		"goal,behaviour,met,behaald,290,1270,23,",
		"goal,behaviour,not_met,niet behaald,315,1270,25,",
		"goal,behaviour,undeterminable,niet vast te stellen,665,1270,52,", NULL });
	expect_in(dashboard(&s, "pupil", "csv"), (const char *const[]){
		"pupil,learning,all_met,alle doelen behaald,200,635,31,",
		"pupil,learning,partly_met,deels behaald,150,635,24,",
		"pupil,learning,none_met,geen behaald,245,635,39,",
		"pupil,learning,undeterminable,niet vast te stellen,40,635,6,",
		"pupil,behaviour,all_met,alle doelen behaald,100,635,16,",
		"pupil,behaviour,partly_met,deels behaald,90,635,14,",
		"pupil,behaviour,none_met,geen behaald,195,635,31,",
		"pupil,behaviour,undeterminable,niet vast te stellen,250,635,39,", NULL });
	expect_in(dashboard(&s, "goal", "json"), (const char *const[]){
		"\"count\":550,\"n\":1270,\"percent\":43",
		"\"count\":665,\"n\":1270,\"percent\":52", NULL });
	expect_in(dashboard(&s, "pupil", "json"), (const char *const[]){
		"\"count\":245,\"n\":635,\"percent\":39", "\"count\":90,\"n\":635,\"percent\":14",
		NULL });
	school_close(&s);
}

/* The first pupil whose goal for learning was not met turns out to have met it. */
static void correct_one(struct school *s)
{
	char *pair = school_sql(s, "SELECT evaluation || ' ' || goal FROM result AS r JOIN goal AS "
				   "g ON g.id = r.goal WHERE g.kind = 'learning' AND r.finding = "
				   "'not_met' ORDER BY r.id LIMIT 1");
	char *goal = strchr(pair, ' ') + 1;

	goal[-1] = '\0';

	char *evaluation = mem_format("evaluation=%s", pair), *of = mem_format("goal=%s", goal);

	free(command(s, (const char *const[]){ "add", "result", evaluation, of, "finding=met",
					       NULL }));
	free(of);
	free(evaluation);
	free(pair);
}

/* Every output of FIGURE 3a, one result further: 287/189/159 and still 210/146/279. */
static void expect_moved(struct school *s)
{
	expect_in(dashboard(s, "goal", "text"), (const char *const[]){
		"   287  45%", "   189  30%", "   159  25%", "   210  33%", "   146  23%",
		"   279  44%", NULL });
	expect_in(dashboard(s, "pupil", "text"), (const char *const[]){
		" 287  45% ", " 189  30%", " 159  25%", " 210  33% ", NULL });
	expect_in(dashboard(s, "goal", "csv"), (const char *const[]){
		"goal,learning,met,behaald,287,635,45,",
		"goal,learning,not_met,niet behaald,189,635,30,", NULL });
	expect_in(dashboard(s, "pupil", "csv"), (const char *const[]){
		"pupil,learning,all_met,alle doelen behaald,287,635,45,",
		"pupil,learning,none_met,geen behaald,189,635,30,", NULL });
	expect_in(dashboard(s, "goal", "json"), (const char *const[]){
		"\"outcome\":\"met\",\"label\":\"behaald\",\"count\":287,\"n\":635", NULL });
	expect_in(dashboard(s, "pupil", "json"), (const char *const[]){
		"\"outcome\":\"none_met\",\"label\":\"geen behaald\",\"count\":189,\"n\":635",
		NULL });
}

Test(figures, of_3a_move_in_every_form_when_one_result_is_changed)
{
	static const char *const bases[] = { "goal", "pupil" }, *const formats[] = { "text", "csv",
										     "json" };
	struct school s = vo_school();
	char *before[2][3];

	counted_figure(&s, PUPILS, (const int[]){ 286, 190, 159 }, (const int[]){ 210, 146, 279 });
	for (int b = 0; b < 2; b++)
		for (int f = 0; f < 3; f++)
			before[b][f] = dashboard(&s, bases[b], formats[f]);
	correct_one(&s);
	for (int b = 0; b < 2; b++) {
		for (int f = 0; f < 3; f++) {
			char *after = dashboard(&s, bases[b], formats[f]);

			cr_expect(strcmp(before[b][f], after) != 0, "%s %s", bases[b], formats[f]);
			free(after);
			free(before[b][f]);
		}
	}
	expect_moved(&s);
	school_close(&s);
}
