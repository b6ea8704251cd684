/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/measurement.h"

#include "core/entities.h"

const struct choice measurement_subjects[] = {
	[MEASURED_TECHNICAL_READING] = { "technical_reading", N_("technisch lezen") },
	[MEASURED_READING_COMPREHENSION] = { "reading_comprehension", N_("begrijpend lezen") },
	[MEASURED_MATHEMATICS] = { "mathematics", N_("rekenen-wiskunde") },
	[MEASURED_SPELLING] = { "spelling", N_("spelling") },
	[MEASURED_WELLBEING] = { "wellbeing", N_("welbevinden") },
	[MEASURED_ENGAGEMENT] = { "engagement", N_("betrokkenheid") },
	[MEASURED_SAFETY] = { "safety", N_("sociale veiligheid") },
	{ NULL, NULL },
};

const struct choice measurement_levels[] = {
	{ "I", "I" }, { "II", "II" }, { "III", "III" }, { "IV", "IV" }, { "V", "V" },
	{ NULL, NULL },
};

static const struct field measurement_fields[] = { MEASUREMENT_FIELDS(FIELD_ROW) };

bool measurement_has_level(enum measurement_subject subject)
{
	return subject < MEASURED_WELLBEING;
}

bool measurement_says_something(const struct record *r)
{
	return record_is_set(r, MEASUREMENT_LEVEL) || record_is_set(r, MEASUREMENT_SCORE) ||
	       record_is_set(r, MEASUREMENT_FUNCTIONAL_LEVEL) ||
	       record_is_set(r, MEASUREMENT_RISK);
}

static enum zb_code measurement_check(const struct record *r, struct date today, unsigned *field,
				      struct zb_err *err)
{
	bool has_level =
		measurement_has_level(
			(enum measurement_subject)record_choice(r, MEASUREMENT_SUBJECT));

	(void)today;
	*field = MEASUREMENT_RISK;
	if (has_level && record_is_set(r, MEASUREMENT_RISK))
		return zb_fail(err, ZB_INVALID,
			       _("een vak heeft een niveau of een score, geen risico; laat "
				 "risico leeg"));
	*field = MEASUREMENT_LEVEL;
	if (!has_level && record_is_set(r, MEASUREMENT_LEVEL))
		return zb_fail(err, ZB_INVALID,
			       _("welbevinden, betrokkenheid en veiligheid hebben een risico "
				 "(ja of nee), geen niveau; laat niveau leeg"));
	return ZB_OK;
}

const char *measurement_risk_word(const struct record *r)
{
	return record_is_yes(r, MEASUREMENT_RISK) ? _("risico") : _("geen risico");
}

static void measurement_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, MEASUREMENT_DATE), day);
	record_show(r, MEASUREMENT_SUBJECT, out);
	buffer_add_format(out, " %s", day);
}

const struct entity measurement_entity = {
	.code = "measurement",
	.label = N_("meting"),
	.plural = N_("metingen"),
	.fields = measurement_fields,
	.field_count = MEASUREMENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = MEASUREMENT_PUPIL,
	.check = measurement_check,
	.title = measurement_title,
};
