/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tabs of a dossier as they are drawn. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

#define ROWS 40

enum { GOALS = 2, EVALUATIONS = 3, TALKS = 4, HISTORY = 7 };

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(ROWS, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(dossier, .init = setup, .fini = teardown);

/* The tab with that number, from 0. */
static void open_tab(int tab)
{
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	while (tab--)
		draw_keys(screen, (const int[]){ K_RIGHT, 0 });
}

Test(dossier, key_bar_says_what_n_makes_on_each_tab_that_one_comes_to)
{
	static const char *const labels[] = { "n nieuw ", "n nieuw OPP", "n nieuw doel",
					      "n nieuwe evaluatie", "n gesprek of afspraak",
					      "n logboekregel" };

	open_tab(0);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		cr_expect(strstr(draw_row(screen, ROWS - 1), labels[i]) != NULL, "%s", labels[i]);
		draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	}
}

/* The row of the screen that holds TEXT, -1 when none does. */
static int row_of(const char *text)
{
	for (int row = 0; row < ROWS; row++)
		if (strstr(draw_row(screen, row), text))
			return row;
	return -1;
}

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

/* The draft of version 2, with one goal carried over to a higher target. */
static void add_version(void)
{
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft",
				  "guidance=drie keer per week RT", NULL);

	school_add(&d.school, "goal", school_ref("plan", plan), school_ref("line", d.goals[0]),
		   "kind=learning", "description=technisch lezen: AVI E5", "indicator=toets",
		   "baseline=M4", "target=M6", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=behaviour",
		   "description=vraagt zelf om hulp", NULL);
}

Test(dossier, sets_two_versions_side_by_side_with_signs_and_words)
{
	add_version();
	school_add(&d.school, "support", school_ref("pupil", d.pupil), "form=logopedie",
		   "starts=2026-09-20", "ends=2026-10-20", NULL);
	school_add(&d.school, "support", school_ref("pupil", d.pupil), "form=RT lezen",
		   "hours_week=1,5", "starts=2026-09-20", school_ref("plan", d.plan), NULL);
	open_tab(1);
	cr_expect(draw_has(screen, "v vergelijkt"));
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "Versie 1, in werking"));
	cr_expect(draw_has(screen, "Versie 2, concept"));
	cr_expect(draw_has(screen, "+ Begeleiding: toegevoegd"));
	cr_expect(draw_has(screen, "- Begin: vervallen"));
	cr_expect(draw_has(screen, "Doel: technisch lezen: AVI E5"));
	cr_expect(draw_has(screen, "~ Streefwaarde: gewijzigd"));
	cr_expect(row_of("[-E5-]") >= 0);
	cr_expect(eq(int, row_of("[-E5-]"), row_of("[+M6+]")));
	cr_expect(draw_has(screen, "+ Doel: toegevoegd"));
	cr_expect(draw_has(screen, "- Doel: vervallen"));
	draw_keys(screen, (const int[]){ K_END, 0 });
	cr_expect(draw_has(screen, "- Inzet: vervallen"));
	cr_expect(draw_has(screen, "logopedie"));
	cr_expect(draw_has(screen, "doelen en 1 keer inzet"));
	draw_type(screen, "q");
	cr_expect(draw_has(screen, "een van 2: [ en ]"));
}

Test(dossier, keeps_the_columns_of_two_versions_apart_on_a_narrow_screen)
{
	add_version();
	draw_resize(screen, 24, 40);
	open_tab(1);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "drie keer per"));
	cr_expect(draw_has(screen, "week RT"));
}

/* What differs is found once and laid out for each width; but anew for other texts. */
Test(dossier, lays_two_versions_out_anew_on_another_screen_and_when_a_text_changed)
{
	int64_t plan;
	struct zb_err err;

	add_version();
	plan = school_number(&d.school, "SELECT max(id) FROM plan");
	open_tab(1);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "drie keer per week RT"));
	draw_resize(screen, 24, 40);
	cr_expect(not(draw_has(screen, "drie keer per week RT")));
	cr_expect(draw_has(screen, "drie keer per"));
	draw_resize(screen, ROWS, 80);
	cr_expect(draw_has(screen, "drie keer per week RT"));
	cr_expect(eq(int, school_set(&d.school, &err, "plan", plan, "guidance=elke dag RT", NULL),
		     ZB_OK));
	app_stale(draw_app(screen));
	cr_expect(draw_has(screen, "elke dag RT"));
	cr_expect(not(draw_has(screen, "drie keer per week RT")));
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

Test(dossier, has_the_cursor_on_a_goal_that_was_just_added)
{
	add_version();
	open_tab(GOALS);
	draw_type(screen, "n");
	draw_keys(screen, (const int[]){ K_TAB, K_TAB, 0 });
	draw_type(screen, "leest elke dag");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	cr_expect(strstr(draw_row(screen, row_of("leest elke dag")), "▌") != NULL);
}

