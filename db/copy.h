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

/* The same in two steps. From the first on nobody can write to TO, which others can still read as
 * it is; TO itself cannot be used. *OUT is for copy_finish. */
enum zb_code copy_begin(struct db *from, struct db *to, sqlite3_backup **out, struct zb_err *);
/* Copies, or with a failure for CODE leaves TO as it is; returns what failed. */
enum zb_code copy_finish(sqlite3_backup *, struct db *to, enum zb_code code, struct zb_err *);

/* What is being made stands under such a SUFFIX beside where it will stand. */
#define COPY_NEW "nieuw"
#define COPY_MARK 6 /* letters and digits behind it */
/* Makes an empty file of mode 0600 beside PATH, named PATH.SUFFIX-XXXXXX; *OUT is the caller's,
 * for copy_discard. */
enum zb_code copy_make_beside(const char *path, const char *suffix, char **out, struct zb_err *);
/* Removes those that programs left there that were killed: of mode 0600 and of this user, with no
 * lock on them of SQLite or another program. */
void copy_sweep(const char *path, const char *suffix);
/* Removes the file PATH (may be NULL) and what SQLite put beside it, and frees PATH. */
void copy_discard(char *path);

/* The directory that PATH stands in; the caller frees. */
char *copy_directory_of(const char *path);
/* Puts the names in it on disk, the one of PATH among them. */
void copy_sync_directory_of(const char *path);

/* Gives TEMPORARY its name TO, which must not exist yet, and puts both on disk; also on a file
 * system without hard links or one that cannot refuse to replace. */
enum zb_code copy_rename(const char *temporary, const char *to, struct zb_err *);

#endif
