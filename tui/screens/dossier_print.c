/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan, a handelingskaart or a dossier on paper: what, what to look at first, where, and then it
 * is made. */
#include <stdlib.h>

#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/dossier.h"

static const struct {
	enum print_kind kind;
	enum print_format format; /* when the name of the file does not say */
	enum recipient recipient;
	const char *label; /* through _() */
	const char *name;  /* how the name of the file begins */
} papers[] = {
	{ PRINT_PLAN, PRINT_PDF, 0, N_("OPP als PDF"), "opp" },
	{ PRINT_PLAN, PRINT_TEXT, 0, N_("OPP als platte tekst, voor mail of voorlezen"), "opp" },
	{ PRINT_CARD, PRINT_PDF, 0, N_("Handelingskaart als PDF: een bladzijde voor wie invalt"),
	  "handelingskaart" },
	{ PRINT_DOSSIER, PRINT_PDF, RECIPIENT_PARENTS, N_("Dossier voor de ouders"),
	  "dossier-ouders" },
	{ PRINT_DOSSIER, PRINT_PDF, RECIPIENT_SCHOOL,
	  N_("Dossier voor de volgende school (onderwijskundig rapport)"), "dossier-school" },
	{ PRINT_DOSSIER, PRINT_PDF, RECIPIENT_SWV,
	  N_("Dossier voor het samenwerkingsverband, bij een aanvraag"), "dossier-swv" },
	{ PRINT_FORM, PRINT_PDF, 0, N_("Leeg OPP, om met de hand in te vullen"), "opp-leeg" },
};

#define PAPERS (sizeof papers / sizeof papers[0])

static bool is_of_version(size_t paper)
{
	return papers[paper].kind == PRINT_PLAN || papers[paper].kind == PRINT_CARD;
}

static struct print_request request_of(const struct dossier_view *view)
{
	size_t chosen = view->paper.chosen;

	return (struct print_request){
		.kind = papers[chosen].kind,
		.row = view->pupil,
		.plan = is_of_version(chosen) ? view->version : 0,
		.recipient = papers[chosen].recipient,
		.purpose = view->paper.purpose,
	};
}

/* --- where --- */

/* No name of a pupil: that would stand in lists of files and on a USB stick. Who has no number is
 * found by the day. */
static char *name_of(const struct app *app, const struct dossier_view *view)
{
	size_t paper = view->paper.chosen;
	const struct record *pupil = dossier_pupil(&view->dossier);
	struct buffer name = {0};
	char day[DATE_ISO_SIZE];

	date_to_iso(app->today, day);
	buffer_add(&name, papers[paper].name);
	if (papers[paper].kind != PRINT_FORM) {
		buffer_add(&name, "-");
		if (record_is_set(pupil, PUPIL_NUMBER))
			print_add_name(&name, record_text(pupil, PUPIL_NUMBER));
		else
			buffer_add(&name, day);
	}
	if (is_of_version(paper))
		buffer_add_format(&name, "-versie-%lld",
				  (long long)record_number(dossier_version(view), PLAN_VERSION));
	buffer_add_format(&name, ".%s", print_formats[papers[paper].format].code);
	return buffer_take(&name);
}

static void ask_place(struct app *app, struct dossier_view *view)
{
	struct dossier_paper *asked = &view->paper;
	char *name = name_of(app, view);

	asked->paper.request = request_of(view);
	asked->paper.format = papers[asked->chosen].format;
	paper_ask(app, &asked->paper, _(papers[asked->chosen].label), name);
	free(name);
}

/* --- what to look at first --- */

enum { ANSWER_STOP, ANSWER_PRINT, ANSWERS };

static void open_caution(struct app *app, struct dossier_view *view,
			 const struct print_caution *caution)
{
	const struct page_target target = { caution->entity, caution->row, caution->field };

	if (caution->kind == CAUTION_GOALS)
		dossier_close_plan(app, view);
	else
		dossier_open(app, view, &target);
}

