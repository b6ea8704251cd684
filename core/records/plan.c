/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/plan.h"

#include "core/entities.h"

const struct choice plan_statuses[] = {
	[PLAN_DRAFT] = { "draft", N_("concept") },
	[PLAN_IN_FORCE] = { "in_force", N_("in werking") },
	[PLAN_REPLACED] = { "replaced", N_("vervangen") },
	[PLAN_CLOSED] = { "closed", N_("afgesloten") },
	{ NULL, NULL },
};

const struct choice plan_origins[] = {
	[PLAN_OWN] = { "own", N_("eigen") },
	[PLAN_OTHER_SCHOOL] = { "other_school", N_("van een andere school") },
	[PLAN_TAKEN_OVER] = { "taken_over", N_("overgenomen") },
	{ NULL, NULL },
};

const struct choice plan_destinations[] = {
	[DESTINATION_PRO] = { "pro", N_("praktijkonderwijs (pro)") },
	[DESTINATION_VMBO_BB] = { "vmbo_bb", N_("vmbo-bb") },
	[DESTINATION_VMBO_KB] = { "vmbo_kb", N_("vmbo-kb") },
	[DESTINATION_VMBO_GT] = { "vmbo_gt", N_("vmbo-gt") },
	[DESTINATION_HAVO] = { "havo", N_("havo") },
	[DESTINATION_VWO] = { "vwo", N_("vwo") },
	[DESTINATION_VSO_DAYTIME] = { "vso_daytime", N_("vso dagbesteding") },
	[DESTINATION_VSO_WORK] = { "vso_work", N_("vso arbeid") },
	[DESTINATION_VSO_EDUCATION] = { "vso_education", N_("vso vervolgonderwijs") },
	[DESTINATION_ENTREE] = { "entree", N_("mbo entree") },
	[DESTINATION_MBO2] = { "mbo2", N_("mbo 2") },
	[DESTINATION_MBO3] = { "mbo3", N_("mbo 3") },
	[DESTINATION_MBO4] = { "mbo4", N_("mbo 4") },
	[DESTINATION_HBO] = { "hbo", N_("hbo") },
	[DESTINATION_WO] = { "wo", N_("wo") },
	[DESTINATION_WORK] = { "work", N_("arbeid") },
	[DESTINATION_UNDETERMINED] = { "undetermined", N_("nog niet te bepalen") },
	{ NULL, NULL },
};

const struct choice plan_ambitions[] = {
	{ "realistic", N_("realistisch") },
	{ "ambitious", N_("ambitieus") },
	{ NULL, NULL },
};

const struct choice plan_views[] = {
	{ "agree", N_("eens") },
	{ "disagree", N_("oneens") },
	{ "not_given", N_("niet gegeven") },
	{ NULL, NULL },
};

static const struct field plan_fields[] = { PLAN_FIELDS(FIELD_ROW) };

static const struct plan_step plan_steps[] = {
	{ -1, PLAN_DRAFT, false },
	{ PLAN_DRAFT, PLAN_IN_FORCE, false },
	{ PLAN_IN_FORCE, PLAN_REPLACED, false },
	{ PLAN_IN_FORCE, PLAN_CLOSED, false },
	{ PLAN_IN_FORCE, PLAN_DRAFT, true },
	{ PLAN_REPLACED, PLAN_IN_FORCE, true },
	{ PLAN_CLOSED, PLAN_IN_FORCE, true },
};

bool plan_step_allowed(int from, int to, bool undoing)
{
	if (from == to)
		return true;
	for (size_t i = 0; i < sizeof plan_steps / sizeof plan_steps[0]; i++)
		if (plan_steps[i].from == from && plan_steps[i].to == to)
			return !plan_steps[i].undo || undoing;
	return false;
}

/* Of the first version, which is the one that puts the plan in ROD: a later one, or one that was
 * taken over, may be younger than that. */
static enum zb_code rod_check(const struct record *r, unsigned *field, struct zb_err *err)
{
	struct date adopted = record_date(r, PLAN_ADOPTED);
	char day[DATE_SHOWN_SIZE];

	*field = PLAN_ROD_BEGIN;
	if (!record_is_set(r, PLAN_ROD_BEGIN) || !date_is_set(adopted) ||
	    record_choice(r, PLAN_ORIGIN) != PLAN_OWN || record_number(r, PLAN_VERSION) != 1 ||
	    date_compare(record_date(r, PLAN_ROD_BEGIN), adopted) >= 0)
		return ZB_OK;
	date_to_full(adopted, day);
	return zb_fail(err, ZB_INVALID,
		       _("het OPP is op %s vastgesteld; het begin staat niet eerder in ROD"), day);
}

static enum zb_code plan_check(const struct record *r, struct date today, unsigned *field,
			       struct zb_err *err)
{
	struct date starts = record_date(r, PLAN_STARTS);
	int status = record_choice(r, PLAN_STATUS);

	*field = PLAN_ENDS;
	if (record_is_set(r, PLAN_ENDS) && date_is_set(starts) &&
	    date_compare(record_date(r, PLAN_ENDS), starts) < 0)
		return zb_fail(err, ZB_INVALID, _("het OPP eindigt voordat het begint"));
	*field = PLAN_STARTS;
	if (status != PLAN_DRAFT && !date_is_set(starts))
		return zb_fail(err, ZB_INVALID,
			       _("een OPP in werking heeft een begindatum nodig"));
	*field = PLAN_ENDS;
	if (status == PLAN_REPLACED && !record_is_set(r, PLAN_ENDS))
		return zb_fail(err, ZB_INVALID, _("een vervangen OPP heeft een einddatum nodig"));
	*field = PLAN_CLOSED_ON;
	if (status == PLAN_CLOSED && !record_is_set(r, PLAN_CLOSED_ON))
		return zb_fail(err, ZB_INVALID,
			       _("een afgesloten OPP heeft een datum van afsluiten nodig"));
	if (record_is_set(r, PLAN_CLOSED_ON) &&
	    (date_compare(record_date(r, PLAN_CLOSED_ON), starts) < 0 ||
	     date_compare(record_date(r, PLAN_CLOSED_ON), today) > 0))
		return zb_fail(err, ZB_INVALID,
			       _("afgesloten op ligt tussen het begin van het OPP en vandaag"));
	*field = PLAN_CLOSE_REASON;
	if (status == PLAN_CLOSED && !record_is_set(r, PLAN_CLOSE_REASON))
		return zb_fail(err, ZB_INVALID,
			       _("schrijf op waarom het OPP eindigt; zonder reden wordt het niet "
				 "afgesloten"));
	return rod_check(r, field, err);
}

static void plan_title(const struct record *r, struct buffer *out)
{
	buffer_add_format(out, _("OPP versie %lld"), (long long)record_number(r, PLAN_VERSION));
}

const struct entity plan_entity = {
	.code = "plan",
	.label = N_("OPP"),
	.plural = N_("OPP's"),
	.fields = plan_fields,
	.field_count = PLAN_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = PLAN_PUPIL,
	.check = plan_check,
	.title = plan_title,
};
