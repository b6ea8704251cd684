/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row may not be beside the rows that are there: two classes at once, a goal that goes on
 * from another pupil's, a second plan in force. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "tests/school.h"

#define TODAY "2026-11-22"

static struct school s;
static int64_t pupil, other;

static void setup(void)
{
	s = school_open(TODAY);
	pupil = school_add(&s, "pupil", "family_name=Berg", NULL);
	other = school_add(&s, "pupil", "family_name=Hof", NULL);
}

static void teardown(void)
{
	school_close(&s);
}

TestSuite(fill_check, .init = setup, .fini = teardown);

static void expect_code(enum zb_code code, const struct zb_err *err, const char *says)
{
	if (!says) {
		cr_expect(eq(int, code, ZB_OK), "%s", err->text);
		return;
	}
	cr_expect(eq(int, code, ZB_INVALID), "%s", says);
	cr_expect(code && strstr(err->text, says), "%s", err->text);
}

static void place(int64_t group, const char *starts, const char *ends, const char *says)
{
	struct zb_err err = { 0 };

	expect_code(school_try(&s, &err, "placement", school_ref("pupil", pupil),
			       school_ref("group", group), "school_year=2026-2027", "year_group=6",
			       starts, ends, NULL), &err, says);
}

static int64_t add_group(const char *name, const char *kind)
{
	return school_add(&s, "group", "school_year=2026-2027", name, kind, NULL);
}

Test(fill_check, keeps_a_pupil_in_one_class_at_a_time)
{
	static const char says[] = "staat in deze periode al in een andere groep";
	int64_t class = add_group("name=6A", "kind=class"), next = add_group("name=6B", NULL);
	int64_t beside = add_group("name=plus", "kind=combined");
	struct zb_err err = { 0 };
	int64_t first;

	first = school_add(&s, "placement", school_ref("pupil", pupil), school_ref("group", class),
			   "school_year=2026-2027", "year_group=6", "starts=2026-09-01",
			   "ends=2026-10-31", NULL);
	place(next, "starts=2026-10-31", NULL, says);
	place(next, "starts=2026-08-01", "ends=2026-09-01", says);
	place(next, "starts=2026-08-01", NULL, says);
	place(beside, "starts=2026-09-01", NULL, NULL);
	place(next, "starts=2026-08-01", "ends=2026-08-31", NULL);
	place(next, "starts=2026-11-01", NULL, NULL);
	place(class, "starts=2027-01-01", NULL, says);
	expect_code(school_set(&s, &err, "placement", first, "ends=2026-10-30", NULL), &err, NULL);
	expect_code(school_set(&s, &err, "placement", first, "ends=2026-11-01", NULL), &err, says);
}

static void support_from(const char *starts, const char *ends, const char *says)
{
	struct zb_err err = { 0 };

	expect_code(school_try(&s, &err, "support_period", school_ref("pupil", pupil),
			       "level=extra", starts, ends, NULL), &err, says);
}

Test(fill_check, keeps_support_periods_apart)
{
	static const char says[] = "al een andere ondersteuningsperiode";

	support_from("starts=2026-09-01", "ends=2026-10-31", NULL);
	support_from("starts=2026-10-31", NULL, says);
	support_from("starts=2026-08-01", "ends=2026-09-01", says);
	support_from("starts=2026-08-01", NULL, says);
	support_from("starts=2026-08-01", "ends=2026-08-31", NULL);
	support_from("starts=2026-11-01", NULL, NULL);
}

static int64_t add_plan(int64_t of)
{
	return school_add(&s, "plan", school_ref("pupil", of), "status=draft", "starts=2026-09-01",
			  NULL);
}

static int64_t add_goal(int64_t plan)
{
	return school_add(&s, "goal", school_ref("plan", plan), "kind=learning",
			  "description=lezen", NULL);
}

Test(fill_check, keeps_a_goal_and_its_line_of_one_pupil)
{
	int64_t plan = add_plan(pupil), theirs = add_goal(add_plan(other));
	struct zb_err err = { 0 };

	expect_code(school_try(&s, &err, "goal", school_ref("plan", plan),
			       school_ref("line", theirs), "kind=learning", "description=lezen",
			       NULL), &err, "gaat verder op een doel van een andere leerling");
}

static void put_in_force(int64_t plan, const char *says)
{
	struct zb_err err = { 0 };

	expect_code(school_set(&s, &err, "plan", plan, "status=in_force", NULL), &err, says);
}

Test(fill_check, keeps_a_result_to_the_goals_of_the_plan_that_is_evaluated)
{
	int64_t plan = add_plan(pupil), goal = add_goal(plan), theirs = add_plan(other);
	int64_t second = add_goal(plan), foreign = add_goal(theirs), evaluation;
	struct zb_err err = { 0 };

	put_in_force(plan, NULL);
	put_in_force(theirs, NULL);
	evaluation = school_add(&s, "evaluation", school_ref("plan", plan), "kind=interim",
				"date=2026-10-01", NULL);
	const char *const said[] = { school_ref("goal", foreign), school_ref("line", second),
				     school_ref("pupil", other), "date=2026-10-02" };

	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		expect_code(school_try(&s, &err, "result", school_ref("evaluation", evaluation),
				       i ? school_ref("goal", goal) : said[0], "finding=met",
				       i ? said[i] : NULL, NULL), &err,
			    "hoort niet bij het OPP van deze evaluatie");
	expect_code(school_try(&s, &err, "result", school_ref("evaluation", evaluation),
			       school_ref("goal", goal), "finding=met", NULL), &err, NULL);
}

Test(fill_check, keeps_a_draft_from_being_evaluated)
{
	struct zb_err err = { 0 };

	expect_code(school_try(&s, &err, "evaluation", school_ref("plan", add_plan(pupil)),
			       "kind=interim", "date=2026-10-01", NULL), &err,
		    "een concept wordt niet ge");
}

Test(fill_check, keeps_one_plan_in_force)
{
	int64_t first = add_plan(pupil);
	struct zb_err err = { 0 };

	put_in_force(first, NULL);
	put_in_force(add_plan(other), NULL);
	put_in_force(add_plan(pupil), "er is al een OPP in werking");
	expect_code(school_try(&s, &err, "plan", school_ref("pupil", pupil), "status=draft", NULL),
		    &err, "er is al een concept");
}
