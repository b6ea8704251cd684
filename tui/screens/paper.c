/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/paper.h"

#include <stdlib.h>

#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/progress.h"

static enum zb_code make(struct app *app, void *data, struct progress *progress, struct zb_err *err)
{
	struct paper *paper = data;
	const struct db_progress stops = { progress_of_db, progress };
	const struct print_target target = {
		.to = paper->to,
		.format = print_format_of(paper->to, paper->format),
		.progress = &stops,
	};
	struct document document;
	enum zb_code code;

	if (!progress_report(progress, _("opmaken"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	code = print_make(app->db, &paper->request, &document, err);
	if (!code)
		code = print_file(app->db, &paper->request, &document, &target, &paper->lacking,
				  err);
	document_free(&document);
	return code;
}

static void tell_lacking(struct app *app, const char *lacking)
{
	char *text = mem_format(_("Gemaakt, maar niet elk teken staat erop. Dit kent geen "
				  "lettertype hier: %s. Welke de beheerder kan installeren staat "
				  "in de handleiding."), lacking);

	dialog_message(app, _("Afdrukken"), text);
	free(text);
}

static void made(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	const struct paper *paper = data;

	if (code)
		app_error(app, err);
	else if (paper->lacking)
		tell_lacking(app, paper->lacking);
	else
		app_notice(app, _("Gemaakt: %s. Alleen u kunt het lezen."), paper->to);
}

static void place_chosen(struct app *app, void *data, const char *path)
{
	struct paper *paper = data;

	paper_clear(paper);
	paper->to = mem_text(path);
	app_work(app, &(struct work){ .title = _("Afdrukken"), .run = make, .done = made,
				      .data = paper });
}

void paper_ask(struct app *app, struct paper *paper, const char *title, const char *name)
{
	path_open(app, &(struct path_ask){
			       .title = title,
			       .help = _("alleen u kunt het lezen; .txt of .md achteraan maakt er "
					 "tekst van"),
			       .remember = PREFERENCE_PRINTS,
			       .name = name,
			       .kind = PATH_NEW,
			       .done = place_chosen,
			       .data = paper });
}

void paper_clear(struct paper *paper)
{
	free(paper->to);
	free(paper->lacking);
	paper->to = paper->lacking = NULL;
}
