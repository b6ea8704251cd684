/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/recorded.h"

#include "core/records/consent.h"
#include "db/history.h"

static struct recorded recorded_of(const struct history_entry *entry)
{
	return (struct recorded){ .row = entry->row, .order = entry->seq,
				  .day = history_day(entry->moment) };
}

/* When ROW came into the file, with FIELD (-1: none) when that last became what it is. */
static enum zb_code add_row(struct db *db, const struct record *row, int field,
			    struct recorded_list *out, struct zb_err *err)
{
	struct history_list list = {0};
	enum zb_code code = history_read(db, &(struct history_query){ .entity = row->entity,
								      .id = row->id },
					 &list, err);
	const struct history_entry *found = NULL;

	/* Newest first. */
	for (size_t i = 0; i < list.count && (!found || field < 0); i++)
		if (list.entries[i].field == -1 || list.entries[i].field == field)
			found = &list.entries[i];
	if (!code && found)
		recorded_add(out, recorded_of(found));
	history_list_free(&list);
	return code;
}

enum zb_code recorded_read(struct db *db, const struct dossier *d, struct recorded_list *out,
			   struct zb_err *err)
{
	static const struct {
		enum entity_id entity;
		int field;
	} read[] = { { ENTITY_SUPPORT, -1 }, { ENTITY_CONSENT, CONSENT_DECISION } };
	enum zb_code code = ZB_OK;

	for (size_t r = 0; r < sizeof read / sizeof read[0]; r++) {
		const struct record_list *rows = &d->rows[read[r].entity];

		for (size_t i = 0; i < rows->count && !code; i++)
			code = add_row(db, rows->items[i], read[r].field, out, err);
	}
	return code;
}
