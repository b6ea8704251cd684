/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/period.h"

struct period period_months(struct date today)
{
	return (struct period){
		.from = date_add_days(date_add_months(today, -12), 1),
		.until = today,
	};
}

struct period period_school_year(int year, struct date today)
{
	return (struct period){
		.year = year,
		.from = school_year_begin(year),
		.until = school_year_end(year),
		.running = date_compare(school_year_end(year), today) >= 0,
	};
}

void period_add_title(struct buffer *out, const struct period *period)
{
	char year[SCHOOL_YEAR_SIZE];

	if (!period->year) {
		buffer_add(out, _("laatste 12 maanden"));
		return;
	}
	school_year_to_text(period->year, year);
	buffer_add(out, year);
	if (period->running)
		buffer_add(out, _(" (lopend)"));
}

void period_add_days(struct buffer *out, const struct period *period)
{
	char from[DATE_SHOWN_SIZE], until[DATE_SHOWN_SIZE];

	date_to_full(period->from, from);
	date_to_full(period->until, until);
	buffer_add_format(out, _("%s t/m %s"), from, until);
}
