/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines of the law: the plan, its consent, its yearly evaluation, its registration. */
#include "core/name.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/deadline_find.h"
#include "core/rules/lines.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"

static struct date date_latest(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? b : a;
}

static bool plan_is_draft(const struct record *plan)
{
	return record_choice(plan, PLAN_STATUS) == PLAN_DRAFT;
}

static bool plan_is_taken_over(const struct record *plan)
{
	return record_choice(plan, PLAN_ORIGIN) == PLAN_TAKEN_OVER;
}

void deadline_find_plan_in_force(const struct dossier *d, const struct settings *settings,
				 struct date today, struct derived *out)
{
	const struct record *pupil = dossier_pupil(d);
	struct date from;

	(void)today;
	if (out->state.scope != SCOPE_EXTRA || out->state.plan_state == PLAN_STATE_IN_FORCE ||
	    record_is_yes(pupil, PUPIL_ELSEWHERE_HOLDS_PLAN))
		return;
	from = record_date(pupil,
			   record_is_set(pupil, PUPIL_PLACED) ? PUPIL_PLACED : PUPIL_ENROLLED);
	from = date_latest(from, out->state.extra_since);
	from = date_latest(from, out->state.force_until);
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_PLAN,
			.date = date_add_days(from, settings->value[SETTING_PLAN_DAYS]),
			.shows = from,
			.entity = out->state.plan ? ENTITY_PLAN : ENTITY_PUPIL,
			.row = out->state.plan ? out->state.plan : pupil->id,
		},
		"", NULL);
}

static void guardian_name(const struct record *guardian, struct buffer *out)
{
	name_add_plain(out, record_text(guardian, GUARDIAN_GIVEN_NAME),
		       record_text(guardian, GUARDIAN_PREFIX),
		       record_text(guardian, GUARDIAN_FAMILY_NAME));
}

/* Who is still to be asked: "A. Hof, K. Smit". */
static void asked_names(const struct consent_list *list, struct buffer *out)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct record *guardian = list->asked[i].guardian;

		if (!list->asked[i].to_ask || !guardian)
			continue;
		if (out->length)
			buffer_add(out, ", ");
		guardian_name(guardian, out);
	}
}

/* GUARDIAN may be NULL: the pupil, or the parents without a name. True when there is a next
 * step. */
static bool add_refusal(const struct record *guardian, const struct record *refusal,
			struct buffer *out)
{
	bool step = record_is_set(refusal, CONSENT_NEXT_STEP);

	if (out->length)
		buffer_add(out, "; ");
	if (guardian)
		guardian_name(guardian, out);
	if (step)
		buffer_add_format(out, "%s%s", guardian ? ", " : "",
				  record_text(refusal, CONSENT_NEXT_STEP));
	return step;
}

/* Who refused and what is done about it: "A. Hof, onderwijsconsulent denkt mee; K. Smit". */
static enum consent_note refusal_detail(const struct consent_list *list, struct buffer *out)
{
	bool named = false, step = false;

	for (size_t i = 0; i < list->count; i++) {
		if (list->asked[i].decision != CONSENT_REFUSED)
			continue;
		named = true;
		step = add_refusal(list->asked[i].guardian, list->asked[i].consent, out) || step;
	}
	if (!named)
		step = add_refusal(NULL, list->refusal, out);
	return step ? CONSENT_NOTE_REFUSED : CONSENT_NOTE_DISPUTE;
}

static void consent_due(const struct settings *settings, const struct record *plan,
			struct date consulted, const struct consent_list *list,
			struct derived *out)
{
	enum school_type type = (enum school_type)settings->type;
	bool adult = list->count && list->asked[0].party == CONSENT_PUPIL;
	const char *whose = adult ? word_dutch(type, WORD_PUPIL) : NULL;
	const struct choice *note = NULL;
	struct buffer detail = {0};

	/* What follows on a refusal is the school's to set going. */
	if (list->refusal)
		whose = word_dutch(type, WORD_COORDINATOR_SHORT);

