/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All evaluations, newest first, each with what it found of every goal. */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/rules/version.h"
#include "db/history.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"

#define DETAIL_X (PAGE_TEXT_X + 2)
#define FORMER_X (DETAIL_X + 2) /* of a result that was corrected */

/* "wo 25-11-2026 tussentijds, telt mee in 2026-2027, met ouders, leerling gehoord". */
static void add_head(const struct record *evaluation, struct page *page, int width)
{
	char day[DATE_SHOWN_SIZE];
	struct buffer text = { 0 };

	date_to_day(record_date(evaluation, EVALUATION_DATE), day);
	buffer_add_format(&text, "%s ", day);
	record_show(evaluation, EVALUATION_KIND, &text);
	if (record_is_set(evaluation, EVALUATION_COUNTS_FOR))
		buffer_add_format(&text, _(", telt mee in %s"),
				  record_text(evaluation, EVALUATION_COUNTS_FOR));
	if (record_is_yes(evaluation, EVALUATION_PARENTS_PRESENT))
		buffer_add(&text, _(", met ouders"));
	if (record_is_yes(evaluation, EVALUATION_HEARD))
		buffer_add(&text, _(", leerling gehoord"));
	page_row(page, (struct page_target){ ENTITY_EVALUATION, evaluation->id, -1 });
	page_wrap(page, PAGE_TEXT_X, width - PAGE_TEXT_X - 1, ROLE_HEADING, text.bytes);
	buffer_clear(&text);
}

static bool is_of(const struct record *result, const struct record *evaluation)
{
	return record_number(result, RESULT_EVALUATION) == evaluation->id &&
	       !record_is_set(result, RESULT_WITHDRAWN);
}

/* The result of the same evaluation and goal that took the place of result AT (STEP 1), or whose
 * place that took (STEP -1); results->count when there is none. */
static size_t result_beside(const struct record_list *results, size_t at, int step)
{
	const struct record *result = results->items[at];

	/* Below 0 an index is a very high one. */
	for (at += (size_t)step; at < results->count; at += (size_t)step)
		if (record_same(results->items[at], result, RESULT_EVALUATION) &&
		    record_same(results->items[at], result, RESULT_GOAL) &&
		    !record_is_set(results->items[at], RESULT_WITHDRAWN))
			return at;
	return results->count;
}

/* "niet behaald, 64%, spanning thuis werkte door". */
static void add_finding(const struct record *result, struct buffer *text)
{
	int asks = finding_asks((enum finding)record_choice(result, RESULT_FINDING));

	record_show(result, RESULT_FINDING, text);
	if (record_is_set(result, RESULT_VALUE))
		buffer_add_format(text, ", %s", record_text(result, RESULT_VALUE));
	if (asks >= 0 && record_is_set(result, (unsigned)asks)) {
		buffer_add(text, ", ");
		record_show(result, (unsigned)asks, text);
	}
}

static void add_current(struct app *app, const struct dossier_view *view,
			const struct record *result, struct page *page, int width)
{
	const struct record *goal = dossier_find(&view->dossier, ENTITY_GOAL,
						 record_number(result, RESULT_GOAL));
	enum finding finding = (enum finding)record_choice(result, RESULT_FINDING);
	struct buffer text = { 0 };

	buffer_add_format(&text, "%s %s: ", finding_sign(finding, app->look.utf8),
			  goal ? record_text(goal, GOAL_DESCRIPTION) : "");
	add_finding(result, &text);
	page_row(page, (struct page_target){ ENTITY_RESULT, result->id, -1 });
	page_wrap(page, DETAIL_X, width - DETAIL_X - 1, ROLE_TEXT, text.bytes);
	buffer_clear(&text);
}

/* What no longer holds says so, and since when, before anything else. */
static void add_former(const struct record *result, const struct record *next, struct page *page,
		       int width)
{
	struct buffer text = { 0 };
	char day[DATE_SHOWN_SIZE];

	date_to_full(history_day(record_text(next, RESULT_RECORDED)), day);
	if (*day)
		buffer_add_format(&text, _("verbeterd op %s, was: "), day);
	add_finding(result, &text);
	page_row(page, (struct page_target){ ENTITY_RESULT, result->id, -1 });
	page_wrap(page, FORMER_X, width - FORMER_X - 1, ROLE_DIM, text.bytes);
	buffer_clear(&text);
}

/* Result AT, which nothing took the place of, and below it what it took the place of. */
static void add_result(struct app *app, const struct dossier_view *view, size_t at,
		       struct page *page, int width)
{
	const struct record_list *results = &view->dossier.rows[ENTITY_RESULT];
	size_t former;

	add_current(app, view, results->items[at], page, width);
	while ((former = result_beside(results, at, -1)) < results->count) {
		add_former(results->items[former], results->items[at], page, width);
		at = former;
	}
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
	page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_DIM, text.bytes);
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

	add_head(evaluation, page, width);
	for (size_t i = 0; i < results->count; i++)
		if (is_of(results->items[i], evaluation) &&
		    result_beside(results, i, 1) == results->count)
			add_result(app, view, i, page, width);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		add_long(evaluation, fields[i], page, width);
	page_heading(page);
}

/* What can be done when there is no evaluation yet. */
static const char *way_on(const struct dossier_view *view)
{
	if (plan_in_force(&view->dossier))
		return _("Nog geen evaluaties. e evalueert de open doelen van het OPP in werking.");
	if (dossier_draft(view))
		return _("Nog geen evaluaties: w zet het concept in werking, e evalueert het "
			 "daarna.");
	return _("Nog geen evaluaties, en geen OPP in werking: op Plan maakt n een concept.");
}

void dossier_build_evaluations(struct app *app, struct dossier_view *view, struct page *page,
			       int width)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_EVALUATION];
	const struct record **sorted = record_list_newest(all, EVALUATION_DATE);

	page->empty = way_on(view);
	for (size_t i = 0; i < all->count; i++)
		add_evaluation(app, view, sorted[i], page, width);
	free(sorted);
}
