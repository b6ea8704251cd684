/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a row of the school file is shown: what a deadline, a hit of a search or a number leads
 * to. */
#ifndef ZB_TUI_SCREENS_PLACE_H
#define ZB_TUI_SCREENS_PLACE_H

#include "core/entities.h"

struct app;

/* Opens the dossier of PUPIL on the tab that shows that row, with the cursor on it, and on FIELD
 * of it when that is not -1. */
void place_open(struct app *, int64_t pupil, enum entity_id, int64_t row, int field);

/* Opens the same, and over it the form or screen in which it is mended, as Enter in the check of that
 * dossier does. ROW 0: a row that has still to be made. */
void place_mend(struct app *, int64_t pupil, enum entity_id, int64_t row, int field);

#endif
