/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "db/due_filter.h"
#include "db/due_rows.h"

void due_add_conditions(struct buffer *sql, const struct due_query *query)
{
	if (query->law)
		buffer_add(sql, " AND d.\"class\" = :law");
	if (query->login)
		buffer_add(sql, " AND s.\"group\" IN (SELECT g.\"name\" FROM \"staff\" AS m "
				"JOIN \"group_staff\" AS l ON l.\"staff\" = m.\"id\" "
				"JOIN \"group\" AS g ON g.\"id\" = l.\"group\" "
				"WHERE m.\"login\" = :login AND g.\"school_year\" = :year)");
}

enum zb_code due_prepare(struct db *db, const struct due_query *query, char *sql,
			 sqlite3_stmt **out, struct zb_err *err)
{
	int rc = sqlite3_prepare_v2(db->sql, sql, -1, out, NULL);
	char year[SCHOOL_YEAR_SIZE];

	free(sql);
	if (rc)
		return db_fail(db, rc, err);
	stmt_bind_date(*out, ":today", db->today);
	stmt_bind_id(*out, ":admin", DEADLINE_ADMIN);
	if (query->law)
		stmt_bind_id(*out, ":law", DEADLINE_LAW);
	if (query->login) {
		school_year_to_text(school_year_of(db->today), year);
		stmt_bind_text(*out, ":login", query->login);
		stmt_bind_text(*out, ":year", year);
	}
	return ZB_OK;
}

/* Names and groups are only looked up when something asks for them. */
static const char *counted_tables(const struct due_query *query)
{
	return query->login ? DUE_TABLES :
			      "FROM \"due\" AS d WHERE d.\"shows\" <= :today AND "
			      "d.\"class\" <> :admin";
}

/* The places come out of the index alone, backwards for what stands before one; only then the rows
 * are read. */
static char *compose(const struct due_query *query, enum due_from from)
{
	static const char *const signs[] = {
		[DUE_FROM_AFTER] = ">", [DUE_FROM_BEFORE] = "<", [DUE_FROM_AT] = ">=",
	};
	const char *way = from == DUE_FROM_LAST || from == DUE_FROM_BEFORE ? " DESC" : "";
	struct buffer sql = {0};

	buffer_add_format(&sql,
			  "SELECT " DUE_FIELDS " FROM (SELECT d.\"pupil\" AS p, "
			  "d.\"position\" AS o %s",
			  counted_tables(query));
	due_add_conditions(&sql, query);
	if (from != DUE_FROM_FIRST && from != DUE_FROM_LAST)
		buffer_add_format(&sql,
				  " AND (d.\"date\", d.\"name_key\", d.\"pupil\", "
				  "d.\"position\") %s (:date, ifnull((SELECT \"name_key\" FROM "
				  "\"pupil_state\" WHERE \"pupil\" = :pupil), ''), :pupil, "
				  ":position)",
				  signs[from]);
	buffer_add_format(&sql,
			  " ORDER BY d.\"date\"%s, d.\"name_key\"%s, d.\"pupil\"%s, "
			  "d.\"position\"%s LIMIT :count) "
			  "CROSS JOIN \"due\" AS d ON d.\"pupil\" = p AND d.\"position\" = o "
			  "CROSS JOIN \"pupil_state\" AS s ON s.\"pupil\" = p "
			  "ORDER BY d.\"date\", d.\"name_key\", d.\"pupil\", d.\"position\"",
			  way, way, way, way);
	return buffer_take(&sql);
}

/* The rows that the filter keeps, each by its key. */
static enum zb_code read_kept(struct db *db, const struct due_query *query, enum due_from from,
			      const struct due_place *place, size_t count, due_each *each,
			      void *context, struct zb_err *err)
{
	static const char sql[] = "SELECT " DUE_COLUMNS
				  " AND d.\"pupil\" = :pupil AND d.\"position\" = :position";
	struct due_place *places = mem_new(count ? count : 1, sizeof *places);
	size_t found = due_filter_places(query->filter, query->law, from, place, count, places);
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	for (size_t i = 0; i < found && !code; i++) {
		stmt_bind_id(stmt, ":pupil", places[i].pupil);
		stmt_bind_id(stmt, ":position", places[i].position);
		code = due_rows_read(db, stmt, each, context, err);
	}
	free(places);
	return code;
}

