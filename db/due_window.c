/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "core/text.h"
#include "db/due_rows.h"

#define WORDS_MAX 8 /* of a filter that count */

/* The words of a filter, folded. */
struct words {
	char *folded; /* each word ends with NUL */
	const char *at[WORDS_MAX];
	int count;
};

static void words_init(struct words *words, const char *filter)
{
	*words = (struct words){ .folded = text_fold(filter ? filter : "") };
	for (char *w = words->folded; *w && words->count < WORDS_MAX;) {
		size_t length = strcspn(w, " ");

		words->at[words->count++] = w;
		if (!w[length])
			break;
		w[length] = '\0';
		w += length + 1;
	}
}

static void add_conditions(struct buffer *sql, const struct due_query *query,
			   const struct words *words)
{
	if (query->law)
		buffer_add(sql, " AND d.\"class\" = :law");
	if (query->login)
		buffer_add(sql, " AND s.\"group\" IN (SELECT g.\"name\" FROM \"staff\" AS m "
				"JOIN \"group_staff\" AS l ON l.\"staff\" = m.\"id\" "
				"JOIN \"group\" AS g ON g.\"id\" = l.\"group\" "
				"WHERE m.\"login\" = :login AND g.\"school_year\" = :year)");
	for (int i = 0; i < words->count; i++)
		buffer_add_format(sql, " AND instr(s.\"folded\", :word%d)", i);
}

static void bind_conditions(sqlite3_stmt *stmt, struct db *db, const struct due_query *query,
			    const struct words *words)
{
	char year[SCHOOL_YEAR_SIZE], name[24];

	if (query->law)
		stmt_bind_id(stmt, ":law", DEADLINE_LAW);
	if (query->login) {
		school_year_to_text(school_year_of(db->today), year);
		stmt_bind_text(stmt, ":login", query->login);
		stmt_bind_text(stmt, ":year", year);
	}
	for (int i = 0; i < words->count; i++) {
		snprintf(name, sizeof name, ":word%d", i);
		stmt_bind_text(stmt, name, words->at[i]);
	}
}

static void add_order(struct buffer *sql, bool down, const char *table)
{
	const char *way = down ? " DESC" : "";

	buffer_add_format(sql, " ORDER BY %s\"date\"%s, %s\"pupil\"%s, %s\"position\"%s", table,
			  way, table, way, table, way);
}

static char *compose(const struct due_query *query, const struct words *words, enum due_from from)
{
	static const char *const signs[] = {
		[DUE_FROM_AFTER] = ">", [DUE_FROM_BEFORE] = "<", [DUE_FROM_AT] = ">=",
	};
	bool down = from == DUE_FROM_LAST || from == DUE_FROM_BEFORE;
	struct buffer sql = {0};

	/* What stands before a place is read backwards, and turned round when it is so little. */
	buffer_add(&sql, down ? "SELECT * FROM (SELECT " DUE_COLUMNS : "SELECT " DUE_COLUMNS);
	add_conditions(&sql, query, words);
	if (from != DUE_FROM_FIRST && from != DUE_FROM_LAST)
		buffer_add_format(&sql,
				  " AND (d.\"date\", d.\"pupil\", d.\"position\") %s "
				  "(:date, :pupil, :position)",
				  signs[from]);
	add_order(&sql, down, "d.");
	buffer_add(&sql, " LIMIT :count");
	if (down) {
		buffer_add(&sql, ")");
		add_order(&sql, false, "");
	}
	return buffer_take(&sql);
}

char *due_sql(const struct due_query *query, enum due_from from)
{
	struct words words;
	char *sql;

	words_init(&words, query->filter);
	sql = compose(query, &words, from);
	free(words.folded);
	return sql;
}

static enum zb_code prepare(struct db *db, char *sql, sqlite3_stmt **out, struct zb_err *err)
{
	int rc = sqlite3_prepare_v2(db->sql, sql, -1, out, NULL);

	free(sql);
	return rc ? db_fail(db, rc, err) : ZB_OK;
}

enum zb_code due_read(struct db *db, const struct due_query *query, enum due_from from,
		      const struct due_place *place, size_t count, due_each *each, void *context,
		      struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	struct words words;
	enum zb_code code;

	words_init(&words, query->filter);
	code = prepare(db, compose(query, &words, from), &stmt, err);
	if (!code) {
		bind_conditions(stmt, db, query, &words);
		stmt_bind_id(stmt, ":count", (int64_t)count);
		if (place) {
			stmt_bind_date(stmt, ":date", place->date);
			stmt_bind_id(stmt, ":pupil", place->pupil);
			stmt_bind_id(stmt, ":position", place->position);
		}
		code = due_rows_read(db, stmt, each, context, err);
	}
	sqlite3_finalize(stmt);
	free(words.folded);
	return code;
}

