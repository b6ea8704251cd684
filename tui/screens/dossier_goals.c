/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of a version, where each began, is to go and stands now, and what was found of it over
 * all versions. */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "core/rules/lines.h"
#include "core/text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/column.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"
#include "tui/screens/signs.h"

#define VALUE_MAX 14 /* columns of a value */
#define WHOLE_FROM 96 /* columns from which a goal stands whole in the overview too */
#define SIGNS_MAX 5 /* of the findings of a line: the last ones */
#define DETAIL_X (PAGE_TEXT_X + 2)

enum { COLUMN_GOAL, COLUMN_BEGIN, COLUMN_TARGET, COLUMN_NOW, COLUMN_COURSE, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
	[COLUMN_GOAL] = { .label = N_("Doelen"), .width = 34, .min = 16, .grows = true },
	[COLUMN_BEGIN] = { .label = N_("begin"), .width = 10, .min = 6, .grows = true,
			   .max = VALUE_MAX },
	[COLUMN_TARGET] = { .label = N_("doel"), .width = 10, .min = 6, .grows = true,
			    .max = VALUE_MAX },
	[COLUMN_NOW] = { .label = N_("nu"), .width = 10, .min = 6, .grows = true,
			 .max = VALUE_MAX },
	[COLUMN_COURSE] = { .label = N_("verloop"), .width = 14, .min = 10 },
};

static void lay(int width, struct column_place out[COLUMN_COUNT])
{
	column_layout(columns, COLUMN_COUNT, width - PAGE_TEXT_X - 1, out);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		out[i].x += PAGE_TEXT_X;
}

void dossier_add_goal_heading(struct page *page, int width)
{
	struct column_place places[COLUMN_COUNT];
	struct page_line *line = page_heading(page);

	lay(width, places);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		page_put(line, places[i].x, places[i].width, i ? ROLE_DIM : ROLE_HEADING,
			 _(columns[i].label));
}

/* --- the results of a line --- */

static int compare_results(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;

	return result_compare(*x, *y);
}

/* The results of LINE that hold, oldest first: of those of one evaluation the last. The caller
 * frees the array. */
static const struct record **results_of(const struct dossier_view *view, int64_t line,
					size_t *count)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_RESULT];
	const struct record **found = mem_new(all->count, sizeof(const struct record *));
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < all->count; i++)
		if (record_number(all->items[i], RESULT_LINE) == line &&
		    !record_is_set(all->items[i], RESULT_WITHDRAWN))
			found[n++] = all->items[i];
	if (n)
		qsort(found, n, sizeof(*found), compare_results);
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && record_same(found[i], found[i + 1], RESULT_EVALUATION))
			continue;
		found[kept++] = found[i];
	}
	*count = kept;
	return found;
}

/* The signs, and where all of it fits in WIDTH columns the word of the last. */
static void add_course(const struct app *app, const struct record *const *results, size_t count,
		       int width, struct buffer *out)
{
	size_t first = count > SIGNS_MAX ? count - SIGNS_MAX : 0;
	struct buffer word = { 0 };

	for (size_t i = first; i < count; i++)
		buffer_add_format(out, "%s%s", i > first ? " " : "",
				  finding_sign((enum finding)record_choice(results[i],
									   RESULT_FINDING),
					       app->look.utf8));
	if (count && count - first < 3)
		record_show(results[count - 1], RESULT_FINDING, &word);
	if (word.length && text_width(out->bytes) + 1 + text_width(word.bytes) <= width)
		buffer_add_format(out, " %s", word.bytes);
	buffer_clear(&word);
}

/* "58", the last value that was measured. */
static const char *value_now(const struct record *const *results, size_t count)
{
	for (size_t i = count; i > 0; i--)
		if (record_is_set(results[i - 1], RESULT_VALUE))
			return record_text(results[i - 1], RESULT_VALUE);
	return "-";
}

static const char *or_dash(const char *text)
{
	return *text ? text : "-";
}

static const char *or_mark(const char *text)
{
	return *text ? text : SIGN_LACK;
}

