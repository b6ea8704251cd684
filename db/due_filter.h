/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtering what is due as somebody types: the days of all that shows in memory, with the folded
 * text of each pupil once, so that a letter costs a walk over those (1 ms at 100,000 pupils with
 * 8,000 plans, against 20 for a scan by SQL). */
#ifndef ZB_DB_DUE_FILTER_H
#define ZB_DB_DUE_FILTER_H

#include "db/due.h"

/* Loads what shows by the db's today; of the member of staff with that login name only the groups,
 * NULL: of all. *OUT is the caller's, for due_filter_free; it stands until something is written. */
enum zb_code due_filter_load(struct db *, const char *login, struct due_filter **out,
			     struct zb_err *);
void due_filter_free(struct due_filter *); /* takes NULL */

/* Keeps what is due for pupils of whom every word of TYPED, folded, occurs in name, number, group,
 * staff or category; "" keeps all. */
void due_filter_set(struct due_filter *, const char *typed);

/* How many of those kept (LAW: of the law alone) fall in each period, and how many are late for the
 * law. */
void due_filter_count(const struct due_filter *, bool law, struct date today,
		      int64_t out[DUE_PERIOD_COUNT], int64_t *late);

/* The places of at most COUNT of them, as due_read reads them; returns how many. */
size_t due_filter_places(const struct due_filter *, bool law, enum due_from,
			 const struct due_place *, size_t count, struct due_place *out);

#endif
