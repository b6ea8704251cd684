/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <limits.h>
#include <string.h>

#include "core/date.h"
#include "tests/dossier.h"

/* A Sunday. */
static const struct date today = {2026, 11, 22};

Test(date, knows_the_leap_years)
{
	cr_expect(date_is_valid(2024, 2, 29));
	cr_expect(date_is_valid(2000, 2, 29));
	cr_expect(not(date_is_valid(1900, 2, 29)));
	cr_expect(not(date_is_valid(2100, 2, 29)));
	cr_expect(not(date_is_valid(2026, 2, 29)));
	cr_expect(eq(int, date_month_days(2024, 2), 29));
	cr_expect(eq(int, date_month_days(2026, 2), 28));
	cr_expect(eq(int, date_month_days(2026, 11), 30));
}

Test(date, refuses_what_is_no_day_of_the_calendar)
{
	cr_expect(not(date_is_valid(2026, 0, 1)));
	cr_expect(not(date_is_valid(2026, 13, 1)));
	cr_expect(not(date_is_valid(2026, 1, 0)));
	cr_expect(not(date_is_valid(2026, 4, 31)));
	cr_expect(not(date_is_valid(1899, 12, 31)));
	cr_expect(not(date_is_valid(2200, 1, 1)));
	cr_expect(date_is_valid(1900, 1, 1));
	cr_expect(date_is_valid(2199, 12, 31));
	cr_expect(not(date_is_valid(INT_MIN, INT_MIN, INT_MIN)));
	cr_expect(not(date_is_set((struct date){0})));
	cr_expect(date_is_set(today));
}

Test(date, counts_every_day_from_1900_to_2199_once)
{
	int32_t days = date_to_days((struct date){1900, 1, 1});

	for (int y = 1900; y <= 2199; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= date_month_days(y, m); d++, days++) {
				struct date date = {y, m, d}, back = date_from_days(days);

				cr_assert(date_to_days(date) == days);
				cr_assert(date_compare(date, back) == 0);
				cr_assert(date_weekday(date) == (days % 7 + 7 + 3) % 7);
			}
}

Test(date, knows_some_fixed_days)
{
	cr_expect(eq(int, date_to_days((struct date){1970, 1, 1}), 0));
	cr_expect(eq(int, date_to_days((struct date){1969, 12, 31}), -1));
	cr_expect(eq(int, date_to_days((struct date){2000, 3, 1}), 11017));
	cr_expect(eq(int, date_weekday(today), 6));
	cr_expect(eq(int, date_weekday((struct date){2026, 11, 23}), 0));
	cr_expect(eq(int, date_weekday((struct date){1900, 1, 1}), 0));
}

Test(date, has_no_date_outside_the_years)
{
	cr_expect(not(date_is_set(date_from_days(INT32_MAX))));
	cr_expect(not(date_is_set(date_from_days(INT32_MIN))));
	cr_expect(not(date_is_set(date_add_days(today, INT_MAX))));
	cr_expect(not(date_is_set(date_add_days(today, INT_MIN))));
	cr_expect(not(date_is_set(date_add_months(today, INT_MAX))));
	cr_expect(not(date_is_set(date_add_months(today, INT_MIN))));
	cr_expect(not(date_is_set(date_add_days((struct date){2199, 12, 31}, 1))));
	cr_expect(not(date_is_set(date_add_days((struct date){1900, 1, 1}, -1))));
	cr_expect(not(date_is_set(date_add_months((struct date){2199, 12, 1}, 1))));
	cr_expect(not(date_is_set(date_add_days((struct date){0}, 5))));
	cr_expect(not(date_is_set(date_add_months((struct date){0}, 5))));
}

