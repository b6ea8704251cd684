/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/sheet.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/chart.h"
#include "tui/keymap.h"

static void forget(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		free(sheet->cells[i].text);
	sheet->count = 0;
	sheet->lines = 0;
}

void sheet_free(struct sheet *sheet)
{
	forget(sheet);
	free(sheet->cells);
	*sheet = (struct sheet){ 0 };
}

void sheet_begin(struct sheet *sheet)
{
	forget(sheet);
	sheet->lines = 1;
}

void sheet_line(struct sheet *sheet)
{
	sheet->lines++;
}

static void add(struct sheet *sheet, const struct sheet_cell *cell, const char *text)
{
	struct sheet_cell *to;

	sheet->cells = mem_grow(sheet->cells, &sheet->room, sheet->count + 1, sizeof(*to));
	to = &sheet->cells[sheet->count++];
	*to = *cell;
	to->y = sheet->lines - 1;
	to->text = mem_text(text);
}

void sheet_text(struct sheet *sheet, int x, int width, enum role role, const char *text)
{
	add(sheet, &(struct sheet_cell){ .kind = SHEET_TEXT, .x = x, .width = width, .role = role },
	    text);
}

void sheet_right(struct sheet *sheet, int x, int width, enum role role, const char *text)
{
	add(sheet,
	    &(struct sheet_cell){ .kind = SHEET_RIGHT, .x = x, .width = width, .role = role },
	    text);
}

void sheet_bar(struct sheet *sheet, int x, int width, int64_t value, int64_t max)
{
	add(sheet,
	    &(struct sheet_cell){ .kind = SHEET_BAR, .x = x, .width = width, .role = ROLE_ACCENT,
				  .value = value, .max = max },
	    NULL);
}

void sheet_number(struct sheet *sheet, int x, int width, const char *text, int id)
{
	add(sheet,
	    &(struct sheet_cell){ .kind = SHEET_NUMBER, .x = x, .width = width, .id = id }, text);
}

static const struct sheet_cell *current(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->at && sheet->cells[i].id == sheet->at)
			return &sheet->cells[i];
	return NULL;
}

static int first_id(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->cells[i].id)
			return sheet->cells[i].id;
	return 0;
}

static int last_id(const struct sheet *sheet)
{
	for (size_t i = sheet->count; i > 0; i--)
		if (sheet->cells[i - 1].id)
			return sheet->cells[i - 1].id;
	return 0;
}

void sheet_end(struct sheet *sheet)
{
	if (!current(sheet))
		sheet->at = first_id(sheet);
}

int sheet_id(const struct sheet *sheet)
{
	return sheet->at;
}

/* Where the eye sees a number: at its last digit. */
static int right_of(const struct sheet_cell *cell)
{
	return cell->x + cell->width;
}

static int apart(int a, int b)
{
	return a > b ? a - b : b - a;
}

/* The nearest number at least LINES lines below (above, when negative). */
static int find_line(const struct sheet *sheet, int lines)
{
	const struct sheet_cell *from = current(sheet), *best = NULL;

	for (size_t i = 0; from && i < sheet->count; i++) {
		const struct sheet_cell *cell = &sheet->cells[i];
		int down = cell->y - from->y;

		if (!cell->id || (lines > 0 ? down < lines : down > lines))
			continue;
		if (!best || apart(cell->y, from->y) < apart(best->y, from->y) ||
		    (cell->y == best->y && apart(right_of(cell), right_of(from)) <
						   apart(right_of(best), right_of(from))))
			best = cell;
	}
	return best ? best->id : 0;
}

/* The next number on the same line. */
static int find_beside(const struct sheet *sheet, bool left)
{
	const struct sheet_cell *from = current(sheet), *best = NULL;

	for (size_t i = 0; from && i < sheet->count; i++) {
		const struct sheet_cell *cell = &sheet->cells[i];

		if (!cell->id || cell->y != from->y || cell == from ||
		    (left ? cell->x > from->x : cell->x < from->x))
			continue;
		if (!best || apart(cell->x, from->x) < apart(best->x, from->x))
			best = cell;
	}
	return best ? best->id : 0;
}

