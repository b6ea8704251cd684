/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/means.h"

#include <inttypes.h>

#include "core/records/plan.h"
#include "core/records/school.h"
#include "core/records/support.h"
#include "core/rules/version.h"

#define THOUSANDTHS 1000

static const struct choice weights[] = {
	[MEANS_NONE] = { "none", N_("geen") },
	[MEANS_LIGHT] = { "light", N_("licht") },
	[MEANS_MIDDLE] = { "middle", N_("middel of onbekend") },
	[MEANS_HEAVY] = { "heavy", N_("zwaar") },
	{ NULL, NULL },
};

bool means_runs(const struct record *support, struct date day)
{
	return (!record_is_set(support, SUPPORT_STARTS) ||
		date_compare(record_date(support, SUPPORT_STARTS), day) <= 0) &&
	       (!record_is_set(support, SUPPORT_ENDS) ||
		date_compare(record_date(support, SUPPORT_ENDS), day) >= 0);
}

/* Arranged for PLAN, for a version before it, or for none. */
static bool is_carried_to(const struct dossier *d, const struct record *support,
			  const struct record *plan)
{
	int64_t id = record_number(support, SUPPORT_PLAN);
	const struct record *own = id ? dossier_find(d, ENTITY_PLAN, id) : NULL;

	return !own || (record_same(own, plan, PLAN_TRAJECTORY) &&
			record_number(own, PLAN_VERSION) <= record_number(plan, PLAN_VERSION));
}

bool means_is_of_plan(const struct dossier *d, const struct record *support,
		      const struct record *plan, struct date today)
{
	struct date starts = record_date(support, SUPPORT_STARTS);
	struct date ends = record_date(support, SUPPORT_ENDS);
	struct span span = {0};

	if (!is_carried_to(d, support, plan))
		return false;
	if (!plan_span(d, plan, &span))
		span.from = record_is_set(plan, PLAN_STARTS) ? record_date(plan, PLAN_STARTS) :
							       today;
	if (date_is_set(span.until) && date_is_set(starts) && date_compare(starts, span.until) > 0)
		return false;
	return !date_is_set(ends) || date_compare(ends, span.from) >= 0;
}

/* What it holds, or the most it can: rows of before there were bounds must not overflow a sum. */
static int64_t bounded(const struct record *row, unsigned field)
{
	const struct field *f = &row->entity->fields[field];
	int64_t number = record_number(row, field);

	if (number < f->least)
		return f->least;
	return number > f->most ? f->most : number;
}

/* Cents an hour of that function on DAY, out of TARIFFS; -1: there is none yet. */
static int64_t tariff_on(const struct record_list *tariffs, int function, struct date day)
{
	const struct record *best = NULL;

	for (size_t i = 0; i < tariffs->count && function >= 0; i++) {
		const struct record *row = tariffs->items[i];
		struct date starts = record_date(row, TARIFF_STARTS);

		if (record_choice(row, TARIFF_FUNCTION) == function &&
		    record_is_set(row, TARIFF_CENTS_HOUR) && date_compare(starts, day) <= 0 &&
		    (!best || date_compare(starts, record_date(best, TARIFF_STARTS)) >= 0))
			best = row;
	}
	return best ? bounded(best, TARIFF_CENTS_HOUR) : -1;
}

/* What SUPPORT costs a year, in cents; -1: not known. */
static int64_t cents_of(const struct record *support, const struct record_list *tariffs,
			struct date day)
{
	int64_t tariff;

	if (record_is_set(support, SUPPORT_CENTS))
		return bounded(support, SUPPORT_CENTS);
	tariff = tariff_on(tariffs, record_choice(support, SUPPORT_FUNCTION), day);
	if (tariff < 0 || !record_is_set(support, SUPPORT_HOURS_WEEK))
		return -1;
	return (bounded(support, SUPPORT_HOURS_WEEK) * MEANS_WEEKS * tariff +
		THOUSANDTHS / 2) / THOUSANDTHS;
}

static bool is_external(const struct record *support)
{
	return record_choice(support, SUPPORT_FUNCTION) == FUNCTION_EXTERNAL;
}

static enum means_weight weigh(const struct means *means, const struct settings *settings,
			       bool external, bool unsure)
{
	if (!means->running)
		return MEANS_NONE;
	if (means->cents > (int64_t)settings->value[SETTING_HEAVY_EUROS] * 100)
		return MEANS_HEAVY;
	if (external && !unsure &&
	    means->external_hours <=
		    (int64_t)settings->value[SETTING_LIGHT_HOURS] * THOUSANDTHS)
		return MEANS_LIGHT;
	return MEANS_MIDDLE;
}

struct means means_of_pupil(const struct dossier *d, const struct settings *settings,
			    struct date day)
{
	const struct record_list *rows = &d->rows[ENTITY_SUPPORT];
	bool external = false, unsure = false;
	struct means out = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		int64_t cents = cents_of(row, &d->rows[ENTITY_TARIFF], day);
		int64_t hours = bounded(row, SUPPORT_HOURS_WEEK);
		bool known = record_is_set(row, SUPPORT_HOURS_WEEK);

