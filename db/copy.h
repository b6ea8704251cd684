/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What db/backup and db/restore share: whole databases, copied page by page. For db/ only. */
#ifndef ZB_DB_COPY_H
#define ZB_DB_COPY_H

#include "db/internal.h"

/* Opens the SQLite file at PATH as it is, without a look at what is in it: enough of a db for
 * db/stmt. Close with copy_close, which takes NULL. */
enum zb_code copy_open(const char *path, bool read_only, struct db **out, struct zb_err *);
void copy_close(struct db *);

/* Replaces all that TO holds by what FROM holds, in one transaction of TO. The sentence of a
 * failure names TO. */
enum zb_code copy_pages(struct db *from, struct db *to, struct zb_err *);

/* Makes an empty file of mode 0600 beside PATH, named PATH.SUFFIX-XXXXXX; *OUT is the caller's, for
 * copy_discard. */
enum zb_code copy_make_beside(const char *path, const char *suffix, char **out, struct zb_err *);
/* Removes the file PATH (may be NULL) and what SQLite put beside it, and frees PATH. */
void copy_discard(char *path);

/* Gives TEMPORARY its name TO, which must not exist yet, and puts it on disk. */
enum zb_code copy_rename(const char *temporary, const char *to, struct zb_err *);

#endif
