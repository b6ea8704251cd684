/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/completeness_find.h"

#include "core/name.h"
#include "core/records/evaluation.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/records/school.h"
#include "core/rules/consent.h"
#include "core/rules/lines.h"
#include "core/rules/standing.h"

/* The pupil's right to be heard: in force since 1 August 2025. */
static const struct date heard_since = { 2025, 8, 1 };

static void lacks(struct completeness *item, int field, char *reason)
{
	item->state = COMPLETENESS_MISSING;
	item->field = field;
	item->reason = reason;
}

static void lacks_text(struct completeness *item, int field, const char *reason)
{
	lacks(item, field, mem_text(reason));
}

static void not_asked(struct completeness *item, char *reason)
{
	item->state = COMPLETENESS_NOT_ASKED;
	item->reason = reason;
}

static bool is_status(const struct completeness_case *about, enum plan_status status)
{
	return record_choice(about->plan, PLAN_STATUS) == (int)status;
}

static bool is_taken_over(const struct completeness_case *about)
{
	return record_choice(about->plan, PLAN_ORIGIN) == PLAN_TAKEN_OVER;
}

/* The pupil is of age, and has the say of the parents in this version. */
static bool is_of_pupil(const struct completeness_case *about)
{
	return consent_is_of_pupil(about->dossier, about->plan, about->today);
}

/* Young enough that a destination is not asked yet. */
static bool too_young(const struct completeness_case *about)
{
	const struct record *placement = standing_placement(about->dossier, about->today);
	int group = year_group_number(standing_year_group(about->dossier, placement));

	return group >= 0 && group < about->settings->value[SETTING_DESTINATION_FROM];
}

void completeness_find_destination(const struct completeness_case *about,
				   struct completeness *item)
{
	int destination = record_choice(about->plan, PLAN_DESTINATION);

	if (destination == DESTINATION_UNDETERMINED &&
	    !record_is_set(about->plan, PLAN_DESTINATION_NOTE))
		lacks_text(item, PLAN_DESTINATION_NOTE,
			   _("waarom is de uitstroom nog niet te bepalen"));
	else if (destination < 0 && too_young(about))
		not_asked(item, mem_format(_("gevraagd vanaf groep %d"),
					   about->settings->value[SETTING_DESTINATION_FROM]));
	else if (destination < 0)
		lacks_text(item, PLAN_DESTINATION, _("nog geen uitstroombestemming"));
}

void completeness_find_rationale(const struct completeness_case *about, struct completeness *item)
{
	bool none = !record_is_set(about->plan, PLAN_RATIONALE);

	if (none && record_choice(about->plan, PLAN_DESTINATION) < 0 && too_young(about))
		not_asked(item, mem_text(_("nog geen bestemming te onderbouwen")));
	else if (none)
		lacks_text(item, PLAN_RATIONALE, _("de bestemming is niet onderbouwd"));
	else if (!record_is_set(about->plan, PLAN_HELPING))
		lacks_text(item, PLAN_HELPING, _("geen bevorderende factor genoemd"));
	else if (!record_is_set(about->plan, PLAN_HINDERING))
		lacks_text(item, PLAN_HINDERING, _("geen belemmerende factor genoemd"));
}

void completeness_find_guidance(const struct completeness_case *about, struct completeness *item)
{
	if (!record_is_set(about->plan, PLAN_GUIDANCE))
		lacks_text(item, PLAN_GUIDANCE, _("de begeleiding is niet beschreven"));
}

void completeness_find_deviations(const struct completeness_case *about,
				  struct completeness *item)
{
	if (!record_is_set(about->plan, PLAN_DEVIATIONS))
		not_asked(item, mem_text(_("geen afwijkingen van het programma")));
}

static int lacking_field(unsigned bits)
{
	if (bits & GOAL_LACKS_INDICATOR)
		return GOAL_INDICATOR;
	return bits & GOAL_LACKS_BASELINE ? GOAL_BASELINE : GOAL_TARGET;
}

/* How the goals of a version stand. */
struct goals_seen {
	int count, vague;
	const struct record *first, *unfinished; /* that is vague; that came from a template */
};

static struct goals_seen look_at_goals(const struct completeness_case *about)
{
	const struct record_list *goals = &about->dossier->rows[ENTITY_GOAL];
	struct goals_seen seen = {0};

	for (size_t i = 0; i < goals->count; i++) {
		const struct record *goal = goals->items[i];

		if (record_number(goal, GOAL_PLAN) != about->plan->id ||
		    record_choice(goal, GOAL_STATE) == GOAL_DROPPED)
			continue;
		seen.count++;
		if (!goal_lacks(goal))
			continue;
		seen.vague++;
		seen.first = seen.first ? seen.first : goal;
		if (!seen.unfinished && goal_is_unfinished(goal))
			seen.unfinished = goal;
	}
	return seen;
}

