/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/agreement.h"

#include "core/entities.h"

static const struct field agreement_fields[] = { AGREEMENT_FIELDS(FIELD_ROW) };

static enum zb_code agreement_check(const struct record *r, struct date today, unsigned *field,
				    struct zb_err *err)
{
	(void)today;
	*field = AGREEMENT_PUPIL;
	if (!record_is_set(r, AGREEMENT_PUPIL) && !record_is_set(r, AGREEMENT_MEETING))
		return zb_fail(err, ZB_INVALID,
			       _("een afspraak hoort bij een gesprek of bij een leerling"));
	return ZB_OK;
}

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
	.check = agreement_check,
	.title = agreement_title,
};
