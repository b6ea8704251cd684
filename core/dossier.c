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
