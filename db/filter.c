/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/filter.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/list_sql.h"
#include "db/shared.h"
#include "db/stmt.h"

#define WORDS_MAX 32 /* of a query: a bit each */

/* A pupil: its own text (name and number), and that which it shares with others. */
struct item {
	int64_t id;
	uint32_t own, shared;
};

struct filter {
	struct item *items; /* in order of the list */
	size_t count, room;
	struct buffer own; /* texts one after the other, each with its NUL */
	struct shared shared;
	uint32_t *kept; /* places in items, in order */
	size_t kept_count;
	char *query; /* folded, what kept answers */
};

/* --- loading --- */

static int id_compare(const void *left, const void *right)
{
	int64_t a = ((const struct item *)left)->id, b = ((const struct item *)right)->id;

	return (a > b) - (a < b);
}

static void item_add(struct filter *f, sqlite3_stmt *stmt)
{
	const char *folded = stmt_text(stmt, 1);
	size_t length = strlen(folded), tail;
	uint32_t shared = shared_find(&f->shared, stmt_text(stmt, 2), stmt_text(stmt, 3),
				      sqlite3_column_type(stmt, 4) == SQLITE_NULL ?
					      -1 :
					      sqlite3_column_int(stmt, 4));

	tail = strlen(shared_text(&f->shared, shared));
	/* The own text is what stands before that; it has its number, too. */
	if (tail > length || strcmp(folded + length - tail, shared_text(&f->shared, shared)) != 0)
		tail = 0;
	f->items = mem_grow(f->items, &f->room, f->count + 1, sizeof *f->items);
	f->items[f->count++] = (struct item){
		.id = sqlite3_column_int64(stmt, 0),
		.own = (uint32_t)f->own.length,
		.shared = shared,
	};
	buffer_add_bytes(&f->own, folded, length - tail);
	buffer_add_bytes(&f->own, "", 1);
}

static bool in_order(const struct filter *f)
{
	for (size_t i = 1; i < f->count; i++)
		if (f->items[i - 1].id > f->items[i].id)
			return false;
	return true;
}

static enum zb_code load_texts(struct db *db, struct filter *f, const struct pupils_order *order,
			       struct zb_err *err)
{
	char *sql = list_sql_texts(order->scope);
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL);
	enum zb_code code = rc ? db_fail(db, rc, err) : ZB_OK;
	bool found;

	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found)
		item_add(f, stmt);
	sqlite3_finalize(stmt);
	free(sql);
	if (!code && !in_order(f))
		qsort(f->items, f->count, sizeof *f->items, id_compare);
	return code;
}

/* Items in order of the list; taken: those that are in it, by their place in order of id. */
struct sorted {
	struct item *items;
	size_t count;
	bool *taken;
};

/* Adds the items in the order of SQL's ids, each once. */
static enum zb_code take_ids(struct db *db, const struct filter *f, const char *sql,
			     struct sorted *out, struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL);
	enum zb_code code = rc ? db_fail(db, rc, err) : ZB_OK;
	bool found;

	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		struct item key = { .id = sqlite3_column_int64(stmt, 0) };
		const struct item *item =
			bsearch(&key, f->items, f->count, sizeof *f->items, id_compare);

		if (!item || out->taken[item - f->items])
			continue;
		out->taken[item - f->items] = true;
		out->items[out->count++] = *item;
	}
	sqlite3_finalize(stmt);
	return code;
}

/* What follows the first SOME items comes before them. */
static void turn_round(struct sorted *s, size_t some)
{
	struct item *first = mem_new(some ? some : 1, sizeof *first);
	size_t rest = s->count - some;

	memcpy(first, s->items, some * sizeof *first);
	memmove(s->items, s->items + some, rest * sizeof *first);
	memcpy(s->items + rest, first, some * sizeof *first);
	free(first);
}

/* Puts the items, which are in order of id, in that of the list. */
static enum zb_code sort(struct db *db, struct filter *f, const struct pupils_order *order,
			 struct zb_err *err)
{
	struct sorted sorted = {
		.items = mem_new(f->count ? f->count : 1, sizeof *sorted.items),
		.taken = mem_new(f->count ? f->count : 1, sizeof *sorted.taken),
	};
	char *ids = list_sql_ids(order, false), *rest = list_sql_ids(order, true);
	enum zb_code code = take_ids(db, f, ids, &sorted, err);
	size_t some = sorted.count;

	if (!code && rest)
		code = take_ids(db, f, rest, &sorted, err);
	if (list_rest_first(order))
		turn_round(&sorted, some);
	free(ids);
	free(rest);
	free(sorted.taken);
	free(f->items);
	f->items = sorted.items;
	f->count = f->room = sorted.count;
	return code;
}

