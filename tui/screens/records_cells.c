/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/records_cells.h"

#include <stdlib.h>

#include "core/words.h"
#include "tui/app.h"
#include "tui/screens/reference.h"

char *records_cell(struct app *app, const struct records *about, const struct record *record,
		   size_t c)
{
	unsigned field = (unsigned)about->columns[c];
	struct buffer text = { 0 };

	if (!c && about->first)
		about->first(record, &text);
	else if (record->entity->fields[field].kind == FIELD_REFERENCE)
		reference_name(app, record, field, &text);
	else
		word_show(app->look.school, record, field, &text);
	return buffer_take(&text);
}

char *records_question(struct app *app, const struct records *about, const char *title,
		       const struct record *record)
{
	const char *between = "\n";
	struct buffer text = { 0 };

	buffer_add_format(&text, _("%s verwijderen?"), title);
	for (size_t c = 0; c < RECORDS_COLUMNS && about->columns[c] >= 0; c++) {
		bool is_long = record->entity->fields[about->columns[c]].kind == FIELD_LONG;
		char *cell = records_cell(app, about, record, c);

		if (*cell && !is_long) {
			buffer_add_format(&text, "%s%s", between, cell);
			between = " · ";
		}
		free(cell);
	}
	return buffer_take(&text);
}