static void lacks_own_values(struct completeness *item, const struct record *goal)
{
	unsigned lack = goal_lacks(goal) & (GOAL_LACKS_BASELINE | GOAL_LACKS_TARGET);
	struct buffer what = {0};

	goal_lacks_add(&what, lack);
	item->row = goal->id;
	item->binds = true;
	lacks(item, lacking_field(lack),
	      mem_format(_("\"%s\" komt uit een sjabloon en mist %s"),
			 record_text(goal, GOAL_DESCRIPTION), what.bytes));
	buffer_clear(&what);
}

void completeness_find_goals(const struct completeness_case *about, struct completeness *item)
{
	struct goals_seen seen = look_at_goals(about);
	struct buffer what = {0};

	item->entity = ENTITY_GOAL;
	item->row = seen.first ? seen.first->id : 0;
	if (!seen.count)
		lacks_text(item, -1, _("nog geen doel"));
	if (!seen.first)
		return;
	if (seen.unfinished) {
		lacks_own_values(item, seen.unfinished);
		return;
	}
	goal_lacks_add(&what, goal_lacks(seen.first));
	lacks(item, lacking_field(goal_lacks(seen.first)),
	      mem_format(_("%d van %d doelen niet te beoordelen: \"%s\" mist %s"), seen.vague,
			 seen.count, record_text(seen.first, GOAL_DESCRIPTION), what.bytes));
	buffer_clear(&what);
}

void completeness_find_consultation(const struct completeness_case *about,
				    struct completeness *item)
{
	if (record_is_set(about->plan, PLAN_CONSULTATION))
		return;
	if (is_taken_over(about))
		not_asked(item, mem_text(_("overgenomen, niet na te gaan")));
	else
		lacks_text(item, PLAN_CONSULTATION,
			   is_of_pupil(about) ? _("het overleg met de leerling (18) ontbreekt") :
						_("het overleg met de ouders ontbreekt"));
}

static void add_name(struct buffer *out, const struct record *guardian)
{
	if (out->length)
		buffer_add(out, ", ");
	if (guardian)
		name_add_plain(out, record_text(guardian, GUARDIAN_GIVEN_NAME),
			       record_text(guardian, GUARDIAN_PREFIX),
			       record_text(guardian, GUARDIAN_FAMILY_NAME));
	else
		buffer_add(out, _("de leerling"));
}

/* Whom to ask, or who refused. */
static char *consent_reason(const struct consent_list *list, bool dispute)
{
	struct buffer names = {0};
	char *reason;

	for (size_t i = 0; i < list->count; i++)
		if (dispute ? list->asked[i].decision == CONSENT_REFUSED : list->asked[i].to_ask)
			add_name(&names, list->asked[i].guardian);
	if (!names.length)
		return mem_text(dispute ? _("de instemming is geweigerd: in overleg") :
					  _("niemand met gezag bekend om instemming te geven"));
	reason = mem_format(dispute ? _("%s stemt niet in: in overleg") :
				      _("instemming nog open: %s"),
			    names.bytes);
	buffer_clear(&names);
	return reason;
}

void completeness_find_consent(const struct completeness_case *about, struct completeness *item)
{
	struct consent_list list = {0};
	enum consent_state state = consent_of_plan(about->dossier, about->plan, about->settings,
						   about->today, &list);

	item->entity = ENTITY_CONSENT;
	item->row = list.refusal ? list.refusal->id : 0;
	if (state == CONSENT_NOT_NEEDED)
		not_asked(item, mem_text(_("begonnen voor 1 augustus 2017")));
	else if (state != CONSENT_COMPLETE)
		lacks(item, -1, consent_reason(&list, state == CONSENT_IN_DISPUTE));
	item->binds = item->state == COMPLETENESS_MISSING;
	consent_list_free(&list);
}

void completeness_find_view(const struct completeness_case *about, struct completeness *item)
{
	if (!record_is_set(about->plan, PLAN_PARENTS_VIEW))
		lacks_text(item, PLAN_PARENTS_VIEW,
			   is_of_pupil(about) ?
				   _("de zienswijze van de leerling (18) is niet gevraagd") :
				   _("de zienswijze van de ouders is niet gevraagd"));
}

