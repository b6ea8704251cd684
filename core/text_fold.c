/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is searched and sorted. */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "core/memory.h"
#include "core/text.h"

#define LATIN_FIRST 0xA0
#define LATIN_LAST 0x17F
#define FOLD_MAX (UC_DECOMPOSITION_MAX_LENGTH * 4) /* bytes that one character folds to */
#define DIGITS_MAX 48 /* '0' + 48 sorts before the letters */

/* What the characters from U+00A0 to U+017F, nearly all that a Dutch school meets, fold to. */
static const char latin_folds[LATIN_LAST - LATIN_FIRST + 1][3] = {
	" ", "¡", "¢", "£", "¤", "¥", "¦", "§", /* U+00A0 */
	"¨", "©", "a", "«", "¬", "", "®", "¯", /* U+00A8 */
	"°", "±", "2", "3", "'", "μ", "¶", "·", /* U+00B0 */
	"¸", "1", "o", "»", "¼", "½", "¾", "¿", /* U+00B8 */
	"a", "a", "a", "a", "a", "a", "ae", "c", /* U+00C0 */
	"e", "e", "e", "e", "i", "i", "i", "i", /* U+00C8 */
	"d", "n", "o", "o", "o", "o", "o", "×", /* U+00D0 */
	"o", "u", "u", "u", "u", "y", "th", "ss", /* U+00D8 */
	"a", "a", "a", "a", "a", "a", "ae", "c", /* U+00E0 */
	"e", "e", "e", "e", "i", "i", "i", "i", /* U+00E8 */
	"d", "n", "o", "o", "o", "o", "o", "÷", /* U+00F0 */
	"o", "u", "u", "u", "u", "y", "th", "y", /* U+00F8 */
	"a", "a", "a", "a", "a", "a", "c", "c", /* U+0100 */
	"c", "c", "c", "c", "c", "c", "d", "d", /* U+0108 */
	"d", "d", "e", "e", "e", "e", "e", "e", /* U+0110 */
	"e", "e", "e", "e", "g", "g", "g", "g", /* U+0118 */
	"g", "g", "g", "g", "h", "h", "h", "h", /* U+0120 */
	"i", "i", "i", "i", "i", "i", "i", "i", /* U+0128 */
	"i", "i", "ij", "ij", "j", "j", "k", "k", /* U+0130 */
	"q", "l", "l", "l", "l", "l", "l", "l", /* U+0138 */
	"l", "l", "l", "n", "n", "n", "n", "n", /* U+0140 */
	"n", "'n", "n", "n", "o", "o", "o", "o", /* U+0148 */
	"o", "o", "oe", "oe", "r", "r", "r", "r", /* U+0150 */
	"r", "r", "s", "s", "s", "s", "s", "s", /* U+0158 */
	"s", "s", "t", "t", "t", "t", "t", "t", /* U+0160 */
	"u", "u", "u", "u", "u", "u", "u", "u", /* U+0168 */
	"u", "u", "u", "u", "w", "w", "y", "y", /* U+0170 */
	"y", "z", "z", "z", "z", "z", "z", "s", /* U+0178 */
};

struct fold_special {
	ucs4_t from;
	const char *to;
};

/* What Unicode does not decompose, and the marks that people type as ASCII. In order. */
static const struct fold_special specials[] = {
	{0x0180, "b"},	{0x0189, "d"},	{0x0192, "f"},	{0x0197, "i"},	{0x019A, "l"},
	{0x01B5, "z"},	{0x01B6, "z"},	{0x01E4, "g"},	{0x01E5, "g"},	{0x0256, "d"},
	{0x0268, "i"},	{0x02B9, "'"},	{0x02BB, "'"},	{0x02BC, "'"},	{0x02BD, "'"},
	{0x03C2, "σ"},	{0x1E9E, "ss"}, {0x2010, "-"},	{0x2011, "-"},	{0x2012, "-"},
	{0x2013, "-"},	{0x2014, "-"},	{0x2015, "-"},	{0x2018, "'"},	{0x2019, "'"},
	{0x201A, "'"},	{0x201B, "'"},	{0x2032, "'"},	{0x2044, "/"},	{0x2212, "-"},
};