Test(dossier, says_how_a_version_that_is_frozen_gets_goals)
{
	struct zb_err err;
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
				  "origin=taken_over", "starts=2026-09-01",
				  "destination=havo", NULL);

	cr_expect(eq(int, school_set(&d.school, &err, "plan", plan, "status=in_force", NULL), 0));
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	cr_expect_not(draw_has(screen, "Enter voegt er een toe"));
	cr_expect(draw_has(screen, "a maakt een nieuwe versie"));
	draw_keys(screen, (const int[]){ K_RIGHT, K_RIGHT, 0 });
	cr_expect(draw_has(screen, "a maakt een nieuwe versie"));
}

/* --- n --- */

Test(dossier, says_in_the_key_bar_what_n_makes_on_the_tab)
{
	static const char *const says[] = {
		"n nieuw ", "n nieuw OPP", "n nieuw doel", "n nieuwe evaluatie",
		"n gesprek of afspraak", "n logboekregel", "n inzet, meting ...", "n nieuw ",
	};

	open_tab(0);
	for (size_t tab = 0; tab < sizeof(says) / sizeof(*says); tab++) {
		cr_expect(strstr(draw_row(screen, ROWS - 1), says[tab]) != NULL, "%zu: %s", tab,
			  draw_row(screen, ROWS - 1));
		draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	}
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

Test(dossier, shows_the_draft_that_is_there_and_does_not_begin_to_edit_it)
{
	open_tab(1);
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "Nieuwe versie als concept"));
	draw_type(screen, "[");
	cr_expect(draw_has(screen, "Versie 1, in werking"));
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "Versie 2, concept"));
	cr_expect(draw_has(screen, "Er is al een concept: dit is het. Enter wijzigt het."));
	cr_expect_not(draw_has(screen, "bewaren"));
}

/* --- who may know what, and who has no say --- */

static void set_link(int64_t guardian, const char *first, const char *second)
{
	char *sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			       (long long)guardian);
	struct zb_err err;

	cr_expect(eq(int,
		     school_set(&d.school, &err, "pupil_guardian", school_number(&d.school, sql),
				first, second, NULL),
		     ZB_OK));
	free(sql);
}

Test(dossier, says_who_has_no_say_and_who_may_not_know)
{
	set_link(d.mother, "information=limited", NULL);
	set_link(d.father, "authority=no", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "Anna van den Berg: informatie beperkt door de rechter"));
	cr_expect(draw_has(screen, "Kees Smit: geen gezag, wordt geïnformeerd en stemt niet in"));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	cr_expect(draw_has(screen, "Anna van den Berg: nog open (informatie"));
	cr_expect(not(draw_has(screen, "Kees Smit: nog open")));
	draw_keys(screen, (const int[]){ 'p', K_ENTER, 0 });
	cr_expect(draw_has(screen, "geen afschrift voor Anna van den Berg"));
}

Test(dossier, says_that_a_pupil_of_18_is_the_party)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};
	struct zb_err err;

	school_set(&d.school, &err, "pupil", d.pupil, "born=2008-09-01", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "18 of ouder: de leerling is zelf partij, ouders alleen"));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	cr_expect(draw_has(screen, "de leerling: nog open"));
	cr_expect(not(draw_has(screen, "Anna van den Berg: nog open")));
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
	cr_expect(draw_has(screen, "Instemming van de leerling, 18 of ouder"));
}

/* By form, without a talk. */
Test(dossier, shows_a_refusal_with_its_next_step_until_it_is_given_yet)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};

	open_tab(1);
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
	cr_expect(draw_has(screen, "Instemming van Anna van den Berg"));
	cr_expect(not(draw_has(screen, "Volgende stap")));
	draw_type(screen, "gew");
	for (int i = 0; i < 5; i++)
		draw_keys(screen, (const int[]){ K_TAB, 0 });
	draw_type(screen, "onderwijsconsulent");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	cr_expect(draw_has(screen, "Anna van den Berg: geweigerd "));
	cr_expect(draw_has(screen, "in overleg: onderwijsconsulent; de"));
	cr_expect(draw_has(screen, "basisondersteuning gaat door"));
	draw_keys(screen, (const int[]){ K_LEFT, 0 });
	cr_expect(draw_has(screen, "instemming: geweigerd: Anna"));
	cr_expect(draw_has(screen, "Berg, onderwijsconsulent"));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	cr_expect(not(draw_has(screen, "in overleg")));
	draw_keys(screen, (const int[]){ K_LEFT, 0 });
	cr_expect(not(draw_has(screen, "onderwijsconsulent")));
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted, "%s: %s", sql, found);
	free(found);
}

static void set(const char *entity, int64_t id, const char *first, const char *second)
{
	struct zb_err err = { 0 };

	cr_assert(eq(int, school_set(&d.school, &err, entity, id, first, second, NULL), ZB_OK),
		  "%s", err.text);
}

static void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
}

static int64_t refuse(void)
{
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-09-14", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	return school_add(&d.school, "consent", school_ref("plan", d.plan), "party=guardian",
			  school_ref("guardian", d.mother), "decision=refused", "date=2026-09-14",
			  school_ref("meeting", talk), "next_step=mediation", NULL);
}

