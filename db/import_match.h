/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out which pupil of the incoming model is which of ours. For db/importing only. */
#ifndef ZB_DB_IMPORT_MATCH_H
#define ZB_DB_IMPORT_MATCH_H

#include "core/exchange/arena.h"
#include "core/exchange/incoming.h"
#include "db/internal.h"

/* One of ours. Texts are in the arena of the list, NULL when empty. */
struct known_pupil {
	int64_t id;
	const char *number, *given, *initials, *prefix, *family, *born;
	const char *key;   /* by which EDEXML names the pupil, the first there is */
	uint32_t incoming; /* who it is in the model, INCOMING_NONE: nobody */
	bool here;         /* of the LAS (a number, or it came from there), no guest, not left */
	bool unsure;       /* may be one of those left out, so nobody can say that it is gone */
};

/* A key of EDEXML in las_key and whose it is. */
struct known_key {
	const char *key;
	uint32_t pupil; /* index in the list */
};

/* In order of id. */
struct known_list {
	struct known_pupil *pupils;
	size_t count, room;
	struct known_key *keys;
	size_t key_count, key_room;
	struct arena arena;
};

/* Reads all pupils and their keys. OUT starts as {0}. */
enum zb_code known_read(struct db *, struct known_list *out, struct zb_err *);
void known_free(struct known_list *);

/* Fills in `incoming` and `unsure` of KNOWN, and PLACES and REASONS, which have an item for each
 * pupil of IN: whose index in the list it is, INCOMING_NONE when new, and the sentence (static)
 * why a pupil is left out, else NULL. */
void match_pupils(const struct incoming *in, struct known_list *known, uint32_t *places,
		  const char **reasons);

#endif
