/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/list_window.h"

#define MARKER_X 1
#define CELLS_X 3
#define BOX_WIDTH 4
#define RIGHT_MARGIN 1
#define WHEEL_ROWS 3

void list_init(struct list *list, const struct column *columns, size_t column_count,
	       const struct list_source *source, void *data)
{
	*list = (struct list){
		.columns = columns,
		.column_count = column_count < LIST_COLUMNS ? column_count : LIST_COLUMNS,
		.source = source,
		.data = data,
		.headings = true,
		.stale = true,
	};
}

void list_clear(struct list *list)
{
	list_rows_clear(&list->rows);
	free(list->marks);
	*list = (struct list){ 0 };
}

void list_reload(struct list *list)
{
	list->stale = true;
}

void list_restart(struct list *list, int64_t to_id)
{
	list_window_forget(list);
	list->wanted = to_id;
	list->jump = LIST_FIRST;
}

void list_select(struct list *list, int64_t id)
{
	for (size_t i = 0; i < list->rows.count; i++)
		if (id && list->rows.rows[i].id == id) {
			list->cursor = i;
			list->wanted = 0;
			return;
		}
	list->wanted = id;
	list->stale = true;
}

/* The nearest row that is no heading from AT in direction STEP, else the other way; AT when there
 * is none. */
static size_t pass_headings(const struct list *list, size_t at, int step)
{
	for (int turn = 0; turn < 2; turn++, step = -step)
		for (size_t i = at; i < list->rows.count; i += (size_t)step)
			if (list->rows.rows[i].id)
				return i;
	return at;
}

static void move_down(struct list *list, size_t rows)
{
	while (list->cursor + rows >= list->rows.count && !list->at_end)
		if (list_window_extend(list, LIST_AFTER))
			break;
	list->cursor += rows;
	if (list->cursor >= list->rows.count)
		list->cursor = list->rows.count - 1;
	list->cursor = pass_headings(list, list->cursor, 1);
}

static void move_up(struct list *list, size_t rows)
{
	while (list->cursor < rows && !list->at_begin)
		if (list_window_extend(list, LIST_BEFORE))
			break;
	list->cursor = list->cursor > rows ? list->cursor - rows : 0;
	/* What stands above the first row, a heading, is shown with it. */
	if (list->cursor == 0)
		list->top = 0;
	list->cursor = pass_headings(list, list->cursor, -1);
}

static void jump(struct list *list, enum list_place to)
{
	bool there = to == LIST_FIRST ? list->at_begin : list->at_end;

	if (!there) {
		list_window_forget(list);
		list->wanted = 0;
		list->jump = to;
	} else if (to == LIST_FIRST)
		move_up(list, list->rows.count);
	else
		move_down(list, list->rows.count);
}

static size_t page(const struct list *list)
{
	int rows = list_window_height(list);

	return rows > 2 ? (size_t)rows - 1 : 1;
}

void list_toggle_mark(struct list *list)
{
	int64_t id = list_id(list);

	if (!id)
		return;
	list_mark(list, id, !list_is_marked(list, id));
	move_down(list, 1);
}

enum reaction list_key(struct list *list, int key)
{
	if (!list->rows.count)
		return REACTION_PASS;
	if (key == K_DOWN || key == 'j')
		move_down(list, 1);
	else if (key == K_UP || key == 'k')
		move_up(list, 1);
	else if (key == K_PGDN)
		move_down(list, page(list));
	else if (key == K_PGUP)
		move_up(list, page(list));
	else if (key == K_HOME)
		jump(list, LIST_FIRST);
	else if (key == K_END)
		jump(list, LIST_LAST);
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

enum reaction list_mouse(struct list *list, const struct mouse *mouse)
{
	int y = mouse->y - list->area.y - (list->headings ? 1 : 0);
	size_t row = list->top + (size_t)(y < 0 ? 0 : y);

