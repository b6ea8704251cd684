/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/derived.h"
#include "db/draft.h"
#include "db/fill.h"
#include "db/journal.h"
#include "db/names.h"
#include "db/row.h"
#include "db/search.h"
#include "db/talk_state.h"
#include "db/touch.h"
#include "db/transaction.h"

static enum zb_code read_counter(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = derived_read_day(db, err);

	if (!code)
		code = stmt_get(db, "SELECT \"device\", \"counter\" FROM \"file\"", &stmt, err);
	if (!code)
		code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	db->device = sqlite3_column_int64(stmt, 0);
	db->counter = sqlite3_column_int64(stmt, 1);
	sqlite3_reset(stmt);
	return ZB_OK;
}

enum zb_code store_begin(struct db *db, enum txn_kind kind, int64_t undoes, struct zb_err *err)
{
	if (db->writing)
		abort();
	enum zb_code code = transaction_begin(db, err);

	if (code)
		return code;
	code = read_counter(db, err);
	if (code)
		return transaction_end(db, code, err);
	db->writing = true;
	db->txn = 0;
	db->settings_touched = db->bulk = db->noted = false;
	db->replaying = kind == TXN_UNDO || kind == TXN_REDO;
	db->touched.count = db->talks.count = db->replaced.count = 0;
	journal_prepare(db, kind, undoes);
	return ZB_OK;
}

enum zb_code store_trust_rows(struct db *db, struct zb_err *err)
{
	if (!db->writing)
		abort();
	db->bulk = true;
	db->settings_touched = true; /* all is derived once, at the end */
	return db_spread(db, err);
}

/* What it is found by is left alone when all of that is written again at the end. */
static enum zb_code put_found(struct db *db, const struct record *row, struct zb_err *err)
{
	enum zb_code code = db->settings_touched ? ZB_OK : search_put(db, row, err);

	return code || db->settings_touched ? code : names_put(db, row, err);
}

bool store_wrote(const struct db *db)
{
	return db->wrote;
}

int64_t store_new_id(struct db *db)
{
	return db->device << DB_DEVICE_SHIFT | ++db->counter;
}

static void notice_settings(struct db *db, const struct entity *entity)
{
	if (entity->owner == OWNER_ALL)
		db->settings_touched = true;
}

/* What an insert adds to a row, to take it away again when it fails. */
struct before {
	int64_t id, rev;
	uint64_t set; /* bit f: field f was filled in */
};

static struct before before_insert(const struct record *row)
{
	struct before before = { .id = row->id, .rev = row->rev };

	for (unsigned f = 0; f < row->entity->field_count; f++)
		if (record_is_set(row, f))
			before.set |= (uint64_t)1 << f;
	return before;
}

static void back_to(struct record *row, const struct before *before)
{
	row->id = before->id;
	row->rev = before->rev;
	for (unsigned f = 0; f < row->entity->field_count; f++)
		if (!(before->set & (uint64_t)1 << f))
			record_clear(row, f);
}

static enum zb_code write_insert(struct db *db, struct record *row, struct zb_err *err)
{
	enum zb_code code = db->replaying ? ZB_OK : fill_row(db, row, err);

	if (!code && !db->bulk)
		code = fill_validate(db, NULL, row, err);
	if (!code)
		code = fill_check(db, NULL, row, err);
	if (!code)
		code = row_insert(db, row, err);
	if (!code)
		code = journal_insert(db, row, err);
	if (!code)
		code = put_found(db, row, err);
	if (!code)
		code = touch_row(db, row, err);
	if (!code)
		notice_settings(db, row->entity);
	return code;
}

enum zb_code store_insert(struct db *db, struct record *row, struct zb_err *err)
{
	struct before before = before_insert(row);

	if (!db->writing)
		abort();
	/* An id from a transaction that failed may be somebody else's by now. */
	if (!row->id || !db->replaying)
		row->id = store_new_id(db);
	row->rev++;
	enum zb_code code = write_insert(db, row, err);

	if (code)
		back_to(row, &before);
	return code;
}

enum zb_code store_meet(struct db *db, const struct record *row, struct record **base,
			struct zb_err *err)
{
	int64_t twin = 0;
	enum zb_code code = fill_twin(db, row, &twin, err);

