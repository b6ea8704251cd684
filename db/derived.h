/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the derived tables (pupil_state, due, line_state, goal_year, outcome_year, dossier_check,
 * talk_state, name, search) equal to what core/rules/derive makes of the records. Called by
 * db/store within its transaction. */
#ifndef ZB_DB_DERIVED_H
#define ZB_DB_DERIVED_H

#include "db/db.h"

/* Derives the pupils with these ids again, within the open transaction. */
enum zb_code derived_refresh(struct db *, const int64_t *pupils, size_t count, struct zb_err *);

/* Derives everything again, search too, within the open transaction. */
enum zb_code derived_rebuild(struct db *, struct zb_err *);

/* Reads the day for which derived state stands: what is derived next is derived for that day, so
 * that one day holds in the whole file, whoever's today it is. Within each transaction. */
enum zb_code derived_read_day(struct db *, struct zb_err *);

/* Brings what turns with the calendar up to the db's today, in a transaction of its own; when the
 * file stands at a later day, or this one was chosen, it stays where it is, for the others, and
 * what this connection reads is derived apart, for all pupils: slower, and to be asked again when
 * somebody wrote. */
enum zb_code derived_set_today(struct db *, struct zb_err *);

/* Recomputes everything, for the day at which the file stands, into tables apart and compares; the
 * number of rows that differ. */
enum zb_code derived_check(struct db *, int64_t *different, struct zb_err *);

#endif
