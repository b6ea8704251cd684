/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/progress.h"

#include <inttypes.h>

#include "tui/app.h"
#include "tui/chart.h"
#include "tui/terminal.h"

#define BOX_ROWS 6
#define BOX_COLUMNS 50

static void draw(const struct progress *progress, const char *step, int64_t done, int64_t total)
{
	struct area all = { .win = stdscr, .look = &progress->app->look }, box, inside;

	getmaxyx(stdscr, all.height, all.width);
	if (all.height < APP_MIN_ROWS || all.width < APP_MIN_COLUMNS)
		return;
	box = area_middle(&all, BOX_ROWS, BOX_COLUMNS);
	inside = paint_box(&box, progress->title);
	if (total > 0) {
		paint_format(&inside, 0, 0, ROLE_TEXT, _("%" PRId64 " van %" PRId64 " %s"), done,
			     total, step);
		chart_bar(&inside, 1, 0, inside.width, ROLE_ACCENT, done, total);
	} else
		paint_format(&inside, 0, 0, ROLE_TEXT, "%" PRId64 " %s", done, step);
	paint_word(&inside, inside.height - 1, 0, ROLE_DIM,
		   _("Esc stopt; er is dan niets veranderd"));
}

static void blank(struct app *app)
{
	app->blank = !app->blank;
	canvas_forget(&app->canvas); /* the box was drawn past it */
	app_draw(app, stdscr, NULL);
}

static bool wants_to_stop(struct app *app)
{
	struct mouse mouse;
	bool stop = false;
	int key;

	if (terminal_wait(app->terminal, 0) == TERMINAL_ENDED)
		return true;
	while ((key = terminal_key(app->terminal, &mouse, &app->pasted)) != K_NONE) {
		if (app->blank || key == K_CTRL_X)
			blank(app);
		else
			stop = stop || key == K_ESC || key == K_CTRL_C;
	}
	return stop;
}

bool progress_report(struct progress *progress, const char *step, int64_t done, int64_t total)
{
	int64_t now = terminal_now();

	if (progress->cancelled || (progress->drawn && now - progress->drawn < PROGRESS_DRAW_MS))
		return !progress->cancelled;
	progress->drawn = now;
	progress->cancelled = wants_to_stop(progress->app);
	if (!progress->app->blank)
		draw(progress, step, done, total);
	terminal_show(progress->app->terminal, NULL);
	return !progress->cancelled;
}

bool progress_of_db(void *progress, const char *step, int64_t done, int64_t total)
{
	return progress_report(progress, _(step), done, total);
}
