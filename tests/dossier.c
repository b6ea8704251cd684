/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/dossier.h"

#include <stdarg.h>
#include <stdlib.h>

struct record *dossier_row(struct dossier *d, enum entity_id entity, int64_t id, ...)
{
	struct record *row = record_new(entities[entity]);
	const char *column;
	va_list pairs;

	row->id = id;
	va_start(pairs, id);
	while ((column = va_arg(pairs, const char *))) {
		const char *value = va_arg(pairs, const char *);
		int field = entity_field(row->entity, column);

		if (field < 0)
			abort();
		if (field_is_number(&row->entity->fields[field]))
			record_set_number(row, (unsigned)field, strtoll(value, NULL, 10));
		else
			record_set_text(row, (unsigned)field, value);
	}
	va_end(pairs);
	dossier_add(d, row);
	return row;
}

struct dossier dossier_supported(const char *since)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", "2016-05-01", "enrolled",
		    "2020-08-01", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 2, "pupil", "1", "school_year", "2026-2027",
		    "year_group", "7", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT_PERIOD, 3, "pupil", "1", "level", "extra", "starts",
		    since, NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 4, "given_name", "Anna", "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 5, "pupil", "1", "guardian", "4", "authority",
		    "yes", NULL);
	return d;
}

void dossier_apply(struct dossier *d, const struct dossier_change *change, int64_t id)
{
	struct record *row = NULL;

	for (size_t i = 0; change->row && i < d->rows[change->entity].count; i++)
		if (d->rows[change->entity].items[i]->id == change->row)
			row = d->rows[change->entity].items[i];
	if (!row)
		row = dossier_row(d, change->entity, id, NULL);
	for (size_t f = 0; change->fields[f]; f += 2) {
		int field = entity_field(row->entity, change->fields[f]);

		if (field < 0 || record_parse(row, (unsigned)field, change->fields[f + 1],
					      (struct date){2026, 11, 22}, NULL))
			abort();
	}
}

struct date day(const char *text)
{
	struct date date = {0};

	if (!date_from_iso(text, &date))
		abort();
	return date;
}

const char *iso(struct date date)
{
	static char texts[8][DATE_ISO_SIZE];
	static unsigned next;
	char *text = texts[next++ % 8];

	date_to_iso(date, text);
	return text;
}

struct derived derived_on(const struct dossier *d, const char *today)
{
	struct settings settings;
	struct derived out = {0};

	settings_init(&settings);
	derive_pupil(d, &settings, day(today), &out);
	return out;
}

const struct due *due_find(const struct derived *derived, enum deadline_id id)
{
	for (size_t i = 0; i < derived->due_count; i++)
		if (derived->due[i].deadline == (int)id)
			return &derived->due[i];
	return NULL;
}
