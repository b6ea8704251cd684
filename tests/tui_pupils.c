/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leerlingen, as it is drawn and by its keys. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <string.h>

#include "db/history.h"
#include "tests/draw.h"
#include "tests/school.h"
#include "tui/screens/screens.h"

#define TODAY "2026-11-22"

static struct school school;
static struct draw *screen;

static void add(const char *family, const char *given, const char *starts)
{
	int64_t id = school_add(&school, "pupil", family, given, "category=behind", NULL);

	if (starts)
		school_add(&school, "support_period", school_ref("pupil", id), "level=extra",
			   starts, NULL);
}

static void setup(void)
{
	school = school_open(TODAY);
	screen = draw_new(24, 80);
	draw_app(screen)->db = school.db;
	draw_app(screen)->today = db_today(school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&school);
}

TestSuite(pupils, .init = setup, .fini = teardown);

static void open_list(void)
{
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){0});
	draw_row(screen, 0);
}

static void open_three(void)
{
	add("family_name=Berg", "given_name=Jóëlle", "starts=2026-11-01");
	add("family_name=Hof", "given_name=Gradje", "starts=2026-10-01");
	add("family_name=Dijk", "given_name=Sem", NULL);
	open_list();
}

/* A row at a time, so that lists read what they will show. */
static void press(const int *keys)
{
	for (; *keys; keys++) {
		draw_keys(screen, (const int[]){ *keys, 0 });
		draw_row(screen, 0);
	}
}

Test(pupils, says_how_to_begin_without_pupils)
{
	open_list();
	cr_expect(draw_has(screen, "Nog geen leerlingen. i leest ze in"));
	draw_type(screen, "a");
	cr_expect(draw_has(screen, "Nog geen leerlingen. i leest ze in"));
	draw_type(screen, "a");
	cr_expect(draw_has(screen, "geen vertrokken leerlingen"));
}

Test(pupils, puts_what_is_due_first_on_top_and_counts_it)
{
	open_three();
	cr_expect_not_null(strstr(draw_row(screen, 3),
				  "2 met extra ondersteuning · 1 termijn te laat"));
	cr_expect_not_null(strstr(draw_row(screen, 5), "Hof, Gradje"));
	cr_expect_not_null(strstr(draw_row(screen, 5), "OPP        10 d te laat"));
	cr_expect_not_null(strstr(draw_row(screen, 6), "Berg, Jóëlle"));
	cr_expect(not(draw_has(screen, "Dijk")));
}

