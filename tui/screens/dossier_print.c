/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan or the handelingskaart on paper: what, where, and then it is made. */
#include <stdlib.h>

#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/rights.h"
#include "db/print.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/progress.h"
#include "tui/screens/dossier.h"

static const struct {
	enum print_kind kind;
	enum print_format format;
	const char *label; /* through _() */
	const char *name;  /* how the name of the file begins */
} papers[] = {
	{ PRINT_PLAN, PRINT_PDF, N_("OPP als PDF"), "opp" },
	{ PRINT_PLAN, PRINT_TEXT, N_("OPP als platte tekst, voor mail of voorlezen"), "opp" },
	{ PRINT_PLAN, PRINT_MARKDOWN, N_("OPP als Markdown"), "opp" },
	{ PRINT_CARD, PRINT_PDF, N_("Handelingskaart als PDF: een bladzijde voor wie invalt"),
	  "handelingskaart" },
};

#define PAPERS (sizeof papers / sizeof papers[0])

static enum zb_code make(struct app *app, void *data, struct progress *progress, struct zb_err *err)
{
	struct dossier_view *view = data;
	struct dossier_paper *paper = &view->paper;
	const struct print_request request = { .kind = papers[paper->chosen].kind,
					       .row = view->pupil, .plan = view->version };
	struct document document;
	enum zb_code code;

	if (!progress_report(progress, _("opmaken"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	code = print_make(app->db, &request, &document, err);
	if (!code)
		code = print_file(app->db, &request, &document, papers[paper->chosen].format,
				  paper->to, false, &paper->lacking, err);
	document_free(&document);
	return code;
}

static void made(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	const struct dossier_view *view = data;

	if (code)
		app_error(app, err);
	else if (view->paper.lacking)
		dialog_message(app, _("Afdrukken"),
			       _("Gemaakt, maar niet elk teken staat erop: vraag de beheerder een "
				 "lettertype te installeren dat ze kent (fonts-noto)."));
	else
		app_notice(app, _("Gemaakt: %s. Alleen u kunt het lezen."), view->paper.to);
}

static void place_chosen(struct app *app, void *data, const char *path)
{
	struct dossier_view *view = data;

	free(view->paper.to);
	view->paper.to = mem_text(path);
	view->paper.lacking = false;
	app_work(app, &(struct work){ .title = _("Afdrukken"), .run = make, .done = made,
				      .data = view });
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;
	const struct record *pupil = dossier_pupil(&view->dossier);
	const struct record *plan = dossier_version(view);
	char *id = mem_format("%lld", (long long)view->pupil), *name;
	struct buffer heed = {0};

	view->paper.chosen = index;
	/* No name of a pupil: that would stand in lists of files and on a USB stick. */
	name = mem_format("%s-%s-versie-%lld.%s", papers[index].name,
			  record_is_set(pupil, PUPIL_NUMBER) ? record_text(pupil, PUPIL_NUMBER) : id,
			  (long long)record_number(plan, PLAN_VERSION),
			  print_formats[papers[index].format].code);
	if (papers[index].kind == PRINT_PLAN)
		rights_say_copies(&view->dossier, app->today, &heed);
	path_open(app, &(struct path_ask){ .title = _(papers[index].label),
					   .help = heed.length ?
							   heed.bytes :
							   _("het bestand dat wordt gemaakt; "
							     "alleen u kunt het lezen"),
					   .remember = PREFERENCE_PRINTS,
					   .name = name,
					   .kind = PATH_NEW,
					   .done = place_chosen,
					   .data = view });
	buffer_clear(&heed);
	free(name);
	free(id);
}

void dossier_print(struct app *app, struct dossier_view *view)
{
	const char *labels[PAPERS];

	for (size_t i = 0; i < PAPERS; i++)
		labels[i] = _(papers[i].label);
	choice_open(app, &(struct choice_list){ .title = _("Afdrukken"), .labels = labels,
						.count = PAPERS, .chosen = chosen, .data = view });
}
