/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches curses: rows that changed, and no others; characters as the locale shows them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <locale.h>
#include <string.h>

#include "tests/draw.h"
#include "tui/canvas.h"
#include "tui/cells.h"

static struct draw *screen;
static WINDOW *win;
static struct canvas canvas;

static void setup(void)
{
	screen = draw_new(4, 20);
	win = draw_area(screen).win;
	canvas = (struct canvas){ 0 };
}

static void teardown(void)
{
	canvas_free(&canvas);
	draw_free(screen);
}

TestSuite(canvas, .init = setup, .fini = teardown);

static void paint(const char *first, const char *second)
{
	canvas_begin(&canvas, win);
	canvas_put(&canvas, 0, 0, 20, 0, first);
	if (second)
		canvas_put(&canvas, 1, 0, 8, 0, second);
	canvas_end(&canvas, true);
}

/* A macro of curses in one of Criterion would be expanded too late. */
static bool touched(int y)
{
	return is_linetouched(win, y);
}

Test(canvas, hands_curses_only_rows_that_changed)
{
	paint("een", "twee");
	untouchwin(win);
	paint("een", "drie");
	cr_expect(not(touched(0)));
	cr_expect(touched(1));
	cr_expect_str_eq(draw_read(screen, 0), "een");
	cr_expect_str_eq(draw_read(screen, 1), "drie");
}

Test(canvas, sees_another_look_of_the_same_text)
{
	paint("een", "twee");
	untouchwin(win);
	canvas_begin(&canvas, win);
	canvas_put(&canvas, 0, 0, 20, A_BOLD, "een");
	canvas_put(&canvas, 1, 1, 8, 0, "twee");
	canvas_end(&canvas, true);
	cr_expect(touched(0));
	cr_expect_str_eq(draw_read(screen, 1), " twee");
}

Test(canvas, blanks_a_row_in_which_nothing_is_painted_any_more)
{
	paint("een", "twee");
	paint("een", NULL);
	cr_expect_str_eq(draw_read(screen, 1), "");
}

Test(canvas, paints_later_over_earlier)
{
	canvas_begin(&canvas, win);
	canvas_put(&canvas, 0, 0, 20, 0, "onder de dialoog");
	canvas_put(&canvas, 0, 6, 4, 0, "x");
	canvas_end(&canvas, true);
	cr_expect_str_eq(draw_read(screen, 0), "onder x   ialoog");
}

Test(canvas, paints_all_again_after_something_else_did)
{
	paint("een", "twee");
	mvwaddstr(win, 0, 0, "iets anders");
	canvas_forget(&canvas);
	paint("een", "twee");
	cr_expect_str_eq(draw_read(screen, 0), "een");
}

Test(canvas, paints_all_again_in_another_size)
{
	paint("een", "twee");
	draw_resize(screen, 6, 30);
	werase(win);
	paint("een", "twee");
	cr_expect_str_eq(draw_read(screen, 0), "een");
	cr_expect_str_eq(draw_read(screen, 1), "twee");
}

/* Paints row 0 under SEAL where it does not hold it; returns whether it did. */
static bool held(uint64_t seal, bool single, const char *text)
{
	canvas_begin(&canvas, win);
	canvas.single = single;
	bool held = canvas_holds(&canvas, 0, 0, 20, seal);

	if (!held)
		canvas_put(&canvas, 0, 0, 20, 0, text);
	canvas_end(&canvas, true);
	return held;
}

Test(canvas, a_sealed_row_stays_as_it_is_until_its_seal_changes)
{
	cr_expect(not(held(1, true, "een")));
	cr_expect(held(1, true, "een"));
	cr_expect_str_eq(draw_read(screen, 0), "een");
	cr_expect(not(held(2, true, "twee")));
	cr_expect_str_eq(draw_read(screen, 0), "twee");
}

Test(canvas, what_may_be_painted_over_is_not_held)
{
	held(1, true, "een");
	cr_expect(not(held(1, false, "een")));
	cr_expect_str_eq(draw_read(screen, 0), "een");
	canvas_begin(&canvas, win);
	canvas.single = true;
	cr_expect(not(canvas_holds(&canvas, 0, 0, 12, 1)), "a row that is shared");
	canvas_end(&canvas, true);
}

