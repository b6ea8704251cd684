/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing without a terminal: curses on /dev/null, and what was drawn read back as text.
 *
 *	struct draw *d = draw_new(24, 80);
 *	app_push(draw_app(d), &my_screen, (struct screen_arg){ 0 });
 *	draw_keys(d, (const int[]){ K_DOWN, K_ENTER, 0 });
 *	cr_expect(draw_has(d, "Berg"));
 *	draw_free(d);
 *
 * Rows and columns count from 0. */
#ifndef ZB_TESTS_DRAW_H
#define ZB_TESTS_DRAW_H

#include <stdbool.h>

#include "tui/app.h"

struct draw;

/* An app of that size with the theme "mono", today 2026-11-22; LC_ALL must be a UTF-8 locale. */
struct draw *draw_new(int rows, int columns);
void draw_free(struct draw *);
struct app *draw_app(struct draw *);
/* The whole window, for drawing a widget by itself. */
struct area draw_area(struct draw *);

/* Handles KEYS (ends with 0) as typed. */
void draw_keys(struct draw *, const int *keys);
/* Types each character of an ASCII text. */
void draw_type(struct draw *, const char *text);
void draw_resize(struct draw *, int rows, int columns);
int draw_rows(const struct draw *);

/* Draws the app and returns row ROW without blanks at its end; lives until the next call. */
const char *draw_row(struct draw *, int row);
/* The same of the window as it is, without drawing the app. */
const char *draw_read(struct draw *, int row);
/* Whether a row of the app holds TEXT. */
bool draw_has(struct draw *, const char *text);

#endif
