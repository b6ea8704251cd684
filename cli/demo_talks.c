/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_talks.h"

#include <string.h>

#include "core/entities.h"
#include "core/records/agreement.h"
#include "core/records/log.h"
#include "core/records/meeting.h"

#define OPEN_DAYS 9 /* what should have been done longer ago was done */

const char *demo_draw(struct dice *dice, const struct demo_list *list)
{
	return list->texts[dice_below(dice, (unsigned)list->count)];
}

struct demo_words demo_words_of(const struct demo_pupil *pupil)
{
	return (struct demo_words){ .name = pupil->given, .sex = (int)pupil->sex };
}

static struct record *attendee_new(int64_t meeting, const char *part)
{
	struct record *row = record_new(&attendee_entity);

	record_set_number(row, ATTENDEE_MEETING, meeting);
	record_set_text(row, ATTENDEE_PART, part);
	return row;
}

static void put_colleague(struct demo *demo, int64_t meeting, int64_t staff, const char *part)
{
	struct record *row;

	if (!staff)
		return;
	row = attendee_new(meeting, part);
	record_set_number(row, ATTENDEE_STAFF, staff);
	demo_put(demo, row);
}

/* Whoever may hear everything; one of two cannot always make it. */
static void put_parents(struct demo *demo, struct demo_pupil *pupil, int64_t meeting)
{
	static const char *const parts[] = { "moeder", "vader", "stiefouder", "pleegouder" };
	int present = 0;

	for (int i = 0; i < pupil->family->member_count; i++) {
		const struct family_member *member = &pupil->family->members[i];
		struct record *row;

		if (!member->authority || (present && dice_percent(&pupil->dice, 35)))
			continue;
		row = attendee_new(meeting, parts[member->relation]);
		record_set_number(row, ATTENDEE_GUARDIAN, member->id);
		demo_put(demo, row);
		present++;
	}
}

static void put_experts(struct demo *demo, struct demo_pupil *pupil, int64_t meeting)
{
	static const char *const names[] = {
		"mw. Kaatje Verweij, wijkteam", "dhr. Ilias Bouzid, ambulant begeleider",
		"mw. dr. Van Heusden-Wienecke, jeugdarts", "mw. Soraya Ramdin, leerplicht",
		NULL,
	};
	struct record *row = attendee_new(meeting, "ketenpartner");

	record_set_text(row, ATTENDEE_NAME, dice_text(&pupil->dice, names));
	demo_put(demo, row);
	put_colleague(demo, meeting,
		      dice_percent(&pupil->dice, 50) ? demo->psychologist : demo->speech,
		      "deskundige");
}

int64_t demo_put_talk(struct demo *demo, struct demo_pupil *pupil, const struct demo_talk *talk)
{
	struct demo_words words = demo_words_of(pupil);
	struct record *row = record_new(&meeting_entity);
	int64_t id;

	record_set_text(row, MEETING_KIND, talk->kind);
	record_set_date(row, MEETING_DATE, talk->day);
	record_set_number(row, MEETING_DURATION, 15 * dice_between(&pupil->dice, 1, 4));
	demo_say(row, MEETING_REPORT, demo_draw(&pupil->dice, talk->reports), &words);
	id = demo_put(demo, row);
	row = record_new(&meeting_pupil_entity);
	record_set_number(row, MEETING_PUPIL_MEETING, id);
	record_set_number(row, MEETING_PUPIL_PUPIL, pupil->id);
	demo_put(demo, row);
	if (talk->parents)
		put_parents(demo, pupil, id);
	put_colleague(demo, id, demo_teacher_of(demo, pupil, school_year_of(talk->day)),
		      "leerkracht");
	put_colleague(demo, id, demo->ib, "intern begeleider");
	if (talk->experts)
		put_experts(demo, pupil, id);
	if (talk->pupil) {
		row = attendee_new(id, "leerling");
		record_set_number(row, ATTENDEE_PUPIL, pupil->id);
		demo_put(demo, row);
	}
	return id;
}

/* The member of staff of an "@" word, 0 for somebody outside the school. */
static int64_t promiser(const struct demo *demo, const struct demo_pupil *pupil, const char *who,
			int year)
{
	if (who[0] != '@')
		return 0;
	if (!strcmp(who, "@ib"))
		return demo->ib;
	if (!strcmp(who, "@remedial"))
		return demo->remedial;
	if (!strcmp(who, "@assistant"))
		return demo->assistants[pupil->place % 2];
	return demo_teacher_of(demo, pupil, year);
}

void demo_put_promise(struct demo *demo, struct demo_pupil *pupil, int64_t meeting,
		      const struct demo_promise *promise, struct date by, struct date done)
{
	struct record *row = record_new(&agreement_entity);
	int64_t staff = promiser(demo, pupil, promise->who, school_year_of(by));

	if (meeting)
		record_set_number(row, AGREEMENT_MEETING, meeting);
	record_set_number(row, AGREEMENT_PUPIL, pupil->id);
	record_set_text(row, AGREEMENT_WHAT, promise->what);
	if (staff)
		record_set_number(row, AGREEMENT_STAFF, staff);
	else
		record_set_text(row, AGREEMENT_WHO,
				promise->who[0] == '@' ? "leerkracht" : promise->who);
	record_set_date(row, AGREEMENT_BY, by);
	record_set_date(row, AGREEMENT_DONE, done);
	demo_put(demo, row);
}

