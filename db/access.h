/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of who read or took out what of the dossiers; outside history and undo. */
#ifndef ZB_DB_ACCESS_H
#define ZB_DB_ACCESS_H

#include "db/db.h"

enum access_kind { ACCESS_READ, ACCESS_PRINT, ACCESS_EXPORT, ACCESS_BACKUP, ACCESS_RESTORE };

/* Notes that the dossier of PUPIL (0: of several, as DETAIL says) was read, once a sitting, or that
 * something was taken out. Nothing is noted in a file that this user cannot write to. DETAIL may be
 * NULL. */
enum zb_code access_note(struct db *, enum access_kind, int64_t pupil, const char *detail,
			 struct zb_err *);

/* The same of each of COUNT PUPILS, all or none. */
enum zb_code access_note_each(struct db *, enum access_kind, const int64_t *pupils, size_t count,
			      const char *detail, struct zb_err *);

/* ZB_DENIED in a file that this user cannot write to: for what may not go unnoted, as paper and
 * what is kept apart. */
enum zb_code access_can_note(struct db *, struct zb_err *);

/* The same in the open transaction of db/store. */
enum zb_code access_note_with(struct db *, enum access_kind, int64_t pupil, const char *detail,
			      struct zb_err *);

/* Notes that the dossier of PUPIL was read, without waiting for a colleague who writes: the note
 * then waits for access_flush, or for the file to be closed. */
enum zb_code access_note_read(struct db *, int64_t pupil, struct zb_err *);
/* Writes the notes that wait, now or not at all; ZB_BUSY when that cannot be. */
enum zb_code access_flush(struct db *, struct zb_err *);
/* Writes them, waiting if need be, before DB is closed: for db_close. */
void access_close(struct db *);

/* Whether rows of ENTITY are part of a dossier, so that reading them is noted: those of pupils,
 * guardians and talks and what leads to them; not those of staff, groups and settings. */
bool access_is_noted(const struct entity *);

#endif
