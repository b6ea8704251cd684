/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dossier.h"

#include <stdlib.h>

void dossier_clear(struct dossier *d)
{
	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		for (size_t i = 0; i < d->rows[e].count; i++)
			record_free(d->rows[e].items[i]);
		d->rows[e].count = 0;
	}
}

void dossier_free(struct dossier *d)
{
	if (!d)
		return;
	dossier_clear(d);
	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		free(d->rows[e].items);
	*d = (struct dossier){0};
}

void dossier_add(struct dossier *d, struct record *row)
{
	struct record_list *list = &d->rows[entity_index(row->entity)];

	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = row;
}

const struct record *dossier_pupil(const struct dossier *d)
{
	const struct record_list *list = &d->rows[ENTITY_PUPIL];

	return list->count ? list->items[0] : NULL;
}

const struct record *dossier_find(const struct dossier *d, enum entity_id entity, int64_t id)
{
	const struct record_list *list = &d->rows[entity];

	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->id == id)
			return list->items[i];
	return NULL;
}

struct dated {
	struct date date;
	const struct record *row;
};

static int compare_newest(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int order = date_compare(y->date, x->date);

	return order ? order : (y->row->id > x->row->id) - (y->row->id < x->row->id);
}

const struct record **record_list_newest(const struct record_list *list, unsigned date)
{
	struct dated *sorted = mem_new(list->count, sizeof *sorted);
	const struct record **out = mem_new(list->count, sizeof(const struct record *));

	for (size_t i = 0; i < list->count; i++)
		sorted[i] = (struct dated){ record_date(list->items[i], date), list->items[i] };
	if (list->count)
		qsort(sorted, list->count, sizeof *sorted, compare_newest);
	for (size_t i = 0; i < list->count; i++)
		out[i] = sorted[i].row;
	free(sorted);
	return out;
}
