/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what a reference may be filled in with, by name through a window: pupils, parents, staff
 * and groups, along the stored keys of pupil_state and name. */
#ifndef ZB_DB_NAMES_H
#define ZB_DB_NAMES_H

#include "core/entities.h"
#include "db/db.h"

/* Not those who left and groups of years that are over by the db's today. */
struct names_query {
	const struct entity *entity;
	const char *folded; /* every word must occur in the name or the function of staff, or begin
			     * a word of the name or the year of a group; "" or NULL: all */
};

enum names_place { NAMES_FIRST, NAMES_LAST, NAMES_AFTER, NAMES_BEFORE, NAMES_AT };

/* Calls EACH with the id and KEY of at most COUNT rows. For AFTER, BEFORE and AT the row with KEY
 * and ID; for AT the key may be NULL, then it is found by its id, and nothing is called when it is
 * not there. BEFORE and LAST come from the row nearest by, so backwards. */
enum zb_code names_read(struct db *, const struct names_query *, enum names_place, const char *key,
			int64_t id, size_t count,
			enum zb_code (*each)(void *context, int64_t id, const char *key,
					     struct zb_err *),
			void *context, struct zb_err *);

/* The text by which a window is read: for the test that asks SQLite how it will run it. */
const char *names_sql(const struct entity *, enum names_place);

/* For db/: keeps what is stored of ROW up to date. */
enum zb_code names_put(struct db *, const struct record *row, struct zb_err *);
enum zb_code names_drop(struct db *, const struct record *row, struct zb_err *);
/* Fills the empty table SCHEMA.name from all records. */
enum zb_code names_fill(struct db *, const char *schema, struct zb_err *);

#endif
