/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/search.h"

#include <stdlib.h>
#include <string.h>

#include "core/excerpt.h"
#include "core/records/log.h"
#include "core/text.h"
#include "db/row.h"
#include "db/touch.h"

#define EXCERPT_WORDS 16

static bool entity_is_searched(const struct entity *entity)
{
	if (entity->closed)
		return false;
	for (unsigned f = 0; f < entity->field_count; f++)
		if (field_is_searched(&entity->fields[f]))
			return true;
	return false;
}

static void body_of(const struct record *row, struct buffer *out)
{
	for (unsigned f = 0; f < row->entity->field_count; f++) {
		if (!field_is_searched(&row->entity->fields[f]) || !record_is_set(row, f))
			continue;
		if (out->length)
			buffer_add(out, "\n");
		buffer_add(out, record_text(row, f));
	}
}

static enum zb_code search_add(struct db *db, const char *sql, const struct record *row,
			       struct zb_err *err)
{
	struct buffer body = {0};
	sqlite3_stmt *stmt;
	int64_t pupil = 0;
	enum zb_code code = ZB_OK;

	body_of(row, &body);
	if (!body.length)
		return ZB_OK;
	char *folded = text_fold(body.bytes);

	code = touch_owner(db, row, &pupil, err);
	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	if (!code) {
		stmt_bind_id(stmt, ":id", row->id);
		stmt_bind_whole(stmt, ":folded", folded);
		stmt_bind_whole(stmt, ":entity", row->entity->code);
		if (pupil)
			stmt_bind_id(stmt, ":pupil", pupil);
		code = stmt_run(db, stmt, err);
	}
	free(folded);
	buffer_clear(&body);
	return code;
}

static const char *const search_insert =
	"INSERT INTO main.\"search\" (rowid, \"folded\", \"entity\", \"pupil\") "
	"VALUES (:id, :folded, :entity, :pupil)";

/* For a check: the same rows in a table apart. */
static const char *const search_insert_temp =
	"INSERT INTO temp.\"search\" (rowid, \"folded\", \"entity\", \"pupil\") "
	"VALUES (:id, :folded, :entity, :pupil)";

enum zb_code search_put(struct db *db, const struct record *row, struct zb_err *err)
{
	if (!entity_is_searched(row->entity))
		return ZB_OK;
	enum zb_code code = row->rev > 1 ? search_drop(db, row, err) : ZB_OK;

	return code ? code : search_add(db, search_insert, row, err);
}

enum zb_code search_drop(struct db *db, const struct record *row, struct zb_err *err)
{
	sqlite3_stmt *stmt;

	if (!entity_is_searched(row->entity))
		return ZB_OK;
	enum zb_code code = stmt_get(db, "DELETE FROM \"search\" WHERE rowid = :id", &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", row->id);
	return stmt_run(db, stmt, err);
}

struct filling {
	struct db *db;
	const char *insert;
};

static enum zb_code fill_row(void *context, const struct record *row, struct zb_err *err)
{
	const struct filling *filling = context;

	return search_add(filling->db, filling->insert, row, err);
}

enum zb_code search_rebuild(struct db *db, const char *schema, struct zb_err *err)
{
	struct filling filling = { db, *schema == 't' ? search_insert_temp : search_insert };
	enum zb_code code = ZB_OK;

