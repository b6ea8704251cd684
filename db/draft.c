/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/draft.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/entities.h"
#include "core/exchange/json.h"
#include "db/copy.h"
#include "db/sitting.h"
#include "db/stmt.h"
#include "db/transaction.h"

#define WAS ".was" /* behind the name of a field: what it was before it was typed over */

void draft_clear(struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		free(draft->texts[i].name);
		free(draft->texts[i].text);
	}
	free(draft->texts);
	*draft = (struct draft){0};
}

void draft_add(struct draft *draft, const char *name, const char *text)
{
	draft->texts =
		mem_grow(draft->texts, &draft->room, draft->count + 1, sizeof(*draft->texts));
	draft->texts[draft->count++] =
		(struct draft_text){.name = mem_text(name), .text = mem_text(text)};
}

const char *draft_find(const struct draft *draft, const char *name)
{
	for (size_t i = 0; i < draft->count; i++)
		if (strcmp(draft->texts[i].name, name) == 0)
			return draft->texts[i].text;
	return NULL;
}

static void add_field(struct draft *draft, const char *prefix, const char *suffix,
		      const struct record *record, unsigned field)
{
	struct buffer form = {0};
	char *name = mem_format("%s.%s%s", prefix, record->entity->fields[field].column, suffix);

	record_format(record, field, &form);
	draft_add(draft, name, form.bytes ? form.bytes : "");
	buffer_clear(&form);
	free(name);
}

void draft_add_record(struct draft *draft, const char *prefix, const struct record *record,
		      const struct record *base)
{
	char *name, *rev;

	for (unsigned f = 0; f < record->entity->field_count; f++) {
		bool typing = draft->typing == record && draft->typing_field == f;
		bool same = base ? record_same(record, base, f) : !record_is_set(record, f);

		if (!same)
			add_field(draft, prefix, "", record, f);
		if (base && (!same || typing))
			add_field(draft, prefix, WAS, base, f);
	}
	if (!base)
		return;
	name = mem_format("%s.rev", prefix);
	rev = mem_format("%" PRId64, base->rev);
	draft_add(draft, name, rev);
	free(name);
	free(rev);
}

static const char *find_part(const struct draft *draft, const char *prefix, const char *column,
			     const char *suffix)
{
	char *name = mem_format("%s.%s%s", prefix, column, suffix);
	const char *text = draft_find(draft, name);

	free(name);
	return text;
}

void draft_take_record(const struct draft *draft, const char *prefix, struct record *record,
		       struct record *base, struct date today)
{
	const char *rev = find_part(draft, prefix, "rev", "");

	for (unsigned f = 0; f < record->entity->field_count; f++) {
		const struct field *field = &record->entity->fields[f];
		const char *text = find_part(draft, prefix, field->column, "");
		const char *was = find_part(draft, prefix, field->column, WAS);

		if (field->flags & (FIELD_DERIVED | FIELD_HIDDEN) || (rev && !was))
			continue;
		if (!text)
			text = was; /* nothing but being typed into */
		/* What was kept by an older version may not be readable: then it stays out. */
		if (!record_parse(record, f, text ? text : "", today, NULL) && base)
			record_parse(base, f, was ? was : "", today, NULL);
	}
	/* Kept as a new row, that is in the file by now: all of it was changed since. */
	if (base)
		base->rev = rev ? strtoll(rev, NULL, 10) : 0;
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void wait_for_colleagues(struct db *db)
{
	int64_t left = db->draft_until - now_ms();

	if (!db->draft_until || left <= 0)
		db_hurry(db, true);
	else
		sqlite3_busy_timeout(db->sql, (int)left);
}

/* The place of a draft: this actor, FORM, and SITTING; NULL: this program's. */
static void bind_place(struct db *db, sqlite3_stmt *stmt, const char *form, const char *sitting)
{
	char own[SITTING_SIZE];

	if (!sitting)
		sitting_name(own);
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":form", form);
	stmt_bind_whole(stmt, ":sitting", sitting ? sitting : own);
}

/* Runs STMT on that place, as all that is written. */
static enum zb_code draft_write(struct db *db, sqlite3_stmt *stmt, const char *form,
				const char *sitting, struct zb_err *err)
{
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	bind_place(db, stmt, form, sitting);
	return transaction_end(db, stmt_run(db, stmt, err), err);
}

static enum zb_code draft_write_unasked(struct db *db, sqlite3_stmt *stmt, const char *form,
					const char *sitting, struct zb_err *err)
{
	enum zb_code code;

	wait_for_colleagues(db);
	code = draft_write(db, stmt, form, sitting, err);
	db_hurry(db, false);
	return code;
}

