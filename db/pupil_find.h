/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of our pupils a line of a file is about, by leerlingnummer or by name. */
#ifndef ZB_DB_PUPIL_FIND_H
#define ZB_DB_PUPIL_FIND_H

#include "core/exchange/arena.h"
#include "core/exchange/text_index.h"
#include "db/db.h"

/* One of ours; those of one name after each other. */
struct named {
	int64_t id;
	char born[DATE_ISO_SIZE];
	uint32_t next; /* TEXT_INDEX_NONE ends */
};

/* All pupils by name. Made by pupil_finder_open, freed by pupil_finder_close. */
struct pupil_finder {
	struct db *db;
	struct text_index index;
	struct arena arena;
	struct named *items;
	size_t count, room;
};

enum zb_code pupil_finder_open(struct db *, struct pupil_finder *out, struct zb_err *);
void pupil_finder_close(struct pupil_finder *); /* takes one that is {0} */

/* The pupil that WHO (a pupil: number, names and born as a file gives them) is: by leerlingnummer
 * or the key of EDEXML, else by name and, where it is given, date of birth. ZB_NOT_FOUND for one
 * that is not in the file or could be several. */
enum zb_code pupil_find(struct pupil_finder *, const struct record *who, int64_t *out,
			struct zb_err *);

#endif
