/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/staff.h"

#include "core/entities.h"
#include "core/name.h"

const struct choice staff_functions[] = {
	[FUNCTION_IB] = { "ib", N_("intern begeleider") },
	[FUNCTION_COORDINATOR] = { "coordinator", N_("zorgcoördinator") },
	[FUNCTION_TEACHER] = { "teacher", N_("leerkracht") },
	[FUNCTION_ASSISTANT] = { "assistant", N_("onderwijsassistent") },
	[FUNCTION_REMEDIAL] = { "remedial", N_("remedial teacher") },
	[FUNCTION_PSYCHOLOGIST] = { "psychologist", N_("orthopedagoog") },
	[FUNCTION_HEAD] = { "head", N_("schoolleider") },
	[FUNCTION_EXTERNAL] = { "external", N_("extern") },
	{ NULL, NULL },
};

const struct choice staff_roles[] = {
	{ "admin", N_("beheerder") },
	{ "coordinator", N_("zorgcoördinator") },
	{ "teacher", N_("leerkracht") },
	{ "subject_teacher", N_("vakdocent") },
	{ "management", N_("directie") },
	{ "reader", N_("lezer") },
	{ NULL, NULL },
};

static const struct field staff_fields[] = { STAFF_FIELDS(FIELD_ROW) };

static void staff_title(const struct record *r, struct buffer *out)
{
	name_add_plain(out, record_text(r, STAFF_GIVEN_NAME), record_text(r, STAFF_PREFIX),
		       record_text(r, STAFF_FAMILY_NAME));
}

void staff_list_name(const struct record *r, struct buffer *out)
{
	name_add_listed(out, record_text(r, STAFF_GIVEN_NAME), record_text(r, STAFF_PREFIX),
			record_text(r, STAFF_FAMILY_NAME));
}

static const struct naming staff_naming = {
	.family = STAFF_FAMILY_NAME, .given = STAFF_GIVEN_NAME, .prefix = STAFF_PREFIX,
	.also = STAFF_FUNCTION, .until = STAFF_LEFT,
};

const struct entity staff_entity = {
	.code = "staff",
	.label = N_("medewerker"),
	.plural = N_("medewerkers"),
	.fields = staff_fields,
	.field_count = STAFF_FIELD_COUNT,
	.owner = OWNER_LINKED,
	.title = staff_title,
	.naming = &staff_naming,
};
