/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/palette.h"

#include "core/memory.h"
#include "tui/app.h"
#include "tui/entries.h"
#include "tui/screens/screens.h"

#define ID_GLOBAL 1000  /* + row of the global table */
#define ID_SCREEN 2000  /* + row of the list of screens */

static const struct column columns[] = {
	{ .width = 30, .min = 16, .grows = true },
	{ .width = 9 },
};

static void add_table(const struct app *app, struct entries *entries, const struct action *table,
		      int64_t id)
{
	char key[KEY_NAME_SIZE];

	for (const struct action *a = table; a && a->id; a++, id++) {
		if (a->flags & ACTION_RANGE || !action_possible(app, a, app_state(app)))
			continue;
		key_label(a->key, app->look.utf8, key);
		entries_add(entries, id, _(a->help), key);
	}
}

/* Those without a number want a school file. */
static bool is_listed(const struct app *app, const struct screen *screen)
{
	return screen->bar || (app->db && screen->flags & SCREEN_PALETTE);
}

static void add_screens(const struct app *app, struct entries *entries)
{
	for (size_t i = 0; screens[i]; i++) {
		char key[2] = { (char)('0' + screens[i]->bar % 10), '\0' };

		if (!screens[i]->bar)
			key[0] = '\0';
		if (is_listed(app, screens[i]))
			entries_add(entries, ID_SCREEN + (int64_t)i, _(screens[i]->title), key);
	}
}

static void open_screen(struct app *app, const struct screen *screen)
{
	if (screen->bar)
		app_switch(app, screen);
	else if (screen != app_screen(app))
		app_push(app, screen, (struct screen_arg){ 0 });
}

/* The picker is gone: the screen on top is the one that the actions belong to. */
static void run(struct app *app, void *data, int64_t id)
{
	const struct action *action;

	(void)data;
	if (id >= ID_SCREEN) {
		open_screen(app, screens[id - ID_SCREEN]);
		return;
	}
	action = id >= ID_GLOBAL ? &global_actions[id - ID_GLOBAL] :
				   &app_screen(app)->actions[id - 1];
	app->key = action->key;
	if (action_possible(app, action, app_state(app)))
		action->run(app, app_state(app));
}

void palette_open(struct app *app)
{
	struct entries *entries = mem_new(1, sizeof(*entries));

	add_table(app, entries, app_screen(app)->actions, 1);
	add_screens(app, entries);
	add_table(app, entries, global_actions, ID_GLOBAL);
	pick_open(app, &(struct pick){
			       .title = _("Opdracht"),
			       .columns = columns,
			       .column_count = ENTRY_CELLS,
			       .source = &entries_source,
			       .source_data = entries,
			       .filter = entries_filter,
			       .free = entries_free,
			       .empty = _("Niets gevonden onder wat hier kan."),
			       .picked = run,
		       });
}
