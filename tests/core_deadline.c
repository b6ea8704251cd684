/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* A pupil of groep 7 with extra support from 1 October 2026. */
static struct dossier gradje(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 20, "pupil", "1", "school_year", "2026-2027",
		    "year_group", "7", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts",
		    "2026-10-01", NULL);
	return d;
}

/* A plan in force that gives no reason for anything but its evaluation. */
static struct record *plan(struct dossier *d, const char *starts)
{
	return dossier_row(d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
			   "status", "in_force", "origin", "own", "starts", starts, "adopted",
			   starts, "rod_begin", starts, NULL);
}

static struct record *evaluation(struct dossier *d, int64_t id, const char *date,
				 const char *kind, const char *parents)
{
	return dossier_row(d, ENTITY_EVALUATION, id, "plan", "100", "date", date, "kind", kind,
			   "parents_present", parents, NULL);
}

static struct record *pupil_of(struct dossier *d)
{
	return d->rows[ENTITY_PUPIL].items[0];
}

/* Derives D on that day, which is then freed. */
static struct derived derive(struct dossier *d, const char *today)
{
	struct derived out = derived_on(d, today);

	dossier_free(d);
	return out;
}

static const char *date_of(const struct derived *out, enum deadline_id id)
{
	const struct due *due = due_find(out, id);

	return due ? iso(due->date) : "";
}

static const char *shows_of(const struct derived *out, enum deadline_id id)
{
	const struct due *due = due_find(out, id);

	return due ? iso(due->shows) : "";
}

Test(deadlines, table_and_codes_are_one_list)
{
	for (unsigned i = 0; i < DEADLINE_COUNT; i++) {
		cr_expect_str_eq(deadlines[i].code, deadline_codes[i].code);
		cr_expect_str_eq(deadlines[i].label, deadline_codes[i].label);
	}
	cr_expect(deadlines[DEADLINE_COUNT].code == NULL);
	cr_expect(deadline_codes[DEADLINE_COUNT].code == NULL);
	cr_expect_str_eq(deadline_class_sign(DEADLINE_LAW, true), "§");
	cr_expect_str_eq(deadline_class_sign(DEADLINE_LAW, false), "w");
}

Test(plan_in_force, is_due_42_days_after_the_start_of_extra_support)
{
	struct dossier d = gradje();
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_PLAN), "2026-11-12");
	cr_expect_str_eq(due_find(&out, DEADLINE_PLAN)->whose, "IB");
	cr_expect(not(due_find(&out, DEADLINE_PLAN)->named));
	cr_expect(eq(int, out.state.due, DEADLINE_PLAN));
	cr_expect_str_eq(iso(out.state.due_date), "2026-11-12");
	derived_free(&out);
}

Test(plan_in_force, counts_from_the_latest_of_enrolment_and_extra_support)
{
	static const struct {
		const char *enrolled, *placed, *due;
	} rows[] = {
		{ "2026-09-30", "", "2026-11-12" },
		{ "2026-10-02", "", "2026-11-13" },
		{ "2026-10-02", "2026-11-01", "2026-12-13" },
		{ "", "", "2026-11-12" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		record_set_text(pupil_of(&d), PUPIL_ENROLLED, rows[i].enrolled);
		record_set_text(pupil_of(&d), PUPIL_PLACED, rows[i].placed);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_PLAN), rows[i].due);
		derived_free(&out);
	}
}

Test(plan_in_force, is_not_due_before_extra_support_begins)
{
	static const struct {
		const char *today, *due, *next;
	} rows[] = {
		{ "2026-09-30", "", "2026-10-01" },
		{ "2026-10-01", "2026-11-12", "2027-08-01" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();
		struct derived out = derive(&d, rows[i].today);

		cr_expect_str_eq(date_of(&out, DEADLINE_PLAN), rows[i].due);
		cr_expect_str_eq(iso(out.state.next_change), rows[i].next);
		derived_free(&out);
	}
}

Test(plan_in_force, is_met_by_a_plan_in_force_and_not_by_a_draft)
{
	static const struct {
		const char *status, *due;
	} rows[] = { { "draft", "2026-11-12" }, { "in_force", "" } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		record_set_text(plan(&d, "2026-11-20"), PLAN_STATUS, rows[i].status);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_PLAN), rows[i].due);
		derived_free(&out);
	}
}

Test(plan_in_force, is_not_asked_where_another_school_holds_the_plan)
{
	struct dossier d = gradje();

	record_set_text(pupil_of(&d), PUPIL_ELSEWHERE_HOLDS_PLAN, "yes");
	struct derived out = derive(&d, TODAY);

	cr_expect(out.due_count == 0);
	cr_expect(eq(int, out.state.due, -1));
	derived_free(&out);
}

