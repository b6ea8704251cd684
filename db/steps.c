/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/steps.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "db/journal.h"
#include "db/row.h"
#include "db/stmt.h"
#include "db/touch.h"

const char *const steps_closed_label = N_("een gesloten gegeven");

void steps_free(struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		free(steps->items[i].old);
		free(steps->items[i].new);
	}
	free(steps->items);
}

enum zb_code steps_read(struct db *db, int64_t txn, struct steps *out, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db,
				     "SELECT \"entity\", \"row\", \"field\", \"old\", \"new\" FROM "
				     "\"history\" WHERE \"txn\" = :txn ORDER BY \"id\" DESC",
				     &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":txn", txn);
	while (!(code = stmt_step(db, stmt, &found, err)) && found) {
		const struct entity *entity = entity_find(stmt_text(stmt, 0));
		bool whole = sqlite3_column_type(stmt, 2) == SQLITE_NULL;
		int field = whole || !entity ? -1 : entity_field(entity, stmt_text(stmt, 2));

		if (!entity || (!whole && field < 0)) {
			code = zb_fail(err, ZB_CORRUPT,
				       _("de geschiedenis noemt wat er niet is: %s %s"),
				       stmt_text(stmt, 0), stmt_text(stmt, 2));
			sqlite3_reset(stmt);
			return code;
		}
		out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof *out->items);
		out->items[out->count++] = (struct step){
			.entity = entity,
			.row = sqlite3_column_int64(stmt, 1),
			.field = field,
			.old = mem_text((const char *)sqlite3_column_text(stmt, 3)),
			.new = mem_text((const char *)sqlite3_column_text(stmt, 4)),
		};
	}
	return code;
}

/* How many rows STEPS change. */
static size_t rows_of(const struct steps *steps)
{
	struct id_set rows = {0};
	size_t count;

	for (size_t i = 0; i < steps->count; i++)
		id_set_add(&rows, steps->items[i].row);
	id_set_sort(&rows);
	count = rows.count;
	id_set_free(&rows);
	return count;
}

/* " (Bakker, Daan)": whose dossier ROW stands in, when that is one pupil's. */
static void add_pupil(struct db *db, const struct record *row, struct buffer *out)
{
	struct record *pupil = NULL;
	int64_t id = 0;

	if (row->entity == &pupil_entity || touch_owner(db, row, &id, NULL) || !id ||
	    row_get(db, &pupil_entity, id, &pupil, NULL))
		return;
	buffer_add(out, " (");
	record_title(pupil, out);
	buffer_add(out, ")");
	record_free(pupil);
}

enum zb_code steps_row(struct db *db, const struct step *step, struct record **out,
		       struct zb_err *err)
{
	if (step->field >= 0)
		return row_get(db, step->entity, step->row, out, err);
	return journal_read_json(db, step->entity, step->new ? step->new : step->old, out, err);
}

/* "evaluatie 25-11-2026 (Bakker, Daan)" */
static void describe_step(struct db *db, const struct step *step, struct buffer *text)
{
	const char *label = _(step->entity->label);
	struct buffer title = {0};
	struct record *row = NULL;

	if (step->entity->closed) {
		buffer_add(text, _(steps_closed_label));
		return;
	}
	steps_row(db, step, &row, NULL);
	if (row)
		record_title(row, &title);
	/* Some titles begin with what it is. */
	if (!title.length || strncmp(title.bytes, label, strlen(label)) != 0)
		buffer_add_format(text, "%s%s", label, title.length ? ": " : "");
	if (title.length)
		buffer_add(text, title.bytes);
	if (row)
		add_pupil(db, row, text);
	record_free(row);
	buffer_clear(&title);
}

/* The same with " en 4 andere wijzigingen", from what was changed first. */
static char *describe(struct db *db, const struct steps *steps)
{
	struct buffer text = {0};
	size_t others = rows_of(steps) - 1;

	describe_step(db, &steps->items[steps->count - 1], &text);
	if (others)
		buffer_add_format(&text,
				  ngettext(" en %zu andere wijziging", " en %zu andere wijzigingen",
					   others),
				  others);
	return buffer_take(&text);
}

enum zb_code steps_name(struct db *db, int64_t txn, char **out, struct zb_err *err)
{
	struct steps steps = {0};
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db,
				     "SELECT ifnull(\"undoes\", \"id\") FROM \"txn\" "
				     "WHERE \"id\" = :txn",
				     &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":txn", txn);
	code = stmt_step(db, stmt, &found, err);
	if (!code && found)
		txn = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	if (!code)
		code = steps_read(db, txn, &steps, err);
	if (!code && steps.count)
		*out = describe(db, &steps);
	steps_free(&steps);
	return code;
}
