/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tests/draw.h"
#include "tui/editor.h"
#include "tui/line.h"

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
	     KEYS(K_CTRL_HOME, K_SHIFT_RIGHT, K_SHIFT_RIGHT, K_SHIFT_RIGHT, K_CTRL_K, K_CTRL_END,
		  K_CTRL_V));
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

static char *many(char letter, size_t count)
{
	struct buffer text = { 0 };

	for (size_t i = 0; i < count; i++)
		buffer_add_bytes(&text, &letter, 1);
	return buffer_take(&text);
}

Test(line, refuses_a_paste_that_is_too_long_and_says_so)
{
	struct app app = { 0 };
	struct line line;
	char *text = many('a', 5000);

	buffer_add(&app.pasted, text);
	line_init(&line, "Berg");
	line_key(&line, &app, K_PASTE);
	cr_expect_str_eq(line_text(&line), "Berg");
	cr_assert(app.notice.text != NULL);
	cr_expect(strstr(app.notice.text, "te lang") != NULL, "%s", app.notice.text);
	line_clear(&line);
	buffer_clear(&app.pasted);
	notice_clear(&app.notice);
	free(text);
}

Test(line, shows_the_end_of_a_long_text_with_the_cursor_behind_it)
{
	struct draw *d = draw_new(24, 80);
	struct area area = draw_area(d);
	struct paint_cursor cursor = { 0 };
	struct line line;
	char *text = many('a', 4000);

	area.cursor = &cursor;
	line_init(&line, text);
	edit_insert(&line.edit, "漢字e\xcc\x88");
	line_draw(&line, &area, 0, 0, 10, true);
	cr_expect_str_eq(draw_read(d, 0), "aaaa漢字ë");
	cr_expect(eq(int, cursor.x, 9));
	line_clear(&line);
	free(text);
	draw_free(d);
}

Test(editor, moves_by_what_is_seen_in_wrapped_text)
{
	struct draw *d = draw_new(5, 12);
	struct area area = draw_area(d);
	struct editor editor;

	editor_init(&editor, "aaaa bbbb cccc dddd");
	keys(&editor, draw_app(d), KEYS(K_CTRL_HOME));
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

/* What the editor keeps of its rows is what they are when measured anew. */
static void expect_rows(const struct editor *editor)
{
	const char *text = editor_text(editor);
	size_t at = 0, length;

	for (size_t i = 0; i < editor->begin_count; i++) {
		cr_assert(eq(sz, editor->begins[i], at));
		at = text_wrap(text, at, editor->width, &length);
	}
}

Test(editor, knows_where_its_rows_begin_whatever_changes)
{
	static const char *const bits[] = { "a", "bb ", " ", "- ", "· ", "\n", "e\xCC\x81",
					    "\xCC\x81", "漢字", "een lang woord ", "\n\n" };
	static const int moves[] = { K_CTRL_Z, K_CTRL_R, K_UP, K_DOWN, K_HOME, K_END, K_BACKSPACE,
				     K_CTRL_W, K_CTRL_HOME, K_CTRL_END, K_DELETE, K_PGUP };
	struct draw *d = draw_new(4, 12);
	struct area area = draw_area(d);
	struct editor editor;
	uint32_t seed = 1;

	editor_init(&editor, "");
	for (int round = 0; round < 20000; round++) {
		seed = seed * 1664525 + 1013904223;
		if (seed >> 30)
			edit_insert(&editor.edit,
				    bits[(seed >> 16) % (sizeof bits / sizeof *bits)]);
		else
			editor_key(&editor, draw_app(d),
				   moves[(seed >> 16) % (sizeof moves / sizeof *moves)]);
		if (round % 500 == 0) {
			edit_set(&editor.edit, "");
			area.width = 2 + round / 500 % 10;
		}
		if (round % 3)
			continue;
		editor_fit(&editor, &area);
		expect_rows(&editor);
	}
	editor_clear(&editor);
	draw_free(d);
}

Test(editor, answers_at_once_in_a_line_of_a_megabyte, .timeout = 30)
{
	struct draw *d = draw_new(20, 80);
	struct area area = draw_area(d);
	struct editor editor;
	char *text = mem_new((1 << 20) - 99, 1);

	memset(text, 'x', (1 << 20) - 100);
	editor_init(&editor, "");
	cr_expect(edit_insert(&editor.edit, text));
	for (int i = 0; i < 50; i++) {
		editor_key(&editor, draw_app(d), 'y');
		editor_fit(&editor, &area);
		editor_draw(&editor, &area, true);
	}
	cr_expect_str_eq(editor_text(&editor) + strlen(text) + 48, "yy");
	editor_clear(&editor);
	free(text);
	draw_free(d);
}
