/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When help and consent of a dossier were written down, out of the history (core/rules/added). */
#ifndef ZB_DB_RECORDED_H
#define ZB_DB_RECORDED_H

#include "core/rules/added.h"
#include "db/db.h"

/* Adds them to OUT, for recorded_free also after a failure. */
enum zb_code recorded_read(struct db *, const struct dossier *, struct recorded_list *out,
			   struct zb_err *);

#endif
