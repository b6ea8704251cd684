/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/paint.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/cells.h"

struct area area_part(const struct area *area, int y, int x, int height, int width)
{
	struct area part = *area;

	if (y < 0)
		y = 0;
	if (x < 0)
		x = 0;
	if (height < 0)
		height += area->height - y + 1;
	if (width < 0)
		width += area->width - x + 1;
	if (height > area->height - y)
		height = area->height - y;
	if (width > area->width - x)
		width = area->width - x;
	part.y += y;
	part.x += x;
	part.height = height > 0 ? height : 0;
	part.width = width > 0 ? width : 0;
	return part;
}

struct area area_middle(const struct area *area, int height, int width)
{
	if (height > area->height)
		height = area->height;
	if (width > area->width)
		width = area->width;
	return area_part(area, (area->height - height) / 2, (area->width - width) / 2, height,
			 width);
}

bool area_has(const struct area *area, int y, int x)
{
	return y >= area->y && y < area->y + area->height && x >= area->x &&
	       x < area->x + area->width;
}

bool paint_holds(const struct area *area, int y, uint64_t seal)
{
	return area->canvas &&
	       canvas_holds(area->canvas, area->y + y, area->x, area->width, seal);
}

void paint_cover(const struct area *area, int y)
{
	if (area->canvas)
		canvas_cover(area->canvas, area->y + y);
	paint_text(area, y, 0, area->width, ROLE_TEXT, "");
}

/* TEXT, which fits, and blanks up to WIDTH. */
static void put_text(const struct area *area, int y, int x, int width, attr_t attr,
		     const char *text)
{
	if (area->canvas)
		canvas_put(area->canvas, y, x, width, attr, text);
	else
		cells_put(area->win, area->look->utf8, y, x, width, attr, text);
}

static void put_blanks(const struct area *area, int y, int x, int count)
{
	if (count > 0)
		put_text(area, y, x, count, area->look->attrs[ROLE_TEXT], "");
}

/* Columns of TEXT when it is plain ASCII of at most WIDTH columns, else -1. */
static int plain_width(const char *text, int width)
{
	int n = 0;

	while (n <= width && text[n] >= ' ' && text[n] < 0x7f)
		n++;
	return n <= width && !text[n] ? n : -1;
}

/* TEXT cut to ROOM columns at the place; with PAD all of them are written. Returns the columns of
 * the text. */
static int put_at(const struct area *area, int y, int x, int room, enum role role, const char *text,
		  bool pad)
{
	attr_t attr = area->look->attrs[role];
	int width = plain_width(text, room);
	char *cut;

	if (width >= 0) {
		put_text(area, area->y + y, area->x + x, pad ? room : width, attr, text);
		return width;
	}
	cut = text_cut(text, room, area->look->utf8);
	width = text_width(cut);
	put_text(area, area->y + y, area->x + x, pad ? room : width, attr, cut);
	free(cut);
	return width;
}

/* Columns from X that may be painted, out of WIDTH (-1: all). */
static int room_at(const struct area *area, int y, int x, int width)
{
	int room = area->width - x;

	if (y < 0 || y >= area->height || x < 0 || room <= 0)
		return 0;
	return width < 0 || width > room ? room : width;
}

void paint_text(const struct area *area, int y, int x, int width, enum role role, const char *text)
{
	int room = room_at(area, y, x, width);

	if (room > 0)
		put_at(area, y, x, room, role, text ? text : "", true);
}

void paint_right(const struct area *area, int y, int x, int width, enum role role, const char *text)
{
	int room = room_at(area, y, x, width), wide;
	char *cut;

	if (room <= 0)
		return;
	wide = plain_width(text ? text : "", room);
	if (wide >= 0) {
		put_blanks(area, area->y + y, area->x + x, room - wide);
		paint_text(area, y, x + room - wide, wide, role, text);
		return;
	}
	cut = text_cut(text ? text : "", room, area->look->utf8);
	wide = text_width(cut);
	put_blanks(area, area->y + y, area->x + x, room - wide);
	paint_text(area, y, x + room - wide, wide, role, cut);
	free(cut);
}

int paint_word(const struct area *area, int y, int x, enum role role, const char *text)
{
	int room = room_at(area, y, x, -1);

	return room > 0 ? put_at(area, y, x, room, role, text ? text : "", false) : 0;
}

int paint_format(const struct area *area, int y, int x, enum role role, const char *format, ...)
{
	va_list args;
	char *text = NULL;
	int taken = 0;

	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0) {
		taken = paint_word(area, y, x, role, text);
		free(text);
	}
	va_end(args);
	return taken;
}

int paint_glyph(const struct area *area, int y, int x, enum role role, enum glyph glyph)
{
	return paint_word(area, y, x, role, area->look->glyphs[glyph]);
}

int paint_wrapped(const struct area *area, int y, enum role role, const char *text)
{
	size_t at = 0, length = 0, end = text ? strlen(text) : 0;
	int begin = y;

	while (at < end && y < area->height) {
		size_t next = text_wrap(text, at, area->width, &length);
		/* The last row that there is room for shows by its "…" that there is more. */
		bool cut = y == area->height - 1 && next < end;
		char *row = mem_bytes(text + at, cut ? end - at : length);

		paint_word(area, y++, 0, role, row);
		free(row);
		at = next;
	}
	return y - begin;
}

int paint_rows(const char *text, int width)
{
	size_t at = 0, length = 0, end = text ? strlen(text) : 0;
	int rows = 0;

	for (; at < end && width > 0; rows++)
		at = text_wrap(text, at, width, &length);
	return rows;
}

static void paint_edge(const struct area *area, int y, enum glyph left, enum glyph right)
{
	paint_glyph(area, y, 0, ROLE_BOX, left);
	for (int x = 1; x < area->width - 1; x++)
		paint_glyph(area, y, x, ROLE_BOX, GLYPH_LINE);
	paint_glyph(area, y, area->width - 1, ROLE_BOX, right);
}

struct area paint_box(const struct area *area, const char *title)
{
	struct area top = area_part(area, 0, 2, 1, area->width - 4);

	for (int y = 0; y < area->height; y++)
		put_blanks(area, area->y + y, area->x, area->width);
	paint_edge(area, 0, GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT);
	for (int y = 1; y < area->height - 1; y++) {
		paint_glyph(area, y, 0, ROLE_BOX, GLYPH_SIDE);
		paint_glyph(area, y, area->width - 1, ROLE_BOX, GLYPH_SIDE);
	}
	paint_edge(area, area->height - 1, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT);
	if (title && *title)
		paint_format(&top, 0, 0, ROLE_HEADING, " %s ", title);
	return area_part(area, 1, 2, area->height - 2, area->width - 4);
}

void paint_cursor(const struct area *area, int y, int x)
{
	if (!area->cursor || y < 0 || y >= area->height || x < 0 || x > area->width)
		return;
	area->cursor->shown = true;
	area->cursor->y = area->y + y;
	area->cursor->x = area->x + (x < area->width ? x : area->width - 1);
}
