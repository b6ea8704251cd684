/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: a transaction's history replayed backwards as a new transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "db/access.h"
#include "db/fill.h"
#include "db/history.h"
#include "db/journal.h"
#include "db/row.h"
#include "db/steps.h"

/* A change that was taken back: an undo without a redo of it. */
static const char *const sql_undoable =
	"SELECT t.\"id\" FROM \"txn\" AS t WHERE t.\"actor\" = :actor "
	"AND t.\"kind\" IN ('edit', 'import', 'merge') AND NOT EXISTS (SELECT 1 FROM \"txn\" AS u "
	"WHERE u.\"undoes\" = t.\"id\" AND u.\"kind\" = 'undo' AND NOT EXISTS (SELECT 1 FROM "
	"\"txn\" "
	"AS r WHERE r.\"undoes\" = u.\"id\" AND r.\"kind\" = 'redo')) "
	"ORDER BY t.\"seq\" DESC LIMIT 1";

static const char *const sql_redoable =
	"SELECT u.\"id\" FROM \"txn\" AS u WHERE u.\"actor\" = :actor AND u.\"kind\" = 'undo' "
	"AND NOT EXISTS (SELECT 1 FROM \"txn\" AS r WHERE r.\"undoes\" = u.\"id\" "
	"AND r.\"kind\" = 'redo') AND NOT EXISTS (SELECT 1 FROM \"txn\" AS n "
	"WHERE n.\"seq\" > u.\"seq\" AND n.\"actor\" = :actor "
	"AND n.\"kind\" IN ('edit', 'import', 'merge')) ORDER BY u.\"seq\" DESC LIMIT 1";

static enum zb_code fail_changed_since(struct db *db, const struct record *row, struct zb_err *err)
{
	struct buffer who = {0}, what = {0};

	journal_last_actor(db, row->id, &who);
	if (row->entity->closed) {
		buffer_add(&what, _(steps_closed_label));
	} else {
		record_title(row, &what);
		buffer_add_format(&what, " (%s)", _(row->entity->label));
	}
	zb_fail(err, ZB_CONFLICT, _("kan niet ongedaan: %s heeft %s daarna nog veranderd"),
		who.length ? who.bytes : _("iemand"), what.bytes);
	buffer_clear(&who);
	buffer_clear(&what);
	return ZB_CONFLICT;
}

static bool same_content(const struct record *a, const struct record *b, int but)
{
	for (unsigned f = 0; f < a->entity->field_count; f++)
		if ((int)f != but && !(a->entity->fields[f].flags & FIELD_DERIVED) &&
		    !record_same(a, b, f))
			return false;
	return true;
}

/* Results that were withdrawn before go with the row that they refer to. */
static enum zb_code take_withdrawn_along(struct db *db, const struct record *row,
					 struct zb_err *err)
{
	struct id_set ids = {0};
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code =
		stmt_get(db,
			 "SELECT \"id\" FROM \"result\" WHERE \"withdrawn\" IS NOT NULL "
			 "AND (\"evaluation\" = :id OR \"goal\" = :id OR \"line\" = :id "
			 "OR \"pupil\" = :id) ORDER BY \"id\"",
			 &stmt, err);

	if (!code)
		stmt_bind_id(stmt, ":id", row->id);
	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found)
		id_set_add(&ids, sqlite3_column_int64(stmt, 0));
	for (size_t i = 0; i < ids.count && !code; i++) {
		struct record *result = NULL;

		code = row_get(db, &result_entity, ids.ids[i], &result, err);
		if (!code)
			code = store_delete(db, result, err);
		record_free(result);
	}
	id_set_free(&ids);
	return code;
}

static enum zb_code withdraw(struct db *db, const struct record *result, struct zb_err *err)
{
	char moment[DB_MOMENT_SIZE];
	struct record *withdrawn = record_copy(result);

	db_moment(db, moment);
	record_set_text(withdrawn, RESULT_WITHDRAWN, moment);
	enum zb_code code = store_update(db, result, withdrawn, NULL, err);

