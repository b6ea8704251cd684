/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "core/name.h"
#include "core/rules/outcome.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/screens/matrix.h"
#include "tui/screens/signs.h"

#define HEAD_ROWS 3  /* what it is, the item with the cursor, the counts */
#define WHY_ROWS 2   /* for the cell with the cursor in full, */
#define WHY_MORE 4   /* and where there is room */
#define ROOM_FROM 30
#define FOOT_MORE 3  /* a blank row before it; the national figure, the legend */
#define FOOT_FROM 14 /* rows from which the foot is shown */
#define PANE_FROM 118 /* what is left of it is as wide as the smallest screen */
#define PANE_WIDTH 38
#define LEFT_MOST 92 /* what is left can use: the pane has the rest */
#define COUNT_WIDTH 3 /* of an item's count: its column and the blank before it */
#define COUNT_MAX 99

bool matrix_is_narrow(const struct matrix_view *view)
{
	return view->find.typing || *line_text(&view->find.line);
}

static bool has_pane(const struct area *area)
{
	return area->width >= PANE_FROM;
}

static int pane_width(const struct area *area)
{
	return area->width - LEFT_MOST > PANE_WIDTH ? area->width - LEFT_MOST : PANE_WIDTH;
}

static struct area left_of(const struct area *area)
{
	return area_part(area, 0, 0, -1, has_pane(area) ? area->width - pane_width(area) : -1);
}

static int why_rows(const struct area *area)
{
	return area->height >= ROOM_FROM ? WHY_MORE : WHY_ROWS;
}

static int foot_rows(const struct area *area)
{
	return area->height >= FOOT_FROM ? why_rows(area) + FOOT_MORE : 0;
}

struct area matrix_list_area(const struct matrix_view *view, const struct area *area)
{
	struct area left = left_of(area);
	int head = HEAD_ROWS + (matrix_is_narrow(view) ? 1 : 0);

	return area_part(&left, head, 0, left.height - head - foot_rows(area), -1);
}

static size_t item_of(const struct matrix_view *view)
{
	return view->items[view->source.order.set];
}

/* --- the head --- */

static const char *order_name(const struct matrix_order *order)
{
	if (order->by == MATRIX_BY_NAME)
		return _("naam");
	if (order->by == MATRIX_BY_MISSING)
		return _("tekorten");
	return matrix_heading(order->set, (size_t)order->by);
}

static void draw_title(const struct matrix_view *view, const struct area *area)
{
	const struct matrix *m = view->source.matrix;
	const struct matrix_order *order = &view->source.order;
	const char *turned = order->backwards ? _(", omgekeerd") : "";
	char *right = mem_format(_("volgorde: %s%s"), order_name(order), turned);
	int x = 1;

	x += paint_word(area, 0, x, ROLE_HEADING,
			order->set == MATRIX_ITEMS ? _("Wat de wet vraagt") :
						     _("Vijftien punten van de inspectie"));
	x += paint_format(area, 0, x, ROLE_TEXT, _(" %s zonder tekort %zu van %zu"),
			  view->source.look->glyphs[GLYPH_DOT], matrix_complete(m, order->set),
			  matrix_count(m));
	if (x + 1 + text_width(right) >= area->width) {
		free(right);
		right = mem_format("%s%s", order_name(order), turned);
	}
	paint_right(area, 0, x + 1, area->width - x - 2, ROLE_DIM, right);
	free(right);
}

/* "ontbreekt 1 van 14 · niet gevraagd 2", or with the signs for the words behind the first. */
static char *item_counts(const struct matrix_view *view, bool signs)
{
	const struct matrix *m = view->source.matrix;
	const struct look *look = view->source.look;
	struct buffer text = { 0 };

	for (int s = COMPLETENESS_MISSING; s < COMPLETENESS_STATE_COUNT; s++) {
		enum completeness_state state = (enum completeness_state)s;
		size_t count = matrix_tally(m, view->source.order.set, item_of(view), state);

		if (state == COMPLETENESS_MISSING)
			buffer_add_format(&text, _("%s %zu van %zu"), sign_item_word(state), count,
					  matrix_count(m));
		else if (count)
			buffer_add_format(&text, " %s %s %zu", look->glyphs[GLYPH_DOT],
					  signs ? sign_of_item(look, state) :
						  sign_item_word(state),
					  count);
	}
	return buffer_take(&text);
}

/* The item with the cursor, in words and with its counts. */
static void draw_item(const struct matrix_view *view, const struct area *area)
{
	char *counts = item_counts(view, false);
	int x = 1;

	x += paint_word(area, 1, x, ROLE_ACCENT,
			matrix_label(view->source.order.set, item_of(view)));
	x += paint_word(area, 1, x, ROLE_TEXT, ": ");
	if (x + text_width(counts) >= area->width) {
		free(counts);
		counts = item_counts(view, true);
	}
	paint_word(area, 1, x, ROLE_TEXT, counts);
	free(counts);
}

