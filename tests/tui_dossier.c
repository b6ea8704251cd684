/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tabs of a dossier as they are drawn. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/history.h"
#include "tests/desk.h"
#include "tests/expect.h"
#include "tui/screens/screens.h"

enum { GOALS = 2, EVALUATIONS = 3, TALKS = 4, SUPPORT = 6, HISTORY = 7 };

TestSuite(dossier, .init = desk_open, .fini = desk_close);

static int64_t evaluate(const char *date)
{
	return school_add(&d.school, "evaluation", school_ref("plan", d.plan), "kind=interim", date,
			  NULL);
}

static void find(int64_t evaluation, int goal, const char *finding, const char *analysis)
{
	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[goal]), finding, analysis, NULL);
}

Test(dossier, shows_what_was_corrected_below_what_took_its_place)
{
	int64_t evaluation = evaluate("date=2026-11-20");

	db_set_moment(d.school.db, "2026-11-20T09:00:00.000Z");
	find(evaluation, 0, "finding=not_met",
	     "analysis=Veel verzuim in oktober en november, en de proefles viel uit.");
	find(evaluation, 1, "finding=on_track", NULL);
	db_set_moment(d.school.db, "2026-11-25T09:00:00.000Z");
	find(evaluation, 0, "finding=met", NULL);
	open_tab(EVALUATIONS);
	cr_expect(draw_has(screen, " vr 20-11-2026 tussentijds"));
	cr_expect(draw_has(screen, "technisch lezen: AVI E5: behaald"));
	cr_expect(draw_has(screen, "verbeterd op 25-11-2026, was: niet behaald, Veel verzuim"));
	cr_expect(eq(int, row_of("was: niet behaald"), row_of("AVI E5: behaald") + 1));
	cr_expect(row_of("tafels 1-10: op koers") < row_of("AVI E5: behaald"));
	cr_expect(draw_has(screen, "viel uit."));
}

Test(dossier, says_in_words_whom_a_change_was_about)
{
	int64_t meeting = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-20", NULL);
	int64_t consent;
	struct zb_err err;

	school_add(&d.school, "meeting_pupil", school_ref("meeting", meeting),
		   school_ref("pupil", d.pupil), NULL);
	consent = school_add(&d.school, "consent", school_ref("plan", d.plan), "party=guardian",
			     school_ref("guardian", d.mother), "decision=given",
			     "date=2026-11-20", NULL);
	cr_assert(eq(int, school_set(&d.school, &err, "consent", consent, "note=per brief", NULL),
		     ZB_OK));
	open_tab(0);
	cr_expect(draw_has(screen, "moeder, gezag ✓ vr 20-11"));
	open_tab(HISTORY);
	cr_expect(draw_has(screen, "leerling van het gesprek (oudergesprek 20-11-2026)"));
	cr_expect(draw_has(screen, "instemming: gegeven (Anna van den Berg"));
	cr_expect(draw_has(screen, "Opmerking ingevuld: per brief"));
	cr_expect(eq(int, draw_has(screen, "OPP \"OPP"), 0));
}

Test(dossier, offers_the_areas_of_the_kind_of_goal_alone)
{
	school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", NULL);
	open_tab(GOALS);
	draw_type(screen, "n");
	draw_keys(screen, (const int[]){ K_TAB, ' ', 0 });
	cr_expect(draw_has(screen, "technisch lezen   "));
	cr_expect(eq(int, draw_has(screen, "welbevinden"), 0));
	draw_keys(screen, (const int[]){ K_ESC, K_BACKTAB, ' ', K_DOWN, K_ENTER, K_TAB, ' ', 0 });
	cr_expect(draw_has(screen, "welbevinden"));
	cr_expect(eq(int, draw_has(screen, "begrijpend lezen"), 0));
	draw_type(screen, "t"); /* technisch lezen */
	cr_expect(draw_has(screen, "Niets gevonden met \"t\"."));
}

Test(dossier, shows_what_is_to_be_done_in_full)
{
	school_add(&d.school, "agreement", school_ref("pupil", d.pupil), "by=2026-11-26",
		   "what=afspraken voor invallers in de klassenmap zetten en met ouders delen",
		   NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "invallers in de klassenmap"));
	cr_expect(draw_has(screen, "zetten en met ouders delen"));
}

