/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/quality_find.h"

#include <stdlib.h>

#include "core/records/document.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/lines.h"
#include "core/text.h"

void quality_say(struct completeness *item, enum completeness_state state, char *reason)
{
	free(item->reason);
	item->state = state;
	item->reason = reason;
}

void quality_mend(struct completeness *item, enum entity_id entity, int64_t row, int field)
{
	item->entity = entity;
	item->row = row;
	item->field = field;
}

void quality_follow(const struct quality_case *about, enum completeness_id id,
		    struct completeness *item)
{
	const struct completeness *from = &about->check->items[id];

	quality_say(item, from->state, mem_text(from->reason ? from->reason : ""));
	quality_mend(item, from->entity, from->row, from->field);
}

void quality_turn_on(const struct quality_case *about, struct date day)
{
	if (!date_is_set(day) || date_compare(day, about->today) <= 0)
		return;
	if (!date_is_set(*about->turns) || date_compare(day, *about->turns) < 0)
		*about->turns = day;
}

const struct record_list *quality_rows_of(const struct quality_case *about, enum entity_id entity)
{
	return &about->dossier->rows[entity];
}

bool quality_is_draft(const struct quality_case *about)
{
	return record_choice(about->plan, PLAN_STATUS) == PLAN_DRAFT;
}

static bool in_trajectory(const struct quality_case *about, const struct record *plan)
{
	return plan &&
	       record_number(plan, PLAN_TRAJECTORY) == record_number(about->plan, PLAN_TRAJECTORY);
}

const struct record *quality_first_version(const struct quality_case *about)
{
	const struct record_list *plans = quality_rows_of(about, ENTITY_PLAN);
	const struct record *first = about->plan;

	for (size_t i = 0; i < plans->count; i++)
		if (in_trajectory(about, plans->items[i]) &&
		    record_number(plans->items[i], PLAN_VERSION) <
			    record_number(first, PLAN_VERSION))
			first = plans->items[i];
	return first;
}

/* --- talks --- */

static bool has_guardian(const struct quality_case *about, int64_t meeting)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_ATTENDEE);

	for (size_t i = 0; i < list->count; i++)
		if (record_number(list->items[i], ATTENDEE_MEETING) == meeting &&
		    record_is_set(list->items[i], ATTENDEE_GUARDIAN))
			return true;
	return false;
}

static bool is_of_kinds(const struct record *talk, unsigned kinds)
{
	int kind = record_choice(talk, MEETING_KIND);

	return kind >= 0 && kinds & QUALITY_TALK((unsigned)kind);
}

const struct record *quality_last_talk(const struct quality_case *about, unsigned kinds,
				       bool parents)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_MEETING);
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *talk = list->items[i];
		struct date date = record_date(talk, MEETING_DATE);

		if (!is_of_kinds(talk, kinds) && !(parents && has_guardian(about, talk->id)))
			continue;
		if (date_compare(date, about->today) > 0)
			quality_turn_on(about, date);
		else if (!last || date_compare(date, record_date(last, MEETING_DATE)) >= 0)
			last = talk;
	}
	return last;
}

bool quality_met_by_talk(const struct quality_case *about, unsigned kinds,
			 struct completeness *item)
{
	const struct record *talk = quality_last_talk(about, kinds, false);
	struct buffer title = {0};

	if (!talk)
		return false;
	record_title(talk, &title);
	quality_say(item, COMPLETENESS_MET, buffer_take(&title));
	quality_mend(item, ENTITY_MEETING, talk->id, -1);
	return true;
}

/* --- Zicht op ontwikkeling --- */

/* Met by a document of that kind. */
static bool met_by_document(const struct quality_case *about, enum document_kind kind,
			    struct completeness *item)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_DOCUMENT);
	struct buffer text = {0};

	for (size_t i = list->count; i > 0; i--) {
		const struct record *document = list->items[i - 1];

		if (record_choice(document, DOCUMENT_KIND) != (int)kind)
			continue;
		record_title(document, &text);
		if (record_is_set(document, DOCUMENT_DATE)) {
			buffer_add(&text, " ");
			record_show(document, DOCUMENT_DATE, &text);
		}
		quality_say(item, COMPLETENESS_MET, buffer_take(&text));
		quality_mend(item, ENTITY_DOCUMENT, document->id, -1);
		return true;
	}
	return false;
}

void quality_find_own_research(const struct quality_case *about, struct completeness *item)
{
	met_by_document(about, DOCUMENT_RESEARCH, item);
}

static bool is_from_outside(const struct record *support)
{
	int function = record_choice(support, SUPPORT_FUNCTION);

	return function == FUNCTION_EXTERNAL || function == FUNCTION_PSYCHOLOGIST;
}

