/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_dossier.h"

#include <string.h>

#include "cli/demo_course.h"
#include "cli/demo_help.h"
#include "cli/demo_timeline.h"
#include "core/entities.h"
#include "core/records/pupil.h"

struct date demo_day_of_leaving(const struct demo *demo, const struct demo_pupil *pupil, int number)
{
	if (pupil->year_group == 8)
		return school_year_end(demo->year - 1 - (number % 3 == 2));
	if (number % 4 == 1)
		return demo_workday(date_add_days(demo->today, -40));
	return demo_workday(date_add_days(school_year_end(demo->year - 1), -number % 5 * 30 - 20));
}

static void describe_leaving(struct demo_pupil *pupil, struct record *row)
{
	static const char *const from_eight[] = { "vo", "vo", "vo", "pro", NULL };
	static const char *const earlier[] = { "sbo", "sbo", "so", "po", NULL };

	record_set_date(row, PUPIL_LEFT, pupil->left);
	record_set_text(row, PUPIL_LEFT_TO,
			pupil->year_group == 8 ? dice_text(&pupil->dice, from_eight) :
						 dice_text(&pupil->dice, earlier));
}

void demo_describe_pupil(struct demo_pupil *pupil, struct record *row)
{
	struct demo_words words = demo_words_of(pupil);

	if (pupil->role == ROLE_NONE)
		return;
	if (pupil->category >= 0)
		demo_say(row, PUPIL_NEEDS,
			 demo_draw(&pupil->dice, &demo_profiles[pupil->category].needs), &words);
	if (pupil->role == ROLE_LEFT)
		describe_leaving(pupil, row);
	if (pupil->role != ROLE_ELSEWHERE)
		return;
	record_set_text(row, PUPIL_ELSEWHERE, "sbo De Wissel, Ede");
	record_set_number(row, PUPIL_ELSEWHERE_DAYS, 2000);
	record_set_text(row, PUPIL_ELSEWHERE_HOLDS_PLAN, "yes");
}

static void put_period(struct course *c, enum support_level level, struct date starts,
		       struct date ends, const char *reason)
{
	struct record *row = record_new(&support_period_entity);

	record_set_number(row, SUPPORT_PERIOD_PUPIL, c->pupil->id);
	record_set_choice(row, SUPPORT_PERIOD_LEVEL, (int)level);
	record_set_date(row, SUPPORT_PERIOD_STARTS, starts);
	record_set_date(row, SUPPORT_PERIOD_ENDS, ends);
	record_set_text(row, SUPPORT_PERIOD_REASON, reason);
	demo_put(c->demo, row);
}

static void put_extra(struct course *c, struct date starts, struct date ends)
{
	static const char *const reasons[] = {
		"besluit zorgteam na de toetsen", "op verzoek van de leerkracht",
		"advies van het samenwerkingsverband", "besproken in het zorgteam",
		"na overleg met ouders en orthopedagoog",
		NULL,
	};

	put_period(c, SUPPORT_EXTRA, starts, ends, dice_text(c->dice, reasons));
}

static void begin_cycle(struct course *c, const struct timeline *t, int at)
{
	const struct cycle *cycle = &t->cycles[at];
	struct version version = {
		.starts = cycle->begin,
		.target = cycle->yearly,
		.year = cycle->year,
	};

	demo_choose_goals(c->dice, c->pupil, demo_year_group_in(c->demo, c->pupil, cycle->year),
			  &c->goals);
	if (timeline_has(t, cycle->yearly))
		demo_deal_findings(c->demo, c->dice, &c->goals, school_year_of(cycle->yearly));
	else
		demo_leave_findings(c->dice, &c->goals);
	if (c->origin != PLAN_TAKEN_OVER)
		version.talk = demo_workday(
			date_add_days(cycle->begin, -dice_between(c->dice, 6, 12)));
	if (c->pupil->role == ROLE_GOAL_LATE && at + 1 == t->count &&
	    date_between(cycle->begin, c->demo->today) > 45)
		version.first_target = demo_workday(date_add_days(c->demo->today, -20));
	course_put_in_force(c, course_put_draft(c, &version), cycle->begin);
}

/* A plan that was not renewed goes on with the goals that are left. */
static void go_on(struct course *c, const struct timeline *t, int at)
{
	struct demo_goals open = { .used = c->goals.used };

	for (size_t i = 0; i < c->goals.count; i++)
		if (!c->goals.list[i].ended)
			open.list[open.count++] = c->goals.list[i];
	c->goals = open;
	if (timeline_has(t, t->cycles[at].yearly))
		demo_deal_findings(c->demo, c->dice, &c->goals,
				   school_year_of(t->cycles[at].yearly));
	else
		demo_leave_findings(c->dice, &c->goals);
}

static struct date earlier(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? a : b;
}

