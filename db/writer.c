/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/writer.h"

#include <stdlib.h>

#include "db/stmt.h"

enum writer_table { PUPIL_STATE, DUE, LINE_STATE, GOAL_YEAR, OUTCOME_YEAR, DOSSIER_CHECK,
		    TABLE_COUNT };

const char *const writer_tables[] = {
	[PUPIL_STATE] = "pupil_state", [DUE] = "due",		      [LINE_STATE] = "line_state",
	[GOAL_YEAR] = "goal_year",     [OUTCOME_YEAR] = "outcome_year",
	[DOSSIER_CHECK] = "dossier_check", NULL,
};

static const int table_columns[TABLE_COUNT] = {
	[PUPIL_STATE] = 31, [DUE] = 15, [LINE_STATE] = 15, [GOAL_YEAR] = 9, [OUTCOME_YEAR] = 12,
	[DOSSIER_CHECK] = 3,
};

/* The texts, by schema: inserts, deletes of one pupil. */
enum writer_text { INSERT_ROW = 0, DELETE_PUPIL = TABLE_COUNT, TEXT_COUNT = 2 * TABLE_COUNT };

static const char *const schemas[] = { [WRITER_MAIN] = "main", [WRITER_TEMP] = "temp" };

static char *compose_insert(const char *schema, enum writer_table table)
{
	struct buffer sql = {0};

	buffer_add_format(&sql, "INSERT INTO %s.\"%s\" VALUES (?1", schema, writer_tables[table]);
	for (int i = 2; i <= table_columns[table]; i++)
		buffer_add_format(&sql, ", ?%d", i);
	buffer_add(&sql, ")");
	return buffer_take(&sql);
}

static const char *writer_text(const struct writer *w, int text)
{
	struct db *db = w->db;

	if (!db->writer_sql)
		db->writer_sql = mem_new(2 * TEXT_COUNT + 1, sizeof *db->writer_sql);
	for (int s = WRITER_MAIN; s <= WRITER_TEMP && !db->writer_sql[2 * TEXT_COUNT - 1]; s++)
		for (int t = 0; t < TABLE_COUNT; t++) {
			char **texts = db->writer_sql + s * TEXT_COUNT;

			texts[INSERT_ROW + t] = compose_insert(schemas[s], (enum writer_table)t);
			texts[DELETE_PUPIL + t] =
				mem_format("DELETE FROM %s.\"%s\" WHERE \"pupil\" = :pupil",
					   schemas[s], writer_tables[t]);
		}
	return db->writer_sql[(int)w->schema * TEXT_COUNT + text];
}

/* Binds values one after the other. */
struct binder {
	sqlite3_stmt *stmt;
	int at;
};

static void put_number(struct binder *b, int64_t number)
{
	sqlite3_bind_int64(b->stmt, ++b->at, number);
}

/* NULL for a negative number: nothing known. */
static void put_index(struct binder *b, int index)
{
	b->at++;
	if (index >= 0)
		sqlite3_bind_int(b->stmt, b->at, index);
	else
		sqlite3_bind_null(b->stmt, b->at);
}

/* TEXT must live until the row is written. */
static void put_whole(struct binder *b, const char *text)
{
	sqlite3_bind_text(b->stmt, ++b->at, text ? text : "", -1, SQLITE_STATIC);
}

static void put_copy(struct binder *b, const char *text)
{
	sqlite3_bind_text(b->stmt, ++b->at, text, -1, SQLITE_TRANSIENT);
}

static void put_text(struct binder *b, const char *text)
{
	if (text && *text)
		put_whole(b, text);
	else
		sqlite3_bind_null(b->stmt, ++b->at);
}

static void put_date(struct binder *b, struct date date)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_set(date)) {
		sqlite3_bind_null(b->stmt, ++b->at);
		return;
	}
	date_to_iso(date, iso);
	put_copy(b, iso);
}

static enum zb_code binder_open(struct writer *w, enum writer_table table, struct binder *b,
				struct zb_err *err)
{
	b->at = 0;
	return stmt_get(w->db, writer_text(w, INSERT_ROW + (int)table), &b->stmt, err);
}

/* Sorts none, draft, in force by how long it runs, then who has none here any more; see
 * pupil_state.plan_key. */
static void put_plan_key(struct binder *b, const struct pupil_state *s)
{
	char key[DATE_ISO_SIZE + 1];

	key[0] = (char)('0' + (int)s->plan_state);
	date_to_iso(s->plan_since, key + 1);
	put_copy(b, key);
}

static void put_due_key(struct binder *b, const struct pupil_state *s)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_set(s->due_date)) {
		put_whole(b, "9999");
		return;
	}
	date_to_iso(s->due_date, iso);
	put_copy(b, iso);
}