Test(dossier, shows_an_agreement_in_full_among_the_talks)
{
	school_add(&d.school, "agreement", school_ref("pupil", d.pupil), "by=2026-11-26",
		   "what=afspraken voor invallers in de klassenmap zetten en met ouders delen",
		   NULL);
	open_tab(TALKS);
	cr_expect(row_of("voor invallers in") >= 0);
	cr_expect(row_of("met ouders delen") > row_of("voor invallers in"));
}

Test(dossier, keeps_the_given_name_in_the_title_of_a_long_family_name)
{
	char *name = school_sql(&d.school, "UPDATE \"pupil\" SET \"family_name\" = "
					   "'Schueren-van Heemskerck van Beest van Resandt'");

	free(name);
	open_tab(0);
	cr_expect(strstr(draw_row(screen, 0), "…, Jóëlle van den · 9 jaar") != NULL, "%s",
		  draw_row(screen, 0));
}

Test(dossier, has_the_name_in_its_title_on_a_screen_without_room_for_more)
{
	draw_resize(screen, 10, 40);
	open_tab(0);
	cr_expect(strstr(draw_row(screen, 0), " Berg, Jóëlle") == draw_row(screen, 0), "%s",
		  draw_row(screen, 0));
	cr_expect(strstr(draw_row(screen, 0), "jaar") == NULL);
	cr_expect(strstr(draw_row(screen, 0), "OPP sinds") != NULL);
}

Test(dossier, is_walked_by_goal_however_many_lines_each_takes)
{
	open_tab(GOALS);
	cr_expect(strstr(draw_row(screen, row_of("technisch lezen: AVI E5")), "▌") != NULL);
	for (int i = 0; i < DOSSIER_GOALS - 1; i++)
		draw_keys(screen, (const int[]){ K_DOWN, 0 });
	cr_expect(strstr(draw_row(screen, row_of("durft hulp te vragen")), "▌") != NULL);
	draw_keys(screen, (const int[]){ K_UP, K_PGUP, 0 });
	cr_expect(strstr(draw_row(screen, row_of("technisch lezen: AVI E5")), "▌") != NULL);
}

Test(dossier, says_in_the_key_bar_what_n_makes_on_the_tab)
{
	static const char *const says[] = {
		"n nieuw ", "a aanpassen", "n nieuw doel", "e evaluatie",
		"n gesprek of afspraak", "n logboekregel", "n inzet, meting ...", "n nieuw ",
	};

	open_tab(0);
	for (size_t tab = 0; tab < sizeof(says) / sizeof(*says); tab++) {
		cr_expect(strstr(draw_row(screen, DESK_ROWS - 1), says[tab]) != NULL, "%zu: %s",
			  tab, draw_row(screen, DESK_ROWS - 1));
		draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	}
}

/* What stands there is adjusted, and a draft is there to be finished. */
Test(dossier, offers_to_make_a_plan_only_who_has_none)
{
	open_tab(1);
	cr_expect_not(draw_has(screen, "n nieuw OPP"));
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	press(K_RIGHT);
	cr_expect(draw_has(screen, "n nieuw OPP"));
	draw_keys(screen, (const int[]){ K_ESC, 0 });
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	press(K_RIGHT);
	cr_expect(draw_has(screen, "w in werking"));
	cr_expect_not(draw_has(screen, "n nieuw OPP"));
}

Test(dossier, offers_what_the_tab_lists_and_on_the_overview_everything)
{
	open_tab(0);
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "logboekregel") && draw_has(screen, "ouder of verzorger"));
	draw_keys(screen, (const int[]){ K_ESC, K_RIGHT, K_RIGHT, K_RIGHT, K_RIGHT, 0 });
	draw_type(screen, "n");
	cr_expect(row_of("▌ gesprek") >= 0 && row_of("  afspraak") == row_of("▌ gesprek") + 1);
	cr_expect_not(draw_has(screen, "logboekregel  "));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "Nieuw gesprek"));
}

Test(dossier, begins_from_the_palette_what_its_tabs_list)
{
	static const char *const kinds[] = { "verzuim", "thuiszitter", "arrangement", "document",
					     "uitschrijven", "vertrek" };

	open_tab(0);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		press(':');
		draw_type(screen, kinds[i]);
		cr_expect_not(draw_has(screen, "Niets gevonden"), "%s", kinds[i]);
		press(K_ESC);
	}
	press(':');
	draw_type(screen, "document");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Nieuw document"));
}

