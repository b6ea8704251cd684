/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/pupil.h"

#include "core/entities.h"
#include "core/name.h"

const struct choice pupil_sexes[] = {
	[PUPIL_M] = { "m", N_("jongen") },
	[PUPIL_F] = { "f", N_("meisje") },
	[PUPIL_X] = { "x", N_("x") },
	[PUPIL_UNKNOWN] = { "unknown", N_("onbekend") },
	{ NULL, NULL },
};

const struct choice pupil_left_to[] = {
	{ "po", N_("basisonderwijs (po)") },
	{ "sbo", N_("speciaal basisonderwijs (sbo)") },
	{ "so", N_("speciaal onderwijs (so)") },
	{ "vo", N_("voortgezet onderwijs (vo)") },
	{ "vso", N_("voortgezet speciaal onderwijs (vso)") },
	{ "pro", N_("praktijkonderwijs (pro)") },
	{ "home", N_("thuis") },
	{ "abroad", N_("buitenland") },
	{ "other", N_("anders") },
	{ NULL, NULL },
};

const struct choice pupil_categories[] = {
	[CATEGORY_ILLNESS] = { "illness_or_disability",
			       N_("chronisch ziek of lichamelijk beperkt") },
	[CATEGORY_AHEAD] = { "ahead", N_("leervoorsprong") },
	[CATEGORY_BEHIND] = { "behind", N_("leerachterstand") },
	[CATEGORY_BEHIND_AND_BEHAVIOUR] = { "behind_and_behaviour",
					    N_("leerachterstand en gedrag") },
	[CATEGORY_BEHAVIOUR] = { "behaviour", N_("gedrag") },
	[CATEGORY_OTHER] = { "other", N_("anders") },
	{ NULL, NULL },
};

const struct choice pupil_careers[] = {
	{ "normal", N_("normaal") },
	{ "repeated", N_("doublure") },
	{ "accelerated", N_("versneld") },
	{ "extended_kindergarten", N_("kleuterverlenging") },
	{ "other", N_("anders afwijkend") },
	{ NULL, NULL },
};

const struct choice support_levels[] = {
	[SUPPORT_BASIC] = { "basic", N_("basis") },
	[SUPPORT_EXTRA] = { "extra", N_("extra") },
	{ NULL, NULL },
};

const struct choice plan_states[] = {
	[PLAN_STATE_NONE] = { "none", N_("geen") },
	[PLAN_STATE_DRAFT] = { "draft", N_("concept") },
	[PLAN_STATE_IN_FORCE] = { "in_force", N_("in werking") },
	[PLAN_STATE_CLOSED] = { "closed", N_("afgesloten") },
	[PLAN_STATE_ELSEWHERE] = { "elsewhere", N_("elders") },
	{ NULL, NULL },
};

static const struct field pupil_fields[] = { PUPIL_FIELDS(FIELD_ROW) };
static const struct field support_period_fields[] = { SUPPORT_PERIOD_FIELDS(FIELD_ROW) };

static enum zb_code pupil_check(const struct record *r, struct date today, unsigned *field,
				struct zb_err *err)
{
	struct date born = record_date(r, PUPIL_BORN);
	struct date enrolled = record_date(r, PUPIL_ENROLLED);
	struct date left = record_date(r, PUPIL_LEFT);

	*field = PUPIL_BORN;
	if (date_is_set(born) && date_compare(born, today) > 0)
		return zb_fail(err, ZB_INVALID, _("de geboortedatum ligt in de toekomst"));
	*field = PUPIL_LEFT;
	if (date_is_set(left) && date_is_set(enrolled) && date_compare(left, enrolled) < 0)
		return zb_fail(err, ZB_INVALID,
			       _("de uitschrijving ligt voor de inschrijving"));
	return ZB_OK;
}

static enum zb_code support_period_check(const struct record *r, struct date today,
					 unsigned *field, struct zb_err *err)
{
	struct date ends = record_date(r, SUPPORT_PERIOD_ENDS);

	(void)today;
	*field = SUPPORT_PERIOD_ENDS;
	if (date_is_set(ends) && date_compare(ends, record_date(r, SUPPORT_PERIOD_STARTS)) < 0)
		return zb_fail(err, ZB_INVALID, _("de periode eindigt voordat zij begint"));
	return ZB_OK;
}

static void pupil_title(const struct record *r, struct buffer *out)
{
	name_add_listed(out,
			record_is_set(r, PUPIL_GIVEN_NAME) ? record_text(r, PUPIL_GIVEN_NAME) :
							     record_text(r, PUPIL_INITIALS),
			record_text(r, PUPIL_PREFIX), record_text(r, PUPIL_FAMILY_NAME));
}

/* "extra vanaf 16-11-2026" */
static void support_period_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	record_show(r, SUPPORT_PERIOD_LEVEL, out);
	date_to_full(record_date(r, SUPPORT_PERIOD_STARTS), day);
	buffer_add_format(out, _(" vanaf %s"), day);
}

static const struct naming pupil_naming = {
	.derived = true, .family = PUPIL_FAMILY_NAME, .given = PUPIL_GIVEN_NAME,
	.prefix = PUPIL_PREFIX, .also = -1, .until = -1,
};

const struct entity pupil_entity = {
	.code = "pupil",
	.label = N_("leerling"),
	.plural = N_("leerlingen"),
	.fields = pupil_fields,
	.field_count = PUPIL_FIELD_COUNT,
	.owner = OWNER_SELF,
	.check = pupil_check,
	.title = pupil_title,
	.naming = &pupil_naming,
};

const struct entity support_period_entity = {
	.code = "support_period",
	.label = N_("ondersteuningsperiode"),
	.plural = N_("ondersteuningsperiodes"),
	.fields = support_period_fields,
	.field_count = SUPPORT_PERIOD_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = SUPPORT_PERIOD_PUPIL,
	.check = support_period_check,
	.title = support_period_title,
};