/* How often each item is missing, above its column: in percent where that would not fit. */
static void draw_counts(const struct matrix_view *view, const struct area *area, int y)
{
	const struct matrix *m = view->source.matrix;
	enum matrix_set set = view->source.order.set;
	size_t all = matrix_count(m);
	struct area left = left_of(area);
	bool share = all > COUNT_MAX;

	paint_text(&left, y, list_column_place(&view->list, MATRIX_NAME).x,
		   list_column_place(&view->list, MATRIX_NAME).width, ROLE_DIM,
		   share ? _("procent dat mist") : _("hoeveel het missen"));
	for (size_t i = 0; all && i < matrix_sizes[set]; i++) {
		struct column_place place = list_column_place(&view->list, MATRIX_FIRST_ITEM + i);
		size_t missing = matrix_tally(m, set, i, COMPLETENESS_MISSING);
		char text[24];

		if (!place.width)
			continue;
		snprintf(text, sizeof text, "%zu",
			 share ? (size_t)percentage((long)missing, (long)all) : missing);
		paint_right(&left, y, place.x - 1, COUNT_WIDTH, missing ? ROLE_TEXT : ROLE_DIM,
			    text);
	}
}

static void draw_filter(const struct matrix_view *view, const struct area *area)
{
	int x = 1;

	if (view->find.typing) {
		x += paint_word(area, HEAD_ROWS - 1, x, ROLE_ACCENT, "/ ");
		line_draw(&view->find.line, area, HEAD_ROWS - 1, x, area->width / 3, true);
		return;
	}
	x += 2 + paint_format(area, HEAD_ROWS - 1, x, ROLE_ACCENT, _("filter: %s"),
			      line_text(&view->find.line));
	paint_word(area, HEAD_ROWS - 1, x, ROLE_DIM, _("Esc wist het"));
}

/* --- the cell with the cursor --- */

static void draw_cursor(const struct matrix_view *view, const struct area *list)
{
	struct column_place place =
		list_column_place(&view->list, MATRIX_FIRST_ITEM + item_of(view));
	const struct list_row *row = list_current(&view->list);
	int y = list_cursor_row(&view->list);

	if (!place.width || !row)
		return;
	paint_text(list, 0, place.x, place.width, ROLE_HEADING,
		   view->columns[MATRIX_FIRST_ITEM + item_of(view)].label);
	if (y < list->height)
		paint_text(list, y, place.x, place.width, ROLE_MARKED,
			   row->cells[MATRIX_FIRST_ITEM + item_of(view)]);
}

static void draw_why(const struct matrix_view *view, const struct area *area)
{
	const struct matrix_source *source = &view->source;
	const char *dot = source->look->glyphs[GLYPH_DOT];
	const struct completeness *item =
		matrix_card_item(&view->card, source->order.set, item_of(view));
	const struct list_row *row = list_current(&view->list);
	/* The row of the national figure too, where there is none. */
	int rows = area->height - FOOT_MORE + (source->order.set == MATRIX_ITEMS ? 1 : 0);
	struct area why = area_part(area, 1, 1, rows, -2);
	char *text;

	if (!item || !row)
		return;
	text = mem_format("%s %s %s: %s%s%s", row->cells[MATRIX_NAME], dot,
			  matrix_label(source->order.set, item_of(view)),
			  sign_item_word(item->state), *item->reason ? ", " : "", item->reason);
	paint_wrapped(&why, 0, ROLE_TEXT, text);
	free(text);
}

void matrix_legend(const struct app *app, const void *state, struct legend *out)
{
	const struct matrix_view *view = state;

	signs_add_items(out, &app->look, view->source.order.set == MATRIX_QUALITY);
}

static void draw_foot(const struct app *app, const struct matrix_view *view,
		      const struct area *area)
{
	int rows = foot_rows(area);
	struct area foot = area_part(area, area->height - rows, 0, rows, -1);
	struct legend signs = {0};

	draw_why(view, &foot);
	if (view->source.order.set == MATRIX_QUALITY && db_settings(app->db)->type == SCHOOL_PO)
		paint_format(&foot, rows - 2, 1, ROLE_DIM, _("voldoende: %d%% %s"),
			     quality_national((enum quality_item)item_of(view)), quality_source());
	matrix_legend(app, view, &signs);
	legend_draw(&signs, &foot, rows - 1, 1);
}

/* --- the pane --- */

static void draw_set_title(const struct area *pane, enum matrix_set set, int y)
{
	paint_text(pane, y, 0, -1, ROLE_HEADING,
		   set == MATRIX_ITEMS ? _("Wat de wet vraagt") :
					 _("Vijftien punten van de inspectie"));
}

