/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a pupil develops between the last two measurements, over three subjects or three measures of
 * behaviour, as table 3a of the inspectorate's report has it (Inspectie van het Onderwijs 2019,
 * table 3a: technisch lezen, begrijpend lezen and rekenen; welbevinden, betrokkenheid and
 * veiligheid; compared by level, or by risk). */
#ifndef ZB_CORE_RULES_DEVELOPMENT_H
#define ZB_CORE_RULES_DEVELOPMENT_H

#include "core/dossier.h"
#include "core/records/goal.h"
#include "core/records/measurement.h"

#define DEVELOPMENT_SUBJECTS 3

/* What became of one subject: up is better, a higher level or a risk that is gone. */
enum change { CHANGE_UNKNOWN, CHANGE_UP, CHANGE_DOWN, CHANGE_SAME };

enum development {
	DEVELOPMENT_PROGRESS, /* at least one up, none down */
	DEVELOPMENT_STABLE,   /* all known and unchanged */
	DEVELOPMENT_DECLINE,  /* at least one down, none up */
	DEVELOPMENT_MIXED,    /* one up and another down */
	DEVELOPMENT_UNKNOWN,  /* otherwise: not enough was measured */
	DEVELOPMENT_COUNT
};

extern const struct choice change_words[];
extern const struct choice developments[];

/* The three that are looked at for that kind of goals. */
extern const enum measurement_subject development_subjects[GOAL_KIND_COUNT][DEVELOPMENT_SUBJECTS];

enum development development_of_changes(const enum change changes[DEVELOPMENT_SUBJECTS]);

/* Between the last two measurements of SUBJECT on or before DAY that have a level or a risk; of two
 * on one day the later row counts. Unknown with fewer than two. */
enum change development_change(const struct dossier *, enum measurement_subject, struct date day);

/* The last measurement of SUBJECT on or before DAY that has a level or a risk, and the one on an
 * earlier day before it; NULL when there is none. Borrowed. */
const struct record *development_last(const struct dossier *, enum measurement_subject,
				      struct date day);
const struct record *development_before(const struct dossier *, enum measurement_subject,
					struct date day);

enum development development_of_pupil(const struct dossier *, enum goal_kind, struct date day);

#endif
