/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation of a plan and its result per goal. Results are append-only: a correction is a new
 * result; undo marks one as withdrawn, the only column that may change. */
#ifndef ZB_CORE_RECORDS_EVALUATION_H
#define ZB_CORE_RECORDS_EVALUATION_H

#include "core/record.h"

enum evaluation_kind { EVALUATION_INTERIM, EVALUATION_YEARLY, EVALUATION_CLOSING };

/* on_track and behind are progress, not outcomes; dropped takes the goal out with a reason. */
enum finding {
	FINDING_ON_TRACK,
	FINDING_BEHIND,
	FINDING_MET,
	FINDING_NOT_MET,
	FINDING_UNDETERMINABLE,
	FINDING_DROPPED,
	FINDING_COUNT
};

extern const struct choice evaluation_kinds[];
enum consequence {
	CONSEQUENCE_REDUCE,
	CONSEQUENCE_CONTINUE,
	CONSEQUENCE_INTENSIFY,
	CONSEQUENCE_REQUEST_TLV,
	CONSEQUENCE_EXPERTISE,
	CONSEQUENCE_COMPLETED,
	CONSEQUENCE_BACK_TO_BASIC
};

extern const struct choice consequences[];

/* False for what follows on another goal, one that was met: it says nothing about a goal that was
 * not met or is undeterminable (figuur 3d has no such share). A pupil may go back to basic
 * support whatever came of a goal. */
bool consequence_answers(enum consequence);
extern const struct choice findings[];
extern const struct choice result_reasons[];

#define EVALUATION_FIELDS(X)                                                                       \
	X(EVALUATION_PLAN, plan, FIELD_REFERENCE, N_("OPP"), .width = 12,                          \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "plan")                                 \
	X(EVALUATION_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_REQUIRED | FIELD_PAST,    \
	  .width = 10)                                                                             \
	X(EVALUATION_KIND, kind, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 12,  \
	  .choices = evaluation_kinds)                                                             \
	X(EVALUATION_MEETING, meeting, FIELD_REFERENCE, N_("Gesprek"), .width = 20,                \
	  .target = "meeting")                                                                     \
	X(EVALUATION_COUNTS_FOR, counts_for, FIELD_YEAR, N_("Telt mee in"), .width = 9,            \
	  .help = N_("schooljaar; vrij te kiezen van 1 augustus tot en met 30 september"))         \
	X(EVALUATION_PARENTS_PRESENT, parents_present, FIELD_BOOLEAN, N_("Met ouders"),            \
	  .width = 3, .choices = choices_yes_no)                                                   \
	X(EVALUATION_HEARD, heard, FIELD_BOOLEAN, N_("Leerling gehoord"), .width = 3,              \
	  .choices = choices_yes_no)                                                               \
	X(EVALUATION_HEARD_HOW, heard_how, FIELD_TEXT, N_("Hoe gehoord"), .width = 30)             \
	X(EVALUATION_HEARD_TEXT, heard_text, FIELD_LONG, N_("Wat de leerling zei"), .width = 40)   \
	X(EVALUATION_NOT_HEARD_REASON, not_heard_reason, FIELD_TEXT, N_("Waarom niet gehoord"),    \
	  .width = 40, .flags = FIELD_SEARCHED)                                                    \
	X(EVALUATION_TEXT, text, FIELD_LONG, N_("Verslag"), .width = 40)                           \
	X(EVALUATION_NEXT, next, FIELD_DATE, N_("Volgende evaluatie"), .width = 10,                \
	  .flags = FIELD_TERM | FIELD_AHEAD)                                                       \
	X(EVALUATION_CONSEQUENCE_LEARNING, consequence_learning, FIELD_SET, N_("Hierna leren"),    \
	  .width = 20, .choices = consequences)                                                    \
	X(EVALUATION_CONSEQUENCE_BEHAVIOUR, consequence_behaviour, FIELD_SET, N_("Hierna gedrag"), \
	  .width = 20, .choices = consequences)

