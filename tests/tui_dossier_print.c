/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dossier offers to print, and what it shows before. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"

#define TO_PARENTS 3 /* steps down from the first paper */
#define TO_SCHOOL  4
#define TO_SWV	   5

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

TestSuite(dossier_print, .init = setup, .fini = teardown);

static void press(int key, int times)
{
	while (times-- > 0)
		draw_keys(screen, (const int[]){ key, 0 });
}

/* Opens the dossier of PUPIL and its menu, and chooses what stands STEPS down. */
static void choose(int64_t pupil, int steps)
{
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = pupil });
	press('p', 1);
	press(K_DOWN, steps);
	press(K_ENTER, 1);
}

static int64_t add_log(const char *text)
{
	return school_add(&d.school, "log", school_ref("pupil", d.pupil), "date=2026-10-01",
			  "kind=event", text, NULL);
}

Test(dossier_print, asks_at_once_where_when_there_is_nothing_to_look_at)
{
	choose(d.pupil, TO_PARENTS);
	cr_expect(draw_has(screen, "dossier-ouders-"));
	cr_expect(draw_has(screen, ".pdf"));
}

Test(dossier_print, shows_first_whom_a_text_names_and_does_not_print_by_itself)
{
	add_log("text=Ruzie met Tim over de bal");
	choose(d.pupil, TO_PARENTS);
	cr_expect(draw_has(screen, "Kijk dit eerst na"));
	cr_expect(draw_has(screen, "\xe2\x96\x8c Niet afdrukken"));
	cr_expect(draw_has(screen, "Tim Bosch: \"Ruzie met Tim over de bal\" (Tekst, gebeurtenis"));
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "Er is niets afgedrukt."));
	cr_expect(eq(int, draw_has(screen, "dossier-ouders-"), 0));
}

Test(dossier_print, asks_where_after_it_was_looked_at)
{
	add_log("text=Ruzie met Tim over de bal");
	choose(d.pupil, TO_PARENTS);
	press(K_DOWN, 1);
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "dossier-ouders-"));
}

Test(dossier_print, opens_the_field_that_names_somebody)
{
	add_log("text=Ruzie met Tim over de bal");
	choose(d.pupil, TO_PARENTS);
	press(K_DOWN, 2);
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "Vertrouwelijk")); /* the form of the log */
	draw_type(screen, ", uitgepraat");
	cr_expect(draw_has(screen, "over de bal, uitgepraat"));
}

Test(dossier_print, opens_the_talk_of_which_the_report_names_somebody)
{
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-20", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), "report=Zit naast Tim.", NULL);
	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.other), NULL);
	choose(d.pupil, TO_PARENTS);
	press(K_DOWN, 2);
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "Zit naast Tim."));
	cr_expect(draw_has(screen, "Over (F5)"));
}

Test(dossier_print, hands_over_the_open_goals_of_who_leaves)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(&d.school, &err, "pupil", d.pupil, "left=2026-12-18", NULL),
		     ZB_OK));
	choose(d.pupil, TO_SCHOOL);
	cr_expect(draw_has(screen, "5 doelen staan nog open: sluit het OPP af om ze mee te geven"));
	press(K_DOWN, 2);
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "\xe2\x96\x8c meegegeven aan wie ermee verdergaat, wat behaald "
				   "is afgerond"));
}

Test(dossier_print, gives_the_swv_nothing_without_a_request)
{
	choose(d.pupil, TO_SWV);
	cr_expect(draw_has(screen, "r is geen aanvraag voor Berg"));
}

Test(dossier_print, asks_with_which_request_when_there_are_several)
{
	school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=arrangement",
		   "sent=2026-10-01", "decision=pending", NULL);
	school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=tlv", "tlv_for=so",
		   "sent=2026-09-01", "decision=refused", "decided=2026-09-20", NULL);
	choose(d.pupil, TO_SWV);
	cr_expect(draw_has(screen, "Bij welke aanvraag?"));
	cr_expect(draw_has(screen, "\xe2\x96\x8c arrangement, Verstuurd op 01-10-2026"));
	press(K_ENTER, 1);
	cr_expect(draw_has(screen, "dossier-swv-"));
}

Test(dossier_print, offers_a_dossier_without_a_plan)
{
	choose(d.other, 0);
	cr_expect(draw_has(screen, "dossier-ouders-"));
}
