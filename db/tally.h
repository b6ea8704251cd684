/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts, out of the derived tables alone: what the dashboard shows, what is exported, and which
 * pupils stand behind any of its numbers. */
#ifndef ZB_DB_TALLY_H
#define ZB_DB_TALLY_H

#include "core/report/dashboard.h"
#include "db/db.h"

struct tally_query {
	struct period period;
	const char *filter; /* as typed: each word occurs in name, number, group, staff or category;
			     * NULL or "": all pupils. Borrowed, also by what is read with it */
};

/* Fills OUT, whose texts are borrowed from the db until the next write to its school. */
enum zb_code tally_dashboard(struct db *, const struct tally_query *, struct dashboard *out,
			     struct zb_err *);

/* One number of a dashboard or table: who stands behind it. */
enum tally_number {
	NUMBER_PUPILS,      /* a plan in force in the period */
	NUMBER_LEFT,        /* and left before its end */
	NUMBER_GOALS,       /* a goal of `kind` that came to `which` (enum goal_outcome) */
	NUMBER_OUTCOME,     /* `which` (enum pupil_outcome) for `kind` */
	NUMBER_CONSEQUENCE, /* `which` (index in consequences) after a goal of `kind` was not met;
			     * CONSEQUENCE_COUNT: none recorded */
	NUMBER_DEVELOPMENT, /* `which` (enum development) for `kind` */
	NUMBER_DOSSIER,     /* extra support today, by `which` (enum dossier_number) */
};

enum dossier_number { DOSSIER_ALL, DOSSIER_COMPLETE, DOSSIER_IN_FORCE, DOSSIER_DRAFT,
		      DOSSIER_WITHOUT, DOSSIER_CONSENT };

struct tally_cell {
	enum tally_number number;
	enum goal_kind kind;
	int which; /* -1: all goals of that kind, all pupils with such a goal */
	enum tally_split split; /* TALLY_WHOLE: all of them */
	size_t part;
};

/* One line behind a number: a pupil and, behind a number of one kind of goals, one of them. */
struct tally_ref {
	int64_t pupil, line; /* 0: none of the pupil's goals */
	enum goal_outcome outcome; /* of that goal in the period */
};

struct tally_behind {
	struct tally_ref *refs; /* by name of the pupil, then by line */
	size_t count;
	size_t pupils, goals; /* how many different ones */
};

/* The pupils behind CELL, and the goals that put them there: those with that outcome; of what a
 * pupil's goals came to, all of that kind but dropped ones; of what followed, those not met or
 * undeterminable. Free with tally_behind_free. */
enum zb_code tally_behind_read(struct db *, const struct tally_query *, const struct tally_cell *,
			       struct tally_behind *out, struct zb_err *);
void tally_behind_free(struct tally_behind *);

/* A line as it is shown. Texts are owned, NULL when there is nothing to say. */
struct tally_line {
	char *name, *group;
	int64_t goal; /* newest row of the line, 0 none */
	char *description;
	struct date date; /* of the outcome */
};

/* Reads *OUT, which the caller frees with tally_line_free. */
enum zb_code tally_line_read(struct db *, const struct period *, const struct tally_ref *,
			     struct tally_line *out, struct zb_err *);
void tally_line_free(struct tally_line *);

#endif
