/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Gesprekken share: the rows of its two lists (meetings_rows.c) and
 * the screen itself (meetings.c). */
#ifndef ZB_TUI_SCREENS_MEETINGS_H
#define ZB_TUI_SCREENS_MEETINGS_H

#include "db/talks.h"
#include "tui/list.h"

struct app;

enum meetings_cell {
	MEETINGS_DATE,
	MEETINGS_WHAT,
	MEETINGS_PUPILS,
	MEETINGS_PEOPLE,
	MEETINGS_OPEN,
	MEETINGS_CELL_COUNT
};

/* The data of meetings_source: one list a tab, each with its own cursor. */
struct meetings_source {
	struct app *app;
	struct talks_query query;
};

extern const struct column meetings_columns[TALKS_KIND_COUNT][MEETINGS_CELL_COUNT];
extern const struct list_source meetings_source;

#endif
