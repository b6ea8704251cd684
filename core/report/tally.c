/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/tally.h"

#include "core/records/pupil.h"

void tally_add(struct tally *tally, const struct tally_row *row)
{
	for (int i = 0; i < GOAL_OUTCOME_COUNT; i++)
		tally->goals[row->kind][i] += row->goals[i];
	tally->outcomes[row->kind][row->outcome]++;
	tally->development[row->kind][row->development]++;
	tally->pupils += row->kind == GOAL_LEARNING; /* each pupil has a row of either kind */
}

int64_t tally_goals_judged(const struct tally *tally, enum goal_kind kind)
{
	const int64_t *goals = tally->goals[kind];

	return goals[GOAL_OUTCOME_MET] + goals[GOAL_OUTCOME_NOT_MET] +
	       goals[GOAL_OUTCOME_UNDETERMINABLE];
}

int64_t tally_pupils_judged(const struct tally *tally, enum goal_kind kind)
{
	int64_t judged = 0;

	for (int i = 0; i < OUTCOME_NOT_JUDGED; i++)
		judged += tally->outcomes[kind][i];
	return judged;
}

int64_t tally_pupils_judgeable(const struct tally *tally, enum goal_kind kind)
{
	return tally_pupils_judged(tally, kind) - tally->outcomes[kind][OUTCOME_UNDETERMINABLE];
}

int64_t tally_pupils_with_goal(const struct tally *tally, enum goal_kind kind)
{
	return tally_pupils_judged(tally, kind) + tally->outcomes[kind][OUTCOME_NOT_JUDGED];
}

int64_t tally_pupils_measured(const struct tally *tally, enum goal_kind kind)
{
	return tally->pupils - tally->development[kind][DEVELOPMENT_UNKNOWN];
}

static const struct choice whole[] = { { "all", N_("alle leerlingen") }, { NULL, NULL } };

/* The codes and labels of pupil_categories in their order (a test compares). */
const struct choice tally_categories[] = {
	[CATEGORY_ILLNESS] = { "illness_or_disability",
			       N_("chronisch ziek of lichamelijk beperkt") },
	[CATEGORY_AHEAD] = { "ahead", N_("leervoorsprong") },
	[CATEGORY_BEHIND] = { "behind", N_("leerachterstand") },
	[CATEGORY_BEHIND_AND_BEHAVIOUR] = { "behind_and_behaviour",
					    N_("leerachterstand en gedrag") },
	[CATEGORY_BEHAVIOUR] = { "behaviour", N_("gedrag") },
	[CATEGORY_OTHER] = { "other", N_("anders") },
	[CATEGORY_COUNT] = { "unknown", N_("geen categorie") },
	{ NULL, NULL },
};

const struct choice *tally_parts(enum tally_split split)
{
	static const struct choice *const parts[] = {
		[TALLY_WHOLE] = whole,
		[TALLY_CATEGORY] = tally_categories,
		[TALLY_BAND] = bands,
	};

	return parts[split];
}

size_t tally_part_count(enum tally_split split)
{
	static const size_t counts[] = {
		[TALLY_WHOLE] = 1,
		[TALLY_CATEGORY] = CATEGORY_COUNT + 1,
		[TALLY_BAND] = BAND_COUNT,
	};

	return counts[split];
}

size_t tally_part_of(enum tally_split split, const struct tally_row *row)
{
	switch (split) {
	case TALLY_CATEGORY:
		return row->category < 0 ? CATEGORY_COUNT : (size_t)row->category;
	case TALLY_BAND:
		return (size_t)row->band;
	default:
		return 0;
	}
}