/* Of a long word before it less is left. */
Test(pupils, says_in_full_how_late_what_is_due_is)
{
	int64_t pupil = school_add(&school, "pupil", "family_name=Aap", "enrolled=2020-08-01",
				   NULL);
	int64_t plan = school_add(&school, "plan", school_ref("pupil", pupil), "status=draft",
				  NULL);

	school_add(&school, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-01-01", NULL);
	school_add(&school, "goal", school_ref("plan", plan), "kind=learning", "description=leest",
		   "target_date=2026-06-01", NULL);
	school_set(&school, NULL, "plan", plan, "status=in_force", "starts=2026-02-01",
		   "rod_begin=2026-02-02", NULL);
	open_list();
	cr_expect_not_null(strstr(draw_row(screen, 5), "streefda… 160 d te laat"), "%s",
			   draw_row(screen, 5));
}

Test(pupils, tells_about_the_pupil_with_the_cursor)
{
	open_three();
	cr_expect(draw_has(screen, "extra ondersteuning sinds 01-10-2026 · nog geen OPP"));
	cr_expect(draw_has(screen, "geen ouders of verzorgers bekend"));
	press((const int[]){ K_DOWN, 0 });
	cr_expect(draw_has(screen, "extra ondersteuning sinds 01-11-2026 · nog geen OPP"));
	draw_resize(screen, 40, 120);
	cr_expect(draw_has(screen, "Te doen"));
	draw_resize(screen, 24, 80);
	press((const int[]){ K_UP, 0 });
	cr_expect(draw_has(screen, "extra ondersteuning sinds 01-10-2026 · nog geen OPP"));
}

Test(pupils, tells_on_a_wide_screen_what_help_runs_and_who_stays_at_home)
{
	int64_t id = school_add(&school, "pupil", "family_name=Berg", NULL);

	school_add(&school, "support_period", school_ref("pupil", id), "level=extra",
		   "starts=2026-08-01", NULL);
	school_add(&school, "support", school_ref("pupil", id), "form=RT lezen", "hours_week=1,5",
		   "ends=2027-01-31", NULL);
	school_add(&school, "support", school_ref("pupil", id), "form=vorig jaar",
		   "hours_week=2", "ends=2026-07-31", NULL);
	school_add(&school, "absence", school_ref("pupil", id), "kind=suspension",
		   "starts=2026-11-20", NULL);
	open_list();
	draw_resize(screen, 40, 120);
	cr_expect(draw_has(screen, "RT lezen 1,5 u"));
	cr_expect(not(draw_has(screen, "vorig jaar 2 u")));
	cr_expect(draw_has(screen, "schorsing vanaf 20-11-2026"));
	cr_expect(draw_has(screen, "terug"));
}

Test(pupils, tells_about_each_of_many_pupils_up_and_down)
{
	for (int i = 0; i < 70; i++) {
		char given[32], starts[32];

		snprintf(given, sizeof given, "given_name=Kind%02d", i);
		snprintf(starts, sizeof starts, "starts=2026-%02d-%02d", 9 + i / 28, 1 + i % 28);
		add("family_name=Berg", given, starts);
	}
	open_list();
	for (int i = 0; i < 140; i++) {
		char row[64];
		const char *foot = draw_row(screen, 19);

		cr_assert_not_null(strstr(foot, "Berg, Kind"), "%s", foot);
		snprintf(row, sizeof row, "%.12s", strstr(foot, "Berg, Kind"));
		bool marked = false;

		for (int y = 5; y < 19 && !marked; y++)
			marked = strstr(draw_read(screen, y), "▌") &&
				 strstr(draw_read(screen, y), row);
		cr_expect(marked, "%s", row);
		draw_keys(screen, (const int[]){ i < 69 ? K_DOWN : K_UP, 0 });
	}
}

Test(pupils, lets_a_long_notice_be_read_over_a_row_that_stays)
{
	for (int i = 0; i < 30; i++)
		add("family_name=Berg", "given_name=Bo", "starts=2026-08-01");
	draw_resize(screen, 10, 60); /* no foot: the list goes on to the notice */
	open_list();
	press((const int[]){ K_DOWN, 0 });
	app_notice(draw_app(screen), "%s", "Deze versie is in werking en ligt vast. a maakt de "
					   "volgende versie, met alles.");
	cr_expect(draw_has(screen, " Deze versie is in werking en ligt vast."));
	cr_expect(draw_has(screen, "met alles."));
	press((const int[]){ K_DOWN, 0 });
	cr_expect(not(draw_has(screen, "Deze versie")));
}

Test(pupils, finds_joelle_as_one_types_and_keeps_the_filter_for_other_screens)
{
	open_three();
	draw_type(screen, "/joe");
	cr_expect(draw_has(screen, "1 van 2"));
	cr_expect(not(draw_has(screen, "Hof, Gradje")));
	press((const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "filter: joe"));
	cr_expect_str_eq(draw_app(screen)->filter, "joe");
	press((const int[]){ K_ESC, 0 });
	cr_expect(draw_has(screen, "Hof, Gradje"));
	cr_expect_null(draw_app(screen)->filter);
}

Test(pupils, goes_to_who_was_named_before_whom_a_colleague_of_that_name_teaches)
{
	int64_t staff = school_add(&school, "staff", "family_name=Hofstra", NULL);
	int64_t group = school_add(&school, "group", "name=6A", "school_year=2026-2027", NULL);
	int64_t pupil = school_add(&school, "pupil", "family_name=Aal", "given_name=Bo", NULL);

	school_add(&school, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	school_add(&school, "group_staff", school_ref("group", group), school_ref("staff", staff),
		   NULL);
	school_add(&school, "placement", school_ref("pupil", pupil), school_ref("group", group),
		   "school_year=2026-2027", "starts=2026-08-01", NULL);
	open_three();
	draw_type(screen, "/hof");
	cr_expect(draw_has(screen, "  Aal, Bo"));
	cr_expect(draw_has(screen, "▌ Hof, Gradje"));
	draw_type(screen, "s");
	cr_expect(draw_has(screen, "▌ Aal, Bo"));
}

Test(pupils, replaces_the_filter_of_before_by_what_is_typed)
{
	open_three();
	draw_type(screen, "/joe");
	press((const int[]){ K_ENTER, '/', 0 });
	cr_expect(draw_has(screen, "Berg, Jóëlle"));
	draw_type(screen, "hof");
	cr_expect(draw_has(screen, "/ hof"));
	cr_expect(draw_has(screen, "Hof, Gradje"));
	press((const int[]){ K_ENTER, '/', K_END, 0 });
	draw_type(screen, "x");
	cr_expect(draw_has(screen, "/ hofx"));
}

Test(pupils, shows_all_with_a_and_marks_one_with_plus_and_a_date)
{
	open_three();
	draw_type(screen, "a");
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "3 leerlingen"));
	press((const int[]){ K_END, 0 });
	cr_expect(draw_has(screen, "basisondersteuning"));
	press((const int[]){ '+', K_ENTER, 0 });
	cr_expect(draw_has(screen, "Extra ondersteuning aangezet."));
	cr_expect(draw_has(screen, "extra ondersteuning sinds 22-11-2026"));
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period "
					    "WHERE starts = '" TODAY "'"),
		     1);
}