	if (!list->refusal)
		asked_names(list, &detail);
	else
		note = &deadlines[DEADLINE_CONSENT].notes[refusal_detail(list, &detail)];
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_CONSENT,
			.date = date_add_days(consulted, settings->value[SETTING_CONSENT_DAYS]),
			.shows = consulted,
			.entity = ENTITY_PLAN,
			.row = plan->id,
			.note = note ? note->code : NULL,
		},
		detail.bytes ? detail.bytes : "", whose);
	buffer_clear(&detail);
}

/* From when it counts: the talk; a refusal without one from its own day. */
static struct date consulted_on(const struct record *plan, const struct record *talk,
				const struct record *refusal)
{
	if (talk)
		return record_date(talk, MEETING_DATE);
	return record_is_set(refusal, CONSENT_DATE) ? record_date(refusal, CONSENT_DATE) :
						      record_date(plan, PLAN_STARTS);
}

void deadline_find_consent(const struct dossier *d, const struct settings *settings,
			   struct date today, struct derived *out)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];

	for (size_t i = 0; i < plans->count && out->state.scope != SCOPE_LEFT; i++) {
		const struct record *plan = plans->items[i];
		const struct record *talk = dossier_find(d, ENTITY_MEETING,
							 record_number(plan, PLAN_CONSULTATION));
		struct consent_list list;
		enum consent_state state;

		if (!plan_is_draft(plan) && record_choice(plan, PLAN_STATUS) != PLAN_IN_FORCE)
			continue;
		state = consent_of_plan(d, plan, settings, today, &list);
		if (state == CONSENT_IN_DISPUTE ||
		    (state == CONSENT_INCOMPLETE && talk && !plan_is_taken_over(plan)))
			consent_due(settings, plan, consulted_on(plan, talk, list.refusal), &list,
				    out);
		consent_list_free(&list);
	}
}

/* True when P is a version that counts in the trajectory of PLAN. */
static bool plan_counts_with(const struct record *p, const struct record *plan)
{
	return !plan_is_draft(p) &&
	       record_number(p, PLAN_TRAJECTORY) == record_number(plan, PLAN_TRAJECTORY);
}

static bool evaluation_is_of(const struct dossier *d, const struct record *evaluation,
			     const struct record *plan)
{
	const struct record *own =
		dossier_find(d, ENTITY_PLAN, record_number(evaluation, EVALUATION_PLAN));

	return own && plan_counts_with(own, plan);
}

/* The first school year in which this file knows the pupil, or 0. */
static int placement_first_year(const struct dossier *d)
{
	const struct record_list *placements = &d->rows[ENTITY_PLACEMENT];
	int first = 0;

	for (size_t i = 0; i < placements->count; i++) {
		int year = record_year(placements->items[i], PLACEMENT_SCHOOL_YEAR);

		if (!first || year < first)
			first = year;
	}
	return first;
}

/* The first school year in which the trajectory of PLAN ran, as far as this file knows. */
static int trajectory_first_year(const struct dossier *d, const struct record *plan)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	struct date starts = record_date(plan, PLAN_STARTS);
	bool taken_over = plan_is_taken_over(plan);
	int year, known;

	for (size_t i = 0; i < plans->count; i++) {
		struct date own = record_date(plans->items[i], PLAN_STARTS);

		if (!plan_counts_with(plans->items[i], plan))
			continue;
		taken_over = taken_over || plan_is_taken_over(plans->items[i]);
		if (date_is_set(own) && date_compare(own, starts) < 0)
			starts = own;
	}
	year = school_year_of(starts);
	known = taken_over ? placement_first_year(d) : 0;
	return known > year ? known : year;
}

void deadline_find_evaluation(const struct dossier *d, const struct settings *settings,
			      struct date today, struct derived *out)
{
	const struct record *plan = plan_in_force(d);
	const struct record_list *list = &d->rows[ENTITY_EVALUATION];
	int warn = settings->value[SETTING_EVALUATION_WARN];
	struct date due, last = {0};
	int year;

