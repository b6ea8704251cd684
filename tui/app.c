/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/store.h"
#include "tui/keybar.h"
#include "tui/screens/screens.h"
#include "tui/tabs.h"
#include "tui/terminal.h"

#define HEAD_ROWS 3 /* header, tab bar, a blank row */
#define FOOT_ROWS 2 /* notice, key bar */

enum zb_code app_init(struct app *app, const char *theme, struct zb_err *err)
{
	enum zb_code code = terminal_open(&app->terminal, err);

	if (code)
		return code;
	app_set_theme(app, theme);
	return ZB_OK;
}

static void leave(struct app *app, struct app_layer *layer)
{
	if (layer->screen->leave)
		layer->screen->leave(app, layer->state);
	free(layer->state);
}

/* Frees what was taken off while a handler ran: what stood above, which may know of what stood
 * below, first. */
static void bury(struct app *app)
{
	for (size_t i = 0; i < app->gone_count; i++)
		leave(app, &app->gone[i]);
	app->gone_count = 0;
}

void app_finish(struct app *app)
{
	while (app->depth > 0)
		app_pop(app);
	bury(app);
	terminal_close(app->terminal);
	app->terminal = NULL;
	notice_clear(&app->notice);
	buffer_clear(&app->clipboard);
	buffer_clear(&app->pasted);
	canvas_free(&app->canvas);
	free(app->gone);
	free(app->school);
	free(app->user);
	free(app->filter);
	app->gone = NULL;
	app->gone_room = 0;
	app->school = app->user = app->filter = NULL;
}

static void follow_school(struct app *app)
{
	app->look.school = app->db ? (enum school_type)db_settings(app->db)->type : SCHOOL_PO;
}

bool app_push(struct app *app, const struct screen *screen, struct screen_arg arg)
{
	void *state = mem_new(1, screen->size ? screen->size : 1);
	struct zb_err err = { 0 };

	follow_school(app);
	if (app->depth == APP_DEPTH)
		zb_fail(&err, ZB_LIMIT, _("er staan te veel schermen open; ga eerst terug"));
	else if (!screen->enter || screen->enter(app, state, arg, &err) == ZB_OK) {
		app->layers[app->depth++] = (struct app_layer){ .screen = screen, .state = state };
		if (screen->entered)
			screen->entered(app, state);
		return true;
	}
	free(state);
	app_error(app, &err);
	return false;
}

void app_pop(struct app *app)
{
	if (!app->depth)
		return;
	app->gone = mem_grow(app->gone, &app->gone_room, app->gone_count + 1, sizeof(*app->gone));
	app->gone[app->gone_count++] = app->layers[--app->depth];
}

void app_switch(struct app *app, const struct screen *screen)
{
	while (app->depth > 0) {
		const struct screen *top = app_screen(app);

		if (top->back && app->depth > 1 && top->back(app, app_state(app)) == REACTION_DONE)
			return;
		app_pop(app);
	}
	if (!app_push(app, screen, (struct screen_arg){ 0 }))
		app->ended = true;
}

void app_back(struct app *app, bool quit)
{
	const struct screen *top = app_screen(app);

	if (!top || (top->back && top->back(app, app_state(app)) == REACTION_DONE))
		return;
	if (app->depth > 1)
		app_pop(app);
	else if (quit)
		app->ended = true;
}

const struct screen *app_screen(const struct app *app)
{
	return app->depth ? app->layers[app->depth - 1].screen : NULL;
}

void *app_state(const struct app *app)
{
	return app->depth ? app->layers[app->depth - 1].state : NULL;
}

/* The highest layer that is no dialog. */
static size_t base_of(const struct app *app)
{
	size_t i = app->depth;

	while (i > 1 && app->layers[i - 1].screen->flags & SCREEN_OVERLAY)
		i--;
	return i - 1;
}

const struct screen *app_base(const struct app *app)
{
	return app->depth ? app->layers[base_of(app)].screen : NULL;
}

void app_stale(struct app *app)
{
	for (size_t i = 0; i < app->depth; i++)
		app->layers[i].stale = true;
	app->uncounted = true;
}

void app_made(struct app *app, const struct entity *entity, int64_t id)
{
	const struct screen *top = app_screen(app);

	if (top && top->made)
		top->made(app, app_state(app), entity, id);
}

void app_notice(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	notice_set(&app->notice, ROLE_NOTICE, false, format, args);
	va_end(args);
}

void app_notice_undo(struct app *app, const char *format, ...)
{
	va_list args;

	if (app->db && !store_wrote(app->db)) {
		app_notice(app, _("Niets gewijzigd."));
		return;
	}
	va_start(args, format);
	notice_set(&app->notice, ROLE_NOTICE, true, format, args);
	va_end(args);
}

static void notice_error(struct app *app, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void notice_error(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	notice_set(&app->notice, ROLE_ERROR, false, format, args);
	va_end(args);
}

enum zb_code app_error(struct app *app, const struct zb_err *err)
{
	char *text = mem_text(err->text);

	if (*text >= 'a' && *text <= 'z')
		*text = (char)(*text - 'a' + 'A');
	notice_error(app, "%s.", text);
	free(text);
	return err->code;
}

void app_work(struct app *app, const struct work *work)
{
	app->work = *work;
}

static void replace(char **text, const char *by)
{
	if (!by)
		return;
	free(*text);
	*text = mem_text(by);
}

void app_set_header(struct app *app, const char *school, const char *user)
{
	replace(&app->school, school);
	replace(&app->user, user);
	follow_school(app);
}

void app_set_filter(struct app *app, const char *text)
{
	char *copy = text && *text ? mem_text(text) : NULL;

	free(app->filter);
	app->filter = copy;
}

void app_set_theme(struct app *app, const char *code)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	theme_use(&app->look, code, utf8, app->terminal && terminal_has_colour(app->terminal));
	canvas_forget(&app->canvas);
}

