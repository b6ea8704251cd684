/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template that a new plan can start from: texts and goals that the school writes and keeps
 * itself; the program brings none. A goal of a template has no baseline and no target: these are
 * the pupil's own, and have to be filled in before a plan with it comes in force. */
#ifndef ZB_CORE_RECORDS_TEMPLATE_H
#define ZB_CORE_RECORDS_TEMPLATE_H

#include "core/records/goal.h"
#include "core/records/plan.h"

#define TEMPLATE_FIELDS(X)                                                                         \
	X(TEMPLATE_NAME, name, FIELD_TEXT, N_("Naam"), .width = 30, .flags = FIELD_REQUIRED,       \
	  .help = N_("waarvoor dit sjabloon is, zoals: lezen, zicht op dyslexie"))                 \
	PLAN_TEXTS(X, TEMPLATE, 0)

#define TEMPLATE_GOAL_FIELDS(X)                                                                    \
	X(TEMPLATE_GOAL_TEMPLATE, template, FIELD_REFERENCE, N_("Sjabloon"), .width = 30,          \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "template")                             \
	GOAL_WHAT(X, TEMPLATE_GOAL, 0)                                                             \
	GOAL_HOW(X, TEMPLATE_GOAL, 0)

enum template_field { TEMPLATE_FIELDS(FIELD_ENUM) TEMPLATE_FIELD_COUNT };
enum template_goal_field { TEMPLATE_GOAL_FIELDS(FIELD_ENUM) TEMPLATE_GOAL_FIELD_COUNT };

#endif
