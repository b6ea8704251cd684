/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/rules/deadline.h"
#include "db/tally_rows.h"

void tally_pupils_free(struct tally_pupils *pupils)
{
	free(pupils->ids);
	*pupils = (struct tally_pupils){0};
}

enum zb_code tally_left_read(struct db *db, const struct period *period, struct id_set *out,
			     struct zb_err *err)
{
	static const char sql[] = "SELECT \"id\" FROM \"pupil\" WHERE \"left\" IS NOT NULL "
				  "AND \"left\" >= :from AND \"left\" < :until";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until", period->until);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(out, sqlite3_column_int64(stmt, 0));
	id_set_sort(out);
	return code;
}

bool tally_dossier_counts(const struct tally_dossier *dossier, enum dossier_number number)
{
	bool in_force = !strcmp(dossier->plan_state, plan_states[PLAN_STATE_IN_FORCE].code);
	bool draft = !strcmp(dossier->plan_state, plan_states[PLAN_STATE_DRAFT].code);

	switch (number) {
	case DOSSIER_IN_FORCE:
		return in_force;
	case DOSSIER_DRAFT:
		return draft;
	case DOSSIER_WITHOUT:
		return !in_force && !draft;
	case DOSSIER_CONSENT:
		return dossier->consent_missing;
	default:
		return true;
	}
}

/* Pupils whose plan waits for consent today, sorted. */
static enum zb_code waiting_read(struct db *db, struct id_set *out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\" FROM \"due\" "
				  "WHERE \"deadline\" = :consent AND \"shows\" <= :today";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_text(stmt, ":consent", deadlines[DEADLINE_CONSENT].code);
	stmt_bind_date(stmt, ":today", db->today);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(out, sqlite3_column_int64(stmt, 0));
	id_set_sort(out);
	return code;
}

enum zb_code tally_dossiers_walk(struct db *db, const char *filter,
				 void (*each)(void *context, const struct tally_dossier *),
				 void *context, struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\", \"plan_state\" FROM \"pupil_state\" "
				  "WHERE \"scope\" = 0";
	struct id_set set = {0}, waiting = {0};
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = tally_filter_read(db, filter, &set, err);

	if (!code)
		code = waiting_read(db, &waiting, err);
	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		const struct tally_dossier dossier = {
			.pupil = sqlite3_column_int64(stmt, 0),
			.plan_state = stmt_text(stmt, 1),
			.consent_missing = tally_set_has(&waiting, sqlite3_column_int64(stmt, 0)),
		};

		if (tally_filter_has(&set, filter, dossier.pupil))
			each(context, &dossier);
	}
	id_set_free(&set);
	id_set_free(&waiting);
	return code;
}

static bool row_matches(const struct tally_row *row, const struct tally_cell *cell,
			const struct id_set *left, unsigned mask)
{
	if (tally_part_of(cell->split, row) != cell->part)
		return false;
	if (cell->number != NUMBER_PUPILS && cell->number != NUMBER_LEFT &&
	    row->kind != cell->kind)
		return false;
	switch (cell->number) {
	case NUMBER_LEFT:
		return tally_set_has(left, row->pupil);
	case NUMBER_GOALS:
		if (cell->which >= 0)
			return row->goals[cell->which] > 0;
		return row->goals[GOAL_OUTCOME_MET] || tally_row_asks(row);
	case NUMBER_OUTCOME:
		if (cell->which >= 0)
			return (int)row->outcome == cell->which;
		return row->outcome != OUTCOME_NO_GOAL;
	case NUMBER_CONSEQUENCE:
		if (!tally_row_asks(row) || cell->which < 0)
			return tally_row_asks(row);
		return cell->which == CONSEQUENCE_COUNT ? !mask : mask >> cell->which & 1;
	default:
		return true;
	}
}

static enum zb_code rows_find(struct db *db, const struct tally_query *query,
			      const struct tally_cell *cell, struct id_set *out,
			      struct zb_err *err)
{
	struct tally_rows rows = {0};
	struct id_set left = {0};
	unsigned *masks = NULL;
	enum zb_code code = tally_rows_read(db, query, &rows, err);

