/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/row.h"

#include <inttypes.h>
#include <stdlib.h>

static bool is_stored(const struct field *field)
{
	return !(field->flags & FIELD_DERIVED);
}

void row_add_columns(struct buffer *sql, const struct entity *entity, const char *table)
{
	buffer_add_format(sql, "%s.\"id\", %s.\"rev\"", table, table);
	for (unsigned f = 0; f < entity->field_count; f++) {
		if (!is_stored(&entity->fields[f]))
			continue;
		buffer_add(sql, ", ");
		buffer_add(sql, table);
		buffer_add(sql, ".\"");
		buffer_add(sql, entity->fields[f].column);
		buffer_add(sql, "\"");
	}
}

struct record *row_from(sqlite3_stmt *stmt, int first, const struct entity *entity)
{
	struct record *r = record_new(entity);
	int column = first + 2;

	r->id = sqlite3_column_int64(stmt, first);
	r->rev = sqlite3_column_int64(stmt, first + 1);
	for (unsigned f = 0; f < entity->field_count; f++) {
		if (!is_stored(&entity->fields[f]))
			continue;
		if (sqlite3_column_type(stmt, column) == SQLITE_NULL)
			;
		else if (field_is_number(&entity->fields[f]))
			record_set_number(r, f, sqlite3_column_int64(stmt, column));
		else
			record_set_text(r, f, stmt_text(stmt, column));
		column++;
	}
	return r;
}

static void compose_insert(struct buffer *sql, const struct entity *e)
{
	buffer_add_format(sql, "INSERT INTO \"%s\" (\"id\", \"rev\"", e->code);
	for (unsigned f = 0; f < e->field_count; f++)
		if (is_stored(&e->fields[f]))
			buffer_add_format(sql, ", \"%s\"", e->fields[f].column);
	buffer_add(sql, ") VALUES (?1, ?2");
	for (unsigned f = 0; f < e->field_count; f++)
		if (is_stored(&e->fields[f]))
			buffer_add_format(sql, ", ?%u", f + 3);
	buffer_add(sql, ")");
}

static void compose_update(struct buffer *sql, const struct entity *e)
{
	buffer_add_format(sql, "UPDATE \"%s\" SET \"rev\" = ?2", e->code);
	for (unsigned f = 0; f < e->field_count; f++)
		if (is_stored(&e->fields[f]))
			buffer_add_format(sql, ", \"%s\" = ?%u", e->fields[f].column, f + 3);
	buffer_add(sql, " WHERE \"id\" = ?1");
}

static const struct row_sql *row_sql(struct db *db, const struct entity *e)
{
	struct row_sql *sql = &db->rows[entity_index(e)];
	struct buffer b = {0};

	if (sql->get)
		return sql;
	buffer_add(&b, "SELECT ");
	row_add_columns(&b, e, "t");
	buffer_add_format(&b, " FROM \"%s\" AS t WHERE t.\"id\" = ?1", e->code);
	sql->get = buffer_take(&b);
	compose_insert(&b, e);
	sql->insert = buffer_take(&b);
	compose_update(&b, e);
	sql->update = buffer_take(&b);
	buffer_add_format(&b, "DELETE FROM \"%s\" WHERE \"id\" = ?1", e->code);
	sql->delete = buffer_take(&b);
	return sql;
}

void row_free_sql(struct db *db)
{
	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		free(db->rows[e].get);
		free(db->rows[e].insert);
		free(db->rows[e].update);
		free(db->rows[e].delete);
		db->rows[e] = (struct row_sql){0};
	}
}

static void row_bind(sqlite3_stmt *stmt, const struct record *r)
{
	sqlite3_bind_int64(stmt, 1, r->id);
	sqlite3_bind_int64(stmt, 2, r->rev);
	for (unsigned f = 0; f < r->entity->field_count; f++) {
		if (!is_stored(&r->entity->fields[f]) || !record_is_set(r, f))
			continue;
		if (field_is_number(&r->entity->fields[f]))
			sqlite3_bind_int64(stmt, (int)f + 3, record_number(r, f));
		else
			sqlite3_bind_text(stmt, (int)f + 3, record_text(r, f), -1, SQLITE_STATIC);
	}
}

/* "leerling 12 bestaat niet" */
static enum zb_code fail_missing(const struct entity *entity, int64_t id, struct zb_err *err)
{
	return zb_fail(err, ZB_NOT_FOUND, _("%s %" PRId64 " bestaat niet"), _(entity->label), id);
}

enum zb_code row_get(struct db *db, const struct entity *entity, int64_t id, struct record **out,
		     struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, row_sql(db, entity)->get, &stmt, err);

	if (code)
		return code;
	sqlite3_bind_int64(stmt, 1, id);
	code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	if (!row)
		return fail_missing(entity, id, err);
	*out = row_from(stmt, 0, entity);
	sqlite3_reset(stmt);
	return ZB_OK;
}

static enum zb_code row_write(struct db *db, const char *sql, const struct record *r,
			      struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	row_bind(stmt, r);
	return stmt_run(db, stmt, err);
}

enum zb_code row_walk(struct db *db, const struct entity *entity,
		      enum zb_code (*each)(void *context, const struct record *, struct zb_err *),
		      void *context, struct zb_err *err)
{
	struct buffer sql = {0};
	sqlite3_stmt *stmt = NULL;
	bool found;
	enum zb_code code = ZB_OK;

	buffer_add(&sql, "SELECT ");
	row_add_columns(&sql, entity, "t");
	buffer_add_format(&sql, " FROM \"%s\" AS t", entity->code);
	int rc = sqlite3_prepare_v2(db->sql, sql.bytes, -1, &stmt, NULL);

	if (rc)
		code = db_fail(db, rc, err);
	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		struct record *row = row_from(stmt, 0, entity);

		code = each(context, row, err);
		record_free(row);
	}
	sqlite3_finalize(stmt);
	buffer_clear(&sql);
	return code;
}

enum zb_code row_insert(struct db *db, const struct record *r, struct zb_err *err)
{
	return row_write(db, row_sql(db, r->entity)->insert, r, err);
}

enum zb_code row_update(struct db *db, const struct record *r, struct zb_err *err)
{
	return row_write(db, row_sql(db, r->entity)->update, r, err);
}

enum zb_code row_delete(struct db *db, const struct record *r, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, row_sql(db, r->entity)->delete, &stmt, err);

	if (code)
		return code;
	sqlite3_bind_int64(stmt, 1, r->id);
	return stmt_run(db, stmt, err);
}
