/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/notice.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"

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

void notice_draw(const struct notice *notice, const struct area *area, int y)
{
	int x = 1;

	if (!notice->text)
		return;
	x += paint_word(area, y, x, notice->role, notice->text);
	if (notice->undo)
		paint_format(area, y, x, ROLE_DIM, "  %s", _("u maakt ongedaan."));
}
