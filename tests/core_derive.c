/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/group.h"
#include "core/records/plan.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "core/text.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* Jóëlle van den Berg in 6A with two teachers, extra support since September. */
static struct dossier joelle(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "number", "1042", "given_name", "Jóëlle", "prefix",
		    "van den", "family_name", "Berg", "category", "behind", "born", "2017-01-15",
		    "enrolled", "2021-08-01", NULL);
	dossier_row(&d, ENTITY_GROUP, 10, "school_year", "2026-2027", "name", "6A", "year_groups",
		    "6", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 20, "pupil", "1", "group", "10", "school_year",
		    "2026-2027", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&d, ENTITY_STAFF, 30, "given_name", "Lia", "prefix", "de", "family_name",
		    "Bruin", NULL);
	dossier_row(&d, ENTITY_STAFF, 31, "given_name", "Tom", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_GROUP_STAFF, 40, "group", "10", "staff", "30", NULL);
	dossier_row(&d, ENTITY_GROUP_STAFF, 41, "group", "10", "staff", "31", NULL);
	dossier_row(&d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts",
		    "2026-09-12", NULL);
	return d;
}

static struct record *plan(struct dossier *d, int64_t id, const char *version, const char *status,
			   const char *starts)
{
	return dossier_row(d, ENTITY_PLAN, id, "pupil", "1", "trajectory", "1", "version", version,
			   "status", status, "starts", starts, NULL);
}

static void goal(struct dossier *d, int64_t id, const char *of, const char *line,
		 const char *kind, const char *target_date)
{
	dossier_row(d, ENTITY_GOAL, id, "plan", of, "line", line, "kind", kind, "description",
		    "doel", "state", "open", "target_date", target_date, NULL);
}

static void evaluation(struct dossier *d, int64_t id, const char *date, const char *counts_for)
{
	dossier_row(d, ENTITY_EVALUATION, id, "plan", "100", "date", date, "kind", "interim",
		    "counts_for", counts_for, NULL);
}

static struct record *result(struct dossier *d, int64_t id, const char *of, const char *line,
			     const char *recorded, const char *finding)
{
	const struct record *evaluation =
		dossier_find(d, ENTITY_EVALUATION, strtoll(of, NULL, 10));

	return dossier_row(d, ENTITY_RESULT, id, "evaluation", of, "goal", line, "line", line,
			   "date", record_text(evaluation, EVALUATION_DATE), "recorded", recorded,
			   "finding", finding, NULL);
}

static const struct goal_year *year_of(const struct derived *out, int64_t line, int year)
{
	for (size_t i = 0; i < out->goal_year_count; i++)
		if (out->goal_years[i].line == line && out->goal_years[i].year == year)
			return &out->goal_years[i];
	return NULL;
}

static int outcome_of(const struct derived *out, int year, enum goal_kind kind)
{
	for (size_t i = 0; i < out->outcome_year_count; i++)
		if (out->outcome_years[i].year == year && out->outcome_years[i].kind == kind)
			return (int)out->outcome_years[i].outcome;
	return -1;
}

Test(state, shows_name_group_staff_and_level)
{
	struct dossier d = joelle();
	struct derived out = derived_on(&d, TODAY);

	cr_expect_str_eq(out.state.name, "Berg, Jóëlle van den");
	cr_expect_str_eq(out.state.group, "6A");
	cr_expect_str_eq(out.state.year_group, "6");
	cr_expect_str_eq(out.state.staff, "Lia de Bruin, Tom Smit");
	cr_expect(out.state.scope == SCOPE_EXTRA);
	cr_expect_str_eq(iso(out.state.extra_since), "2026-09-12");
	cr_expect(out.state.plan_state == PLAN_STATE_NONE);
	cr_expect_str_eq(out.state.learning, "");
	derived_free(&out);
	dossier_free(&d);
}

