/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all kinds of record. A new kind is one line here, its table under core/records and
 * its schema step. The order is that in which rows can be inserted: what is referred to first. */
#ifndef ZB_CORE_ENTITIES_H
#define ZB_CORE_ENTITIES_H

#include "core/record.h"

#define ENTITIES(X)                                                                                \
	X(ENTITY_SCHOOL, school)                                                                   \
	X(ENTITY_SETTING, setting)                                                                 \
	X(ENTITY_TARIFF, tariff)                                                                   \
	X(ENTITY_HEADCOUNT, headcount)                                                             \
	X(ENTITY_STAFF, staff)                                                                     \
	X(ENTITY_GROUP, group)                                                                     \
	X(ENTITY_GROUP_STAFF, group_staff)                                                         \
	X(ENTITY_LAS_KEY, las_key)                                                                 \
	X(ENTITY_PUPIL, pupil)                                                                     \
	X(ENTITY_PLACEMENT, placement)                                                             \
	X(ENTITY_SUPPORT_PERIOD, support_period)                                                   \
	X(ENTITY_GUARDIAN, guardian)                                                               \
	X(ENTITY_PUPIL_GUARDIAN, pupil_guardian)                                                   \
	X(ENTITY_MEETING, meeting)                                                                 \
	X(ENTITY_MEETING_PUPIL, meeting_pupil)                                                     \
	X(ENTITY_ATTENDEE, attendee)                                                               \
	X(ENTITY_PLAN, plan)                                                                       \
	X(ENTITY_CONSENT, consent)                                                                 \
	X(ENTITY_GOAL, goal)                                                                       \
	X(ENTITY_EVALUATION, evaluation)                                                           \
	X(ENTITY_RESULT, result)                                                                   \
	X(ENTITY_AGREEMENT, agreement)                                                             \
	X(ENTITY_LOG, log)                                                                         \
	X(ENTITY_SUPPORT, support)                                                                 \
	X(ENTITY_SUPPORT_GOAL, support_goal)                                                       \
	X(ENTITY_REQUEST, request)                                                                 \
	X(ENTITY_MEASUREMENT, measurement)                                                         \
	X(ENTITY_ABSENCE, absence)                                                                 \
	X(ENTITY_DOCUMENT, document)                                                               \
	X(ENTITY_MELDCODE, meldcode)                                                               \
	X(ENTITY_POSTPONEMENT, postponement)                                                       \
	X(ENTITY_HOLIDAY, holiday)                                                                 \
	X(ENTITY_QUALITY, quality)                                                                 \
	X(ENTITY_TEMPLATE, template)                                                               \
	X(ENTITY_TEMPLATE_GOAL, template_goal)

#define ENTITY_ENUM(name, code) name,
#define ENTITY_EXTERN(name, code) extern const struct entity code##_entity;

enum entity_id { ENTITIES(ENTITY_ENUM) ENTITY_COUNT };

ENTITIES(ENTITY_EXTERN)

extern const struct entity *const entities[ENTITY_COUNT];

/* The entity with that code, or NULL. */
const struct entity *entity_find(const char *code);
/* Its place in the list. */
enum entity_id entity_index(const struct entity *);

#endif
