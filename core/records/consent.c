/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/consent.h"

#include "core/entities.h"

const struct choice consent_parties[] = {
	[CONSENT_GUARDIAN] = { "guardian", N_("ouder of verzorger") },
	[CONSENT_PUPIL] = { "pupil", N_("leerling") },
	[CONSENT_PARENTS] = { "parents", N_("ouders, zonder naam") },
	{ NULL, NULL },
};

const struct choice consent_decisions[] = {
	[CONSENT_OPEN] = { "open", N_("nog open") },
	[CONSENT_GIVEN] = { "given", N_("gegeven") },
	[CONSENT_REFUSED] = { "refused", N_("geweigerd") },
	[CONSENT_INFORMED] = { "informed", N_("geïnformeerd") },
	{ NULL, NULL },
};

const struct choice consent_forms[] = {
	{ "paper", N_("op papier") },
	{ "digital", N_("digitaal") },
	{ NULL, NULL },
};

static const struct field consent_fields[] = { CONSENT_FIELDS(FIELD_ROW) };

static enum zb_code consent_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	int decision = record_choice(r, CONSENT_DECISION);

	(void)today;
	*field = CONSENT_GUARDIAN_ID;
	if (record_choice(r, CONSENT_PARTY) == CONSENT_GUARDIAN &&
	    !record_is_set(r, CONSENT_GUARDIAN_ID))
		return zb_fail(err, ZB_INVALID, _("kies de ouder of verzorger om wie het gaat"));
	*field = CONSENT_DATE;
	if ((decision == CONSENT_GIVEN || decision == CONSENT_REFUSED) &&
	    record_choice(r, CONSENT_PARTY) != CONSENT_PARENTS && !record_is_set(r, CONSENT_DATE))
		return zb_fail(err, ZB_INVALID,
			       _("vul in op welke dag de instemming is gegeven of geweigerd"));
	return ZB_OK;
}

static void consent_title(const struct record *r, struct buffer *out)
{
	buffer_add_format(out, "%s: %s", _("instemming"),
			  field_choice_label(&consent_fields[CONSENT_DECISION],
					     record_text(r, CONSENT_DECISION)));
}

const struct entity consent_entity = {
	.code = "consent",
	.label = N_("instemming"),
	.plural = N_("instemmingen"),
	.fields = consent_fields,
	.field_count = CONSENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = CONSENT_PLAN,
	.check = consent_check,
	.title = consent_title,
};
