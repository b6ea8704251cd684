/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "db/stmt.h"

#define COLUMNS                                                                                    \
	"SELECT t.\"id\", t.\"seq\", t.\"moment\", t.\"actor\", t.\"kind\", h.\"entity\", "        \
	"h.\"row\", h.\"pupil\", h.\"field\", h.\"old\", h.\"new\", h.\"id\" FROM "

#define NEWEST_FIRST " ORDER BY t.\"seq\" DESC, h.\"id\" DESC LIMIT :limit"

#define OF_TXN "\"history\" AS h JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" WHERE "

/* What is closed is told to nobody. */
#define OPEN "h.\"entity\" NOT IN (SELECT \"value\" FROM json_each(:closed)) AND "

#define FROM_THERE " AND (t.\"seq\" < :seq OR t.\"seq\" = :seq AND h.\"id\" < :before)" NEWEST_FIRST

static const char *const sql_of_row =
	COLUMNS OF_TXN OPEN "h.\"row\" = :id AND h.\"entity\" = :entity" FROM_THERE;

/* Talks have no one pupil: they are found through meeting_pupil. */
static const char *const sql_of_pupil =
	COLUMNS OF_TXN OPEN "(h.\"pupil\" = :id OR h.\"row\" IN "
	"(SELECT \"meeting\" FROM \"meeting_pupil\" WHERE \"pupil\" = :id))" FROM_THERE;

/* In a form that is answered along two indexes, also in the middle of an import. */
static const char *const sql_of_all =
	COLUMNS "\"txn\" AS t JOIN \"history\" AS h ON h.\"txn\" = t.\"id\" "
	"WHERE " OPEN "t.\"seq\" <= :seq "
	"AND h.\"id\" < iif(t.\"seq\" = :seq, :before, 9223372036854775807)" NEWEST_FIRST;

static char *column_copy(sqlite3_stmt *stmt, int column)
{
	return mem_text((const char *)sqlite3_column_text(stmt, column));
}

static void entry_add(struct history_list *out, sqlite3_stmt *stmt)
{
	out->entries = mem_grow(out->entries, &out->room, out->count + 1, sizeof *out->entries);
	struct history_entry *e = &out->entries[out->count++];

	*e = (struct history_entry){
		.id = sqlite3_column_int64(stmt, 11),
		.txn = sqlite3_column_int64(stmt, 0),
		.seq = sqlite3_column_int64(stmt, 1),
		.actor = column_copy(stmt, 3),
		.kind = column_copy(stmt, 4),
		.entity = entity_find(stmt_text(stmt, 5)),
		.row = sqlite3_column_int64(stmt, 6),
		.pupil = sqlite3_column_int64(stmt, 7),
		.field = -1,
		.before = column_copy(stmt, 9),
		.after = column_copy(stmt, 10),
	};
	snprintf(e->moment, sizeof e->moment, "%s", stmt_text(stmt, 2));
	if (e->entity && sqlite3_column_type(stmt, 8) != SQLITE_NULL)
		e->field = entity_field(e->entity, stmt_text(stmt, 8));
}

void history_list_clear(struct history_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->entries[i].actor);
		free(list->entries[i].kind);
		free(list->entries[i].before);
		free(list->entries[i].after);
	}
	list->count = 0;
}

void history_list_free(struct history_list *list)
{
	if (!list)
		return;
	history_list_clear(list);
	free(list->entries);
	*list = (struct history_list){0};
}

/* The seq of the transaction that made the change BEFORE. */
static enum zb_code seq_of(struct db *db, int64_t before, int64_t *seq, struct zb_err *err)
{
	static const char sql[] = "SELECT t.\"seq\" FROM " OF_TXN "h.\"id\" = :before";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":before", before);
	code = stmt_step(db, stmt, &found, err);
	if (!code && !found)
		code = zb_fail(err, ZB_NOT_FOUND, _("wijziging %lld bestaat niet"),
			       (long long)before);
	if (!code)
		*seq = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	return code;
}

/* The codes of what is closed, as a JSON array. */
static void bind_closed(sqlite3_stmt *stmt)
{
	struct buffer codes = {0};

	buffer_add(&codes, "[");
	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		if (entities[e]->closed)
			buffer_add_format(&codes, "%s\"%s\"", codes.length > 1 ? "," : "",
					  entities[e]->code);
	buffer_add(&codes, "]");
	stmt_bind_whole(stmt, ":closed", codes.bytes);
	buffer_clear(&codes);
}

static enum zb_code query_open(struct db *db, const struct history_query *query, int64_t seq,
			       sqlite3_stmt **out, struct zb_err *err)
{
	const char *sql = query->entity ? sql_of_row : query->pupil ? sql_of_pupil : sql_of_all;
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	if (query->entity)
		stmt_bind_text(stmt, ":entity", query->entity->code);
	if (query->entity || query->pupil)
		stmt_bind_id(stmt, ":id", query->entity ? query->id : query->pupil);
	bind_closed(stmt);
	stmt_bind_id(stmt, ":seq", seq);
	stmt_bind_id(stmt, ":before", query->before ? query->before : INT64_MAX);
	stmt_bind_id(stmt, ":limit", query->limit ? (int64_t)query->limit : -1);
	*out = stmt;
	return ZB_OK;
}

enum zb_code history_read(struct db *db, const struct history_query *query,
			  struct history_list *out, struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	int64_t seq = INT64_MAX;
	bool row;
	enum zb_code code = query->before ? seq_of(db, query->before, &seq, err) : ZB_OK;

	if (!code)
		code = query_open(db, query, seq, &stmt, err);
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		entry_add(out, stmt);
	return code;
}

static bool wall_clock(const char *moment, struct tm *out)
{
	struct tm utc = { 0 };
	time_t at;

	if (!strptime(moment, "%Y-%m-%dT%H:%M:%S", &utc))
		return false;
	at = timegm(&utc);
	return localtime_r(&at, out) != NULL;
}

struct date history_day(const char *moment)
{
	struct tm clock;

	if (!wall_clock(moment, &clock))
		return (struct date){0};
	return (struct date){ clock.tm_year + 1900, clock.tm_mon + 1, clock.tm_mday };
}

static void add_clock(struct buffer *out, const char *day, const struct tm *clock)
{
	buffer_add_format(out, "%s %02d:%02d", day, clock->tm_hour, clock->tm_min);
}

void history_add_moment(struct buffer *out, const char *moment)
{
	char day[DATE_SHOWN_SIZE];
	struct tm clock;

	if (!wall_clock(moment, &clock))
		return;
	date_to_day(history_day(moment), day);
	add_clock(out, day, &clock);
}

void history_add_near(struct buffer *out, const char *moment, struct date today)
{
	char day[DATE_SHOWN_SIZE];
	struct tm clock;

	if (!wall_clock(moment, &clock))
		return;
	date_to_near(history_day(moment), today, day);
	add_clock(out, day, &clock);
}
