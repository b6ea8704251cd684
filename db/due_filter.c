/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/due_filter.h"

#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "core/text.h"
#include "db/due_rows.h"

#define WORD_SIZE 128 /* of a filter that counts */

struct item {
	struct due_place place;
	struct date late; /* for the law past this day */
	bool law;
	uint32_t who; /* index in pupils */
};

/* Pupils stand by name. */
struct who {
	int64_t pupil;
	size_t text; /* where it begins in texts */
	bool kept;
};

struct due_filter {
	struct item *items; /* in order of the list */
	size_t count, room;
	struct who *pupils;
	size_t pupil_count, pupil_room;
	struct buffer texts; /* one after the other, each with its NUL */
};

/* --- loading --- */

static int item_compare(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = date_compare(a->place.date, b->place.date);

	if (!order)
		order = (a->who > b->who) - (a->who < b->who);
	return order ? order :
		       (a->place.position > b->place.position) -
			       (a->place.position < b->place.position);
}

static void add_pupil(struct due_filter *f, int64_t pupil, const char *folded)
{
	f->pupils = mem_grow(f->pupils, &f->pupil_room, f->pupil_count + 1, sizeof *f->pupils);
	f->pupils[f->pupil_count++] = (struct who){
		.pupil = pupil, .text = f->texts.length, .kept = true
	};
	buffer_add(&f->texts, folded);
	buffer_add_bytes(&f->texts, "", 1);
}

/* Rows come by the name of the pupil, so that each text is met, and kept, once. */
static void add_item(struct due_filter *f, sqlite3_stmt *stmt, int64_t *pupil)
{
	struct date term = stmt_date(stmt, 4);
	struct item item = {
		.place = {
			.pupil = sqlite3_column_int64(stmt, 0),
			.position = sqlite3_column_int64(stmt, 1),
			.date = stmt_date(stmt, 2),
		},
		.law = sqlite3_column_int(stmt, 3) == DEADLINE_LAW,
	};

	if (!f->count || item.place.pupil != *pupil)
		add_pupil(f, item.place.pupil, stmt_text(stmt, 5));
	*pupil = item.place.pupil;
	item.late = date_is_set(term) ? term : item.place.date;
	item.who = (uint32_t)f->pupil_count - 1;
	f->items = mem_grow(f->items, &f->room, f->count + 1, sizeof *f->items);
	f->items[f->count++] = item;
}

static enum zb_code load(struct db *db, sqlite3_stmt *stmt, struct due_filter *f,
			 struct zb_err *err)
{
	enum zb_code code;
	int64_t pupil = 0;
	bool found;

	while (!(code = stmt_step(db, stmt, &found, err)) && found)
		add_item(f, stmt, &pupil);
	if (f->count > 1)
		qsort(f->items, f->count, sizeof *f->items, item_compare);
	return code;
}

enum zb_code due_filter_load(struct db *db, const char *login, struct due_filter **out,
			     struct zb_err *err)
{
	const struct due_query query = { .login = login };
	struct due_filter *f = mem_new(1, sizeof *f);
	sqlite3_stmt *stmt = NULL;
	struct buffer sql = {0};
	enum zb_code code;

	buffer_add(&sql, "SELECT d.\"pupil\", d.\"position\", d.\"date\", d.\"class\", "
			 "d.\"term\", s.\"folded\" " DUE_TABLES);
	due_add_conditions(&sql, &query);
	buffer_add(&sql, " ORDER BY s.\"name_key\", d.\"pupil\", d.\"position\"");
	code = due_prepare(db, &query, buffer_take(&sql), &stmt, err);
	if (!code)
		code = load(db, stmt, f, err);
	sqlite3_finalize(stmt);
	if (code)
		due_filter_free(f);
	else
		*out = f;
	return code;
}

void due_filter_free(struct due_filter *f)
{
	if (!f)
		return;
	buffer_clear(&f->texts);
	free(f->pupils);
	free(f->items);
	free(f);
}

/* --- asking --- */

/* WORDS are folded, with one blank between them. */
static bool has_words(const char *text, const char *words)
{
	char word[WORD_SIZE];

	while (*words) {
		size_t length = strcspn(words, " ");
		size_t kept = length < sizeof word ? length : sizeof word - 1;

		memcpy(word, words, kept);
		word[kept] = '\0';
		if (!strstr(text, word))
			return false;
		words += length + (words[length] == ' ');
	}
	return true;
}

void due_filter_set(struct due_filter *f, const char *typed)
{
	char *words = text_fold(typed);

	for (size_t i = 0; i < f->pupil_count; i++)
		f->pupils[i].kept = has_words(f->texts.bytes + f->pupils[i].text, words);
	free(words);
}

static bool is_kept(const struct due_filter *f, const struct item *item, bool law)
{
	return f->pupils[item->who].kept && (item->law || !law);
}

void due_filter_count(const struct due_filter *f, bool law, struct date today,
		      int64_t out[DUE_PERIOD_COUNT], int64_t *late)
{
	memset(out, 0, DUE_PERIOD_COUNT * sizeof *out);
	*late = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct item *item = &f->items[i];

		if (!is_kept(f, item, law))
			continue;
		out[due_period_of(item->place.date, today)]++;
		*late += item->law && date_compare(item->late, today) < 0;
	}
}

/* What would stand at PLACE (NULL: none is asked for); of a pupil who has nothing due any more
 * before the others of that day. */
static struct item item_at(const struct due_filter *f, const struct due_place *place)
{
	struct item at = {0};

	if (!place)
		return at;
	at.place = *place;
	for (size_t i = 0; i < f->pupil_count; i++)
		if (f->pupils[i].pupil == place->pupil)
			at.who = (uint32_t)i;
	return at;
}

static size_t places_up(const struct due_filter *f, bool law, enum due_from from,
			const struct due_place *place, size_t count, struct due_place *out)
{
	struct item at = item_at(f, place);
	size_t found = 0;

	for (size_t i = 0; i < f->count && found < count; i++) {
		const struct item *item = &f->items[i];
		int order = from == DUE_FROM_FIRST ? 1 : item_compare(item, &at);

		if (is_kept(f, item, law) && (order > 0 || (order == 0 && from == DUE_FROM_AT)))
			out[found++] = item->place;
	}
	return found;
}

static size_t places_down(const struct due_filter *f, bool law, enum due_from from,
			  const struct due_place *place, size_t count, struct due_place *out)
{
	struct item at = item_at(f, place);
	size_t found = 0;

	for (size_t i = f->count; i > 0 && found < count; i--) {
		const struct item *item = &f->items[i - 1];

		if (is_kept(f, item, law) &&
		    (from == DUE_FROM_LAST || item_compare(item, &at) < 0))
			out[found++] = item->place;
	}
	for (size_t i = 0; i < found / 2; i++) {
		struct due_place last = out[found - 1 - i];

		out[found - 1 - i] = out[i];
		out[i] = last;
	}
	return found;
}

size_t due_filter_places(const struct due_filter *f, bool law, enum due_from from,
			 const struct due_place *place, size_t count, struct due_place *out)
{
	return from == DUE_FROM_LAST || from == DUE_FROM_BEFORE ?
		       places_down(f, law, from, place, count, out) :
		       places_up(f, law, from, place, count, out);
}
