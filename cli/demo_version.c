/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A version of a made-up plan: its text, its consents, and the steps to in force and closed. */
#include <stdlib.h>
#include <string.h>

#include "cli/demo_course.h"
#include "core/entities.h"
#include "core/records/consent.h"
#include "core/records/pupil.h"

#define DESTINATION_FROM 6

/* COUNT different lines of a list, one below the other. */
static void say_lines(struct course *c, struct record *row, unsigned field,
		      const struct demo_list *list, int count)
{
	struct buffer lines = {0};
	size_t first = dice_below(c->dice, (unsigned)list->count);

	for (size_t i = 0; i < list->count && (int)i < count; i++) {
		char *line = demo_expand(list->texts[(first + i) % list->count], &c->words);

		if (lines.length)
			buffer_add(&lines, "\n");
		buffer_add(&lines, line);
		free(line);
	}
	record_set_text(row, field, lines.bytes);
	buffer_clear(&lines);
}

static void say_one(struct course *c, struct record *row, unsigned field,
		    const struct demo_list *list)
{
	demo_say(row, field, demo_draw(c->dice, list), &c->words);
}

/* Where this pupil is heading, by category; from year group 6 on. */
static void set_destination(struct course *c, struct record *row, int year_group)
{
	static const enum plan_destination likely[CATEGORY_COUNT][4] = {
		[CATEGORY_ILLNESS] = { DESTINATION_VMBO_KB, DESTINATION_VMBO_GT, DESTINATION_HAVO,
				       DESTINATION_VWO },
		[CATEGORY_AHEAD] = { DESTINATION_VWO, DESTINATION_VWO, DESTINATION_VWO,
				     DESTINATION_HAVO },
		[CATEGORY_BEHIND] = { DESTINATION_VMBO_BB, DESTINATION_VMBO_KB, DESTINATION_PRO,
				      DESTINATION_VMBO_BB },
		[CATEGORY_BEHIND_AND_BEHAVIOUR] = { DESTINATION_VMBO_BB, DESTINATION_VMBO_KB,
						    DESTINATION_PRO, DESTINATION_VSO_EDUCATION },
		[CATEGORY_BEHAVIOUR] = { DESTINATION_VMBO_KB, DESTINATION_VMBO_GT,
					 DESTINATION_HAVO, DESTINATION_VSO_EDUCATION },
		[CATEGORY_OTHER] = { DESTINATION_VMBO_KB, DESTINATION_VMBO_GT, DESTINATION_HAVO,
				     DESTINATION_VMBO_BB },
	};
	int category = c->pupil->category < 0 ? CATEGORY_OTHER : c->pupil->category;

	if (year_group < DESTINATION_FROM) {
		record_set_choice(row, PLAN_DESTINATION, DESTINATION_UNDETERMINED);
		say_one(c, row, PLAN_DESTINATION_NOTE, &demo_too_young);
		return;
	}
	/* By place, not by dice: the destination stays the same from version to version. */
	record_set_choice(row, PLAN_DESTINATION, (int)likely[category][c->pupil->place % 4]);
}

static void set_content(struct course *c, struct record *row)
{
	const struct demo_profile *profile =
		&demo_profiles[c->pupil->category < 0 ? CATEGORY_OTHER : c->pupil->category];

	say_one(c, row, PLAN_RATIONALE, &profile->rationale);
	say_lines(c, row, PLAN_HELPING, &profile->helping, dice_between(c->dice, 2, 3));
	say_lines(c, row, PLAN_HINDERING, &profile->hindering, dice_between(c->dice, 1, 3));
	say_one(c, row, PLAN_NEED, &profile->need);
	say_one(c, row, PLAN_GUIDANCE, &profile->guidance);
	if (dice_percent(c->dice, 35))
		say_one(c, row, PLAN_DEVIATIONS, &demo_deviations);
	if (dice_percent(c->dice, 40))
		say_one(c, row, PLAN_THIRD_PARTIES, &demo_third_parties);
	say_one(c, row, PLAN_WORKS, &profile->works);
	say_one(c, row, PLAN_AVOID, &profile->avoid);
	record_set_text(row, PLAN_AMBITION, dice_percent(c->dice, 80) ? "realistic" : "ambitious");
}

static void set_voices(struct course *c, struct record *row, struct date talk)
{
	int at = dice_between(c->dice, 0, 99);

	record_set_text(row, PLAN_PARENTS_VIEW,
			at < 82 ? "agree" : at < 88 ? "disagree" : "not_given");
	if (at < 45 || (at >= 82 && at < 88))
		say_one(c, row, PLAN_PARENTS_VIEW_NOTE, &demo_view_notes);
	if (dice_percent(c->dice, 10)) {
		record_set_text(row, PLAN_HEARD, "no");
		say_one(c, row, PLAN_NOT_HEARD_REASON, &demo_not_heard);
		return;
	}
	record_set_text(row, PLAN_HEARD, "yes");
	record_set_date(row, PLAN_HEARD_DATE,
			demo_workday(date_add_days(talk, -dice_between(c->dice, 1, 6))));
	say_one(c, row, PLAN_HEARD_HOW, &demo_heard_hows);
	say_one(c, row, PLAN_HEARD_TEXT, &demo_heard_texts);
}

static void put_consent(struct course *c, int64_t plan, enum consent_party party, int64_t guardian,
			enum consent_decision decision, struct date day, int64_t meeting)
{
	struct record *row = record_new(&consent_entity);

