/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One talk with all that belongs to it, and the pupils of a group. */
#ifndef ZB_DB_TALK_H
#define ZB_DB_TALK_H

#include "core/dossier.h"
#include "db/db.h"

/* Fills OUT (cleared first) with the row of meeting, its meeting_pupil, attendees and agreements,
 * each kind in order of id; ZB_NOT_FOUND when there is no such talk. */
enum zb_code talk_read(struct db *, int64_t meeting, struct dossier *out, struct zb_err *);

/* The pupils of GROUP on DAY, in order of name; EXTRA: only those with extra support now. *IDS is
 * the caller's to free. */
enum zb_code talk_group_pupils(struct db *, int64_t group, struct date day, bool extra,
			       int64_t **ids, size_t *count, struct zb_err *);

#endif
