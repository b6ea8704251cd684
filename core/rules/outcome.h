/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How results are counted (DOMAIN section 3). Only met, not_met and undeterminable are outcomes;
 * the latest in the period counts, that is the greatest (date, recorded, id) not withdrawn. */
#ifndef ZB_CORE_RULES_OUTCOME_H
#define ZB_CORE_RULES_OUTCOME_H

#include "core/record.h"
#include "core/records/goal.h"

/* Base pupil, per kind. The codes in csv and json are those of pupil_outcomes[]. */
enum pupil_outcome {
	OUTCOME_ALL_MET,
	OUTCOME_PARTLY_MET,
	OUTCOME_NONE_MET,
	OUTCOME_UNDETERMINABLE,
	OUTCOME_NOT_JUDGED,
	OUTCOME_NO_GOAL,
	OUTCOME_COUNT
};

/* Base goal. */
enum goal_outcome {
	GOAL_OUTCOME_MET,
	GOAL_OUTCOME_NOT_MET,
	GOAL_OUTCOME_UNDETERMINABLE,
	GOAL_OUTCOME_NOT_JUDGED,
	GOAL_OUTCOME_DROPPED,
	GOAL_OUTCOME_COUNT
};

extern const struct choice pupil_outcomes[];
extern const struct choice goal_outcomes[];

/* The class of one goal whose latest counted finding in the period is FINDING (enum finding; -1
 * none). Progress is no outcome: not judged. */
enum goal_outcome outcome_of_goal(int finding);

/* What one pupil's goals of one kind came to in a period. */
struct goal_tally {
	int goals;      /* lines of this kind in force on a day of the period, without dropped */
	int due;        /* target date in or before the period, or no longer open */
	int due_judged; /* of those, with an outcome */
	int met, not_met, undeterminable;
};

/* The class of a pupil. In this order:
 * no goal      there is none of this kind (all dropped is none)
 * not judged   nothing has an outcome, or under half of the goals due have one; a goal that was
 *              judged before it was due counts for the class, not for this half
 * all met      every goal that has an outcome is met
 * partly met   some met, the others not met or undeterminable
 * none met     none met, one or more not met
 * undeterminable  only such */
enum pupil_outcome outcome_of_pupil(const struct goal_tally *);

/* PART of WHOLE in percent, rounded half up; -1 when WHOLE is 0 (shown as "-"). */
int percentage(long part, long whole);

/* The 95% Wilson interval of PART of WHOLE in whole percents, rounded half up; both -1 when WHOLE
 * is 0. */
void wilson_interval(long part, long whole, int *low, int *high);

#endif
