/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/quality.h"

#include "core/entities.h"

#define QUALITY_ITEM_CHOICE(name, code_, heading, national, label_)                                \
	[name] = { #code_, label_ },

const struct choice quality_items[] = { QUALITY_ITEMS(QUALITY_ITEM_CHOICE){ NULL, NULL } };

const struct choice quality_answers[] = {
	[ANSWER_YES] = { "yes", N_("ja") },
	[ANSWER_NO] = { "no", N_("nee") },
	[ANSWER_NOT_APPLICABLE] = { "not_applicable", N_("n.v.t.") },
	{ NULL, NULL },
};

static const struct field quality_fields[] = { QUALITY_FIELDS(FIELD_ROW) };

static void quality_title(const struct record *r, struct buffer *out)
{
	record_show(r, QUALITY_ITEM, out);
}

const struct entity quality_entity = {
	.code = "quality",
	.label = N_("antwoord bij de dossiercheck"),
	.plural = N_("antwoorden bij de dossiercheck"),
	.fields = quality_fields,
	.field_count = QUALITY_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = QUALITY_PUPIL,
	.key = FIELD_BIT(QUALITY_PUPIL) | FIELD_BIT(QUALITY_ITEM),
	.title = quality_title,
};
