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

Test(due, has_a_date_or_is_not_there_at_the_ends_of_the_calendar)
{
	struct dossier d = gradje();
	struct derived out;

	plan(&d, "2026-09-01");
	dossier_row(&d, ENTITY_GOAL, 200, "plan", "100", "line", "200", "kind", "learning",
		    "description", "doel", "state", "open", "target_date", "2199-12-31", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by", "1900-01-02", NULL);
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
