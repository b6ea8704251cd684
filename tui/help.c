/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/help.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "tui/app.h"
#include "tui/entries.h"
#include "tui/legend.h"

static const struct column columns[] = {
	{ .width = 11, .min = 8 },
	{ .width = ACTION_HELP_COLUMNS, .min = 10, .grows = true },
};

/* Keys that lists and fields take by themselves. */
static const struct {
	int key, key2;
	const char *help;
} moving[] = {
	{ K_UP, 'k', N_("een regel omhoog") },
	{ K_DOWN, 'j', N_("een regel omlaag") },
	{ K_PGUP, K_PGDN, N_("een scherm omhoog of omlaag") },
	{ K_HOME, K_END, N_("naar de eerste of de laatste regel") },
};

static void add(const struct app *app, struct entries *entries, int key, int key2, bool range,
		const char *help)
{
	char first[KEY_NAME_SIZE], second[KEY_NAME_SIZE] = "", both[2 * KEY_NAME_SIZE + 1];

	key_label(key, app->look.utf8, first);
	if (key2)
		key_label(key2, app->look.utf8, second);
	snprintf(both, sizeof(both), "%s%s%s", first, !key2 ? "" : range ? "-" : " ", second);
	entries_add(entries, (int64_t)entries->count + 1, both, help);
}

/* What cannot be done here and does not say why not is no key of what is shown. */
static bool answers(const struct app *app, const struct action *action)
{
	return action->why || action_possible(app, action, app_state(app));
}

/* While TYPING letters go into a field: what only they start is left out. */
static void add_table(const struct app *app, struct entries *entries, const struct action *table,
		      bool typing)
{
	for (const struct action *a = table; a && a->id; a++) {
		int key = action_key(a, typing);
		bool second = key == a->key && !(typing && key_is_text(a->key2));

		if (key != K_NONE && answers(app, a))
			add(app, entries, key, second ? a->key2 : 0, a->flags & ACTION_RANGE,
			    look_say(&app->look, a->help));
	}
}

static void add_moving(const struct app *app, struct entries *entries, bool typing)
{
	if (app_screen(app)->flags & SCREEN_TABS && !typing)
		add(app, entries, K_LEFT, K_RIGHT, false, _("naar het vorige of volgende tabblad"));
	for (size_t i = 0; i < sizeof(moving) / sizeof(*moving); i++) {
		bool second = !(typing && key_is_text(moving[i].key2));

		if (!typing || !key_is_text(moving[i].key))
			add(app, entries, moving[i].key, second ? moving[i].key2 : 0, false,
			    _(moving[i].help));
	}
}

/* Not to be taken for keys: "teken: behaald". */
static void add_legend(const struct app *app, struct entries *entries)
{
	const struct screen *screen = app_screen(app);
	struct legend legend = { 0 };

	if (screen->legend)
		screen->legend(app, app_state(app), &legend);
	for (size_t i = 0; i < legend.count; i++) {
		char *means = mem_format(_("teken: %s"), legend.rows[i].means);

		entries_add(entries, (int64_t)entries->count + 1, legend.rows[i].sign, means);
		free(means);
	}
}

static void nothing(struct app *app, void *data, int64_t id)
{
	(void)app;
	(void)data;
	(void)id;
}

void help_open(struct app *app)
{
	const struct screen *screen = app_screen(app);
	bool typing = screen->typing && screen->typing(app_state(app));
	struct entries *entries = mem_new(1, sizeof(*entries));
	char *title = mem_format(screen->legend ? _("Toetsen en tekens in %s") : _("Toetsen in %s"),
				 screen->name ? screen->name(app, app_state(app)) :
						look_say(&app->look, screen->title));

	add_table(app, entries, screen->actions, typing);
	add_legend(app, entries);
	add_moving(app, entries, typing);
	add_table(app, entries, global_actions, typing);
	pick_open(app, &(struct pick){
			       .title = title,
			       .columns = columns,
			       .column_count = ENTRY_CELLS,
			       .source = &entries_source,
			       .source_data = entries,
			       .rows = (int)entries->count,
			       .filter = entries_filter,
			       .free = entries_free,
			       .picked = nothing,
			       .read = true,
		       });
	free(title);
}
