/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/draw.h"
#include "tui/editor.h"

static void keys(struct editor *editor, struct app *app, const int *list)
{
	for (; *list; list++)
		editor_key(editor, app, *list);
}

static void type(struct editor *editor, struct app *app, const char *text)
{
	for (; *text; text++)
		editor_key(editor, app, *text == '\n' ? K_ENTER : *text);
}

#define KEYS(...) (const int[]){ __VA_ARGS__, 0 }

Test(editor, undoes_a_word_at_a_time_and_redoes)
{
	struct app app = { 0 };
	struct editor editor;

	editor_init(&editor, "");
	type(&editor, &app, "goed gesprek");
	keys(&editor, &app, KEYS(K_CTRL_Z));
	cr_expect_str_eq(editor_text(&editor), "goed ");
	keys(&editor, &app, KEYS(K_CTRL_Z));
	cr_expect_str_eq(editor_text(&editor), "");
	keys(&editor, &app, KEYS(K_CTRL_R, K_CTRL_R));
	cr_expect_str_eq(editor_text(&editor), "goed gesprek");
	editor_clear(&editor);
}

Test(editor, removes_a_whole_grapheme)
{
	struct app app = { 0 };
	struct editor editor;

	editor_init(&editor, "Zoe\xcc\x88");
	keys(&editor, &app, KEYS(K_CTRL_END, K_BACKSPACE));
	cr_expect_str_eq(editor_text(&editor), "Zo");
	editor_clear(&editor);
}

Test(editor, cuts_a_selection_and_pastes_it_elsewhere)
{
	struct app app = { 0 };
	struct editor editor;

	editor_init(&editor, "een twee");
	keys(&editor, &app,
	     KEYS(K_SHIFT_RIGHT, K_SHIFT_RIGHT, K_SHIFT_RIGHT, K_CTRL_K, K_CTRL_END, K_CTRL_V));
	cr_expect_str_eq(editor_text(&editor), " tweeeen");
	editor_clear(&editor);
	buffer_clear(&app.clipboard);
}

Test(editor, takes_a_paste_with_newlines_as_text)
{
	struct app app = { 0 };
	struct editor editor;

	buffer_add(&app.pasted, "een\nt\x1b[31mwee");
	editor_init(&editor, "");
	keys(&editor, &app, KEYS(K_PASTE));
	cr_expect_str_eq(editor_text(&editor), "een\nt[31mwee");
	editor_clear(&editor);
	buffer_clear(&app.pasted);
}

Test(editor, moves_by_what_is_seen_in_wrapped_text)
{
	struct draw *d = draw_new(5, 12);
	struct area area = draw_area(d);
	struct editor editor;

	editor_init(&editor, "aaaa bbbb cccc dddd");
	editor_fit(&editor, &area);
	editor_draw(&editor, &area, true);
	cr_expect_str_eq(draw_read(d, 0), "aaaa bbbb");
	cr_expect_str_eq(draw_read(d, 1), "cccc dddd");
	keys(&editor, draw_app(d), KEYS(K_RIGHT, K_DOWN, 'X'));
	cr_expect_str_eq(editor_text(&editor), "aaaa bbbb cXccc dddd");
	cr_expect(eq(int, editor_key(&editor, draw_app(d), K_DOWN), REACTION_PASS));
	editor_clear(&editor);
	draw_free(d);
}

Test(editor, scrolls_to_the_cursor_and_shows_an_empty_last_row)
{
	struct draw *d = draw_new(3, 12);
	struct area area = draw_area(d);
	struct editor editor;

	editor_init(&editor, "");
	type(&editor, draw_app(d), "een\ntwee\ndrie\nvier\n");
	editor_fit(&editor, &area);
	editor_draw(&editor, &area, true);
	cr_expect_str_eq(draw_read(d, 0), "drie");
	cr_expect_str_eq(draw_read(d, 1), "vier");
	cr_expect_str_eq(draw_read(d, 2), "");
	keys(&editor, draw_app(d), KEYS(K_CTRL_HOME));
	editor_fit(&editor, &area);
	area = draw_area(d);
	editor_draw(&editor, &area, true);
	cr_expect_str_eq(draw_read(d, 0), "een");
	editor_clear(&editor);
	draw_free(d);
}
