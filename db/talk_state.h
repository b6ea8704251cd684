/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the derived table talk_state: by whom talks and open agreements are sorted, in db/talks.
 * For db/ only; called by db/store within its transaction. */
#ifndef ZB_DB_TALK_STATE_H
#define ZB_DB_TALK_STATE_H

#include "db/internal.h"

/* Adds to db->talks every talk and agreement whose place depends on ROW. */
enum zb_code talk_state_touch(struct db *, const struct record *row, struct zb_err *);

/* Derives those again, after the pupils. */
enum zb_code talk_state_refresh(struct db *, struct zb_err *);

/* Fills the empty table SCHEMA.talk_state. */
enum zb_code talk_state_fill(struct db *, const char *schema, struct zb_err *);

#endif
