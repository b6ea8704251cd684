/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting, against figures reckoned by hand. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/records/pupil.h"
#include "db/tally.h"
#include "tests/counted.h"

#define TODAY COUNTED_TODAY

static struct dashboard read_dashboard(struct school *s, struct tally_query query)
{
	struct dashboard d;
	struct zb_err err;

	cr_assert(eq(int, tally_dashboard(s->db, &query, &d, &err), ZB_OK), "%s", err.text);
	return d;
}

static void expect_counts(const int64_t *got, const int64_t *expected, size_t count,
			  const char *what)
{
	for (size_t i = 0; i < count; i++)
		cr_expect(eq(i64, got[i], expected[i]), "%s, %zu", what, i);
}

static void expect_four(const struct tally *t)
{
	cr_expect(eq(i64, t->pupils, 4));
	cr_expect(eq(i64, t->left, 1));
	expect_counts(t->goals[GOAL_LEARNING], (const int64_t[]){ 4, 2, 1, 2, 0 }, 5, "learning");
	expect_counts(t->goals[GOAL_BEHAVIOUR], (const int64_t[]){ 1, 0, 2, 0, 1 }, 5, "behaviour");
	expect_counts(t->outcomes[GOAL_LEARNING], (const int64_t[]){ 1, 1, 1, 0, 1, 0 }, 6,
		      "pupils learning");
	expect_counts(t->outcomes[GOAL_BEHAVIOUR], (const int64_t[]){ 1, 0, 0, 1, 0, 2 }, 6,
		      "pupils behaviour");
	cr_expect(eq(i64, tally_goals_judged(t, GOAL_LEARNING), 7));
	cr_expect(eq(i64, tally_pupils_judged(t, GOAL_LEARNING), 3));
	cr_expect(eq(i64, tally_pupils_with_goal(t, GOAL_LEARNING), 4));
}

Test(tally, both_bases_are_as_reckoned_in_the_last_12_months_and_in_the_year)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	struct dashboard d = read_dashboard(&s, counted_months(&s, NULL));

	expect_four(&d.now);
	cr_expect(eq(sz, d.trend_count, 0));
	d = read_dashboard(&s, counted_year(&s, 2026));
	expect_four(&d.now);
	cr_expect(d.now.period.running);
	cr_expect(eq(i64, d.last.pupils, 0));
	school_close(&s);
}

Test(tally, the_window_of_12_months_ends_today_and_holds_its_first_day)
{
	struct school s = school_open(TODAY);
	struct counted before = { .name = "A", .plan_starts = "2025-09-01",
				  .evaluated = "2025-11-22",
				  .goals = { { "learning", NULL, "met" } } };
	struct counted first = { .name = "B", .plan_starts = "2025-09-01",
				 .evaluated = "2025-11-23",
				 .goals = { { "learning", NULL, "met" } } };
	struct dashboard d;

	counted_add(&s, &before);
	counted_add(&s, &first);
	d = read_dashboard(&s, counted_months(&s, NULL));
	expect_counts(d.now.goals[GOAL_LEARNING], (const int64_t[]){ 1, 0, 0, 1, 0 }, 5, "goals");
	school_close(&s);
}

