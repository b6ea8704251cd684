/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of figures: lines of texts, bars and numbers, of which the numbers can have the cursor.
 * The owner builds it anew when its data or its width changed; the cursor stays on its number.
 *
 *	sheet_begin(sheet);
 *	sheet_text(sheet, 1, -1, ROLE_HEADING, _("Doelen"));
 *	sheet_line(sheet);
 *	sheet_bar(sheet, 20, 12, 17, 34);
 *	sheet_number(sheet, 32, 5, "17", id);
 *	sheet_end(sheet);
 */
#ifndef ZB_TUI_SHEET_H
#define ZB_TUI_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/paint.h"
#include "tui/screen.h"

enum sheet_kind { SHEET_TEXT, SHEET_RIGHT, SHEET_BAR, SHEET_NUMBER };

struct sheet_cell {
	enum sheet_kind kind;
	int y, x, width; /* width -1: up to the edge */
	enum role role;
	char *text;         /* owned */
	int64_t value, max; /* of a bar */
	int id;             /* of a number, above 0 */
};

/* Starts as {0}. */
struct sheet {
	struct sheet_cell *cells;
	size_t count, room;
	int lines;
	int at;  /* id of the number with the cursor, 0 none */
	int top; /* first line shown */
	struct area area; /* of the last fit */
};

void sheet_free(struct sheet *);

void sheet_begin(struct sheet *);
void sheet_line(struct sheet *); /* the next cells stand a line lower */
/* Texts are copied; a width of -1 is up to the edge. */
void sheet_text(struct sheet *, int x, int width, enum role, const char *text);
void sheet_right(struct sheet *, int x, int width, enum role, const char *text);
void sheet_bar(struct sheet *, int x, int width, int64_t value, int64_t max);
/* Right-aligned; the marker of the cursor stands in the column before its first digit. */
void sheet_number(struct sheet *, int x, int width, const char *text, int id);
void sheet_end(struct sheet *);

/* Id of the number with the cursor; 0 when there is none. */
int sheet_id(const struct sheet *);

void sheet_fit(struct sheet *, const struct area *);
void sheet_draw(const struct sheet *, const struct area *);
/* Arrows and hjkl to the nearest number that way, Home and End, PgUp and PgDn. */
enum reaction sheet_key(struct sheet *, int key);
/* Click selects, the wheel scrolls; PASS for a double click on a number, so that the screen opens
 * it. */
enum reaction sheet_mouse(struct sheet *, const struct mouse *);

#endif