static enum zb_code put_state(struct writer *w, const struct record *pupil,
			      const struct pupil_state *s, struct zb_err *err)
{
	struct binder b;
	enum zb_code code = binder_open(w, PUPIL_STATE, &b, err);

	if (code)
		return code;
	put_number(&b, pupil->id);
	put_number(&b, s->scope);
	put_whole(&b, s->name);
	put_whole(&b, s->name_key);
	put_whole(&b, s->folded);
	put_text(&b, s->group);
	put_whole(&b, s->group_key);
	put_text(&b, s->year_group);
	put_text(&b, date_is_set(s->extra_since) ? "extra" : "basic");
	put_date(&b, s->extra_since);
	put_text(&b, s->staff);
	if (s->plan)
		put_number(&b, s->plan);
	else
		put_index(&b, -1);
	put_whole(&b, plan_states[s->plan_state].code);
	put_date(&b, s->plan_since);
	put_plan_key(&b, s);
	put_index(&b, s->lacks);
	put_text(&b, s->learning);
	put_text(&b, s->behaviour);
	put_number(&b, s->learning_key);
	put_number(&b, s->behaviour_key);
	put_text(&b, s->due < 0 ? NULL : deadlines[s->due].code);
	put_date(&b, s->due_date);
	put_due_key(&b, s);
	put_index(&b, record_choice(pupil, PUPIL_CATEGORY));
	put_date(&b, s->force_from);
	put_date(&b, s->force_until);
	put_date(&b, s->next_change);
	put_date(&b, s->due_term);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		put_number(&b, s->development[kind]);
	put_date(&b, s->plan_until);
	return stmt_run(w->db, b.stmt, err);
}

static enum zb_code put_dues(struct writer *w, int64_t pupil, const struct derived *d,
			     struct zb_err *err)
{
	struct binder b;
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < d->due_count && !code; i++) {
		const struct due *due = &d->due[i];

		code = binder_open(w, DUE, &b, err);
		if (code)
			return code;
		put_number(&b, pupil);
		put_number(&b, (int64_t)i);
		put_whole(&b, deadlines[due->deadline].code);
		put_number(&b, deadlines[due->deadline].class);
		put_date(&b, due->date);
		put_date(&b, due->shows);
		put_whole(&b, entities[due->entity]->code);
		put_number(&b, due->row);
		put_text(&b, due->detail);
		put_text(&b, due->whose);
		put_number(&b, due->named);
		put_date(&b, due->term);
		put_text(&b, due->reason);
		put_text(&b, due->note);
		put_text(&b, d->state.name_key);
		code = stmt_run(w->db, b.stmt, err);
	}
	return code;
}

/* Days since 1970-01-01. */
static void put_day(struct binder *b, struct date date)
{
	if (date_is_set(date))
		put_number(b, date_to_days(date));
	else
		sqlite3_bind_null(b->stmt, ++b->at);
}

/* Past every date there is. */
#define DAY_NEVER 999999

static void put_line(struct binder *b, const struct record *pupil, const struct line_state *line,
		     const char *year_group)
{
	put_number(b, line->line);
	put_number(b, pupil->id);
	put_number(b, line->kind);
	put_day(b, line->from);
	if (date_is_set(line->until))
		put_day(b, line->until);
	else
		put_number(b, DAY_NEVER);
	put_day(b, line->outcome_date);
	put_index(b, line->outcome);
	put_number(b, line->state);
	put_day(b, line->target_date);
	put_index(b, line->area);
	put_number(b, line->goal);
	put_index(b, record_choice(pupil, PUPIL_CATEGORY));
	put_text(b, year_group);
	put_index(b, line->finding);
	put_day(b, line->finding_date);
}

static enum zb_code put_lines(struct writer *w, const struct record *pupil,
			      const struct derived *d, struct zb_err *err)
{
	struct binder b;
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < d->line_count && !code; i++) {
		code = binder_open(w, LINE_STATE, &b, err);
		if (code)
			return code;
		put_line(&b, pupil, &d->lines[i], d->state.year_group);
		code = stmt_run(w->db, b.stmt, err);
	}
	return code;
}

/* The year group that the pupil had in that school year. */
static const char *year_group_in(const struct derived *d, int year)
{
	for (size_t i = 0; i < d->outcome_year_count; i++)
		if (d->outcome_years[i].year == year)
			return d->outcome_years[i].year_group;
	return "";
}

static enum zb_code put_goal_years(struct writer *w, const struct record *pupil,
				   const struct derived *d, struct zb_err *err)
{
	struct binder b;
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < d->goal_year_count && !code; i++) {
		const struct goal_year *goal = &d->goal_years[i];

		code = binder_open(w, GOAL_YEAR, &b, err);
		if (code)
			return code;
		put_number(&b, goal->year);
		put_number(&b, goal->line);
		put_number(&b, pupil->id);
		put_number(&b, goal->kind);
		put_index(&b, goal->area);
		put_index(&b, goal->outcome);
		put_number(&b, goal->due);
		put_index(&b, record_choice(pupil, PUPIL_CATEGORY));
		put_text(&b, year_group_in(d, goal->year));
		code = stmt_run(w->db, b.stmt, err);
	}
	return code;
}

