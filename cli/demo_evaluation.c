/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations of a made-up plan, and what they found of each goal. */
#include <stdlib.h>
#include <string.h>

#include "cli/demo_course.h"
#include "core/entities.h"

struct look {
	int64_t evaluation;
	struct date day;
	bool interim;
};

/* A moment in the afternoon of DAY. */
static void set_recorded(struct dice *dice, struct record *row, struct date day)
{
	char iso[DATE_ISO_SIZE];
	char *moment;

	date_to_iso(day, iso);
	moment = mem_format("%sT%02d:%02d:%02d.000Z", iso, dice_between(dice, 13, 16),
			    dice_between(dice, 0, 59), dice_between(dice, 0, 59));
	record_set_text(row, RESULT_RECORDED, moment);
	free(moment);
}

/* What the store would copy into a result that it dates itself. */
static void set_frozen(struct course *c, struct record *row, const struct demo_goal *goal,
		       const struct look *look)
{
	char target[GOAL_VALUE_SIZE];

	record_set_number(row, RESULT_LINE, goal->line);
	record_set_number(row, RESULT_PUPIL, c->pupil->id);
	record_set_date(row, RESULT_DATE, look->day);
	demo_goal_value(goal, goal->goal, target);
	if (!(goal->lacks & GOAL_LACKS_TARGET))
		record_set_text(row, RESULT_TARGET, target);
	if (!(goal->lacks & GOAL_LACKS_INDICATOR))
		record_set_text(row, RESULT_INDICATOR, goal->text->indicator);
	set_recorded(c->dice, row, look->day);
}

/* How far the goal is when this is found, in percent of the way. */
static int way_of(struct dice *dice, int finding)
{
	switch (finding) {
	case FINDING_MET:
		return dice_between(dice, 100, 108);
	case FINDING_ON_TRACK:
		return dice_between(dice, 45, 75);
	case FINDING_BEHIND:
		return dice_between(dice, 5, 30);
	default:
		return dice_between(dice, 25, 80);
	}
}

static void set_measured(struct course *c, struct record *row, struct demo_goal *goal, int finding)
{
	char value[GOAL_VALUE_SIZE];
	int now = demo_goal_at(goal, way_of(c->dice, finding));

	if (finding == FINDING_UNDETERMINABLE || finding == FINDING_DROPPED ||
	    (goal->lacks & GOAL_LACKS_INDICATOR))
		return;
	/* Rounding must not make a goal met that is not, nor the other way round. */
	if (finding == FINDING_MET && goal->text->scale != SCALE_NUMBER)
		now = goal->goal;
	else if (finding != FINDING_MET && now == goal->goal)
		now = goal->begin;
	goal->now = now;
	demo_goal_value(goal, now, value);
	record_set_text(row, RESULT_VALUE, value);
}

static void put_result(struct course *c, struct demo_goal *goal, const struct look *look,
		       int finding)
{
	struct record *row = record_new(&result_entity);

	record_set_number(row, RESULT_EVALUATION, look->evaluation);
	record_set_number(row, RESULT_GOAL, goal->id);
	record_set_choice(row, RESULT_FINDING, finding);
	set_frozen(c, row, goal, look);
	set_measured(c, row, goal, finding);
	if (look->interim && finding < FINDING_MET)
		demo_say(row, RESULT_EVIDENCE,
			 demo_draw(c->dice,
				   &demo_progress[goal->kind][finding == FINDING_BEHIND]),
			 &c->words);
	else if (finding == FINDING_MET || finding == FINDING_NOT_MET)
		demo_say(row, RESULT_EVIDENCE, demo_draw(c->dice, &demo_evidence[goal->kind]),
			 &c->words);
	if (finding == FINDING_UNDETERMINABLE)
		record_set_choice(row, RESULT_REASON, goal->reason);
	if (finding == FINDING_NOT_MET)
		demo_say(row, RESULT_ANALYSIS, demo_draw(c->dice, &demo_analyses[goal->kind]),
			 &c->words);
	if (finding == FINDING_DROPPED)
		demo_say(row, RESULT_DROP_REASON, demo_draw(c->dice, &demo_drop_reasons),
			 &c->words);
	demo_put(c->demo, row);
	if (finding == FINDING_MET)
		demo_end_goal(c->demo, goal, GOAL_COMPLETED);
	else if (finding == FINDING_DROPPED)
		demo_end_goal(c->demo, goal, GOAL_DROPPED);
}

static void set_heard(struct course *c, struct record *row)
{
	if (dice_percent(c->dice, 8)) {
		record_set_text(row, EVALUATION_HEARD, "no");
		demo_say(row, EVALUATION_NOT_HEARD_REASON, demo_draw(c->dice, &demo_not_heard),
			 &c->words);
		return;
	}
	record_set_text(row, EVALUATION_HEARD, "yes");
	demo_say(row, EVALUATION_HEARD_HOW, demo_draw(c->dice, &demo_heard_hows), &c->words);
	demo_say(row, EVALUATION_HEARD_TEXT, demo_draw(c->dice, &demo_heard_texts), &c->words);
}

static struct record *evaluation_row(const struct course *c, struct date day,
				     enum evaluation_kind kind, bool parents)
{
	struct record *row = record_new(&evaluation_entity);

