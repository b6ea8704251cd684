/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/agreement.h"

#include "core/entities.h"

static const struct field agreement_fields[] = { AGREEMENT_FIELDS(FIELD_ROW) };

static void agreement_title(const struct record *r, struct buffer *out)
{
	buffer_add(out, record_text(r, AGREEMENT_WHAT));
}

const struct entity agreement_entity = {
	.code = "agreement",
	.label = N_("afspraak"),
	.plural = N_("afspraken"),
	.fields = agreement_fields,
	.field_count = AGREEMENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = AGREEMENT_PUPIL,
	.title = agreement_title,
};
