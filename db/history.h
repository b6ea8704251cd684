/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what when, and taking it back. Undo and redo replay history as a new transaction,
 * also after a restart. */
#ifndef ZB_DB_HISTORY_H
#define ZB_DB_HISTORY_H

#include "core/memory.h"
#include "db/db.h"

/* One change as people read it. Texts are owned by the list. */
struct history_entry {
	int64_t id; /* of the change itself */
	int64_t txn, seq;
	char moment[DB_MOMENT_SIZE];
	char *actor;
	char *kind; /* of the transaction: edit, import, undo, redo, merge, demo */
	const struct entity *entity;
	int64_t row, pupil; /* pupil 0: none */
	int field;          /* index, -1: the whole record was inserted or deleted */
	char *before, *after; /* machine form; NULL when empty. A whole record is a JSON object */
};

struct history_list {
	struct history_entry *entries;
	size_t count, room;
};

void history_list_clear(struct history_list *); /* keeps its room */
void history_list_free(struct history_list *);

/* LIMIT changes (0: all), newest first: of one row (ENTITY and ID), of one pupil's dossier (PUPIL),
 * or of all (both 0); never of what is closed (struct entity). BEFORE is the id of a change, to
 * read on from there (0: from the newest). */
struct history_query {
	const struct entity *entity;
	int64_t id, pupil, before;
	size_t limit;
};

/* Adds them to OUT, which begins as {0}; none are added when there are no more. ZB_NOT_FOUND when
 * there is no change BEFORE. */
enum zb_code history_read(struct db *, const struct history_query *, struct history_list *out,
			  struct zb_err *);

/* The day of a moment in UTC (FIELD_MOMENT) here; no date when it is none. */
struct date history_day(const char *moment);
/* Adds a moment as the clock on the wall showed it, "zo 22-11-2026 14:32"; nothing when it is
 * none. */
void history_add_moment(struct buffer *, const char *moment);
/* The same of a moment not long ago: "vandaag 14:32" (date_to_near). */
void history_add_near(struct buffer *, const char *moment, struct date today);

/* Takes back this actor's last change that is not taken back yet (undo), or the last undo of which
 * nothing came after (redo). ZB_NOT_FOUND when there is none; ZB_CONFLICT, naming who, when
 * somebody changed the same thing since. DONE (may be NULL) gets a sentence on what was taken back
 * ("evaluatie 25-11-2026 en 4 uitkomsten"); the caller frees. */
enum zb_code history_undo(struct db *, char **done, struct zb_err *);
enum zb_code history_redo(struct db *, char **done, struct zb_err *);

/* What undo (or redo) would take back now: to be asked about before it is done when it is not of
 * this sitting. WHAT is as DONE above; the caller frees. */
struct history_step {
	bool redo;
	int64_t txn;
	char moment[DB_MOMENT_SIZE]; /* of that transaction, UTC */
	bool own; /* this struct db wrote it, no colleague, other program or earlier day */
	char *what;
};

/* Fills STEP, but for redo, which says which way; ZB_NOT_FOUND when there is none. */
enum zb_code history_look(struct db *, struct history_step *, struct zb_err *);
/* Undo or redo of that transaction; ZB_CONFLICT when it is not the one that comes next any more. */
enum zb_code history_take(struct db *, const struct history_step *, char **done, struct zb_err *);

#endif
