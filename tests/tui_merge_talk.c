/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same of a talk, which is several rows in one save, and of a plan that comes in force. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/desk.h"
#include "tests/expect.h"
#include "tui/screens/screens.h"

TestSuite(merge_talk, .init = desk_open, .fini = desk_close);

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

Test(merge_talk, keeps_both_reports_one_below_the_other)
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
	expect_sql(&d.school, "SELECT replace(\"report\", char(10), '|') FROM \"meeting\"",
		   "eerst, van de ander||, van mij");
}

Test(merge_talk, asks_row_after_row)
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
	expect_sql(&d.school, "SELECT \"what\" FROM \"agreement\"", "bellen maandag");
	expect_sql(&d.school, "SELECT \"report\" FROM \"meeting\"", "van mij eerst");
}

Test(merge_talk, takes_their_answer_even_where_the_cursor_is)
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
	expect_sql(&d.school, "SELECT \"report\" FROM \"meeting\"", "van de ander");
}

Test(merge_talk, offers_to_add_anew_what_a_colleague_deleted)
{
	open_talk();
	press_times(K_TAB, 5);
	press(K_END);
	draw_type(screen, " maandag");
	colleague_deletes("agreement", agreement);
	press(K_F2);
	cr_expect(draw_has(screen, "verwijderd"));
	press(K_ESC);
	cr_expect(draw_has(screen, "bellen maandag"));
	press(K_F2);
	press(K_RIGHT);
	press(K_ENTER);
	expect_saved();
	expect_sql(&d.school, "SELECT \"what\" FROM \"agreement\"", "bellen maandag");
}

Test(merge_talk, asks_before_it_deletes_what_a_colleague_changed)
{
	open_talk();
	press_times(K_TAB, 5);
	press(K_F8);
	colleague_sets("agreement", agreement, "what=mailen");
	press(K_F2);
	cr_expect(draw_has(screen, "Afspraak: mailen"));
	press(K_ENTER); /* it stays */
	expect_saved();
	expect_sql(&d.school, "SELECT \"what\" FROM \"agreement\"", "mailen");
}

Test(merge_talk, deletes_what_a_colleague_deleted_too)
{
	open_talk();
	press_times(K_TAB, 5);
	press(K_F8);
	colleague_deletes("agreement", agreement);
	press(K_F2);
	expect_saved();
	expect_sql(&d.school, "SELECT count(*) FROM \"agreement\"", "0");
}

Test(merge_talk, makes_one_consent_of_two_that_were_noted_at_once)
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
	expect_sql(&d.school,
		   "SELECT count(*) || ' ' || \"decision\" || ' ' || \"date\" FROM \"consent\"",
		   "1 given 2026-11-25");
}

Test(merge_talk, says_when_the_draft_is_none_any_more)
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
	expect_sql(&d.school, "SELECT \"report\" FROM \"meeting\"", "verslag");
	expect_sql(&d.school, "SELECT count(*) FROM \"plan\" WHERE \"consultation\" IS NOT NULL",
		   "0");
}

/* What was kept of a talk must not undo what colleagues did to it since. */
Test(merge_talk, that_was_kept_meets_what_came_since)
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
	press(K_ENTER);
	cr_expect(draw_has(screen, "van mij eerst"));
	press(K_F2);
	cr_expect(draw_has(screen, "van de ander"));
	cr_expect(draw_has(screen, "van mij eerst"));
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT replace(\"report\", char(10), '|') || \"duration\" FROM \"meeting\"",
		   "van de ander||van mij eerst30");
	expect_sql(&d.school, "SELECT count(*) FROM \"agreement\"", "2");
}

/* --- a plan that comes in force --- */

Test(merge_talk, of_a_plan_in_force_makes_one_consent_of_two_that_were_noted_at_once)
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
	expect_sql(&d.school,
		   "SELECT \"status\" FROM \"plan\" WHERE \"version\" = 1 AND \"trajectory\" = 2",
		   "in_force");
	expect_sql(&d.school,
		   "SELECT count(*) || ' ' || \"decision\" || ' ' || \"date\" FROM \"consent\"",
		   "1 given 2026-11-25");
}
