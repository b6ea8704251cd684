/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above a list into which its filter is typed: the state of a screen begins with it. */
#ifndef ZB_TUI_FIND_LINE_H
#define ZB_TUI_FIND_LINE_H

#include "tui/line.h"

struct app;

struct find_line {
	struct line line;
	bool typing;
};

/* Functions of such a screen: its typing; when an action can be done; and two actions. */
bool find_line_typing(const void *state);
bool find_line_is_typing(const struct app *, const void *state);
bool find_line_not_typing(const struct app *, const void *state);
void find_line_begin(struct app *, void *state);
void find_line_end(struct app *, void *state);

#endif
