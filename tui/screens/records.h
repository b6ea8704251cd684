/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of all rows of one kind of record, to add to, edit and delete from: staff, groups and who
 * teaches them, tariffs, headcounts, templates and their goals. Made for kinds of which a school
 * has few. */
#ifndef ZB_TUI_SCREENS_RECORDS_H
#define ZB_TUI_SCREENS_RECORDS_H

#include "core/record.h"

struct app;

#define RECORDS_COLUMNS 6

/* A table of them is const; what it points at is static. */
struct records {
	const struct entity *entity;
	const char *title; /* Dutch, through _() */
	int columns[RECORDS_COLUMNS]; /* fields, ending with -1 unless all are used; sorted by the
				       * first */
	/* The name of a person, family name first, which stands in the first column under its own
	 * label (through _()); or NULL: the field. */
	void (*first)(const struct record *, struct buffer *);
	const char *first_label;
	bool newest;       /* the greatest of the first column on top */
	const char *empty; /* why there are none, and which key mends it; through _() */
	int owner;         /* field that refers to the row that the list belongs to, or -1 */
	/* Key m (staff) or d (goals) opens it for the row with the cursor; or NULL. A row is
	 * deleted together with what it holds of these. */
	const struct records *inner;
};

/* OWNER is the id in that field; TITLE (may be NULL) replaces the title. */
void records_open(struct app *, const struct records *, int64_t owner, const char *title);

#endif
