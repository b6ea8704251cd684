/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague writes in the same rows while a screen is open: nothing that either typed is lost. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/pupil.h"
#include "core/records/quality.h"
#include "db/dossier.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/postpone.h"
#include "tui/screens/quality_form.h"
#include "tui/screens/record_form.h"
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

TestSuite(merge, .init = setup, .fini = teardown);

static void open_screen(const struct screen *which, int64_t id)
{
	app_push(draw_app(screen), which, (struct screen_arg){.id = id});
	draw_row(screen, 0);
}

static void press(int key)
{
	draw_keys(screen, (const int[]){key, 0});
	draw_row(screen, 0);
}

static void press_times(int key, int times)
{
	while (times-- > 0)
		press(key);
}

static void colleague_sets(const char *entity, int64_t id, const char *value)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(&d.school, &err, entity, id, value, NULL), 0), "%s", err.text);
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted, "%s: %s", sql, found);
	free(found);
}

static void expect_saved(void)
{
	cr_expect(draw_app(screen)->depth == 0, "%s", draw_app(screen)->notice.text);
}

/* --- the form of one row --- */

static void open_pupil(void)
{
	struct record *row = NULL;
	struct zb_err err;

	cr_assert(eq(int, store_get(d.school.db, &pupil_entity, d.other, &row, &err), 0));
	record_form_open(draw_app(screen), &(struct record_form){.title = "Leerling",
								 .draft = mem_text("pupil"),
								 .records = {row},
								 .link = -1,
								 .field = PUPIL_GIVEN_NAME,
								 .saved = "Leerling bewaard."});
	draw_row(screen, 0);
}

Test(merge, of_a_form_takes_over_by_itself_what_does_not_touch)
{
	open_pupil();
	draw_type(screen, " Jan");
	colleague_sets("pupil", d.other, "family_name=Bos");
	press(K_F2);
	expect_saved();
	expect_sql("SELECT \"given_name\" || ' ' || \"family_name\" FROM \"pupil\" WHERE "
		   "\"family_name\" LIKE 'Bos%'",
		   "Tim Jan Bos");
}

Test(merge, of_a_form_shows_what_it_was_and_whose_is_whose)
{
	open_pupil();
	draw_type(screen, " Jan");
	colleague_sets("pupil", d.other, "given_name=Timo");
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "het was         Tim"));
	cr_expect(draw_has(screen, "[ ] van"));
	cr_expect(draw_has(screen, "Timo"));
	cr_expect(draw_has(screen, "[x] van u           Tim Jan"));
	press(K_ESC);
	cr_expect(draw_has(screen, "Tim Jan"));
	expect_sql("SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'", "Timo");
	press(K_F2);
	press(' ');
	cr_expect(draw_has(screen, "[ ] van u"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'", "Timo");
}

/* --- a new row, of which there can be one --- */

static void open_answer(void)
{
	struct dossier dossier = {0};
	struct zb_err err;

	cr_assert(eq(int, dossier_read(d.school.db, d.pupil, &dossier, &err), 0));
	quality_form_open(draw_app(screen), &dossier, ITEM_PUPIL);
	dossier_free(&dossier);
	draw_row(screen, 0);
	draw_type(screen, "ja");
	press(K_TAB);
	draw_type(screen, "van mij");
}

Test(merge, of_an_answer_that_both_gave_asks_which_stays)
{
	open_answer();
	school_add(&d.school, "quality", school_ref("pupil", d.pupil), "item=pupil_involved",
		   "answer=no", "date=2026-11-25", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "[x] van u"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) || ' ' || \"answer\" || ' ' || \"note\" FROM \"quality\"",
		   "1 yes van mij");
}

Test(merge, of_an_answer_that_both_gave_alike_asks_nothing)
{
	open_answer();
	school_add(&d.school, "quality", school_ref("pupil", d.pupil), "item=pupil_involved",
		   "answer=yes", "date=2026-11-25", NULL);
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) || ' ' || \"answer\" || ' ' || \"note\" FROM \"quality\"",
		   "1 yes van mij");
}

Test(merge, of_a_deadline_that_both_postponed_asks_which_stays)
{
	const struct due due = { .deadline = DEADLINE_EVALUATION, .entity = ENTITY_PLAN,
				 .row = d.plan, .date = { 2027, 7, 31 } };

	postpone_open(draw_app(screen), d.pupil, &due);
	draw_row(screen, 0);
	draw_type(screen, "2027-08-10");
	press(K_TAB);
	draw_type(screen, "van mij");
	school_add(&d.school, "postponement", school_ref("pupil", d.pupil),
		   school_ref("record", d.plan), "entity=plan", "deadline=evaluation",
		   "term=2027-07-31", "until=2027-08-20", "reason=van de ander", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "20-08-2027"));
	press(K_LEFT);
	press(K_DOWN);
	press(K_LEFT);
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) || ' ' || \"until\" || ' ' || \"reason\" FROM \"postponement\"",
		   "1 2027-08-20 van de ander");
}