	if (!code && cell->number == NUMBER_LEFT)
		code = tally_left_read(db, &query->period, &left, err);
	if (!code) {
		masks = mem_new(rows.count, sizeof *masks);
		if (cell->number == NUMBER_CONSEQUENCE)
			code = tally_consequences_read(db, &query->period, &rows, masks, err);
	}
	for (size_t i = 0; i < rows.count && !code; i++)
		if (row_matches(&rows.rows[i], cell, &left, masks[i]))
			id_set_add(out, rows.rows[i].pupil);
	id_set_sort(out);
	id_set_free(&left);
	tally_rows_free(&rows);
	free(masks);
	return code;
}

struct dossier_search {
	enum dossier_number number;
	struct id_set *found;
};

static void search_add(void *context, const struct tally_dossier *dossier)
{
	struct dossier_search *search = context;

	if (tally_dossier_counts(dossier, search->number))
		id_set_add(search->found, dossier->pupil);
}

struct named {
	int64_t id;
	char *key;
};

static int named_compare(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order ? order : (a->id > b->id) - (a->id < b->id);
}

static enum zb_code name_key_read(struct db *db, int64_t pupil, char **out, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(
		db, "SELECT \"name_key\" FROM \"pupil_state\" WHERE \"pupil\" = :pupil", &stmt,
		err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	*out = mem_text(row ? stmt_text(stmt, 0) : "");
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* IDS in order of name. */
static enum zb_code sort_by_name(struct db *db, struct id_set *ids, struct zb_err *err)
{
	struct named *names = mem_new(ids->count, sizeof *names);
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < ids->count && !code; i++) {
		names[i].id = ids->ids[i];
		code = name_key_read(db, names[i].id, &names[i].key, err);
	}
	if (!code && ids->count)
		qsort(names, ids->count, sizeof *names, named_compare);
	for (size_t i = 0; i < ids->count; i++) {
		ids->ids[i] = names[i].id;
		free(names[i].key);
	}
	free(names);
	return code;
}

enum zb_code tally_pupils_read(struct db *db, const struct tally_query *query,
			       const struct tally_cell *cell, struct tally_pupils *out,
			       struct zb_err *err)
{
	struct id_set ids = {0};
	struct dossier_search search = { (enum dossier_number)cell->which, &ids };
	enum zb_code code =
		cell->number == NUMBER_DOSSIER ?
			tally_dossiers_walk(db, query->filter, search_add, &search, err) :
			rows_find(db, query, cell, &ids, err);

	if (!code)
		code = sort_by_name(db, &ids, err);
	if (code) {
		id_set_free(&ids);
		return code;
	}
	*out = (struct tally_pupils){ .ids = ids.ids, .count = ids.count };
	return ZB_OK;
}

enum zb_code tally_pupils_show(struct db *db, const struct tally_pupils *pupils, size_t from,
			       size_t count, struct tally_pupil *out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"name\", \"group\" FROM \"pupil_state\" "
				  "WHERE \"pupil\" = :pupil";
	enum zb_code code = ZB_OK;
	size_t shown = 0;

	memset(out, 0, count * sizeof *out);
	for (; shown < count && from + shown < pupils->count && !code; shown++) {
		sqlite3_stmt *stmt;
		bool row;

		code = stmt_get(db, sql, &stmt, err);
		if (code)
			break;
		stmt_bind_id(stmt, ":pupil", pupils->ids[from + shown]);
		code = stmt_step(db, stmt, &row, err);
		if (code)
			break;
		out[shown].id = pupils->ids[from + shown];
		out[shown].name = mem_text(row ? stmt_text(stmt, 0) : "");
		out[shown].group = mem_text(row ? stmt_text(stmt, 1) : "");
		sqlite3_reset(stmt);
	}
	for (size_t i = 0; code && i < shown; i++) {
		free(out[i].name);
		free(out[i].group);
		out[i] = (struct tally_pupil){0};
	}
	return code;
}
