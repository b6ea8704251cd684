/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many pupils develop how, against figures reckoned by hand. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/pupil.h"
#include "db/history.h"
#include "db/tally.h"
#include "tests/counted.h"

#define TODAY "2026-11-22"
#define THEN "2026-01-12" /* the first measurement of all, and the second of most */
#define NOW "2026-06-10"

/* A measurement of each pupil twice. Learning, reckoned:
 *	Anna    one up, two the same         progress
 *	Bo      one up, one down             mixed
 *	Cas     three the same               stable
 *	Dia     one down, two not measured   decline
 *	Eva     nothing                      unknown
 *	Fay     one the same, two unknown    unknown
 *	Gus     one up, in September 2026    unknown on 31 July, progress since
 * Behaviour: of Anna a risk is gone, of nobody else anything is known. */
static const struct measured {
	const char *name, *subject, *before, *after, *day;
} measured[] = {
	{ "Anna", "subject=technical_reading", "level=III", "level=II", NOW },
	{ "Anna", "subject=reading_comprehension", "level=II", "level=II", NOW },
	{ "Anna", "subject=mathematics", "level=V", "level=V", NOW },
	{ "Anna", "subject=wellbeing", "risk=yes", "risk=no", NOW },
	{ "Bo", "subject=technical_reading", "level=III", "level=IV", NOW },
	{ "Bo", "subject=mathematics", "level=III", "level=I", NOW },
	{ "Cas", "subject=technical_reading", "level=IV", "level=IV", NOW },
	{ "Cas", "subject=reading_comprehension", "level=II", "level=II", NOW },
	{ "Cas", "subject=mathematics", "level=I", "level=I", NOW },
	{ "Cas", "subject=spelling", "level=I", "level=V", NOW },
	{ "Dia", "subject=mathematics", "level=I", "level=II", NOW },
	{ "Fay", "subject=mathematics", "level=I", "level=I", NOW },
	{ "Gus", "subject=mathematics", "level=V", "level=IV", "2026-09-10" },
};

static const char *const names[] = { "Anna", "Bo", "Cas", "Dia", "Eva", "Fay", "Gus" };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int64_t pupil_named(struct school *s, const char *name)
{
	char *sql = mem_format("SELECT \"id\" FROM \"pupil\" WHERE \"family_name\" = '%s'", name);
	int64_t id = school_number(s, sql);

	free(sql);
	return id;
}

static void measure(struct school *s, const struct measured *m)
{
	int64_t pupil = pupil_named(s, m->name);
	char *day = mem_format("date=%s", m->day);

	school_add(s, "measurement", school_ref("pupil", pupil), m->subject, "date=" THEN,
		   m->before, NULL);
	school_add(s, "measurement", school_ref("pupil", pupil), m->subject, day, m->after, NULL);
	free(day);
}

static struct school seven(void)
{
	struct school s = school_open(TODAY);

	for (size_t i = 0; i < COUNT(names); i++) {
		struct counted pupil = { .name = names[i], .plan_starts = "2025-09-01",
					 .evaluated = "2026-01-20",
					 .goals = { { "learning", NULL, "met" } } };

		counted_add(&s, &pupil);
	}
	for (size_t i = 0; i < COUNT(measured); i++)
		measure(&s, &measured[i]);
	return s;
}

static struct tally read_tally(struct school *s, int year, const char *filter)
{
	const struct tally_query query = {
		year ? period_school_year(year, db_today(s->db)) : period_months(db_today(s->db)),
		filter,
	};
	struct dashboard d;
	struct zb_err err;

	cr_assert(eq(int, tally_dashboard(s->db, &query, &d, &err), ZB_OK), "%s", err.text);
	return d.now;
}

static void expect_counts(const struct tally *t, enum goal_kind kind,
			  const int64_t expected[DEVELOPMENT_COUNT])
{
	for (int i = 0; i < DEVELOPMENT_COUNT; i++)
		cr_expect(eq(i64, t->development[kind][i], expected[i]), "%s, %s",
			  goal_kinds[kind].code, developments[i].code);
}

Test(development, is_counted_as_reckoned_in_the_last_12_months)
{
	struct school s = seven();
	struct tally t = read_tally(&s, 0, NULL);

	cr_expect(eq(i64, t.pupils, 7));
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 2, 1, 1, 1, 2 });
	expect_counts(&t, GOAL_BEHAVIOUR, (const int64_t[]){ 1, 0, 0, 0, 6 });
	cr_expect(eq(i64, tally_pupils_measured(&t, GOAL_LEARNING), 5));
	t = read_tally(&s, 0, "anna");
	cr_expect(eq(i64, t.pupils, 1));
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 1, 0, 0, 0, 0 });
	school_close(&s);
}

Test(development, of_a_year_that_is_over_stays_as_it_was_at_its_end)
{
	struct school s = seven();
	struct tally t = read_tally(&s, 2025, NULL);

	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 1, 1, 1, 1, 3 });
	t = read_tally(&s, 2026, NULL);
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 2, 1, 1, 1, 2 });
	school_close(&s);
}

Test(development, follows_a_measurement_that_is_changed_and_taken_back)
{
	struct school s = seven();
	struct zb_err err;
	struct tally t;
	int64_t last = school_number(&s, "SELECT max(\"id\") FROM \"measurement\"");

	cr_assert(eq(int, school_set(&s, &err, "measurement", last, "level=V", NULL), ZB_OK));
	t = read_tally(&s, 0, NULL);
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 1, 1, 1, 1, 3 });
	cr_assert(eq(int, history_undo(s.db, NULL, &err), ZB_OK), "%s", err.text);
	t = read_tally(&s, 0, NULL);
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 2, 1, 1, 1, 2 });
	school_close(&s);
}

Test(development, of_a_past_day_knows_no_later_measurement)
{
	struct school s = seven();
	struct tally t;

	school_reopen(&s, "2026-05-01");
	t = read_tally(&s, 0, NULL);
	cr_expect(eq(i64, t.pupils, 7));
	expect_counts(&t, GOAL_LEARNING, (const int64_t[]){ 0, 0, 0, 0, 7 });
	school_close(&s);
}

Test(development, names_who_stands_behind_a_number)
{
	struct school s = seven();
	const struct tally_query query = { period_months(db_today(s.db)), NULL };
	const struct tally_cell cell = { .number = NUMBER_DEVELOPMENT, .kind = GOAL_LEARNING,
					 .which = DEVELOPMENT_MIXED };
	struct tally_behind behind;
	struct zb_err err;

	cr_assert(eq(int, tally_behind_read(s.db, &query, &cell, &behind, &err), ZB_OK));
	cr_assert(eq(sz, behind.count, 1));
	cr_expect(eq(i64, behind.refs[0].pupil, pupil_named(&s, "Bo")));
	tally_behind_free(&behind);
	school_close(&s);
}
