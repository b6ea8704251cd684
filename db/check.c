/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/check_history.h"
#include "db/derived.h"
#include "db/layout.h"
#include "db/schema.h"
#include "db/stmt.h"

#define CHECK_CODE(name, code, label) #code,
#define CHECK_LABEL(name, code, label) label,

const char *const check_codes[CHECK_COUNT] = { CHECKS(CHECK_CODE) };
const char *const check_labels[CHECK_COUNT] = { CHECKS(CHECK_LABEL) };

void check_note(struct check_result *result, const char *format, ...)
{
	char text[CHECK_DETAIL_SIZE];
	struct zb_err clean; /* the file may hold anything */
	va_list args;

	if (result->wrong++)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	zb_fail(&clean, ZB_CORRUPT, "%s", text);
	memcpy(result->detail, clean.text, sizeof result->detail);
}

static enum zb_code check_integrity(struct db *db, struct check_result *result, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, "PRAGMA integrity_check", &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		if (strcmp(stmt_text(stmt, 0), "ok") != 0)
			check_note(result, "%s", stmt_text(stmt, 0));
	return code;
}

static enum zb_code check_references(struct db *db, struct check_result *result,
				     struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, "PRAGMA foreign_key_check", &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		check_note(result, _("%s %" PRId64 " verwijst naar een %s die er niet is"),
			   stmt_text(stmt, 0), (int64_t)sqlite3_column_int64(stmt, 1),
			   stmt_text(stmt, 2));
	return code;
}

static enum zb_code check_version(struct db *db, struct check_result *result, struct zb_err *err)
{
	int64_t application = 0, version = 0;
	enum zb_code code = stmt_number(db, "PRAGMA application_id", &application, err);

	if (!code)
		code = stmt_number(db, "PRAGMA user_version", &version, err);
	if (!code && (application != DB_APPLICATION_ID ||
		      version != (int64_t)db_schema_step_count))
		check_note(result, _("bestandsversie %" PRId64 ", deze zorgbord kent %zu"), version,
			   db_schema_step_count);
	return code;
}

static enum zb_code check_layout(struct db *db, struct check_result *result, struct zb_err *err)
{
	char *other = NULL;
	enum zb_code code = layout_compare(db, &other, err);

	if (!code && other)
		check_note(result, _("\"%s\" is anders dan zorgbord het maakt"), other);
	free(other);
	return code;
}

/* Every id of the file, once a table that holds it, and the counter that gave them out. */
static char *compose_numbers(void)
{
	struct buffer sql = {0};

	buffer_add(&sql, "WITH numbers AS (SELECT \"id\" FROM \"txn\" "
			 "UNION ALL SELECT \"id\" FROM \"history\"");
	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		buffer_add_format(&sql, " UNION ALL SELECT \"id\" FROM \"%s\"", entities[e]->code);
	buffer_add_format(&sql,
			  "), newest AS (SELECT \"device\" << %d | \"counter\" AS \"id\", "
			  "(\"device\" + 1) << %d AS \"end\" FROM \"file\") "
			  "SELECT n.\"id\" FROM numbers AS n, newest AS f "
			  "WHERE (n.\"id\" > f.\"id\" AND n.\"id\" < f.\"end\") "
			  "OR n.\"id\" NOT BETWEEN 1 AND " DB_ID_MOST " "
			  "UNION ALL SELECT \"counter\" FROM \"file\" "
			  "WHERE \"counter\" NOT BETWEEN 0 AND " DB_COUNTER_MOST " "
			  "UNION ALL SELECT \"id\" FROM numbers GROUP BY \"id\" "
			  "HAVING count(*) > 1",
			  DB_DEVICE_SHIFT, DB_DEVICE_SHIFT);
	return buffer_take(&sql);
}

static enum zb_code check_numbers(struct db *db, struct check_result *result, struct zb_err *err)
{
	char *sql = compose_numbers();
	sqlite3_stmt *stmt = NULL;
	bool row;
	int rc = sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL);
	enum zb_code code = rc ? db_fail(db, rc, err) : ZB_OK;

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		check_note(result, _("nummer %" PRId64 " is vaker uitgegeven of te hoog"),
			   (int64_t)sqlite3_column_int64(stmt, 0));
	sqlite3_finalize(stmt);
	free(sql);
	return code;
}

static enum zb_code check_derived(struct db *db, struct check_result *result, struct zb_err *err)
{
	int64_t different = 0;
	enum zb_code code = derived_check(db, &different, err);

	if (!code && different) {
		check_note(result, _("%" PRId64 " rijen zijn anders"), different);
		result->wrong = different;
	}
	return code;
}

#define CHECK_RUN(name, code, label) check_##code,

enum zb_code check_file(struct db *db, struct check_result out[static CHECK_COUNT],
			struct zb_err *err)
{
	static enum zb_code (*const run[CHECK_COUNT])(struct db *, struct check_result *,
						      struct zb_err *) = { CHECKS(CHECK_RUN) };
	struct zb_err inner;
	enum zb_code code = stmt_exec(db, "BEGIN", err);

	for (unsigned i = 0; i < CHECK_COUNT && !code; i++) {
		out[i] = (struct check_result){0};
		code = run[i](db, &out[i], &inner);
		if (code == ZB_CORRUPT) {
			check_note(&out[i], "%s", inner.text);
			code = ZB_OK;
		}
	}
	if (code && err)
		*err = inner;
	stmt_exec(db, "ROLLBACK", NULL);
	return code;
}
