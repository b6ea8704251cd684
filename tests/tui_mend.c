/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enter on what is due, or missing, opens what mends it with the cursor in the right field. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/goal.h"
#include "core/records/log.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/completeness.h"
#include "tests/desk.h"
#include "tests/opened.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

#define ROWS 60
#define COLUMNS 140

static void setup(void)
{
	desk_open();
	draw_resize(screen, ROWS, COLUMNS);
}

TestSuite(mend, .init = setup, .fini = desk_close);

/* --- a school for each rule; what is made returns the row that Enter must lead to --- */

static void force(int64_t plan)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(&d.school, &err, "plan", plan, "status=in_force", NULL),
		     ZB_OK), "%s", err.text);
}

static int64_t add_of(const char *entity, const char *a, const char *b, const char *c,
		      const char *e)
{
	return school_add(&d.school, entity, school_ref("pupil", d.pupil), a, b, c, e, NULL);
}

static int64_t talk(const char *kind, const char *date, const char *next)
{
	int64_t meeting = school_add(&d.school, "meeting", kind, date, next, NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", meeting),
		   school_ref("pupil", d.pupil), NULL);
	return meeting;
}

static int64_t make_pupil_without_plan(void)
{
	d.pupil = d.other;
	add_of("support_period", "level=extra", "starts=2026-11-01", NULL, NULL);
	return 0;
}

/* The father refused or the mother has still to say it: a draft that was talked over. */
static int64_t make_draft_talked_over(void)
{
	int64_t meeting = talk("kind=parents", "date=2026-11-04", NULL);
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft",
				  school_ref("consultation", meeting), NULL);

	school_add(&d.school, "consent", school_ref("plan", plan), "party=guardian",
		   school_ref("guardian", d.mother), "decision=given", "date=2026-11-20", NULL);
	return 0;
}

static int64_t make_refusal(void)
{
	make_draft_talked_over();
	return school_add(&d.school, "consent",
			  school_ref("plan", school_number(&d.school, "SELECT max(id) FROM plan")),
			  "party=guardian", school_ref("guardian", d.father), "decision=refused",
			  "date=2026-11-20", NULL);
}

/* In force for more than a school year; the second of its goals should have been reached. */
static int64_t make_old_plan(void)
{
	int64_t plan, goal = 0;

	d.pupil = d.other;
	plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "starts=2025-09-01",
			  "status=draft", NULL);
	for (int i = 0; i < 2; i++)
		goal = school_add(&d.school, "goal", school_ref("plan", plan), "kind=learning",
				  i ? "description=tafels" : "description=lezen",
				  i ? "target_date=2026-11-01" : NULL, NULL);
	force(plan);
	return goal;
}

static int64_t make_late_goal(void)
{
	return make_old_plan();
}

static int64_t make_old_evaluation(void)
{
	return make_old_plan() ? school_number(&d.school, "SELECT min(id) FROM goal WHERE plan = "
							  "(SELECT max(id) FROM plan)") : 0;
}

static int64_t make_plan(void)
{
	return d.plan;
}

static int64_t make_closed_plan(void)
{
	struct zb_err err;

	cr_assert(eq(int,
		     school_set(&d.school, &err, "plan", d.plan, "status=closed",
				"closed=2026-11-01", "close_reason=terug naar basis", NULL),
		     ZB_OK),
		  "%s", err.text);
	return d.plan;
}

static int64_t make_tlv(void)
{
	add_of("request", "kind=tlv", "tlv_for=sbo", "decision=granted", "valid_to=2026-12-31");
	return 0;
}

static int64_t make_absence(void)
{
	return add_of("absence", "kind=long_relative", "starts=2026-10-01", NULL, NULL);
}

static int64_t make_absence_hours(void)
{
	return add_of("absence", "kind=sixteen_hours", "starts=2026-11-20", NULL, NULL);
}

static int64_t make_interim(void)
{
	school_add(&d.school, "setting", "key=interim_days", "value=60", NULL);
	return d.goals[0];
}

