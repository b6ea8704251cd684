/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_goals.h"

#include <stdio.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/evaluation.h"
#include "core/records/pupil.h"
#include "core/report/national.h"
#include "core/rules/outcome.h"

#define AVI_LEVELS 12

static const char *const avi_levels[AVI_LEVELS] = {
	"AVI-Start", "M3", "E3", "M4", "E4", "M5", "E5", "M6", "E6", "M7", "E7", "AVI-Plus",
};

static const char *const roman[] = { "I", "I", "II", "III", "IV", "V" };

static enum goal_kind kind_of(const struct goal_text *text)
{
	for (int i = 0; goal_areas[i].code; i++)
		if (!strcmp(goal_areas[i].code, text->area))
			return i >= GOAL_AREA_FIRST_BEHAVIOUR ? GOAL_BEHAVIOUR : GOAL_LEARNING;
	return GOAL_LEARNING;
}

static int within(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

void demo_goal_value(const struct demo_goal *goal, int value, char out[static GOAL_VALUE_SIZE])
{
	switch (goal->text->scale) {
	case SCALE_AVI:
		snprintf(out, GOAL_VALUE_SIZE, "%s",
			 avi_levels[within(value, 0, AVI_LEVELS - 1)]);
		return;
	case SCALE_ROMAN:
		snprintf(out, GOAL_VALUE_SIZE, "%s", roman[within(value, 1, 5)]);
		return;
	default:
		snprintf(out, GOAL_VALUE_SIZE, "%d%s", value, goal->text->unit);
	}
}

int demo_goal_at(const struct demo_goal *goal, int percent)
{
	return goal->begin + (goal->goal - goal->begin) * percent / 100;
}

static void start_goal(struct dice *dice, struct demo_goal *goal, int year_group)
{
	const struct goal_text *text = goal->text;
	int way = text->goal - text->begin;

	goal->begin = text->begin;
	goal->goal = text->goal;
	if (text->scale == SCALE_AVI) {
		goal->begin = within(2 * year_group - 6 - dice_between(dice, 1, 4), 0, 9);
		goal->goal = goal->begin + 2;
	} else if (way > 9) {
		/* Everybody begins and aims a little differently. */
		goal->begin += dice_between(dice, -way / 10, way / 5);
		goal->goal -= dice_between(dice, 0, way / 10);
	}
	goal->now = goal->begin;
}

/* A text for this kind and year group that the pupil has not had, or NULL. */
static const struct goal_text *draw_text(struct dice *dice, struct demo_goals *goals,
					 enum goal_kind kind, int year_group, int category)
{
	for (int tries = 0; tries < 60; tries++) {
		unsigned at = dice_below(dice, (unsigned)demo_goal_text_count);
		const struct goal_text *text = &demo_goal_texts[at];
		bool enriched = !strcmp(text->area, "other_learning") && text->first > 1;
		bool fits = text->scale != SCALE_ROMAN || category != CATEGORY_AHEAD;

		if (kind_of(text) != kind || year_group < text->first || year_group > text->last ||
		    (goals->used & (uint64_t)1 << at) || !fits ||
		    (kind == GOAL_LEARNING && tries < 50 &&
		     enriched != (category == CATEGORY_AHEAD)))
			continue;
		goals->used |= (uint64_t)1 << at;
		return text;
	}
	return NULL;
}

/* How many goals of each kind a pupil works on, by category. */
static int draw_wanted(struct dice *dice, int category, enum goal_kind kind)
{
	static const struct {
		int least, most;
	} wanted[CATEGORY_COUNT][GOAL_KIND_COUNT] = {
		[CATEGORY_ILLNESS] = { { 1, 2 }, { 1, 1 } },
		[CATEGORY_AHEAD] = { { 1, 2 }, { 0, 1 } },
		[CATEGORY_BEHIND] = { { 2, 3 }, { 0, 1 } },
		[CATEGORY_BEHIND_AND_BEHAVIOUR] = { { 1, 2 }, { 1, 2 } },
		[CATEGORY_BEHAVIOUR] = { { 0, 1 }, { 1, 2 } },
		[CATEGORY_OTHER] = { { 1, 1 }, { 1, 1 } },
	};
	int at = category < 0 ? CATEGORY_OTHER : category;

	return dice_between(dice, wanted[at][kind].least, wanted[at][kind].most);
}

static void carry_over(struct dice *dice, struct demo_goals *goals)
{
	size_t kept = 0;

	for (size_t i = 0; i < goals->count; i++) {
		struct demo_goal *goal = &goals->list[i];

		if (goal->ended)
			continue;
		goal->lacks = 0;
		goal->begin = goal->now;
		/* A target that proved too high comes down: "doel bijgesteld". */
		if (goal->finding == FINDING_NOT_MET && goal->text->scale == SCALE_NUMBER &&
		    dice_percent(dice, 45))
			goal->goal = demo_goal_at(goal, 75);
		goals->list[kept++] = *goal;
	}
	goals->count = kept;
}

void demo_choose_goals(struct dice *dice, const struct demo_pupil *pupil, int year_group,
		       struct demo_goals *goals)
{
	carry_over(dice, goals);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int wanted = draw_wanted(dice, pupil->category, (enum goal_kind)kind);

		for (size_t i = 0; i < goals->count; i++)
			wanted -= goals->list[i].kind == (enum goal_kind)kind;
		for (; wanted > 0 && goals->count < DEMO_GOALS; wanted--) {
			struct demo_goal *goal = &goals->list[goals->count];

			*goal = (struct demo_goal){
				.text = draw_text(dice, goals, (enum goal_kind)kind, year_group,
						  pupil->category),
				.kind = (enum goal_kind)kind,
				.finding = -1,
			};
			if (!goal->text)
				break;
			start_goal(dice, goal, year_group);
			goals->count++;
		}
	}
}