Test(pupils, ends_the_support_of_all_that_are_marked)
{
	open_three();
	press((const int[]){ ' ', ' ', '-', K_ENTER, 0 });
	cr_expect(draw_has(screen, "Reden"));
	draw_type(screen, "klaar");
	press((const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "2 leerlingen terug naar basisondersteuning"));
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period "
					    "WHERE ends = '2026-11-21' AND reason = 'klaar'"),
		     2);
}

/* In the list; what stands below it is about the same pupil. */
static bool list_has(const char *name)
{
	for (int row = 0; row < 12; row++)
		if (strstr(draw_row(screen, row), name))
			return true;
	return false;
}

/* The row stays where it is, with another text in one column. */
Test(pupils, shows_what_changed_in_a_row_that_stays)
{
	struct zb_err err = { 0 };
	int64_t hof;

	open_three();
	cr_assert(list_has("Hof, Gradje"));
	hof = school_number(&school, "SELECT id FROM pupil WHERE family_name = 'Hof'");
	cr_assert(eq(int, school_set(&school, &err, "pupil", hof, "given_name=Sjef", NULL), ZB_OK),
		  "%s", err.text);
	app_stale(draw_app(screen));
	cr_expect(list_has("Hof, Sjef"));
	cr_assert(eq(int, history_undo(school.db, NULL, &err), ZB_OK), "%s", err.text);
	app_stale(draw_app(screen));
	cr_expect(list_has("Hof, Gradje"));
	cr_expect(not(list_has("Hof, Sjef")));
}

Test(pupils, sorts_by_what_is_chosen_and_turns_round)
{
	open_three();
	press((const int[]){ 's', K_DOWN, K_ENTER, 0 });
	cr_expect(draw_has(screen, "volgorde: naam"));
	cr_expect_not_null(strstr(draw_row(screen, 5), "Berg"));
	draw_type(screen, "S");
	cr_expect(draw_has(screen, "volgorde: naam, omgekeerd"));
	cr_expect_not_null(strstr(draw_row(screen, 5), "Hof"));
}

