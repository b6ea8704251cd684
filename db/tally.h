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

/* Counts of the period for each part of SPLIT: tally_part_count(SPLIT) of them in OUT. */
enum zb_code tally_parts_read(struct db *, const struct tally_query *, enum tally_split,
			      struct tally *out, struct zb_err *);

/* One number of a dashboard or table: who stands behind it. */
enum tally_number {
	NUMBER_PUPILS,      /* a plan in force in the period */
	NUMBER_LEFT,        /* and left before its end */
	NUMBER_GOALS,       /* a goal of `kind` that came to `which` (enum goal_outcome) */
	NUMBER_OUTCOME,     /* `which` (enum pupil_outcome) for `kind` */
	NUMBER_CONSEQUENCE, /* `which` (index in consequences) after a goal of `kind` was not met;
			     * CONSEQUENCE_COUNT: none recorded */
	NUMBER_DOSSIER,     /* extra support today, by `which` (enum dossier_number) */
};

enum dossier_number { DOSSIER_ALL, DOSSIER_IN_FORCE, DOSSIER_DRAFT, DOSSIER_WITHOUT,
		      DOSSIER_CONSENT };

struct tally_cell {
	enum tally_number number;
	enum goal_kind kind;
	int which; /* -1: all goals of that kind, all pupils with such a goal */
	enum tally_split split; /* TALLY_WHOLE: all of them */
	size_t part;
};

struct tally_pupil {
	int64_t id;
	char *name, *group;
};

struct tally_pupils {
	int64_t *ids; /* in order of name */
	size_t count;
};

/* The pupils behind CELL. Free with tally_pupils_free. */
enum zb_code tally_pupils_read(struct db *, const struct tally_query *, const struct tally_cell *,
			       struct tally_pupils *out, struct zb_err *);
void tally_pupils_free(struct tally_pupils *);

/* Names and groups of COUNT of them from place FROM on, for the rows on screen; fewer when the list
 * ends before (then the rest of OUT is zero). The texts are the caller's. */
enum zb_code tally_pupils_show(struct db *, const struct tally_pupils *, size_t from, size_t count,
			       struct tally_pupil *out, struct zb_err *);

#endif
