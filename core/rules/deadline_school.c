/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines of the school's own habits, its agreements, and retention. */
#include <string.h>

#include "core/name.h"
#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/document.h"
#include "core/records/evaluation.h"
#include "core/records/log.h"
#include "core/records/measurement.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/staff.h"
#include "core/records/support.h"
#include "core/rules/deadline_find.h"
#include "core/rules/lines.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "core/text.h"

#define INTERIM_SHOWS_DAYS 42
#define TALK_EARLY_DAYS 14 /* so much before the day that was named is that talk */
#define HANDOVER_MONTH 7 /* 1 July */
#define HANDOVER_YEAR_GROUP "8"

void deadline_find_interim_evaluation(const struct dossier *d, const struct settings *settings,
				      struct date today, struct derived *out)
{
	const struct record *plan = plan_in_force(d);
	const struct record_list *list = &d->rows[ENTITY_EVALUATION];
	int days = settings->value[SETTING_INTERIM_DAYS];
	struct date from;

	(void)today;
	if (!plan || !days || out->state.scope == SCOPE_LEFT)
		return;
	from = record_date(plan, PLAN_STARTS);
	for (size_t i = 0; i < list->count; i++) {
		struct date date = record_date(list->items[i], EVALUATION_DATE);

		if (date_compare(date, from) > 0)
			from = date;
	}
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_INTERIM,
			.date = date_add_days(from, days),
			.shows = date_add_days(from, days - INTERIM_SHOWS_DAYS),
			.entity = ENTITY_PLAN,
			.row = plan->id,
		},
		"", NULL);
}

/* The version to which that evaluation belongs is one of PLAN's trajectory. */
static bool is_of_trajectory(const struct dossier *d, const struct record *evaluation,
			     const struct record *plan)
{
	const struct record *of =
		dossier_find(d, ENTITY_PLAN, record_number(evaluation, EVALUATION_PLAN));

	return of && record_number(of, PLAN_TRAJECTORY) == record_number(plan, PLAN_TRAJECTORY);
}

void deadline_find_planned_evaluation(const struct dossier *d, const struct settings *settings,
				      struct date today, struct derived *out)
{
	const struct record *plan = plan_in_force(d), *last = NULL;
	const struct record_list *list = &d->rows[ENTITY_EVALUATION];
	struct date next;

	(void)today;
	if (!plan || out->state.scope == SCOPE_LEFT)
		return;
	for (size_t i = 0; i < list->count; i++)
		if (is_of_trajectory(d, list->items[i], plan) &&
		    (!last || date_compare(record_date(list->items[i], EVALUATION_DATE),
					   record_date(last, EVALUATION_DATE)) >= 0))
			last = list->items[i];
	if (!last || !record_is_set(last, EVALUATION_NEXT))
		return;
	next = record_date(last, EVALUATION_NEXT);
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_PLANNED,
			.date = next,
			.shows = date_add_days(next, -INTERIM_SHOWS_DAYS),
			.entity = ENTITY_PLAN,
			.row = plan->id,
		},
		"", NULL);
}

static bool goal_is_answered(const struct record *goal, const struct derived *out, int days)
{
	const struct line_state *line = lines_find(out, goal_line(goal));
	struct date from = date_add_days(record_date(goal, GOAL_TARGET_DATE), -days);

	if (!line || line->outcome < 0)
		return false;
	return line->outcome == FINDING_MET || line->outcome == FINDING_DROPPED ||
	       date_compare(line->outcome_date, from) >= 0;
}

void deadline_find_goal_outcome(const struct dossier *d, const struct settings *settings,
				struct date today, struct derived *out)
{
	const struct record *plan = plan_in_force(d);
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	int days = settings->value[SETTING_GOAL_DAYS];

	(void)today;
	if (!plan || !days || out->state.scope == SCOPE_LEFT)
		return;
	for (size_t i = 0; i < goals->count; i++) {
		const struct record *goal = goals->items[i];
		struct date target = record_date(goal, GOAL_TARGET_DATE);

		if (record_number(goal, GOAL_PLAN) != plan->id || !date_is_set(target) ||
		    record_choice(goal, GOAL_STATE) > GOAL_OPEN ||
		    goal_is_answered(goal, out, days))
			continue;
		due_add(out, settings,
			&(struct due){
				.deadline = DEADLINE_GOAL,
				.date = date_add_days(target, days),
				.shows = target,
				.entity = ENTITY_GOAL,
				.row = goal->id,
			},
			record_text(goal, GOAL_DESCRIPTION), NULL);
	}
}