Test(date, adds_months_to_the_last_day_of_a_shorter_one)
{
	cr_expect_str_eq(iso(date_add_months((struct date){2026, 1, 31}, 1)), "2026-02-28");
	cr_expect_str_eq(iso(date_add_months((struct date){2024, 1, 31}, 1)), "2024-02-29");
	cr_expect_str_eq(iso(date_add_months((struct date){2024, 2, 29}, 12)), "2025-02-28");
	cr_expect_str_eq(iso(date_add_months((struct date){2026, 1, 15}, -1)), "2025-12-15");
	cr_expect_str_eq(iso(date_add_months((struct date){2026, 12, 15}, 1)), "2027-01-15");
	cr_expect_str_eq(iso(date_add_months((struct date){2026, 3, 31}, -13)), "2025-02-28");
}

Test(date, compares_and_measures)
{
	struct date a = {2026, 7, 31}, b = {2026, 8, 1};

	cr_expect(date_compare(a, b) < 0);
	cr_expect(date_compare(b, a) > 0);
	cr_expect(date_compare(a, a) == 0);
	cr_expect(date_compare(b, (struct date){2026, 8, 2}) < 0);
	cr_expect(date_compare(b, (struct date){2025, 12, 31}) > 0);
	cr_expect(eq(int, date_between(a, b), 1));
	cr_expect(eq(int, date_between(b, a), -1));
	cr_expect(eq(int, date_between((struct date){2024, 2, 28}, (struct date){2024, 3, 1}), 2));
}

Test(date, counts_age_by_birthdays)
{
	struct date born = {2017, 11, 22}, leap = {2016, 2, 29};

	cr_expect(eq(int, date_age(born, today), 9));
	cr_expect(eq(int, date_age(born, (struct date){2026, 11, 21}), 8));
	cr_expect(eq(int, date_age(leap, (struct date){2026, 2, 28}), 9));
	cr_expect(eq(int, date_age(leap, (struct date){2026, 3, 1}), 10));
	cr_expect(eq(int, date_age(leap, (struct date){2028, 2, 29}), 12));
	cr_expect(eq(int, date_age((struct date){2027, 1, 1}, today), 0));
	cr_expect(eq(int, date_age((struct date){0}, today), 0));
}

Test(date, reads_only_strict_iso)
{
	static const char *const wrong[] = {
		"", "2026", "2026-09", "2026-9-3", "2026-09-3", "2026/09/03", "2026-09-031",
		"2026-02-29", "0000-00-00", "1899-12-31", " 2026-09-03", "2026-09-03 ",
		"2026-0a-03", "+026-09-03", "20260903", "2026-13-01",
	};
	struct date date = {1, 2, 3};

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		cr_expect(date.year == 1 && !date_from_iso(wrong[i], &date), "%s", wrong[i]);
	cr_expect(date_from_iso("2024-02-29", &date));
	cr_expect_str_eq(iso(date), "2024-02-29");
	cr_expect_str_eq(iso((struct date){0}), "");
}

Test(date_show, writes_whole_dates_in_two_digits)
{
	char shown[DATE_SHOWN_SIZE];

	date_to_full(today, shown);
	cr_expect_str_eq(shown, "22-11-2026");
	date_to_full((struct date){2027, 7, 1}, shown);
	cr_expect_str_eq(shown, "01-07-2027");
	date_to_day(today, shown);
	cr_expect_str_eq(shown, "zo 22-11-2026");
	date_to_month((struct date){2026, 9, 12}, shown);
	cr_expect_str_eq(shown, "sep '26");
	date_to_month((struct date){2005, 3, 1}, shown);
	cr_expect_str_eq(shown, "mrt '05");
}

Test(date_show, shows_nothing_for_no_date)
{
	char shown[DATE_SHOWN_SIZE] = "x";
	struct date none = {0};

	date_to_full(none, shown);
	cr_expect_str_eq(shown, "");
	shown[0] = 'x';
	date_to_day(none, shown);
	cr_expect_str_eq(shown, "");
	shown[0] = 'x';
	date_to_near(none, today, shown);
	cr_expect_str_eq(shown, "");
	shown[0] = 'x';
	date_to_due(none, today, shown);
	cr_expect_str_eq(shown, "");
	shown[0] = 'x';
	date_to_term(none, today, shown);
	cr_expect_str_eq(shown, "");
	shown[0] = 'x';
	date_to_month(none, shown);
	cr_expect_str_eq(shown, "");
}

