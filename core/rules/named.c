/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/named.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "core/memory.h"
#include "core/text.h"

/* A folded word; of a text also where it stands. */
struct word {
	size_t start, end; /* bytes */
	char *folded;
	bool capital, begins; /* a sentence */
};

struct words {
	struct word *items;
	size_t count, room;
};

struct name {
	struct words given, prefix, family;
	bool near;
};

struct named_finder {
	struct name *others, *known;
	size_t other_count, known_count;
};

/* Given names that are words too, as they fold. */
static const char *const common[] = {
	"bas",	"beer", "bloem", "fee",	 "fleur", "hoop", "iris", "jet",  "job",  "joy",
	"juli", "lente", "lief", "linde", "lot",  "maan", "mark", "max",  "mees", "mei",
	"merel", "noor", "olijf", "pit", "raaf",  "rein", "roos", "ster", "storm", "toon",
	"vos",	"wende", "wil",	 "winter", "wit", "wolf", "zon",
};

/* Behind these stands who works at the school or a parent. */
static const char *const titles[] = {
	"juf", "juffrouw", "meester", "meneer", "mevrouw", "mevr", "mw", "dhr", "mr", "heer", "oma",
	"opa", "tante", "oom", "moeder", "vader", "dokter", "dr", "drs",
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_among(const char *const *list, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i], word))
			return true;
	return false;
}

static bool is_common(const char *folded)
{
	return is_among(common, COUNT(common), folded);
}

/* --- words --- */

/* Whether TEXT begins with a character of MASK. */
static bool is_of(const char *text, uint32_t mask)
{
	ucs4_t c;

	u8_mbtouc(&c, (const uint8_t *)text, strnlen(text, 4));
	return uc_is_general_category_withtable(c, mask);
}

/* Whether what stands before START ends a sentence or is nothing. */
static bool is_begin(const char *text, size_t start)
{
	while (start > 0 && strchr(" \"'(", text[start - 1]))
		start--;
	if (!start || strchr("\n.!?:;-", text[start - 1]))
		return true;
	/* A bullet or a quotation mark. */
	return (unsigned char)text[start - 1] >= 0x80 &&
	       !is_of(text + text_previous(text, start), UC_CATEGORY_MASK_L);
}

static void words_of(const char *text, struct words *out)
{
	struct word word = {0};

	while (text_word(text, &word.start, &word.end)) {
		char *bytes = mem_bytes(text + word.start, word.end - word.start);

		word.folded = text_fold(bytes);
		word.capital = is_of(bytes, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
		word.begins = is_begin(text, word.start);
		free(bytes);
		out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof *out->items);
		out->items[out->count++] = word;
	}
}

static void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i].folded);
	free(words->items);
}

/* --- names --- */

static struct name *names_of(const struct named_person *persons, size_t count)
{
	struct name *names = mem_new(count, sizeof *names);

	for (size_t i = 0; i < count; i++) {
		words_of(persons[i].given, &names[i].given);
		words_of(persons[i].prefix, &names[i].prefix);
		words_of(persons[i].family, &names[i].family);
		names[i].near = persons[i].near;
	}
	return names;
}

static void names_free(struct name *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		words_free(&names[i].given);
		words_free(&names[i].prefix);
		words_free(&names[i].family);
	}
	free(names);
}

struct named_finder *named_new(const struct named_person *others, size_t other_count,
			const struct named_person *known, size_t known_count)
{
	struct named_finder *named = mem_new(1, sizeof *named);

	*named = (struct named_finder){ names_of(others, other_count), names_of(known, known_count),
				 other_count, known_count };
	return named;
}

void named_free(struct named_finder *named)
{
	if (!named)
		return;
	names_free(named->others, named->other_count);
	names_free(named->known, named->known_count);
	free(named);
}

/* --- a name in a text --- */

struct text {
	const char *bytes;
	struct words words;
};

/* Whether word AT goes on from the one before it: nothing but a blank, hyphen or apostrophe between
 * them, a point behind a single letter, or COMMA. */
static bool is_joined(const struct text *text, size_t at, bool comma)
{
	const struct word *before = &text->words.items[at - 1], *word = &text->words.items[at];
	const char *gap = text->bytes + before->end;
	size_t length = word->start - before->end;

	if (length > 4)
		return false;
	for (size_t i = 0; i < length; i++) {
		bool point = gap[i] == '.' && before->end - before->start == 1;

		if (!strchr(" -'\n", gap[i]) && !point && !(comma && gap[i] == ',') &&
		    (unsigned char)gap[i] < 0x80)
			return false;
	}
	return !comma || memchr(gap, ',', length);
}

/* One word of a name. LAST: a Dutch genitive may stand behind it ("Tims"). SHORT: a single letter
 * stands for it ("v.d."). */
static bool is_word(const char *found, const char *wanted, bool last, bool initial)
{
	size_t length = strlen(wanted);

	if (initial && found[0] == wanted[0] && !found[1])
		return true;
	return !strncmp(found, wanted, length) &&
	       (!found[length] || (last && length > 2 && !strcmp(found + length, "s")));
}

/* Whether the words of PART stand in the text from *AT on, which then goes behind them; COMMA:
 * behind a comma. No part is always there. */