enum evaluation_field { EVALUATION_FIELDS(FIELD_ENUM) EVALUATION_FIELD_COUNT };

/* line, pupil, date, recorded, target and indicator are filled by db/store from the goal and the
 * evaluation when they are left empty. */
#define RESULT_FIELDS(X)                                                                           \
	X(RESULT_EVALUATION, evaluation, FIELD_REFERENCE, N_("Evaluatie"), .width = 12,            \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "evaluation")                           \
	X(RESULT_GOAL, goal, FIELD_REFERENCE, N_("Doel"), .width = 30,                             \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "goal")                                 \
	X(RESULT_LINE, line, FIELD_REFERENCE, N_("Doellijn"), .width = 8,                          \
	  .flags = FIELD_FIXED | FIELD_HIDDEN, .target = "goal")                                   \
	X(RESULT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                       \
	  .flags = FIELD_FIXED | FIELD_HIDDEN, .target = "pupil")                                  \
	X(RESULT_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_FIXED | FIELD_HIDDEN,         \
	  .width = 10)                                                                             \
	X(RESULT_RECORDED, recorded, FIELD_MOMENT, N_("Vastgelegd"), .width = 20,                  \
	  .flags = FIELD_FIXED | FIELD_HIDDEN)                                                     \
	X(RESULT_WITHDRAWN, withdrawn, FIELD_MOMENT, N_("Ingetrokken"), .flags = FIELD_HIDDEN,     \
	  .width = 20)                                                                             \
	X(RESULT_FINDING, finding, FIELD_CHOICE, N_("Uitkomst"), .width = 16,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .choices = findings)                              \
	X(RESULT_VALUE, value, FIELD_TEXT, N_("Nu"), .flags = FIELD_FIXED, .width = 10,            \
	  .help = N_("de waarde die nu is gemeten"))                                               \
	X(RESULT_EVIDENCE, evidence, FIELD_TEXT, N_("Waaruit blijkt het"),                         \
	  .flags = FIELD_FIXED | FIELD_SEARCHED, .width = 40)                                      \
	X(RESULT_REASON, reason, FIELD_CHOICE, N_("Reden"), .flags = FIELD_FIXED, .width = 20,     \
	  .choices = result_reasons, .help = N_("waarom het niet vast te stellen is"))             \
	X(RESULT_DROP_REASON, drop_reason, FIELD_TEXT, N_("Waarom vervallen"),                     \
	  .flags = FIELD_FIXED | FIELD_SEARCHED, .width = 40)                                      \
	X(RESULT_ANALYSIS, analysis, FIELD_LONG, N_("Analyse"), .flags = FIELD_FIXED, .width = 40, \
	  .help = N_("waarom het doel niet behaald is"))                                           \
	X(RESULT_TARGET, target, FIELD_TEXT, N_("Streefwaarde toen"), .width = 10,                 \
	  .flags = FIELD_FIXED | FIELD_HIDDEN)                                                     \
	X(RESULT_INDICATOR, indicator, FIELD_TEXT, N_("Hoe gemeten toen"), .width = 30,            \
	  .flags = FIELD_FIXED | FIELD_HIDDEN)

enum result_field { RESULT_FIELDS(FIELD_ENUM) RESULT_FIELD_COUNT };

/* Below, at or above 0: A comes before B, is B, comes after B: by date, then when it was recorded,
 * then id. What counts of a goal is the last that was not withdrawn. */
int result_compare(const struct record *a, const struct record *b);

/* The field that FINDING asks for besides the value: an index in enum result_field, or -1. */
int finding_asks(enum finding);

/* The sign of a finding: "✓" "✗" "?" "→" "↓" "-", or their ASCII forms + x ? > < -. */
const char *finding_sign(enum finding, bool utf8);

/* True for met, not_met and undeterminable: the three that are counted. */
bool finding_is_outcome(enum finding);

#endif