/* In row Y and, when that is not enough, in as many as *SPARE more; returns how many. */
static int draw_pane_item(const struct matrix_view *view, const struct area *pane,
			  enum matrix_set set, size_t i, int y, int *spare)
{
	const struct completeness *item = matrix_card_item(&view->card, set, i);
	bool here = view->source.order.set == set && i == item_of(view);
	bool open = item->state == COMPLETENESS_MISSING || item->state == COMPLETENESS_UNANSWERED;
	bool why = *item->reason && item->state != COMPLETENESS_UNANSWERED;
	enum role role = here ? ROLE_ACCENT : open ? ROLE_TEXT : ROLE_DIM;
	char *text = sign_item_line(matrix_label(set, i), why ? item->reason : "");
	int x = 1 + paint_word(pane, y, 0, role, sign_of_item(view->source.look, item->state));
	struct area whole = area_part(pane, y, x, -1, -1);
	int rows = paint_rows(text, whole.width);

	if (rows > 1 && rows - 1 <= *spare) {
		paint_wrapped(&whole, 0, role, text);
		*spare -= rows - 1;
	} else {
		paint_text(&whole, 0, 0, -1, role, text);
		rows = 1;
	}
	free(text);
	return rows;
}

static bool is_missing(const struct matrix_view *view, enum matrix_set set, size_t i)
{
	return matrix_card_item(&view->card, set, i)->state == COMPLETENESS_MISSING;
}

/* Of a set of which nothing is missing. */
static void draw_whole(const struct matrix_view *view, const struct area *pane, int y,
		       enum matrix_set set)
{
	size_t asked = 0;

	for (size_t i = 0; i < matrix_sizes[set]; i++)
		asked += matrix_card_item(&view->card, set, i)->state == COMPLETENESS_UNANSWERED;
	if (asked)
		paint_format(pane, y, 0, ROLE_DIM, _("er ontbreekt niets; onbeantwoord %zu"),
			     asked);
	else
		paint_text(pane, y, 0, -1, ROLE_DIM, _("er ontbreekt niets"));
}

/* Its title, and a row for each item of SET, or of what is missing. */
static int least_rows(const struct matrix_view *view, enum matrix_set set, bool all)
{
	int rows = 1;

	for (size_t i = 0; i < matrix_sizes[set]; i++)
		rows += all || is_missing(view, set, i);
	return rows > 1 ? rows : 2;
}

/* All of SET, or only what is missing, above row END where it can be; returns the row behind it. */
static int draw_set(const struct matrix_view *view, const struct area *pane, enum matrix_set set,
		    int y, int end, bool all)
{
	int spare = end - y - least_rows(view, set, all), begun = y + 1;

	draw_set_title(pane, set, y++);
	for (size_t i = 0; i < matrix_sizes[set]; i++)
		if (all || is_missing(view, set, i))
			y += draw_pane_item(view, pane, set, i, y, &spare);
	if (y == begun)
		draw_whole(view, pane, y, set);
	return y;
}

static void draw_pane(const struct matrix_view *view, const struct area *area)
{
	int width = pane_width(area);
	struct area pane = area_part(area, 0, area->width - width + 1, -1, width - 2);
	const struct list_row *row = list_current(&view->list);
	enum matrix_set shown = view->source.order.set;
	enum matrix_set other = shown == MATRIX_ITEMS ? MATRIX_QUALITY : MATRIX_ITEMS;
	char *name;
	int y;

	if (!row || !view->card.pupil)
		return;
	name = name_cut(row->cells[MATRIX_NAME], pane.width, view->source.look->utf8);
	paint_text(&pane, 0, 0, -1, ROLE_SELECTED, name);
	free(name);
	y = 1 + draw_set(view, &pane, shown, 2, pane.height - 1 - least_rows(view, other, false),
			 true);
	draw_set(view, &pane, other, y, pane.height,
		 y + least_rows(view, other, true) <= pane.height);
}

void matrix_draw(const struct app *app, const void *state, const struct area *area)
{
	const struct matrix_view *view = state;
	struct area list = matrix_list_area(view, area), left = left_of(area);

	draw_title(view, &left);
	draw_item(view, &left);
	if (matrix_is_narrow(view))
		draw_filter(view, &left);
	if (!list_is_empty(&view->list))
		draw_counts(view, area, HEAD_ROWS - 1 + (matrix_is_narrow(view) ? 1 : 0));
	list_draw(&view->list, &list);
	draw_cursor(view, &list);
	if (area->height >= FOOT_FROM)
		draw_foot(app, view, &left);
	if (has_pane(area))
		draw_pane(view, area);
}
