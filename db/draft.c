/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/draft.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/json.h"
#include "db/stmt.h"
#include "db/transaction.h"

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

void draft_add_record(struct draft *draft, const char *prefix, const struct record *record)
{
	struct buffer form = {0};

	for (unsigned f = 0; f < record->entity->field_count; f++) {
		char *name;

		if (!record_is_set(record, f))
			continue;
		buffer_reset(&form);
		record_format(record, f, &form);
		name = mem_format("%s.%s", prefix, record->entity->fields[f].column);
		draft_add(draft, name, form.bytes);
		free(name);
	}
	buffer_clear(&form);
}

void draft_take_record(const struct draft *draft, const char *prefix, struct record *record,
		       struct date today)
{
	for (unsigned f = 0; f < record->entity->field_count; f++) {
		const struct field *field = &record->entity->fields[f];
		char *name = mem_format("%s.%s", prefix, field->column);
		const char *text = draft_find(draft, name);

		/* What was kept by an older version may not be readable: then it stays out. */
		if (!(field->flags & (FIELD_DERIVED | FIELD_HIDDEN)))
			record_parse(record, f, text ? text : "", today, NULL);
		free(name);
	}
}

/* Runs STMT with this actor and FORM, as all that is written. */
static enum zb_code draft_write(struct db *db, sqlite3_stmt *stmt, const char *form,
				struct zb_err *err)
{
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":form", form);
	return transaction_end(db, stmt_run(db, stmt, err), err);
}

enum zb_code draft_put(struct db *db, const char *form, const struct draft *draft,
		       struct zb_err *err)
{
	static const char sql[] = "INSERT OR REPLACE INTO \"draft\" VALUES (:actor, :form, "
				  ":moment, :body)";
	struct buffer body = {0};
	struct json_writer json;
	char moment[DB_MOMENT_SIZE];
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	json_begin_buffer(&json, &body);
	json_object(&json);
	for (size_t i = 0; i < draft->count; i++) {
		json_key(&json, draft->texts[i].name);
		json_text(&json, draft->texts[i].text);
	}
	json_end(&json);
	db_moment(db, moment);
	stmt_bind_whole(stmt, ":moment", moment);
	stmt_bind_whole(stmt, ":body", body.bytes);
	code = draft_write(db, stmt, form, err);
	buffer_clear(&body);
	return code;
}

enum zb_code draft_get(struct db *db, const char *form, struct draft *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT j.\"key\", j.\"value\", d.\"moment\" FROM \"draft\" AS d, "
		"json_each(d.\"body\") AS j WHERE d.\"actor\" = :actor AND d.\"form\" = :form";
	struct draft draft = {0};
	sqlite3_stmt *stmt;
	bool row = false;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":actor", db->actor);
	stmt_bind_whole(stmt, ":form", form);
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

enum zb_code draft_drop(struct db *db, const char *form, struct zb_err *err)
{
	static const char sql[] =
		"DELETE FROM \"draft\" WHERE \"actor\" = :actor AND \"form\" = :form";
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	return code ? code : draft_write(db, stmt, form, err);
}
