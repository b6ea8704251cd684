/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work that tells how far it is and that whoever asked for it can stop. */
#ifndef ZB_DB_PROGRESS_H
#define ZB_DB_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

struct db_progress {
	/* DONE of TOTAL of STEP ("leerlingen", Dutch, to go through _()); false stops, without a
	 * trace. Called for each row: it must be cheap. */
	bool (*report)(void *context, const char *step, int64_t done, int64_t total);
	void *context;
};

/* ZB_CANCELLED when PROGRESS, which may be NULL, says to stop. */
enum zb_code db_progress_report(const struct db_progress *, const char *step, size_t done,
				size_t total, struct zb_err *);

#endif
