/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transaction did, step by step, and the words for it: what undo replays backwards and
 * says. */
#ifndef ZB_DB_STEPS_H
#define ZB_DB_STEPS_H

#include "core/record.h"
#include "db/db.h"

/* One row of history to replay backwards. */
struct step {
	const struct entity *entity;
	int64_t row;
	int field; /* -1: whole record */
	char *old, *new;
};

struct steps {
	struct step *items; /* newest first */
	size_t count, room;
};

/* All that is said of a row that is kept apart (struct entity.closed); Dutch, not translated. */
extern const char *const steps_closed_label;

/* Of transaction TXN. *OUT begins empty and is the caller's, for steps_free, also on failure. */
enum zb_code steps_read(struct db *, int64_t txn, struct steps *out, struct zb_err *);
void steps_free(struct steps *);

/* The row that STEP is about, as the file has it or, of a whole record, as the history kept it; the
 * caller frees. */
enum zb_code steps_row(struct db *, const struct step *, struct record **out, struct zb_err *);

/* What TXN did, in words: "evaluatie 25-11-2026 (Bakker, Daan) en 4 andere wijzigingen"; an undo is
 * named after what it took back. The caller frees; untouched where TXN did nothing. */
enum zb_code steps_name(struct db *, int64_t txn, char **out, struct zb_err *);

#endif
