/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does what by when, mostly out of a talk. */
#ifndef ZB_CORE_RECORDS_AGREEMENT_H
#define ZB_CORE_RECORDS_AGREEMENT_H

#include "core/record.h"

#define AGREEMENT_FIELDS(X)                                                                        \
	X(AGREEMENT_MEETING, meeting, FIELD_REFERENCE, N_("Gesprek"), .width = 20,                 \
	  .flags = FIELD_FIXED, .target = "meeting")                                               \
	X(AGREEMENT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24, .target = "pupil") \
	X(AGREEMENT_WHAT, what, FIELD_TEXT, N_("Wat"), .flags = FIELD_REQUIRED | FIELD_SEARCHED,   \
	  .width = 40)                                                                             \
	X(AGREEMENT_STAFF, staff, FIELD_REFERENCE, N_("Medewerker"), .width = 20,                  \
	  .target = "staff")                                                                       \
	X(AGREEMENT_WHO, who, FIELD_TEXT, N_("Wie"), .width = 20,                                  \
	  .help = N_("voor wie geen medewerker is: moeder, logopedist, het swv"))                  \
	X(AGREEMENT_BY, by, FIELD_DATE, N_("Uiterlijk"), .width = 10,                              \
	  .flags = FIELD_TERM | FIELD_AHEAD)                                                       \
	X(AGREEMENT_DONE, done, FIELD_DATE, N_("Gedaan op"), .width = 10, .flags = FIELD_PAST)

enum agreement_field { AGREEMENT_FIELDS(FIELD_ENUM) AGREEMENT_FIELD_COUNT };

#endif