/* Runs the trajectory up to its stop; the last evaluation is of kind LAST. */
static void run(struct course *c, const struct timeline *t, enum evaluation_kind last)
{
	for (int i = 0; i < t->count; i++) {
		const struct cycle *cycle = &t->cycles[i];

		if (!timeline_has(t, cycle->begin))
			return;
		if (!c->plan || t->renewed)
			begin_cycle(c, t, i);
		else
			go_on(c, t, i);
		if (timeline_has(t, cycle->autumn))
			course_put_interim(c, cycle->autumn, false);
		if (timeline_has(t, cycle->winter))
			course_put_interim(c, cycle->winter,
					   t->parents && dice_percent(c->dice, 40));
		if (timeline_has(t, cycle->yearly))
			course_put_yearly(c, cycle->yearly,
					  i + 1 == t->count ? last : EVALUATION_YEARLY);
		demo_fill_time(c->demo, c->pupil, cycle->begin,
			       earlier(cycle->yearly, t->stop));
	}
}

/* Extra support goes before the first plan by less than six weeks. */
static struct date support_from(struct course *c, struct date begin)
{
	return demo_later(c->pupil->enrolled, date_add_days(begin, -dice_between(c->dice, 20, 38)));
}

/* The way to a plan that is in force today. */
static void make_running(struct course *c)
{
	struct demo *demo = c->demo;
	struct timeline t;
	struct date begin = demo_later(
		demo_workday(date_add_days(demo->today, -dice_between(c->dice, 25, 60))),
		date_add_days(c->pupil->enrolled, 21));
	int first = timeline_first_year(c, demo->year - c->pupil->years, demo->year);

	if (first < demo->year)
		timeline_usual(c, first, demo->year, &t);
	else if (school_year_of(begin) == demo->year)
		timeline_new(c, begin, &t);
	else
		timeline_winter(c, &t);
	put_extra(c, support_from(c, t.cycles[0].begin), (struct date){0});
	run(c, &t, EVALUATION_YEARLY);
}

static void make_anchored(struct course *c, struct date anchor)
{
	struct timeline t;

	timeline_anchored(c, anchor, &t);
	put_extra(c, support_from(c, t.cycles[0].begin), (struct date){0});
	run(c, &t, EVALUATION_YEARLY);
}

/* One plan that goes on from year to year, from before this file. */
static void make_taken_over(struct course *c)
{
	struct timeline t;

	c->origin = PLAN_TAKEN_OVER;
	timeline_usual(c, timeline_first_year(c, c->demo->year - 1, c->demo->year - 1),
		       c->demo->year, &t);
	t.renewed = false;
	put_extra(c, demo_later(c->pupil->enrolled, date_add_days(t.cycles[0].begin, -200)),
		  (struct date){0});
	run(c, &t, EVALUATION_YEARLY);
}

static void make_new_plan(struct course *c, struct date begin)
{
	struct timeline t;

	timeline_new(c, begin, &t);
	put_extra(c, support_from(c, begin), (struct date){0});
	run(c, &t, EVALUATION_YEARLY);
}

/* Extra support for DAYS and nothing in force yet. */
static void make_waiting(struct course *c, int days)
{
	struct date since = date_add_days(c->demo->today, -days);

	put_extra(c, demo_later(since, c->pupil->enrolled), (struct date){0});
	demo_fill_time(c->demo, c->pupil, date_add_days(since, -20), c->demo->today);
}

static void make_draft(struct course *c, int days_ago, struct date starts, bool refused)
{
	struct version version = {
		.talk = demo_workday(date_add_days(c->demo->today, -days_ago)),
		.starts = starts,
		.target = date_add_months(date_is_set(starts) ? starts : c->demo->today, 9),
		.year = c->demo->year,
		.asked = refused ? ASKED_REFUSED : ASKED_OPEN,
	};

	demo_choose_goals(c->dice, c->pupil, c->pupil->year_group, &c->goals);
	demo_leave_findings(c->dice, &c->goals);
	course_put_draft(c, &version);
}

/* Something that should have been done, and something for this week. */
static void make_agreements(struct course *c)
{
	struct date day = demo_workday(date_add_days(c->demo->today, -16));
	struct demo_talk talk = { .kind = "parents", .day = day, .reports = &demo_parent_talks,
				  .parents = true };
	int64_t meeting = demo_put_talk(c->demo, c->pupil, &talk);

	demo_put_promise(c->demo, c->pupil, meeting, &demo_promises[0],
			 date_add_days(c->demo->today, -3), (struct date){0});
	demo_put_promise(c->demo, c->pupil, meeting, &demo_promises[demo_promise_count - 1],
			 demo_next_weekday(c->demo->today, 4), (struct date){0});
}

/* Back at basic support after YEARS years that ended with the last school year but AGO. */
static struct date make_ended(struct course *c, int years, int ago)
{
	int last = c->demo->year - 1 - ago;
	struct timeline t;
	struct date closed, starts;

	timeline_usual(c, timeline_first_year(c, last - years + 1, last), last, &t);
	closed = date_add_days(t.cycles[t.count - 1].yearly, 4);
	starts = support_from(c, t.cycles[0].begin);
	put_extra(c, starts, closed);
	run(c, &t, EVALUATION_CLOSING);
	course_close(c, closed, demo_draw(c->dice, &demo_close_reasons));
	return closed;
}

