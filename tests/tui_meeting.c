/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"

static struct dossier_school d;
static struct draw *screen;

static void open_screen(int rows, int columns, int64_t id)
{
	screen = draw_new(rows, columns);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &meeting_screen, (struct screen_arg){.id = id});
	draw_row(screen, 0);
}

static void setup(void)
{
	d = dossier_school_open();
}

static void teardown(void)
{
	if (screen)
		draw_free(screen);
	school_close(&d.school);
}

TestSuite(meeting, .init = setup, .fini = teardown);

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

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted);
	free(found);
}

static int64_t add_draft(void)
{
	struct zb_err err;
	int64_t plan;

	school_set(&d.school, &err, "plan", d.plan, "status=closed", "closed=2026-11-01",
		   "close_reason=basis volstaat", NULL);
	plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=learning",
		   "description=lezen", NULL);
	return plan;
}

Test(meeting, begins_with_the_pupil_and_today)
{
	open_screen(24, 80, d.pupil);
	cr_expect(draw_has(screen, "Nieuw gesprek · Berg, Jóëlle van den"));
	cr_expect(draw_has(screen, "oudergesprek"));
	cr_expect(draw_has(screen, "25-11-2026"));
	cr_expect(draw_has(screen, "Instemming met het OPP in werking"));
}

Test(meeting, shows_long_names_whole_where_the_screen_has_room)
{
	static const char name[] = "Jan de Schueren-van Heemskerck van Beest genaamd Nijhuis";
	struct zb_err err;

	school_set(&d.school, &err, "staff", d.teacher,
		   "family_name=Schueren-van Heemskerck van Beest genaamd Nijhuis", NULL);
	open_screen(24, 120, d.pupil);
	press(K_F6);
	cr_expect(draw_has(screen, name));
}

Test(meeting, keeps_who_was_there_what_was_said_and_what_was_agreed)
{
	open_screen(24, 80, d.pupil);
	press_times(K_TAB, 4);
	draw_type(screen, "Goed gesprek.");
	press(K_F6);
	cr_expect(draw_has(screen, "Wie waren erbij?"));
	cr_expect(draw_has(screen, "Enter kiezen  Spatie aan of uit  Esc terug"));
	press(' ');
	press(K_INSERT);
	press(K_ENTER);
	cr_expect(draw_has(screen, "Aanwezig (F6)"));
	press(K_F7);
	draw_type(screen, "M. Bos, wijkteam");
	press(K_ENTER);
	press(K_F3);
	draw_type(screen, "logopedie bellen");
	press_times(K_TAB, 2);
	draw_type(screen, "moeder");
	press(K_TAB);
	draw_type(screen, "+2w");
	press(K_CTRL_S);
	cr_expect(draw_app(screen)->depth == 0);
	expect_sql("SELECT \"kind\" || ' ' || \"date\" || ' ' || \"report\" FROM \"meeting\"",
		   "parents 2026-11-25 Goed gesprek.");
	expect_sql("SELECT count(\"guardian\") || ' ' || group_concat(\"name\", '+') FROM "
		   "\"attendee\"",
		   "2 M. Bos+wijkteam");
	expect_sql("SELECT \"what\" || ' ' || \"who\" || ' ' || \"by\" FROM \"agreement\"",
		   "logopedie bellen moeder 2026-12-09");
	expect_sql("SELECT count(*) FROM \"agreement\" WHERE \"pupil\" IS NOT NULL AND "
		   "\"meeting\" IS NOT NULL",
		   "1");
	expect_sql(
		"SELECT count(DISTINCT \"txn\") FROM \"history\" WHERE \"entity\" IN ('meeting', "
		"'meeting_pupil', 'attendee', 'agreement')",
		"1");
}