/* With WHOLE the whole description stands there, in as many rows as it takes. */
static void add_goal(struct app *app, const struct record *goal,
		     const struct record *const *results, size_t count, struct page *page,
		     int width, bool whole)
{
	struct column_place places[COLUMN_COUNT];
	struct page_target target = { ENTITY_GOAL, goal->id, -1 };
	struct page_line *line = page_row(page, target);
	struct buffer course = { 0 }, name = { 0 };
	bool open = record_choice(goal, GOAL_STATE) == GOAL_OPEN;
	enum role role = open ? ROLE_TEXT : ROLE_DIM;
	size_t length, rest = 0;
	char *first = NULL;

	lay(width, places);
	add_course(app, results, count, width - places[COLUMN_COURSE].x, &course);
	/* What is missing has the mark in its place. */
	buffer_add_format(&name, "%s%s", record_is_set(goal, GOAL_INDICATOR) ? "" : SIGN_LACK " ",
			  record_text(goal, GOAL_DESCRIPTION));
	if (whole) {
		rest = text_wrap(name.bytes, 0, places[COLUMN_GOAL].width, &length);
		first = mem_bytes(name.bytes, length);
	}
	page_put(line, places[COLUMN_GOAL].x, places[COLUMN_GOAL].width, role,
		 first ? first : name.bytes);
	page_put(line, places[COLUMN_BEGIN].x, places[COLUMN_BEGIN].width, ROLE_TEXT,
		 or_mark(record_text(goal, GOAL_BASELINE)));
	page_put(line, places[COLUMN_TARGET].x, places[COLUMN_TARGET].width, ROLE_TEXT,
		 or_mark(record_text(goal, GOAL_TARGET)));
	page_put(line, places[COLUMN_NOW].x, places[COLUMN_NOW].width, ROLE_TEXT,
		 value_now(results, count));
	if (!open && !course.length)
		record_show(goal, GOAL_STATE, &course);
	page_put(line, places[COLUMN_COURSE].x, -1, ROLE_TEXT, course.bytes);
	if (first && name.bytes[rest]) {
		page_row(page, target);
		page_wrap(page, places[COLUMN_GOAL].x, places[COLUMN_GOAL].width, role,
			  name.bytes + rest);
	}
	free(first);
	buffer_clear(&course);
	buffer_clear(&name);
}

/* --- what the tab shows below a goal --- */

static void add_piece(const struct look *look, struct buffer *out, const struct record *goal,
		      unsigned field, bool label)
{
	if (!record_is_set(goal, field))
		return;
	if (out->length)
		buffer_add_format(out, " %s ", look->glyphs[GLYPH_DOT]);
	if (label)
		buffer_add_format(out, "%s: ", _(goal->entity->fields[field].label));
	record_show(goal, field, out);
}

static void add_about(const struct look *look, const struct record *goal, struct page *page,
		      int width)
{
	struct page_target target = { ENTITY_GOAL, goal->id, -1 };
	unsigned lacks = goal_lacks(goal);
	int room = width - DETAIL_X - 1;
	struct column_place places[COLUMN_COUNT];
	struct buffer text = { 0 };

	/* What the row above had to cut stands here in full. */
	lay(width, places);
	add_piece(look, &text, goal, GOAL_AREA, false);
	if (text_width(record_text(goal, GOAL_BASELINE)) > places[COLUMN_BEGIN].width)
		add_piece(look, &text, goal, GOAL_BASELINE, true);
	if (text_width(record_text(goal, GOAL_TARGET)) > places[COLUMN_TARGET].width)
		add_piece(look, &text, goal, GOAL_TARGET, true);
	add_piece(look, &text, goal, GOAL_INDICATOR, true);
	add_piece(look, &text, goal, GOAL_TARGET_DATE, true);
	add_piece(look, &text, goal, GOAL_WHO, true);
	add_piece(look, &text, goal, GOAL_APPROACH, true);
	if (record_choice(goal, GOAL_STATE) != GOAL_OPEN)
		add_piece(look, &text, goal, GOAL_STATE, false);
	if (text.length) {
		page_row(page, target);
		page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_DIM,
			  text.bytes);
	}
	buffer_reset(&text);
	if (lacks) {
		buffer_add(&text, _("! niet te beoordelen zonder "));
		goal_lacks_add(&text, lacks);
		page_put(page_row(page, target), DETAIL_X, -1, ROLE_TEXT, text.bytes);
	}
	buffer_clear(&text);
}

/* "25-11-2026 ✗ niet behaald, 58, doel bijgesteld 70 → 60". */
static void add_result(struct app *app, const struct record *result, const struct record *before,
		       struct page *page)
{
	struct page_line *line =
		page_row(page, (struct page_target){ ENTITY_RESULT, result->id, -1 });
	char day[DATE_SHOWN_SIZE];
	struct buffer text = { 0 };