static int64_t make_planned(void)
{
	school_add(&d.school, "evaluation", school_ref("plan", d.plan), "kind=interim",
		   "date=2026-10-01", "next=2026-12-01", NULL);
	return d.goals[0];
}

static int64_t make_support(void)
{
	return add_of("support", "form=RT", "starts=2026-09-01", "ends=2026-12-15", NULL);
}

static int64_t make_request(void)
{
	return add_of("request", "kind=arrangement", "sent=2026-10-01", NULL, NULL);
}

static int64_t make_leaver(void)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(&d.school, &err, "pupil", d.pupil, "left=2026-12-18",
				     "left_to=sbo", NULL), ZB_OK));
	return 0;
}

static int64_t make_untouched(void)
{
	school_add(&d.school, "setting", "key=untouched_days", "value=30", NULL);
	return 0;
}

static int64_t make_agreement(void)
{
	return add_of("agreement", "what=afspraak bij de logopedist", "by=2026-11-27", NULL, NULL);
}

static int64_t make_talk(void)
{
	talk("kind=pupil", "date=2026-11-01", "next=2026-11-30");
	return 0;
}

static int64_t make_gone(void)
{
	struct zb_err err;

	d.pupil = d.other;
	cr_assert(eq(int, school_set(&d.school, &err, "pupil", d.pupil, "left=2023-07-31",
				     "left_to=po", NULL), ZB_OK));
	return d.pupil;
}

/* What the table of deadlines must come to: by hand, so that a wrong row of it shows. */
static const struct rule {
	int64_t (*make)(void);
	enum entity_id entity;
	int field;
	const char *kind; /* of what is new */
} rules[DEADLINE_COUNT] = {
	[DEADLINE_PLAN] = { make_pupil_without_plan, ENTITY_PLAN, PLAN_DESTINATION, NULL },
	[DEADLINE_CONSENT] = { make_draft_talked_over, ENTITY_CONSENT, CONSENT_DECISION, NULL },
	[DEADLINE_EVALUATION] = { make_old_evaluation, ENTITY_GOAL, OPENED_NO_FIELD, NULL },
	[DEADLINE_ROD_BEGIN] = { make_plan, ENTITY_PLAN, PLAN_ROD_BEGIN, NULL },
	[DEADLINE_ROD_END] = { make_closed_plan, ENTITY_PLAN, PLAN_ROD_END, NULL },
	[DEADLINE_TLV] = { make_tlv, ENTITY_REQUEST, REQUEST_PARENTS_VIEW_DATE, "extension" },
	[DEADLINE_ABSENCE] = { make_absence, ENTITY_ABSENCE, ABSENCE_REPORTED, NULL },
	[DEADLINE_ABSENCE_LONG] = { make_absence, ENTITY_ABSENCE, ABSENCE_ROUTE_BACK, NULL },
	[DEADLINE_ABSENCE_HOURS] = { make_absence_hours, ENTITY_ABSENCE, ABSENCE_REPORTED, NULL },
	[DEADLINE_INTERIM] = { make_interim, ENTITY_GOAL, OPENED_NO_FIELD, NULL },
	[DEADLINE_PLANNED] = { make_planned, ENTITY_GOAL, OPENED_NO_FIELD, NULL },
	[DEADLINE_GOAL] = { make_late_goal, ENTITY_GOAL, OPENED_NO_FIELD, NULL },
	[DEADLINE_SUPPORT] = { make_support, ENTITY_SUPPORT, SUPPORT_ENDS, NULL },
	[DEADLINE_REQUEST] = { make_request, ENTITY_REQUEST, REQUEST_DECISION, NULL },
	[DEADLINE_HANDOVER] = { make_leaver, ENTITY_MEETING, MEETING_KIND, "handover" },
	[DEADLINE_UNTOUCHED] = { make_untouched, ENTITY_LOG, LOG_TEXT, "note" },
	[DEADLINE_AGREEMENT_DUE] = { make_agreement, ENTITY_AGREEMENT, AGREEMENT_DONE, NULL },
	[DEADLINE_TALK] = { make_talk, ENTITY_MEETING, MEETING_KIND, "pupil" },
	[DEADLINE_RETENTION] = { make_gone, ENTITY_PUPIL, PUPIL_LEFT, NULL },
};

