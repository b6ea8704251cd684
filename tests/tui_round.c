/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round of tests for a group, typed down a column. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw.h"
#include "tests/school.h"
#include "tui/app.h"
#include "tui/screens/screens.h"

#define ROWS 24
#define NAME_ROW 6 /* of the first pupil */

static struct school school;
static int64_t pupils[4];
static struct draw *screen;

static int64_t add_pupil(const char *family, int64_t group, bool extra)
{
	char *name = mem_format("family_name=%s", family);
	int64_t pupil = school_add(&school, "pupil", name, "given_name=Tim", NULL);

	if (group)
		school_add(&school, "placement", school_ref("pupil", pupil),
			   school_ref("group", group), "school_year=2026-2027",
			   "starts=2026-08-01", NULL);
	if (extra)
		school_add(&school, "support_period", school_ref("pupil", pupil), "level=extra",
			   "starts=2026-08-01", NULL);
	free(name);
	return pupil;
}

static void setup(void)
{
	int64_t group;

	school = school_open("2026-11-22");
	group = school_add(&school, "group", "school_year=2026-2027", "name=7B", NULL);
	pupils[0] = add_pupil("Aap", group, true);
	pupils[1] = add_pupil("Bosch", group, true);
	pupils[2] = add_pupil("Claus", group, false);
	pupils[3] = add_pupil("Dijk", 0, true);
	school_add(&school, "measurement", school_ref("pupil", pupils[1]), "date=2026-06-04",
		   "subject=spelling", "level=IV", "score=81.5", NULL);
	screen = draw_new(ROWS, 80);
	draw_app(screen)->db = school.db;
	draw_app(screen)->today = db_today(school.db);
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){ .id = pupils[0] });
	draw_row(screen, 0); /* what stands there is read when it is drawn */
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&school);
}

TestSuite(round_screen, .init = setup, .fini = teardown);

static void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
	draw_row(screen, 0);
}

static void expect_rows(const char *wanted)
{
	char *found = school_sql(&school,
				 "SELECT group_concat(t, ', ') FROM (SELECT family_name || ' ' || "
				 "subject || ' ' || date || ' ' || ifnull(score / 1000, "
				 "ifnull(level, '-')) || ifnull(' ' || instrument, '') AS t FROM "
				 "measurement JOIN pupil ON pupil.id = pupil WHERE date > "
				 "'2026-06-04' ORDER BY family_name)");

	cr_expect_str_eq(found ? found : "", wanted, "%s", found);
	free(found);
}

/* Subject and test of the head, and on to the first pupil. */
static void head(const char *subject, const char *test)
{
	draw_type(screen, subject);
	press(K_ENTER);
	press(K_TAB);
	press(K_TAB);
	draw_type(screen, test);
	press(K_TAB);
}

Test(round_screen, says_the_name_that_its_column_cuts_in_full)
{
	struct zb_err err;

	school_set(&school, &err, "pupil", pupils[0],
		   "family_name=Schueren-van Heemskerck van Beest", NULL);
	draw_type(screen, "m");
	draw_row(screen, 0);
	cr_expect(not(draw_has(screen, "Heemskerck van Beest, Tim")));
	draw_resize(screen, ROWS, 120);
	cr_expect(draw_has(screen, "Heemskerck van Beest, Tim"));
	draw_resize(screen, ROWS, 80);
	head("spel", "SVS");
	press(K_DOWN);
	cr_expect(draw_has(screen, "Heemskerck van Beest, Tim"));
}

Test(round_screen, shows_all_pupils_again_where_there_is_room_again)
{
	draw_type(screen, "m");
	head("spel", "SVS");
	draw_resize(screen, 10, 80);
	press(K_DOWN);
	cr_expect_not(draw_has(screen, "Aap"));
	draw_resize(screen, ROWS, 80);
	cr_expect(draw_has(screen, "Aap"));
}

