/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/template.h"

#include "core/entities.h"

static const struct field template_fields[] = { TEMPLATE_FIELDS(FIELD_ROW) };
static const struct field template_goal_fields[] = { TEMPLATE_GOAL_FIELDS(FIELD_ROW) };

static bool template_goal_offers(const struct record *r, unsigned field, unsigned choice)
{
	return field != TEMPLATE_GOAL_AREA ||
	       goal_area_fits((int)choice, record_choice(r, TEMPLATE_GOAL_KIND));
}

static enum zb_code template_goal_check(const struct record *r, struct date today, unsigned *field,
					struct zb_err *err)
{
	int kind = record_choice(r, TEMPLATE_GOAL_KIND);
	int area = record_choice(r, TEMPLATE_GOAL_AREA);

	(void)today;
	*field = TEMPLATE_GOAL_AREA;
	if (area >= 0 && !goal_area_fits(area, kind))
		return zb_fail(err, ZB_INVALID, _("gebied %s hoort niet bij de soort %s"),
			       _(goal_areas[area].label), _(goal_kinds[kind].label));
	return ZB_OK;
}

static void template_goal_title(const struct record *r, struct buffer *out)
{
	buffer_add(out, record_text(r, TEMPLATE_GOAL_DESCRIPTION));
}

const struct entity template_entity = {
	.code = "template",
	.label = N_("sjabloon"),
	.plural = N_("sjablonen"),
	.fields = template_fields,
	.field_count = TEMPLATE_FIELD_COUNT,
	.owner = OWNER_NONE,
};

const struct entity template_goal_entity = {
	.code = "template_goal",
	.label = N_("doel van een sjabloon"),
	.plural = N_("doelen van sjablonen"),
	.fields = template_goal_fields,
	.field_count = TEMPLATE_GOAL_FIELD_COUNT,
	.owner = OWNER_NONE,
	.check = template_goal_check,
	.offers = template_goal_offers,
	.title = template_goal_title,
};
