/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/notice.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

#define ROWS_MOST 6

void notice_set(struct notice *notice, enum role role, bool undo, const char *format, va_list args)
{
	char *text = NULL;

	if (vasprintf(&text, format, args) < 0)
		abort();
	notice_clear(notice);
	*notice = (struct notice){ .text = text, .role = role, .undo = undo };
}

void notice_clear(struct notice *notice)
{
	free(notice->text);
	*notice = (struct notice){ 0 };
}

/* A long one takes rows above it too. */
static void draw_wrapped(const char *text, enum role role, const struct area *area, int y)
{
	int rows = paint_rows(text, area->width - 2), top;
	struct area part;

	rows = rows < ROWS_MOST ? rows : ROWS_MOST;
	top = y - rows + 1 > 0 ? y - rows + 1 : 0;
	part = area_part(area, top, 1, y - top + 1, area->width - 2);
	for (int row = top; row <= y; row++)
		paint_cover(area, row);
	paint_wrapped(&part, 0, role, text);
}

void notice_draw(const struct notice *notice, const struct area *area, int y)
{
	const char *undo = notice->undo ? _("u maakt ongedaan.") : "";
	char *whole;
	int x = 1;

	if (!notice->text)
		return;
	whole = mem_format("%s  %s", notice->text, undo);
	if (text_width(whole) > area->width - 2 && y > 0) {
		draw_wrapped(whole, notice->role, area, y);
	} else {
		x += 2 + paint_word(area, y, x, notice->role, notice->text);
		paint_word(area, y, x, ROLE_DIM, undo);
	}
	free(whole);
}
