/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/reference.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/staff.h"
#include "core/words.h"
#include "db/names.h"
#include "db/query.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/entries.h"

static const struct column columns[] = {
	{ .width = 40, .min = 20, .grows = true },
	{ .width = 16, .min = 8, .priority = 1, .grows = true, .max = 28 },
};

/* The picker's data, freed with it. */
struct reference {
	struct db *db;
	struct names_query query; /* where the names are read */
	char *folded;             /* of the query */
	struct entries *entries;  /* or the rows of a dossier; else NULL */
	struct record *record;
	unsigned field;
	void (*picked)(struct app *, void *data, int64_t id);
	void *data;
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

struct children {
	struct db *db;
	struct buffer *out;
};

static enum zb_code add_child(void *context, const char *const *cells, struct zb_err *err)
{
	const struct children *children = context;
	int64_t id = strtoll(cells[QUERY_FIELDS + PUPIL_GUARDIAN_PUPIL], NULL, 10);
	struct record *pupil;
	enum zb_code code = store_get(children->db, &pupil_entity, id, &pupil, err);

	if (code)
		return code;
	buffer_add_format(children->out, "%s%s", children->out->length ? ", " : "",
			  record_text(pupil, record_is_set(pupil, PUPIL_GIVEN_NAME) ?
						     PUPIL_GIVEN_NAME :
						     PUPIL_FAMILY_NAME));
	record_free(pupil);
	return ZB_OK;
}

/* "Daan, Sem": whose parent it is. */
static enum zb_code add_children(struct db *db, int64_t guardian, struct buffer *out,
				 struct zb_err *err)
{
	struct children children = { db, out };
	char *id = mem_format("%" PRId64, guardian);
	const struct query_filter of = {
		pupil_guardian_entity.fields[PUPIL_GUARDIAN_GUARDIAN].column, id,
	};
	enum zb_code code =
		query_rows(db, &pupil_guardian_entity, &of, 1, add_child, &children, err);

	free(id);
	return code;
}

/* What tells rows of one name apart. */
static void second_cell(enum school_type type, const struct record *row, struct buffer *out)
{
	if (row->entity == &group_entity)
		record_show(row, GROUP_SCHOOL_YEAR, out);
	else if (row->entity == &staff_entity)
		word_show(type, row, STAFF_FUNCTION, out);
	else if (row->entity == &plan_entity)
		record_show(row, PLAN_STATUS, out);
}

static void add_own(struct reference *reference, const struct record *row)
{
	struct buffer title = { 0 }, second = { 0 };

	record_title(row, &title);
	second_cell((enum school_type)db_settings(reference->db)->type, row, &second);
	entries_add(reference->entries, row->id, title.bytes ? title.bytes : "", second.bytes);
	buffer_clear(&title);
	buffer_clear(&second);
}

/* --- by name, through a window over all of them --- */

struct reading {
	const struct reference *reference;
	struct list_rows *out;
};

static enum zb_code add_named(void *context, int64_t id, const char *key, struct zb_err *err)
{
	const struct reading *reading = context;
	const struct reference *reference = reading->reference;
	struct buffer title = { 0 }, second = { 0 };
	struct record *record;
	struct list_row *row;
	enum zb_code code = store_get(reference->db, reference->query.entity, id, &record, err);

	if (code)
		return code;
	record_title(record, &title);
	second_cell((enum school_type)db_settings(reference->db)->type, record, &second);
	if (record->entity == &guardian_entity)
		code = add_children(reference->db, id, &second, err);
	row = list_rows_add(reading->out, id, key);
	list_row_set(row, 0, ROLE_TEXT, title.bytes);
	list_row_set(row, 1, ROLE_DIM, second.bytes);
	buffer_clear(&title);
	buffer_clear(&second);
	record_free(record);
	return code;
}

static enum zb_code names_source_read(void *data, enum list_place place,
				      const struct list_row *from, size_t count,
				      struct list_rows *out, struct zb_err *err)
{
	static const enum names_place places[] = {
		[LIST_FIRST] = NAMES_FIRST,   [LIST_LAST] = NAMES_LAST, [LIST_AFTER] = NAMES_AFTER,
		[LIST_BEFORE] = NAMES_BEFORE, [LIST_AT] = NAMES_AT,
	};
	const struct reference *reference = data;
	struct reading reading = { reference, out };
	size_t begun = out->count;
	enum zb_code code =
		names_read(reference->db, &reference->query, places[place], from ? from->key : NULL,
			   from ? from->id : 0, count, add_named, &reading, err);

