/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is closed (struct entity), which no dossier, search, history or list gives. */
#ifndef ZB_DB_CLOSED_H
#define ZB_DB_CLOSED_H

#include "core/dossier.h"
#include "db/db.h"

/* Notes in `access` that the closed rows of ENTITY about PUPIL are opened, before anything of them
 * is read. On failure they must not be shown. */
enum zb_code closed_open(struct db *, const struct entity *, int64_t pupil, struct zb_err *);

/* Adds all rows of ENTITY about PUPIL to OUT, in order of id, which the dossier then owns. Call
 * closed_open once before. */
enum zb_code closed_read(struct db *, const struct entity *, int64_t pupil, struct dossier *out,
			 struct zb_err *);

#endif
