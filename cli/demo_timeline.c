/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_timeline.h"

struct date demo_later(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? b : a;
}

struct date demo_next_weekday(struct date today, int weekday)
{
	int ahead = (weekday - date_weekday(today) + 7) % 7;

	return date_add_days(today, ahead ? ahead : 7);
}

/* A school year: a plan in September, looked at in November and January, evaluated in June. Each
 * year a few days earlier, so that it stays within twelve months. */
static void usual_cycle(struct course *c, int year, struct cycle *out)
{
	int jitter = c->pupil->place % 15;

	*out = (struct cycle){
		.begin = demo_workday((struct date){ year, 9, 9 + jitter }),
		.winter = demo_workday((struct date){ year + 1, 1, 14 + jitter }),
		.yearly = demo_workday((struct date){
			year + 1, 6, 9 + jitter + 2 * (c->demo->year - year) }),
		.year = year,
	};
	if (dice_percent(c->dice, 45))
		out->autumn = demo_workday((struct date){ year, 11, 4 + jitter });
	if (dice_percent(c->dice, 20))
		out->winter = (struct date){0};
}

void timeline_usual(struct course *c, int first, int last, struct timeline *out)
{
	*out = (struct timeline){ .stop = c->demo->today, .renewed = true, .parents = true };
	for (int year = first; year <= last && out->count < CYCLES; year++)
		usual_cycle(c, year, &out->cycles[out->count++]);
}

void timeline_anchored(struct course *c, struct date anchor, struct timeline *out)
{
	int years = c->pupil->years > 0 ? c->pupil->years : 1;

	*out = (struct timeline){ .stop = c->demo->today, .renewed = true };
	for (int k = 0; k <= years; k++) {
		struct cycle *cycle = &out->cycles[out->count++];

		cycle->yearly = date_add_months(anchor, -12 * (years - k));
		cycle->begin = demo_workday(
			k ? date_add_days(out->cycles[k - 1].yearly, 16) :
			    date_add_months(cycle->yearly, -10));
		cycle->winter = demo_workday(date_add_months(cycle->begin, 5));
		cycle->year = school_year_of(cycle->begin);
	}
	out->cycles[years].yearly = date_add_days(demo_later(anchor, c->demo->today), 21);
}

void timeline_new(struct course *c, struct date begin, struct timeline *out)
{
	struct cycle *cycle = &out->cycles[0];

	*out = (struct timeline){
		.stop = c->demo->today, .count = 1, .renewed = true, .parents = true,
	};
	usual_cycle(c, school_year_of(begin), cycle);
	cycle->begin = begin;
	if (date_is_set(cycle->autumn) && date_between(begin, cycle->autumn) < 30)
		cycle->autumn = (struct date){0};
	if (date_is_set(cycle->winter) && date_between(begin, cycle->winter) < 30)
		cycle->winter = (struct date){0};
	if (date_between(begin, cycle->yearly) < 30)
		cycle->yearly = date_add_months(cycle->yearly, 12);
}

bool timeline_has(const struct timeline *t, struct date day)
{
	return date_is_set(day) && date_compare(day, t->stop) <= 0;
}

int timeline_first_year(const struct course *c, int first, int last)
{
	while (first < last &&
	       date_compare((struct date){ first, 9, 1 }, c->pupil->enrolled) < 0)
		first++;
	return first;
}

void timeline_winter(struct course *c, struct timeline *out)
{
	timeline_usual(c, c->demo->year - 1, c->demo->year, out);
	out->cycles[0].begin = demo_later(demo_workday((struct date){ c->demo->year, 2, 3 }),
				     date_add_days(c->pupil->enrolled, 21));
	out->cycles[0].autumn = out->cycles[0].winter = (struct date){0};
}
