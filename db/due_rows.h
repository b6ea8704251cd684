/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What db/due and db/due_window share: the columns of a row and the reading of it. */
#ifndef ZB_DB_DUE_ROWS_H
#define ZB_DB_DUE_ROWS_H

#include "db/due.h"
#include "db/stmt.h"

/* The columns, and with them on to the conditions that always hold; more may follow. */
#define DUE_FIELDS                                                                                 \
	"d.\"pupil\", d.\"position\", s.\"name\", s.\"group\", d.\"deadline\", d.\"date\", "       \
	"d.\"shows\", d.\"entity\", d.\"row\", d.\"detail\", d.\"whose\", d.\"named\", "           \
	"d.\"term\", d.\"reason\", d.\"note\""
#define DUE_COLUMNS DUE_FIELDS " " DUE_TABLES
#define DUE_TABLES                                                                                 \
	"FROM \"due\" AS d JOIN \"pupil_state\" AS s ON s.\"pupil\" = d.\"pupil\" "                \
	"WHERE d.\"shows\" <= :today AND d.\"class\" <> :admin"

typedef enum zb_code due_each(void *context, const struct due_row *, struct zb_err *);

/* Binds :today and :admin, and calls EACH with every row of STMT, which is reset. */
enum zb_code due_rows_read(struct db *, sqlite3_stmt *, due_each *, void *context, struct zb_err *);

/* Adds what QUERY asks of the tables beyond that; prepares a text with it, which is freed, and
 * binds all that it names but the place and count. */
void due_add_conditions(struct buffer *sql, const struct due_query *);
enum zb_code due_prepare(struct db *, const struct due_query *, char *sql, sqlite3_stmt **out,
			 struct zb_err *);

#endif
