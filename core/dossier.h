/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All rows of the school file that lead to one pupil, as plain records: what the rules reason
 * about and what the dossier screen shows. Filled by db/dossier, or by hand in a test. */
#ifndef ZB_CORE_DOSSIER_H
#define ZB_CORE_DOSSIER_H

#include "core/entities.h"

struct record_list {
	struct record **items;
	size_t count, room;
};

/* rows[ENTITY_PUPIL] holds the pupil alone (empty: no such pupil). Rows of each kind are in order
 * of id; with pupil_guardian come the guardians, with placement the groups, with those groups
 * their group_staff and staff, with meeting_pupil the meetings and with those their attendees and
 * agreements. What is closed (struct entity) is never in it. Tariffs are of the school and stand in
 * it where they were asked for alone. */
struct dossier {
	struct record_list rows[ENTITY_COUNT];
};

void dossier_clear(struct dossier *); /* frees the rows; the lists keep their room */
void dossier_free(struct dossier *);  /* frees all */

/* Adds ROW, whose owner the dossier becomes. */
void dossier_add(struct dossier *, struct record *row);

/* The rows of LIST by that field, a date, the newest first. The caller frees the array. */
const struct record **record_list_newest(const struct record_list *, unsigned date);

/* The pupil's own row, or NULL. */
const struct record *dossier_pupil(const struct dossier *);

/* The row of that entity with that id, or NULL. */
const struct record *dossier_find(const struct dossier *, enum entity_id, int64_t id);

#endif
