/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "tests/due.h"

static void goal(struct dossier *d, const char *target_date, const char *state)
{
	dossier_row(d, ENTITY_GOAL, 200, "plan", "100", "line", "200", "kind", "learning",
		    "description", "tafels", "target_date", target_date, "state", state, NULL);
}

static void result(struct dossier *d, const char *date, const char *finding)
{
	evaluation(d, 300, date, "interim", "");
	dossier_row(d, ENTITY_RESULT, 400, "evaluation", "300", "goal", "200", "line", "200",
		    "finding", finding, NULL);
}

Test(goal_deadline, is_14_days_after_the_target_date_without_an_outcome_since)
{
	static const struct {
		const char *what, *date, *finding, *due;
	} rows[] = {
		{ "never judged", "", "", "2026-11-15" },
		{ "judged on the day", "2026-11-01", "not_met", "" },
		{ "judged shortly before", "2026-10-18", "not_met", "" },
		{ "judged long before", "2026-10-17", "not_met", "2026-11-15" },
		{ "reached long before", "2026-10-06", "met", "" },
		{ "progress is no outcome", "2026-11-02", "behind", "2026-11-15" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, "2026-10-05");
		goal(&d, "2026-11-01", "open");
		if (*rows[i].date)
			result(&d, rows[i].date, rows[i].finding);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_GOAL), rows[i].due, "%s", rows[i].what);
		derived_free(&out);
	}
}

Test(goal_deadline, passes_over_a_goal_that_is_no_longer_open)
{
	struct dossier d = gradje();

	plan(&d, "2026-10-05");
	goal(&d, "2026-11-01", "handed_over");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_GOAL), "");
	derived_free(&out);
}

Test(handover, is_due_on_1_july_for_groep_8_and_for_who_leaves)
{
	static const struct {
		const char *year_group, *left, *due;
	} rows[] = {
		{ "7", "", "" },
		{ "8", "", "2027-07-01" },
		{ "7", "2027-07-16", "2027-07-01" },
		{ "7", "2027-02-12", "2027-02-12" },
		{ "7", "2027-08-20", "" },
		{ "7", "2026-06-30", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		record_set_text(d.rows[ENTITY_PLACEMENT].items[0],
				(unsigned)entity_field(entities[ENTITY_PLACEMENT], "year_group"),
				rows[i].year_group);
		record_set_text(pupil_of(&d), PUPIL_LEFT, rows[i].left);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_HANDOVER), rows[i].due, "%s %s",
				 rows[i].year_group, rows[i].left);
		derived_free(&out);
	}
}

Test(handover, is_done_by_a_talk_in_that_school_year)
{
	static const struct {
		const char *date;
		bool done;
	} rows[] = { { "2026-07-31", false }, { "2026-08-01", true } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		record_set_text(pupil_of(&d), PUPIL_LEFT, "2027-07-16");
		dossier_row(&d, ENTITY_MEETING, 90, "kind", "handover", "date", rows[i].date, NULL);
		struct derived out = derive(&d, TODAY);

		cr_expect(rows[i].done ? !due_find(&out, DEADLINE_HANDOVER) :
					 due_find(&out, DEADLINE_HANDOVER) != NULL);
		derived_free(&out);
	}
}

Test(agreement, is_due_on_its_day_shows_a_week_before_and_says_whose)
{
	struct dossier d = gradje();

	dossier_row(&d, ENTITY_STAFF, 30, "given_name", "Éva", "prefix", "de", "family_name",
		    "Bruin", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 500, "pupil", "1", "what", "logopedie bellen", "by",
		    "2026-11-27", "staff", "30", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 501, "pupil", "2", "what", "van een ander", "by",
		    "2026-11-27", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 502, "pupil", "1", "what", "al gedaan", "by",
		    "2026-11-27", "done", "2026-11-20", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 503, "pupil", "1", "what", "zonder dag", NULL);
	struct derived out = derive(&d, TODAY);
	const struct due *due = due_find(&out, DEADLINE_AGREEMENT_DUE);

	cr_assert(due != NULL);
	cr_expect(out.due_count == 2, "the other one is the plan");
	cr_expect_str_eq(iso(due->date), "2026-11-27");
	cr_expect_str_eq(iso(due->shows), "2026-11-20");
	cr_expect_str_eq(due->detail, "logopedie bellen");
	cr_expect_str_eq(due->whose, "É. de Bruin");
	cr_expect(due->row == 500);
	derived_free(&out);
}

Test(retention, counts_from_departure_and_never_stands_in_the_list)
{
	static const struct {
		const char *left_to, *due;
	} rows[] = { { "po", "2022-07-31" },  { "", "2022-07-31" },   { "so", "2023-07-31" },
		     { "sbo", "2023-07-31" }, { "vso", "2023-07-31" }, { "pro", "2022-07-31" } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		record_set_text(pupil_of(&d), PUPIL_LEFT, "2020-07-31");
		record_set_text(pupil_of(&d), PUPIL_LEFT_TO, rows[i].left_to);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_RETENTION), rows[i].due);
		cr_expect(eq(int, out.state.due, -1));
		derived_free(&out);
	}
}

