/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What db/due and db/due_window share: the columns of a row and the reading of it. */
#ifndef ZB_DB_DUE_ROWS_H
#define ZB_DB_DUE_ROWS_H

#include "db/due.h"
#include "db/stmt.h"

/* From the columns on to the conditions that always hold; more may follow. */
#define DUE_COLUMNS                                                                                \
	"d.\"pupil\", d.\"position\", s.\"name\", s.\"group\", d.\"deadline\", d.\"date\", "       \
	"d.\"shows\", d.\"entity\", d.\"row\", d.\"detail\", d.\"whose\", d.\"named\", "           \
	"d.\"term\", d.\"reason\" " DUE_TABLES
#define DUE_TABLES                                                                                 \
	"FROM \"due\" AS d JOIN \"pupil_state\" AS s ON s.\"pupil\" = d.\"pupil\" "                \
	"WHERE d.\"shows\" <= :today AND d.\"class\" <> :admin"

typedef enum zb_code due_each(void *context, const struct due_row *, struct zb_err *);

/* Binds :today and :admin, and calls EACH with every row of STMT, which is reset. */
enum zb_code due_rows_read(struct db *, sqlite3_stmt *, due_each *, void *context, struct zb_err *);

/* The text of db/due's window, composed from const tables alone; the caller frees. */
char *due_sql(const struct due_query *, enum due_from);

#endif
