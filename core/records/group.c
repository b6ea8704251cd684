/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/group.h"

#include <string.h>

#include "core/entities.h"

const struct choice year_groups[] = {
	{"B", N_("baby")},
	{"D", N_("dreumes")},
	{"0", N_("groep 0")},
	{"1", N_("groep 1")},
	{"2", N_("groep 2")},
	{"3", N_("groep 3")},
	{"4", N_("groep 4")},
	{"5", N_("groep 5")},
	{"6", N_("groep 6")},
	{"7", N_("groep 7")},
	{"8", N_("groep 8")},
	{"11", N_("leerjaar 1")},
	{"12", N_("leerjaar 2")},
	{"13", N_("leerjaar 3")},
	{"14", N_("leerjaar 4")},
	{"15", N_("leerjaar 5")},
	{"16", N_("leerjaar 6")},
	{"S", N_("speciaal")},
	{"V", N_("voortgezet speciaal")},
	{"C", N_("combinatie")},
	{"N", N_("niet ingedeeld")},
	{NULL, NULL},
};

const struct choice group_kinds[] = {
	[GROUP_CLASS] = {"class", N_("stamgroep")},
	[GROUP_COMBINED] = {"combined", N_("samengestelde groep")},
	{NULL, NULL},
};

const struct choice group_parts[] = {
	[GROUP_TEACHER] = {"teacher", N_("leerkracht")},
	[GROUP_MENTOR] = {"mentor", N_("mentor")},
	[GROUP_SUBJECT] = {"subject", N_("vakdocent")},
	{NULL, NULL},
};

const struct choice las_key_entities[] = {
	{"pupil", N_("leerling")},
	{"group", N_("groep")},
	{"staff", N_("medewerker")},
	{NULL, NULL},
};

const struct choice las_key_sources[] = {
	{"edexml", N_("EDEXML")},
	{"csv", N_("CSV")},
	{NULL, NULL},
};

static const struct field group_fields[] = {GROUP_FIELDS(FIELD_ROW)};
static const struct field group_staff_fields[] = {GROUP_STAFF_FIELDS(FIELD_ROW)};
static const struct field placement_fields[] = {PLACEMENT_FIELDS(FIELD_ROW)};
static const struct field las_key_fields[] = {LAS_KEY_FIELDS(FIELD_ROW)};

int year_group_number(const char *code)
{
	if (code[0] >= '0' && code[0] <= '9')
		return code[1] ? (code[0] - '0') * 10 + (code[1] - '0') : code[0] - '0';
	if (!strcmp(code, "B") || !strcmp(code, "D"))
		return 0;
	return -1;
}

static enum zb_code placement_check(const struct record *r, struct date today, unsigned *field,
				    struct zb_err *err)
{
	struct date starts = record_date(r, PLACEMENT_STARTS);
	struct date ends = record_date(r, PLACEMENT_ENDS);
	int year = record_year(r, PLACEMENT_SCHOOL_YEAR);
	char text[SCHOOL_YEAR_SIZE];

	(void)today;
	school_year_to_text(year, text);
	*field = PLACEMENT_STARTS;
	if (school_year_of(starts) != year)
		return zb_fail(err, ZB_INVALID,
			       _("de plaatsing moet binnen schooljaar %s beginnen"), text);
	*field = PLACEMENT_ENDS;
	if (date_is_set(ends) && date_compare(ends, starts) < 0)
		return zb_fail(err, ZB_INVALID, _("de plaatsing eindigt voordat zij begint"));
	if (date_is_set(ends) && school_year_of(ends) != year)
		return zb_fail(err, ZB_INVALID,
			       _("de plaatsing moet binnen schooljaar %s eindigen"), text);
	return ZB_OK;
}

static void group_title(const struct record *r, struct buffer *out)
{
	buffer_add(out, record_text(r, GROUP_NAME));
}

static const struct naming group_naming = {
	.family = -1, .given = -1, .prefix = -1,
	.also = GROUP_SCHOOL_YEAR, .until = GROUP_SCHOOL_YEAR,
};

const struct entity group_entity = {
	.code = "group",
	.label = N_("groep"),
	.plural = N_("groepen"),
	.fields = group_fields,
	.field_count = GROUP_FIELD_COUNT,
	.owner = OWNER_LINKED,
	.title = group_title,
	.naming = &group_naming,
};

const struct entity group_staff_entity = {
	.code = "group_staff",
	.label = N_("medewerker van de groep"),
	.plural = N_("medewerkers van groepen"),
	.fields = group_staff_fields,
	.field_count = GROUP_STAFF_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = GROUP_STAFF_GROUP,
};

const struct entity placement_entity = {
	.code = "placement",
	.label = N_("plaatsing"),
	.plural = N_("plaatsingen"),
	.fields = placement_fields,
	.field_count = PLACEMENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = PLACEMENT_PUPIL,
	.check = placement_check,
};

const struct entity las_key_entity = {
	.code = "las_key",
	.label = N_("LAS-sleutel"),
	.plural = N_("LAS-sleutels"),
	.fields = las_key_fields,
	.field_count = LAS_KEY_FIELD_COUNT,
	.owner = OWNER_NONE,
};
