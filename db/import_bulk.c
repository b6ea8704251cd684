/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/import_bulk.h"

#include <stdlib.h>
#include <string.h>

#include "db/stmt.h"

struct dropped {
	char **names;
	size_t count, room;
};

static void keep(char ***list, size_t *count, size_t *room, const char *text)
{
	*list = mem_grow(*list, room, *count + 1, sizeof **list);
	(*list)[(*count)++] = mem_text(text);
}

static void free_all(char **list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(list[i]);
	free(list);
}

/* Unique indexes stay: they check what is written. */
static enum zb_code find_indexes(struct db *db, struct bulk *bulk, struct dropped *dropped,
				 struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"name\", 'CREATE INDEX main.' || substr(\"sql\", 14), \"tbl_name\" IN "
		"('pupil_state', 'due', 'line_state', 'goal_year', 'outcome_year') FROM "
		"sqlite_schema WHERE \"type\" = 'index' AND \"sql\" IS NOT NULL AND \"sql\" NOT "
		"LIKE 'CREATE UNIQUE %' AND \"tbl_name\" IN ('history', 'las_key', 'group_staff', "
		"'placement', 'pupil_state', 'due', 'line_state', 'goal_year', 'outcome_year')";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		keep(&dropped->names, &dropped->count, &dropped->room, stmt_text(stmt, 0));
		if (sqlite3_column_int(stmt, 2))
			keep(&bulk->derived, &bulk->derived_count, &bulk->derived_room,
			     stmt_text(stmt, 1));
		else
			keep(&bulk->records, &bulk->record_count, &bulk->record_room,
			     stmt_text(stmt, 1));
	}
	return code;
}

enum zb_code bulk_begin(struct db *db, struct bulk *bulk, struct zb_err *err)
{
	struct dropped dropped = {0};
	enum zb_code code = db_spread(db, err);

	if (!code)
		code = find_indexes(db, bulk, &dropped, err);

	for (size_t i = 0; i < dropped.count && !code; i++) {
		char *sql = mem_format("DROP INDEX main.\"%s\"", dropped.names[i]);

		code = stmt_exec(db, sql, err);
		free(sql);
	}
	free_all(dropped.names, dropped.count);
	return code;
}

static enum zb_code make(struct db *db, char **list, size_t *count, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < *count; i++) {
		if (!code)
			code = stmt_exec(db, list[i], err);
		free(list[i]);
	}
	*count = 0;
	return code;
}

enum zb_code bulk_read(struct db *db, struct bulk *bulk, struct zb_err *err)
{
	return make(db, bulk->records, &bulk->record_count, err);
}

enum zb_code bulk_end(struct db *db, struct bulk *bulk, struct zb_err *err)
{
	return make(db, bulk->derived, &bulk->derived_count, err);
}

void bulk_free(struct bulk *bulk)
{
	free_all(bulk->records, bulk->record_count);
	free_all(bulk->derived, bulk->derived_count);
	*bulk = (struct bulk){0};
}
