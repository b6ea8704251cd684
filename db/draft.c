/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/draft.h"

#include <stdlib.h>

#include "db/journal.h"
#include "db/stmt.h"

static enum zb_code statement(struct db *db, const char *sql, const char *form,
			      sqlite3_stmt **out, struct zb_err *err)
{
	enum zb_code code = stmt_get(db, sql, out, err);

	if (code)
		return code;
	stmt_bind_text(*out, ":actor", db->actor);
	stmt_bind_text(*out, ":form", form);
	return ZB_OK;
}

enum zb_code draft_put(struct db *db, const char *form, const char *body, struct zb_err *err)
{
	char moment[DB_MOMENT_SIZE];
	sqlite3_stmt *stmt;
	enum zb_code code = statement(db,
				      "INSERT OR REPLACE INTO \"draft\" (\"actor\", \"form\", "
				      "\"moment\", \"body\") VALUES (:actor, :form, :moment, :body)",
				      form, &stmt, err);

	if (code)
		return code;
	db_moment(db, moment);
	stmt_bind_text(stmt, ":moment", moment);
	stmt_bind_whole(stmt, ":body", body);
	return stmt_run(db, stmt, err);
}

enum zb_code draft_get(struct db *db, const char *form, char **body, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = statement(db,
				      "SELECT \"body\" FROM \"draft\" WHERE \"actor\" = :actor "
				      "AND \"form\" = :form",
				      form, &stmt, err);

	if (!code)
		code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	*body = found ? mem_text(stmt_text(stmt, 0)) : NULL;
	sqlite3_reset(stmt);
	return ZB_OK;
}

enum zb_code draft_drop(struct db *db, const char *form, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = statement(
		db, "DELETE FROM \"draft\" WHERE \"actor\" = :actor AND \"form\" = :form", form,
		&stmt, err);

	return code ? code : stmt_run(db, stmt, err);
}

enum zb_code draft_put_record(struct db *db, const char *form, const struct record *record,
			      struct zb_err *err)
{
	struct buffer body = {0};
	enum zb_code code;

	journal_add_json(&body, record);
	code = draft_put(db, form, body.bytes, err);
	buffer_clear(&body);
	return code;
}

enum zb_code draft_get_record(struct db *db, const char *form, const struct entity *entity,
			      struct record **out, struct zb_err *err)
{
	char *body = NULL;
	struct record *record = NULL;
	enum zb_code code = draft_get(db, form, &body, err);

	if (!code && body)
		code = journal_read_json(db, entity, body, &record, err);
	if (!code)
		*out = record;
	free(body);
	return code;
}
