/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/access.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/staff.h"
#include "db/stmt.h"
#include "db/transaction.h"

static const char *const kinds[] = {
	[ACCESS_READ] = "read",     [ACCESS_PRINT] = "print",     [ACCESS_EXPORT] = "export",
	[ACCESS_BACKUP] = "backup", [ACCESS_RESTORE] = "restore",
};

static enum zb_code note(struct db *db, const char *moment, enum access_kind kind, int64_t pupil,
			 const char *detail, struct zb_err *err)
{
	static const char sql[] = "INSERT INTO \"access\" (\"moment\", \"actor\", \"what\", "
				  "\"pupil\", \"detail\") VALUES (:moment, :actor, :what, :pupil, "
				  ":detail)";
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":moment", moment);
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":what", kinds[kind]);
	if (pupil)
		stmt_bind_id(stmt, ":pupil", pupil);
	stmt_bind_text(stmt, ":detail", detail);
	return stmt_run(db, stmt, err);
}

static bool is_closed_to_notes(const struct db *db)
{
	return db->read_only || sqlite3_db_readonly(db->sql, "main") == 1;
}

enum zb_code access_can_note(struct db *db, struct zb_err *err)
{
	if (!is_closed_to_notes(db))
		return ZB_OK;
	return zb_fail(err, ZB_DENIED, _("%s is hier alleen te lezen, dus wie dit inziet of "
					 "meeneemt kan niet worden genoteerd"), db->path);
}

enum zb_code access_note(struct db *db, enum access_kind kind, int64_t pupil, const char *detail,
			 struct zb_err *err)
{
	return access_note_each(db, kind, &pupil, 1, detail, err);
}

enum zb_code access_note_each(struct db *db, enum access_kind kind, const int64_t *pupils,
			      size_t count, const char *detail, struct zb_err *err)
{
	char moment[DB_MOMENT_SIZE];
	enum zb_code code;

	if (is_closed_to_notes(db))
		return ZB_OK;
	db_moment(db, moment);
	code = transaction_begin(db, err);
	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++)
		code = note(db, moment, kind, pupils[i], detail, err);
	return transaction_end(db, code, err);
}

enum zb_code access_note_with(struct db *db, enum access_kind kind, int64_t pupil,
			      const char *detail, struct zb_err *err)
{
	char moment[DB_MOMENT_SIZE];

	db_moment(db, moment);
	return note(db, moment, kind, pupil, detail, err);
}

enum zb_code access_note_read(struct db *db, int64_t pupil, struct zb_err *err)
{
	struct access_wait *wait;
	enum zb_code code;

	if (is_closed_to_notes(db))
		return ZB_OK;
	db->reads = mem_grow(db->reads, &db->read_room, db->read_count + 1, sizeof *db->reads);
	wait = &db->reads[db->read_count++];
	wait->pupil = pupil;
	db_moment(db, wait->moment);
	code = access_flush(db, err);
	return code == ZB_BUSY ? ZB_OK : code;
}

static enum zb_code write_reads(struct db *db, struct zb_err *err)
{
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	for (size_t i = 0; i < db->read_count && !code; i++)
		code = note(db, db->reads[i].moment, ACCESS_READ, db->reads[i].pupil, NULL, err);
	return transaction_end(db, code, err);
}

enum zb_code access_flush(struct db *db, struct zb_err *err)
{
	enum zb_code code;

	if (!db->read_count || db->writing)
		return ZB_OK;
	sqlite3_busy_timeout(db->sql, 0);
	code = write_reads(db, err);
	sqlite3_busy_timeout(db->sql, DB_BUSY_MS);
	if (!code)
		db->read_count = 0;
	return code;
}

void access_close(struct db *db)
{
	if (db->read_count && !db->writing)
		write_reads(db, NULL);
	free(db->reads);
	db->reads = NULL;
	db->read_count = db->read_room = 0;
}

bool access_is_noted(const struct entity *entity)
{
	while (entity->owner == OWNER_FIELD)
		entity = entity_find(entity->fields[entity->owner_field].target);
	if (entity == &staff_entity || entity == &group_entity)
		return false;
	return entity->owner == OWNER_SELF || entity->owner == OWNER_LINKED;
}
