/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/derive.h"

#include <stdlib.h>

#include "core/name.h"
#include "core/records/group.h"
#include "core/records/plan.h"
#include "core/records/staff.h"
#include "core/rules/completeness.h"
#include "core/rules/consent.h"
#include "core/rules/lines.h"
#include "core/rules/quality.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "core/text.h"

static void derived_reset(struct derived *out)
{
	struct pupil_state *state = &out->state;
	char *const texts[] = { state->name,	  state->name_key,   state->folded,
				state->group,	  state->group_key,  state->year_group,
				state->staff,	  state->learning,   state->behaviour,
				state->items,	  state->quality };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		free(texts[i]);
	for (size_t i = 0; i < out->due_count; i++) {
		free(out->due[i].detail);
		free(out->due[i].whose);
		free(out->due[i].reason);
	}
	*state = (struct pupil_state){0};
	out->due_count = out->line_count = out->goal_year_count = out->outcome_year_count = 0;
}

void derived_free(struct derived *derived)
{
	if (!derived)
		return;
	derived_reset(derived);
	free(derived->due);
	free(derived->lines);
	free(derived->goal_years);
	free(derived->outcome_years);
	*derived = (struct derived){0};
}

/* Notes that something changes by itself on DAY. */
static void change_add(struct pupil_state *state, struct date today, struct date day)
{
	if (!date_is_set(day) || date_compare(day, today) <= 0)
		return;
	if (!date_is_set(state->next_change) || date_compare(day, state->next_change) < 0)
		state->next_change = day;
}

/* The members of staff of GROUP who are still here, by name. */
static char *staff_names(const struct dossier *d, const struct record *group, struct date today,
			 struct pupil_state *state)
{
	const struct record_list *links = &d->rows[ENTITY_GROUP_STAFF];
	struct buffer names = {0};

	for (size_t i = 0; group && i < links->count; i++) {
		const struct record *staff;
		struct date left;

		if (record_number(links->items[i], GROUP_STAFF_GROUP) != group->id)
			continue;
		staff = dossier_find(d, ENTITY_STAFF,
				     record_number(links->items[i], GROUP_STAFF_STAFF));
		if (!staff)
			continue;
		left = record_date(staff, STAFF_LEFT);
		change_add(state, today, date_add_days(left, 1));
		if (date_is_set(left) && date_compare(left, today) < 0)
			continue;
		if (names.length)
			buffer_add(&names, ", ");
		name_add_plain(&names, record_text(staff, STAFF_GIVEN_NAME),
			       record_text(staff, STAFF_PREFIX),
			       record_text(staff, STAFF_FAMILY_NAME));
	}
	return buffer_take(&names);
}

static void state_names(const struct record *pupil, struct pupil_state *state)
{
	const char *given = record_text(pupil, record_is_set(pupil, PUPIL_GIVEN_NAME) ?
						       PUPIL_GIVEN_NAME :
						       PUPIL_INITIALS);
	const char *prefix = record_text(pupil, PUPIL_PREFIX);
	const char *family = record_text(pupil, PUPIL_FAMILY_NAME);
	struct buffer name = {0};

	name_add_listed(&name, given, prefix, family);
	state->name = buffer_take(&name);
	state->name_key = text_sort_key(family, given, prefix);
}

static void state_group(const struct dossier *d, struct date today, struct pupil_state *state)
{
	const struct record *placement = standing_placement(d, today);
	const struct record *group = standing_group(d, placement);

	state->group = mem_text(group ? record_text(group, GROUP_NAME) : "");
	state->group_key = text_sort_key(state->group, NULL, NULL);
	state->year_group = mem_text(standing_year_group(d, placement));
	state->staff = staff_names(d, group, today, state);
}

static void state_folded(const struct record *pupil, struct pupil_state *state)
{
	int category = record_choice(pupil, PUPIL_CATEGORY);
	const char *const parts[] = {
		record_text(pupil, PUPIL_NUMBER), state->group, state->staff,
		category >= 0 ? pupil_categories[category].label : "",
	};
	struct buffer text = {0};

	buffer_add(&text, state->name);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!*parts[i])
			continue;
		buffer_add(&text, " ");
		buffer_add(&text, parts[i]);
	}
	state->folded = text_fold(text.bytes ? text.bytes : "");
	buffer_clear(&text);
}

static void state_scope(const struct dossier *d, const struct record *pupil, struct date today,
			struct pupil_state *state)
{
	struct date since;

	state->scope = SCOPE_BASIC;
	if (standing_support(d, today, &since) == SUPPORT_EXTRA) {
		state->scope = SCOPE_EXTRA;
		state->extra_since = since;
	} else if (plan_in_force(d))
		state->scope = SCOPE_EXTRA;
	if (standing_has_left(pupil, today))
		state->scope = SCOPE_LEFT;
}

