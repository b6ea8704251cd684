/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people read and type them: all that knows Dutch words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/text.h"

#define TYPED_MAX 64	 /* bytes; the longest sensible date is half of it */
#define NEAR_DAYS 60	 /* shown with the weekday, without the year */
#define OVER_DAYS 14	 /* shown as "over 3 dagen" */
#define HALF_A_YEAR 183
#define QUOTE_COLUMNS 30 /* of what was typed, in a sentence */
#define NO_YEAR (-1)

static const char *const weekday_short[7] = {
	N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"),
};

static const char *const weekday_full[7] = {
	N_("maandag"), N_("dinsdag"), N_("woensdag"), N_("donderdag"), N_("vrijdag"),
	N_("zaterdag"), N_("zondag"),
};

static const char *const month_short[12] = {
	N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun"),
	N_("jul"), N_("aug"), N_("sep"), N_("okt"), N_("nov"), N_("dec"),
};

static const char *const month_full[12] = {
	N_("januari"), N_("februari"), N_("maart"), N_("april"), N_("mei"), N_("juni"),
	N_("juli"), N_("augustus"), N_("september"), N_("oktober"), N_("november"), N_("december"),
};

/* Days by their distance from today, -2 first. */
static const char *const day_words[5] = {
	N_("eergisteren"), N_("gisteren"), N_("vandaag"), N_("morgen"), N_("overmorgen"),
};

void date_to_full(struct date date, char out[static DATE_SHOWN_SIZE])
{
	out[0] = '\0';
	if (date_is_set(date))
		snprintf(out, DATE_SHOWN_SIZE, "%02d-%02d-%04d", date.day, date.month, date.year);
}

void date_to_day(struct date date, char out[static DATE_SHOWN_SIZE])
{
	out[0] = '\0';
	if (date_is_set(date))
		snprintf(out, DATE_SHOWN_SIZE, "%s %02d-%02d-%04d",
			 _(weekday_short[date_weekday(date)]), date.day, date.month, date.year);
}

static void date_to_short(struct date date, char out[static DATE_SHOWN_SIZE])
{
	snprintf(out, DATE_SHOWN_SIZE, "%s %02d-%02d", _(weekday_short[date_weekday(date)]),
		 date.day, date.month);
}

void date_to_near(struct date date, struct date today, char out[static DATE_SHOWN_SIZE])
{
	int away = date_between(today, date);

	if (!date_is_set(date) || away < -NEAR_DAYS || away > NEAR_DAYS)
		date_to_full(date, out);
	else if (away < -1 || away > 1)
		date_to_short(date, out);
	else
		snprintf(out, DATE_SHOWN_SIZE, "%s", _(day_words[away + 2]));
}

void date_to_term(struct date date, struct date today, char out[static DATE_SHOWN_SIZE])
{
	int away = date_between(today, date);

	if (date_is_set(date) && away < 0)
		snprintf(out, DATE_SHOWN_SIZE, _("%d d te laat"), -away);
	else
		date_to_near(date, today, out);
}

void date_to_due(struct date date, struct date today, char out[static DATE_SHOWN_SIZE])
{
	int away = date_between(today, date);

	if (date_is_set(date) && away > 1 && away <= OVER_DAYS)
		snprintf(out, DATE_SHOWN_SIZE, _("over %d dagen"), away);
	else
		date_to_term(date, today, out);
}

