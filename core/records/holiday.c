/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/holiday.h"

#include "core/entities.h"

static const struct field holiday_fields[] = { HOLIDAY_FIELDS(FIELD_ROW) };

static enum zb_code holiday_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	(void)today;
	*field = HOLIDAY_ENDS;
	if (date_compare(record_date(r, HOLIDAY_ENDS), record_date(r, HOLIDAY_STARTS)) < 0)
		return zb_fail(err, ZB_INVALID,
			       _("een vakantie kan niet eindigen voor zij begint"));
	return ZB_OK;
}

const struct entity holiday_entity = {
	.code = "holiday",
	.label = N_("vakantie"),
	.plural = N_("vakanties"),
	.fields = holiday_fields,
	.field_count = HOLIDAY_FIELD_COUNT,
	.check = holiday_check,
};