static void answered(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;

	if (index == ANSWER_PRINT)
		ask_place(app, view);
	else if (index >= ANSWERS)
		open_caution(app, view, &view->paper.cautions.items[index - ANSWERS]);
	else
		app_notice(app, "%s", _("Er is niets afgedrukt."));
}

static void show_cautions(struct app *app, struct dossier_view *view)
{
	const struct print_cautions *cautions = &view->paper.cautions;
	const char **labels = mem_new(ANSWERS + cautions->count, sizeof(const char *));

	labels[ANSWER_STOP] = _("Niet afdrukken");
	labels[ANSWER_PRINT] = _("Toch afdrukken");
	for (size_t i = 0; i < cautions->count; i++)
		labels[ANSWERS + i] = cautions->items[i].text;
	choice_open(app, &(struct choice_list){
				 .title = _("Kijk dit eerst na; Enter gaat naar het veld"),
				 .labels = labels,
				 .count = ANSWERS + cautions->count,
				 .chosen = answered,
				 .data = view });
	free(labels);
}

static void look(struct app *app, struct dossier_view *view)
{
	const struct print_request request = request_of(view);
	struct document document;
	struct zb_err err;
	enum zb_code code;

	print_cautions_free(&view->paper.cautions);
	code = print_make(app->db, &request, &document, &err);
	if (!code)
		code = print_look(app->db, &request, &document, &view->paper.cautions, &err);
	document_free(&document);
	if (code)
		app_error(app, &err);
	else if (view->paper.cautions.count)
		show_cautions(app, view);
	else
		ask_place(app, view);
}

/* --- what --- */

static void purpose_chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;

	view->paper.purpose = view->dossier.rows[ENTITY_REQUEST].items[index]->id;
	look(app, view);
}

/* "TLV so, verstuurd op 15-06-2026, in behandeling"; the caller frees. */
static char *label_of_request(const struct record *request)
{
	static const unsigned shown[] = { REQUEST_SENT, REQUEST_DECISION };
	struct buffer label = {0};

	record_title(request, &label);
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		if (!record_is_set(request, shown[i]))
			continue;
		buffer_add_format(&label, ", %s ", _(request->entity->fields[shown[i]].label));
		record_show(request, shown[i], &label);
	}
	return buffer_take(&label);
}

/* The samenwerkingsverband gets what one request needs. */
static void ask_purpose(struct app *app, struct dossier_view *view)
{
	const struct record_list *requests = &view->dossier.rows[ENTITY_REQUEST];
	char **labels = mem_new(requests->count, sizeof *labels);
	size_t current = 0;

	for (size_t i = 0; i < requests->count; i++) {
		labels[i] = label_of_request(requests->items[i]);
		if (requests->items[i] == dossier_request(&view->dossier))
			current = i;
	}
	choice_open(app, &(struct choice_list){ .title = _("Bij welke aanvraag?"),
						.labels = (const char *const *)labels,
						.count = requests->count,
						.current = current,
						.chosen = purpose_chosen,
						.data = view });
	for (size_t i = 0; i < requests->count; i++)
		free(labels[i]);
	free(labels);
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;
	bool swv = papers[index].kind == PRINT_DOSSIER && papers[index].recipient == RECIPIENT_SWV;

	view->paper.chosen = index;
	view->paper.purpose = 0;
	if (swv && view->dossier.rows[ENTITY_REQUEST].count > 1)
		ask_purpose(app, view);
	else
		look(app, view);
}

void dossier_print(struct app *app, struct dossier_view *view)
{
	const char *labels[PAPERS];

	for (size_t i = 0; i < PAPERS; i++)
		labels[i] = is_of_version(i) && !dossier_version(view) ? NULL : _(papers[i].label);
	choice_open(app, &(struct choice_list){ .title = _("Afdrukken"), .labels = labels,
						.count = PAPERS, .chosen = chosen, .data = view });
}
