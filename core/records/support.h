/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help that a pupil gets beside the lessons: who, where, how many hours a week, paid by whom,
 * and the goals it serves. One that says neither what it is nor who gives it is refused. */
#ifndef ZB_CORE_RECORDS_SUPPORT_H
#define ZB_CORE_RECORDS_SUPPORT_H

#include "core/record.h"
#include "core/records/staff.h"

#define SUPPORT_HOURS_MAX 60000     /* thousandths of an hour a week */
#define SUPPORT_CENTS_MAX 100000000 /* a million euros */

enum support_place { SUPPORT_IN_CLASS, SUPPORT_OUTSIDE };
enum support_grouping { SUPPORT_INDIVIDUAL, SUPPORT_GROUP };
enum support_funding { FUNDING_SCHOOL, FUNDING_SWV, FUNDING_BOARD, FUNDING_MUNICIPALITY };

extern const struct choice support_places[];
extern const struct choice support_groupings[];
extern const struct choice support_fundings[];

#define SUPPORT_FIELDS(X)                                                                          \
	X(SUPPORT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(SUPPORT_FORM, form, FIELD_TEXT, N_("Vorm"), .width = 30, .flags = FIELD_SEARCHED,        \
	  .help = N_("wat de hulp is: RT lezen, begeleiding in de klas, logopedie"))               \
	X(SUPPORT_PLACE, place, FIELD_CHOICE, N_("Plaats"), .width = 14,                           \
	  .choices = support_places)                                                               \
	X(SUPPORT_GROUPING, grouping, FIELD_CHOICE, N_("Individueel of groep"), .width = 12,       \
	  .choices = support_groupings)                                                            \
	X(SUPPORT_PROVIDER, provider, FIELD_TEXT, N_("Wie"), .width = 24,                          \
	  .help = N_("de naam van wie de hulp geeft"))                                             \
	X(SUPPORT_FUNCTION, function, FIELD_CHOICE, N_("Functie"), .width = 18,                    \
	  .choices = staff_functions,                                                              \
	  .help = N_("bepaalt het uurtarief, zie Tarieven bij Beheer"))                            \
	X(SUPPORT_HOURS_WEEK, hours_week, FIELD_DECIMAL, N_("Uren per week"), .width = 6,          \
	  .most = SUPPORT_HOURS_MAX)                                                               \
	X(SUPPORT_STARTS, starts, FIELD_DATE, N_("Van"), .width = 10, .flags = FIELD_NEAR)         \
	X(SUPPORT_ENDS, ends, FIELD_DATE, N_("Tot en met"), .width = 10, .flags = FIELD_TERM)      \
	X(SUPPORT_CENTS, cents, FIELD_MONEY, N_("Bedrag per jaar"), .width = 12,                   \
	  .most = SUPPORT_CENTS_MAX,                                                               \
	  .help = N_("leeg: uren x 40 weken x het tarief van de functie"))                         \
	X(SUPPORT_FUNDING, funding, FIELD_CHOICE, N_("Betaald uit"), .width = 22,                  \
	  .choices = support_fundings)                                                             \
	X(SUPPORT_PLAN, plan, FIELD_REFERENCE, N_("OPP"), .width = 20, .target = "plan")

enum support_field { SUPPORT_FIELDS(FIELD_ENUM) SUPPORT_FIELD_COUNT };

/* Which goals it serves; LINE is the goal's line, which stays over the versions of the plan. */
#define SUPPORT_GOAL_FIELDS(X)                                                                     \
	X(SUPPORT_GOAL_SUPPORT, support, FIELD_REFERENCE, N_("Inzet"), .width = 24,                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "support")                              \
	X(SUPPORT_GOAL_LINE, line, FIELD_REFERENCE, N_("Doel"), .width = 40,                       \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "goal")

enum support_goal_field { SUPPORT_GOAL_FIELDS(FIELD_ENUM) SUPPORT_GOAL_FIELD_COUNT };

#endif
