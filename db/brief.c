/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/brief.h"

#include <string.h>

#include "db/dossier.h"
#include "db/due.h"
#include "db/stmt.h"

#define PART(entity) ((uint64_t)1 << (entity))

static const uint64_t people = PART(ENTITY_PUPIL_GUARDIAN) | PART(ENTITY_GUARDIAN);
static const uint64_t work = PART(ENTITY_PLAN) | PART(ENTITY_GOAL) | PART(ENTITY_MEETING) |
			     PART(ENTITY_SUPPORT) | PART(ENTITY_ABSENCE);

static enum plan_state plan_state_of(const char *code)
{
	int state = 0;

	while (plan_states[state].code && strcmp(plan_states[state].code, code) != 0)
		state++;
	return plan_states[state].code ? (enum plan_state)state : PLAN_STATE_NONE;
}

static enum zb_code read_state(struct db *db, int64_t pupil, struct pupil_state *out,
			       struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"name\", \"group\", \"staff\", \"scope\", \"extra_since\", \"plan\", "
		"\"plan_state\", \"plan_since\" FROM \"pupil_state\" WHERE \"pupil\" = :pupil";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	out->name = mem_text(found ? stmt_text(stmt, 0) : "");
	out->group = mem_text(found ? stmt_text(stmt, 1) : "");
	out->staff = mem_text(found ? stmt_text(stmt, 2) : "");
	if (found) {
		out->scope = (enum pupil_scope)sqlite3_column_int(stmt, 3);
		out->extra_since = stmt_date(stmt, 4);
		out->plan = sqlite3_column_int64(stmt, 5);
		out->plan_state = plan_state_of(stmt_text(stmt, 6));
		out->plan_since = stmt_date(stmt, 7);
	}
	sqlite3_reset(stmt);
	return ZB_OK;
}

static enum zb_code read_due(struct db *db, int64_t pupil, struct derived *out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"deadline\", \"date\", \"shows\", \"detail\", "
				  "\"term\", \"note\" FROM \"due\" WHERE \"pupil\" = :pupil "
				  "ORDER BY \"position\"";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (!code)
		stmt_bind_id(stmt, ":pupil", pupil);
	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		int deadline = due_deadline(stmt_text(stmt, 0));

		if (deadline < 0)
			continue;
		out->due = mem_grow(out->due, &out->due_room, out->due_count + 1,
				    sizeof *out->due);
		out->due[out->due_count++] = (struct due){
			.deadline = deadline,
			.date = stmt_date(stmt, 1),
			.shows = stmt_date(stmt, 2),
			.detail = mem_text(stmt_text(stmt, 3)),
			.term = stmt_date(stmt, 4),
			.note = deadline_note(deadline, stmt_text(stmt, 5)),
		};
	}
	return code;
}

static enum zb_code read_lines(struct db *db, int64_t pupil, struct derived *out,
			       struct zb_err *err)
{
	static const char sql[] = "SELECT \"line\", \"finding\", \"finding_date\" "
				  "FROM \"line_state\" WHERE \"pupil\" = :pupil ORDER BY \"line\"";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (!code)
		stmt_bind_id(stmt, ":pupil", pupil);
	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		struct line_state line = { .line = sqlite3_column_int64(stmt, 0), .finding = -1 };

		if (sqlite3_column_type(stmt, 1) != SQLITE_NULL) {
			line.finding = sqlite3_column_int(stmt, 1);
			line.finding_date = date_from_days(sqlite3_column_int(stmt, 2));
		}
		out->lines = mem_grow(out->lines, &out->line_room, out->line_count + 1,
				      sizeof *out->lines);
		out->lines[out->line_count++] = line;
	}
	return code;
}

enum zb_code brief_read(struct db *db, int64_t pupil, bool whole, struct brief *out,
			struct zb_err *err)
{
	enum zb_code code = dossier_read_parts(db, pupil, whole ? people | work : people,
					       &out->dossier, err);

	if (!code)
		code = read_state(db, pupil, &out->derived.state, err);
	if (!code && whole)
		code = read_due(db, pupil, &out->derived, err);
	if (!code && whole)
		code = read_lines(db, pupil, &out->derived, err);
	return code;
}

void brief_free(struct brief *brief)
{
	dossier_free(&brief->dossier);
	derived_free(&brief->derived);
}
