/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the screen, in the order of a talk: who, what was said, what was agreed, and what
 * it meant for the plan. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/rights.h"
#include "tui/app.h"
#include "tui/screens/meeting.h"
#include "tui/screens/reference.h"

#define NAME_MOST 26    /* columns of a label that is a name */
#define CONSENT_MOST 34 /* of one about somebody's consent */

static void join_titles(const struct meeting_rows *rows, struct buffer *out)
{
	bool first = true;

	for (size_t i = 0; i < rows->count; i++) {
		if (!rows->items[i].row)
			continue;
		buffer_add_format(out, "%s%s", first ? "" : "; ", rows->items[i].title);
		first = false;
	}
}

/* A heading that says who: "Leerlingen (F5): Berg, Jóëlle van den". */
static const char *people_line(char **line, const char *label, const struct meeting_rows *rows,
			       const char *none)
{
	struct buffer text = {0};

	buffer_add_format(&text, "%s: ", label);
	if (meeting_rows_count(rows))
		join_titles(rows, &text);
	else
		buffer_add(&text, none);
	free(*line);
	*line = buffer_take(&text);
	return *line;
}

static const char *label_of(const struct app *app, struct meeting_row *item, int most)
{
	if (!item->label)
		item->label = name_cut(item->title, most, app->look.utf8);
	return item->label;
}

static void add_reports(const struct app *app, struct form *form, struct meeting *m)
{
	form_add(form, m->meeting.row, MEETING_REPORT);
	for (size_t i = 0; meeting_rows_count(&m->pupils) > 1 && i < m->pupils.count; i++) {
		struct meeting_row *item = &m->pupils.items[i];

		if (item->row)
			form_add(form, item->row, MEETING_PUPIL_REPORT)->title =
				label_of(app, item, NAME_MOST);
	}
}

static void add_agreements(struct form *form, struct meeting *m)
{
	for (size_t i = 0; i < m->agreements.count; i++) {
		struct record *row = m->agreements.items[i].row;

		if (!row)
			continue;
		form_section(form, _("Afspraak"));
		form_add(form, row, AGREEMENT_WHAT);
		form_add(form, row, AGREEMENT_STAFF);
		form_add(form, row, AGREEMENT_WHO)->title = _("Of iemand anders");
		form_add(form, row, AGREEMENT_BY);
		if (meeting_rows_count(&m->pupils) > 1)
			form_add(form, row, AGREEMENT_PUPIL);
		if (m->agreements.items[i].base)
			form_add(form, row, AGREEMENT_DONE);
	}
}

/* Who may not know it, or has no say: a heading a line. */
static void add_rights(struct app *app, struct form *form, struct meeting *m)
{
	struct buffer text = {0};
	char *line, *next;

	rights_say(&m->dossier, app->today, &text);
	free(m->rights_lines);
	m->rights_lines = text.length ? buffer_take(&text) : NULL;
	for (line = m->rights_lines; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		form_section(form, line);
	}
	buffer_clear(&text);
}

static bool decided(const struct record *consent)
{
	int decision = record_choice(consent, CONSENT_DECISION);

	return decision == CONSENT_GIVEN || decision == CONSENT_REFUSED;
}

static void add_consents(const struct app *app, struct form *form, struct meeting *m)
{
	if (!m->consents.count) {
		const char *title = _("Instemming: geen ouder met gezag bekend");

		form_section(form, title);
		form_note(form, title, _("n in het dossier voegt een ouder toe"));
	}
	for (size_t i = 0; i < m->consents.count; i++) {
		struct meeting_row *item = &m->consents.items[i];
		bool refused = record_choice(item->row, CONSENT_DECISION) == CONSENT_REFUSED;
		struct form_field *field = form_add(form, item->row, CONSENT_DECISION);

		field->title = label_of(app, item, CONSENT_MOST);
		field->apart = true;
		if (decided(item->row))
			form_add(form, item->row, CONSENT_FORM);
		if (refused)
			form_add(form, item->row, CONSENT_NEXT_STEP);
	}
}

