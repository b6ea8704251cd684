/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/editor.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/app.h"

#define WIDTH_BEFORE_FIT 60
#define WHEEL_ROWS 3
#define ROWS_LOOKED_AT 4 /* where a row begins hangs on no more of what follows */

/* A row as it is shown: bytes BEGIN..END of the text, the next row begins at NEXT. */
struct row {
	size_t begin, end, next;
};

void editor_init(struct editor *editor, const char *text)
{
	*editor = (struct editor){ .column = -1 };
	edit_init(&editor->edit, text, true);
}

void editor_clear(struct editor *editor)
{
	edit_clear(&editor->edit);
	free(editor->begins);
	*editor = (struct editor){ .column = -1 };
}

const char *editor_text(const struct editor *editor)
{
	return edit_text(&editor->edit);
}

static struct row row_from(const struct editor *editor, size_t begin)
{
	const char *text = editor_text(editor);
	int width = editor->width > 1 ? editor->width : WIDTH_BEFORE_FIT;
	struct row row = { .begin = begin };
	size_t length = 0;

	row.next = text_wrap(text, begin, width, &length);
	row.end = begin + length;
	return row;
}

/* Whether another row follows: a newline at the very end opens an empty one. */
static bool is_last(const struct editor *editor, const struct row *row)
{
	size_t length = editor->edit.text.length;

	return row->next >= length &&
	       (length == 0 || row->next == row->begin || editor_text(editor)[length - 1] != '\n');
}

static void add_begin(struct editor *editor, size_t begin)
{
	editor->begins = mem_grow(editor->begins, &editor->begin_room, editor->begin_count + 1,
				  sizeof *editor->begins);
	editor->begins[editor->begin_count++] = begin;
}

/* Forgets the rows that what changed in the text may have moved. */
static void drop_begins(struct editor *editor)
{
	size_t count = editor->begin_count;

	if (editor->edit.same == SIZE_MAX)
		return;
	while (count > 0 && editor->begins[count - 1] > editor->edit.same)
		count--;
	editor->begin_count = count > ROWS_LOOKED_AT ? count - ROWS_LOOKED_AT : 0;
	editor->edit.same = SIZE_MAX;
}

/* Measures what is not known of the rows up to AT. */
static void measure_to(struct editor *editor, size_t at)
{
	struct row row;

	drop_begins(editor);
	if (!editor->begin_count)
		add_begin(editor, 0);
	row = row_from(editor, editor->begins[editor->begin_count - 1]);
	while (row.next <= at && !is_last(editor, &row)) {
		add_begin(editor, row.next);
		row = row_from(editor, row.next);
	}
}

/* The row that holds AT. A cursor after the last blank of a row that was wrapped still is on it. */
static struct row row_of(struct editor *editor, size_t at)
{
	size_t low = 0, high;

