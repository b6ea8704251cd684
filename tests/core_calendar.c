/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is derived turns with the calendar on the days that it says itself, and on no other: random
 * dossiers are derived day after day, and may only differ from the day before when next_change
 * said so. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/dossier.h"

#define DOSSIERS 200
#define DAYS     800

struct dice {
	uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
	dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(dice->state >> 33) % sides;
}

/* A day within SPAN days from FROM on, "" once in NEVER times. */
static const char *any_day(struct dice *dice, const char *from, unsigned span, unsigned never)
{
	if (never && roll(dice, never) == 0)
		return "";
	return iso(date_add_days(day(from), (int)roll(dice, span)));
}

static const char *pick(struct dice *dice, const char *const *words, unsigned count)
{
	return words[roll(dice, count)];
}

static void add_pupil(struct dossier *d, struct dice *dice)
{
	static const char *const births[] = {"2008-02-29", "2008-03-01", "2008-02-28",
					     "2016-02-29", "2007-12-31", "2015-06-01"};

	dossier_row(d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", pick(dice, births, 6),
		    "enrolled", any_day(dice, "2020-08-01", 1500, 3), "left",
		    roll(dice, 3) ? "" : any_day(dice, "2025-06-01", 700, 0), "left_to",
		    roll(dice, 2) ? "sbo" : "vo", NULL);
}

static void add_placements(struct dossier *d, struct dice *dice)
{
	static const char *const years[] = {"2024-2025", "2025-2026", "2026-2027", "2027-2028"};
	static const char *const groups[] = {"6", "7", "8", "8"};

	dossier_row(d, ENTITY_STAFF, 30, "family_name", "Bruin", "left",
		    any_day(dice, "2025-08-01", 700, 2), NULL);
	for (int i = 0; i < 4; i++) {
		char id[24], first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

		if (roll(dice, 3) == 0)
			continue;
		snprintf(id, sizeof id, "%d", 10 + i);
		date_to_iso(date_add_days(school_year_begin(2024 + i), (int)roll(dice, 2) * 20),
			    first);
		date_to_iso(date_add_days(school_year_end(2024 + i), -(int)roll(dice, 2) * 30),
			    last);
		dossier_row(d, ENTITY_GROUP, 10 + i, "school_year", years[i], "name", groups[i],
			    NULL);
		dossier_row(d, ENTITY_GROUP_STAFF, 40 + i, "group", id, "staff", "30", NULL);
		dossier_row(d, ENTITY_PLACEMENT, 20 + i, "pupil", "1", "group", id, "school_year",
			    years[i], "year_group", groups[i], "starts", first, "ends", last, NULL);
	}
}

static void add_support(struct dossier *d, struct dice *dice)
{
	if (roll(dice, 4) == 0)
		return;
	dossier_row(d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts",
		    any_day(dice, "2025-01-01", 500, 0), "ends",
		    any_day(dice, "2026-06-01", 400, 2), NULL);
}

static void add_goals(struct dossier *d, struct dice *dice, const char *plan, int first)
{
	static const char *const states[] = {"open", "open", "completed", "dropped"};
	static const char *const kinds[] = {"learning", "behaviour"};

	for (int i = 0; i < 2; i++)
		dossier_row(d, ENTITY_GOAL, first + i, "plan", plan, "line", i ? "201" : "200",
			    "kind", kinds[i], "description", "doel", "state", pick(dice, states, 4),
			    "target_date", any_day(dice, "2025-10-01", 700, 4), NULL);
}

