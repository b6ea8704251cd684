/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same of an evaluation: what two found of the same goals. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/desk.h"
#include "tests/expect.h"
#include "tui/screens/screens.h"

TestSuite(merge_evaluation, .init = desk_open, .fini = desk_close);

static int64_t evaluated(void)
{
	int64_t evaluation = school_add(&d.school, "evaluation", school_ref("plan", d.plan),
					"kind=interim", "date=2026-11-20", "text=verslag", NULL);

	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), "finding=on_track", NULL);
	return evaluation;
}

static void colleague_finds(int64_t evaluation, const char *finding, const char *analysis)
{
	school_add(colleague(), "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), finding, analysis, NULL);
}

Test(merge_evaluation, shows_what_a_colleague_found_of_the_same_goal)
{
	int64_t evaluation = evaluated();

	open_screen(&evaluate_screen, evaluation);
	draw_type(screen, "b");
	colleague_finds(evaluation, "finding=not_met", "analysis=te weinig geoefend");
	press(K_F2);
	cr_expect(draw_has(screen, "Uitkomst: technisch lezen"));
	cr_expect(draw_has(screen, "op koers"));
	cr_expect(draw_has(screen, "niet behaald"));
	cr_expect(draw_has(screen, "[x] van u           behaald"));
	press(' ');
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT count(*) FROM \"result\" WHERE \"finding\" = 'met'", "0");
}

/* By who has SCHOOL open. */
static void evaluated_today_in(struct school *school, const char *kind)
{
	int64_t evaluation = school_add(school, "evaluation", school_ref("plan", d.plan),
					"date=2026-11-25", kind, "text=van de ander", NULL);

	school_add(school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), "finding=behind", NULL);
	school_add(school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[1]), "finding=met", NULL);
}

static void evaluated_today(const char *kind)
{
	evaluated_today_in(colleague(), kind);
}

Test(merge_evaluation, of_two_new_evaluations_of_one_day_is_asked_about)
{
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "o");
	evaluated_today("kind=interim");
	press(K_F2);
	cr_expect(draw_has(screen, "door jan, "));
	cr_expect(draw_has(screen, "waar u beiden iets anders vond"));
	expect_sql(&d.school, "SELECT count(*) FROM \"evaluation\"", "1");
	press(K_ENTER); /* back */
	expect_sql(&d.school, "SELECT count(*) FROM \"evaluation\"", "1");
	press(K_F2);
	press(K_RIGHT);
	press(K_ENTER); /* together */
	cr_expect(draw_has(screen, "jan wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "achter"));
	cr_expect(draw_has(screen, "op koers"));
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT count(*) || ' ' || max(\"text\") FROM \"evaluation\"",
		   "1 van de ander");
	expect_sql(&d.school,
		   "SELECT group_concat(\"finding\") FROM (SELECT * FROM \"result\" ORDER BY "
		   "\"id\")",
		   "behind,met,on_track");
}

/* Who made the first is who makes the second: nobody else has a part in it. */
Test(merge_evaluation, of_two_new_evaluations_of_one_day_by_oneself_says_so)
{
	db_set_moment(d.school.db, "2026-11-25T17:34:00.000Z");
	evaluated_today_in(&d.school, "kind=interim");
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "o");
	press(K_F2);
	cr_expect(draw_has(screen, "door uzelf, vandaag 18:34."));
	cr_expect(draw_has(screen, "Samenvoegen laat kiezen waar u nu iets anders vond."));
	press(K_RIGHT);
	press(K_ENTER); /* together */
	cr_expect(draw_has(screen, "Eerder bewaarde u hier iets anders."));
	cr_expect(draw_has(screen, "[ ] eerder          achter"));
	cr_expect(draw_has(screen, "[x] nu              op koers"));
	cr_expect_not(draw_has(screen, "tester"));
	press(K_F2);
	expect_saved();
}

Test(merge_evaluation, of_two_new_evaluations_of_one_day_asks_about_the_kind_too)
{
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "aoo");
	evaluated_today("kind=closing");
	press(K_F2);
	press(K_RIGHT);
	press(K_ENTER);
	cr_expect(draw_has(screen, "tussentijds"));
	cr_expect(draw_has(screen, "bij afsluiten"));
	press(' ');
	press(K_F2);
	cr_expect(draw_has(screen, "behaald"), "and then about the goal");
	press(' ');
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT group_concat(\"kind\") FROM \"evaluation\"", "closing");
	expect_sql(&d.school,
		   "SELECT group_concat(\"finding\") FROM (SELECT * FROM \"result\" ORDER BY "
		   "\"id\")",
		   "behind,met,on_track");
}

Test(merge_evaluation, of_two_evaluations_of_one_day_can_keep_both)
{
	evaluated_today("kind=interim");
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "o");
	press(K_F2);
	press(K_RIGHT);
	press(K_RIGHT);
	press(K_ENTER);
	expect_saved();
	expect_sql(&d.school, "SELECT count(*) FROM \"evaluation\"", "2");
}

Test(merge_evaluation, takes_over_what_a_colleague_found_of_another_goal)
{
	int64_t evaluation = evaluated();

	open_screen(&evaluate_screen, evaluation);
	press(K_DOWN);
	draw_type(screen, "b");
	colleague_finds(evaluation, "finding=not_met", "analysis=te weinig geoefend");
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT count(*) FROM \"result\"", "3");
	expect_sql(&d.school, "SELECT \"finding\" FROM \"result\" ORDER BY \"id\" DESC LIMIT 1",
		   "met");
}

Test(merge_evaluation, asks_about_the_report_and_about_where_a_goal_is_left)
{
	int64_t evaluation = evaluated();

	open_screen(&evaluate_screen, evaluation);
	draw_type(screen, "x");
	draw_type(screen, "ander doel");
	press_times(K_TAB, 7);
	draw_type(screen, " van mij");
	colleague_sets("goal", d.goals[0], "state=completed");
	colleague_sets("evaluation", evaluation, "text=van de ander");
	press(K_F2);
	cr_expect(draw_has(screen, "Verslag"));
	press(K_F2);
	cr_expect(draw_has(screen, "afgerond"));
	cr_expect(draw_has(screen, "vervallen"));
	press(' ');
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT \"state\" FROM \"goal\" WHERE \"position\" = 1", "completed");
	expect_sql(&d.school, "SELECT replace(\"text\", char(10), '|') FROM \"evaluation\"",
		   "van de ander|| van mij");
}
