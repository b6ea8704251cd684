/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beheer: what its entries open. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw.h"
#include "tests/school.h"
#include "tui/screens/screens.h"
#include "tui/screens/settings.h"

static struct school s;
static struct draw *screen;

/* The program as it is started on the file. */
static void sit_down(void)
{
	draw_app(screen)->db = s.db;
	draw_app(screen)->today = db_today(s.db);
}

static void setup(void)
{
	s = school_open("2026-11-22");
	screen = draw_new(24, 80);
	sit_down();
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&s);
}

TestSuite(settings, .init = setup, .fini = teardown);

static void do_entry(const char *label)
{
	size_t i = 0;

	while (settings_label(i) && strcmp(settings_label(i), label) != 0)
		i++;
	cr_assert(settings_label(i) != NULL);
	settings_do(draw_app(screen), i);
}

static void open_entry(const char *label)
{
	app_push(draw_app(screen), &settings_screen, (struct screen_arg){ 0 });
	do_entry(label);
}

/* Taken back by a program that still did so. */
Test(settings, has_the_school_filled_in_where_the_file_has_none)
{
	char *name;

	free(school_sql(&s, "DELETE FROM school"));
	school_reopen(&s, NULL);
	sit_down();
	open_entry("Schoolgegevens");
	cr_assert(draw_has(screen, "Schoolgegevens"));
	draw_type(screen, "De Brug");
	draw_keys(screen, (const int[]){ K_TAB, 0 });
	draw_type(screen, "34CD");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	name = school_sql(&s, "SELECT name || ' ' || brin FROM school");
	cr_expect_str_eq(name, "De Brug 34CD");
	free(name);
}

/* So that what the next key does is done to it. */
Test(settings, has_the_cursor_on_what_was_made)
{
	char *owner;

	school_add(&s, "template", "name=Aap", NULL);
	open_entry("Sjablonen");
	draw_row(screen, 0);
	draw_type(screen, "n");
	draw_type(screen, "Noot");
	draw_keys(screen, (const int[]){ K_F2, 0 });
	draw_row(screen, 0);
	draw_type(screen, "d");
	cr_expect(draw_has(screen, "Noot · "));
	draw_type(screen, "n");
	draw_type(screen, "l");
	draw_keys(screen, (const int[]){ K_TAB, K_TAB, 0 });
	draw_type(screen, "leest vlot");
	draw_keys(screen, (const int[]){ K_F2, 0 });
	owner = school_sql(&s, "SELECT name FROM template JOIN template_goal ON template = "
			       "template.id");
	cr_expect_str_eq(owner ? owner : "", "Noot");
	free(owner);
}

Test(settings, has_a_list_with_help_of_its_own)
{
	school_add(&s, "group", "school_year=2026-2027", "name=7B", NULL);
	open_entry("Groepen");
	draw_row(screen, 0);
	draw_keys(screen, (const int[]){ K_F1, 0 });
	cr_expect(draw_has(screen, "Toetsen in Groepen"));
	cr_expect(draw_has(screen, "wie voor deze groep staan"));
	cr_expect_not(draw_has(screen, "sjabloon"));
}

/* Of who was enrolled six weeks and more ago and has no plan. */
Test(settings, counts_the_deadlines_anew_when_a_term_was_changed)
{
	int64_t pupil = school_add(&s, "pupil", "family_name=Bos", "enrolled=2020-08-01", NULL);

	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-10-01", NULL);
	app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){ 0 });
	cr_expect(draw_has(screen, "Termijnen 1"));
	app_switch(draw_app(screen), &settings_screen);
	do_entry("Instellingen");
	draw_row(screen, 0);
	draw_keys(screen, (const int[]){ K_CTRL_U, 0 });
	draw_type(screen, "300");
	draw_keys(screen, (const int[]){ K_F2, 0 });
	cr_expect(draw_has(screen, "Instellingen bewaard"));
	cr_expect_not(draw_has(screen, "Termijnen 1"));
}

Test(settings, begins_a_group_in_this_school_year)
{
	open_entry("Groepen");
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "2026-2027"));
}

/* Every year has a summer holiday. */
Test(settings, asks_of_what_is_deleted_by_all_that_its_list_shows)
{
	school_add(&s, "holiday", "name=zomervakantie", "starts=2026-07-11", "ends=2026-08-22",
		   NULL);
	school_add(&s, "template", "name=Aap", "need=Rust en een vaste plek", NULL);
	open_entry("Vakanties");
	draw_row(screen, 0);
	draw_type(screen, "D");
	cr_expect(draw_has(screen, "Vakantie verwijderen?"));
	cr_expect(draw_has(screen, "11-07-2026 · 22-08-2026 · zomervakantie"));
	draw_keys(screen, (const int[]){ K_ESC, K_ESC, 0 });
	open_entry("Sjablonen");
	draw_row(screen, 0);
	draw_type(screen, "D");
	cr_expect(draw_has(screen, "Sjabloon verwijderen?"));
	cr_expect_not(draw_has(screen, "Aap ·"), "long texts stay out of a question");
}
