/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/column.h"
#include "tui/screens/evaluate.h"

#define LEFT       1
#define TABLE_LEFT 3
#define HEAD_ROWS  2
#define FOOT_ROWS  2

#define BEFORE_FROM 100 /* columns from which the result of last time is shown */

enum table_column {
	COLUMN_GOAL,
	COLUMN_BASE,
	COLUMN_TARGET,
	COLUMN_NOW,
	COLUMN_FOUND,
	COLUMN_BEFORE,
	COLUMN_COUNT
};

#define GOAL_MOST 60 /* columns of a goal: its values must stand near it */

static const struct column columns[COLUMN_COUNT] = {
	[COLUMN_GOAL] = { .label = N_("Doel"),
			  .width = 25, .min = 12, .grows = true,
			  .max = GOAL_MOST },
	[COLUMN_BASE] = { .label = N_("begin"), .width = 9, .min = 5, .priority = 2 },
	[COLUMN_TARGET] = { .label = N_("doel"), .width = 9, .min = 5, .priority = 1 },
	[COLUMN_NOW] = { .label = N_("nu"), .width = 7, .min = 5 },
	[COLUMN_FOUND] = { .label = N_("uitkomst"), .width = 22, .min = 12 },
};

/* Where there is room for the result of last time. */
static const struct column wide_columns[COLUMN_COUNT] = {
	[COLUMN_GOAL] = { .label = N_("Doel"),
			  .width = 28, .min = 12, .grows = true,
			  .max = GOAL_MOST },
	[COLUMN_BASE] = { .label = N_("begin"), .width = 12, .min = 9 },
	[COLUMN_TARGET] = { .label = N_("doel"), .width = 12, .min = 9 },
	[COLUMN_NOW] = { .label = N_("nu"), .width = 7, .min = 5 },
	[COLUMN_FOUND] = { .label = N_("uitkomst"), .width = 22 },
	[COLUMN_BEFORE] = { .label = N_("vorige keer"), .width = 20, .min = 14 },
};

/* What was found of a goal: "✓ behaald". */
static char *found_text(const struct app *app, const struct record *result)
{
	int finding = record_choice(result, RESULT_FINDING);

	if (finding < 0)
		return mem_text("");
	return mem_format("%s %s", finding_sign((enum finding)finding, app->look.utf8),
			  _(findings[finding].label));
}

static char *before_text(const struct app *app, const struct record *last)
{
	char month[DATE_SHOWN_SIZE];

	if (!last)
		return mem_text("");
	date_to_month(record_date(last, RESULT_DATE), month);
	return mem_format("%s %s%s%s",
			  finding_sign((enum finding)record_choice(last, RESULT_FINDING),
				       app->look.utf8),
			  record_text(last, RESULT_VALUE),
			  record_is_set(last, RESULT_VALUE) ? " " : "", month);
}

static int table_width(int width)
{
	return width - TABLE_LEFT - LEFT;
}

static struct area table_of(const struct area *view)
{
	return area_part(view, 0, TABLE_LEFT, -1, table_width(view->width));
}

/* The columns of a table of that width, and where each stands; returns how many there are. */
static size_t lay_columns(int table, const struct column **out,
			  struct column_place places[COLUMN_COUNT])
{
	bool wide = table >= table_width(BEFORE_FROM);
	size_t count = wide ? COLUMN_COUNT : COLUMN_BEFORE;

	*out = wide ? wide_columns : columns;
	column_layout(*out, count, table, places);
	return count;
}

int evaluate_goal_rows(const struct evaluate *e, const struct stop *stop, int width)
{
	struct column_place places[COLUMN_COUNT];
	const struct column *laid;
	int rows;

	lay_columns(table_width(width), &laid, places);
	rows = paint_rows(record_text(e->goals[stop->goal].goal, GOAL_DESCRIPTION),
			  places[COLUMN_GOAL].width);
	return rows > 1 ? rows : 1;
}

