/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incidents, events and decisions between evaluations. An incident is confidential unless said
 * otherwise. */
#ifndef ZB_CORE_RECORDS_LOG_H
#define ZB_CORE_RECORDS_LOG_H

#include "core/record.h"

enum log_kind { LOG_INCIDENT, LOG_EVENT, LOG_DECISION, LOG_NOTE };

extern const struct choice log_kinds[];

#define LOG_FIELDS(X)                                                                              \
	X(LOG_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                          \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(LOG_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_REQUIRED | FIELD_PAST,           \
	  .width = 10)                                                                             \
	X(LOG_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 12,         \
	  .choices = log_kinds)                                                                    \
	X(LOG_TEXT, text, FIELD_LONG, N_("Tekst"), .flags = FIELD_REQUIRED, .width = 40)           \
	X(LOG_CONFIDENTIAL, confidential, FIELD_BOOLEAN, N_("Vertrouwelijk"), .width = 3,          \
	  .choices = choices_yes_no,                                                               \
	  .help = N_("een incident is vertrouwelijk, tenzij u nee kiest"))

enum log_field { LOG_FIELDS(FIELD_ENUM) LOG_FIELD_COUNT };

/* True when the entry may be read only by those who see confidential notes: marked yes, or an
 * incident that is not marked no. */
bool log_is_confidential(const struct record *log);

#endif
