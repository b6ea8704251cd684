/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

#include "tests/dossier.h"

#define TODAY "2026-11-22"

static struct dossier lotte(void)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", NULL);
	return d;
}

/* The due row of that deadline in D, which is then freed; "-" for none: its date and since when it
 * shows. */
static const char *due_of(struct dossier *d, enum deadline_id id)
{
	struct derived out = derived_on(d, TODAY);
	const struct due *due = due_find(&out, id);
	static char text[32];

	snprintf(text, sizeof text, "%s %s", due ? iso(due->date) : "-",
		 due ? iso(due->shows) : "-");
	derived_free(&out);
	dossier_free(d);
	return text;
}

Test(tlv, ends_on_its_last_day_and_shows_half_a_year_before)
{
	static const struct {
		const char *what, *kind, *decision, *to, *also, *due;
	} rows[] = {
		{ "granted", "tlv", "granted", "2027-07-31", "", "2027-07-31 2027-01-30" },
		{ "over a leap day", "tlv", "granted", "2028-07-31", "", "2028-07-31 2028-01-31" },
		{ "on conditions", "tlv", "conditional", "2027-07-31", "",
		  "2027-07-31 2027-01-30" },
		{ "refused", "tlv", "refused", "2027-07-31", "", "- -" },
		{ "pending", "tlv", "pending", "2027-07-31", "", "- -" },
		{ "an arrangement is no TLV", "arrangement", "granted", "2027-07-31", "", "- -" },
		{ "extended", "tlv", "granted", "2027-07-31", "2028-07-31",
		  "2028-07-31 2028-01-31" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = lotte();

		dossier_row(&d, ENTITY_REQUEST, 10, "pupil", "1", "kind", rows[i].kind, "decision",
			    rows[i].decision, "valid_to", rows[i].to, NULL);
		if (*rows[i].also)
			dossier_row(&d, ENTITY_REQUEST, 11, "pupil", "1", "kind", "extension",
				    "decision", "granted", "valid_to", rows[i].also, NULL);
		cr_expect_str_eq(due_of(&d, DEADLINE_TLV), rows[i].due, "%s", rows[i].what);
	}
}

Test(request, without_a_decision_is_due_six_weeks_after_it_was_sent)
{
	static const struct {
		const char *sent, *decision, *due;
	} rows[] = {
		{ "2026-10-01", "", "2026-11-12 2026-10-29" },
		{ "2026-10-01", "pending", "2026-11-12 2026-10-29" },
		{ "2026-10-01", "granted", "- -" },
		{ "2026-10-01", "withdrawn", "- -" },
		{ "", "", "- -" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = lotte();

		dossier_row(&d, ENTITY_REQUEST, 10, "pupil", "1", "kind", "arrangement", "sent",
			    rows[i].sent, "decision", rows[i].decision, NULL);
		cr_expect_str_eq(due_of(&d, DEADLINE_REQUEST), rows[i].due, "%s %s", rows[i].sent,
				 rows[i].decision);
	}
}

Test(request, says_its_kind_by_a_code_that_is_read_in_any_language)
{
	struct dossier d = lotte();
	struct buffer task = {0};

	dossier_row(&d, ENTITY_REQUEST, 10, "pupil", "1", "kind", "extension", "sent",
		    "2026-10-01", NULL);
	struct derived out = derived_on(&d, TODAY);
	const struct due *due = due_find(&out, DEADLINE_REQUEST);

	cr_assert(due != NULL);
	cr_expect_str_eq(due->note, "extension");
	cr_expect_str_eq(due->detail, "");
	deadline_add_task(&task, due->deadline, due->note, due->detail);
	cr_expect_str_eq(task.bytes, "aanvraag zonder besluit: verlenging");
	buffer_clear(&task);
	derived_free(&out);
	dossier_free(&d);
}

Test(support, ends_unless_help_of_that_form_goes_on)
{
	static const struct {
		const char *ends, *form, *other_ends, *due;
	} rows[] = {
		{ "2027-01-31", NULL, NULL, "2027-01-31 2026-11-08" },
		{ "", NULL, NULL, "- -" },
		{ "2027-01-31", "RT lezen", "2027-07-31", "2027-07-31 2027-05-08" },
		{ "2027-01-31", "RT lezen", "", "- -" },
		{ "2027-01-31", "logopedie", "", "2027-01-31 2026-11-08" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = lotte();

		dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT lezen", "ends",
			    rows[i].ends, NULL);
		if (rows[i].form)
			dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", rows[i].form,
				    "ends", rows[i].other_ends, NULL);
		cr_expect_str_eq(due_of(&d, DEADLINE_SUPPORT), rows[i].due, "%zu", i);
	}
}

Test(support, that_ended_is_done_when_other_help_began_after_it)
{
	static const struct {
		const char *starts, *due;
	} rows[] = {
		{ "2026-07-31", "2026-07-31 2026-05-08" },
		{ "2026-08-01", "- -" },
		{ "2026-09-14", "- -" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = lotte();

		dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT lezen", "ends",
			    "2026-07-31", NULL);
		dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "logopedie", "starts",
			    rows[i].starts, NULL);
		cr_expect_str_eq(due_of(&d, DEADLINE_SUPPORT), rows[i].due, "%zu", i);
	}
}

Test(absence, is_due_by_its_kind_until_the_field_that_mends_it_is_filled_in)
{
	static const struct {
		const char *kind, *field, *value;
		enum deadline_id id;
		const char *due;
	} rows[] = {
		{ "authorised", "reason", "", DEADLINE_ABSENCE, "2026-10-29 2026-10-01" },
		{ "authorised", "reported", "2026-10-20", DEADLINE_ABSENCE, "- -" },
		{ "authorised", "route_back", "twee uur per dag", DEADLINE_ABSENCE,
		  "2026-10-29 2026-10-01" },
		{ "authorised", "ends", "2026-10-20", DEADLINE_ABSENCE, "- -" },
		{ "authorised", "reported", "2026-10-20", DEADLINE_ABSENCE_LONG,
		  "2026-12-31 2026-10-01" },
		{ "authorised", "route_back", "twee uur per dag", DEADLINE_ABSENCE_LONG, "- -" },
		{ "authorised", "ends", "2026-10-20", DEADLINE_ABSENCE_LONG, "- -" },
		{ "exemption_5a", "reason", "", DEADLINE_ABSENCE, "- -" },
		{ "sixteen_hours", "reason", "", DEADLINE_ABSENCE, "- -" },
		{ "sixteen_hours", "reason", "", DEADLINE_ABSENCE_HOURS, "2026-10-01 2026-10-01" },
		{ "sixteen_hours", "route_back", "een mentor", DEADLINE_ABSENCE_HOURS,
		  "2026-10-01 2026-10-01" },
		{ "sixteen_hours", "reported", "2026-10-02", DEADLINE_ABSENCE_HOURS, "- -" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = lotte();

		dossier_row(&d, ENTITY_ABSENCE, 10, "pupil", "1", "kind", rows[i].kind, "starts",
			    "2026-10-01", rows[i].field, rows[i].value, NULL);
		cr_expect_str_eq(due_of(&d, rows[i].id), rows[i].due, "%s, row %zu", rows[i].kind,
				 i);
	}
}

Test(absence, raises_nothing_for_who_has_left)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", "left",
		    "2026-10-15", NULL);
	dossier_row(&d, ENTITY_ABSENCE, 10, "pupil", "1", "kind", "authorised", "starts",
		    "2026-10-01", NULL);
	cr_expect_str_eq(due_of(&d, DEADLINE_ABSENCE), "- -");
}