static void write_aside(struct db *db, const char *form, const char *body)
{
	char *path = NULL;
	FILE *file = copy_make_beside(db->path, "concept", &path, NULL) ? NULL : fopen(path, "w");
	bool good = file && fprintf(file, "%s\n%s\n", form, body) > 0;

	if (file && fclose(file))
		good = false;
	free(db->draft_aside);
	db->draft_aside = good ? path : mem_text("");
	if (!good)
		copy_discard(path);
}

void draft_last(struct db *db, int ms)
{
	db->draft_until = now_ms() + ms;
}

enum zb_code draft_rest(const struct db *db, struct zb_err *err)
{
	if (!db->draft_aside)
		return ZB_OK;
	if (!*db->draft_aside)
		return zb_fail(err, ZB_IO, _("wat was ingevuld en niet bewaard, kon nergens worden "
					     "geschreven"));
	return zb_fail(err, ZB_IO, _("wat was ingevuld en niet bewaard, staat in %s"),
		       db->draft_aside);
}

static void add_body(const struct draft *draft, struct buffer *body)
{
	struct json_writer json;

	json_begin_buffer(&json, body);
	json_object(&json);
	for (size_t i = 0; i < draft->count; i++) {
		json_key(&json, draft->texts[i].name);
		json_text(&json, draft->texts[i].text);
	}
	json_end(&json);
}

static enum zb_code put(struct db *db, const char *form, const char *sitting,
			const struct draft *draft, struct zb_err *err)
{
	static const char sql[] = "INSERT OR REPLACE INTO \"draft\" VALUES (:actor, :form, "
				  ":sitting, :moment, :body)";
	struct buffer body = {0};
	char moment[DB_MOMENT_SIZE];
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	add_body(draft, &body);
	if (!code) {
		db_moment(db, moment);
		stmt_bind_whole(stmt, ":moment", moment);
		stmt_bind_whole(stmt, ":body", body.bytes);
		code = draft_write_unasked(db, stmt, form, sitting, err);
	}
	if (code && db->draft_until)
		write_aside(db, form, body.bytes);
	buffer_clear(&body);
	return code;
}

enum zb_code draft_put(struct db *db, const char *form, const struct draft *draft,
		       struct zb_err *err)
{
	return put(db, form, NULL, draft, err);
}

static enum zb_code get(struct db *db, const char *form, const char *sitting, struct draft *out,
			struct zb_err *err)
{
	static const char sql[] =
		"SELECT j.\"key\", j.\"value\", d.\"moment\" FROM \"draft\" AS d, "
		"json_each(d.\"body\") AS j WHERE d.\"actor\" = :actor AND d.\"form\" = :form "
		"AND d.\"sitting\" = :sitting";
	struct draft draft = {0};
	sqlite3_stmt *stmt;
	bool row = false;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	bind_place(db, stmt, form, sitting);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		draft_add(&draft, stmt_text(stmt, 0), stmt_text(stmt, 1));
		strncpy(draft.moment, stmt_text(stmt, 2), sizeof(draft.moment) - 1);
	}
	if (!code && !draft.count)
		code = zb_fail(err, ZB_NOT_FOUND, _("van dit formulier is niets bewaard"));
	if (code)
		draft_clear(&draft);
	else
		*out = draft;
	return code;
}

/* The sitting that is over and kept something in FORM last; *OUT is NULL when there is none. */
static enum zb_code find_over(struct db *db, const char *form, char **out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"sitting\" FROM \"draft\" WHERE \"actor\" = :actor "
				  "AND \"form\" = :form ORDER BY \"moment\" DESC";
	sqlite3_stmt *stmt;
	bool row = false;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	*out = NULL;
	if (code)
		return code;
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":form", form);
	while (!*out && !(code = stmt_step(db, stmt, &row, err)) && row)
		if (sitting_is_over(stmt_text(stmt, 0)))
			*out = mem_text(stmt_text(stmt, 0));
	sqlite3_reset(stmt);
	return code;
}

/* Makes what SITTING kept in FORM ours; somebody who is quicker has it. */
static enum zb_code take_over(struct db *db, const char *form, const char *sitting,
			      struct zb_err *err)
{
	static const char sql[] = "UPDATE OR REPLACE \"draft\" SET \"sitting\" = :own WHERE "
				  "\"actor\" = :actor AND \"form\" = :form AND \"sitting\" = "
				  ":sitting";
	char own[SITTING_SIZE];
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	sitting_name(own);
	stmt_bind_whole(stmt, ":own", own);
	return draft_write(db, stmt, form, sitting, err);
}

