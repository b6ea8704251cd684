/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/excerpt.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"

struct word {
	size_t start, end; /* bytes */
	int hit;           /* which word of the query it is; -1: none */
};

struct words {
	struct word *items;
	size_t count, room;
};

static struct words words_of(const char *text)
{
	struct words words = {0};
	struct word word = { .hit = -1 };

	while (text_word(text, &word.start, &word.end)) {
		words.items = mem_grow(words.items, &words.room, words.count + 1,
				       sizeof *words.items);
		words.items[words.count++] = word;
	}
	return words;
}

/* Which word of QUERY the word at TEXT is, or begins with when it is the last; -1: none. */
static int hit_of(const char *text, const struct word *word, const char *query,
		  const struct words *asked)
{
	char *bytes = mem_bytes(text + word->start, word->end - word->start);
	char *folded = text_fold(bytes);
	size_t length = strlen(folded);
	int hit = -1;

	for (size_t i = 0; i < asked->count && hit < 0; i++) {
		size_t wanted = asked->items[i].end - asked->items[i].start;
		bool long_enough = i + 1 < asked->count ? length == wanted : length >= wanted;

		if (long_enough && !memcmp(folded, query + asked->items[i].start, wanted))
			hit = (int)i;
	}
	free(folded);
	free(bytes);
	return hit;
}

/* How many different words of the query, ASKED, stand in the COUNT words from FIRST on. */
static int worth(const struct words *words, size_t first, size_t count, size_t asked)
{
	int found = 0;

	for (size_t i = 0; i < asked; i++)
		for (size_t w = first; w < words->count && w < first + count; w++)
			if (words->items[w].hit == (int)i) {
				found++;
				break;
			}
	return found;
}

/* The first word to show: a little before the hit after which most come. */
static size_t begin_of(const struct words *words, size_t count, size_t asked)
{
	size_t lead = count / 4, best = 0;
	int most = 0;

	for (size_t w = 0; w < words->count; w++) {
		int found = words->items[w].hit < 0 ? 0 : worth(words, w, count - lead, asked);

		if (found > most) {
			most = found;
			best = w;
		}
	}
	if (best + count - lead > words->count)
		best = words->count > count ? words->count - count + lead : 0;
	return best > lead ? best - lead : 0;
}

#define PIECE_MAX 120 /* bytes of a word, or between two, that are shown */

static void add_piece(struct buffer *out, const char *text, size_t length)
{
	size_t fits = length < PIECE_MAX ? length : PIECE_MAX;

	while (fits < length && fits && ((unsigned char)text[fits] & 0xC0) == 0x80)
		fits--;
	buffer_add_bytes(out, text, fits);
	buffer_add(out, fits < length ? "…" : "");
}

static void add_word(struct buffer *out, const char *text, const struct word *word)
{
	const char marks[] = { EXCERPT_HIT_BEGINS, EXCERPT_HIT_ENDS };

	if (word->hit >= 0)
		buffer_add_bytes(out, &marks[0], 1);
	add_piece(out, text + word->start, word->end - word->start);
	if (word->hit >= 0)
		buffer_add_bytes(out, &marks[1], 1);
}

static char *compose(const char *text, const struct words *words, size_t first, size_t last)
{
	struct buffer out = {0};
	size_t at = first ? words->items[first].start : 0;

	buffer_add(&out, first ? "…" : "");
	for (size_t w = first; w < last; w++) {
		add_piece(&out, text + at, words->items[w].start - at);
		add_word(&out, text, &words->items[w]);
		at = words->items[w].end;
	}
	if (last < words->count)
		buffer_add(&out, "…");
	else
		add_piece(&out, text + at, strlen(text + at));
	return buffer_take(&out);
}

char *excerpt_make(const char *text, const char *folded_query, int count)
{
	struct words words = words_of(text), asked = words_of(folded_query);
	size_t wanted = (size_t)count, first, last;
	char *excerpt;

	for (size_t w = 0; w < words.count; w++)
		words.items[w].hit = hit_of(text, &words.items[w], folded_query, &asked);
	first = begin_of(&words, wanted, asked.count);
	last = first + wanted < words.count ? first + wanted : words.count;
	excerpt = compose(text, &words, first, last);
	free(words.items);
	free(asked.items);
	return excerpt;
}
