/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/tabs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/memory.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/screens/screens.h"

#define TAB_GAP 2
#define BAR_GAP 2
#define BAR_KEYS 10

int tabs_draw(const struct area *area, int y, const char *const *labels, size_t current)
{
	int x = 1;

	for (size_t i = 0; labels[i]; i++)
		x += TAB_GAP + paint_word(area, y, x, i == current ? ROLE_HEADING : ROLE_DIM,
					  _(labels[i]));
	return x;
}

enum reaction tabs_key(const char *const *labels, size_t *current, int key)
{
	bool left = key == K_LEFT || key == 'h', right = key == K_RIGHT || key == 'l';

	if (!left && !right)
		return REACTION_PASS;
	if (left && *current > 0)
		--*current;
	if (right && labels[*current + 1])
		++*current;
	return REACTION_DONE;
}

enum reaction tabs_mouse(const struct area *area, int y, const char *const *labels, size_t *current,
			 const struct mouse *mouse)
{
	int x = area->x + 1;

	if (mouse->kind != MOUSE_PRESS || mouse->y != area->y + y)
		return REACTION_PASS;
	for (size_t i = 0; labels[i]; i++) {
		int width = text_width(_(labels[i]));

		if (mouse->x >= x && mouse->x < x + width) {
			*current = i;
			return REACTION_DONE;
		}
		x += width + TAB_GAP;
	}
	return REACTION_PASS;
}

/* "2 Termijnen 7"; empty when no screen has that number. */
static const char *bar_label(const struct app *app, int bar, struct buffer *label)
{
	const struct screen *screen = screen_numbered(bar);

	buffer_reset(label);
	if (!screen)
		return "";
	buffer_add_bytes(label, &(char){ (char)('0' + bar % BAR_KEYS) }, 1);
	buffer_add(label, " ");
	buffer_add(label, _(screen->title));
	if (app->badges[bar])
		buffer_add_format(label, " %d", app->badges[bar]);
	return label->bytes;
}

/* Whether the bar as it would be drawn is there. */
static bool holds_bar(const struct app *app, const struct area *area, int y)
{
	uint64_t seal = canvas_seal(CANVAS_SEAL_BEGIN, (uint64_t)app_base(app)->bar);

	for (int bar = 1; bar <= BAR_KEYS; bar++)
		seal = canvas_seal(seal, (uint64_t)app->badges[bar]);
	return paint_holds(area, y, seal);
}

static int bar_width(const struct app *app, int bar, struct buffer *label)
{
	int width = text_width(bar_label(app, bar, label));

	return width ? width + BAR_GAP : 0;
}

/* The screen that the bar begins with: where it is too wide, so far on that the one that is shown
 * stands in it. */
static int bar_first(const struct app *app, int width)
{
	int shown = app_base(app)->bar, first = 1, taken = 1 - BAR_GAP;
	struct buffer label = {0};

	for (int bar = 1; bar <= shown; bar++)
		taken += bar_width(app, bar, &label);
	for (; first < shown && taken > width; first++)
		taken -= bar_width(app, first, &label);
	buffer_clear(&label);
	return first;
}

void tabs_draw_bar(const struct app *app, const struct area *area, int y)
{
	const struct screen *base = app_base(app);
	const enum role on = ROLE_HEADING, off = ROLE_DIM;
	struct buffer label = {0};
	int x = 1;

	if (holds_bar(app, area, y))
		return;
	for (int bar = bar_first(app, area->width); bar <= BAR_KEYS; bar++) {
		const char *text = bar_label(app, bar, &label);

		if (*text)
			x += BAR_GAP + paint_word(area, y, x, base->bar == bar ? on : off, text);
	}
	buffer_clear(&label);
}

const struct screen *tabs_bar_at(const struct app *app, int x, int width)
{
	const struct screen *there = NULL;
	struct buffer label = {0};
	int at = 1;

	for (int bar = bar_first(app, width); bar <= BAR_KEYS && !there; bar++) {
		int taken = bar_width(app, bar, &label);

		if (x >= at && x < at + taken - BAR_GAP)
			there = screen_numbered(bar);
		at += taken;
	}
	buffer_clear(&label);
	return there;
}

static bool holds_header(const struct app *app, const struct area *area, int y)
{
	const char *school = app->school ? app->school : "", *user = app->user ? app->user : "";
	uint64_t seal = canvas_seal(CANVAS_SEAL_BEGIN, (uint64_t)date_to_days(app->today));

	seal = canvas_seal_text(seal, school, strlen(school) + 1);
	return paint_holds(area, y, canvas_seal_text(seal, user, strlen(user) + 1));
}

void tabs_draw_header(const struct app *app, const struct area *area, int y)
{
	char day[DATE_SHOWN_SIZE], *right;
	int width;

	if (holds_header(app, area, y))
		return;
	date_to_day(app->today, day);
	right = app->user && *app->user ?
			mem_format("%s %s %s", app->user, area->look->glyphs[GLYPH_DOT], day) :
			mem_text(day);
	width = text_width(right);
	if (width > area->width / 2)
		width = text_width(day);
	paint_text(area, y, 1, area->width - width - 4, ROLE_HEADING, app->school);
	paint_right(area, y, area->width - width - 1, width, ROLE_DIM,
		    width == text_width(day) ? day : right);
	free(right);
}
