/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/names.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/text.h"
#include "db/row.h"

#define KEY_LOWEST  ""
#define KEY_HIGHEST "\xf4\x8f\xbf\xbf" /* U+10FFFF */
#define ALWAYS      "9999-12-31"

static bool is_stored(const struct entity *entity)
{
	return entity->naming && !entity->naming->derived;
}

/* --- writing --- */

/* People by family name, as pupils are. */
static char *key_of(const struct record *row, const char *title)
{
	const struct naming *naming = row->entity->naming;

	if (naming->family < 0)
		return text_sort_key(title, NULL, NULL);
	return text_sort_key(record_text(row, (unsigned)naming->family),
			     record_text(row, (unsigned)naming->given),
			     record_text(row, (unsigned)naming->prefix));
}

/* The last day on which it can be chosen. */
static void add_until(const struct record *row, struct buffer *out)
{
	unsigned until = (unsigned)row->entity->naming->until;
	char day[DATE_ISO_SIZE];

	if (row->entity->naming->until < 0 || !record_is_set(row, until)) {
		buffer_add(out, ALWAYS);
	} else if (row->entity->fields[until].kind == FIELD_YEAR) {
		date_to_iso(school_year_end(record_year(row, until)), day);
		buffer_add(out, day);
	} else {
		record_format(row, until, out);
	}
}

/* What may be typed to find it, in Dutch whatever the language of who works. */
static char *fold(const struct record *row, const char *title)
{
	int also = row->entity->naming->also;
	const struct choice *choices = also < 0 ? NULL : row->entity->fields[also].choices;
	struct buffer all = {0};
	char *folded;

	buffer_add(&all, title);
	if (also >= 0 && record_is_set(row, (unsigned)also)) {
		buffer_add(&all, " ");
		if (choices)
			buffer_add(&all, choices[record_choice(row, (unsigned)also)].label);
		else
			record_format(row, (unsigned)also, &all);
	}
	folded = text_fold(all.bytes);
	buffer_clear(&all);
	return folded;
}

static const char sql_insert[] =
	"INSERT INTO main.\"name\" VALUES (:entity, :key, :row, :until, :folded)";
static const char sql_insert_temp[] =
	"INSERT INTO temp.\"name\" VALUES (:entity, :key, :row, :until, :folded)";

static enum zb_code names_add(struct db *db, const char *sql, const struct record *row,
			      struct zb_err *err)
{
	struct buffer title = {0}, until = {0};
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	buffer_add(&title, "");
	record_title(row, &title);
	add_until(row, &until);
	char *key = key_of(row, title.bytes), *folded = fold(row, title.bytes);

	stmt_bind_whole(stmt, ":entity", row->entity->code);
	stmt_bind_whole(stmt, ":key", key);
	stmt_bind_id(stmt, ":row", row->id);
	stmt_bind_whole(stmt, ":until", until.bytes);
	stmt_bind_whole(stmt, ":folded", folded);
	code = stmt_run(db, stmt, err);
	free(key);
	free(folded);
	buffer_clear(&title);
	buffer_clear(&until);
	return code;
}

enum zb_code names_drop(struct db *db, const struct record *row, struct zb_err *err)
{
	sqlite3_stmt *stmt;

	if (!is_stored(row->entity))
		return ZB_OK;
	enum zb_code code =
		stmt_get(db, "DELETE FROM main.\"name\" WHERE \"row\" = :row", &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":row", row->id);
	return stmt_run(db, stmt, err);
}

enum zb_code names_put(struct db *db, const struct record *row, struct zb_err *err)
{
	if (!is_stored(row->entity))
		return ZB_OK;
	enum zb_code code = names_drop(db, row, err);

	return code ? code : names_add(db, sql_insert, row, err);
}

struct filling {
	struct db *db;
	const char *insert;
};

static enum zb_code fill_row(void *context, const struct record *row, struct zb_err *err)
{
	const struct filling *filling = context;

	return names_add(filling->db, filling->insert, row, err);
}

enum zb_code names_fill(struct db *db, const char *schema, struct zb_err *err)
{
	struct filling filling = { db, *schema == 't' ? sql_insert_temp : sql_insert };
	enum zb_code code = ZB_OK;