	record_free(withdrawn);
	return code;
}

static enum zb_code reverse_insert(struct db *db, const struct step *step, struct zb_err *err)
{
	struct record *made = NULL, *now = NULL;
	bool result = step->entity == &result_entity;
	enum zb_code code = row_get(db, step->entity, step->row, &now, err);

	if (code == ZB_NOT_FOUND && result)
		return ZB_OK; /* went along with what it referred to */
	if (!code)
		code = journal_read_json(db, step->entity, step->new, &made, err);
	if (!code && !same_content(made, now, result ? RESULT_WITHDRAWN : -1))
		code = fail_changed_since(db, now, err);
	if (!code && result && !record_is_set(now, RESULT_WITHDRAWN))
		code = withdraw(db, now, err);
	else if (!code && !result)
		code = take_withdrawn_along(db, now, err);
	if (!code && !result)
		code = store_delete(db, now, err);
	record_free(made);
	record_free(now);
	return code;
}

static enum zb_code reverse_delete(struct db *db, const struct step *step, struct zb_err *err)
{
	struct record *row = NULL;
	enum zb_code code = journal_read_json(db, step->entity, step->old, &row, err);

	if (!code)
		code = store_insert(db, row, err);
	record_free(row);
	return code;
}

/* Sets the field back; ZB_CONFLICT when it is not what the transaction made of it. */
static enum zb_code reverse_field(struct db *db, const struct step *step, struct record *row,
				  struct zb_err *err)
{
	unsigned f = (unsigned)step->field;
	struct buffer now = {0};
	enum zb_code code = ZB_OK;

	record_format(row, f, &now);
	if (strcmp(now.bytes ? now.bytes : "", step->new ? step->new : "") != 0)
		code = fail_changed_since(db, row, err);
	buffer_clear(&now);
	if (code)
		return code;
	return journal_set_field(db, row, f, step->old, err);
}

/* All fields of one row that STEPS begins with, as one update, so that a frozen row never shows
 * half of it; *TAKEN of them. */
static enum zb_code reverse_update(struct db *db, const struct step *steps, size_t count,
				   size_t *taken, struct zb_err *err)
{
	struct record *now = NULL, *back = NULL;
	enum zb_code code = row_get(db, steps->entity, steps->row, &now, err);

	*taken = 0;
	if (!code)
		back = record_copy(now);
	while (!code && *taken < count && steps[*taken].row == steps->row &&
	       steps[*taken].field >= 0)
		code = reverse_field(db, &steps[(*taken)++], back, err);
	if (!code)
		code = store_update(db, now, back, NULL, err);
	record_free(now);
	record_free(back);
	return code;
}

static enum zb_code replay(struct db *db, const struct steps *steps, struct zb_err *err)
{
	enum zb_code code = ZB_OK;
	size_t taken;

	for (size_t i = 0; i < steps->count && !code; i += taken) {
		const struct step *step = &steps->items[i];

		taken = 1;
		if (step->field >= 0)
			code = reverse_update(db, step, steps->count - i, &taken, err);
		else if (step->new)
			code = reverse_insert(db, step, err);
		else
			code = reverse_delete(db, step, err);
	}
	return code;
}

/* What colleagues did since may not go together with a row that is back. */
static enum zb_code guard(struct db *db, const struct steps *steps, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < steps->count && !code; i++) {
		const struct step *step = &steps->items[i];
		struct record *row = NULL;

		if (i && step->row == step[-1].row)
			continue;
		code = row_get(db, step->entity, step->row, &row, err);
		if (!code)
			code = fill_guard(db, row, err);
		else if (code == ZB_NOT_FOUND)
			code = ZB_OK; /* it is gone again */
		record_free(row);
	}
	return code;
}

static enum zb_code find_txn(struct db *db, const char *sql, int64_t *txn, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":actor", db->actor);
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	*txn = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* What is kept apart is not changed without a note, as it is not read without one. */
static enum zb_code note_closed(struct db *db, const struct steps *steps, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < steps->count && !code; i++) {
		const struct step *step = &steps->items[i];
		struct record *row = NULL;