		if (!means_runs(row, day))
			continue;
		out.running++;
		out.hours_week += hours;
		out.without_hours += !known;
		out.cents += cents < 0 ? 0 : cents;
		out.without_cents += cents < 0;
		if (is_external(row))
			out.external_hours += hours * MEANS_WEEKS;
		external = external || is_external(row);
		/* It may be external help, or more of it than is known. */
		unsure = unsure || !record_is_set(row, SUPPORT_FUNCTION) ||
			 (is_external(row) && !known);
	}
	out.hours_year = out.hours_week * MEANS_WEEKS;
	out.weight = weigh(&out, settings, external, unsure);
	return out;
}

/* Thousandths with a comma, without zeros at the end. */
static void add_hours(struct buffer *out, int64_t hours)
{
	int64_t rest = hours % THOUSANDTHS;
	int digits = 3;

	buffer_add_format(out, "%" PRId64, hours / THOUSANDTHS);
	if (!rest)
		return;
	for (; rest % 10 == 0; digits--)
		rest /= 10;
	buffer_add_format(out, ",%0*" PRId64, digits, rest);
}

/* Whole euros, with a point between the thousands. */
static void add_euros(struct buffer *out, int64_t cents)
{
	int64_t euros = (cents + 50) / 100;

	if (euros >= THOUSANDTHS * THOUSANDTHS)
		buffer_add_format(out, "%" PRId64 ".%03" PRId64 ".%03" PRId64,
				  euros / (THOUSANDTHS * THOUSANDTHS),
				  euros / THOUSANDTHS % THOUSANDTHS, euros % THOUSANDTHS);
	else if (euros >= THOUSANDTHS)
		buffer_add_format(out, "%" PRId64 ".%03" PRId64, euros / THOUSANDTHS,
				  euros % THOUSANDTHS);
	else
		buffer_add_format(out, "%" PRId64, euros);
}

static void add_year(struct buffer *out, const struct means *means, bool utf8)
{
	bool euros = means->without_cents < means->running;
	bool hours = means->without_hours < means->running;

	if (!hours && !euros)
		return;
	if (hours)
		add_hours(out, means->hours_year);
	buffer_add(out, hours ? _(" uur") : "");
	if (hours && euros)
		buffer_add(out, _(" en "));
	if (euros) {
		buffer_add(out, utf8 ? "€ " : "EUR ");
		add_euros(out, means->cents);
	}
	buffer_add(out, _(" per jaar"));
}

void means_add(struct buffer *out, const struct means *means, bool utf8)
{
	const char *dot = utf8 ? " · " : " - ";

	if (!means->running)
		return;
	if (means->without_hours < means->running) {
		add_hours(out, means->hours_week);
		buffer_add(out, _(" uur per week, "));
	}
	add_year(out, means, utf8);
	if (means->without_hours < means->running || means->without_cents < means->running)
		buffer_add(out, dot);
	buffer_add(out, _(weights[means->weight].label));
	if (means->without_hours)
		buffer_add_format(out, _("%s%zu zonder uren"), dot, means->without_hours);
	if (means->without_cents)
		buffer_add_format(out, _("%s%zu zonder bedrag of tarief"), dot,
				  means->without_cents);
}

/* --- one line --- */

static void add_end(struct buffer *out, const struct record *row)
{
	char day[DATE_SHOWN_SIZE];

	if (!record_is_set(row, SUPPORT_ENDS))
		return;
	date_to_full(record_date(row, SUPPORT_ENDS), day);
	buffer_add_format(out, _(" t/m %s"), day);
}

static void add_row(struct buffer *out, const struct record *row)
{
	record_title(row, out);
	if (!record_is_set(row, SUPPORT_HOURS_WEEK))
		return;
	buffer_add(out, " ");
	record_show(row, SUPPORT_HOURS_WEEK, out);
	buffer_add(out, _(" u"));
}

void means_add_line(struct buffer *out, const struct dossier *d, struct date day)
{
	const struct record_list *rows = &d->rows[ENTITY_SUPPORT];
	const struct record *first = NULL, *hours = NULL; /* the last with hours */
	bool same = true;

	for (size_t i = 0; i < rows->count; i++) {
		if (!means_runs(rows->items[i], day))
			continue;
		if (!first)
			first = rows->items[i];
		same = same && record_same(rows->items[i], first, SUPPORT_ENDS);
		if (record_is_set(rows->items[i], SUPPORT_HOURS_WEEK))
			hours = rows->items[i];
	}
	for (size_t i = 0; i < rows->count; i++) {
		if (!means_runs(rows->items[i], day))
			continue;
		if (rows->items[i] != first)
			buffer_add(out, ", ");
		add_row(out, rows->items[i]);
		if (rows->items[i] == hours)
			buffer_add(out, _(" per week"));
		if (!same)
			add_end(out, rows->items[i]);
	}
	if (!first || !same)
		return;
	if (record_is_set(first, SUPPORT_ENDS))
		buffer_add(out, ",");
	add_end(out, first);
}
