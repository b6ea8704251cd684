/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/due.h"

#include <string.h>

#include "core/rules/deadline.h"
#include "db/due_rows.h"

enum due_period due_period_of(struct date date, struct date today)
{
	int days = date_between(today, date);

	if (days < 0)
		return DUE_LATE;
	if (days <= DUE_WEEK_DAYS)
		return DUE_WEEK;
	return days <= DUE_SIX_WEEKS_DAYS ? DUE_SIX_WEEKS : DUE_LATER;
}

int due_deadline(const char *code)
{
	for (int i = 0; i < DEADLINE_COUNT; i++)
		if (!strcmp(deadlines[i].code, code))
			return i;
	return -1;
}

static struct due_row row_of(sqlite3_stmt *stmt)
{
	int deadline = due_deadline(stmt_text(stmt, 4));

	return (struct due_row){
		.pupil = sqlite3_column_int64(stmt, 0),
		.position = sqlite3_column_int64(stmt, 1),
		.name = stmt_text(stmt, 2),
		.group = stmt_text(stmt, 3),
		.deadline = deadline,
		.date = stmt_date(stmt, 5),
		.shows = stmt_date(stmt, 6),
		.entity = stmt_text(stmt, 7),
		.row = sqlite3_column_int64(stmt, 8),
		.detail = stmt_text(stmt, 9),
		.whose = stmt_text(stmt, 10),
		.named = sqlite3_column_int(stmt, 11) != 0,
		.term = stmt_date(stmt, 12),
		.reason = stmt_text(stmt, 13),
		.note = deadline < 0 ? NULL : deadline_note(deadline, stmt_text(stmt, 14)),
	};
}

enum zb_code due_rows_read(struct db *db, sqlite3_stmt *stmt, due_each *each, void *context,
			   struct zb_err *err)
{
	bool found;
	enum zb_code code;

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

enum zb_code due_rows(struct db *db, due_each *each, void *context, struct zb_err *err)
{
	static const char sql[] =
		"SELECT " DUE_COLUMNS
		" ORDER BY d.\"date\", s.\"name_key\", d.\"pupil\", d.\"position\"";
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	return code ? code : due_rows_read(db, stmt, each, context, err);
}
