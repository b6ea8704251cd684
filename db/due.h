/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the whole school, from the derived table of that name. */
#ifndef ZB_DB_DUE_H
#define ZB_DB_DUE_H

#include "core/entities.h"
#include "db/db.h"

/* One thing due. Texts are borrowed, never NULL. */
struct due_row {
	int64_t pupil;
	const char *name, *group; /* of the pupil */
	int deadline;             /* enum deadline_id */
	struct date date, shows;  /* late after the one, shown from the other */
	const char *entity;       /* code of the row that it is about, and its id */
	int64_t row;
	const char *detail; /* behind the deadline's name, "" when none */
	const char *whose;  /* Dutch, or a name */
};

/* Calls EACH with everything that shows by the db's today, in order of date and name; what is only
 * the beheerder's (DEADLINE_ADMIN) is left out. The row is EACH's until it returns. */
enum zb_code due_rows(struct db *,
		      enum zb_code (*each)(void *context, const struct due_row *, struct zb_err *),
		      void *context, struct zb_err *);

#endif
