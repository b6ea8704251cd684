/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_measurements.h"

#include "core/entities.h"
#include "core/records/measurement.h"
#include "core/rules/development.h"

#define LEVELS 5
#define MISSED 6 /* percent of the moments at which a pupil was not there */
#define FIRST_TESTS 3 /* year group */

static const char *const instruments[MEASURED_COUNT] = {
	[MEASURED_TECHNICAL_READING] = "DMT",
	[MEASURED_READING_COMPREHENSION] = "LVS begrijpend lezen",
	[MEASURED_MATHEMATICS] = "LVS rekenen",
	[MEASURED_SPELLING] = "LVS spelling",
	[MEASURED_WELLBEING] = "Viseon",
	[MEASURED_ENGAGEMENT] = "Viseon",
	[MEASURED_SAFETY] = "veiligheidsmonitor",
};

struct moment {
	struct date day;
	int year_group; /* at the time */
	char half;      /* M or E */
};

/* Where a pupil stands in a subject, from one moment to the next. */
struct course_of {
	int level; /* 0 is I */
	int score;
	bool risk;
};

static void step(struct dice *dice, struct course_of *at)
{
	int move = dice_between(dice, 0, 99);

	if (move < 24 && at->level > 0)
		at->level--;
	else if (move >= 78 && at->level < LEVELS - 1)
		at->level++;
	at->score += dice_between(dice, 2, 9);
	if (dice_percent(dice, at->risk ? 22 : 14))
		at->risk = !at->risk;
}

static void put_level(const struct course *c, struct record *row, const struct moment *moment,
		      const struct course_of *at)
{
	int group = moment->year_group - (at->level == LEVELS - 1);
	char level[] = { moment->half, '0', '\0' };

	record_set_choice(row, MEASUREMENT_LEVEL, at->level);
	record_set_number(row, MEASUREMENT_SCORE, at->score * 1000);
	if (at->level < 3 || c->pupil->year_group < 5)
		return;
	/* Who is far behind is tested at the own level. */
	level[1] = (char)('0' + (group < FIRST_TESTS ? FIRST_TESTS : group) % 10);
	record_set_text(row, MEASUREMENT_FUNCTIONAL_LEVEL, level);
	if (at->level == LEVELS - 1)
		record_set_text(row, MEASUREMENT_OWN_LEVEL, "yes");
}

static void put_one(struct course *c, enum measurement_subject subject, const struct moment *moment,
		    const struct course_of *at)
{
	struct record *row = record_new(&measurement_entity);

	record_set_number(row, MEASUREMENT_PUPIL, c->pupil->id);
	record_set_date(row, MEASUREMENT_DATE, moment->day);
	record_set_choice(row, MEASUREMENT_SUBJECT, (int)subject);
	record_set_text(row, MEASUREMENT_INSTRUMENT, instruments[subject]);
	if (measurement_has_level(subject))
		put_level(c, row, moment, at);
	else
		record_set_text(row, MEASUREMENT_RISK, at->risk ? "yes" : "no");
	demo_put(c->demo, row);
}

/* January and June of two years and of the running one, as far as they are past. */
static size_t find_moments(const struct course *c, struct moment out[DEMO_YEARS * 2])
{
	size_t count = 0;

	for (int year = c->demo->year - 2; year <= c->demo->year; year++)
		for (int half = 0; half < 2; half++) {
			struct moment moment = {
				.day = demo_workday((struct date){ year + 1, half ? 6 : 1,
								   half ? 4 : 20 }),
				.year_group = demo_year_group_in(c->demo, c->pupil, year),
				.half = half ? 'E' : 'M',
			};

			if (demo_is_past(c->demo, moment.day) &&
			    date_compare(moment.day, c->pupil->enrolled) >= 0 &&
			    (!date_is_set(c->pupil->left) ||
			     date_compare(moment.day, c->pupil->left) <= 0))
				out[count++] = moment;
		}
	return count;
}

static bool is_about(const struct course *c, enum goal_kind kind)
{
	switch (c->pupil->category) {
	case CATEGORY_BEHAVIOUR:
		return kind == GOAL_BEHAVIOUR;
	case CATEGORY_BEHIND:
	case CATEGORY_AHEAD:
		return kind == GOAL_LEARNING;
	default:
		return true;
	}
}

static void put_subject(struct course *c, struct dice *dice, enum measurement_subject subject,
			const struct moment *moments, size_t count)
{
	bool ahead = c->pupil->category == CATEGORY_AHEAD;
	struct course_of at = {
		.level = ahead ? dice_between(dice, 0, 1) : dice_between(dice, 2, LEVELS - 1),
		.score = dice_between(dice, 20, 60),
		.risk = dice_percent(dice, 45),
	};

	for (size_t i = 0; i < count; i++, step(dice, &at))
		if ((!measurement_has_level(subject) || moments[i].year_group >= FIRST_TESTS) &&
		    !dice_percent(dice, MISSED))
			put_one(c, subject, &moments[i], &at);
}

void demo_put_measurements(struct course *c, struct dice *dice)
{
	struct moment moments[DEMO_YEARS * 2];
	size_t count = find_moments(c, moments);

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		for (int i = 0; i < DEVELOPMENT_SUBJECTS && is_about(c, (enum goal_kind)kind); i++)
			put_subject(c, dice, development_subjects[kind][i], moments, count);
}