static void force_widen(struct pupil_state *state, const struct span *span)
{
	bool first = !date_is_set(state->force_from);

	if (first || date_compare(span->from, state->force_from) < 0)
		state->force_from = span->from;
	if (first)
		state->force_until = span->until;
	else if (date_is_set(state->force_until) &&
		 (!date_is_set(span->until) || date_compare(span->until, state->force_until) > 0))
		state->force_until = span->until;
}

static void state_plan(const struct dossier *d, struct date today, struct pupil_state *state)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	const struct record *plan = plan_shown(d);
	struct span span;

	for (size_t i = 0; i < plans->count; i++) {
		if (!plan_span(d, plans->items[i], &span))
			continue;
		force_widen(state, &span);
		change_add(state, today, span.from);
		change_add(state, today, date_add_days(span.until, 1));
	}
	if (record_is_yes(dossier_pupil(d), PUPIL_ELSEWHERE_HOLDS_PLAN))
		state->plan_state = PLAN_STATE_ELSEWHERE;
	if (!plan)
		return;
	state->plan = plan->id;
	switch (record_choice(plan, PLAN_STATUS)) {
	case PLAN_DRAFT:
		state->plan_state = PLAN_STATE_DRAFT;
		break;
	case PLAN_IN_FORCE:
		state->plan_state = PLAN_STATE_IN_FORCE;
		state->plan_since = record_date(plan, PLAN_STARTS);
		state->plan_until = version_term(d, plan);
		break;
	default:
		state->plan_state = PLAN_STATE_CLOSED;
		state->plan_since = record_date(plan, PLAN_CLOSED_ON);
	}
}

/* One decimal place for each finding, the worst first, so that keys compare like words. */
static int finding_weight(int finding)
{
	static const int weights[FINDING_COUNT] = {
		[FINDING_NOT_MET] = 100000,  [FINDING_BEHIND] = 10000,
		[FINDING_UNDETERMINABLE] = 1000, [FINDING_ON_TRACK] = 10,
		[FINDING_MET] = 1,
	};

	return finding < 0 ? 100 : weights[finding];
}

/* The sign of each goal of KIND among GOALS, and *KEY to sort by. */
static char *goal_signs(const struct derived *out, const struct record *const *goals, size_t count,
			enum goal_kind kind, int *key)
{
	struct buffer signs = {0};
	int used[FINDING_COUNT + 1] = {0}; /* none first */

	*key = 0;
	for (size_t i = 0; i < count; i++) {
		const struct line_state *line = lines_find(out, goal_line(goals[i]));
		int finding = line ? line->finding : -1;

		if ((record_choice(goals[i], GOAL_KIND) == GOAL_BEHAVIOUR) !=
		    (kind == GOAL_BEHAVIOUR))
			continue;
		buffer_add(&signs, finding < 0 ? "." : finding_sign((enum finding)finding, false));
		if (used[finding + 1]++ < 9)
			*key += finding_weight(finding);
	}
	return buffer_take(&signs);
}

static void state_goals(const struct dossier *d, struct derived *out)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	struct pupil_state *state = &out->state;
	bool counts = state->plan_state == PLAN_STATE_IN_FORCE ||
		      state->plan_state == PLAN_STATE_DRAFT;
	const struct record **shown = counts ? mem_new(goals->count, sizeof *shown) : NULL;
	size_t count = 0;

	for (size_t i = 0; counts && i < goals->count; i++) {
		int goal_state = record_choice(goals->items[i], GOAL_STATE);

		if (record_number(goals->items[i], GOAL_PLAN) == state->plan &&
		    goal_state != GOAL_DROPPED && goal_state != GOAL_HANDED_OVER)
			shown[count++] = goals->items[i];
	}
	if (count > 1)
		qsort(shown, count, sizeof(const struct record *), goal_order);
	state->learning = goal_signs(out, shown, count, GOAL_LEARNING, &state->learning_key);
	state->behaviour = goal_signs(out, shown, count, GOAL_BEHAVIOUR, &state->behaviour_key);
	free(shown);
}

static char *check_signs(const struct completeness *items, size_t count)
{
	struct buffer signs = {0};

	for (size_t i = 0; i < count; i++) {
		char sign = completeness_sign(items[i].state);

		buffer_add_bytes(&signs, &sign, 1);
	}
	return buffer_take(&signs);
}

static void state_check(const struct dossier *d, const struct settings *settings, struct date today,
			struct derived *out)
{
	struct pupil_state *state = &out->state;
	bool in_force = state->plan_state == PLAN_STATE_IN_FORCE;
	bool here = state->scope != SCOPE_LEFT;
	const struct record *plan = dossier_find(d, ENTITY_PLAN, state->plan);
	struct completeness_list items = {0};
	struct quality_list quality = {0};

