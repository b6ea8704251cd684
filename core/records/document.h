/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of the dossier: what it is and where it lies, on paper or in a folder. The document
 * itself is never kept here. */
#ifndef ZB_CORE_RECORDS_DOCUMENT_H
#define ZB_CORE_RECORDS_DOCUMENT_H

#include "core/record.h"

enum document_kind {
	DOCUMENT_PLAN_SIGNED,
	DOCUMENT_RESEARCH,
	DOCUMENT_REPORT,
	DOCUMENT_DECISION,
	DOCUMENT_COURT_ORDER,
	DOCUMENT_LETTER,
	DOCUMENT_OTHER
};

extern const struct choice document_kinds[];

#define DOCUMENT_FIELDS(X)                                                                         \
	X(DOCUMENT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                     \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(DOCUMENT_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 20,    \
	  .choices = document_kinds, .help = N_("het document zelf komt nooit in dit bestand"))    \
	X(DOCUMENT_DATE, date, FIELD_DATE, N_("Datum"), .width = 10, .flags = FIELD_PAST,          \
	  .help = N_("die op het document staat"))                                                 \
	X(DOCUMENT_PLACE, place, FIELD_TEXT, N_("Waar het ligt"), .width = 40,                     \
	  .flags = FIELD_REQUIRED | FIELD_SEARCHED,                                                \
	  .help = N_("de papieren map, of de map op de computer van de school"))

enum document_field { DOCUMENT_FIELDS(FIELD_ENUM) DOCUMENT_FIELD_COUNT };

#endif