enum zb_code filter_load(struct db *db, const struct pupils_order *order, struct filter **out,
			 struct zb_err *err)
{
	struct filter *f = mem_new(1, sizeof *f);
	enum zb_code code = load_texts(db, f, order, err);

	if (!code)
		code = sort(db, f, order, err);
	if (code) {
		filter_free(f);
		return code;
	}
	shared_freeze(&f->shared);
	f->kept = mem_new(f->count ? f->count : 1, sizeof *f->kept);
	filter_set(f, "");
	*out = f;
	return ZB_OK;
}

void filter_free(struct filter *f)
{
	if (!f)
		return;
	free(f->items);
	buffer_clear(&f->own);
	shared_free(&f->shared);
	free(f->kept);
	free(f->query);
	free(f);
}

/* --- narrowing --- */

struct words {
	const char *at[WORDS_MAX];
	unsigned count;
};

/* Takes the words of FOLDED apart, which gets a NUL behind each. */
static struct words words_of(char *folded)
{
	struct words words = {0};

	for (char *w = folded; *w && words.count < WORDS_MAX;) {
		size_t length = strcspn(w, " ");

		words.at[words.count++] = w;
		if (!w[length])
			break;
		w[length] = '\0';
		w += length + 1;
	}
	return words;
}

/* Like strstr, which needs longer to get ready than such short texts take. */
static bool occurs(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = strchr(text, *word); at; at = strchr(at + 1, *word))
		if (!strncmp(at, word, length))
			return true;
	return false;
}

/* The words that occur in TEXT, a bit each. */
static uint32_t words_in(const struct words *words, const char *text)
{
	uint32_t found = 0;

	for (unsigned i = 0; i < words->count; i++)
		if (occurs(text, words->at[i]))
			found |= (uint32_t)1 << i;
	return found;
}

static bool item_matches(const struct filter *f, const struct item *item,
			 const struct words *words, const uint32_t *shared)
{
	uint32_t found = shared[item->shared];

	for (unsigned i = 0; i < words->count; i++)
		if (!(found & (uint32_t)1 << i) && !occurs(f->own.bytes + item->own, words->at[i]))
			return false;
	return true;
}

static void keep_all(struct filter *f)
{
	for (size_t i = 0; i < f->count; i++)
		f->kept[i] = (uint32_t)i;
	f->kept_count = f->count;
}

void filter_set(struct filter *f, const char *typed)
{
	char *folded = text_fold(typed), *parts = mem_text(folded);
	size_t known = f->query ? strlen(f->query) : 0, count = 0;
	struct words words = words_of(parts);
	uint32_t *shared = mem_new(f->shared.count + 1, sizeof *shared);

	/* A letter more can only take away from what the letters before it left. */
	if (!f->query || strncmp(folded, f->query, known) != 0)
		keep_all(f);
	for (size_t i = 0; i < f->shared.count; i++)
		shared[i] = words_in(&words, shared_text(&f->shared, (uint32_t)i));
	for (size_t i = 0; i < f->kept_count; i++)
		if (item_matches(f, &f->items[f->kept[i]], &words, shared))
			f->kept[count++] = f->kept[i];
	f->kept_count = count;
	free(f->query);
	f->query = folded;
	free(shared);
	free(parts);
}

size_t filter_count(const struct filter *f)
{
	return f->kept_count;
}

size_t filter_ids(const struct filter *f, size_t from, size_t count, int64_t *out)
{
	size_t n = 0;

	while (n < count && from + n < f->kept_count) {
		out[n] = f->items[f->kept[from + n]].id;
		n++;
	}
	return n;
}

/* Whether WORD, up to a blank, begins a word of TEXT. */
static bool begins_in(const char *text, const char *word)
{
	size_t length = strcspn(word, " ");

	for (const char *at = text; *at; at += strcspn(at, " -'"), at += strspn(at, " -'"))
		if (!strncmp(at, word, length))
			return true;
	return false;
}

static bool is_named(const struct filter *f, const struct item *item)
{
	for (const char *word = f->query; *word; word += strcspn(word, " ")) {
		word += strspn(word, " ");
		if (!begins_in(f->own.bytes + item->own, word))
			return false;
	}
	return true;
}

size_t filter_ids_by(const struct filter *f, bool by_name, size_t count, int64_t *out)
{
	size_t n = 0;

	for (size_t i = 0; n < count && i < f->kept_count; i++)
		if (is_named(f, &f->items[f->kept[i]]) == by_name)
			out[n++] = f->items[f->kept[i]].id;
	return n;
}

bool filter_find(const struct filter *f, int64_t pupil, size_t *place)
{
	for (size_t i = 0; i < f->kept_count; i++)
		if (f->items[f->kept[i]].id == pupil) {
			*place = i;
			return true;
		}
	return false;
}
