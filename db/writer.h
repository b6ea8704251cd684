/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what core/rules derived into the derived tables, or into tables apart for a check. For db/
 * only. */
#ifndef ZB_DB_WRITER_H
#define ZB_DB_WRITER_H

#include "db/internal.h"

enum writer_schema { WRITER_MAIN, WRITER_TEMP };

struct writer {
	struct db *db;
	enum writer_schema schema;
};

/* The derived tables with a row or more a pupil, NULL at the end. */
extern const char *const writer_tables[];

/* Adds the rows of one pupil, of whom none are there. */
enum zb_code writer_put(struct writer *, const struct dossier *, const struct derived *,
			struct zb_err *);

/* Removes the rows of one pupil, or all. */
enum zb_code writer_drop(struct writer *, int64_t pupil, struct zb_err *);
enum zb_code writer_drop_all(struct writer *, struct zb_err *);

#endif
