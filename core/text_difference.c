/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text_difference.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

#define APART_MAX 1000
#define BLANK	  " \n"

struct word {
	const char *text;
	size_t length; /* white space behind it not counted */
	bool own;      /* the other text lacks it */
};

struct words {
	struct word *items;
	size_t count, room;
};

static struct words split(const char *text)
{
	struct words words = {0};

	for (text += strspn(text, BLANK); *text; text += strspn(text, BLANK)) {
		size_t length = strcspn(text, BLANK);

		words.items = mem_grow(words.items, &words.room, words.count + 1,
				       sizeof *words.items);
		words.items[words.count++] = (struct word){text, length, true};
		text += length;
	}
	return words;
}

static bool same(const struct word *a, const struct word *b)
{
	return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

/* The walk of Myers through the words of both: x of the old, y = x - k of the new. furthest[d]
 * holds for each second diagonal k (from -d) how far d changes can bring it. */
struct walk {
	struct words old, new;
	long *furthest[APART_MAX + 1];
	long changes; /* of the shortest way; -1: more than APART_MAX */
};

static long reach(const struct walk *walk, long d, long k)
{
	if (d < 0 || k < -d || k > d)
		return -1;
	return walk->furthest[d][(k + d) / 2];
}

/* Whether the step to diagonal K as change D takes a word of the new text (else of the old). */
static bool adds(const struct walk *walk, long d, long k)
{
	return k == -d || (k != d && reach(walk, d - 1, k - 1) < reach(walk, d - 1, k + 1));
}

static long step(const struct walk *walk, long d, long k)
{
	if (!d)
		return 0;
	return adds(walk, d, k) ? reach(walk, d - 1, k + 1) : reach(walk, d - 1, k - 1) + 1;
}

/* Along what is the same on diagonal K, from X. */
static long slide(const struct walk *walk, long k, long x)
{
	long rows = (long)walk->old.count, columns = (long)walk->new.count;

	while (x >= 0 && x < rows && x - k >= 0 && x - k < columns &&
	       same(&walk->old.items[x], &walk->new.items[x - k]))
		x++;
	return x;
}

static bool walk_change(struct walk *walk, long d)
{
	long rows = (long)walk->old.count, columns = (long)walk->new.count;

	walk->furthest[d] = mem_new((size_t)d + 1, sizeof(long));
	for (long k = -d; k <= d; k += 2) {
		long x = slide(walk, k, step(walk, d, k));

		walk->furthest[d][(k + d) / 2] = x;
		if (x >= rows && x - k >= columns)
			return true;
	}
	return false;
}

/* Back along the shortest way: what it slides along both texts have. */
static void mark_shared(const struct walk *walk)
{
	long x = (long)walk->old.count, y = (long)walk->new.count;

	for (long d = walk->changes; d >= 0; d--) {
		long k = x - y, from = step(walk, d, k);
		bool added = d && adds(walk, d, k);

		for (; x > from; x--, y--)
			walk->old.items[x - 1].own = walk->new.items[y - 1].own = false;
		if (added)
			y--;
		else if (d)
			x--;
	}
}

/* Marks what both begin and end with as shared and leaves in OLD and NEW what is between. */
static void take_ends(struct words *old, struct words *new)
{
	while (old->count && new->count && same(old->items, new->items)) {
		old->items++->own = new->items++->own = false;
		old->count--;
		new->count--;
	}
	while (old->count && new->count &&
	       same(&old->items[old->count - 1], &new->items[new->count - 1]))
		old->items[--old->count].own = new->items[--new->count].own = false;
}

static void compare(struct words old, struct words new)
{
	struct walk *walk = mem_new(1, sizeof *walk);

	take_ends(&old, &new);
	*walk = (struct walk){.old = old, .new = new, .changes = -1};
	for (long d = 0; d <= APART_MAX && walk->changes < 0; d++)
		if (walk_change(walk, d))
			walk->changes = d;
	if (walk->changes >= 0)
		mark_shared(walk);
	for (long d = 0; d <= APART_MAX; d++)
		free(walk->furthest[d]);
	free(walk);
}

static char *write_marked(const char *text, const struct words *words, const char *begins,
			  const char *ends)
{
	struct buffer out = {0};
	const char *at = text;

	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->items[i];
		bool own_before = i && words->items[i - 1].own;
		bool own_after = i + 1 < words->count && words->items[i + 1].own;

		buffer_add_bytes(&out, at, (size_t)(word->text - at));
		if (word->own && !own_before)
			buffer_add(&out, begins);
		buffer_add_bytes(&out, word->text, word->length);
		if (word->own && !own_after)
			buffer_add(&out, ends);
		at = word->text + word->length;
	}
	buffer_add(&out, at);
	return buffer_take(&out);
}

void text_difference(const char *old, const char *new, char **before, char **after)
{
	struct words olds = split(old), news = split(new);

	compare(olds, news);
	*before = write_marked(old, &olds, DIFFERENCE_DROPPED_BEGINS, DIFFERENCE_DROPPED_ENDS);
	*after = write_marked(new, &news, DIFFERENCE_ADDED_BEGINS, DIFFERENCE_ADDED_ENDS);
	free(olds.items);
	free(news.items);
}
