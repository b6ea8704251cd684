/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/agreement.h"

#include "core/entities.h"

static const struct field agreement_fields[] = { AGREEMENT_FIELDS(FIELD_ROW) };

static enum zb_code agreement_check(const struct record *r, struct date today, unsigned *field,
				    struct zb_err *err)
{
	*field = AGREEMENT_PUPIL;
	if (!record_is_set(r, AGREEMENT_PUPIL) && !record_is_set(r, AGREEMENT_MEETING))
		return zb_fail(err, ZB_INVALID,
			       _("een afspraak hoort bij een gesprek of bij een leerling"));
	*field = AGREEMENT_DONE;
	if (record_is_set(r, AGREEMENT_DONE) &&
	    date_compare(record_date(r, AGREEMENT_DONE), today) > 0)
		return zb_fail(err, ZB_INVALID,
			       _("een afspraak kan niet in de toekomst gedaan zijn"));
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
