/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/due.h"

Test(deadlines, table_and_codes_are_one_list)
{
	for (unsigned i = 0; i < DEADLINE_COUNT; i++) {
		cr_expect_str_eq(deadlines[i].code, deadline_codes[i].code);
		cr_expect_str_eq(deadlines[i].label, deadline_codes[i].label);
	}
	cr_expect(deadlines[DEADLINE_COUNT].code == NULL);
	cr_expect(deadline_codes[DEADLINE_COUNT].code == NULL);
	cr_expect_str_eq(deadline_class_sign(DEADLINE_LAW, true), "§");
	cr_expect_str_eq(deadline_class_sign(DEADLINE_LAW, false), "w");
}

Test(due, rows_stand_in_order_of_date)
{
	struct dossier d = talked_over();

	dossier_row(&d, ENTITY_AGREEMENT, 500, "pupil", "1", "what", "bellen", "by", "2026-11-10",
		    "who", "moeder", NULL);
	struct derived out = derive(&d, TODAY);

	cr_assert(out.due_count == 3);
	for (size_t i = 1; i < out.due_count; i++)
		cr_expect(date_compare(out.due[i - 1].date, out.due[i].date) <= 0);
	cr_expect(eq(int, out.state.due, DEADLINE_AGREEMENT_DUE));
	cr_expect_str_eq(due_find(&out, DEADLINE_AGREEMENT_DUE)->whose, "moeder");
	cr_expect(due_find(&out, DEADLINE_AGREEMENT_DUE)->named);
	derived_free(&out);
}

Test(due, of_one_day_stands_in_the_order_of_the_table_and_of_what_was_noted_first)
{
	static const struct {
		enum deadline_id id;
		int64_t row;
	} want[] = { { DEADLINE_PLAN, 600 }, { DEADLINE_AGREEMENT_DUE, 500 },
		     { DEADLINE_AGREEMENT_DUE, 501 }, { DEADLINE_AGREEMENT_DUE, 502 } };
	struct dossier d = gradje();

	dossier_row(&d, ENTITY_PLAN, 600, "trajectory", "1", "version", "1", "status", "draft",
		    NULL);
	for (int64_t id = 502; id >= 500; id--)
		dossier_row(&d, ENTITY_AGREEMENT, id, "pupil", "1", "what", "bellen", "by",
			    "2026-11-12", NULL);
	struct derived out = derive(&d, TODAY);

	cr_assert(eq(sz, out.due_count, sizeof want / sizeof want[0]));
	for (size_t i = 0; i < out.due_count; i++)
		cr_expect(out.due[i].deadline == (int)want[i].id && out.due[i].row == want[i].row,
			  "place %zu", i);
	cr_expect(not(due_find(&out, DEADLINE_AGREEMENT_DUE)->named), "of nobody: the school's");
	cr_expect_str_eq(due_find(&out, DEADLINE_AGREEMENT_DUE)->whose, "IB");
	derived_free(&out);
}

Test(due, is_told_as_how_late_or_by_which_day)
{
	static const struct {
		enum deadline_id id;
		const char *date, *term, *says;
	} rows[] = {
		{ DEADLINE_PLAN, "2026-11-21", "", "1 d te laat" },
		{ DEADLINE_PLAN, "2026-12-01", "2026-11-01", "21 d te laat" },
		{ DEADLINE_PLAN, "2026-11-25", "2026-11-22", "wo 25-11" },
		{ DEADLINE_GOAL, "2026-11-25", "2026-11-01", "wo 25-11" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct date term = *rows[i].term ? day(rows[i].term) : (struct date){0};
		char says[DATE_SHOWN_SIZE];

		deadline_when((int)rows[i].id, day(rows[i].date), term, day(TODAY), says);
		cr_expect_str_eq(says, rows[i].says, "row %zu", i);
	}
}

Test(due, is_told_with_what_is_noted_of_it)
{
	static const struct {
		enum deadline_id id;
		const char *note, *detail, *says;
	} rows[] = {
		{ DEADLINE_PLAN, NULL, "", "OPP vaststellen" },
		{ DEADLINE_PLAN, "refused", "", "OPP vaststellen" },
		{ DEADLINE_CONSENT, NULL, "A. Hof", "instemming: A. Hof" },
		{ DEADLINE_CONSENT, "refused", "A. Hof", "instemming: geweigerd: A. Hof" },
		{ DEADLINE_CONSENT, "dispute", "", "instemming: in overleg na weigering" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buffer out = {0};

		deadline_add_task(&out, (int)rows[i].id, rows[i].note, rows[i].detail);
		cr_expect_str_eq(out.bytes, rows[i].says, "row %zu", i);
		buffer_clear(&out);
	}
	cr_expect(deadline_note(DEADLINE_PLAN, "refused") == NULL);
	cr_expect_str_eq(deadline_note(DEADLINE_CONSENT, "refused"), "refused");
}

Test(due, has_a_date_or_is_not_there_at_the_ends_of_the_calendar)
{
	struct dossier d = gradje();
	struct derived out;

	plan(&d, "2026-09-01");
	dossier_row(&d, ENTITY_GOAL, 200, "plan", "100", "line", "200", "kind", "learning",
		    "description", "doel", "state", "open", "target_date", "2199-12-31", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by", "1900-01-02",
		    NULL);
	record_set_text(pupil_of(&d), PUPIL_LEFT, "2199-12-31");
	out = derive(&d, TODAY);
	cr_expect(out.due_count > 0);
	for (size_t i = 0; i < out.due_count; i++)
		cr_expect(date_is_set(out.due[i].date) && date_is_set(out.due[i].shows), "%s",
			  deadlines[out.due[i].deadline].code);
	cr_expect(due_find(&out, DEADLINE_GOAL) == NULL);
	cr_expect_str_eq(iso(due_find(&out, DEADLINE_AGREEMENT_DUE)->shows), "1900-01-02");
	derived_free(&out);
}
