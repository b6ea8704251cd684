/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes txn and history, the part of a transaction that tells who changed what. For db/ only;
 * db/history reads. */
#ifndef ZB_DB_JOURNAL_H
#define ZB_DB_JOURNAL_H

#include "db/internal.h"
#include "db/store.h"

/* Remembers the kind; the txn row is written with its first change. */
void journal_prepare(struct db *, enum txn_kind, int64_t undoes);

enum zb_code journal_insert(struct db *, const struct record *row, struct zb_err *);
enum zb_code journal_update(struct db *, const struct record *before, const struct record *after,
			    struct zb_err *);
enum zb_code journal_delete(struct db *, const struct record *row, struct zb_err *);

/* Adds the name of who last changed that row; nothing when unknown. */
void journal_last_actor(struct db *, int64_t row, struct buffer *);

/* The record whose JSON history holds: id, rev and each stored field that is filled in; *OUT is the
 * caller's. */
enum zb_code journal_read_json(struct db *, const struct entity *, const char *json,
			       struct record **out, struct zb_err *);
/* Sets FIELD to what history holds of it in machine form (NULL: empty). */
enum zb_code journal_set_field(struct db *, struct record *, unsigned field, const char *form,
			       struct zb_err *);

#endif
