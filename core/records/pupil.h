/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil, and the periods of basic or extra support. No diagnosis field, BSN, origin, weight,
 * postcode or photo: these are never stored ("Een diagnose is niet nodig").
 *
 * Derived fields live in pupil_state and are filled by core/rules/state. */
#ifndef ZB_CORE_RECORDS_PUPIL_H
#define ZB_CORE_RECORDS_PUPIL_H

#include "core/record.h"

enum pupil_sex { PUPIL_M, PUPIL_F, PUPIL_X, PUPIL_UNKNOWN };

/* Categories of figures 3b and 3c of the inspectorate's report on extra support. */
enum pupil_category_code {
	CATEGORY_ILLNESS,
	CATEGORY_AHEAD,
	CATEGORY_BEHIND,
	CATEGORY_BEHIND_AND_BEHAVIOUR,
	CATEGORY_BEHAVIOUR,
	CATEGORY_OTHER,
	CATEGORY_COUNT
};

enum support_level { SUPPORT_BASIC, SUPPORT_EXTRA };

/* What the list says of a pupil's plan, in the order in which it wants attention. */
enum plan_state {
	PLAN_STATE_NONE,
	PLAN_STATE_DRAFT,
	PLAN_STATE_IN_FORCE,
	PLAN_STATE_CLOSED,
	PLAN_STATE_ELSEWHERE /* none here: another school holds it */
};

extern const struct choice pupil_sexes[];
extern const struct choice pupil_left_to[];
extern const struct choice pupil_categories[];
extern const struct choice pupil_careers[];
extern const struct choice support_levels[];
extern const struct choice plan_states[];
extern const struct choice deadline_codes[]; /* core/rules/deadline */