Test(pupils, says_that_there_is_nothing_to_evaluate_yet)
{
	open_three();
	draw_type(screen, "e");
	cr_expect(draw_has(screen, "geen OPP in werking"));
}

/* How many of these words the screen shows. */
static int count_shown(const char *const *words)
{
	int count = 0;

	for (; *words; words++)
		count += draw_has(screen, *words);
	return count;
}

Test(pupils, shows_no_fewer_columns_on_a_wider_screen)
{
	static const char *const headings[] = { "Naam ", " Groep", " OPP ", " Leren", " Gedrag",
						" Eerst te doen", NULL };
	int before = 0;

	open_three();
	for (int width = 40; width <= 200; width++) {
		draw_resize(screen, 30, width);
		int now = count_shown(headings);

		cr_expect(now >= before, "%d columns at %d, %d before that", now, width, before);
		before = now;
	}
	cr_expect(eq(int, before, 6));
}

Test(pupils, shows_who_was_added_with_plus_as_the_next_key)
{
	open_three();
	draw_type(screen, "/hof");
	press((const int[]){ K_ENTER, 'n', 0 });
	draw_type(screen, "Noor");
	press((const int[]){ K_TAB, K_TAB, K_TAB, 0 });
	draw_type(screen, "Waterman");
	press((const int[]){ K_F2, 0 });
	cr_expect(draw_has(screen, "Hier staan nu alle leerlingen"));
	cr_expect(draw_has(screen, "4 leerlingen"));
	press((const int[]){ '+', K_ENTER, 0 });
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period AS s JOIN pupil "
					    "AS p ON p.id = s.pupil WHERE given_name = 'Noor'"),
		     1);
}

Test(pupils, counts_the_letter_that_opens_the_list_of_groups)
{
	school_add(&school, "group", "name=1/2A", "school_year=2026", NULL);
	school_add(&school, "group", "name=7A", "school_year=2026", NULL);
	open_three();
	draw_type(screen, "n");
	draw_type(screen, "Noor");
	press((const int[]){ K_TAB, K_TAB, K_TAB, 0 });
	draw_type(screen, "Waterman");
	press((const int[]){ K_TAB, '7', 'A', K_TAB, K_F2, 0 });
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM placement AS p JOIN \"group\" AS "
					    "g ON g.id = p.\"group\" WHERE g.name = '7A'"),
		     1);
}

Test(pupils, remembers_how_it_was_left)
{
	open_three();
	draw_type(screen, "a");
	draw_row(screen, 0);
	press((const int[]){ '2', '1', 0 });
	cr_expect(draw_has(screen, "3 leerlingen"));
}

Test(pupils, searches_all_text_and_shows_the_hit)
{
	int64_t pupil = school_add(&school, "pupil", "family_name=Berg", NULL);
	int64_t talk = school_add(&school, "meeting", "kind=parents", "date=2026-11-02", NULL);

	school_add(&school, "log", school_ref("pupil", pupil),
		   "date=2026-11-02", "kind=note", "text=Werkt graag met de pictoklok.", NULL);
	school_add(&school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", pupil), "report=Bouwt liever torens.", NULL);
	open_list();
	draw_type(screen, "f");
	draw_row(screen, 0);
	draw_type(screen, "picto");
	cr_expect(draw_has(screen, "1 gevonden"));
	cr_expect(draw_has(screen, "Werkt graag met de pictoklok."));
	draw_type(screen, "x");
	cr_expect(draw_has(screen, "Niets gevonden"));
	draw_keys(screen, (const int[]){ K_CTRL_U, 0 });
	draw_type(screen, "torens");
	cr_expect(draw_has(screen, " gesprek "));
}

Test(pupils, are_found_by_name_in_the_palette)
{
	open_three();
	draw_type(screen, ":joel");
	cr_expect(draw_has(screen, "Berg, Jóëlle"));
	cr_expect(eq(int, draw_has(screen, "lopende OPP's"), 0));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "Overzicht  Plan"));
}

