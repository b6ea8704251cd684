/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/records/school.h"

#define SETTING_ROW(name, key_, initial_, least_, most_, label_, ...)                              \
	[name] = {                                                                                 \
		.key = #key_,                                                                      \
		.initial = initial_,                                                               \
		.least = least_,                                                                   \
		.most = most_,                                                                     \
		.label = label_,                                                                   \
		__VA_ARGS__                                                                        \
	},

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

const struct setting *setting_find(const char *key)
{
	for (unsigned i = 0; i < SETTING_COUNT; i++)
		if (strcmp(settings_table[i].key, key) == 0)
			return &settings_table[i];
	return NULL;
}

char *settings_keys(void)
{
	struct buffer keys = {0};

	for (unsigned i = 0; i < SETTING_COUNT; i++)
		buffer_add_format(&keys, "%s%s", i ? ", " : "", settings_table[i].key);
	return buffer_take(&keys);
}

char *setting_past_law(const struct setting *setting, int64_t value)
{
	if (!setting->law || value <= setting->initial)
		return NULL;
	return mem_format(_("de wet zegt %d: daarna is het voor de wet te laat, en hier nog niet"),
			  setting->initial);
}

enum zb_code settings_set(struct settings *settings, const char *key, const char *value,
			  struct zb_err *err)
{
	const struct setting *row = setting_find(key);
	int *out;

	if (!row)
		return ZB_OK;
	out = &settings->value[row - settings_table];
	if (!*value)
		*out = row->initial;
	else if (!number_read(value, row, out))
		return zb_fail(err, ZB_INVALID,
			       _("instelling %s moet een getal van %d tot en met %d zijn"), key,
			       row->least, row->most);
	return ZB_OK;
}
