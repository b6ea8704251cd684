/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a pupil stood in a subject, or whether there was a risk in how a pupil feels or behaves, on
 * a day. Level I is the highest, V the weakest 20%. */
#ifndef ZB_CORE_RECORDS_MEASUREMENT_H
#define ZB_CORE_RECORDS_MEASUREMENT_H

#include "core/record.h"

/* The first four have a level or a score, the others a risk. */
enum measurement_subject {
	MEASURED_TECHNICAL_READING,
	MEASURED_READING_COMPREHENSION,
	MEASURED_MATHEMATICS,
	MEASURED_SPELLING,
	MEASURED_WELLBEING,
	MEASURED_ENGAGEMENT,
	MEASURED_SAFETY,
	MEASURED_COUNT
};

extern const struct choice measurement_subjects[];
extern const struct choice measurement_levels[];

/* Thousandths; below zero too, as standard scores can be. */
#define MEASUREMENT_SCORE_MAX 1000000000

#define MEASUREMENT_FIELDS(X)                                                                      \
	X(MEASUREMENT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                  \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(MEASUREMENT_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_REQUIRED | FIELD_PAST,   \
	  .width = 10)                                                                             \
	X(MEASUREMENT_SUBJECT, subject, FIELD_CHOICE, N_("Wat"), .flags = FIELD_REQUIRED,          \
	  .width = 18, .choices = measurement_subjects)                                            \
	X(MEASUREMENT_LEVEL, level, FIELD_CHOICE, N_("Niveau"), .width = 3,                        \
	  .choices = measurement_levels, .help = N_("I is het hoogst, V de zwakste 20%"))          \
	X(MEASUREMENT_SCORE, score, FIELD_DECIMAL, N_("Score"), .width = 8,                        \
	  .least = -MEASUREMENT_SCORE_MAX, .most = MEASUREMENT_SCORE_MAX)                          \
	X(MEASUREMENT_FUNCTIONAL_LEVEL, functional_level, FIELD_TEXT, N_("Functioneringsniveau"),  \
	  .width = 8, .help = N_("zoals M4 of E5"))                                                \
	X(MEASUREMENT_OWN_LEVEL, own_level, FIELD_BOOLEAN, N_("Toets op eigen niveau"),            \
	  .width = 3, .choices = choices_yes_no)                                                   \
	X(MEASUREMENT_RISK, risk, FIELD_BOOLEAN, N_("Risico"), .width = 3,                         \
	  .choices = choices_yes_no,                                                               \
	  .help = N_("bij welbevinden, betrokkenheid en sociale veiligheid"))                      \
	X(MEASUREMENT_INSTRUMENT, instrument, FIELD_TEXT, N_("Instrument"), .width = 16,           \
	  .help = N_("de toets of vragenlijst"))

enum measurement_field { MEASUREMENT_FIELDS(FIELD_ENUM) MEASUREMENT_FIELD_COUNT };

/* Whether it says anything: a level, a score, a functional level or a risk. */
bool measurement_says_something(const struct record *);

/* True for the subjects with a level, false for the measures with a risk. */
bool measurement_has_level(enum measurement_subject);

/* "risico" or "geen risico". */
const char *measurement_risk_word(const struct record *);

#endif
