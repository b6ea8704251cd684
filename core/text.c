/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "core/memory.h"

#define TAB_SPACES "    "

enum filter {
	FILTER_LINE,  /* runs of white space become one space, none at the ends */
	FILTER_LINES, /* newlines and inner white space stay, none at the ends */
	FILTER_SHOWN, /* white space stays where it is, newlines become spaces */
};

static const uint8_t *bytes_of(const char *text)
{
	return (const uint8_t *)text;
}

bool text_is_utf8(const char *bytes, size_t length)
{
	return u8_check(bytes_of(bytes), length) == NULL;
}

/* Printable ASCII: one byte, one column, never altered. */
static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static size_t plain_length(const char *text)
{
	size_t length = 0;

	while (is_plain(text[length]))
		length++;
	return length;
}

/* Bytes of the character at TEXT when it is a Latin letter or a sign of typography that is shown as it
 * stands, in one column, and joins with none of its kind; else 0. U+00A1 to U+024F without the soft
 * hyphen, and U+2010 to U+2027. */
static size_t single_bytes(const char *text)
{
	const uint8_t *c = bytes_of(text);

	if (is_plain(*text))
		return 1;
	if (c[0] >= 0xC2 && c[0] <= 0xC9 && (c[1] & 0xC0) == 0x80)
		return c[0] > 0xC2 || (c[1] > 0xA0 && c[1] != 0xAD) ? 2 : 0;
	if (c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x90 && c[2] <= 0xA7)
		return 3;
	return 0;
}

/* Bytes of the single characters that TEXT begins with, at most COLUMNS of them. */
static size_t singles_length(const char *text, int columns)
{
	size_t length = 0, bytes;

	while (columns-- > 0 && (bytes = single_bytes(text + length)) > 0)
		length += bytes;
	return length;
}

/* As plain_length, up to the first space. */
static size_t word_length(const char *text)
{
	size_t length = 0;

	while (is_plain(text[length]) && text[length] != ' ')
		length++;
	return length;
}

/* Invisible characters that steer a terminal or the direction of text, or that mean nothing. */
static bool is_dropped(ucs4_t c)
{
	static const struct {
		ucs4_t first, last;
	} dropped[] = {
		{0x0000, 0x001F},   {0x007F, 0x009F}, /* C0, DEL, C1 */
		{0x00AD, 0x00AD},   {0x2028, 0x202E}, /* soft hyphen, separators, bidi overrides */
		{0x2065, 0x206F},   {0xFDD0, 0xFDEF}, /* bidi isolates, noncharacters */
		{0xFEFF, 0xFEFF},   {0xFFF0, 0xFFFB}, /* BOM, unassigned, interlinear notes */
		{0xE0000, 0xE001F}, {0xE0080, 0xE00FF}, {0xE01F0, 0xE0FFF}, /* unassigned, tags */
	};

	if (c >= 0x20 && c < 0x7F)
		return false;
	for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++)
		if (c >= dropped[i].first && c <= dropped[i].last)
			return true;
	return (c & 0xFFFE) == 0xFFFE;
}

static bool is_newline(ucs4_t c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_space(ucs4_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= 0x09 && c <= 0x0D);
	return uc_is_property_white_space(c);
}

/* Below U+0300 and among these marks all text is NFC as it stands. */
static bool is_composed(ucs4_t c)
{
	return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || c == 0x20AC || c == 0xFFFD;
}

/* The code point at TEXT, which ends at END; U+FFFD for what is not UTF-8. Bytes are returned. */
static size_t char_read(const char *text, const char *end, ucs4_t *c)
{
	return (size_t)u8_mbtouc(c, bytes_of(text), (size_t)(end - text));
}

static void char_add(struct buffer *out, ucs4_t c)
{
	uint8_t bytes[4];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	buffer_add_bytes(out, (const char *)bytes, (size_t)length);
}

/* Adds what stands for the white space C, after PREVIOUS. */
static void space_add(struct buffer *out, ucs4_t c, ucs4_t previous, enum filter filter)
{
	if (filter == FILTER_LINES && c == '\t')
		buffer_add(out, TAB_SPACES);
	else if (filter == FILTER_LINES && is_newline(c))
		buffer_add(out, c == '\n' && previous == '\r' ? "" : "\n");
	else if (filter == FILTER_LINE || is_dropped(c))
		buffer_add(out, filter == FILTER_LINE && is_space(previous) ? "" : " ");
	else
		char_add(out, c);
}

/* Passes white space at *TEXT, up to END. */
static void spaces_skip(const char **text, const char *end)
{
	ucs4_t c;

	while (*text < end) {
		size_t step = char_read(*text, end, &c);

		if (!is_space(c) && !is_dropped(c))
			return;
		*text += step;
	}
}

