/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/meldcode.h"

#include "core/entities.h"

const struct choice meldcode_steps[] = {
	[MELDCODE_SIGNALS] = { "signals", N_("1 signalen in kaart") },
	[MELDCODE_CONSULT] = { "consult", N_("2 overleg met collega of Veilig Thuis") },
	[MELDCODE_TALK] = { "talk", N_("3 gesprek met ouders en leerling") },
	[MELDCODE_WEIGH] = { "weigh", N_("4 wegen, bij twijfel Veilig Thuis") },
	[MELDCODE_DECIDE] = { "decide", N_("5 beslissen: melden, hulp of beide") },
	{ NULL, NULL },
};

static const struct field meldcode_fields[] = { MELDCODE_FIELDS(FIELD_ROW) };

/* Nothing of what it holds: titles are shown by undo. */
static void meldcode_title(const struct record *r, struct buffer *out)
{
	buffer_add(out, _(r->entity->label));
}

const struct entity meldcode_entity = {
	.code = "meldcode",
	.label = N_("meldcode"),
	.plural = N_("meldcode"),
	.fields = meldcode_fields,
	.field_count = MELDCODE_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = MELDCODE_PUPIL,
	.closed = true,
	.title = meldcode_title,
};
