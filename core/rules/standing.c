/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/standing.h"

#include <string.h>

#include "core/records/group.h"

const struct record *standing_group(const struct dossier *d, const struct record *placement)
{
	if (!placement || !record_is_set(placement, PLACEMENT_GROUP))
		return NULL;
	return dossier_find(d, ENTITY_GROUP, record_number(placement, PLACEMENT_GROUP));
}

static bool placement_is_combined(const struct dossier *d, const struct record *placement)
{
	const struct record *group = standing_group(d, placement);

	return group && record_choice(group, GROUP_KIND) == GROUP_COMBINED;
}

enum nearness { TO_COME, PAST, TODAY };

static enum nearness placement_nearness(const struct record *placement, struct date starts,
					struct date day)
{
	struct date ends;

	if (date_compare(starts, day) > 0)
		return TO_COME;
	ends = record_date(placement, PLACEMENT_ENDS);
	return date_is_set(ends) && date_compare(ends, day) < 0 ? PAST : TODAY;
}

const struct record *standing_placement(const struct dossier *d, struct date day)
{
	const struct record_list *list = &d->rows[ENTITY_PLACEMENT];
	const struct record *best = NULL;
	enum nearness best_nearness = TO_COME;
	struct date best_starts = {0};

	for (size_t i = 0; i < list->count; i++) {
		const struct record *p = list->items[i];
		struct date starts = record_date(p, PLACEMENT_STARTS);
		enum nearness nearness = placement_nearness(p, starts, day);
		int later = date_compare(starts, best_starts);

		if (placement_is_combined(d, p))
			continue;
		if (!best || nearness > best_nearness ||
		    (nearness == best_nearness && (nearness == TO_COME ? later < 0 : later >= 0))) {
			best = p;
			best_nearness = nearness;
			best_starts = starts;
		}
	}
	return best;
}

const struct record *standing_in_year(const struct dossier *d, int year)
{
	const struct record_list *list = &d->rows[ENTITY_PLACEMENT];
	const struct record *best = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *p = list->items[i];

		if (record_year(p, PLACEMENT_SCHOOL_YEAR) != year || placement_is_combined(d, p))
			continue;
		if (!best || date_compare(record_date(p, PLACEMENT_STARTS),
					  record_date(best, PLACEMENT_STARTS)) >= 0)
			best = p;
	}
	return best;
}

const char *standing_year_group(const struct dossier *d, const struct record *placement)
{
	const struct record *group;
	int code;

	if (!placement)
		return "";
	code = record_choice(placement, PLACEMENT_YEAR_GROUP);
	if (code >= 0)
		return year_groups[code].code;
	group = standing_group(d, placement);
	if (!group)
		return "";
	for (unsigned i = 0; year_groups[i].code; i++) /* a set of one is just its code */
		if (!strcmp(record_text(group, GROUP_YEAR_GROUPS), year_groups[i].code))
			return year_groups[i].code;
	return "";
}

enum support_level standing_support(const struct dossier *d, struct date day, struct date *since)
{
	const struct record_list *list = &d->rows[ENTITY_SUPPORT_PERIOD];
	enum support_level level = SUPPORT_BASIC;
	struct date begin = {0};

	for (size_t i = 0; i < list->count; i++) {
		const struct record *p = list->items[i];
		struct date starts = record_date(p, SUPPORT_PERIOD_STARTS);
		struct date ends = record_date(p, SUPPORT_PERIOD_ENDS);

		if (date_compare(starts, day) > 0 || date_compare(starts, begin) < 0 ||
		    (date_is_set(ends) && date_compare(ends, day) < 0))
			continue;
		begin = starts;
		level = record_choice(p, SUPPORT_PERIOD_LEVEL) == SUPPORT_EXTRA ? SUPPORT_EXTRA :
										   SUPPORT_BASIC;
	}
	if (since)
		*since = begin;
	return level;
}

bool standing_has_left(const struct record *pupil, struct date day)
{
	struct date left = record_date(pupil, PUPIL_LEFT);

	return date_is_set(left) && date_compare(left, day) < 0;
}

static bool date_is_within(struct date day, struct date starts, struct date ends)
{
	return date_is_set(day) && date_compare(day, starts) >= 0 &&
	       (!date_is_set(ends) || date_compare(day, ends) < 0);
}

struct date standing_ends(const struct record *pupil, const struct record *row)
{
	bool placed = row->entity == &placement_entity;
	struct date starts = record_date(row, placed ? PLACEMENT_STARTS : SUPPORT_PERIOD_STARTS);
	struct date ends = record_date(row, placed ? PLACEMENT_ENDS : SUPPORT_PERIOD_ENDS);
	struct date left = record_date(pupil, PUPIL_LEFT);

	return date_is_within(left, starts, ends) ? left : ends;
}

bool standing_is_end(const struct entity *entity, unsigned field)
{
	return (entity == &placement_entity && field == PLACEMENT_ENDS) ||
	       (entity == &support_period_entity && field == SUPPORT_PERIOD_ENDS);
}
