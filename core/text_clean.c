/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it may be kept: valid, composed, without what steers a terminal. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "core/text.h"
#include "core/text_char.h"

#define TAB_SPACES "    "

enum filter {
	FILTER_LINE,  /* runs of white space become one space, none at the ends */
	FILTER_LINES, /* newlines and inner white space stay, none at the ends */
	FILTER_SHOWN, /* white space stays where it is, newlines become spaces */
};

bool text_is_utf8(const char *bytes, size_t length)
{
	return u8_check(text_bytes(bytes), length) == NULL;
}

static size_t plain_length(const char *text)
{
	size_t length = 0;

	while (text_is_plain(text[length]))
		length++;
	return length;
}

/* As plain_length, up to the first space. */
static size_t word_length(const char *text)
{
	size_t length = 0;

	while (text_is_plain(text[length]) && text[length] != ' ')
		length++;
	return length;
}

/* Below U+0300 and among these marks all text is NFC as it stands. */
static bool is_composed(ucs4_t c)
{
	return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || c == 0x20AC || c == 0xFFFD;
}

/* Adds what stands for the white space C, after PREVIOUS. */
static void space_add(struct buffer *out, ucs4_t c, ucs4_t previous, enum filter filter)
{
	if (filter == FILTER_LINES && c == '\t')
		buffer_add(out, TAB_SPACES);
	else if (filter == FILTER_LINES && text_is_newline(c))
		buffer_add(out, c == '\n' && previous == '\r' ? "" : "\n");
	else if (filter == FILTER_LINE || text_is_dropped(c))
		buffer_add(out, filter == FILTER_LINE && text_is_space(previous) ? "" : " ");
	else
		text_char_add(out, c);
}

/* Passes white space at *TEXT, up to END. */
static void spaces_skip(const char **text, const char *end)
{
	ucs4_t c;

	while (*text < end) {
		size_t step = text_char_read(*text, end, &c);

		if (!text_is_space(c) && !text_is_dropped(c))
			return;
		*text += step;
	}
}

static void buffer_trim(struct buffer *out)
{
	const uint8_t *bytes = text_bytes(out->bytes);
	ucs4_t c;

	while (out->length) {
		const uint8_t *last = u8_prev(&c, bytes + out->length, bytes);

		if (!last || !text_is_space(c))
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
		text += text_char_read(text, end, &c);
		if (text_is_space(c)) {
			space_add(out, c, previous, filter);
		} else if (text_is_dropped(c)) {
			continue;
		} else {
			text_char_add(out, c);
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
	uint8_t *composed = u8_normalize(UNINORM_NFC, text_bytes(text), strlen(text), NULL,
					 &length);

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

char *text_shown(const char *text)
{
	struct buffer out = {0};

	filter_add(&out, text, FILTER_SHOWN);
	return buffer_take(&out);
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
			text_char_add(&out, high[byte - 0x80]);
		else
			text_char_add(&out, byte ? byte : 0xFFFD);
	}
	return buffer_take(&out);
}
