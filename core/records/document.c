/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/document.h"

#include "core/entities.h"

const struct choice document_kinds[] = {
	[DOCUMENT_PLAN_SIGNED] = { "plan_signed", N_("ondertekend OPP") },
	[DOCUMENT_RESEARCH] = { "research", N_("onderzoeksverslag") },
	[DOCUMENT_REPORT] = { "report", N_("verslag van een deskundige") },
	[DOCUMENT_DECISION] = { "decision", N_("besluit van het samenwerkingsverband") },
	[DOCUMENT_COURT_ORDER] = { "court_order", N_("uitspraak van de rechter") },
	[DOCUMENT_LETTER] = { "letter", N_("brief") },
	[DOCUMENT_OTHER] = { "other", N_("overig") },
	{ NULL, NULL },
};

static const struct field document_fields[] = { DOCUMENT_FIELDS(FIELD_ROW) };

static void document_title(const struct record *r, struct buffer *out)
{
	record_show(r, DOCUMENT_KIND, out);
}

const struct entity document_entity = {
	.code = "document",
	.label = N_("document"),
	.plural = N_("documenten"),
	.fields = document_fields,
	.field_count = DOCUMENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = DOCUMENT_PUPIL,
	.title = document_title,
};