	if (code)
		return code;
	*base = twin ? record_new(row->entity) : NULL;
	if (!twin)
		return ZB_OK;
	(*base)->id = twin;
	for (unsigned f = 0; f < row->entity->field_count; f++)
		if (row->entity->key & FIELD_BIT(f))
			record_copy_field(*base, f, row, f);
	return ZB_OK;
}

uint64_t store_merge(const struct record *base, const struct record *theirs, struct record *mine)
{
	uint64_t conflicts = 0;

	for (unsigned f = 0; f < mine->entity->field_count; f++) {
		if (record_same(mine, theirs, f))
			continue;
		if (record_same(mine, base, f))
			record_copy_field(mine, f, theirs, f);
		else if (!record_same(theirs, base, f))
			conflicts |= (uint64_t)1 << f;
	}
	return conflicts;
}

void store_tell_who(struct db *db, int64_t row, char who[CONFLICT_WHO_SIZE])
{
	struct buffer name = {0};

	journal_last_actor(db, row, &name);
	snprintf(who, CONFLICT_WHO_SIZE, "%s", name.bytes ? name.bytes : "");
	buffer_clear(&name);
}

bool store_is_self(const struct db *db, const char *who)
{
	return *who && strncmp(who, db->actor, CONFLICT_WHO_SIZE - 1) == 0;
}

/* THEIRS and FIELDS as in CONFLICT (NULL: nobody asks), which takes THEIRS. */
static enum zb_code fail_conflict(struct db *db, struct record *theirs, uint64_t fields,
				  struct conflict *conflict, struct zb_err *err)
{
	struct conflict found = { .row = theirs->id, .fields = fields, .theirs = theirs };
	unsigned f = 0;

	while (!(fields & (uint64_t)1 << f))
		f++;
	store_tell_who(db, theirs->id, found.who);
	zb_fail(err, ZB_CONFLICT, _("%s heeft %s intussen ook veranderd"),
		*found.who ? found.who : _("een collega"), _(theirs->entity->fields[f].label));
	if (conflict)
		*conflict = found;
	else
		record_free(theirs);
	return ZB_CONFLICT;
}

/* ZB_DENIED when a field that was fixed at insert differs. */
static enum zb_code check_fixed(const struct record *before, const struct record *after,
				struct zb_err *err)
{
	for (unsigned f = 0; f < after->entity->field_count; f++)
		if ((after->entity->fields[f].flags & FIELD_FIXED) &&
		    !record_same(before, after, f))
			return zb_fail(err, ZB_DENIED,
				       _("%s staat vast en kan niet meer veranderen"),
				       _(after->entity->fields[f].label));
	return ZB_OK;
}

bool store_differs(const struct record *a, const struct record *b)
{
	for (unsigned f = 0; f < a->entity->field_count; f++)
		if (!(a->entity->fields[f].flags & FIELD_DERIVED) && !record_same(a, b, f))
			return true;
	return false;
}

static enum zb_code write_update(struct db *db, const struct record *theirs, struct record *next,
				 struct zb_err *err)
{
	enum zb_code code = check_fixed(theirs, next, err);

	if (!code)
		code = fill_validate(db, theirs, next, err);
	if (!code)
		code = fill_check(db, theirs, next, err);
	if (!code)
		code = touch_row(db, theirs, err);
	if (!code)
		code = row_update(db, next, err);
	if (!code)
		code = journal_update(db, theirs, next, err);
	if (!code)
		code = put_found(db, next, err);
	if (!code)
		code = touch_row(db, next, err);
	if (!code)
		notice_settings(db, next->entity);
	return code;
}

static void take_over(struct record *mine, struct record *next)
{
	for (unsigned f = 0; f < mine->entity->field_count; f++)
		record_copy_field(mine, f, next, f);
	mine->rev = next->rev;
}

static enum zb_code read_theirs(struct db *db, const struct record *base, struct record **theirs,
				struct zb_err *err)
{
	enum zb_code code = row_get(db, base->entity, base->id, theirs, err);

	if (code == ZB_NOT_FOUND)
		code = zb_fail(err, ZB_CONFLICT, _("%s is intussen door een collega verwijderd"),
			       _(base->entity->label));
	return code;
}

enum zb_code store_update(struct db *db, const struct record *base, struct record *mine,
			  struct conflict *conflict, struct zb_err *err)
{
	struct record *theirs = NULL, *next = NULL;
	uint64_t fields = 0;

	if (!db->writing)
		abort();
	if (conflict)
		*conflict = (struct conflict){0};
	enum zb_code code = read_theirs(db, base, &theirs, err);

