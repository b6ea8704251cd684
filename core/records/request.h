/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the samenwerkingsverband: an arrangement, a toelaatbaarheidsverklaring (TLV), or
 * a longer one; its steps are its dates, in the order of the fields (WPO 18a, WVO 2.47). */
#ifndef ZB_CORE_RECORDS_REQUEST_H
#define ZB_CORE_RECORDS_REQUEST_H

#include "core/record.h"

enum request_kind { REQUEST_ARRANGEMENT, REQUEST_TLV, REQUEST_EXTENSION };
enum request_decision {
	DECISION_PENDING,
	DECISION_GRANTED,
	DECISION_REFUSED,
	DECISION_CONDITIONAL,
	DECISION_WITHDRAWN
};

extern const struct choice request_kinds[];
extern const struct choice request_schools[];
extern const struct choice request_categories[];
extern const struct choice request_decisions[];

#define REQUEST_FIELDS(X)                                                                          \
	X(REQUEST_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(REQUEST_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 14,     \
	  .choices = request_kinds)                                                                \
	X(REQUEST_TLV_FOR, tlv_for, FIELD_CHOICE, N_("TLV voor"), .width = 6,                      \
	  .choices = request_schools)                                                              \
	X(REQUEST_FUNDING_CATEGORY, funding_category, FIELD_CHOICE, N_("Bekostiging"),             \
	  .width = 8, .choices = request_categories, .help = N_("alleen bij so en vso"))           \
	X(REQUEST_PARENTS_VIEW_DATE, parents_view_date, FIELD_DATE, N_("Zienswijze ouders op"),    \
	  .width = 10, .flags = FIELD_PAST,                                                        \
	  .help = N_("de dag waarop de ouders zeiden wat zij ervan vinden"))                       \
	X(REQUEST_EXPERT_1, expert_1, FIELD_TEXT, N_("Eerste deskundige"), .width = 30,            \
	  .help = N_("een orthopedagoog of psycholoog; naam en dag van het advies"))               \
	X(REQUEST_EXPERT_2, expert_2, FIELD_TEXT, N_("Tweede deskundige"), .width = 30)            \
	X(REQUEST_COMPLETE, complete, FIELD_BOOLEAN, N_("Dossier compleet"), .width = 3,           \
	  .choices = choices_yes_no,                                                               \
	  .help = N_("alles wat het samenwerkingsverband vraagt ligt klaar"))                      \
	X(REQUEST_SENT, sent, FIELD_DATE, N_("Verstuurd op"), .width = 10, .flags = FIELD_PAST,    \
	  .help = N_("vanaf deze dag loopt de termijn voor een besluit"))                          \
	X(REQUEST_DECISION, decision, FIELD_CHOICE, N_("Besluit"), .width = 16,                    \
	  .choices = request_decisions)                                                            \
	X(REQUEST_DECIDED, decided, FIELD_DATE, N_("Besloten op"), .width = 10,                    \
	  .flags = FIELD_PAST)                                                                     \
	X(REQUEST_PLACED, placed, FIELD_DATE, N_("Geplaatst op"), .width = 10,                     \
	  .flags = FIELD_NEAR, .help = N_("de eerste dag op de school van de TLV"))                \
	X(REQUEST_VALID_FROM, valid_from, FIELD_DATE, N_("Geldig van"), .width = 10)               \
	X(REQUEST_VALID_TO, valid_to, FIELD_DATE, N_("Geldig tot en met"), .width = 10,            \
	  .help = N_("een half jaar daarvoor komt een verlenging bij Termijnen"))                  \
	X(REQUEST_REFERENCE, reference, FIELD_TEXT, N_("Kenmerk"), .width = 16,                    \
	  .help = N_("zoals het samenwerkingsverband het noemt"))                                  \
	X(REQUEST_TRIED, tried, FIELD_LONG, N_("Wat is geprobeerd en waarom schoot het tekort"),   \
	  .width = 40, .help = N_("F8 stelt dit op uit uitkomsten, logboek en inzet"))

enum request_field { REQUEST_FIELDS(FIELD_ENUM) REQUEST_FIELD_COUNT };

#endif
