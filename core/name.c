/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/name.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "core/text.h"

static void name_add_part(struct buffer *out, const char *separator, const char *part,
			  size_t start)
{
	if (!*part)
		return;
	if (out->length > start)
		buffer_add(out, separator);
	buffer_add(out, part);
}

/* "d'": the name follows without a blank. */
static bool is_elided(const char *prefix)
{
	static const char *const ends[] = { "'", "’" };
	size_t length = strlen(prefix);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t end = strlen(ends[i]);

		if (length >= end && !strcmp(prefix + length - end, ends[i]))
			return true;
	}
	return false;
}

void name_add_plain(struct buffer *out, const char *given, const char *prefix, const char *family)
{
	size_t start = out->length;

	name_add_part(out, " ", given, start);
	name_add_part(out, " ", prefix, start);
	name_add_part(out, is_elided(prefix) ? "" : " ", family, start);
}

void name_add_listed(struct buffer *out, const char *given, const char *prefix, const char *family)
{
	size_t start = out->length;

	name_add_part(out, "", family, start);
	if (!*given && !*prefix)
		return;
	name_add_part(out, ", ", *given ? given : prefix, start);
	if (*given)
		name_add_part(out, " ", prefix, start);
}

char *name_cut(const char *listed, int width, bool utf8)
{
	const char *rest = strstr(listed, ", ");
	char *whole, *family, *shorter, *out;
	int room;

	if (!rest || text_width(listed) <= width)
		return text_cut(listed, width, utf8);
	room = width - text_width(rest);
	whole = mem_bytes(listed, (size_t)(rest - listed));
	family = text_cut(whole, room > width / 2 ? room : width / 2, utf8);
	shorter = mem_format("%s%s", family, rest);
	out = text_cut(shorter, width, utf8);
	free(whole);
	free(family);
	free(shorter);
	return out;
}

char *name_cut_group(const char *group, int width, bool utf8)
{
	const char *last = strrchr(group, ' ');
	char *begin, *head, *cut;

	if (!last || text_width(group) <= width || text_width(last + 1) > width - 2)
		return text_cut(group, width, utf8);
	begin = mem_bytes(group, (size_t)(last + 1 - group));
	head = text_cut(begin, width - text_width(last + 1), utf8);
	cut = mem_format("%s%s", head, last + 1);
	free(begin);
	free(head);
	return cut;
}

/* --- hiding --- */

static size_t next_char(const char *text, ucs4_t *c)
{
	size_t left = strnlen(text, 4); /* no character is longer */

	return left ? (size_t)u8_mbtouc(c, (const uint8_t *)text, left) : 0;
}

/* Bytes of the word that TEXT begins with: 0 when it begins with none. */
static size_t word_length(const char *text)
{
	size_t length = 0, next;
	ucs4_t c;

	while ((next = next_char(text + length, &c)) && (uc_is_alnum(c) || uc_combining_class(c)))
		length += next;
	return length;
}

static bool begins_with_capital(const char *word)
{
	ucs4_t c;

	return next_char(word, &c) && uc_is_upper(c);
}

static char *fold_word(const char *word, size_t length)
{
	char *copy = mem_bytes(word, length), *folded = text_fold(copy);

	free(copy);
	return folded;
}

/* Bytes of a word (FOLDED, LENGTH as written) that PART of a name takes of it: all, or all but an s
 * behind it; 0: it is another word. */
static size_t taken(const char *folded, size_t length, const char *part, size_t part_length)
{
	char *wanted = fold_word(part, part_length);
	size_t size = strlen(wanted), own = 0;

	if (size > 1 && !strcmp(folded, wanted))
		own = length;
	else if (size > 1 && !strncmp(folded, wanted, size) && !strcmp(folded + size, "s"))
		own = length - 1;
	free(wanted);
	return own;
}

static size_t taken_by_name(const char *word, size_t length, const char *name)
{
	char *folded = fold_word(word, length);
	size_t own = 0, size;
	ucs4_t c;

	for (; *name && !own; name += size) {
		size = word_length(name);
		if (size && begins_with_capital(name))
			own = taken(folded, length, name, size);
		if (!size)
			size = next_char(name, &c);
	}
	free(folded);
	return own;
}

/* OUT ends in MARK and one blank or hyphen. */
static bool ends_in_mark(const struct buffer *out, const char *mark)
{
	size_t length = strlen(mark);

	return out->length > length && strchr(" -", out->bytes[out->length - 1]) &&
	       !strncmp(out->bytes + out->length - 1 - length, mark, length);
}

char *name_hide(const char *text, const char *name, enum name_case how, const char *mark,
		unsigned *count)
{
	struct buffer out = {0};
	ucs4_t c;

	buffer_add(&out, "");
	while (*text) {
		size_t length = word_length(text), own = 0;

		if (length && (how == NAME_ANY_CASE || begins_with_capital(text)))
			own = taken_by_name(text, length, name);
		if (own && ends_in_mark(&out, mark))
			out.bytes[--out.length] = '\0';
		else if (own) {
			buffer_add(&out, mark);
			(*count)++;
		}
		if (!length)
			length = next_char(text, &c);
		buffer_add_bytes(&out, text + own, length - own);
		text += length;
	}
	return buffer_take(&out);
}
