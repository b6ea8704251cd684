/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/rules/development.h"
#include "tests/dossier.h"

/* Table 3a said over again, item by item, so that the rule is not tested against itself. */
static enum development by_definition(const enum change c[DEVELOPMENT_SUBJECTS])
{
	bool up = c[0] == CHANGE_UP || c[1] == CHANGE_UP || c[2] == CHANGE_UP;
	bool down = c[0] == CHANGE_DOWN || c[1] == CHANGE_DOWN || c[2] == CHANGE_DOWN;
	bool same = c[0] == CHANGE_SAME && c[1] == CHANGE_SAME && c[2] == CHANGE_SAME;

	if (up && !down)
		return DEVELOPMENT_PROGRESS;
	if (down && !up)
		return DEVELOPMENT_DECLINE;
	if (up && down)
		return DEVELOPMENT_MIXED;
	return same ? DEVELOPMENT_STABLE : DEVELOPMENT_UNKNOWN;
}

Test(development, is_that_of_table_3a_in_all_64_cases)
{
	int seen[DEVELOPMENT_COUNT] = { 0 };

	for (int n = 0; n < 64; n++) {
		enum change c[DEVELOPMENT_SUBJECTS] = { (enum change)(n / 16),
							(enum change)(n / 4 % 4),
							(enum change)(n % 4) };
		enum development found = development_of_changes(c);

		cr_expect(found == by_definition(c), "%d %d %d gave %s", c[0], c[1], c[2],
			  developments[found].code);
		seen[found]++;
	}
	/* 3^3 without a down, of which 2^3 without an up; the same the other way round. */
	cr_expect(eq(int, seen[DEVELOPMENT_PROGRESS], 19));
	cr_expect(eq(int, seen[DEVELOPMENT_DECLINE], 19));
	cr_expect(eq(int, seen[DEVELOPMENT_MIXED], 18));
	cr_expect(eq(int, seen[DEVELOPMENT_STABLE], 1));
	cr_expect(eq(int, seen[DEVELOPMENT_UNKNOWN], 7));
}

Test(development, one_up_and_two_unknown_is_progress)
{
	enum change c[DEVELOPMENT_SUBJECTS] = { CHANGE_UNKNOWN, CHANGE_UP, CHANGE_UNKNOWN };

	cr_expect(development_of_changes(c) == DEVELOPMENT_PROGRESS);
}

static void measure(struct dossier *d, int64_t id, const char *date, const char *subject,
		    const char *column, const char *value)
{
	dossier_row(d, ENTITY_MEASUREMENT, id, "pupil", "1", "date", date, "subject", subject,
		    column, value, NULL);
}

Test(development, compares_the_last_two_days_with_a_level)
{
	struct dossier d = { 0 };

	measure(&d, 1, "2025-06-10", "mathematics", "level", "I");
	measure(&d, 2, "2026-01-20", "mathematics", "level", "IV");
	measure(&d, 3, "2026-06-10", "mathematics", "level", "V");
	measure(&d, 4, "2026-06-10", "mathematics", "level", "III");
	measure(&d, 5, "2026-09-01", "mathematics", "score", "42");
	measure(&d, 6, "2026-09-01", "spelling", "level", "V");
	cr_expect(development_change(&d, MEASURED_MATHEMATICS, day("2026-11-22")) == CHANGE_UP,
		  "IV to III: the later row of the day, and a bare score says nothing");
	cr_expect(development_change(&d, MEASURED_MATHEMATICS, day("2026-02-01")) == CHANGE_DOWN);
	cr_expect(development_change(&d, MEASURED_MATHEMATICS, day("2025-12-01")) ==
		  CHANGE_UNKNOWN);
	cr_expect(development_of_pupil(&d, GOAL_LEARNING, day("2026-11-22")) ==
		  DEVELOPMENT_PROGRESS);
	dossier_free(&d);
}

Test(development, of_a_day_counts_what_was_measured_on_it_with_a_level)
{
	struct dossier d = { 0 };

	measure(&d, 1, "2026-01-20", "technical_reading", "level", "II");
	measure(&d, 2, "2026-06-10", "technical_reading", "level", "III");
	measure(&d, 3, "2026-09-01", "technical_reading", "score", "42");
	measure(&d, 4, "2026-10-01", "technical_reading", "level", "III");
	cr_expect(development_change(&d, MEASURED_TECHNICAL_READING, day("2026-06-09")) ==
		  CHANGE_UNKNOWN);
	cr_expect(development_change(&d, MEASURED_TECHNICAL_READING, day("2026-06-10")) ==
		  CHANGE_DOWN);
	cr_expect(development_change(&d, MEASURED_TECHNICAL_READING, day("2026-09-01")) ==
		  CHANGE_DOWN);
	cr_expect(development_change(&d, MEASURED_TECHNICAL_READING, day("2026-10-01")) ==
		  CHANGE_SAME);
	dossier_free(&d);
}

Test(development, a_risk_that_is_gone_is_progress)
{
	struct dossier d = { 0 };

	measure(&d, 1, "2026-01-20", "wellbeing", "risk", "yes");
	measure(&d, 2, "2026-06-10", "wellbeing", "risk", "no");
	measure(&d, 3, "2026-01-20", "safety", "risk", "no");
	measure(&d, 4, "2026-06-10", "safety", "risk", "yes");
	cr_expect(development_change(&d, MEASURED_WELLBEING, day("2026-11-22")) == CHANGE_UP);
	cr_expect(development_change(&d, MEASURED_SAFETY, day("2026-11-22")) == CHANGE_DOWN);
	cr_expect(development_of_pupil(&d, GOAL_BEHAVIOUR, day("2026-11-22")) ==
		  DEVELOPMENT_MIXED);
	dossier_free(&d);
}
