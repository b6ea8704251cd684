/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/school.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/files.h"

static _Noreturn void give_up(const struct zb_err *err)
{
	fprintf(stderr, "school: %s\n", err->text);
	abort();
}

static struct db_options options_of(const char *today)
{
	struct db_options options = { .actor = "tester" };

	date_from_iso(today, &options.today);
	return options;
}

struct school school_open(const char *today)
{
	struct school s = { .directory = files_make_directory() };
	struct db_options options = options_of(today);
	struct zb_err err;

	s.path = files_join(s.directory, "school.db");
	if (db_create(s.path, &options, &s.db, &err))
		give_up(&err);
	school_add(&s, "school", "name=De Regenboog", "brin=12AB", "type=po", NULL);
	return s;
}

void school_close(struct school *s)
{
	db_close(s->db);
	files_remove(s->directory);
	free(s->directory);
	free(s->path);
}

void school_reopen(struct school *s, const char *today)
{
	struct db_options options = options_of(today ? today : "2000-01-01");
	struct zb_err err;

	if (!today)
		options.today = db_today(s->db);
	db_close(s->db);
	if (db_open(s->path, &options, &s->db, &err))
		give_up(&err);
}

static enum zb_code assign(struct school *s, struct record *r, const char *pair, struct zb_err *err)
{
	const char *equals = strchr(pair, '=');
	char *column = mem_bytes(pair, (size_t)(equals - pair));
	int f = entity_field(r->entity, column);

	free(column);
	if (f < 0)
		return zb_fail(err, ZB_INVALID, "no field %s", pair);
	return record_parse(r, (unsigned)f, equals + 1, db_today(s->db), err);
}

static enum zb_code add(struct school *s, struct zb_err *err, const char *code, va_list pairs,
			int64_t *id)
{
	struct record *r = record_new(entity_find(code));
	enum zb_code failed = ZB_OK;

	for (const char *p; !failed && (p = va_arg(pairs, const char *));)
		failed = assign(s, r, p, err);
	if (!failed)
		failed = store_insert_one(s->db, r, err);
	if (id)
		*id = r->id;
	record_free(r);
	return failed;
}

int64_t school_add(struct school *s, const char *entity, ...)
{
	struct zb_err err;
	int64_t id = 0;
	va_list pairs;

	va_start(pairs, entity);
	if (add(s, &err, entity, pairs, &id))
		give_up(&err);
	va_end(pairs);
	return id;
}

enum zb_code school_try(struct school *s, struct zb_err *err, const char *entity, ...)
{
	va_list pairs;

	va_start(pairs, entity);
	enum zb_code code = add(s, err, entity, pairs, NULL);

	va_end(pairs);
	return code;
}

enum zb_code school_set(struct school *s, struct zb_err *err, const char *entity, int64_t id, ...)
{
	struct record *base = NULL, *mine = NULL;
	enum zb_code code = store_get(s->db, entity_find(entity), id, &base, err);
	va_list pairs;

	if (code)
		return code;
	mine = record_copy(base);
	va_start(pairs, id);
	for (const char *p; !code && (p = va_arg(pairs, const char *));)
		code = assign(s, mine, p, err);
	va_end(pairs);
	if (!code)
		code = store_update_one(s->db, base, mine, NULL, err);
	record_free(base);
	record_free(mine);
	return code;
}

void school_drop(struct school *s, const char *entity, int64_t id)
{
	struct record *row = NULL;
	struct zb_err err;

	if (store_get(s->db, entity_find(entity), id, &row, &err) ||
	    store_delete_one(s->db, row, &err))
		give_up(&err);
	record_free(row);
}

const char *school_ref(const char *field, int64_t id)
{
	static _Thread_local char ring[16][48];
	static _Thread_local unsigned at;
	char *text = ring[at++ % 16];

	snprintf(text, sizeof ring[0], "%s=%lld", field, (long long)id);
	return text;
}

char *school_sql(struct school *s, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	char *text = NULL;

	if (sqlite3_open_v2(s->path, &db, SQLITE_OPEN_READWRITE, NULL) ||
	    sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) {
		fprintf(stderr, "school_sql: %s\n", sqlite3_errmsg(db));
		abort();
	}
	if (sqlite3_step(stmt) == SQLITE_ROW)
		text = mem_text((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return text ? text : mem_text("");
}

int64_t school_number(struct school *s, const char *sql)
{
	char *text = school_sql(s, sql);
	int64_t number = strtoll(text, NULL, 10);

	free(text);
	return number;
}
