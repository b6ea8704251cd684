/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file itself knows about a row that is about to be written: values that follow from other
 * rows, and rules that a row alone cannot tell. For db/ only. */
#ifndef ZB_DB_FILL_H
#define ZB_DB_FILL_H

#include "db/internal.h"

/* Fills empty fields of a new ROW, which has its id:
 *   fields marked FIELD_OWN_ID with the id; result: line, pupil, date, recorded and the frozen
 *   target and indicator; plan: trajectory, version, origin; placement: ends on 31 July;
 *   evaluation: counts_for; goal: state open, and its place in the plan; log: an incident is
 *   confidential. */
enum zb_code fill_row(struct db *, struct record *row, struct zb_err *);

/* record_validate_change of a row that was BEFORE (NULL: it is new), with the birth of the pupil it
 * is of. An undo or redo, which brings back what was there, is asked no day. */
enum zb_code fill_validate(struct db *, const struct record *before, const struct record *after,
			   struct zb_err *);

/* Refuses what other rows make impossible, BEFORE NULL for a new row: a reference to nothing, a
 * step of a plan that is not allowed, a date that an evaluation of this version cannot have, what
 * fill_guard refuses, and of a new row a day that another row's day makes impossible; those three
 * not in an undo or redo, which may pass through anything and is looked at when it is complete. */
enum zb_code fill_check(struct db *, const struct record *before, const struct record *after,
			struct zb_err *);

/* Refuses, with ZB_DENIED, what the transaction as a whole made impossible: a plan that was
 * replaced by none. Not in an undo or redo. */
enum zb_code fill_check_end(const struct db *, struct zb_err *);

/* The row that agrees with ROW in the key of its entity (struct entity), 0 when there is none. */
enum zb_code fill_twin(struct db *, const struct record *row, int64_t *out, struct zb_err *);

/* Refuses, with ZB_INVALID, ROW as it stands in the file: two of one key, two plans in force, two
 * drafts of one trajectory, two classes on one day, two support periods on one day, a goal that
 * goes on from one of another pupil, a result of a goal or pupil of another plan, an evaluation of
 * a draft. */
enum zb_code fill_guard(struct db *, const struct record *row, struct zb_err *);

#endif
