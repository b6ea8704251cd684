/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to write records. A transaction looks whether each row still is as it was read,
 * writes it and its history, and at the end refreshes what is derived for the pupils touched, all
 * or nothing:
 *
 *   store_begin -> store_insert / store_update / store_delete ... -> store_commit
 *                                                 on any failure -> store_rollback
 *
 * A transaction that changed nothing leaves no trace. Memory and outputs of a call that failed are
 * as they were, and the transaction can only be rolled back. */
#ifndef ZB_DB_STORE_H
#define ZB_DB_STORE_H

#include "db/db.h"

enum txn_kind { TXN_EDIT, TXN_IMPORT, TXN_UNDO, TXN_REDO, TXN_MERGE, TXN_DEMO };

#define CONFLICT_WHO_SIZE 64

/* What two people changed differently in one row: the fields, by their bit in `fields` (field f is
 * bit f), and the row as it now stands in the file. */
struct conflict {
	int64_t row; /* its id; 0: there was no conflict */
	uint64_t fields;
	struct record *theirs; /* the caller frees; NULL: the row was deleted */
	char who[CONFLICT_WHO_SIZE]; /* the login name of who wrote that, cut; "" when unknown */
};

/* Takes the write lock (ZB_BUSY when a colleague holds it for 5 seconds). UNDOES is the txn that an
 * undo or redo takes back, else 0. */
enum zb_code store_begin(struct db *, enum txn_kind, int64_t undoes, struct zb_err *);

/* For very many rows that the program makes itself: the rest of the open transaction is written
 * without validating each row and looking at the rows around it. What the file itself refuses
 * (triggers, references, double rows) still fails. */
enum zb_code store_trust_rows(struct db *, struct zb_err *);

/* Validates ROW, fills what a row of its kind derives when left empty (see db/fill), gives it an id
 * and rev, and writes it. In an undo or redo a row keeps its id and what was empty stays so. */
enum zb_code store_insert(struct db *, struct record *row, struct zb_err *);

/* What a colleague put in the file since ROW, which is new, was begun: *BASE is made as if ROW had
 * been read then, empty but for the key of its entity, with the id of the row that has the same
 * key; store_update with it merges the two. NULL when there is none. Only within a transaction; the
 * caller frees. */
enum zb_code store_meet(struct db *, const struct record *row, struct record **base,
			struct zb_err *);

/* Writes what differs between BASE, the row as it was read, and MINE. When the row moved on in the
 * file, changes to other fields merge; fields changed to something else on both sides are
 * ZB_CONFLICT and listed in CONFLICT (may be NULL). MINE then has the merged values and new rev. */
enum zb_code store_update(struct db *, const struct record *base, struct record *mine,
			  struct conflict *conflict, struct zb_err *);

/* Whether the rows hold something else. What they hold tells whether a row moved on: its rev may
 * come again after a restore. */
bool store_differs(const struct record *, const struct record *);

/* Deletes ROW as it was read; ZB_CONFLICT when it holds something else since, ZB_DENIED when it is
 * what the file is about (struct entity, stays). */
enum zb_code store_delete(struct db *, const struct record *row, struct zb_err *);

/* The merge of store_update by itself, for what is not one row of the file: what only THEIRS
 * changed since BASE goes into MINE; the fields changed to something else on both sides are the
 * bits returned. */
uint64_t store_merge(const struct record *base, const struct record *theirs, struct record *mine);

/* Who wrote ROW last, as in a conflict: for one that the caller found by itself. */
void store_tell_who(struct db *, int64_t row, char who[CONFLICT_WHO_SIZE]);
/* Whether WHO, as in a conflict, is this actor: before, or in another window. */
bool store_is_self(const struct db *, const char *who);

/* Refreshes what is derived and commits. On failure the transaction is rolled back. */
enum zb_code store_commit(struct db *, struct zb_err *);
void store_rollback(struct db *);

/* Whether the last transaction that was committed changed a record, and so can be undone; a note of
 * what was read does not count. */
bool store_wrote(const struct db *);

/* A new id, unique over all tables of the file. Only within a transaction. */
int64_t store_new_id(struct db *);

/* Each a transaction of its own. */
enum zb_code store_insert_one(struct db *, struct record *row, struct zb_err *);
enum zb_code store_update_one(struct db *, const struct record *base, struct record *mine,
			      struct conflict *, struct zb_err *);
enum zb_code store_delete_one(struct db *, const struct record *row, struct zb_err *);

/* The row with that id; ZB_NOT_FOUND. The caller frees. */
enum zb_code store_get(struct db *, const struct entity *, int64_t id, struct record **out,
		       struct zb_err *);

#endif