static void draw_goal(const struct app *app, const struct evaluate *e, const struct stop *stop,
		      const struct area *view, int y)
{
	const struct evaluate_goal *goal = &e->goals[stop->goal];
	bool here = stop_same(stop, evaluate_here(e));
	struct column_place places[COLUMN_COUNT];
	struct area table = table_of(view), part;
	char *found = found_text(app, goal->result), *before = before_text(app, goal->last);
	const char *cells[COLUMN_COUNT] = {
		record_text(goal->goal, GOAL_DESCRIPTION),
		record_text(goal->goal, GOAL_BASELINE),
		record_text(goal->goal, GOAL_TARGET),
		record_text(goal->result, RESULT_VALUE),
		found,
		before,
	};
	const struct column *laid;
	size_t count = lay_columns(table.width, &laid, places);

	if (here)
		paint_glyph(view, y, LEFT, ROLE_ACCENT, GLYPH_MARKER);
	part = area_part(&table, y, 0, stop->height, places[COLUMN_GOAL].width);
	paint_wrapped(&part, 0, here ? ROLE_SELECTED : ROLE_TEXT, cells[COLUMN_GOAL]);
	for (size_t c = COLUMN_BASE; c < count; c++)
		column_paint(&table, y, &laid[c], &places[c],
			     c == COLUMN_BEFORE ? ROLE_DIM : ROLE_TEXT, cells[c]);
	if (here && e->in_value)
		input_draw(&e->input, &table, y, places[COLUMN_NOW].x, places[COLUMN_NOW].width);
	free(found);
	free(before);
}

static void draw_headings(const struct evaluate *e, const struct area *view)
{
	struct column_place places[COLUMN_COUNT];
	struct area table = table_of(view);
	const struct column *laid;
	int y = e->table_y - e->top;
	size_t count;

	if (y < 0 || y >= view->height)
		return;
	count = lay_columns(table.width, &laid, places);
	column_headings(&table, y, laid, count, places);
	if (!e->goal_count)
		paint_text(view, y + 1, TABLE_LEFT, -1, ROLE_TEXT,
			   _("Geen open doelen: evalueer hier het plan zelf, in het verslag."));
}

/* All reasons, the chosen one marked. */
static void draw_reasons(const struct evaluate *e, const struct stop *stop, const struct area *view,
			 int y)
{
	int chosen = record_choice(e->goals[stop->goal].result, RESULT_REASON), x = 0, row = 0;
	struct area part = area_part(view, y, stop->x, stop->height, stop->width);

	for (int i = 0; result_reasons[i].code; i++) {
		char *text = mem_format("%d %s", i + 1, _(result_reasons[i].label));
		int width = text_width(text);

		if (x && x + width > part.width) {
			x = 0;
			row++;
		}
		x += paint_word(&part, row, x, i == chosen ? ROLE_SELECTED : ROLE_TEXT, text) + 2;
		free(text);
	}
}

static void draw_boxes(const struct evaluate *e, const struct stop *stop, const struct area *view,
		       int y)
{
	bool here = stop_same(stop, evaluate_here(e));
	struct area part = area_part(view, y, stop->x, stop->height, stop->width);
	int consequence, row = 0, x = 0;

	for (unsigned i = 0; (consequence = evaluate_box(e, stop->field, i)) >= 0; i++) {
		bool on = record_has(e->evaluation, stop->field, (unsigned)consequence);
		bool focus = here && i == e->box;

		evaluate_box_place(e, stop->field, i, stop->width, &row, &x);
		paint_glyph(&part, row, x, focus ? ROLE_ACCENT : ROLE_TEXT,
			    on ? GLYPH_BOXED : GLYPH_BOX);
		paint_word(&part, row, x + 4, focus ? ROLE_SELECTED : ROLE_TEXT,
			   evaluate_box_label(consequence));
		if (focus)
			paint_cursor(&part, row, x + 1);
	}
}

static void draw_lines(const struct area *part, const char *text)
{
	if (*text)
		paint_wrapped(part, 0, ROLE_TEXT, text);
}

/* What is typed, or was. */
static void draw_value(const struct evaluate *e, const struct stop *stop, const struct area *view,
		       int y)
{
	const struct record *record =
		stop->kind == STOP_ASKED ? e->goals[stop->goal].result : e->evaluation;
	struct area part = area_part(view, y, stop->x, stop->height, stop->width);
	bool here = stop_same(stop, evaluate_here(e));
	struct buffer shown = {0};

	record_show(record, stop->field, &shown);
	if (here && e->in_editor)
		editor_draw(&e->editor, &part, true);
	else if (here && e->input.record)
		input_draw(&e->input, view, y, stop->x, stop->width);
	else if (!shown.length)
		paint_text(view, y, stop->x, stop->width, ROLE_DIM, "-");
	else if (stop->height > 1)
		draw_lines(&part, shown.bytes ? shown.bytes : "");
	else
		paint_text(view, y, stop->x, stop->width, ROLE_TEXT, shown.bytes);
	buffer_clear(&shown);
}