/* The first day of each period but the first. */
static void bind_periods(sqlite3_stmt *stmt, struct date today)
{
	char week[DATE_ISO_SIZE], six_weeks[DATE_ISO_SIZE];

	date_to_iso(date_add_days(today, DUE_WEEK_DAYS), week);
	date_to_iso(date_add_days(today, DUE_SIX_WEEKS_DAYS), six_weeks);
	stmt_bind_date(stmt, ":today", today);
	stmt_bind_text(stmt, ":week", week);
	stmt_bind_text(stmt, ":six_weeks", six_weeks);
}

/* The periods one by one: each is a range of the index, which holds all that is asked. */
static char *compose_count(const struct due_query *query, const struct words *words)
{
	static const char *const ranges[DUE_PERIOD_COUNT] = {
		[DUE_LATE] = "d.\"date\" < :today",
		[DUE_WEEK] = "d.\"date\" >= :today AND d.\"date\" <= :week",
		[DUE_SIX_WEEKS] = "d.\"date\" > :week AND d.\"date\" <= :six_weeks",
		[DUE_LATER] = "d.\"date\" > :six_weeks",
	};
	bool narrow = query->login || words->count;
	int last = query->soon ? DUE_SIX_WEEKS : DUE_LATER;
	struct buffer sql = {0};

	for (int p = 0; p <= last; p++) {
		/* Names and groups are only looked up when something asks for them. */
		buffer_add_format(&sql, "%s(SELECT count(*) %s AND %s", p ? ", " : "SELECT ",
				  narrow ? DUE_TABLES :
					   "FROM \"due\" AS d WHERE d.\"shows\" <= :today AND "
					   "d.\"class\" <> :admin",
				  ranges[p]);
		add_conditions(&sql, query, words);
		buffer_add(&sql, ")");
	}
	return buffer_take(&sql);
}

enum zb_code due_count(struct db *db, const struct due_query *query, int64_t out[DUE_PERIOD_COUNT],
		       struct zb_err *err)
{
	int64_t counts[DUE_PERIOD_COUNT] = {0};
	struct words words;
	sqlite3_stmt *stmt = NULL;
	bool found = false;
	enum zb_code code;

	words_init(&words, query->filter);
	code = prepare(db, compose_count(query, &words), &stmt, err);
	if (!code) {
		bind_conditions(stmt, db, query, &words);
		bind_periods(stmt, db->today);
		stmt_bind_id(stmt, ":admin", DEADLINE_ADMIN);
		code = stmt_step(db, stmt, &found, err);
	}
	for (int p = 0; !code && found && p < sqlite3_column_count(stmt); p++)
		counts[p] = sqlite3_column_int64(stmt, p);
	if (!code)
		memcpy(out, counts, sizeof counts);
	sqlite3_finalize(stmt);
	free(words.folded);
	return code;
}

/* What was not postponed is late by its day, which is a range of the index; what was by its term. */
static char *compose_law(const struct due_query *query, const struct words *words)
{
	static const char *const late[] = {
		"d.\"date\" < :today AND d.\"term\" IS NULL",
		"d.\"term\" IS NOT NULL AND d.\"term\" < :today",
	};
	struct buffer sql = {0};

	for (int i = 0; i < 2; i++) {
		buffer_add_format(&sql, "%s(SELECT count(*) " DUE_TABLES " AND %s",
				  i ? " + " : "SELECT ", late[i]);
		add_conditions(&sql, query, words);
		buffer_add(&sql, ")");
	}
	return buffer_take(&sql);
}

enum zb_code due_count_law(struct db *db, const struct due_query *query, int64_t *out,
			   struct zb_err *err)
{
	struct due_query law = *query;
	struct words words;
	sqlite3_stmt *stmt = NULL;
	bool found = false;
	enum zb_code code;

	law.law = true;
	words_init(&words, query->filter);
	code = prepare(db, compose_law(&law, &words), &stmt, err);
	if (!code) {
		bind_conditions(stmt, db, &law, &words);
		stmt_bind_date(stmt, ":today", db->today);
		stmt_bind_id(stmt, ":admin", DEADLINE_ADMIN);
		code = stmt_step(db, stmt, &found, err);
	}
	if (!code && found)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	free(words.folded);
	return code;
}

enum zb_code due_has_groups(struct db *db, const char *login, bool *out, struct zb_err *err)
{
	static const char sql[] = "SELECT 1 FROM \"staff\" AS m "
				  "JOIN \"group_staff\" AS l ON l.\"staff\" = m.\"id\" "
				  "JOIN \"group\" AS g ON g.\"id\" = l.\"group\" "
				  "WHERE m.\"login\" = :login AND g.\"school_year\" = :year "
				  "LIMIT 1";
	char year[SCHOOL_YEAR_SIZE];
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	school_year_to_text(school_year_of(db->today), year);
	stmt_bind_text(stmt, ":login", login);
	stmt_bind_text(stmt, ":year", year);
	code = stmt_step(db, stmt, &found, err);
	sqlite3_reset(stmt);
	if (!code)
		*out = found;
	return code;
}
