/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(24, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(meetings, .init = setup, .fini = teardown);

static void press(int key)
{
	draw_keys(screen, (const int[]){key, 0});
	draw_row(screen, 0); /* lists read when they are fitted */
}

static void open_list(void)
{
	app_push(draw_app(screen), &meetings_screen, (struct screen_arg){0});
	draw_row(screen, 0);
}

static int64_t add_talk(const char *kind, const char *date, int64_t pupil)
{
	int64_t talk = school_add(&d.school, "meeting", kind, date, NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", pupil), NULL);
	return talk;
}

Test(meetings, says_how_to_begin_when_there_are_none)
{
	open_list();
	cr_expect(draw_has(screen, "g legt er een vast"));
	press(K_RIGHT);
	cr_expect(draw_has(screen, "Er staan geen afspraken open"));
}

Test(meetings, lists_talks_and_filters_them_by_pupil)
{
	add_talk("kind=parents", "date=2026-11-02", d.pupil);
	add_talk("kind=mdo", "date=2026-10-02", d.other);
	open_list();
	cr_expect(draw_has(screen, "oudergesprek"));
	cr_expect(draw_has(screen, "Bosch, Tim"));
	draw_type(screen, "/joelle");
	cr_expect(draw_has(screen, "Berg, Jóëlle van den"));
	cr_expect(draw_has(screen, "Bosch") == false);
	press(K_ESC);
	cr_expect(draw_has(screen, "Bosch, Tim"));
}

Test(meetings, shows_late_agreements_first_and_takes_them_off_with_one_key)
{
	int64_t talk = add_talk("kind=parents", "date=2026-11-02", d.pupil);
	char *done;

	school_add(&d.school, "agreement", school_ref("meeting", talk), "what=boek lenen",
		   "by=2026-12-12", "who=moeder", NULL);
	school_add(&d.school, "agreement", school_ref("meeting", talk), "what=logopedie bellen",
		   "by=2026-11-15", school_ref("staff", d.teacher), NULL);
	open_list();
	press(K_RIGHT);
	cr_expect(draw_has(screen, "10 d te laat"));
	cr_expect(draw_has(screen, "Jan de Bruin"));
	press('d');
	cr_expect(draw_has(screen, "logopedie bellen.  u maakt ongedaan"));
	press(K_DOWN);
	cr_expect(draw_has(screen, "te laat") == false);
	done = school_sql(&d.school,
			  "SELECT \"done\" FROM \"agreement\" WHERE \"what\" = 'logopedie bellen'");
	cr_expect_str_eq(done, "2026-11-25");
	free(done);
}

Test(meetings, opens_the_talk_of_an_agreement)
{
	int64_t talk = add_talk("kind=parents", "date=2026-11-02", d.pupil);

	school_add(&d.school, "agreement", school_ref("meeting", talk), "what=boek lenen", NULL);
	open_list();
	press(K_RIGHT);
	press(K_ENTER);
	cr_expect(draw_has(screen, "Gesprek · Berg, Jóëlle van den"));
	cr_expect(draw_has(screen, "boek lenen"));
}

Test(meetings, say_at_the_foot_in_full_whom_the_row_with_the_cursor_is_about)
{
	static const char *const people[] = { "name=Saskia van der Schueren-van Heemskerck",
					      "name=Marloes in 't Veld", "name=Jan Willem" };
	int64_t talk = add_talk("kind=parents", "date=2026-11-02", d.pupil);

	for (int i = 0; i < 3; i++)
		school_add(&d.school, "attendee", school_ref("meeting", talk), people[i], NULL);
	open_list();
	cr_expect(draw_has(screen, "oudergesprek · Berg, Jóëlle van den · Saskia van der"));
	cr_expect(draw_has(screen, "Jan Willem"));
	draw_resize(screen, 12, 80);
	cr_expect(eq(int, draw_has(screen, "oudergesprek ·"), 0));
}