static void add_hearing(struct form *form, struct meeting *m)
{
	int heard = record_choice(m->plan.row, PLAN_HEARD);

	form_add(form, m->plan.row, PLAN_HEARD);
	if (heard == 0) { /* yes */
		form_add(form, m->plan.row, PLAN_HEARD_HOW);
		form_add(form, m->plan.row, PLAN_HEARD_TEXT);
	} else if (heard > 0)
		form_add(form, m->plan.row, PLAN_NOT_HEARD_REASON);
}

static const char *plan_line(struct meeting *m)
{
	free(m->plan_line);
	if (!meeting_has_draft(m))
		m->plan_line = mem_text(_("Instemming met het OPP in werking"));
	else if (m->consultation)
		m->plan_line =
			mem_text(_("Overleg over het OPP in concept: ja, dit gesprek (F9)"));
	else
		m->plan_line =
			mem_text(_("Overleg over het OPP in concept: nee (F9 maakt er ja van)"));
	return m->plan_line;
}

static void add_plan(struct app *app, struct form *form, struct meeting *m)
{
	if (!meeting_about_plan(m) && !meeting_hears(m))
		return;
	form_section(form, plan_line(m));
	add_rights(app, form, m);
	if (meeting_about_plan(m)) {
		add_consents(app, form, m);
		if (meeting_has_draft(m)) {
			form_add(form, m->plan.row, PLAN_PARENTS_VIEW)->apart = true;
			form_add(form, m->plan.row, PLAN_PARENTS_VIEW_NOTE);
		}
	}
	if (meeting_hears(m))
		add_hearing(form, m);
}

static void fill(struct app *app, struct form *form, void *data)
{
	struct meeting *m = data;

	form_add(form, m->meeting.row, MEETING_KIND);
	form_add(form, m->meeting.row, MEETING_DATE);
	form_add(form, m->meeting.row, MEETING_DURATION);
	form_add(form, m->meeting.row, MEETING_GROUP);
	form_section(form,
		     people_line(&m->pupils_line, _("Over (F5)"), &m->pupils, _("nog niemand")));
	form_section(form, people_line(&m->attendees_line, _("Aanwezig (F6)"), &m->attendees,
				       _("nog niemand")));
	add_reports(app, form, m);
	add_agreements(form, m);
	add_plan(app, form, m);
	form_section(form, _("Hierna"));
	form_add(form, m->meeting.row, MEETING_NEXT);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	struct meeting *m = data;

	(void)form;
	if (record == m->meeting.row && field == MEETING_GROUP)
		meeting_ask_group(app, m);
	if (record == m->meeting.row && field == MEETING_KIND) {
		m->consultation = m->consultation || meeting_reviews_draft(m);
		m->rebuild = true;
	}
	if (record->entity == &consent_entity && field == CONSENT_DECISION) {
		if (decided(record))
			record_copy_field(record, CONSENT_DATE, m->meeting.row, MEETING_DATE);
		m->consultation = m->consultation || (meeting_has_draft(m) && decided(record));
		m->rebuild = true;
	}
	if (record == m->plan.row && (field == PLAN_HEARD || field == PLAN_PARENTS_VIEW))
		m->rebuild = true;
}

static void pick(struct app *app, void *data, struct record *record, unsigned field)
{
	struct meeting *m = data;

	reference_pick(app, record, field, &m->dossier);
}

static void name(struct app *app, void *data, const struct record *record, unsigned field,
		 struct buffer *out)
{
	(void)data;
	reference_name(app, record, field, out);
}

const struct form_ops meeting_form_ops = {
	.input = {.pick = pick, .name = name},
	.fill = fill,
	.changed = changed,
};

void meeting_rebuild(struct app *app, struct meeting *m)
{
	struct form *form = &m->form;
	const struct record *record = NULL;
	unsigned field = 0;
	int top = form->top;

	if (form->cursor < form->count) {
		record = form->fields[form->cursor].record;
		field = form->fields[form->cursor].field;
	}
	m->touched = m->touched || form_changed(form);
	m->rebuild = false;
	form_take(form, app);
	form_clear(form);
	form_init(form, app, &meeting_form_ops, m);
	if (m->touched)
		form_touch(form);
	form->top = top;
	if (record)
		form_go(form, app, record, field);
}
