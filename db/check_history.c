/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/check_history.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "db/row.h"

/* The row whose history is being replayed. */
struct replay {
	struct db *db;
	struct check_result *result;
	const struct entity *entity;
	int64_t id;
	struct record *row;      /* as history has it by now; NULL: not there */
	int64_t fields, updates; /* of fields since it was inserted, and transactions */
	int64_t last_txn;
	int64_t alive[ENTITY_COUNT];
};

static void note(struct replay *r, const char *what)
{
	check_note(r->result, "%s %" PRId64 ": %s", _(r->entity->label), r->id, what);
}

/* A transaction that changed several fields raised rev once for each time it wrote the row. */
static void compare(struct replay *r, const struct record *now)
{
	for (unsigned f = 0; f < now->entity->field_count; f++) {
		if ((now->entity->fields[f].flags & FIELD_DERIVED) ||
		    record_same(now, r->row, f))
			continue;
		note(r, _(now->entity->fields[f].label));
		return;
	}
	if (now->rev < r->row->rev + r->updates || now->rev > r->row->rev + r->fields)
		note(r, _("het aantal wijzigingen"));
}

/* All history of the row was read: is this where it stands? */
static enum zb_code finish_row(struct replay *r, struct zb_err *err)
{
	struct record *now = NULL;
	enum zb_code code = ZB_OK;

	if (!r->entity)
		return ZB_OK;
	code = row_get(r->db, r->entity, r->id, &now, err);
	if (code && code != ZB_NOT_FOUND)
		return code;
	if (now && r->row)
		compare(r, now);
	else if (now)
		note(r, _("staat er, maar is volgens de geschiedenis verwijderd"));
	else if (r->row)
		note(r, _("ontbreekt"));
	if (now)
		r->alive[entity_index(r->entity)]++;
	record_free(now);
	record_free(r->row);
	r->row = NULL;
	return ZB_OK;
}

static enum zb_code apply_whole(struct replay *r, const char *old, const char *new,
				struct zb_err *err)
{
	bool insert = new != NULL;

	if (insert == (r->row != NULL) || insert == (old != NULL))
		note(r, _("de geschiedenis spreekt zichzelf tegen"));
	record_free(r->row);
	r->row = NULL;
	r->fields = r->updates = r->last_txn = 0;
	return insert ? journal_read_json(r->db, r->entity, new, &r->row, err) : ZB_OK;
}

static enum zb_code apply_field(struct replay *r, int64_t txn, const char *column, const char *old,
				const char *new, struct zb_err *err)
{
	int field = entity_field(r->entity, column);
	struct buffer before = {0};

	if (field < 0 || !r->row) {
		note(r, _("de geschiedenis spreekt zichzelf tegen"));
		return ZB_OK;
	}
	record_format(r->row, (unsigned)field, &before);
	if (strcmp(before.bytes ? before.bytes : "", old ? old : "") != 0)
		note(r, _("de geschiedenis spreekt zichzelf tegen"));
	buffer_clear(&before);
	r->fields++;
	r->updates += txn != r->last_txn;
	r->last_txn = txn;
	return journal_set_field(r->db, r->row, (unsigned)field, new, err);
}

static enum zb_code apply(struct replay *r, sqlite3_stmt *stmt, struct zb_err *err)
{
	const struct entity *entity = entity_find(stmt_text(stmt, 0));
	int64_t id = sqlite3_column_int64(stmt, 1);
	const char *old = (const char *)sqlite3_column_text(stmt, 4);
	const char *new = (const char *)sqlite3_column_text(stmt, 5);
	enum zb_code code = ZB_OK;

	if (id != r->id || entity != r->entity)
		code = finish_row(r, err);
	r->id = id;
	r->entity = entity;
	if (code)
		return code;
	if (!entity) {
		check_note(r->result, _("de geschiedenis noemt een onbekende soort: %s"),
			   stmt_text(stmt, 0));
		return ZB_OK;
	}
	if (sqlite3_column_type(stmt, 3) == SQLITE_NULL)
		return apply_whole(r, old, new, err);
	return apply_field(r, sqlite3_column_int64(stmt, 2), stmt_text(stmt, 3), old, new, err);
}

/* Rows that no history tells of. */
static enum zb_code count_rows(struct replay *r, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (unsigned e = 0; e < ENTITY_COUNT && !code; e++) {
		char *sql = mem_format("SELECT count(*) FROM \"%s\"", entities[e]->code);
		sqlite3_stmt *stmt = NULL;
		int rc = sqlite3_prepare_v2(r->db->sql, sql, -1, &stmt, NULL);

		if (!rc && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
			int64_t there = sqlite3_column_int64(stmt, 0);

			rc = SQLITE_OK;
			if (there != r->alive[e])
				check_note(r->result, _("%s: %" PRId64 " zonder geschiedenis"),
					   _(entities[e]->plural), there - r->alive[e]);
		}
		if (rc)
			code = db_fail(r->db, rc, err);
		sqlite3_finalize(stmt);
		free(sql);
	}
	return code;
}

enum zb_code check_history(struct db *db, struct check_result *result, struct zb_err *err)
{
	static const char sql[] =
		"SELECT h.\"entity\", h.\"row\", h.\"txn\", h.\"field\", h.\"old\", h.\"new\" "
		"FROM \"history\" AS h JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" "
		"ORDER BY h.\"row\", h.\"entity\", t.\"seq\", h.\"id\"";
	struct replay replay = { .db = db, .result = result };
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		code = apply(&replay, stmt, err);
	if (!code)
		code = finish_row(&replay, err);
	if (!code)
		code = count_rows(&replay, err);
	record_free(replay.row);
	return code;
}
