/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of goals and pupils over a period, as plain data (DOMAIN section 3). Everything that is
 * counted by pupil adds up rows of one pupil and kind; db/tally reads them. */
#ifndef ZB_CORE_REPORT_TALLY_H
#define ZB_CORE_REPORT_TALLY_H

#include "core/records/goal.h"
#include "core/report/band.h"
#include "core/report/period.h"
#include "core/rules/development.h"
#include "core/rules/outcome.h"

/* A pupil with a plan in force in the period, and the goals of one kind. */
struct tally_row {
	int64_t pupil;
	int year; /* of the row; 0 for the 12 months */
	enum goal_kind kind;
	enum pupil_outcome outcome;
	int goals[GOAL_OUTCOME_COUNT];
	int category; /* index in pupil_categories, -1 none */
	enum band band;
	enum development development;
};

/* A goal that counts in the period. */
struct tally_goal {
	int64_t pupil, line;
	enum goal_kind kind;
	int area; /* index in goal_areas, -1 none */
	enum goal_outcome outcome;
	bool due;
};

struct tally {
	struct period period;
	int64_t pupils; /* with a plan in force on a day of it */
	int64_t left;   /* of those, who left before its end: they count */
	int64_t goals[GOAL_KIND_COUNT][GOAL_OUTCOME_COUNT];
	int64_t outcomes[GOAL_KIND_COUNT][OUTCOME_COUNT];
	int64_t development[GOAL_KIND_COUNT][DEVELOPMENT_COUNT]; /* of all these pupils */
};

void tally_add(struct tally *, const struct tally_row *);

/* Goals with an outcome: the n of the percentages of base goal. */
int64_t tally_goals_judged(const struct tally *, enum goal_kind);
/* Pupils that are judged: the n of the percentages of base pupil. */
int64_t tally_pupils_judged(const struct tally *, enum goal_kind);
/* Of those, with an outcome that could be determined. */
int64_t tally_pupils_judgeable(const struct tally *, enum goal_kind);
/* Pupils with a goal of this kind. */
int64_t tally_pupils_with_goal(const struct tally *, enum goal_kind);

/* Pupils of whom enough was measured to know how they develop. */
int64_t tally_pupils_measured(const struct tally *, enum goal_kind kind);

/* By what counts are split. */
enum tally_split { TALLY_WHOLE, TALLY_CATEGORY, TALLY_BAND };

#define TALLY_PARTS_MAX 7

/* Those of pupil_categories and, last, "unknown". */
extern const struct choice tally_categories[];

/* The parts of a split with their codes and labels, ending with a NULL code: the categories with
 * "unknown" last, the bands; the whole has one part. */
const struct choice *tally_parts(enum tally_split);
size_t tally_part_count(enum tally_split);
size_t tally_part_of(enum tally_split, const struct tally_row *);

#endif
