/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not be lost where the screen is no larger than 80x24. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/screens/screens.h"

#define ROWS 24
#define COLUMNS 80
#define LONG_NAME "Schueren-van Heemskerck van Beest"

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(ROWS, COLUMNS);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(narrow, .init = setup, .fini = teardown);

static void open_screen(const struct screen *which, int64_t id)
{
	app_push(draw_app(screen), which, (struct screen_arg){ .id = id });
	draw_row(screen, 0);
}

static void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
	draw_row(screen, 0);
}

static void nothing(struct app *app, void *data, size_t chosen)
{
	(void)app;
	(void)data;
	(void)chosen;
}

Test(narrow, grid_keeps_the_names_and_the_cell_with_the_cursor_where_it_is_smallest)
{
	school_add(&d.school, "support_period", school_ref("pupil", d.other), "level=extra",
		   "starts=2026-09-01", NULL);
	open_screen(&takeover_screen, 0);
	draw_resize(screen, APP_MIN_ROWS, APP_MIN_COLUMNS);
	cr_expect(draw_has(screen, "▌ Bosch, Tim"));
	cr_expect(draw_has(screen, "Begin"));
	for (int i = 0; i < 4; i++)
		press(K_TAB);
	draw_type(screen, "3-9-26");
	cr_expect(draw_has(screen, "Evaluatie"));
	cr_expect(draw_has(screen, "▌ Bosch, Tim"));
	cr_expect(draw_has(screen, "3-9-26"));
	cr_expect(not(draw_has(screen, "Begin ")));
}

Test(narrow, counts_for_the_board_can_be_asked_for_where_it_is_smallest)
{
	open_screen(&export_screen, 0);
	cr_expect(draw_has(screen, "LEESMIJ.txt"));
	draw_resize(screen, APP_MIN_ROWS, APP_MIN_COLUMNS);
	cr_expect(draw_has(screen, "Periode *"));
	cr_expect(draw_has(screen, "laatste 12 maanden"));
}

Test(narrow, list_to_choose_from_says_the_row_with_the_cursor_in_full)
{
	static const char *const labels[] = {
		"doelen: 1 van 2 doelen niet te beoordelen: \"werkt beter samen\" mist hoe "
		"gemeten, streefwaarde",
		"instemming: nog open",
	};

	open_screen(&pupils_screen, 0);
	choice_open(draw_app(screen), &(struct choice_list){ .title = "Dit ontbreekt nog",
							     .labels = labels, .count = 2,
							     .chosen = nothing });
	cr_expect(draw_has(screen, "streefwaarde"));
	press(K_DOWN);
	cr_expect(not(draw_has(screen, "streefwaarde")));
}

Test(narrow, key_bar_says_how_to_go_back_from_a_screen_over_another)
{
	open_screen(&pupils_screen, 0);
	cr_expect(not(draw_has(screen, "Esc terug")));
	open_screen(&export_screen, 0);
	open_screen(&import_screen, 0);
	cr_expect(draw_has(screen, "Esc terug"));
}

Test(narrow, space_marks_rows_only_where_that_means_something)
{
	open_screen(&meetings_screen, 0);
	school_add(&d.school, "meeting", "kind=parents", "date=2026-11-20", NULL);
	press(' ');
	cr_expect(not(draw_has(screen, "*")));
	app_pop(draw_app(screen));
	open_screen(&pupils_screen, 0);
	press(' ');
	cr_expect(draw_has(screen, "*Berg"));
}

Test(narrow, open_agreements_all_say_the_day)
{
	school_add(&d.school, "agreement", school_ref("pupil", d.pupil), "what=bellen",
		   "by=2026-11-30", NULL);
	school_add(&d.school, "agreement", school_ref("pupil", d.pupil), "what=mailen",
		   "by=2026-11-22", NULL);
	open_screen(&meetings_screen, 0);
	press(K_RIGHT);
	cr_expect(draw_has(screen, "ma 30-11      bellen"));
	cr_expect(draw_has(screen, "3 d te laat   mailen"));
	cr_expect(not(draw_has(screen, "over ")));
}

