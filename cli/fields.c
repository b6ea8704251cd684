/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/fields.h"

#include "core/entities.h"

#define FIELD_COLUMN 24

static const char *const kinds[] = {
	[FIELD_TEXT] = N_("tekst"),
	[FIELD_LONG] = N_("lange tekst"),
	[FIELD_DATE] = N_("dag"),
	[FIELD_MOMENT] = N_("moment (UTC)"),
	[FIELD_YEAR] = N_("schooljaar"),
	[FIELD_CHOICE] = N_("een van"),
	[FIELD_SET] = N_("een of meer, met + ertussen"),
	[FIELD_BOOLEAN] = N_("een van"),
	[FIELD_INTEGER] = N_("heel getal"),
	[FIELD_DECIMAL] = N_("getal"),
	[FIELD_MONEY] = N_("bedrag"),
	[FIELD_REFERENCE] = N_("id van"),
};

void fields_describe(const struct field *field, struct buffer *out)
{
	buffer_add(out, _(kinds[field->kind]));
	if (field->kind == FIELD_REFERENCE)
		buffer_add_format(out, " %s", field->target);
	for (unsigned i = 0; field->choices && field->choices[i].code; i++)
		buffer_add_format(out, "%s %s", i ? "," : ":", field->choices[i].code);
	if (field->flags & FIELD_REQUIRED)
		buffer_add_format(out, "; %s", _("verplicht"));
	if (field->flags & FIELD_FIXED)
		buffer_add_format(out, "; %s", _("staat vast na toevoegen"));
	if (field->flags & FIELD_FROZEN)
		buffer_add_format(out, "; %s", _("staat vast in een OPP in werking"));
	if (field->flags & FIELD_DERIVED)
		buffer_add_format(out, "; %s", _("berekend"));
}

void fields_print(FILE *out)
{
	struct buffer text = {0};

	fprintf(out, "%s\n", _("Soorten en hun velden; elke soort heeft ook id en rev:"));
	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		const struct entity *entity = entities[e];

		if (entity->closed)
			continue;
		fprintf(out, "\n%s (%s)\n", entity->code, _(entity->label));
		for (unsigned f = 0; f < entity->field_count; f++) {
			buffer_reset(&text);
			fields_describe(&entity->fields[f], &text);
			fprintf(out, "  %-*s%s: %s\n", FIELD_COLUMN, entity->fields[f].column,
				_(entity->fields[f].label), text.bytes);
		}
	}
	buffer_clear(&text);
}
