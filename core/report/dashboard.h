/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dashboard as plain data, and the one table of it that text, csv and json are made of. The
 * screen draws the same struct. */
#ifndef ZB_CORE_REPORT_DASHBOARD_H
#define ZB_CORE_REPORT_DASHBOARD_H

#include "core/report/national.h"
#include "core/report/tables.h"
#include "core/report/tally.h"

/* What is counted: goals, or pupils. */
enum tally_base { BASE_GOAL, BASE_PUPIL, BASE_COUNT };

extern const struct choice tally_bases[];

#define TREND_YEARS 3       /* finished school years that are shown at most */

/* Goals that were met in a finished school year. */
struct trend {
	int year;
	int64_t met[GOAL_KIND_COUNT], judged[GOAL_KIND_COUNT];
};

/* Adds what one pupil's goals of KIND came to in YEAR, not before that of the last call. */
void trend_add(struct trend trend[TREND_YEARS], size_t *count, int year, enum goal_kind kind,
	       int64_t met, int64_t judged);

/* Where the plans of today's pupils with extra support stand. */
struct dossier_facts {
	int64_t pupils; /* with extra support today */
	int64_t in_force, draft, without; /* by plan_state; a closed plan is without */
	int64_t complete; /* in force, and misses nothing (core/rules/completeness) */
	int64_t consent_missing; /* pupils of whose plan the check misses consent */
};

/* What followed for pupils with a goal that was not met or could not be determined: the
 * consequence recorded by their last evaluation of the period; several may hold at once. One that
 * answers no such goal (consequence_answers) is not counted. */
struct consequence_counts {
	int64_t pupils;   /* with such a goal */
	int64_t recorded; /* of those, with any consequence */
	int64_t count[CONSEQUENCE_COUNT];
};

struct dashboard {
	const char *school, *brin; /* borrowed */
	bool primary;              /* a po school: national figures may stand beside its own */
	struct tally now;
	struct tally by_category[CATEGORY_COUNT + 1]; /* now, by the parts of TALLY_CATEGORY */
	struct tally by_band[BAND_COUNT];             /* and of TALLY_BAND */
	struct tally last;         /* the school year before; only when now.period.year is set */
	struct trend trend[TREND_YEARS]; /* oldest first, up to the period */
	size_t trend_count;
	int running;               /* the school year that has not ended */
	bool of_today;             /* not for a school year that is over: dossiers and categories
				    * are those of today, and would change its figures later */
	struct dossier_facts dossiers;
	struct consequence_counts consequences[GOAL_KIND_COUNT];
	const char *filter;        /* as typed, borrowed; NULL: all pupils */
};

#define DASHBOARD_COLUMNS 16
extern const struct report_column dashboard_columns[DASHBOARD_COLUMNS];

/* Adds all rows of base goal, pupil or both (BASE_COUNT) to OUT, whose columns are
 * dashboard_columns. */
void dashboard_table(const struct dashboard *, enum tally_base, struct report_table *out);

/* Adds the dashboard as text of at most 80 columns, for people; without UTF8 the bars are of #. */
void dashboard_text(const struct dashboard *, enum tally_base, bool utf8, struct buffer *out);

#endif
