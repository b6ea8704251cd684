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

#define MONTHS_A_YEAR 12

static void say(struct completeness *item, enum completeness_state state, char *reason)
{
	free(item->reason);
	item->state = state;
	item->reason = reason;
}

static void mend(struct completeness *item, enum entity_id entity, int64_t row, int field)
{
	item->entity = entity;
	item->row = row;
	item->field = field;
}

/* The same as an item of the completeness. */
static void follow(const struct quality_case *about, enum completeness_id id,
		   struct completeness *item)
{
	const struct completeness *from = &about->check->items[id];

	say(item, from->state, mem_text(from->reason ? from->reason : ""));
	mend(item, from->entity, from->row, from->field);
}

static void turn_on(const struct quality_case *about, struct date day)
{
	if (!date_is_set(day) || date_compare(day, about->today) <= 0)
		return;
	if (!date_is_set(*about->turns) || date_compare(day, *about->turns) < 0)
		*about->turns = day;
}

static const struct record_list *rows_of(const struct quality_case *about, enum entity_id entity)
{
	return &about->dossier->rows[entity];
}

static bool is_draft(const struct quality_case *about)
{
	return record_choice(about->plan, PLAN_STATUS) == PLAN_DRAFT;
}

static bool in_trajectory(const struct quality_case *about, const struct record *plan)
{
	return plan && record_number(plan, PLAN_TRAJECTORY) ==
			       record_number(about->plan, PLAN_TRAJECTORY);
}

static const struct record *first_version(const struct quality_case *about)
{
	const struct record_list *plans = rows_of(about, ENTITY_PLAN);
	const struct record *first = about->plan;

	for (size_t i = 0; i < plans->count; i++)
		if (in_trajectory(about, plans->items[i]) &&
		    record_number(plans->items[i], PLAN_VERSION) <
			    record_number(first, PLAN_VERSION))
			first = plans->items[i];
	return first;
}

/* --- talks --- */

#define KIND(kind) (1u << (kind))

static bool has_guardian(const struct quality_case *about, int64_t meeting)
{
	const struct record_list *list = rows_of(about, ENTITY_ATTENDEE);

	for (size_t i = 0; i < list->count; i++)
		if (record_number(list->items[i], ATTENDEE_MEETING) == meeting &&
		    record_is_set(list->items[i], ATTENDEE_GUARDIAN))
			return true;
	return false;
}

/* The last talk up to today of one of KINDS or, when PARENTS, of any kind with a parent; NULL for
 * none. One that is still to come turns the item on its day. */
static const struct record *last_talk(const struct quality_case *about, unsigned kinds,
				      bool parents)
{
	const struct record_list *list = rows_of(about, ENTITY_MEETING);
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *talk = list->items[i];
		struct date date = record_date(talk, MEETING_DATE);

		if (!(kinds & KIND((unsigned)record_choice(talk, MEETING_KIND))) &&
		    !(parents && has_guardian(about, talk->id)))
			continue;
		if (date_compare(date, about->today) > 0)
			turn_on(about, date);
		else if (!last || date_compare(date, record_date(last, MEETING_DATE)) >= 0)
			last = talk;
	}
	return last;
}

/* Met by the last talk of KINDS; false when there is none. */
static bool met_by_talk(const struct quality_case *about, unsigned kinds, struct completeness *item)
{
	const struct record *talk = last_talk(about, kinds, false);
	struct buffer title = {0};

	if (!talk)
		return false;
	record_title(talk, &title);
	say(item, COMPLETENESS_MET, buffer_take(&title));
	mend(item, ENTITY_MEETING, talk->id, -1);
	return true;
}

/* --- Zicht op ontwikkeling --- */