Test(tally, counts_who_had_a_plan_on_a_day_of_the_window)
{
	static const struct {
		const char *starts, *left;
		int64_t pupils;
	} rows[] = {
		{ "2025-09-01", NULL, 1 },	   { "2025-09-01", "2025-11-22", 0 },
		{ "2025-09-01", "2025-11-23", 1 }, { "2026-11-22", NULL, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct school s = school_open(TODAY);
		struct counted c = { .name = "A",
				     .plan_starts = rows[i].starts,
				     .left = rows[i].left,
				     .goals = { { "learning", NULL, NULL } } };
		struct dashboard d;

		counted_add(&s, &c);
		d = read_dashboard(&s, counted_months(&s, NULL));
		cr_expect(eq(i64, d.now.pupils, rows[i].pupils), "row %zu", i);
		cr_expect(eq(i64, d.now.goals[GOAL_LEARNING][GOAL_OUTCOME_NOT_JUDGED],
			     rows[i].pupils), "row %zu", i);
		school_close(&s);
	}
}

/* Of what was known then: progress is no outcome, and what was withdrawn never was. */
Test(tally, a_past_day_knows_the_last_outcome_that_stood)
{
	struct school s = school_open(TODAY);
	struct counted c = { .name = "A", .plan_starts = "2026-08-17", .evaluated = "2026-09-10",
			     .goals = { { "learning", NULL, "met" } } };
	static const struct {
		const char *date, *finding;
	} later[] = { { "date=2026-09-12", "on_track" }, { "date=2026-09-14", "behind" },
		      { "date=2026-09-16", "not_met" },	 { "date=2026-11-01", "not_met" } };
	struct dashboard d;

	counted_add(&s, &c);
	for (size_t i = 0; i < sizeof later / sizeof later[0]; i++)
		counted_result(&s, school_add(&s, "evaluation", school_ref("plan", c.plan),
					      "kind=interim", later[i].date, NULL),
			       c.goals[0].id, later[i].finding);
	free(school_sql(&s, "UPDATE result SET withdrawn = '2026-09-17T10:00:00.000Z' WHERE date = "
			    "'2026-09-16'"));
	school_reopen(&s, "2026-10-01");
	d = read_dashboard(&s, counted_months(&s, NULL));
	expect_counts(d.now.goals[GOAL_LEARNING], (const int64_t[]){ 1, 0, 0, 0, 0 }, 5, "goals");
	school_close(&s);
}

/* What followed on the first day of the window is in it; what counts for another year is not of
 * this one. */
Test(tally, counts_what_followed_in_its_period_alone)
{
	struct school s = school_open(TODAY);
	struct counted first = { .name = "A", .plan_starts = "2025-09-01",
				 .evaluated = "2025-11-23", .consequence_learning = "intensify",
				 .goals = { { "learning", NULL, "not_met" } } };
	struct counted other = { .name = "B", .plan_starts = "2025-09-01",
				 .evaluated = "2026-09-15", .counts_for = "2025-2026",
				 .consequence_learning = "continue",
				 .goals = { { "learning", NULL, "not_met" } } };
	struct dashboard d;

	counted_add(&s, &first);
	counted_add(&s, &other);
	counted_result(&s, school_add(&s, "evaluation", school_ref("plan", other.plan),
				      "kind=interim", "date=2026-10-10", NULL),
		       other.goals[0].id, "not_met");
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].pupils, 2));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].recorded, 2));
	d = read_dashboard(&s, counted_year(&s, 2026));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].pupils, 1));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].recorded, 0));
	school_close(&s);
}

Test(tally, a_past_day_knows_no_later_result)
{
	struct school s = school_open(TODAY);
	struct counted c = { .name = "A", .plan_starts = "2026-08-17", .evaluated = "2026-09-10",
			     .goals = { { "learning", NULL, "met" } } };
	struct dashboard d;
	int64_t later;

	counted_add(&s, &c);
	later = school_add(&s, "evaluation", school_ref("plan", c.plan), "kind=interim",
			   "date=2026-11-01", NULL);
	counted_result(&s, later, c.goals[0].id, "not_met");
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.now.goals[GOAL_LEARNING][GOAL_OUTCOME_NOT_MET], 1));
	school_reopen(&s, "2026-10-01");
	d = read_dashboard(&s, counted_months(&s, NULL));
	expect_counts(d.now.goals[GOAL_LEARNING], (const int64_t[]){ 1, 0, 0, 0, 0 }, 5, "goals");
	school_close(&s);
}

Test(tally, last_year_stands_beside_a_year_and_the_trend_leaves_out_the_running_one)
{
	struct school s = school_open(TODAY);
	struct counted old = { .name = "A", .plan_starts = "2024-09-01", .evaluated = "2025-06-01",
			       .goals = { { "learning", NULL, "met" },
			       { "learning", NULL, "not_met" },
					  { "behaviour", NULL, "met" } } };
	struct counted now = { .name = "B", .plan_starts = "2025-09-01", .evaluated = "2026-09-15",
			       .counts_for = "2025-2026",
			       .goals = { { "learning", NULL, "met" } } };
	struct dashboard d;

	counted_add(&s, &old);
	counted_add(&s, &now);
	d = read_dashboard(&s, counted_year(&s, 2025));
	cr_expect(not(d.now.period.running));
	cr_expect(not(d.of_today));
	cr_expect(eq(i64, d.now.goals[GOAL_LEARNING][GOAL_OUTCOME_MET], 1));
	cr_expect(eq(i64, d.last.goals[GOAL_LEARNING][GOAL_OUTCOME_NOT_MET], 1));
	cr_assert(eq(sz, d.trend_count, 2));
	cr_expect(eq(int, d.trend[0].year, 2024));
	cr_expect(eq(i64, d.trend[0].met[GOAL_LEARNING], 1));
	cr_expect(eq(i64, d.trend[0].judged[GOAL_LEARNING], 2));
	cr_expect(eq(i64, d.trend[0].judged[GOAL_BEHAVIOUR], 1));
	cr_expect(eq(i64, d.trend[1].met[GOAL_LEARNING], 1));
	d = read_dashboard(&s, counted_year(&s, 2024));
	cr_expect(eq(sz, d.trend_count, 1));
	school_close(&s);
}