static void make_again(struct course *c)
{
	struct demo *demo = c->demo;
	struct date closed = make_ended(c, 1, 1);
	struct date again = demo_workday((struct date){ demo->year, 2, 3 });
	struct timeline t;

	put_period(c, SUPPORT_BASIC, date_add_days(closed, 1), date_add_days(again, -31),
		   "doelen behaald");
	put_extra(c, date_add_days(again, -30), (struct date){0});
	c->goals = (struct demo_goals){ .used = c->goals.used };
	timeline_winter(c, &t);
	run(c, &t, EVALUATION_YEARLY);
}

static void make_left(struct course *c)
{
	struct date left = c->pupil->left, closing = demo_workday(date_add_days(left, -14));
	int last = school_year_of(left),
	    first = timeline_first_year(c, last - c->pupil->years, last);
	struct demo_talk talk = { .kind = "handover", .reports = &demo_handovers, .parents = true,
				  .day = demo_later(demo_workday(date_add_days(left, -9)),
					       school_year_begin(last)) };
	struct timeline t;

	/* Who leaves before the winter still has the plan of the year before. */
	if (last > first && date_compare(left, (struct date){ last + 1, 1, 1 }) < 0)
		last--;
	timeline_usual(c, first, last, &t);
	if (t.count == 1 && date_between(t.cycles[0].begin, left) < 60)
		t.cycles[0].begin = demo_workday(date_add_days(left, -120));
	t.stop = left;
	t.cycles[t.count - 1].yearly = closing;
	if (date_compare(t.cycles[t.count - 1].winter, closing) >= 0)
		t.cycles[t.count - 1].winter = (struct date){0};
	put_extra(c, support_from(c, t.cycles[0].begin), left);
	run(c, &t, EVALUATION_CLOSING);
	demo_put_talk(c->demo, c->pupil, &talk);
	for (size_t i = 0; i < c->goals.count; i++)
		if (!c->goals.list[i].ended)
			demo_end_goal(c->demo, &c->goals.list[i], GOAL_HANDED_OVER);
	if (c->plan)
		course_close(c, left, demo_draw(c->dice, &demo_leaving_reasons));
}

/* A pupil of year group 8 is handed over in June. */
static void hand_over(struct course *c)
{
	struct demo_talk talk = { .kind = "handover", .reports = &demo_handovers, .parents = true,
				  .day = demo_workday((struct date){
					  c->demo->year + 1, 6, 3 + c->pupil->place % 20 }) };

	if (c->pupil->year_group == 8 && demo_is_past(c->demo, talk.day))
		demo_put_talk(c->demo, c->pupil, &talk);
}

static void make_role(struct course *c)
{
	struct date today = c->demo->today;

	switch (c->pupil->role) {
	case ROLE_NO_PLAN:
		make_waiting(c, 52);
		return;
	case ROLE_NEW:
		make_waiting(c, 9);
		return;
	case ROLE_CONSENT:
		make_waiting(c, 35);
		make_draft(c, 18, date_add_days(today, 6), false);
		return;
	case ROLE_EVALUATION_DUE:
		make_anchored(c, demo_next_weekday(today, 2));
		return;
	case ROLE_EVALUATION_LATE:
		make_anchored(c, date_add_days(today, -6));
		return;
	case ROLE_ELSEWHERE:
		make_waiting(c, 140);
		return;
	case ROLE_OTHER_SCHOOL:
		c->origin = PLAN_OTHER_SCHOOL;
		make_new_plan(c, demo_workday(date_add_days(c->pupil->enrolled, 24)));
		return;
	case ROLE_TAKEN_OVER:
		make_taken_over(c);
		return;
	case ROLE_ROD:
		c->unregistered = true;
		make_new_plan(c, demo_workday(date_add_days(today, -20)));
		return;
	case ROLE_AGAIN:
		make_again(c);
		return;
	case ROLE_ENDED:
		put_period(c, SUPPORT_BASIC,
			   date_add_days(make_ended(c, c->pupil->years, 0), 1), (struct date){0},
			   "terug naar de basisondersteuning");
		return;
	case ROLE_LEFT:
		make_left(c);
		return;
	default:
		make_running(c);
	}
}

void demo_make_dossier(struct demo *demo, struct demo_pupil *pupil)
{
	struct course c = {
		.demo = demo,
		.pupil = pupil,
		.dice = &pupil->dice,
		.words = demo_words_of(pupil),
		.origin = PLAN_OWN,
	};

	if (pupil->role == ROLE_NONE) {
		if (dice_percent(&pupil->dice, 4))
			demo_put_log(demo, pupil, dice_between(&pupil->dice, 1, 3),
				     demo_school_day(&pupil->dice, date_add_days(demo->today, -150),
						     demo->today));
		return;
	}
	make_role(&c);
	hand_over(&c);
	if (pupil->role == ROLE_AGREEMENT)
		make_agreements(&c);
	if (pupil->role == ROLE_REFUSED)
		make_draft(&c, 8, (struct date){0}, true);
	demo_put_help(&c);
}