static void draw_stop(const struct app *app, const struct evaluate *e, const struct stop *stop,
		      const struct area *view)
{
	bool here = stop_same(stop, evaluate_here(e));
	int y = stop->y - e->top;

	if (y < 0 || y >= view->height)
		return;
	if (stop->kind == STOP_GOAL)
		draw_goal(app, e, stop, view, y);
	else
		paint_word(view, y, evaluate_label_x(e, stop), here ? ROLE_HEADING : ROLE_DIM,
			   stop->kind == STOP_ASKED && stop->field == RESULT_DROP_REASON
				   ? _("Waarom")
				   : evaluate_label(e, stop));
	if (stop->kind == STOP_SET)
		draw_boxes(e, stop, view, y);
	else if (stop_is_reason(stop) && here)
		draw_reasons(e, stop, view, y);
	else if (stop->kind != STOP_GOAL)
		draw_value(e, stop, view, y);
	if (e->error && stop_same(stop, &e->error_at)) {
		int x = evaluate_error_x(e, stop);
		struct area below = area_part(view, y + stop->height, x, -1, -1 - LEFT);

		paint_wrapped(&below, 0, ROLE_ERROR, e->error);
	}
}

char *evaluate_title(const struct evaluate *e)
{
	struct buffer title = {0};

	buffer_add_format(&title, "%s · ", e->base ? _("Evaluatie verbeteren") : _("Evaluatie"));
	record_title(dossier_pupil(&e->dossier), &title);
	return buffer_take(&title);
}

static void draw_title(const struct evaluate *e, const struct area *area)
{
	char *title = evaluate_title(e);
	char day[DATE_SHOWN_SIZE];

	date_to_day(record_date(e->evaluation, EVALUATION_DATE), day);
	paint_text(area, 0, LEFT, area->width - (int)strlen(day) - 3, ROLE_HEADING, title);
	paint_right(area, 0, area->width - LEFT - (int)strlen(day), (int)strlen(day), ROLE_TEXT,
		    day);
	free(title);
}

struct legend {
	const char *key, *label;
};

/* What the keys do in the field with the cursor. */
static void draw_hint(const struct evaluate *e, const struct area *area)
{
	const struct stop *here = evaluate_here(e);
	const struct entity *entity =
		here->kind == STOP_ASKED ? &result_entity : e->evaluation->entity;
	const char *hint = input_hint(entity, here->field);

	if (here->kind == STOP_SET)
		hint = _("pijltjes links en rechts kiezen, spatie zet aan of uit");
	else if (stop_is_reason(here))
		hint = _("een cijfer of eerste letter kiest de reden, Enter houdt hem");

	paint_text(area, area->height - 1, LEFT, -1, ROLE_DIM, hint);
}

/* Which key finds what, as long as those keys work; else what the keys do in the field. */
static void draw_legend(const struct evaluate *e, const struct area *area)
{
	static const struct legend legend[FINDING_COUNT] = {
		[FINDING_ON_TRACK] = {"o", N_("op koers")},
		[FINDING_BEHIND] = {"a", N_("achter")},
		[FINDING_MET] = {"b", N_("behaald")},
		[FINDING_NOT_MET] = {"n", N_("niet")},
		[FINDING_UNDETERMINABLE] = {"v", N_("niet vast te stellen")},
		[FINDING_DROPPED] = {"x", N_("vervallen")},
	};
	int y = area->height - 1, x = LEFT;

	if (area->below)
		return;
	if (!evaluate_in_table(e)) {
		if (e->in_editor || evaluate_here(e)->kind == STOP_SET ||
		    stop_is_reason(evaluate_here(e)) || (e->input.record && !e->in_value))
			draw_hint(e, area);
		return;
	}
	for (int i = 0; i < FINDING_COUNT; i++) {
		x += paint_word(area, y, x, ROLE_ACCENT, legend[i].key) + 1;
		x += paint_word(area, y, x, ROLE_BAR, _(legend[i].label)) + 2;
	}
}

void evaluate_draw(const struct app *app, const void *state, const struct area *area)
{
	const struct evaluate *e = state;
	struct area view = area_part(area, HEAD_ROWS, 0, area->height - HEAD_ROWS - FOOT_ROWS, -1);

	draw_title(e, area);
	draw_headings(e, &view);
	for (size_t i = 0; i < e->count; i++)
		draw_stop(app, e, &e->stops[i], &view);
	draw_legend(e, area);
}
