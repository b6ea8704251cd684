/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/action.h"

#include "tui/app.h"
#include "tui/help.h"
#include "tui/palette.h"
#include "tui/pick.h"
#include "tui/screens/screens.h"

static bool no_dialog(const struct app *app, const void *state)
{
	(void)state;
	return app->depth && !(app_screen(app)->flags & SCREEN_OVERLAY);
}

/* In a dialog too, but not in what it shows itself. */
static bool can_help(const struct app *app, const void *state)
{
	(void)state;
	return app->depth && !pick_is_read(app);
}

static bool can_undo(const struct app *app, const void *state)
{
	return no_dialog(app, state) && app->hooks && app->hooks->undo;
}

static bool can_redo(const struct app *app, const void *state)
{
	return no_dialog(app, state) && app->hooks && app->hooks->redo;
}

/* They are all of a file. */
static bool has_screen(const struct app *app, const void *state)
{
	int bar = app->key == '0' ? 10 : app->key - '0';

	if (!no_dialog(app, state) || !app->db)
		return false;
	return app->key < '0' || app->key > '9' || screen_numbered(bar);
}

static void go_to_screen(struct app *app, void *state)
{
	(void)state;
	app_switch(app, screen_numbered(app->key == '0' ? 10 : app->key - '0'));
}

static void go_back(struct app *app, void *state)
{
	(void)state;
	app_back(app, app->key != K_ESC);
}

static void open_help(struct app *app, void *state)
{
	(void)state;
	help_open(app);
}

static void open_palette(struct app *app, void *state)
{
	(void)state;
	palette_open(app);
}

static void run_hook(struct app *app, enum zb_code (*hook)(struct app *, struct zb_err *))
{
	struct zb_err err;

	if (hook(app, &err))
		app_error(app, &err);
}

static void undo(struct app *app, void *state)
{
	(void)state;
	run_hook(app, app->hooks->undo);
}

static void redo(struct app *app, void *state)
{
	(void)state;
	run_hook(app, app->hooks->redo);
}

static void repaint(struct app *app, void *state)
{
	(void)state;
	app->repaint = true;
}

static void blank(struct app *app, void *state)
{
	(void)state;
	app->blank = true;
}

const struct action global_actions[] = {
	{ .id = "back", .key = K_ESC, .label = N_("terug"), .help = N_("een niveau terug"),
	  .run = go_back, .flags = ACTION_BAR_LEAVING },
	{ .id = "quit", .key = 'q', .help = N_("een niveau terug, of afsluiten"),
	  .run = go_back },
	{ .id = "palette", .key = ':', .label = N_("opdracht"),
	  .help = N_("kiezen uit alles wat hier kan"), .when = no_dialog, .run = open_palette,
	  .flags = ACTION_BAR },
	{ .id = "help", .key = '?', .key2 = K_F1, .label = N_("hulp"),
	  .help = N_("alle toetsen die hier werken"), .when = can_help, .run = open_help,
	  .flags = ACTION_BAR },
	{ .id = "undo", .key = 'u', .help = N_("het laatste ongedaan maken"), .when = can_undo,
	  .run = undo },
	{ .id = "redo", .key = K_CTRL_R, .help = N_("het ongedaan gemaakte weer doen"),
	  .when = can_redo, .run = redo },
	{ .id = "screen", .key = '0', .key2 = '9', .help = N_("naar het scherm met dat nummer"),
	  .when = has_screen, .run = go_to_screen, .flags = ACTION_RANGE },
	{ .id = "repaint", .key = K_CTRL_L, .help = N_("het scherm opnieuw tekenen"),
	  .run = repaint },
	{ .id = "blank", .key = K_CTRL_X, .help = N_("het scherm meteen leeg, tot een toets"),
	  .run = blank },
	{ 0 },
};

const char *action_label(const struct app *app, const struct action *action, const void *state)
{
	return look_say(&app->look, action->label_now ? action->label_now(app, state) :
							action->label);
}

bool action_possible(const struct app *app, const struct action *action, const void *state)
{
	return !action->when || action->when(app, state);
}

int action_key(const struct action *action, bool typing)
{
	if (!typing || !key_is_text(action->key) || action->flags & ACTION_TYPED)
		return action->key;
	return action->key2 && !key_is_text(action->key2) ? action->key2 : K_NONE;
}

static bool is_bound(const struct action *action, int key)
{
	if (action->flags & ACTION_RANGE)
		return key >= action->key && key <= action->key2;
	return key == action->key || (action->key2 && key == action->key2);
}

static const struct action *find_in(const struct app *app, const struct action *actions, int key,
				    bool possible)
{
	for (const struct action *a = actions; a && a->id; a++)
		if (is_bound(a, key) && action_possible(app, a, app_state(app)) == possible &&
		    (possible || a->why))
			return a;
	return NULL;
}

static const struct action *find(const struct app *app, int key, bool typing, bool possible)
{
	const struct screen *screen = app_screen(app);
	const struct action *found = NULL;

	if (typing && key_is_text(key))
		return NULL;
	if (screen)
		found = find_in(app, screen->actions, key, possible);
	return found ? found : find_in(app, global_actions, key, possible);
}

const struct action *action_find(const struct app *app, int key, bool typing)
{
	return find(app, key, typing, true);
}

const struct action *action_refused(const struct app *app, int key, bool typing)
{
	return find(app, key, typing, false);
}
