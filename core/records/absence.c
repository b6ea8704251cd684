/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/absence.h"

#include "core/entities.h"

const struct choice absence_kinds[] = {
	[ABSENCE_LONG_RELATIVE] = { "long_relative", N_("langdurig relatief verzuim") },
	[ABSENCE_SIXTEEN_HOURS] = { "sixteen_hours", N_("16 uur in 4 weken") },
	[ABSENCE_EXEMPTION_5A] = { "exemption_5a", N_("vrijstelling 5 onder a") },
	[ABSENCE_AUTHORISED] = { "authorised", N_("langdurig ziek of geoorloofd") },
	[ABSENCE_REDUCED_HOURS] = { "reduced_hours", N_("aangepaste onderwijstijd") },
	[ABSENCE_SUSPENSION] = { "suspension", N_("schorsing") },
	{ NULL, NULL },
};

static const struct field absence_fields[] = { ABSENCE_FIELDS(FIELD_ROW) };

bool absence_lasts(const struct record *r, struct date day)
{
	return date_compare(record_date(r, ABSENCE_STARTS), day) <= 0 &&
	       (!record_is_set(r, ABSENCE_ENDS) ||
		date_compare(record_date(r, ABSENCE_ENDS), day) >= 0);
}

static enum zb_code absence_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	(void)today;
	*field = ABSENCE_ENDS;
	if (record_is_set(r, ABSENCE_ENDS) &&
	    date_compare(record_date(r, ABSENCE_ENDS), record_date(r, ABSENCE_STARTS)) < 0)
		return zb_fail(err, ZB_INVALID, _("verzuim kan niet eindigen voor het begint"));
	*field = ABSENCE_REPORTED;
	if (record_is_set(r, ABSENCE_REPORTED) &&
	    date_compare(record_date(r, ABSENCE_REPORTED), record_date(r, ABSENCE_STARTS)) < 0)
		return zb_fail(err, ZB_INVALID, _("verzuim kan niet gemeld zijn voor het begint"));
	return ZB_OK;
}

static void absence_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, ABSENCE_STARTS), day);
	record_show(r, ABSENCE_KIND, out);
	buffer_add_format(out, _(" vanaf %s"), day);
}

const struct entity absence_entity = {
	.code = "absence",
	.label = N_("verzuim"),
	.plural = N_("verzuim"),
	.fields = absence_fields,
	.field_count = ABSENCE_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = ABSENCE_PUPIL,
	.check = absence_check,
	.title = absence_title,
};
