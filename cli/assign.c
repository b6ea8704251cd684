/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/assign.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/school.h"
#include "core/settings.h"

enum zb_code assign_entity(struct call *call, const char *typed, const struct entity **out,
			   struct zb_err *err)
{
	const struct entity *entity = entity_find(typed);

	if (!entity)
		return call_misuse(call, err,
				   _("de soort \"%s\" bestaat niet; zorgbord list --help noemt ze "
				     "alle"),
				   typed);
	if (entity->closed)
		return call_misuse(call, err,
				   _("%s is gesloten en wordt alleen in het dossier op het scherm "
				     "geopend"),
				   _(entity->label));
	*out = entity;
	return ZB_OK;
}

enum zb_code assign_id(struct call *call, const char *typed, int64_t *out, struct zb_err *err)
{
	char *end;

	errno = 0;
	long long id = strtoll(typed, &end, 10);

	if (errno || end == typed || *end || id <= 0)
		return call_misuse(call, err, _("een id is een positief heel getal, niet \"%s\""),
				   typed);
	*out = id;
	return ZB_OK;
}

enum zb_code assign_split(struct call *call, const char *typed, struct assignment *out,
			  struct zb_err *err)
{
	const char *equals = strchr(typed, '=');

	if (!equals || equals == typed)
		return call_misuse(call, err, _("\"%s\" is geen VELD=WAARDE"), typed);
	*out = (struct assignment){ mem_bytes(typed, (size_t)(equals - typed)), equals + 1 };
	return ZB_OK;
}

static enum zb_code assign_field(struct call *call, struct record *record,
				 const struct assignment *a, struct zb_err *err)
{
	int field = entity_field(record->entity, a->column);

	if (field < 0)
		return call_misuse(call, err, _("%s heeft geen veld \"%s\""),
				   _(record->entity->label), a->column);
	if (record->entity->fields[field].flags & FIELD_DERIVED)
		return zb_fail(err, ZB_DENIED,
			       _("%s wordt berekend en kan niet worden ingevuld"), a->column);
	return record_parse(record, (unsigned)field, a->value, call->today, err);
}

enum zb_code assign_fields(struct call *call, struct record *record, const char *const *args,
			   size_t count, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < count && !code; i++) {
		struct assignment a;

		code = assign_split(call, args[i], &a, err);
		if (code)
			return code;
		code = assign_field(call, record, &a, err);
		free(a.column);
	}
	return code;
}

void assign_warn(const struct call *call, const struct record *row)
{
	const struct setting *setting = row->entity == &setting_entity ?
						setting_find(record_text(row, SETTING_KEY)) :
						NULL;
	char *says;

	if (!setting)
		return;
	says = setting_past_law(setting, strtoll(record_text(row, SETTING_VALUE), NULL, 10));
	if (says)
		fprintf(call->err, _("zorgbord: let op: %s\n"), says);
	free(says);
}
