/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/measuring.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/text_index.h"
#include "core/records/measurement.h"
#include "db/fill.h"
#include "db/import_plan.h"
#include "db/pupil_find.h"
#include "db/row.h"
#include "db/store.h"

static enum zb_code current_seq(struct db *db, int64_t *out, struct zb_err *err)
{
	return stmt_number(db, "SELECT max(\"seq\") FROM \"txn\"", out, err);
}

/* The id of the first row of SQL, given what a measurement is known by; 0: there is none. */
static enum zb_code find_by(struct db *db, const char *sql, const struct record *row, int64_t *out,
			    struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", record_number(row, MEASUREMENT_PUPIL));
	stmt_bind_text(stmt, ":date", record_text(row, MEASUREMENT_DATE));
	stmt_bind_text(stmt, ":subject", record_text(row, MEASUREMENT_SUBJECT));
	stmt_bind_text(stmt, ":instrument", record_text(row, MEASUREMENT_INSTRUMENT));
	code = stmt_step(db, stmt, &found, err);
	if (!code)
		*out = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return code;
}

/* The id of the row that ROW is; 0: there is none, or it cannot be said which. An import knows what
 * it made before also when the school corrected its day or instrument since. */
static enum zb_code find_row(struct db *db, const struct record *row, int64_t *out,
			     struct zb_err *err)
{
	static const char made[] =
		"SELECT h.\"row\" FROM \"history\" AS h JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" "
		"WHERE h.\"pupil\" = :pupil AND h.\"entity\" = 'measurement' "
		"AND h.\"field\" IS NULL AND t.\"kind\" = 'import' "
		"AND h.\"new\" ->> 'date' = :date AND h.\"new\" ->> 'subject' = :subject "
		"AND h.\"new\" ->> 'instrument' IS :instrument "
		"AND EXISTS (SELECT 1 FROM \"measurement\" WHERE \"id\" = h.\"row\") "
		"ORDER BY t.\"seq\" DESC LIMIT 1";
	static const char now[] =
		"SELECT \"id\" FROM (SELECT \"id\", \"instrument\" IS :instrument AS \"exact\", "
		"count(*) OVER () AS \"all\" FROM \"measurement\" WHERE \"pupil\" = :pupil AND "
		"\"date\" = :date AND \"subject\" = :subject) "
		"WHERE \"exact\" OR (:instrument IS NULL AND \"all\" = 1) "
		"ORDER BY \"exact\" DESC, \"id\" LIMIT 1";
	enum zb_code code = find_by(db, made, row, out, err);

	return code || *out ? code : find_by(db, now, row, out, err);
}

/* What FIELD becomes: ITEM's row holds what came in, and gets what is to be. */
static enum zb_code settle_field(struct db *db, struct measured *item, unsigned field,
				 struct zb_err *err)
{
	const char *column = item->row->entity->fields[field].column;
	bool ours = true;
	enum zb_code code = ZB_OK;

	if (!record_is_set(item->row, field) || record_same(item->row, item->now, field)) {
		record_copy_field(item->row, field, item->now, field);
		return ZB_OK;
	}
	if (record_is_set(item->now, field))
		code = history_by_import(db, &measurement_entity, item->now->id, column, false,
					 &ours, err);
	if (code)
		return code;
	if (ours) {
		item->status = MEASURED_CHANGED;
		return ZB_OK;
	}
	record_copy_field(item->row, field, item->now, field);
	if (item->status == MEASURED_UNCHANGED)
		item->status = MEASURED_KEPT;
	return ZB_OK;
}

static enum zb_code compare_known(struct db *db, struct measured *item, int64_t id,
				  struct zb_err *err)
{
	enum zb_code code = row_get(db, &measurement_entity, id, &item->now, err);

	if (code)
		return code;
	item->status = MEASURED_UNCHANGED;
	item->row->id = item->now->id;
	item->row->rev = item->now->rev;
	for (unsigned f = MEASUREMENT_DATE; f < MEASUREMENT_FIELD_COUNT && !code; f++)
		code = settle_field(db, item, f, err);
	return code;
}