Test(tally, who_stays_until_the_last_day_has_not_left_within_the_year)
{
	struct school s = school_open(TODAY);
	struct counted stays = { .name = "A", .plan_starts = "2025-09-01", .left = "2026-07-31",
				 .goals = { { "learning", NULL, NULL } } };
	struct counted leaves = { .name = "B", .plan_starts = "2025-09-01", .left = "2026-07-30",
				  .goals = { { "learning", NULL, NULL } } };
	struct dashboard d;

	counted_add(&s, &stays);
	counted_add(&s, &leaves);
	d = read_dashboard(&s, counted_year(&s, 2025));
	cr_expect(eq(i64, d.now.pupils, 2));
	cr_expect(eq(i64, d.now.left, 1));
	school_close(&s);
}

Test(tally, a_filter_narrows_every_number)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	struct dashboard d = read_dashboard(&s, counted_months(&s, "LEERACHT"));

	cr_expect_str_eq(d.filter, "LEERACHT");
	cr_expect(eq(i64, d.now.pupils, 2)); /* Anna and Cas */
	expect_counts(d.now.goals[GOAL_LEARNING], (const int64_t[]){ 1, 2, 1, 0, 0 }, 5, "goals");
	cr_expect(eq(i64, read_dashboard(&s, counted_months(&s, "niemand")).now.pupils, 0));
	school_close(&s);
}

Test(tally, parts_add_up_to_the_whole)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	struct dashboard d = read_dashboard(&s, counted_months(&s, NULL));
	const struct tally *category = d.by_category, *band = d.by_band;

	cr_expect(eq(i64, category[CATEGORY_BEHIND].pupils, 2));
	cr_expect(eq(i64, category[CATEGORY_BEHAVIOUR].goals[GOAL_LEARNING][GOAL_OUTCOME_MET], 2));
	cr_expect(eq(i64, category[CATEGORY_COUNT].pupils, 1)); /* Dia has none */
	cr_expect(eq(i64, tally_pupils_judgeable(&category[CATEGORY_BEHIND], GOAL_LEARNING), 2));
	cr_expect(eq(i64, tally_pupils_judgeable(&category[CATEGORY_BEHAVIOUR], GOAL_BEHAVIOUR),
		     0));
	cr_expect(eq(i64, band[BAND_PO_3_5].pupils, 1));
	cr_expect(eq(i64, band[BAND_PO_6_8].pupils, 2));
	cr_expect(eq(i64, band[BAND_OTHER].pupils, 1));
	school_close(&s);
}

Test(tally, counts_what_followed_for_pupils_who_did_not_get_there)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	struct dashboard d = read_dashboard(&s, counted_months(&s, NULL));
	const struct consequence_counts *c = &d.consequences[GOAL_LEARNING];

	cr_expect(eq(i64, c->pupils, 2)); /* Anna and Cas */
	cr_expect(eq(i64, c->recorded, 1));
	expect_counts(c->count, (const int64_t[]){ 0, 0, 1, 1, 0, 0, 0 }, CONSEQUENCE_COUNT,
		      "consequences");
	cr_expect(eq(i64, d.consequences[GOAL_BEHAVIOUR].pupils, 1)); /* Bo */
	d = read_dashboard(&s, counted_year(&s, 2026));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].recorded, 1));
	d = read_dashboard(&s, counted_year(&s, 2025));
	cr_expect(eq(i64, d.consequences[GOAL_LEARNING].pupils, 0));
	school_close(&s);
}

Test(tally, the_last_evaluation_says_what_followed)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	struct dashboard d;

	school_add(&s, "evaluation", school_ref("plan", pupils[COUNTED_ANNA].plan), "kind=interim",
		   "date=2026-11-01", "consequence_learning=continue", NULL);
	school_add(&s, "evaluation", school_ref("plan", pupils[COUNTED_ANNA].plan), "kind=interim",
		   "date=2026-11-10", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	expect_counts(d.consequences[GOAL_LEARNING].count,
		      (const int64_t[]){ 0, 1, 0, 0, 0, 0, 0 }, CONSEQUENCE_COUNT, "consequences");
	school_close(&s);
}

