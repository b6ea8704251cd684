/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/transaction.h"

#include "db/stmt.h"

enum zb_code transaction_begin(struct db *db, struct zb_err *err)
{
	if (db->read_only)
		return zb_fail(err, ZB_DENIED, _("%s is alleen om te lezen geopend"), db->path);
	enum zb_code code = db_moved(db, err);

	if (!code)
		code = stmt_exec(db, "BEGIN IMMEDIATE", err);
	if (code)
		return code;
	code = migrate_check(db, err);
	return code ? transaction_end(db, code, err) : ZB_OK;
}

enum zb_code transaction_end(struct db *db, enum zb_code code, struct zb_err *err)
{
	if (!code)
		code = stmt_exec(db, "COMMIT", err);
	if (code)
		sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
	return code;
}
