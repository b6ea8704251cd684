/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/draw.h"
#include "tui/chart.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/list.h"

/* A screen that remembers what happened to it. */
struct probe {
	int removed;
	struct date date;
	size_t chosen;
};

static void removed(struct app *app, void *data)
{
	struct probe *probe = data;

	probe->removed++;
	app_notice_undo(app, "Verwijderd.");
}

static void ask_removal(struct app *app, void *state)
{
	dialog_confirm(app, "Dit doel verwijderen?", "verwijderen", removed, state);
}

static void dated(struct app *app, void *data, struct date date)
{
	struct probe *probe = data;

	(void)app;
	probe->date = date;
}

static void ask_date(struct app *app, void *state)
{
	dialog_date(app, "Sinds", (struct date){ 0 }, false, dated, state);
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct probe *probe = data;

	(void)app;
	probe->chosen = index;
}

static void ask_choice(struct app *app, void *state)
{
	static const char *const labels[] = { "appel", "peer", "pruim" };

	choice_open(app, &(struct choice_list){ .title = "Fruit", .labels = labels, .count = 3,
						.chosen = chosen, .data = state });
}

static void probe_draw(const struct app *app, const void *state, const struct area *area)
{
	(void)app;
	(void)state;
	paint_text(area, 0, 1, -1, ROLE_HEADING, "Proefscherm");
}

