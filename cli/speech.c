/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/speech.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <wchar.h>

#include "core/text_char.h"

#define CHARACTER_MAX 4 /* bytes of one in UTF-8 */

struct speech {
	FILE *to;
	bool utf8;
	char rest[CHARACTER_MAX]; /* the begin of a character that the last write ended in */
	size_t rest_length;
};

/* Adds what a locale that is not UTF-8 shows for C. */
static void add_in_locale(struct buffer *out, uint32_t c)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};
	size_t length = wcrtomb(bytes, (wchar_t)c, &state);
	char ascii = text_ascii(c);

	if (length != (size_t)-1)
		buffer_add_bytes(out, bytes, length);
	else if (ascii)
		buffer_add_bytes(out, &ascii, 1);
}

static void add_character(const struct speech *s, struct buffer *out, uint32_t c)
{
	if (c != '\n' && text_is_dropped(c))
		return;
	if (s->utf8)
		text_char_add(out, c);
	else
		add_in_locale(out, c);
}

/* Bytes at the end of TEXT that may be the begin of a character that goes on in what follows. */
static size_t unfinished(const char *text, size_t length)
{
	for (size_t n = 1; n < CHARACTER_MAX && n <= length; n++) {
		unsigned char c = (unsigned char)text[length - n];
		size_t wants = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;

		if (c < 0x80 || wants > 1)
			return wants > n ? n : 0;
	}
	return 0;
}

static size_t plain_length(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && (text_is_plain(*at) || *at == '\n'))
		at++;
	return (size_t)(at - text);
}

static void add_all(const struct speech *s, struct buffer *out, const char *text, const char *end)
{
	while (text < end) {
		size_t plain = plain_length(text, end);
		uint32_t c;

		buffer_add_bytes(out, text, plain);
		text += plain;
		if (text == end)
			break;
		text += text_char_read(text, end, &c);
		add_character(s, out, c);
	}
}

static ssize_t write_speech(void *cookie, const char *text, size_t length)
{
	struct speech *s = cookie;
	struct buffer all = {0}, out = {0};
	size_t later;
	bool written;

	buffer_add_bytes(&all, s->rest, s->rest_length);
	buffer_add_bytes(&all, text, length);
	later = unfinished(all.bytes, all.length);
	add_all(s, &out, all.bytes, all.bytes + all.length - later);
	memcpy(s->rest, all.bytes + all.length - later, later);
	s->rest_length = later;
	written = fwrite(out.bytes, 1, out.length, s->to) == out.length;
	buffer_clear(&all);
	buffer_clear(&out);
	return written ? (ssize_t)length : 0;
}

static int close_speech(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *speech_open(FILE *to, bool utf8)
{
	static const cookie_io_functions_t functions = {
		.write = write_speech, .close = close_speech,
	};
	struct speech *s = mem_new(1, sizeof *s);
	FILE *stream;

	*s = (struct speech){ .to = to, .utf8 = utf8 };
	stream = fopencookie(s, "w", functions);
	if (!stream)
		free(s);
	return stream;
}
