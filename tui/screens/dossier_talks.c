/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was agreed and is still open, then the talks, then what was done. */
#include <stdlib.h>
#include <string.h>

#include "core/records/agreement.h"
#include "core/records/meeting.h"
#include "core/words.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"
#include "tui/screens/reference.h"

#define DETAIL_X (PAGE_TEXT_X + 2)
#define DATE_WIDTH 16
#define WHO_WIDTH 20
#define WHO_FROM 70 /* columns of the page below which who it is stays out */

static void add_agreement(struct app *app, const struct record *row, struct page *page, int width)
{
	struct page_line *line =
		page_row(page, (struct page_target){ ENTITY_AGREEMENT, row->id, -1 });
	int who_width = width < WHO_FROM ? 0 : WHO_WIDTH + 1;
	int when = width - DATE_WIDTH - who_width - 1;
	bool done = record_is_set(row, AGREEMENT_DONE);
	struct date by = record_date(row, done ? AGREEMENT_DONE : AGREEMENT_BY);
	bool late = !done && date_is_set(by) && date_compare(by, app->today) < 0;
	char day[DATE_SHOWN_SIZE];
	struct buffer who = { 0 };
	char *what = mem_format("%s %s",
				app->look.glyphs[done ? GLYPH_BOXED : GLYPH_BOX],
				record_text(row, AGREEMENT_WHAT));

	if (done)
		date_to_near(by, app->today, day);
	else
		date_to_term(by, app->today, day);
	reference_name(app, row, AGREEMENT_STAFF, &who);
	if (!who.length)
		buffer_add(&who, record_text(row, AGREEMENT_WHO));
	page_put(line, when, DATE_WIDTH, late ? ROLE_LATE : ROLE_TEXT, day);
	if (who_width)
		page_put(line, when + DATE_WIDTH + 1, WHO_WIDTH, ROLE_DIM, who.bytes);
	page_wrap(page, PAGE_TEXT_X, when - PAGE_TEXT_X - 1, done ? ROLE_DIM : ROLE_TEXT, what);
	buffer_clear(&who);
	free(what);
}

/* What is due first on top, without a day last; what is done newest first. */
static int compare_agreements(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	struct date left = record_date(*x, AGREEMENT_BY), right = record_date(*y, AGREEMENT_BY);
	int order = 0;

	if (record_is_set(*x, AGREEMENT_DONE))
		order = date_compare(record_date(*y, AGREEMENT_DONE),
				     record_date(*x, AGREEMENT_DONE));
	else if (date_is_set(left) != date_is_set(right))
		order = date_is_set(left) ? -1 : 1;
	else
		order = date_compare(left, right);
	return order ? order : ((*y)->id > (*x)->id) - ((*y)->id < (*x)->id);
}

static size_t add_agreements(struct app *app, struct dossier_view *view, struct page *page,
			     int width, bool done)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_AGREEMENT];
	const struct record **sorted = mem_new(rows->count, sizeof(const struct record *));
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (record_is_set(rows->items[i], AGREEMENT_DONE) == done)
			sorted[count++] = rows->items[i];
	if (count) {
		qsort(sorted, count, sizeof(*sorted), compare_agreements);
		page_put(page_heading(page), 1, -1, ROLE_HEADING,
			 done ? _("Gedane afspraken") : _("Open afspraken"));
	}
	for (size_t i = 0; i < count; i++)
		add_agreement(app, sorted[i], page, width);
	if (count)
		page_heading(page);
	free(sorted);
	return count;
}

/* Who was there: "A. van den Berg, L. Smit". */
static void add_attendees(struct app *app, const struct dossier_view *view, int64_t meeting,
			  struct buffer *out)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_ATTENDEE];
	static const unsigned fields[] = { ATTENDEE_GUARDIAN, ATTENDEE_STAFF, ATTENDEE_PUPIL };

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];

		if (record_number(row, ATTENDEE_MEETING) != meeting)
			continue;
		if (out->length)
			buffer_add(out, "; ");
		buffer_add(out, record_text(row, ATTENDEE_NAME));
		for (size_t f = 0; f < sizeof(fields) / sizeof(*fields); f++)
			if (record_is_set(row, fields[f]))
				reference_name(app, row, fields[f], out);
	}
}

/* What was said about this pupil, else in general. */
static const char *report_of(const struct dossier_view *view, const struct record *meeting)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_MEETING_PUPIL];

	for (size_t i = 0; i < rows->count; i++)
		if (record_number(rows->items[i], MEETING_PUPIL_MEETING) == meeting->id &&
		    record_is_set(rows->items[i], MEETING_PUPIL_REPORT))
			return record_text(rows->items[i], MEETING_PUPIL_REPORT);
	return record_text(meeting, MEETING_REPORT);
}

static void add_meeting(struct app *app, const struct dossier_view *view,
			const struct record *meeting, struct page *page, int width)
{
	struct page_target target = { ENTITY_MEETING, meeting->id, -1 };
	int room = width - DETAIL_X - 1;
	char day[DATE_SHOWN_SIZE];
	struct buffer head = { 0 }, who = { 0 };

	date_to_day(record_date(meeting, MEETING_DATE), day);
	buffer_add_format(&head, "%s ", day);
	word_show(app->look.school, meeting, MEETING_KIND, &head);
	add_attendees(app, view, meeting->id, &who);
	if (who.length)
		buffer_add_format(&head, ": %s", who.bytes);
	page_row(page, target);
	page_wrap(page, PAGE_TEXT_X, width - PAGE_TEXT_X - 1, ROLE_TEXT, head.bytes);
	if (*report_of(view, meeting)) {
		page_row(page, target);
		page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_DIM,
			  report_of(view, meeting));
	}
	buffer_clear(&head);
	buffer_clear(&who);
}

void dossier_build_talks(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_MEETING];
	const struct record **sorted = record_list_newest(all, MEETING_DATE);

	page->empty = _("Nog geen gesprekken en afspraken. n legt er een vast.");
	add_agreements(app, view, page, width, false);
	if (all->count)
		page_put(page_heading(page), 1, -1, ROLE_HEADING, _("Gesprekken"));
	for (size_t i = 0; i < all->count; i++)
		add_meeting(app, view, sorted[i], page, width);
	if (all->count)
		page_heading(page);
	add_agreements(app, view, page, width, true);
	free(sorted);
}
