/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the whole school, from the derived table of that name. */
#ifndef ZB_DB_DUE_H
#define ZB_DB_DUE_H

#include "core/entities.h"
#include "db/db.h"

/* How what is due is grouped, here, on the command line and in the list of pupils. */
enum due_period { DUE_LATE, DUE_WEEK, DUE_SIX_WEEKS, DUE_LATER, DUE_PERIOD_COUNT };

#define DUE_WEEK_DAYS 7
#define DUE_SIX_WEEKS_DAYS 42

enum due_period due_period_of(struct date date, struct date today);

/* One thing due. Texts are borrowed, never NULL. */
struct due_row {
	int64_t pupil;
	int64_t position;         /* which of the pupil's */
	const char *name, *group; /* of the pupil */
	int deadline;             /* enum deadline_id */
	struct date date, shows;  /* to be done by the one, shown from the other */
	struct date term;         /* what DATE was before it was postponed; unset: it was not */
	const char *entity;       /* code of the row that it is about, and its id */
	int64_t row;
	const char *note;   /* static, NULL when none; and behind it */
	const char *detail; /* both for deadline_add_task */
	const char *whose;  /* for deadline_whose */
	bool named;
	const char *reason; /* why it was postponed, "" when it was not */
};

/* Calls EACH with everything that shows by the db's today, in order of date and name; what is only
 * the beheerder's (DEADLINE_ADMIN) is left out. The row is EACH's until it returns. */
enum zb_code due_rows(struct db *,
		      enum zb_code (*each)(void *context, const struct due_row *, struct zb_err *),
		      void *context, struct zb_err *);

struct due_filter; /* db/due_filter.h */

/* Which of what is due stands in a window. */
struct due_query {
	bool law;           /* only what the law asks */
	const char *login;  /* only pupils in a group of the member of staff with this login name;
			     * NULL: all */
	const struct due_filter *filter; /* what it keeps, in which LOGIN was heeded; NULL: all */
	bool soon;          /* of due_count: what falls after six weeks is not counted */
};

/* Where a row stands: by date, then the name of the pupil, then position. */
struct due_place {
	struct date date;
	int64_t pupil, position;
};

enum due_from {
	DUE_FROM_FIRST,  /* the first COUNT */
	DUE_FROM_LAST,   /* the last COUNT */
	DUE_FROM_AFTER,  /* those after PLACE */
	DUE_FROM_BEFORE, /* the COUNT before PLACE */
	DUE_FROM_AT,     /* from PLACE on, whether or not something stands there */
};

/* Calls EACH, in order of the list, with at most COUNT rows that show by today. PLACE is NULL for
 * the first and last. */
enum zb_code due_read(struct db *, const struct due_query *, enum due_from,
		      const struct due_place *place, size_t count,
		      enum zb_code (*each)(void *context, const struct due_row *, struct zb_err *),
		      void *context, struct zb_err *);

/* How many of them fall in each period. */
enum zb_code due_count(struct db *, const struct due_query *, int64_t out[DUE_PERIOD_COUNT],
		       struct zb_err *);

/* How many of them are late for the law (deadline_is_late), postponed or not. */
enum zb_code due_count_law(struct db *, const struct due_query *, int64_t *out, struct zb_err *);

/* Whether a member of staff with that login name has a group in this school year. */
enum zb_code due_has_groups(struct db *, const char *login, bool *out, struct zb_err *);

/* The enum deadline_id with that code, or -1. */
int due_deadline(const char *code);

#endif
