/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pupils through a window: rows of pupil_state by their stored keys, along the partial
 * indexes made for it, never by number and never the whole table. */
#ifndef ZB_DB_LIST_H
#define ZB_DB_LIST_H

#include "core/records/pupil.h"
#include "db/db.h"

/* Who stands in the list. */
enum pupils_scope { PUPILS_EXTRA, PUPILS_ALL, PUPILS_LEFT, PUPILS_SCOPE_COUNT };

/* What it is sorted by; equal ones by name. Those who left are always sorted by name. */
enum pupils_sort {
	PUPILS_BY_DUE,
	PUPILS_BY_NAME,
	PUPILS_BY_GROUP,
	PUPILS_BY_PLAN,
	PUPILS_BY_LEARNING,
	PUPILS_BY_BEHAVIOUR,
	PUPILS_SORT_COUNT
};

struct pupils_order {
	enum pupils_scope scope;
	enum pupils_sort sort;
	bool backwards; /* the last first, names too */
};

/* One row as the list shows it. Texts are borrowed, never NULL. */
struct pupils_row {
	int64_t pupil;
	const char *key; /* where it stands in the order, for pupils_read */
	const char *name, *group, *year_group, *staff;
	const char *learning, *behaviour; /* signs: + x ? > < - and . for none */
	enum plan_state plan_state;
	struct date plan_since;
	struct date plan_until; /* when the one in force should end; unset: not known */
	int due; /* enum deadline_id, -1 nothing */
	struct date due_date;
	struct date due_term; /* what that was before it was postponed; unset: it was not */
	struct date extra_since; /* unset: no extra support today */
	int category; /* index in pupil_categories, -1 none */
	int64_t plan; /* the version that counts now, 0 none */
};

enum pupils_place {
	PUPILS_FIRST,  /* the first COUNT rows */
	PUPILS_LAST,   /* the last COUNT */
	PUPILS_AFTER,  /* those after KEY */
	PUPILS_BEFORE, /* the COUNT before KEY */
	PUPILS_AT,     /* from KEY on */
};

/* Calls EACH with at most COUNT rows in order of the list; the row is EACH's until it returns. KEY
 * is that of a row read in the same order; it need not be there any more. */
enum zb_code pupils_read(struct db *, const struct pupils_order *, enum pupils_place,
			 const char *key, size_t count,
			 enum zb_code (*each)(void *context, const struct pupils_row *,
					      struct zb_err *),
			 void *context, struct zb_err *);

/* The key by which that pupil stands in the order now; NULL when it is not in it. The caller
 * frees. */
enum zb_code pupils_key(struct db *, const struct pupils_order *, int64_t pupil, char **out,
			struct zb_err *);

/* The rows of COUNT pupils in the order of IDS; those that are gone are left out. */
enum zb_code pupils_read_some(struct db *, const struct pupils_order *, const int64_t *ids,
			      size_t count,
			      enum zb_code (*each)(void *context, const struct pupils_row *,
						   struct zb_err *),
			      void *context, struct zb_err *);

/* How many there are. */
enum zb_code pupils_count(struct db *, enum pupils_scope, int64_t *out, struct zb_err *);
/* How many of PUPILS_EXTRA stand there for a plan in force alone, without extra support today. */
enum zb_code pupils_count_plan_only(struct db *, int64_t *out, struct zb_err *);

#endif