static bool was_handed_over(const struct dossier *d, int year)
{
	const struct record_list *list = &d->rows[ENTITY_MEETING];

	for (size_t i = 0; i < list->count; i++)
		if (record_choice(list->items[i], MEETING_KIND) == MEETING_HANDOVER &&
		    school_year_of(record_date(list->items[i], MEETING_DATE)) == year)
			return true;
	return false;
}

/* True when there was extra support or a plan on DAY. */
static bool was_supported(const struct dossier *d, struct date day)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	struct span span;

	if (standing_support(d, day, NULL) == SUPPORT_EXTRA)
		return true;
	for (size_t i = 0; i < plans->count; i++)
		if (plan_span(d, plans->items[i], &span) && date_compare(span.from, day) <= 0 &&
		    (!date_is_set(span.until) || date_compare(span.until, day) >= 0))
			return true;
	return false;
}

void deadline_find_handover(const struct dossier *d, const struct settings *settings,
			    struct date today, struct derived *out)
{
	const struct record *pupil = dossier_pupil(d);
	int year = school_year_of(today);
	struct date left = record_date(pupil, PUPIL_LEFT);
	bool leaves = date_is_set(left) && school_year_of(left) == year;
	bool last_group =
		!strcmp(standing_year_group(d, standing_in_year(d, year)), HANDOVER_YEAR_GROUP);
	struct date due = { year + 1, HANDOVER_MONTH, 1 };

	if (!settings->value[SETTING_HANDOVER] || was_handed_over(d, year))
		return;
	if (!leaves && (out->state.scope == SCOPE_LEFT || !last_group))
		return;
	if (!was_supported(d, leaves && date_compare(left, today) < 0 ? left : today))
		return;
	if (leaves && date_compare(left, due) < 0)
		due = left;
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_HANDOVER,
			.date = due,
			.shows = school_year_begin(year),
			.entity = ENTITY_PUPIL,
			.row = pupil->id,
		},
		"", NULL);
}

void deadline_find_untouched(const struct dossier *d, const struct settings *settings,
			     struct date today, struct derived *out)
{
	static const struct {
		enum entity_id entity;
		unsigned field;
	} dates[] = {
		{ ENTITY_PLAN, PLAN_STARTS },	    { ENTITY_PLAN, PLAN_ADOPTED },
		{ ENTITY_CONSENT, CONSENT_DATE },   { ENTITY_EVALUATION, EVALUATION_DATE },
		{ ENTITY_MEETING, MEETING_DATE },   { ENTITY_LOG, LOG_DATE },
		{ ENTITY_SUPPORT, SUPPORT_STARTS }, { ENTITY_REQUEST, REQUEST_SENT },
		{ ENTITY_REQUEST, REQUEST_DECIDED }, { ENTITY_MEASUREMENT, MEASUREMENT_DATE },
		{ ENTITY_ABSENCE, ABSENCE_STARTS }, { ENTITY_DOCUMENT, DOCUMENT_DATE },
	};
	int days = settings->value[SETTING_UNTOUCHED_DAYS];
	struct date last = out->state.extra_since;

	(void)today;
	if (!days || !date_is_set(out->state.extra_since) || out->state.scope == SCOPE_LEFT)
		return;
	for (size_t k = 0; k < sizeof dates / sizeof dates[0]; k++) {
		const struct record_list *list = &d->rows[dates[k].entity];

		for (size_t i = 0; i < list->count; i++) {
			struct date date = record_date(list->items[i], dates[k].field);

			if (date_compare(date, last) > 0)
				last = date;
		}
	}
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_UNTOUCHED,
			.date = date_add_days(last, days),
			.shows = date_add_days(last, days),
			.entity = ENTITY_PUPIL,
			.row = dossier_pupil(d)->id,
		},
		"", NULL);
}

/* "J. de Bruin", or whoever else was named; nothing when nobody was. */
static void agreement_who(const struct dossier *d, const struct record *agreement,
			  struct buffer *out)
{
	const struct record *staff =
		dossier_find(d, ENTITY_STAFF, record_number(agreement, AGREEMENT_STAFF));
	const char *given;
	struct buffer initial = {0};