static void buffer_trim(struct buffer *out)
{
	const uint8_t *bytes = bytes_of(out->bytes);
	ucs4_t c;

	while (out->length) {
		const uint8_t *last = u8_prev(&c, bytes + out->length, bytes);

		if (!last || !is_space(c))
			break;
		out->length = (size_t)(last - bytes);
	}
	if (out->bytes)
		out->bytes[out->length] = '\0';
}

/* Adds to OUT what FILTER keeps of TEXT; true when that is certainly NFC. */
static bool filter_add(struct buffer *out, const char *text, enum filter filter)
{
	const char *end = text + strlen(text);
	bool composed = true;
	ucs4_t previous = 0, c;

	if (filter != FILTER_SHOWN)
		spaces_skip(&text, end);
	while (text < end) {
		size_t word = word_length(text);

		if (word) {
			buffer_add_bytes(out, text, word);
			text += word;
			previous = 'a';
			continue;
		}
		text += char_read(text, end, &c);
		if (is_space(c)) {
			space_add(out, c, previous, filter);
		} else if (is_dropped(c)) {
			continue;
		} else {
			char_add(out, c);
			composed = composed && is_composed(c);
		}
		previous = c;
	}
	if (filter != FILTER_SHOWN)
		buffer_trim(out);
	return composed;
}

static char *text_compose(const char *text)
{
	size_t length;
	uint8_t *composed = u8_normalize(UNINORM_NFC, bytes_of(text), strlen(text), NULL, &length);

	if (!composed)
		abort();
	char *copy = mem_bytes((const char *)composed, length);

	free(composed);
	return copy;
}

/* True when TEXT is printable ASCII that text_clean keeps as it is. */
static bool is_clean(const char *text, size_t length, bool lines)
{
	if (!length)
		return true;
	if (text[0] == ' ' || text[length - 1] == ' ')
		return false;
	if (!lines)
		for (const char *c = text; *c; c++)
			if (c[0] == ' ' && c[1] == ' ')
				return false;
	return true;
}

char *text_clean(const char *text, bool lines)
{
	size_t plain = plain_length(text);
	struct buffer out = {0};

	if (!text[plain] && is_clean(text, plain, lines))
		return mem_bytes(text, plain);
	bool composed = filter_add(&out, text, lines ? FILTER_LINES : FILTER_LINE);
	char *clean = buffer_take(&out);

	if (composed)
		return clean;
	char *copy = text_compose(clean);

	free(clean);
	return copy;
}

char *text_from_windows_1252(const char *bytes, size_t length)
{
	static const uint16_t high[32] = {
		0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
		0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
	};
	struct buffer out = {0};

	for (size_t i = 0; i < length; i++) {
		uint8_t byte = (uint8_t)bytes[i];

		if (byte >= 0x80 && byte < 0xA0)
			char_add(&out, high[byte - 0x80]);
		else
			char_add(&out, byte ? byte : 0xFFFD);
	}
	return buffer_take(&out);
}

static int char_width(ucs4_t c)
{
	if (c >= 0xA0 && c < 0x300)
		return c == 0xAD ? 0 : 1;
	int width = uc_width(c, "UTF-8");

	return width > 0 ? width : 0;
}

static int span_width(const char *text, const char *end)
{
	int width = 0;
	ucs4_t c;

	while (text < end) {
		if (is_plain(*text)) {
			width++;
			text++;
			continue;
		}
		text += char_read(text, end, &c);
		width += char_width(c);
	}
	return width;
}

int text_width(const char *text)
{
	return span_width(text, text + strlen(text));
}

static ucs4_t char_at(const char *text, const char *end)
{
	ucs4_t c = 0;

	if (text < end)
		char_read(text, end, &c);
	return c;
}

