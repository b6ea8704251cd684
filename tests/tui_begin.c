/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new plan starts from: nothing, a plan of before, another school, or a template. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/history.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"
#include "tui/screens/settings.h"

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(40, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(begin, .init = setup, .fini = teardown);

static void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
	draw_row(screen, 0);
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted, "%s: %s", sql, found);
	free(found);
}

static void undo(void)
{
	struct zb_err err;

	cr_assert(eq(int, history_undo(d.school.db, NULL, &err), ZB_OK), "%s", err.text);
}

/* "n" on the tab Plan of that pupil. */
static void ask_for_plan(int64_t pupil)
{
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = pupil });
	press(K_RIGHT);
	draw_type(screen, "n");
	draw_row(screen, 0);
}

static int64_t add_template(void)
{
	int64_t template = school_add(&d.school, "template", "name=zicht op lezen",
				      "guidance=drie keer per week", "works=rust", NULL);

	school_add(&d.school, "template_goal", school_ref("template", template), "kind=learning",
		   "area=technical_reading", "description=leest op AVI", "indicator=AVI-kaart",
		   "who=leerkracht", NULL);
	school_add(&d.school, "template_goal", school_ref("template", template), "kind=behaviour",
		   "description=vraagt hulp", NULL);
	return template;
}

Test(begin, asks_also_where_there_is_no_template_and_no_plan_of_before)
{
	ask_for_plan(d.other);
	cr_expect(draw_has(screen, "Nieuw OPP: waar begint het mee?"));
	cr_expect(draw_has(screen, "leeg beginnen"));
	press(K_DOWN);
	press(K_ENTER);
	cr_expect(draw_has(screen, "Nieuw OPP, concept"));
	press(K_F2);
	expect_sql("SELECT origin || status FROM plan ORDER BY id DESC", "other_schooldraft");
}

Test(begin, with_a_template_brings_its_texts_and_goals_to_edit)
{
	add_template();
	ask_for_plan(d.other);
	cr_expect(draw_has(screen, "Nieuw OPP: waar begint het mee?"));
	cr_expect(draw_has(screen, "overnemen van een andere school"));
	press(K_END);
	press(K_ENTER);
	cr_expect(draw_has(screen, "Versie 1, concept"));
	expect_sql("SELECT guidance || '|' || works || '|' || status || '|' || origin FROM plan "
		   "WHERE status = 'draft'",
		   "drie keer per week|rust|draft|own");
	expect_sql("SELECT group_concat(g.description || ':' || ifnull(g.indicator, '') || ':' || "
		   "ifnull(baseline, '-') || ':' || from_template, ' ') FROM goal AS g JOIN plan "
		   "AS p ON p.id = g.plan WHERE p.status = 'draft'",
		   "leest op AVI:AVI-kaart:-:yes vraagt hulp::-:yes");
	undo();
	expect_sql("SELECT count(*) FROM plan WHERE status = 'draft'", "0");
	expect_sql("SELECT count(*) FROM goal WHERE from_template = 'yes'", "0");
}

Test(begin, with_a_template_no_plan_comes_in_force_before_its_goals_are_the_pupils_own)
{
	struct zb_err err;
	int64_t goal;

	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", d.father), "authority=yes", NULL);
	add_template();
	ask_for_plan(d.other);
	press(K_END);
	press(K_ENTER);
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "\"leest op AVI\" komt uit een sjabloon en mist beginwaarde, "));
	cr_expect(eq(int, draw_has(screen, "toch vaststellen"), 0));
	press(K_ESC);
	for (int i = 0; i < 2; i++) {
		goal = school_number(&d.school, "SELECT min(id) FROM goal WHERE from_template = "
						"'yes' AND baseline IS NULL");
		cr_assert(eq(int,
			     school_set(&d.school, &err, "goal", goal, "baseline=1", "target=2",
					NULL),
			     0));
	}
	app_stale(draw_app(screen));
	draw_row(screen, 0);
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "toch vaststellen"));
	cr_expect(draw_has(screen, "1 van 2 doelen niet te beoordelen"));
}

/* --- a template out of a plan --- */

/* A draft of Tim in which he, his mother and what is his own stand. */
static void add_plan_to_keep(void)
{
	int64_t plan;

	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", d.father), "authority=yes", NULL);
	plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
			  "starts=2026-11-01", "destination=havo",
			  "guidance=Tim leest elke dag met Kees.", "works=Tims eigen plek",
			  "heard=yes", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=learning",
		   "description=Tim leest AVI E5", "indicator=AVI-kaart", "baseline=M4",
		   "baseline_date=2026-09-01", "target=E5", "target_date=2027-06-01",
		   "approach=samen met meester Smit", "who=Jan de Bruin", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=learning",
		   "description=vervallen doel", "state=dropped", NULL);
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	press(K_RIGHT);
	draw_type(screen, "t");
	draw_row(screen, 0);
}

