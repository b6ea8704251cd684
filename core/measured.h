/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements as they come in: a line of a file each, with whose it is and what the school has of
 * it already. Read by core/exchange/csv_measurement, compared and written by db/measuring. */
#ifndef ZB_CORE_MEASURED_H
#define ZB_CORE_MEASURED_H

#include "core/entities.h"
#include "core/exchange/ignored.h"

enum measured_status {
	MEASURED_NEW,
	MEASURED_CHANGED,   /* ours gets what it lacks, or what an earlier import wrote changes */
	MEASURED_KEPT,      /* it differs, and ours stays: the school wrote that itself */
	MEASURED_UNCHANGED,
	MEASURED_STATUSES
};

/* The records are owned and never NULL, but for `now`. */
struct measured {
	uint32_t line;      /* of the file, from 1 */
	struct record *who; /* a pupil: number, names and born as the file gives them */
	struct record *row; /* a measurement, as it will be */
	struct record *now; /* as it is in the file; NULL: it is new */
	enum measured_status status;
};

struct measured_list {
	struct measured *items;
	size_t count, room;
	size_t statuses[MEASURED_STATUSES]; /* how many have each */
	int64_t seq; /* of the last transaction when it was compared */
	struct ignored ignored; /* columns of the file that were not read */
};

extern const struct choice measured_statuses[];

/* A new one with empty records, valid until the next is added. */
struct measured *measured_add(struct measured_list *);
void measured_free(struct measured_list *);

/* Adds "technisch lezen 12-01-2026: Niveau III, Score 45". */
void measured_add_text(struct buffer *, const struct record *measurement);

#endif
