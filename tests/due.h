/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers for the tests of the deadlines, and what is due of them. */
#ifndef ZB_TESTS_DUE_H
#define ZB_TESTS_DUE_H

#include "tests/dossier.h"

/* The day of those tests. */
#define TODAY "2026-11-22"

/* A pupil of groep 7 with extra support from 1 October 2026. */
struct dossier gradje(void);

/* Adds plan 100, in force since STARTS, that gives no reason for anything but its evaluation. */
struct record *plan(struct dossier *, const char *starts);

/* Gradje with a draft that was talked over on 4 November, with two parents. */
struct dossier talked_over(void);

/* Adds an evaluation of that plan. */
struct record *evaluation(struct dossier *, int64_t id, const char *date, const char *kind,
			  const char *parents);

struct record *pupil_of(struct dossier *);

/* Derives the dossier on that day and frees it. */
struct derived derive(struct dossier *, const char *today);

/* The day of the first row of that kind, and since when it shows; "" without one. */
const char *date_of(const struct derived *, enum deadline_id);
const char *shows_of(const struct derived *, enum deadline_id);

#endif
