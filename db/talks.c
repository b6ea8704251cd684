/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/talks.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/meeting.h"
#include "core/text.h"
#include "db/stmt.h"

#define KEY_LOWEST  ""
#define KEY_HIGHEST "\xf4\x8f\xbf\xbf" /* U+10FFFF */

/* What a person is called, of the table with that alias: as name_add_plain puts it. */
#define PERSON(alias)                                                                              \
	"ifnull(" #alias ".\"given_name\" || ' ', '') || ifnull(" #alias ".\"prefix\" || "         \
	"CASE WHEN substr(" #alias ".\"prefix\", -1) IN ('''', '’') THEN '' ELSE ' ' END, "        \
	"'') || " #alias ".\"family_name\""

#define TALK_PUPILS                                                                                \
	"(SELECT group_concat(s.\"name\", '; ') FROM \"meeting_pupil\" AS l "                      \
	"JOIN \"pupil_state\" AS s ON s.\"pupil\" = l.\"pupil\" WHERE l.\"meeting\" = m.\"id\")"

#define TALK_PEOPLE                                                                                \
	"(SELECT group_concat(coalesce(a.\"name\", " PERSON(t) ", " PERSON(                        \
		g) "), ', ') "                                                                     \
		   "FROM \"attendee\" AS a LEFT JOIN \"staff\" AS t ON t.\"id\" = a.\"staff\" "    \
		   "LEFT JOIN \"guardian\" AS g ON g.\"id\" = a.\"guardian\" WHERE a.\"meeting\" " \
		   "= m.\"id\")"

#define TALK_OPEN                                                                                  \
	"(SELECT count(*) FROM \"agreement\" AS a WHERE a.\"meeting\" = m.\"id\" "                 \
	"AND a.\"done\" IS NULL)"

#define TALK_GROUP "(SELECT u.\"name\" FROM \"group\" AS u WHERE u.\"id\" = m.\"group\")"

#define TALK_COLUMNS(key)                                                                          \
	"SELECT m.\"id\", " key ", m.\"id\", m.\"date\", m.\"kind\", ifnull(" TALK_PUPILS          \
	", " TALK_GROUP "), " TALK_PEOPLE ", " TALK_OPEN " FROM "

#define TALKS_BY_DAY TALK_COLUMNS("m.\"date\"") "\"meeting\" AS m WHERE (m.\"date\", m.\"id\")"

#define TALKS_BY_NAME                                                                              \
	TALK_COLUMNS("k.\"person\"")                                                               \
	"\"talk_state\" AS k CROSS JOIN \"meeting\" AS m ON m.\"id\" = k.\"row\" "                 \
	"WHERE k.\"kind\" = 0 AND (k.\"person\", k.\"row\")"

#define AGREEMENT_DATE "ifnull(a.\"by\", '9999-12-31')" /* as in the index */

#define AGREEMENT_COLUMNS(key)                                                                     \
	"SELECT a.\"id\", " key ", a.\"meeting\", a.\"by\", a.\"what\", coalesce(s.\"name\", "     \
	TALK_PUPILS ", " TALK_GROUP "), coalesce(a.\"who\", " PERSON(t) "), 1 FROM "

#define AGREEMENT_JOINS                                                                            \
	"LEFT JOIN \"pupil_state\" AS s ON s.\"pupil\" = a.\"pupil\" "                             \
	"LEFT JOIN \"meeting\" AS m ON m.\"id\" = a.\"meeting\" "                                  \
	"LEFT JOIN \"staff\" AS t ON t.\"id\" = a.\"staff\" "

#define AGREEMENTS_BY_DAY                                                                          \
	AGREEMENT_COLUMNS(AGREEMENT_DATE)                                                          \
	"\"agreement\" AS a " AGREEMENT_JOINS                                                      \
	"WHERE a.\"done\" IS NULL AND "

/* SQLite seeks along an index of an expression by that alone. */
#define AGREEMENTS_FROM(than)                                                                      \
	AGREEMENTS_BY_DAY AGREEMENT_DATE than "= :key AND (" AGREEMENT_DATE ", a.\"id\")"

#define AGREEMENTS_BY_NAME                                                                         \
	AGREEMENT_COLUMNS("k.\"person\"")                                                          \
	"\"talk_state\" AS k CROSS JOIN \"agreement\" AS a ON a.\"id\" = k.\"row\" "               \
	AGREEMENT_JOINS "WHERE k.\"kind\" = 1 AND (k.\"person\", k.\"row\")"

#define UP(key)   " > (:key, :id) ORDER BY " key
#define DOWN(key) " < (:key, :id) ORDER BY " key " DESC"

#define BY_NAME "k.\"person\", k.\"row\""
#define NAME_DOWN "k.\"person\" DESC, k.\"row\""

struct order {
	const char *up, *down;
	const char *key; /* of the row :id */
	bool newest_first;
};

static const char key_of_name[] = "SELECT \"person\" FROM \"talk_state\" WHERE \"row\" = :id";