Test(meeting, records_consent_and_hearing_of_a_draft_and_is_its_consultation)
{
	add_draft();
	open_screen(40, 80, d.pupil);
	cr_expect(draw_has(screen, "Overleg over het OPP in concept: nee"));
	press_times(K_TAB, 5); /* to the first guardian, after the report */
	draw_type(screen, "geg");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Overleg over het OPP in concept: ja"));
	press(K_TAB);
	draw_type(screen, "d");
	press(K_TAB);
	draw_type(screen, "gew");
	press_times(K_TAB, 2);
	draw_type(screen, "nieuw overleg");
	press(K_TAB);
	draw_type(screen, "g"); /* the view: geen bezwaar or niet gegeven, by its first letter */
	press_times(K_TAB, 2);
	draw_type(screen, "j");
	press(K_TAB);
	draw_type(screen, "kindgesprek");
	press(K_CTRL_S);
	cr_assert(draw_app(screen)->depth == 0);
	expect_sql(
		"SELECT group_concat(\"decision\", ' ') FROM (SELECT * FROM \"consent\" ORDER BY "
		"\"id\")",
		"given refused");
	expect_sql(
		"SELECT count(*) FROM \"consent\" WHERE \"date\" = '2026-11-25' AND \"meeting\" = "
		"(SELECT \"id\" FROM \"meeting\")",
		"2");
	expect_sql("SELECT \"next_step\" FROM \"consent\" WHERE \"decision\" = 'refused'",
		   "nieuw overleg");
	expect_sql("SELECT \"heard\" || \"heard_date\" || \"heard_how\" FROM \"plan\" WHERE "
		   "\"status\" = 'draft'",
		   "yes2026-11-25kindgesprek");
	expect_sql("SELECT count(*) FROM \"plan\" WHERE \"consultation\" = (SELECT \"id\" FROM "
		   "\"meeting\")",
		   "1");
}

Test(meeting, of_the_kind_that_is_about_the_plan_is_the_consultation_about_a_draft)
{
	add_draft();
	open_screen(40, 80, d.pupil);
	cr_expect(draw_has(screen, "Overleg over het OPP in concept: nee"));
	draw_type(screen, "OPP");
	press(K_TAB);
	cr_expect(draw_has(screen, "Overleg over het OPP in concept: ja"));
	press(K_CTRL_S);
	cr_assert(draw_app(screen)->depth == 0);
	expect_sql("SELECT \"kind\" FROM \"meeting\" WHERE \"id\" = (SELECT \"consultation\" FROM "
		   "\"plan\" WHERE \"status\" = 'draft')",
		   "plan_review");
}

Test(meeting, leaves_consent_alone_that_was_not_spoken_of)
{
	open_screen(24, 80, d.pupil);
	press_times(K_TAB, 4);
	draw_type(screen, "x");
	press(K_CTRL_S);
	expect_sql("SELECT count(*) FROM \"meeting\"", "1");
	expect_sql("SELECT count(*) FROM \"consent\"", "0");
}

Test(meeting, is_about_several_pupils_with_a_report_each)
{
	open_screen(24, 80, d.pupil);
	press(K_F5);
	cr_expect(draw_has(screen, "Over wie gaat het gesprek?"));
	draw_type(screen, "tim ");
	cr_expect(draw_has(screen, "[x] Bosch, Tim"), "a space ticks, also while one searches");
	cr_expect(not(draw_has(screen, "Zoek tim")), "and then the next can be searched for");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Berg, Jóëlle van den; Bosch, Tim"));
	press_times(K_TAB, 6);
	draw_type(screen, "over Tim");
	press(K_CTRL_S);
	expect_sql("SELECT count(*) FROM \"meeting_pupil\"", "2");
	expect_sql("SELECT \"report\" FROM \"meeting_pupil\" WHERE \"report\" IS NOT NULL",
		   "over Tim");
}

/* Faster than it is drawn. */
Test(meeting, is_about_whom_one_searched_for_and_ticked_at_once)
{
	open_screen(24, 80, d.pupil);
	press(K_F5);
	for (const char *c = "tim "; *c; c++)
		app_key(draw_app(screen), *c, NULL);
	cr_expect(draw_has(screen, "[x] Bosch, Tim"));
	press(K_ENTER);
	cr_expect(draw_has(screen, "Berg, Jóëlle van den; Bosch, Tim"));
}

Test(meeting, takes_whom_one_searched_for_and_found)
{
	open_screen(24, 80, d.pupil);
	press(K_F5);
	draw_type(screen, "tim");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Berg, Jóëlle van den; Bosch, Tim"));
}

Test(meeting, asks_whose_dossier_a_talk_about_a_group_is_to_stand_in)
{
	open_screen(24, 80, 0);
	press(K_CTRL_S);
	cr_expect(draw_has(screen, "kies met F5 over wie het gesprek gaat"));
	draw_type(screen, "6");
	press(K_ENTER);
	cr_expect(draw_has(screen, "In wiens dossier komt dit gesprek"));
	press_times(K_RIGHT, 2);
	press(K_ENTER);
	press(K_CTRL_S);
	expect_sql("SELECT count(*) FROM \"meeting_pupil\"", "2");
	expect_sql("SELECT count(*) FROM \"meeting\" WHERE \"group\" IS NOT NULL", "1");
}

