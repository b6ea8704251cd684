/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/column.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/name.h"
#include "core/text.h"

/* Out of those still in, the one to leave out first; -1 when all must stay. */
static int first_to_go(const struct column *columns, size_t count, const struct column_place *out)
{
	int best = -1;

	for (size_t i = 0; i < count; i++)
		if (out[i].width && columns[i].priority > 0 &&
		    (best < 0 || columns[i].priority >= columns[best].priority))
			best = (int)i;
	return best;
}

/* Columns that those still in take, with their gaps. */
static int taken(const struct column *columns, size_t count, const struct column_place *out,
		 bool least)
{
	int sum = -1;

	for (size_t i = 0; i < count; i++)
		if (out[i].width)
			sum += 1 + (least && columns[i].min ? columns[i].min : out[i].width);
	return sum < 0 ? 0 : sum;
}

/* The column with most to give up or, when all are at their least, the widest of those that grow,
 * else the last one wider than 1. */
static struct column_place *widest(const struct column *columns, size_t count,
				   struct column_place *out)
{
	struct column_place *best = NULL, *last = NULL, *grown = NULL;
	int slack = 0;

	for (size_t i = 0; i < count; i++) {
		int min = columns[i].min ? columns[i].min : columns[i].width;

		if (out[i].width > 1)
			last = &out[i];
		if (out[i].width > 1 && columns[i].grows && (!grown || out[i].width > grown->width))
			grown = &out[i];
		if (out[i].width - min > slack) {
			slack = out[i].width - min;
			best = &out[i];
		}
	}
	if (best)
		return best;
	return grown ? grown : last;
}

static bool can_grow(const struct column *column, const struct column_place *place)
{
	return place->width && column->grows && (!column->max || place->width < column->max);
}

static void grow(const struct column *columns, size_t count, int extra, struct column_place *out)
{
	for (bool grown = true; grown && extra > 0;) {
		grown = false;
		for (size_t i = 0; i < count && extra > 0; i++) {
			if (!can_grow(&columns[i], &out[i]))
				continue;
			out[i].width++;
			extra--;
			grown = true;
		}
	}
}

void column_layout(const struct column *columns, size_t count, int width, struct column_place *out)
{
	struct column_place *narrow;
	int go, x = 0;

	for (size_t i = 0; i < count; i++)
		out[i].width = columns[i].width;
	while (taken(columns, count, out, true) > width &&
	       (go = first_to_go(columns, count, out)) >= 0)
		out[go].width = 0;
	while (taken(columns, count, out, false) > width && (narrow = widest(columns, count, out)))
		narrow->width--;
	grow(columns, count, width - taken(columns, count, out, false), out);
	for (size_t i = 0; i < count; i++) {
		out[i].x = x;
		x += out[i].width ? out[i].width + 1 : 0;
	}
}

void column_paint(const struct area *area, int y, const struct column *column,
		  const struct column_place *place, enum role role, const char *text)
{
	if (!place->width)
		return;
	if (column->cut && text && text_width(text) > place->width) {
		char *cut = (column->cut == CUT_PERSON ? name_cut : name_cut_group)(
			text, place->width, area->look->utf8);

		paint_text(area, y, place->x, place->width, role, cut);
		free(cut);
	} else if (column->align == ALIGN_RIGHT)
		paint_right(area, y, place->x, place->width, role, text);
	else
		paint_text(area, y, place->x, place->width, role, text);
}

void column_headings(const struct area *area, int y, const struct column *columns, size_t count,
		     const struct column_place *places)
{
	for (size_t i = 0; i < count; i++)
		if (columns[i].label)
			column_paint(area, y, &columns[i], &places[i], ROLE_DIM,
				     look_say(area->look, columns[i].label));
}
