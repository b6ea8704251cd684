/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is shown: measured, cut and wrapped. */
#include "core/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "core/text_char.h"

#define WRAP_SEEN 512 /* bytes of a paragraph that a line is wrapped in at first */
#define LOOK_AHEAD 3  /* graphemes behind a line */
#define UTF8_MOST 4

/* Bytes of the character at TEXT when it is a Latin letter or a sign of typography that is shown as
 * it stands, in one column, and joins with none of its kind; else 0. U+00A1 to U+024F without the
 * soft hyphen, and U+2010 to U+2027. */
static size_t single_bytes(const char *text)
{
	const uint8_t *c = text_bytes(text);

	if (text_is_plain(*text))
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
		if (text_is_plain(*text)) {
			width++;
			text++;
			continue;
		}
		text += text_char_read(text, end, &c);
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
		text_char_read(text, end, &c);
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
	if (text_is_plain(text[0]) && (text + 1 == end || text_is_plain(text[1])))
		return text + 1;
	size_t bytes = single_bytes(text);

	if (bytes && (text + bytes == end || (text + bytes < end && single_bytes(text + bytes))))
		return text + bytes;
	ucs4_t first = char_at(text, end);
	const uint8_t *next = u8_grapheme_next(text_bytes(text), text_bytes(end));
	const char *at = next ? (const char *)next : end;

	if (is_flag_letter(first) && is_flag_letter(char_at(at, end)))
		at = (const char *)u8_grapheme_next(text_bytes(at), text_bytes(end));
	while (uc_is_property_extended_pictographic(first) && at < end && at - text > 3 &&
	       memcmp(at - 3, "\xE2\x80\x8D", 3) == 0 &&
	       uc_is_property_extended_pictographic(char_at(at, end)))
		at = (const char *)u8_grapheme_next(text_bytes(at), text_bytes(end));
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
		buffer_add(&out, utf8 ? "…" : "~");
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
		buffer_add(&out, utf8 ? "…" : "~");
	}
	return buffer_take(&out);
}

char *text_cut(const char *text, int columns, bool utf8)
{
	if (!text[singles_length(text, INT_MAX)])
		return singles_cut(text, columns, utf8);
	char *shown = text_shown(text);
	char *cut = shown_cut(shown, columns, utf8);

	free(shown);
	return cut;
}

char *text_capital(const char *text)
{
	char *out = mem_text(text);

	if (*out >= 'a' && *out <= 'z')
		*out = (char)(*out - 'a' + 'A');
	return out;
}

char *text_small(const char *text)
{
	char *out = mem_text(text);

	if (*out >= 'A' && *out <= 'Z')
		*out = (char)(*out - 'A' + 'a');
	return out;
}

const char *text_figures(const char *roman)
{
	static const char *const numbers[][2] = {
		{ "I", "1" }, { "II", "2" }, { "III", "3" }, { "IV", "4" }, { "V", "5" },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (strcmp(roman, numbers[i][0]) == 0)
			return numbers[i][1];
	return NULL;
}

size_t text_next(const char *text, size_t at)
{
	const char *begin = text + at;

	if (!*begin)
		return at;
	if (text_is_plain(begin[0]) && text_is_plain(begin[1]))
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
	while (begin && !(text_is_plain(text[begin]) && text_is_plain(text[begin - 1])));
	while ((next = (size_t)(grapheme_end(text + begin, text + at) - text)) < at)
		begin = next;
	return begin;
}

/* White space at which a line may end: not the no-break spaces. */
static bool is_break(ucs4_t c)
{
	return text_is_space(c) && c != 0xA0 && c != 0x2007 && c != 0x202F;
}

static const char *skip_breaks(const char *text, const char *end)
{
	ucs4_t c;

	while (text < end) {
		size_t step = text_char_read(text, end, &c);

		if (!is_break(c))
			break;
		text += step;
	}
	return text;
}

/* The end of TEXT..END without the white space at its end. */
static const char *break_trim(const char *text, const char *end)
{
	ucs4_t c;

	while (end > text) {
		const uint8_t *last = u8_prev(&c, text_bytes(end), text_bytes(text));

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
		const uint8_t *last = u8_prev(&c, text_bytes(at), text_bytes(text));

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
	ucs4_t c = 0;

	text = skip_breaks(text, end);
	if (text < end)
		text += text_char_read(text, end, &c);
	return (c == 0xB7 || c == '-') && (text == end || is_break(char_at(text, end)));
}

/* The next line of a paragraph, BEGIN..END: its bytes in *LENGTH, and where the line after it
 * begins. */
static const char *wrap_within(const char *begin, const char *end, int columns, size_t *length)
{
	const char *fit = span_fit(begin, end, columns);

	if (fit == end) {
		*length = (size_t)(end - begin);
		return end;
	}
	if (fit == begin)
		fit = grapheme_end(begin, end);
	const char *at = is_break(char_at(fit, end)) ? fit : break_find(begin, fit);
	const char *earlier = at && sign_follows(at, end) ?
				      break_find(begin, break_trim(begin, at)) : NULL;
	const char *next = earlier ? earlier : at ? at : fit;

	*length = (size_t)(break_trim(begin, next) - begin);
	return at ? skip_breaks(next, end) : next;
}

/* Whether a line that ends at NEXT is the same whatever follows END, up to which it was measured:
 * one more line and what is looked at behind that, a few graphemes, lie before it. */
static bool is_settled(const char *next, const char *end, int columns)
{
	const char *fit = skip_breaks(span_fit(next, end, columns), end);

	for (int i = 0; i < LOOK_AHEAD && fit < end; i++)
		fit = grapheme_end(fit, end);
	return end - fit > UTF8_MOST;
}

/* Bytes of the paragraph at TEXT, or MOST when it is longer. */
static size_t paragraph_length(const char *text, size_t most)
{
	size_t length = strnlen(text, most);
	const char *end = memchr(text, '\n', length);

	return end ? (size_t)(end - text) : length;
}

size_t text_wrap(const char *text, size_t start, int columns, size_t *length)
{
	const char *begin = text + start, *next;
	size_t seen = WRAP_SEEN, span;

	/* As much of the paragraph as the line needs: all of it would cost that again at every
	 * line. */
	for (;; seen *= 4) {
		span = paragraph_length(begin, seen);
		next = wrap_within(begin, begin + span, columns, length);
		if (span < seen || is_settled(next, begin + span, columns))
			break;
	}
	return (size_t)(next - text) + (next == begin + span && *next == '\n');
}
