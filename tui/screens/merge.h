/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague changed or deleted a row that is being saved: asks what stays, and makes the row
 * ready to be saved again. Nothing that either typed goes without having been shown. */
#ifndef ZB_TUI_SCREENS_MERGE_H
#define ZB_TUI_SCREENS_MERGE_H

#include "db/store.h"
#include "tui/app.h"

/* Belongs to the state of the screen that asks. Start with {0}. */
struct merge {
	struct record **base; /* as it was read */
	struct record **mine; /* what is to be saved; NULL: the row is to be deleted */
	struct conflict conflict;
	void (*done)(struct app *, void *data);
	void *data;
};

/* Asks about CONFLICT (its row becomes the merge's). After the answer DONE is called, to save
 * again, and
 *   both changed it:     *BASE is the row as it stands in the file; *MINE has what was chosen, and
 *                        all else that they changed
 *   they deleted it:     it is to be added anew: *BASE is NULL and *MINE has no id
 *   we were to delete:   *BASE is the row in the file; *MINE a copy of it when it is to stay
 * Esc leaves everything as it is, and DONE is not called. */
void merge_ask(struct merge *, struct app *, struct record **base, struct record **mine,
	       const struct conflict *, void (*done)(struct app *, void *data), void *data);
void merge_clear(struct merge *);

#endif