	record_set_number(row, EVALUATION_PLAN, c->plan);
	record_set_date(row, EVALUATION_DATE, day);
	record_set_choice(row, EVALUATION_KIND, (int)kind);
	record_set_text(row, EVALUATION_PARENTS_PRESENT, parents ? "yes" : "no");
	return row;
}

/* Progress, mostly of the sort that the year ends with. */
static int draw_progress(struct dice *dice, const struct demo_goal *goal)
{
	int on_track = goal->finding == FINDING_MET	? 85 :
		       goal->finding == FINDING_NOT_MET ? 35 :
							  62;

	return dice_percent(dice, on_track) ? FINDING_ON_TRACK : FINDING_BEHIND;
}

static int draw_interim(struct course *c, const struct demo_goal *goal)
{
	size_t open = 0;

	for (size_t i = 0; i < c->goals.count; i++)
		open += !c->goals.list[i].ended && c->goals.list[i].kind == goal->kind;
	if (open > 1 && dice_percent(c->dice, 4))
		return FINDING_DROPPED;
	/* In the running year a goal is reached now and then before its date. */
	if (goal->finding < 0 && dice_percent(c->dice, 3))
		return FINDING_MET;
	return draw_progress(c->dice, goal);
}

void course_put_interim(struct course *c, struct date day, bool parents)
{
	struct record *row = evaluation_row(c, day, EVALUATION_INTERIM, parents);
	struct look look = { .day = day, .interim = true };

	demo_say(row, EVALUATION_TEXT, demo_draw(c->dice, &demo_interims), &c->words);
	set_heard(c, row);
	look.evaluation = demo_put(c->demo, row);
	for (size_t i = 0; i < c->goals.count; i++) {
		struct demo_goal *goal = &c->goals.list[i];

		if (!goal->ended)
			put_result(c, goal, &look, draw_interim(c, goal));
	}
}

/* Of all goals of KIND that are judged: met when all are, undeterminable when only such; -1 without
 * any. */
static int verdict_of(const struct course *c, enum goal_kind kind)
{
	int judged = 0, met = 0, undeterminable = 0;

	for (size_t i = 0; i < c->goals.count; i++) {
		const struct demo_goal *goal = &c->goals.list[i];

		if (goal->kind != kind || goal->ended)
			continue;
		judged++;
		met += goal->finding == FINDING_MET;
		undeterminable += goal->finding == FINDING_UNDETERMINABLE;
	}
	if (!judged)
		return -1;
	if (met == judged)
		return VERDICT_MET;
	return undeterminable == judged ? VERDICT_UNDETERMINABLE : VERDICT_NOT_MET;
}

/* What follows; after not met or undeterminable about as figure 3d of the inspectorate has it. */
static const char *draw_consequence(struct course *c, int verdict, bool closing)
{
	static const struct {
		int until;
		const char *set;
	} shares[] = {
		{ 6, "reduce_or_stop" },   { 55, "continue" },
		{ 68, "intensify" },	   { 78, "request_tlv" },
		{ 89, "external_expertise" }, { 100, "continue+external_expertise" },
	};
	int at = dice_between(c->dice, 0, 99), i = 0;

	if (closing && c->pupil->role == ROLE_LEFT)
		return c->pupil->year_group == 8 ? "continue" : "request_tlv";
	if (closing)
		return verdict == VERDICT_MET ? "completed+back_to_basic" : "back_to_basic";
	if (verdict == VERDICT_MET)
		return at < 60 ? "completed" : "continue+completed";
	while (at >= shares[i].until)
		i++;
	return shares[i].set;
}

static void set_verdicts(struct course *c, struct record *row, bool closing)
{
	static const unsigned fields[] = {
		[GOAL_LEARNING] = EVALUATION_CONSEQUENCE_LEARNING,
		[GOAL_BEHAVIOUR] = EVALUATION_CONSEQUENCE_BEHAVIOUR,
	};
	struct buffer text = {0};

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int verdict = verdict_of(c, (enum goal_kind)kind);

		if (verdict < 0)
			continue;
		buffer_add(&text, demo_draw(c->dice, &demo_verdicts[kind][verdict]));
		buffer_add(&text, " ");
		record_set_text(row, fields[kind], draw_consequence(c, verdict, closing));
	}
	buffer_add(&text, demo_draw(c->dice, &demo_evaluation_ends));
	demo_say(row, EVALUATION_TEXT, text.bytes, &c->words);
	buffer_clear(&text);
}

void course_put_yearly(struct course *c, struct date day, enum evaluation_kind kind)
{
	struct demo_talk talk = { .kind = "parents", .day = day, .reports = &demo_parent_talks,
				  .parents = true, .pupil = dice_percent(c->dice, 30) };
	int64_t meeting = demo_put_talk(c->demo, c->pupil, &talk);
	struct record *row = evaluation_row(c, day, kind, true);
	struct look look = { .day = day };

	record_set_number(row, EVALUATION_MEETING, meeting);
	if (kind != EVALUATION_CLOSING)
		record_set_date(row, EVALUATION_NEXT, date_add_months(day, 6));
	set_heard(c, row);
	set_verdicts(c, row, kind == EVALUATION_CLOSING);
	look.evaluation = demo_put(c->demo, row);
	for (size_t i = 0; i < c->goals.count; i++) {
		struct demo_goal *goal = &c->goals.list[i];

		if (!goal->ended)
			put_result(c, goal, &look, goal->finding);
	}
	demo_put_promises(c->demo, c->pupil, meeting, day);
}