static void expect_mended(int id, int64_t row)
{
	const struct rule *rule = &rules[id];
	int field;
	const struct record *record;

	expect_opened(deadlines[id].code, rule->entity, row, rule->field);
	record = opened(&field);
	if (rule->kind)
		cr_expect_str_eq(record_text(record,
					     (unsigned)entity_field(record->entity, "kind")),
				 rule->kind);
}

static bool is_listed(int id)
{
	return deadlines[id].class != DEADLINE_ADMIN;
}

/* A school of its own for each rule. */
static int64_t begin(int id)
{
	desk_close();
	setup();
	return rules[id].make();
}

/* Enter on its row; of a new plan it is asked what it begins with: with nothing. */
static void press_mend(int id)
{
	cr_assert(go_to(deadlines[id].task), "%s", deadlines[id].code);
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	if (draw_has(screen, "Nieuw OPP: waar begint het mee?"))
		draw_keys(screen, (const int[]){ K_ENTER, 0 });
}

Test(mend, opens_what_mends_every_deadline_from_termijnen)
{
	for (int id = 0; id < DEADLINE_COUNT; id++) {
		int64_t row = begin(id);

		if (!is_listed(id))
			continue;
		app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){ 0 });
		press_mend(id);
		expect_mended(id, row);
	}
}

Test(mend, opens_the_same_from_what_is_to_be_done_in_the_dossier)
{
	for (int id = 0; id < DEADLINE_COUNT; id++) {
		int64_t row = begin(id);

		if (!is_listed(id))
			continue;
		app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
		press_mend(id);
		expect_mended(id, row);
	}
}

Test(mend, opens_the_departure_from_which_the_retention_counts)
{
	struct due due = { .deadline = DEADLINE_RETENTION, .entity = ENTITY_PUPIL };

	due.row = make_gone();
	place_mend_due(draw_app(screen), d.pupil, &due);
	expect_mended(DEADLINE_RETENTION, due.row);
}

static void open_deadline(int id)
{
	app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){ 0 });
	cr_assert(go_to(deadlines[id].task));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
}

Test(mend, asks_the_consent_of_the_guardian_it_waits_for)
{
	int field;

	make_draft_talked_over();
	open_deadline(DEADLINE_CONSENT);
	cr_expect(eq(i64, record_number(opened(&field), CONSENT_GUARDIAN_ID), d.father));
	cr_expect(draw_has(screen, "Instemming van Kees Smit"));
}

Test(mend, asks_the_next_step_after_a_refusal)
{
	int64_t refusal = make_refusal();

	open_deadline(DEADLINE_CONSENT);
	expect_opened("refusal", ENTITY_CONSENT, refusal, CONSENT_NEXT_STEP);
}

Test(mend, lists_what_a_draft_lacks_before_it_can_come_in_force)
{
	make_pupil_without_plan();
	add_of("plan", "status=draft", NULL, NULL, NULL);
	open_deadline(DEADLINE_PLAN);
	cr_expect(draw_has(screen, "Dit ontbreekt nog"));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	expect_opened("draft", ENTITY_PLAN, school_number(&d.school, "SELECT max(id) FROM plan"),
		      PLAN_DESTINATION);
}

Test(mend, goes_on_with_a_longer_tlv_that_was_begun)
{
	int64_t begun;

	make_tlv();
	begun = add_of("request", "kind=extension", "parents_view_date=2026-11-20", NULL, NULL);
	open_deadline(DEADLINE_TLV);
	expect_opened("begun", ENTITY_REQUEST, begun, REQUEST_TRIED);
}

Test(mend, asks_a_longer_tlv_for_the_same_school)
{
	int field;

	make_tlv();
	open_deadline(DEADLINE_TLV);
	cr_expect_str_eq(record_text(opened(&field), REQUEST_TLV_FOR), "sbo");
}

