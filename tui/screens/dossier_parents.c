/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/name.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/rights.h"
#include "core/text.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"

void dossier_add_consent(const struct app *app, struct buffer *out, const struct record *consent)
{
	int decision = consent ? record_choice(consent, CONSENT_DECISION) : -1;
	char day[DATE_SHOWN_SIZE];

	if (decision <= CONSENT_OPEN) {
		buffer_add(out, _("nog open"));
		return;
	}
	if (decision == CONSENT_GIVEN)
		buffer_add(out, app->look.glyphs[GLYPH_ACHIEVED]);
	else
		record_show(consent, CONSENT_DECISION, out);
	date_to_near(record_date(consent, CONSENT_DATE), app->today, day);
	buffer_add_format(out, " %s", day);
}

static void add_part(struct buffer *out, const char *text)
{
	buffer_add_format(out, "%s%s", out->length ? ", " : "", text);
}

/* "moeder, gezag, ander adres". */
static void add_relation(struct buffer *out, const struct record *link,
			 const struct record *guardian)
{
	int relation = record_choice(link, PUPIL_GUARDIAN_RELATION);

	if (relation >= 0)
		add_part(out, _(guardian_relations[relation].label));
	if (record_is_yes(link, PUPIL_GUARDIAN_AUTHORITY))
		add_part(out, _("gezag"));
	if (record_choice(link, PUPIL_GUARDIAN_INFORMATION) == INFORMATION_LIMITED)
		add_part(out, _("informatie beperkt"));
	if (record_is_yes(guardian, GUARDIAN_ADDRESS_DIFFERS))
		add_part(out, _("ander adres"));
	if (record_is_yes(guardian, GUARDIAN_ADDRESS_SECRET))
		add_part(out, _("geheim adres"));
	if (record_is_yes(guardian, GUARDIAN_INTERPRETER))
		add_part(out, _("tolk nodig"));
}

static const struct consent_asked *asked_of(const struct consent_list *list, int64_t guardian)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->asked[i].guardian && list->asked[i].guardian->id == guardian)
			return &list->asked[i];
	return NULL;
}

/* On a row of its own where it would be torn. */
static void add_phone(const struct app *app, const struct dossier_view *view, const char *phone,
		      struct buffer *text)
{
	if (DOSSIER_TEXT_X + text_width(text->bytes) + 3 + text_width(phone) < view->width)
		buffer_add_format(text, " %s %s", app->look.glyphs[GLYPH_DOT], phone);
	else
		buffer_add_format(text, "\n%s", phone);
}

static void add_guardian(const struct app *app, const struct dossier_view *view,
			 const struct consent_list *consents, const struct record *link,
			 const char *label, struct page *page)
{
	int64_t id = record_number(link, PUPIL_GUARDIAN_GUARDIAN);
	const struct record *guardian = dossier_find(&view->dossier, ENTITY_GUARDIAN, id);
	const struct consent_asked *asked = asked_of(consents, id);
	const char *dot = app->look.glyphs[GLYPH_DOT];
	struct buffer text = { 0 }, relation = { 0 };

	if (!guardian)
		return;
	name_add_plain(&text, record_text(guardian, GUARDIAN_GIVEN_NAME),
		       record_text(guardian, GUARDIAN_PREFIX),
		       record_text(guardian, GUARDIAN_FAMILY_NAME));
	add_relation(&relation, link, guardian);
	if (relation.length)
		buffer_add_format(&text, " %s %s", dot, relation.bytes);
	if (asked) {
		const struct record *consent = consent_shown(consents, asked);
		bool given = consent && record_choice(consent, CONSENT_DECISION) == CONSENT_GIVEN;

		if (given) /* a tick and a date say it by themselves */
			buffer_add(&text, " ");
		else
			buffer_add_format(&text, _(" %s instemming "), dot);
		dossier_add_consent(app, &text, consent);
	}
	if (record_is_set(guardian, GUARDIAN_PHONE))
		add_phone(app, view, record_text(guardian, GUARDIAN_PHONE), &text);
	dossier_add_labelled(view, page,
			     (struct page_target){ ENTITY_PUPIL_GUARDIAN, link->id, -1 }, label,
			     &text);
	buffer_clear(&relation);
}

void dossier_add_parents(const struct app *app, const struct dossier_view *view,
			 struct page *page)
{
	const struct record_list *links = &view->dossier.rows[ENTITY_PUPIL_GUARDIAN];
	const struct record *plan = dossier_version(view);
	struct consent_list consents = { 0 };
	struct buffer text = { 0 };

	if (plan)
		consent_of_plan(&view->dossier, plan, db_settings(app->db), app->today, &consents);
	for (size_t i = 0; i < links->count; i++)
		add_guardian(app, view, &consents, links->items[i], i ? "" : _("Ouders"), page);
	if (!links->count) {
		buffer_add(&text, _("nog niemand; Enter voegt een ouder toe"));
		dossier_add_labelled(view, page,
				     (struct page_target){ ENTITY_PUPIL_GUARDIAN, 0, -1 },
				     _("Ouders"), &text);
	}
	consent_list_free(&consents);
	rights_say(&view->dossier, app->today, &text);
	if (text.length)
		dossier_add_labelled(view, page,
				     (struct page_target){ ENTITY_PUPIL, view->pupil, -1 },
				     _("Let op"), &text);
}