static bool follows(const struct text *text, size_t *at, const struct words *part, bool first,
		    bool comma, bool last, bool initial)
{
	size_t from = *at;

	for (size_t i = 0; i < part->count; i++, from++) {
		if (from >= text->words.count ||
		    !is_word(text->words.items[from].folded, part->items[i].folded,
			     last && i + 1 == part->count, initial))
			return false;
		if (!(first && !i) && !is_joined(text, from, comma && !i))
			return false;
	}
	*at = from;
	return true;
}

/* "Jóëlle van den Berg", "Jóëlle Berg", "Jóëlle v.d. Berg". *FAMILY: where the family name
 * begins. */
static bool is_plain(const struct text *text, size_t at, const struct name *name, size_t *family,
		     size_t *end)
{
	size_t behind, over;

	if (!follows(text, &at, &name->given, true, false, false, false))
		return false;
	behind = over = at;
	if (follows(text, &over, &name->prefix, false, false, false, true)) {
		*family = *end = over;
		if (follows(text, end, &name->family, false, false, true, false))
			return true;
	}
	*family = *end = behind;
	return follows(text, end, &name->family, false, false, true, false);
}

/* "Berg, Jóëlle van den". */
static bool is_listed(const struct text *text, size_t at, const struct name *name, size_t *end)
{
	if (!follows(text, &at, &name->family, true, false, false, false) ||
	    !follows(text, &at, &name->given, false, true, false, false))
		return false;
	*end = at;
	if (!follows(text, end, &name->prefix, false, false, false, true))
		*end = at;
	return true;
}

static bool is_full(const struct text *text, size_t at, const struct name *name, size_t *end)
{
	const struct word *first = &text->words.items[at];
	bool word, capital = false;
	size_t family;

	if (!name->given.count || !name->family.count)
		return false;
	word = is_common(name->given.items[0].folded);
	if (is_plain(text, at, name, &family, end)) {
		while (family < *end && !capital)
			capital = text->words.items[family++].capital;
		return capital || (!first->capital && !word);
	}
	return is_listed(text, at, name, end) && first->capital;
}

/* The given name alone. */
static bool is_given(const struct text *text, size_t at, const struct name *name, size_t *end)
{
	const struct word *word = &text->words.items[at];

	*end = at;
	if (!name->near || !name->given.count || strlen(name->given.items[0].folded) < 2 ||
	    !word->capital || !follows(text, end, &name->given, true, false, true, false))
		return false;
	if (word->begins && is_common(name->given.items[0].folded))
		return false;
	return !at || !is_among(titles, COUNT(titles), text->words.items[at - 1].folded);
}

static bool is_known(const struct named_finder *named, const struct text *text, size_t at,
		     size_t *end)
{
	for (size_t i = 0; i < named->known_count; i++)
		if (is_full(text, at, &named->known[i], end))
			return true;
	return false;
}

/* The given name of the pupil whose dossier it is. */
static bool is_own(const struct named_finder *named, const struct text *text, size_t at,
		   size_t *end)
{
	*end = at;
	return named->known_count && named->known[0].given.count &&
	       follows(text, end, &named->known[0].given, true, false, true, false);
}

/* Which of OTHERS is named at AT, -1: nobody. Who is near is meant before a namesake elsewhere. */
static int other_at(const struct named_finder *named, const struct text *text, size_t at,
		    size_t *end,
		    bool (*is_named)(const struct text *, size_t, const struct name *, size_t *))
{
	for (int near = 1; near >= 0; near--)
		for (size_t i = 0; i < named->other_count; i++)
			if (named->others[i].near == near &&
			    is_named(text, at, &named->others[i], end))
				return (int)i;
	return -1;
}

/* The same in any way. *END: behind the name that stands at AT, whosever it is, else AT itself. */
static int find_at(const struct named_finder *named, const struct text *text, size_t at,
		   size_t *end)
{
	int other = -1;

	if (is_known(named, text, at, end))
		return -1;
	other = other_at(named, text, at, end, is_full);
	if (other < 0 && !is_own(named, text, at, end)) {
		other = other_at(named, text, at, end, is_given);
		if (other < 0)
			*end = at;
	}
	return other;
}

void named_find(const struct named_finder *named, const char *bytes,
		void (*each)(void *context, size_t other, size_t start, size_t length),
		void *context)
{
	struct text text = { .bytes = bytes };
	bool *told = mem_new(named->other_count, sizeof *told);
	size_t end;

	words_of(bytes, &text.words);
	for (size_t at = 0; at < text.words.count; at = end > at ? end : at + 1) {
		int other = find_at(named, &text, at, &end);

		if (other < 0 || told[other])
			continue;
		told[other] = true;
		each(context, (size_t)other, text.words.items[at].start,
		     text.words.items[end - 1].end - text.words.items[at].start);
	}
	words_free(&text.words);
	free(told);
}

char *named_around(const char *text, size_t start, size_t length, int count)
{
	size_t first = 0, last = 0, wide = (size_t)count, from, to;
	struct words words = {0};
	struct buffer out = {0};

	words_of(text, &words);
	while (first + 1 < words.count && words.items[first].end <= start)
		first++;
	while (last + 1 < words.count && words.items[last].end < start + length)
		last++;
	from = first > wide ? words.items[first - wide].start : 0;
	to = last + wide + 1 < words.count ? words.items[last + wide].end : strlen(text);
	words_free(&words);
	buffer_add(&out, from ? "…" : "");
	for (; from < to; from++)
		buffer_add_bytes(&out, text[from] == '\n' ? " " : text + from, 1);
	buffer_add(&out, text[to] ? "…" : "");
	return buffer_take(&out);
}
