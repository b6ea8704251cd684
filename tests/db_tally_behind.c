/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils and goals behind each number that was counted. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/records/pupil.h"
#include "db/tally.h"
#include "tests/counted.h"

#define TODAY COUNTED_TODAY

static struct tally_behind read_behind(struct school *s, struct tally_query query,
				       struct tally_cell cell)
{
	struct tally_behind found;
	struct zb_err err;

	cr_assert(eq(int, tally_behind_read(s->db, &query, &cell, &found, &err), ZB_OK));
	return found;
}

static struct tally_line read_line(struct school *s, struct tally_query query,
				   const struct tally_ref *ref)
{
	struct tally_line line;
	struct zb_err err;

	cr_assert(eq(int, tally_line_read(s->db, &query.period, ref, &line, &err), ZB_OK));
	return line;
}

/* "Anna Cas" */
static char *names_behind(struct school *s, struct tally_query query, struct tally_cell cell)
{
	struct tally_behind found = read_behind(s, query, cell);
	struct buffer names = {0};
	size_t pupils = 0;

	for (size_t i = 0; i < found.count; i++) {
		struct tally_line line = read_line(s, query, &found.refs[i]);

		if (!i || found.refs[i].pupil != found.refs[i - 1].pupil)
			buffer_add_format(&names, "%s%s", pupils++ ? " " : "", line.name);
		tally_line_free(&line);
	}
	cr_expect(eq(sz, found.pupils, pupils));
	tally_behind_free(&found);
	return buffer_take(&names);
}

Test(tally_behind, names_the_pupils_behind_any_number)
{
	static const struct {
		struct tally_cell cell;
		const char *names;
	} numbers[] = {
		{ { NUMBER_PUPILS, 0, -1, TALLY_WHOLE, 0 }, "Anna Bo Cas Dia" },
		{ { NUMBER_LEFT, 0, -1, TALLY_WHOLE, 0 }, "Cas" },
		{ { NUMBER_GOALS, GOAL_LEARNING, GOAL_OUTCOME_MET, TALLY_WHOLE, 0 },
		  "Anna Bo Dia" },
		{ { NUMBER_GOALS, GOAL_BEHAVIOUR, GOAL_OUTCOME_DROPPED, TALLY_WHOLE, 0 }, "Dia" },
		{ { NUMBER_GOALS, GOAL_BEHAVIOUR, -1, TALLY_WHOLE, 0 }, "Anna Bo" },
		{ { NUMBER_OUTCOME, GOAL_LEARNING, OUTCOME_NOT_JUDGED, TALLY_WHOLE, 0 }, "Dia" },
		{ { NUMBER_OUTCOME, GOAL_BEHAVIOUR, OUTCOME_NO_GOAL, TALLY_WHOLE, 0 }, "Cas Dia" },
		{ { NUMBER_OUTCOME, GOAL_LEARNING, OUTCOME_NONE_MET, TALLY_CATEGORY,
		    CATEGORY_BEHIND }, "Cas" },
		{ { NUMBER_PUPILS, 0, -1, TALLY_BAND, BAND_PO_6_8 }, "Bo Cas" },
		{ { NUMBER_CONSEQUENCE, GOAL_LEARNING, 3, TALLY_WHOLE, 0 }, "Anna" },
		{ { NUMBER_CONSEQUENCE, GOAL_LEARNING, CONSEQUENCE_COUNT, TALLY_WHOLE, 0 }, "Cas" },
	};
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		char *in_months = names_behind(&s, counted_months(&s, NULL), numbers[i].cell);
		char *in_year = names_behind(&s, counted_year(&s, 2026), numbers[i].cell);

		cr_expect_str_eq(in_months, numbers[i].names, "%zu: %s", i, in_months);
		cr_expect_str_eq(in_year, numbers[i].names, "%zu: %s", i, in_year);
		free(in_months);
		free(in_year);
	}
	school_close(&s);
}

Test(tally_behind, lists_the_goals_behind_a_number_with_the_day_of_their_outcome)
{
	static const struct {
		struct tally_cell cell;
		size_t pupils, goals, count;
	} numbers[] = {
		{ { NUMBER_GOALS, GOAL_LEARNING, GOAL_OUTCOME_MET, TALLY_WHOLE, 0 }, 3, 4, 4 },
		{ { NUMBER_GOALS, GOAL_LEARNING, GOAL_OUTCOME_NOT_JUDGED, TALLY_WHOLE, 0 }, 1, 2,
		  2 },
		{ { NUMBER_OUTCOME, GOAL_LEARNING, OUTCOME_PARTLY_MET, TALLY_WHOLE, 0 }, 1, 2, 2 },
		{ { NUMBER_OUTCOME, GOAL_BEHAVIOUR, OUTCOME_NO_GOAL, TALLY_WHOLE, 0 }, 2, 0, 2 },
		{ { NUMBER_CONSEQUENCE, GOAL_LEARNING, -1, TALLY_WHOLE, 0 }, 2, 3, 3 },
		{ { NUMBER_PUPILS, 0, -1, TALLY_WHOLE, 0 }, 4, 0, 4 },
	};
	struct counted pupils[COUNTED_PUPILS];
	struct school s = counted_four(pupils);

	for (size_t i = 0; i < 2 * sizeof numbers / sizeof *numbers; i++) {
		struct tally_query query =
			i % 2 ? counted_year(&s, 2026) : counted_months(&s, NULL);
		struct tally_behind found = read_behind(&s, query, numbers[i / 2].cell);

		cr_expect(eq(sz, found.pupils, numbers[i / 2].pupils), "%zu", i);
		cr_expect(eq(sz, found.goals, numbers[i / 2].goals), "%zu", i);
		cr_expect(eq(sz, found.count, numbers[i / 2].count), "%zu", i);
		for (size_t r = 0; r < found.count; r++) {
			struct tally_line line = read_line(&s, query, &found.refs[r]);
			bool judged = found.refs[r].line &&
				      found.refs[r].outcome != GOAL_OUTCOME_NOT_JUDGED;
			char day[DATE_ISO_SIZE];

			date_to_iso(line.date, day);
			cr_expect_str_eq(day, judged ? "2026-10-01" : "");
			cr_expect(eq(int, line.goal != 0, found.refs[r].line != 0));
			tally_line_free(&line);
		}
		tally_behind_free(&found);
	}
	school_close(&s);
}

Test(tally_behind, stands_a_long_list_in_order_of_name)
{
	struct school s = school_open(TODAY);
	struct tally_query query = counted_months(&s, NULL);
	struct tally_behind found;
	struct tally_line line;

	counted_figure(&s, 9, (const int[]){ 3, 3, 3 }, (const int[]){ 3, 3, 3 });
	found = read_behind(&s, query,
			    (struct tally_cell){ .number = NUMBER_PUPILS, .which = -1 });
	cr_expect(eq(sz, found.count, 9));
	line = read_line(&s, query, &found.refs[8]);
	cr_expect_str_eq(line.name, "1008");
	tally_line_free(&line);
	tally_behind_free(&found);
	school_close(&s);
}
