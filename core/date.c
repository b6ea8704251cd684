/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date.h"

int date_month_days(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool date_is_set(struct date date)
{
	return date.year != 0;
}

bool date_is_valid(int year, int month, int day)
{
	return year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST && month >= 1 && month <= 12 &&
	       day >= 1 && day <= date_month_days(year, month);
}

/* Both ways count years from March, so that the leap day comes last, in eras of 400 years, which
 * all have 146,097 days (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int32_t date_to_days(struct date date)
{
	int year = date.month <= 2 ? date.year - 1 : date.year;
	int era = (year >= 0 ? year : year - 399) / 400;
	int of_era = year - era * 400;
	int month = date.month > 2 ? date.month - 3 : date.month + 9;
	int day = (153 * month + 2) / 5 + date.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day - 719468;
}

static struct date date_from_days_wide(int64_t days)
{
	/* Beyond this no year is in range, and within it nothing below overflows. */
	if (days < -30000 || days > 90000)
		return (struct date){0};
	int shifted = (int)days + 719468;
	int era = shifted / 146097;
	int day = shifted - era * 146097;
	int of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;

	day -= of_era * 365 + of_era / 4 - of_era / 100;
	int month = (5 * day + 2) / 153;
	struct date date = {
		.year = era * 400 + of_era + (month >= 10 ? 1 : 0),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day - (153 * month + 2) / 5 + 1,
	};

	return date_is_valid(date.year, date.month, date.day) ? date : (struct date){0};
}

struct date date_from_days(int32_t days)
{
	return date_from_days_wide(days);
}

struct date date_add_days(struct date date, int days)
{
	return date_is_set(date) ? date_from_days_wide((int64_t)date_to_days(date) + days) : date;
}

struct date date_add_months(struct date date, int months)
{
	if (!date_is_set(date))
		return date;
	int64_t count = (int64_t)date.year * 12 + date.month - 1 + months;

	if (count < DATE_YEAR_FIRST * 12 || count >= (DATE_YEAR_LAST + 1) * 12)
		return (struct date){0};
	int year = (int)(count / 12), month = (int)(count % 12) + 1;
	int last = date_month_days(year, month);

	return (struct date){year, month, date.day < last ? date.day : last};
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

int date_between(struct date from, struct date to)
{
	return date_to_days(to) - date_to_days(from);
}

int date_weekday(struct date date)
{
	/* 1970-01-01 was a Thursday. */
	return ((date_to_days(date) + 3) % 7 + 7) % 7;
}

int date_age(struct date born, struct date today)
{
	if (!date_is_set(born) || date_compare(born, today) > 0)
		return 0;
	bool before = today.month < born.month ||
		      (today.month == born.month && today.day < born.day);

	return today.year - born.year - (before ? 1 : 0);
}

bool date_from_iso(const char *text, struct date *out)
{
	int part[3] = {0}, at = 0;

	for (int i = 0; i < DATE_ISO_SIZE - 1; i++) {
		if (i == 4 || i == 7) {
			if (text[i] != '-')
				return false;
			at++;
		} else if (text[i] < '0' || text[i] > '9') {
			return false;
		} else {
			part[at] = part[at] * 10 + (text[i] - '0');
		}
	}
	if (text[DATE_ISO_SIZE - 1] || !date_is_valid(part[0], part[1], part[2]))
		return false;
	*out = (struct date){part[0], part[1], part[2]};
	return true;
}

static char *digits_write(char *at, int value, int width)
{
	for (int i = width - 1; i >= 0; i--, value /= 10)
		at[i] = (char)('0' + value % 10);
	return at + width;
}

void date_to_iso(struct date date, char out[static DATE_ISO_SIZE])
{
	char *at = out;

	if (date_is_set(date)) {
		at = digits_write(at, date.year, 4);
		*at++ = '-';
		at = digits_write(at, date.month, 2);
		*at++ = '-';
		at = digits_write(at, date.day, 2);
	}
	*at = '\0';
}

int school_year_of(struct date date)
{
	/* School years start in August, so July still counts as the old one. */
	return date.month < 8 ? date.year - 1 : date.year;
}

struct date school_year_begin(int year)
{
	return (struct date){year, 8, 1};
}

struct date school_year_end(int year)
{
	return (struct date){year + 1, 7, 31};
}

void school_year_to_text(int year, char out[static SCHOOL_YEAR_SIZE])
{
	char *at = out;

	if (year >= DATE_YEAR_FIRST - 1 && year <= DATE_YEAR_LAST) {
		at = digits_write(at, year, 4);
		*at++ = '-';
		at = digits_write(at, year + 1, 4);
	}
	*at = '\0';
}
