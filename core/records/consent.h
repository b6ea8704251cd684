/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consent with the action part (handelingsdeel) of one plan version: one row per guardian, or the
 * pupil's own from 18 (WPO 40a, WVO 2.44). May be written while the plan is in force. */
#ifndef ZB_CORE_RECORDS_CONSENT_H
#define ZB_CORE_RECORDS_CONSENT_H

#include "core/record.h"

/* PARENTS: unnamed, for plans that were taken over. */
enum consent_party { CONSENT_GUARDIAN, CONSENT_PUPIL, CONSENT_PARENTS };
/* In the order in which they are offered: what is asked for most comes first. */
enum consent_decision { CONSENT_OPEN, CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_INFORMED };

extern const struct choice consent_parties[];
extern const struct choice consent_decisions[];
extern const struct choice consent_forms[];

#define CONSENT_FIELDS(X)                                                                          \
	X(CONSENT_PLAN, plan, FIELD_REFERENCE, N_("OPP"), .width = 12,                             \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "plan")                                 \
	X(CONSENT_PARTY, party, FIELD_CHOICE, N_("Wie"), .width = 10,                              \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .choices = consent_parties)                       \
	X(CONSENT_GUARDIAN_ID, guardian, FIELD_REFERENCE, N_("Ouder of verzorger"), .width = 24,   \
	  .flags = FIELD_FIXED, .target = "guardian")                                              \
	X(CONSENT_DECISION, decision, FIELD_CHOICE, N_("Instemming"), .width = 12,                 \
	  .flags = FIELD_REQUIRED, .choices = consent_decisions)                                   \
	X(CONSENT_DATE, date, FIELD_DATE, N_("Datum"), .width = 10, .flags = FIELD_PAST)           \
	X(CONSENT_FORM, form, FIELD_CHOICE, N_("Vorm"), .width = 8, .choices = consent_forms)      \
	X(CONSENT_NOTE, note, FIELD_TEXT, N_("Opmerking"), .width = 40, .flags = FIELD_SEARCHED)   \
	X(CONSENT_MEETING, meeting, FIELD_REFERENCE, N_("Gesprek"), .width = 20,                   \
	  .target = "meeting")                                                                     \
	X(CONSENT_NEXT_STEP, next_step, FIELD_TEXT, N_("Volgende stap"), .width = 40,              \
	  .help = N_("na een weigering: nieuw overleg, onderwijsconsulent, geschillencommissie"))

enum consent_field { CONSENT_FIELDS(FIELD_ENUM) CONSENT_FIELD_COUNT };

#endif
