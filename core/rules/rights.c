/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/rights.h"

#include <stdlib.h>

#include "core/name.h"
#include "core/records/guardian.h"
#include "core/records/pupil.h"
#include "core/rules/consent.h"

static bool is_limited(const struct record *link)
{
	return record_choice(link, PUPIL_GUARDIAN_INFORMATION) == INFORMATION_LIMITED;
}

bool rights_are_limited(const struct dossier *d, int64_t guardian)
{
	const struct record_list *links = &d->rows[ENTITY_PUPIL_GUARDIAN];

	for (size_t i = 0; i < links->count; i++)
		if (record_number(links->items[i], PUPIL_GUARDIAN_GUARDIAN) == guardian &&
		    is_limited(links->items[i]))
			return true;
	return false;
}

static void add_name(const struct dossier *d, const struct record *link, struct buffer *out)
{
	const struct record *guardian =
		dossier_find(d, ENTITY_GUARDIAN, record_number(link, PUPIL_GUARDIAN_GUARDIAN));

	if (guardian)
		name_add_plain(out, record_text(guardian, GUARDIAN_GIVEN_NAME),
			       record_text(guardian, GUARDIAN_PREFIX),
			       record_text(guardian, GUARDIAN_FAMILY_NAME));
}

static void begin_line(struct buffer *out)
{
	if (out->length)
		buffer_add(out, "\n");
}

/* What sets that parent apart, or NULL. */
static const char *say_guardian(const struct record *link, bool adult)
{
	bool authority = record_is_yes(link, PUPIL_GUARDIAN_AUTHORITY);

	if (is_limited(link))
		return authority || adult ?
			       _("informatie beperkt door de rechter, geen afschrift") :
			       _("geen gezag, informatie beperkt door de rechter, geen afschrift");
	if (authority || adult)
		return NULL;
	if (!record_is_set(link, PUPIL_GUARDIAN_AUTHORITY))
		return _("gezag niet ingevuld, telt niet mee voor de instemming");
	return record_choice(link, PUPIL_GUARDIAN_RELATION) > RELATION_FATHER ?
		       _("geen gezag, instemming niet nodig") :
		       _("geen gezag, wordt geïnformeerd; instemming niet nodig");
}

static void say_age(const struct record *pupil, struct date today, struct buffer *out)
{
	int age = pupil ? date_age(record_date(pupil, PUPIL_BORN), today) : 0;

	if (age < RIGHTS_PRIVACY_AGE)
		return;
	begin_line(out);
	buffer_add(out, age >= CONSENT_ADULT_AGE ?
				_("18 of ouder: de leerling is zelf partij, ouders alleen met "
				  "toestemming") :
				_("16 of ouder: de leerling beslist zelf over de eigen gegevens "
				  "(AVG)"));
}

void rights_say(const struct dossier *d, struct date today, struct buffer *out)
{
	const struct record_list *links = &d->rows[ENTITY_PUPIL_GUARDIAN];
	const struct record *pupil = dossier_pupil(d);
	struct buffer text = {0};

	say_age(pupil, today, &text);
	for (size_t i = 0; i < links->count; i++) {
		const char *says =
			say_guardian(links->items[i], consent_is_adult(pupil, today));

		if (!says)
			continue;
		begin_line(&text);
		add_name(d, links->items[i], &text);
		buffer_add_format(&text, ": %s", says);
	}
	if (text.length)
		buffer_add(out, text.bytes);
	buffer_clear(&text);
}

void rights_say_copies(const struct dossier *d, struct date today, struct buffer *out)
{
	const struct record_list *links = &d->rows[ENTITY_PUPIL_GUARDIAN];
	struct buffer names = {0};

	for (size_t i = 0; i < links->count; i++) {
		if (!is_limited(links->items[i]))
			continue;
		if (names.length)
			buffer_add(&names, ", ");
		add_name(d, links->items[i], &names);
	}
	if (names.length)
		buffer_add_format(out,
				  _("geen afschrift voor %s: de rechter beperkte de informatie"),
				  names.bytes);
	if (consent_is_adult(dossier_pupil(d), today))
		buffer_add_format(out, "%s%s", names.length ? "; " : "",
				  _("aan ouders alleen met toestemming van de leerling (18)"));
	buffer_clear(&names);
}
