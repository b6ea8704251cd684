/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/added.h"

#include <stdlib.h>

#include "core/records/plan.h"
#include "core/rules/consent.h"

void recorded_add(struct recorded_list *list, struct recorded recorded)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = recorded;
}

void recorded_free(struct recorded_list *list)
{
	free(list->items);
	*list = (struct recorded_list){0};
}

static const struct recorded *recorded_find(const struct recorded_list *list, int64_t row)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (list->items[i].row == row)
			return &list->items[i];
	return NULL;
}

/* The consent that closed the list, as it was written down; NULL when that is not known. */
static const struct recorded *given_last(const struct dossier *d, const struct record *plan,
					 bool all, const struct recorded_list *recorded,
					 const struct record **consent)
{
	const struct record_list *rows = &d->rows[ENTITY_CONSENT];
	const struct recorded *found = NULL;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		const struct recorded *r = recorded_find(recorded, row->id);

		if (record_number(row, CONSENT_PLAN) != plan->id ||
		    record_choice(row, CONSENT_DECISION) != CONSENT_GIVEN || !r)
			continue;
		if (!found || (all ? r->order < found->order : r->order > found->order)) {
			found = r;
			*consent = row;
		}
	}
	return found;
}

bool added_after_consent(const struct dossier *d, const struct record *plan,
			 const struct record *support, const struct settings *settings,
			 struct date today, const struct recorded_list *recorded, struct date *day)
{
	const struct recorded *added = recorded_find(recorded, support->id), *given;
	const struct record *consent = NULL;

	if (!added || record_choice(plan, PLAN_ORIGIN) > PLAN_OWN ||
	    consent_of_plan(d, plan, settings, today, NULL) != CONSENT_COMPLETE)
		return false;
	given = given_last(d, plan, settings->value[SETTING_CONSENT_ALL], recorded, &consent);
	if (!given || added->order <= given->order)
		return false;
	*day = date_compare(added->day, record_date(consent, CONSENT_DATE)) < 0 ? (struct date){0} :
										   added->day;
	return true;
}

void added_say(struct buffer *out, const struct dossier *d, const struct record *plan,
	       const struct record *support, const struct settings *settings, struct date today,
	       const struct recorded_list *recorded)
{
	char shown[DATE_SHOWN_SIZE];
	struct date day;

	if (!added_after_consent(d, plan, support, settings, today, recorded, &day))
		return;
	date_to_full(day, shown);
	if (date_is_set(day))
		buffer_add_format(out, _("na de instemming toegevoegd op %s"), shown);
	else
		buffer_add(out, _("na de instemming toegevoegd"));
}