/* --- a talk: several rows in one save --- */

static int64_t talk, agreement, attendee;

static void open_talk(void)
{
	talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-02", "report=eerst",
			  NULL);
	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	attendee = school_add(&d.school, "attendee", school_ref("meeting", talk), "name=wijkteam",
			      NULL);
	agreement = school_add(&d.school, "agreement", school_ref("meeting", talk),
			       school_ref("pupil", d.pupil), "what=bellen", NULL);
	open_screen(&meeting_screen, talk);
}

Test(merge, of_a_talk_keeps_both_reports_one_below_the_other)
{
	open_talk();
	press_times(K_TAB, 4);
	press(K_CTRL_END);
	draw_type(screen, ", van mij");
	colleague_sets("meeting", talk, "report=eerst, van de ander");
	press(K_F2);
	cr_expect(draw_has(screen, "[x] van"));
	cr_expect(draw_has(screen, "[x] van u"));
	cr_expect(draw_has(screen, "beide teksten blijven, onder elkaar"));
	press(K_LEFT);
	cr_expect_not(draw_has(screen, "beide teksten blijven"));
	press(K_RIGHT);
	press(K_F2);
	expect_saved();
	expect_sql("SELECT replace(\"report\", char(10), '|') FROM \"meeting\"",
		   "eerst, van de ander||, van mij");
}

Test(merge, of_a_talk_asks_row_after_row)
{
	open_talk();
	press_times(K_TAB, 4);
	press(K_CTRL_HOME);
	draw_type(screen, "van mij ");
	press(K_TAB);
	press(K_END);
	draw_type(screen, " maandag");
	colleague_sets("meeting", talk, "report=van de ander");
	colleague_sets("agreement", agreement, "what=mailen");
	press(K_F2);
	cr_expect(draw_has(screen, "Verslag"));
	press(K_RIGHT);
	press(K_F2);
	cr_expect(draw_has(screen, "mailen"));
	cr_expect(draw_has(screen, "bellen maandag"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT \"what\" FROM \"agreement\"", "bellen maandag");
	expect_sql("SELECT \"report\" FROM \"meeting\"", "van mij eerst");
}

Test(merge, of_a_talk_takes_their_answer_even_where_the_cursor_is)
{
	open_talk();
	press_times(K_TAB, 4);
	press(K_CTRL_HOME);
	draw_type(screen, "van mij ");
	colleague_sets("meeting", talk, "report=van de ander");
	press(K_F2);
	press(K_LEFT);
	cr_expect(draw_has(screen, "[ ] van u"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT \"report\" FROM \"meeting\"", "van de ander");
}

Test(merge, of_a_talk_offers_to_add_anew_what_a_colleague_deleted)
{
	struct record *row = NULL;
	struct zb_err err;

	open_talk();
	press_times(K_TAB, 5);
	press(K_END);
	draw_type(screen, " maandag");
	cr_assert(eq(int, store_get(d.school.db, &agreement_entity, agreement, &row, &err), 0));
	cr_assert(eq(int, store_delete_one(d.school.db, row, &err), 0));
	record_free(row);
	press(K_F2);
	cr_expect(draw_has(screen, "verwijderd"));
	press(K_ESC);
	cr_expect(draw_has(screen, "bellen maandag"));
	press(K_F2);
	press(K_RIGHT);
	press(K_ENTER);
	expect_saved();
	expect_sql("SELECT \"what\" FROM \"agreement\"", "bellen maandag");
}

Test(merge, of_a_talk_asks_before_it_deletes_what_a_colleague_changed)
{
	open_talk();
	press_times(K_TAB, 5);
	press(K_F8);
	colleague_sets("agreement", agreement, "what=mailen");
	press(K_F2);
	cr_expect(draw_has(screen, "Afspraak: mailen"));
	press(K_ENTER); /* it stays */
	expect_saved();
	expect_sql("SELECT \"what\" FROM \"agreement\"", "mailen");
}

Test(merge, of_a_talk_deletes_what_a_colleague_deleted_too)
{
	struct record *row = NULL;
	struct zb_err err;

	open_talk();
	press_times(K_TAB, 5);
	press(K_F8);
	cr_assert(eq(int, store_get(d.school.db, &agreement_entity, agreement, &row, &err), 0));
	cr_assert(eq(int, store_delete_one(d.school.db, row, &err), 0));
	record_free(row);
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) FROM \"agreement\"", "0");
}

