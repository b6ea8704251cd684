/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/due.h"

#include <string.h>

#include "core/rules/deadline.h"
#include "db/stmt.h"

static int deadline_of(const char *code)
{
	for (int i = 0; i < DEADLINE_COUNT; i++)
		if (!strcmp(deadlines[i].code, code))
			return i;
	return -1;
}

static struct due_row row_of(sqlite3_stmt *stmt)
{
	return (struct due_row){
		.pupil = sqlite3_column_int64(stmt, 0),
		.name = stmt_text(stmt, 1),
		.group = stmt_text(stmt, 2),
		.deadline = deadline_of(stmt_text(stmt, 3)),
		.date = stmt_date(stmt, 4),
		.shows = stmt_date(stmt, 5),
		.entity = stmt_text(stmt, 6),
		.row = sqlite3_column_int64(stmt, 7),
		.detail = stmt_text(stmt, 8),
		.whose = stmt_text(stmt, 9),
	};
}

enum zb_code due_rows(struct db *db,
		      enum zb_code (*each)(void *context, const struct due_row *, struct zb_err *),
		      void *context, struct zb_err *err)
{
	static const char sql[] =
		"SELECT d.\"pupil\", s.\"name\", s.\"group\", d.\"deadline\", d.\"date\", "
		"d.\"shows\", d.\"entity\", d.\"row\", d.\"detail\", d.\"whose\" FROM \"due\" AS d "
		"JOIN \"pupil_state\" AS s ON s.\"pupil\" = d.\"pupil\" "
		"WHERE d.\"shows\" <= :today AND d.\"class\" <> :admin "
		"ORDER BY d.\"date\", s.\"name_key\", d.\"pupil\", d.\"position\"";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_date(stmt, ":today", db->today);
	stmt_bind_id(stmt, ":admin", DEADLINE_ADMIN);
	while (!(code = stmt_step(db, stmt, &found, err)) && found) {
		struct due_row row = row_of(stmt);

		if (row.deadline >= 0)
			code = each(context, &row, err);
		if (code)
			break;
	}
	sqlite3_reset(stmt);
	return code;
}
