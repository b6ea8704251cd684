/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/evaluation.h"

#include <string.h>

#include "core/entities.h"

const struct choice evaluation_kinds[] = {
	[EVALUATION_INTERIM] = { "interim", N_("tussentijds") },
	[EVALUATION_YEARLY] = { "yearly", N_("jaarlijks") },
	[EVALUATION_CLOSING] = { "closing", N_("bij afsluiten") },
	{ NULL, NULL },
};

const struct choice consequences[] = {
	[CONSEQUENCE_REDUCE] = { "reduce_or_stop", N_("verminderen of stopzetten") },
	[CONSEQUENCE_CONTINUE] = { "continue", N_("ongewijzigd voortzetten") },
	[CONSEQUENCE_INTENSIFY] = { "intensify", N_("intensiveren") },
	[CONSEQUENCE_REQUEST_TLV] = { "request_tlv", N_("aanvraag TLV") },
	[CONSEQUENCE_EXPERTISE] = { "external_expertise", N_("expert van buiten") },
	[CONSEQUENCE_COMPLETED] = { "completed", N_("doel afgerond") },
	[CONSEQUENCE_BACK_TO_BASIC] = { "back_to_basic", N_("terug naar basis") },
	{ NULL, NULL },
};

const struct choice findings[] = {
	[FINDING_ON_TRACK] = { "on_track", N_("op koers") },
	[FINDING_BEHIND] = { "behind", N_("achter") },
	[FINDING_MET] = { "met", N_("behaald") },
	[FINDING_NOT_MET] = { "not_met", N_("niet behaald") },
	[FINDING_UNDETERMINABLE] = { "undeterminable", N_("niet vast te stellen") },
	[FINDING_DROPPED] = { "dropped", N_("vervallen") },
	{ NULL, NULL },
};

const struct choice result_reasons[] = {
	{ "no_baseline", N_("geen beginmeting") },
	{ "not_measurable", N_("doel niet meetbaar omschreven") },
	{ "not_measured", N_("niet gemeten") },
	{ "absent", N_("leerling afwezig") },
	{ "other", N_("anders") },
	{ NULL, NULL },
};

static const struct field evaluation_fields[] = { EVALUATION_FIELDS(FIELD_ROW) };
static const struct field result_fields[] = { RESULT_FIELDS(FIELD_ROW) };

int result_compare(const struct record *a, const struct record *b)
{
	int order = date_compare(record_date(a, RESULT_DATE), record_date(b, RESULT_DATE));

	if (!order)
		order = strcmp(record_text(a, RESULT_RECORDED), record_text(b, RESULT_RECORDED));
	return order ? order : (a->id > b->id) - (a->id < b->id);
}

int finding_asks(enum finding finding)
{
	switch (finding) {
	case FINDING_NOT_MET:
		return RESULT_ANALYSIS;
	case FINDING_UNDETERMINABLE:
		return RESULT_REASON;
	case FINDING_DROPPED:
		return RESULT_DROP_REASON;
	default:
		return -1;
	}
}

const char *finding_sign(enum finding finding, bool utf8)
{
	static const char *const signs[FINDING_COUNT][2] = {
		[FINDING_ON_TRACK] = { "=", "→" },	[FINDING_BEHIND] = { "<", "↓" },
		[FINDING_MET] = { "+", "✓" },		[FINDING_NOT_MET] = { "x", "✗" },
		[FINDING_UNDETERMINABLE] = { "?", "?" }, [FINDING_DROPPED] = { "-", "-" },
	};

	return signs[finding][utf8];
}

bool consequence_answers(enum consequence consequence)
{
	return consequence != CONSEQUENCE_COMPLETED;
}

bool finding_is_outcome(enum finding finding)
{
	return finding == FINDING_MET || finding == FINDING_NOT_MET ||
	       finding == FINDING_UNDETERMINABLE;
}

static enum zb_code counts_for_check(const struct record *r, struct zb_err *err)
{
	struct date date = record_date(r, EVALUATION_DATE);
	int year = record_year(r, EVALUATION_COUNTS_FOR);
	int own = school_year_of(date);
	bool free = date.month == 8 || date.month == 9;
	char text[SCHOOL_YEAR_SIZE];

	if (!record_is_set(r, EVALUATION_COUNTS_FOR) || year == own || (free && year == own - 1))
		return ZB_OK;
	school_year_to_text(own, text);
	return zb_fail(err, ZB_INVALID,
		       _("een evaluatie op deze datum telt mee in %s; alleen in augustus en "
			 "september mag het ook het jaar ervoor zijn"),
		       text);
}

/* Help grows, shrinks or stays: one of the three. */
static bool goes_on_in_one_way(const struct record *r, unsigned field)
{
	return record_has(r, field, CONSEQUENCE_REDUCE) +
		       record_has(r, field, CONSEQUENCE_CONTINUE) +
		       record_has(r, field, CONSEQUENCE_INTENSIFY) <=
	       1;
}

static enum zb_code consequences_check(const struct record *r, unsigned *field, struct zb_err *err)
{
	*field = EVALUATION_CONSEQUENCE_LEARNING;
	if (goes_on_in_one_way(r, *field)) {
		*field = EVALUATION_CONSEQUENCE_BEHAVIOUR;
		if (goes_on_in_one_way(r, *field))
			return ZB_OK;
	}
	return zb_fail(err, ZB_INVALID,
		       _("kies een van: verminderen of stopzetten, ongewijzigd voortzetten, "
			 "intensiveren"));
}

static enum zb_code evaluation_check(const struct record *r, struct date today, unsigned *field,
				     struct zb_err *err)
{
	(void)today;
	*field = EVALUATION_COUNTS_FOR;
	if (counts_for_check(r, err))
		return ZB_INVALID;
	return consequences_check(r, field, err);
}

static enum zb_code result_check(const struct record *r, struct date today, unsigned *field,
				 struct zb_err *err)
{
	int finding = record_choice(r, RESULT_FINDING);

	(void)today;
	*field = RESULT_REASON;
	if (finding == FINDING_UNDETERMINABLE && !record_is_set(r, RESULT_REASON))
		return zb_fail(err, ZB_INVALID, _("kies waarom het doel niet vast te stellen is"));
	*field = RESULT_DROP_REASON;
	if (finding == FINDING_DROPPED && !record_is_set(r, RESULT_DROP_REASON))
		return zb_fail(err, ZB_INVALID, _("vul in waarom het doel vervalt"));
	return ZB_OK;
}

static void evaluation_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, EVALUATION_DATE), day);
	buffer_add_format(out, _("evaluatie %s"), day);
}

static void result_title(const struct record *r, struct buffer *out)
{
	buffer_add(out, field_choice_label(&result_fields[RESULT_FINDING],
					   record_text(r, RESULT_FINDING)));
}

const struct entity evaluation_entity = {
	.code = "evaluation",
	.label = N_("evaluatie"),
	.plural = N_("evaluaties"),
	.fields = evaluation_fields,
	.field_count = EVALUATION_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = EVALUATION_PLAN,
	.check = evaluation_check,
	.title = evaluation_title,
};

const struct entity result_entity = {
	.code = "result",
	.label = N_("uitkomst"),
	.plural = N_("uitkomsten"),
	.fields = result_fields,
	.field_count = RESULT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = RESULT_PUPIL,
	.check = result_check,
	.title = result_title,
};