static const struct record *last_evaluation(const struct completeness_case *about)
{
	const struct record_list *list = &about->dossier->rows[ENTITY_EVALUATION];
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++)
		if (record_number(list->items[i], EVALUATION_PLAN) == about->plan->id &&
		    (!last || date_compare(record_date(list->items[i], EVALUATION_DATE),
					   record_date(last, EVALUATION_DATE)) >= 0))
			last = list->items[i];
	return last;
}

/* The law asked it then. */
static bool evaluation_asks_hearing(const struct record *evaluation)
{
	return evaluation &&
	       date_compare(record_date(evaluation, EVALUATION_DATE), heard_since) >= 0;
}

/* Whether the pupil was heard then, or why not, was written down. */
static bool evaluation_was_heard(const struct record *evaluation)
{
	return evaluation && (record_is_yes(evaluation, EVALUATION_HEARD) ||
			      record_is_set(evaluation, EVALUATION_NOT_HEARD_REASON));
}

void completeness_find_hearing(const struct completeness_case *about, struct completeness *item)
{
	const struct record *evaluation = last_evaluation(about);
	struct date drawn_up = record_date(
		about->plan, record_is_set(about->plan, PLAN_ADOPTED) ? PLAN_ADOPTED : PLAN_STARTS);
	bool old = date_is_set(drawn_up) && date_compare(drawn_up, heard_since) < 0;
	bool heard = record_is_yes(about->plan, PLAN_HEARD) ||
		     record_is_set(about->plan, PLAN_NOT_HEARD_REASON);

	if (!old && !is_taken_over(about) && !heard) {
		if (record_is_set(about->plan, PLAN_HEARD))
			lacks_text(item, PLAN_NOT_HEARD_REASON,
				   _("waarom de leerling niet is gehoord"));
		else
			lacks_text(item, PLAN_HEARD, _("leerling nog niet gehoord"));
	} else if (evaluation_asks_hearing(evaluation) && !evaluation_was_heard(evaluation)) {
		item->entity = ENTITY_EVALUATION;
		item->row = evaluation->id;
		lacks_text(item, EVALUATION_HEARD, _("leerling nog niet gehoord bij evaluatie"));
	} else if (!heard && !evaluation_was_heard(evaluation))
		not_asked(item, mem_text(old ? _("opgesteld voor 1 augustus 2025") :
					       _("overgenomen, niet na te gaan")));
}

static bool is_of_trajectory(const struct completeness_case *about, int64_t plan)
{
	const struct record *of = dossier_find(about->dossier, ENTITY_PLAN, plan);

	return of && record_same(of, about->plan, PLAN_TRAJECTORY);
}

/* What is due of that kind for this trajectory, or NULL. */
static const struct due *find_due(const struct completeness_case *about, enum deadline_id id)
{
	for (size_t i = 0; i < about->derived->due_count; i++)
		if (about->derived->due[i].deadline == (int)id &&
		    is_of_trajectory(about, about->derived->due[i].row))
			return &about->derived->due[i];
	return NULL;
}

/* Nobody can postpone what the law asks. */
static struct date due_term(const struct due *due)
{
	return date_is_set(due->term) ? due->term : due->date;
}

/* With the parents, of whatever version of the trajectory. */
static bool evaluated_this_year(const struct completeness_case *about)
{
	const struct record_list *list = &about->dossier->rows[ENTITY_EVALUATION];

	for (size_t i = 0; i < list->count; i++)
		if (is_of_trajectory(about, record_number(list->items[i], EVALUATION_PLAN)) &&
		    evaluation_year(list->items[i]) == school_year_of(about->today) &&
		    consent_party_evaluated(about->dossier, list->items[i]))
			return true;
	return false;
}

void completeness_find_evaluation(const struct completeness_case *about,
				  struct completeness *item)
{
	const struct due *due = find_due(about, DEADLINE_EVALUATION);
	bool adult = consent_is_adult(dossier_pupil(about->dossier), about->today);
	char day[DATE_SHOWN_SIZE];

	item->entity = ENTITY_EVALUATION;
	item->row = 0;
	if (!is_status(about, PLAN_IN_FORCE)) {
		if (!last_evaluation(about))
			not_asked(item, mem_text(_("niet in werking")));
		return;
	}
	if (evaluated_this_year(about))
		return;
	if (!due) {
		not_asked(item, mem_text(_("niets meer te evalueren")));
		return;
	}
	date_to_near(due_term(due), about->today, day);
	if (date_compare(due->shows, about->today) <= 0)
		lacks(item, -1,
		      mem_format(adult ? _("evaluatie met de leerling (18): uiterlijk %s") :
					 _("evaluatie met ouders: uiterlijk %s"),
				 day));
	else
		not_asked(item,
			  mem_format(adult ? _("evaluatie met de leerling (18) pas nodig voor %s") :
					     _("evaluatie met ouders pas nodig voor %s"),
				     day));
}

