/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads rows of any kind of record in machine form, straight from the file to whoever writes them
 * out: nothing is kept, so a hundred thousand rows take no more memory than one. */
#ifndef ZB_DB_QUERY_H
#define ZB_DB_QUERY_H

#include "db/db.h"

/* Where id and rev stand among the cells; field f stands at f + QUERY_FIELDS. */
enum query_column { QUERY_ID, QUERY_REV, QUERY_FIELDS };

/* A condition: the column (a field, id or rev) holds VALUE, as record_parse reads it; "" asks for
 * rows in which it is empty. */
struct query_filter {
	const char *column, *value;
};

/* Place among the cells of that column of ENTITY, or -1. */
int query_find_column(const struct entity *, const char *column);

/* Fails as query_rows would on what was asked, without reading a row. */
enum zb_code query_check(struct db *, const struct entity *, const struct query_filter *filters,
			 size_t filter_count, struct zb_err *);

/* Calls EACH, in order of id, with the cells of every row of ENTITY that meets all FILTERS: id, rev
 * and each field, derived ones too, as record_format writes them; NULL is empty. They are EACH's
 * until it returns. Stops at the first failure. ZB_INVALID when a value of a filter cannot be
 * read; ZB_NOT_FOUND when its column does not exist. */
enum zb_code query_rows(struct db *, const struct entity *, const struct query_filter *filters,
			size_t filter_count,
			enum zb_code (*each)(void *context, const char *const *cells,
					     struct zb_err *),
			void *context, struct zb_err *);

#endif