/* Five years, also where the dossier itself may be kept for three; and only where there is any. */
Test(retention, of_absence_counts_on_its_own)
{
	struct dossier d = gradje();
	struct derived out;
	const struct due *last;

	record_set_text(pupil_of(&d), PUPIL_LEFT, "2020-07-31");
	record_set_text(pupil_of(&d), PUPIL_LEFT_TO, "so");
	out = derived_on(&d, TODAY);
	cr_expect(eq(sz, out.due_count, 1));
	derived_free(&out);
	dossier_row(&d, ENTITY_ABSENCE, 900, "pupil", "1", "kind", "authorised", "starts",
		    "2019-01-10", "ends", "2019-03-01", NULL);
	out = derived_on(&d, TODAY);
	cr_assert(eq(sz, out.due_count, 2));
	last = &out.due[1];
	cr_expect_str_eq(iso(out.due[0].date), "2023-07-31");
	cr_expect(out.due[0].note == NULL);
	cr_expect(eq(int, last->deadline, DEADLINE_RETENTION));
	cr_expect_str_eq(iso(last->date), "2025-07-31");
	cr_expect_str_eq(last->note, "absence");
	cr_expect(eq(int, out.state.due, -1));
	derived_free(&out);
	dossier_free(&d);
}

Test(planned_evaluation, is_what_the_latest_evaluation_of_the_trajectory_named)
{
	struct dossier d = gradje();
	struct derived out = {0};

	record_set_text(plan(&d, "2026-08-20"), PLAN_STATUS, "replaced");
	dossier_row(&d, ENTITY_PLAN, 101, "pupil", "1", "trajectory", "1", "version", "2",
		    "status", "in_force", "starts", "2026-11-01", NULL);
	record_set_text(evaluation(&d, 300, "2026-09-10", "interim", "yes"), EVALUATION_NEXT,
			"2026-10-20");
	record_set_text(evaluation(&d, 301, "2026-10-30", "interim", "yes"), EVALUATION_NEXT,
			"2026-12-01");
	out = derived_on(&d, TODAY);
	cr_expect_str_eq(date_of(&out, DEADLINE_PLANNED), "2026-12-01");
	cr_expect_str_eq(shows_of(&out, DEADLINE_PLANNED), "2026-10-20");
	derived_free(&out);

	evaluation(&d, 302, "2026-11-20", "interim", "yes");
	out = derive(&d, TODAY);
	cr_expect_str_eq(date_of(&out, DEADLINE_PLANNED), "");
	derived_free(&out);
}

Test(planned_talk, is_done_by_a_later_talk_from_two_weeks_before_on)
{
	static const struct {
		const char *later, *due;
	} rows[] = {
		{ "2026-10-12", "2026-12-01" },
		{ "2026-11-16", "2026-12-01" },
		{ "2026-11-17", "" },
		{ "2026-12-08", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		dossier_row(&d, ENTITY_MEETING, 700, "kind", "parents", "date", "2026-10-12",
			    "next", "2026-12-01", NULL);
		dossier_row(&d, ENTITY_MEETING, 701, "kind", "parents", "date", rows[i].later,
			    NULL);
		struct derived out = derive(&d, "2026-12-09");

		cr_expect_str_eq(date_of(&out, DEADLINE_TALK), rows[i].due, "%s", rows[i].later);
		derived_free(&out);
	}
}

Test(habits, are_switched_by_their_settings)
{
	struct dossier d = gradje();
	struct settings settings;
	struct derived out = {0};

	plan(&d, "2026-10-05");
	goal(&d, "2026-11-01", "open");
	dossier_row(&d, ENTITY_LOG, 600, "pupil", "1", "date", "2026-11-02", NULL);
	settings_init(&settings);
	derive_pupil(&d, &settings, day(TODAY), &out);
	cr_expect_str_eq(date_of(&out, DEADLINE_INTERIM), "");
	cr_expect_str_eq(date_of(&out, DEADLINE_UNTOUCHED), "");
	cr_expect_str_eq(date_of(&out, DEADLINE_GOAL), "2026-11-15");

	settings.value[SETTING_INTERIM_DAYS] = 182;
	settings.value[SETTING_UNTOUCHED_DAYS] = 30;
	settings.value[SETTING_GOAL_DAYS] = 0;
	derive_pupil(&d, &settings, day(TODAY), &out);
	cr_expect_str_eq(date_of(&out, DEADLINE_INTERIM), "2027-04-05");
	cr_expect_str_eq(date_of(&out, DEADLINE_UNTOUCHED), "2026-12-02");
	cr_expect_str_eq(date_of(&out, DEADLINE_GOAL), "");

	dossier_row(&d, ENTITY_MEASUREMENT, 601, "pupil", "1", "subject", "spelling", "date",
		    "2026-11-10", NULL);
	derive_pupil(&d, &settings, day(TODAY), &out);
	cr_expect_str_eq(date_of(&out, DEADLINE_UNTOUCHED), "2026-12-10");
	derived_free(&out);
	dossier_free(&d);
}
