/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people changed the same field of one row: asks whose counts, and makes the row ready to be
 * saved again. */
#ifndef ZB_TUI_MERGE_H
#define ZB_TUI_MERGE_H

#include "db/store.h"
#include "tui/app.h"

/* Belongs to the state of the screen that asks. Start with {0}. */
struct merge {
	struct record **base; /* as it was read */
	struct record *mine;
	struct conflict conflict;
	void (*done)(struct app *, void *data);
	void *data;
};

/* Asks about CONFLICT, whose row becomes the merge's. After the answer *BASE is the row as it
 * stands in the file, MINE holds what was chosen and all else that they changed, and DONE is called
 * to save again. A row that was deleted is only said. Returns at once. */
void merge_ask(struct merge *, struct app *, struct record **base, struct record *mine,
	       const struct conflict *, void (*done)(struct app *, void *data), void *data);
void merge_clear(struct merge *);

#endif
