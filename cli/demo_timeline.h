/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When things happen in a made-up dossier: a trajectory as cycles from one evaluation with the
 * parents to the next. */
#ifndef ZB_CLI_DEMO_TIMELINE_H
#define ZB_CLI_DEMO_TIMELINE_H

#include "cli/demo_course.h"

/* From one evaluation with the parents to the next. */
struct cycle {
	struct date begin, autumn, winter, yearly; /* unset: it does not happen */
	int year; /* school year of the begin */
};

#define CYCLES 3

/* The cycles of a trajectory. */
struct timeline {
	struct cycle cycles[CYCLES];
	int count;
	struct date stop; /* nothing after this day */
	bool renewed;     /* each cycle has a version of its own */
	bool parents;     /* they may be there in winter too */
};

/* A cycle in each of the school years FIRST .. LAST. */
void timeline_usual(struct course *, int first, int last, struct timeline *out);
/* The yearly evaluation always fell on the day of ANCHOR, on which the next one is due. */
void timeline_anchored(struct course *, struct date anchor, struct timeline *out);
/* A plan that began in this school year, on BEGIN. */
void timeline_new(struct course *, struct date begin, struct timeline *out);
/* From half way through the last school year on. */
void timeline_winter(struct course *, struct timeline *out);

/* Whether DAY is set and comes before the stop. */
bool timeline_has(const struct timeline *, struct date day);

/* The first of the school years FIRST .. LAST in which a plan for this pupil could begin. */
int timeline_first_year(const struct course *, int first, int last);

struct date demo_later(struct date, struct date);
/* The next day of that weekday (0 Monday) after TODAY. */
struct date demo_next_weekday(struct date today, int weekday);

#endif
