/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/round.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/measured.h"
#include "db/draft.h"
#include "db/list.h"
#include "db/row.h"
#include "db/store.h"

#define DRAFT_PUPILS "pupils" /* their ids, in a draft; what is typed of each is under its id */

static void row_free(struct round_row *row)
{
	free(row->name);
	free(row->group);
	free(row->key);
	record_free(row->row);
}

void round_free(struct round *round)
{
	for (size_t i = 0; i < round->count; i++)
		row_free(&round->rows[i]);
	free(round->rows);
	*round = (struct round){ 0 };
}

/* --- reading --- */

static enum zb_code add_row(void *context, const struct pupils_row *pupil, struct zb_err *err)
{
	struct round *round = context;
	struct round_row *row;

	(void)err;
	round->rows = mem_grow(round->rows, &round->room, round->count + 1, sizeof(*row));
	row = &round->rows[round->count++];
	*row = (struct round_row){
		.pupil = pupil->pupil,
		.name = mem_text(pupil->name),
		.group = mem_text(pupil->group),
		.key = mem_text(pupil->key),
		.row = record_new(&measurement_entity),
	};
	record_set_number(row->row, MEASUREMENT_PUPIL, pupil->pupil);
	return ZB_OK;
}

static int by_name(const void *a, const void *b)
{
	const struct round_row *x = a, *y = b;

	return strcmp(x->key, y->key);
}

enum zb_code round_of(struct db *db, const int64_t *pupils, size_t count, struct round *out,
		      struct zb_err *err)
{
	static const struct pupils_order order = { .scope = PUPILS_ALL, .sort = PUPILS_BY_NAME };
	struct round round = { 0 };
	enum zb_code code = pupils_read_some(db, &order, pupils, count, add_row, &round, err);

	if (code) {
		round_free(&round);
		return code;
	}
	if (round.count)
		qsort(round.rows, round.count, sizeof(*round.rows), by_name);
	round.more = round.count > ROUND_PUPILS_MAX;
	while (round.count > ROUND_PUPILS_MAX)
		row_free(&round.rows[--round.count]);
	*out = round;
	return ZB_OK;
}

/* --- drafts --- */

void round_keep(const struct round *round, struct draft *draft)
{
	struct buffer pupils = { 0 };

	for (size_t i = 0; i < round->count; i++) {
		const struct round_row *row = &round->rows[i];
		char *prefix = mem_format("%" PRId64, row->pupil);

		buffer_add_format(&pupils, "%s ", prefix);
		if (measurement_says_something(row->row))
			draft_add_record(draft, prefix, row->row, NULL);
		free(prefix);
	}
	draft_add(draft, DRAFT_PUPILS, pupils.bytes);
	buffer_clear(&pupils);
}

static size_t read_pupils(const struct draft *draft, int64_t **out)
{
	const char *at = draft_find(draft, DRAFT_PUPILS);
	size_t count = 0, room = 0;

	for (char *end; at && *at; at = end) {
		int64_t id = strtoll(at, &end, 10);

		if (end == at)
			break;
		*out = mem_grow(*out, &room, count + 1, sizeof(**out));
		(*out)[count++] = id;
		end += *end == ' ';
	}
	return count;
}

enum zb_code round_resume(struct db *db, const struct draft *draft, struct round *out,
			  struct zb_err *err)
{
	int64_t *pupils = NULL;
	size_t count = read_pupils(draft, &pupils);
	enum zb_code code = round_of(db, pupils, count, out, err);

	free(pupils);
	for (size_t i = 0; !code && i < out->count; i++) {
		struct round_row *row = &out->rows[i];
		char *prefix = mem_format("%" PRId64, row->pupil);

		/* Of a row that said nothing the draft has nothing, not whose it is either. */
		draft_take_record(draft, prefix, row->row, NULL, db_today(db));
		record_set_number(row->row, MEASUREMENT_PUPIL, row->pupil);
		free(prefix);
	}
	return code;
}

/* --- reading of one pupil --- */