/* Met by a document of that kind. */
static bool met_by_document(const struct quality_case *about, enum document_kind kind,
			    struct completeness *item)
{
	const struct record_list *list = rows_of(about, ENTITY_DOCUMENT);
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
		say(item, COMPLETENESS_MET, buffer_take(&text));
		mend(item, ENTITY_DOCUMENT, document->id, -1);
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
	const struct record_list *requests = rows_of(about, ENTITY_REQUEST);
	const struct record_list *supports = rows_of(about, ENTITY_SUPPORT);

	if (met_by_document(about, DOCUMENT_REPORT, item) ||
	    met_by_talk(about, KIND(MEETING_MDO), item))
		return;
	for (size_t i = 0; i < requests->count; i++)
		if (record_is_set(requests->items[i], REQUEST_EXPERT_1)) {
			say(item, COMPLETENESS_MET,
			    mem_format(_("advies bij de aanvraag: %s"),
				       record_text(requests->items[i], REQUEST_EXPERT_1)));
			mend(item, ENTITY_REQUEST, requests->items[i]->id, -1);
			return;
		}
	for (size_t i = 0; i < supports->count; i++)
		if (is_from_outside(supports->items[i])) {
			struct buffer title = {0};

			record_title(supports->items[i], &title);
			say(item, COMPLETENESS_MET, buffer_take(&title));
			mend(item, ENTITY_SUPPORT, supports->items[i]->id, -1);
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
	const struct record_list *goals = rows_of(about, ENTITY_GOAL);

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
	const struct record_list *goals = rows_of(about, ENTITY_GOAL);

	for (size_t i = 0; i < goals->count; i++)
		if (is_counted(about, goals->items[i]))
			return true;
	return false;
}

static void lacks_goals(struct completeness *item)
{
	say(item, COMPLETENESS_MISSING, mem_text(_("nog geen doel")));
	mend(item, ENTITY_GOAL, 0, -1);
}

static void lacks_of_goal(struct completeness *item, const struct record *goal, int field)
{
	say(item, COMPLETENESS_MISSING,
	    mem_format(_("\"%s\" mist %s"), record_text(goal, GOAL_DESCRIPTION),
		       _(goal_entity.fields[field].label)));
	mend(item, ENTITY_GOAL, goal->id, field);
}

void quality_find_content_planned(const struct quality_case *about, struct completeness *item)
{
	static const int fields[] = { GOAL_BASELINE, GOAL_TARGET, -1 };
	const struct record *goal;
	int field;

	if (!has_goals(about))
		lacks_goals(item);
	else if ((goal = goal_without(about, fields, &field)))
		lacks_of_goal(item, goal, field);
}

void quality_find_time_planned(const struct quality_case *about, struct completeness *item)
{
	const struct record_list *list = rows_of(about, ENTITY_SUPPORT);
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
		say(item, COMPLETENESS_MET, mem_format(_("%s uur per week"), text.bytes));
		mend(item, ENTITY_SUPPORT, support->id, -1);
		buffer_clear(&text);
		return;
	}
}

void quality_find_measurable(const struct quality_case *about, struct completeness *item)
{
	static const int fields[] = { GOAL_APPROACH, -1 };
	const struct record *goal;
	int field;

	follow(about, COMPLETE_GOALS, item);
	if (item->state != COMPLETENESS_MET)
		return;
	goal = goal_without(about, fields, &field);
	if (goal)
		lacks_of_goal(item, goal, field);
}

/* --- Extra ondersteuning --- */

void quality_find_destination(const struct quality_case *about, struct completeness *item)
{
	follow(about, COMPLETE_DESTINATION, item);
}

void quality_find_goals_fit(const struct quality_case *about, struct completeness *item)
{
	if (about->check->items[COMPLETE_DESTINATION].state != COMPLETENESS_MET)
		follow(about, COMPLETE_DESTINATION, item);
	else if (!has_goals(about))
		lacks_goals(item);
}

static void not_of_draft(struct completeness *item)
{
	say(item, COMPLETENESS_NOT_ASKED, mem_text(_("niet in werking")));
}

void quality_find_carried_out(const struct quality_case *about, struct completeness *item)
{
	if (is_draft(about))
		not_of_draft(item);
}

