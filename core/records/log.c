/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/log.h"

#include "core/entities.h"

const struct choice log_kinds[] = {
	[LOG_INCIDENT] = { "incident", N_("incident") },
	[LOG_EVENT] = { "event", N_("gebeurtenis") },
	[LOG_DECISION] = { "decision", N_("besluit") },
	[LOG_NOTE] = { "note", N_("notitie") },
	{ NULL, NULL },
};

static const struct field log_fields[] = { LOG_FIELDS(FIELD_ROW) };

bool log_is_confidential(const struct record *log)
{
	if (record_is_set(log, LOG_CONFIDENTIAL))
		return record_is_yes(log, LOG_CONFIDENTIAL);
	return record_choice(log, LOG_KIND) == LOG_INCIDENT;
}

static void log_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, LOG_DATE), day);
	buffer_add_format(out, "%s %s",
			  field_choice_label(&log_fields[LOG_KIND], record_text(r, LOG_KIND)), day);
}

const struct entity log_entity = {
	.code = "log",
	.label = N_("logboek"),
	.plural = N_("logboekregels"),
	.fields = log_fields,
	.field_count = LOG_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = LOG_PUPIL,
	.title = log_title,
};
