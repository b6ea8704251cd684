/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postponing: the day moves, the term stays. */
#include <stdlib.h>
#include <string.h>

#include "core/records/plan.h"
#include "core/records/postponement.h"
#include "core/rules/deadline_find.h"
#include "core/rules/lines.h"

/* The row that stays the same when the plan is adjusted. */
static int64_t matter_of(const struct dossier *d, enum entity_id entity, int64_t row)
{
	const struct record *record = dossier_find(d, entity, row);

	if (record && entity == ENTITY_GOAL)
		return goal_line(record);
	return record && entity == ENTITY_PLAN ? record_number(record, PLAN_TRAJECTORY) : row;
}

static bool is_about(const struct dossier *d, const struct record *postponement,
		     const struct due *due)
{
	int64_t row = record_number(postponement, POSTPONEMENT_RECORD);

	if (strcmp(record_text(postponement, POSTPONEMENT_DEADLINE),
		   deadlines[due->deadline].code) != 0)
		return false;
	if (due->deadline == DEADLINE_PLAN)
		return true;
	if (due->deadline == DEADLINE_CONSENT)
		return row == due->row;
	return matter_of(d, due->entity, row) == matter_of(d, due->entity, due->row);
}

const struct record *deadline_postponement(const struct dossier *d, const struct due *due)
{
	const struct record_list *list = &d->rows[ENTITY_POSTPONEMENT];
	struct date term = date_is_set(due->term) ? due->term : due->date, until = term;
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++) {
		struct date own = record_date(list->items[i], POSTPONEMENT_UNTIL);

		if (date_compare(own, until) <= 0 || !is_about(d, list->items[i], due))
			continue;
		last = list->items[i];
		until = own;
	}
	return last;
}

void due_postpone(const struct dossier *d, struct due *due)
{
	const struct record *postponement = deadline_postponement(d, due);

	if (!postponement || deadlines[due->deadline].class == DEADLINE_ADMIN)
		return;
	due->term = due->date;
	due->date = record_date(postponement, POSTPONEMENT_UNTIL);
	free(due->reason);
	due->reason = mem_text(record_text(postponement, POSTPONEMENT_REASON));
}
