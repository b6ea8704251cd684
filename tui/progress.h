/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work that shows how far it is and that Esc or Ctrl-C stops. */
#ifndef ZB_TUI_PROGRESS_H
#define ZB_TUI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct app;

#define PROGRESS_DRAW_MS 100 /* at most ten times a second */

struct progress {
	struct app *app;
	const char *title;
	int64_t drawn; /* ms, monotonic; 0: not yet */
	bool cancelled;
};

/* DONE of TOTAL (0: not known) parts of STEP ("leerlingen", Dutch). Cheap: may be called for each
 * row. False when the user stopped it: undo what was begun and return ZB_CANCELLED. */
bool progress_report(struct progress *, const char *step, int64_t done, int64_t total);

/* The same as `report` of struct db_progress, of which the progress is the context. */
bool progress_of_db(void *progress, const char *step, int64_t done, int64_t total);

#endif
