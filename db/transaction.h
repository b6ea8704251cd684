/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to begin writing to a file that is open, whatever is written. For db/ only; records
 * are written through db/store. */
#ifndef ZB_DB_TRANSACTION_H
#define ZB_DB_TRANSACTION_H

#include "db/internal.h"

/* Takes the write lock and looks again, now that nobody else can write, whether the file may still
 * be written to. On failure no transaction is open.
 * ZB_DENIED  it was opened for reading only
 * ZB_BUSY    a colleague writes, and went on for 5 seconds
 * ZB_NEWER   a newer program has brought it to its version
 * ZB_CONFLICT  another file, or none, stands where it was (db_moved) */
enum zb_code transaction_begin(struct db *, struct zb_err *);

/* Commits, or rolls back when CODE is a failure or committing fails; returns what failed. */
enum zb_code transaction_end(struct db *, enum zb_code code, struct zb_err *);

#endif
