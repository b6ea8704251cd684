/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/memory.h"
#include "core/name.h"
#include "db/support.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/pupils.h"
#include "tui/screens/screens.h"

#define NAME_COLUMNS 28 /* of the one it is for, in the title */

static void begin_on(struct app *app, void *data, struct date from)
{
	struct pupils *pupils = data;
	const int64_t *ids;
	size_t count = pupils_chosen(pupils, &ids), changed = 0;
	struct zb_err err;

	if (support_begin(app->db, ids, count, from, &changed, &err)) {
		app_error(app, &err);
		return;
	}
	pupils_written(app, pupils);
	if (!changed)
		app_notice(app, _("Er was op die dag al extra ondersteuning."));
	else if (changed == 1)
		app_notice_undo(app, _("Extra ondersteuning aangezet."));
	else
		app_notice_undo(app, _("Extra ondersteuning aangezet voor %zu leerlingen."),
				changed);
}

/* "Hof, Gradje van 't: extra ondersteuning vanaf": with WHAT, whom it is for. */
static void ask_from(struct app *app, struct pupils *pupils, const char *what,
		     void (*done)(struct app *, void *, struct date))
{
	const struct list_row *row = list_current(&pupils->list);
	const int64_t *ids;
	size_t count = pupils_chosen(pupils, &ids);
	char *name = pupils->list.mark_count ?
			     mem_format(ngettext("%zu leerling", "%zu leerlingen", count), count) :
			     name_cut(row ? row->cells[PUPILS_COLUMN_name] : "", NAME_COLUMNS,
				      app->look.utf8);
	char *title = mem_format("%s: %s", name, what);

	dialog_date(app, title, app->today, false, done, pupils);
	free(title);
	free(name);
}

void pupils_support_on(struct app *app, void *state)
{
	ask_from(app, state, _("extra ondersteuning vanaf"), begin_on);
}

struct running {
	size_t plans;
	int64_t pupil; /* of the last of them */
};

static enum zb_code count_running(void *context, const struct pupils_row *row, struct zb_err *err)
{
	struct running *running = context;

	(void)err;
	if (row->plan_state != PLAN_STATE_IN_FORCE)
		return ZB_OK;
	running->plans++;
	running->pupil = row->pupil;
	return ZB_OK;
}

static void open_close(struct app *app, void *data)
{
	const struct pupils *pupils = data;

	app_push(app, &dossier_screen, (struct screen_arg){ .id = pupils->running });
	if (app_screen(app) == &dossier_screen)
		dossier_close_plan(app, app_state(app));
}

/* A plan runs on without extra support, and so do its terms: it is to be closed by itself. */
static void tell_running(struct app *app, struct pupils *pupils, const struct running *running,
			 size_t changed)
{
	if (changed > 1) {
		app_notice_undo(app,
				_("%zu leerlingen terug naar basisondersteuning. %zu OPP's lopen "
				  "nog; x in het dossier sluit ze af."),
				changed, running->plans);
		return;
	}
	app_notice_undo(app, _("Terug naar basisondersteuning. Het OPP loopt nog; x in het dossier "
			       "sluit het af."));
	pupils->running = running->pupil;
	dialog_offer(app, _("Het OPP loopt nog, met zijn termijnen. Nu ook het OPP afsluiten?"),
		     _("OPP afsluiten"), open_close, pupils);
}

static void end_because(struct app *app, void *data, const char *reason)
{
	struct pupils *pupils = data;
	const int64_t *ids;
	size_t count = pupils_chosen(pupils, &ids), changed = 0;
	struct running running = {0};
	struct zb_err err;

	if (support_end(app->db, ids, count, pupils->change_from, reason, &changed, &err) ||
	    pupils_read_some(app->db, &pupils->source.order, ids, count, count_running, &running,
			     &err)) {
		app_error(app, &err);
		return;
	}
	pupils_written(app, pupils);
	if (!changed)
		app_notice(app, _("Er was op die dag geen extra ondersteuning."));
	else if (running.plans)
		tell_running(app, pupils, &running, changed);
	else if (changed == 1)
		app_notice_undo(app, _("Terug naar basisondersteuning."));
	else
		app_notice_undo(app, _("%zu leerlingen terug naar basisondersteuning."), changed);
}

static void end_on(struct app *app, void *data, struct date from)
{
	struct pupils *pupils = data;

	pupils->change_from = from;
	dialog_text(app, &(struct dialog_text){
				 .title = _("Reden"),
				 .help = _("waarom de extra ondersteuning stopt; mag leeg blijven"),
				 .done = end_because,
				 .data = pupils,
			 });
}

void pupils_support_off(struct app *app, void *state)
{
	ask_from(app, state, _("basisondersteuning vanaf"), end_on);
}
