/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a folded text that many pupils share: group, staff and category, each combination
 * kept once. For db/filter only. */
#ifndef ZB_DB_SHARED_H
#define ZB_DB_SHARED_H

#include <stddef.h>
#include <stdint.h>

#include "core/memory.h"

struct shared_text {
	uint32_t raw, folded; /* in texts: as written, to find it again, and folded */
};

struct shared {
	struct shared_text *items;
	size_t count, item_room;
	struct buffer texts;
	struct buffer raw; /* what is being looked for; kept for its room */
	uint32_t *places; /* a hash table of place_room numbers, from 1; 0 is free */
	size_t place_room;
};

/* The number of that combination, added when it is new. CATEGORY is an index in pupil_categories,
 * -1 none. */
uint32_t shared_find(struct shared *, const char *group, const char *staff, int category);
/* " 6a lia de bruin leerachterstand": as it ends the folded text of such a pupil; "" for nothing.
 * Borrowed until the next shared_find. */
const char *shared_text(const struct shared *, uint32_t number);
/* Nothing will be found any more: lets go of what that takes. */
void shared_freeze(struct shared *);
void shared_free(struct shared *);

#endif