Test(meeting, changes_one_that_is_in_the_file)
{
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-02",
				  "report=eerst", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	school_add(&d.school, "attendee", school_ref("meeting", talk), "name=wijkteam", NULL);
	school_add(&d.school, "agreement", school_ref("meeting", talk), "what=bellen", NULL);
	open_screen(24, 80, talk);
	cr_expect(draw_has(screen, "Aanwezig (F6): wijkteam"));
	press(K_F7);
	press(K_CTRL_A);
	draw_type(screen, "logopedist");
	press(K_ENTER);
	press_times(K_TAB, 5); /* the agreement */
	press(K_F8);
	press(K_CTRL_S);
	cr_assert(draw_app(screen)->depth == 0);
	expect_sql("SELECT group_concat(\"name\") FROM \"attendee\"", "logopedist");
	expect_sql("SELECT count(*) FROM \"agreement\"", "0");
	expect_sql("SELECT count(*) FROM \"meeting\"", "1");
}

Test(meeting, offers_what_was_typed_before_the_terminal_vanished)
{
	open_screen(24, 80, d.pupil);
	press_times(K_TAB, 4);
	draw_type(screen, "half verslag");
	press(K_F7);
	draw_type(screen, "wijkteam");
	press(K_ENTER);
	press(K_F3);
	draw_type(screen, "bellen");
	db_set_moment(d.school.db, "2026-11-24T17:34:00.000Z");
	meeting_screen.keep(draw_app(screen), app_state(draw_app(screen)));
	draw_free(screen);
	open_screen(24, 80, d.pupil);
	cr_expect(draw_has(screen, "Nieuw gesprek · Berg, Jóëlle van den, gisteren 18:34."));
	press(K_ENTER);
	cr_expect(draw_has(screen, "half verslag"));
	cr_expect(draw_has(screen, "wijkteam"));
	cr_expect(draw_has(screen, "bellen"));
	press(K_CTRL_S);
	expect_sql("SELECT count(*) FROM \"draft\"", "0");
	expect_sql("SELECT \"report\" FROM \"meeting\"", "half verslag");
}

/* The row of the screen that holds the cursor must show what is typed, wherever the form ends. */
Test(meeting, keeps_the_field_with_the_cursor_in_sight_at_every_height)
{
	add_draft();
	for (int rows = 16; rows <= 30; rows++) {
		open_screen(rows, 80, d.pupil);
		press_times(K_TAB, 5);
		cr_expect(draw_has(screen, "Instemming "), "at %d rows", rows);
		draw_type(screen, "geg");
		cr_expect(draw_has(screen, "gegeven"), "at %d rows", rows);
		draw_free(screen);
	}
	screen = NULL;
}

Test(meeting, says_whose_consent_a_line_is_and_what_to_do_when_nobody_can_give_it)
{
	open_screen(30, 80, d.pupil);
	cr_expect(draw_has(screen, "Instemming Anna van den Berg"));
	draw_free(screen);
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_screen(30, 80, d.other);
	cr_expect(draw_has(screen, "geen ouder met gezag bekend"));
	cr_expect(draw_has(screen, "n in het dossier voegt een ouder toe"));
}

Test(meeting, says_who_may_not_know_and_who_has_no_say)
{
	struct zb_err err;
	char *sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			       (long long)d.mother);

	school_set(&d.school, &err, "pupil_guardian", school_number(&d.school, sql),
		   "information=limited", NULL);
	free(sql);
	sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			 (long long)d.father);
	school_set(&d.school, &err, "pupil_guardian", school_number(&d.school, sql),
		   "authority=no", NULL);
	free(sql);
	open_screen(40, 80, d.pupil);
	cr_expect(draw_has(screen, "Anna van den Berg: informatie beperkt door de rechter"));
	cr_expect(draw_has(screen, "Kees Smit: geen gezag, wordt geïnformeerd; "));
	cr_expect(not(draw_has(screen, "Instemming Kees Smit")));
}

Test(meeting, asks_consent_of_a_pupil_of_18_alone)
{
	struct zb_err err;

	school_set(&d.school, &err, "pupil", d.pupil, "born=2008-11-25", NULL);
	add_draft();
	open_screen(40, 80, d.pupil);
	cr_expect(draw_has(screen, "18 of ouder: de leerling is zelf partij"));
	cr_expect(draw_has(screen, "Instemming Berg, Jóëlle van den"));
	cr_expect(not(draw_has(screen, "Instemming Anna")));
	press_times(K_TAB, 5);
	draw_type(screen, "geg");
	press(K_ENTER);
	press(K_CTRL_S);
	cr_assert(draw_app(screen)->depth == 0);
	expect_sql("SELECT party || ' ' || decision || ' ' || (guardian IS NULL) FROM consent",
		   "pupil given 1");
}