	date_to_full(record_date(result, RESULT_DATE), day);
	buffer_add_format(&text, "%s %s ", day,
			  finding_sign((enum finding)record_choice(result, RESULT_FINDING),
				       app->look.utf8));
	record_show(result, RESULT_FINDING, &text);
	if (record_is_set(result, RESULT_VALUE))
		buffer_add_format(&text, ", %s", record_text(result, RESULT_VALUE));
	if (before && !record_same(before, result, RESULT_TARGET))
		buffer_add_format(&text, _(", doel bijgesteld %s %s %s"),
				  or_dash(record_text(before, RESULT_TARGET)),
				  app->look.utf8 ? "→" : ">",
				  or_dash(record_text(result, RESULT_TARGET)));
	if (record_is_set(result, RESULT_REASON)) {
		buffer_add(&text, ": ");
		record_show(result, RESULT_REASON, &text);
	}
	page_put(line, DETAIL_X, -1, ROLE_DIM, text.bytes);
	buffer_clear(&text);
}

/* The goals of KIND (-1: all) of the version shown, in order. The caller frees the array. */
static const struct record **goals_of(const struct dossier_view *view, int kind, size_t *count)
{
	const struct record_list *all = &view->dossier.rows[ENTITY_GOAL];
	const struct record **found = mem_new(all->count, sizeof(const struct record *));

	*count = 0;
	for (size_t i = 0; i < all->count; i++)
		if (record_number(all->items[i], GOAL_PLAN) == view->version &&
		    (kind < 0 || record_choice(all->items[i], GOAL_KIND) == kind))
			found[(*count)++] = all->items[i];
	if (*count)
		qsort(found, *count, sizeof(*found), goal_order);
	return found;
}

size_t dossier_add_goals(struct app *app, const struct dossier_view *view, struct page *page,
			 int kind, int width, bool detail)
{
	size_t count, result_count;
	const struct record **goals = goals_of(view, kind, &count);

	if (count)
		page_put(page_heading(page), PAGE_TEXT_X, -1, ROLE_DIM,
			 kind == GOAL_LEARNING ? _("Leren") : _("Gedrag"));
	for (size_t i = 0; i < count; i++) {
		const struct record **results =
			results_of(view, goal_line(goals[i]), &result_count);

		add_goal(app, goals[i], results, result_count, page, width,
			 detail || width >= WHOLE_FROM);
		if (detail)
			add_about(&app->look, goals[i], page, width);
		for (size_t r = 0; detail && r < result_count; r++)
			add_result(app, results[r], r ? results[r - 1] : NULL, page);
		free(results);
	}
	free(goals);
	return count;
}

void dossier_build_goals(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	size_t count = 0;

	if (view->version)
		dossier_add_goal_heading(page, width);
	for (int kind = 0; view->version && kind < GOAL_KIND_COUNT; kind++)
		count += dossier_add_goals(app, view, page, kind, width, true);
	if (!count) {
		page_free(page);
		page->empty = !view->version ? _("Nog geen OPP. n maakt een concept.") :
			      dossier_version_is(view, PLAN_DRAFT) ?
					       _("Nog geen doelen. n voegt er een toe.") :
					       _("Geen doelen in deze versie, die vastligt. a "
						 "maakt een nieuwe versie; daarin kunnen doelen.");
	}
}

/* --- changing --- */

static void goal_changed(struct form *form, struct record *const *records,
			 const struct record *record, int field)
{
	struct record *goal = records[0];
	int area = record_choice(goal, GOAL_AREA);
	bool behaviour = record_choice(goal, GOAL_KIND) == GOAL_BEHAVIOUR;

	(void)form;
	(void)record;
	if (field == GOAL_KIND && area >= 0 && behaviour != (area >= GOAL_AREA_FIRST_BEHAVIOUR))
		record_clear(goal, GOAL_AREA);
}

/* What the version in force holds is shown, its state can be changed. */
static void fill_frozen(struct form *form, struct record *const *records)
{
	form_add_all(form, records[0]);
	for (unsigned f = 0; f < GOAL_FIELD_COUNT; f++)
		if (records[0]->entity->fields[f].flags & FIELD_FROZEN)
			form_lock(form, records[0], f, true);
}

