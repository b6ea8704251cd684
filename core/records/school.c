/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/school.h"

#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/staff.h"

const struct choice school_types[] = {
	[SCHOOL_PO] = {"po", N_("basisonderwijs")},
	[SCHOOL_SBO] = {"sbo", N_("speciaal basisonderwijs")},
	[SCHOOL_SO] = {"so", N_("speciaal onderwijs")},
	[SCHOOL_VO] = {"vo", N_("voortgezet onderwijs")},
	[SCHOOL_VSO] = {"vso", N_("voortgezet speciaal onderwijs")},
	[SCHOOL_PRO] = {"pro", N_("praktijkonderwijs")},
	{NULL, NULL},
};

static const struct field school_fields[] = {SCHOOL_FIELDS(FIELD_ROW)};
static const struct field setting_fields[] = {SETTING_FIELDS(FIELD_ROW)};
static const struct field tariff_fields[] = {TARIFF_FIELDS(FIELD_ROW)};
static const struct field headcount_fields[] = {HEADCOUNT_FIELDS(FIELD_ROW)};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool school_brin_is_valid(const char *brin)
{
	return strlen(brin) == 4 && is_digit(brin[0]) && is_digit(brin[1]) && is_capital(brin[2]) &&
	       is_capital(brin[3]);
}

/* "12ab" is 12AB; "12AB00" is BRIN and vestiging in one, as DUO writes them. */
static void school_typed(struct record *school, unsigned field)
{
	const char *brin = record_text(school, SCHOOL_BRIN);
	size_t length = strlen(brin);
	char *head;

	if (field != SCHOOL_BRIN || (length != 4 && length != 6))
		return;
	head = mem_bytes(brin, 4);
	for (char *c = head; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	if (length == 6)
		record_set_text(school, SCHOOL_LOCATION, brin + 4);
	record_set_text(school, SCHOOL_BRIN, head);
	free(head);
}

static enum zb_code school_check(const struct record *r, struct date today, unsigned *field,
				 struct zb_err *err)
{
	const char *brin = record_text(r, SCHOOL_BRIN);
	const char *location = record_text(r, SCHOOL_LOCATION);

	(void)today;
	*field = SCHOOL_BRIN;
	if (!school_brin_is_valid(brin))
		return zb_fail(
			err, ZB_INVALID,
			_("BRIN %s bestaat niet: het zijn twee cijfers en twee letters, "
			  "zoals 12AB"),
			brin);
	*field = SCHOOL_LOCATION;
	if (*location &&
	    (strlen(location) != 2 || !is_digit(location[0]) || !is_digit(location[1])))
		return zb_fail(err, ZB_INVALID,
			       _("vestiging %s bestaat niet: het zijn twee cijfers"), location);
	return ZB_OK;
}

static enum zb_code headcount_check(const struct record *r, struct date today, unsigned *field,
				    struct zb_err *err)
{
	(void)today;
	*field = HEADCOUNT_PUPILS;
	if (record_number(r, HEADCOUNT_PUPILS) < 0)
		return zb_fail(err, ZB_INVALID, _("het aantal leerlingen kan niet onder nul zijn"));
	return ZB_OK;
}

const struct entity school_entity = {
	.code = "school",
	.label = N_("school"),
	.plural = N_("scholen"),
	.fields = school_fields,
	.field_count = SCHOOL_FIELD_COUNT,
	.owner = OWNER_ALL,
	.check = school_check,
	.typed = school_typed,
};

const struct entity setting_entity = {
	.code = "setting",
	.label = N_("instelling"),
	.plural = N_("instellingen"),
	.fields = setting_fields,
	.field_count = SETTING_FIELD_COUNT,
	.owner = OWNER_ALL,
};

const struct entity tariff_entity = {
	.code = "tariff",
	.label = N_("tarief"),
	.plural = N_("tarieven"),
	.fields = tariff_fields,
	.field_count = TARIFF_FIELD_COUNT,
	.owner = OWNER_NONE,
};

const struct entity headcount_entity = {
	.code = "headcount",
	.label = N_("telling"),
	.plural = N_("tellingen"),
	.fields = headcount_fields,
	.field_count = HEADCOUNT_FIELD_COUNT,
	.owner = OWNER_NONE,
	.check = headcount_check,
};
