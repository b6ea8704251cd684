/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/measured.h"

#include <stdlib.h>

#include "core/records/measurement.h"

const struct choice measured_statuses[] = {
	[MEASURED_NEW] = { "new", N_("nieuw") },
	[MEASURED_CHANGED] = { "changed", N_("gewijzigd") },
	[MEASURED_KEPT] = { "kept", N_("blijft van de school") },
	[MEASURED_UNCHANGED] = { "unchanged", N_("ongewijzigd") },
	{ NULL, NULL },
};

struct measured *measured_add(struct measured_list *list)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	struct measured *item = &list->items[list->count++];

	*item = (struct measured){
		.who = record_new(&pupil_entity),
		.row = record_new(&measurement_entity),
	};
	return item;
}

void measured_free(struct measured_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		record_free(list->items[i].who);
		record_free(list->items[i].row);
		record_free(list->items[i].now);
	}
	free(list->items);
	ignored_clear(&list->ignored);
	*list = (struct measured_list){0};
}

void measured_add_text(struct buffer *out, const struct record *measurement)
{
	const char *before = ": ";

	record_title(measurement, out);
	for (unsigned f = MEASUREMENT_LEVEL; f < MEASUREMENT_FIELD_COUNT; f++) {
		if (!record_is_set(measurement, f))
			continue;
		buffer_add_format(out, "%s%s ", before, _(measurement->entity->fields[f].label));
		record_show(measurement, f, out);
		before = ", ";
	}
}
