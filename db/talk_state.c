/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/talk_state.h"

#include <stdlib.h>

#include "core/records/agreement.h"
#include "core/records/meeting.h"
#include "core/text.h"
#include "db/stmt.h"
#include "db/talks.h"

#define NOBODY "~" /* behind all names */

/* Row, name, given name, and the day as it is sorted: of a talk the name (folded already) of its
 * first pupil and the newest day first, of an agreement who does it and the first day first. */
#define MEETINGS                                                                                   \
	"SELECT m.\"id\", (SELECT min(s.\"name_key\") FROM \"meeting_pupil\" AS l "                \
	"JOIN \"pupil_state\" AS s ON s.\"pupil\" = l.\"pupil\" WHERE l.\"meeting\" = m.\"id\"), " \
	"NULL, 99999999 - replace(m.\"date\", '-', '') FROM \"meeting\" AS m"

#define AGREEMENTS                                                                                 \
	"SELECT a.\"id\", coalesce(t.\"family_name\", a.\"who\"), t.\"given_name\", "              \
	"ifnull(replace(a.\"by\", '-', ''), '99999999') FROM \"agreement\" AS a "                  \
	"LEFT JOIN \"staff\" AS t ON t.\"id\" = a.\"staff\" WHERE a.\"done\" IS NULL"

static const char *const sql_one[TALKS_KIND_COUNT] = {
	[TALKS_MEETINGS] = MEETINGS " WHERE m.\"id\" = :row",
	[TALKS_AGREEMENTS] = AGREEMENTS " AND a.\"id\" = :row",
};

static const char *const sql_all[TALKS_KIND_COUNT] = {
	[TALKS_MEETINGS] = MEETINGS,
	[TALKS_AGREEMENTS] = AGREEMENTS,
};

static const char sql_insert[] = "INSERT INTO main.\"talk_state\" VALUES (:row, :kind, :person)";
static const char sql_insert_temp[] =
	"INSERT INTO temp.\"talk_state\" VALUES (:row, :kind, :person)";

static char *person_of(sqlite3_stmt *from, enum talks_kind kind)
{
	bool nobody = sqlite3_column_type(from, 1) == SQLITE_NULL;
	const char *name = nobody ? NOBODY : stmt_text(from, 1);
	char *key = kind == TALKS_MEETINGS ? mem_text(name)
					   : text_sort_key(name, stmt_text(from, 2), NULL);
	char *person = mem_format("%s\x02%s", key, stmt_text(from, 3));

	free(key);
	return person;
}

/* Writes a row for each of FROM. */
static enum zb_code put_all(struct db *db, const char *insert, sqlite3_stmt *from,
			    enum talks_kind kind, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code;

	while (!(code = stmt_step(db, from, &found, err)) && found) {
		code = stmt_get(db, insert, &stmt, err);
		if (code)
			break;
		char *person = person_of(from, kind);

		stmt_bind_id(stmt, ":row", sqlite3_column_int64(from, 0));
		stmt_bind_id(stmt, ":kind", kind);
		stmt_bind_whole(stmt, ":person", person);
		free(person);
		code = stmt_run(db, stmt, err);
		if (code)
			break;
	}
	sqlite3_reset(from);
	return code;
}

static enum zb_code refresh_one(struct db *db, int64_t row, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code =
		stmt_get(db, "DELETE FROM \"talk_state\" WHERE \"row\" = :row", &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":row", row);
	code = stmt_run(db, stmt, err);
	for (int kind = 0; kind < TALKS_KIND_COUNT && !code; kind++) {
		code = stmt_get(db, sql_one[kind], &stmt, err);
		if (code)
			break;
		stmt_bind_id(stmt, ":row", row);
		code = put_all(db, sql_insert, stmt, (enum talks_kind)kind, err);
	}
	return code;
}

enum zb_code talk_state_refresh(struct db *db, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	id_set_sort(&db->talks);
	for (size_t i = 0; i < db->talks.count && !code; i++)
		code = refresh_one(db, db->talks.ids[i], err);
	return code;
}

enum zb_code talk_state_fill(struct db *db, const char *schema, struct zb_err *err)
{
	const char *insert = *schema == 't' ? sql_insert_temp : sql_insert;
	sqlite3_stmt *stmt;
	enum zb_code code = ZB_OK;

	for (int kind = 0; kind < TALKS_KIND_COUNT && !code; kind++) {
		code = stmt_get(db, sql_all[kind], &stmt, err);
		if (!code)
			code = put_all(db, insert, stmt, (enum talks_kind)kind, err);
	}
	return code;
}

static enum zb_code touch_linked(struct db *db, const char *sql, int64_t id, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	while (!(code = stmt_step(db, stmt, &found, err)) && found)
		id_set_add(&db->talks, sqlite3_column_int64(stmt, 0));
	return code;
}

enum zb_code talk_state_touch(struct db *db, const struct record *row, struct zb_err *err)
{
	const char *sql;

	switch (entity_index(row->entity)) {
	case ENTITY_MEETING:
	case ENTITY_AGREEMENT:
		id_set_add(&db->talks, row->id);
		return ZB_OK;
	case ENTITY_MEETING_PUPIL:
		id_set_add(&db->talks, record_number(row, MEETING_PUPIL_MEETING));
		return ZB_OK;
	case ENTITY_PUPIL:
		sql = "SELECT \"meeting\" FROM \"meeting_pupil\" WHERE \"pupil\" = :id";
		break;
	case ENTITY_STAFF:
		sql = "SELECT \"id\" FROM \"agreement\" WHERE \"staff\" = :id "
		      "AND \"done\" IS NULL";
		break;
	default:
		return ZB_OK;
	}
	/* Nothing refers to a new one. */
	return row->rev > 1 ? touch_linked(db, sql, row->id, err) : ZB_OK;
}
