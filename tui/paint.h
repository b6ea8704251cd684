/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only way by which text reaches the screen. All text is UTF-8 from anywhere: control
 * characters are dropped, widths measured (core/text), what does not fit is cut with "…", and what
 * the locale cannot show becomes its base letter or "?". Nothing paints outside its area. */
#ifndef ZB_TUI_PAINT_H
#define ZB_TUI_PAINT_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

#include "tui/canvas.h"
#include "tui/theme.h"

/* Where the terminal's cursor is to stand after drawing; hidden when nothing asked for it. */
struct paint_cursor {
	bool shown;
	int y, x; /* in the window */
};

/* A rectangle of a window; y and x of all paint functions count from its corner. */
struct area {
	struct canvas *canvas; /* NULL: straight into the window */
	WINDOW *win;
	int y, x, height, width;
	const struct look *look;
	struct paint_cursor *cursor; /* may be NULL */
	bool below; /* a dialog lies over it and takes the keys */
};

/* The part of AREA at y, x of that size, cut to AREA; a height or width below 0 counts from the far
 * edge (-1: up to the edge). Never of negative size. */
struct area area_part(const struct area *, int y, int x, int height, int width);
/* A part of that size in the middle of AREA, cut to AREA. */
struct area area_middle(const struct area *, int height, int width);
/* Whether the screen position y, x lies in AREA. */
bool area_has(const struct area *, int y, int x);

/* TEXT (NULL: "") in exactly WIDTH columns: cut with "…" and padded with blanks. WIDTH -1 means up
 * to the right edge. */
void paint_text(const struct area *, int y, int x, int width, enum role, const char *text);
/* The same against the right end of the WIDTH columns. */
void paint_right(const struct area *, int y, int x, int width, enum role, const char *text);
/* TEXT at its own width, at most up to the right edge; returns the columns it took. */
int paint_word(const struct area *, int y, int x, enum role, const char *text);
/* Formatted, as paint_word. */
int paint_format(const struct area *, int y, int x, enum role, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
int paint_glyph(const struct area *, int y, int x, enum role, enum glyph);
/* TEXT wrapped over at most the height of the area, from row Y; returns the rows it took. What does
 * not fit ends in "…". */
int paint_wrapped(const struct area *, int y, enum role, const char *text);
/* Rows that TEXT takes when wrapped at WIDTH. */
int paint_rows(const char *text, int width);
/* Whether row Y of AREA shows already what SEAL stands for, as canvas_holds; false outside an
 * app. */
bool paint_holds(const struct area *, int y, uint64_t seal);
/* Blanks row Y, which is as wide as the screen, over what may be held there. */
void paint_cover(const struct area *, int y);
/* A frame around AREA with blanks inside and TITLE (may be NULL) in its top; returns what is inside
 * it, one blank column left and right. */
struct area paint_box(const struct area *, const char *title);
/* Shows the terminal's cursor there. */
void paint_cursor(const struct area *, int y, int x);

#endif
