/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what core/rules derived into the derived tables, or into temporary tables apart: for a
 * check, or for who reads on an earlier day than the file's. For db/ only. */
#ifndef ZB_DB_WRITER_H
#define ZB_DB_WRITER_H

#include "db/internal.h"

enum writer_schema { WRITER_MAIN, WRITER_TEMP };

struct writer {
	struct db *db;
	enum writer_schema schema;
	struct date day; /* for which is derived */
};

/* The derived tables with a row or more a pupil, NULL at the end. */
extern const char *const writer_tables[];

/* Adds the rows of one pupil, of whom none are there. */
enum zb_code writer_put(struct writer *, const struct dossier *, const struct derived *,
			struct zb_err *);

/* Makes the derived tables in temp, empty, with their indexes; an unqualified name means them from
 * then on. Or takes them away; also when there are none. */
enum zb_code writer_tables_make(struct db *, struct zb_err *);
enum zb_code writer_tables_drop(struct db *, struct zb_err *);

/* Removes the rows of one pupil, or all. */
enum zb_code writer_drop(struct writer *, int64_t pupil, struct zb_err *);
enum zb_code writer_drop_all(struct writer *, struct zb_err *);

#endif
