/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/preference.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "db/draft.h"
#include "tui/app.h"

#define FORM "preference"

char *preference_get(struct app *app, const char *name)
{
	struct draft all = { 0 };
	char *value = NULL;

	if (app->db && draft_shared(app->db, FORM, &all, NULL) == ZB_OK)
		value = mem_text(draft_find(&all, name));
	draft_clear(&all);
	return value;
}

void preference_put(struct app *app, const char *name, const char *value)
{
	struct draft all = { 0 }, now = { 0 };

	if (!app->db)
		return;
	draft_shared(app->db, FORM, &all, NULL);
	for (size_t i = 0; i < all.count; i++)
		if (strcmp(all.texts[i].name, name) != 0)
			draft_add(&now, all.texts[i].name, all.texts[i].text);
	draft_add(&now, name, value);
	draft_share(app->db, FORM, &now, NULL);
	draft_clear(&all);
	draft_clear(&now);
}

void preference_theme(struct app *app)
{
	char *theme = preference_get(app, PREFERENCE_THEME);

	if (theme)
		app_set_theme(app, theme);
	free(theme);
}
