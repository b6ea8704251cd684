/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has extra support, from which day on: what one key and a date in the list of pupils write. */
#ifndef ZB_DB_SUPPORT_H
#define ZB_DB_SUPPORT_H

#include "db/db.h"

/* Gives COUNT pupils extra support from FROM on, up to the next period there already is, in one
 * transaction; a basic period that holds then ends the day before. *CHANGED (may be NULL) is the
 * number of pupils who did not have it on that day yet. Where it cannot be for one of several,
 * the sentence begins with who that is. */
enum zb_code support_begin(struct db *, const int64_t *pupils, size_t count, struct date from,
			   size_t *changed, struct zb_err *);

/* Ends the extra support that holds on FROM the day before, with REASON ("": none): from FROM on
 * they have basic support. A period that begins on FROM itself never was and is deleted. */
enum zb_code support_end(struct db *, const int64_t *pupils, size_t count, struct date from,
			 const char *reason, size_t *changed, struct zb_err *);

#endif