static const struct record *first_version(const struct completeness_case *about)
{
	const struct record_list *plans = &about->dossier->rows[ENTITY_PLAN];
	const struct record *first = about->plan;

	for (size_t i = 0; i < plans->count; i++) {
		const struct record *p = plans->items[i];

		if (record_number(p, PLAN_TRAJECTORY) ==
			    record_number(about->plan, PLAN_TRAJECTORY) &&
		    record_number(p, PLAN_VERSION) < record_number(first, PLAN_VERSION))
			first = p;
	}
	return first;
}

/* The day before which the plan had to be there, counted on the day that it began; unset when it
 * is not known from when to count. */
static struct date plan_due(const struct completeness_case *about, struct date day)
{
	const struct record *pupil = dossier_pupil(about->dossier);
	struct date from = record_date(
		pupil, record_is_set(pupil, PUPIL_PLACED) ? PUPIL_PLACED : PUPIL_ENROLLED);
	struct date since = {0};

	standing_support(about->dossier, day, &since);
	if (date_compare(from, since) < 0)
		from = since;
	return date_add_days(from, about->settings->value[SETTING_PLAN_DAYS]);
}

static char *late_reason(bool draft, const char *day, int late)
{
	unsigned long days = (unsigned long)late;

	return mem_format(
		draft ? ngettext("had voor %s in werking moeten zijn: %d dag later",
				 "had voor %s in werking moeten zijn: %d dagen later", days) :
			ngettext("te laat opgesteld: voor %s, het werd %d dag later",
				 "te laat opgesteld: voor %s, het werd %d dagen later", days),
		day, late);
}

void completeness_find_in_time(const struct completeness_case *about, struct completeness *item)
{
	const struct record *first = first_version(about);
	bool draft = record_choice(first, PLAN_STATUS) == PLAN_DRAFT;
	struct date made = draft ? about->today :
				   record_date(first, record_is_set(first, PLAN_ADOPTED) ?
							      PLAN_ADOPTED :
							      PLAN_STARTS);
	struct date due = plan_due(about, made);
	char day[DATE_SHOWN_SIZE];

	date_to_full(due, day);
	if (record_choice(first, PLAN_ORIGIN) == PLAN_TAKEN_OVER)
		not_asked(item, mem_text(_("overgenomen, niet na te gaan")));
	else if (!date_is_set(due))
		not_asked(item, mem_text(_("begin van de ondersteuning onbekend")));
	else if (date_compare(made, due) > 0) /* nothing mends that, so nothing is missing */
		not_asked(item, late_reason(draft, day, date_between(due, made)));
	else if (draft)
		not_asked(item, mem_format(_("moet voor %s in werking zijn"), day));
}

/* Any version of the trajectory carries it. */
static bool is_in_rod(const struct completeness_case *about)
{
	const struct record_list *plans = &about->dossier->rows[ENTITY_PLAN];

	for (size_t i = 0; i < plans->count; i++)
		if (record_number(plans->items[i], PLAN_TRAJECTORY) ==
			    record_number(about->plan, PLAN_TRAJECTORY) &&
		    record_is_set(plans->items[i], PLAN_ROD_BEGIN))
			return true;
	return false;
}

void completeness_find_rod(const struct completeness_case *about, struct completeness *item)
{
	if (find_due(about, DEADLINE_ROD_END) && is_status(about, PLAN_CLOSED))
		lacks_text(item, PLAN_ROD_END, _("het einde staat nog niet in ROD"));
	else if (find_due(about, DEADLINE_ROD_BEGIN) && !is_status(about, PLAN_DRAFT))
		lacks_text(item, PLAN_ROD_BEGIN, _("het begin staat nog niet in ROD"));
	else if (is_status(about, PLAN_DRAFT))
		not_asked(item, mem_text(_("na het vaststellen")));
	else if (!is_in_rod(about))
		not_asked(item, mem_text(_("overgenomen, niet na te gaan")));
}

void completeness_find_cvb(const struct completeness_case *about, struct completeness *item)
{
	if (about->settings->type != SCHOOL_SO && about->settings->type != SCHOOL_VSO)
		not_asked(item, mem_text(_("alleen in het (v)so")));
	else if (!record_is_set(about->plan, PLAN_CVB_ADVICE))
		lacks_text(item, PLAN_CVB_ADVICE, _("het advies van de CvB ontbreekt"));
}