	record_set_number(row, CONSENT_PLAN, plan);
	record_set_choice(row, CONSENT_PARTY, (int)party);
	if (guardian)
		record_set_number(row, CONSENT_GUARDIAN_ID, guardian);
	record_set_choice(row, CONSENT_DECISION, (int)decision);
	if (decision != CONSENT_OPEN) {
		record_set_date(row, CONSENT_DATE, day);
		record_set_text(row, CONSENT_FORM,
				dice_percent(c->dice, 55) ? "paper" : "digital");
	}
	if (meeting)
		record_set_number(row, CONSENT_MEETING, meeting);
	if (decision == CONSENT_GIVEN && dice_percent(c->dice, 25))
		say_one(c, row, CONSENT_NOTE, &demo_consent_notes);
	if (decision == CONSENT_REFUSED) {
		record_set_text(row, CONSENT_NOTE, "vindt begeleiding buiten de klas te veel");
		record_set_text(row, CONSENT_NEXT_STEP, "onderwijsconsulent denkt mee");
	}
	demo_put(c->demo, row);
}

static enum consent_decision decision_of(struct course *c, const struct version *v, int nth)
{
	if (v->asked == ASKED_OPEN)
		return nth && dice_percent(c->dice, 30) ? CONSENT_GIVEN : CONSENT_OPEN;
	if (v->asked == ASKED_REFUSED)
		return nth ? CONSENT_GIVEN : CONSENT_REFUSED;
	return nth && dice_percent(c->dice, 20) ? CONSENT_INFORMED : CONSENT_GIVEN;
}

static void put_consents(struct course *c, int64_t plan, const struct version *v, int64_t meeting)
{
	int nth = 0;

	if (!date_is_set(v->talk)) {
		put_consent(c, plan, CONSENT_PARENTS, 0, CONSENT_GIVEN, v->starts, 0);
		return;
	}
	for (int i = 0; i < c->pupil->family->member_count; i++) {
		const struct family_member *member = &c->pupil->family->members[i];
		struct date day = demo_workday(date_add_days(v->talk, dice_between(c->dice, 0, 6)));

		if (!member->authority)
			continue;
		if (date_compare(day, v->talk) < 0 || !demo_is_past(c->demo, day))
			day = v->talk;
		put_consent(c, plan, CONSENT_GUARDIAN, member->id, decision_of(c, v, nth++), day,
			    meeting);
	}
}

static int64_t put_overleg(struct course *c, struct date day)
{
	struct demo_talk talk = {
		.kind = "plan_review",
		.day = day,
		.reports = &demo_consultations,
		.parents = true,
		.pupil = c->pupil->year_group > 5 && dice_percent(c->dice, 40),
	};
	int64_t meeting = demo_put_talk(c->demo, c->pupil, &talk);

	demo_put_promises(c->demo, c->pupil, meeting, day);
	return meeting;
}

int64_t course_put_draft(struct course *c, const struct version *v)
{
	struct record *row = record_new(&plan_entity);
	int64_t meeting = date_is_set(v->talk) ? put_overleg(c, v->talk) : 0;
	struct date measured = date_is_set(v->talk) ? v->talk : v->starts;
	int64_t plan;

	record_set_number(row, PLAN_PUPIL, c->pupil->id);
	record_set_choice(row, PLAN_STATUS, PLAN_DRAFT);
	record_set_choice(row, PLAN_ORIGIN, (int)c->origin);
	record_set_date(row, PLAN_STARTS, v->starts);
	set_destination(c, row, demo_year_group_in(c->demo, c->pupil, v->year));
	set_content(c, row);
	if (meeting) {
		record_set_number(row, PLAN_CONSULTATION, meeting);
		set_voices(c, row, v->talk);
	}
	if (date_is_set(v->starts) && demo_is_past(c->demo, v->starts)) {
		record_set_date(row, PLAN_ADOPTED, v->starts);
		record_set_number(row, PLAN_ADOPTED_BY,
				  dice_percent(c->dice, 70) ? c->demo->ib : c->demo->head);
	}
	plan = demo_put(c->demo, row);
	demo_put_goals(c->demo, c->dice, plan, &c->goals, c->words, measured, v->target,
		       v->first_target);
	put_consents(c, plan, v, meeting);
	c->origin = PLAN_OWN;
	c->versions++;
	return plan;
}

static void set_status(struct record *row, enum plan_status status)
{
	if (row)
		record_set_choice(row, PLAN_STATUS, (int)status);
}

void course_put_in_force(struct course *c, int64_t plan, struct date starts)
{
	struct record *row;
	struct date registered = demo_workday(date_add_days(starts, dice_between(c->dice, 2, 12)));

	if (c->plan) {
		row = demo_get(c->demo, &plan_entity, c->plan);
		set_status(row, PLAN_REPLACED);
		if (row)
			record_set_date(row, PLAN_ENDS, date_add_days(starts, -1));
		demo_change(c->demo, row);
	}
	row = demo_get(c->demo, &plan_entity, plan);
	set_status(row, PLAN_IN_FORCE);
	if (row && c->versions == 1 && !c->unregistered && demo_is_past(c->demo, registered))
		record_set_date(row, PLAN_ROD_BEGIN, registered);
	demo_change(c->demo, row);
	c->plan = plan;
}

void course_close(struct course *c, struct date day, const char *reason)
{
	struct record *row = demo_get(c->demo, &plan_entity, c->plan);
	struct date registered = demo_workday(date_add_days(day, dice_between(c->dice, 2, 12)));

	set_status(row, PLAN_CLOSED);
	if (row) {
		record_set_date(row, PLAN_ENDS, day);
		record_set_date(row, PLAN_CLOSED_ON, day);
		record_set_text(row, PLAN_CLOSE_REASON, reason);
		if (demo_is_past(c->demo, registered))
			record_set_date(row, PLAN_ROD_END, registered);
	}
	demo_change(c->demo, row);
	c->plan = 0;
	c->versions = 0;
}