	if (!staff) {
		buffer_add(out, record_text(agreement, AGREEMENT_WHO));
		return;
	}
	given = record_text(staff, STAFF_GIVEN_NAME);
	if (*given) {
		buffer_add_bytes(&initial, given, text_next(given, 0));
		buffer_add(&initial, ".");
	}
	name_add_plain(out, initial.bytes ? initial.bytes : "", record_text(staff, STAFF_PREFIX),
		       record_text(staff, STAFF_FAMILY_NAME));
	buffer_clear(&initial);
}

void deadline_find_agreement(const struct dossier *d, const struct settings *settings,
			     struct date today, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_AGREEMENT];
	int64_t pupil = dossier_pupil(d)->id;

	(void)today;
	for (size_t i = 0; i < list->count && out->state.scope != SCOPE_LEFT; i++) {
		const struct record *a = list->items[i];
		struct date by = record_date(a, AGREEMENT_BY);
		struct buffer who = {0};

		/* A talk about several pupils brings what was agreed about the others along. */
		if (record_number(a, AGREEMENT_PUPIL) != pupil || !date_is_set(by) ||
		    record_is_set(a, AGREEMENT_DONE))
			continue;
		agreement_who(d, a, &who);
		due_add(out, settings,
			&(struct due){
				.deadline = DEADLINE_AGREEMENT_DUE,
				.date = by,
				.shows = date_add_days(by,
						       -settings->value[SETTING_AGREEMENT_DAYS]),
				.entity = ENTITY_AGREEMENT,
				.row = a->id,
				.named = who.length > 0,
			},
			record_text(a, AGREEMENT_WHAT), who.length ? who.bytes : NULL);
		buffer_clear(&who);
	}
}

/* A talk after LAST, near or after the day that was named in it. */
static bool was_talked(const struct dossier *d, const struct record *last, struct date next)
{
	const struct record_list *list = &d->rows[ENTITY_MEETING];
	struct date early = date_add_days(next, -TALK_EARLY_DAYS);

	for (size_t i = 0; i < list->count; i++) {
		struct date date = record_date(list->items[i], MEETING_DATE);

		if (date_compare(date, record_date(last, MEETING_DATE)) > 0 &&
		    date_compare(date, early) >= 0)
			return true;
	}
	return false;
}

void deadline_find_planned_talk(const struct dossier *d, const struct settings *settings,
				struct date today, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_MEETING];
	const struct record *last = NULL;
	struct date next;

	(void)today;
	for (size_t i = 0; i < list->count; i++)
		if (record_is_set(list->items[i], MEETING_NEXT) &&
		    !record_is_set(list->items[i], MEETING_GROUP) &&
		    (!last || date_compare(record_date(list->items[i], MEETING_DATE),
					   record_date(last, MEETING_DATE)) >= 0))
			last = list->items[i];
	if (!last || out->state.scope == SCOPE_LEFT)
		return;
	next = record_date(last, MEETING_NEXT);
	if (was_talked(d, last, next))
		return;
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_TALK,
			.date = next,
			.shows = date_add_days(next, -settings->value[SETTING_AGREEMENT_DAYS]),
			.entity = ENTITY_MEETING,
			.row = last->id,
		},
		"", NULL);
}

static void retention_due(const struct settings *settings, const struct record *pupil, int years,
			  const char *note, struct derived *out)
{
	struct date due = date_add_months(record_date(pupil, PUPIL_LEFT), 12 * years);

	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_RETENTION,
			.date = due,
			.shows = due,
			.entity = ENTITY_PUPIL,
			.row = pupil->id,
			.note = note,
		},
		"", NULL);
}

void deadline_find_retention(const struct dossier *d, const struct settings *settings,
			     struct date today, struct derived *out)
{
	static const char *const special[] = { "sbo", "so", "vso" };
	const struct record *pupil = dossier_pupil(d);
	int years = settings->value[SETTING_RETENTION_YEARS];

	(void)today;
	if (!record_is_set(pupil, PUPIL_LEFT))
		return;
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if (!strcmp(record_text(pupil, PUPIL_LEFT_TO), special[i]))
			years = settings->value[SETTING_RETENTION_SPECIAL];
	retention_due(settings, pupil, years, NULL, out);
	if (d->rows[ENTITY_ABSENCE].count)
		retention_due(settings, pupil, settings->value[SETTING_RETENTION_ABSENCE],
			      deadlines[DEADLINE_RETENTION].notes[0].code, out);
}