enum zb_code round_class(struct db *db, int64_t pupil, struct date day, int64_t *group, char **name,
			 struct zb_err *err)
{
	static const char sql[] =
		"SELECT g.\"id\", g.\"name\" FROM \"placement\" AS p "
		"JOIN \"group\" AS g ON g.\"id\" = p.\"group\" WHERE p.\"pupil\" = :pupil "
		"AND p.\"starts\" <= :day AND (p.\"ends\" IS NULL OR p.\"ends\" >= :day) "
		"ORDER BY ifnull(g.\"kind\", 'class') = 'class' DESC, p.\"starts\" DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	stmt_bind_date(stmt, ":day", day);
	code = stmt_step(db, stmt, &found, err);
	if (!code)
		*group = found ? sqlite3_column_int64(stmt, 0) : 0;
	if (!code && found)
		*name = mem_text((const char *)sqlite3_column_text(stmt, 1));
	sqlite3_reset(stmt);
	return code;
}

/* The id in the first row of STMT, which is then done with; 0: there is none. */
static enum zb_code first_id(struct db *db, sqlite3_stmt *stmt, int64_t *out, struct zb_err *err)
{
	bool found;
	enum zb_code code = stmt_step(db, stmt, &found, err);

	if (!code)
		*out = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return code;
}

static void show_last(const struct record *row, struct buffer *out)
{
	static const unsigned fields[] = { MEASUREMENT_LEVEL, MEASUREMENT_SCORE,
					   MEASUREMENT_FUNCTIONAL_LEVEL };
	char day[DATE_SHOWN_SIZE];
	const char *before = "";

	if (record_is_set(row, MEASUREMENT_RISK))
		buffer_add(out, measurement_risk_word(row));
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (!record_is_set(row, fields[i]))
			continue;
		buffer_add(out, before);
		record_show(row, fields[i], out);
		before = ", ";
	}
	date_to_full(record_date(row, MEASUREMENT_DATE), day);
	buffer_add_format(out, " (%s)", day);
}

enum zb_code round_add_last(struct db *db, int64_t pupil, enum measurement_subject subject,
			    struct buffer *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\" FROM \"measurement\" WHERE \"pupil\" = :pupil AND "
		"\"subject\" = :subject ORDER BY \"date\" DESC, \"id\" DESC LIMIT 1";
	struct record *row = NULL;
	sqlite3_stmt *stmt;
	int64_t id = 0;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	stmt_bind_text(stmt, ":subject", measurement_subjects[subject].code);
	code = first_id(db, stmt, &id, err);
	if (!code && id)
		code = row_get(db, &measurement_entity, id, &row, err);
	if (!code && row)
		show_last(row, out);
	record_free(row);
	return code;
}

/* --- writing --- */

/* Within the transaction: nobody can write between this and what follows. */
static enum zb_code check_alone(struct db *db, const struct record *row, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\" FROM \"measurement\" WHERE \"pupil\" = :pupil AND "
		"\"subject\" = :subject AND \"date\" = :date AND (:instrument IS NULL OR "
		"\"instrument\" IS NULL OR \"instrument\" = :instrument) LIMIT 1";
	struct record *there = NULL;
	struct buffer text = { 0 };
	sqlite3_stmt *stmt;
	int64_t id = 0;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", record_number(row, MEASUREMENT_PUPIL));
	stmt_bind_text(stmt, ":subject", record_text(row, MEASUREMENT_SUBJECT));
	stmt_bind_text(stmt, ":date", record_text(row, MEASUREMENT_DATE));
	stmt_bind_text(stmt, ":instrument", record_text(row, MEASUREMENT_INSTRUMENT));
	code = first_id(db, stmt, &id, err);
	if (!code && id)
		code = row_get(db, &measurement_entity, id, &there, err);
	if (code || !id)
		return code;
	measured_add_text(&text, there);
	code = zb_fail(err, ZB_CONFLICT, _("die is er al: %s; maak deze regel leeg"), text.bytes);
	buffer_clear(&text);
	record_free(there);
	return code;
}

static enum zb_code write_row(struct db *db, const struct record *typed, struct zb_err *err)
{
	struct record *row = record_copy(typed);
	enum zb_code code = check_alone(db, row, err);

	if (!code)
		code = store_insert(db, row, err);
	record_free(row);
	return code;
}

enum zb_code round_write(struct db *db, const struct round *round, size_t *count, size_t *wrong,
			 struct zb_err *err)
{
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);
	size_t written = 0;

	if (code)
		return code;
	for (size_t i = 0; i < round->count && !code; i++) {
		if (!measurement_says_something(round->rows[i].row))
			continue;
		code = write_row(db, round->rows[i].row, err);
		if (code && wrong)
			*wrong = i;
		written++;
	}
	if (code) {
		store_rollback(db);
		return code;
	}
	code = store_commit(db, err);
	if (!code)
		*count = written;
	return code;
}
