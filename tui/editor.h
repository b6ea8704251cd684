/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long text: wraps at words, moves by what is seen. F4 hands it to $EDITOR. */
#ifndef ZB_TUI_EDITOR_H
#define ZB_TUI_EDITOR_H

#include "tui/edit.h"
#include "tui/paint.h"

struct editor {
	struct edit edit;
	size_t top;     /* offset of the first row shown */
	int column;     /* that up and down try to keep; -1: where the cursor is */
	int rows, width; /* of the last fit */
	size_t *begins;  /* of the rows, from the first on, as far as they are known */
	size_t begin_count, begin_room;
	bool inside; /* the text may not leave the program, so that F4 does not hand it over */
};

void editor_init(struct editor *, const char *text);
void editor_clear(struct editor *);
const char *editor_text(const struct editor *);
/* Scrolls so that the cursor is shown in AREA; before draw. */
void editor_fit(struct editor *, const struct area *);
void editor_draw(const struct editor *, const struct area *, bool focus);
/* PASS for up on the first row, down on the last, Tab, Esc and what else is not for an editor. */
enum reaction editor_key(struct editor *, struct app *, int key);
enum reaction editor_mouse(struct editor *, const struct area *, const struct mouse *);

#endif