void quality_find_external_expert(const struct quality_case *about, struct completeness *item)
{
	const struct record_list *requests = quality_rows_of(about, ENTITY_REQUEST);
	const struct record_list *supports = quality_rows_of(about, ENTITY_SUPPORT);

	if (met_by_document(about, DOCUMENT_REPORT, item) ||
	    quality_met_by_talk(about, QUALITY_TALK(MEETING_MDO), item))
		return;
	for (size_t i = 0; i < requests->count; i++)
		if (record_is_set(requests->items[i], REQUEST_EXPERT_1)) {
			quality_say(item, COMPLETENESS_MET,
				    mem_format(_("advies bij de aanvraag: %s"),
					       record_text(requests->items[i], REQUEST_EXPERT_1)));
			quality_mend(item, ENTITY_REQUEST, requests->items[i]->id, -1);
			return;
		}
	for (size_t i = 0; i < supports->count; i++)
		if (is_from_outside(supports->items[i])) {
			struct buffer title = {0};

			record_title(supports->items[i], &title);
			quality_say(item, COMPLETENESS_MET, buffer_take(&title));
			quality_mend(item, ENTITY_SUPPORT, supports->items[i]->id, -1);
			return;
		}
}

static bool is_counted(const struct quality_case *about, const struct record *goal)
{
	return record_number(goal, GOAL_PLAN) == about->plan->id &&
	       record_choice(goal, GOAL_STATE) != GOAL_DROPPED;
}

/* The first goal of the plan that has one of FIELDS (-1 ends them) empty; *FIELD is which. NULL:
 * none, or no goals at all. */
static const struct record *goal_without(const struct quality_case *about, const int *fields,
					 int *field)
{
	const struct record_list *goals = quality_rows_of(about, ENTITY_GOAL);

	for (size_t i = 0; i < goals->count; i++)
		for (const int *f = fields; *f >= 0 && is_counted(about, goals->items[i]); f++)
			if (!record_is_set(goals->items[i], (unsigned)*f)) {
				*field = *f;
				return goals->items[i];
			}
	return NULL;
}

static bool has_goals(const struct quality_case *about)
{
	const struct record_list *goals = quality_rows_of(about, ENTITY_GOAL);

	for (size_t i = 0; i < goals->count; i++)
		if (is_counted(about, goals->items[i]))
			return true;
	return false;
}

static void lacks_goals(struct completeness *item)
{
	quality_say(item, COMPLETENESS_MISSING, mem_text(_("nog geen doel")));
	quality_mend(item, ENTITY_GOAL, 0, -1);
}

static void lacks_of_goal(struct completeness *item, const struct record *goal, int field)
{
	char *lack = text_small(_(goal_entity.fields[field].label));

	quality_say(item, COMPLETENESS_MISSING,
		    mem_format(_("\"%s\" mist %s"), record_text(goal, GOAL_DESCRIPTION), lack));
	free(lack);
	quality_mend(item, ENTITY_GOAL, goal->id, field);
}

void quality_find_content_planned(const struct quality_case *about, struct completeness *item)
{
	static const int fields[] = {GOAL_BASELINE, GOAL_TARGET, -1};
	const struct record *goal;
	int field;

	if (!has_goals(about))
		lacks_goals(item);
	else if ((goal = goal_without(about, fields, &field)))
		lacks_of_goal(item, goal, field);
}

void quality_find_time_planned(const struct quality_case *about, struct completeness *item)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_SUPPORT);
	struct date from = record_date(about->plan, PLAN_STARTS);

	for (size_t i = 0; i < list->count; i++) {
		const struct record *support = list->items[i];
		struct date ends = record_date(support, SUPPORT_ENDS);
		struct buffer text = {0};

		if (!record_is_set(support, SUPPORT_HOURS_WEEK) ||
		    (date_is_set(ends) && date_compare(ends, from) < 0))
			continue;
		record_title(support, &text);
		buffer_add(&text, ", ");
		record_show(support, SUPPORT_HOURS_WEEK, &text);
		quality_say(item, COMPLETENESS_MET, mem_format(_("%s uur per week"), text.bytes));
		quality_mend(item, ENTITY_SUPPORT, support->id, -1);
		buffer_clear(&text);
		return;
	}
}

void quality_find_measurable(const struct quality_case *about, struct completeness *item)
{
	static const int fields[] = {GOAL_APPROACH, -1};
	const struct record *goal;
	int field;

	quality_follow(about, COMPLETE_GOALS, item);
	if (item->state != COMPLETENESS_MET)
		return;
	goal = goal_without(about, fields, &field);
	if (goal)
		lacks_of_goal(item, goal, field);
}

/* --- Extra ondersteuning --- */

void quality_find_destination(const struct quality_case *about, struct completeness *item)
{
	quality_follow(about, COMPLETE_DESTINATION, item);
}

void quality_find_goals_fit(const struct quality_case *about, struct completeness *item)
{
	if (about->check->items[COMPLETE_DESTINATION].state != COMPLETENESS_MET)
		quality_follow(about, COMPLETE_DESTINATION, item);
	else if (!has_goals(about))
		lacks_goals(item);
}

void quality_not_of_draft(struct completeness *item)
{
	quality_say(item, COMPLETENESS_NOT_ASKED, mem_text(_("niet in werking")));
}

