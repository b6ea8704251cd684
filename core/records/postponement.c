/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/postponement.h"

#include <string.h>

#include "core/entities.h"
#include "core/records/pupil.h"

static const struct field postponement_fields[] = { POSTPONEMENT_FIELDS(FIELD_ROW) };

/* NULL for a code that stands for no deadline. */
static const char *label_of(const char *code)
{
	for (const struct choice *c = deadline_codes; c->code; c++)
		if (!strcmp(c->code, code))
			return c->label;
	return NULL;
}

static enum zb_code postponement_check(const struct record *r, struct date today, unsigned *field,
				       struct zb_err *err)
{
	char term[DATE_SHOWN_SIZE];

	(void)today;
	*field = POSTPONEMENT_DEADLINE;
	if (!label_of(record_text(r, POSTPONEMENT_DEADLINE)))
		return zb_fail(err, ZB_INVALID, _("%s is geen termijn"),
			       record_text(r, POSTPONEMENT_DEADLINE));
	*field = POSTPONEMENT_ENTITY;
	if (!entity_find(record_text(r, POSTPONEMENT_ENTITY)))
		return zb_fail(err, ZB_INVALID, _("%s is geen soort"),
			       record_text(r, POSTPONEMENT_ENTITY));
	*field = POSTPONEMENT_UNTIL;
	if (date_compare(record_date(r, POSTPONEMENT_UNTIL),
			 record_date(r, POSTPONEMENT_TERM)) > 0)
		return ZB_OK;
	date_to_full(record_date(r, POSTPONEMENT_TERM), term);
	return zb_fail(err, ZB_INVALID, _("kies een dag na de termijn van %s"), term);
}

static void postponement_title(const struct record *r, struct buffer *out)
{
	const char *label = label_of(record_text(r, POSTPONEMENT_DEADLINE));
	char until[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, POSTPONEMENT_UNTIL), until);
	buffer_add_format(out, _("uitstel %s tot %s"), label ? _(label) : "", until);
}

const struct entity postponement_entity = {
	.code = "postponement",
	.label = N_("uitstel"),
	.plural = N_("uitstel"),
	.fields = postponement_fields,
	.field_count = POSTPONEMENT_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = POSTPONEMENT_PUPIL,
	.key = FIELD_BIT(POSTPONEMENT_PUPIL) | FIELD_BIT(POSTPONEMENT_DEADLINE) |
	       FIELD_BIT(POSTPONEMENT_ENTITY) | FIELD_BIT(POSTPONEMENT_RECORD) |
	       FIELD_BIT(POSTPONEMENT_TERM),
	.check = postponement_check,
	.title = postponement_title,
};