	for (unsigned e = 0; e < ENTITY_COUNT && !code; e++)
		if (is_stored(entities[e]))
			code = row_walk(db, entities[e], fill_row, &filling, err);
	return code;
}

/* --- reading --- */

#define STORED                                                                                     \
	"SELECT \"row\", \"key\", \"folded\" FROM main.\"name\" WHERE \"entity\" = :entity "       \
	"AND \"until\" >= :today AND (\"key\", \"row\")"

#define PUPILS                                                                                     \
	"SELECT \"pupil\", \"name_key\", \"folded\" FROM main.\"pupil_state\" "                    \
	"WHERE \"scope\" < 2 AND (\"name_key\", \"pupil\")"

static const struct {
	const char *up, *down, *key;
} texts[] = {
	{
		.up = STORED " > (:key, :id) ORDER BY \"key\", \"row\"",
		.down = STORED " < (:key, :id) ORDER BY \"key\" DESC, \"row\" DESC",
		.key = "SELECT \"key\" FROM main.\"name\" WHERE \"row\" = :id",
	},
	{
		.up = PUPILS " > (:key, :id) ORDER BY \"name_key\", \"pupil\"",
		.down = PUPILS " < (:key, :id) ORDER BY \"name_key\" DESC, \"pupil\" DESC",
		.key = "SELECT \"name_key\" FROM main.\"pupil_state\" WHERE \"pupil\" = :id",
	},
};

static bool reads_up(enum names_place place)
{
	return place != NAMES_LAST && place != NAMES_BEFORE;
}

const char *names_sql(const struct entity *entity, enum names_place place)
{
	bool pupils = entity->naming->derived;

	return reads_up(place) ? texts[pupils].up : texts[pupils].down;
}

static enum zb_code find_key(struct db *db, const struct entity *entity, int64_t id, char **out,
			     struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, texts[entity->naming->derived].key, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	code = stmt_step(db, stmt, &found, err);
	if (!code)
		*out = found ? mem_text(stmt_text(stmt, 0)) : NULL;
	sqlite3_reset(stmt);
	return code;
}

/* A reading begins just past KEY and ID in its direction. */
static enum zb_code open_list(struct db *db, const struct entity *entity, enum names_place place,
			      const char *key, int64_t id, sqlite3_stmt **out, struct zb_err *err)
{
	bool up = reads_up(place), ends = place == NAMES_FIRST || place == NAMES_LAST;
	enum zb_code code = stmt_get(db, names_sql(entity, place), out, err);

	if (code)
		return code;
	if (!entity->naming->derived) {
		stmt_bind_whole(*out, ":entity", entity->code);
		stmt_bind_date(*out, ":today", db->today);
	}
	stmt_bind_whole(*out, ":key", !ends ? key : up ? KEY_LOWEST : KEY_HIGHEST);
	stmt_bind_id(*out, ":id", !ends ? id - (place == NAMES_AT) : up ? 0 : INT64_MAX);
	return ZB_OK;
}

/* Who types "6" looks for group 6A, not for all those of 2026. */
static bool answers(const struct names_query *query, const char *folded)
{
	if (!query->folded)
		return true;
	return query->entity == &group_entity ? text_begins(folded, query->folded) > 0 :
						text_matches(folded, query->folded);
}

enum zb_code names_read(struct db *db, const struct names_query *query, enum names_place place,
			const char *key, int64_t id, size_t count,
			enum zb_code (*each)(void *context, int64_t id, const char *key,
					     struct zb_err *),
			void *context, struct zb_err *err)
{
	bool look = place == NAMES_AT && !key, found;
	char *own = NULL;
	sqlite3_stmt *stmt;
	enum zb_code code = look ? find_key(db, query->entity, id, &own, err) : ZB_OK;

	if (code || (look && !own))
		return code;
	code = open_list(db, query->entity, place, look ? own : key, id, &stmt, err);
	free(own);
	if (code)
		return code;
	while (!code && count > 0 && !(code = stmt_step(db, stmt, &found, err)) && found) {
		if (!answers(query, stmt_text(stmt, 2)))
			continue;
		code = each(context, sqlite3_column_int64(stmt, 0), stmt_text(stmt, 1), err);
		count--;
	}
	sqlite3_reset(stmt);
	return code;
}
