/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal of the action part, one row per plan version. `line` is the id of the first row in its
 * chain: carrying over copies the row and keeps it, so results read as one line over versions. */
#ifndef ZB_CORE_RECORDS_GOAL_H
#define ZB_CORE_RECORDS_GOAL_H

#include "core/record.h"

enum goal_kind { GOAL_LEARNING, GOAL_BEHAVIOUR, GOAL_KIND_COUNT };
enum goal_state { GOAL_OPEN, GOAL_COMPLETED, GOAL_DROPPED, GOAL_HANDED_OVER };

#define GOAL_AREA_FIRST_BEHAVIOUR 6 /* areas from here on belong to behaviour goals */

extern const struct choice goal_kinds[];
extern const struct choice goal_areas[];
extern const struct choice goal_states[];

/* What a goal and a goal of a template (core/records/template.h) share: P is the prefix of their
 * enum, FLAGS what these fields are beyond what each asks for. */
#define GOAL_WHAT(X, P, FLAGS)                                                                     \
	X(P##_KIND, kind, FIELD_CHOICE, N_("Soort"), .width = 8,                                   \
	  .flags = FIELD_REQUIRED | FLAGS, .choices = goal_kinds)                                  \
	X(P##_AREA, area, FIELD_CHOICE, N_("Gebied"), .width = 18, .flags = FLAGS,                 \
	  .choices = goal_areas)                                                                   \
	X(P##_DESCRIPTION, description, FIELD_TEXT, N_("Doel"), .width = 40,                       \
	  .flags = FIELD_REQUIRED | FLAGS | FIELD_SEARCHED,                                        \
	  .help = N_("wat de leerling dan kan of doet"))                                           \
	X(P##_INDICATOR, indicator, FIELD_TEXT, N_("Hoe gemeten"), .width = 30,                    \
	  .flags = FLAGS | FIELD_SEARCHED,                                                         \
	  .help = N_("toets, observatie of telling waaraan u ziet dat het doel behaald is"))

#define GOAL_HOW(X, P, FLAGS)                                                                      \
	X(P##_APPROACH, approach, FIELD_LONG, N_("Aanpak"), .width = 40, .flags = FLAGS)           \
	X(P##_WHO, who, FIELD_TEXT, N_("Wie"), .width = 20, .flags = FLAGS)                        \
	X(P##_PLACE, place, FIELD_TEXT, N_("Waar"), .width = 20, .flags = FLAGS)

#define GOAL_FIELDS(X)                                                                             \
	X(GOAL_PLAN, plan, FIELD_REFERENCE, N_("OPP"), .width = 12,                                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "plan")                                 \
	X(GOAL_LINE, line, FIELD_REFERENCE, N_("Doellijn"), .width = 8,                            \
	  .flags = FIELD_FIXED | FIELD_HIDDEN | FIELD_OWN_ID, .target = "goal")                    \
	GOAL_WHAT(X, GOAL, FIELD_FROZEN)                                                           \
	X(GOAL_BASELINE, baseline, FIELD_TEXT, N_("Beginwaarde"), .width = 10,                     \
	  .flags = FIELD_FROZEN, .help = N_("zoals M4, 31 of 3 min"))                              \
	X(GOAL_BASELINE_DATE, baseline_date, FIELD_DATE, N_("Gemeten op"), .width = 10,            \
	  .flags = FIELD_FROZEN | FIELD_PAST)                                                      \
	X(GOAL_TARGET, target, FIELD_TEXT, N_("Streefwaarde"), .width = 10, .flags = FIELD_FROZEN, \
	  .help = N_("in dezelfde eenheid als de beginwaarde"))                                    \
	X(GOAL_TARGET_DATE, target_date, FIELD_DATE, N_("Streefdatum"), .width = 10,               \
	  .flags = FIELD_FROZEN | FIELD_TERM | FIELD_AHEAD)                                        \
	GOAL_HOW(X, GOAL, FIELD_FROZEN)                                                            \
	X(GOAL_STATE, state, FIELD_CHOICE, N_("Stand"), .width = 10, .choices = goal_states,       \
	  .help = N_("een behaald doel gaat mee naar de volgende versie tot het is afgerond"))     \
	X(GOAL_POSITION, position, FIELD_INTEGER, N_("Volgorde"), .width = 3,                      \
	  .flags = FIELD_HIDDEN)                                                                   \
	X(GOAL_FROM_TEMPLATE, from_template, FIELD_BOOLEAN, N_("Uit een sjabloon"), .width = 3,    \
	  .flags = FIELD_FROZEN | FIELD_HIDDEN, .choices = choices_yes_no)

enum goal_field { GOAL_FIELDS(FIELD_ENUM) GOAL_FIELD_COUNT };

/* What a goal lacks to be judged: a set of bits, 0 when it can be judged. */
enum goal_lack { GOAL_LACKS_INDICATOR = 1, GOAL_LACKS_BASELINE = 2, GOAL_LACKS_TARGET = 4 };

unsigned goal_lacks(const struct record *goal);

/* Whether a goal that was taken from a template still lacks what makes it this pupil's own, its
 * baseline or target: no plan comes in force with it. */
bool goal_is_unfinished(const struct record *goal);

/* For qsort over an array of struct record *, of goals of one plan: the order in which they stand
 * on every screen and on paper, learning before behaviour and then as the school put them. */
int goal_order(const void *, const void *);

/* Whether AREA belongs to goals of KIND. */
bool goal_area_fits(int area, int kind);

/* Adds "hoe gemeten, beginwaarde" for the bits of LACKS. */
void goal_lacks_add(struct buffer *, unsigned lacks);

#endif
