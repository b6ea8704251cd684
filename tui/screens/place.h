/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a row of the school file is shown: what a deadline, a hit of a search or a number leads
 * to. */
#ifndef ZB_TUI_SCREENS_PLACE_H
#define ZB_TUI_SCREENS_PLACE_H

#include "core/rules/derive.h"
#include "tui/page.h"

struct app;

/* What a line leads to: the row itself, but a deadline (DOSSIER_MARK_DUE) to what its table says
 * that mends it. */
struct deadline_mend place_mends(const struct page_target *);

/* Opens the dossier of PUPIL on the tab that shows that row, with the cursor on it, and on its
 * field when that is not -1. */
void place_open(struct app *, int64_t pupil, struct page_target);

/* Opens the form or screen in which that row is mended, with the cursor on its field: one that has
 * a screen of its own by itself, else over the dossier, as Enter does there. Row 0: one that has
 * still to be made. */
void place_mend(struct app *, int64_t pupil, struct page_target);
void place_mend_due(struct app *, int64_t pupil, const struct due *);

/* Opens what has a screen of its own, an evaluation or a talk; false: it has none. MEND is of
 * place_mends. */
bool place_own_screen(struct app *, int64_t pupil, const struct deadline_mend *, int64_t row);

#endif
