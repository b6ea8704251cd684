/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/staff.h"
#include "core/settings.h"

const struct choice school_types[] = {
	[SCHOOL_PO] = {"po", N_("basisonderwijs (po)")},
	[SCHOOL_SBO] = {"sbo", N_("speciaal basisonderwijs (sbo)")},
	[SCHOOL_SO] = {"so", N_("speciaal onderwijs (so)")},
	[SCHOOL_VO] = {"vo", N_("voortgezet onderwijs (vo)")},
	[SCHOOL_VSO] = {"vso", N_("voortgezet speciaal onderwijs (vso)")},
	[SCHOOL_PRO] = {"pro", N_("praktijkonderwijs (pro)")},
	{NULL, NULL},
};

static const struct field school_fields[] = {SCHOOL_FIELDS(FIELD_ROW)};
static const struct field setting_fields[] = {SETTING_FIELDS(FIELD_ROW)};
static const struct field tariff_fields[] = {TARIFF_FIELDS(FIELD_ROW)};
static const struct field headcount_fields[] = {HEADCOUNT_FIELDS(FIELD_ROW)};

bool school_is_secondary(enum school_type type)
{
	return type == SCHOOL_VO || type == SCHOOL_VSO || type == SCHOOL_PRO;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The capital of a letter from A to Z, else 0. */
static char capital(char c)
{
	if (c >= 'a' && c <= 'z')
		return (char)(c - 'a' + 'A');
	return c >= 'A' && c <= 'Z' ? c : '\0';
}

bool school_location_is_valid(const char *location)
{
	return strlen(location) == 2 && is_digit(location[0]) && is_digit(location[1]);
}

bool school_brin_read(const char *text, char brin[static SCHOOL_BRIN_SIZE],
		      char location[static SCHOOL_LOCATION_SIZE])
{
	size_t length = strlen(text);

	if (length < 4 || !is_digit(text[0]) || !is_digit(text[1]) || !capital(text[2]) ||
	    !capital(text[3]) || (length > 4 && !school_location_is_valid(text + 4)))
		return false;
	snprintf(brin, SCHOOL_BRIN_SIZE, "%.2s%c%c", text, capital(text[2]), capital(text[3]));
	snprintf(location, SCHOOL_LOCATION_SIZE, "%.2s", text + 4);
	return true;
}

static void school_typed(struct record *school, unsigned field)
{
	char brin[SCHOOL_BRIN_SIZE], location[SCHOOL_LOCATION_SIZE];

	if (field != SCHOOL_BRIN ||
	    !school_brin_read(record_text(school, SCHOOL_BRIN), brin, location))
		return;
	record_set_text(school, SCHOOL_BRIN, brin);
	if (*location)
		record_set_text(school, SCHOOL_LOCATION, location);
}

static enum zb_code school_check(const struct record *r, struct date today, unsigned *field,
				 struct zb_err *err)
{
	const char *brin = record_text(r, SCHOOL_BRIN);
	const char *location = record_text(r, SCHOOL_LOCATION);
	char own[SCHOOL_BRIN_SIZE], none[SCHOOL_LOCATION_SIZE];

	(void)today;
	*field = SCHOOL_BRIN;
	if (!school_brin_read(brin, own, none) || strcmp(brin, own) != 0)
		return zb_fail(
			err, ZB_INVALID,
			_("BRIN %s bestaat niet: het zijn twee cijfers en twee letters, "
			  "zoals 12AB"),
			brin);
	*field = SCHOOL_LOCATION;
	if (*location && !school_location_is_valid(location))
		return zb_fail(err, ZB_INVALID,
			       _("vestiging %s bestaat niet: het zijn twee cijfers"), location);
	return ZB_OK;
}

static enum zb_code setting_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	struct settings scratch;

	(void)today;
	*field = SETTING_KEY;
	if (!setting_find(record_text(r, SETTING_KEY))) {
		char *keys = settings_keys();
		enum zb_code code = zb_fail(err, ZB_INVALID,
					    _("instelling %s bestaat niet; wel: %s"),
					    record_text(r, SETTING_KEY), keys);

		free(keys);
		return code;
	}
	*field = SETTING_VALUE;
	settings_init(&scratch);
	return settings_set(&scratch, record_text(r, SETTING_KEY), record_text(r, SETTING_VALUE),
			    err);
}

/* By what it is called, where the command line has its key. */
static void setting_title(const struct record *r, struct buffer *out)
{
	const struct setting *setting = setting_find(record_text(r, SETTING_KEY));

	buffer_add(out, setting ? _(setting->label) : record_text(r, SETTING_KEY));
}

struct record *school_new(void)
{
	struct record *school = record_new(&school_entity);

	record_set_choice(school, SCHOOL_TYPE, SCHOOL_PO);
	return school;
}

const struct entity school_entity = {
	.code = "school",
	.label = N_("school"),
	.plural = N_("scholen"),
	.fields = school_fields,
	.field_count = SCHOOL_FIELD_COUNT,
	.owner = OWNER_ALL,
	.stays = true,
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
	.check = setting_check,
	.title = setting_title,
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
};
