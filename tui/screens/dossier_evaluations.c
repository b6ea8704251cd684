/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All evaluations, newest first, each with what it found of every goal. */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"

#define DETAIL_X (PAGE_TEXT_X + 2)
#define TEXT_MAX 84

static int compare_newest(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int order = date_compare(record_date(*y, EVALUATION_DATE),
				 record_date(*x, EVALUATION_DATE));

	return order ? order : ((*y)->id > (*x)->id) - ((*y)->id < (*x)->id);
}

/* "25-11-2026 tussentijds, telt mee in 2026-2027, met ouders, leerling gehoord". */
static void add_head(const struct record *evaluation, struct page *page)
{
	struct page_line *line =
		page_row(page, (struct page_target){ ENTITY_EVALUATION, evaluation->id, -1 });
	char day[DATE_SHOWN_SIZE];
	struct buffer text = { 0 };

	date_to_full(record_date(evaluation, EVALUATION_DATE), day);
	buffer_add_format(&text, "%s ", day);
	record_show(evaluation, EVALUATION_KIND, &text);
	if (record_is_set(evaluation, EVALUATION_COUNTS_FOR))
		buffer_add_format(&text, _(", telt mee in %s"),
				  record_text(evaluation, EVALUATION_COUNTS_FOR));
	if (record_is_yes(evaluation, EVALUATION_PARENTS_PRESENT))
		buffer_add(&text, _(", met ouders"));
	if (record_is_yes(evaluation, EVALUATION_HEARD))
		buffer_add(&text, _(", leerling gehoord"));
	page_put(line, PAGE_TEXT_X, -1, ROLE_HEADING, text.bytes);
	buffer_clear(&text);
}

/* Whether a later result of the same evaluation and goal took its place. */
static bool is_corrected(const struct record_list *results, size_t at)
{
	for (size_t i = at + 1; i < results->count; i++)
		if (record_same(results->items[i], results->items[at], RESULT_EVALUATION) &&
		    record_same(results->items[i], results->items[at], RESULT_GOAL) &&
		    !record_is_set(results->items[i], RESULT_WITHDRAWN))
			return true;
	return false;
}

static void add_result(struct app *app, const struct dossier_view *view,
		       const struct record *result, bool corrected, struct page *page, int width)
{
	const struct record *goal = dossier_find(&view->dossier, ENTITY_GOAL,
						 record_number(result, RESULT_GOAL));
	struct buffer text = { 0 };
	int asks = finding_asks((enum finding)record_choice(result, RESULT_FINDING));

	/* What no longer holds says so before anything else. */
	if (corrected)
		buffer_add(&text, _("verbeterd, was: "));
	buffer_add_format(&text, "%s %s: ",
			  finding_sign((enum finding)record_choice(result, RESULT_FINDING),
				       app->look.utf8),
			  goal ? record_text(goal, GOAL_DESCRIPTION) : "");
	record_show(result, RESULT_FINDING, &text);
	if (record_is_set(result, RESULT_VALUE))
		buffer_add_format(&text, ", %s", record_text(result, RESULT_VALUE));
	if (asks >= 0 && record_is_set(result, (unsigned)asks)) {
		buffer_add(&text, ", ");
		record_show(result, (unsigned)asks, &text);
	}
	page_row(page, (struct page_target){ ENTITY_RESULT, result->id, -1 });
	page_wrap(page, DETAIL_X, width - DETAIL_X - 1, corrected ? ROLE_DIM : ROLE_TEXT,
		  text.bytes);
	buffer_clear(&text);
}

static void add_long(const struct record *evaluation, unsigned field, struct page *page, int width)
{
	int room = width - DETAIL_X - 1;
	struct buffer text = { 0 };

	if (!record_is_set(evaluation, field))
		return;
	buffer_add_format(&text, "%s: ", _(evaluation->entity->fields[field].label));
	record_show(evaluation, field, &text);
	page_row(page, (struct page_target){ ENTITY_EVALUATION, evaluation->id, (int)field });
	page_wrap(page, DETAIL_X, room < TEXT_MAX ? room : TEXT_MAX, ROLE_DIM, text.bytes);
	buffer_clear(&text);
}

static void add_evaluation(struct app *app, const struct dossier_view *view,
			   const struct record *evaluation, struct page *page, int width)
{
	static const unsigned fields[] = {
		EVALUATION_HEARD_TEXT, EVALUATION_NOT_HEARD_REASON, EVALUATION_TEXT,
		EVALUATION_CONSEQUENCE_LEARNING, EVALUATION_CONSEQUENCE_BEHAVIOUR,
		EVALUATION_NEXT,
	};
	const struct record_list *results = &view->dossier.rows[ENTITY_RESULT];

	add_head(evaluation, page);
	for (size_t i = 0; i < results->count; i++)
		if (record_number(results->items[i], RESULT_EVALUATION) == evaluation->id &&
		    !record_is_set(results->items[i], RESULT_WITHDRAWN))
			add_result(app, view, results->items[i], is_corrected(results, i), page,
				   width);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		add_long(evaluation, fields[i], page, width);
	page_heading(page);
}

void dossier_build_evaluations(struct app *app, struct dossier_view *view, struct page *page,
			       int width)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_EVALUATION];
	struct record **sorted = mem_new(all->count, sizeof(*sorted));

	page->empty = _("Nog geen evaluaties. e evalueert de open doelen van het OPP in werking.");
	if (all->count) {
		memcpy(sorted, all->items, all->count * sizeof(*sorted));
		qsort(sorted, all->count, sizeof(*sorted), compare_newest);
	}
	for (size_t i = 0; i < all->count; i++)
		add_evaluation(app, view, sorted[i], page, width);
	free(sorted);
}