	measure_to(editor, at);
	for (high = editor->begin_count; high - low > 1;) {
		size_t middle = low + (high - low) / 2;

		if (editor->begins[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return row_from(editor, editor->begins[low]);
}

static struct row row_before(struct editor *editor, const struct row *row)
{
	return row_of(editor, row->begin - 1);
}

static int column_of(const struct editor *editor, const struct row *row, size_t at)
{
	char *head = mem_bytes(editor_text(editor) + row->begin, at - row->begin);
	int width = text_width(head);

	free(head);
	return width;
}

static size_t at_column(const struct editor *editor, const struct row *row, int column)
{
	char *text = mem_bytes(editor_text(editor) + row->begin, row->end - row->begin);
	size_t at = row->begin + text_fit(text, column);

	free(text);
	return at;
}

/* Up or down over COUNT rows; false when there is none in that direction. */
static bool move_rows(struct editor *editor, int count, bool up, bool stretch)
{
	struct edit *edit = &editor->edit;
	struct row row = row_of(editor, edit->at);
	int column = editor->column >= 0 ? editor->column : column_of(editor, &row, edit->at);
	bool moved = false;

	for (; count > 0 && (up ? row.begin > 0 : !is_last(editor, &row)); count--) {
		row = up ? row_before(editor, &row) : row_from(editor, row.next);
		moved = true;
	}
	if (!moved)
		return false;
	edit_move(edit, at_column(editor, &row, column), stretch);
	editor->column = column;
	return true;
}

void editor_fit(struct editor *editor, const struct area *area)
{
	struct row row, top;
	int rows;

	if (editor->width != area->width)
		editor->begin_count = 0;
	editor->width = area->width;
	editor->rows = area->height;
	row = row_of(editor, editor->edit.at);
	if (editor->top > editor->edit.text.length)
		editor->top = 0;
	top = row_of(editor, editor->top);
	if (row.begin < top.begin)
		top = row;
	for (rows = 1; top.begin < row.begin && rows <= area->height; rows++)
		top = row_from(editor, top.next);
	if (rows > area->height) {
		/* Too far down: the cursor's row becomes the last one shown. */
		top = row;
		for (rows = 1; rows < area->height && top.begin > 0; rows++)
			top = row_before(editor, &top);
		editor->top = top.begin;
	} else if (row.begin < editor->top)
		editor->top = row.begin;
	else
		editor->top = row_of(editor, editor->top).begin;
}

static int draw_part(const struct editor *editor, const struct area *area, int y, int x,
		     enum role role, size_t from, size_t to)
{
	char *part;
	int taken;

	if (from >= to)
		return 0;
	part = mem_bytes(editor_text(editor) + from, to - from);
	taken = paint_word(area, y, x, role, part);
	free(part);
	return taken;
}

/* The rest of the row, so that one sees where one types. */
static void draw_blank(const struct area *area, int y, int x, enum role role)
{
	for (; x < area->width; x++)
		paint_word(area, y, x, role, " ");
}

static size_t within(size_t value, const struct row *row)
{
	if (value < row->begin)
		return row->begin;
	return value > row->end ? row->end : value;
}

static void draw_row(const struct editor *editor, const struct area *area, int y,
		     const struct row *row, enum role role)
{
	size_t from, to;
	int x = 0;

	if (!edit_selection(&editor->edit, &from, &to))
		from = to = row->begin;
	from = within(from, row);
	to = within(to, row);
	x += draw_part(editor, area, y, x, role, row->begin, from);
	x += draw_part(editor, area, y, x, ROLE_MARKED, from, to);
	x += draw_part(editor, area, y, x, role, to, row->end);
	draw_blank(area, y, x, role);
}

void editor_draw(const struct editor *editor, const struct area *area, bool focus)
{
	struct row row = row_from(editor, editor->top);
	size_t at = editor->edit.at;
	enum role role = focus ? ROLE_FIELD : ROLE_TEXT;
	int y = 0;

	for (bool last = false; y < area->height && !last; y++) {
		draw_row(editor, area, y, &row, role);
		last = is_last(editor, &row);
		if (focus && at >= row.begin && (at < row.next || last))
			paint_cursor(area, y, column_of(editor, &row, at));
		if (!last)
			row = row_from(editor, row.next);
	}
	for (; y < area->height; y++)
		draw_blank(area, y, 0, role);
}

static enum reaction hand_over(struct editor *editor, struct app *app)
{
	struct zb_err err;
	char *text;

	if (editor->inside) {
		app_notice(app, _("Wat gesloten is blijft in zorgbord: er is geen eigen "
				  "tekstverwerker voor."));
		return REACTION_DONE;
	}
	text = mem_text(editor_text(editor));
	if (app_edit_outside(app, &text, &err))
		app_error(app, &err);
	else if (strcmp(text, editor_text(editor)) != 0)
		edit_set(&editor->edit, text);
	free(text);
	return REACTION_DONE;
}

static enum reaction row_key(struct editor *editor, int key)
{
	int page = editor->rows > 2 ? editor->rows - 1 : 1;

	switch (key) {
	case K_UP:
		return move_rows(editor, 1, true, false) ? REACTION_DONE : REACTION_PASS;
	case K_DOWN:
		return move_rows(editor, 1, false, false) ? REACTION_DONE : REACTION_PASS;
	case K_SHIFT_UP:
		move_rows(editor, 1, true, true);
		return REACTION_DONE;
	case K_SHIFT_DOWN:
		move_rows(editor, 1, false, true);
		return REACTION_DONE;
	case K_PGUP:
		move_rows(editor, page, true, false);
		return REACTION_DONE;
	case K_PGDN:
		move_rows(editor, page, false, false);
		return REACTION_DONE;
	default:
		return REACTION_PASS;
	}
}

/* Home and End of what is seen as a line, which may be a part of a paragraph. */
static bool edge_key(struct editor *editor, int key)
{
	struct row row = row_of(editor, editor->edit.at);
	bool begin = key == K_HOME || key == K_SHIFT_HOME;

	if (!begin && key != K_END && key != K_SHIFT_END)
		return false;
	edit_move(&editor->edit, begin ? row.begin : row.end,
		  key == K_SHIFT_HOME || key == K_SHIFT_END);
	return true;
}

enum reaction editor_key(struct editor *editor, struct app *app, int key)
{
	if (row_key(editor, key) == REACTION_DONE)
		return REACTION_DONE;
	if (key == K_UP || key == K_DOWN)
		return REACTION_PASS;
	editor->column = -1;
	if (key == K_F4)
		return hand_over(editor, app);
	if (edge_key(editor, key))
		return REACTION_DONE;
	if (key == K_ENTER) {
		editor->edit.joining = false;
		edit_insert(&editor->edit, "\n");
		return REACTION_DONE;
	}
	return edit_key(&editor->edit, app, key);
}

enum reaction editor_mouse(struct editor *editor, const struct area *area,
			   const struct mouse *mouse)
{
	struct row row = row_from(editor, editor->top);

	if (!area_has(area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (mouse->kind == MOUSE_WHEEL_UP || mouse->kind == MOUSE_WHEEL_DOWN) {
		move_rows(editor, WHEEL_ROWS, mouse->kind == MOUSE_WHEEL_UP, false);
		return REACTION_DONE;
	}
	for (int y = area->y; y < mouse->y && !is_last(editor, &row); y++)
		row = row_from(editor, row.next);
	edit_move(&editor->edit, at_column(editor, &row, mouse->x - area->x), false);
	editor->column = -1;
	return REACTION_DONE;
}