/* Row 0, held or not, and TEXT over it. */
static void covered(const char *text)
{
	canvas_begin(&canvas, win);
	canvas.single = true;
	if (!canvas_holds(&canvas, 0, 0, 20, 1))
		canvas_put(&canvas, 0, 0, 20, 0, "een");
	if (text) {
		canvas_cover(&canvas, 0);
		canvas_put(&canvas, 0, 0, 20, 0, text);
	}
	canvas_end(&canvas, true);
}

Test(canvas, what_covers_a_row_that_is_held_is_seen_and_goes_again)
{
	static const struct {
		const char *over, *seen;
	} drawings[] = {
		{ NULL, "een" }, { "melding", "melding" }, { "melding", "melding" },
		{ "andere", "andere" }, { NULL, "een" }, { NULL, "een" },
	};

	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
		covered(drawings[i].over);
		cr_expect_str_eq(draw_read(screen, 0), drawings[i].seen, "drawing %zu", i);
	}
}

/* Runs that lie as they lay, beside each other or over each other. */
static void paint_runs(const char *first, int at, const char *second)
{
	canvas_begin(&canvas, win);
	canvas_put(&canvas, 0, 0, 6, 0, first);
	canvas_put(&canvas, 0, at, 6, 0, second);
	canvas_end(&canvas, true);
}

Test(canvas, shows_the_texts_of_a_row_as_they_change_also_over_each_other)
{
	static const struct {
		const char *first;
		int at;
		const char *second, *seen;
	} drawings[] = {
		{ "een", 8, "twee", "een     twee" },  { "een", 8, "drie", "een     drie" },
		{ "", 8, "drie", "        drie" },     { "vier", 8, "drie", "vier    drie" },
		{ "vier", 3, "vijf", "vievijf" },      { "zes", 3, "vijf", "zesvijf" },
		{ "zeven", 3, "vijf", "zevvijf" },     { "zeven", 9, "vijf", "zeven    vijf" },
	};

	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
		paint_runs(drawings[i].first, drawings[i].at, drawings[i].second);
		cr_expect_str_eq(draw_read(screen, 0), drawings[i].seen, "drawing %zu", i);
	}
}

static const char *shown(bool utf8, int width, const char *text)
{
	werase(win);
	mvwaddstr(win, 0, 0, "####################");
	cells_put(win, utf8, 0, 0, width, 0, text);
	return draw_read(screen, 0);
}

Test(canvas, keeps_a_mark_with_the_letter_before_it)
{
	cr_expect_str_eq(shown(true, 8, "Zoe\u0308 Bos"), "Zoe\u0308 Bos ############");
	cr_expect_str_eq(shown(true, 8, "e\u0308"), "e\u0308       ############");
	cr_expect_str_eq(shown(true, 8, "\u0308Bos"), "Bos     ############");
}

Test(canvas, counts_wide_characters_as_two_columns)
{
	cr_expect_str_eq(shown(true, 8, "ab\u6f22\u5b57cd"), "ab\u6f22\u5b57cd############");
	cr_expect_str_eq(shown(true, 8, "abcdef\u6f22"), "abcdef\u6f22############");
	cr_expect_str_eq(shown(true, 6, "\u6f22"), "\u6f22    ##############");
}

Test(canvas, shows_text_longer_than_a_run_of_cells_up_to_its_width)
{
	cr_expect_str_eq(shown(true, 4, "abcdefgh"), "abcd################");
	cr_expect_str_eq(shown(true, 0, "abcdefgh"), "####################");
	cr_expect_str_eq(shown(true, 3, ""), "   #################");
}

Test(canvas, shows_base_letters_where_the_locale_has_no_others)
{
	setlocale(LC_CTYPE, "C");
	cr_expect_str_eq(shown(false, 14, "J\u00f3\u00eblle \u00b7 Zoe\u0308"),
			 "Joelle - Zoe  ######");
	cr_expect_str_eq(shown(false, 6, "\u6f22!"), "?!    ##############");
}
