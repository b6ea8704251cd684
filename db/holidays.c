/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/holidays.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/holiday.h"
#include "db/query.h"

static enum zb_code take(void *context, const char *const *cells, struct zb_err *err)
{
	struct holidays *out = context;
	struct holiday holiday = { .name = NULL };

	(void)err;
	if (!date_from_iso(cells[QUERY_FIELDS + HOLIDAY_STARTS], &holiday.starts) ||
	    !date_from_iso(cells[QUERY_FIELDS + HOLIDAY_ENDS], &holiday.ends))
		return ZB_OK;
	holiday.name = mem_text(cells[QUERY_FIELDS + HOLIDAY_NAME]);
	out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof *out->items);
	out->items[out->count++] = holiday;
	return ZB_OK;
}

enum zb_code holidays_read(struct db *db, struct holidays *out, struct zb_err *err)
{
	struct holidays read = {0};
	enum zb_code code = query_rows(db, &holiday_entity, NULL, 0, take, &read, err);

	if (code) {
		holidays_free(&read);
		return code;
	}
	holidays_free(out);
	*out = read;
	return ZB_OK;
}

void holidays_free(struct holidays *holidays)
{
	for (size_t i = 0; i < holidays->count; i++)
		free(holidays->items[i].name);
	free(holidays->items);
	*holidays = (struct holidays){0};
}

const char *holidays_find(const struct holidays *holidays, struct date day)
{
	for (size_t i = 0; i < holidays->count; i++)
		if (date_compare(holidays->items[i].starts, day) <= 0 &&
		    date_compare(day, holidays->items[i].ends) <= 0)
			return holidays->items[i].name;
	return NULL;
}
