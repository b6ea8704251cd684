/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/others.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/internal.h"
#include "db/stmt.h"
#include "db/store.h"

static bool is_near(const struct others *others, int64_t id)
{
	for (size_t i = 0; i < others->count && others->near[i]; i++)
		if (others->pupils[i]->id == id)
			return true;
	return false;
}

static enum zb_code add_pupil(struct db *db, int64_t id, bool near, struct others *out,
			      struct zb_err *err)
{
	struct record *pupil;
	enum zb_code code;

	if (is_near(out, id))
		return ZB_OK;
	code = store_get(db, &pupil_entity, id, &pupil, err);
	if (code)
		return code;
	out->pupils = mem_grow(out->pupils, &out->room, out->count + 1, sizeof *out->pupils);
	out->near = mem_grow(out->near, &out->near_room, out->count + 1, sizeof *out->near);
	out->near[out->count] = near;
	out->pupils[out->count++] = pupil;
	return ZB_OK;
}

static const char sql_near[] =
	"SELECT o.\"pupil\" FROM main.\"placement\" AS p CROSS JOIN main.\"placement\" AS o "
	"ON o.\"group\" = p.\"group\" WHERE p.\"pupil\" = :pupil "
	"UNION SELECT o.\"pupil\" FROM main.\"meeting_pupil\" AS m "
	"CROSS JOIN main.\"meeting_pupil\" AS o ON o.\"meeting\" = m.\"meeting\" "
	"WHERE m.\"pupil\" = :pupil";

/* Reads the ids that STMT gives in its first column, before any row is asked for. */
static enum zb_code read_ids(struct db *db, sqlite3_stmt *stmt, struct id_set *out,
			     struct zb_err *err)
{
	bool row;
	enum zb_code code;

	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(out, sqlite3_column_int64(stmt, 0));
	sqlite3_reset(stmt);
	return code;
}

static enum zb_code add_all(struct db *db, const struct id_set *ids, int64_t but, bool near,
			    struct others *out, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < ids->count && !code; i++)
		if (ids->ids[i] != but)
			code = add_pupil(db, ids->ids[i], near, out, err);
	return code;
}

static enum zb_code read_near(struct db *db, int64_t pupil, struct others *out, struct zb_err *err)
{
	struct id_set ids = {0};
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql_near, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	code = read_ids(db, stmt, &ids, err);
	if (!code)
		code = add_all(db, &ids, pupil, true, out, err);
	id_set_free(&ids);
	return code;
}

/* --- words --- */

struct words {
	char **items; /* folded, sorted, each once */
	size_t count, room;
};

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void words_add(struct words *words, const char *text)
{
	size_t start, end = 0;

	while (text_word(text, &start, &end)) {
		char *word = mem_bytes(text + start, end - start), *folded = text_fold(word);

		free(word);
		words->items = mem_grow(words->items, &words->room, words->count + 1,
					sizeof *words->items);
		words->items[words->count++] = folded;
	}
}

static void words_sort(struct words *words)
{
	size_t kept = 0;

	if (words->count)
		qsort(words->items, words->count, sizeof *words->items, compare_words);
	for (size_t i = 0; i < words->count; i++)
		if (kept && !strcmp(words->items[kept - 1], words->items[i]))
			free(words->items[i]);
		else
			words->items[kept++] = words->items[i];
	words->count = kept;
}

static void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
}

/* A stored name is "family\1given\1prefix": whether the first word of the given name is among
 * them. */
static bool has_given(const struct words *words, const char *key)
{
	const char *given = strchr(key, '\1');
	char *word;
	bool has;

	if (!given)
		return false;
	word = mem_bytes(given + 1, strcspn(given + 1, "\1 -'."));
	has = bsearch(&word, words->items, words->count, sizeof *words->items, compare_words);
	free(word);
	return has;
}

static const char sql_word[] =
	"SELECT \"pupil\", \"name_key\" FROM main.\"pupil_state\" "
	"WHERE \"scope\" < 2 AND \"name_key\" >= :from AND \"name_key\" < :until";

const char *others_sql(void)
{
	return sql_word;
}

/* Behind the first word of a family name comes what sorts before the digits. */
static enum zb_code look_up(struct db *db, const struct words *words, const char *word,
			    struct id_set *out, struct zb_err *err)
{
	char *from = mem_format("%s\1", word), *until = mem_format("%s0", word);
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql_word, &stmt, err);

	if (!code) {
		stmt_bind_whole(stmt, ":from", from);
		stmt_bind_whole(stmt, ":until", until);
		while (!(code = stmt_step(db, stmt, &row, err)) && row)
			if (has_given(words, stmt_text(stmt, 1)))
				id_set_add(out, sqlite3_column_int64(stmt, 0));
		sqlite3_reset(stmt);
	}
	free(from);
	free(until);
	return code;
}

enum zb_code others_read(struct db *db, int64_t pupil, const char *const *texts, size_t count,
			 struct others *out, struct zb_err *err)
{
	struct words words = {0};
	struct id_set ids = {0};
	enum zb_code code = read_near(db, pupil, out, err);

	for (size_t i = 0; i < count; i++)
		words_add(&words, texts[i]);
	words_sort(&words);
	for (size_t i = 0; i < words.count && !code; i++)
		code = look_up(db, &words, words.items[i], &ids, err);
	id_set_sort(&ids);
	if (!code)
		code = add_all(db, &ids, pupil, false, out, err);
	words_free(&words);
	id_set_free(&ids);
	return code;
}

void others_free(struct others *others)
{
	for (size_t i = 0; i < others->count; i++)
		record_free(others->pupils[i]);
	free(others->pupils);
	free(others->near);
	*others = (struct others){0};
}
