/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/journal.h"

#include <string.h>

#include "core/exchange/json.h"
#include "db/stmt.h"
#include "db/touch.h"

static const char *const txn_kinds[] = {
	[TXN_EDIT] = "edit", [TXN_IMPORT] = "import", [TXN_UNDO] = "undo",
	[TXN_REDO] = "redo", [TXN_MERGE] = "merge",   [TXN_DEMO] = "demo",
};

void journal_prepare(struct db *db, enum txn_kind kind, int64_t undoes)
{
	db->txn_kind = txn_kinds[kind];
	db->txn_undoes = undoes;
}

static enum zb_code journal_open(struct db *db, struct zb_err *err)
{
	static const char sql[] = "INSERT INTO \"txn\" VALUES (:id, (SELECT ifnull(max(\"seq\"), "
				  "0) + 1 FROM \"txn\"), "
				  ":moment, :actor, :device, :kind, :undoes)";
	sqlite3_stmt *stmt;

	if (db->txn)
		return ZB_OK;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	int64_t id = store_new_id(db);

	db_moment(db, db->txn_moment);
	stmt_bind_id(stmt, ":id", id);
	stmt_bind_whole(stmt, ":moment", db->txn_moment);
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_id(stmt, ":device", db->device);
	stmt_bind_whole(stmt, ":kind", db->txn_kind);
	if (db->txn_undoes)
		stmt_bind_id(stmt, ":undoes", db->txn_undoes);
	code = stmt_run(db, stmt, err);
	if (!code)
		db->txn = id;
	return code;
}

/* What one row of history says; empty OLD and NEW are stored as NULL. */
struct journal_line {
	const char *field, *old, *new;
};

static enum zb_code journal_add(struct db *db, const struct record *row, int64_t pupil,
				const struct journal_line *line, struct zb_err *err)
{
	static const char sql[] = "INSERT INTO \"history\" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	sqlite3_bind_int64(stmt, 1, store_new_id(db));
	sqlite3_bind_int64(stmt, 2, db->txn);
	sqlite3_bind_text(stmt, 3, row->entity->code, -1, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 4, row->id);
	if (pupil)
		sqlite3_bind_int64(stmt, 5, pupil);
	sqlite3_bind_text(stmt, 6, line->field, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 7, line->old, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 8, line->new, -1, SQLITE_STATIC);
	return stmt_run(db, stmt, err);
}

/* ROW as an object: id, rev and each stored field that is filled in. */
static void add_json(struct buffer *out, const struct record *row)
{
	struct json_writer json;

	json_begin_buffer(&json, out);
	json_object(&json);
	json_key(&json, "id");
	json_number(&json, row->id);
	json_key(&json, "rev");
	json_number(&json, row->rev);
	for (unsigned f = 0; f < row->entity->field_count; f++) {
		const struct field *field = &row->entity->fields[f];

		if ((field->flags & FIELD_DERIVED) || !record_is_set(row, f))
			continue;
		json_key(&json, field->column);
		if (field_is_number(field))
			json_number(&json, record_number(row, f));
		else
			json_text(&json, record_text(row, f));
	}
	json_end(&json);
	json_finish(&json, NULL);
}

enum zb_code journal_read_json(struct db *db, const struct entity *entity, const char *json,
			       struct record **out, struct zb_err *err)
{
	struct record *r = record_new(entity);
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code =
		stmt_get(db, "SELECT \"key\", \"value\" FROM json_each(:json)", &stmt, err);

	if (!code)
		stmt_bind_whole(stmt, ":json", json);
	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		const char *key = stmt_text(stmt, 0);
		int f = entity_field(entity, key);

		if (!strcmp(key, "id"))
			r->id = sqlite3_column_int64(stmt, 1);
		else if (!strcmp(key, "rev"))
			r->rev = sqlite3_column_int64(stmt, 1);
		else if (f >= 0 && field_is_number(&entity->fields[f]))
			record_set_number(r, (unsigned)f, sqlite3_column_int64(stmt, 1));
		else if (f >= 0)
			record_set_text(r, (unsigned)f, stmt_text(stmt, 1));
	}
	if (code)
		record_free(r);
	else
		*out = r;
	return code;
}

enum zb_code journal_set_field(struct db *db, struct record *row, unsigned field, const char *form,
			       struct zb_err *err)
{
	if (field_is_number(&row->entity->fields[field]))
		return record_parse(row, field, form ? form : "", db->today, err);
	record_set_text(row, field, form);
	return ZB_OK;
}

static enum zb_code journal_whole(struct db *db, const struct record *row, bool insert,
				  struct zb_err *err)
{
	struct journal_line line = {0};
	int64_t pupil = 0;
	enum zb_code code = journal_open(db, err);

	if (!code)
		code = touch_owner(db, row, &pupil, err);
	if (code)
		return code;
	buffer_reset(&db->json);
	add_json(&db->json, row);
	if (insert)
		line.new = db->json.bytes;
	else
		line.old = db->json.bytes;
	return journal_add(db, row, pupil, &line, err);
}

enum zb_code journal_insert(struct db *db, const struct record *row, struct zb_err *err)
{
	return journal_whole(db, row, true, err);
}

enum zb_code journal_delete(struct db *db, const struct record *row, struct zb_err *err)
{
	return journal_whole(db, row, false, err);
}

enum zb_code journal_update(struct db *db, const struct record *before, const struct record *after,
			    struct zb_err *err)
{
	int64_t pupil = 0;
	struct buffer old = {0}, new = {0};
	enum zb_code code = journal_open(db, err);

	if (!code)
		code = touch_owner(db, after, &pupil, err);
	for (unsigned f = 0; f < after->entity->field_count && !code; f++) {
		const struct field *field = &after->entity->fields[f];

		if ((field->flags & FIELD_DERIVED) || record_same(before, after, f))
			continue;
		buffer_reset(&old);
		buffer_reset(&new);
		record_format(before, f, &old);
		record_format(after, f, &new);
		code = journal_add(db, after, pupil,
				   &(struct journal_line){field->column,
							  old.length ? old.bytes : NULL,
							  new.length ? new.bytes : NULL},
				   err);
	}
	buffer_clear(&old);
	buffer_clear(&new);
	return code;
}

void journal_last_actor(struct db *db, int64_t row, struct buffer *out)
{
	static const char sql[] = "SELECT t.\"actor\" FROM \"history\" AS h JOIN \"txn\" AS t ON "
				  "t.\"id\" = h.\"txn\" "
				  "WHERE h.\"row\" = :row ORDER BY t.\"seq\" DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool found;

	if (stmt_get(db, sql, &stmt, NULL))
		return;
	stmt_bind_id(stmt, ":row", row);
	if (!stmt_step(db, stmt, &found, NULL) && found)
		buffer_add(out, stmt_text(stmt, 0));
	sqlite3_reset(stmt);
}