Test(plan_in_force, counts_anew_after_a_plan_that_was_closed)
{
	struct dossier d = gradje();
	struct record *p = plan(&d, "2026-10-05");

	record_set_text(p, PLAN_STATUS, "closed");
	record_set_text(p, PLAN_CLOSED_ON, "2026-11-10");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_PLAN), "2026-12-22");
	derived_free(&out);
}

/* A draft that was talked over on 4 November, with two parents. */
static struct dossier talked_over(void)
{
	struct dossier d = gradje();
	struct record *p = plan(&d, "2026-11-30");

	record_set_text(p, PLAN_STATUS, "draft");
	record_set_number(p, PLAN_CONSULTATION, 90);
	dossier_row(&d, ENTITY_MEETING, 90, "kind", "parents", "date", "2026-11-04", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 60, "given_name", "A.", "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 61, "given_name", "K.", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 70, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 71, "pupil", "1", "guardian", "61", "authority",
		    "yes", NULL);
	return d;
}

static struct record *consent(struct dossier *d, int64_t id, const char *guardian,
			      const char *decision)
{
	return dossier_row(d, ENTITY_CONSENT, id, "plan", "100", "party", "guardian", "guardian",
			   guardian, "decision", decision, "date", "2026-11-05", NULL);
}

Test(consent_deadline, is_due_14_days_after_the_talk_and_names_who_is_still_to_be_asked)
{
	struct dossier d = talked_over();

	consent(&d, 80, "60", "given");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_CONSENT), "2026-11-18");
	cr_expect_str_eq(shows_of(&out, DEADLINE_CONSENT), "2026-11-04");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail, "K. Smit");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->whose, "ouders");
	derived_free(&out);
}

Test(consent_deadline, ends_when_one_gave_it_and_the_other_knows)
{
	struct dossier d = talked_over();

	consent(&d, 80, "60", "given");
	consent(&d, 81, "61", "informed");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_CONSENT), "");
	derived_free(&out);
}

Test(consent_deadline, shows_the_next_step_after_a_refusal)
{
	struct dossier d = talked_over();

	record_set_text(consent(&d, 80, "60", "refused"), CONSENT_NEXT_STEP, "onderwijsconsulent");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail, "onderwijsconsulent");
	derived_free(&out);
}

Test(consent_deadline, waits_for_the_talk)
{
	struct dossier d = talked_over();

	record_clear(d.rows[ENTITY_PLAN].items[0], PLAN_CONSULTATION);
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_CONSENT), "");
	derived_free(&out);
}

Test(evaluation_deadline, is_31_july_of_the_first_year_without_one)
{
	struct dossier d = gradje();

	plan(&d, "2026-10-05");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_EVALUATION), "2027-07-31");
	cr_expect_str_eq(shows_of(&out, DEADLINE_EVALUATION), "2027-06-05");
	cr_expect(eq(int, out.state.due, -1), "it does not show yet");
	cr_expect_str_eq(iso(out.state.next_change), "2027-06-05");
	derived_free(&out);
}

Test(evaluation_deadline, is_first_on_the_list_from_the_day_it_shows)
{
	static const struct {
		const char *today;
		int due;
	} rows[] = { { "2027-06-04", -1 },
		     { "2027-06-05", DEADLINE_EVALUATION },
		     { "2027-08-01", DEADLINE_EVALUATION } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, "2026-10-05");
		struct derived out = derive(&d, rows[i].today);

		cr_expect(out.state.due == rows[i].due, "%s", rows[i].today);
		derived_free(&out);
	}
}

Test(evaluation_deadline, is_twelve_months_after_the_last_where_that_comes_first)
{
	static const struct {
		const char *last, *counts_for, *due;
	} rows[] = {
		{ "2025-11-25", "", "2026-11-25" },
		{ "2026-09-10", "2025-2026", "2027-07-31" },
		{ "2026-09-10", "2026-2027", "2027-09-10" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, "2025-09-12");
		record_set_text(evaluation(&d, 300, rows[i].last, "yearly", "yes"),
				EVALUATION_COUNTS_FOR, rows[i].counts_for);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_EVALUATION), rows[i].due);
		derived_free(&out);
	}
}

Test(evaluation_deadline, counts_what_was_done_with_the_parents)
{
	static const struct {
		const char *kind, *parents;
		bool counts;
	} rows[] = {
		{ "yearly", "yes", true },  { "yearly", "", true },	{ "yearly", "no", false },
		{ "interim", "yes", true }, { "interim", "", false },	{ "closing", "yes", true },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, "2025-09-12");
		evaluation(&d, 300, "2026-03-01", rows[i].kind, rows[i].parents);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_EVALUATION),
				 rows[i].counts ? "2027-03-01" : "2026-07-31");
		derived_free(&out);
	}
}