static void open_consent(void)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};

	open_tab(1);
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
}

#define CONSENT_SQL                                                                                \
	"SELECT decision || ' ' || date || ' ' || ifnull(next_step, '-') || ' ' || "               \
	"(meeting IS NULL) FROM consent"

Test(dossier, dates_a_consent_that_was_refused_before_on_the_day_it_is_given)
{
	refuse();
	open_consent();
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	expect_sql(CONSENT_SQL, "given 2026-11-25 - 1");
}

Test(dossier, leaves_a_refusal_as_it_was_when_the_decision_is_put_back)
{
	refuse();
	open_consent();
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_TAB, K_BACKTAB, 0 });
	draw_type(screen, "gew");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	expect_sql(CONSENT_SQL, "refused 2026-09-14 mediation 0");
}

Test(dossier, shows_the_consent_that_was_taken_over_at_each_of_the_parents)
{
	school_add(&d.school, "consent", school_ref("plan", d.plan), "party=parents",
		   "decision=given", "date=2025-09-11", NULL);
	open_tab(0);
	cr_expect(not(draw_has(screen, "nog open")));
	cr_expect(draw_has(screen, "✓ 11-09-2025"));
	press(K_RIGHT);
	cr_expect(not(draw_has(screen, "nog open")));
}

static int64_t add_draft(void)
{
	return school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", NULL);
}

Test(dossier, offers_to_adopt_what_lacks_something_with_a_reason)
{
	add_draft();
	open_tab(1);
	draw_type(screen, "]w");
	cr_expect(draw_has(screen, "toch vaststellen, met een reden"));
}

Test(dossier, does_not_offer_to_adopt_what_a_parent_refused)
{
	school_add(&d.school, "consent", school_ref("plan", add_draft()), "party=guardian",
		   school_ref("guardian", d.mother), "decision=refused", "date=2026-11-20", NULL);
	open_tab(1);
	draw_type(screen, "]w");
	cr_expect(draw_has(screen, "geweigerd"));
	cr_expect(not(draw_has(screen, "toch vaststellen")));
}

Test(dossier, says_in_its_title_which_version_runs_while_a_draft_is_shown)
{
	add_draft();
	open_tab(1);
	cr_expect(strstr(draw_row(screen, 0), "OPP sinds 12-09-2026") != NULL);
	draw_type(screen, "]");
	cr_expect(strstr(draw_row(screen, 0), "OPP versie 2, concept; 1 in werking") != NULL, "%s",
		  draw_row(screen, 0));
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
	expect_sql("SELECT group_concat(state) FROM (SELECT * FROM goal ORDER BY position)",
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
	expect_sql("SELECT group_concat(DISTINCT state) FROM goal", "open");
}

Test(dossier, offers_to_close_the_plan_of_who_is_said_to_have_left)
{
	open_tab(0);
	draw_type(screen, "b");
	for (int i = 0; i < 30 && !draw_has(screen, "▌ Uitgeschreven"); i++)
		press(K_TAB);
	set("pupil", d.pupil, "left=2026-11-20", NULL);
	press(K_CTRL_S);
	cr_expect(draw_has(screen, "Nu ook het OPP afsluiten?"));
	draw_keys(screen, (const int[]){ K_RIGHT, K_ENTER, 0 });
	cr_expect(draw_has(screen, "5 doelen staan nog open"));
}

Test(dossier, says_that_the_plan_of_who_left_goes_on)
{
	set("pupil", d.pupil, "left=2026-11-20", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "vertrokken op 20-11-2026, het OPP is nog in werking"));
	cr_expect(strstr(draw_row(screen, 0), "nog niet afgesloten") != NULL);
}

Test(dossier, says_that_a_plan_goes_on_past_its_end)
{
	set("plan", d.plan, "ends=2026-11-24", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "het OPP liep tot en met 24-11-2026 en is nog in werking"));
	expect_sql("SELECT plan_until FROM pupil_state WHERE name LIKE 'Berg%'", "2026-11-24");
	cr_expect(strstr(draw_row(screen, 0), "nog niet afgesloten") != NULL);
}

Test(dossier, says_nothing_of_a_plan_on_its_last_day)
{
	set("plan", d.plan, "ends=2026-11-25", NULL);
	open_tab(0);
	cr_expect(not(draw_has(screen, "het OPP liep")));
}

Test(dossier, says_where_a_plan_lies_that_is_elsewhere)
{
	set("pupil", d.other, "elsewhere=sbo De Wissel", "elsewhere_holds_plan=yes");
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	cr_expect(draw_has(screen, "het OPP ligt elders: sbo De Wissel"));
	cr_expect(strstr(draw_row(screen, 0), "OPP ligt elders") != NULL);
	cr_expect(not(draw_has(screen, "nog geen OPP")));
	expect_sql("SELECT plan_state FROM pupil_state WHERE name LIKE 'Bosch%'", "elsewhere");
}