#define GOALS_OF_TEMPLATES                                                                         \
	"SELECT group_concat(ifnull(kind, '') || '|' || description || '|' || "                    \
	"ifnull(indicator, '') || '|' || ifnull(approach, '') || '|' || ifnull(who, '')) "         \
	"FROM template_goal"

Test(begin, a_plan_becomes_a_template_without_what_is_the_pupils_own)
{
	add_plan_to_keep();
	cr_expect(draw_has(screen, "Nieuw sjabloon uit dit OPP"));
	cr_expect(draw_has(screen, "5 namen werden [naam] of [ouder]"));
	cr_expect(draw_has(screen, "[naam] leest elke dag met [ouder]."));
	cr_expect_not(draw_has(screen, "havo"));
	draw_type(screen, "lezen");
	press(K_F2);
	cr_expect(draw_has(screen, "Sjabloon bewaard, met de doelen; zie 0 Beheer, Sjablonen."));
	expect_sql("SELECT name || '|' || guidance || '|' || works FROM template",
		   "lezen|[naam] leest elke dag met [ouder].|[naam]s eigen plek");
	expect_sql(GOALS_OF_TEMPLATES,
		   "learning|[naam] leest AVI E5|AVI-kaart|samen met meester [ouder]|");
	expect_sql("SELECT count(*) FROM history WHERE entity LIKE 'template%' AND "
		   "(new LIKE '%Tim %' OR new LIKE '%Kees%')", "0");
	undo();
	expect_sql("SELECT (SELECT count(*) FROM template) + (SELECT count(*) FROM template_goal)",
		   "0");
}

Test(begin, a_template_needs_a_name_that_is_not_taken)
{
	add_template();
	add_plan_to_keep();
	press(K_F2);
	cr_expect(draw_has(screen, "Nieuw sjabloon uit dit OPP"));
	draw_type(screen, "zicht op lezen");
	press(K_F2);
	cr_expect(draw_has(screen, "Nieuw sjabloon uit dit OPP"));
	expect_sql("SELECT count(*) FROM template", "1");
}

Test(begin, with_a_template_of_a_plan_names_the_next_pupil)
{
	struct zb_err err;

	add_plan_to_keep();
	draw_type(screen, "lezen");
	press(K_F2);
	school_set(&d.school, &err, "plan", d.plan, "status=closed", "closed=2026-11-01",
		   "close_reason=basis volstaat", NULL);
	ask_for_plan(d.pupil);
	press(K_END);
	press(K_ENTER);
	expect_sql("SELECT p.guidance || '|' || g.description || '|' || ifnull(g.baseline, '-') || "
		   "ifnull(g.target, '-') || g.from_template FROM plan AS p JOIN goal AS g ON "
		   "g.plan = p.id ORDER BY g.id DESC",
		   "Jóëlle leest elke dag met [ouder].|Jóëlle leest AVI E5|--yes");
}

Test(begin, again_makes_a_trajectory_with_what_the_plan_of_before_left)
{
	struct zb_err err;

	school_set(&d.school, &err, "plan", d.plan, "status=closed", "closed=2026-11-01",
		   "close_reason=basis volstaat", NULL);
	school_set(&d.school, &err, "goal", d.goals[0], "state=completed", NULL);
	school_set(&d.school, &err, "goal", d.goals[1], "state=handed_over", NULL);
	ask_for_plan(d.pupil);
	cr_expect(draw_has(screen, "zoals versie 1, afgesloten 01-11-2026"));
	press(K_END);
	press(K_ENTER);
	expect_sql("SELECT trajectory || ' ' || version || ' ' || status || ' ' || "
		   "ifnull(close_reason, 'open') || ifnull(starts, '') FROM plan ORDER BY id DESC",
		   "2 1 draft open");
	/* Lines of their own: what was found in the trajectory of before is not found of these. */
	expect_sql("SELECT count(*) || ' ' || count(DISTINCT line) || ' ' || max(line <> id) || "
		   "' ' || max(state) FROM goal WHERE plan = (SELECT max(id) FROM plan)",
		   "4 4 0 open");
}

Test(begin, from_another_school_says_so)
{
	add_template();
	ask_for_plan(d.other);
	press(K_DOWN);
	press(K_ENTER);
	cr_expect(draw_has(screen, "Nieuw OPP, concept"));
	press(K_F2);
	expect_sql("SELECT origin || status FROM plan ORDER BY id DESC", "other_schooldraft");
}