Test(dossier, has_the_cursor_on_the_line_of_the_log_that_was_written)
{
	school_add(&d.school, "log", school_ref("pupil", d.pupil), "date=2026-11-25", "kind=note",
		   "text=eerder", NULL);
	open_tab(5);
	press('n');
	press(K_TAB);
	press(K_TAB);
	draw_type(screen, "later");
	press(K_F2);
	press(K_ENTER);
	cr_expect(draw_has(screen, "F2 bewaren") && draw_has(screen, "later"));
	cr_expect_not(draw_has(screen, "eerder"));
}

Test(dossier, completes_what_was_met_when_the_plan_is_closed)
{
	int64_t evaluation = evaluate("date=2026-11-20");

	find(evaluation, 0, "finding=met", NULL);
	find(evaluation, 1, "finding=not_met", "analysis=te kort");
	open_tab(0);
	draw_type(screen, "x");
	draw_keys(screen, (const int[]){ K_DOWN, K_DOWN, K_DOWN, K_ENTER, 0 });
	draw_type(screen, "verhuisd");
	press(K_CTRL_S);
	expect_sql(&d.school,
		   "SELECT group_concat(state) FROM (SELECT * FROM goal ORDER BY position)",
		   "completed,handed_over,handed_over,handed_over,handed_over");
}

Test(dossier, leaves_what_was_met_open_with_the_others)
{
	find(evaluate("date=2026-11-20"), 0, "finding=met", NULL);
	open_tab(0);
	draw_type(screen, "x");
	press(K_ENTER);
	draw_type(screen, "verhuisd");
	press(K_CTRL_S);
	expect_sql(&d.school, "SELECT group_concat(DISTINCT state) FROM goal", "open");
}

/* A draft with a goal beside the plan; the form that closes the plan, with that many downs at what
 * it asks. */
static void begin_close_beside_draft(int downs)
{
	school_add(&d.school, "goal", school_ref("plan", add_draft()), "kind=learning",
		   "description=nog niets", NULL);
	open_tab(0);
	draw_type(screen, "x");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Er ligt ook een concept, versie 2: wat gebeurt daarmee?"));
	press_times(K_DOWN, downs);
	press(K_ENTER);
	draw_type(screen, "basis volstaat");
}

static void close_beside_draft(int downs)
{
	begin_close_beside_draft(downs);
	press(K_CTRL_S);
}

#define PLANS_SQL                                                                                  \
	"SELECT group_concat(status) || ' ' || (SELECT count(*) FROM goal WHERE description = "    \
	"'nog niets') FROM plan"

Test(dossier, asks_what_becomes_of_the_draft_of_a_plan_that_is_closed)
{
	struct zb_err err;

	close_beside_draft(1);
	expect_sql(&d.school, PLANS_SQL, "closed 0");
	cr_expect(draw_has(screen, "Het concept is verwijderd."));
	cr_expect(eq(int, history_undo(d.school.db, NULL, &err), ZB_OK));
	expect_sql(&d.school, PLANS_SQL, "in_force,draft 1");
}

/* What was typed of the plan is not lost over it. */
Test(dossier, closes_the_plan_of_which_the_draft_was_thrown_away_meanwhile)
{
	begin_close_beside_draft(1);
	colleague_deletes("goal", school_number(&d.school, "SELECT id FROM goal WHERE "
							    "description = 'nog niets'"));
	colleague_deletes("plan", school_number(&d.school, "SELECT id FROM plan WHERE "
							    "status = 'draft'"));
	press(K_CTRL_S);
	expect_sql(&d.school, PLANS_SQL, "closed 0");
}

Test(dossier, leaves_the_draft_of_a_plan_that_is_closed_unless_told_otherwise)
{
	close_beside_draft(0);
	expect_sql(&d.school, PLANS_SQL, "closed,draft 1");
	cr_expect(draw_has(screen, "De extra ondersteuning loopt nog"));
}

Test(dossier, says_nothing_of_extra_support_that_ends_with_the_plan)
{
	colleague_sets("support_period", school_number(&d.school, "SELECT id FROM support_period"),
		       "ends=2026-11-25");
	open_tab(0);
	draw_type(screen, "x");
	press(K_ENTER);
	draw_type(screen, "basis volstaat");
	press(K_CTRL_S);
	cr_expect(draw_has(screen, "OPP afgesloten."));
	cr_expect(not(draw_has(screen, "De extra ondersteuning loopt nog")));
}

