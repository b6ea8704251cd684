/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/dossier_request.h"

#include <stdlib.h>
#include <string.h>

#include "core/report/tried.h"
#include "core/rules/request_step.h"
#include "tui/app.h"

#define STEP_FIELDS 4
#define TRIED_ROWS 12

/* A heading of the form, its step (or none) and the fields under it. */
static const struct group {
	const char *title;
	int step; /* REQUEST_STEP_COUNT: none */
	unsigned fields[STEP_FIELDS];
} groups[] = {
	{ N_("Wat wordt gevraagd"), REQUEST_STEP_COUNT,
	  { REQUEST_KIND, REQUEST_TLV_FOR, REQUEST_FUNDING_CATEGORY } },
	{ N_("1 Zienswijze van de ouders"), STEP_VIEW, { REQUEST_PARENTS_VIEW_DATE } },
	{ N_("2 Wat is geprobeerd"), STEP_TRIED, { REQUEST_TRIED } },
	{ N_("3 Advies van twee deskundigen"), STEP_EXPERTS,
	  { REQUEST_EXPERT_1, REQUEST_EXPERT_2 } },
	{ N_("4 Dossier compleet"), STEP_COMPLETE, { REQUEST_COMPLETE } },
	{ N_("5 Versturen"), STEP_SENT, { REQUEST_SENT, REQUEST_REFERENCE } },
	{ N_("6 Besluit"), STEP_DECIDED,
	  { REQUEST_DECISION, REQUEST_DECIDED, REQUEST_VALID_FROM, REQUEST_VALID_TO } },
	{ N_("7 Plaatsing"), STEP_PLACED, { REQUEST_PLACED } },
};

#define GROUP_COUNT (sizeof(groups) / sizeof(*groups))

static void fill(struct form *form, struct record *const *records)
{
	for (size_t g = 0; g < GROUP_COUNT; g++) {
		form_section(form, _(groups[g].title));
		for (size_t f = 0; f < STEP_FIELDS && groups[g].fields[f]; f++) {
			struct form_field *field =
				form_add(form, records[0], groups[g].fields[f]);

			/* The heading says the rest; the text needs the room. */
			if (groups[g].fields[f] == REQUEST_TRIED) {
				field->title = _("En waarom dat niet genoeg was");
				field->rows = TRIED_ROWS;
			}
		}
	}
}

static void changed(struct form *form, struct record *const *records, const struct record *record,
		    int field)
{
	const struct record *request = records[0];
	const char *school = record_text(request, REQUEST_TLV_FOR);
	bool arrangement = record_choice(request, REQUEST_KIND) == REQUEST_ARRANGEMENT;

	(void)record;
	(void)field;
	for (size_t g = 0; g < GROUP_COUNT; g++) {
		enum request_step step = (enum request_step)groups[g].step;

		if (groups[g].step < REQUEST_STEP_COUNT)
			form_note(form, _(groups[g].title),
				  _(step_states[request_step_state(request, step)].label));
	}
	/* What is filled in stays in sight: it may have to be taken out. */
	form_show(form, request, REQUEST_TLV_FOR,
		  !arrangement || record_is_set(request, REQUEST_TLV_FOR));
	form_show(form, request, REQUEST_FUNDING_CATEGORY,
		  !strcmp(school, "so") || !strcmp(school, "vso") ||
			  record_is_set(request, REQUEST_FUNDING_CATEGORY));
}

/* Behind what stands there already, never over it. */
static void draw_up(struct app *app, struct form *form, struct record *const *records, void *data)
{
	const struct dossier_view *view = data;
	struct buffer tried = { 0 }, whole = { 0 };
	const char *now;

	/* What is typed goes into the record on the way: its text is read after. */
	form_go(form, app, records[0], REQUEST_TRIED);
	now = record_text(records[0], REQUEST_TRIED);
	tried_draw_up(&tried, &view->dossier, app->today);
	if (!tried.length)
		app_notice(app, "%s", _("Er zijn nog geen inzet, uitkomsten of logboekregels om "
					"dit uit op te stellen."));
	else if (strstr(now, tried.bytes))
		app_notice(app, "%s", _("Dit staat er al zo."));
	else {
		buffer_add_format(&whole, "%s%s%s", now, *now ? "\n\n" : "", tried.bytes);
		record_set_text(records[0], REQUEST_TRIED, whole.bytes);
		app_notice(app, "%s", _("Opgesteld uit inzet, uitkomsten en logboek; lees het na "
					"en pas het aan."));
	}
	buffer_clear(&tried);
	buffer_clear(&whole);
}

/* It was sent all the same: that is the school's to answer for, but not without a word. */
static void tell_passed(struct buffer *out, const struct record *request, void *data)
{
	struct buffer passed = { 0 };

	(void)data;
	if (request_step_add_passed(request, &passed))
		buffer_add_format(out, _(" Niet ingevuld: %s."), passed.bytes);
	buffer_clear(&passed);
}

static bool is_tlv(const struct record *request)
{
	return record_choice(request, REQUEST_KIND) != REQUEST_ARRANGEMENT;
}

void request_begin(const struct app *app, const struct dossier_view *view, struct record *row)
{
	const struct record_list *list = &view->dossier.rows[ENTITY_REQUEST];
	const struct record *last = NULL;

	(void)app;
	for (size_t i = 0; i < list->count; i++)
		if (is_tlv(list->items[i]) && record_is_set(list->items[i], REQUEST_VALID_TO) &&
		    (!last || date_compare(record_date(list->items[i], REQUEST_VALID_TO),
					   record_date(last, REQUEST_VALID_TO)) > 0))
			last = list->items[i];
	if (!last || record_choice(row, REQUEST_KIND) != REQUEST_EXTENSION)
		return;
	record_copy_field(row, REQUEST_TLV_FOR, last, REQUEST_TLV_FOR);
	record_copy_field(row, REQUEST_FUNDING_CATEGORY, last, REQUEST_FUNDING_CATEGORY);
}

const struct record *request_begun(const struct dossier_view *view)
{
	const struct record_list *list = &view->dossier.rows[ENTITY_REQUEST];

	for (size_t i = 0; i < list->count; i++)
		if (is_tlv(list->items[i]) &&
		    record_choice(list->items[i], REQUEST_DECISION) <= DECISION_PENDING)
			return list->items[i];
	return NULL;
}

/* The first field of that step; -1 when there is none. */
static int step_field(enum request_step step)
{
	for (size_t g = 0; g < GROUP_COUNT; g++)
		if (step < REQUEST_STEP_COUNT && groups[g].step == (int)step)
			return (int)groups[g].fields[0];
	return -1;
}

void request_prepare(struct app *app, struct dossier_view *view, struct record_form *form)
{
	const struct record *request = form->records[0];

	(void)app;
	if (request->id && form->field < 0)
		form->field = step_field(request_step_now(request));
	form->fill = fill;
	form->changed = changed;
	form->draw_up = draw_up;
	form->tell = tell_passed;
	form->data = view;
}
