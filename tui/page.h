/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of lines that is read from top to bottom: headings, labelled text that wraps, rows of
 * cells. Lines that stand for a record can have the cursor. The owner builds it anew when its data
 * or its width changed; the cursor stays on its record.
 *
 *	page_begin(page);
 *	page_put(page_heading(page), 1, -1, ROLE_HEADING, _("Doelen"));
 *	line = page_row(page, (struct page_target){ ENTITY_GOAL, goal->id, -1 });
 *	page_put(line, 3, 30, ROLE_TEXT, record_text(goal, GOAL_DESCRIPTION));
 *	page_end(page);
 */
#ifndef ZB_TUI_PAGE_H
#define ZB_TUI_PAGE_H

#include "core/entities.h"
#include "tui/paint.h"
#include "tui/screen.h"

#define PAGE_CELLS 8
#define PAGE_TEXT_X 3   /* where rows begin, behind the marker */
#define PAGE_MEASURE 84 /* columns of running text: longer rows read badly */
#define PAGE_MOST 130   /* columns of a page: what is further apart does not read as one row */

/* What a line stands for: a row of the file, or (row 0) something about a kind of record that has
 * still to be made; FIELD -1: no field in particular. */
struct page_target {
	enum entity_id entity;
	int64_t row;
	int field;
};

struct page_cell {
	int x, width; /* width -1: up to the edge */
	enum role role;
	bool right;
	char *text; /* owned */
};

struct page_line {
	struct page_cell cells[PAGE_CELLS];
	size_t count;
	bool selectable;
	struct page_target target;
};

/* Starts as {0}. */
struct page {
	struct page_line *lines;
	size_t count, room;
	size_t cursor, top;
	struct page_target wanted; /* where the cursor goes at page_end */
	size_t wanted_line;
	const char *empty; /* shown when there are no lines; borrowed */
	struct area area;  /* of the last fit */
};

void page_free(struct page *);

void page_begin(struct page *);
/* A line without cursor. Valid until the next line is added, here and below. */
struct page_line *page_heading(struct page *);
struct page_line *page_row(struct page *, struct page_target);
void page_put(struct page_line *, int x, int width, enum role, const char *text);
void page_put_right(struct page_line *, int x, int width, enum role, const char *text);
/* TEXT from X on, wrapped at WIDTH columns over the last line and as many more like it as it
 * needs. */
void page_wrap(struct page *, int x, int width, enum role, const char *text);
void page_end(struct page *);

/* What the line with the cursor stands for, or NULL. Borrowed until the page is built anew. */
const struct page_target *page_target(const struct page *);
/* The cursor to the first line of TARGET; with field -1 of that row. */
void page_select(struct page *, struct page_target);

void page_fit(struct page *, const struct area *);
void page_draw(const struct page *, const struct area *);
/* Arrows, j and k, PgUp, PgDn, Home, End. Lines below each other that stand for the same are one
 * step. */
enum reaction page_key(struct page *, int key);
/* Click selects, the wheel moves; PASS for a double click on a row, so that the screen opens it. */
enum reaction page_mouse(struct page *, const struct mouse *);

/* Functions of a screen whose state begins with a page. */
enum reaction page_key_in(struct app *, void *state, int key);
enum reaction page_mouse_in(struct app *, void *state, const struct mouse *);

#endif
