/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/name.h"

static void name_add_part(struct buffer *out, const char *separator, const char *part,
			  size_t start)
{
	if (!*part)
		return;
	if (out->length > start)
		buffer_add(out, separator);
	buffer_add(out, part);
}

void name_add_plain(struct buffer *out, const char *given, const char *prefix, const char *family)
{
	size_t start = out->length;

	name_add_part(out, " ", given, start);
	name_add_part(out, " ", prefix, start);
	name_add_part(out, " ", family, start);
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