static void open_form(struct app *app, struct dossier_view *view, struct record *goal, int field,
		      bool frozen)
{
	record_form_open(app, &(struct record_form){
				      .title = goal->id ? _("Doel") : _("Nieuw doel"),
				      .draft = dossier_draft_name(view, &goal_entity, goal->id),
				      .records = { goal },
				      .link = -1,
				      .field = frozen ? GOAL_STATE : field,
				      .dossier = &view->dossier,
				      .saved = _("Doel bewaard."),
				      .fill = frozen ? fill_frozen : NULL,
				      .changed = frozen ? NULL : goal_changed,
			      });
}

void dossier_edit_goal(struct app *app, struct dossier_view *view, int64_t id, int field)
{
	struct record *goal = dossier_edit(view, ENTITY_GOAL, id);
	const struct record *plan;
	bool frozen;

	if (!goal)
		return;
	plan = dossier_find(&view->dossier, ENTITY_PLAN, record_number(goal, GOAL_PLAN));
	frozen = plan && record_choice(plan, PLAN_STATUS) != PLAN_DRAFT;
	if (frozen && field >= 0 && goal_entity.fields[field].flags & FIELD_FROZEN) {
		record_free(goal);
		dossier_say_frozen(app, view);
	} else
		open_form(app, view, goal, field, frozen);
}

void dossier_add_goal(struct app *app, struct dossier_view *view)
{
	const struct record *draft = dossier_draft(view);
	struct record *goal;

	if (!draft) {
		if (dossier_version_is(view, PLAN_IN_FORCE))
			app_notice(app, "%s",
				   _("Deze versie ligt vast. a maakt een nieuwe versie, "
				     "daarin kan een doel erbij."));
		else
			app_notice(app, "%s", _("Er is nog geen concept: begin met het OPP."));
		return;
	}
	goal = record_new(&goal_entity);
	record_set_number(goal, GOAL_PLAN, draft->id);
	record_set_choice(goal, GOAL_KIND, GOAL_LEARNING);
	record_set_choice(goal, GOAL_STATE, GOAL_OPEN);
	open_form(app, view, goal, -1, false);
}

static enum zb_code place(struct app *app, const struct record *goal, size_t position,
			  struct zb_err *err)
{
	struct record *mine = record_copy(goal);
	enum zb_code code;

	record_set_number(mine, GOAL_POSITION, (int64_t)position);
	code = store_update(app->db, goal, mine, NULL, err);
	record_free(mine);
	return code;
}

/* All get a place of their own, those at I and J each other's. */
static void swap_goals(struct app *app, const struct record **goals, size_t count, size_t i,
		       size_t j)
{
	struct zb_err err;
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, &err);

	if (code) {
		app_error(app, &err);
		return;
	}
	for (size_t n = 0; n < count && !code; n++)
		code = place(app, goals[n], (n == i ? j : n == j ? i : n) + 1, &err);
	dossier_commit(app, code, &err, _("Volgorde gewijzigd."));
}

void dossier_move_goal(struct app *app, struct dossier_view *view, int by)
{
	const struct record *goal = dossier_row_at(view, ENTITY_GOAL);
	size_t count, at = 0;
	const struct record **goals = goals_of(view, -1, &count);

	while (at < count && goals[at] != goal)
		at++;
	for (size_t i = at; at < count;) {
		if (by < 0 ? i == 0 : i + 1 == count)
			break;
		i = by < 0 ? i - 1 : i + 1;
		if (record_same(goals[i], goal, GOAL_KIND)) {
			swap_goals(app, goals, count, at, i);
			break;
		}
	}
	free(goals);
}

static void state_chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;
	const struct record *goal = dossier_find(&view->dossier, ENTITY_GOAL, view->asked);
	struct record *mine;

	if (!goal)
		return;
	mine = record_copy(goal);
	record_set_choice(mine, GOAL_STATE, (int)index);
	dossier_update(app, goal, mine, _("Stand van het doel gewijzigd."));
	record_free(mine);
}

void dossier_choose_state(struct app *app, struct dossier_view *view)
{
	const struct record *goal = dossier_row_at(view, ENTITY_GOAL);
	const char *names[GOAL_HANDED_OVER + 1];
	int state = goal ? record_choice(goal, GOAL_STATE) : -1;

	if (!goal)
		return;
	view->asked = goal->id;
	for (int i = 0; i <= GOAL_HANDED_OVER; i++)
		names[i] = _(goal_states[i].label);
	choice_open(app, &(struct choice_list){
				 .title = _("Stand van het doel"),
				 .labels = names,
				 .count = GOAL_HANDED_OVER + 1,
				 .current = state < 0 ? 0 : (size_t)state,
				 .chosen = state_chosen,
				 .data = view,
			 });
}
