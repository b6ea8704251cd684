/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's holidays, to mark a day with. */
#ifndef ZB_DB_HOLIDAYS_H
#define ZB_DB_HOLIDAYS_H

#include "db/db.h"

struct holiday {
	struct date starts, ends; /* both included */
	char *name;
};

/* Starts as {0}. */
struct holidays {
	struct holiday *items;
	size_t count, room;
};

/* Fills OUT anew with all of them. */
enum zb_code holidays_read(struct db *, struct holidays *out, struct zb_err *);
void holidays_free(struct holidays *);

/* The name of the holiday in which DAY falls, borrowed, or NULL. */
const char *holidays_find(const struct holidays *, struct date day);

#endif