	if (code == ZB_CONFLICT && conflict)
		conflict->row = base->id;
	if (code)
		return code;
	next = record_copy(mine);
	fields = store_merge(base, theirs, next);
	next->rev = theirs->rev;
	if (fields) {
		code = fail_conflict(db, theirs, fields, conflict, err);
		theirs = NULL;
	} else if (store_differs(theirs, next)) {
		next->rev++;
		code = write_update(db, theirs, next, err);
	}
	if (!code)
		take_over(mine, next);
	record_free(theirs);
	record_free(next);
	return code;
}

enum zb_code store_delete(struct db *db, const struct record *row, struct zb_err *err)
{
	struct record *theirs = NULL;

	if (!db->writing)
		abort();
	if (row->entity->stays)
		return zb_fail(err, ZB_DENIED, _("%s kan niet weg: daarover gaat dit bestand"),
			       _(row->entity->label));
	enum zb_code code = read_theirs(db, row, &theirs, err);

	if (code)
		return code;
	if (store_differs(theirs, row))
		code = zb_fail(err, ZB_CONFLICT,
			       _("%s is intussen door een collega veranderd en is niet verwijderd"),
			       _(row->entity->label));
	if (!code)
		code = touch_row(db, theirs, err);
	if (!code)
		code = row_delete(db, theirs, err);
	if (!code)
		code = journal_delete(db, theirs, err);
	if (!code)
		code = search_drop(db, theirs, err);
	if (!code)
		code = names_drop(db, theirs, err);
	if (!code)
		notice_settings(db, row->entity);
	record_free(theirs);
	return code;
}

static enum zb_code refresh(struct db *db, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (db->settings_touched)
		code = db_read_settings(db, err);
	if (code)
		return code;
	if (db->settings_touched)
		return derived_rebuild(db, err);
	id_set_sort(&db->touched);
	code = derived_refresh(db, db->touched.ids, db->touched.count, err);
	return code ? code : talk_state_refresh(db, err);
}

static enum zb_code keep_counter(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, "UPDATE \"file\" SET \"counter\" = :counter", &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":counter", db->counter);
	return stmt_run(db, stmt, err);
}

enum zb_code store_commit(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = ZB_OK;

	if (!db->writing)
		abort();
	if (!db->txn && !db->noted) {
		store_rollback(db);
		db->wrote = false;
		return ZB_OK;
	}
	code = fill_check_end(db, err);
	if (!code)
		code = refresh(db, err);
	if (!code)
		code = keep_counter(db, err);
	if (!code)
		code = draft_drop_saved(db, err);
	if (!code)
		code = stmt_get(db, "COMMIT", &stmt, err);
	if (!code)
		code = stmt_run(db, stmt, err);
	if (code) {
		store_rollback(db);
		return code;
	}
	db->writing = false;
	db_gather(db);
	db->wrote = db->txn || db->wrote;
	if (db->txn)
		id_set_add(&db->written, db->txn);
	return ZB_OK;
}

void store_rollback(struct db *db)
{
	if (!db->writing)
		return;
	db->writing = false;
	db->txn = 0;
	db->bulk = false;
	sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
	db_gather(db);
	if (db->settings_touched)
		db_read_settings(db, NULL);
}

static enum zb_code finish(struct db *db, enum zb_code code, struct zb_err *err)
{
	if (!code)
		return store_commit(db, err);
	store_rollback(db);
	return code;
}

enum zb_code store_insert_one(struct db *db, struct record *row, struct zb_err *err)
{
	struct before before = before_insert(row);
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	code = finish(db, store_insert(db, row, err), err);
	if (code)
		back_to(row, &before);
	return code;
}

enum zb_code store_update_one(struct db *db, const struct record *base, struct record *mine,
			      struct conflict *conflict, struct zb_err *err)
{
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	struct record *next = record_copy(mine); /* it may be the commit that fails */

	code = finish(db, store_update(db, base, next, conflict, err), err);
	if (!code)
		take_over(mine, next);
	record_free(next);
	return code;
}

enum zb_code store_delete_one(struct db *db, const struct record *row, struct zb_err *err)
{
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	return finish(db, store_delete(db, row, err), err);
}

enum zb_code store_get(struct db *db, const struct entity *entity, int64_t id, struct record **out,
		       struct zb_err *err)
{
	return row_get(db, entity, id, out, err);
}
