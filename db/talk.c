/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/talk.h"

#include <stdlib.h>

#include "db/row.h"

struct ids {
	int64_t *items;
	size_t count, room;
};

static enum zb_code ids_read(struct db *db, sqlite3_stmt *stmt, struct ids *out, struct zb_err *err)
{
	enum zb_code code;
	bool row;

	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof(*out->items));
		out->items[out->count++] = sqlite3_column_int64(stmt, 0);
	}
	return code;
}

/* Adds the rows of ENTITY whose ids SQL gives for :id. */
static enum zb_code add_rows(struct db *db, enum entity_id entity, const char *sql, int64_t id,
			     struct dossier *out, struct zb_err *err)
{
	struct ids ids = {0};
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	code = ids_read(db, stmt, &ids, err);
	for (size_t i = 0; !code && i < ids.count; i++) {
		struct record *row = NULL;

		code = row_get(db, entities[entity], ids.items[i], &row, err);
		if (!code)
			dossier_add(out, row);
	}
	free(ids.items);
	return code;
}

enum zb_code talk_read(struct db *db, int64_t meeting, struct dossier *out, struct zb_err *err)
{
	struct record *row = NULL;
	enum zb_code code;

	dossier_clear(out);
	code = row_get(db, &meeting_entity, meeting, &row, err);
	if (code)
		return code;
	dossier_add(out, row);
	code = add_rows(
		db, ENTITY_MEETING_PUPIL,
		"SELECT \"id\" FROM \"meeting_pupil\" WHERE \"meeting\" = :id ORDER BY \"id\"",
		meeting, out, err);
	if (!code)
		code = add_rows(
			db, ENTITY_ATTENDEE,
			"SELECT \"id\" FROM \"attendee\" WHERE \"meeting\" = :id ORDER BY \"id\"",
			meeting, out, err);
	if (!code)
		code = add_rows(
			db, ENTITY_AGREEMENT,
			"SELECT \"id\" FROM \"agreement\" WHERE \"meeting\" = :id ORDER BY \"id\"",
			meeting, out, err);
	return code;
}

enum zb_code talk_group_pupils(struct db *db, int64_t group, struct date day, bool extra,
			       int64_t **ids, size_t *count, struct zb_err *err)
{
	static const char sql[] =
		"SELECT DISTINCT s.\"pupil\" FROM \"placement\" AS p "
		"JOIN \"pupil_state\" AS s ON s.\"pupil\" = p.\"pupil\" "
		"WHERE p.\"group\" = :group AND p.\"starts\" <= :day "
		"AND (p.\"ends\" IS NULL OR p.\"ends\" >= :day) "
		"AND (NOT :extra OR s.\"scope\" = 0) ORDER BY s.\"name_key\", s.\"pupil\"";
	struct ids found = {0};
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":group", group);
	stmt_bind_date(stmt, ":day", day);
	stmt_bind_id(stmt, ":extra", extra);
	code = ids_read(db, stmt, &found, err);
	if (code) {
		free(found.items);
		return code;
	}
	*ids = found.items;
	*count = found.count;
	return ZB_OK;
}
