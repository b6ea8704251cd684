/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/desk.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "tui/screens/screens.h"

struct dossier_school d;
struct draw *screen;
static struct school theirs;

void desk_open(void)
{
	theirs = (struct school){ 0 };
	d = dossier_school_open();
	screen = draw_new(DESK_ROWS, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

void desk_close(void)
{
	draw_free(screen);
	db_close(theirs.db);
	school_close(&d.school);
}

void open_screen(const struct screen *which, int64_t id)
{
	app_push(draw_app(screen), which, (struct screen_arg){ .id = id });
	draw_row(screen, 0);
}

void open_tab(int tab)
{
	open_screen(&dossier_screen, d.pupil);
	press_times(K_RIGHT, tab);
}

void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
	draw_row(screen, 0);
}

void press_times(int key, int times)
{
	while (times-- > 0)
		press(key);
}

int row_of(const char *text)
{
	for (int row = 0; row < draw_rows(screen); row++)
		if (strstr(draw_row(screen, row), text))
			return row;
	return -1;
}

struct school *colleague(void)
{
	struct db_options options = { .actor = "jan", .today = db_today(d.school.db) };
	struct zb_err err;

	if (!theirs.db) {
		theirs = d.school;
		theirs.db = NULL;
		cr_assert(eq(int, db_open(theirs.path, &options, &theirs.db, &err), ZB_OK), "%s",
			  err.text);
	}
	return &theirs;
}

void colleague_sets(const char *entity, int64_t id, const char *value)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(colleague(), &err, entity, id, value, NULL), ZB_OK), "%s",
		  err.text);
}

void colleague_deletes(const char *entity, int64_t id)
{
	school_drop(colleague(), entity, id);
}

int64_t add_draft(void)
{
	return school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft", NULL);
}

void expect_saved(void)
{
	cr_expect(draw_app(screen)->depth == 0, "%s", draw_app(screen)->notice.text);
}