Test(state, is_found_by_name_number_group_staff_and_category)
{
	static const char *const queries[] = { "joelle", "van den berg", "1042", "6a",
					       "bruin",	 "achterstand",	 "berg 6a smit" };
	struct dossier d = joelle();
	struct derived out = derived_on(&d, TODAY);

	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++)
		cr_expect(text_matches(out.state.folded, queries[i]), "%s", queries[i]);
	cr_expect(text_matches(out.state.folded, "7b") == false);
	derived_free(&out);
	dossier_free(&d);
}

Test(state, left_is_the_last_day_at_school)
{
	static const struct {
		const char *today;
		enum pupil_scope scope;
		const char *next;
	} rows[] = {
		{ "2026-11-21", SCOPE_EXTRA, "2026-11-23" },
		{ "2026-11-22", SCOPE_EXTRA, "2026-11-23" },
		{ "2026-11-23", SCOPE_LEFT, "2027-08-01" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();

		record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_LEFT, "2026-11-22");
		struct derived out = derived_on(&d, rows[i].today);

		cr_expect(out.state.scope == rows[i].scope, "%s", rows[i].today);
		cr_expect_str_eq(iso(out.state.next_change), rows[i].next);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(state, the_level_turns_on_the_day_that_a_period_begins_and_after_it_ends)
{
	static const struct {
		const char *today;
		enum pupil_scope scope;
		const char *next;
	} rows[] = {
		{ "2026-09-11", SCOPE_BASIC, "2026-09-12" },
		{ "2026-09-12", SCOPE_EXTRA, "2026-12-02" },
		{ "2026-12-01", SCOPE_EXTRA, "2026-12-02" },
		{ "2026-12-02", SCOPE_BASIC, "2027-08-01" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();

		dossier_row(&d, ENTITY_SUPPORT_PERIOD, 51, "pupil", "1", "level", "basic", "starts",
			    "2026-12-02", NULL);
		struct derived out = derived_on(&d, rows[i].today);

		cr_expect(out.state.scope == rows[i].scope, "%s", rows[i].today);
		cr_expect_str_eq(iso(out.state.next_change), rows[i].next, "%s", rows[i].today);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(state, the_class_is_todays_else_the_last_else_the_first_to_come)
{
	static const struct {
		const char *today, *group;
	} rows[] = {
		{ "2026-07-31", "6A" }, { "2027-07-31", "6A" }, { "2027-08-01", "7B" },
		{ "2028-07-31", "7B" }, { "2028-08-01", "7B" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();

		dossier_row(&d, ENTITY_GROUP, 11, "school_year", "2027-2028", "name", "7B", NULL);
		dossier_row(&d, ENTITY_GROUP, 12, "school_year", "2027-2028", "name", "plus",
			    "kind", "combined", NULL);
		dossier_row(&d, ENTITY_PLACEMENT, 21, "pupil", "1", "group", "11", "school_year",
			    "2027-2028", "year_group", "7", "starts", "2027-08-01", "ends",
			    "2028-07-31", NULL);
		dossier_row(&d, ENTITY_PLACEMENT, 22, "pupil", "1", "group", "12", "school_year",
			    "2027-2028", "starts", "2027-08-01", NULL);
		struct derived out = derived_on(&d, rows[i].today);

		cr_expect_str_eq(out.state.group, rows[i].group, "%s", rows[i].today);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(state, a_combination_group_says_nothing_of_the_year_group)
{
	struct dossier d = joelle();

	record_set_text(d.rows[ENTITY_GROUP].items[0], GROUP_YEAR_GROUPS,
			"5+6");
	struct derived out = derived_on(&d, TODAY);

	cr_expect_str_eq(out.state.year_group, "");
	derived_free(&out);
	dossier_free(&d);
}

Test(state, signs_stand_in_order_and_the_worst_sorts_highest)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "in_force", "2026-09-12");
	goal(&d, 200, "100", "200", "learning", "2027-06-30");
	goal(&d, 201, "100", "201", "learning", "2027-06-30");
	goal(&d, 202, "100", "202", "behaviour", "2027-06-30");
	evaluation(&d, 300, "2026-11-01", "");
	result(&d, 400, "300", "201", "2026-11-01T10:00:00.000Z", "not_met");
	struct derived out = derived_on(&d, TODAY);

	cr_expect_str_eq(out.state.learning, ".x");
	cr_expect_str_eq(out.state.behaviour, ".");
	cr_expect(out.state.learning_key > out.state.behaviour_key);
	cr_expect(out.state.behaviour_key > 0);
	cr_expect_str_eq(iso(out.state.plan_since), "2026-09-12");
	cr_expect(out.state.plan == 100);
	derived_free(&out);
	dossier_free(&d);
}

/* Two goals; what a change makes of the signs of learning: x not met, . not judged. */
Test(state, signs_are_of_the_goals_that_the_plan_shown_still_works_on)
{
	static const struct {
		struct dossier_change change;
		const char *signs;
	} rows[] = {
		{ { ENTITY_GOAL, 200, { "position", "1" } }, ".x" },
		{ { ENTITY_GOAL, 200, { "position", "3" } }, "x." },
		{ { ENTITY_GOAL, 200, { "state", "completed" } }, ".x" },
		{ { ENTITY_GOAL, 200, { "state", "dropped" } }, "x" },
		{ { ENTITY_GOAL, 200, { "state", "handed_over" } }, "x" },
		{ { ENTITY_GOAL, 200, { "plan", "99" } }, "x" },
		{ { ENTITY_PLAN, 100, { "status", "closed", "closed", "2026-11-01" } }, "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();

		plan(&d, 100, "1", "in_force", "2026-09-12");
		goal(&d, 201, "100", "201", "learning", "2027-06-30");
		goal(&d, 200, "100", "200", "learning", "2027-06-30");
		for (size_t g = 0; g < 2; g++)
			record_set_number(d.rows[ENTITY_GOAL].items[g], GOAL_POSITION, 1);
		evaluation(&d, 300, "2026-11-01", "");
		result(&d, 400, "300", "201", "2026-11-01T10:00:00.000Z", "not_met");
		dossier_apply(&d, &rows[i].change, 0);
		struct derived out = derived_on(&d, TODAY);

		cr_expect_str_eq(out.state.learning, rows[i].signs, "row %zu", i);
		cr_expect(eq(int, out.state.items != NULL, *rows[i].signs != '\0'),
			  "row %zu: what a plan that is over lacks is nobody's any more", i);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(plan_span, ends_where_its_successor_starts_or_it_was_closed)
{
	struct dossier d = joelle();
	struct span span;
	const struct record *first = plan(&d, 100, "1", "replaced", "2025-09-01");
	const struct record *same_day = plan(&d, 101, "2", "replaced", "2026-02-01");
	const struct record *last = plan(&d, 102, "3", "in_force", "2026-02-01");
	const struct record *draft = plan(&d, 103, "4", "draft", "2026-12-01");

	cr_expect(plan_span(&d, first, &span));
	cr_expect_str_eq(iso(span.from), "2025-09-01");
	cr_expect_str_eq(iso(span.until), "2026-01-31");
	cr_expect(plan_span(&d, same_day, &span) == false);
	cr_expect(plan_span(&d, last, &span));
	cr_expect_str_eq(iso(span.until), "");
	cr_expect(plan_span(&d, draft, &span) == false);
	cr_expect(plan_shown(&d) == last);

	record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_LEFT, "2026-10-30");
	cr_expect(plan_span(&d, last, &span));
	cr_expect_str_eq(iso(span.until), "2026-10-30");
	dossier_free(&d);
}

Test(line, the_latest_is_by_date_then_moment_then_id_and_never_withdrawn)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "in_force", "2026-08-20");
	goal(&d, 200, "100", "200", "learning", "2027-06-30");
	evaluation(&d, 300, "2026-10-01", "");
	evaluation(&d, 301, "2026-11-01", "");
	result(&d, 400, "300", "200", "2026-11-20T10:00:00.000Z", "not_met");
	result(&d, 401, "301", "200", "2026-11-01T10:00:00.000Z", "met");
	result(&d, 402, "301", "200", "2026-11-01T10:00:00.000Z", "undeterminable");
	record_set_text(result(&d, 403, "301", "200", "2026-11-02T10:00:00.000Z", "not_met"),
			RESULT_WITHDRAWN, "2026-11-03T10:00:00.000Z");
	evaluation(&d, 302, "2026-11-10", "");
	result(&d, 404, "302", "200", "2026-11-10T10:00:00.000Z", "on_track");
	struct derived out = derived_on(&d, TODAY);

	cr_assert(out.line_count == 1);
	cr_expect(eq(int, out.lines[0].outcome, FINDING_UNDETERMINABLE));
	cr_expect_str_eq(iso(out.lines[0].outcome_date), "2026-11-01");
	cr_expect(eq(int, out.lines[0].finding, FINDING_ON_TRACK));
	cr_expect_str_eq(out.state.learning, "=");
	cr_expect(eq(int, year_of(&out, 200, 2026)->outcome, FINDING_UNDETERMINABLE));
	derived_free(&out);
	dossier_free(&d);
}

Test(line, keeps_its_name_over_versions_and_adjusting_leaves_last_year_alone)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "replaced", "2025-09-01");
	plan(&d, 101, "2", "in_force", "2026-09-01");
	goal(&d, 200, "100", "200", "learning", "2026-06-30");
	goal(&d, 201, "101", "200", "learning", "2028-06-30");
	struct derived out = derived_on(&d, TODAY);

	cr_assert(out.line_count == 1);
	cr_expect(out.lines[0].goal == 201);
	cr_expect_str_eq(iso(out.lines[0].from), "2025-09-01");
	cr_expect_str_eq(iso(out.lines[0].until), "");
	cr_assert(out.goal_year_count == 2);
	cr_expect(year_of(&out, 200, 2025)->due);
	cr_expect(year_of(&out, 200, 2026)->due == false);
	cr_expect_str_eq(iso(out.state.next_change), "2027-08-01");
	derived_free(&out);
	dossier_free(&d);
}

Test(goal_year, counts_an_evaluation_for_the_year_that_was_chosen)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "in_force", "2025-09-01");
	goal(&d, 200, "100", "200", "learning", "2026-06-30");
	evaluation(&d, 300, "2026-09-10", "2025-2026");
	result(&d, 400, "300", "200", "2026-09-10T10:00:00.000Z", "met");
	struct derived out = derived_on(&d, TODAY);

	cr_expect(eq(int, year_of(&out, 200, 2025)->outcome, FINDING_MET));
	cr_expect(eq(int, year_of(&out, 200, 2026)->outcome, -1));
	cr_expect(eq(int, outcome_of(&out, 2025, GOAL_LEARNING), OUTCOME_ALL_MET));
	cr_expect(eq(int, outcome_of(&out, 2026, GOAL_LEARNING), OUTCOME_NOT_JUDGED));
	cr_expect(eq(int, outcome_of(&out, 2025, GOAL_BEHAVIOUR), OUTCOME_NO_GOAL));
	derived_free(&out);
	dossier_free(&d);
}

Test(goal_year, a_goal_is_due_when_its_target_date_lies_in_the_year_or_before)
{
	static const struct {
		const char *target;
		bool due;
	} rows[] = { { "2027-07-31", true }, { "2027-08-01", false }, { "", false } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();

		plan(&d, 100, "1", "in_force", "2026-09-01");
		goal(&d, 200, "100", "200", "learning", rows[i].target);
		struct derived out = derived_on(&d, TODAY);

		cr_expect(year_of(&out, 200, 2026)->due == rows[i].due, "%s", rows[i].target);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(goal_year, a_goal_that_was_reached_is_not_waiting_ever_after)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "in_force", "2024-09-01");
	goal(&d, 200, "100", "200", "learning", "2027-06-30");
	record_set_text(d.rows[ENTITY_GOAL].items[0], GOAL_STATE, "completed");
	evaluation(&d, 300, "2025-05-10", "");
	result(&d, 400, "300", "200", "2025-05-10T10:00:00.000Z", "met");
	struct derived out = derived_on(&d, TODAY);

	cr_expect(out.goal_year_count == 1);
	cr_expect(year_of(&out, 200, 2024)->due);
	cr_expect_str_eq(iso(out.lines[0].until), "2025-05-10");
	cr_expect(eq(int, outcome_of(&out, 2026, GOAL_LEARNING), OUTCOME_NO_GOAL));
	derived_free(&out);
	dossier_free(&d);
}

Test(goal_year, dropped_takes_a_goal_out_of_the_tally)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "in_force", "2026-09-01");
	goal(&d, 200, "100", "200", "learning", "2026-10-30");
	goal(&d, 201, "100", "201", "learning", "2026-10-30");
	evaluation(&d, 300, "2026-11-01", "");
	result(&d, 400, "300", "200", "2026-11-01T10:00:00.000Z", "dropped");
	result(&d, 401, "300", "201", "2026-11-01T10:00:00.000Z", "not_met");
	struct derived out = derived_on(&d, TODAY);

	cr_expect(eq(int, year_of(&out, 200, 2026)->outcome, FINDING_DROPPED));
	cr_expect(eq(int, outcome_of(&out, 2026, GOAL_LEARNING), OUTCOME_NONE_MET));
	derived_free(&out);
	dossier_free(&d);
}