Test(pupils, are_found_in_the_palette_by_their_own_name_before_that_of_their_teacher)
{
	int64_t group = school_add(&school, "group", "school_year=2026-2027", "name=4A", NULL);
	int64_t staff = school_add(&school, "staff", "given_name=Lia", "family_name=Wiersma", NULL);

	school_add(&school, "group_staff", school_ref("group", group), school_ref("staff", staff),
		   "part=teacher", NULL);
	for (int i = 0; i < 12; i++) {
		char name[] = "family_name=Aa";
		int64_t pupil;

		name[sizeof(name) - 2] = (char)('a' + i);
		pupil = school_add(&school, "pupil", name, "given_name=Tim", NULL);
		school_add(&school, "placement", school_ref("pupil", pupil),
			   school_ref("group", group), "school_year=2026-2027", "year_group=4",
			   "starts=2026-08-01", NULL);
	}
	add("family_name=Wiersma", "given_name=Siebe", NULL);
	open_list();
	draw_type(screen, ":wiers");
	cr_expect(draw_has(screen, "Wiersma, Siebe"));
	cr_expect(draw_has(screen, "Aa, Tim (bij Lia Wiersma)"));
	cr_expect_not(draw_has(screen, "Wiersma, Siebe ("));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "Wiersma, Siebe"));
	cr_expect(draw_has(screen, "Overzicht  Plan"));
}

Test(pupils, with_a_plan_in_force_stay_in_the_list_and_are_asked_about)
{
	struct zb_err err;
	int64_t plan;

	open_three();
	plan = school_add(&school, "plan",
			  school_ref("pupil", school_number(&school, "SELECT id FROM pupil WHERE "
								     "family_name = 'Hof'")),
			  "status=draft", "origin=taken_over", "starts=2026-10-02", NULL);
	cr_assert(eq(int, school_set(&school, &err, "plan", plan, "status=in_force", NULL), 0));
	app_stale(draw_app(screen));
	draw_row(screen, 0);
	cr_expect_not_null(strstr(draw_row(screen, 3), " 2 met extra ondersteuning "));
	draw_type(screen, "/hof");
	press((const int[]){ K_ENTER, '-', K_ENTER, K_ENTER, 0 });
	cr_expect(draw_has(screen, "Het OPP loopt nog, met zijn termijnen."));
	cr_expect(draw_has(screen, "x in het dossier sluit"));
	press((const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(screen, "Hof, Gradje"));
	cr_expect(draw_has(screen, "basisondersteuning"));
	press((const int[]){ K_ESC, 0 });
	cr_expect_not_null(strstr(draw_row(screen, 3),
				  " 1 met extra ondersteuning, 1 alleen OPP "));
}

static void open_with_plan_until(const char *ends)
{
	int64_t plan;
	struct zb_err err;

	add("family_name=Berg", "given_name=Jóëlle", "starts=2026-11-01");
	plan = school_add(&school, "plan",
			  school_ref("pupil", school_number(&school, "SELECT id FROM pupil")),
			  "status=draft", "starts=2025-09-01", ends, NULL);
	cr_assert(school_set(&school, &err, "plan", plan, "status=in_force", NULL) == ZB_OK);
	open_list();
}

Test(pupils, say_that_a_plan_in_force_should_have_ended)
{
	open_with_plan_until("ends=2026-11-21");
	cr_expect(draw_has(screen, "voorbij"));
}

Test(pupils, say_nothing_of_a_plan_on_its_last_day)
{
	open_with_plan_until("ends=2026-11-22");
	cr_expect(draw_has(screen, "Berg, Jóëlle"));
	cr_expect(not(draw_has(screen, "voorbij")));
}

Test(pupils, are_asked_about_by_their_given_name_where_the_family_name_is_long)
{
	add("family_name=Château-de Vries-Lamotte de Neufville", "given_name=Jóëlle",
	    "starts=2026-11-01");
	open_list();
	draw_type(screen, "-");
	cr_expect(draw_has(screen, "…, Jóëlle: basisondersteuning vanaf"));
}
