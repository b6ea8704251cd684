/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other pupils whom the texts of a dossier may name, for core/rules/named. */
#ifndef ZB_DB_OTHERS_H
#define ZB_DB_OTHERS_H

#include "core/dossier.h"
#include "db/db.h"

struct others {
	struct record **pupils; /* owned; those who are near come first */
	bool *near;		/* in a group or at a talk with the pupil, ever */
	size_t count, room, near_room;
};

/* Reads all who were ever near PUPIL, and of those at the school who have a word of TEXTS as the
 * first of their family name and another as the first of their given name. Looks each word up along
 * the stored names, so that it takes as long at a large school as at a small one. OUT starts as
 * {0}; for others_free. */
enum zb_code others_read(struct db *, int64_t pupil, const char *const *texts, size_t count,
			 struct others *out, struct zb_err *);
void others_free(struct others *);

/* The text by which a word is looked up: for the test that asks SQLite how it will run it. */
const char *others_sql(void);

#endif
