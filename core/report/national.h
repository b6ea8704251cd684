/* SPDX-License-Identifier: GPL-3.0-or-later */
/* National figures: regular primary education, dossiers of 2018/2019, as Inspectie van het
 * Onderwijs published them. They are shown to po schools only, always with source, year and n, and
 * are shares of pupils: never to be set beside a share of goals or of dossiers. */
#ifndef ZB_CORE_REPORT_NATIONAL_H
#define ZB_CORE_REPORT_NATIONAL_H

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/pupil.h"
#include "core/rules/development.h"

/* Figuur 3a, the inspector's judgement: share of pupils in percent, of n. */
struct national {
	int met, not_met, undeterminable;
	int n;
};

extern const struct national national_by_kind[GOAL_KIND_COUNT];
/* "Inspectie 2018/2019 (bao, oordeel inspecteur, n=635)", translated. */
const char *national_source(void);

/* Tabel 3a: development, share of pupils in percent, of n. Those of behaviour add up to 101. */
struct national_development {
	int percent[DEVELOPMENT_COUNT];
	int n;
};

extern const struct national_development national_development[GOAL_KIND_COUNT];
const char *national_development_source(void); /* translated, with year and n */

/* Figuur 3b: percent of the pupils whose goals could be judged who met them, by category; 0 where
 * there is no figure. What the n that is printed with them counts the source leaves unclear: no
 * interval follows from it. */
struct national_categories {
	int met[CATEGORY_COUNT];
	int n;
};

extern const struct national_categories national_categories[GOAL_KIND_COUNT];
const char *national_categories_source(void); /* translated, with the year */
const char *national_categories_doubt(void); /* its n, of which the source leaves the meaning
					      * open */

#define CONSEQUENCE_COUNT 7 /* of consequences[] in core/records/evaluation.h */

/* Figuur 3d: share of a consequence in percent, -1 where the source gives none, of n pupils with a
 * goal that was not met or could not be determined. */
struct national_consequences {
	int percent[CONSEQUENCE_COUNT];
	int n;
};

extern const struct national_consequences national_consequences[GOAL_KIND_COUNT];
const char *national_consequences_source(void); /* translated, with year and n */

#endif