/* The evaluation ticks "doel afgerond" by itself for the goal that was met. */
Test(tally, a_goal_that_was_met_is_no_answer_to_one_that_was_not)
{
	struct school s = school_open(COUNTED_TODAY);
	struct counted one = { .name = "A", .plan_starts = "2026-08-17",
			       .evaluated = "2026-10-01", .consequence_learning = "completed",
			       .goals = { { "learning", NULL, "met" },
					  { "learning", NULL, "not_met" } } };
	struct counted both = { .name = "B", .plan_starts = "2026-08-17",
				.evaluated = "2026-10-01",
				.consequence_learning = "continue+completed",
				.goals = { { "learning", NULL, "met" },
					   { "learning", NULL, "not_met" } } };
	struct dashboard d;
	const struct consequence_counts *c = &d.consequences[GOAL_LEARNING];

	counted_add(&s, &one);
	counted_add(&s, &both);
	school_add(&s, "evaluation", school_ref("plan", both.plan), "kind=interim",
		   "date=2026-11-01", "consequence_learning=completed", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, c->pupils, 2));
	cr_expect(eq(i64, c->recorded, 1));
	expect_counts(c->count, (const int64_t[]){ 0, 1, 0, 0, 0, 0, 0 }, CONSEQUENCE_COUNT,
		      "consequences");
	school_close(&s);
}

Test(tally, tells_where_the_plans_of_today_stand)
{
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);
	int64_t none = school_add(&s, "pupil", "family_name=Eva", NULL);
	struct dashboard d;

	school_add(&s, "support_period", school_ref("pupil", none), "level=extra",
		   "starts=2026-10-01", NULL);
	school_add(&s, "support_period", school_ref("pupil", pupils[COUNTED_ANNA].pupil),
		   "level=extra", "starts=2026-08-17", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(d.of_today);
	cr_expect(eq(i64, d.dossiers.pupils, 2));
	cr_expect(eq(i64, d.dossiers.in_force, 1));
	cr_expect(eq(i64, d.dossiers.without, 1));
	cr_expect(eq(i64, d.dossiers.draft, 0));
	cr_expect(eq(i64, d.dossiers.complete, 0));
	school_close(&s);
}

/* Long ago enough for the term of the consent to show. */
static void add_talk_of(struct school *s, int64_t pupil, int64_t plan)
{
	int64_t talk = school_add(s, "meeting", "kind=parents", "date=2026-09-01", NULL);
	struct zb_err err;

	school_add(s, "meeting_pupil", school_ref("meeting", talk), school_ref("pupil", pupil),
		   NULL);
	school_set(s, &err, "plan", plan, school_ref("consultation", talk), NULL);
}

Test(tally, a_dossier_is_complete_while_its_plan_lacks_nothing)
{
	struct school s = school_open(TODAY);
	int64_t pupil = school_add(&s, "pupil", "family_name=Eva", NULL);
	int64_t plan, draft, consent;
	struct dashboard d;
	struct zb_err err;

	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-17", NULL);
	plan = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft",
			  "origin=taken_over", "starts=2026-09-01", "destination=havo",
			  "rationale=leert snel", "helping=rust", "hindering=lezen",
			  "guidance=RT", "parents_view=agree", NULL);
	consent = school_add(&s, "consent", school_ref("plan", plan), "party=parents",
			     "decision=given", NULL);
	school_add(&s, "goal", school_ref("plan", plan), "kind=learning", "description=lezen",
		   "indicator=AVI", "baseline=M4", "target=E5", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.dossiers.complete, 0), "a draft");
	school_set(&s, &err, "plan", plan, "status=in_force", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.dossiers.complete, 1));
	cr_expect(eq(i64, d.dossiers.consent_missing, 0));
	draft = school_add(&s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	add_talk_of(&s, pupil, draft);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.dossiers.consent_missing, 0),
		  "the next version is no dossier by itself");
	school_set(&s, &err, "consent", consent, "decision=refused", NULL);
	d = read_dashboard(&s, counted_months(&s, NULL));
	cr_expect(eq(i64, d.dossiers.consent_missing, 1));
	cr_expect(eq(i64, d.dossiers.complete, 0));
	cr_expect(eq(i64, d.dossiers.in_force, 1));
	school_close(&s);
}
