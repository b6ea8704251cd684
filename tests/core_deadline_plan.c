/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "tests/due.h"

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

Test(consent_deadline, names_all_who_are_still_to_be_asked)
{
	struct dossier d = talked_over();
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail, "A. Hof, K. Smit");
	derived_free(&out);
}

Test(consent_deadline, of_parents_without_a_name_who_refused_tells_the_next_step)
{
	struct dossier d = talked_over();

	dossier_row(&d, ENTITY_CONSENT, 80, "plan", "100", "party", "parents", "decision",
		    "refused", "next_step", "gesprek met de directeur", NULL);
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail, "gesprek met de directeur");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->note, "refused");
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

Test(consent_deadline, shows_who_refused_and_the_next_step)
{
	struct dossier d = talked_over();

	record_set_text(consent(&d, 80, "60", "refused"), CONSENT_NEXT_STEP, "onderwijsconsulent");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->note, "refused");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->whose, "IB");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail, "A. Hof, onderwijsconsulent");
	derived_free(&out);
}

Test(consent_deadline, is_in_dispute_as_long_as_there_is_no_next_step)
{
	struct dossier d = talked_over();
	struct buffer task = {0};

	consent(&d, 80, "60", "refused");
	struct derived out = derive(&d, TODAY);
	const struct due *due = due_find(&out, DEADLINE_CONSENT);

	cr_expect_str_eq(due->note, "dispute");
	cr_expect_str_eq(due->detail, "A. Hof");
	deadline_add_task(&task, due->deadline, due->note, due->detail);
	cr_expect_str_eq(task.bytes, "instemming: in overleg na weigering: A. Hof");
	buffer_clear(&task);
	derived_free(&out);
}

Test(consent_deadline, names_each_who_refused_with_the_step_of_each)
{
	struct dossier d = talked_over();

	record_set_text(consent(&d, 80, "60", "refused"), CONSENT_NEXT_STEP, "onderwijsconsulent");
	consent(&d, 81, "61", "refused");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->note, "refused");
	cr_expect_str_eq(due_find(&out, DEADLINE_CONSENT)->detail,
			 "A. Hof, onderwijsconsulent; K. Smit");
	derived_free(&out);
}

/* By form, without a talk; and of a plan that came along from before. Basic support goes on, so no
 * plan is due sooner or later for it. */
Test(consent_deadline, of_a_refusal_without_a_talk_counts_from_that_day)
{
	static const char *const origins[] = { "own", "other_school", "taken_over" };

	for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++) {
		struct dossier d = talked_over();

		record_set_text(d.rows[ENTITY_PLAN].items[0], PLAN_ORIGIN, origins[i]);
		record_clear(d.rows[ENTITY_PLAN].items[0], PLAN_CONSULTATION);
		consent(&d, 80, "60", "refused");
		struct derived out = derive(&d, TODAY);

		cr_expect_str_eq(date_of(&out, DEADLINE_CONSENT), "2026-11-19", "%s", origins[i]);
		derived_free(&out);
	}
}

Test(consent_deadline, of_a_refusal_falls_when_that_parent_gives_it_yet)
{
	struct dossier d = talked_over();

	consent(&d, 80, "60", "refused");
	consent(&d, 81, "61", "informed");
	consent(&d, 82, "60", "given");
	struct derived out = derive(&d, TODAY);

	cr_expect_str_eq(date_of(&out, DEADLINE_CONSENT), "");
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

/* Born on 22 November 2008: the evaluation of 20 November was with the parents, that of the 22nd
 * counts by whether the pupil was there. */
Test(evaluation_deadline, is_with_the_pupil_from_18)
{
	static const struct {
		const char *date, *parents, *heard, *due;
	} rows[] = {
		{ "2026-11-20", "yes", "no", "2027-11-20" },
		{ "2026-11-22", "yes", "no", "2027-07-31" },
		{ "2026-11-22", "no", "yes", "2027-11-22" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = { 0 };

		dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", "2008-11-22", NULL);
		dossier_row(&d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
			    "status", "in_force", "starts", "2026-09-01", "adopted", "2026-09-01",
			    NULL);
		dossier_row(&d, ENTITY_EVALUATION, 300, "plan", "100", "date", rows[i].date, "kind",
			    "yearly", "parents_present", rows[i].parents, "heard", rows[i].heard,
			    NULL);
		struct derived out = derived_on(&d, "2026-11-22");

		cr_expect_str_eq(iso(due_find(&out, DEADLINE_EVALUATION)->date), rows[i].due,
				 "row %zu", i);
		cr_expect_str_eq(due_find(&out, DEADLINE_EVALUATION)->note, "adult");
		derived_free(&out);
		out = derived_on(&d, "2026-11-21");
		cr_expect(due_find(&out, DEADLINE_EVALUATION)->note == NULL);
		derived_free(&out);
		dossier_free(&d);
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
