/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/bad_lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

void bad_lines_clear(struct bad_lines *bad)
{
	for (size_t i = 0; i < bad->count; i++)
		free(bad->lines[i].sentence);
	*bad = (struct bad_lines){ 0 };
}

static bool is_of_a_line(enum zb_code code)
{
	return code == ZB_INVALID || code == ZB_NOT_FOUND || code == ZB_FORMAT;
}

/* The place where LINE stands or belongs. */
static size_t place_of(const struct bad_lines *bad, uint32_t line)
{
	size_t at = bad->count;

	while (at > 0 && bad->lines[at - 1].line >= line)
		at--;
	return at;
}

enum zb_code bad_lines_take(struct bad_lines *bad, uint32_t line, enum zb_code code,
			    struct zb_err *err)
{
	size_t at;

	if (!code || !bad || !err || !is_of_a_line(code))
		return code;
	at = place_of(bad, line);
	if (at < bad->count && bad->lines[at].line == line)
		return ZB_OK;
	if (bad->count == BAD_LINES_MAX) {
		bad->more = true;
		return code;
	}
	memmove(&bad->lines[at + 1], &bad->lines[at], (bad->count - at) * sizeof(*bad->lines));
	bad->lines[at] = (struct bad_line){ .line = line, .sentence = mem_text(err->text) };
	bad->count++;
	return ZB_OK;
}

enum zb_code bad_lines_fail(const struct bad_lines *bad, struct zb_err *err)
{
	const struct bad_line *first = bad ? bad->lines : NULL;

	if (!bad || !bad->count)
		return ZB_OK;
	if (bad->count == 1)
		return zb_fail(err, ZB_INVALID, _("regel %u: %s"), first->line, first->sentence);
	return zb_fail(err, ZB_INVALID,
		       bad->more ?
			       _("meer dan %zu regels zijn niet goed; de eerste is regel %u: %s") :
			       _("%zu regels zijn niet goed; de eerste is regel %u: %s"),
		       bad->count, first->line, first->sentence);
}
