/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round of tests: one subject on one day for many pupils, written in one go. */
#ifndef ZB_DB_ROUND_H
#define ZB_DB_ROUND_H

#include "core/memory.h"
#include "core/records/measurement.h"
#include "db/db.h"

struct draft;

#define ROUND_PUPILS_MAX 500 /* in one round */

/* One pupil in it. */
struct round_row {
	int64_t pupil;
	char *name;  /* "Berg, Jóëlle van den" */
	char *group; /* "6A", "" without one */
	char *key;   /* stands for its place in order of name */
	struct record *row; /* a measurement of that pupil, to be filled in */
};

/* Starts as {0}. */
struct round {
	struct round_row *rows; /* in order of name */
	size_t count, room;
	bool more; /* there were more pupils than ROUND_PUPILS_MAX: the first by name are here */
};

void round_free(struct round *);

/* The pupils with these ids, but for those that are gone. On failure OUT is as it was. */
enum zb_code round_of(struct db *, const int64_t *pupils, size_t count, struct round *out,
		      struct zb_err *);

/* What is typed in ROUND so far, in a draft: its pupils, and their rows that say something. */
void round_keep(const struct round *, struct draft *);
/* The round of DRAFT, as round_of. */
enum zb_code round_resume(struct db *, const struct draft *, struct round *out, struct zb_err *);

/* The class that PUPIL is in on DAY: *GROUP is 0 when there is none, else *NAME is the caller's to
 * free. */
enum zb_code round_class(struct db *, int64_t pupil, struct date day, int64_t *group, char **name,
			 struct zb_err *);

/* Adds the last measurement of PUPIL in that subject: "IV, 88,5 (12-06-2026)", "geen risico (...)";
 * nothing when there is none. */
enum zb_code round_add_last(struct db *, int64_t pupil, enum measurement_subject,
			    struct buffer *out, struct zb_err *);

/* Writes the rows that say something, in one transaction of history; *COUNT is how many.
 * ZB_CONFLICT  the file has one of that pupil, subject and day already, with the same instrument or
 *              where one of the two names none: a colleague wrote it, or it was typed before
 * ZB_INVALID   a row is not right
 * On failure *WRONG (may be NULL) is the place of the row, when it is about one, and nothing was
 * written. */
enum zb_code round_write(struct db *, const struct round *, size_t *count, size_t *wrong,
			 struct zb_err *);

#endif
