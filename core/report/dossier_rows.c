/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a dossier go to whom. */
#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/log.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/staff.h"
#include "core/report/dossier_sets.h"
#include "core/rules/development.h"
#include "core/rules/standing.h"

/* The swv: where the pupil is now. */
bool takes_placement(const struct dossier_source *s, const struct record *r)
{
	return s->recipient != RECIPIENT_SWV ||
	       r == standing_placement(s->source.dossier, s->source.today);
}

/* The parents: all; the swv: the one that it is made for; the next school: what was granted. */
bool takes_request(const struct dossier_source *s, const struct record *r)
{
	int decision = record_choice(r, REQUEST_DECISION);

	if (s->recipient == RECIPIENT_SCHOOL)
		return decision == DECISION_GRANTED || decision == DECISION_CONDITIONAL;
	return s->recipient == RECIPIENT_PARENTS || r == s->request;
}

bool takes_other_request(const struct dossier_source *s, const struct record *r)
{
	return r != s->request;
}

bool takes_plan(const struct dossier_source *s, const struct record *r)
{
	return r == s->source.plan;
}

bool takes_other_plan(const struct dossier_source *s, const struct record *r)
{
	return r != s->source.plan && record_choice(r, PLAN_STATUS) != PLAN_DRAFT;
}

static bool is_of_plan(const struct dossier_source *s, const struct record *r, unsigned field)
{
	return s->source.plan && record_number(r, field) == s->source.plan->id;
}

bool takes_open_goal(const struct dossier_source *s, const struct record *r)
{
	int state = record_choice(r, GOAL_STATE);

	return is_of_plan(s, r, GOAL_PLAN) && (state <= GOAL_OPEN || state == GOAL_HANDED_OVER);
}

bool takes_ended_goal(const struct dossier_source *s, const struct record *r)
{
	return is_of_plan(s, r, GOAL_PLAN) && !takes_open_goal(s, r);
}

bool takes_approach(const struct dossier_source *s, const struct record *r)
{
	return is_of_plan(s, r, GOAL_PLAN) &&
	       (record_is_set(r, GOAL_APPROACH) || record_is_set(r, GOAL_WHO) ||
		record_is_set(r, GOAL_PLACE));
}

bool takes_result(const struct dossier_source *s, const struct record *r)
{
	return part_result_counts(s->source.dossier, r);
}

bool takes_consent(const struct dossier_source *s, const struct record *r)
{
	return is_of_plan(s, r, CONSENT_PLAN);
}

bool talk_is_shared(const struct dossier_source *s, int64_t id)
{
	const struct record *meeting = dossier_find(s->source.dossier, ENTITY_MEETING, id);

	for (size_t i = 0; i < s->shared_count; i++)
		if (s->shared[i] == id)
			return true;
	return meeting && record_is_set(meeting, MEETING_GROUP);
}

/* The next school: the warme overdracht alone. */
bool takes_talk(const struct dossier_source *s, const struct record *r)
{
	return s->recipient == RECIPIENT_PARENTS ||
	       record_choice(r, MEETING_KIND) == MEETING_HANDOVER;
}

bool takes_attendee(const struct dossier_source *s, const struct record *r)
{
	return !talk_is_shared(s, record_number(r, ATTENDEE_MEETING));
}

/* What was agreed in a talk about several pupils without saying for whom may be about another. */
bool takes_agreement(const struct dossier_source *s, const struct record *r)
{
	return record_is_set(r, AGREEMENT_PUPIL) ||
	       !talk_is_shared(s, record_number(r, AGREEMENT_MEETING));
}

bool takes_own_agreement(const struct dossier_source *s, const struct record *r)
{
	(void)s;
	return !record_is_set(r, AGREEMENT_MEETING);
}

/* The next school: without leave, in the year before. */
bool takes_absence(const struct dossier_source *s, const struct record *r)
{
	int kind = record_choice(r, ABSENCE_KIND);
	struct date ends = record_date(r, ABSENCE_ENDS), year_ago = s->source.today;

	year_ago.year--;
	if (s->recipient == RECIPIENT_PARENTS)
		return true;
	return (kind == ABSENCE_LONG_RELATIVE || kind == ABSENCE_SIXTEEN_HOURS) &&
	       (!date_is_set(ends) || date_compare(ends, year_ago) >= 0);
}

bool takes_log(const struct dossier_source *s, const struct record *r)
{
	(void)s;
	return !log_is_confidential(r);
}

bool takes_coordinator(const struct dossier_source *s, const struct record *r)
{
	int function = record_choice(r, STAFF_FUNCTION);

	(void)s;
	return (function == FUNCTION_IB || function == FUNCTION_COORDINATOR) &&
	       !record_is_set(r, STAFF_LEFT);
}

void put_development(const struct dossier_source *s, struct document *out)
{
	static const char *const labels[GOAL_KIND_COUNT] = {
		[GOAL_LEARNING] = N_("Ontwikkeling leren"),
		[GOAL_BEHAVIOUR] = N_("Ontwikkeling gedrag"),
	};

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		enum development development = development_of_pupil(
			s->source.dossier, (enum goal_kind)kind, s->source.today);

		if (development != DEVELOPMENT_UNKNOWN)
			document_field(out, _(labels[kind]), _(developments[development].label));
	}
}
