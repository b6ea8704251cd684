/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row to the pupils whose dossiers it stands in. For db/ only. */
#ifndef ZB_DB_TOUCH_H
#define ZB_DB_TOUCH_H

#include "db/internal.h"

/* The one pupil that ROW leads to by its references, for history; 0 when there is none or
 * several. */
enum zb_code touch_owner(struct db *, const struct record *row, int64_t *pupil, struct zb_err *);

/* Adds to db->touched every pupil whose derived state depends on ROW, and to db->talks likewise. */
enum zb_code touch_row(struct db *, const struct record *row, struct zb_err *);

#endif
