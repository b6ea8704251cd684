/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which version of a plan counts, and on which days each was in force (DESIGN: versions of a
 * plan). Drafts never count. */
#ifndef ZB_CORE_RULES_VERSION_H
#define ZB_CORE_RULES_VERSION_H

#include "core/dossier.h"

/* Days, both included; until unset: still in force. */
struct span {
	struct date from, until;
};

/* The days on which PLAN was in force: from its `starts` to
 *   replaced   the day before its successor starts, that is the next version in its trajectory
 *              that is no draft; without one its `ends`
 *   closed     the day it was closed
 *   in force   still
 * and never past the day on which the pupil left. False when there is no such day: a draft, a
 * version without begin, one replaced on its first day or before. */
bool plan_span(const struct dossier *, const struct record *plan, struct span *out);

/* True when SPAN has a day in the school year that begins in YEAR. */
bool span_in_year(const struct span *, int year);

/* The version in force, by its status, also when it starts later; NULL when none. The latest
 * starts, should there be several. Borrowed. */
const struct record *plan_in_force(const struct dossier *);

/* The newest that is a draft; NULL when none is. Borrowed. */
const struct record *plan_draft(const struct dossier *);

/* The version that counts now: in force, else the newest draft, else the newest of all; NULL
 * without a plan. Borrowed. */
const struct record *plan_shown(const struct dossier *);

/* The day on which PLAN, in force, should end: its `ends` or the day on which the pupil leaves, the
 * earlier of what is known of these; unset: nothing is, or it is not in force. */
struct date version_term(const struct dossier *, const struct record *plan);
/* That day where TODAY is past it and the plan is in force still, else unset. */
struct date version_outlived(const struct dossier *, const struct record *plan, struct date today);

/* Whether EVALUATION, by its date, can be one of PLAN: not from before it began, and of a version
 * that was replaced or closed at most EVALUATION_AFTER_DAYS later. ZB_INVALID says what the date
 * can be. */
#define EVALUATION_AFTER_DAYS 56 /* the summer holidays and the weeks around them */
enum zb_code version_check_evaluation(const struct record *plan, const struct record *evaluation,
				      struct zb_err *);

#endif