Test(goal_year, drafts_never_count)
{
	struct dossier d = joelle();

	plan(&d, 100, "1", "draft", "2026-09-01");
	goal(&d, 200, "100", "200", "learning", "2026-10-30");
	struct derived out = derived_on(&d, TODAY);

	cr_expect(out.line_count == 0);
	cr_expect(out.goal_year_count == 0);
	cr_expect(out.outcome_year_count == 0);
	cr_expect_str_eq(out.state.learning, ".");
	cr_expect(out.state.plan_state == PLAN_STATE_DRAFT);
	derived_free(&out);
	dossier_free(&d);
}

Test(goal_year, a_new_year_begins_on_1_august_and_a_plan_that_ended_has_none)
{
	static const struct {
		const char *today, *closed;
		size_t years;
	} rows[] = {
		{ "2026-07-31", "", 1 },	   { "2026-08-01", "", 2 },
		{ "2026-08-01", "2026-07-31", 1 }, { "2026-08-01", "2026-08-01", 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = joelle();
		struct record *p = plan(&d, 100, "1", rows[i].closed[0] ? "closed" : "in_force",
					"2025-09-01");

		record_set_text(p, PLAN_CLOSED_ON, rows[i].closed);
		goal(&d, 200, "100", "200", "learning", "2026-10-30");
		struct derived out = derived_on(&d, rows[i].today);

		cr_expect(out.goal_year_count == rows[i].years, "%s %s", rows[i].today,
			  rows[i].closed);
		cr_expect(out.outcome_year_count == 2 * rows[i].years);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(derive, the_same_dossier_gives_the_same_rows_in_the_same_room)
{
	struct dossier d = joelle();
	struct settings settings;
	struct derived out = {0};

	settings_init(&settings);
	plan(&d, 100, "1", "in_force", "2026-09-01");
	goal(&d, 200, "100", "200", "learning", "2026-10-30");
	derive_pupil(&d, &settings, day(TODAY), &out);
	const struct goal_year *rows = out.goal_years;
	size_t count = out.due_count;

	derive_pupil(&d, &settings, day(TODAY), &out);
	cr_expect(out.goal_years == rows);
	cr_expect(out.due_count == count);
	cr_expect(out.goal_year_count == 1);
	derived_free(&out);
	dossier_free(&d);
}