	if (!plan || !record_is_set(plan, PLAN_STARTS) || out->state.scope == SCOPE_LEFT)
		return;
	year = trajectory_first_year(d, plan);
	for (size_t i = 0; i < list->count; i++) {
		const struct record *e = list->items[i];

		if (!consent_party_evaluated(d, e) || !evaluation_is_of(d, e, plan))
			continue;
		last = date_latest(last, record_date(e, EVALUATION_DATE));
		if (evaluation_year(e) >= year)
			year = evaluation_year(e) + 1;
	}
	due = school_year_end(year);
	if (date_is_set(last) && date_compare(date_add_months(last, 12), due) < 0)
		due = date_add_months(last, 12);
	due_add(out, settings,
		&(struct due){
			.deadline = DEADLINE_EVALUATION,
			.date = due,
			.shows = date_add_days(due, -warn),
			.entity = ENTITY_PLAN,
			.row = plan->id,
			.note = consent_is_adult(dossier_pupil(d), today) ?
					deadlines[DEADLINE_EVALUATION].notes[0].code :
					NULL,
		},
		"", NULL);
}

static bool trajectory_in_rod(const struct dossier *d, int64_t trajectory, unsigned field)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];

	for (size_t i = 0; i < plans->count; i++)
		if (record_number(plans->items[i], PLAN_TRAJECTORY) == trajectory &&
		    (record_is_set(plans->items[i], field) ||
		     (field == PLAN_ROD_BEGIN && plan_is_taken_over(plans->items[i]))))
			return true;
	return false;
}

static void rod_due(const struct settings *settings, enum deadline_id id,
		    const struct record *plan, struct date from, struct derived *out)
{
	due_add(out, settings,
		&(struct due){
			.deadline = (int)id,
			.date = date_add_days(from, settings->value[SETTING_ROD_DAYS]),
			.shows = from,
			.entity = ENTITY_PLAN,
			.row = plan->id,
		},
		"", NULL);
}

/* True when no version that counts in the trajectory of PLAN comes before it. */
static bool plan_is_first(const struct dossier *d, const struct record *plan)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];

	for (size_t i = 0; i < plans->count; i++) {
		const struct record *p = plans->items[i];
		int64_t own = record_number(p, PLAN_VERSION);
		int64_t version = record_number(plan, PLAN_VERSION);

		if (plan_counts_with(p, plan) &&
		    (own < version || (own == version && p->id < plan->id)))
			return false;
	}
	return true;
}

void deadline_find_rod_begin(const struct dossier *d, const struct settings *settings,
			     struct date today, struct derived *out)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];

	(void)today;
	for (size_t i = 0; i < plans->count; i++) {
		const struct record *plan = plans->items[i];

		if (plan_is_draft(plan) || !plan_is_first(d, plan) ||
		    trajectory_in_rod(d, record_number(plan, PLAN_TRAJECTORY), PLAN_ROD_BEGIN))
			continue;
		rod_due(settings, DEADLINE_ROD_BEGIN, plan,
			record_date(plan, record_is_set(plan, PLAN_ADOPTED) ? PLAN_ADOPTED :
									     PLAN_STARTS),
			out);
	}
}

void deadline_find_rod_end(const struct dossier *d, const struct settings *settings,
			   struct date today, struct derived *out)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];

	(void)today;
	for (size_t i = 0; i < plans->count; i++) {
		const struct record *plan = plans->items[i];

		if (record_choice(plan, PLAN_STATUS) == PLAN_CLOSED &&
		    !trajectory_in_rod(d, record_number(plan, PLAN_TRAJECTORY), PLAN_ROD_END))
			rod_due(settings, DEADLINE_ROD_END, plan,
				record_date(plan, PLAN_CLOSED_ON), out);
	}
}