static int page_of(const struct sheet *sheet)
{
	return sheet->area.height > 2 ? sheet->area.height - 1 : 1;
}

static void go_to(struct sheet *sheet, int id)
{
	if (id)
		sheet->at = id;
}

/* Past the last number there may be lines to read. */
static void move_page(struct sheet *sheet, int lines)
{
	int id = find_line(sheet, lines);

	go_to(sheet, id ? id : lines > 0 ? last_id(sheet) : first_id(sheet));
}

enum reaction sheet_key(struct sheet *sheet, int key)
{
	if (key == K_DOWN || key == 'j')
		go_to(sheet, find_line(sheet, 1));
	else if (key == K_UP || key == 'k')
		go_to(sheet, find_line(sheet, -1));
	else if (key == K_RIGHT || key == 'l')
		go_to(sheet, find_beside(sheet, false));
	else if (key == K_LEFT || key == 'h')
		go_to(sheet, find_beside(sheet, true));
	else if (key == K_HOME)
		go_to(sheet, first_id(sheet));
	else if (key == K_END)
		go_to(sheet, last_id(sheet));
	else if (key == K_PGDN || key == K_PGUP)
		move_page(sheet, key == K_PGDN ? page_of(sheet) : -page_of(sheet));
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static const struct sheet_cell *cell_at(const struct sheet *sheet, int y, int x)
{
	for (size_t i = 0; i < sheet->count; i++) {
		const struct sheet_cell *cell = &sheet->cells[i];

		if (cell->id && cell->y == y && x >= cell->x && x < right_of(cell))
			return cell;
	}
	return NULL;
}

enum reaction sheet_mouse(struct sheet *sheet, const struct mouse *mouse)
{
	const struct sheet_cell *cell;

	if (!area_has(&sheet->area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (mouse->kind == MOUSE_WHEEL_UP || mouse->kind == MOUSE_WHEEL_DOWN)
		return sheet_key(sheet, mouse->kind == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
	cell = cell_at(sheet, mouse->y - sheet->area.y + sheet->top, mouse->x - sheet->area.x);
	if (!cell)
		return REACTION_DONE;
	sheet->at = cell->id;
	return mouse->kind == MOUSE_DOUBLE ? REACTION_PASS : REACTION_DONE;
}

void sheet_fit(struct sheet *sheet, const struct area *area)
{
	const struct sheet_cell *cell = current(sheet);

	sheet->area = *area;
	if (cell && cell->y < sheet->top)
		sheet->top = cell->y;
	if (cell && cell->y >= sheet->top + area->height)
		sheet->top = cell->y - area->height + 1;
	/* The ends are shown whole: what stands above the first number and below the last. */
	if (!cell || sheet->at == first_id(sheet))
		sheet->top = 0;
	if (sheet->at == last_id(sheet) || sheet->top > sheet->lines - area->height)
		sheet->top = sheet->lines - area->height;
	if (sheet->top < 0)
		sheet->top = 0;
}

static void draw_number(const struct sheet *sheet, const struct area *area, int y,
			const struct sheet_cell *cell)
{
	bool here = cell->id == sheet->at;
	int digits = text_width(cell->text);

	paint_right(area, y, cell->x, cell->width, here ? ROLE_MARKED : ROLE_TEXT, cell->text);
	if (here)
		paint_glyph(area, y, cell->x + cell->width - digits - 1, ROLE_ACCENT,
			    GLYPH_MARKER);
}

void sheet_draw(const struct sheet *sheet, const struct area *area)
{
	for (size_t i = 0; i < sheet->count; i++) {
		const struct sheet_cell *cell = &sheet->cells[i];
		int y = cell->y - sheet->top;

		if (y < 0 || y >= area->height)
			continue;
		if (cell->kind == SHEET_TEXT)
			paint_text(area, y, cell->x, cell->width, cell->role, cell->text);
		else if (cell->kind == SHEET_RIGHT)
			paint_right(area, y, cell->x, cell->width, cell->role, cell->text);
		else if (cell->kind == SHEET_BAR)
			chart_bar(area, y, cell->x, cell->width, cell->role, cell->value,
				  cell->max);
		else
			draw_number(sheet, area, y, cell);
	}
}
