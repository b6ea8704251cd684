/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/memory.h"
#include "db/draft.h"
#include "tui/app.h"
#include "tui/progress.h"
#include "tui/terminal.h"

#define WARM_KIB 512

/* When what is due, in ms; 0: nothing. */
struct loop {
	struct app *app;
	int64_t idle_at, keep_at;
	bool dirty; /* draw before waiting */
};

void app_keep(struct app *app)
{
	for (size_t i = 0; i < app->depth; i++)
		if (app->layers[i].screen->keep)
			app->layers[i].screen->keep(app, app->layers[i].state);
}

/* The top screen's idle, if it has one, in MS from now. */
static void idle_in(struct loop *loop, int ms)
{
	const struct screen *screen = app_screen(loop->app);

	loop->idle_at = screen && screen->idle ? terminal_now() + ms : 0;
}

static void draw(struct loop *loop)
{
	struct app *app = loop->app;
	struct paint_cursor cursor = { 0 };

	app_draw(app, stdscr, &cursor);
	if (app->repaint)
		terminal_repaint(app->terminal);
	app->repaint = false;
	terminal_show(app->terminal, &cursor);
	loop->dirty = false;
}

static void work(struct loop *loop)
{
	struct app *app = loop->app;
	struct work todo = app->work;
	struct progress progress = { .app = app, .title = todo.title };
	struct zb_err err = { 0 };
	enum zb_code code;

	app->work = (struct work){ 0 };
	code = todo.run(app, todo.data, &progress, &err);
	if (todo.done)
		todo.done(app, todo.data, code, &err);
	else if (code)
		app_error(app, &err);
	canvas_forget(&app->canvas); /* progress was painted over it */
	loop->dirty = true;
	idle_in(loop, 0);
}

/* All keys that wait are handled before anything is drawn; but a screen that they open is drawn,
 * and so filled, before the next key reaches it. */
static void take_keys(struct loop *loop)
{
	struct app *app = loop->app;
	const void *top = app_state(app);
	struct mouse mouse;
	int key;

	while (!app->ended && !app->work.run &&
	       (key = terminal_key(app->terminal, &mouse, &app->pasted)) != K_NONE) {
		app_key(app, key, &mouse);
		loop->dirty = true;
		if (app_state(app) == top || app->ended || !app->depth)
			continue;
		draw(loop);
		top = app_state(app);
	}
	idle_in(loop, APP_PAUSE_MS);
	if (!loop->keep_at)
		loop->keep_at = terminal_now() + APP_KEEP_MS;
}

/* What was typed is kept a moment later, at the tick that finds it due. */
static void keep_due(struct loop *loop)
{
	if (!loop->keep_at || terminal_now() < loop->keep_at)
		return;
	loop->keep_at = 0;
	app_keep(loop->app);
}

static void tick(struct loop *loop)
{
	struct app *app = loop->app;
	const struct screen *screen = app_screen(app);

	if (app->hooks && app->hooks->changed && app->hooks->changed(app)) {
		app_stale(app);
		loop->dirty = true;
		idle_in(loop, APP_PAUSE_MS);
	}
	if (screen && screen->tick) {
		screen->tick(app, app_state(app));
		loop->dirty = true;
	}
	keep_due(loop);
}

static void idle(struct loop *loop)
{
	struct app *app = loop->app;
	const struct screen *screen = app_screen(app);

	if (!loop->idle_at || terminal_now() < loop->idle_at)
		return;
	loop->idle_at = 0;
	if (screen && screen->idle && !app->small && !app->blank) {
		screen->idle(app, app_state(app));
		loop->dirty = true;
	}
}

static int time_left(const struct loop *loop)
{
	int64_t left = loop->idle_at - terminal_now();

	if (!loop->idle_at)
		return -1;
	return left > 0 ? (int)left : 0;
}

void app_run(struct app *app)
{
	struct loop loop = { .app = app, .dirty = true };

	idle_in(&loop, 0);
	draw(&loop);
	/* Texts and statements that are kept grow to the longest value that passes: with the room
	 * for that taken now, the program is as large after the thousandth screen as after the
	 * first. */
	mem_warm(WARM_KIB);
	while (!app->ended && app->depth) {
		if (loop.dirty)
			draw(&loop);
		if (app->work.run) {
			work(&loop);
			continue;
		}
		switch (terminal_wait(app->terminal, time_left(&loop))) {
		case TERMINAL_ENDED:
			app->ended = true;
			break;
		case TERMINAL_INPUT:
			take_keys(&loop);
			break;
		case TERMINAL_RESIZED:
			loop.dirty = true;
			idle_in(&loop, 0);
			break;
		case TERMINAL_TICK:
			tick(&loop);
			break;
		case TERMINAL_TIMEOUT:
			idle(&loop);
			break;
		}
	}
	if (app->db)
		draft_last(app->db, APP_LAST_MS);
	app_keep(app);
}
