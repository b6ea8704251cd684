/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a school file through SQLite's backup interface, so that colleagues may go on working,
 * and putting one back. */
#ifndef ZB_DB_BACKUP_H
#define ZB_DB_BACKUP_H

#include "db/db.h"

/* Copies the file to TO (mode 0600), which must not exist yet: made under a temporary name and
 * renamed when it is complete and on disk, and noted before it is there (db/access). One that is
 * killed leaves TO.nieuw-XXXXXX, mode 0600, until somebody makes the next copy to TO. */
enum zb_code backup_copy(struct db *, const char *to, struct zb_err *);
/* The same for the program's own sake, before a migration or a restore: nothing is taken out. */
enum zb_code backup_keep(struct db *, const char *to, struct zb_err *);

#define BACKUP_DAY_SIZE sizeof "2026-11-22"

/* What a school file holds, for whoever is asked whether it may be put back. */
struct backup_about {
	char *name, *code;         /* of the school: BRIN and location; "" when there is none */
	int64_t pupils;
	char changed[BACKUP_DAY_SIZE]; /* day of its last change, yyyy-mm-dd; "" when there was
					* none */
	bool other;                /* not the school of the file that it was held against */
};

/* Checks the file at FROM as a restore does and fills OUT, cleared before; the caller clears it. */
enum zb_code backup_look(struct db *, const char *from, struct backup_about *out, struct zb_err *);
void backup_about_clear(struct backup_about *);

/* Checks the school file at FROM (integrity, foreign keys, version), backs up what DB holds now to
 * a file beside it, whose name is put in KEPT (the caller frees), then replaces the content of DB
 * by that of FROM under a fresh device number; who read what since, and what was not saved yet,
 * stays. On failure nothing was replaced. Other programs that have the file open see the new
 * content at their next read; what they save meanwhile waits. */
enum zb_code backup_restore(struct db *, const char *from, char **kept, struct zb_err *);

/* The same for a file at PATH that is missing or too damaged to open: what is there is renamed with
 * all that it holds, its group and mode are taken over, and *KEPT is NULL when there was nothing.
 * Nobody may have it open. */
enum zb_code backup_restore_over(const char *path, const struct db_options *, const char *from,
				 char **kept, struct zb_err *);

#endif
