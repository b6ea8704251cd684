/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "db/internal.h"

void id_set_add(struct id_set *set, int64_t id)
{
	if (set->count && set->ids[set->count - 1] == id)
		return;
	set->ids = mem_grow(set->ids, &set->room, set->count + 1, sizeof *set->ids);
	set->ids[set->count++] = id;
}

void id_set_remove(struct id_set *set, int64_t id)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->ids[i] == id) {
			set->ids[i] = set->ids[--set->count];
			return;
		}
}

static int compare_ids(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void id_set_sort(struct id_set *set)
{
	size_t kept = 0;

	if (!set->count)
		return;
	qsort(set->ids, set->count, sizeof *set->ids, compare_ids);
	for (size_t i = 1; i < set->count; i++)
		if (set->ids[i] != set->ids[kept])
			set->ids[++kept] = set->ids[i];
	set->count = kept + 1;
}

void id_set_free(struct id_set *set)
{
	free(set->ids);
	*set = (struct id_set){0};
}
