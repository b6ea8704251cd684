/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

void json_begin_file(struct json_writer *w, FILE *out)
{
	*w = (struct json_writer){.out = out};
}

void json_begin_buffer(struct json_writer *w, struct buffer *out)
{
	*w = (struct json_writer){.buffer = out};
}

static void put_bytes(struct json_writer *w, const char *bytes, size_t length)
{
	if (w->out)
		fwrite_unlocked(bytes, 1, length, w->out);
	else
		buffer_add_bytes(w->buffer, bytes, length);
}

static void put_char(struct json_writer *w, char c)
{
	if (w->out)
		putc_unlocked(c, w->out);
	else
		*buffer_extend(w->buffer, 1) = c;
}

/* What stands between the item before and the next. */
static void put_separator(struct json_writer *w)
{
	bool *has_items = &w->has_items[w->depth - 1];

	if (*has_items)
		put_char(w, ',');
	if (w->depth == 1)
		put_char(w, '\n');
	*has_items = true;
}

static void value_begin(struct json_writer *w)
{
	if (w->depth && w->is_object[w->depth - 1] != w->has_key)
		abort();
	if (w->depth && !w->has_key)
		put_separator(w);
	w->has_key = false;
}

static void nest(struct json_writer *w, bool is_object)
{
	value_begin(w);
	if (w->depth == JSON_DEPTH_MAX)
		abort();
	w->is_object[w->depth] = is_object;
	w->has_items[w->depth++] = false;
	put_char(w, is_object ? '{' : '[');
}

void json_object(struct json_writer *w)
{
	nest(w, true);
}

void json_array(struct json_writer *w)
{
	nest(w, false);
}

void json_end(struct json_writer *w)
{
	if (!w->depth || w->has_key)
		abort();
	w->depth--;
	if (!w->depth && w->has_items[0])
		put_char(w, '\n');
	put_char(w, w->is_object[w->depth] ? '}' : ']');
	if (w->out && !w->error && ferror_unlocked(w->out))
		w->error = errno ? errno : EIO;
}

static void put_escape(struct json_writer *w, char c)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *at = strchr(plain, c);
	char code[8];

	if (at) {
		put_char(w, '\\');
		put_char(w, letters[at - plain]);
		return;
	}
	snprintf(code, sizeof code, "\\u%04x", (unsigned)(unsigned char)c);
	put_bytes(w, code, 6);
}

static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

/* Bytes at TEXT that go out as they are, up to END. */
static size_t plain_span(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && is_plain(*at))
		at++;
	return (size_t)(at - text);
}

/* The same for ASCII alone, which most texts are: no check of UTF-8 is needed. */
static size_t ascii_span(const char *text)
{
	const char *at = text;

	while (*at >= ' ' && *at < 0x7F && *at != '"' && *at != '\\')
		at++;
	return (size_t)(at - text);
}

static void put_valid(struct json_writer *w, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		size_t span = plain_span(text, end);

		put_bytes(w, text, span);
		text += span;
		if (text < end)
			put_escape(w, *text++);
	}
}

static void put_ascii(struct json_writer *w, const char *text, size_t length)
{
	if (w->out) {
		putc_unlocked('"', w->out);
		fwrite_unlocked(text, 1, length, w->out);
		putc_unlocked('"', w->out);
		return;
	}
	char *at = buffer_extend(w->buffer, length + 2);

	at[0] = at[length + 1] = '"';
	memcpy(at + 1, text, length);
}

static void put_string(struct json_writer *w, const char *text)
{
	const uint8_t *bad;
	size_t length = ascii_span(text);

	if (!text[length]) {
		put_ascii(w, text, length);
		return;
	}
	length += strlen(text + length);
	put_char(w, '"');
	while ((bad = u8_check((const uint8_t *)text, length))) {
		size_t good = (size_t)((const char *)bad - text);

		put_valid(w, text, good);
		put_bytes(w, "\xEF\xBF\xBD", 3);
		text += good + 1;
		length -= good + 1;
	}
	put_valid(w, text, length);
	put_char(w, '"');
}

void json_key(struct json_writer *w, const char *key)
{
	if (!w->depth || !w->is_object[w->depth - 1] || w->has_key)
		abort();
	put_separator(w);
	put_string(w, key);
	put_char(w, ':');
	w->has_key = true;
}

static void put_word(struct json_writer *w, const char *word)
{
	value_begin(w);
	put_bytes(w, word, strlen(word));
}

void json_text(struct json_writer *w, const char *text)
{
	if (!text) {
		put_word(w, "null");
		return;
	}
	value_begin(w);
	put_string(w, text);
}

void json_number(struct json_writer *w, int64_t number)
{
	char text[24], *at = text + sizeof text - 1;
	uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	*at = '\0';
	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (number < 0)
		*--at = '-';
	put_word(w, at);
}

enum zb_code json_finish(struct json_writer *w, struct zb_err *err)
{
	if (w->depth)
		abort();
	if (!w->out)
		return ZB_OK;
	put_char(w, '\n');
	if (fflush(w->out) != 0 && !w->error)
		w->error = errno ? errno : EIO;
	if (ferror(w->out) && !w->error)
		w->error = EIO;
	if (!w->error)
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("het bestand kon niet helemaal worden geschreven: %s"),
		       error_of_system(w->error));
}
