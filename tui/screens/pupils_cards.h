/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the pupils near the cursor. Those of the rows around it are read together, so that
 * most keys read nothing: that costs a fraction of reading each when the cursor comes there. The
 * first one is read alone, since a start waits for it. */
#ifndef ZB_TUI_SCREENS_PUPILS_CARDS_H
#define ZB_TUI_SCREENS_PUPILS_CARDS_H

#include "tui/list.h"
#include "tui/screens/pupils_card.h"

#define CARDS_AROUND 6 /* rows above and below the cursor that are read with it */
#define CARDS_KEPT 32

/* Start with {0}, end with cards_clear. */
struct cards {
	int64_t pupils[CARDS_KEPT]; /* whose card it is; 0: none */
	struct card cards[CARDS_KEPT];
	size_t next; /* the oldest, the first to make room */
	bool pane;   /* with the lines of the pane */
};

/* Sees to it that the card of the row with the cursor is there, for the PANE too. */
enum zb_code cards_fit(struct cards *, struct db *, const struct list *, bool pane,
		       const struct look *, struct zb_err *);
/* The card of PUPIL; NULL when it could not be read. Borrowed until cards_fit. */
const struct card *cards_of(const struct cards *, int64_t pupil);
/* Forgets all: the file changed. */
void cards_clear(struct cards *);

#endif
