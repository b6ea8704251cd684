/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/access.h"

#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/staff.h"
#include "db/stmt.h"
#include "db/transaction.h"

static const char *const kinds[] = {
	[ACCESS_READ] = "read",     [ACCESS_PRINT] = "print",     [ACCESS_EXPORT] = "export",
	[ACCESS_BACKUP] = "backup", [ACCESS_RESTORE] = "restore",
};

static enum zb_code note(struct db *db, enum access_kind kind, int64_t pupil, const char *detail,
			 struct zb_err *err)
{
	static const char sql[] = "INSERT INTO \"access\" (\"moment\", \"actor\", \"what\", "
				  "\"pupil\", \"detail\") VALUES (:moment, :actor, :what, :pupil, "
				  ":detail)";
	char moment[DB_MOMENT_SIZE];
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	db_moment(db, moment);
	stmt_bind_whole(stmt, ":moment", moment);
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":what", kinds[kind]);
	if (pupil)
		stmt_bind_id(stmt, ":pupil", pupil);
	stmt_bind_text(stmt, ":detail", detail);
	return stmt_run(db, stmt, err);
}

enum zb_code access_note(struct db *db, enum access_kind kind, int64_t pupil, const char *detail,
			 struct zb_err *err)
{
	if (db->read_only || sqlite3_db_readonly(db->sql, "main") == 1)
		return ZB_OK;
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	return transaction_end(db, note(db, kind, pupil, detail, err), err);
}

bool access_is_noted(const struct entity *entity)
{
	while (entity->owner == OWNER_FIELD)
		entity = entity_find(entity->fields[entity->owner_field].target);
	if (entity == &staff_entity || entity == &group_entity)
		return false;
	return entity->owner == OWNER_SELF || entity->owner == OWNER_LINKED;
}