void date_to_month(struct date date, char out[static DATE_SHOWN_SIZE])
{
	out[0] = '\0';
	if (date_is_set(date))
		snprintf(out, DATE_SHOWN_SIZE, "%s '%02d", _(month_short[date.month - 1]),
			 date.year % 100);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads up to MOST digits at *AT and passes them; the number of digits is returned. */
static int digits_read(const char **at, int most, int *value)
{
	int count = 0;

	*value = 0;
	while (count < most && is_digit(**at)) {
		*value = *value * 10 + (**at - '0');
		(*at)++;
		count++;
	}
	return count;
}

/* What was typed, fit to stand in a sentence; the caller frees. */
static char *typed_quote(const char *typed)
{
	char *clean = text_clean(typed, false);
	char *quote = text_cut(clean, QUOTE_COLUMNS, true);

	free(clean);
	return quote;
}

static enum zb_code typed_fail(const char *typed, struct zb_err *err)
{
	char *quote = typed_quote(typed);
	enum zb_code code =
		*quote ? zb_fail(err, ZB_INVALID,
				 _("\"%s\" is geen datum; typ bijvoorbeeld 3-9, 3-9-2026, morgen "
				   "of +6w"),
				 quote)
		       : zb_fail(err, ZB_INVALID,
				 _("typ een datum, bijvoorbeeld 3-9, 3-9-2026, morgen of +6w"));

	free(quote);
	return code;
}

static enum zb_code range_fail(struct zb_err *err)
{
	return zb_fail(err, ZB_INVALID, _("een datum ligt in de jaren %d tot en met %d"),
		       DATE_YEAR_FIRST, DATE_YEAR_LAST);
}

/* True when the LENGTH bytes at TYPED are WORD, or at least LEAST bytes of its beginning (LEAST 0:
 * all of it). */
static bool word_is(const char *typed, size_t length, const char *word, size_t least)
{
	char *folded = text_fold(_(word));
	size_t whole = strlen(folded);
	bool is = memcmp(typed, folded, length < whole ? length : whole) == 0 &&
		  (length == whole || (least && length >= least && length < whole));

	free(folded);
	return is;
}

/* The month or weekday that the word at *AT names, 0 first, passing the word; -1 when none. */
static int word_read(const char **at, const char *const *shorts, const char *const *fulls,
		     int count, size_t least)
{
	size_t length = strcspn(*at, " -/.0123456789");

	for (int i = 0; length && i < count; i++)
		if (word_is(*at, length, shorts[i], 0) || word_is(*at, length, fulls[i], least)) {
			*at += length;
			return i;
		}
	return -1;
}

/* Passes "-", "/", "." or a space, with or without spaces around; false when none stands there. */
static bool separator_read(const char **at)
{
	const char *begin = *at;

	*at += **at == ' ';
	*at += **at == '-' || **at == '/' || **at == '.';
	*at += **at == ' ';
	return *at > begin;
}

/* +6w, -3d, +2m, +1j. */
static bool relative_read(const char *at, struct date today, struct date *date)
{
	int sign = *at == '-' ? -1 : 1, count;

	if (*at != '+' && *at != '-')
		return false;
	at++;
	at += *at == ' ';
	if (!digits_read(&at, 4, &count))
		return false;
	at += *at == ' ';
	if (!*at || at[1])
		return false;
	count *= sign;
	switch (*at) {
	case 'd':
		*date = date_add_days(today, count);
		return true;
	case 'w':
		*date = date_add_days(today, count * 7);
		return true;
	case 'm':
		*date = date_add_months(today, count);
		return true;
	case 'j':
		*date = date_add_months(today, count * 12);
		return true;
	default:
		return false;
	}
}

static bool day_word_read(const char *at, struct date today, struct date *date)
{
	const char *rest = at;

	if (is_digit(*at))
		return false;
	for (int i = 0; i < 5; i++)
		if (word_is(at, strlen(at), day_words[i], 0)) {
			*date = date_add_days(today, i - 2);
			return true;
		}
	int weekday = word_read(&rest, weekday_short, weekday_full, 7, 2);

	if (weekday < 0 || *rest)
		return false;
	int ahead = (weekday - date_weekday(today) + 7) % 7;

	*date = date_add_days(today, ahead ? ahead : 7);
	return true;
}

/* A year in two or four digits; two are of 1970-2069. */
static bool year_read(const char **at, int *year)
{
	int count = digits_read(at, 4, year);

	if (count == 2)
		*year += *year < 70 ? 2000 : 1900;
	return count == 2 || count == 4;
}

static bool month_read(const char **at, int *month)
{
	if (digits_read(at, 2, month))
		return true;
	*month = word_read(at, month_short, month_full, 12, 3) + 1;
	return *month > 0;
}

/* Day, month and perhaps year as they stand, whether or not that date exists; NO_YEAR when
 * not typed. Four digits in front make it year, month, day. */
static bool calendar_read(const char *at, struct date *date)
{
	int count = digits_read(&at, 4, &date->day);

	if (count == 4) {
		date->year = date->day;
		return separator_read(&at) && month_read(&at, &date->month) &&
		       separator_read(&at) && digits_read(&at, 2, &date->day) && !*at;
	}
	if (count < 1 || count > 2)
		return false;
	bool parted = separator_read(&at);
	bool word = !is_digit(*at);

	if ((!parted && !word) || !month_read(&at, &date->month))
		return false;
	date->year = NO_YEAR;
	parted = separator_read(&at);
	if (!*at)
		return !parted || (word && at[-1] == '.');
	return (parted || word) && year_read(&at, &date->year) && !*at;
}

/* Gives DATE, which has no year, the year that brings it nearest to NEAR. */
static enum zb_code year_guess(struct date *date, struct date near, struct zb_err *err)
{
	int best = HALF_A_YEAR, year = 0;

	for (int y = near.year - 1; y <= near.year + 1; y++) {
		if (!date_is_valid(y, date->month, date->day))
			continue;
		int away = abs(date_between(near, (struct date){y, date->month, date->day}));

		/* At equal distance the later one: dates are set ahead more often than back. */
		if (away <= best) {
			best = away;
			year = y;
		}
	}
	if (!year)
		return zb_fail(err, ZB_INVALID,
			       _("%d-%d ligt niet in de buurt; typ het jaar erbij, bijvoorbeeld "
				 "%d-%d-2028"),
			       date->day, date->month, date->day, date->month);
	date->year = year;
	return ZB_OK;
}

static enum zb_code day_fail(struct date date, bool with_year, int last, struct zb_err *err)
{
	const char *month = _(month_full[date.month - 1]);

	if (with_year)
		return zb_fail(err, ZB_INVALID, _("%s %d heeft geen dag %d, wel 1 tot en met %d"),
			       month, date.year, date.day, last);
	return zb_fail(err, ZB_INVALID, _("%s heeft geen dag %d, wel 1 tot en met %d"), month,
		       date.day, last);
}

/* Completes what calendar_read found and says what is wrong with a date that does not exist. */
static enum zb_code calendar_check(struct date *date, struct date near, struct zb_err *err)
{
	bool typed = date->year != NO_YEAR;
	int year = typed ? date->year : 2000; /* a leap year: without one 29-2 may exist */

	if (date->month < 1 || date->month > 12)
		return zb_fail(err, ZB_INVALID,
			       _("maand %d bestaat niet; een datum is dag-maand-jaar, bijvoorbeeld "
				 "3-9-2026"),
			       date->month);
	if (year < DATE_YEAR_FIRST || year > DATE_YEAR_LAST)
		return range_fail(err);
	if (date->day < 1 || date->day > date_month_days(year, date->month))
		return day_fail(*date, typed, date_month_days(year, date->month), err);
	return typed ? ZB_OK : year_guess(date, near, err);
}

static enum zb_code weekday_check(struct date date, int weekday, struct zb_err *err)
{
	char shown[DATE_SHOWN_SIZE];

	if (weekday < 0 || date_weekday(date) == weekday)
		return ZB_OK;
	date_to_full(date, shown);
	return zb_fail(err, ZB_INVALID, _("%s is een %s, geen %s"), shown,
		       _(weekday_full[date_weekday(date)]), _(weekday_full[weekday]));
}

/* TEXT is what was TYPED, folded. */
static enum zb_code folded_parse(const char *text, const char *typed, struct date today,
				 struct date near, struct date *out, struct zb_err *err)
{
	const char *at = text;
	struct date date;

	int weekday = -1;

	if (relative_read(text, today, &date) || day_word_read(text, today, &date)) {
		if (!date_is_set(date))
			return range_fail(err);
		*out = date;
		return ZB_OK;
	}
	if (!is_digit(*at)) {
		weekday = word_read(&at, weekday_short, weekday_full, 7, 2);
		if (weekday < 0 || !separator_read(&at))
			return typed_fail(typed, err);
	}
	if (!calendar_read(at, &date))
		return typed_fail(typed, err);
	enum zb_code code = calendar_check(&date, near, err);

	if (!code)
		code = weekday_check(date, weekday, err);
	if (!code)
		*out = date;
	return code;
}

/* On TODAY; without a year it is the one nearest to NEAR. */
static enum zb_code parse_near(const char *typed, struct date today, struct date near,
			       struct date *out, struct zb_err *err)
{
	if (date_from_iso(typed, out))
		return ZB_OK;
	if (strnlen(typed, TYPED_MAX + 1) > TYPED_MAX)
		return typed_fail(typed, err);
	char *text = text_fold(typed);
	enum zb_code code = folded_parse(text, typed, today, near, out, err);

	free(text);
	return code;
}

enum zb_code date_parse(const char *typed, struct date today, struct date *out, struct zb_err *err)
{
	return parse_near(typed, today, today, out, err);
}

enum zb_code date_parse_ahead(const char *typed, struct date today, struct date *out,
			      struct zb_err *err)
{
	/* Half a year on either side of that begins today. */
	return parse_near(typed, today, date_add_days(today, HALF_A_YEAR - 1), out, err);
}

/* "2026-2027" and its shorter forms; *LAST is NO_YEAR when only one year stands there. */
static bool school_year_read(const char *at, int *first, int *last)
{
	const char *begin = at;

	if (!year_read(&at, first))
		return false;
	*last = NO_YEAR;
	if (!*at)
		return at - begin == 4;
	return separator_read(&at) && year_read(&at, last) && !*at;
}

/* The form in which school years are stored. */
static bool school_year_stored(const char *text, int *out)
{
	const char *at = text;
	int first, last;

	if (!year_read(&at, &first) || at - text != 4 || *at != '-')
		return false;
	at++;
	if (!year_read(&at, &last) || at - text != 9 || *at || last != first + 1 ||
	    first < DATE_YEAR_FIRST || first >= DATE_YEAR_LAST)
		return false;
	*out = first;
	return true;
}

enum zb_code school_year_parse(const char *typed, int *out, struct zb_err *err)
{
	if (school_year_stored(typed, out))
		return ZB_OK;
	char *text = text_fold(typed), *quote = typed_quote(typed);
	int first, last;
	enum zb_code code = ZB_OK;

	if (!school_year_read(text, &first, &last))
		code = zb_fail(err, ZB_INVALID,
			       _("\"%s\" is geen schooljaar; typ bijvoorbeeld 2026-2027"), quote);
	else if (first < DATE_YEAR_FIRST || first >= DATE_YEAR_LAST)
		code = range_fail(err);
	else if (last != NO_YEAR && last != first + 1)
		code = zb_fail(err, ZB_INVALID,
			       _("\"%s\" is geen schooljaar: dat zijn twee jaren na elkaar, "
				 "bijvoorbeeld %d-%d"),
			       quote, first, first + 1);
	else
		*out = first;
	free(quote);
	free(text);
	return code;
}
