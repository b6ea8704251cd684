/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "core/text.h"
#include "tui/screens/pupils.h"

#define PANE_LEAST 30   /* of the second pane */
#define PANE_EDGE 3     /* between the list and it */
#define LIST_WIDTH 79   /* that the list wants beside it: what is more they share */
#define LIST_MOST 103   /* that it can use: the pane has the rest */
#define LIST_LEAST 69   /* at which it still shows all its columns: before that there is no pane */
#define HEAD_ROWS 1
#define FOOT_FROM 10 /* rows from which the foot is shown */

const char *const pupils_sort_names[PUPILS_SORT_COUNT] = {
	[PUPILS_BY_DUE] = N_("termijn"),     [PUPILS_BY_NAME] = N_("naam"),
	[PUPILS_BY_GROUP] = N_("groep"),     [PUPILS_BY_PLAN] = N_("OPP"),
	[PUPILS_BY_LEARNING] = N_("leren"), [PUPILS_BY_BEHAVIOUR] = N_("gedrag"),
};

bool pupils_has_pane(const struct area *area)
{
	return area->width >= LIST_LEAST + PANE_EDGE + PANE_LEAST;
}

/* Of no width where there is no second pane. */
static struct area pane_of(const struct area *area)
{
	int width = PANE_LEAST, more = area->width - LIST_WIDTH - PANE_EDGE - PANE_LEAST;

	if (!pupils_has_pane(area))
		return area_part(area, 0, area->width, -1, 0);
	if (more > 0)
		width += more / 2;
	if (width < area->width - LIST_MOST - PANE_EDGE)
		width = area->width - LIST_MOST - PANE_EDGE;
	return area_part(area, HEAD_ROWS, area->width - width, -1, width - 1);
}

static bool has_foot(const struct area *area)
{
	return !pupils_has_pane(area) && area->height >= FOOT_FROM;
}

struct area pupils_list_area(const struct area *area)
{
	struct area pane = pane_of(area);
	int foot = has_foot(area) ? CARD_FOOT_ROWS + 1 : 0;

	return area_part(area, HEAD_ROWS, 0, -1 - foot,
			 pane.width ? area->width - pane.width - PANE_EDGE : -1);
}

/* How many of whom, as a format for one number. */
static const char *who(enum pupils_scope scope, int64_t count)
{
	unsigned long many = (unsigned long)count;

	if (scope == PUPILS_EXTRA)
		return _("%" PRId64 " met extra ondersteuning");
	return scope == PUPILS_LEFT ? ngettext("%" PRId64 " vertrokken leerling",
					       "%" PRId64 " vertrokken leerlingen", many) :
				      ngettext("%" PRId64 " leerling", "%" PRId64 " leerlingen",
					       many);
}

static int draw_counts(const struct app *app, const struct pupils *pupils,
			const struct area *area)
{
	const char *dot = app->look.glyphs[GLYPH_DOT];
	enum pupils_scope scope = pupils->source.order.scope;
	int64_t others = scope == PUPILS_EXTRA ? pupils->plan_only : 0;
	int x = 1;

	x += paint_format(area, 0, x, ROLE_HEADING, who(scope, pupils->count),
			  pupils->count - others);
	if (others)
		x += paint_format(area, 0, x, ROLE_HEADING, _(", %" PRId64 " alleen OPP"), others);
	if (scope == PUPILS_LEFT)
		return x;
	if (pupils->due[DUE_LATE]) {
		x += paint_format(area, 0, x, ROLE_TEXT, " %s ", dot);
		x += paint_format(area, 0, x, ROLE_LATE,
				  ngettext("%" PRId64 " termijn te laat",
					   "%" PRId64 " termijnen te laat",
					   (unsigned long)pupils->due[DUE_LATE]),
				  pupils->due[DUE_LATE]);
	}
	if (pupils->due[DUE_WEEK])
		x += paint_format(area, 0, x, ROLE_TEXT, _(" %s %" PRId64 " deze week"), dot,
				  pupils->due[DUE_WEEK]);
	return x;
}

