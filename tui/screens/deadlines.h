/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Termijnen share: the rows with their headings (deadlines_rows.c)
 * and the screen itself (deadlines.c). */
#ifndef ZB_TUI_SCREENS_DEADLINES_H
#define ZB_TUI_SCREENS_DEADLINES_H

#include "db/due.h"
#include "db/holidays.h"
#include "tui/list.h"

enum deadlines_column {
	DEADLINES_SIGN,
	DEADLINES_NAME,
	DEADLINES_GROUP,
	DEADLINES_WHAT,
	DEADLINES_DAY,
	DEADLINES_MARK, /* postponed, or in a holiday */
	DEADLINES_WHEN,
	DEADLINES_WHOSE,
	DEADLINES_COLUMN_COUNT,
	DEADLINES_NOTE = DEADLINES_COLUMN_COUNT /* a cell without a column: at the foot only */
};

struct deadlines_source {
	struct db *db;
	const struct look *look;
	struct date today;
	struct due_query query;
	struct holidays holidays;
	int64_t law; /* how many are late for the law */
	int64_t counts[DUE_PERIOD_COUNT];
};

extern const struct list_source deadlines_source;
extern const struct column deadlines_columns[DEADLINES_COLUMN_COUNT];

/* Counts what shows, of the whole school and by period, into OUT (NULL: nowhere), and puts it
 * behind the name of the screen: all but what is later. */
enum zb_code deadlines_count(struct app *, int64_t out[DUE_PERIOD_COUNT], struct zb_err *);

/* Where ROW of the list stands in the file. */
struct due_place deadlines_place(const struct list_row *row);

#endif