Test(round_screen, takes_a_score_a_line_and_the_rest_once)
{
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "Metingen · groep 7B · 2 leerlingen, 0 ingevuld"));
	head("spel", "SVS");
	cr_expect(strstr(draw_row(screen, NAME_ROW), " Aap, Tim") != NULL);
	cr_expect(strstr(draw_row(screen, NAME_ROW + 1), "IV, 81,5 (04-06-2026)") != NULL);
	draw_type(screen, "88");
	press(K_DOWN);
	draw_type(screen, "91");
	press(K_DOWN);
	cr_expect(draw_has(screen, "2 leerlingen, 2 ingevuld"));
	press(K_F2);
	cr_expect(draw_has(screen, "2 metingen bewaard. Kies het volgende vak, of Esc."));
	expect_rows("Aap spelling 2026-11-22 88 SVS, Bosch spelling 2026-11-22 91 SVS");
	cr_expect(strstr(draw_row(screen, NAME_ROW), "88 (22-11-2026)") != NULL);
	draw_type(screen, "rek");
	press(K_ENTER);
	press(K_DOWN);
	press(K_DOWN);
	draw_type(screen, "70");
	press(K_F2);
	expect_rows("Aap spelling 2026-11-22 88 SVS, Bosch spelling 2026-11-22 91 SVS, "
		    "Bosch mathematics 2026-11-22 70 SVS");
	press(K_ESC);
	cr_expect(app_screen(draw_app(screen)) == &pupils_screen);
}

Test(round_screen, says_of_what_all_share_at_its_foot_what_it_is)
{
	draw_type(screen, "m");
	press(K_TAB);
	press(K_TAB);
	cr_expect_str_eq(draw_row(screen, NAME_ROW - 2), "");
	cr_expect_str_eq(draw_row(screen, ROWS - 3), " de toets of vragenlijst");
	press(K_BACKTAB);
	draw_type(screen, "1-1-2030");
	press(K_TAB);
	draw_type(screen, "SVS");
	press(K_TAB);
	draw_type(screen, "8");
	press(K_F2);
	cr_expect_str_eq(draw_row(screen, ROWS - 3), " Datum kan niet in de toekomst liggen");
}

Test(round_screen, is_of_who_is_marked_or_filtered_or_of_the_whole_class)
{
	draw_type(screen, "a");
	press(K_UP);
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "groep 7B · 3 leerlingen"));
	press(K_ESC);
	draw_type(screen, "/dij");
	press(K_TAB);
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "filter: dij · 1 leerling,"));
	press(K_ESC);
	press(K_ESC);
	draw_type(screen, " ");
	press(K_PGUP);
	draw_type(screen, " ");
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "aangestreept · 2 leerlingen"));
	cr_expect(draw_has(screen, "7B · Aap, Tim") && draw_has(screen, "Dijk, Tim"));
}

Test(round_screen, says_at_the_pupil_that_one_is_there_already)
{
	draw_type(screen, "m");
	head("spel", "");
	draw_type(screen, "88");
	press(K_DOWN);
	draw_type(screen, "91");
	school_add(&school, "measurement", school_ref("pupil", pupils[1]), "date=2026-11-22",
		   "subject=spelling", "level=II", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "die is er al: spelling 22-11-2026: Niveau II"));
	cr_expect(strstr(draw_row(screen, NAME_ROW + 1), "▌ Bosch") != NULL);
	expect_rows("Bosch spelling 2026-11-22 II");
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	press(K_F2);
	cr_expect(draw_has(screen, "1 meting bewaard"));
	expect_rows("Aap spelling 2026-11-22 88, Bosch spelling 2026-11-22 II");
}

