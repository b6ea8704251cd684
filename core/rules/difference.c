/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/difference.h"

#include <stdlib.h>

#include "core/records/goal.h"
#include "core/rules/lines.h"
#include "core/rules/means.h"

static void add(struct difference_list *list, struct difference row)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = row;
}

/* What a version says, in words of its own: not what the program keeps about it. */
static bool says(const struct field *field)
{
	return field->flags & FIELD_FROZEN && !(field->flags & FIELD_HIDDEN);
}

/* Returns how many fields differ; SAME counts those that are equal and filled in. */
static size_t compare_fields(const struct record *old, const struct record *new,
			     struct difference_list *list, size_t *same)
{
	size_t before = list->count;

	for (unsigned f = 0; f < old->entity->field_count; f++) {
		enum difference_kind kind = DIFFERENCE_CHANGED;

		if (!says(&old->entity->fields[f]))
			continue;
		if (record_same(old, new, f)) {
			*same += record_is_set(old, f);
			continue;
		}
		if (!record_is_set(old, f))
			kind = DIFFERENCE_ADDED;
		else if (!record_is_set(new, f))
			kind = DIFFERENCE_DROPPED;
		add(list, (struct difference){kind, old, new, (int)f});
	}
	return list->count - before;
}

static bool is_goal_of(const struct record *goal, const struct record *plan)
{
	return record_number(goal, GOAL_PLAN) == plan->id;
}

/* The goal of PLAN on that line, or NULL. */
static const struct record *goal_on_line(const struct dossier *d, const struct record *plan,
					 int64_t line)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];

	for (size_t i = 0; i < goals->count; i++)
		if (is_goal_of(goals->items[i], plan) && goal_line(goals->items[i]) == line)
			return goals->items[i];
	return NULL;
}

/* Those of PLAN in their order; the caller frees the array alone. */
static const struct record **goals_of(const struct dossier *d, const struct record *plan,
				      size_t *count)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	const struct record **out = mem_new(goals->count, sizeof *out);

	*count = 0;
	for (size_t i = 0; i < goals->count; i++)
		if (is_goal_of(goals->items[i], plan))
			out[(*count)++] = goals->items[i];
	if (*count)
		qsort(out, *count, sizeof *out, goal_order);
	return out;
}

static void compare_goals(const struct dossier *d, const struct record *old,
			  const struct record *new, struct difference_list *list)
{
	size_t count, same = 0;
	const struct record **goals = goals_of(d, new, &count);

	for (size_t i = 0; i < count; i++) {
		const struct record *was = goal_on_line(d, old, goal_line(goals[i]));

		if (!was)
			add(list, (struct difference){DIFFERENCE_ADDED, NULL, goals[i], -1});
		else if (!compare_fields(was, goals[i], list, &same))
			list->same_goals++;
	}
	free(goals);
	goals = goals_of(d, old, &count);
	for (size_t i = 0; i < count; i++)
		if (!goal_on_line(d, new, goal_line(goals[i])))
			add(list, (struct difference){DIFFERENCE_DROPPED, goals[i], NULL, -1});
	free(goals);
}

static void compare_help(const struct dossier *d, const struct record *old,
			 const struct record *new, struct date today, struct difference_list *list)
{
	const struct record_list *rows = &d->rows[ENTITY_SUPPORT];

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		bool was = means_is_of_plan(d, row, old, today);
		bool is = means_is_of_plan(d, row, new, today);

		if (was && is)
			list->same_help++;
		else if (is)
			add(list, (struct difference){DIFFERENCE_ADDED, NULL, row, -1});
		else if (was)
			add(list, (struct difference){DIFFERENCE_DROPPED, row, NULL, -1});
	}
}

void difference_of_plans(const struct dossier *d, const struct record *old,
			 const struct record *new, struct date today, struct difference_list *out)
{
	compare_fields(old, new, out, &out->same_fields);
	compare_goals(d, old, new, out);
	compare_help(d, old, new, today, out);
}

void difference_list_clear(struct difference_list *list)
{
	free(list->items);
	*list = (struct difference_list){0};
}
