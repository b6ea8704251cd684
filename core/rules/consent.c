/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/consent.h"

#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/rights.h"

static const struct date asked_since = { 2017, 8, 1 };

/* By the day on which it was adopted, which may not be known of a version of before; whatever day
 * is typed in a draft of our own, it is adopted today or later. */
static bool is_asked(const struct record *plan)
{
	unsigned field = record_is_set(plan, PLAN_ADOPTED) ? PLAN_ADOPTED : PLAN_STARTS;

	if (!record_is_set(plan, field) || (record_choice(plan, PLAN_STATUS) == PLAN_DRAFT &&
					    record_choice(plan, PLAN_ORIGIN) <= PLAN_OWN))
		return true;
	return date_compare(record_date(plan, field), asked_since) >= 0;
}

/* What was noted last for that party; GUARDIAN 0: whoever. */
static const struct record *consent_last(const struct dossier *d, const struct record *plan,
					 enum consent_party party, int64_t guardian)
{
	const struct record_list *list = &d->rows[ENTITY_CONSENT];
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *c = list->items[i];

		if (record_number(c, CONSENT_PLAN) != plan->id ||
		    record_choice(c, CONSENT_PARTY) != (int)party ||
		    (guardian && record_number(c, CONSENT_GUARDIAN_ID) != guardian))
			continue;
		if (!last || date_compare(record_date(c, CONSENT_DATE),
					  record_date(last, CONSENT_DATE)) >= 0)
			last = c;
	}
	return last;
}

static enum consent_decision consent_decision_of(const struct record *consent)
{
	int decision = consent ? record_choice(consent, CONSENT_DECISION) : -1;

	return decision < 0 ? CONSENT_OPEN : (enum consent_decision)decision;
}

static void asked_add(struct consent_list *list, enum consent_party party,
		      const struct record *guardian, const struct record *consent)
{
	list->asked[list->count++] = (struct consent_asked){
		.party = party,
		.guardian = guardian,
		.consent = consent,
		.decision = consent_decision_of(consent),
	};
}

static void guardians_ask(const struct dossier *d, const struct record *plan,
			  struct consent_list *list)
{
	const struct record_list *links = &d->rows[ENTITY_PUPIL_GUARDIAN];

	for (size_t i = 0; i < links->count; i++) {
		int64_t id = record_number(links->items[i], PUPIL_GUARDIAN_GUARDIAN);

		if (record_is_yes(links->items[i], PUPIL_GUARDIAN_AUTHORITY))
			asked_add(list, CONSENT_GUARDIAN, dossier_find(d, ENTITY_GUARDIAN, id),
				  consent_last(d, plan, CONSENT_GUARDIAN, id));
	}
	for (size_t i = 0; i < list->count; i++)
		if (list->asked[i].guardian)
			list->asked[i].limited =
				rights_are_limited(d, list->asked[i].guardian->id);
}

/* The decision that every one has to come to, given what the others said. */
static enum consent_state asked_judge(struct consent_list *list, bool all)
{
	bool given = false, complete = true;

	for (size_t i = 0; i < list->count; i++) {
		if (list->asked[i].decision == CONSENT_GIVEN)
			given = true;
		if (list->asked[i].decision == CONSENT_REFUSED)
			list->refusal = list->asked[i].consent;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct consent_asked *a = &list->asked[i];

		a->to_ask = a->decision == CONSENT_OPEN ||
			    (a->decision == CONSENT_INFORMED && (all || !given));
		if (a->to_ask)
			complete = false;
	}
	if (list->refusal)
		return CONSENT_IN_DISPUTE;
	return given && complete ? CONSENT_COMPLETE : CONSENT_INCOMPLETE;
}

static enum consent_state list_judge(const struct dossier *d, const struct record *plan,
				     const struct settings *settings, struct consent_list *list)
{
	bool adult = list->count && list->asked[0].party == CONSENT_PUPIL;
	const struct record *parents = adult ? NULL : consent_last(d, plan, CONSENT_PARENTS, 0);
	enum consent_state state = asked_judge(list, settings->value[SETTING_CONSENT_ALL]);

	switch (consent_decision_of(parents)) {
	case CONSENT_REFUSED:
		list->refusal = parents;
		return CONSENT_IN_DISPUTE;
	case CONSENT_GIVEN:
		if (state == CONSENT_IN_DISPUTE)
			return state;
		for (size_t i = 0; i < list->count; i++)
			list->asked[i].to_ask = false;
		list->parents = parents;
		return CONSENT_COMPLETE;
	default:
		return state;
	}
}

const struct record *consent_shown(const struct consent_list *list,
				   const struct consent_asked *asked)
{
	return list->parents && asked->decision == CONSENT_OPEN ? list->parents : asked->consent;
}

bool consent_is_adult(const struct record *pupil, struct date day)
{
	return pupil && date_age(record_date(pupil, PUPIL_BORN), day) >= CONSENT_ADULT_AGE;
}

bool consent_is_of_pupil(const struct dossier *d, const struct record *plan, struct date today)
{
	bool draft = record_choice(plan, PLAN_STATUS) == PLAN_DRAFT;

	return consent_is_adult(dossier_pupil(d), draft || !record_is_set(plan, PLAN_STARTS) ?
							  today :
							  record_date(plan, PLAN_STARTS));
}

bool consent_party_evaluated(const struct dossier *d, const struct record *evaluation)
{
	bool adult = consent_is_adult(dossier_pupil(d), record_date(evaluation, EVALUATION_DATE));
	unsigned there = adult ? EVALUATION_HEARD : EVALUATION_PARENTS_PRESENT;

	return record_is_yes(evaluation, there) ||
	       (record_choice(evaluation, EVALUATION_KIND) == EVALUATION_YEARLY &&
		!record_is_set(evaluation, there));
}

enum consent_state consent_of_plan(const struct dossier *d, const struct record *plan,
				   const struct settings *settings, struct date today,
				   struct consent_list *list)
{
	struct consent_list all = {
		.asked = mem_new(d->rows[ENTITY_PUPIL_GUARDIAN].count + 1, sizeof *all.asked),
	};
	enum consent_state state;

	if (consent_is_of_pupil(d, plan, today))
		asked_add(&all, CONSENT_PUPIL, NULL, consent_last(d, plan, CONSENT_PUPIL, 0));
	else
		guardians_ask(d, plan, &all);
	state = list_judge(d, plan, settings, &all);
	if (!is_asked(plan))
		state = CONSENT_NOT_NEEDED;
	if (list)
		*list = all;
	else
		consent_list_free(&all);
	return state;
}

void consent_list_free(struct consent_list *list)
{
	free(list->asked);
	*list = (struct consent_list){0};
}
