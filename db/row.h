/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to and from their tables, with SQL composed once from the tables of fields. For db/
 * only; whoever writes goes through db/store. */
#ifndef ZB_DB_ROW_H
#define ZB_DB_ROW_H

#include "db/stmt.h"

/* Columns of a record in the order of row_select: id, rev, then each stored field. */
void row_add_columns(struct buffer *, const struct entity *, const char *table);

/* The record in the current row of STMT, whose columns from FIRST on are those of
 * row_add_columns. The caller frees. */
struct record *row_from(sqlite3_stmt *, int first, const struct entity *);

/* The row with that id; ZB_NOT_FOUND when there is none. *OUT is the caller's. */
enum zb_code row_get(struct db *, const struct entity *, int64_t id, struct record **out,
		     struct zb_err *);

/* Calls EACH with every row of ENTITY, in any order; the row is EACH's until it returns. Stops at
 * the first failure. */
enum zb_code row_walk(struct db *, const struct entity *,
		      enum zb_code (*each)(void *context, const struct record *, struct zb_err *),
		      void *context, struct zb_err *);

enum zb_code row_insert(struct db *, const struct record *, struct zb_err *);
enum zb_code row_update(struct db *, const struct record *, struct zb_err *);
enum zb_code row_delete(struct db *, const struct record *, struct zb_err *);

void row_free_sql(struct db *);

#endif
