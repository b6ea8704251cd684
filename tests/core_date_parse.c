/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "tests/dossier.h"

/* A Sunday. */
static const struct date today = {2026, 11, 22};

static void expect_parse_on(const char *typed, struct date on, const char *want)
{
	struct zb_err err = {0};
	struct date date = {0};
	enum zb_code code = date_parse(typed, on, &date, &err);

	cr_expect(code == ZB_OK, "\"%s\": %s", typed, err.text);
	cr_expect_str_eq(iso(date), want, "\"%s\" gave %s", typed, iso(date));
}

static void expect_parse(const char *typed, const char *want)
{
	expect_parse_on(typed, today, want);
}

static void expect_refused(const char *typed, const char *want)
{
	struct zb_err err = {0};
	struct date date = {1, 2, 3};

	cr_expect(date_parse(typed, today, &date, &err) == ZB_INVALID, "\"%s\" passed", typed);
	cr_expect(err.code == ZB_INVALID);
	cr_expect(strstr(err.text, want) != NULL, "\"%s\": %s", typed, err.text);
	cr_expect(date.year == 1 && date.month == 2 && date.day == 3, "\"%s\" wrote", typed);
}

Test(date_parse, reads_day_month_year)
{
	expect_parse("2026-09-03", "2026-09-03");
	expect_parse("2026-9-3", "2026-09-03");
	expect_parse("3-9-2026", "2026-09-03");
	expect_parse("03-09-2026", "2026-09-03");
	expect_parse("3/9/2026", "2026-09-03");
	expect_parse("3.9.2026", "2026-09-03");
	expect_parse("3 9 2026", "2026-09-03");
	expect_parse(" 3 - 9 - 2026\t", "2026-09-03");
	expect_parse("3–9–2026", "2026-09-03");
	expect_parse("29-2-2028", "2028-02-29");
}

Test(date_parse, knows_the_century_of_two_digits)
{
	expect_parse("3-9-26", "2026-09-03");
	expect_parse("3-9-00", "2000-09-03");
	expect_parse("3-9-69", "2069-09-03");
	expect_parse("3-9-70", "1970-09-03");
	expect_parse("3-9-99", "1999-09-03");
}

Test(date_parse, takes_the_nearest_year_when_none_is_typed)
{
	expect_parse("3-9", "2026-09-03");
	expect_parse("3/9", "2026-09-03");
	expect_parse("3.9", "2026-09-03");
	expect_parse("22-11", "2026-11-22");
	expect_parse("1-2", "2027-02-01");
	expect_parse("31-1", "2027-01-31");
	expect_parse("23-5", "2027-05-23");
	expect_parse("24-5", "2026-05-24");
	expect_parse_on("31-12", (struct date){2026, 1, 3}, "2025-12-31");
	expect_parse_on("3-1", (struct date){2026, 12, 31}, "2027-01-03");
	expect_parse_on("29-2", (struct date){2028, 1, 10}, "2028-02-29");
	expect_parse_on("29-2", (struct date){2027, 12, 10}, "2028-02-29");
	expect_parse_on("29-2", (struct date){2024, 8, 1}, "2024-02-29");
}

Test(date_parse, prefers_the_later_year_at_equal_distance)
{
	/* 2-9-2023 and 2-9-2024 both lie 183 days from 3-3-2024. */
	expect_parse_on("2-9", (struct date){2024, 3, 3}, "2024-09-02");
}