	if (!list->rows.count || !area_has(&list->area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (mouse->kind == MOUSE_WHEEL_DOWN)
		move_down(list, WHEEL_ROWS);
	else if (mouse->kind == MOUSE_WHEEL_UP)
		move_up(list, WHEEL_ROWS);
	else if (y < 0 || row >= list->rows.count || !list->rows.rows[row].id)
		return REACTION_DONE;
	else
		list->cursor = row;
	return mouse->kind == MOUSE_DOUBLE ? REACTION_PASS : REACTION_DONE;
}

const struct list_row *list_current(const struct list *list)
{
	const struct list_row *row = NULL;

	if (list->cursor < list->rows.count)
		row = &list->rows.rows[list->cursor];
	return row && row->id ? row : NULL;
}

int64_t list_id(const struct list *list)
{
	const struct list_row *row = list_current(list);

	return row ? row->id : 0;
}

bool list_is_empty(const struct list *list)
{
	return list->rows.count == 0;
}

/* The place of ID in marks, or where it would be. */
static size_t mark_place(const struct list *list, int64_t id)
{
	size_t low = 0, high = list->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list->marks[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool list_is_marked(const struct list *list, int64_t id)
{
	size_t at = mark_place(list, id);

	return at < list->mark_count && list->marks[at] == id;
}

void list_mark(struct list *list, int64_t id, bool on)
{
	size_t at = mark_place(list, id), after = list->mark_count - at;

	if (list_is_marked(list, id) == on)
		return;
	if (on) {
		list->marks = mem_grow(list->marks, &list->mark_room, list->mark_count + 1,
				       sizeof(*list->marks));
		memmove(list->marks + at + 1, list->marks + at, after * sizeof(*list->marks));
		list->marks[at] = id;
		list->mark_count++;
	} else {
		memmove(list->marks + at, list->marks + at + 1,
			(after - 1) * sizeof(*list->marks));
		list->mark_count--;
	}
}

void list_unmark_all(struct list *list)
{
	list->mark_count = 0;
}

/* The part of AREA for the cells of rows and headings. */
static struct area cells_of(const struct list *list, const struct area *area)
{
	return area_part(area, 0, CELLS_X + (list->boxes ? BOX_WIDTH : 0), -1, -1 - RIGHT_MARGIN);
}

struct column_place list_column_place(const struct list *list, size_t column)
{
	struct column_place places[LIST_COLUMNS];
	struct area cells = cells_of(list, &list->area);

	column_layout(list->columns, list->column_count, cells.width, places);
	places[column].x += cells.x - list->area.x;
	return places[column];
}

bool list_cuts(const struct list *list, const size_t *cells, size_t count)
{
	const struct list_row *row = list_current(list);

	for (size_t i = 0; row && i < count; i++)
		if (text_width(row->cells[cells[i]] ? row->cells[cells[i]] : "") >
		    list_column_place(list, cells[i]).width)
			return true;
	return false;
}

int list_cursor_row(const struct list *list)
{
	if (!list_current(list))
		return -1;
	return (list->headings ? 1 : 0) + (int)(list->cursor - list->top);
}

static void draw_row(const struct list *list, const struct area *area, const struct area *cells,
		     int y, size_t i, const struct column_place *places)
{
	const struct list_row *row = &list->rows.rows[i];
	bool marked = list->mark_count && list_is_marked(list, row->id);
	size_t name = 0; /* the first cell that is no sign */

	if (!row->id) {
		paint_word(area, y, MARKER_X, row->roles[0], row->cells[0]);
		if (row->cells[1])
			paint_right(area, y, area->width / 2, area->width / 2 - RIGHT_MARGIN,
				    row->roles[1], row->cells[1]);
		return;
	}
	/* A blank where it was: the row lies as it lay with the cursor (tui/canvas). */
	if (i == list->cursor)
		paint_glyph(area, y, MARKER_X, ROLE_ACCENT, GLYPH_MARKER);
	else
		paint_text(area, y, MARKER_X, 1, ROLE_TEXT, "");
	if (list->boxes)
		paint_glyph(area, y, CELLS_X, ROLE_ACCENT, marked ? GLYPH_BOXED : GLYPH_BOX);
	else if (marked)
		paint_word(area, y, MARKER_X + 1, ROLE_ACCENT, "*");
	while (name + 1 < list->column_count && list->columns[name].width == 1)
		name++;
	for (size_t c = 0; c < list->column_count; c++) {
		bool chosen = i == list->cursor && c == name && row->roles[c] == ROLE_TEXT;

		if (row->cells[c])
			column_paint(cells, y, &list->columns[c], &places[c],
				     chosen ? ROLE_SELECTED : row->roles[c], row->cells[c]);
	}
}

/* Stands for what is the same in all rows. */
static uint64_t seal_of(const struct list *list, const struct column_place *places)
{
	uint64_t seal = canvas_seal(CANVAS_SEAL_BEGIN, (uintptr_t)list->columns);

	for (size_t c = 0; c < list->column_count; c++)
		seal = canvas_seal(seal, (uint64_t)places[c].x << 32 | (uint64_t)places[c].width);
	return canvas_seal(seal, list->boxes);
}

/* Most rows show what they showed before: a key moves the cursor from one to another. */
static bool holds_row(const struct list *list, const struct area *area, int y, size_t i,
		      uint64_t seal)
{
	const struct list_row *row = &list->rows.rows[i];
	bool marked = list->mark_count && list_is_marked(list, row->id);

	if (!list->alone)
		return false;
	seal = canvas_seal(canvas_seal(seal, row->seal), i == list->cursor ? 2 : 1);
	seal = canvas_seal(seal, marked);
	return paint_holds(area, y, seal);
}

void list_draw(const struct list *list, const struct area *area)
{
	struct column_place places[LIST_COLUMNS];
	int y = list->headings ? 1 : 0;
	struct area cells = cells_of(list, area);
	struct area inside = area_part(area, 1, MARKER_X, -1, -1 - RIGHT_MARGIN);
	uint64_t seal;

	column_layout(list->columns, list->column_count, cells.width, places);
	if (!list->rows.count) {
		if (list->empty)
			paint_wrapped(&inside, 0, ROLE_DIM, list->empty);
		return;
	}
	seal = seal_of(list, places);
	if (list->headings && !(list->alone && paint_holds(area, 0, seal)))
		column_headings(&cells, 0, list->columns, list->column_count, places);
	for (size_t i = list->top; i < list->rows.count && y < area->height; i++, y++)
		if (!holds_row(list, area, y, i, seal))
			draw_row(list, area, &cells, y, i, places);
}

enum reaction list_key_in(struct app *app, void *state, int key)
{
	(void)app;
	return key == ' ' ? REACTION_PASS : list_key(state, key);
}

enum reaction list_mouse_in(struct app *app, void *state, const struct mouse *event)
{
	(void)app;
	return list_mouse(state, event);
}
