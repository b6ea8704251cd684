/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/line.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"

void line_init(struct line *line, const char *text)
{
	edit_init(&line->edit, text, false);
}

void line_clear(struct line *line)
{
	edit_clear(&line->edit);
}

const char *line_text(const struct line *line)
{
	return edit_text(&line->edit);
}

void line_set(struct line *line, const char *text)
{
	edit_set(&line->edit, text);
}

void line_select(struct line *line)
{
	edit_select_all(&line->edit);
}

enum reaction line_key(struct line *line, struct app *app, int key)
{
	return edit_key(&line->edit, app, key);
}

static int width_of(const char *text, size_t from, size_t to)
{
	char *part = mem_bytes(text + from, to - from);
	int width = text_width(part);

	free(part);
	return width;
}

/* The first byte to show so that the cursor is within WIDTH columns. Counted back from the cursor:
 * what was pasted may be long. */
static size_t first_shown(const struct line *line, int width)
{
	const char *text = line_text(line);
	size_t from = line->edit.at;
	int room = width - 1;

	while (from > 0) {
		size_t before = text_previous(text, from);

		room -= width_of(text, before, from);
		if (room < 0)
			break;
		from = before;
	}
	return from;
}

static int draw_part(const struct area *area, int y, int x, enum role role, const char *text,
		     size_t from, size_t to)
{
	char *part = from < to ? mem_bytes(text + from, to - from) : NULL;
	int taken = part ? paint_word(area, y, x, role, part) : 0;

	free(part);
	return taken;
}

static size_t between(size_t value, size_t low, size_t high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

void line_draw(const struct line *line, const struct area *area, int y, int x, int width,
	       bool focus)
{
	const char *text = line_text(line);
	size_t from = focus ? first_shown(line, width) : 0, begin, end, last;
	struct area part = area_part(area, y, x, 1, width);
	int at = 0;

	if (part.width <= 0 || part.height <= 0)
		return;
	last = from + text_fit(text + from, part.width);
	if (!edit_selection(&line->edit, &begin, &end) || !focus)
		begin = end = from;
	begin = between(begin, from, last);
	end = between(end, from, last);
	paint_text(&part, 0, 0, -1, ROLE_FIELD, "");
	at += draw_part(&part, 0, at, ROLE_FIELD, text, from, begin);
	at += draw_part(&part, 0, at, ROLE_MARKED, text, begin, end);
	at += draw_part(&part, 0, at, ROLE_FIELD, text, end, last);
	if (focus)
		paint_cursor(&part, 0, width_of(text, from, line->edit.at));
	for (; at < part.width; at++)
		paint_word(&part, 0, at, ROLE_FIELD, " ");
}
