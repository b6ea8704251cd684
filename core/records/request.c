/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/request.h"

#include <string.h>

#include "core/entities.h"

const struct choice request_kinds[] = {
	[REQUEST_ARRANGEMENT] = { "arrangement", N_("arrangement") },
	[REQUEST_TLV] = { "tlv", N_("TLV") },
	[REQUEST_EXTENSION] = { "extension", N_("verlenging") },
	{ NULL, NULL },
};

const struct choice request_schools[] = {
	{ "sbo", N_("sbo") }, { "so", N_("so") },   { "vso", N_("vso") },
	{ "pro", N_("pro") }, { NULL, NULL },
};

const struct choice request_categories[] = {
	{ "low", N_("laag") },
	{ "middle", N_("midden") },
	{ "high", N_("hoog") },
	{ NULL, NULL },
};

const struct choice request_decisions[] = {
	[DECISION_PENDING] = { "pending", N_("in behandeling") },
	[DECISION_GRANTED] = { "granted", N_("toegekend") },
	[DECISION_REFUSED] = { "refused", N_("afgewezen") },
	[DECISION_CONDITIONAL] = { "conditional", N_("voorwaardelijk") },
	[DECISION_WITHDRAWN] = { "withdrawn", N_("ingetrokken") },
	{ NULL, NULL },
};

static const struct field request_fields[] = { REQUEST_FIELDS(FIELD_ROW) };

static bool is_before(const struct record *r, unsigned later, unsigned earlier)
{
	return record_is_set(r, later) && record_is_set(r, earlier) &&
	       date_compare(record_date(r, later), record_date(r, earlier)) < 0;
}

static bool is_for_special(const struct record *r)
{
	const char *school = record_text(r, REQUEST_TLV_FOR);

	return !strcmp(school, "so") || !strcmp(school, "vso");
}

static bool is_decided(const struct record *r)
{
	return record_choice(r, REQUEST_DECISION) > DECISION_PENDING;
}

/* On conditions too. */
static bool is_granted(const struct record *r)
{
	int decision = record_choice(r, REQUEST_DECISION);

	return decision == DECISION_GRANTED || decision == DECISION_CONDITIONAL;
}

static enum zb_code request_check(const struct record *r, struct date today, unsigned *field,
				  struct zb_err *err)
{
	(void)today;
	*field = REQUEST_TLV_FOR;
	if (record_choice(r, REQUEST_KIND) == REQUEST_ARRANGEMENT &&
	    record_is_set(r, REQUEST_TLV_FOR))
		return zb_fail(err, ZB_INVALID,
			       _("een arrangement is geen TLV; laat \"TLV voor\" leeg"));
	*field = REQUEST_FUNDING_CATEGORY;
	if (record_is_set(r, REQUEST_FUNDING_CATEGORY) && !is_for_special(r))
		return zb_fail(err, ZB_INVALID, _("alleen een TLV voor so of vso heeft een "
						  "bekostigingscategorie"));
	*field = REQUEST_PARENTS_VIEW_DATE;
	if (is_before(r, REQUEST_SENT, REQUEST_PARENTS_VIEW_DATE))
		return zb_fail(err, ZB_INVALID,
			       _("de zienswijze van de ouders komt voor het versturen"));
	*field = REQUEST_DECISION;
	if (record_is_set(r, REQUEST_DECIDED) && !is_decided(r))
		return zb_fail(err, ZB_INVALID, _("kies wat het besluit is"));
	*field = REQUEST_DECIDED;
	if (is_before(r, REQUEST_DECIDED, REQUEST_SENT))
		return zb_fail(err, ZB_INVALID,
			       _("het besluit kan niet voor het versturen liggen"));
	*field = REQUEST_PLACED;
	if (record_is_set(r, REQUEST_PLACED) && !is_granted(r))
		return zb_fail(err, ZB_INVALID,
			       _("plaatsen kan pas als de aanvraag is toegekend"));
	*field = REQUEST_VALID_TO;
	if (is_before(r, REQUEST_VALID_TO, REQUEST_VALID_FROM))
		return zb_fail(err, ZB_INVALID,
			       _("\"geldig tot en met\" ligt voor \"geldig van\""));
	return ZB_OK;
}

static void request_title(const struct record *r, struct buffer *out)
{
	record_show(r, REQUEST_KIND, out);
	if (record_is_set(r, REQUEST_TLV_FOR)) {
		buffer_add(out, " ");
		record_show(r, REQUEST_TLV_FOR, out);
	}
}

const struct entity request_entity = {
	.code = "request",
	.label = N_("aanvraag"),
	.plural = N_("aanvragen"),
	.fields = request_fields,
	.field_count = REQUEST_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = REQUEST_PUPIL,
	.check = request_check,
	.title = request_title,
};
