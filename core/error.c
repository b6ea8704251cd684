/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

const char *zb_translate(const char *text)
{
	const char *locale = setlocale(LC_MESSAGES, NULL);

	return locale && locale[0] == 'C' && !locale[1] ? text : gettext(text);
}

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

static const struct {
	int number;
	const char *text;
} of_system[] = {
	{ ENOENT, N_("dat is er niet") },
	{ EACCES, N_("u hebt daar geen rechten voor") },
	{ EPERM, N_("dat staat het systeem niet toe") },
	{ EISDIR, N_("dat is een map") },
	{ ENOTDIR, N_("een deel van het pad is geen map") },
	{ EEXIST, N_("dat bestaat al") },
	{ ENOTEMPTY, N_("de map is niet leeg") },
	{ ENOSPC, N_("de schijf is vol") },
	{ EDQUOT, N_("uw ruimte op de schijf is op") },
	{ EFBIG, N_("het bestand wordt te groot") },
	{ EROFS, N_("die schijf is alleen om te lezen") },
	{ ELOOP, N_("de verwijzingen lopen in een kring") },
	{ ENAMETOOLONG, N_("de naam is te lang") },
	{ EBUSY, N_("het is in gebruik") },
	{ EIO, N_("de schijf geeft een fout") },
	{ EPIPE, N_("er is niemand die het leest") },
	{ EMFILE, N_("er staan te veel bestanden open") },
	{ ENFILE, N_("er staan te veel bestanden open") },
	{ ENOMEM, N_("er is te weinig geheugen") },
};

const char *error_of_system(int number)
{
	for (size_t i = 0; i < sizeof of_system / sizeof of_system[0]; i++)
		if (of_system[i].number == number)
			return _(of_system[i].text);
	return strerror(number);
}
