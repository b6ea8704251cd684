/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The version shown, in the order of the law; what it lacks; consent. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/rights.h"
#include "core/rules/version.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"
#include "tui/screens/reference.h"

#define LABEL_WIDTH 29
#define VALUE_X (PAGE_TEXT_X + LABEL_WIDTH + 2)
#define END PLAN_FIELD_COUNT

/* Every field of a plan that people fill in stands in one of these. */
static const struct section {
	const char *title;
	unsigned fields[13];
} sections[] = {
	{ N_("Uitstroom en onderbouwing"),
	  { PLAN_DESTINATION, PLAN_DESTINATION_NOTE, PLAN_RATIONALE, PLAN_HELPING, PLAN_HINDERING,
	    PLAN_NEED, END } },
	{ N_("Handelingsdeel"),
	  { PLAN_GUIDANCE, PLAN_DEVIATIONS, PLAN_THIRD_PARTIES, PLAN_WORKS, PLAN_AVOID,
	    PLAN_AMBITION, END } },
	{ N_("Ouders"),
	  { PLAN_CONSULTATION, PLAN_PARENTS_VIEW, PLAN_PARENTS_VIEW_NOTE, END } },
	{ N_("Leerling gehoord"),
	  { PLAN_HEARD, PLAN_HEARD_DATE, PLAN_HEARD_HOW, PLAN_HEARD_TEXT, PLAN_NOT_HEARD_REASON,
	    END } },
	{ N_("Vaststelling en registratie"),
	  { PLAN_STARTS, PLAN_ENDS, PLAN_ADOPTED, PLAN_ADOPTED_BY, PLAN_ADOPTED_DESPITE,
	    PLAN_ORIGIN, PLAN_CVB_ADVICE, PLAN_CVB_DATE, PLAN_ROD_BEGIN, PLAN_ROD_END,
	    PLAN_CLOSED_ON, PLAN_CLOSE_REASON, END } },
};

#define SECTION_COUNT (sizeof(sections) / sizeof(*sections))
#define SECTION_PARENTS 2

static bool is_draft(const struct record *plan)
{
	return record_choice(plan, PLAN_STATUS) == PLAN_DRAFT;
}

/* --- the page --- */

/* A frozen version shows what it has; a draft also what can still be filled in. */
static bool shows(const struct record *plan, unsigned field)
{
	return record_is_set(plan, field) ||
	       (is_draft(plan) && field != PLAN_ADOPTED_DESPITE) || field == PLAN_ROD_BEGIN ||
	       field == PLAN_ENDS ||
	       (field == PLAN_ROD_END && record_choice(plan, PLAN_STATUS) == PLAN_CLOSED);
}

static void add_field(struct app *app, const struct record *plan, unsigned field,
		      struct page *page, int width)
{
	const struct field *about = &plan->entity->fields[field];
	int room = width - VALUE_X - 1;
	struct buffer text = { 0 };
	struct page_line *line;

	if (about->kind == FIELD_REFERENCE)
		reference_name(app, plan, field, &text);
	else
		record_show(plan, field, &text);
	line = page_row(page, (struct page_target){ ENTITY_PLAN, plan->id, (int)field });
	page_put(line, PAGE_TEXT_X, LABEL_WIDTH, ROLE_DIM, _(about->label));
	if (text.length)
		page_wrap(page, VALUE_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_TEXT,
			  text.bytes);
	else
		page_put(line, VALUE_X, -1, ROLE_DIM, "-");
	buffer_clear(&text);
}

static void add_party(struct app *app, const struct dossier_view *view,
		      const struct consent_list *list, const struct consent_asked *asked,
		      struct page *page, int width)
{
	const struct record *guardian = asked->guardian;
	struct page_target target = { guardian ? ENTITY_GUARDIAN : ENTITY_PUPIL,
				      guardian ? guardian->id : view->pupil,
				      DOSSIER_MARK_CONSENT };
	struct page_line *line = page_row(page, target);
	struct buffer text = { 0 };

