/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/school.h"
#include "core/settings.h"

Test(settings, start_with_the_terms_of_the_law)
{
	struct settings s;

	settings_init(&s);
	cr_expect(eq(int, s.type, SCHOOL_PO));
	cr_expect(eq(int, s.value[SETTING_PLAN_DAYS], 42));
	cr_expect(eq(int, s.value[SETTING_EVALUATION_WARN], 56));
	cr_expect(eq(int, s.value[SETTING_INTERIM_DAYS], 0));
	cr_expect(eq(int, s.value[SETTING_RETENTION_SPECIAL], 3));
}

Test(settings, take_a_row_of_the_file)
{
	struct settings s;

	settings_init(&s);
	cr_expect(eq(int, settings_set(&s, "plan_days", "30", NULL), ZB_OK));
	cr_expect(eq(int, s.value[SETTING_PLAN_DAYS], 30));
}

Test(settings, an_empty_value_gives_the_default_back)
{
	struct settings s;

	settings_init(&s);
	s.value[SETTING_PLAN_DAYS] = 30;
	cr_expect(eq(int, settings_set(&s, "plan_days", "", NULL), ZB_OK));
	cr_expect(eq(int, s.value[SETTING_PLAN_DAYS], 42));
}

Test(settings, pass_over_a_key_of_a_newer_program)
{
	struct settings s;

	settings_init(&s);
	cr_expect(eq(int, settings_set(&s, "not_known_yet", "anything", NULL), ZB_OK));
}

Test(settings, refuse_what_is_no_number_within_bounds_and_keep_the_old)
{
	static const struct {
		const char *key, *value;
	} rows[] = {
		{ "plan_days", "0" },	 { "plan_days", "366" }, { "plan_days", "-1" },
		{ "plan_days", "6 w" },	 { "plan_days", " 7" },	 { "consent_all", "2" },
		{ "plan_days", "99999999999999999999" }, { "consent_all", "ja" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct settings s, before;
		struct zb_err err;

		settings_init(&s);
		before = s;
		cr_expect(eq(int, settings_set(&s, rows[i].key, rows[i].value, &err), ZB_INVALID),
			  "%s=%s", rows[i].key, rows[i].value);
		cr_expect(strstr(err.text, rows[i].key) != NULL, "%s", err.text);
		cr_expect(memcmp(&s, &before, sizeof s) == 0);
	}
}

Test(settings, a_row_of_the_file_keeps_to_the_bounds)
{
	static const struct {
		const char *key, *value;
		enum zb_code code;
	} rows[] = {
		{ "retention_years", "21", ZB_INVALID }, { "retention_years", "20", ZB_OK },
		{ "retention_years", "abc", ZB_INVALID }, { "consent_all", "", ZB_OK },
		{ "not_known_yet", "anything", ZB_INVALID },
	};
	const struct date today = { 2026, 11, 22 };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct record *row = record_new(&setting_entity);
		unsigned field = SETTING_VALUE, at = i < 4 ? SETTING_VALUE : SETTING_KEY;

		record_set_text(row, SETTING_KEY, rows[i].key);
		record_set_text(row, SETTING_VALUE, rows[i].value);
		cr_expect(eq(int, record_validate(row, today, &field, NULL), rows[i].code), "%s=%s",
			  rows[i].key, rows[i].value);
		cr_expect(eq(uint, field, at));
		record_free(row);
	}
}

Test(settings, each_has_a_key_of_its_own_and_a_label)
{
	for (unsigned i = 0; i < SETTING_COUNT; i++) {
		cr_expect(settings_table[i].label[0] != '\0');
		for (unsigned j = i + 1; j < SETTING_COUNT; j++)
			cr_expect_str_neq(settings_table[i].key, settings_table[j].key);
	}
}

Test(settings, say_so_where_they_are_longer_than_the_law_and_only_there)
{
	static const struct {
		enum setting_id setting;
		int value;
		bool past;
	} rows[] = {
		{ SETTING_PLAN_DAYS, 42, false },	 { SETTING_PLAN_DAYS, 43, true },
		{ SETTING_PLAN_DAYS, 30, false },	 { SETTING_ABSENCE_DAYS, 29, true },
		{ SETTING_RETENTION_ABSENCE, 6, true },	 { SETTING_CONSENT_DAYS, 365, false },
		{ SETTING_REQUEST_DAYS, 100, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *says = setting_past_law(&settings_table[rows[i].setting], rows[i].value);

		cr_expect(eq(int, says != NULL, rows[i].past), "%zu", i);
		if (says && rows[i].setting == SETTING_PLAN_DAYS)
			cr_expect_str_eq(says, "de wet zegt 42: daarna is het voor de wet te laat, "
					       "en hier nog niet");
		free(says);
	}
}
