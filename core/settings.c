/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/school.h"

#define SETTING_ROW(name, key_, initial_, least_, most_, label_)                                   \
	[name] = { #key_, initial_, least_, most_, label_ },

const struct setting settings_table[SETTING_COUNT] = { SETTINGS(SETTING_ROW) };

void settings_init(struct settings *settings)
{
	settings->type = SCHOOL_PO;
	for (unsigned i = 0; i < SETTING_COUNT; i++)
		settings->value[i] = settings_table[i].initial;
}

static bool number_read(const char *text, const struct setting *row, int *out)
{
	char *end;
	long number;

	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	number = strtol(text, &end, 10);
	if (errno || *end || number < row->least || number > row->most)
		return false;
	*out = (int)number;
	return true;
}

enum zb_code settings_set(struct settings *settings, const char *key, const char *value,
			  struct zb_err *err)
{
	for (unsigned i = 0; i < SETTING_COUNT; i++) {
		const struct setting *row = &settings_table[i];

		if (strcmp(row->key, key) != 0)
			continue;
		if (!*value)
			settings->value[i] = row->initial;
		else if (!number_read(value, row, &settings->value[i]))
			return zb_fail(err, ZB_INVALID,
				       _("instelling %s moet een getal van %d tot en met %d zijn"),
				       key, row->least, row->most);
		return ZB_OK;
	}
	return ZB_OK;
}
