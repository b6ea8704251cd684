/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/completeness.h"
#include "tests/dossier.h"

struct school_case {
	struct dossier d;
	struct record *plan;
	struct derived derived;
	struct completeness_list list;
};

/* Group 7, extra support since 1 October, a draft with nothing in it, mother with authority. */
static struct school_case begin(void)
{
	struct school_case c = {0};

	dossier_row(&c.d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", "2016-05-01", "enrolled",
		    "2020-08-01", NULL);
	dossier_row(&c.d, ENTITY_PLACEMENT, 2, "pupil", "1", "school_year", "2026-2027",
		    "year_group", "7", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&c.d, ENTITY_SUPPORT_PERIOD, 3, "pupil", "1", "level", "extra", "starts",
		    "2026-10-01", NULL);
	dossier_row(&c.d, ENTITY_GUARDIAN, 4, "given_name", "Anna", "family_name", "Hof", NULL);
	dossier_row(&c.d, ENTITY_PUPIL_GUARDIAN, 5, "pupil", "1", "guardian", "4", "authority",
		    "yes", NULL);
	c.plan = dossier_row(&c.d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "1",
			     "status", "draft", "origin", "own", NULL);
	return c;
}

static void judge(struct school_case *c, const char *today)
{
	struct settings settings;

	settings_init(&settings);
	derived_free(&c->derived);
	c->derived = derived_on(&c->d, today);
	completeness_of_plan(&c->d, c->plan, &settings, day(today), &c->derived, &c->list);
}

static void end(struct school_case *c)
{
	completeness_clear(&c->list);
	derived_free(&c->derived);
	dossier_free(&c->d);
}

Test(completeness, an_empty_draft_lacks_what_the_law_asks_and_is_not_late_yet)
{
	struct school_case c = begin();

	judge(&c, "2026-10-20");
	cr_expect(eq(int, c.list.met, 0));
	cr_expect(eq(int, c.list.asked, 8));
	cr_expect(eq(int, c.list.items[COMPLETE_IN_TIME].state, COMPLETENESS_NOT_ASKED));
	cr_expect_str_eq(c.list.items[COMPLETE_CONSENT].reason, "instemming nog open: Anna Hof");
	cr_expect(completeness_first(&c.list) == &c.list.items[COMPLETE_DESTINATION]);
	end(&c);
}

Test(completeness, what_may_be_let_pass_is_what_is_missing_and_does_not_bind)
{
	struct school_case c = begin();
	struct buffer text = {0};

	record_set_text(c.plan, PLAN_GUIDANCE, "RT");
	judge(&c, "2026-10-20");
	cr_expect(eq(uint, completeness_add_open(&c.list, &text), 6));
	cr_expect_str_eq(text.bytes, "uitstroombestemming, onderbouwing, doelen, overleg, "
				     "zienswijze, hoorrecht");
	buffer_clear(&text);
	end(&c);
}

Test(completeness, what_a_plan_in_force_lacks_is_derived_and_of_a_draft_nothing)
{
	struct school_case c = begin();

	judge(&c, "2026-10-20");
	cr_expect(eq(int, c.derived.state.lacks, -1));
	record_set_text(c.plan, PLAN_STATUS, "in_force");
	record_set_text(c.plan, PLAN_STARTS, "2026-10-05");
	judge(&c, "2026-10-20");
	cr_expect(lt(int, 0, c.derived.state.lacks));
	cr_expect(eq(int, c.derived.state.lacks, (int)(c.list.asked - c.list.met)));
	end(&c);
}

Test(completeness, a_draft_after_six_weeks_says_how_late_it_is)
{
	struct school_case c = begin();

	judge(&c, "2026-11-22");
	cr_expect_str_eq(c.list.items[COMPLETE_IN_TIME].reason,
			 "had voor 12-11-2026 in werking moeten zijn: 10 dagen later");
	end(&c);
}

Test(completeness, a_plan_that_came_late_is_not_incomplete_for_ever)
{
	struct school_case c = begin();

	record_set_text(c.plan, PLAN_STATUS, "in_force");
	record_set_text(c.plan, PLAN_STARTS, "2026-11-22");
	record_set_text(c.plan, PLAN_ADOPTED, "2026-11-22");
	judge(&c, "2027-02-01");
	cr_expect(eq(int, c.list.items[COMPLETE_IN_TIME].state, COMPLETENESS_NOT_ASKED));
	cr_expect_str_eq(c.list.items[COMPLETE_IN_TIME].reason,
			 "te laat opgesteld: voor 12-11-2026, het werd 10 dagen later");
	end(&c);
}

