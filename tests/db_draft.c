/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/evaluation.h"
#include "db/draft.h"
#include "tests/school.h"

Test(draft, gives_back_what_was_kept)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0}, back = {0};
	struct zb_err err;

	draft_add(&draft, "text", "één \"regel\"\nen nog een");
	draft_add(&draft, "empty", "");
	cr_assert(eq(int, draft_put(s.db, "form:1", &draft, &err), ZB_OK));
	cr_assert(eq(int, draft_get(s.db, "form:1", &back, &err), ZB_OK));
	cr_expect_str_eq(draft_find(&back, "text"), "één \"regel\"\nen nog een");
	cr_expect_str_eq(draft_find(&back, "empty"), "");
	cr_expect(draft_find(&back, "other") == NULL);
	draft_clear(&draft);
	draft_clear(&back);
	school_close(&s);
}

Test(draft, is_of_one_form_and_gone_when_dropped)
{
	struct school s = school_open("2026-11-22");
	struct draft draft = {0}, back = {0};
	struct zb_err err;

	draft_add(&draft, "text", "x");
	cr_assert(eq(int, draft_put(s.db, "form:1", &draft, &err), ZB_OK));
	cr_expect(eq(int, draft_get(s.db, "form:2", &back, &err), ZB_NOT_FOUND));
	cr_assert(eq(int, draft_drop(s.db, "form:1", &err), ZB_OK));
	cr_expect(eq(int, draft_get(s.db, "form:1", &back, &err), ZB_NOT_FOUND));
	draft_clear(&draft);
	school_close(&s);
}

Test(draft, carries_a_record_and_empties_what_was_empty)
{
	struct record *from = record_new(&result_entity), *to = record_new(&result_entity);
	struct date today = {2026, 11, 22};
	struct draft draft = {0};

	record_set_choice(from, RESULT_FINDING, FINDING_NOT_MET);
	record_set_text(from, RESULT_ANALYSIS, "te weinig\ngeoefend");
	record_set_text(to, RESULT_VALUE, "58");
	draft_add_record(&draft, "goal.1", from);
	draft_take_record(&draft, "goal.1", to, today);
	cr_expect(eq(int, record_choice(to, RESULT_FINDING), FINDING_NOT_MET));
	cr_expect_str_eq(record_text(to, RESULT_ANALYSIS), "te weinig\ngeoefend");
	cr_expect(record_is_set(to, RESULT_VALUE) == false);
	draft_clear(&draft);
	record_free(from);
	record_free(to);
}
