/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That something due may wait, and why. What it is about is said as the deadline says it: its code
 * and the row that mends it. Who postponed it and when stands in the history. */
#ifndef ZB_CORE_RECORDS_POSTPONEMENT_H
#define ZB_CORE_RECORDS_POSTPONEMENT_H

#include "core/record.h"

#define POSTPONEMENT_FIELDS(X)                                                                     \
	X(POSTPONEMENT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                 \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(POSTPONEMENT_DEADLINE, deadline, FIELD_TEXT, N_("Termijn"), .width = 14,                 \
	  .flags = FIELD_REQUIRED | FIELD_FIXED | FIELD_HIDDEN,                                    \
	  .help = N_("de code van de termijn, zoals plan_in_force"))                               \
	X(POSTPONEMENT_ENTITY, entity, FIELD_TEXT, N_("Soort"), .width = 10,                       \
	  .flags = FIELD_REQUIRED | FIELD_FIXED | FIELD_HIDDEN,                                    \
	  .help = N_("de soort waar de termijn over gaat, zoals plan of agreement"))               \
	X(POSTPONEMENT_RECORD, record, FIELD_INTEGER, N_("Id"), .width = 10,                       \
	  .flags = FIELD_REQUIRED | FIELD_FIXED | FIELD_HIDDEN)                                    \
	X(POSTPONEMENT_TERM, term, FIELD_DATE, N_("Was uiterlijk"), .width = 10,                   \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)                                                   \
	X(POSTPONEMENT_UNTIL, until, FIELD_DATE, N_("Uitgesteld tot"), .width = 10,                \
	  .flags = FIELD_REQUIRED | FIELD_TERM | FIELD_COMING | FIELD_AHEAD,                       \
	  .help = N_("de nieuwe dag, zoals 3-9 of +2w; een termijn van de wet blijft daarnaast "   \
		     "staan"))                                                                     \
	X(POSTPONEMENT_REASON, reason, FIELD_TEXT, N_("Reden"), .width = 40,                       \
	  .flags = FIELD_REQUIRED | FIELD_SEARCHED,                                                \
	  .help = N_("waarom het wachten kan; staat bij de termijn"))

enum postponement_field { POSTPONEMENT_FIELDS(FIELD_ENUM) POSTPONEMENT_FIELD_COUNT };

#endif