Test(mend, comes_back_to_termijnen_after_an_evaluation)
{
	make_late_goal();
	open_deadline(DEADLINE_GOAL);
	draw_keys(screen, (const int[]){ K_ESC, 0 });
	cr_expect(app_screen(draw_app(screen)) == &deadlines_screen);
}

/* --- the list of what a plan lacks --- */

/* A draft without anything, of who has no other, in a school for special education. */
static int64_t make_empty_draft(void)
{
	struct zb_err err;
	int64_t id = school_number(&d.school, "SELECT id FROM school");

	cr_assert(eq(int, school_set(&d.school, &err, "school", id, "type=so", NULL), ZB_OK), "%s",
		  err.text);
	d.pupil = d.other;
	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.pupil),
		   school_ref("guardian", d.mother), "authority=yes", NULL);
	return add_of("plan", "status=draft", NULL, NULL, NULL);
}

static int64_t make_nothing_asked(void)
{
	make_empty_draft();
	return 0;
}

static int64_t make_vague_goal(void)
{
	return school_add(&d.school, "goal", school_ref("plan", make_empty_draft()),
			  "kind=learning", "description=lezen", "indicator=toets", NULL);
}

/* What each item of the list must come to; one that nothing mends has no row here. */
static const struct lack {
	int64_t (*make)(void);
	enum entity_id entity;
	int field;
} lacks[COMPLETENESS_COUNT] = {
	[COMPLETE_DESTINATION] = { make_empty_draft, ENTITY_PLAN, PLAN_DESTINATION },
	[COMPLETE_RATIONALE] = { make_empty_draft, ENTITY_PLAN, PLAN_RATIONALE },
	[COMPLETE_GUIDANCE] = { make_empty_draft, ENTITY_PLAN, PLAN_GUIDANCE },
	[COMPLETE_GOALS] = { make_vague_goal, ENTITY_GOAL, GOAL_BASELINE },
	[COMPLETE_CONSULTATION] = { make_empty_draft, ENTITY_PLAN, PLAN_CONSULTATION },
	[COMPLETE_CONSENT] = { make_nothing_asked, ENTITY_CONSENT, CONSENT_DECISION },
	[COMPLETE_VIEW] = { make_empty_draft, ENTITY_PLAN, PLAN_PARENTS_VIEW },
	[COMPLETE_HEARING] = { make_empty_draft, ENTITY_PLAN, PLAN_HEARD },
	[COMPLETE_EVALUATION] = { make_old_evaluation, ENTITY_GOAL, OPENED_NO_FIELD },
	[COMPLETE_ROD] = { make_plan, ENTITY_PLAN, PLAN_ROD_BEGIN },
	[COMPLETE_CVB] = { make_empty_draft, ENTITY_PLAN, PLAN_CVB_ADVICE },
};

/* Enter on that item of the list of what is missing. */
static void choose_item(int item)
{
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	draw_type(screen, "c");
	draw_keys(screen, (const int[]){ K_HOME, 0 });
	while (item--)
		draw_keys(screen, (const int[]){ K_DOWN, 0 });
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
}

Test(mend, opens_what_mends_every_item_that_is_missing)
{
	for (int item = 0; item < COMPLETENESS_COUNT; item++) {
		int64_t row;

		if (!lacks[item].make)
			continue;
		desk_close();
		setup();
		row = lacks[item].make();
		choose_item(item);
		expect_opened(completeness_code((enum completeness_id)item), lacks[item].entity,
			      row, lacks[item].field);
	}
}

Test(mend, opens_the_evaluation_at_the_hearing_that_it_lacks)
{
	int64_t plan, evaluation;

	d.pupil = d.other;
	plan = add_of("plan", "status=draft", "origin=taken_over", "starts=2026-09-01",
		      "destination=havo");
	force(plan);
	evaluation = school_add(&d.school, "evaluation", school_ref("plan", plan), "kind=interim",
				"date=2026-11-20", NULL);
	choose_item(COMPLETE_HEARING);
	expect_opened("hearing", ENTITY_EVALUATION, evaluation, EVALUATION_HEARD);
}