Test(dossier, says_which_steps_were_empty_when_a_request_was_sent)
{
	school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=tlv",
		   "sent=2026-11-20", "complete=yes", "tried=RT", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "TLV, nu aan de beurt: besluit"));
	press_times(K_RIGHT, SUPPORT);
	for (int i = 0; i < 9 && !draw_has(screen, "▌ TLV"); i++)
		press(K_DOWN);
	press(K_ENTER);
	cr_expect(draw_has(screen, "niet ingevuld"));
	draw_type(screen, "toegekend");
	press(K_CTRL_S);
	cr_expect(draw_has(screen, "Niet ingevuld: zienswijze ouders, advies van deskundigen."));
}

Test(dossier, says_in_its_title_that_the_pupil_has_left)
{
	colleague_sets("pupil", d.pupil, "left=2026-11-20");
	draw_resize(screen, 40, 120);
	open_tab(0);
	cr_expect(draw_has(screen, "jaar · uitgeschreven"));
}

Test(dossier, offers_to_close_the_plan_of_who_is_said_to_have_left)
{
	open_tab(0);
	draw_type(screen, "b");
	for (int i = 0; i < 30 && !draw_has(screen, "▌ Uitgeschreven"); i++)
		press(K_TAB);
	colleague_sets("pupil", d.pupil, "left=2026-11-20");
	press(K_CTRL_S);
	cr_expect(draw_has(screen, "Nu ook het OPP afsluiten?"));
	cr_expect(draw_has(screen, "nu niet"));
	draw_keys(screen, (const int[]){ K_RIGHT, K_ENTER, 0 });
	cr_expect(draw_has(screen, "5 doelen staan nog open"));
}

Test(dossier, says_that_the_plan_of_who_left_goes_on)
{
	colleague_sets("pupil", d.pupil, "left=2026-11-20");
	open_tab(0);
	cr_expect(draw_has(screen, "vertrokken op 20-11-2026, het OPP is nog in werking"));
	cr_expect(strstr(draw_row(screen, 0), "nog niet afgesloten") != NULL);
}

Test(dossier, says_that_a_plan_goes_on_past_its_end)
{
	colleague_sets("plan", d.plan, "ends=2026-11-24");
	open_tab(0);
	cr_expect(draw_has(screen, "het OPP liep tot en met 24-11-2026 en is nog in werking"));
	expect_sql(&d.school, "SELECT plan_until FROM pupil_state WHERE name LIKE 'Berg%'",
		   "2026-11-24");
	cr_expect(strstr(draw_row(screen, 0), "nog niet afgesloten") != NULL);
}

Test(dossier, says_nothing_of_a_plan_on_its_last_day)
{
	colleague_sets("plan", d.plan, "ends=2026-11-25");
	open_tab(0);
	cr_expect(not(draw_has(screen, "het OPP liep")));
}

Test(dossier, says_where_a_plan_lies_that_is_elsewhere)
{
	colleague_sets("pupil", d.other, "elsewhere=sbo De Wissel");
	colleague_sets("pupil", d.other, "elsewhere_holds_plan=yes");
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	cr_expect(draw_has(screen, "het OPP ligt elders: sbo De Wissel"));
	cr_expect(strstr(draw_row(screen, 0), "OPP ligt elders") != NULL);
	cr_expect(not(draw_has(screen, "nog geen OPP")));
	expect_sql(&d.school, "SELECT plan_state FROM pupil_state WHERE name LIKE 'Bosch%'",
		   "elsewhere");
}

Test(dossier, has_the_word_of_the_last_outcome_whole_or_not_at_all)
{
	int64_t evaluation = school_add(&d.school, "evaluation", school_ref("plan", d.plan),
					"date=2026-11-20", "kind=interim", NULL);
	int64_t later = school_add(&d.school, "evaluation", school_ref("plan", d.plan),
				   "date=2026-11-21", "kind=interim", NULL);

	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), "finding=behind", NULL);
	open_tab(GOALS);
	cr_expect(draw_has(screen, "↓ achter"));
	school_add(&d.school, "result", school_ref("evaluation", later),
		   school_ref("goal", d.goals[0]), "finding=undeterminable",
		   "reason=no_baseline", NULL);
	open_tab(GOALS);
	cr_expect(draw_has(screen, "↓ ?"));
	cr_expect_not(draw_has(screen, "↓ ? niet"));
}