#define PUPIL_FIELDS(X)                                                                            \
	X(PUPIL_NUMBER, number, FIELD_TEXT, N_("Leerlingnummer"), .width = 8,                      \
	  .help = N_("zoals de leerlingadministratie het kent"))                                   \
	X(PUPIL_GIVEN_NAME, given_name, FIELD_TEXT, N_("Roepnaam"), .width = 14)                   \
	X(PUPIL_INITIALS, initials, FIELD_TEXT, N_("Voorletters"), .width = 6)                     \
	X(PUPIL_PREFIX, prefix, FIELD_TEXT, N_("Voorvoegsel"), .width = 8,                         \
	  .help = N_("wat voor de achternaam staat, zoals van den"))                               \
	X(PUPIL_FAMILY_NAME, family_name, FIELD_TEXT, N_("Achternaam"), .flags = FIELD_REQUIRED,   \
	  .width = 24, .help = N_("zonder voorvoegsel: Berg, niet van den Berg"))                  \
	X(PUPIL_BORN, born, FIELD_DATE, N_("Geboren"), .width = 10)                                \
	X(PUPIL_SEX, sex, FIELD_CHOICE, N_("Geslacht"), .width = 8, .choices = pupil_sexes)        \
	X(PUPIL_ENROLLED, enrolled, FIELD_DATE, N_("Ingeschreven"), .width = 10)                   \
	X(PUPIL_PLACED, placed, FIELD_DATE, N_("Definitief geplaatst"), .width = 10,               \
	  .help = N_("vanaf deze dag telt de termijn van zes weken voor het OPP"))                 \
	X(PUPIL_LEFT, left, FIELD_DATE, N_("Uitgeschreven"), .width = 10)                          \
	X(PUPIL_LEFT_TO, left_to, FIELD_CHOICE, N_("Vertrokken naar"), .width = 12,                \
	  .choices = pupil_left_to)                                                                \
	X(PUPIL_CAME_FROM, came_from, FIELD_TEXT, N_("Vorige school"), .width = 24)                \
	X(PUPIL_NEEDS, needs, FIELD_LONG, N_("Hulpvragen"), .width = 40,                           \
	  .help = N_("een hulpvraag per regel"))                                                   \
	X(PUPIL_CATEGORY, category, FIELD_CHOICE, N_("Categorie"), .width = 20,                    \
	  .choices = pupil_categories,                                                             \
	  .help = N_("hoofdreden van de ondersteuning; nooit verplicht"))                          \
	X(PUPIL_CAREER, career, FIELD_SET, N_("Schoolloopbaan"), .width = 20,                      \
	  .choices = pupil_careers)                                                                \
	X(PUPIL_ELSEWHERE, elsewhere, FIELD_TEXT, N_("Deels elders"), .width = 24,                 \
	  .help = N_("waar de leerling een deel van de week naartoe gaat"))                        \
	X(PUPIL_ELSEWHERE_DAYS, elsewhere_days, FIELD_DECIMAL, N_("Dagen elders"), .width = 4,     \
	  .most = 7000,                                                                            \
	  .help = N_("dagen per week"))                                                            \
	X(PUPIL_ELSEWHERE_HOLDS_PLAN, elsewhere_holds_plan, FIELD_BOOLEAN, N_("OPP ligt elders"),  \
	  .width = 3, .choices = choices_yes_no)                                                   \
	X(PUPIL_GUEST, guest, FIELD_BOOLEAN, N_("Gast"), .width = 3, .choices = choices_yes_no,    \
	  .help = N_("niet in de leerlingadministratie: een inlezing meldt hem nooit als weg"))    \
	X(PUPIL_GROUP, group, FIELD_TEXT, N_("Groep"), .flags = FIELD_DERIVED, .width = 7)         \
	X(PUPIL_YEAR_GROUP, year_group, FIELD_TEXT, N_("Leerjaar"), .flags = FIELD_DERIVED,        \
	  .width = 8)                                                                              \
	X(PUPIL_SUPPORT_LEVEL, support_level, FIELD_CHOICE, N_("Ondersteuning"),                   \
	  .flags = FIELD_DERIVED, .width = 6, .choices = support_levels)                           \
	X(PUPIL_STAFF, staff, FIELD_TEXT, N_("Leraren"), .flags = FIELD_DERIVED, .width = 20)      \
	X(PUPIL_PLAN_STATE, plan_state, FIELD_CHOICE, N_("OPP"), .flags = FIELD_DERIVED,           \
	  .width = 8, .choices = plan_states)                                                      \
	X(PUPIL_PLAN_SINCE, plan_since, FIELD_DATE, N_("OPP sinds"), .flags = FIELD_DERIVED,       \
	  .width = 10)                                                                             \
	X(PUPIL_LEARNING, learning, FIELD_TEXT, N_("Leren"), .flags = FIELD_DERIVED, .width = 6,   \
	  .help = N_("+ behaald, x niet behaald, ? niet vast te stellen, > op koers, "             \
		     "< achter, . nog niet geëvalueerd"))                                          \
	X(PUPIL_BEHAVIOUR, behaviour, FIELD_TEXT, N_("Gedrag"), .flags = FIELD_DERIVED,            \
	  .width = 6)                                                                              \
	X(PUPIL_DUE, due, FIELD_CHOICE, N_("Eerst te doen"), .flags = FIELD_DERIVED, .width = 14,  \
	  .choices = deadline_codes)                                                               \
	X(PUPIL_DUE_DATE, due_date, FIELD_DATE, N_("Uiterlijk"), .flags = FIELD_DERIVED,           \
	  .width = 10)

enum pupil_field { PUPIL_FIELDS(FIELD_ENUM) PUPIL_FIELD_COUNT };

#define SUPPORT_PERIOD_FIELDS(X)                                                                   \
	X(SUPPORT_PERIOD_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,               \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(SUPPORT_PERIOD_LEVEL, level, FIELD_CHOICE, N_("Ondersteuning"), .width = 8,              \
	  .flags = FIELD_REQUIRED, .choices = support_levels)                                      \
	X(SUPPORT_PERIOD_STARTS, starts, FIELD_DATE, N_("Vanaf"),                                  \
	  .flags = FIELD_REQUIRED | FIELD_NEAR, .width = 10)                                       \
	X(SUPPORT_PERIOD_ENDS, ends, FIELD_DATE, N_("Tot en met"), .width = 10,                    \
	  .flags = FIELD_TERM)                                                                     \
	X(SUPPORT_PERIOD_REASON, reason, FIELD_TEXT, N_("Reden"), .width = 40,                     \
	  .flags = FIELD_SEARCHED)

enum support_period_field { SUPPORT_PERIOD_FIELDS(FIELD_ENUM) SUPPORT_PERIOD_FIELD_COUNT };

#endif
