/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/history.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/stmt.h"

static const char *const sql_of_row =
	"SELECT t.\"id\", t.\"seq\", t.\"moment\", t.\"actor\", t.\"kind\", h.\"entity\", "
	"h.\"row\", "
	"h.\"pupil\", h.\"field\", h.\"old\", h.\"new\" FROM \"history\" AS h "
	"JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" WHERE h.\"row\" = :id AND h.\"entity\" = "
	":entity "
	"AND t.\"seq\" < :before ORDER BY t.\"seq\" DESC, h.\"id\" DESC LIMIT :limit";

/* Talks have no one pupil: they are found through meeting_pupil. */
static const char *const sql_of_pupil =
	"SELECT t.\"id\", t.\"seq\", t.\"moment\", t.\"actor\", t.\"kind\", h.\"entity\", "
	"h.\"row\", "
	"h.\"pupil\", h.\"field\", h.\"old\", h.\"new\" FROM \"history\" AS h "
	"JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" WHERE (h.\"pupil\" = :id OR h.\"row\" IN "
	"(SELECT \"meeting\" FROM \"meeting_pupil\" WHERE \"pupil\" = :id)) "
	"AND t.\"seq\" < :before ORDER BY t.\"seq\" DESC, h.\"id\" DESC LIMIT :limit";

static const char *const sql_of_all =
	"SELECT t.\"id\", t.\"seq\", t.\"moment\", t.\"actor\", t.\"kind\", h.\"entity\", "
	"h.\"row\", "
	"h.\"pupil\", h.\"field\", h.\"old\", h.\"new\" FROM \"txn\" AS t "
	"JOIN \"history\" AS h ON h.\"txn\" = t.\"id\" WHERE t.\"seq\" < :before "
	"ORDER BY t.\"seq\" DESC, h.\"id\" DESC LIMIT :limit";

static char *column_copy(sqlite3_stmt *stmt, int column)
{
	return mem_text((const char *)sqlite3_column_text(stmt, column));
}

static void entry_add(struct history_list *out, sqlite3_stmt *stmt)
{
	out->entries = mem_grow(out->entries, &out->room, out->count + 1, sizeof *out->entries);
	struct history_entry *e = &out->entries[out->count++];

	*e = (struct history_entry){
		.txn = sqlite3_column_int64(stmt, 0),
		.seq = sqlite3_column_int64(stmt, 1),
		.actor = column_copy(stmt, 3),
		.kind = column_copy(stmt, 4),
		.entity = entity_find(stmt_text(stmt, 5)),
		.row = sqlite3_column_int64(stmt, 6),
		.pupil = sqlite3_column_int64(stmt, 7),
		.field = -1,
		.before = column_copy(stmt, 9),
		.after = column_copy(stmt, 10),
	};
	snprintf(e->moment, sizeof e->moment, "%s", stmt_text(stmt, 2));
	if (e->entity && sqlite3_column_type(stmt, 8) != SQLITE_NULL)
		e->field = entity_field(e->entity, stmt_text(stmt, 8));
}

static void history_list_clear(struct history_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->entries[i].actor);
		free(list->entries[i].kind);
		free(list->entries[i].before);
		free(list->entries[i].after);
	}
	list->count = 0;
}

void history_list_free(struct history_list *list)
{
	if (!list)
		return;
	history_list_clear(list);
	free(list->entries);
	*list = (struct history_list){0};
}

enum zb_code history_read(struct db *db, const struct history_query *query,
			  struct history_list *out, struct zb_err *err)
{
	const char *sql = query->entity ? sql_of_row : query->pupil ? sql_of_pupil : sql_of_all;
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	if (query->entity) {
		stmt_bind_id(stmt, ":id", query->id);
		stmt_bind_text(stmt, ":entity", query->entity->code);
	} else if (query->pupil) {
		stmt_bind_id(stmt, ":id", query->pupil);
	}
	stmt_bind_id(stmt, ":before", query->before ? query->before : INT64_MAX);
	stmt_bind_id(stmt, ":limit", query->limit ? (int64_t)query->limit : -1);
	history_list_clear(out);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		entry_add(out, stmt);
	return code;
}
