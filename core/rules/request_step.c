/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/request_step.h"

const struct choice request_steps[] = {
	[STEP_VIEW] = { "view", N_("zienswijze ouders") },
	[STEP_TRIED] = { "tried", N_("wat is geprobeerd") },
	[STEP_EXPERTS] = { "experts", N_("advies van deskundigen") },
	[STEP_COMPLETE] = { "complete", N_("dossier compleet") },
	[STEP_SENT] = { "sent", N_("versturen") },
	[STEP_DECIDED] = { "decided", N_("besluit") },
	[STEP_PLACED] = { "placed", N_("plaatsing") },
	{ NULL, NULL },
};

const struct choice step_states[] = {
	[STEP_DONE] = { "done", N_("gedaan") },
	[STEP_NOW] = { "now", N_("nu aan de beurt") },
	[STEP_LATER] = { "later", N_("komt nog") },
	[STEP_NOT_ASKED] = { "not_asked", N_("niet nodig") },
	[STEP_PASSED] = { "passed", N_("niet ingevuld") },
	{ NULL, NULL },
};

static bool is_over(const struct record *r)
{
	int decision = record_choice(r, REQUEST_DECISION);

	return decision == DECISION_REFUSED || decision == DECISION_WITHDRAWN;
}

static bool is_done(const struct record *r, enum request_step step)
{
	switch (step) {
	case STEP_VIEW:
		return record_is_set(r, REQUEST_PARENTS_VIEW_DATE);
	case STEP_TRIED:
		return record_is_set(r, REQUEST_TRIED);
	case STEP_EXPERTS:
		return record_is_set(r, REQUEST_EXPERT_1) && record_is_set(r, REQUEST_EXPERT_2);
	case STEP_COMPLETE:
		return record_is_yes(r, REQUEST_COMPLETE);
	case STEP_SENT:
		return record_is_set(r, REQUEST_SENT);
	case STEP_DECIDED:
		return record_choice(r, REQUEST_DECISION) > DECISION_PENDING;
	default:
		return record_is_set(r, REQUEST_PLACED);
	}
}

static bool is_asked(const struct record *r, enum request_step step)
{
	bool arrangement = record_choice(r, REQUEST_KIND) == REQUEST_ARRANGEMENT;

	if (arrangement && (step == STEP_EXPERTS || step == STEP_PLACED))
		return false;
	return !is_over(r);
}

/* The last step that takes the request out of the hands of the school and is done, after which none
 * before it is at turn any more; STEP_VIEW when there is none. */
static enum request_step reached(const struct record *r)
{
	for (int step = STEP_PLACED; step >= STEP_SENT; step--)
		if (is_done(r, (enum request_step)step))
			return (enum request_step)step;
	return STEP_VIEW;
}

enum request_step request_step_now(const struct record *r)
{
	for (int step = (int)reached(r); step < REQUEST_STEP_COUNT; step++)
		if (is_asked(r, (enum request_step)step) && !is_done(r, (enum request_step)step))
			return (enum request_step)step;
	return REQUEST_STEP_COUNT;
}

enum step_state request_step_state(const struct record *r, enum request_step step)
{
	if (is_done(r, step))
		return STEP_DONE;
	if (!is_asked(r, step))
		return STEP_NOT_ASKED;
	if (step < reached(r))
		return STEP_PASSED;
	return step == request_step_now(r) ? STEP_NOW : STEP_LATER;
}

unsigned request_step_add_passed(const struct record *r, struct buffer *out)
{
	unsigned count = 0;

	for (int step = 0; step < REQUEST_STEP_COUNT; step++) {
		if (request_step_state(r, (enum request_step)step) != STEP_PASSED)
			continue;
		buffer_add(out, count++ ? ", " : "");
		buffer_add(out, _(request_steps[step].label));
	}
	return count;
}