static bool is_flag_letter(ucs4_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* The end of the grapheme at TEXT, which ends at END. libunistring 1.0 looks at two neighbours only
 * (u8_grapheme_prev even reads before the text), so flags and joined emoji are put together here:
 * rules GB11 and GB12 of UAX #29. */
static const char *grapheme_end(const char *text, const char *end)
{
	if (is_plain(text[0]) && (text + 1 == end || is_plain(text[1])))
		return text + 1;
	ucs4_t first = char_at(text, end);
	const uint8_t *next = u8_grapheme_next(bytes_of(text), bytes_of(end));
	const char *at = next ? (const char *)next : end;

	if (is_flag_letter(first) && is_flag_letter(char_at(at, end)))
		at = (const char *)u8_grapheme_next(bytes_of(at), bytes_of(end));
	while (uc_is_property_extended_pictographic(first) && at < end && at - text > 3 &&
	       memcmp(at - 3, "\xE2\x80\x8D", 3) == 0 &&
	       uc_is_property_extended_pictographic(char_at(at, end)))
		at = (const char *)u8_grapheme_next(bytes_of(at), bytes_of(end));
	return at;
}

/* The end of what fits in COLUMNS of the text up to END. */
static const char *span_fit(const char *text, const char *end, int columns)
{
	int left = columns;

	while (text < end) {
		const char *next = grapheme_end(text, end);
		int width = span_width(text, next);

		if (width > left)
			break;
		left -= width;
		text = next;
	}
	return text;
}

size_t text_fit(const char *text, int columns)
{
	return (size_t)(span_fit(text, text + strlen(text), columns) - text);
}

/* TEXT, which is fit to be shown, cut to COLUMNS. */
static char *shown_cut(const char *text, int columns, bool utf8)
{
	struct buffer out = {0};

	if (text_width(text) <= columns)
		return mem_text(text);
	if (columns > 0) {
		buffer_add_bytes(&out, text, text_fit(text, columns - 1));
		buffer_add(&out, utf8 ? "…" : ".");
	}
	return buffer_take(&out);
}

/* The same of TEXT that is single characters. */
static char *singles_cut(const char *text, int columns, bool utf8)
{
	struct buffer out = {0};

	if (!text[singles_length(text, columns)])
		return mem_text(text);
	if (columns > 0) {
		buffer_add_bytes(&out, text, singles_length(text, columns - 1));
		buffer_add(&out, utf8 ? "…" : ".");
	}
	return buffer_take(&out);
}

char *text_cut(const char *text, int columns, bool utf8)
{
	struct buffer shown = {0};

	if (!text[singles_length(text, INT_MAX)])
		return singles_cut(text, columns, utf8);
	filter_add(&shown, text, FILTER_SHOWN);
	char *clean = buffer_take(&shown);
	char *cut = shown_cut(clean, columns, utf8);

	free(clean);
	return cut;
}

size_t text_next(const char *text, size_t at)
{
	const char *begin = text + at;

	if (!*begin)
		return at;
	if (is_plain(begin[0]) && is_plain(begin[1]))
		return at + 1;
	return (size_t)(grapheme_end(begin, begin + strlen(begin)) - text);
}

size_t text_previous(const char *text, size_t at)
{
	size_t begin = at, next;

	if (!at)
		return 0;
	/* Between two ASCII letters is always a boundary; from there it is counted forward. */
	do
		begin--;
	while (begin && !(is_plain(text[begin]) && is_plain(text[begin - 1])));
	while ((next = (size_t)(grapheme_end(text + begin, text + at) - text)) < at)
		begin = next;
	return begin;
}

/* White space at which a line may end: not the no-break spaces. */
static bool is_break(ucs4_t c)
{
	return is_space(c) && c != 0xA0 && c != 0x2007 && c != 0x202F;
}

/* The end of TEXT..END without the white space at its end. */
static const char *break_trim(const char *text, const char *end)
{
	ucs4_t c;

	while (end > text) {
		const uint8_t *last = u8_prev(&c, bytes_of(end), bytes_of(text));

		if (!last || !is_break(c))
			break;
		end = (const char *)last;
	}
	return end;
}

/* Where the line TEXT..FIT, which goes on behind FIT, is best broken: behind its last white space
 * with a word before it; NULL when there is none. */
static const char *break_find(const char *text, const char *fit)
{
	const char *at = fit;
	ucs4_t c;

	while (at > text) {
		const uint8_t *last = u8_prev(&c, bytes_of(at), bytes_of(text));

		if (last && is_break(c))
			return break_trim(text, at) > text ? at : NULL;
		at = last ? (const char *)last : at - 1;
	}
	return NULL;
}

/* Whether the next word of TEXT is a lone sign between words: it stays on the line of the word
 * before it. */
static bool sign_follows(const char *text, const char *end)
{
	ucs4_t c = ' ';

	while (text < end && is_break(c))
		text += char_read(text, end, &c);
	return (c == 0xB7 || c == '-') && (text == end || is_break(char_at(text, end)));
}

size_t text_wrap(const char *text, size_t start, int columns, size_t *length)
{
	const char *begin = text + start;
	const char *end = begin + strcspn(begin, "\n");
	const char *fit = span_fit(begin, end, columns);

	if (fit == end) {
		*length = (size_t)(end - begin);
		return (size_t)(end - text) + (*end == '\n');
	}
	if (fit == begin)
		fit = grapheme_end(begin, end);
	const char *at = is_break(char_at(fit, end)) ? fit : break_find(begin, fit);
	const char *earlier = at && sign_follows(at, end) ?
				      break_find(begin, break_trim(begin, at)) : NULL;
	const char *next = earlier ? earlier : at ? at : fit;
	ucs4_t c;

	*length = (size_t)(break_trim(begin, next) - begin);
	while (at && next < end) {
		size_t step = char_read(next, end, &c);

		if (!is_break(c))
			break;
		next += step;
	}
	return (size_t)(next - text) + (next == end && *end == '\n');
}
