/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/talks.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/meeting.h"
#include "core/text.h"
#include "db/stmt.h"

#define KEY_LOWEST  ""
#define KEY_HIGHEST "\xf4\x8f\xbf\xbf" /* U+10FFFF */

/* What a person is called, of the table with that alias. */
#define PERSON(alias)                                                                              \
	"ifnull(" #alias ".\"given_name\" || ' ', '') || ifnull(" #alias                           \
	".\"prefix\" || ' ', '') || " #alias ".\"family_name\""

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

/* The name of the first pupil, then the newest talk first. */
#define TALK_PERSON                                                                                \
	"ifnull((SELECT min(s.\"name_key\") FROM \"meeting_pupil\" AS l "                          \
	"JOIN \"pupil_state\" AS s ON s.\"pupil\" = l.\"pupil\" WHERE l.\"meeting\" = m.\"id\"), " \
	"'~') || char(2) || (99999999 - replace(m.\"date\", '-', ''))"

#define TALKS(key)                                                                                 \
	"SELECT m.\"id\", " key ", m.\"id\", m.\"date\", m.\"kind\", ifnull(" TALK_PUPILS          \
	", " TALK_GROUP "), " TALK_PEOPLE ", " TALK_OPEN " FROM \"meeting\" AS m WHERE (" key      \
	", m.\"id\")"

#define AGREEMENT_DATE "ifnull(a.\"by\", '9999-12-31')"
#define AGREEMENT_WHO  "coalesce(a.\"who\", " PERSON(t) ")"
#define AGREEMENT_PERSON                                                                           \
	"lower(coalesce(t.\"family_name\", a.\"who\", '~')) || char(2) || " AGREEMENT_DATE

#define AGREEMENTS(key)                                                                            \
	"SELECT a.\"id\", " key                                                                    \
	", a.\"meeting\", a.\"by\", a.\"what\", coalesce(s.\"name\", " TALK_PUPILS ", " TALK_GROUP \
	"), " AGREEMENT_WHO ", 1 FROM \"agreement\" AS a "                                         \
	"LEFT JOIN \"pupil_state\" AS s ON s.\"pupil\" = a.\"pupil\" "                             \
	"LEFT JOIN \"meeting\" AS m ON m.\"id\" = a.\"meeting\" "                                  \
	"LEFT JOIN \"staff\" AS t ON t.\"id\" = a.\"staff\" "                                      \
	"WHERE a.\"done\" IS NULL AND (" key ", a.\"id\")"

struct order {
	const char *up, *down;
	bool newest_first;
};

static const struct order orders[TALKS_KIND_COUNT][TALKS_ORDER_COUNT] = {
	[TALKS_MEETINGS] =
		{
			[TALKS_BY_DATE] =
				{
					.up = TALKS("m.\"date\"") " > (:key, :id) ORDER BY "
								  "m.\"date\", m.\"id\"",
					.down = TALKS(
						"m.\"date\"") " < (:key, :id) ORDER BY m.\"date\" "
							      "DESC, m.\"id\" DESC",
					.newest_first = true,
				},
			[TALKS_BY_PERSON] =
				{
					.up = TALKS(TALK_PERSON) " > (:key, :id) ORDER BY 2, 1",
					.down = TALKS(TALK_PERSON) " < (:key, :id) ORDER BY 2 "
								   "DESC, 1 DESC",
				},
		},
	[TALKS_AGREEMENTS] =
		{
			[TALKS_BY_DATE] =
				{
					.up = AGREEMENTS(
						AGREEMENT_DATE) " > (:key, :id) ORDER BY 2, 1",
					.down = AGREEMENTS(AGREEMENT_DATE) " < (:key, :id) ORDER "
									   "BY 2 DESC, 1 DESC",
				},
			[TALKS_BY_PERSON] =
				{
					.up = AGREEMENTS(
						AGREEMENT_PERSON) " > (:key, :id) ORDER BY 2, 1",
					.down = AGREEMENTS(AGREEMENT_PERSON) " < (:key, :id) ORDER "
									     "BY 2 DESC, 1 DESC",
				},
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

/* Where a reading begins: just past KEY and ID in its direction. */
struct start {
	const char *sql, *key;
	int64_t id;
};

static struct start start_of(const struct talks_query *query, enum talks_place place,
			     const char *key, int64_t id)
{
	const struct order *order = &orders[query->kind][query->order];
	bool back = place == TALKS_LAST || place == TALKS_BEFORE;
	bool up = back == order->newest_first;
	struct start start = {.sql = up ? order->up : order->down};

	if (place == TALKS_FIRST || place == TALKS_LAST || !key) {
		start.key = up ? KEY_LOWEST : KEY_HIGHEST;
		start.id = up ? 0 : INT64_MAX;
	} else {
		start.key = key;
		start.id = place != TALKS_AT ? id : up ? id - 1 : id + 1;
	}
	return start;
}

enum zb_code talks_read(struct db *db, const struct talks_query *query, enum talks_place place,
			const char *key, int64_t id, size_t count,
			enum zb_code (*each)(void *context, const struct talks_row *,
					     struct zb_err *),
			void *context, struct zb_err *err)
{
	struct start start = start_of(query, place, key, id);
	bool found = key || place != TALKS_AT, row;
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, start.sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":key", start.key);
	stmt_bind_id(stmt, ":id", start.id);
	while (count > 0 && !(code = stmt_step(db, stmt, &row, err)) && row) {
		struct talks_row current = row_of(stmt);

		found = found || current.id == id;
		if (!found || !fits(query, &current))
			continue;
		code = each(context, &current, err);
		if (code)
			break;
		count--;
	}
	sqlite3_reset(stmt);
	return code;
}
