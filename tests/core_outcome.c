/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/evaluation.h"
#include "core/report/national.h"
#include "core/rules/outcome.h"

Test(percentage, gives_figure_3a_of_the_inspectorate)
{
	cr_expect(eq(int, percentage(286, 635), 45));
	cr_expect(eq(int, percentage(190, 635), 30));
	cr_expect(eq(int, percentage(159, 635), 25));
	cr_expect(eq(int, percentage(210, 635), 33));
	cr_expect(eq(int, percentage(146, 635), 23));
	cr_expect(eq(int, percentage(279, 635), 44));
}

Test(percentage, rounds_half_up)
{
	cr_expect(eq(int, percentage(1, 200), 1));
	cr_expect(eq(int, percentage(1, 201), 0));
	cr_expect(eq(int, percentage(1, 8), 13));
	cr_expect(eq(int, percentage(17, 34), 50));
	cr_expect(eq(int, percentage(0, 7), 0));
	cr_expect(eq(int, percentage(7, 7), 100));
}

Test(percentage, of_nothing_is_none)
{
	cr_expect(eq(int, percentage(0, 0), -1));
}

Test(wilson, agrees_with_the_published_examples)
{
	static const struct {
		long part, whole;
		int low, high;
	} rows[] = {
		{ 6, 13, 23, 71 },  { 3, 8, 14, 69 },	 { 0, 10, 0, 28 },
		{ 10, 10, 72, 100 }, { 286, 635, 41, 49 }, { 1, 1, 21, 100 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int low, high;

		wilson_interval(rows[i].part, rows[i].whole, &low, &high);
		cr_expect(low == rows[i].low && high == rows[i].high, "%ld of %ld: %d-%d",
			  rows[i].part, rows[i].whole, low, high);
	}
}

Test(wilson, of_nothing_is_none)
{
	int low = 7, high = 7;

	wilson_interval(0, 0, &low, &high);
	cr_expect(eq(int, low, -1));
	cr_expect(eq(int, high, -1));
}

Test(outcome_of_pupil, follows_the_definition)
{
	static const struct {
		const char *what;
		struct goal_tally tally;
		enum pupil_outcome outcome;
	} rows[] = {
		{ "no goal of this kind", { 0 }, OUTCOME_NO_GOAL },
		{ "goals, none judged, none due", { .goals = 2 }, OUTCOME_NOT_JUDGED },
		{ "one of three due judged", { 3, 3, 1, 1, 0, 0 }, OUTCOME_NOT_JUDGED },
		{ "one of two due judged is half", { 2, 2, 1, 1, 0, 0 }, OUTCOME_ALL_MET },
		{ "judged before it was due", { 2, 0, 0, 1, 0, 0 }, OUTCOME_ALL_MET },
		{ "early ones do not make up for the due", { 3, 1, 0, 2, 0, 0 },
		  OUTCOME_NOT_JUDGED },
		{ "all met", { 3, 3, 3, 3, 0, 0 }, OUTCOME_ALL_MET },
		{ "some met, some not", { 2, 2, 2, 1, 1, 0 }, OUTCOME_PARTLY_MET },
		{ "met and undeterminable", { 2, 2, 2, 1, 0, 1 }, OUTCOME_PARTLY_MET },
		{ "none met", { 2, 2, 2, 0, 2, 0 }, OUTCOME_NONE_MET },
		{ "not met and undeterminable", { 2, 2, 2, 0, 1, 1 }, OUTCOME_NONE_MET },
		{ "only undeterminable", { 2, 2, 2, 0, 0, 2 }, OUTCOME_UNDETERMINABLE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect(outcome_of_pupil(&rows[i].tally) == rows[i].outcome, "%s", rows[i].what);
}

Test(outcome_of_goal, progress_is_no_outcome)
{
	cr_expect(outcome_of_goal(-1) == GOAL_OUTCOME_NOT_JUDGED);
	cr_expect(outcome_of_goal(FINDING_ON_TRACK) == GOAL_OUTCOME_NOT_JUDGED);
	cr_expect(outcome_of_goal(FINDING_BEHIND) == GOAL_OUTCOME_NOT_JUDGED);
	cr_expect(outcome_of_goal(FINDING_MET) == GOAL_OUTCOME_MET);
	cr_expect(outcome_of_goal(FINDING_DROPPED) == GOAL_OUTCOME_DROPPED);
}

Test(national, shares_add_to_a_hundred)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		cr_expect(eq(int,
			     national_by_kind[kind].met + national_by_kind[kind].not_met +
				     national_by_kind[kind].undeterminable,
			     100));
}
