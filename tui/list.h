/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of any length through a window: it asks its source for the rows it shows and a few more,
 * by the key of a row and never by number, and holds at most a few screens of them. */
#ifndef ZB_TUI_LIST_H
#define ZB_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "tui/column.h"
#include "tui/screen.h"

#define LIST_COLUMNS 20

/* A row as the list holds it. Ids are unique within the list and above 0. */
struct list_row {
	int64_t id;   /* 0: a heading, which the cursor passes */
	char *key;    /* where it stands in the order, as the source reads it; may be NULL */
	char *cells[LIST_COLUMNS];
	enum role roles[LIST_COLUMNS];
	uint64_t seal; /* stands for id, cells and roles, see canvas_holds */
};

/* Rows in order; the owner clears them. */
struct list_rows {
	struct list_row *rows;
	size_t count, room;
};

/* Adds an empty row and returns it; valid until the next one is added. KEY is copied. */
struct list_row *list_rows_add(struct list_rows *, int64_t id, const char *key);
/* A heading: cell 0 is TEXT over the whole width, cell 1 (may be NULL) at the right end. Where it
 * stands in the order is KEY, as for other rows. */
struct list_row *list_rows_heading(struct list_rows *, const char *key, const char *text,
				   const char *right);
/* Text of a cell, copied (NULL: empty). A row that is shown is painted anew when what was set in it
 * differs: nothing else sets a cell. */
void list_row_set(struct list_row *, size_t column, enum role, const char *text);
/* The same with TEXT handed over. */
void list_row_take(struct list_row *, size_t column, enum role, char *text);
/* Puts the rows from number FROM on in the opposite order: what a source read backwards from the
 * row nearest by. */
void list_rows_turn(struct list_rows *, size_t from);
void list_rows_clear(struct list_rows *);
/* COUNT cells of ROW in full, in that order, wrapped over AREA: what its columns may have cut. A
 * heading and NULL draw nothing. */
void list_row_draw_whole(const struct list_row *, const size_t *cells, size_t count,
			 const struct area *);

enum list_place {
	LIST_FIRST,  /* the first COUNT rows */
	LIST_LAST,   /* the last COUNT, in the order of the list */
	LIST_AFTER,  /* those after row FROM */
	LIST_BEFORE, /* the COUNT before row FROM, in the order of the list */
	LIST_AT,     /* from the row with FROM's id, wherever it stands now; when that is gone, from
		      * the first past FROM's key */
};

struct list_source {
	/* Adds at most COUNT rows to OUT, fewer only at the end of the list. FROM is NULL for
	 * FIRST and LAST; for LIST_AT only its id may be known (key NULL): then nothing is added
	 * when the id is not in the list. */
	enum zb_code (*read)(void *data, enum list_place, const struct list_row *from, size_t count,
			     struct list_rows *out, struct zb_err *);
};

/* A source whose DATA is a struct list_rows with all rows: for short lists. */
extern const struct list_source list_memory;

struct list {
	const struct column *columns;
	size_t column_count;
	const struct list_source *source;
	void *data;
	const char *empty; /* shown, wrapped, when there are no rows: why, and which key mends it */
	bool headings;     /* the row of column labels above it; true after list_init */
	bool boxes;        /* [x] before rows that are marked, [ ] before others */
	bool alone;        /* nothing else is painted on its rows: those that stay are kept */

	struct list_rows rows; /* what is held: a part of the list */
	size_t cursor;         /* in rows; only when rows.count > 0 */
	size_t top;            /* first row shown */
	bool at_begin, at_end; /* rows holds the first / last row of the list */
	bool stale;            /* read again at the next fit */
	int64_t wanted;        /* where the cursor goes at the next reading, 0: where it was */
	enum list_place jump;  /* LIST_FIRST or LIST_LAST at the next reading when wanted is 0 and
				* nothing is held */
	int64_t *marks;        /* sorted ids */
	size_t mark_count, mark_room;
	struct area area;      /* of the last fit */
	struct zb_err err;     /* the last reading that failed */
};

/* COLUMNS, SOURCE and DATA must live as long as the list. Nothing is read yet. */
void list_init(struct list *, const struct column *, size_t column_count,
	       const struct list_source *, void *data);
void list_clear(struct list *);

/* Reads again at the next fit; the cursor stays on its id, or near where it was. */
void list_reload(struct list *);
/* Other rows (another sorting or filter): reads from the start; TO_ID 0: cursor on the first
 * row. */
void list_restart(struct list *, int64_t to_id);
/* Moves the cursor to that row, if the list has it, at the next fit. */
void list_select(struct list *, int64_t id);

/* Reads what AREA shows. Failure leaves what was there. */
enum zb_code list_fit(struct list *, const struct area *, struct zb_err *);
void list_draw(const struct list *, const struct area *);

/* Arrows, hjkl (not h and l: those are the screen's), PgUp, PgDn, Home, End. Reads when the cursor
 * leaves what is held. */
enum reaction list_key(struct list *, int key);
/* Click selects, the wheel scrolls; a double click selects and is passed on as PASS, so that the
 * screen opens the row. */
enum reaction list_mouse(struct list *, const struct mouse *);

/* Id of the row with the cursor; 0 when there is none. */
int64_t list_id(const struct list *);
/* That row, borrowed until the next key or fit; NULL when there is none. */
const struct list_row *list_current(const struct list *);
bool list_is_empty(const struct list *);
/* Whether the columns cut one of those COUNT cells of the row with the cursor. */
bool list_cuts(const struct list *, const size_t *cells, size_t count);
/* Where COLUMN stands in the area of the last fit (width 0: left out), and in which row of it the
 * cursor is (-1: none). */
struct column_place list_column_place(const struct list *, size_t column);
int list_cursor_row(const struct list *);

void list_mark(struct list *, int64_t id, bool on);
/* Marks the row with the cursor, or no longer, and goes to the next. */
void list_toggle_mark(struct list *);
bool list_is_marked(const struct list *, int64_t id);
void list_unmark_all(struct list *);

/* Functions of a screen whose state begins with a list; the keys of one without marks. */
enum reaction list_key_in(struct app *, void *state, int key);
enum reaction list_mouse_in(struct app *, void *state, const struct mouse *);

#endif
