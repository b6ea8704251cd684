/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talks with one or several pupils or a group, who was there, and what was agreed. */
#ifndef ZB_CORE_RECORDS_MEETING_H
#define ZB_CORE_RECORDS_MEETING_H

#include "core/record.h"

enum meeting_kind {
	MEETING_PARENTS,
	MEETING_PLAN_REVIEW,
	MEETING_PUPIL_TALK,
	MEETING_PUPIL_REVIEW,
	MEETING_GROUP_REVIEW,
	MEETING_CARE_TEAM,
	MEETING_MDO,
	MEETING_CVB,
	MEETING_HANDOVER,
	MEETING_PARTNERS
};

extern const struct choice meeting_kinds[];

#define MEETING_FIELDS(X)                                                                          \
	X(MEETING_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 18,     \
	  .choices = meeting_kinds)                                                                \
	X(MEETING_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_REQUIRED | FIELD_PAST,       \
	  .width = 10,                                                                             \
	  .help = N_("de dag waarop het was; wat nog komt staat bij Volgend gesprek"))             \
	X(MEETING_DURATION, duration, FIELD_INTEGER, N_("Duur"), .width = 4,                       \
	  .least = 1, .most = 24 * 60,                                                             \
	  .help = N_("in minuten"))                                                                \
	X(MEETING_GROUP, group, FIELD_REFERENCE, N_("Groep"), .width = 8, .target = "group")       \
	X(MEETING_REPORT, report, FIELD_LONG, N_("Verslag"), .width = 40)                          \
	X(MEETING_NEXT, next, FIELD_DATE, N_("Volgend gesprek"), .width = 10,                      \
	  .flags = FIELD_TERM | FIELD_AHEAD)

enum meeting_field { MEETING_FIELDS(FIELD_ENUM) MEETING_FIELD_COUNT };

#define MEETING_PUPIL_FIELDS(X)                                                                    \
	X(MEETING_PUPIL_MEETING, meeting, FIELD_REFERENCE, N_("Gesprek"), .width = 20,             \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "meeting")                              \
	X(MEETING_PUPIL_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(MEETING_PUPIL_REPORT, report, FIELD_LONG, N_("Verslag over deze leerling"), .width = 40)

enum meeting_pupil_field { MEETING_PUPIL_FIELDS(FIELD_ENUM) MEETING_PUPIL_FIELD_COUNT };

#define ATTENDEE_FIELDS(X)                                                                         \
	X(ATTENDEE_MEETING, meeting, FIELD_REFERENCE, N_("Gesprek"), .width = 20,                  \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "meeting")                              \
	X(ATTENDEE_GUARDIAN, guardian, FIELD_REFERENCE, N_("Ouder of verzorger"), .width = 24,     \
	  .target = "guardian")                                                                    \
	X(ATTENDEE_STAFF, staff, FIELD_REFERENCE, N_("Medewerker"), .width = 24,                   \
	  .target = "staff")                                                                       \
	X(ATTENDEE_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24, .target = "pupil")  \
	X(ATTENDEE_NAME, name, FIELD_TEXT, N_("Naam"), .width = 24,                                \
	  .help = N_("voor wie niet in het bestand staat"))                                        \
	X(ATTENDEE_PART, part, FIELD_TEXT, N_("Rol in het gesprek"), .width = 20)

enum attendee_field { ATTENDEE_FIELDS(FIELD_ENUM) ATTENDEE_FIELD_COUNT };

#endif