static enum zb_code put_outcome_years(struct writer *w, const struct record *pupil,
				      const struct derived *d, struct zb_err *err)
{
	struct binder b;
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < d->outcome_year_count && !code; i++) {
		const struct outcome_year *outcome = &d->outcome_years[i];

		code = binder_open(w, OUTCOME_YEAR, &b, err);
		if (code)
			return code;
		put_number(&b, outcome->year);
		put_number(&b, pupil->id);
		put_number(&b, outcome->kind);
		put_number(&b, outcome->outcome);
		for (int g = 0; g < GOAL_OUTCOME_COUNT; g++)
			put_number(&b, outcome->goals[g]);
		put_index(&b, record_choice(pupil, PUPIL_CATEGORY));
		put_text(&b, outcome->year_group);
		put_number(&b, outcome->development);
		code = stmt_run(w->db, b.stmt, err);
	}
	return code;
}

static enum zb_code put_check(struct writer *w, int64_t pupil, const struct pupil_state *s,
			      struct zb_err *err)
{
	struct binder b;
	enum zb_code code;

	if (!s->items)
		return ZB_OK;
	code = binder_open(w, DOSSIER_CHECK, &b, err);
	if (code)
		return code;
	put_number(&b, pupil);
	put_whole(&b, s->items);
	put_whole(&b, s->quality);
	return stmt_run(w->db, b.stmt, err);
}

enum zb_code writer_put(struct writer *w, const struct dossier *dossier,
			const struct derived *derived, struct zb_err *err)
{
	const struct record *pupil = dossier_pupil(dossier);
	enum zb_code code = put_state(w, pupil, &derived->state, err);

	if (!code)
		code = put_dues(w, pupil->id, derived, err);
	if (!code)
		code = put_lines(w, pupil, derived, err);
	if (!code)
		code = put_goal_years(w, pupil, derived, err);
	if (!code)
		code = put_outcome_years(w, pupil, derived, err);
	if (!code)
		code = put_check(w, pupil->id, &derived->state, err);
	return code;
}

enum zb_code writer_drop(struct writer *w, int64_t pupil, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (int t = 0; t < TABLE_COUNT && !code; t++) {
		sqlite3_stmt *stmt;

		code = stmt_get(w->db, writer_text(w, DELETE_PUPIL + t), &stmt, err);
		if (code)
			return code;
		stmt_bind_id(stmt, ":pupil", pupil);
		code = stmt_run(w->db, stmt, err);
	}
	return code;
}

enum zb_code writer_drop_all(struct writer *w, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (int t = 0; t < TABLE_COUNT && !code; t++) {
		struct buffer sql = {0};

		buffer_add_format(&sql, "DELETE FROM %s.\"%s\"", schemas[w->schema],
				  writer_tables[t]);
		code = stmt_exec(w->db, sql.bytes, err);
		buffer_clear(&sql);
	}
	return code;
}

/* Runs each text that SQL, of a derived table :table, reads. */
static enum zb_code run_texts(struct db *db, const char *sql, const char *table,
			      struct zb_err *err)
{
	sqlite3_stmt *stmt;
	struct buffer texts = {0};
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_text(stmt, ":table", table);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		buffer_add_format(&texts, "%s;", stmt_text(stmt, 0));
	if (!code)
		code = stmt_exec(db, texts.bytes, err);
	buffer_clear(&texts);
	return code;
}

enum zb_code writer_tables_make(struct db *db, struct zb_err *err)
{
	/* As SQLite keeps them: CREATE TABLE or CREATE INDEX, a space, and the name. */
	static const char sql[] =
		"SELECT CASE \"type\" WHEN 'table' THEN 'CREATE TEMP TABLE ' ELSE "
		"'CREATE INDEX temp.' END || substr(\"sql\", 14) FROM main.sqlite_schema "
		"WHERE \"tbl_name\" = :table AND \"sql\" IS NOT NULL ORDER BY \"type\" DESC";
	enum zb_code code = ZB_OK;

	for (int t = 0; t < TABLE_COUNT && !code; t++)
		code = run_texts(db, sql, writer_tables[t], err);
	return code;
}

enum zb_code writer_tables_drop(struct db *db, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (int t = 0; t < TABLE_COUNT && !code; t++) {
		char *sql = mem_format("DROP TABLE IF EXISTS temp.\"%s\"", writer_tables[t]);

		code = stmt_exec(db, sql, err);
		free(sql);
	}
	return code;
}
