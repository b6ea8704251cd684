/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/plan.h"
#include "core/records/postponement.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* Extra support from 1 October, so a plan is due on 12 November. */
static struct dossier gradje(void)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", NULL);
	dossier_row(&d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts",
		    "2026-10-01", NULL);
	return d;
}

static struct record *postpone(struct dossier *d, int64_t id, const char *deadline,
			       const char *entity, const char *row, const char *until)
{
	return dossier_row(d, ENTITY_POSTPONEMENT, id, "pupil", "1", "deadline", deadline, "entity",
			   entity, "record", row, "term", "2026-11-12", "until", until, "reason",
			   "wacht op onderzoek", NULL);
}

static void plan(struct dossier *d, int64_t id, const char *version, const char *status,
		 const char *starts)
{
	dossier_row(d, ENTITY_PLAN, id, "pupil", "1", "trajectory", "1", "version", version,
		    "status", status, "origin", "own", "starts", starts, "adopted", starts,
		    "rod_begin", starts, NULL);
}

static void goal(struct dossier *d, int64_t id, const char *plan_id)
{
	dossier_row(d, ENTITY_GOAL, id, "plan", plan_id, "line", "200", "kind", "learning",
		    "description", "tafels", "target_date", "2026-11-01", "state", "open", NULL);
}

/* "2026-12-01 was 2026-11-12: wacht op onderzoek" of the due row of that kind in D, which is then
 * freed. */
static char *due_of(struct dossier *d, enum deadline_id id)
{
	struct derived out = derived_on(d, TODAY);
	const struct due *due = due_find(&out, id);
	char *text =
		due ? mem_format("%s was %s: %s", iso(due->date), iso(due->term), due->reason) :
		      mem_text("none");

	derived_free(&out);
	dossier_free(d);
	return text;
}

static void expect_due(struct dossier *d, enum deadline_id id, const char *want)
{
	char *text = due_of(d, id);

	cr_expect_str_eq(text, want);
	free(text);
}

Test(postponement, moves_the_day_and_keeps_the_term_and_the_reason)
{
	struct dossier d = gradje();

	postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-01");
	expect_due(&d, DEADLINE_PLAN, "2026-12-01 was 2026-11-12: wacht op onderzoek");
}

Test(postponement, orders_what_is_due_and_leaves_the_term_with_what_comes_first)
{
	struct dossier d = gradje();

	postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-01");
	dossier_row(&d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by", "2026-11-25",
		    NULL);
	struct derived out = derived_on(&d, TODAY);

	cr_expect(eq(int, out.state.due, DEADLINE_AGREEMENT_DUE));
	cr_expect_str_eq(iso(out.state.due_term), "");
	cr_expect(eq(int, out.due[1].deadline, DEADLINE_PLAN));
	derived_free(&out);
	out = derived_on(&d, "2026-11-17");
	cr_expect(eq(int, out.state.due, DEADLINE_PLAN));
	cr_expect_str_eq(iso(out.state.due_date), "2026-12-01");
	cr_expect_str_eq(iso(out.state.due_term), "2026-11-12");
	derived_free(&out);
	dossier_free(&d);
}

Test(postponement, says_nothing_on_or_before_the_term_nor_about_another_matter)
{
	static const struct {
		const char *deadline, *until, *due;
	} rows[] = {
		{ "plan_in_force", "2026-11-11", "2026-11-12 was : " },
		{ "plan_in_force", "2026-11-12", "2026-11-12 was : " },
		{ "plan_in_force", "2026-11-13", "2026-11-13 was 2026-11-12: wacht op onderzoek" },
		{ "consent", "2026-12-01", "2026-11-12 was : " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		postpone(&d, 90, rows[i].deadline, "pupil", "1", rows[i].until);
		expect_due(&d, DEADLINE_PLAN, rows[i].due);
	}
}

Test(postponement, with_the_latest_day_counts)
{
	struct dossier d = gradje();

	postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-15");
	postpone(&d, 91, "plan_in_force", "pupil", "1", "2026-12-01");
	expect_due(&d, DEADLINE_PLAN, "2026-12-15 was 2026-11-12: wacht op onderzoek");
}

Test(postponement, of_a_plan_that_must_come_stays_when_its_draft_is_made)
{
	struct dossier d = gradje();

	postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-01");
	plan(&d, 100, "1", "draft", "2026-11-20");
	expect_due(&d, DEADLINE_PLAN, "2026-12-01 was 2026-11-12: wacht op onderzoek");
}

Test(postponement, of_an_evaluation_or_a_goal_goes_along_to_the_next_version)
{
	static const struct {
		const char *deadline, *entity, *row;
		enum deadline_id id;
		const char *due;
	} rows[] = {
		{ "evaluation", "plan", "100", DEADLINE_EVALUATION,
		  "2027-10-01 was 2026-07-31: wacht op onderzoek" },
		{ "goal_outcome", "goal", "200", DEADLINE_GOAL,
		  "2027-10-01 was 2026-11-15: wacht op onderzoek" },
		{ "goal_outcome", "goal", "999", DEADLINE_GOAL, "2026-11-15 was : " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, 100, "1", "replaced", "2025-10-01");
		plan(&d, 101, "2", "in_force", "2026-10-01");
		goal(&d, 200, "100");
		goal(&d, 210, "101");
		postpone(&d, 90, rows[i].deadline, rows[i].entity, rows[i].row, "2027-10-01");
		expect_due(&d, rows[i].id, rows[i].due);
	}
}

Test(postponement, of_consent_is_about_that_version_alone)
{
	static const struct {
		const char *plan, *due;
	} rows[] = {
		{ "100", "2026-11-18 was : " },
		{ "101", "2026-12-01 was 2026-11-18: wacht op onderzoek" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();

		plan(&d, 100, "1", "in_force", "2025-10-01");
		plan(&d, 101, "2", "draft", "2026-11-30");
		record_set_number(d.rows[ENTITY_PLAN].items[1], PLAN_CONSULTATION, 70);
		dossier_row(&d, ENTITY_MEETING, 70, "kind", "parents", "date", "2026-11-04", NULL);
		dossier_row(&d, ENTITY_GUARDIAN, 60, "family_name", "Hof", NULL);
		dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 61, "pupil", "1", "guardian", "60",
			    "authority", "yes", NULL);
		postpone(&d, 90, "consent", "plan", rows[i].plan, "2026-12-01");
		expect_due(&d, DEADLINE_CONSENT, rows[i].due);
	}
}

Test(postponement, leaves_retention_alone)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "left", "2024-07-01", NULL);
	postpone(&d, 90, "retention", "pupil", "1", "2027-12-01");
	expect_due(&d, DEADLINE_RETENTION, "2026-07-01 was : ");
}

