/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large imports: secondary indexes go before the rows are written and come back, in the same
 * transaction, when they are first needed again. For db/importing only. */
#ifndef ZB_DB_IMPORT_BULK_H
#define ZB_DB_IMPORT_BULK_H

#include "db/internal.h"

/* From this many rows on it is worth it. */
#define BULK_ROWS 5000

/* The statements that make the indexes again. Start with {0}. */
struct bulk {
	char **records, **derived; /* of tables of records and history; of derived tables */
	size_t record_count, record_room, derived_count, derived_room;
};

/* Drops, within the open transaction, the indexes that are not unique. */
enum zb_code bulk_begin(struct db *, struct bulk *, struct zb_err *);
/* Makes those on records again: what is derived is read by them. */
enum zb_code bulk_read(struct db *, struct bulk *, struct zb_err *);
/* Makes the rest again. */
enum zb_code bulk_end(struct db *, struct bulk *, struct zb_err *);
void bulk_free(struct bulk *);

#endif
