/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search through all text: long text and the lines marked FIELD_SEARCHED of every record, in an
 * FTS5 table that the store keeps up to date. */
#ifndef ZB_DB_SEARCH_H
#define ZB_DB_SEARCH_H

#include "db/db.h"

struct search_hit {
	const struct entity *entity;
	int64_t row, pupil; /* pupil 0: none; of a talk about several the first */
	char *text;         /* core/excerpt, around the hit; owned */
};

struct search_hits {
	struct search_hit *hits;
	size_t count, room;
};

/* The best LIMIT hits for what was typed: every word must occur, the last one may be its start.
 * Diacritics and case do not count, ø is o and ß ss, as in the lists. What stands in several
 * versions of a plan is one hit, in the newest that has it. Confidential log entries only with
 * CONFIDENTIAL. What OUT held is freed first. */
enum zb_code search_find(struct db *, const char *typed, bool confidential, size_t limit,
			 struct search_hits *out, struct zb_err *);
void search_hits_free(struct search_hits *);

/* For db/: keeps the row of ROW up to date; the old one is dropped first. */
enum zb_code search_put(struct db *, const struct record *row, struct zb_err *);
enum zb_code search_drop(struct db *, const struct record *row, struct zb_err *);
/* Fills the empty table SCHEMA.search from all records. */
enum zb_code search_rebuild(struct db *, const char *schema, struct zb_err *);

#endif
