/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of input, scrolled sideways when it is longer than its place. */
#ifndef ZB_TUI_LINE_H
#define ZB_TUI_LINE_H

#include "tui/edit.h"
#include "tui/paint.h"

struct line {
	struct edit edit;
};

void line_init(struct line *, const char *text);
void line_clear(struct line *);
const char *line_text(const struct line *);
void line_set(struct line *, const char *text);
/* All of it, so that what is typed next takes its place. */
void line_select(struct line *);
/* PASS for Enter, Tab, Esc, up, down and what else is not for a line. */
enum reaction line_key(struct line *, struct app *, int key);
/* In WIDTH columns of row Y from X, with the cursor when FOCUS. */
void line_draw(const struct line *, const struct area *, int y, int x, int width, bool focus);

#endif
