/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/version.h"

#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"

static bool plan_is_newer(const struct record *a, const struct record *b)
{
	static const unsigned fields[] = { PLAN_TRAJECTORY, PLAN_VERSION };

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (!record_same(a, b, fields[i]))
			return record_number(a, fields[i]) > record_number(b, fields[i]);
	return a->id > b->id;
}

static const struct record *successor_find(const struct dossier *d, const struct record *plan)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	const struct record *found = NULL;

	for (size_t i = 0; i < plans->count; i++) {
		const struct record *p = plans->items[i];

		if (record_choice(p, PLAN_STATUS) == PLAN_DRAFT ||
		    record_number(p, PLAN_TRAJECTORY) != record_number(plan, PLAN_TRAJECTORY) ||
		    !plan_is_newer(p, plan))
			continue;
		if (!found || plan_is_newer(found, p))
			found = p;
	}
	return found;
}

/* Unset when PLAN is still in force; false when it never was. */
static bool plan_until(const struct dossier *d, const struct record *plan, struct date *until)
{
	const struct record *next;

	*until = (struct date){0};
	switch (record_choice(plan, PLAN_STATUS)) {
	case PLAN_IN_FORCE:
		return true;
	case PLAN_CLOSED:
		*until = record_date(plan, PLAN_CLOSED_ON);
		return date_is_set(*until);
	case PLAN_REPLACED:
		next = successor_find(d, plan);
		*until = next ? date_add_days(record_date(next, PLAN_STARTS), -1) :
				record_date(plan, PLAN_ENDS);
		return date_is_set(*until);
	default:
		return false;
	}
}

bool plan_span(const struct dossier *d, const struct record *plan, struct span *out)
{
	const struct record *pupil = dossier_pupil(d);
	struct date from = record_date(plan, PLAN_STARTS);
	struct date left = pupil ? record_date(pupil, PUPIL_LEFT) : (struct date){0};
	struct date until;

	if (!date_is_set(from) || !plan_until(d, plan, &until))
		return false;
	if (date_is_set(left) && (!date_is_set(until) || date_compare(left, until) < 0))
		until = left;
	if (date_is_set(until) && date_compare(until, from) < 0)
		return false;
	*out = (struct span){ .from = from, .until = until };
	return true;
}

bool span_in_year(const struct span *span, int year)
{
	return school_year_of(span->from) <= year &&
	       (!date_is_set(span->until) || school_year_of(span->until) >= year);
}

const struct record *plan_in_force(const struct dossier *d)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	const struct record *found = NULL;

	for (size_t i = 0; i < plans->count; i++) {
		const struct record *p = plans->items[i];

		if (record_choice(p, PLAN_STATUS) != PLAN_IN_FORCE)
			continue;
		if (!found || date_compare(record_date(p, PLAN_STARTS),
					   record_date(found, PLAN_STARTS)) >= 0)
			found = p;
	}
	return found;
}

/* The newest among those that are a draft, or among those that are not. */
static const struct record *plan_newest(const struct dossier *d, bool draft)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	const struct record *found = NULL;

	for (size_t i = 0; i < plans->count; i++) {
		const struct record *p = plans->items[i];

		if ((record_choice(p, PLAN_STATUS) == PLAN_DRAFT) == draft &&
		    (!found || plan_is_newer(p, found)))
			found = p;
	}
	return found;
}

const struct record *plan_draft(const struct dossier *d)
{
	return plan_newest(d, true);
}

const struct record *plan_shown(const struct dossier *d)
{
	const struct record *found = plan_in_force(d);

	if (!found)
		found = plan_draft(d);
	return found ? found : plan_newest(d, false);
}

/* The last day of a version that is over, as its own row has it; unset when it is not. */
static struct date version_end(const struct record *plan)
{
	switch (record_choice(plan, PLAN_STATUS)) {
	case PLAN_REPLACED:
		return record_date(plan, PLAN_ENDS);
	case PLAN_CLOSED:
		return record_date(plan, PLAN_CLOSED_ON);
	default:
		return (struct date){0};
	}
}

enum zb_code version_check_evaluation(const struct record *plan, const struct record *evaluation,
				      struct zb_err *err)
{
	struct date date = record_date(evaluation, EVALUATION_DATE);
	struct date from = record_date(plan, PLAN_STARTS), end = version_end(plan);
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(from) && date_compare(date, from) < 0) {
		date_to_full(from, day);
		return zb_fail(err, ZB_INVALID,
			       _("dit OPP begon op %s; een evaluatie ligt niet daarvoor"), day);
	}
	if (date_is_set(end) &&
	    date_compare(date, date_add_days(end, EVALUATION_AFTER_DAYS)) > 0) {
		date_to_full(end, day);
		return zb_fail(err, ZB_INVALID,
			       _("deze versie van het OPP eindigde op %s; een evaluatie ligt "
				 "hoogstens %d dagen later"),
			       day, EVALUATION_AFTER_DAYS);
	}
	return ZB_OK;
}

struct date version_term(const struct dossier *d, const struct record *plan)
{
	const struct record *pupil = dossier_pupil(d);
	struct date ends = record_date(plan, PLAN_ENDS);
	struct date left = pupil ? record_date(pupil, PUPIL_LEFT) : (struct date){0};

	if (record_choice(plan, PLAN_STATUS) != PLAN_IN_FORCE)
		return (struct date){0};
	if (!date_is_set(ends) || (date_is_set(left) && date_compare(left, ends) < 0))
		return left;
	return ends;
}

struct date version_outlived(const struct dossier *d, const struct record *plan, struct date today)
{
	struct date term = version_term(d, plan);

	return date_is_set(term) && date_compare(term, today) < 0 ? term : (struct date){0};
}
