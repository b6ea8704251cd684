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
	screen->draft = mem_text(name);
	draft_get(app->db, name, &screen->offered, NULL);
}

void grid_screen_leave(struct app *app, void *state)
{
	struct grid_screen *screen = state;

	(void)app;
	grid_clear(&screen->grid);
	draft_clear(&screen->offered);
	free(screen->draft);
}

/* --- drafts --- */

static void drop_draft(struct app *app, struct grid_screen *screen)
{
	if (screen->kept)
		draft_drop(app->db, screen->draft, NULL);
	screen->kept = false;
}

void grid_screen_keep(struct app *app, void *state)
{
	struct grid_screen *screen = state;
	struct draft draft = { 0 };

	if (screen->offered.count)
		return;
	if (grid_changed(&screen->grid)) {
		screen->ops->keep(state, &draft);
		grid_keep(&screen->grid, &draft);
	}
	/* What was taken out again is not offered another time. A busy file is tried again in a few
	 * seconds. */
	if (!draft.count)
		drop_draft(app, screen);
	else if (!draft_put(app->db, screen->draft, &draft, NULL))
		screen->kept = true;
	draft_clear(&draft);
}

static void answer_draft(struct app *app, void *data, size_t button)
{
	struct grid_screen *screen = data;
	struct draft draft = screen->offered;

	screen->offered = (struct draft){ 0 };
	screen->kept = true;
	if (button == 0) {
		screen->ops->resume(app, data, &draft);
		grid_resume(&screen->grid, app, &draft);
	} else
		drop_draft(app, screen);
	draft_clear(&draft);
}

void grid_screen_entered(struct app *app, void *state)
{
	const struct grid_screen *screen = state;

	if (screen->offered.count)
		dialog_draft(app, &screen->offered, answer_draft, state);
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

	return screen->offered.count || grid_typing(&screen->grid);
}

/* Nothing is typed over what was kept before it was said what is to be done with that. */
enum reaction grid_screen_key(struct app *app, void *state, int key)
{
	struct grid_screen *screen = state;

	if (!screen->offered.count || key == K_ESC)
		return grid_key(&screen->grid, app, key);
	dialog_draft(app, &screen->offered, answer_draft, state);
	return REACTION_DONE;
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
	drop_draft(app, screen);
	app_pop(app);
}

enum reaction grid_screen_back(struct app *app, void *state)
{
	struct grid_screen *screen = state;
	const char *buttons[] = { _("verder invullen"), _("bewaren"), _("weggooien") };

	if (screen->offered.count)
		return REACTION_PASS;
	if (!grid_changed(&screen->grid)) {
		drop_draft(app, screen);
		return REACTION_PASS;
	}
	dialog_ask(app, _("Er is iets ingevuld dat nog niet bewaard is."), buttons, 3, answer,
		   state);
	return REACTION_DONE;
}
