/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a request to the samenwerkingsverband. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/rules/request_step.h"
#include "tests/dossier.h"

/* The states of all steps by their first letters: d(one), n(ow), l(ater), p(assed), - not asked. */
static const char *states_of(const struct record *request)
{
	static const char letters[] = { 'd', 'n', 'l', '-', 'p' };
	static char text[REQUEST_STEP_COUNT + 1];

	for (int step = 0; step < REQUEST_STEP_COUNT; step++)
		text[step] = letters[request_step_state(request, (enum request_step)step)];
	text[REQUEST_STEP_COUNT] = '\0';
	return text;
}

Test(request_steps, follow_each_other)
{
	static const struct {
		const char *column, *value, *states;
	} rows[] = {
		{ "parents_view_date", "2026-09-01", "dnlllll" },
		{ "tried", "RT", "ddnllll" },
		{ "expert_2", "B. Vos", "ddnllll" },
		{ "expert_1", "A. Bos", "dddnlll" },
		{ "expert_2", "", "ddnllll" },
		{ "expert_2", "B. Vos", "dddnlll" },
		{ "complete", "yes", "ddddnll" },
		{ "sent", "2026-10-01", "dddddnl" },
		{ "decision", "pending", "dddddnl" },
		{ "decision", "granted", "ddddddn" },
		{ "placed", "2027-01-08", "ddddddd" },
	};
	struct dossier d = { 0 };
	struct record *tlv = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind", "tlv", NULL);

	cr_expect_str_eq(states_of(tlv), "nllllll");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		record_set_text(tlv, (unsigned)entity_field(tlv->entity, rows[i].column),
				rows[i].value);
		cr_expect_str_eq(states_of(tlv), rows[i].states, "%s", rows[i].column);
	}
	dossier_free(&d);
}

Test(request_steps, ask_no_experts_and_no_placement_for_an_arrangement)
{
	struct dossier d = { 0 };
	struct record *row = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind",
					 "arrangement", "parents_view_date", "2026-09-01", "tried",
					 "RT", NULL);

	cr_expect_str_eq(states_of(row), "dd-nll-");
	dossier_free(&d);
}

Test(request_steps, end_where_it_was_refused_or_withdrawn)
{
	static const char *const ends[] = { "refused", "withdrawn" };

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		struct dossier d = { 0 };
		struct record *row = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind", "tlv",
						 "sent", "2026-09-01", "decision", ends[i], NULL);

		cr_expect_str_eq(states_of(row), "----dd-");
		cr_expect(eq(int, (int)request_step_now(row), REQUEST_STEP_COUNT));
		dossier_free(&d);
	}
}

Test(request_steps, that_were_empty_when_it_was_sent_are_passed_and_not_at_turn_again)
{
	struct dossier d = { 0 };
	struct record *row = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind", "tlv",
					 "complete", "yes", "sent", "2026-09-01", NULL);
	struct buffer passed = { 0 };

	cr_expect_str_eq(states_of(row), "pppddnl");
	cr_expect(eq(int, (int)request_step_add_passed(row, &passed), 3));
	cr_expect_str_eq(passed.bytes,
			 "zienswijze ouders, wat is geprobeerd, advies van deskundigen");
	record_set_text(row, REQUEST_DECISION, "granted");
	cr_expect_str_eq(states_of(row), "pppdddn");
	record_set_text(row, REQUEST_KIND, "arrangement");
	cr_expect_str_eq(states_of(row), "pp-ddd-");
	cr_expect(eq(int, (int)request_step_now(row), REQUEST_STEP_COUNT));
	buffer_clear(&passed);
	dossier_free(&d);
}

Test(request_steps, are_passed_when_only_the_decision_was_written_down)
{
	struct dossier d = { 0 };
	struct record *row = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind", "tlv",
					 "decision", "granted", NULL);

	cr_expect_str_eq(states_of(row), "pppppdn");
	dossier_free(&d);
}

Test(request_steps, say_nothing_of_passed_ones_before_it_is_sent)
{
	struct dossier d = { 0 };
	struct record *row = dossier_row(&d, ENTITY_REQUEST, 1, "pupil", "2", "kind", "tlv",
					 "tried", "RT", NULL);
	struct buffer passed = { 0 };

	cr_expect_str_eq(states_of(row), "ndlllll");
	cr_expect(eq(int, (int)request_step_add_passed(row, &passed), 0));
	buffer_clear(&passed);
	dossier_free(&d);
}