static const struct order orders[TALKS_KIND_COUNT][TALKS_ORDER_COUNT] = {
	[TALKS_MEETINGS][TALKS_BY_DATE] = {
		.up = TALKS_BY_DAY UP("m.\"date\", m.\"id\""),
		.down = TALKS_BY_DAY DOWN("m.\"date\" DESC, m.\"id\""),
		.key = "SELECT \"date\" FROM \"meeting\" WHERE \"id\" = :id",
		.newest_first = true,
	},
	[TALKS_MEETINGS][TALKS_BY_PERSON] = {
		.up = TALKS_BY_NAME UP(BY_NAME),
		.down = TALKS_BY_NAME DOWN(NAME_DOWN),
		.key = key_of_name,
	},
	[TALKS_AGREEMENTS][TALKS_BY_DATE] = {
		.up = AGREEMENTS_FROM(" >") UP(AGREEMENT_DATE ", a.\"id\""),
		.down = AGREEMENTS_FROM(" <") DOWN(AGREEMENT_DATE " DESC, a.\"id\""),
		.key = "SELECT " AGREEMENT_DATE " FROM \"agreement\" AS a WHERE a.\"id\" = :id "
		       "AND a.\"done\" IS NULL",
	},
	[TALKS_AGREEMENTS][TALKS_BY_PERSON] = {
		.up = AGREEMENTS_BY_NAME UP(BY_NAME),
		.down = AGREEMENTS_BY_NAME DOWN(NAME_DOWN),
		.key = key_of_name,
	},
};

static bool fits(const struct talks_query *query, const struct talks_row *row)
{
	struct buffer all = {0};
	char *folded;
	bool right;

	if (!query->folded || !*query->folded)
		return true;
	buffer_add_format(
		&all, "%s %s %s",
		query->kind == TALKS_MEETINGS
			? field_choice_label(&meeting_entity.fields[MEETING_KIND], row->what)
			: row->what,
		row->pupils, row->people);
	folded = text_fold(all.bytes);
	right = text_matches(folded, query->folded);
	free(folded);
	buffer_clear(&all);
	return right;
}

static struct talks_row row_of(sqlite3_stmt *stmt)
{
	return (struct talks_row){
		.id = sqlite3_column_int64(stmt, 0),
		.key = stmt_text(stmt, 1),
		.meeting = sqlite3_column_int64(stmt, 2),
		.date = stmt_date(stmt, 3),
		.what = stmt_text(stmt, 4),
		.pupils = stmt_text(stmt, 5),
		.people = stmt_text(stmt, 6),
		.open = sqlite3_column_int64(stmt, 7),
	};
}

static bool reads_up(const struct talks_query *query, enum talks_place place)
{
	bool back = place == TALKS_LAST || place == TALKS_BEFORE;

	return back == orders[query->kind][query->order].newest_first;
}

const char *talks_sql(const struct talks_query *query, enum talks_place place)
{
	const struct order *order = &orders[query->kind][query->order];

	return reads_up(query, place) ? order->up : order->down;
}

/* The key of the row ID, the caller's to free; NULL when it does not stand in the list. */
static enum zb_code find_key(struct db *db, const struct talks_query *query, int64_t id, char **out,
			     struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, orders[query->kind][query->order].key, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	code = stmt_step(db, stmt, &row, err);
	if (!code)
		*out = row ? mem_text(stmt_text(stmt, 0)) : NULL;
	sqlite3_reset(stmt);
	return code;
}

/* A reading begins just past KEY and ID in its direction. */
static enum zb_code open_list(struct db *db, const struct talks_query *query,
			      enum talks_place place, const char *key, int64_t id,
			      sqlite3_stmt **out, struct zb_err *err)
{
	bool up = reads_up(query, place);
	enum zb_code code = stmt_get(db, talks_sql(query, place), out, err);

	if (code)
		return code;
	if (place == TALKS_FIRST || place == TALKS_LAST) {
		key = up ? KEY_LOWEST : KEY_HIGHEST;
		id = up ? 0 : INT64_MAX;
	} else if (place == TALKS_AT) {
		id += up ? -1 : 1;
	}
	stmt_bind_whole(*out, ":key", key);
	stmt_bind_id(*out, ":id", id);
	return ZB_OK;
}

enum zb_code talks_read(struct db *db, const struct talks_query *query, enum talks_place place,
			const char *key, int64_t id, size_t count,
			enum zb_code (*each)(void *context, const struct talks_row *,
					     struct zb_err *),
			void *context, struct zb_err *err)
{
	bool look = place == TALKS_AT && !key, row;
	char *found = NULL;
	sqlite3_stmt *stmt;
	enum zb_code code = look ? find_key(db, query, id, &found, err) : ZB_OK;

	if (code || (look && !found))
		return code;
	code = open_list(db, query, place, look ? found : key, id, &stmt, err);
	free(found);
	if (code)
		return code;
	while (!code && count > 0 && !(code = stmt_step(db, stmt, &row, err)) && row) {
		struct talks_row current = row_of(stmt);

		if (!fits(query, &current))
			continue;
		code = each(context, &current, err);
		count--;
	}
	sqlite3_reset(stmt);
	return code;
}
