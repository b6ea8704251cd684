/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the help of a pupil takes: hours and euros (DOMAIN section 2, support). Both are the rate of
 * a year of the help that runs on a day, so that help that was changed halfway counts once.
 *
 * Hours a year are hours a week x 40 weeks. Euros are the amount that was written down, else those
 * hours x the tariff of the function that is in force on that day (the row of tariff that began
 * last).
 *
 * Licht and zwaar are the words of the inspectorate's report of 2019, paragraph 2.1: licht is at
 * most 10 hours a year of external help, zwaar is more than 5,000 euro a year; where neither can be
 * said, for want of figures too, it is middel of onbekend. Help by the school itself alone is not
 * called licht there. Both bounds are settings. */
#ifndef ZB_CORE_RULES_MEANS_H
#define ZB_CORE_RULES_MEANS_H

#include "core/dossier.h"
#include "core/settings.h"

#define MEANS_WEEKS 40 /* weeks of school in a year */

enum means_weight { MEANS_NONE, MEANS_LIGHT, MEANS_MIDDLE, MEANS_HEAVY };

struct means {
	size_t running;         /* rows of support on that day */
	int64_t hours_week;     /* thousandths; of the rows that say how many */
	int64_t hours_year;     /* thousandths */
	int64_t external_hours; /* thousandths a year, by somebody from outside */
	int64_t cents;          /* a year; of the rows for which it is known */
	size_t without_hours;   /* rows that do not say how many hours */
	size_t without_cents;   /* rows without an amount, and without hours or a tariff */
	enum means_weight weight;
};

/* Whether SUPPORT runs on DAY; without a first or last day it began long ago or goes on. */
bool means_runs(const struct record *support, struct date day);

/* Whether SUPPORT is part of what the version PLAN says: it runs on one of its days (of a draft on
 * TODAY or later), and was arranged for it, for an earlier version of its trajectory, which carries
 * it over, or for none in particular. */
bool means_is_of_plan(const struct dossier *, const struct record *support,
		      const struct record *plan, struct date today);

/* All of the pupil's help on DAY. Tariffs are those in the dossier. */
struct means means_of_pupil(const struct dossier *, const struct settings *, struct date day);

/* Adds "2,5 uur per week, 100 uur en € 5.400,00 per jaar · zwaar", with what is not known said;
 * nothing when no help runs. UTF8 false: EUR for the sign. */
void means_add(struct buffer *, const struct means *, bool utf8);

/* Adds the help that runs on DAY as one line: "RT lezen 1,5 u, leraar 1 u per week, t/m
 * 31-01-2027", with the last day of each where these differ; nothing when none does. */
void means_add_line(struct buffer *, const struct dossier *, struct date day);

#endif