Test(merge, of_a_talk_makes_one_consent_of_two_that_were_noted_at_once)
{
	open_screen(&meeting_screen, d.pupil);
	press_times(K_TAB, 5);
	draw_type(screen, "geg");
	press(K_ENTER);
	school_add(&d.school, "consent", school_ref("plan", d.plan), "party=guardian",
		   school_ref("guardian", d.mother), "decision=refused", "date=2026-11-24",
		   "next_step=overleg", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "geweigerd"));
	cr_expect(draw_has(screen, "gegeven"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) || ' ' || \"decision\" || ' ' || \"date\" FROM \"consent\"",
		   "1 given 2026-11-25");
}

Test(merge, of_a_talk_says_when_the_draft_is_none_any_more)
{
	struct zb_err err;
	int64_t plan;

	school_set(&d.school, &err, "plan", d.plan, "status=closed", "closed=2026-11-01",
		   "close_reason=klaar", NULL);
	plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft",
			  "starts=2026-11-10", NULL);
	open_screen(&meeting_screen, d.pupil);
	press_times(K_TAB, 4);
	draw_type(screen, "verslag");
	press(K_F9);
	colleague_sets("plan", plan, "status=in_force");
	press(K_F2);
	cr_expect(draw_has(screen, "geen concept meer"));
	press(K_RIGHT);
	press(K_ENTER);
	expect_saved();
	expect_sql("SELECT \"report\" FROM \"meeting\"", "verslag");
	expect_sql("SELECT count(*) FROM \"plan\" WHERE \"consultation\" IS NOT NULL", "0");
}

/* What was kept of a talk must not undo what colleagues did to it since. */
Test(merge, of_a_talk_that_was_kept_meets_what_came_since)
{
	open_talk();
	press_times(K_TAB, 4);
	press(K_CTRL_HOME);
	draw_type(screen, "van mij ");
	meeting_screen.keep(draw_app(screen), app_state(draw_app(screen)));
	app_pop(draw_app(screen));
	draw_row(screen, 0);
	colleague_sets("meeting", talk, "report=van de ander");
	colleague_sets("meeting", talk, "duration=30");
	school_add(&d.school, "agreement", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), "what=nieuw", NULL);
	open_screen(&meeting_screen, talk);
	cr_expect(draw_has(screen, "van mij eerst"));
	press(K_F2);
	cr_expect(draw_has(screen, "van de ander"));
	cr_expect(draw_has(screen, "van mij eerst"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT replace(\"report\", char(10), '|') || \"duration\" FROM \"meeting\"",
		   "van de ander||van mij eerst30");
	expect_sql("SELECT count(*) FROM \"agreement\"", "2");
}

/* --- a plan that comes in force --- */

Test(merge, of_a_plan_in_force_makes_one_consent_of_two_that_were_noted_at_once)
{
	struct zb_err err;
	int64_t plan;

	school_set(&d.school, &err, "plan", d.plan, "status=closed", "closed=2026-11-01",
		   "close_reason=klaar", NULL);
	plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", NULL);
	colleague_sets("pupil_guardian",
		       school_number(&d.school, "SELECT max(\"id\") FROM \"pupil_guardian\""),
		       "authority=no");
	open_screen(&dossier_screen, d.pupil);
	draw_type(screen, "w");
	press(K_END);
	press(K_ENTER);
	draw_type(screen, "spoed");
	press(K_TAB);
	draw_type(screen, "geg");
	press(K_ENTER);
	school_add(&d.school, "consent", school_ref("plan", plan), "party=guardian",
		   school_ref("guardian", d.mother), "decision=refused", "date=2026-11-24",
		   "next_step=overleg", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "geweigerd"));
	cr_expect(draw_has(screen, "gegeven"));
	press(K_F2);
	expect_sql("SELECT \"status\" FROM \"plan\" WHERE \"version\" = 1 AND \"trajectory\" = 2",
		   "in_force");
	expect_sql("SELECT count(*) || ' ' || \"decision\" || ' ' || \"date\" FROM \"consent\"",
		   "1 given 2026-11-25");
}

/* --- an evaluation --- */

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
	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), finding, analysis, NULL);
}

Test(merge, of_an_evaluation_shows_what_a_colleague_found_of_the_same_goal)
{
	int64_t evaluation = evaluated();

	open_screen(&evaluate_screen, evaluation);
	draw_type(screen, "b");
	colleague_finds(evaluation, "finding=not_met", "analysis=te weinig geoefend");
	press(K_F2);
	cr_expect(draw_has(screen, "op koers"));
	cr_expect(draw_has(screen, "niet behaald"));
	cr_expect(draw_has(screen, "[x] van u           behaald"));
	press(' ');
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) FROM \"result\" WHERE \"finding\" = 'met'", "0");
}