Test(late, is_what_the_law_asks_past_its_term_and_the_rest_past_its_day)
{
	static const struct {
		enum deadline_id id;
		const char *date, *term;
		bool late;
	} rows[] = {
		{ DEADLINE_PLAN, "2026-11-21", "", true },
		{ DEADLINE_PLAN, "2026-11-22", "", false },
		{ DEADLINE_PLAN, "2026-12-01", "2026-11-21", true },
		{ DEADLINE_PLAN, "2026-12-01", "2026-11-22", false },
		{ DEADLINE_GOAL, "2026-12-01", "2026-11-01", false },
		{ DEADLINE_GOAL, "2026-11-21", "2026-11-01", true },
		{ DEADLINE_AGREEMENT_DUE, "2026-11-22", "2026-11-01", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct date term = *rows[i].term ? day(rows[i].term) : (struct date){ 0 };

		cr_expect(deadline_is_late((int)rows[i].id, day(rows[i].date), term, day(TODAY)) ==
				  rows[i].late,
			  "row %zu", i);
	}
}

Test(postponement, is_refused_before_its_term_and_without_a_reason)
{
	static const struct {
		unsigned field;
		const char *value, *says;
	} rows[] = {
		{ POSTPONEMENT_UNTIL, "2026-11-12",
		  "Uitgesteld tot is al voorbij; kies een dag die nog komt" },
		{ POSTPONEMENT_DEADLINE, "holiday", "holiday is geen termijn" },
		{ POSTPONEMENT_ENTITY, "chair", "chair is geen soort" },
		{ POSTPONEMENT_REASON, "", "Reden mag niet leeg zijn" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = gradje();
		struct record *row = postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-01");
		struct zb_err err = { 0 };
		unsigned field = 99;

		record_set_text(row, rows[i].field, rows[i].value);
		cr_expect(eq(int, record_validate(row, day(TODAY), &field, &err), ZB_INVALID));
		cr_expect(eq(uint, field, rows[i].field));
		cr_expect_str_eq(err.text, rows[i].says);
		dossier_free(&d);
	}
}

/* A term that is still to come is not put off to a day before it; a day that passed since is no
 * reason to refuse another reason. */
Test(postponement, is_asked_its_day_when_that_is_chosen)
{
	struct dossier d = gradje();
	struct record *row = postpone(&d, 90, "plan_in_force", "pupil", "1", "2026-12-01");
	struct record *other = record_copy(row);
	struct zb_err err = { 0 };

	record_set_text(row, POSTPONEMENT_TERM, "2026-12-01");
	cr_expect(eq(int, record_validate(row, day(TODAY), NULL, &err), ZB_INVALID));
	cr_expect_str_eq(err.text, "kies een dag na de termijn van 01-12-2026");
	record_set_text(other, POSTPONEMENT_REASON, "anders");
	record_set_text(row, POSTPONEMENT_TERM, record_text(other, POSTPONEMENT_TERM));
	cr_expect(eq(int, record_validate_change(row, other, (struct date){ 0 }, day("2027-01-01"),
						 NULL, &err), ZB_OK), "%s", err.text);
	record_free(other);
	dossier_free(&d);
}
