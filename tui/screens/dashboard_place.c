/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "tui/screens/dashboard.h"

#define LEFT 1
#define GAP 3
#define GAP_NARROW 1
#define LABEL_WIDTH 23
#define LABEL_WIDTH_WIDE 27
#define NARROW 50 /* up to here a label gives way: a number is never cut */
#define WIDE 100
#define WIDEST 140 /* beyond this the eye loses the line */
#define COUNT_WIDTH 6
#define PERCENT_WIDTH 5
#define INTERVAL_WIDTH 9
#define PAST_WIDTH 6
#define NATION_WIDTH 6 /* "bao" */
#define NATION_WIDTH_WIDE 10
#define BAR_MAX 24
#define BAR_MIN 6
#define BAR_LEAST 3
#define HEAD_WIDTH 18 /* "Gedrag n=17 van 19" */

const char *dashboard_kind(int kind)
{
	return kind == GOAL_LEARNING ? _("Leren") : _("Gedrag");
}

const char *dashboard_nation(const struct dashboard_places *c)
{
	return c->short_nation ? _("bao") : _("landelijk");
}

struct figure dashboard_figure(const struct laying *l, enum tally_number number, int kind,
			       int which, char *title)
{
	return (struct figure){
		.cell = { .number = number, .kind = (enum goal_kind)kind, .which = which },
		.period = l->view->data.now.period,
		.title = title,
	};
}

/* What the numbers leave of a kind's width. */
static int room_left(const struct dashboard_places *c, bool interval, int nation)
{
	return c->kind_width - COUNT_WIDTH - PERCENT_WIDTH - (interval ? INTERVAL_WIDTH : 0) -
	       (c->last ? PAST_WIDTH : 0) - nation;
}

/* Of the column of national figures, 0 where there is no room for one. */
static int nation_width(const struct dashboard_places *c)
{
	if (!c->national || room_left(c, true, NATION_WIDTH) < 0)
		return 0;
	return room_left(c, true, NATION_WIDTH_WIDE) < 0 ? NATION_WIDTH : NATION_WIDTH_WIDE;
}

/* Goals have no interval and no national figures, but stand above those of pupils where the bars
 * stay long enough. */
static void choose(struct dashboard_places *c, bool pupils)
{
	int nation = nation_width(c), left = room_left(c, true, nation);

	c->aligned = c->wide && left >= BAR_MIN;
	c->interval.width = (pupils && room_left(c, true, 0) >= 0) || c->aligned ? INTERVAL_WIDTH :
										   0;
	c->short_nation = nation < NATION_WIDTH_WIDE;
	c->nation.width = pupils || c->aligned ? nation : 0;
	if (!c->aligned)
		left = pupils ? 0 : room_left(c, false, 0);
	if (left > BAR_MAX)
		left = BAR_MAX;
	c->bar.width = left < BAR_LEAST ? 0 : left;
}

static void place(int *x, int *at, int width)
{
	*at = *x;
	*x += width;
}

void dashboard_place(const struct dashboard_view *view, bool pupils,
		       struct dashboard_places *c)
{
	int width = view->width < WIDEST ? view->width : WIDEST, x = 0;
	int gap = width <= NARROW ? GAP_NARROW : GAP;
	int numbers = LEFT + GOAL_KIND_COUNT * (COUNT_WIDTH + PERCENT_WIDTH + gap);

	*c = (struct dashboard_places){
		.wide = width >= WIDE,
		.last = view->data.now.period.year != 0,
		.national = view->data.primary,
	};
	c->label_width = c->wide ? LABEL_WIDTH_WIDE : LABEL_WIDTH;
	if (c->label_width > width - numbers)
		c->label_width = width - numbers;
	c->kind_width = (width - LEFT - c->label_width - gap - 1) / GOAL_KIND_COUNT;
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		c->kind_x[kind] = LEFT + c->label_width + kind * (c->kind_width + gap);
	c->last = c->last && room_left(c, false, 0) >= 0;
	c->spacious = c->kind_width >= HEAD_WIDTH;
	choose(c, pupils);
	c->count.width = COUNT_WIDTH;
	c->percent.width = PERCENT_WIDTH;
	c->past.width = c->last ? PAST_WIDTH : 0;
	place(&x, &c->bar.x, c->bar.width);
	place(&x, &c->count.x, c->count.width);
	place(&x, &c->percent.x, c->percent.width);
	place(&x, &c->interval.x, c->interval.width);
	place(&x, &c->past.x, c->past.width);
	place(&x, &c->nation.x, c->nation.width);
}

void dashboard_number(struct sheet *sheet, struct dashboard_view *view, int x, int width,
		      int64_t count, const struct figure *figure)
{
	char text[24];

	view->figures = mem_grow(view->figures, &view->room, view->count + 1, sizeof(*figure));
	view->figures[view->count++] = *figure;
	snprintf(text, sizeof(text), "%" PRId64, count);
	sheet_number(sheet, x, width, text, (int)view->count);
}

void dashboard_number_inline(struct sheet *sheet, struct dashboard_view *view, int *x,
			     int64_t count, const struct figure *figure)
{
	int width = 1 + snprintf(NULL, 0, "%" PRId64, count);

	dashboard_number(sheet, view, *x, width, count, figure);
	*x += width;
}

void dashboard_text_inline(struct sheet *sheet, int *x, enum role role, const char *text)
{
	int width = text_width(text);

	sheet_text(sheet, *x, width, role, text);
	*x += width;
}

void dashboard_percent(struct sheet *sheet, int x, int width, int64_t part, int64_t whole)
{
	char text[16] = "-";
	int percent = percentage((long)part, (long)whole);

	if (percent >= 0)
		snprintf(text, sizeof(text), "%d%%", percent);
	sheet_right(sheet, x, width, ROLE_TEXT, text);
}
