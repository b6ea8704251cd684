/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replays the whole history and compares where it ends with what the file holds. For db/ only. */
#ifndef ZB_DB_CHECK_HISTORY_H
#define ZB_DB_CHECK_HISTORY_H

#include "db/check.h"
#include "db/internal.h"

enum zb_code check_history(struct db *, struct check_result *, struct zb_err *);

/* Counts one more thing that is wrong; the first keeps its sentence. */
void check_note(struct check_result *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