static void expect_near(int away, const char *near, const char *due)
{
	char shown[DATE_SHOWN_SIZE];
	struct date date = date_add_days(today, away);

	date_to_near(date, today, shown);
	cr_expect_str_eq(shown, near, "%d days: %s", away, shown);
	date_to_due(date, today, shown);
	cr_expect_str_eq(shown, due, "%d days: %s", away, shown);
	date_to_term(date, today, shown);
	cr_expect_str_eq(shown, away < 0 ? due : near, "%d days: %s", away, shown);
}

Test(date_show, says_near_dates_as_people_do)
{
	expect_near(-61, "22-09-2026", "61 d te laat");
	expect_near(-60, "wo 23-09", "60 d te laat");
	expect_near(-10, "do 12-11", "10 d te laat");
	expect_near(-2, "vr 20-11", "2 d te laat");
	expect_near(-1, "gisteren", "1 d te laat");
	expect_near(0, "vandaag", "vandaag");
	expect_near(1, "morgen", "morgen");
	expect_near(2, "di 24-11", "over 2 dagen");
	expect_near(3, "wo 25-11", "over 3 dagen");
	expect_near(14, "zo 06-12", "over 14 dagen");
	expect_near(15, "ma 07-12", "ma 07-12");
	expect_near(60, "do 21-01", "do 21-01");
	expect_near(61, "22-01-2027", "22-01-2027");
	expect_near(365, "22-11-2027", "22-11-2027");
}

Test(school_year, changes_on_the_first_of_august)
{
	char text[SCHOOL_YEAR_SIZE];

	cr_expect(eq(int, school_year_of((struct date){2026, 7, 31}), 2025));
	cr_expect(eq(int, school_year_of((struct date){2026, 8, 1}), 2026));
	cr_expect(eq(int, school_year_of((struct date){2027, 1, 1}), 2026));
	cr_expect_str_eq(iso(school_year_begin(2026)), "2026-08-01");
	cr_expect_str_eq(iso(school_year_end(2026)), "2027-07-31");
	school_year_to_text(2026, text);
	cr_expect_str_eq(text, "2026-2027");
	school_year_to_text(1999, text);
	cr_expect_str_eq(text, "1999-2000");
	school_year_to_text(0, text);
	cr_expect_str_eq(text, "");
	school_year_to_text(INT_MAX, text);
	cr_expect_str_eq(text, "");
}

Test(school_year, is_read_as_it_is_typed)
{
	static const char *const typed[] = {
		"2026-2027", "26-27", "2026", "2026/2027", "26/27", "2026-27", " 2026 - 2027 ",
		"2026–2027",
	};
	int year;

	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
		year = 0;
		cr_expect(school_year_parse(typed[i], &year, NULL) == ZB_OK, "%s", typed[i]);
		cr_expect(eq(int, year, 2026));
	}
	cr_expect(school_year_parse("99-00", &year, NULL) == ZB_OK && year == 1999);
	cr_expect(school_year_parse("1999-2000", &year, NULL) == ZB_OK && year == 1999);
}

Test(school_year, refuses_years_that_do_not_follow_each_other)
{
	static const char *const typed[] = {
		"2026-2028", "2026-2026", "2027-2026", "26-28", "2026-1927",
	};
	struct zb_err err;
	int year = 7;

	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
		cr_expect(school_year_parse(typed[i], &year, &err) == ZB_INVALID, "%s", typed[i]);
		cr_expect(strstr(err.text, "twee jaren na elkaar") != NULL, "%s", err.text);
	}
	cr_expect(eq(int, year, 7));
}

Test(school_year, refuses_nonsense)
{
	static const char *const typed[] = {
		"", "26", "202", "2026-", "2026-2", "2026-2027-2028", "jaar", "0000", "1899",
		"2026x", "99999999999999999999", "2199-2200", "\xC3", "-2026",
	};
	struct zb_err err;
	int year = 7;

	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
		cr_expect(school_year_parse(typed[i], &year, &err) == ZB_INVALID, "%s", typed[i]);
	cr_expect(eq(int, year, 7));
}