Test(round_screen, asks_a_risk_where_there_is_no_level_and_keeps_scores_out_of_it)
{
	draw_type(screen, "m");
	head("spel", "");
	draw_type(screen, "88");
	press(K_UP);
	press(K_BACKTAB);
	press(K_BACKTAB);
	draw_type(screen, "wel");
	press(K_ENTER);
	cr_expect(draw_has(screen, "past daar niet bij"));
	cr_expect(strstr(draw_row(screen, 3), "spelling") != NULL);
	press(K_DOWN);
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	press(K_UP);
	draw_type(screen, "wel");
	press(K_ENTER);
	cr_expect(strstr(draw_row(screen, 3), "welbevinden") != NULL);
	cr_expect(draw_has(screen, "Risico") && !draw_has(screen, "Score"));
	press(K_DOWN);
	draw_type(screen, "j");
	press(K_ENTER);
	press(K_F2);
	cr_expect(draw_has(screen, "1 meting bewaard"));
	cr_expect(strstr(draw_row(screen, NAME_ROW), "risico (22-11-2026)") != NULL);
}

Test(round_screen, goes_to_the_day_that_is_not_right)
{
	draw_type(screen, "m");
	press(K_TAB);
	draw_type(screen, "1-12-2026");
	press(K_DOWN);
	draw_type(screen, "88");
	press(K_F2);
	cr_expect(draw_has(screen, "Datum kan niet in de toekomst liggen"));
	cr_expect(strstr(draw_row(screen, 3), "▌") != NULL);
	expect_rows("");
	draw_type(screen, "1-11-2026");
	press(K_F2);
	expect_rows("Aap technical_reading 2026-11-01 88");
}

Test(round_screen, comes_back_with_what_was_typed)
{
	draw_type(screen, "m");
	head("spel", "SVS");
	draw_type(screen, "88");
	press(K_DOWN);
	draw_type(screen, "9");
	app_keep(draw_app(screen));
	draw_free(screen);
	screen = draw_new(ROWS, 80);
	draw_app(screen)->db = school.db;
	draw_app(screen)->today = db_today(school.db);
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){ .id = pupils[3] });
	draw_row(screen, 0);
	draw_type(screen, "m");
	press(K_ENTER);
	cr_expect(draw_has(screen, "groep 7B · 2 leerlingen, 1 ingevuld"));
	draw_type(screen, "1");
	press(K_F2);
	expect_rows("Aap spelling 2026-11-22 88 SVS, Bosch spelling 2026-11-22 91 SVS");
	press(K_ESC);
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "zonder groep · 1 leerling"));
}

/* Of a cell that is being typed nothing is thrown away unasked, as in a form. */
Test(round_screen, asks_before_it_leaves_what_stands_in_a_cell_only)
{
	draw_type(screen, "m");
	head("spel", "SVS");
	draw_type(screen, "44");
	press(K_ESC);
	cr_expect(draw_has(screen, "Er is iets ingevuld dat nog niet bewaard is."));
	press(K_ENTER);
	draw_type(screen, "5");
	press(K_ESC);
	press(K_RIGHT);
	press(K_ENTER);
	expect_rows("Aap spelling 2026-11-22 445 SVS");
}

Test(round_screen, asks_before_it_leaves_a_plan_taken_over_of_which_one_cell_is_typed)
{
	app_push(draw_app(screen), &takeover_screen, (struct screen_arg){ 0 });
	draw_type(screen, "1-3-2026");
	press(K_ESC);
	cr_expect(draw_has(screen, "Er is iets ingevuld dat nog niet bewaard is."));
	press(K_ENTER);
	press(K_DOWN);
	press(K_UP);
	cr_expect(draw_has(screen, "01-03-2026"));
	draw_type(screen, "x");
	press(K_ESC);
	press(K_RIGHT);
	press(K_RIGHT);
	press(K_ENTER);
	cr_expect(app_screen(draw_app(screen)) == &pupils_screen);
}

