/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil in short, as a pane shows it while the cursor passes: out of what is derived, with only
 * the records that it names. A tenth of the work of a dossier, which is read to work in. */
#ifndef ZB_DB_BRIEF_H
#define ZB_DB_BRIEF_H

#include "core/dossier.h"
#include "core/rules/derive.h"
#include "db/db.h"

/* Of the dossier: the pupil and its guardians; with WHOLE its plans, goals and meetings. Of what is
 * derived: name, group, staff, scope, extra_since and plan of the state; with WHOLE what is due
 * (deadline, date, term, shows, note, detail) and the line, finding and its date of each line. */
struct brief {
	struct dossier dossier;
	struct derived derived;
};

/* Fills OUT (start with {0}, end with brief_free); no pupil in its dossier when there is none. */
enum zb_code brief_read(struct db *, int64_t pupil, bool whole, struct brief *out, struct zb_err *);
void brief_free(struct brief *);

#endif