void quality_find_carried_out(const struct quality_case *about, struct completeness *item)
{
	if (quality_is_draft(about))
		quality_not_of_draft(item);
}

/* The last evaluation of the trajectory, or NULL. */
static const struct record *last_evaluation(const struct quality_case *about)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_EVALUATION);
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++) {
		int64_t plan = record_number(list->items[i], EVALUATION_PLAN);

		if (in_trajectory(about, dossier_find(about->dossier, ENTITY_PLAN, plan)) &&
		    (!last || date_compare(record_date(list->items[i], EVALUATION_DATE),
					   record_date(last, EVALUATION_DATE)) >= 0))
			last = list->items[i];
	}
	return last;
}

/* The law asks it with the parents, the inspectorate that it was done. */
void quality_find_evaluated(const struct quality_case *about, struct completeness *item)
{
	const struct record *last = last_evaluation(about);

	quality_follow(about, COMPLETE_EVALUATION, item);
	if (!last || evaluation_year(last) != school_year_of(about->today))
		return;
	quality_say(item, COMPLETENESS_MET, mem_text(""));
	quality_mend(item, ENTITY_EVALUATION, last->id, -1);
}

static bool calls_for_change(int finding)
{
	return finding == FINDING_NOT_MET || finding == FINDING_BEHIND ||
	       finding == FINDING_UNDETERMINABLE;
}

/* Whether the plan cannot go on as it is after that evaluation. */
static bool asks_adjusting(const struct quality_case *about, const struct record *evaluation)
{
	static const unsigned fields[] = {EVALUATION_CONSEQUENCE_LEARNING,
					  EVALUATION_CONSEQUENCE_BEHAVIOUR};
	const struct record_list *results = quality_rows_of(about, ENTITY_RESULT);

	for (size_t i = 0; i < results->count; i++)
		if (record_number(results->items[i], RESULT_EVALUATION) == evaluation->id &&
		    !record_is_set(results->items[i], RESULT_WITHDRAWN) &&
		    calls_for_change(record_choice(results->items[i], RESULT_FINDING)))
			return true;
	for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
		if (record_has(evaluation, fields[f], CONSEQUENCE_REDUCE) ||
		    record_has(evaluation, fields[f], CONSEQUENCE_INTENSIFY))
			return true;
	return false;
}

/* The newest version after the one that was evaluated, or NULL. */
static const struct record *next_version(const struct quality_case *about,
					 const struct record *evaluation)
{
	const struct record_list *plans = quality_rows_of(about, ENTITY_PLAN);
	const struct record *next = dossier_find(about->dossier, ENTITY_PLAN,
						 record_number(evaluation, EVALUATION_PLAN));
	int64_t evaluated = next->id;

	for (size_t i = 0; i < plans->count; i++)
		if (in_trajectory(about, plans->items[i]) &&
		    record_number(plans->items[i], PLAN_VERSION) >
			    record_number(next, PLAN_VERSION))
			next = plans->items[i];
	return next->id == evaluated ? NULL : next;
}

/* Ending it is what the evaluation came to. */
static bool is_closed_since(const struct quality_case *about, const struct record *evaluation)
{
	const struct record *plan = dossier_find(about->dossier, ENTITY_PLAN,
						 record_number(evaluation, EVALUATION_PLAN));

	return record_choice(plan, PLAN_STATUS) == PLAN_CLOSED &&
	       date_compare(record_date(plan, PLAN_CLOSED_ON),
			    record_date(evaluation, EVALUATION_DATE)) >= 0;
}

void quality_find_adjusted(const struct quality_case *about, struct completeness *item)
{
	const struct record *evaluation = last_evaluation(about);
	const struct record *next = evaluation ? next_version(about, evaluation) : NULL;
	char day[DATE_SHOWN_SIZE];

	if (!evaluation) {
		quality_say(item, COMPLETENESS_NOT_ASKED, mem_text(_("nog niet geëvalueerd")));
		return;
	}
	date_to_full(record_date(evaluation, EVALUATION_DATE), day);
	if (next && record_choice(next, PLAN_STATUS) == PLAN_DRAFT) {
		quality_say(item, COMPLETENESS_MISSING,
			    mem_text(_("de volgende versie is nog concept")));
		quality_mend(item, ENTITY_PLAN, next->id, -1);
	} else if (next) {
		quality_say(item, COMPLETENESS_MET,
			    mem_format(_("versie %lld na de evaluatie van %s"),
				       (long long)record_number(next, PLAN_VERSION), day));
	} else if (is_closed_since(about, evaluation)) {
		quality_say(item, COMPLETENESS_MET,
			    mem_format(_("afgesloten na de evaluatie van %s"), day));
	} else if (asks_adjusting(about, evaluation)) {
		quality_say(item, COMPLETENESS_MISSING,
			    mem_format(_("na de evaluatie van %s niet bijgesteld"), day));
	} else {
		quality_say(item, COMPLETENESS_NOT_ASKED,
			    mem_format(_("de evaluatie van %s vroeg geen bijstelling"), day));
	}
}
