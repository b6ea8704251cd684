/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/reference.h"

#include <stdlib.h>

#include "core/records/group.h"
#include "core/records/meeting.h"
#include "core/records/staff.h"
#include "db/query.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/entries.h"

static const struct column columns[] = {
	{ .width = 40, .min = 20, .grows = true },
	{ .width = 16, .min = 8, .priority = 1 },
};

/* The picker's data, freed with it. */
struct reference {
	struct entries *entries;
	struct date today;
	struct record *record;
	unsigned field;
	void (*picked)(struct app *, void *data, int64_t id);
	void *data;
	struct record *row; /* read into */
};

void reference_title(struct app *app, const struct entity *entity, int64_t id, struct buffer *out)
{
	struct record *row = NULL;

	if (!id || store_get(app->db, entity, id, &row, NULL))
		return;
	record_title(row, out);
	record_free(row);
}

void reference_name(struct app *app, const struct record *record, unsigned field,
		    struct buffer *out)
{
	reference_title(app, entity_find(record->entity->fields[field].target),
			record_number(record, field), out);
}

/* What tells rows of one name apart. */
static void second_cell(const struct record *row, struct buffer *out)
{
	if (row->entity == &group_entity)
		record_show(row, GROUP_SCHOOL_YEAR, out);
	else if (row->entity == &staff_entity)
		record_show(row, STAFF_FUNCTION, out);
}

static bool is_past(const struct record *row, struct date today)
{
	if (row->entity == &staff_entity)
		return record_is_set(row, STAFF_LEFT) &&
		       date_compare(record_date(row, STAFF_LEFT), today) < 0;
	return row->entity == &group_entity &&
	       record_year(row, GROUP_SCHOOL_YEAR) < school_year_of(today);
}

static void add_row(struct reference *reference, const struct record *row)
{
	struct buffer title = { 0 }, second = { 0 };

	if (is_past(row, reference->today))
		return;
	record_title(row, &title);
	second_cell(row, &second);
	entries_add(reference->entries, row->id, title.bytes ? title.bytes : "", second.bytes);
	buffer_clear(&title);
	buffer_clear(&second);
}

static enum zb_code take_cells(void *context, const char *const *cells, struct zb_err *err)
{
	struct reference *reference = context;
	struct record *row = reference->row;
	enum zb_code code = ZB_OK;

	row->id = strtoll(cells[QUERY_ID], NULL, 10);
	for (unsigned f = 0; f < row->entity->field_count && !code; f++) {
		const char *cell = cells[f + QUERY_FIELDS];

		record_clear(row, f);
		if (cell && !(row->entity->fields[f].flags & FIELD_DERIVED))
			code = record_parse(row, f, cell, reference->today, err);
	}
	if (!code)
		add_row(reference, row);
	return code;
}

static enum zb_code read_all(struct app *app, struct reference *reference,
			     const struct entity *entity, struct zb_err *err)
{
	enum zb_code code;

	reference->row = record_new(entity);
	code = query_rows(app->db, entity, NULL, 0, take_cells, reference, err);
	record_free(reference->row);
	reference->row = NULL;
	return code;
}

static enum zb_code state_read(void *data, enum list_place place, const struct list_row *from,
			       size_t count, struct list_rows *out, struct zb_err *err)
{
	struct reference *reference = data;

	return entries_source.read(reference->entries, place, from, count, out, err);
}

static const struct list_source source = { .read = state_read };

static void state_filter(void *data, const char *folded)
{
	struct reference *reference = data;

	entries_filter(reference->entries, folded);
}

static void state_free(void *data)
{
	struct reference *reference = data;

	entries_free(reference->entries);
	free(reference);
}

static struct reference *reference_new(void)
{
	struct reference *reference = mem_new(1, sizeof(*reference));

	reference->entries = mem_new(1, sizeof(*reference->entries));
	return reference;
}

static void picked(struct app *app, void *data, int64_t id)
{
	const struct reference *reference = data;

	if (reference->picked)
		reference->picked(app, reference->data, id);
	else if (id)
		record_set_number(reference->record, reference->field, id);
	else
		record_clear(reference->record, reference->field);
}

/* Nothing was made yet to choose from. */
static const char *why_empty(const struct entity *entity)
{
	if (entity == &staff_entity)
		return _("Nog geen medewerkers. 0 Beheer, Medewerkers voegt ze toe.");
	if (entity == &group_entity)
		return _("Nog geen groepen. 0 Beheer, Groepen voegt ze toe; inlezen ook.");
	if (entity == &meeting_entity)
		return _("Nog geen gesprekken. g in het dossier legt er een vast.");
	return _("Er is nog niets om uit te kiezen.");
}

static void open_picker(struct app *app, const char *title, struct reference *reference,
			const struct entity *entity, bool none)
{
	pick_open(app, &(struct pick){
			       .title = title,
			       .columns = columns,
			       .column_count = 2,
			       .source = &source,
			       .source_data = reference,
			       .filter = state_filter,
			       .free = state_free,
			       .none = none ? _("geen") : NULL,
			       .empty = why_empty(entity),
			       .picked = picked,
			       .data = reference,
			       .current = reference->record ?
						  record_number(reference->record,
								reference->field) :
						  0,
		       });
}

void reference_pick(struct app *app, struct record *record, unsigned field,
		    const struct dossier *dossier)
{
	const struct field *about = &record->entity->fields[field];
	const struct entity *entity = entity_find(about->target);
	struct reference *reference = reference_new();
	struct zb_err err;

	reference->record = record;
	reference->field = field;
	if (entity == &meeting_entity && dossier) {
		const struct record_list *rows = &dossier->rows[ENTITY_MEETING];

		for (size_t i = rows->count; i > 0; i--)
			add_row(reference, rows->items[i - 1]);
	} else {
		reference->today = app->today;
		if (read_all(app, reference, entity, &err)) {
			app_error(app, &err);
			state_free(reference);
			return;
		}
	}
	open_picker(app, _(about->label), reference, entity,
		    !(about->flags & FIELD_REQUIRED));
}

void reference_choose(struct app *app, const char *title, const struct entity *entity,
		      void (*chosen)(struct app *, void *data, int64_t id), void *data)
{
	struct reference *reference = reference_new();
	struct zb_err err;

	reference->picked = chosen;
	reference->data = data;
	reference->today = app->today;
	if (read_all(app, reference, entity, &err)) {
		app_error(app, &err);
		state_free(reference);
		return;
	}
	open_picker(app, title, reference, entity, false);
}
