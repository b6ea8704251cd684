/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/goal.h"

#include "core/entities.h"

const struct choice goal_kinds[] = {
	[GOAL_LEARNING] = { "learning", N_("leren") },
	[GOAL_BEHAVIOUR] = { "behaviour", N_("gedrag") },
	{ NULL, NULL },
};

const struct choice goal_areas[] = {
	{ "technical_reading", N_("technisch lezen") },
	{ "reading_comprehension", N_("begrijpend lezen") },
	{ "spelling", N_("spelling") },
	{ "language", N_("taal") },
	{ "mathematics", N_("rekenen-wiskunde") },
	{ "other_learning", N_("overig leren") },
	[GOAL_AREA_FIRST_BEHAVIOUR] = { "wellbeing", N_("welbevinden") },
	{ "engagement", N_("betrokkenheid") },
	{ "safety", N_("sociale veiligheid") },
	{ "work_attitude", N_("werkhouding") },
	{ "social_behaviour", N_("sociaal gedrag") },
	{ "other_behaviour", N_("overig gedrag") },
	{ NULL, NULL },
};

const struct choice goal_states[] = {
	[GOAL_OPEN] = { "open", N_("open") },
	[GOAL_COMPLETED] = { "completed", N_("afgerond") },
	[GOAL_DROPPED] = { "dropped", N_("vervallen") },
	[GOAL_HANDED_OVER] = { "handed_over", N_("meegegeven") },
	{ NULL, NULL },
};

static const struct field goal_fields[] = { GOAL_FIELDS(FIELD_ROW) };

unsigned goal_lacks(const struct record *goal)
{
	unsigned lacks = 0;

	if (!record_is_set(goal, GOAL_INDICATOR))
		lacks |= GOAL_LACKS_INDICATOR;
	if (!record_is_set(goal, GOAL_BASELINE))
		lacks |= GOAL_LACKS_BASELINE;
	if (!record_is_set(goal, GOAL_TARGET))
		lacks |= GOAL_LACKS_TARGET;
	return lacks;
}

bool goal_is_unfinished(const struct record *goal)
{
	return record_is_yes(goal, GOAL_FROM_TEMPLATE) &&
	       goal_lacks(goal) & (GOAL_LACKS_BASELINE | GOAL_LACKS_TARGET);
}

void goal_lacks_add(struct buffer *out, unsigned lacks)
{
	static const struct {
		unsigned bit;
		const char *word;
	} words[] = {
		{ GOAL_LACKS_INDICATOR, N_("hoe gemeten") },
		{ GOAL_LACKS_BASELINE, N_("beginwaarde") },
		{ GOAL_LACKS_TARGET, N_("streefwaarde") },
	};
	const char *separator = "";

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (!(lacks & words[i].bit))
			continue;
		buffer_add(out, separator);
		buffer_add(out, _(words[i].word));
		separator = ", ";
	}
}

int goal_order(const void *left, const void *right)
{
	const struct record *const *a = left, *const *b = right;
	int kind = record_choice(*a, GOAL_KIND) - record_choice(*b, GOAL_KIND);
	int64_t x = record_number(*a, GOAL_POSITION), y = record_number(*b, GOAL_POSITION);

	if (kind)
		return kind;
	if (x != y)
		return x < y ? -1 : 1;
	return ((*a)->id > (*b)->id) - ((*a)->id < (*b)->id);
}

bool goal_area_fits(int area, int kind)
{
	return (area >= GOAL_AREA_FIRST_BEHAVIOUR) == (kind == GOAL_BEHAVIOUR);
}

static bool goal_offers(const struct record *r, unsigned field, unsigned choice)
{
	return field != GOAL_AREA || goal_area_fits((int)choice, record_choice(r, GOAL_KIND));
}

static enum zb_code goal_check(const struct record *r, struct date today, unsigned *field,
			       struct zb_err *err)
{
	int kind = record_choice(r, GOAL_KIND);
	int area = record_choice(r, GOAL_AREA);

	(void)today;
	*field = GOAL_AREA;
	if (area >= 0 && !goal_area_fits(area, kind))
		return zb_fail(err, ZB_INVALID, _("gebied %s hoort niet bij de soort %s"),
			       _(goal_areas[area].label), _(goal_kinds[kind].label));
	*field = GOAL_TARGET_DATE;
	if (record_is_set(r, GOAL_TARGET_DATE) && record_is_set(r, GOAL_BASELINE_DATE) &&
	    date_compare(record_date(r, GOAL_TARGET_DATE), record_date(r, GOAL_BASELINE_DATE)) < 0)
		return zb_fail(err, ZB_INVALID, _("de streefdatum ligt voor de beginmeting"));
	return ZB_OK;
}

static void goal_title(const struct record *r, struct buffer *out)
{
	if (record_is_set(r, GOAL_AREA))
		buffer_add_format(out, "%s: ",
				  field_choice_label(&goal_fields[GOAL_AREA],
						     record_text(r, GOAL_AREA)));
	buffer_add(out, record_text(r, GOAL_DESCRIPTION));
}

const struct entity goal_entity = {
	.code = "goal",
	.label = N_("doel"),
	.plural = N_("doelen"),
	.fields = goal_fields,
	.field_count = GOAL_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = GOAL_PLAN,
	.check = goal_check,
	.offers = goal_offers,
	.title = goal_title,
};