void quality_find_evaluated(const struct quality_case *about, struct completeness *item)
{
	follow(about, COMPLETE_EVALUATION, item);
}

/* The last evaluation of the trajectory, or NULL. */
static const struct record *last_evaluation(const struct quality_case *about)
{
	const struct record_list *list = rows_of(about, ENTITY_EVALUATION);
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

static bool calls_for_change(int finding)
{
	return finding == FINDING_NOT_MET || finding == FINDING_BEHIND ||
	       finding == FINDING_UNDETERMINABLE;
}

/* Whether the plan cannot go on as it is after that evaluation. */
static bool asks_adjusting(const struct quality_case *about, const struct record *evaluation)
{
	static const unsigned fields[] = { EVALUATION_CONSEQUENCE_LEARNING,
					   EVALUATION_CONSEQUENCE_BEHAVIOUR };
	const struct record_list *results = rows_of(about, ENTITY_RESULT);

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
	const struct record_list *plans = rows_of(about, ENTITY_PLAN);
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

void quality_find_adjusted(const struct quality_case *about, struct completeness *item)
{
	const struct record *evaluation = last_evaluation(about);
	const struct record *next = evaluation ? next_version(about, evaluation) : NULL;
	char day[DATE_SHOWN_SIZE];

	if (!evaluation) {
		say(item, COMPLETENESS_NOT_ASKED, mem_text(_("nog niet geëvalueerd")));
		return;
	}
	date_to_full(record_date(evaluation, EVALUATION_DATE), day);
	if (next && record_choice(next, PLAN_STATUS) == PLAN_DRAFT) {
		say(item, COMPLETENESS_MISSING, mem_text(_("de volgende versie is nog concept")));
		mend(item, ENTITY_PLAN, next->id, -1);
	} else if (next) {
		say(item, COMPLETENESS_MET,
		    mem_format(_("versie %lld na de evaluatie van %s"),
			       (long long)record_number(next, PLAN_VERSION), day));
	} else if (asks_adjusting(about, evaluation)) {
		say(item, COMPLETENESS_MISSING,
		    mem_format(_("na de evaluatie van %s niet bijgesteld"), day));
	} else {
		say(item, COMPLETENESS_NOT_ASKED,
		    mem_format(_("de evaluatie van %s vroeg geen bijstelling"), day));
	}
}

/* --- Samenwerking --- */

void quality_find_parents_agree(const struct quality_case *about, struct completeness *item)
{
	follow(about, COMPLETE_CONSENT, item);
}

/* The last day on which the parents spoke about it, or unset. */
static struct date last_discussed(const struct quality_case *about)
{
	const struct record_list *list = rows_of(about, ENTITY_EVALUATION);
	const struct record *talk =
		last_talk(about, KIND(MEETING_PARENTS) | KIND(MEETING_PLAN_REVIEW), true);
	struct date last = talk ? record_date(talk, MEETING_DATE) : (struct date){0};

	for (size_t i = 0; i < list->count; i++) {
		struct date date = record_date(list->items[i], EVALUATION_DATE);

		if (record_is_yes(list->items[i], EVALUATION_PARENTS_PRESENT) &&
		    date_compare(date, last) > 0)
			last = date;
	}
	return last;
}

void quality_find_discussed(const struct quality_case *about, struct completeness *item)
{
	struct date last = last_discussed(about);
	struct date begun = record_date(first_version(about), PLAN_STARTS);
	struct date until = date_add_months(date_is_set(last) ? last : begun, MONTHS_A_YEAR);
	bool in_time = date_is_set(until) && date_compare(about->today, until) <= 0;
	char day[DATE_SHOWN_SIZE];

	if (in_time)
		turn_on(about, date_add_days(until, 1));
	date_to_full(date_is_set(last) ? last : until, day);
	mend(item, ENTITY_MEETING, 0, -1);
	if (is_draft(about))
		not_of_draft(item);
	else if (date_is_set(last) && in_time)
		say(item, COMPLETENESS_MET, mem_format(_("besproken op %s"), day));
	else if (date_is_set(last))
		say(item, COMPLETENESS_MISSING,
		    mem_format(_("voor het laatst besproken op %s"), day));
	else if (in_time)
		say(item, COMPLETENESS_NOT_ASKED, mem_format(_("pas nodig voor %s"), day));
	else
		say(item, COMPLETENESS_MISSING, mem_text(_("nog geen gesprek met de ouders")));
}

/* A talk with the pupil in the year before the version began. */
static bool spoke_with_pupil(const struct quality_case *about, struct completeness *item)
{
	struct date begun = record_date(about->plan, PLAN_STARTS);
	struct date from = date_add_months(begun, -MONTHS_A_YEAR);
	const struct record_list *list = rows_of(about, ENTITY_MEETING);

	for (size_t i = 0; date_is_set(begun) && i < list->count; i++) {
		struct date date = record_date(list->items[i], MEETING_DATE);
		struct buffer title = {0};

		if (record_choice(list->items[i], MEETING_KIND) != MEETING_PUPIL_TALK ||
		    date_compare(date, from) < 0 || date_compare(date, begun) > 0)
			continue;
		record_title(list->items[i], &title);
		say(item, COMPLETENESS_MET, buffer_take(&title));
		mend(item, ENTITY_MEETING, list->items[i]->id, -1);
		return true;
	}
	return false;
}

void quality_find_pupil_involved(const struct quality_case *about, struct completeness *item)
{
	char day[DATE_SHOWN_SIZE];

	item->field = PLAN_HEARD;
	if (record_is_yes(about->plan, PLAN_HEARD)) {
		date_to_full(record_date(about->plan, PLAN_HEARD_DATE), day);
		say(item, COMPLETENESS_MET,
		    *day ? mem_format(_("gehoord op %s"), day) : mem_text(_("gehoord")));
	} else if (spoke_with_pupil(about, item)) {
		return;
	} else if (record_is_set(about->plan, PLAN_NOT_HEARD_REASON)) {
		say(item, COMPLETENESS_NOT_ASKED,
		    mem_format(_("niet gehoord: %s"),
			       record_text(about->plan, PLAN_NOT_HEARD_REASON)));
	} else if (is_draft(about)) {
		say(item, COMPLETENESS_MISSING, mem_text(_("leerling nog niet gehoord")));
	}
}

void quality_find_partners_informed(const struct quality_case *about, struct completeness *item)
{
	met_by_talk(about, KIND(MEETING_PARTNERS) | KIND(MEETING_MDO) | KIND(MEETING_CVB), item);
}

static const struct due *handover_due(const struct quality_case *about)
{
	for (size_t i = 0; i < about->derived->due_count; i++)
		if (about->derived->due[i].deadline == DEADLINE_HANDOVER)
			return &about->derived->due[i];
	return NULL;
}

void quality_find_warm_handover(const struct quality_case *about, struct completeness *item)
{
	const struct due *due = handover_due(about);
	bool came = record_choice(first_version(about), PLAN_ORIGIN) == PLAN_OTHER_SCHOOL;
	bool late = due && date_compare(due->date, about->today) < 0;
	char day[DATE_SHOWN_SIZE];

	date_to_full(due ? due->date : (struct date){0}, day);
	if (due) {
		turn_on(about, date_add_days(due->date, 1));
		say(item, late ? COMPLETENESS_MISSING : COMPLETENESS_NOT_ASKED,
		    mem_format(late ? _("had voor %s gemoeten") : _("pas nodig voor %s"), day));
		mend(item, ENTITY_MEETING, 0, -1);
	} else if (!met_by_talk(about, KIND(MEETING_HANDOVER), item) && !came) {
		say(item, COMPLETENESS_NOT_ASKED, mem_text(_("verlaat de school nog niet")));
	}
}
