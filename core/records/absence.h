/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thuiszitters: absence that lasts or has an exemption. Daily absence stays in the
 * leerlingadministratie. */
#ifndef ZB_CORE_RECORDS_ABSENCE_H
#define ZB_CORE_RECORDS_ABSENCE_H

#include "core/record.h"

enum absence_kind {
	ABSENCE_LONG_RELATIVE,
	ABSENCE_SIXTEEN_HOURS, /* 16 hours in 4 weeks: reported at once (Leerplichtwet 21a) */
	ABSENCE_EXEMPTION_5A,
	ABSENCE_AUTHORISED,
	ABSENCE_REDUCED_HOURS,
	ABSENCE_SUSPENSION
};

extern const struct choice absence_kinds[];

#define ABSENCE_FIELDS(X)                                                                          \
	X(ABSENCE_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(ABSENCE_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 30,     \
	  .choices = absence_kinds,                                                                \
	  .help = N_("alleen thuiszitters; het dagelijks verzuim staat in het LAS"))               \
	X(ABSENCE_STARTS, starts, FIELD_DATE, N_("Van"), .flags = FIELD_REQUIRED | FIELD_NEAR,     \
	  .width = 10, .help = N_("de eerste dag dat de leerling thuis zat"))                      \
	X(ABSENCE_ENDS, ends, FIELD_DATE, N_("Tot en met"), .width = 10,                           \
	  .help = N_("leeg zolang het duurt"))                                                     \
	X(ABSENCE_REPORTED, reported, FIELD_DATE, N_("Gemeld op"), .width = 10,                    \
	  .flags = FIELD_PAST,                                                                     \
	  .help = N_("bij leerplicht via het verzuimregister van DUO, bij ziekte bij de "          \
		     "jeugdarts"))                                                                 \
	X(ABSENCE_REASON, reason, FIELD_LONG, N_("Reden"), .width = 40,                            \
	  .help = N_("waardoor de leerling thuis zit; een diagnose is niet nodig"))                \
	X(ABSENCE_ROUTE_BACK, route_back, FIELD_LONG, N_("Weg terug"), .width = 40,                \
	  .help = N_("hoe de leerling weer op school komt, en met wie dat is afgesproken"))

enum absence_field { ABSENCE_FIELDS(FIELD_ENUM) ABSENCE_FIELD_COUNT };

/* Whether the pupil stays at home on DAY. */
bool absence_lasts(const struct record *, struct date day);

#endif
