/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/layout.h"

#include <stdlib.h>
#include <string.h>

#include "db/schema.h"
#include "db/stmt.h"

static const char sql_parts[] =
	"SELECT \"name\", \"type\" || ' ' || \"tbl_name\" || ' ' || ifnull(\"sql\", '') "
	"FROM \"sqlite_schema\" ORDER BY \"name\", \"type\"";

/* A database in memory with the schema of an empty school file of VERSION. */
static int model_open(int64_t version, sqlite3 **out)
{
	int rc = sqlite3_open(":memory:", out);

	for (size_t i = 0; i < db_schema_step_count && (int64_t)i < version && !rc; i++)
		rc = sqlite3_exec(*out, db_schema_steps[i], NULL, NULL, NULL);
	return rc;
}

static bool same_part(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	return !strcmp(stmt_text(ours, 0), stmt_text(theirs, 0)) &&
	       !strcmp(stmt_text(ours, 1), stmt_text(theirs, 1));
}

/* Steps both as long as they say the same; NULL when they end together. */
static const char *first_other(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	for (;;) {
		bool one = sqlite3_step(ours) == SQLITE_ROW;
		bool other = sqlite3_step(theirs) == SQLITE_ROW;

		if (!one && !other)
			return NULL;
		if (!one || !other || !same_part(ours, theirs))
			return stmt_text(other ? theirs : ours, 0);
	}
}

enum zb_code layout_compare(struct db *db, char **other, struct zb_err *err)
{
	sqlite3 *model = NULL;
	sqlite3_stmt *ours = NULL, *theirs = NULL;
	int64_t version = 0;

	enum zb_code code = stmt_number(db, "PRAGMA user_version", &version, err);

	if (code)
		return code;
	int rc = model_open(version, &model);

	if (!rc)
		rc = sqlite3_prepare_v2(model, sql_parts, -1, &ours, NULL);
	if (!rc)
		rc = sqlite3_prepare_v2(db->sql, sql_parts, -1, &theirs, NULL);
	if (rc)
		code = db_fail(db, rc, err);
	else
		*other = mem_text(first_other(ours, theirs));
	sqlite3_finalize(theirs);
	sqlite3_finalize(ours);
	sqlite3_close(model);
	return code;
}

enum zb_code layout_check(struct db *db, const char *path, struct zb_err *err)
{
	char *other = NULL;
	enum zb_code code = layout_compare(db, &other, err);

	if (!code && other)
		code = zb_fail(err, ZB_FOREIGN,
			       _("%s is niet door zorgbord gemaakt zoals het is: \"%s\" is anders"),
			       path, other);
	free(other);
	return code;
}
