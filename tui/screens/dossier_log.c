/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/log.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"

#define DETAIL_X (PAGE_TEXT_X + 2)

static void add_entry(const struct record *row, struct page *page, int width)
{
	struct page_target target = { ENTITY_LOG, row->id, -1 };
	struct page_line *line = page_row(page, target);
	int room = width - DETAIL_X - 1;
	char day[DATE_SHOWN_SIZE];
	struct buffer head = { 0 };

	date_to_day(record_date(row, LOG_DATE), day);
	buffer_add_format(&head, "%s ", day);
	record_show(row, LOG_KIND, &head);
	if (log_is_confidential(row))
		buffer_add(&head, _(", vertrouwelijk"));
	page_put(line, PAGE_TEXT_X, -1, ROLE_HEADING, head.bytes);
	page_row(page, target);
	page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_TEXT,
		  record_text(row, LOG_TEXT));
	buffer_clear(&head);
}

void dossier_build_log(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_LOG];
	const struct record **sorted = record_list_newest(all, LOG_DATE);

	(void)app;
	page->empty = _("Nog niets in het logboek. n schrijft iets op; een incident is "
			"vertrouwelijk.");
	for (size_t i = 0; i < all->count; i++)
		add_entry(sorted[i], page, width);
	free(sorted);
}