Test(evaluation_deadline, a_missed_year_ends_with_the_next_evaluation)
{
	struct dossier d = gradje();

	plan(&d, "2024-09-12");
	evaluation(&d, 300, "2026-11-01", "yearly", "yes");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_EVALUATION), "2027-11-01");
	derived_free(&out);
}

Test(taken_over, raises_nothing_on_the_first_day)
{
	struct dossier d = gradje();
	struct record *p = plan(&d, "2023-09-12");

	record_set_text(p, PLAN_ORIGIN, "taken_over");
	record_clear(p, PLAN_ROD_BEGIN);
	struct derived out = derive(&d, TODAY);

	for (size_t i = 0; i < out.due_count; i++)
		cr_expect(date_compare(out.due[i].date, day(TODAY)) > 0, "%s",
			  deadlines[out.due[i].deadline].code);
	cr_expect_str_eq(date_of(&out, DEADLINE_EVALUATION), "2027-07-31");
	cr_expect_str_eq(date_of(&out, DEADLINE_ROD_BEGIN), "");
	derived_free(&out);
}

Test(rod, begin_is_due_14_days_after_the_plan_was_adopted)
{
	struct dossier d = gradje();

	record_clear(plan(&d, "2026-11-01"), PLAN_ROD_BEGIN);
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_ROD_BEGIN), "2026-11-15");
	cr_expect_str_eq(date_of(&out, DEADLINE_ROD_END), "");
	derived_free(&out);
}

Test(rod, end_is_due_14_days_after_the_plan_was_closed)
{
	static const struct {
		const char *rod_end, *due;
	} rows[] = { { "", "2026-11-24" }, { "2026-11-12", "" } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();
		struct record *p = plan(&d, "2026-10-05");

		record_set_text(p, PLAN_STATUS, "closed");
		record_set_text(p, PLAN_CLOSED_ON, "2026-11-10");
		record_set_text(p, PLAN_ROD_END, rows[i].rod_end);
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_ROD_END), rows[i].due);
		derived_free(&out);
	}
}

Test(rod, begin_stands_once_for_all_versions)
{
	struct dossier d = gradje();
	struct record *p = plan(&d, "2026-10-05");

	record_set_text(p, PLAN_STATUS, "replaced");
	dossier_row(&d, ENTITY_PLAN, 101, "pupil", "1", "trajectory", "1", "version", "2", "status",
		    "in_force", "starts", "2026-11-01", "adopted", "2026-11-01", NULL);
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_ROD_BEGIN), "");
	derived_free(&out);
}

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
	derived_free(&out);
	dossier_free(&d);
}

Test(due, rows_stand_in_order_of_date)
{
	struct dossier d = talked_over();

	dossier_row(&d, ENTITY_AGREEMENT, 500, "pupil", "1", "what", "bellen", "by", "2026-11-10",
		    "who", "moeder", NULL);
	struct derived out = derive(&d, TODAY);

	cr_assert(out.due_count == 3);
	for (size_t i = 1; i < out.due_count; i++)
		cr_expect(date_compare(out.due[i - 1].date, out.due[i].date) <= 0);
	cr_expect(eq(int, out.state.due, DEADLINE_AGREEMENT_DUE));
	cr_expect_str_eq(due_find(&out, DEADLINE_AGREEMENT_DUE)->whose, "moeder");
	cr_expect(due_find(&out, DEADLINE_AGREEMENT_DUE)->named);
	derived_free(&out);
}

Test(due, has_a_date_or_is_not_there_at_the_ends_of_the_calendar)
{
	struct dossier d = gradje();
	struct derived out;

	plan(&d, "2026-09-01");
	dossier_row(&d, ENTITY_GOAL, 200, "plan", "100", "line", "200", "kind", "learning",
		    "description", "doel", "state", "open", "target_date", "2199-12-31", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by", "1900-01-02", NULL);
	record_set_text(pupil_of(&d), PUPIL_LEFT, "2199-12-31");
	out = derive(&d, TODAY);
	cr_expect(out.due_count > 0);
	for (size_t i = 0; i < out.due_count; i++)
		cr_expect(date_is_set(out.due[i].date) && date_is_set(out.due[i].shows), "%s",
			  deadlines[out.due[i].deadline].code);
	cr_expect(due_find(&out, DEADLINE_GOAL) == NULL);
	cr_expect_str_eq(iso(due_find(&out, DEADLINE_AGREEMENT_DUE)->shows), "1900-01-02");
	derived_free(&out);
}
