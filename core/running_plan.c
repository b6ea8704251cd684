/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/running_plan.h"

#include <stdlib.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"

struct running_plan *running_add(struct running_list *list)
{
	list->plans = mem_grow(list->plans, &list->room, list->count + 1, sizeof *list->plans);
	struct running_plan *r = &list->plans[list->count++];

	*r = (struct running_plan){
		.who = record_new(&pupil_entity),
		.plan = record_new(&plan_entity),
		.consent = record_new(&consent_entity),
		.evaluation = record_new(&evaluation_entity),
	};
	return r;
}

struct record *running_add_goal(struct running_plan *r)
{
	r->goals = mem_grow(r->goals, &r->goal_room, r->goal_count + 1,
			    sizeof(struct record *));
	r->goals[r->goal_count] = record_new(&goal_entity);
	return r->goals[r->goal_count++];
}

void running_free(struct running_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct running_plan *r = &list->plans[i];

		for (size_t g = 0; g < r->goal_count; g++)
			record_free(r->goals[g]);
		free(r->goals);
		record_free(r->who);
		record_free(r->plan);
		record_free(r->consent);
		record_free(r->evaluation);
	}
	free(list->plans);
	ignored_clear(&list->ignored);
	*list = (struct running_list){0};
}

/* The date of a record that cannot lie ahead. */
static enum zb_code check_past(const struct record *r, unsigned field, struct date today,
			       struct zb_err *err)
{
	struct date date = record_date(r, field);

	if (date_is_set(date) && date_compare(date, today) > 0)
		return zb_fail(err, ZB_INVALID, _("%s kan niet in de toekomst liggen"),
			       _(r->entity->fields[field].label));
	return ZB_OK;
}

static enum zb_code check_dates(const struct running_plan *r, struct date today,
				enum entity_id *entity, unsigned *field, struct zb_err *err)
{
	const struct {
		enum entity_id entity;
		const struct record *record;
		unsigned field;
	} past[] = {
		{ ENTITY_PLAN, r->plan, PLAN_STARTS },
		{ ENTITY_PLAN, r->plan, PLAN_ADOPTED },
		{ ENTITY_CONSENT, r->consent, CONSENT_DATE },
		{ ENTITY_EVALUATION, r->evaluation, EVALUATION_DATE },
	};
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < sizeof past / sizeof past[0] && !code; i++) {
		*entity = past[i].entity;
		*field = past[i].field;
		code = check_past(past[i].record, past[i].field, today, err);
	}
	return code;
}

static enum zb_code check_goals(const struct running_plan *r, struct date today,
				enum entity_id *entity, unsigned *field, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	*entity = ENTITY_GOAL;
	for (size_t i = 0; i < r->goal_count && !code; i++) {
		struct record *goal = record_copy(r->goals[i]);

		record_set_number(goal, GOAL_PLAN, 1); /* it gets one when it is written */
		code = record_validate(goal, today, field, err);
		record_free(goal);
	}
	return code;
}

static enum zb_code check_plan(const struct running_plan *r, struct date today,
			       enum entity_id *entity, unsigned *field, struct zb_err *err)
{
	struct record *plan = record_copy(r->plan);
	enum zb_code code;

	*entity = ENTITY_PLAN;
	*field = PLAN_STARTS;
	if (!record_is_set(plan, PLAN_STARTS)) {
		record_free(plan);
		return zb_fail(err, ZB_INVALID, _("vul in wanneer het OPP begon"));
	}
	record_set_number(plan, PLAN_PUPIL, 1);
	record_set_choice(plan, PLAN_STATUS, PLAN_IN_FORCE);
	code = record_validate(plan, today, field, err);
	record_free(plan);
	return code;
}

enum zb_code running_check(const struct running_plan *r, struct date today, enum entity_id *entity,
			   unsigned *field, struct zb_err *err)
{
	enum entity_id at = ENTITY_PLAN;
	unsigned where = 0;
	enum zb_code code = check_plan(r, today, &at, &where, err);

	if (!code)
		code = check_dates(r, today, &at, &where, err);
	if (!code)
		code = check_goals(r, today, &at, &where, err);
	if (code && entity)
		*entity = at;
	if (code && field)
		*field = where;
	return code;
}