Test(date_parse, takes_the_next_one_where_a_day_is_to_come)
{
	static const char *const rows[][2] = {
		{ "22-11", "2026-11-22" }, { "21-11", "2027-11-21" }, { "1-6", "2027-06-01" },
		{ "1-12", "2026-12-01" },  { "1-6-26", "2026-06-01" }, { "gisteren", "2026-11-21" },
		{ "+6w", "2027-01-03" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date date = {0};

		cr_expect(date_parse_ahead(rows[i][0], today, &date, NULL) == ZB_OK);
		cr_expect_str_eq(iso(date), rows[i][1], "\"%s\"", rows[i][0]);
	}
}

Test(date_parse, stays_within_half_a_year_of_today)
{
	for (int i = 0; i < 366; i++) {
		struct date want = date_add_days(today, i - 182), got;
		char typed[16];

		snprintf(typed, sizeof typed, "%d-%d", want.day, want.month);
		cr_assert(date_parse(typed, today, &got, NULL) == ZB_OK, "%s", typed);
		cr_assert(abs(date_between(today, got)) <= 183, "%s", typed);
	}
}

Test(date_parse, reads_months_as_words)
{
	expect_parse("3 sep", "2026-09-03");
	expect_parse("3 sep.", "2026-09-03");
	expect_parse("3 Sept", "2026-09-03");
	expect_parse("3 september 2026", "2026-09-03");
	expect_parse("3 SEPTEMBER 26", "2026-09-03");
	expect_parse("3-sep-2026", "2026-09-03");
	expect_parse("3 sep. 2026", "2026-09-03");
	expect_parse("3sep2026", "2026-09-03");
	expect_parse("3sep", "2026-09-03");
}

Test(date_parse, knows_every_dutch_month)
{
	static const char *const words[12][2] = {
		{"jan", "januari"}, {"feb", "februari"},  {"mrt", "maart"},   {"apr", "april"},
		{"mei", "mei"},	    {"jun", "juni"},	  {"jul", "juli"},    {"aug", "augustus"},
		{"sep", "september"}, {"okt", "oktober"}, {"nov", "november"}, {"dec", "december"},
	};

	for (int m = 0; m < 12; m++)
		for (int i = 0; i < 2; i++) {
			char typed[32], want[32];

			snprintf(typed, sizeof typed, "7 %s 2025", words[m][i]);
			snprintf(want, sizeof want, "2025-%02d-07", m + 1);
			expect_parse(typed, want);
		}
}

Test(date_parse, reads_days_as_people_say_them)
{
	expect_parse("vandaag", "2026-11-22");
	expect_parse("Vandaag ", "2026-11-22");
	expect_parse("gisteren", "2026-11-21");
	expect_parse("eergisteren", "2026-11-20");
	expect_parse("MORGEN", "2026-11-23");
	expect_parse("overmorgen", "2026-11-24");
}

Test(date_parse, takes_the_next_weekday_and_never_today)
{
	expect_parse("ma", "2026-11-23");
	expect_parse("di", "2026-11-24");
	expect_parse("wo", "2026-11-25");
	expect_parse("do", "2026-11-26");
	expect_parse("vr", "2026-11-27");
	expect_parse("za", "2026-11-28");
	expect_parse("zo", "2026-11-29");
	expect_parse("Woensdag", "2026-11-25");
	expect_parse("zondag", "2026-11-29");
	expect_parse("woens", "2026-11-25");
}

Test(date_parse, reads_back_what_is_shown)
{
	char shown[DATE_SHOWN_SIZE];

	for (int i = -400; i <= 400; i++) {
		struct date date = date_add_days(today, i);

		date_to_full(date, shown);
		expect_parse(shown, iso(date));
		date_to_day(date, shown);
		expect_parse(shown, iso(date));
		date_to_near(date, today, shown);
		expect_parse(shown, iso(date));
	}
}

Test(date_parse, refuses_a_weekday_that_is_another_day)
{
	expect_refused("do 25-11", "25-11-2026 is een woensdag, geen donderdag");
	expect_refused("wo25-11", "geen datum");
}

Test(date_parse, counts_from_today)
{
	expect_parse("+6w", "2027-01-03");
	expect_parse("-3d", "2026-11-19");
	expect_parse("+2m", "2027-01-22");
	expect_parse("+1j", "2027-11-22");
	expect_parse("+0d", "2026-11-22");
	expect_parse("+ 6 W", "2027-01-03");
	expect_parse("−3d", "2026-11-19");
	expect_parse_on("+1m", (struct date){2027, 1, 31}, "2027-02-28");
	expect_parse_on("-1j", (struct date){2028, 2, 29}, "2027-02-28");
}

Test(date_parse, says_what_is_wrong_with_a_day_that_does_not_exist)
{
	expect_refused("31-2", "februari heeft geen dag 31, wel 1 tot en met 29");
	expect_refused("31-2-2026", "februari 2026 heeft geen dag 31, wel 1 tot en met 28");
	expect_refused("29-2-2026", "februari 2026 heeft geen dag 29");
	expect_refused("0-9", "september heeft geen dag 0");
	expect_refused("31 apr", "april heeft geen dag 31, wel 1 tot en met 30");
	expect_refused("3-13", "maand 13 bestaat niet");
	expect_refused("3-0-2026", "maand 0 bestaat niet");
	expect_refused("2026-13-01", "maand 13");
	expect_refused("3-9-1899", "1900 tot en met 2199");
	expect_refused("3-9-2200", "1900 tot en met 2199");
	expect_refused("3-9-0000", "1900 tot en met 2199");
	expect_refused("0000-09-03", "1900 tot en met 2199");
	expect_refused("+9999j", "1900 tot en met 2199");
	expect_refused("-9999m", "1900 tot en met 2199");
	expect_refused("29-2", "typ het jaar erbij");
}

Test(date_parse, refuses_nonsense_with_an_example)
{
	static const char *const nonsense[] = {
		"0-0-0", "3", "39", "309", "3-", "3-9-", "3--9", "3-9-2", "3-9-202", "3-9-20266",
		"3-9-2026-1", "123-9", "3-123", "2026", "2026-09", "20260903", "-", "+", "+6",
		"+w", "+6x", "+6ww", "+66666w", "--3d", "x", "3 foo", "3 s", "3 se", "3 septembers",
		"maart", "ma ma", "m", "ma -", "vandaag 3", "morg", "3-9 x", "3 sep sep", "3-9/",
		"\xFF", "3-9\x1B[31m",
	};

	for (size_t i = 0; i < sizeof nonsense / sizeof nonsense[0]; i++)
		expect_refused(nonsense[i], "is geen datum; typ bijvoorbeeld 3-9");
	expect_refused("", "typ een datum, bijvoorbeeld 3-9");
	expect_refused(" \t", "typ een datum");
}

Test(date_parse, quotes_overlong_input_shortly_and_without_escapes)
{
	struct zb_err err = {0};
	struct date date;
	char typed[5000];

	memset(typed, '1', sizeof typed);
	typed[sizeof typed - 1] = '\0';
	cr_expect(date_parse(typed, today, &date, &err) == ZB_INVALID);
	cr_expect(strlen(err.text) < 120);
	cr_expect(strstr(err.text, "1…\" is geen datum") != NULL, "%s", err.text);
	cr_expect(date_parse("\x1B[2J\xC2\x9B", today, &date, &err) == ZB_INVALID);
	cr_expect_str_eq(err.text, "\"[2J\" is geen datum; typ bijvoorbeeld 3-9, 3-9-2026, morgen "
				   "of +6w");
	cr_expect(date_parse("nee", today, &date, NULL) == ZB_INVALID);
}
