/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/name.h"

#include <stdlib.h>
#include <string.h>

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
