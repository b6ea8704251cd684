/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/screen.h"

#include <stdlib.h>

#include "db/history.h"
#include "tui/app.h"
#include "tui/screens/screens.h"

/* Midnight may pass while the screen is open; a day that was chosen stays. */
static bool turn_day(struct app *app)
{
	const struct call *call = app->host;
	struct date now = call_clock();

	if (call_option(call, "today") || date_compare(now, app->today) == 0)
		return false;
	if (app->db && db_set_today(app->db, now, NULL))
		return false; /* the file is busy: next second */
	app->today = now;
	return true;
}

static bool changed(struct app *app)
{
	bool turned = turn_day(app);

	return (app->db && db_changed(app->db)) || turned;
}

static enum zb_code replay(struct app *app, const char *format,
			   enum zb_code (*step)(struct db *, char **, struct zb_err *),
			   struct zb_err *err)
{
	char *done = NULL;
	enum zb_code code;

	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	code = step(app->db, &done, err);
	if (!code)
		app_notice(app, format, done);
	free(done);
	return code;
}

static enum zb_code undo(struct app *app, struct zb_err *err)
{
	return replay(app, _("ongedaan gemaakt: %s"), history_undo, err);
}

static enum zb_code redo(struct app *app, struct zb_err *err)
{
	return replay(app, _("opnieuw gedaan: %s"), history_redo, err);
}

enum zb_code screen_run(struct call *call, struct zb_err *err)
{
	static const struct app_hooks hooks = { .changed = changed, .undo = undo, .redo = redo };
	struct app app = {
		.today = call->today, .file = call->path, .hooks = &hooks, .host = call,
	};
	enum zb_code code = call_open(call, &app.db, err);

	if (!code)
		code = app_init(&app, NULL, err);
	if (!code) {
		app_push(&app, screen_numbered(1), (struct screen_arg){0});
		app_run(&app);
		app_finish(&app);
	}
	db_close(app.db);
	return code;
}
