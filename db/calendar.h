/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due as a calendar (RFC 5545) for the coordinator's own: how many a day and nothing else,
 * for it leaves the school's machine. */
#ifndef ZB_DB_CALENDAR_H
#define ZB_DB_CALENDAR_H

#include "core/memory.h"
#include "db/db.h"

/* Adds to OUT an event for each day from today on with something due, and one today for all that is
 * late. The uid of a day stays the same in this school, so that a calendar that reads it again
 * changes its event. ZB_IO when the helper fails. */
enum zb_code calendar_make(struct db *, struct buffer *out, struct zb_err *);

/* Writes it to the file TO, which is not there yet, mode 0600. ZB_DENIED when it is. */
enum zb_code calendar_file(struct db *, const char *to, struct zb_err *);

#endif
