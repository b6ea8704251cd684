/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export for the board: a directory with counts, without names (core/report/board). */
#ifndef ZB_DB_EXPORT_H
#define ZB_DB_EXPORT_H

#include "core/exchange/csv_write.h"
#include "core/report/period.h"
#include "db/db.h"
#include "db/progress.h"

struct export_options {
	const char *to;      /* directory to make; its parent exists, it does not or is empty */
	struct period period;
	enum csv_dialect dialect;
	const char *version; /* of the program, for LEESMIJ.txt */
};

/* Makes the directory (0700) under a temporary name beside it and gives it its own when all its
 * files (0600) are on disk: doelen.csv, leerlingen.csv, ontwikkeling.csv, toelichting.csv and
 * LEESMIJ.txt. Same file, day and options, same bytes. Noted in access. PROGRESS may be NULL.
 * ZB_DENIED     there is something of that name already, other than an empty directory
 * ZB_IO         disk full, no permission, no such parent
 * ZB_CANCELLED  progress said so
 * On failure nothing is left behind; killed in the midst, TO.nieuw-XXXXXX, which tells no more than
 * what was asked for. */
enum zb_code export_board(struct db *, const struct export_options *,
			  const struct db_progress *, struct zb_err *);

/* When the last export was made of a period that has days of PERIOD, and of which, as the log of
 * who took out what has it: "12-11-2026, over 01-08-2025 t/m 31-07-2026"; NULL when there was none.
 * The caller frees. Side by side the two can give a pupil away. */
enum zb_code export_earlier(struct db *, const struct period *, char **out, struct zb_err *);

/* How much of it could be read: *READABLE of *ALL counts and percentages are not withheld. */
enum zb_code export_foresee(struct db *, const struct period *, size_t *readable, size_t *all,
			    struct zb_err *);

#endif
