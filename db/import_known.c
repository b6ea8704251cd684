/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads who is in the file already. */
#include <stdlib.h>
#include <string.h>

#include "db/import_match.h"
#include "db/stmt.h"

static const char *keep(struct arena *arena, sqlite3_stmt *stmt, int column)
{
	const char *text = stmt_text(stmt, column);

	return *text ? arena_text(arena, text, strlen(text)) : NULL;
}

static enum zb_code read_pupils(struct db *db, struct known_list *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\", \"number\", \"given_name\", \"initials\", \"prefix\", "
		"\"family_name\", \"born\", ifnull(\"guest\", 'no') <> 'yes' AND \"left\" IS NULL "
		"AND (\"number\" IS NOT NULL OR EXISTS (SELECT 1 FROM \"imported\" AS i "
		"WHERE i.\"pupil\" = p.\"id\") OR EXISTS (SELECT 1 FROM \"las_key\" AS k "
		"WHERE k.\"record\" = p.\"id\" AND k.\"entity\" = 'pupil')) "
		"FROM \"pupil\" AS p ORDER BY \"id\"";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		out->pupils = mem_grow(out->pupils, &out->room, out->count + 1,
				       sizeof *out->pupils);
		out->pupils[out->count++] = (struct known_pupil){
			.id = sqlite3_column_int64(stmt, 0),
			.number = keep(&out->arena, stmt, 1),
			.given = keep(&out->arena, stmt, 2),
			.initials = keep(&out->arena, stmt, 3),
			.prefix = keep(&out->arena, stmt, 4),
			.family = keep(&out->arena, stmt, 5),
			.born = keep(&out->arena, stmt, 6),
			.here = sqlite3_column_int(stmt, 7),
			.incoming = INCOMING_NONE,
		};
	}
	return code;
}

static int compare_known(const void *a, const void *b)
{
	const int64_t *id = a;
	const struct known_pupil *pupil = b;

	return (*id > pupil->id) - (*id < pupil->id);
}

static enum zb_code read_keys(struct db *db, struct known_list *out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"record\", \"key\" FROM \"las_key\" "
				  "WHERE \"entity\" = 'pupil' AND \"source\" = 'edexml'";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		int64_t id = sqlite3_column_int64(stmt, 0);
		struct known_pupil *pupil = bsearch(&id, out->pupils, out->count,
						    sizeof *out->pupils, compare_known);

		if (!pupil)
			continue;
		out->keys = mem_grow(out->keys, &out->key_room, out->key_count + 1,
				     sizeof *out->keys);
		out->keys[out->key_count++] = (struct known_key){
			.key = keep(&out->arena, stmt, 1),
			.pupil = (uint32_t)(pupil - out->pupils),
		};
		if (!pupil->key)
			pupil->key = out->keys[out->key_count - 1].key;
	}
	return code;
}

enum zb_code known_read(struct db *db, struct known_list *out, struct zb_err *err)
{
	enum zb_code code = read_pupils(db, out, err);

	if (!code && out->count)
		code = read_keys(db, out, err);
	if (code)
		known_free(out);
	return code;
}

void known_free(struct known_list *list)
{
	free(list->pupils);
	free(list->keys);
	arena_clear(&list->arena);
	*list = (struct known_list){0};
}