void demo_put_promises(struct demo *demo, struct demo_pupil *pupil, int64_t meeting,
		       struct date day)
{
	struct dice *dice = &pupil->dice;

	for (int count = dice_between(dice, 0, 2); count > 0; count--) {
		const struct demo_promise *promise =
			&demo_promises[dice_between(dice, 1, (int)demo_promise_count - 2)];
		struct date by = demo_workday(date_add_days(day, dice_between(dice, 7, 35)));
		struct date done = demo_workday(date_add_days(by, -dice_between(dice, 0, 6)));
		bool open = date_between(by, demo->today) < OPEN_DAYS && !dice_percent(dice, 60);

		if (open || !demo_is_past(demo, done))
			done = (struct date){0};
		demo_put_promise(demo, pupil, meeting, promise, by, done);
	}
}

void demo_put_log(struct demo *demo, struct demo_pupil *pupil, int kind, struct date day)
{
	struct record *row = record_new(&log_entity);
	struct demo_words words = demo_words_of(pupil);

	record_set_number(row, LOG_PUPIL, pupil->id);
	record_set_date(row, LOG_DATE, day);
	record_set_choice(row, LOG_KIND, kind);
	demo_say(row, LOG_TEXT, demo_draw(&pupil->dice, &demo_logs[kind]), &words);
	if (kind == LOG_NOTE && dice_percent(&pupil->dice, 12))
		record_set_text(row, LOG_CONFIDENTIAL, "yes");
	demo_put(demo, row);
}

static int draw_log_kind(const struct demo_pupil *pupil, struct dice *dice)
{
	bool behaviour = pupil->category == CATEGORY_BEHAVIOUR ||
			 pupil->category == CATEGORY_BEHIND_AND_BEHAVIOUR;
	int at = dice_between(dice, 0, 99);

	if (at < (behaviour ? 34 : 4))
		return LOG_INCIDENT;
	return at < 60 ? LOG_EVENT : at < 75 ? LOG_DECISION : LOG_NOTE;
}

static const struct demo_talk usual_talks[] = {
	{ .kind = "parents", .reports = &demo_parent_talks, .parents = true },
	{ .kind = "pupil", .reports = &demo_pupil_talks, .pupil = true },
	{ .kind = "pupil_review", .reports = &demo_care_talks },
	{ .kind = "care_team", .reports = &demo_care_talks },
	{ .kind = "mdo", .reports = &demo_expert_talks, .parents = true, .experts = true },
	{ .kind = "partners", .reports = &demo_expert_talks, .experts = true },
};

void demo_fill_time(struct demo *demo, struct demo_pupil *pupil, struct date from,
		    struct date until)
{
	struct dice *dice = &pupil->dice;
	int months = date_between(from, until) / 30;
	int talks = months / 5 + dice_between(dice, 0, 1);
	int logs = months / 4 + dice_between(dice, 0, 2);

	for (; talks > 0 && months > 0; talks--) {
		/* The first ones of the table are the commoner. */
		unsigned at = dice_below(dice, sizeof usual_talks / sizeof usual_talks[0]);
		struct demo_talk talk = usual_talks[dice_percent(dice, 60) ? at / 2 : at];

		talk.day = demo_school_day(dice, from, until);
		demo_put_promises(demo, pupil, demo_put_talk(demo, pupil, &talk), talk.day);
	}
	for (; logs > 0 && months > 0; logs--)
		demo_put_log(demo, pupil, draw_log_kind(pupil, dice),
			     demo_school_day(dice, from, until));
}

static void review_group(struct demo *demo, const struct demo_class *class, struct dice *dice,
			 struct date day)
{
	struct demo_words nobody = {0};
	struct record *row = record_new(&meeting_entity);
	int64_t id;

	record_set_text(row, MEETING_KIND, "group_review");
	record_set_date(row, MEETING_DATE, day);
	record_set_number(row, MEETING_DURATION, 60);
	record_set_number(row, MEETING_GROUP, class->id);
	demo_say(row, MEETING_REPORT, demo_draw(dice, &demo_group_talks), &nobody);
	record_set_date(row, MEETING_NEXT, demo_workday(date_add_days(day, 120)));
	id = demo_put(demo, row);
	put_colleague(demo, id, class->teacher, "leerkracht");
	put_colleague(demo, id, demo->ib, "intern begeleider");
	for (int i = 0; i < class->noted_count; i++) {
		row = record_new(&meeting_pupil_entity);
		record_set_number(row, MEETING_PUPIL_MEETING, id);
		record_set_number(row, MEETING_PUPIL_PUPIL, class->noted[i]);
		record_set_text(row, MEETING_PUPIL_REPORT, demo_draw(dice, &demo_in_group));
		demo_put(demo, row);
	}
}

void demo_review_groups(struct demo *demo)
{
	struct date from = date_add_days(demo->today, -45);

	if (date_compare(from, school_year_begin(demo->year)) < 0)
		from = school_year_begin(demo->year);
	for (size_t i = 0; i < demo->class_count && !demo->code; i++) {
		struct dice dice = dice_for(demo->seed, DICE_TALK, i);

		review_group(demo, &demo->classes[DEMO_YEARS - 1][i], &dice,
			     demo_school_day(&dice, from, demo->today));
	}
}