Test(narrow, the_order_of_talks_gives_way_to_the_names_of_the_tabs)
{
	open_screen(&meetings_screen, 0);
	cr_expect(draw_has(screen, "volgorde: datum"));
	draw_resize(screen, 10, 40);
	cr_expect(draw_has(screen, "Gesprekken  Open afspraken"));
	cr_expect(not(draw_has(screen, "volgorde")));
}

/* In fewer words where there is less room; last of all that it was turned round. */
Test(narrow, the_order_of_pupils_is_named_in_the_words_that_fit)
{
	static const char *const says[] = { "  volgorde: naam, omgekeerd", "  op naam, omgekeerd",
					    "  naam, omgekeerd", "  omgekeerd" };
	static const int columns[] = { 110, 70, 66, 62 };

	open_screen(&pupils_screen, 0);
	press('s');
	press(K_DOWN);
	press(K_ENTER);
	press('S');
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		draw_resize(screen, ROWS, columns[i]);
		draw_row(screen, 0);
		cr_expect(strstr(draw_row(screen, 3), says[i]) != NULL, "%s: %s", says[i],
			  draw_row(screen, 3));
	}
}

Test(narrow, the_bar_begins_so_that_the_screen_that_is_shown_stands_in_it)
{
	struct app *app = draw_app(screen);
	struct mouse click = { .kind = MOUSE_PRESS, .y = 1, .x = 1 };

	draw_resize(screen, 10, 40);
	app_switch(app, &pupils_screen);
	cr_expect(strstr(draw_row(screen, 1), " 1 Leerlingen  2 Termijnen") != NULL);
	app_switch(app, &matrix_screen);
	cr_expect(strstr(draw_row(screen, 1), "7 Check") != NULL, "%s", draw_row(screen, 1));
	click.x = (int)(strstr(draw_row(screen, 1), "4 Ges") - draw_row(screen, 1));
	app_key(app, K_MOUSE, &click);
	cr_expect(draw_has(screen, "Open afspraken"));
}

Test(narrow, takeover_leaves_out_who_has_a_draft)
{
	school_add(&d.school, "support_period", school_ref("pupil", d.other), "level=extra",
		   "starts=2026-09-01", NULL);
	open_screen(&takeover_screen, 0);
	cr_expect(draw_has(screen, "Bosch, Tim"));
	press(K_F5);
	cr_expect(draw_has(screen, "Lopend OPP · Bosch, Tim"));
	press(K_ESC);
	app_pop(draw_app(screen));
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_screen(&takeover_screen, 0);
	cr_expect(not(draw_has(screen, "Bosch, Tim")));
	cr_expect(draw_has(screen, "zonder OPP in werking of concept"));
}

Test(narrow, takeover_shows_names_before_groups_and_long_sentences_whole)
{
	char name[] = "family_name=" LONG_NAME;
	struct zb_err err;

	school_set(&d.school, &err, "pupil", d.other, name, NULL);
	school_add(&d.school, "support_period", school_ref("pupil", d.other), "level=extra",
		   "starts=2026-09-01", NULL);
	open_screen(&takeover_screen, 0);
	cr_expect(draw_has(screen, "Schueren-van H…, Tim"));
	cr_expect(draw_has(screen, LONG_NAME ", Tim"));
	cr_expect(draw_has(screen, "groep 6A"));
	cr_expect(not(draw_has(screen, "Groep")));
	draw_type(screen, "geen enkele datum");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Begin: \"geen enkele datum\" is geen datum"));
	cr_expect(draw_has(screen, "+6w"));
	draw_resize(screen, ROWS, 110);
	cr_expect(draw_has(screen, "Groep"));
}

/* Each of them is a way out: none may be off the screen. */
Test(narrow, question_shows_all_its_answers)
{
	static const char *const answers[] = { "verder invullen", "bewaren", "weggooien" };

	draw_resize(screen, 10, 40);
	open_screen(&pupils_screen, 0);
	dialog_ask(draw_app(screen), "Er is iets ingevuld dat niet is bewaard.", answers, 3,
		   nothing, NULL);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		cr_expect(draw_has(screen, answers[i]), "%s", answers[i]);
	cr_expect(draw_has(screen, "Er is iets ingevuld"));
}
