/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil in short: three lines at the foot of the list, more in a second pane beside it. */
#ifndef ZB_TUI_SCREENS_PUPILS_CARD_H
#define ZB_TUI_SCREENS_PUPILS_CARD_H

#include "db/db.h"
#include "tui/paint.h"

#define CARD_FOOT_ROWS 3

struct card_line {
	char *text, *right; /* right may be NULL */
	enum role role, right_role;
	int rows; /* that it may take; more where there are rows to spare. 0: one */
};

struct card {
	struct card_line foot[CARD_FOOT_ROWS];
	struct card_line *lines; /* of the pane */
	size_t count, room;
};

/* Reads PUPIL, for the PANE too; on failure the card is empty, as it is of one that is
 * not there. */
enum zb_code card_read(struct card *, struct db *, int64_t pupil, bool pane, const struct look *,
		       struct zb_err *);
void card_clear(struct card *);
void card_draw_foot(const struct card *, const struct area *);
void card_draw_pane(const struct card *, const struct area *);

#endif
