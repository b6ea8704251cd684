/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of lists and tables, laid over the width there is. */
#ifndef ZB_TUI_COLUMN_H
#define ZB_TUI_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/paint.h"

enum align { ALIGN_LEFT, ALIGN_RIGHT };

/* What stays of a text that is too long: its begin, of a person (family name first) the given name
 * too, of a group its last word. */
enum cut { CUT_END, CUT_PERSON, CUT_GROUP };

/* A column of a list or table. A table of them is `static const`. */
struct column {
	const char *label; /* Dutch, through _(); NULL: none */
	int width;         /* columns it wants */
	int min;           /* columns below which it is useless; 0: never narrower than width */
	int priority;      /* the highest number is left out first; 0: never left out */
	enum align align;
	bool grows;        /* takes what is left over */
	int max;           /* columns at which it has all it can use, of one that grows; 0: none */
	enum cut cut;
};

/* Where column I was laid: width 0 means left out. */
struct column_place {
	int x, width;
};

/* Lays COUNT columns, one blank between them, over WIDTH: those that do not fit shrink to their min
 * and are then left out by priority. What is left over is shared evenly by those that grow, and
 * beyond the max of one by the others. */
void column_layout(const struct column *, size_t count, int width, struct column_place *out);
void column_paint(const struct area *, int y, const struct column *, const struct column_place *,
		  enum role, const char *text);
/* The labels of all columns in row Y, dim. */
void column_headings(const struct area *, int y, const struct column *, size_t count,
		     const struct column_place *);

#endif