	page_put(line, PAGE_TEXT_X, LABEL_WIDTH, ROLE_DIM, _("Instemming"));
	if (guardian)
		name_add_plain(&text, record_text(guardian, GUARDIAN_GIVEN_NAME),
			       record_text(guardian, GUARDIAN_PREFIX),
			       record_text(guardian, GUARDIAN_FAMILY_NAME));
	else
		buffer_add(&text, _("de leerling"));
	buffer_add(&text, ": ");
	dossier_add_consent(app, &text, consent_shown(list, asked));
	if (asked->consent && record_is_set(asked->consent, CONSENT_FORM)) {
		buffer_add(&text, ", ");
		record_show(asked->consent, CONSENT_FORM, &text);
	}
	if (asked->limited)
		buffer_add_format(&text, " (%s)", _("informatie beperkt"));
	if (asked->decision == CONSENT_REFUSED) {
		buffer_add(&text, "\n");
		buffer_add_format(&text, _("in overleg: %s; de basisondersteuning gaat door"),
				  record_is_set(asked->consent, CONSENT_NEXT_STEP) ?
					  record_text(asked->consent, CONSENT_NEXT_STEP) :
					  _("nog geen volgende stap"));
	}
	page_wrap(page, VALUE_X, width - VALUE_X - 1, ROLE_TEXT, text.bytes);
	buffer_clear(&text);
}

static void add_consents(struct app *app, const struct dossier_view *view,
			 const struct record *plan, struct page *page, int width)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_CONSENT];
	struct consent_list list = { 0 };

	consent_of_plan(&view->dossier, plan, db_settings(app->db), app->today, &list);
	for (size_t i = 0; i < list.count; i++)
		add_party(app, view, &list, &list.asked[i], page, width);
	if (!list.count) {
		struct page_line *line =
			page_row(page, (struct page_target){ ENTITY_PUPIL_GUARDIAN, 0, -1 });

		page_put(line, PAGE_TEXT_X, LABEL_WIDTH, ROLE_DIM, _("Instemming"));
		page_wrap(page, VALUE_X, width - VALUE_X - 1, ROLE_DIM,
			  _("geen ouder met gezag bekend; Enter voegt een ouder toe"));
	}
	consent_list_free(&list);
	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		struct page_line *line;
		struct buffer text = { 0 };

		if (record_number(row, CONSENT_PLAN) != plan->id ||
		    record_choice(row, CONSENT_PARTY) != CONSENT_PARENTS)
			continue;
		line = page_row(page, (struct page_target){ ENTITY_CONSENT, row->id, -1 });
		page_put(line, PAGE_TEXT_X, LABEL_WIDTH, ROLE_DIM, _("Instemming"));
		buffer_add_format(&text, "%s: ", _("ouders, zonder naam"));
		dossier_add_consent(app, &text, row);
		page_put(line, VALUE_X, -1, ROLE_TEXT, text.bytes);
		buffer_clear(&text);
	}
}

static void add_version(const struct dossier_view *view, const struct record *plan,
			struct page *page, int width)
{
	size_t count = view->dossier.rows[ENTITY_PLAN].count;
	struct page_line *line = page_heading(page);
	struct buffer text = { 0 };

	buffer_add_format(&text, _("Versie %lld, "), (long long)record_number(plan, PLAN_VERSION));
	record_show(plan, PLAN_STATUS, &text);
	page_put(line, PAGE_TEXT_X, -1, ROLE_HEADING, text.bytes);
	buffer_reset(&text);
	if (count > 1) {
		buffer_add_format(&text, _("een van %zu: [ en ] voor de andere, v vergelijkt"),
				  count);
		page_put_right(line, PAGE_TEXT_X + LABEL_WIDTH,
			       width - PAGE_TEXT_X - LABEL_WIDTH - 1, ROLE_DIM, text.bytes);
	}
	buffer_clear(&text);
}

static void add_section(struct app *app, const struct dossier_view *view,
			const struct record *plan, size_t s, struct page *page, int width)
{
	bool headed = false;

	for (const unsigned *f = sections[s].fields; *f != END; f++) {
		if (!shows(plan, *f))
			continue;
		if (!headed) {
			page_heading(page);
			page_put(page_heading(page), 1, -1, ROLE_HEADING, _(sections[s].title));
		}
		headed = true;
		add_field(app, plan, *f, page, width);
	}
	if (s != SECTION_PARENTS)
		return;
	if (!headed) {
		page_heading(page);
		page_put(page_heading(page), 1, -1, ROLE_HEADING, _(sections[s].title));
	}
	add_consents(app, view, plan, page, width);
}

