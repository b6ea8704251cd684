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

static void open_entry(struct app *app, const char *label)
{
	size_t i = 0;

	while (settings_label(i) && strcmp(settings_label(i), label) != 0)
		i++;
	cr_assert(settings_label(i) != NULL);
	app_push(app, &settings_screen, (struct screen_arg){ 0 });
	settings_do(app, i);
}

/* Taken back by a program that still did so. */
Test(settings, has_the_school_filled_in_where_the_file_has_none)
{
	struct school s = school_open("2026-11-22");
	struct draw *screen = draw_new(24, 80);
	struct app *app = draw_app(screen);
	char *name;

	free(school_sql(&s, "DELETE FROM school"));
	school_reopen(&s, NULL);
	app->db = s.db;
	app->today = db_today(s.db);
	open_entry(app, "Schoolgegevens");
	cr_assert(draw_has(screen, "Schoolgegevens"));
	draw_type(screen, "De Brug");
	draw_keys(screen, (const int[]){ K_TAB, 0 });
	draw_type(screen, "34CD");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	name = school_sql(&s, "SELECT name || ' ' || brin FROM school");
	cr_expect_str_eq(name, "De Brug 34CD");
	free(name);
	draw_free(screen);
	school_close(&s);
}