static int draw_filter(const struct pupils *pupils, const struct area *area)
{
	const struct filter *filter = pupils->source.filter;
	int x = 1, width = area->width / 3;

	if (pupils->find.typing) {
		x += paint_word(area, 0, x, ROLE_ACCENT, "/ ");
		line_draw(&pupils->find.line, area, 0, x, width, true);
		x += width + 1;
	} else {
		x += paint_format(area, 0, x, ROLE_ACCENT, _("filter: %s"),
				  line_text(&pupils->find.line));
		x += 2;
	}
	if (filter)
		x += paint_format(area, 0, x, ROLE_TEXT, _("%zu van %" PRId64),
				  filter_count(filter), pupils->count);
	if (!pupils->find.typing)
		x += 2 + paint_word(area, 0, x + 2, ROLE_DIM, _("Esc wist het"));
	return x;
}

#define ORDER_WORDS 4

/* The order and how many are marked, in SHORTER words the less room there is, from 0. */
static char *order_words(const struct pupils *pupils, int shorter)
{
	const struct pupils_order *order = &pupils->source.order;
	enum pupils_sort sort = order->scope == PUPILS_LEFT ? PUPILS_BY_NAME : order->sort;
	const char *turned = order->backwards ? _(", omgekeerd") : "";
	const char *name = look_say(pupils->source.look, pupils_sort_names[sort]);
	size_t marked = pupils->list.mark_count;
	struct buffer text = {0};

	if (marked)
		buffer_add_format(&text,
				  shorter < 2 ? _("%zu aangestreept  ") : _("%zu aangestreept"),
				  marked);
	if (shorter < 2)
		buffer_add_format(&text, shorter ? _("op %s%s") : _("volgorde: %s%s"), name,
				  turned);
	else if (!marked && order->backwards)
		buffer_add_format(&text, "%s%s", shorter > 2 ? "" : name,
				  shorter > 2 ? _("omgekeerd") : turned);
	return buffer_take(&text);
}

/* At the right end: what there is room for past column X. */
static void draw_order(const struct pupils *pupils, const struct area *area, int x)
{
	bool done = false;

	for (int shorter = 0; shorter < ORDER_WORDS && !done; shorter++) {
		char *text = order_words(pupils, shorter);
		int width = text_width(text);

		done = width && x + 2 + width < area->width;
		if (done)
			paint_right(area, 0, area->width - 1 - width, width, ROLE_DIM, text);
		free(text);
	}
}

/* Whether the head without a filter, as it would be drawn, is there. */
static bool holds_head(const struct pupils *pupils, const struct area *area)
{
	const struct pupils_order *order = &pupils->source.order;
	const uint64_t parts[] = {
		(uintptr_t)pupils_sort_names, pupils->source.look->school, order->scope,
		order->sort, order->backwards, pupils->list.mark_count, (uint64_t)pupils->count,
		(uint64_t)pupils->plan_only, (uint64_t)pupils->due[DUE_LATE],
		(uint64_t)pupils->due[DUE_WEEK],
	};
	uint64_t seal = CANVAS_SEAL_BEGIN;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		seal = canvas_seal(seal, parts[i]);
	return paint_holds(area, 0, seal);
}

static void draw_head(const struct app *app, const struct pupils *pupils, const struct area *area)
{
	if (pupils->find.typing || pupils->source.filter)
		draw_order(pupils, area, draw_filter(pupils, area));
	else if (!holds_head(pupils, area))
		draw_order(pupils, area, draw_counts(app, pupils, area));
}

void pupils_draw(const struct app *app, const void *state, const struct area *area)
{
	const struct pupils *pupils = state;
	const struct card *card = cards_of(&pupils->cards, list_id(&pupils->list));
	struct area list = pupils_list_area(area), pane = pane_of(area);

	draw_head(app, pupils, area);
	list_draw(&pupils->list, &list);
	if (pane.width) {
		for (int y = HEAD_ROWS; y < area->height; y++)
			paint_glyph(area, y, pane.x - area->x - 2, ROLE_BOX, GLYPH_SIDE);
		if (card)
			card_draw_pane(card, &pane);
	} else if (card && has_foot(area)) {
		pane = area_part(area, area->height - CARD_FOOT_ROWS, 3, -1, area->width - 4);
		card_draw_foot(card, &pane);
	}
}
