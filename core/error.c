/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

/* Cuts TEXT back so that it does not end inside a UTF-8 character. */
static void error_trim(char *text)
{
	size_t end = strlen(text);
	size_t start = end;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t want = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	if (end - (start - 1) < want)
		text[start - 1] = '\0';
}

/* Arguments may come from a file or a path, and hold anything. */
static void error_clean(char text[static ZB_ERR_SIZE])
{
	for (unsigned char *c = (unsigned char *)text; *c; c++)
		if (*c < 0x20 || *c == 0x7F)
			*c = ' ';
	char *clean = text_cut(text, INT_MAX, true);
	size_t length = strlen(clean);

	length = length < ZB_ERR_SIZE ? length : ZB_ERR_SIZE - 1;
	memcpy(text, clean, length);
	text[length] = '\0';
	error_trim(text);
	free(clean);
}

enum zb_code zb_fail(struct zb_err *err, enum zb_code code, const char *format, ...)
{
	va_list args;

	if (!err)
		return code;
	char text[ZB_ERR_SIZE]; /* an argument may be err->text itself */

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	error_trim(text);
	error_clean(text);
	memcpy(err->text, text, sizeof text);
	err->code = code;
	return code;
}

enum zb_code zb_fail_in(struct zb_err *err, const char *format, ...)
{
	char prefix[ZB_ERR_SIZE];
	va_list args;

	if (!err)
		return ZB_INVALID;
	va_start(args, format);
	vsnprintf(prefix, sizeof prefix, format, args);
	va_end(args);
	return zb_fail(err, err->code, "%s: %s", prefix, err->text);
}