static void add_plans(struct dossier *d, struct dice *dice)
{
	static const char *const last[] = {"draft", "in_force", "in_force", "closed"};
	static const char *const origins[] = {"own", "taken_over"};
	const char *begin = any_day(dice, "2025-03-01", 300, 0);
	const char *second = any_day(dice, "2026-01-01", 300, 0);

	if (roll(dice, 4) == 0)
		return;
	dossier_row(d, ENTITY_MEETING, 70, "kind", "parents", "date",
		    any_day(dice, "2025-03-01", 500, 0), NULL);
	dossier_row(d, ENTITY_PUPIL_GUARDIAN, 61, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
	dossier_row(d, ENTITY_GUARDIAN, 60, "family_name", "Hof", NULL);
	dossier_row(d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "replaced", "origin", pick(dice, origins, 2), "starts", begin, "ends", second,
		    NULL);
	dossier_row(d, ENTITY_PLAN, 101, "pupil", "1", "trajectory", "1", "version", "2", "status",
		    pick(dice, last, 4), "origin", "own", "starts", second, "closed",
		    any_day(dice, "2026-11-01", 200, 0), "consultation", "70", NULL);
	add_goals(d, dice, "100", 200);
	add_goals(d, dice, "101", 210);
}

static void add_evaluations(struct dossier *d, struct dice *dice)
{
	static const char *const found[] = {"met", "not_met", "behind", "dropped"};

	for (int i = 0; i < 3 && d->rows[ENTITY_PLAN].count; i++) {
		char id[24];

		snprintf(id, sizeof id, "%d", 300 + i);
		dossier_row(d, ENTITY_EVALUATION, 300 + i, "plan", i ? "101" : "100", "date",
			    any_day(dice, "2025-06-01", 600, 0), "kind", i ? "yearly" : "interim",
			    "parents_present", roll(dice, 3) ? "" : "yes", NULL);
		dossier_row(d, ENTITY_RESULT, 400 + i, "pupil", "1", "evaluation", id, "goal",
			    i ? "210" : "200", "line", "200", "recorded", "2026-01-01", "finding",
			    pick(dice, found, 4), NULL);
	}
}

static void add_talks(struct dossier *d, struct dice *dice)
{
	if (roll(dice, 3) == 0)
		dossier_row(d, ENTITY_MEETING, 71, "kind", "handover", "date",
			    any_day(dice, "2025-08-01", 700, 0), NULL);
	if (roll(dice, 3) == 0)
		dossier_row(d, ENTITY_MEETING, 72, "kind", roll(dice, 2) ? "mdo" : "plan_review",
			    "date", any_day(dice, "2025-08-01", 700, 0), NULL);
	dossier_row(d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by",
		    any_day(dice, "2025-09-01", 700, 3), NULL);
}

static struct dossier any_dossier(struct dice *dice)
{
	struct dossier d = {0};

	add_pupil(&d, dice);
	add_placements(&d, dice);
	add_support(&d, dice);
	add_plans(&d, dice);
	add_evaluations(&d, dice);
	add_talks(&d, dice);
	return d;
}

static void write_state(const struct pupil_state *s, struct buffer *out)
{
	buffer_add_format(out, "%d|%s|%s|%s|%s|%s|", (int)s->scope, s->folded, s->group,
			  s->year_group, s->staff, iso(s->extra_since));
	buffer_add_format(out, "%d|%s|%lld|%s|%s|%d|%d|", (int)s->plan_state, iso(s->plan_since),
			  (long long)s->plan, s->learning, s->behaviour, s->learning_key,
			  s->behaviour_key);
	buffer_add_format(out, "%d|%s|%s|", s->lacks, s->items ? s->items : "",
			  s->quality ? s->quality : "");
	buffer_add_format(out, "%d|%s|%s|%s\n", s->due, iso(s->due_date), iso(s->force_from),
			  iso(s->force_until));
}

static void write_lines(const struct derived *d, struct buffer *out)
{
	for (size_t i = 0; i < d->line_count; i++) {
		const struct line_state *l = &d->lines[i];

		buffer_add_format(out, "line %lld %lld %s %s %s %d %d %d\n", (long long)l->line,
				  (long long)l->goal, iso(l->from), iso(l->until),
				  iso(l->target_date), (int)l->state, l->outcome, l->finding);
	}
	for (size_t i = 0; i < d->goal_year_count; i++) {
		const struct goal_year *g = &d->goal_years[i];

		buffer_add_format(out, "goal %lld %d %d %d\n", (long long)g->line, g->year,
				  g->outcome, g->due);
	}
	for (size_t i = 0; i < d->outcome_year_count; i++) {
		const struct outcome_year *o = &d->outcome_years[i];

		buffer_add_format(out, "year %d %d %d %s\n", o->year, (int)o->kind, (int)o->outcome,
				  o->year_group);
	}
}

/* All that is derived but next_change, as text. */
static void write_derived(const struct derived *d, struct buffer *out)
{
	buffer_reset(out);
	write_state(&d->state, out);
	for (size_t i = 0; i < d->due_count; i++)
		buffer_add_format(out, "due %d %s %s %s %d %lld %s %s\n", d->due[i].deadline,
				  iso(d->due[i].date), iso(d->due[i].term), iso(d->due[i].shows),
				  (int)d->due[i].entity, (long long)d->due[i].row, d->due[i].detail,
				  d->due[i].whose);
	write_lines(d, out);
}

static void expect_turns_when_it_says(const struct dossier *d, const struct settings *settings,
				      int number)
{
	struct buffer before = {0}, now = {0};
	struct derived derived = {0};
	struct date today = day("2025-09-01"), turns;

	derive_pupil(d, settings, today, &derived);
	write_derived(&derived, &before);
	turns = derived.state.next_change;
	for (int i = 0; i < DAYS; i++) {
		today = date_add_days(today, 1);
		derive_pupil(d, settings, today, &derived);
		write_derived(&derived, &now);
		if (!date_is_set(turns) || date_compare(today, turns) < 0) {
			cr_assert(strcmp(before.bytes, now.bytes) == 0,
				  "dossier %d turned on %s, said %s:\n%s%s", number, iso(today),
				  iso(turns), before.bytes, now.bytes);
			continue;
		}
		buffer_reset(&before);
		buffer_add(&before, now.bytes);
		turns = derived.state.next_change;
	}
	derived_free(&derived);
	buffer_clear(&before);
	buffer_clear(&now);
}

Test(next_change, is_never_after_the_day_on_which_anything_turns)
{
	struct dice dice = {20261122};
	struct settings settings;

	settings_init(&settings);
	settings.value[SETTING_INTERIM_DAYS] = 182;
	settings.value[SETTING_UNTOUCHED_DAYS] = 90;
	for (int i = 0; i < DOSSIERS; i++) {
		struct dossier d = any_dossier(&dice);

		expect_turns_when_it_says(&d, &settings, i);
		dossier_free(&d);
	}
}
