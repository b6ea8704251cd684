/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements: kept, bound by name, reset before anyone waits. For db/ only. */
#ifndef ZB_DB_STMT_H
#define ZB_DB_STMT_H

#include "db/internal.h"

/* The statement for TEXT, prepared once per db and reset with its bindings cleared. Owned by the
 * db. TEXT is a literal or lives as long as the db. */
enum zb_code stmt_get(struct db *, const char *text, sqlite3_stmt **out, struct zb_err *);
/* The same for a TEXT composed from const tables, which is taken: equal texts are one statement.
 * Reset it when its rows are read. */
enum zb_code stmt_get_composed(struct db *, char *text, sqlite3_stmt **out, struct zb_err *);
void stmt_free_all(struct db *);

/* Abort when the statement has no such parameter: a mistake of this program. */
void stmt_bind_id(sqlite3_stmt *, const char *name, int64_t);
void stmt_bind_text(sqlite3_stmt *, const char *name, const char *text); /* NULL, "": NULL */
void stmt_bind_whole(sqlite3_stmt *, const char *name, const char *text); /* "" stays "" */
void stmt_bind_date(sqlite3_stmt *, const char *name, struct date); /* unset: NULL */

/* Steps once: *ROW tells whether there is a row. Resets at the end and on failure. */
enum zb_code stmt_step(struct db *, sqlite3_stmt *, bool *row, struct zb_err *);
/* Runs a statement that gives no rows, and resets it. */
enum zb_code stmt_run(struct db *, sqlite3_stmt *, struct zb_err *);
/* Prepares, runs and forgets TEXT, which may hold several statements. */
enum zb_code stmt_exec(struct db *, const char *text, struct zb_err *);
/* The first column of the first row of TEXT as a number, 0 when there is none. */
enum zb_code stmt_number(struct db *, const char *text, int64_t *out, struct zb_err *);

/* "" for NULL; borrowed until the next step. */
const char *stmt_text(sqlite3_stmt *, int column);
struct date stmt_date(sqlite3_stmt *, int column); /* unset for NULL */

#endif
