/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days over which is counted: the last 12 months, or a school year (DOMAIN section 3). From
 * August to January a school year is nearly empty, so the 12 months are what is shown first. */
#ifndef ZB_CORE_REPORT_PERIOD_H
#define ZB_CORE_REPORT_PERIOD_H

#include "core/date.h"
#include "core/memory.h"

struct period {
	int year; /* the school year that begins in it; 0: the 12 months that end on `until` */
	struct date from, until; /* both included */
	bool running; /* a school year that has not ended yet: it stays out of the trend */
};

struct period period_months(struct date today);
struct period period_school_year(int year, struct date today);

/* "laatste 12 maanden" or "2026-2027 (lopend)", translated. */
void period_add_title(struct buffer *, const struct period *);
/* "23-11-2025 t/m 22-11-2026", translated. */
void period_add_days(struct buffer *, const struct period *);

#endif