/* The class of the next pupil with goals of this kind. Steps of the golden section fill the shares
 * evenly, so that a school of any size lies near them. */
static enum pupil_outcome deal_class(struct demo *demo, enum goal_kind kind, int year)
{
	const struct national *share = &national_by_kind[kind];
	int ago = demo->year - year;
	unsigned *dealt = &demo->dealt[kind][ago < 0 || ago > DEMO_YEARS ? DEMO_YEARS : ago];
	struct dice phase = dice_for(demo->seed, DICE_STORY, (uint64_t)(year * 2 + (int)kind));
	uint64_t at = dice_below(&phase, 200000) + (uint64_t)(*dealt)++ * 618034;
	int percent = (int)(at % 1000000 / 10000);

	if (percent < share->met)
		return OUTCOME_ALL_MET;
	if (percent < share->met + share->undeterminable)
		return OUTCOME_UNDETERMINABLE;
	return percent < share->met + share->undeterminable + share->not_met * 2 / 3 ?
		       OUTCOME_PARTLY_MET :
		       OUTCOME_NONE_MET;
}

static int finding_in(struct dice *dice, enum pupil_outcome class, int nth)
{
	if (class == OUTCOME_ALL_MET)
		return FINDING_MET;
	if (class == OUTCOME_UNDETERMINABLE)
		return FINDING_UNDETERMINABLE;
	if (!nth)
		return FINDING_NOT_MET;
	if (class == OUTCOME_PARTLY_MET)
		return FINDING_MET;
	return dice_percent(dice, 80) ? FINDING_NOT_MET : FINDING_UNDETERMINABLE;
}

/* By result_reasons: no_baseline, not_measurable, not_measured, absent, other. */
static int draw_reason(struct dice *dice, enum goal_kind kind)
{
	static const int until[GOAL_KIND_COUNT][5] = {
		{ 34, 48, 84, 96, 100 },
		{ 26, 74, 94, 97, 100 },
	};
	int at = dice_between(dice, 0, 99), reason = 0;

	while (at >= until[kind][reason])
		reason++;
	return reason;
}