static void evaluated_today(const char *kind)
{
	int64_t evaluation = school_add(&d.school, "evaluation", school_ref("plan", d.plan),
					"date=2026-11-25", kind, "text=van de ander", NULL);

	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[0]), "finding=behind", NULL);
	school_add(&d.school, "result", school_ref("evaluation", evaluation),
		   school_ref("goal", d.goals[1]), "finding=met", NULL);
}

Test(merge, of_two_new_evaluations_of_one_day_is_asked_about)
{
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "o");
	evaluated_today("kind=interim");
	press(K_F2);
	cr_expect(draw_has(screen, "al een evaluatie bewaard"));
	expect_sql("SELECT count(*) FROM \"evaluation\"", "1");
	press(K_ENTER); /* back */
	expect_sql("SELECT count(*) FROM \"evaluation\"", "1");
	press(K_F2);
	press(K_RIGHT);
	press(K_ENTER); /* together */
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "achter"));
	cr_expect(draw_has(screen, "op koers"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) || ' ' || max(\"text\") FROM \"evaluation\"", "1 van de ander");
	expect_sql("SELECT group_concat(\"finding\") FROM (SELECT * FROM \"result\" ORDER BY "
		   "\"id\")",
		   "behind,met,on_track");
}

Test(merge, of_two_new_evaluations_of_one_day_asks_about_the_kind_too)
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
	expect_sql("SELECT group_concat(\"kind\") FROM \"evaluation\"", "closing");
	expect_sql("SELECT group_concat(\"finding\") FROM (SELECT * FROM \"result\" ORDER BY "
		   "\"id\")",
		   "behind,met,on_track");
}

Test(merge, of_two_evaluations_of_one_day_can_keep_both)
{
	evaluated_today("kind=interim");
	open_screen(&evaluate_screen, d.plan);
	draw_type(screen, "o");
	press(K_F2);
	press(K_RIGHT);
	press(K_RIGHT);
	press(K_ENTER);
	expect_saved();
	expect_sql("SELECT count(*) FROM \"evaluation\"", "2");
}

Test(merge, of_an_evaluation_takes_over_what_a_colleague_found_of_another_goal)
{
	int64_t evaluation = evaluated();

	open_screen(&evaluate_screen, evaluation);
	press(K_DOWN);
	draw_type(screen, "b");
	colleague_finds(evaluation, "finding=not_met", "analysis=te weinig geoefend");
	press(K_F2);
	expect_saved();
	expect_sql("SELECT count(*) FROM \"result\"", "3");
	expect_sql("SELECT \"finding\" FROM \"result\" ORDER BY \"id\" DESC LIMIT 1", "met");
}

Test(merge, of_an_evaluation_asks_about_the_report_and_about_where_a_goal_is_left)
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
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 1", "completed");
	expect_sql("SELECT replace(\"text\", char(10), '|') FROM \"evaluation\"",
		   "van de ander|| van mij");
}

/* --- what is kept of a form --- */

Test(merge, of_a_form_that_was_kept_meets_what_came_since)
{
	open_pupil();
	draw_type(screen, " Jan");
	app_screen(draw_app(screen))->keep(draw_app(screen), app_state(draw_app(screen)));
	app_pop(draw_app(screen));
	draw_row(screen, 0);
	colleague_sets("pupil", d.other, "given_name=Timo");
	open_pupil();
	press(K_ENTER); /* on with it */
	press(K_F2);
	cr_expect(draw_has(screen, "Timo"));
	cr_expect(draw_has(screen, "[x] van u           Tim Jan"));
	press(K_F2);
	expect_saved();
	expect_sql("SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'",
		   "Tim Jan");
}

/* --- the settings --- */

Test(merge, of_the_settings_asks_about_the_same_one_and_keeps_another)
{
	int64_t days;

	settings_terms_open(draw_app(screen));
	draw_row(screen, 0);
	draw_type(screen, "30");
	days = school_add(&d.school, "setting", "key=plan_days", "value=21", NULL);
	school_add(&d.school, "setting", "key=consent_days", "value=7", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "het was         42"));
	cr_expect(draw_has(screen, "21"));
	cr_expect(draw_has(screen, "[x] van u           30"));
	press(K_F2);
	expect_saved();
	cr_expect(days > 0);
	expect_sql("SELECT group_concat(\"key\" || \"value\") FROM (SELECT * FROM \"setting\" "
		   "ORDER BY \"key\" DESC)",
		   "plan_days30,consent_days7");
}
