/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads all rows that lead to a pupil (core/dossier). One set of queries serves one pupil and a
 * walk over all of them, in order of id. */
#ifndef ZB_DB_DOSSIER_H
#define ZB_DB_DOSSIER_H

#include "core/dossier.h"
#include "db/db.h"

/* Fills OUT (cleared first) with the dossier of PUPIL; empty when there is no such pupil. */
enum zb_code dossier_read(struct db *, int64_t pupil, struct dossier *out, struct zb_err *);

/* The same with rows of PARTS alone: bit e for enum entity_id e. The pupil is always among them. */
enum zb_code dossier_read_parts(struct db *, int64_t pupil, uint64_t parts, struct dossier *out,
				struct zb_err *);

/* Adds all tariffs of the school to a dossier that was read: what its help costs follows from
 * them. */
enum zb_code dossier_read_tariffs(struct db *, struct dossier *, struct zb_err *);
/* Adds the school's templates and their goals: what a new plan can start from. */
enum zb_code dossier_read_templates(struct db *, struct dossier *, struct zb_err *);

/* Calls EACH with the dossier of every pupil with FIRST <= id <= LAST, in order of id; the dossier
 * is EACH's until it returns. Stops at the first failure. */
enum zb_code dossier_walk(struct db *, int64_t first, int64_t last,
			  enum zb_code (*each)(void *context, const struct dossier *,
					       struct zb_err *),
			  void *context, struct zb_err *);

#endif