void dossier_build_plan(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	const struct record *plan = dossier_version(view);

	page->empty = _("Nog geen OPP. n maakt een concept; instemming en vaststellen komen "
			"daarna.");
	if (!plan)
		return;
	add_version(view, plan, page, width);
	for (size_t s = 0; s < SECTION_COUNT; s++)
		add_section(app, view, plan, s, page, width);
}

/* --- the form --- */

/* The pupil was heard, or not: only what belongs to that answer. */
static void plan_changed(struct form *form, struct record *const *records,
			 const struct record *record, int field)
{
	const struct record *plan = records[0];
	bool heard = record_is_yes(plan, PLAN_HEARD);
	bool not_heard = !heard && record_is_set(plan, PLAN_HEARD);

	(void)record;
	(void)field;
	form_show(form, plan, PLAN_DESTINATION_NOTE,
		  record_choice(plan, PLAN_DESTINATION) == DESTINATION_UNDETERMINED);
	form_show(form, plan, PLAN_HEARD_DATE, heard);
	form_show(form, plan, PLAN_HEARD_HOW, heard);
	form_show(form, plan, PLAN_HEARD_TEXT, heard);
	form_show(form, plan, PLAN_NOT_HEARD_REASON, not_heard);
}

static void fill_draft(struct form *form, struct record *const *records)
{
	for (size_t s = 0; s < SECTION_COUNT; s++) {
		form_section(form, _(sections[s].title));
		for (const unsigned *f = sections[s].fields; *f != END; f++)
			if (*f != PLAN_CLOSED_ON && *f != PLAN_CLOSE_REASON &&
			    *f != PLAN_ADOPTED_DESPITE)
				form_add(form, records[0], *f);
	}
}

static void fill_frozen(struct form *form, struct record *const *records)
{
	form_add(form, records[0], PLAN_ENDS);
	form_add(form, records[0], PLAN_ROD_BEGIN);
	form_add(form, records[0], PLAN_ROD_END);
	if (record_choice(records[0], PLAN_STATUS) == PLAN_CLOSED)
		form_add(form, records[0], PLAN_CLOSE_REASON);
}

static void open_form(struct app *app, struct dossier_view *view, struct record *plan, int field)
{
	bool draft = is_draft(plan);

	record_form_open(app, &(struct record_form){
				      .title = plan->id ? _("OPP") : _("Nieuw OPP, concept"),
				      .draft = dossier_draft_name(view, &plan_entity, plan->id),
				      .records = { plan },
				      .link = -1,
				      .field = field,
				      .dossier = &view->dossier,
				      .saved = _("OPP bewaard."),
				      .fill = draft ? fill_draft : fill_frozen,
				      .changed = draft ? plan_changed : NULL,
			      });
}

void dossier_say_frozen(struct app *app, const struct dossier_view *view)
{
	app_notice(app, "%s",
		   dossier_version_is(view, PLAN_IN_FORCE) ?
			   _("Deze versie is in werking en ligt vast. a maakt de volgende "
			     "versie, met alles erin.") :
			   _("Deze versie is niet meer in werking en ligt vast."));
}

void dossier_edit_plan(struct app *app, struct dossier_view *view, int64_t id, int field)
{
	struct record *plan = dossier_edit(view, ENTITY_PLAN, id);

	if (!plan)
		return;
	if (!is_draft(plan) && field >= 0 && field < PLAN_FIELD_COUNT &&
	    plan->entity->fields[field].flags & FIELD_FROZEN) {
		record_free(plan);
		dossier_say_frozen(app, view);
		return;
	}
	open_form(app, view, plan, field >= PLAN_FIELD_COUNT ? -1 : field);
}

void dossier_new_plan(struct app *app, struct dossier_view *view, enum plan_origin origin)
{
	struct record *plan = record_new(&plan_entity);

	record_set_number(plan, PLAN_PUPIL, view->pupil);
	record_set_choice(plan, PLAN_STATUS, PLAN_DRAFT);
	record_set_choice(plan, PLAN_ORIGIN, (int)origin);
	open_form(app, view, plan, -1);
}

/* --- consent --- */

static void consent_changed(struct form *form, struct record *const *records,
			    const struct record *record, int field)
{
	struct record *consent = records[0];
	int decision = record_choice(consent, CONSENT_DECISION);

	(void)record;
	(void)field;
	form_show(form, consent, CONSENT_NEXT_STEP, decision == CONSENT_REFUSED);
}

