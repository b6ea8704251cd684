/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing, gathered before curses gets it. A row that says what it said in the drawing before
 * is not handed to curses at all, which would copy and compare every cell of it, nor is in another
 * row a text that stays where it is: most keys change few of either. */
#ifndef ZB_TUI_CANVAS_H
#define ZB_TUI_CANVAS_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/memory.h"

struct canvas_run;
struct canvas_row;

/* Start with {0}, end with canvas_free. */
struct canvas {
	WINDOW *win;
	int height, width;
	struct canvas_run *runs; /* in the order in which they were painted */
	size_t count, room;
	struct buffer texts;
	struct canvas_row *rows;
	bool single; /* what is painted once is not painted over in this drawing */
};

#define CANVAS_SEAL_BEGIN 0xcbf29ce484222325u

/* SEAL with more in it of what it stands for. */
uint64_t canvas_seal(uint64_t seal, uint64_t part);
uint64_t canvas_seal_text(uint64_t seal, const char *text, size_t length);

/* A drawing into WIN begins, which is blank. */
void canvas_begin(struct canvas *, WINDOW *);
/* TEXT at the place, and blanks up to WIDTH columns, over what was painted there before. It is
 * copied; as cells_put wants it. */
void canvas_put(struct canvas *, int y, int x, int width, attr_t, const char *text);
/* For who alone paints row Y, all WIDTH columns from X. SEAL stands for everything that is going to
 * be seen there; true when the row shows that already, and so need not be painted. */
bool canvas_holds(struct canvas *, int y, int x, int width, uint64_t seal);
/* For who paints all of row Y over what may be held there: it is what is painted from now on. */
void canvas_cover(struct canvas *, int y);
/* The drawing is complete: paints into the window the rows that differ from the one before. */
void canvas_end(struct canvas *, bool utf8);
/* Something else was painted into the window: the next drawing paints all rows. */
void canvas_forget(struct canvas *);
void canvas_free(struct canvas *);

#endif
