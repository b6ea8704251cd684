/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/derived.h"

#include <string.h>

#include "db/dossier.h"
#include "db/names.h"
#include "db/search.h"
#include "db/stmt.h"
#include "db/talk_state.h"
#include "db/transaction.h"
#include "db/writer.h"

static enum zb_code write_each(void *context, const struct dossier *dossier, struct zb_err *err)
{
	struct writer *writer = context;
	struct db *db = writer->db;

	derive_pupil(dossier, &db->settings, writer->day, &db->derived);
	return writer_put(writer, dossier, &db->derived, err);
}

static enum zb_code refresh_one(struct writer *writer, int64_t pupil, struct zb_err *err)
{
	struct db *db = writer->db;
	enum zb_code code = writer_drop(writer, pupil, err);

	if (!code)
		code = dossier_read(db, pupil, &db->dossier, err);
	if (!code && dossier_pupil(&db->dossier))
		code = write_each(writer, &db->dossier, err);
	return code;
}

/* Past this many pupils one walk over all is quicker than a look-up each. */
#define REFRESH_WALK 2000

static enum zb_code rebuild(struct writer *writer, struct zb_err *err)
{
	enum zb_code code = writer_drop_all(writer, err);

	return code ? code : dossier_walk(writer->db, 0, INT64_MAX, write_each, writer, err);
}

static enum zb_code refresh(struct writer *writer, const int64_t *pupils, size_t count,
			    struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (count > REFRESH_WALK)
		return rebuild(writer, err);
	for (size_t i = 0; i < count && !code; i++)
		code = refresh_one(writer, pupils[i], err);
	return code;
}

/* Of the file, for the day at which it stands. */
static struct writer of_file(struct db *db)
{
	return (struct writer){ .db = db, .schema = WRITER_MAIN, .day = db->day };
}

/* Of this connection alone, for its own day. */
static struct writer of_reader(struct db *db)
{
	return (struct writer){ .db = db, .schema = WRITER_TEMP, .day = db->today };
}

static enum zb_code rebuild_states(struct db *db, struct zb_err *err)
{
	struct writer file = of_file(db), reader = of_reader(db);
	enum zb_code code = rebuild(&file, err);

	return code || !db->apart ? code : rebuild(&reader, err);
}

enum zb_code derived_refresh(struct db *db, const int64_t *pupils, size_t count, struct zb_err *err)
{
	struct writer file = of_file(db), reader = of_reader(db);
	enum zb_code code = refresh(&file, pupils, count, err);

	return code || !db->apart ? code : refresh(&reader, pupils, count, err);
}

enum zb_code derived_rebuild(struct db *db, struct zb_err *err)
{
	enum zb_code code = rebuild_states(db, err);

	if (!code)
		code = stmt_exec(db,
				 "DELETE FROM \"talk_state\"; DELETE FROM \"name\"; "
				 "DELETE FROM \"search\"",
				 err);
	if (!code)
		code = talk_state_fill(db, "main", err);
	if (!code)
		code = names_fill(db, "main", err);
	return code ? code : search_rebuild(db, "main", err);
}

enum zb_code derived_read_day(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, "SELECT \"refreshed\" FROM \"file\"", &stmt, err);

	if (!code)
		code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	db->day = stmt_date(stmt, 0);
	sqlite3_reset(stmt);
	return ZB_OK;
}

static enum zb_code turn_pupils(struct db *db, struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\" FROM main.\"pupil_state\" "
				  "WHERE \"next_change\" IS NOT NULL AND \"next_change\" <= :today";
	struct id_set turning = {0};
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_date(stmt, ":today", db->today);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(&turning, sqlite3_column_int64(stmt, 0));
	if (!code)
		code = derived_refresh(db, turning.ids, turning.count, err);
	id_set_free(&turning);
	return code;
}

/* The file goes to a later day and never back: an earlier one is somebody's own. */
static enum zb_code turn(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	/* A file of no day is new, or a schema step added to what is derived. */
	bool all = !date_is_set(db->day);
	enum zb_code code;

	if (!all && date_compare(db->today, db->day) <= 0)
		return ZB_OK;
	db->day = db->today;
	code = all ? rebuild_states(db, err) : turn_pupils(db, err);
	if (!code)
		code = stmt_get(db, "UPDATE \"file\" SET \"refreshed\" = :today", &stmt, err);
	if (code)
		return code;
	stmt_bind_date(stmt, ":today", db->today);
	return stmt_run(db, stmt, err);
}

static enum zb_code bring_forward(struct db *db, struct zb_err *err)
{
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	code = derived_read_day(db, err); /* a colleague may have been first */
	if (!code)
		code = turn(db, err);
	return transaction_end(db, code, err);
}