/* Those of a school that has them listed under Beheer. */
static void open_list(const char *label)
{
	app_push(draw_app(screen), &settings_screen, (struct screen_arg){ 0 });
	draw_row(screen, 0);
	for (size_t i = 0; settings_label(i); i++)
		if (!strcmp(settings_label(i), label))
			settings_do(draw_app(screen), i);
	draw_row(screen, 0);
}

Test(begin, staff_are_listed_by_family_name_with_what_stands_before_it)
{
	school_add(&d.school, "staff", "given_name=Naima", "prefix=el", "family_name=Amrani", NULL);
	open_list("Medewerkers");
	cr_expect(draw_has(screen, "Amrani, Naima el"));
}

Test(begin, holidays_have_the_last_one_on_top)
{
	school_add(&d.school, "holiday", "name=mei", "starts=2026-04-27", "ends=2026-05-05", NULL);
	school_add(&d.school, "holiday", "name=zomer", "starts=2026-07-11", "ends=2026-08-22",
		   NULL);
	school_add(&d.school, "holiday", "name=kerst", "starts=2026-12-20", "ends=2027-01-05",
		   NULL);
	open_list("Vakanties");
	cr_expect(strstr(draw_read(screen, 3), "kerst") != NULL);
	cr_expect(strstr(draw_read(screen, 4), "zomer") != NULL);
	cr_expect(strstr(draw_read(screen, 5), "mei") != NULL);
}

Test(begin, tariffs_are_in_the_order_of_what_is_shown_and_then_of_date)
{
	school_add(&d.school, "tariff", "function=external", "starts=2026-08-01", NULL);
	school_add(&d.school, "tariff", "function=assistant", "starts=2026-08-01", NULL);
	school_add(&d.school, "tariff", "function=external", "starts=2025-08-01", NULL);
	school_add(&d.school, "tariff", "function=psychologist", "starts=2026-08-01", NULL);
	open_list("Tarieven");
	cr_expect(strstr(draw_row(screen, 3), "extern") && strstr(draw_row(screen, 3), "2025"));
	cr_expect(strstr(draw_row(screen, 4), "extern") && strstr(draw_row(screen, 4), "2026"));
	cr_expect(strstr(draw_row(screen, 5), "onderwijsassistent") != NULL);
	cr_expect(strstr(draw_row(screen, 6), "orthopedagoog") != NULL);
}

Test(begin, templates_are_kept_under_beheer)
{
	open_list("Sjablonen");
	cr_expect(draw_has(screen, "Nog geen sjablonen"));
	draw_type(screen, "n");
	draw_type(screen, "lezen");
	press(K_F2);
	cr_expect(draw_has(screen, "lezen"));
	draw_type(screen, "d");
	cr_expect(draw_has(screen, "lezen · doelen"));
	draw_type(screen, "n");
	draw_type(screen, "l");
	press(K_TAB);
	press(K_TAB);
	draw_type(screen, "leest op AVI");
	press(K_F2);
	expect_sql("SELECT t.name || ': ' || g.description FROM template_goal AS g JOIN template "
		   "AS t ON t.id = g.template",
		   "lezen: leest op AVI");
	press(K_ESC);
	draw_type(screen, "D");
	press(K_RIGHT);
	press(K_ENTER);
	expect_sql("SELECT (SELECT count(*) FROM template) + (SELECT count(*) FROM template_goal)",
		   "0");
	undo();
	expect_sql("SELECT (SELECT count(*) FROM template) + (SELECT count(*) FROM template_goal)",
		   "2");
}

Test(begin, a_draft_is_thrown_away_without_the_help_that_was_meant_for_it)
{
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
				  NULL);

	school_add(&d.school, "support", school_ref("pupil", d.other), "form=RT lezen",
		   school_ref("plan", plan), NULL);
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	press(K_RIGHT);
	draw_type(screen, "D");
	press(K_RIGHT);
	press(K_ENTER);
	expect_sql("SELECT (SELECT count(*) FROM plan WHERE status = 'draft') || form || "
		   "ifnull(plan, '-') FROM support",
		   "0RT lezen-");
	undo();
	expect_sql("SELECT count(*) FROM support AS s JOIN plan AS p ON p.id = s.plan", "1");
}

Test(begin, a_draft_can_be_put_in_force_from_beside_the_version_before_it)
{
	school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", "version=2",
		   NULL);
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	press(K_RIGHT);
	draw_type(screen, "[[");
	cr_assert(draw_has(screen, "Versie 1, in werking"));
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "Dit ontbreekt nog"));
}
