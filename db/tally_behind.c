/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what stands behind a number. */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "db/tally_rows.h"

void tally_behind_free(struct tally_behind *behind)
{
	free(behind->refs);
	*behind = (struct tally_behind){0};
}

/* --- pupils --- */

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
	case NUMBER_DEVELOPMENT:
		return cell->which < 0 || (int)row->development == cell->which;
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

/* The pupils behind CELL in order of name. */
static enum zb_code pupils_find(struct db *db, const struct tally_query *query,
				const struct tally_cell *cell, struct id_set *out,
				struct zb_err *err)
{
	struct dossier_search search = { (enum dossier_number)cell->which, out };
	enum zb_code code =
		cell->number == NUMBER_DOSSIER ?
			tally_dossiers_walk(db, query->filter, search_add, &search, err) :
			rows_find(db, query, cell, out, err);

	return code ? code : sort_by_name(db, out, err);
}

/* --- their goals --- */

static bool goal_matches(const struct tally_goal *goal, const struct tally_cell *cell)
{
	int outcome = (int)goal->outcome;

	if (goal->kind != cell->kind)
		return false;
	switch (cell->number) {
	case NUMBER_GOALS:
		return cell->which < 0 ? outcome < GOAL_OUTCOME_NOT_JUDGED : outcome == cell->which;
	case NUMBER_OUTCOME:
		return outcome != GOAL_OUTCOME_DROPPED;
	case NUMBER_CONSEQUENCE:
		return outcome == GOAL_OUTCOME_NOT_MET || outcome == GOAL_OUTCOME_UNDETERMINABLE;
	default:
		return false;
	}
}

static int goal_compare(const void *left, const void *right)
{
	const struct tally_goal *a = left, *b = right;

	if (a->pupil != b->pupil)
		return a->pupil < b->pupil ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Keeps those that CELL asks for, by pupil and line. */
static void goals_keep(struct tally_goals *goals, const struct tally_cell *cell)
{
	size_t kept = 0;

	for (size_t i = 0; i < goals->count; i++)
		if (goal_matches(&goals->goals[i], cell))
			goals->goals[kept++] = goals->goals[i];
	goals->count = kept;
	if (kept)
		qsort(goals->goals, kept, sizeof *goals->goals, goal_compare);
}

/* The place of PUPIL's first goal, or where it would be. */
static size_t goals_from(const struct tally_goals *goals, int64_t pupil)
{
	size_t low = 0, high = goals->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (goals->goals[middle].pupil < pupil)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A pupil without such a goal stands there alone. */
static void refs_add(struct tally_behind *out, int64_t pupil, const struct tally_goals *goals)
{
	size_t at = goals_from(goals, pupil), first = out->count;

	for (; at < goals->count && goals->goals[at].pupil == pupil; at++)
		out->refs[out->count++] = (struct tally_ref){
			.pupil = pupil,
			.line = goals->goals[at].line,
			.outcome = goals->goals[at].outcome,
		};
	out->goals += out->count - first;
	if (out->count == first)
		out->refs[out->count++] = (struct tally_ref){ .pupil = pupil };
	out->pupils++;
}

enum zb_code tally_behind_read(struct db *db, const struct tally_query *query,
			       const struct tally_cell *cell, struct tally_behind *out,
			       struct zb_err *err)
{
	bool of_goals = cell->number == NUMBER_GOALS || cell->number == NUMBER_OUTCOME ||
			cell->number == NUMBER_CONSEQUENCE;
	struct id_set ids = {0};
	struct tally_goals goals = {0};
	enum zb_code code = pupils_find(db, query, cell, &ids, err);

	if (!code && of_goals)
		code = tally_goals_read(db, &query->period, &goals, err);
	if (!code) {
		goals_keep(&goals, cell);
		*out = (struct tally_behind){
			.refs = mem_new(ids.count + goals.count, sizeof *out->refs),
		};
		for (size_t i = 0; i < ids.count; i++)
			refs_add(out, ids.ids[i], &goals);
	}
	tally_goals_free(&goals);
	id_set_free(&ids);
	return code;
}

/* --- as they are shown --- */

void tally_line_free(struct tally_line *line)
{
	free(line->name);
	free(line->group);
	free(line->description);
	*line = (struct tally_line){0};
}

static enum zb_code read_pupil(struct db *db, int64_t pupil, struct tally_line *out,
			       struct zb_err *err)
{
	static const char sql[] = "SELECT \"name\", \"group\" FROM \"pupil_state\" "
				  "WHERE \"pupil\" = :pupil";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	out->name = mem_text(row ? stmt_text(stmt, 0) : "");
	out->group = mem_text(row ? stmt_text(stmt, 1) : "");
	sqlite3_reset(stmt);
	return ZB_OK;
}

static enum zb_code read_goal(struct db *db, int64_t line, struct tally_line *out,
			      struct zb_err *err)
{
	static const char sql[] = "SELECT g.\"id\", g.\"description\" FROM \"line_state\" AS l "
				  "JOIN \"goal\" AS g ON g.\"id\" = l.\"goal\" "
				  "WHERE l.\"line\" = :line";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":line", line);
	code = stmt_step(db, stmt, &row, err);
	if (code || !row)
		return code;
	out->goal = sqlite3_column_int64(stmt, 0);
	out->description = mem_text(stmt_text(stmt, 1));
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* The day of the last outcome that counts in the period. */
static enum zb_code read_date(struct db *db, int64_t line, const struct period *period,
			      struct tally_line *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT r.\"date\" FROM \"result\" AS r JOIN \"evaluation\" AS e "
		"ON e.\"id\" = r.\"evaluation\" WHERE r.\"line\" = :line "
		"AND r.\"withdrawn\" IS NULL AND r.\"finding\" NOT IN ('on_track', 'behind') "
		"AND CASE WHEN :year IS NULL THEN r.\"date\" BETWEEN :from AND :until "
		"ELSE e.\"counts_for\" = :year END "
		"ORDER BY r.\"date\" DESC, r.\"recorded\" DESC, r.\"id\" DESC LIMIT 1";
	char year[SCHOOL_YEAR_SIZE] = "";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	if (period->year)
		school_year_to_text(period->year, year);
	stmt_bind_id(stmt, ":line", line);
	stmt_bind_text(stmt, ":year", year);
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until", period->until);
	code = stmt_step(db, stmt, &row, err);
	if (code || !row)
		return code;
	out->date = stmt_date(stmt, 0);
	sqlite3_reset(stmt);
	return ZB_OK;
}

enum zb_code tally_line_read(struct db *db, const struct period *period,
			     const struct tally_ref *ref, struct tally_line *out,
			     struct zb_err *err)
{
	struct tally_line line = {0};
	enum zb_code code = read_pupil(db, ref->pupil, &line, err);

	if (!code && ref->line)
		code = read_goal(db, ref->line, &line, err);
	if (!code && ref->line && ref->outcome != GOAL_OUTCOME_NOT_JUDGED)
		code = read_date(db, ref->line, period, &line, err);
	if (code)
		tally_line_free(&line);
	else
		*out = line;
	return code;
}
