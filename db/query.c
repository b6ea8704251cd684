/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/query.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/stmt.h"

struct query {
	struct db *db;
	const struct entity *entity;
	sqlite3_stmt *stmt;
	int column_count;
	const char **cells;
	/* Numbers with decimals are written by record_format, in a row of their own. */
	struct record *scratch;
	struct buffer *decimals; /* per field */
};

int query_find_column(const struct entity *entity, const char *column)
{
	int field = entity_field(entity, column);

	if (!strcmp(column, "id"))
		return QUERY_ID;
	if (!strcmp(column, "rev"))
		return QUERY_REV;
	return field < 0 ? -1 : field + QUERY_FIELDS;
}

static bool has_derived(const struct entity *entity)
{
	for (unsigned f = 0; f < entity->field_count; f++)
		if (entity->fields[f].flags & FIELD_DERIVED)
			return true;
	return false;
}

static void add_column(struct buffer *sql, const struct entity *entity, int column)
{
	const struct field *field;

	if (column < QUERY_FIELDS) {
		buffer_add(sql, column == QUERY_ID ? "t.\"id\"" : "t.\"rev\"");
		return;
	}
	field = &entity->fields[column - QUERY_FIELDS];
	buffer_add_format(sql, "%c.\"%s\"", field->flags & FIELD_DERIVED ? 's' : 't',
			  field->column);
}

static void add_condition(struct buffer *sql, const struct entity *entity,
			  const struct query_filter *filter, size_t number)
{
	int column = query_find_column(entity, filter->column);
	bool text = column >= QUERY_FIELDS &&
		    !field_is_number(&entity->fields[column - QUERY_FIELDS]);

	if (*filter->value) {
		add_column(sql, entity, column);
		buffer_add_format(sql, " = ?%zu", number);
		return;
	}
	buffer_add(sql, text ? "ifnull(" : "");
	add_column(sql, entity, column);
	buffer_add(sql, text ? ", '') = ''" : " IS NULL");
}

/* From the tables of fields; what was typed is bound, never part of it. */
static char *compose(const struct entity *entity, const struct query_filter *filters, size_t count)
{
	struct buffer sql = {0};

	buffer_add(&sql, "SELECT ");
	for (unsigned c = 0; c < entity->field_count + QUERY_FIELDS; c++) {
		buffer_add(&sql, c ? ", " : "");
		add_column(&sql, entity, (int)c);
	}
	buffer_add_format(&sql, " FROM \"%s\" AS t", entity->code);
	if (has_derived(entity))
		buffer_add(&sql, " LEFT JOIN \"pupil_state\" AS s ON s.\"pupil\" = t.\"id\"");
	for (size_t i = 0; i < count; i++) {
		buffer_add(&sql, i ? " AND " : " WHERE ");
		add_condition(&sql, entity, &filters[i], i + 1);
	}
	buffer_add(&sql, " ORDER BY t.\"id\"");
	return buffer_take(&sql);
}

static enum zb_code bind_id(struct query *q, const struct query_filter *filter, int number,
			    struct zb_err *err)
{
	char *end;

	errno = 0;
	long long value = strtoll(filter->value, &end, 10);

	if (errno || *end)
		return zb_fail(err, ZB_INVALID, _("%s is een heel getal, niet \"%s\""),
			       filter->column, filter->value);
	sqlite3_bind_int64(q->stmt, number, value);
	return ZB_OK;
}

static enum zb_code bind_value(struct query *q, const struct query_filter *filter, int number,
			       struct zb_err *err)
{
	int column = query_find_column(q->entity, filter->column);
	enum zb_code code;

	if (!*filter->value)
		return ZB_OK;
	if (column < QUERY_FIELDS)
		return bind_id(q, filter, number, err);
	unsigned field = (unsigned)(column - QUERY_FIELDS);

	code = record_parse(q->scratch, field, filter->value, q->db->today, err);
	if (code)
		return code;
	if (field_is_number(&q->entity->fields[field]))
		sqlite3_bind_int64(q->stmt, number, record_number(q->scratch, field));
	else
		sqlite3_bind_text(q->stmt, number, record_text(q->scratch, field), -1,
				  SQLITE_TRANSIENT);
	return ZB_OK;
}

static enum zb_code prepare(struct query *q, const struct query_filter *filters, size_t count,
			    struct zb_err *err)
{
	for (size_t i = 0; i < count; i++)
		if (query_find_column(q->entity, filters[i].column) < 0)
			return zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen veld \"%s\""),
				       _(q->entity->label), filters[i].column);
	char *sql = compose(q->entity, filters, count);
	int rc = sqlite3_prepare_v2(q->db->sql, sql, -1, &q->stmt, NULL);
	enum zb_code code = rc ? db_fail(q->db, rc, err) : ZB_OK;

	free(sql);
	for (size_t i = 0; i < count && !code; i++)
		code = bind_value(q, &filters[i], (int)i + 1, err);
	return code;
}

static bool has_decimals(const struct field *field)
{
	return field->kind == FIELD_DECIMAL || field->kind == FIELD_MONEY;
}

static const char *decimal(struct query *q, unsigned field, int64_t number)
{
	buffer_reset(&q->decimals[field]);
	record_set_number(q->scratch, field, number);
	record_format(q->scratch, field, &q->decimals[field]);
	return q->decimals[field].bytes;
}

static void read_cells(struct query *q)
{
	for (int c = 0; c < q->column_count; c++)
		q->cells[c] = (const char *)sqlite3_column_text(q->stmt, c);
	for (unsigned f = 0; f < q->entity->field_count; f++) {
		int c = (int)f + QUERY_FIELDS;

		if (q->cells[c] && has_decimals(&q->entity->fields[f]))
			q->cells[c] = decimal(q, f, sqlite3_column_int64(q->stmt, c));
	}
}

static void query_free(struct query *q)
{
	sqlite3_finalize(q->stmt);
	for (unsigned f = 0; f < q->entity->field_count; f++)
		buffer_clear(&q->decimals[f]);
	free(q->decimals);
	free(q->cells);
	record_free(q->scratch);
}

static struct query query_new(struct db *db, const struct entity *entity)
{
	return (struct query){
		.db = db,
		.entity = entity,
		.column_count = (int)entity->field_count + QUERY_FIELDS,
		.cells = mem_new(entity->field_count + QUERY_FIELDS, sizeof(const char *)),
		.scratch = record_new(entity),
		.decimals = mem_new(entity->field_count, sizeof(struct buffer)),
	};
}

enum zb_code query_check(struct db *db, const struct entity *entity,
			 const struct query_filter *filters, size_t filter_count,
			 struct zb_err *err)
{
	struct query q = query_new(db, entity);
	enum zb_code code = prepare(&q, filters, filter_count, err);

	query_free(&q);
	return code;
}

enum zb_code query_rows(struct db *db, const struct entity *entity,
			const struct query_filter *filters, size_t filter_count,
			enum zb_code (*each)(void *context, const char *const *cells,
					     struct zb_err *),
			void *context, struct zb_err *err)
{
	struct query q = query_new(db, entity);
	bool row = true;
	enum zb_code code = prepare(&q, filters, filter_count, err);

	while (!code && !(code = stmt_step(db, q.stmt, &row, err)) && row) {
		read_cells(&q);
		code = each(context, q.cells, err);
	}
	query_free(&q);
	return code;
}
