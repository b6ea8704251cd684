/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence at the foot: what happened and how to take it back. Stays until the next key. */
#ifndef ZB_TUI_NOTICE_H
#define ZB_TUI_NOTICE_H

#include <stdarg.h>
#include <stdbool.h>

#include "tui/paint.h"

struct notice {
	char *text; /* NULL: none */
	enum role role;
	bool undo; /* "u maakt ongedaan" */
};

void notice_set(struct notice *, enum role, bool undo, const char *format, va_list args)
	__attribute__((format(printf, 4, 0)));
void notice_clear(struct notice *);
/* In row Y of the area; a long one begins some rows above it. */
void notice_draw(const struct notice *, const struct area *, int y);

#endif
