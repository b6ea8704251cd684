/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/grid_screen.h"

#include <stdlib.h>

#include "tui/app.h"
#include "tui/dialog.h"

void grid_screen_begin(struct app *app, void *state, const struct grid_screen_ops *ops,
		       const char *name)
{
	struct grid_screen *screen = state;

	screen->ops = ops;
	kept_begin(&screen->kept, app, name);
}

void grid_screen_leave(struct app *app, void *state)
{
	struct grid_screen *screen = state;

	(void)app;
	grid_clear(&screen->grid);
	kept_clear(&screen->kept);
}

/* --- drafts --- */

static bool is_typed_in(const struct grid_screen *screen)
{
	return grid_changed(&screen->grid) ||
	       (screen->ops->beside && screen->ops->beside(screen));
}

/* What was taken out again is not offered another time. */
void grid_screen_keep(struct app *app, void *state)
{
	struct grid_screen *screen = state;
	struct draft draft = { 0 };

	if (is_typed_in(screen)) {
		screen->ops->keep(state, &draft);
		grid_keep(&screen->grid, &draft);
	}
	kept_put(&screen->kept, app, &draft);
}

static enum zb_code resume(struct app *app, void *state, const struct draft *draft,
			   struct zb_err *err)
{
	struct grid_screen *screen = state;
	enum zb_code code = screen->ops->resume(app, state, draft, err);

	if (!code)
		grid_resume(&screen->grid, app, draft);
	return code;
}

void grid_screen_entered(struct app *app, void *state)
{
	struct grid_screen *screen = state;
	char *what = screen->ops->what(state);

	kept_offer(&screen->kept, app, what, resume, screen);
	free(what);
}

/* --- drawing and keys --- */

static struct area body(const struct grid_screen *screen, const struct area *area)
{
	return area_part(area, screen->ops->head_rows, 0, -1, -1);
}

void grid_screen_fit(struct app *app, void *state, const struct area *area)
{
	struct grid_screen *screen = state;
	struct area inside = body(screen, area);

	grid_fit(&screen->grid, app, &inside);
}

void grid_screen_draw(const struct app *app, const void *state, const struct area *area)
{
	const struct grid_screen *screen = state;
	struct area inside = body(screen, area);

	screen->ops->head(app, state, area);
	grid_draw(&screen->grid, &inside);
}

bool grid_screen_typing(const void *state)
{
	const struct grid_screen *screen = state;

	return grid_typing(&screen->grid);
}

enum reaction grid_screen_key(struct app *app, void *state, int key)
{
	struct grid_screen *screen = state;

	return grid_key(&screen->grid, app, key);
}

enum reaction grid_screen_mouse(struct app *app, void *state, const struct mouse *mouse)
{
	struct grid_screen *screen = state;

	return grid_mouse(&screen->grid, app, mouse);
}

void grid_screen_next(struct app *app, void *state)
{
	app_screen(app)->key(app, state, K_TAB);
}

/* --- leaving --- */

static void answer(struct app *app, void *data, size_t button)
{
	struct grid_screen *screen = data;

	if (button == 1)
		screen->ops->save(app, data);
	if (button != 2)
		return;
	kept_drop(&screen->kept, app);
	app_pop(app);
}

enum reaction grid_screen_back(struct app *app, void *state)
{
	struct grid_screen *screen = state;
	const char *buttons[] = { _("verder invullen"), _("bewaren"), _("weggooien") };

	if (!is_typed_in(screen)) {
		kept_drop(&screen->kept, app);
		return REACTION_PASS;
	}
	dialog_ask(app, _("Er is iets ingevuld dat nog niet bewaard is."), buttons, 3, answer,
		   state);
	return REACTION_DONE;
}