enum zb_code draft_get(struct db *db, const char *form, struct draft *out, struct zb_err *err)
{
	char *over = NULL;
	struct zb_err none;
	enum zb_code code = get(db, form, NULL, out, &none);

	if (code != ZB_NOT_FOUND) {
		if (code && err)
			*err = none;
		return code;
	}
	code = find_over(db, form, &over, err);
	if (!code && over)
		code = take_over(db, form, over, err);
	free(over);
	return code ? code : get(db, form, NULL, out, err);
}

enum zb_code draft_share(struct db *db, const char *form, const struct draft *draft,
			 struct zb_err *err)
{
	return put(db, form, "", draft, err);
}

enum zb_code draft_shared(struct db *db, const char *form, struct draft *out, struct zb_err *err)
{
	return get(db, form, "", out, err);
}

static const char sql_drop[] = "DELETE FROM \"draft\" WHERE \"actor\" = :actor AND "
			       "\"form\" = :form AND \"sitting\" = :sitting";

enum zb_code draft_drop(struct db *db, const char *form, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql_drop, &stmt, err);

	return code ? code : draft_write_unasked(db, stmt, form, NULL, err);
}

void draft_drop_with(struct db *db, const char *form)
{
	db->form = form;
}

enum zb_code draft_drop_saved(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = db->form ? stmt_get(db, sql_drop, &stmt, err) : ZB_OK;

	if (code || !db->form)
		return code;
	bind_place(db, stmt, db->form, NULL);
	return stmt_run(db, stmt, err);
}

/* --- what is left of rows that are gone --- */

static enum zb_code row_is_there(struct db *db, int64_t id, bool *out, struct zb_err *err)
{
	struct buffer sql = {0};
	sqlite3_stmt *stmt;
	enum zb_code code;

	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		buffer_add_format(&sql, "%sSELECT 1 FROM \"%s\" WHERE \"id\" = :id",
				  e ? " UNION ALL " : "", entities[e]->code);
	code = stmt_get_composed(db, buffer_take(&sql), &stmt, err);
	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	code = stmt_step(db, stmt, out, err);
	sqlite3_reset(stmt);
	return code;
}

/* *GONE: a row that FORM is about is not there. */
static enum zb_code look_for_rows(struct db *db, const char *form, bool *gone, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	*gone = false;
	while (*form && !code && !*gone) {
		size_t word = strcspn(form, ":/");
		char *end;
		int64_t id = strtoll(form, &end, 10);
		bool there = true;

		if (id > 0 && end == form + word)
			code = row_is_there(db, id, &there, err);
		*gone = !there;
		form += word + (form[word] != '\0');
	}
	return code;
}

/* The form after AFTER, in order of name, in which this actor left something; NULL: there is
 * none. */
static enum zb_code next_form(struct db *db, const char *after, char **out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"form\" FROM \"draft\" WHERE \"actor\" = :actor "
				  "AND \"form\" > :after ORDER BY \"form\" LIMIT 1";
	sqlite3_stmt *stmt;
	bool row = false;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":after", after);
	code = stmt_step(db, stmt, &row, err);
	if (!code)
		*out = row ? mem_text(stmt_text(stmt, 0)) : NULL;
	sqlite3_reset(stmt);
	return code;
}

/* Reads into OUT what was left in FORM when that is about a row that is gone and no other program
 * is at it, which sets *FOUND. */
static enum zb_code look_at(struct db *db, const char *form, bool *found, struct draft *out,
			    struct zb_err *err)
{
	enum zb_code code = look_for_rows(db, form, found, err);

	if (code || !*found)
		return code;
	code = draft_get(db, form, out, err);
	*found = code == ZB_OK;
	return code == ZB_NOT_FOUND ? ZB_OK : code;
}

enum zb_code draft_left_over(struct db *db, char **form, struct draft *out, struct zb_err *err)
{
	char *at = mem_text("");
	bool found = false;
	enum zb_code code = ZB_OK;

	while (at && !found && !code) {
		char *next = NULL;

		code = next_form(db, at, &next, err);
		free(at);
		at = next;
		if (!code && at)
			code = look_at(db, at, &found, out, err);
	}
	if (!code && !found)
		code = zb_fail(err, ZB_NOT_FOUND, _("er is niets over"));
	if (code)
		free(at);
	else
		*form = at;
	return code;
}