static int special_compare(const void *key, const void *row)
{
	ucs4_t c = *(const ucs4_t *)key, from = ((const struct fold_special *)row)->from;

	return (c > from) - (c < from);
}

/* Marks that sit on a letter. Vowel signs of Indic scripts are letters to their readers: kept. */
static bool is_mark(ucs4_t c)
{
	static const struct {
		ucs4_t first, last;
	} marks[] = {
		{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05C7}, {0x0610, 0x061A},
		{0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06ED}, {0x1AB0, 0x1AFF},
		{0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
	};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (c >= marks[i].first && c <= marks[i].last)
			return uc_is_general_category(c, UC_CATEGORY_M);
	return false;
}

static size_t bytes_put(char *out, const char *bytes)
{
	size_t length = strlen(bytes);

	memcpy(out, bytes, length);
	return length;
}

static size_t ascii_fold(ucs4_t c, char *out)
{
	if (c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	else if (c == '`')
		c = '\'';
	else if (c >= 0x09 && c <= 0x0D)
		c = ' ';
	else if (c < 0x20 || c == 0x7F)
		return 0;
	*out = (char)c;
	return 1;
}

static size_t char_fold(ucs4_t c, char *out);

/* Folds C, behind the Latin table, when no decomposition helps. */
static size_t simple_fold(ucs4_t c, char *out)
{
	const struct fold_special *special =
		bsearch(&c, specials, sizeof specials / sizeof specials[0], sizeof specials[0],
			special_compare);

	if (special)
		return bytes_put(out, special->to);
	if (uc_is_property_white_space(c))
		return bytes_put(out, " ");
	if (is_mark(c) || uc_is_property_default_ignorable_code_point(c) ||
	    uc_is_general_category(c, UC_CATEGORY_Cc))
		return 0;
	ucs4_t lower = uc_tolower(c);

	if (lower != c)
		return char_fold(lower, out);
	return (size_t)u8_uctomb((uint8_t *)out, c, 4);
}

/* Writes what C folds to, at most FOLD_MAX bytes without NUL, and returns their number. White space
 * gives one space. */
static size_t char_fold(ucs4_t c, char *out)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	size_t length = 0;
	int tag;

	if (c < 0x80)
		return ascii_fold(c, out);
	if (c >= LATIN_FIRST && c <= LATIN_LAST)
		return bytes_put(out, latin_folds[c - LATIN_FIRST]);
	int count = uc_decomposition(c, &tag, parts);

	if (count <= 0)
		return simple_fold(c, out);
	for (int i = 0; i < count; i++)
		length += char_fold(parts[i], out + length);
	return length;
}

/* Folds the character at *TEXT and passes it. */
static size_t piece_read(const char **text, const char *end, char out[static FOLD_MAX])
{
	ucs4_t c;

	*text += u8_mbtouc(&c, (const uint8_t *)*text, (size_t)(end - *text));
	return char_fold(c, out);
}

static void fold_reserve(struct buffer *out, size_t more)
{
	out->bytes = mem_grow(out->bytes, &out->room, out->length + more, 1);
}

/* Adds the folded BYTES to the text in OUT that starts at BEGIN; there is room for one byte more.
 * *SPACE: a space is due before what comes next. */
static inline void piece_add(struct buffer *out, size_t begin, bool *space,
			     const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == ' ') {
			*space = out->length > begin;
			continue;
		}
		if (*space)
			out->bytes[out->length++] = ' ';
		*space = false;
		out->bytes[out->length++] = bytes[i];
	}
}

