/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/support.h"

#include "core/entities.h"

const struct choice support_places[] = {
	[SUPPORT_IN_CLASS] = { "class", N_("in de klas") },
	[SUPPORT_OUTSIDE] = { "outside", N_("buiten de klas") },
	{ NULL, NULL },
};

const struct choice support_groupings[] = {
	[SUPPORT_INDIVIDUAL] = { "individual", N_("individueel") },
	[SUPPORT_GROUP] = { "group", N_("in een groepje") },
	{ NULL, NULL },
};

const struct choice support_fundings[] = {
	[FUNDING_SCHOOL] = { "school", N_("schoolbudget") },
	[FUNDING_SWV] = { "swv", N_("arrangement swv") },
	[FUNDING_BOARD] = { "board", N_("eigen middelen bestuur") },
	[FUNDING_MUNICIPALITY] = { "municipality", N_("gemeente of jeugdhulp") },
	{ NULL, NULL },
};

static const struct field support_fields[] = { SUPPORT_FIELDS(FIELD_ROW) };
static const struct field support_goal_fields[] = { SUPPORT_GOAL_FIELDS(FIELD_ROW) };

static enum zb_code support_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	(void)today;
	*field = SUPPORT_ENDS;
	if (record_is_set(r, SUPPORT_STARTS) && record_is_set(r, SUPPORT_ENDS) &&
	    date_compare(record_date(r, SUPPORT_ENDS), record_date(r, SUPPORT_STARTS)) < 0)
		return zb_fail(err, ZB_INVALID, _("de inzet kan niet eindigen voor hij begint"));
	*field = SUPPORT_FORM;
	if (!record_is_set(r, SUPPORT_FORM) && !record_is_set(r, SUPPORT_PROVIDER) &&
	    !record_is_set(r, SUPPORT_FUNCTION))
		return zb_fail(err, ZB_INVALID,
			       _("schrijf op wat de hulp is, of wie haar geeft"));
	return ZB_OK;
}

static void support_title(const struct record *r, struct buffer *out)
{
	if (record_is_set(r, SUPPORT_FORM))
		buffer_add(out, record_text(r, SUPPORT_FORM));
	else if (record_is_set(r, SUPPORT_PROVIDER))
		buffer_add(out, record_text(r, SUPPORT_PROVIDER));
	else
		buffer_add(out, _("inzet"));
}

const struct entity support_entity = {
	.code = "support",
	.label = N_("inzet"),
	.plural = N_("inzet"),
	.fields = support_fields,
	.field_count = SUPPORT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = SUPPORT_PUPIL,
	.check = support_check,
	.title = support_title,
};

const struct entity support_goal_entity = {
	.code = "support_goal",
	.label = N_("doel van de inzet"),
	.plural = N_("doelen van de inzet"),
	.fields = support_goal_fields,
	.field_count = SUPPORT_GOAL_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = SUPPORT_GOAL_SUPPORT,
};