static void mouse_base(struct app *app, const struct mouse *mouse)
{
	const struct screen *screen = app_screen(app), *to;
	bool pressed = mouse->kind == MOUSE_PRESS || mouse->kind == MOUSE_DOUBLE;
	enum reaction reaction = REACTION_PASS;
	int key = K_NONE;

	if (screen->mouse)
		reaction = screen->mouse(app, app_state(app), mouse);
	if (reaction == REACTION_DONE)
		return;
	/* Two quick clicks on a bar are two clicks; only a row is opened by them. */
	if (pressed && mouse->y == getmaxy(stdscr) - 1)
		key = keybar_at(app, mouse->x, getmaxx(stdscr));
	else if (pressed && mouse->y == 1 && screen->bar) {
		if ((to = tabs_bar_at(app, mouse->x, getmaxx(stdscr))) && to != screen)
			app_switch(app, to);
	} else if (mouse->kind == MOUSE_DOUBLE)
		key = K_ENTER;
	if (key)
		app_key(app, key, NULL);
}

static void dispatch(struct app *app, const struct screen *screen, int key)
{
	void *state = app_state(app);
	bool typing = screen->typing && screen->typing(state);
	const struct action *action;

	if (typing && screen->key && screen->key(app, state, key) == REACTION_DONE)
		return;
	action = action_find(app, key, typing);
	if (action)
		action->run(app, state);
	else if ((typing || !screen->key || screen->key(app, state, key) == REACTION_PASS) &&
		 (action = action_refused(app, key, typing)))
		app_notice(app, "%s", _(action->why));
}

void app_key(struct app *app, int key, const struct mouse *mouse)
{
	const struct screen *screen = app_screen(app);

	app->key = key;
	if (app->blank || key == K_CTRL_X) {
		app->blank = !app->blank;
		return;
	}
	if (!screen || app->small)
		return;
	notice_clear(&app->notice);
	if (key != K_MOUSE)
		dispatch(app, screen, key);
	else if (mouse)
		mouse_base(app, mouse);
	bury(app);
}

/* What is read anew may find that it is gone: then the one below is on top. */
static void refresh_top(struct app *app)
{
	while (app->depth && app->layers[app->depth - 1].stale) {
		struct app_layer *top = &app->layers[app->depth - 1];

		top->stale = false;
		if (top->screen->reload)
			top->screen->reload(app, top->state);
		bury(app);
	}
}

static void count_badges(struct app *app)
{
	struct zb_err err;

	app->uncounted = false;
	for (size_t i = 0; screens[i]; i++)
		if (screens[i]->count && screens[i]->count(app, &err))
			app_error(app, &err);
}

static void draw_layer(struct app *app, const struct app_layer *layer, const struct area *area)
{
	const struct screen *screen = layer->screen;

	if (screen->fit)
		screen->fit(app, layer->state, area);
	screen->draw(app, layer->state, area);
}

static void draw_small(const struct app *app, const struct area *area)
{
	(void)app;
	/* Ten columns and three rows hold the first words, which say it all. */
	paint_wrapped(area, 0, ROLE_TEXT,
		      area->width * area->height < 60 ?
			      _("te klein, maak groter") :
			      _("Dit venster is te klein: maak het ten minste 40 breed en 10 hoog. "
				"Alles staat er nog."));
}

static void draw_layers(struct app *app, const struct area *all)
{
	size_t base = base_of(app);
	bool bar = app->layers[base].screen->bar;
	struct area body;

	body = area_part(all, bar ? HEAD_ROWS : 0, 0, -1 - FOOT_ROWS, -1);
	body.below = base + 1 < app->depth;
	app->canvas.single = base + 1 == app->depth;
	draw_layer(app, &app->layers[base], &body);
	if (bar) { /* after the fit that counted what stands behind a name */
		tabs_draw_header(app, all, 0);
		tabs_draw_bar(app, all, 1);
	}
	for (size_t i = base + 1; i < app->depth; i++) {
		/* What lies below is not typed in. */
		if (all->cursor)
			all->cursor->shown = false;
		body = area_part(all, 0, 0, -1 - FOOT_ROWS, -1);
		draw_layer(app, &app->layers[i], &body);
	}
	notice_draw(&app->notice, all, all->height - FOOT_ROWS);
	keybar_draw(app, all, all->height - 1);
}

static void draw_all(struct app *app, const struct area *all)
{
	app->small = all->height < APP_MIN_ROWS || all->width < APP_MIN_COLUMNS;
	bury(app);
	if (app->blank || !app->depth)
		return;
	if (app->small) {
		draw_small(app, all);
		return;
	}
	follow_school(app);
	refresh_top(app);
	if (!app->depth)
		return;
	if (app->uncounted && app->db && app_base(app)->bar)
		count_badges(app);
	draw_layers(app, all);
}

void app_draw(struct app *app, WINDOW *win, struct paint_cursor *cursor)
{
	struct area all = {
		.canvas = &app->canvas, .win = win, .look = &app->look, .cursor = cursor,
	};

	getmaxyx(win, all.height, all.width);
	if (cursor)
		cursor->shown = false;
	canvas_begin(&app->canvas, win);
	draw_all(app, &all);
	canvas_end(&app->canvas, app->look.utf8);
}
