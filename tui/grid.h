/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid: one line a row, cells are fields of the row's records. Enter and Tab go to the next cell,
 * down to the same cell of the next row; a cell that is not right says why at the foot. */
#ifndef ZB_TUI_GRID_H
#define ZB_TUI_GRID_H

#include "core/record.h"
#include "tui/column.h"
#include "tui/input.h"

#define GRID_RECORDS 4

struct draft;

struct grid_column {
	const struct entity *entity; /* NULL: the row's name or its note, read only */
	unsigned record;             /* which of the row's records */
	unsigned field;
	bool note;
	struct column column; /* label NULL: that of the field; width 0: that of the field */
};

struct grid_row {
	int64_t id;  /* the owner's: a pupil */
	char *name, *note; /* owned */
	struct record *records[GRID_RECORDS]; /* borrowed */
	char **shown; /* text of each cell */
	char *error;  /* what is wrong in the row, or NULL */
	size_t wrong; /* the cell of error */
	char *doubt;  /* what may be wrong but can be saved, or NULL */
	bool asked;   /* and waits for an answer */
	bool changed;
};

struct grid_ops {
	struct input_ops input;
	/* A sentence about a row that may be wrong, asked after each change, which the caller
	 * frees; NULL when there is nothing to say. *ASKED, true, becomes false when it was
	 * answered. The op itself may be NULL. */
	char *(*doubt)(void *data, const struct grid_row *, bool *asked);
	/* A cell changed: may set other fields of the row. NULL: nothing. */
	void (*changed)(struct app *, void *data, struct grid_row *, unsigned column);
	/* What the row still lacks, beyond record_validate. NULL: nothing. */
	enum zb_code (*check)(struct app *, void *data, const struct grid_row *, unsigned *column,
			      struct zb_err *);
};

struct grid {
	const struct grid_column *columns;
	size_t column_count;
	struct column *layout; /* of all columns, made from the above */
	const struct grid_ops *ops;
	void *data;
	struct grid_row *rows;
	size_t count, room;
	size_t row, column; /* the cursor */
	size_t top;
	const char *empty;
	bool bare; /* without a foot: the owner draws that with grid_draw_foot */
	bool resting; /* the keys are elsewhere: no cell is open and no row marked */
	struct input input;
	struct area area; /* of the last fit */
};

void grid_init(struct grid *, const struct grid_column *, size_t column_count,
	       const struct grid_ops *, void *data);
void grid_clear(struct grid *);
/* NAME is copied; records are the owner's. Valid until the next is added. */
struct grid_row *grid_add(struct grid *, struct app *, int64_t id, const char *name,
			  struct record *const *records, size_t record_count);
/* What stands in the column of notes of that row; copied, may be NULL. */
void grid_note(struct grid *, struct app *, size_t row, const char *note);
/* Shows a row's records anew after the owner changed them. */
void grid_refresh(struct grid *, struct app *, size_t row);
/* Takes what is being typed and checks all changed rows; the cursor goes to the first cell that is
 * wrong. */
bool grid_check(struct grid *, struct app *);
bool grid_changed(const struct grid *);
/* Says at the row what is wrong with it; the cursor goes there. */
void grid_complain(struct grid *, struct app *, size_t row, const char *sentence);
/* Takes what is being typed and lets the keys go elsewhere; false when it is not right. */
bool grid_rest(struct grid *, struct app *);
void grid_wake(struct grid *, struct app *);
/* Adds what is being typed to DRAFT, as it stands there, by the row's id; and the other way: the
 * cursor goes there. */
void grid_keep(const struct grid *, struct draft *);
void grid_resume(struct grid *, struct app *, const struct draft *);
bool grid_typing(const struct grid *);
enum reaction grid_key(struct grid *, struct app *, int key);
enum reaction grid_mouse(struct grid *, struct app *, const struct mouse *);
void grid_fit(struct grid *, struct app *, const struct area *);
void grid_draw(const struct grid *, const struct area *);
/* What there is to say of the cell with the cursor, in the last rows of AREA. */
void grid_draw_foot(const struct grid *, const struct area *);

#endif
