/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file: one SQLite database. This header opens, makes and closes it; db/store writes,
 * db/dossier and db/list read, db/tally counts, db/history tells who changed what.
 *
 * Nobody outside db/ sees a type of SQLite. Every function that fails says so with a sentence; a
 * damaged, foreign, newer, read-only or too widely readable file has its own. */
#ifndef ZB_DB_DB_H
#define ZB_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/record.h"
#include "core/settings.h"

struct db;

#define DB_MOMENT_SIZE 25 /* "2026-11-22T08:15:30.123Z" and its NUL */

struct db_options {
	const char *actor;  /* login name of who works, for history; copied */
	struct date today;  /* what counts as today: derived state is brought up to this day, unless
			     * the file stands at a later one: then this reader has it apart */
	bool chosen_day;    /* today is not the clock's but somebody's choice: apart, too, when the
			     * file stands at an earlier one */
	bool read_only;     /* nothing is written, not even derived state */
	const char *called; /* the file in sentences, where it has no name of its own yet; borrowed
			     * (NULL: its path) */
};

/* Makes a new school file at PATH, mode 0600, and opens it. Fails when PATH exists already, leaving
 * it as it is, or when the log of a file that is gone lies there. *OUT is the caller's, for
 * db_close. */
enum zb_code db_create(const char *path, const struct db_options *, struct db **out,
		       struct zb_err *);

/* Opens the school file at PATH: checks that it is one (ZB_FOREIGN), not newer than this program
 * (ZB_NEWER), not readable by others (ZB_DENIED, with the chmod that mends it) and not damaged
 * (ZB_CORRUPT); migrates an older one after a backup beside it; brings derived state up to
 * today. A file that does not exist is ZB_NOT_FOUND. */
enum zb_code db_open(const char *path, const struct db_options *, struct db **out,
		     struct zb_err *);

/* Takes NULL. */
void db_close(struct db *);

const char *db_actor(const struct db *); /* borrowed */
struct date db_today(const struct db *);

/* A new day: refreshes what turns with the calendar. */
enum zb_code db_set_today(struct db *, struct date today, struct zb_err *);

/* The one row of school, or NULL in a file without one; borrowed until the next write to it. */
const struct record *db_school(struct db *);
/* School type and settings as rules want them; borrowed, kept up to date by the store. */
const struct settings *db_settings(struct db *);

/* From here on, until false is given: waits for a colleague who writes no longer than nobody would
 * notice, instead of the seconds that are fit for what somebody asked for. */
void db_hurry(struct db *, bool);

/* What this connection wrote goes from the log beside the file into the file itself, so that it is
 * there whoever moves or copies that. Cheap when nothing was written since, and left for later when
 * others read or write. */
void db_settle(struct db *);

/* True when somebody else committed since the last call. Cheap: may be asked every second. */
bool db_changed(struct db *);

/* ZB_CONFLICT, with what to do, when another file or none stands where the open one was: somebody
 * moved it or put another in its place. Nothing is written to it from then on. Cheap: may be asked
 * every second. */
enum zb_code db_moved(struct db *, struct zb_err *);

/* Moments written to history come from the clock unless one is set here (demo: equal bytes for
 * equal seeds); it then goes up a millisecond with each use. ISO, "" for the clock again. */
void db_set_moment(struct db *, const char *moment);

#endif
