/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All talks and all open agreements of the school, through a window: rows after or before a row by
 * its key, along the indexes meeting_date, agreement_open and talk_state_person. */
#ifndef ZB_DB_TALKS_H
#define ZB_DB_TALKS_H

#include "db/db.h"

enum talks_kind {
	TALKS_MEETINGS,   /* by date: the newest first */
	TALKS_AGREEMENTS, /* those not done, by date: what is late first, without a date last */
	TALKS_KIND_COUNT
};

enum talks_order {
	TALKS_BY_DATE,
	TALKS_BY_PERSON, /* a talk: of its first pupil; an agreement: of who does it */
	TALKS_ORDER_COUNT
};

struct talks_query {
	enum talks_kind kind;
	enum talks_order order;
	const char *folded; /* every word must occur in what a row says; "" or NULL: all */
};

/* Texts are borrowed, never NULL. */
struct talks_row {
	int64_t id;
	const char *key;    /* where it stands in the order */
	int64_t meeting;    /* of an agreement; 0: none */
	struct date date;   /* of the talk, or by when; may be unset */
	const char *what;   /* kind of the talk (a code), or what was agreed */
	const char *pupils; /* "Berg, Jóëlle van den; Bosch, Tim", else the group */
	const char *people; /* who was there, or who does it */
	int64_t open;       /* agreements of a talk not done yet */
};

enum talks_place { TALKS_FIRST, TALKS_LAST, TALKS_AFTER, TALKS_BEFORE, TALKS_AT };

/* Calls EACH with at most COUNT rows. For AFTER, BEFORE and AT the row with KEY and ID; for AT the
 * key may be NULL, then it is found by its id, and nothing is called when it is not there. BEFORE
 * and LAST come from the row nearest by, so backwards. The row is EACH's until it returns. */
enum zb_code talks_read(struct db *, const struct talks_query *, enum talks_place, const char *key,
			int64_t id, size_t count,
			enum zb_code (*each)(void *context, const struct talks_row *,
					     struct zb_err *),
			void *context, struct zb_err *);

/* The text by which a window is read: for the test that asks SQLite how it will run it. */
const char *talks_sql(const struct talks_query *, enum talks_place);

#endif
