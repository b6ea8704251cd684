/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/guardian.h"

#include "core/entities.h"
#include "core/name.h"

const struct choice guardian_relations[] = {
	[RELATION_MOTHER] = { "mother", N_("moeder") },
	[RELATION_FATHER] = { "father", N_("vader") },
	[RELATION_STEPPARENT] = { "stepparent", N_("stiefouder") },
	[RELATION_FOSTER] = { "foster", N_("pleegouder") },
	[RELATION_GUARDIAN] = { "guardian", N_("voogd") },
	[RELATION_OTHER] = { "other", N_("anders") },
	{ NULL, NULL },
};

const struct choice guardian_informations[] = {
	[INFORMATION_FULL] = { "full", N_("volledig") },
	[INFORMATION_LIMITED] = { "limited", N_("beperkt") },
	{ NULL, NULL },
};

static const struct field guardian_fields[] = { GUARDIAN_FIELDS(FIELD_ROW) };
static const struct field pupil_guardian_fields[] = { PUPIL_GUARDIAN_FIELDS(FIELD_ROW) };

static void guardian_title(const struct record *r, struct buffer *out)
{
	name_add_plain(out, record_text(r, GUARDIAN_GIVEN_NAME), record_text(r, GUARDIAN_PREFIX),
		       record_text(r, GUARDIAN_FAMILY_NAME));
}

static const struct naming guardian_naming = {
	.family = GUARDIAN_FAMILY_NAME, .given = GUARDIAN_GIVEN_NAME, .prefix = GUARDIAN_PREFIX,
	.also = -1, .until = -1,
};

const struct entity guardian_entity = {
	.code = "guardian",
	.label = N_("ouder of verzorger"),
	.plural = N_("ouders en verzorgers"),
	.fields = guardian_fields,
	.field_count = GUARDIAN_FIELD_COUNT,
	.owner = OWNER_LINKED,
	.title = guardian_title,
	.naming = &guardian_naming,
};

const struct entity pupil_guardian_entity = {
	.code = "pupil_guardian",
	.label = N_("ouder van de leerling"),
	.plural = N_("ouders van leerlingen"),
	.fields = pupil_guardian_fields,
	.field_count = PUPIL_GUARDIAN_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = PUPIL_GUARDIAN_PUPIL,
};