/* Adds TEXT, folded, to OUT. */
static void fold_add(struct buffer *out, const char *text)
{
	size_t left = strlen(text), begin = out->length;
	const char *end = text + left;
	char piece[FOLD_MAX];
	bool space = false;

	fold_reserve(out, left + 2);
	while (text < end) {
		if (*text == ' ' || (*text > ' ' && *text < 0x7F && *text != '`')) {
			char c = *text++;

			c = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
			piece_add(out, begin, &space, &c, 1);
			continue;
		}
		size_t length = piece_read(&text, end, piece);

		fold_reserve(out, length + (size_t)(end - text) + 2);
		piece_add(out, begin, &space, piece, length);
	}
	out->bytes[out->length] = '\0';
}

char *text_fold(const char *text)
{
	struct buffer out = {0};

	fold_add(&out, text);
	return buffer_take(&out);
}

bool text_matches(const char *folded_text, const char *folded_query)
{
	const char *word = folded_query + strspn(folded_query, " ");

	while (*word) {
		size_t length = strcspn(word, " ");
		/* The last word, often the only one, needs no length of the text. */
		const char *hit = !word[length] ? strstr(folded_text, word)
						: memmem(folded_text, strlen(folded_text), word,
							 length);

		if (!hit)
			return false;
		word += length;
		word += strspn(word, " ");
	}
	return true;
}

/* Whether a word of TEXT begins with the LENGTH bytes of WORD. */
static bool word_begins(const char *text, const char *word, size_t length)
{
	bool within = false;

	for (; *text; text++) {
		if (!within && strncmp(text, word, length) == 0)
			return true;
		within = isalnum((unsigned char)*text) || *text & 0x80;
	}
	return false;
}

int text_begins(const char *folded_text, const char *folded_query)
{
	const char *word = folded_query;

	if (strncmp(folded_text, folded_query, strlen(folded_query)) == 0)
		return 2;
	while (*word) {
		size_t length = strcspn(word, " ");

		if (!word_begins(folded_text, word, length))
			return 0;
		word += length;
		word += strspn(word, " ");
	}
	return 1;
}

static bool is_of_word(ucs4_t c)
{
	return uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M |
			   UC_CATEGORY_MASK_Co);
}

bool text_word(const char *text, size_t *start, size_t *end)
{
	bool within = false;

	for (size_t at = *end; text[at];) {
		ucs4_t c;
		size_t size = (size_t)u8_mbtouc(&c, (const uint8_t *)text + at,
						strnlen(text + at, 4));
		bool part = is_of_word(c);

		if (within && !part)
			return true;
		if (part && !within)
			*start = at;
		within = part;
		at += size;
		if (within)
			*end = at;
	}
	return within;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Adds the run of digits at TEXT so that bytes compare as numbers: its length first. */
static size_t number_add(struct buffer *out, const char *text)
{
	size_t zeros = strspn(text, "0");
	size_t length = strspn(text + zeros, "0123456789");
	char count = (char)('0' + (length < DIGITS_MAX ? length : DIGITS_MAX));

	buffer_add_bytes(out, &count, 1);
	buffer_add_bytes(out, text + zeros, length);
	return zeros + length;
}

static char *numbers_encode(const char *text)
{
	struct buffer out = {0};

	while (*text) {
		size_t other = strcspn(text, "0123456789");

		buffer_add_bytes(&out, text, other);
		text += other;
		if (is_digit(*text))
			text += number_add(&out, text);
	}
	return buffer_take(&out);
}

char *text_sort_key(const char *first, const char *second, const char *third)
{
	struct buffer out = {0};

	fold_add(&out, first ? first : "");
	buffer_add(&out, "\1");
	fold_add(&out, second ? second : "");
	buffer_add(&out, "\1");
	fold_add(&out, third ? third : "");
	char *key = buffer_take(&out);

	if (!key[strcspn(key, "0123456789")])
		return key;
	char *encoded = numbers_encode(key);

	free(key);
	return encoded;
}