static enum zb_code read_together(struct db *db, struct zb_err *err)
{
	enum zb_code code = db->apart ? writer_tables_drop(db, err) : ZB_OK;

	if (!code)
		db->apart = false;
	return code;
}

/* Also within a transaction that reads. */
static enum zb_code read_apart(struct db *db, struct zb_err *err)
{
	struct writer reader = of_reader(db);
	enum zb_code code = stmt_exec(db, "SAVEPOINT \"apart\"", err);

	if (code)
		return code;
	code = writer_tables_drop(db, err);
	if (!code)
		code = writer_tables_make(db, err);
	if (!code)
		code = dossier_walk(db, 0, INT64_MAX, write_each, &reader, err);
	if (code)
		stmt_exec(db, "ROLLBACK TO \"apart\"", NULL);
	else
		db->apart = true;
	stmt_exec(db, "RELEASE \"apart\"", NULL);
	return code;
}

enum zb_code derived_set_today(struct db *db, struct zb_err *err)
{
	enum zb_code code = derived_read_day(db, err);
	bool later = date_compare(db->today, db->day) > 0 && !db->chosen_day;

	if (!code && (later || !date_is_set(db->day)))
		code = bring_forward(db, err);
	if (code)
		return code;
	return date_compare(db->today, db->day) ? read_apart(db, err) : read_together(db, err);
}

static enum zb_code compare_table(struct db *db, const char *table, int64_t *different,
				  struct zb_err *err)
{
	const char *columns = strcmp(table, "search") != 0 ? "*" :
							     "rowid, \"folded\", \"entity\", "
							     "\"pupil\"";
	struct buffer sql = {0};
	sqlite3_stmt *stmt = NULL;
	bool row;
	enum zb_code code = ZB_OK;

	buffer_add_format(&sql,
			  "SELECT (SELECT count(*) FROM (SELECT %s FROM main.\"%s\" EXCEPT "
			  "SELECT %s FROM temp.\"%s\")) + (SELECT count(*) FROM (SELECT %s FROM "
			  "temp.\"%s\" EXCEPT SELECT %s FROM main.\"%s\"))",
			  columns, table, columns, table, columns, table, columns, table);
	int rc = sqlite3_prepare_v2(db->sql, sql.bytes, -1, &stmt, NULL);

	code = rc ? db_fail(db, rc, err) : stmt_step(db, stmt, &row, err);
	if (!code)
		*different += sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	buffer_clear(&sql);
	return code;
}

/* Those of writer_tables, and what db/talk_state and db/names write. */
static const char *table_at(size_t number)
{
	static const char *const more[] = { "talk_state", "name", NULL };
	size_t own = 0;

	while (writer_tables[own])
		own++;
	return number < own ? writer_tables[number] : more[number - own];
}

/* Runs FORMAT for each derived table, with its name for @. */
static enum zb_code each_table(struct db *db, const char *format, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t t = 0; table_at(t) && !code; t++) {
		struct buffer b = {0};

		for (const char *c = format; *c; c++) {
			if (*c == '@')
				buffer_add(&b, table_at(t));
			else
				buffer_add_bytes(&b, c, 1);
		}
		code = stmt_exec(db, b.bytes, err);
		buffer_clear(&b);
	}
	return code;
}

enum zb_code derived_check(struct db *db, int64_t *different, struct zb_err *err)
{
	bool apart = db->apart;
	int64_t found = 0;
	enum zb_code code = derived_read_day(db, err);
	struct writer writer = { .db = db, .schema = WRITER_TEMP, .day = db->day };

	if (!code)
		code = read_together(db, err);

	if (!code)
		code = each_table(
			db, "CREATE TEMP TABLE \"@\" AS SELECT * FROM main.\"@\" WHERE 0", err);
	if (!code)
		code = stmt_exec(db,
				 "CREATE TEMP TABLE \"search\" (\"folded\", \"entity\", "
				 "\"pupil\")", err);
	if (!code)
		code = dossier_walk(db, 0, INT64_MAX, write_each, &writer, err);
	if (!code)
		code = talk_state_fill(db, "temp", err);
	if (!code)
		code = names_fill(db, "temp", err);
	if (!code)
		code = search_rebuild(db, "temp", err);
	for (size_t t = 0; table_at(t) && !code; t++)
		code = compare_table(db, table_at(t), &found, err);
	if (!code)
		code = compare_table(db, "search", &found, err);
	if (!code)
		*different = found;
	each_table(db, "DROP TABLE IF EXISTS temp.\"@\"", NULL);
	stmt_exec(db, "DROP TABLE IF EXISTS temp.\"search\"", NULL);
	return code || !apart ? code : read_apart(db, err);
}
