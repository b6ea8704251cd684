/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of db/ share. Nothing outside db/ includes this. */
#ifndef ZB_DB_INTERNAL_H
#define ZB_DB_INTERNAL_H

#include <sqlite3.h>
#include <sys/types.h>

#include "core/dossier.h"
#include "core/rules/derive.h"
#include "db/db.h"

#define DB_APPLICATION_ID 0x7A626F72 /* "zbor" */
#define DB_DEVICE_SHIFT 32
#define DB_COUNTER_MOST "4294967295" /* in SQL: what fits below the device */
#define DB_ID_MOST "9007199254740991" /* 2^53 - 1 */

/* Statements are kept prepared, found by the address of their text: pass literals, or texts that
 * live as long as the db. */
struct stmt_slot {
	const char *text;
	sqlite3_stmt *stmt;
};

/* Texts composed once from the tables of fields, per entity. */
struct row_sql {
	char *get, *insert, *update, *delete;
};

struct id_set {
	int64_t *ids;
	size_t count, room;
};

#define DB_BUSY_MS 5000 /* so long one waits for a colleague who writes */

/* That a dossier was read, and when; see access_note_read. */
struct access_wait {
	int64_t pupil;
	char moment[DB_MOMENT_SIZE];
};

struct db {
	sqlite3 *sql;
	char *path, *actor;
	const char *called; /* in sentences, see db_options */
	dev_t disk; /* with inode: which file PATH was when it was opened */
	ino_t inode;
	struct date today;
	struct date day; /* for which derived state stands: a colleague's today may differ */
	bool chosen_day; /* see db_options */
	bool apart;      /* today is not that day: what is read is derived in tables of our own */
	bool read_only;

	struct stmt_slot *slots; /* a hash table of slot_room places */
	size_t slot_count, slot_room;
	char **composed; /* texts of statements that were composed, see stmt_get_composed */
	size_t composed_count, composed_room;
	struct row_sql rows[ENTITY_COUNT];
	char **walk_sql;   /* of db/dossier, by source; NULL until one is composed */
	char **writer_sql; /* of db/writer, ends with NULL */

	struct access_wait *reads;
	size_t read_count, read_room;

	struct record *school;
	struct settings settings;
	int64_t data_version;
	int settled; /* rows written when the log last went into the file */
	const char *form;    /* see draft_drop_with */
	int64_t draft_until; /* ms of the monotonic clock; 0: drafts are not at their end */
	char *draft_aside;   /* see draft_rest */
	char moment[DB_MOMENT_SIZE]; /* set by db_set_moment, else "" */

	/* the open transaction of db/store */
	bool writing;
	int64_t device, counter, txn;
	bool settings_touched; /* school or a setting was written */
	bool replaying;        /* undo or redo: guards were passed when it was first written */
	bool bulk;             /* an import that has checked its rows */
	bool noted;            /* something outside history was written: commit it too */
	bool spread;           /* see db_spread */
	bool wrote;            /* the last transaction, notes apart, changed a record */
	struct id_set written; /* the transactions committed here since the file was opened */
	struct id_set touched; /* pupils */
	struct id_set talks;   /* and agreements; see db/talk_state */
	struct id_set replaced; /* pupils whose plan made room and who have none since */
	const char *txn_kind;
	int64_t txn_undoes;
	char txn_moment[DB_MOMENT_SIZE];

	/* kept for their room */
	struct buffer json;
	struct dossier dossier;
	struct derived derived;
};

/* Fills ERR from the last failure of SQLITE on DB (a code of SQLite) and returns the zb_code that
 * fits: full disk, read-only, busy, damaged, refused by a trigger, referred to, not unique. */
enum zb_code db_fail(struct db *, int sqlite, struct zb_err *);

/* The moment for history: the clock in UTC, or the one that was set. */
void db_moment(struct db *, char out[static DB_MOMENT_SIZE]);

/* For a transaction that writes very many rows: pages that do not fit in memory are written to the
 * log again each time they are touched. Until db_gather, which store does when it ends, memory is
 * no concern. */
enum zb_code db_spread(struct db *, struct zb_err *);
void db_gather(struct db *);

/* Reads school and settings again. */
enum zb_code db_read_settings(struct db *, struct zb_err *);

/* What db/dossier composed. */
void dossier_free_sql(struct db *);

void id_set_add(struct id_set *, int64_t);
/* One of it, when it is there. */
void id_set_remove(struct id_set *, int64_t);
/* Sorts and drops doubles. */
void id_set_sort(struct id_set *);
void id_set_free(struct id_set *);

/* The DDL of schema and migrations; see db/migrate.c. */
enum zb_code migrate_run(struct db *, bool fresh, struct zb_err *);
/* ZB_NEWER when a newer program has brought the file to its version since it was opened; to be
 * asked within each transaction that writes what that may have changed. */
enum zb_code migrate_check(struct db *, struct zb_err *);

#endif
