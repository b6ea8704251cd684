/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/stmt.h"

#include <stdlib.h>
#include <string.h>

static size_t slot_place(const struct db *db, const char *text)
{
	size_t hash = ((uintptr_t)text >> 3) * 0x9E3779B97F4A7C15u;

	for (size_t i = hash % db->slot_room;; i = (i + 1) % db->slot_room)
		if (!db->slots[i].text || db->slots[i].text == text)
			return i;
}

static void slots_grow(struct db *db)
{
	struct stmt_slot *old = db->slots;
	size_t old_room = db->slot_room;

	db->slot_room = old_room ? old_room * 2 : 128;
	db->slots = mem_new(db->slot_room, sizeof *db->slots);
	for (size_t i = 0; i < old_room; i++)
		if (old[i].text)
			db->slots[slot_place(db, old[i].text)] = old[i];
	free(old);
}

enum zb_code stmt_get(struct db *db, const char *text, sqlite3_stmt **out, struct zb_err *err)
{
	if (db->slot_count * 2 >= db->slot_room)
		slots_grow(db);
	struct stmt_slot *slot = &db->slots[slot_place(db, text)];

	if (!slot->text) {
		sqlite3_stmt *stmt = NULL;
		int rc = sqlite3_prepare_v3(db->sql, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt,
					    NULL);

		if (rc)
			return db_fail(db, rc, err);
		*slot = (struct stmt_slot){ text, stmt };
		db->slot_count++;
	}
	sqlite3_reset(slot->stmt);
	sqlite3_clear_bindings(slot->stmt);
	*out = slot->stmt;
	return ZB_OK;
}

/* TEXT or the equal one that is kept already. */
static const char *text_kept(struct db *db, char *text)
{
	for (size_t i = 0; i < db->composed_count; i++)
		if (!strcmp(db->composed[i], text)) {
			free(text);
			return db->composed[i];
		}
	db->composed = mem_grow(db->composed, &db->composed_room, db->composed_count + 1,
				sizeof *db->composed);
	return db->composed[db->composed_count++] = text;
}

enum zb_code stmt_get_composed(struct db *db, char *text, sqlite3_stmt **out, struct zb_err *err)
{
	return stmt_get(db, text_kept(db, text), out, err);
}

void stmt_free_all(struct db *db)
{
	for (size_t i = 0; i < db->composed_count; i++)
		free(db->composed[i]);
	free(db->composed);
	db->composed = NULL;
	db->composed_count = db->composed_room = 0;
	for (size_t i = 0; i < db->slot_room; i++)
		sqlite3_finalize(db->slots[i].stmt);
	free(db->slots);
	db->slots = NULL;
	db->slot_count = db->slot_room = 0;
}

static int stmt_parameter(sqlite3_stmt *stmt, const char *name)
{
	int i = sqlite3_bind_parameter_index(stmt, name);

	if (!i)
		abort();
	return i;
}

void stmt_bind_id(sqlite3_stmt *stmt, const char *name, int64_t id)
{
	sqlite3_bind_int64(stmt, stmt_parameter(stmt, name), id);
}

void stmt_bind_whole(sqlite3_stmt *stmt, const char *name, const char *text)
{
	sqlite3_bind_text(stmt, stmt_parameter(stmt, name), text, -1, SQLITE_TRANSIENT);
}

void stmt_bind_text(sqlite3_stmt *stmt, const char *name, const char *text)
{
	if (text && *text)
		stmt_bind_whole(stmt, name, text);
	else
		sqlite3_bind_null(stmt, stmt_parameter(stmt, name));
}

void stmt_bind_date(sqlite3_stmt *stmt, const char *name, struct date date)
{
	char iso[DATE_ISO_SIZE] = "";

	if (date_is_set(date))
		date_to_iso(date, iso);
	stmt_bind_text(stmt, name, iso);
}

enum zb_code stmt_step(struct db *db, sqlite3_stmt *stmt, bool *row, struct zb_err *err)
{
	int rc = sqlite3_step(stmt);

	*row = rc == SQLITE_ROW;
	if (rc == SQLITE_ROW)
		return ZB_OK;
	enum zb_code code = rc == SQLITE_DONE ? ZB_OK : db_fail(db, rc, err);

	sqlite3_reset(stmt);
	return code;
}

enum zb_code stmt_run(struct db *db, sqlite3_stmt *stmt, struct zb_err *err)
{
	bool row;
	enum zb_code code = stmt_step(db, stmt, &row, err);

	sqlite3_reset(stmt);
	return code;
}

enum zb_code stmt_exec(struct db *db, const char *text, struct zb_err *err)
{
	int rc = sqlite3_exec(db->sql, text, NULL, NULL, NULL);

	return rc ? db_fail(db, rc, err) : ZB_OK;
}

enum zb_code stmt_number(struct db *db, const char *text, int64_t *out, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, text, &stmt, err);

	if (!code)
		code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	*out = row ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return ZB_OK;
}

const char *stmt_text(sqlite3_stmt *stmt, int column)
{
	const unsigned char *text = sqlite3_column_text(stmt, column);

	return text ? (const char *)text : "";
}

struct date stmt_date(sqlite3_stmt *stmt, int column)
{
	struct date date = {0};

	date_from_iso(stmt_text(stmt, column), &date);
	return date;
}