	state->lacks = -1;
	if (!in_force && (state->plan_state != PLAN_STATE_DRAFT || !here))
		return;
	completeness_of_plan(d, plan, settings, today, out, &items);
	if (in_force)
		state->lacks = (int)(items.asked - items.met);
	if (here) {
		quality_of_plan(d, plan, &items, out, today, &quality);
		state->items = check_signs(items.items, COMPLETENESS_COUNT);
		state->quality = check_signs(quality.items, QUALITY_ITEM_COUNT);
		change_add(state, today, quality.turns);
	}
	quality_clear(&quality);
	completeness_clear(&items);
}

static void changes_of_periods(const struct dossier *d, struct date today,
			       struct pupil_state *state)
{
	static const struct {
		enum entity_id entity;
		unsigned starts, ends;
	} kinds[] = {
		{ ENTITY_PLACEMENT, PLACEMENT_STARTS, PLACEMENT_ENDS },
		{ ENTITY_SUPPORT_PERIOD, SUPPORT_PERIOD_STARTS, SUPPORT_PERIOD_ENDS },
	};

	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		const struct record_list *list = &d->rows[kinds[k].entity];

		for (size_t i = 0; i < list->count; i++) {
			change_add(state, today, record_date(list->items[i], kinds[k].starts));
			change_add(state, today,
				   date_add_days(record_date(list->items[i], kinds[k].ends), 1));
		}
	}
}

/* The 18th birthday: of who was born on 29 February on 1 March, as date_age has it. */
static struct date adult_from(const struct record *pupil)
{
	struct date born = record_date(pupil, PUPIL_BORN);
	struct date birthday = date_add_months(born, 12 * CONSENT_ADULT_AGE);

	return birthday.day < born.day ? date_add_days(birthday, 1) : birthday;
}

static bool is_placed_after(const struct dossier *d, int year)
{
	const struct record_list *list = &d->rows[ENTITY_PLACEMENT];

	for (size_t i = 0; i < list->count; i++)
		if (record_year(list->items[i], PLACEMENT_SCHOOL_YEAR) > year)
			return true;
	return false;
}

/* When the running school year ends, years are added, a plan may lack an evaluation, handovers of
 * this year are over, and those of the next begin. */
static bool turns_with_year(const struct dossier *d, const struct record *pupil, struct date end,
			    const struct derived *out)
{
	const struct pupil_state *state = &out->state;
	struct date left = record_date(pupil, PUPIL_LEFT);

	if (state->lacks >= 0)
		return true;
	if (date_is_set(state->force_from) &&
	    (!date_is_set(state->force_until) || date_compare(state->force_until, end) > 0))
		return true;
	if (date_is_set(left) && date_compare(left, end) > 0)
		return true;
	if (is_placed_after(d, school_year_of(end)))
		return true;
	for (size_t i = 0; i < out->due_count; i++)
		if (out->due[i].deadline == DEADLINE_HANDOVER)
			return true;
	return false;
}

static void changes_derive(const struct dossier *d, const struct record *pupil, struct date today,
			   struct derived *out)
{
	struct pupil_state *state = &out->state;
	int year = school_year_of(today);

	changes_of_periods(d, today, state);
	for (size_t i = 0; i < d->rows[ENTITY_MEASUREMENT].count; i++)
		change_add(state, today,
			   record_date(d->rows[ENTITY_MEASUREMENT].items[i], MEASUREMENT_DATE));
	change_add(state, today, date_add_days(record_date(pupil, PUPIL_LEFT), 1));
	if (d->rows[ENTITY_PLAN].count) /* who has to consent */
		change_add(state, today, adult_from(pupil));
	for (size_t i = 0; i < out->due_count; i++)
		change_add(state, today, out->due[i].shows);
	if (turns_with_year(d, pupil, school_year_end(year), out))
		change_add(state, today, school_year_begin(year + 1));
}

void derive_pupil(const struct dossier *d, const struct settings *settings, struct date today,
		  struct derived *out)
{
	const struct record *pupil = dossier_pupil(d);
	struct pupil_state *state = &out->state;

	derived_reset(out);
	state_names(pupil, state);
	state_group(d, today, state);
	state_folded(pupil, state);
	state_scope(d, pupil, today, state);
	state_plan(d, today, state);
	if (d->rows[ENTITY_PLAN].count)
		lines_derive(d, today, out);
	state_goals(d, out);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		state->development[kind] = development_of_pupil(d, (enum goal_kind)kind, today);
	deadline_find_all(d, settings, today, out);
	state_check(d, settings, today, out);
	changes_derive(d, pupil, today, out);
}