/* What a measurement is known by, as a text. */
static char *identity(const struct record *row)
{
	return mem_format("%" PRId64 "\001%s\001%s\001%s", record_number(row, MEASUREMENT_PUPIL),
			  record_text(row, MEASUREMENT_DATE), record_text(row, MEASUREMENT_SUBJECT),
			  record_text(row, MEASUREMENT_INSTRUMENT));
}

struct comparing {
	struct db *db;
	struct measured_list *list;
	struct bad_lines *bad;
	struct pupil_finder finder;
	struct text_index seen;
	struct arena arena;
};

/* Which of the list was the first with KEY, which is freed. */
static size_t first_with(struct comparing *c, char *key, size_t at)
{
	const char *kept = arena_text(&c->arena, key, strlen(key));

	free(key);
	return text_index_add(&c->seen, kept, (uint32_t)at);
}

static enum zb_code check_once(struct comparing *c, size_t at, struct zb_err *err)
{
	size_t first = first_with(c, identity(c->list->items[at].row), at);

	return first == at ? ZB_OK :
			     zb_fail(err, ZB_INVALID, _("deze meting staat al op regel %u"),
				     c->list->items[first].line);
}

static enum zb_code compare_one(struct comparing *c, size_t at, struct zb_err *err)
{
	struct measured *item = &c->list->items[at];
	int64_t pupil = 0, id = 0;
	enum zb_code code = pupil_find(&c->finder, item->who, &pupil, err);

	if (!code) {
		record_set_number(item->row, MEASUREMENT_PUPIL, pupil);
		code = check_once(c, at, err);
	}
	if (!code)
		code = find_row(c->db, item->row, &id, err);
	item->status = MEASURED_NEW;
	/* One row of ours is one line of the file. */
	if (!code && id && first_with(c, mem_format("%" PRId64, id), at) == at)
		code = compare_known(c->db, item, id, err);
	if (!code)
		code = fill_validate(c->db, item->now, item->row, err);
	if (!code)
		c->list->statuses[item->status]++;
	code = bad_lines_take(c->bad, item->line, code, err);
	return code ? zb_fail_in(err, _("regel %u"), item->line) : ZB_OK;
}

enum zb_code measuring_compare(struct db *db, struct measured_list *list, struct bad_lines *bad,
			       const struct db_progress *progress, struct zb_err *err)
{
	struct comparing c = { .db = db, .list = list, .bad = bad };
	enum zb_code code = pupil_finder_open(db, &c.finder, err);

	memset(list->statuses, 0, sizeof list->statuses);
	if (!code)
		code = current_seq(db, &list->seq, err);
	for (size_t i = 0; i < list->count && !code; i++) {
		code = db_progress_report(progress, N_("metingen"), i, list->count, err);
		if (!code)
			code = compare_one(&c, i, err);
	}
	pupil_finder_close(&c.finder);
	text_index_clear(&c.seen);
	arena_clear(&c.arena);
	return code ? code : bad_lines_fail(bad, err);
}

static enum zb_code apply_one(struct db *db, const struct measured *item, struct zb_err *err)
{
	struct record *row = record_copy(item->row);
	enum zb_code code = ZB_OK;

	if (item->status == MEASURED_NEW)
		code = store_insert(db, row, err);
	else if (item->status == MEASURED_CHANGED)
		code = store_update(db, item->now, row, NULL, err);
	record_free(row);
	return code ? zb_fail_in(err, _("regel %u"), item->line) : ZB_OK;
}

enum zb_code measuring_apply(struct db *db, const struct measured_list *list,
			     const struct db_progress *progress, struct zb_err *err)
{
	int64_t seq = 0;
	enum zb_code code = store_begin(db, TXN_IMPORT, 0, err);

	if (code)
		return code;
	code = current_seq(db, &seq, err);
	if (!code && seq != list->seq)
		code = zb_fail(err, ZB_CONFLICT,
			       _("het schoolbestand is veranderd sinds de vergelijking; vergelijk "
				 "opnieuw"));
	for (size_t i = 0; i < list->count && !code; i++) {
		code = db_progress_report(progress, N_("metingen"), i, list->count, err);
		if (!code)
			code = apply_one(db, &list->items[i], err);
	}
	if (!code)
		return store_commit(db, err);
	store_rollback(db);
	return code;
}