enum zb_code due_read(struct db *db, const struct due_query *query, enum due_from from,
		      const struct due_place *place, size_t count, due_each *each, void *context,
		      struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum zb_code code;

	if (query->filter)
		return read_kept(db, query, from, place, count, each, context, err);
	code = due_prepare(db, query, compose(query, from), &stmt, err);
	if (!code) {
		stmt_bind_id(stmt, ":count", (int64_t)count);
		if (place) {
			stmt_bind_date(stmt, ":date", place->date);
			stmt_bind_id(stmt, ":pupil", place->pupil);
			stmt_bind_id(stmt, ":position", place->position);
		}
		code = due_rows_read(db, stmt, each, context, err);
	}
	sqlite3_finalize(stmt);
	return code;
}

/* The first day of each period but the first. */
static void bind_periods(sqlite3_stmt *stmt, struct date today)
{
	char week[DATE_ISO_SIZE], six_weeks[DATE_ISO_SIZE];

	date_to_iso(date_add_days(today, DUE_WEEK_DAYS), week);
	date_to_iso(date_add_days(today, DUE_SIX_WEEKS_DAYS), six_weeks);
	stmt_bind_text(stmt, ":week", week);
	stmt_bind_text(stmt, ":six_weeks", six_weeks);
}

/* The periods one by one: each is a range of the index, which holds all that is asked. */
static char *compose_count(const struct due_query *query)
{
	static const char *const ranges[DUE_PERIOD_COUNT] = {
		[DUE_LATE] = "d.\"date\" < :today",
		[DUE_WEEK] = "d.\"date\" >= :today AND d.\"date\" <= :week",
		[DUE_SIX_WEEKS] = "d.\"date\" > :week AND d.\"date\" <= :six_weeks",
		[DUE_LATER] = "d.\"date\" > :six_weeks",
	};
	int last = query->soon ? DUE_SIX_WEEKS : DUE_LATER;
	struct buffer sql = {0};

	for (int p = 0; p <= last; p++) {
		buffer_add_format(&sql, "%s(SELECT count(*) %s AND %s", p ? ", " : "SELECT ",
				  counted_tables(query), ranges[p]);
		due_add_conditions(&sql, query);
		buffer_add(&sql, ")");
	}
	return buffer_take(&sql);
}

enum zb_code due_count(struct db *db, const struct due_query *query, int64_t out[DUE_PERIOD_COUNT],
		       struct zb_err *err)
{
	int64_t counts[DUE_PERIOD_COUNT] = {0}, late;
	sqlite3_stmt *stmt = NULL;
	bool found = false;
	enum zb_code code;

	if (query->filter) {
		due_filter_count(query->filter, query->law, db->today, out, &late);
		return ZB_OK;
	}
	code = due_prepare(db, query, compose_count(query), &stmt, err);
	if (!code) {
		bind_periods(stmt, db->today);
		code = stmt_step(db, stmt, &found, err);
	}
	for (int p = 0; !code && found && p < sqlite3_column_count(stmt); p++)
		counts[p] = sqlite3_column_int64(stmt, p);
	if (!code)
		memcpy(out, counts, sizeof counts);
	sqlite3_finalize(stmt);
	return code;
}

/* Past its day, postponed or not, is past its term; and what was postponed to a later day is found
 * by its term. */
static char *compose_law(const struct due_query *law)
{
	struct buffer sql = {0};

	buffer_add_format(&sql, "SELECT (SELECT count(*) %s AND d.\"date\" < :today",
			  counted_tables(law));
	due_add_conditions(&sql, law);
	buffer_add_format(&sql,
			  ") + (SELECT count(*) %s AND d.\"term\" IS NOT NULL "
			  "AND d.\"term\" < :today AND d.\"date\" >= :today",
			  counted_tables(law));
	due_add_conditions(&sql, law);
	buffer_add(&sql, ")");
	return buffer_take(&sql);
}

enum zb_code due_count_law(struct db *db, const struct due_query *query, int64_t *out,
			   struct zb_err *err)
{
	struct due_query law = { .law = true, .login = query->login };
	int64_t counts[DUE_PERIOD_COUNT];
	sqlite3_stmt *stmt = NULL;
	bool found = false;
	enum zb_code code;

	if (query->filter) {
		due_filter_count(query->filter, true, db->today, counts, out);
		return ZB_OK;
	}
	code = due_prepare(db, &law, compose_law(&law), &stmt, err);
	if (!code)
		code = stmt_step(db, stmt, &found, err);
	if (!code && found)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
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