	if (place == LIST_LAST || place == LIST_BEFORE)
		list_rows_turn(out, begun);
	return code;
}

/* --- the source of the picker: those, or the rows of a dossier --- */

static enum zb_code state_read(void *data, enum list_place place, const struct list_row *from,
			       size_t count, struct list_rows *out, struct zb_err *err)
{
	struct reference *reference = data;

	return entries_source.read(reference->entries, place, from, count, out, err);
}

static const struct list_source named = { .read = names_source_read };
static const struct list_source own = { .read = state_read };

static void state_filter(void *data, const char *folded)
{
	struct reference *reference = data;

	if (reference->entries) {
		entries_filter(reference->entries, folded);
		return;
	}
	free(reference->folded);
	reference->query.folded = reference->folded = mem_text(folded);
}

static void state_free(void *data)
{
	struct reference *reference = data;

	if (reference->entries)
		entries_free(reference->entries);
	free(reference->folded);
	free(reference);
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
static const char *why_empty(const struct look *look, const struct entity *entity)
{
	if (entity == &staff_entity)
		return _("Nog geen medewerkers. 0 Beheer, Medewerkers voegt ze toe.");
	if (entity == &group_entity)
		return look_say(look, N_("Nog geen groepen. 0 Beheer, Groepen voegt ze toe; "
					 "inlezen ook."));
	if (entity == &meeting_entity)
		return _("Nog geen gesprekken. g in het dossier legt er een vast.");
	if (entity == &plan_entity)
		return _("Nog geen OPP. n in het dossier maakt een concept.");
	return _("Er is nog niets om uit te kiezen.");
}

static struct reference *reference_new(struct app *app)
{
	struct reference *reference = mem_new(1, sizeof(*reference));

	reference->db = app->db;
	return reference;
}

static void open_picker(struct app *app, const char *title, struct reference *reference,
			const struct entity *entity, bool none)
{
	const struct record *record = reference->record;

	reference->query.entity = entity;
	pick_open(app, &(struct pick){
			       .title = title,
			       .columns = columns,
			       .column_count = 2,
			       .source = reference->entries ? &own : &named,
			       .source_data = reference,
			       .filter = state_filter,
			       .free = state_free,
			       .none = none ? _("geen") : NULL,
			       .in_field = record != NULL,
			       .empty = why_empty(&app->look, entity),
			       .picked = picked,
			       .data = reference,
			       .current = record ? record_number(record, reference->field) : 0,
		       });
}

void reference_pick(struct app *app, struct record *record, unsigned field,
		    const struct dossier *dossier)
{
	const struct field *about = &record->entity->fields[field];
	const struct entity *entity = entity_find(about->target);
	struct reference *reference = reference_new(app);

	reference->record = record;
	reference->field = field;
	if ((entity == &meeting_entity || entity == &plan_entity) && dossier) {
		const struct record_list *rows = &dossier->rows[entity_index(entity)];

		reference->entries = mem_new(1, sizeof(*reference->entries));
		for (size_t i = rows->count; i > 0; i--)
			add_own(reference, rows->items[i - 1]);
	}
	open_picker(app, _(about->label), reference, entity,
		    !(about->flags & FIELD_REQUIRED));
}

void reference_choose(struct app *app, const char *title, const struct entity *entity,
		      void (*chosen)(struct app *, void *data, int64_t id), void *data)
{
	struct reference *reference = reference_new(app);

	reference->picked = chosen;
	reference->data = data;
	open_picker(app, title, reference, entity, false);
}