	for (unsigned e = 0; e < ENTITY_COUNT && !code; e++)
		if (entity_is_searched(entities[e]))
			code = row_walk(db, entities[e], fill_row, &filling, err);
	return code;
}

/* Every word of what was typed, folded, as a quoted string, so that nothing is query syntax. The
 * last is a prefix. */
static char *match_of(const char *folded)
{
	struct buffer match = {0};

	for (const char *c = folded; *c; c++) {
		if (c == folded || c[-1] == ' ')
			buffer_add(&match, match.length ? "\" AND \"" : "\"");
		if (*c != ' ')
			buffer_add_bytes(&match, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
	}
	buffer_add(&match, match.length ? "\"*" : "");
	return buffer_take(&match);
}

static void hits_clear(struct search_hits *hits)
{
	for (size_t i = 0; i < hits->count; i++)
		free(hits->hits[i].text);
	hits->count = 0;
}

/* What a plan or goal is a version of, and which; version 0 for others. */
struct hit_version {
	int64_t line, version;
};

/* The hit in OUT that says the same in another version: a goal of the same line, or a plan or goal
 * with the same text. */
static struct search_hit *hits_find(struct search_hits *out, struct hit_version *versions,
				    const struct search_hit *hit, const struct hit_version *version)
{
	for (size_t i = 0; i < out->count && version->version; i++)
		if (out->hits[i].entity == hit->entity && out->hits[i].pupil == hit->pupil &&
		    ((version->line && versions[i].line == version->line) ||
		     !strcmp(out->hits[i].text, hit->text)))
			return &out->hits[i];
	return NULL;
}

/* What the row says around the hit, as it was written. */
static enum zb_code hit_read(struct db *db, const char *folded, struct search_hit *hit,
			     struct zb_err *err)
{
	struct buffer body = {0};
	struct record *row;
	enum zb_code code = row_get(db, hit->entity, hit->row, &row, err);

	if (code)
		return code;
	body_of(row, &body);
	hit->text = excerpt_make(body.bytes ? body.bytes : "", folded, EXCERPT_WORDS);
	buffer_clear(&body);
	record_free(row);
	return ZB_OK;
}

/* Of the versions in which it stands the newest is kept, in the place of the best. */
static void hits_add(struct search_hits *out, struct hit_version *versions,
		     struct search_hit *hit, const struct hit_version *version)
{
	struct search_hit *same = hits_find(out, versions, hit, version);
	size_t at = same ? (size_t)(same - out->hits) : out->count;

	if (same && versions[at].version >= version->version) {
		free(hit->text);
		return;
	}
	if (same)
		free(same->text);
	else
		out->hits = mem_grow(out->hits, &out->room, ++out->count, sizeof *out->hits);
	out->hits[at] = *hit;
	versions[at] = *version;
}

static const char *const sql_find =
	"SELECT \"search\".rowid, \"entity\", ifnull(\"search\".\"pupil\", "
	"(SELECT min(p.\"pupil\") FROM \"meeting_pupil\" AS p "
	"WHERE p.\"meeting\" = \"search\".rowid)), "
	"g.\"line\", "
	"v.\"trajectory\" * 1000 + v.\"version\" FROM \"search\" "
	"LEFT JOIN \"goal\" AS g ON \"entity\" = 'goal' AND g.\"id\" = \"search\".rowid "
	"LEFT JOIN \"plan\" AS v ON v.\"id\" = ifnull(g.\"plan\", \"search\".rowid) "
	"WHERE \"search\" MATCH :match AND (:all OR \"entity\" <> 'log' OR "
	"(SELECT ifnull(\"confidential\", CASE \"kind\" WHEN 'incident' THEN 'yes' ELSE 'no' END)"
	" FROM \"log\" WHERE \"id\" = \"search\".rowid) = 'no') ORDER BY rank";

static enum zb_code find_all(struct db *db, sqlite3_stmt *stmt, const char *folded, size_t limit,
			     struct search_hits *out, struct zb_err *err)
{
	struct hit_version *versions = mem_new(limit, sizeof *versions);
	enum zb_code code = ZB_OK;
	bool found;

	while (out->count < limit && !(code = stmt_step(db, stmt, &found, err)) && found) {
		struct search_hit hit = {
			.row = sqlite3_column_int64(stmt, 0),
			.entity = entity_find(stmt_text(stmt, 1)),
			.pupil = sqlite3_column_int64(stmt, 2),
		};
		struct hit_version version = { sqlite3_column_int64(stmt, 3),
					       sqlite3_column_int64(stmt, 4) };

		code = hit_read(db, folded, &hit, err);
		if (code)
			break;
		hits_add(out, versions, &hit, &version);
	}
	sqlite3_reset(stmt);
	free(versions);
	return code;
}

enum zb_code search_find(struct db *db, const char *typed, bool confidential, size_t limit,
			 struct search_hits *out, struct zb_err *err)
{
	char *folded = text_fold(typed), *match = match_of(folded);
	sqlite3_stmt *stmt;
	enum zb_code code = ZB_OK;

	hits_clear(out);
	if (*match)
		code = stmt_get(db, sql_find, &stmt, err);
	if (*match && !code) {
		stmt_bind_text(stmt, ":match", match);
		stmt_bind_id(stmt, ":all", confidential);
		code = find_all(db, stmt, folded, limit, out, err);
	}
	free(match);
	free(folded);
	return code;
}

void search_hits_free(struct search_hits *hits)
{
	if (!hits)
		return;
	hits_clear(hits);
	free(hits->hits);
	*hits = (struct search_hits){0};
}