Test(round_screen, asks_of_a_plan_taken_over_until_it_was_answered)
{
	app_push(draw_app(screen), &takeover_screen, (struct screen_arg){ 0 });
	draw_type(screen, "1-3-2026");
	press(K_DOWN);
	cr_expect(draw_has(screen, " ? Aap, Tim"));
	press(K_UP);
	cr_expect(draw_has(screen, "klopt dat? (F7)"));
	press(K_CTRL_U);
	cr_expect_not(draw_has(screen, "klopt dat? (F7)"), "of what stood there");
	draw_type(screen, "2-3-2026");
	press(K_DOWN);
	press(K_UP);
	press(K_F7);
	cr_expect(draw_has(screen, "begint dan met dit OPP"));
	press(K_DOWN);
	cr_expect(draw_has(screen, "   Aap, Tim"));
}

/* --- all subjects of one pupil --- */

Test(round_screen, of_one_pupil_offers_no_risk_of_a_subject_and_no_level_of_a_measure)
{
	app_push(draw_app(screen), &measure_screen, (struct screen_arg){ .id = pupils[0] });
	for (int i = 0; i < 3; i++)
		press(K_TAB);
	draw_type(screen, "1-11-2026");
	for (int i = 0; i < 4; i++)
		press(K_DOWN);
	press(K_LEFT);
	draw_type(screen, "ja");
	press(K_ENTER);
	press(K_UP);
	draw_type(screen, "E5");
	press(K_F2);
	expect_rows("Aap spelling 2026-11-01 -, Aap wellbeing 2026-11-01 -");
}

Test(round_screen, of_one_pupil_takes_a_level_in_figures_too)
{
	app_push(draw_app(screen), &measure_screen, (struct screen_arg){ .id = pupils[0] });
	draw_type(screen, "3");
	press(K_ENTER);
	press(K_DOWN);
	draw_type(screen, "ii");
	press(K_ENTER);
	press(K_F2);
	cr_expect(draw_has(screen, "2 metingen bewaard"));
	expect_rows("Aap technical_reading 2026-11-22 III, Aap reading_comprehension 2026-11-22 "
		    "II");
}

/* --- what is kept of both, and of plans taken over --- */

static void expect_kept(const char *count)
{
	char *found;

	app_keep(draw_app(screen));
	found = school_sql(&school, "SELECT count(*) FROM draft");
	cr_expect_str_eq(found, count);
	free(found);
}

Test(round_screen, keeps_nothing_of_what_was_typed_and_taken_out_again)
{
	draw_type(screen, "m");
	head("spel", "SVS");
	draw_type(screen, "8");
	expect_kept("1");
	press(K_BACKSPACE);
	press(K_DOWN);
	expect_kept("0");
	press(K_ESC);
	cr_expect(app_screen(draw_app(screen)) == &pupils_screen);
	app_push(draw_app(screen), &takeover_screen, (struct screen_arg){ 0 });
	draw_type(screen, "3-9");
	press(K_DOWN);
	expect_kept("1");
	press(K_UP);
	for (int i = 0; i < 10; i++)
		press(K_BACKSPACE);
	press(K_DOWN);
	expect_kept("0");
}

/* The program ends while it asks: neither the cell nor the form over it may go. */
Test(round_screen, keeps_what_it_asks_about_and_asks_before_that_is_lost)
{
	app_push(draw_app(screen), &takeover_screen, (struct screen_arg){ 0 });
	draw_type(screen, "1-3-2026");
	press(K_F5);
	draw_type(screen, "leest vlot");
	press(K_TAB);
	expect_kept("1");
	app_pop(draw_app(screen));
	app_pop(draw_app(screen));
	app_push(draw_app(screen), &takeover_screen, (struct screen_arg){ 0 });
	cr_expect(draw_has(screen, "eerder iets ingevuld"));
	expect_kept("1");
	press(K_ENTER);
	cr_expect(draw_has(screen, "leest vlot"));
	press(K_ESC);
	cr_expect(draw_has(screen, "weggooien"));
}