/* Another decision is one of today, and what belonged to the one before goes. */
void dossier_follow_consent(struct app *app, const struct record *base, struct record *consent,
			    unsigned field)
{
	static const unsigned of_decision[] = { CONSENT_DATE, CONSENT_MEETING, CONSENT_NEXT_STEP };
	bool same = base && record_same(base, consent, CONSENT_DECISION);

	if (field != CONSENT_DECISION)
		return;
	for (size_t i = 0; base && i < sizeof(of_decision) / sizeof(*of_decision); i++) {
		unsigned f = of_decision[i];

		if (same)
			record_copy_field(consent, f, base, f);
		else if (record_same(base, consent, f))
			record_clear(consent, f);
	}
	if (record_choice(consent, CONSENT_DECISION) != CONSENT_OPEN &&
	    !record_is_set(consent, CONSENT_DATE))
		record_set_date(consent, CONSENT_DATE, app->today);
}

static void fill_consent(struct form *form, struct record *const *records)
{
	static const unsigned fields[] = { CONSENT_DECISION, CONSENT_DATE, CONSENT_FORM,
					   CONSENT_MEETING, CONSENT_NOTE, CONSENT_NEXT_STEP };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		form_add(form, records[0], fields[i]);
}

/* What was noted of that party for the version shown, else a new row. */
static struct record *consent_for(struct app *app, const struct dossier_view *view,
				  const struct page_target *target)
{
	const struct record *plan = dossier_version(view);
	struct record *consent = NULL;
	struct consent_list list = { 0 };

	if (target->entity == ENTITY_CONSENT)
		return dossier_edit(view, ENTITY_CONSENT, target->row);
	consent_of_plan(&view->dossier, plan, db_settings(app->db), app->today, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct consent_asked *asked = &list.asked[i];

		if (asked->consent && (asked->guardian ? asked->guardian->id : view->pupil) ==
					      target->row)
			consent = record_copy(asked->consent);
	}
	consent_list_free(&list);
	if (consent)
		return consent;
	consent = record_new(&consent_entity);
	record_set_number(consent, CONSENT_PLAN, plan->id);
	record_set_choice(consent, CONSENT_PARTY,
			  target->entity == ENTITY_PUPIL ? CONSENT_PUPIL : CONSENT_GUARDIAN);
	if (target->entity == ENTITY_GUARDIAN)
		record_set_number(consent, CONSENT_GUARDIAN_ID, target->row);
	record_set_choice(consent, CONSENT_DECISION, CONSENT_GIVEN);
	record_set_date(consent, CONSENT_DATE, app->today);
	return consent;
}

void dossier_edit_consent(struct app *app, struct dossier_view *view,
			  const struct page_target *target)
{
	struct record *consent;
	char *title;
	bool waits; /* a refusal without a next step */
	struct buffer who = { 0 };

	if (!dossier_version(view))
		return;
	consent = consent_for(app, view, target);
	if (!consent)
		return;
	waits = record_choice(consent, CONSENT_DECISION) == CONSENT_REFUSED &&
		!record_is_set(consent, CONSENT_NEXT_STEP);
	reference_name(app, consent, CONSENT_GUARDIAN_ID, &who);
	if (record_choice(consent, CONSENT_PARTY) == CONSENT_PUPIL)
		title = mem_text(_("Instemming van de leerling, 18 of ouder"));
	else if (rights_are_limited(&view->dossier, record_number(consent, CONSENT_GUARDIAN_ID)))
		title = mem_format(_("Instemming van %s (informatie beperkt)"), who.bytes);
	else
		title = mem_format(who.length ? _("Instemming van %s") : _("Instemming"),
				   who.bytes);
	record_form_open(app, &(struct record_form){
				      .title = title,
				      .draft = mem_format("consent/%lld/%lld",
							  (long long)view->version,
							  (long long)target->row),
				      .records = { consent },
				      .link = -1,
				      .field = waits ? CONSENT_NEXT_STEP : CONSENT_DECISION,
				      .dossier = &view->dossier,
				      .saved = _("Instemming bewaard."),
				      .fill = fill_consent,
				      .changed = consent_changed,
				      .follow = dossier_follow_consent,
			      });
	buffer_clear(&who);
	free(title);
}
