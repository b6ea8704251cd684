/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/outcome.h"

#include "core/records/evaluation.h"

const struct choice pupil_outcomes[] = {
	[OUTCOME_ALL_MET] = { "all_met", N_("alle doelen behaald") },
	[OUTCOME_PARTLY_MET] = { "partly_met", N_("deels behaald") },
	[OUTCOME_NONE_MET] = { "none_met", N_("geen behaald") },
	[OUTCOME_UNDETERMINABLE] = { "undeterminable", N_("niet vast te stellen") },
	[OUTCOME_NOT_JUDGED] = { "not_judged", N_("nog niet beoordeeld") },
	[OUTCOME_NO_GOAL] = { "no_goal", N_("geen doel van deze soort") },
	{ NULL, NULL },
};

const struct choice goal_outcomes[] = {
	[GOAL_OUTCOME_MET] = { "met", N_("behaald") },
	[GOAL_OUTCOME_NOT_MET] = { "not_met", N_("niet behaald") },
	[GOAL_OUTCOME_UNDETERMINABLE] = { "undeterminable", N_("niet vast te stellen") },
	[GOAL_OUTCOME_NOT_JUDGED] = { "not_judged", N_("nog niet beoordeeld") },
	[GOAL_OUTCOME_DROPPED] = { "dropped", N_("vervallen") },
	{ NULL, NULL },
};

enum goal_outcome outcome_of_goal(int finding)
{
	switch (finding) {
	case FINDING_MET:
		return GOAL_OUTCOME_MET;
	case FINDING_NOT_MET:
		return GOAL_OUTCOME_NOT_MET;
	case FINDING_UNDETERMINABLE:
		return GOAL_OUTCOME_UNDETERMINABLE;
	case FINDING_DROPPED:
		return GOAL_OUTCOME_DROPPED;
	default:
		return GOAL_OUTCOME_NOT_JUDGED;
	}
}

enum pupil_outcome outcome_of_pupil(const struct goal_tally *tally)
{
	int judged = tally->met + tally->not_met + tally->undeterminable;

	if (!tally->goals)
		return OUTCOME_NO_GOAL;
	if (!judged || 2 * tally->due_judged < tally->due)
		return OUTCOME_NOT_JUDGED;
	if (tally->met)
		return tally->met == judged ? OUTCOME_ALL_MET : OUTCOME_PARTLY_MET;
	return tally->not_met ? OUTCOME_NONE_MET : OUTCOME_UNDETERMINABLE;
}

int percentage(long part, long whole)
{
	return whole ? (int)((200 * part + whole) / (2 * whole)) : -1;
}

/* Newton's method; the mathematical library is not worth linking for one root. */
static double square_root(double x)
{
	double root = x > 1 ? x : 1;

	for (int i = 0; i < 64; i++)
		root = (root + x / root) / 2;
	return root;
}

static int percent_clamped(double share)
{
	double percent = 100 * share + 0.5;

	return percent < 0 ? 0 : percent > 100 ? 100 : (int)percent;
}

void wilson_interval(long part, long whole, int *low, int *high)
{
	const double z = 1.959963984540054; /* 97.5% of the normal distribution lies below */
	double n = (double)whole, p = (double)part / n;
	double middle, reach;

	*low = *high = -1;
	if (!whole)
		return;
	middle = p + z * z / (2 * n);
	reach = z * square_root(p * (1 - p) / n + z * z / (4 * n * n));
	*low = percent_clamped((middle - reach) / (1 + z * z / n));
	*high = percent_clamped((middle + reach) / (1 + z * z / n));
}