		if (!step->entity->closed || (i && step->row == step[-1].row))
			continue;
		code = steps_row(db, step, &row, err);
		if (!code)
			code = access_note_with(db, ACCESS_READ,
						record_number(row, step->entity->owner_field),
						step->entity->code, err);
		record_free(row);
	}
	return code;
}

static enum zb_code take_back(struct db *db, enum txn_kind kind, int64_t txn, char **done,
			      struct zb_err *err)
{
	struct steps steps = {0};
	char *text = NULL;
	enum zb_code code = store_begin(db, kind, txn, err);

	if (code)
		return code;
	code = steps_read(db, txn, &steps, err);
	if (!code && kind == TXN_UNDO)
		code = steps_name(db, txn, &text, err);
	if (!code)
		code = note_closed(db, &steps, err);
	if (!code)
		code = replay(db, &steps, err);
	if (!code)
		code = guard(db, &steps, err);
	/* Named while the rows are there. */
	if (!code && kind == TXN_REDO)
		code = steps_name(db, txn, &text, err);
	if (!code)
		code = store_commit(db, err);
	else
		store_rollback(db);
	steps_free(&steps);
	if (!code && done)
		*done = text;
	else
		free(text);
	return code;
}

/* *TXN: what the next undo or redo takes back. */
static enum zb_code find_step(struct db *db, bool redo, int64_t *txn, struct zb_err *err)
{
	int64_t found = 0;
	enum zb_code code = find_txn(db, redo ? sql_redoable : sql_undoable, &found, err);

	if (code)
		return code;
	if (!found)
		return zb_fail(err, ZB_NOT_FOUND,
			       redo ? _("er is niets om opnieuw te doen") :
				      _("er is niets om ongedaan te maken"));
	*txn = found;
	return ZB_OK;
}

enum zb_code history_undo(struct db *db, char **done, struct zb_err *err)
{
	int64_t txn;
	enum zb_code code = find_step(db, false, &txn, err);

	return code ? code : take_back(db, TXN_UNDO, txn, done, err);
}

enum zb_code history_redo(struct db *db, char **done, struct zb_err *err)
{
	int64_t txn;
	enum zb_code code = find_step(db, true, &txn, err);

	return code ? code : take_back(db, TXN_REDO, txn, done, err);
}

static enum zb_code read_moment(struct db *db, int64_t txn, char out[static DB_MOMENT_SIZE],
				struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, "SELECT \"moment\" FROM \"txn\" WHERE \"id\" = :txn",
				     &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":txn", txn);
	code = stmt_step(db, stmt, &found, err);
	if (!code && found)
		snprintf(out, DB_MOMENT_SIZE, "%s", stmt_text(stmt, 0));
	sqlite3_reset(stmt);
	return code;
}

static bool is_own(const struct db *db, int64_t txn)
{
	for (size_t i = db->written.count; i-- > 0;)
		if (db->written.ids[i] == txn)
			return true;
	return false;
}

enum zb_code history_look(struct db *db, struct history_step *step, struct zb_err *err)
{
	struct history_step found = { .redo = step->redo };
	enum zb_code code = find_step(db, step->redo, &found.txn, err);

	if (!code)
		code = read_moment(db, found.txn, found.moment, err);
	if (!code)
		code = steps_name(db, found.txn, &found.what, err);
	if (code)
		return code;
	found.own = is_own(db, found.txn);
	*step = found;
	return ZB_OK;
}

enum zb_code history_take(struct db *db, const struct history_step *step, char **done,
			  struct zb_err *err)
{
	int64_t txn;
	enum zb_code code = find_step(db, step->redo, &txn, err);

	if (!code && txn != step->txn)
		code = zb_fail(err, ZB_CONFLICT,
			       _("er is intussen iets anders gewijzigd; er is niets "
				 "teruggedraaid"));
	return code ? code : take_back(db, step->redo ? TXN_REDO : TXN_UNDO, txn, done, err);
}