static void lack_for(struct demo_goal *goal)
{
	if (goal->id) /* carried over: it was made measurable */
		goal->reason = goal->reason < 2 ? 2 : goal->reason;
	else if (goal->reason == 0)
		goal->lacks = GOAL_LACKS_BASELINE;
	else if (goal->reason == 1)
		goal->lacks = GOAL_LACKS_INDICATOR | GOAL_LACKS_TARGET;
}

void demo_deal_findings(struct demo *demo, struct dice *dice, struct demo_goals *goals, int year)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		enum pupil_outcome class = OUTCOME_NO_GOAL;
		int nth = 0;

		for (size_t i = 0; i < goals->count; i++) {
			struct demo_goal *goal = &goals->list[i];

			if (goal->kind != (enum goal_kind)kind)
				continue;
			if (class == OUTCOME_NO_GOAL)
				class = deal_class(demo, goal->kind, year);
			goal->finding = finding_in(dice, class, nth++);
			if (goal->finding != FINDING_UNDETERMINABLE)
				continue;
			goal->reason = draw_reason(dice, goal->kind);
			lack_for(goal);
		}
	}
}

void demo_leave_findings(struct dice *dice, struct demo_goals *goals)
{
	for (size_t i = 0; i < goals->count; i++) {
		struct demo_goal *goal = &goals->list[i];

		goal->finding = -1;
		if (goal->id || !dice_percent(dice, goal->kind == GOAL_BEHAVIOUR ? 24 : 9))
			continue;
		goal->reason = dice_between(dice, 0, 1);
		lack_for(goal);
	}
}

static struct record *goal_row(const struct demo_goal *goal, struct demo_words words,
			       struct date measured, struct date target)
{
	struct record *row = record_new(&goal_entity);
	char begin[GOAL_VALUE_SIZE], end[GOAL_VALUE_SIZE];

	demo_goal_value(goal, goal->begin, begin);
	demo_goal_value(goal, goal->goal, end);
	words.begin = begin;
	words.goal = end;
	record_set_choice(row, GOAL_KIND, (int)goal->kind);
	record_set_text(row, GOAL_AREA, goal->text->area);
	demo_say(row, GOAL_DESCRIPTION,
		 goal->lacks & GOAL_LACKS_TARGET ? goal->text->vague : goal->text->description,
		 &words);
	if (!(goal->lacks & GOAL_LACKS_INDICATOR))
		record_set_text(row, GOAL_INDICATOR, goal->text->indicator);
	if (!(goal->lacks & GOAL_LACKS_BASELINE)) {
		record_set_text(row, GOAL_BASELINE, begin);
		record_set_date(row, GOAL_BASELINE_DATE, measured);
	}
	if (!(goal->lacks & GOAL_LACKS_TARGET))
		record_set_text(row, GOAL_TARGET, end);
	record_set_date(row, GOAL_TARGET_DATE, target);
	demo_say(row, GOAL_APPROACH, goal->text->approach, &words);
	record_set_text(row, GOAL_WHO, goal->text->who);
	record_set_text(row, GOAL_PLACE, goal->text->place);
	return row;
}

void demo_put_goals(struct demo *demo, struct dice *dice, int64_t plan, struct demo_goals *goals,
		    struct demo_words words, struct date measured, struct date target,
		    struct date first)
{
	for (size_t i = 0; i < goals->count; i++) {
		struct demo_goal *goal = &goals->list[i];
		struct record *row = goal_row(goal, words,
					      demo_workday(date_add_days(
						      measured, -dice_between(dice, 0, 12))),
					      i || !date_is_set(first) ? target : first);

		record_set_number(row, GOAL_PLAN, plan);
		if (goal->line)
			record_set_number(row, GOAL_LINE, goal->line);
		goal->id = demo_put(demo, row);
		if (!goal->line)
			goal->line = goal->id;
	}
}

void demo_end_goal(struct demo *demo, struct demo_goal *goal, enum goal_state state)
{
	struct record *row = demo_get(demo, &goal_entity, goal->id);

	goal->ended = true;
	if (row)
		record_set_choice(row, GOAL_STATE, (int)state);
	demo_change(demo, row);
}
