/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file for a test, and rows made in a line: the fields as the command line writes them. */
#ifndef ZB_TESTS_SCHOOL_H
#define ZB_TESTS_SCHOOL_H

#include "core/entities.h"
#include "db/db.h"
#include "db/store.h"

struct school {
	char *directory, *path;
	struct db *db;
};

/* A new file in a directory of its own, with a school row (po, 12AB), today TODAY. */
struct school school_open(const char *today);
/* Closes and removes everything. */
void school_close(struct school *);

/* Closes and opens the same file again, for another day (NULL: the same). */
void school_reopen(struct school *, const char *today);

/* Makes a row of ENTITY from "field=value" texts, NULL at the end, as a transaction of its own,
 * and returns its id. Aborts with the sentence when it is refused. */
int64_t school_add(struct school *, const char *entity, ...);
/* The same, but tells the outcome. */
enum zb_code school_try(struct school *, struct zb_err *, const char *entity, ...);
/* Sets fields of a row. */
enum zb_code school_set(struct school *, struct zb_err *, const char *entity, int64_t id, ...);

/* Deletes a row, with all that hangs on it; it must succeed. */
void school_drop(struct school *, const char *entity, int64_t id);

/* "field=value" with a number: for references. Borrowed from a ring of texts. */
const char *school_ref(const char *field, int64_t id);

/* The first column of the first row of SQL, run in a connection of its own; the caller frees. */
char *school_sql(struct school *, const char *sql);
int64_t school_number(struct school *, const char *sql);

#endif
