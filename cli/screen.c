/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/screen.h"

#include <stdlib.h>

#include "cli/opening.h"
#include "core/memory.h"
#include "db/access.h"
#include "db/draft.h"
#include "db/history.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/leftover.h"
#include "tui/screens/screens.h"

#define START_KIB 704 /* of memory that the file and the first picture take */

/* Midnight may pass while the screen is open; a day that was chosen stays. */
static bool turn_day(struct app *app)
{
	const struct seat *seat = app->host;
	struct date now = call_clock();

	if (call_option(seat->call, "today") || date_compare(now, app->today) == 0)
		return false;
	if (app->db && db_set_today(app->db, now, NULL))
		return false; /* the file is busy: next second */
	app->today = now;
	opening_greet(app); /* on 1 August a school year begins */
	return true;
}

/* Said once, and by whatever tries to save; what is on screen stays there. */
static bool look_moved(struct app *app)
{
	struct seat *seat = app->host;
	bool before = seat->moved;
	struct zb_err err;

	seat->moved = app->db && db_moved(app->db, &err);
	if (!seat->moved || before)
		return false;
	app_error(app, &err);
	return true;
}

static bool changed(struct app *app)
{
	bool turned = turn_day(app), moved = look_moved(app);

	if (app->db)
		access_flush(app->db, NULL); /* what a colleague held up: else next second */
	return (app->db && db_changed(app->db)) || turned || moved;
}

static enum zb_code take(struct app *app, const struct history_step *step, struct zb_err *err)
{
	char *done = NULL;
	enum zb_code code = history_take(app->db, step, &done, err);

	if (!code) {
		app_stale(app);
		app_notice(app, step->redo ? _("Opnieuw gedaan: %s.") : _("Ongedaan gemaakt: %s."),
			   done);
	}
	free(done);
	return code;
}

static void take_asked(struct app *app, void *data)
{
	const struct seat *seat = data;
	struct zb_err err;

	if (take(app, &seat->asked, &err))
		app_error(app, &err);
}

/* What was not done in this sitting is named before it goes. */
static void ask(struct app *app, const struct history_step *step)
{
	struct seat *seat = app->host;
	struct buffer when = { 0 };
	char *text;

	history_add_moment(&when, step->moment);
	text = mem_format(step->redo ?
				  _("%s maakte dit ongedaan, maar niet hier en nu: %s, op %s. Dat "
				    "opnieuw doen?") :
				  _("De laatste wijziging van %s is niet hier en nu gedaan: %s, op "
				    "%s. Die ongedaan maken?"),
			  app->user ? app->user : "", step->what, when.bytes ? when.bytes : "");
	seat->asked = *step;
	seat->asked.what = NULL;
	dialog_confirm(app, text, step->redo ? _("opnieuw doen") : _("ongedaan maken"), take_asked,
		       seat);
	free(text);
	buffer_clear(&when);
}

static enum zb_code replay(struct app *app, bool redo, struct zb_err *err)
{
	struct history_step step = { .redo = redo };
	enum zb_code code;

	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	code = history_look(app->db, &step, err);
	if (!code && step.own)
		code = take(app, &step, err);
	else if (!code)
		ask(app, &step);
	free(step.what);
	return code;
}

static enum zb_code undo(struct app *app, struct zb_err *err)
{
	return replay(app, false, err);
}

static enum zb_code redo(struct app *app, struct zb_err *err)
{
	return replay(app, true, err);
}

enum zb_code screen_run(struct call *call, struct zb_err *err)
{
	static const struct app_hooks hooks = {
		.changed = changed,
		.undo = undo,
		.redo = redo,
		.greet = opening_greet,
		.create = opening_create,
		.open = opening_open,
		.practise = opening_practise,
	};
	struct seat seat = { .call = call };
	struct app app = {
		.today = call->today, .file = call->path, .hooks = &hooks, .host = &seat,
	};
	enum zb_code code;

	mem_warm(START_KIB);
	code = call_open(call, &app.db, err);

	/* Without a file one chooses what to begin with. */
	if (!code || code == ZB_NOT_FOUND)
		code = app_init(&app, NULL, err);
	if (!code) {
		opening_greet(&app);
		app_push(&app, app.db ? &pupils_screen : &start_screen, (struct screen_arg){0});
		leftover_offer(&app);
		app_run(&app);
		app_finish(&app);
		code = app.db ? draft_rest(app.db, err) : ZB_OK;
	}
	db_close(app.db);
	free(seat.path);
	return code;
}