static const struct action actions[] = {
	{ .id = "probe.remove", .key = K_DELETE, .label = "weg", .help = "verwijderen",
	  .run = ask_removal, .flags = ACTION_BAR },
	{ .id = "probe.date", .key = 'd', .label = "datum", .help = "datum vragen",
	  .run = ask_date, .flags = ACTION_BAR },
	{ .id = "probe.choice", .key = 'f', .label = "fruit", .help = "fruit kiezen",
	  .run = ask_choice, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen probe_screen = {
	.id = "probe",
	.title = "Proef",
	.actions = actions,
	.size = sizeof(struct probe),
	.draw = probe_draw,
};

static struct draw *start(int rows, int columns)
{
	struct draw *d = draw_new(rows, columns);

	app_push(draw_app(d), &probe_screen, (struct screen_arg){ 0 });
	return d;
}

static struct probe *probe_of(struct draw *d)
{
	const struct app *app = draw_app(d);
	size_t i = app->depth - 1;

	while (app->layers[i].screen != &probe_screen)
		i--;
	return app->layers[i].state;
}

#define PRESS(d, ...) draw_keys(d, (const int[]){ __VA_ARGS__, 0 })

Test(app, shows_at_most_eight_keys_at_the_foot_and_the_global_ones_last)
{
	struct draw *d = start(24, 80);

	cr_expect_str_eq(draw_row(d, 23), " Del weg  d datum  f fruit  : opdracht  ? hulp");
	draw_free(d);
}

Test(app, says_politely_that_it_is_too_small_and_recovers)
{
	struct draw *d = start(24, 80);

	draw_resize(d, 3, 10);
	cr_expect_str_eq(draw_row(d, 0), "te klein,");
	cr_expect_str_eq(draw_row(d, 1), "maak");
	cr_expect_str_eq(draw_row(d, 2), "groter");
	PRESS(d, 'q');
	draw_resize(d, 9, 80);
	cr_expect(draw_has(d, "te klein"));
	draw_resize(d, 24, 80);
	cr_expect(draw_has(d, "Proefscherm"));
	cr_expect(eq(int, draw_app(d)->ended, 0));
	draw_free(d);
}

Test(app, blanks_at_once_and_the_next_key_does_nothing_but_show)
{
	struct draw *d = start(24, 80);

	PRESS(d, K_CTRL_X);
	for (int row = 0; row < 24; row++)
		cr_expect_str_eq(draw_row(d, row), "");
	PRESS(d, 'q');
	cr_expect(draw_has(d, "Proefscherm"));
	cr_expect(eq(int, draw_app(d)->ended, 0));
	draw_free(d);
}

Test(app, never_leaves_two_levels_with_one_key_and_ends_with_q_at_the_lowest)
{
	struct draw *d = start(24, 80);

	app_push(draw_app(d), &probe_screen, (struct screen_arg){ 0 });
	PRESS(d, K_ESC);
	cr_expect(eq(sz, draw_app(d)->depth, 1));
	PRESS(d, K_ESC);
	cr_expect(eq(int, draw_app(d)->ended, 0));
	PRESS(d, 'q');
	cr_expect(eq(int, draw_app(d)->ended, 1));
	draw_free(d);
}

Test(dialog, cancels_by_default_and_does_it_only_when_told)
{
	struct draw *d = start(24, 80);

	PRESS(d, K_DELETE, K_ENTER);
	cr_expect(eq(int, probe_of(d)->removed, 0));
	PRESS(d, K_DELETE, K_ESC);
	cr_expect(eq(int, probe_of(d)->removed, 0));
	PRESS(d, K_DELETE, 'a', 'l', K_ENTER); /* a word typed ahead of it tells nothing */
	cr_expect(eq(int, probe_of(d)->removed, 0));
	PRESS(d, K_DELETE, K_RIGHT, K_ENTER);
	cr_expect(eq(int, probe_of(d)->removed, 1));
	cr_expect(draw_has(d, "Verwijderd.  u maakt ongedaan."));
	draw_free(d);
}

Test(dialog, takes_a_date_as_typed_and_stays_until_it_is_one)
{
	struct draw *d = start(24, 80);

	PRESS(d, 'd');
	draw_type(d, "31-2");
	PRESS(d, K_ENTER);
	cr_expect(eq(sz, draw_app(d)->depth, 2));
	PRESS(d, K_CTRL_A);
	draw_type(d, "morgen");
	cr_expect(draw_has(d, "ma 23-11-2026"));
	PRESS(d, K_ENTER);
	cr_expect(eq(int, probe_of(d)->date.day, 23));
	draw_free(d);
}

Test(choice, takes_the_row_with_the_cursor)
{
	struct draw *d = start(24, 80);

	PRESS(d, 'f', K_DOWN, K_DOWN);
	cr_expect(draw_has(d, "▌ pruim"));
	PRESS(d, K_ENTER);
	cr_expect(eq(sz, probe_of(d)->chosen, 2));
	draw_free(d);
}

Test(help, lists_the_live_keys_and_narrows_by_typing)
{
	struct draw *d = start(24, 80);

	PRESS(d, '?');
	cr_expect(draw_has(d, "fruit kiezen"));
	draw_type(d, "verwijder");
	cr_expect(draw_has(d, "verwijderen"));
	cr_expect(eq(int, draw_has(d, "fruit kiezen"), 0));
	PRESS(d, K_ESC);
	cr_expect(eq(sz, draw_app(d)->depth, 1));
	draw_free(d);
}

Test(help, tells_the_keys_of_a_list_to_choose_from_and_goes_back_to_it)
{
	struct draw *d = start(24, 80);

	PRESS(d, 'f', K_F1);
	cr_expect(draw_has(d, "Toetsen in Kiezen"));
	cr_expect(draw_has(d, "de keus op de regel met de cursor"));
	cr_expect(draw_has(d, "een niveau terug"));
	cr_expect_not(draw_has(d, "naar het scherm met dat nummer"));
	draw_resize(d, 40, 80);
	cr_expect_not(strstr(draw_row(d, 5), "Toetsen in Kiezen"), "no higher than it is full");
	PRESS(d, K_F1);
	cr_expect(eq(sz, draw_app(d)->depth, 3), "help has none of its own");
	PRESS(d, K_ESC, K_DOWN, K_ENTER);
	cr_expect(eq(sz, probe_of(d)->chosen, 1));
	draw_free(d);
}

Test(palette, does_what_was_chosen_on_the_screen_below)
{
	struct draw *d = start(24, 80);

	PRESS(d, ':');
	draw_type(d, "fruit");
	PRESS(d, K_ENTER);
	cr_expect(draw_has(d, "Fruit"));
	PRESS(d, K_DOWN, K_ENTER);
	cr_expect(eq(sz, probe_of(d)->chosen, 1));
	draw_free(d);
}

Test(notice, takes_a_second_row_when_it_is_long)
{
	struct draw *d = start(24, 80);

	app_notice(draw_app(d), "%s", "Deze versie is in werking en ligt vast. a maakt de volgende "
				      "versie, met alles wat er nu in staat.");
	cr_expect(draw_has(d, " Deze versie is in werking en ligt vast."));
	cr_expect(draw_has(d, "nu in staat."));
	app_notice_undo(draw_app(d), "Kort.");
	cr_expect_str_eq(draw_row(d, 22), " Kort.  u maakt ongedaan.");
	draw_free(d);
}

Test(palette, says_what_it_did_not_find)
{
	struct draw *d = start(24, 80);

	PRESS(d, ':');
	draw_type(d, "reserve");
	cr_expect(draw_has(d, "Niets gevonden met \"reserve\"."));
	draw_free(d);
}

Test(paint, lets_no_escape_sequence_through_and_cuts_with_an_ellipsis)
{
	struct draw *d = draw_new(3, 20);
	struct area area = draw_area(d);

	paint_text(&area, 0, 0, 10, ROLE_TEXT, "Jan\x1b[31mRood en meer");
	cr_expect_str_eq(draw_read(d, 0), "Jan[31mRo…");
	paint_right(&area, 1, 0, 10, ROLE_TEXT, "1.234");
	cr_expect_str_eq(draw_read(d, 1), "     1.234");
	chart_bar(&area, 2, 0, 10, ROLE_TEXT, 1, 4);
	cr_expect_str_eq(draw_read(d, 2), "██▌");
	paint_text(&area, 0, 0, 12, ROLE_TEXT, "\xcc\x88Zoe\xcc\x88 日本 x");
	paint_word(&area, 0, 12, ROLE_TEXT, "|");
	cr_expect_str_eq(draw_read(d, 0), "Zoe\xcc\x88 日本 x  |");
	draw_free(d);
}

Test(column, is_left_out_by_priority_when_there_is_no_room)
{
	static const struct column columns[] = {
		{ .width = 20, .min = 10, .grows = true },
		{ .width = 8, .priority = 2 },
		{ .width = 6, .priority = 1 },
	};
	struct column_place places[3];

	column_layout(columns, 3, 40, places);
	cr_expect(eq(int, places[0].width, 24));
	cr_expect(eq(int, places[2].x, 34));
	column_layout(columns, 3, 20, places);
	cr_expect(eq(int, places[1].width, 0));
	cr_expect(eq(int, places[0].width, 13));
	cr_expect(eq(int, places[2].x, 14));
}