Test(completeness, of_a_plan_taken_over_nothing_that_was_not_written_down_counts_as_met)
{
	static const enum completeness_id unknown[] = { COMPLETE_CONSULTATION, COMPLETE_HEARING,
							COMPLETE_IN_TIME, COMPLETE_ROD };
	struct school_case c = begin();

	record_set_text(c.plan, PLAN_STATUS, "in_force");
	record_set_text(c.plan, PLAN_ORIGIN, "taken_over");
	record_set_text(c.plan, PLAN_STARTS, "2025-10-01");
	judge(&c, "2026-10-20");
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		cr_expect(eq(int, c.list.items[unknown[i]].state, COMPLETENESS_NOT_ASKED));
		cr_expect_str_eq(c.list.items[unknown[i]].reason, "overgenomen, niet na te gaan");
	}
	record_set_text(c.plan, PLAN_HEARD, "yes");
	record_set_text(c.plan, PLAN_ROD_BEGIN, "2025-10-05");
	judge(&c, "2026-10-20");
	cr_expect(eq(int, c.list.items[COMPLETE_HEARING].state, COMPLETENESS_MET));
	cr_expect(eq(int, c.list.items[COMPLETE_ROD].state, COMPLETENESS_MET));
	end(&c);
}

Test(completeness, a_goal_without_a_baseline_is_named_with_the_field_that_mends_it)
{
	struct school_case c = begin();

	dossier_row(&c.d, ENTITY_GOAL, 7, "plan", "6", "kind", "learning", "description",
		    "AVI E5 in juni", "indicator", "AVI", "target", "E5", "state", "open", NULL);
	judge(&c, "2026-10-20");
	cr_expect_str_eq(c.list.items[COMPLETE_GOALS].reason,
			 "1 van 1 doelen niet te beoordelen: \"AVI E5 in juni\" mist beginwaarde");
	cr_expect(eq(int, c.list.items[COMPLETE_GOALS].field, GOAL_BASELINE));
	cr_expect(eq(int, (int)c.list.items[COMPLETE_GOALS].row, 7));
	end(&c);
}

Test(completeness, a_destination_is_not_asked_in_the_lower_groups)
{
	struct school_case c = begin();

	record_set_text(c.d.rows[ENTITY_PLACEMENT].items[0], 3, "4");
	judge(&c, "2026-10-20");
	cr_expect(eq(int, c.list.items[COMPLETE_DESTINATION].state, COMPLETENESS_NOT_ASKED));
	cr_expect(eq(int, c.list.items[COMPLETE_RATIONALE].state, COMPLETENESS_NOT_ASKED));
	end(&c);
}

Test(completeness, a_refusal_names_who_does_not_agree)
{
	struct school_case c = begin();

	dossier_row(&c.d, ENTITY_CONSENT, 8, "plan", "6", "party", "guardian", "guardian", "4",
		    "decision", "refused", "date", "2026-10-10", NULL);
	judge(&c, "2026-10-20");
	cr_expect_str_eq(c.list.items[COMPLETE_CONSENT].reason,
			 "Anna Hof stemt niet in: in overleg");
	end(&c);
}

Test(completeness, all_items_met_count_as_many_as_are_asked)
{
	struct school_case c = begin();
	static const struct { unsigned field; const char *text; } filled[] = {
		{ PLAN_DESTINATION, "vmbo_kb" }, { PLAN_RATIONALE, "toetsen" },
		{ PLAN_HELPING, "thuis" }, { PLAN_HINDERING, "tempo" }, { PLAN_GUIDANCE, "RT" },
		{ PLAN_PARENTS_VIEW, "agree" }, { PLAN_HEARD, "yes" },
	};

	for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
		record_set_text(c.plan, filled[i].field, filled[i].text);
	record_set_number(c.plan, PLAN_CONSULTATION, 20);
	dossier_row(&c.d, ENTITY_GOAL, 7, "plan", "6", "kind", "learning", "description", "AVI",
		    "indicator", "AVI", "baseline", "M4", "target", "E5", "state", "open", NULL);
	dossier_row(&c.d, ENTITY_CONSENT, 8, "plan", "6", "party", "guardian", "guardian", "4",
		    "decision", "given", "date", "2026-10-10", NULL);
	judge(&c, "2026-10-20");
	cr_expect(eq(int, c.list.met, 8));
	cr_expect(eq(int, c.list.asked, 8));
	cr_expect_null(completeness_first(&c.list));
	end(&c);
}
