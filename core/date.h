/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar dates (proleptic Gregorian, no clock, no time zone), dates as people type and read
 * them, and school years. Today is always handed in. */
#ifndef ZB_CORE_DATE_H
#define ZB_CORE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/error.h"

#define DATE_YEAR_FIRST 1900
#define DATE_YEAR_LAST 2199

/* Within the years above. Year 0 is "no date"; compare it only with date_is_set. */
struct date {
	int year, month, day;
};

#define DATE_ISO_SIZE 11   /* "2026-11-22" and its NUL */
#define DATE_SHOWN_SIZE 48 /* any of the shown forms, in UTF-8 */
#define SCHOOL_YEAR_SIZE 10 /* "2026-2027" and its NUL */

bool date_is_set(struct date);
bool date_is_valid(int year, int month, int day);
int date_month_days(int year, int month); /* 28-31; MONTH 1-12 */

/* Days since 1970-01-01, negative before; and back. What falls outside 1900-2199 is no date. */
int32_t date_to_days(struct date);
struct date date_from_days(int32_t days);

/* No date stays no date, here and in date_add_months. */
struct date date_add_days(struct date, int days);
/* The same day MONTHS later, or the last day of that month where it is shorter. */
struct date date_add_months(struct date, int months);

int date_compare(struct date a, struct date b); /* <0, 0, >0 */
int date_between(struct date from, struct date to); /* days, negative when TO lies before FROM */
int date_weekday(struct date); /* 0 Monday .. 6 Sunday */
/* In whole years; 0 when BORN is no date or lies after TODAY. Who was born on 29 February has a
 * birthday on 1 March in other years. */
int date_age(struct date born, struct date today);

/* Strictly YYYY-MM-DD and a date that exists; else false and *OUT is untouched. */
bool date_from_iso(const char *text, struct date *out);
/* "" for no date. */
void date_to_iso(struct date, char out[static DATE_ISO_SIZE]);

/* A date as somebody types it: 2026-09-03, 3-9-2026, 3-9-26, 3-9 (the one nearest to TODAY, at
 * most half a year away), 3/9, 3.9, "3 sep", "3 september 2026", vandaag, gisteren, morgen,
 * eergisteren, overmorgen, weekdays ("wo": the next one, today excluded), +6w, -3d, +2m, +1j.
 * In any case; "wo 25-11", as dates are shown, when that is indeed a Wednesday. Two-digit years:
 * 00-69 are 20xx, 70-99 are 19xx. ZB_INVALID with a sentence otherwise; then *OUT is untouched. */
enum zb_code date_parse(const char *typed, struct date today, struct date *out, struct zb_err *err);
/* The same, but 3-9 is the next one, today included. */
enum zb_code date_parse_ahead(const char *typed, struct date today, struct date *out,
			      struct zb_err *err);

/* How dates are shown, all in Dutch, days and months in two digits so that columns line up. No date
 * gives "". */
void date_to_full(struct date, char out[static DATE_SHOWN_SIZE]);  /* 22-11-2026 */
void date_to_day(struct date, char out[static DATE_SHOWN_SIZE]);   /* zo 22-11-2026 */
/* Near dates as people say them: vandaag, gisteren, morgen, "wo 25-11" within 60 days either way,
 * else 22-11-2027. */
void date_to_near(struct date, struct date today, char out[static DATE_SHOWN_SIZE]);
/* "10 d te laat" of a day that has passed, else as date_to_near: for a column of days that things
 * are due. */
void date_to_term(struct date, struct date today, char out[static DATE_SHOWN_SIZE]);
/* Beside the day itself: "10 d te laat", "vandaag", "morgen", "over 3 dagen" (up to 14), then as
 * date_to_near. */
void date_to_due(struct date, struct date today, char out[static DATE_SHOWN_SIZE]);
/* "sep '26": month and year for narrow columns. */
void date_to_month(struct date, char out[static DATE_SHOWN_SIZE]);

/* A school year runs from 1 August to 31 July and is named by the year in which it begins. */
int school_year_of(struct date);
struct date school_year_begin(int year);
struct date school_year_end(int year);
/* "" for a year that dates do not reach. */
void school_year_to_text(int year, char out[static SCHOOL_YEAR_SIZE]);
/* "2026-2027", and "26-27", "2026", "2026/2027" as typed; two years that do not follow each other
 * are ZB_INVALID. */
enum zb_code school_year_parse(const char *typed, int *out, struct zb_err *err);

#endif
