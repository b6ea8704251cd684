/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search through all text of the school: one types, the hits stand below with what was found in
 * bold, Enter opens the place. */
#include "db/search.h"

#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/excerpt.h"
#include "core/text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/line.h"
#include "tui/list.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

#define HITS_MAX 100
#define HEAD_ROWS 4
#define NAME_WIDTH 24
#define KIND_WIDTH 12
#define KIND_MOST 18
#define LIST_WIDTH (3 + NAME_WIDTH + 1 + KIND_WIDTH + 2) /* up to where the text begins */
#define LIST_MORE 20   /* that it can use, */
#define TEXT_WIDTH 60  /* once the text has this */

struct search {
	struct list list;
	struct line line;
	bool changed; /* look anew at the next fit */
	struct search_hits hits;
	struct list_rows rows; /* name and kind; ids are places in hits, from 1 */
};

_Static_assert(offsetof(struct search, list) == 0, "list_mouse_in wants it first");

static const struct column columns[] = {
	{ .label = N_("Leerling"), .width = NAME_WIDTH, .grows = true, .cut = CUT_PERSON },
	{ .label = N_("Waar"), .width = KIND_WIDTH, .grows = true, .max = KIND_MOST },
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct search *search = state;

	(void)arg;
	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	line_init(&search->line, "");
	list_init(&search->list, columns, sizeof columns / sizeof *columns, &list_memory,
		  &search->rows);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct search *search = state;

	(void)app;
	line_clear(&search->line);
	search_hits_free(&search->hits);
	list_clear(&search->list);
	list_rows_clear(&search->rows);
}

static char *name_of(struct app *app, int64_t pupil)
{
	struct record *record = NULL;
	struct buffer name = {0};

	if (pupil && !store_get(app->db, &pupil_entity, pupil, &record, NULL))
		record_title(record, &name);
	record_free(record);
	return buffer_take(&name);
}

/* What a talk says of one pupil is part of the talk. */
static const struct entity *kind_of(const struct search_hit *hit)
{
	return hit->entity == &meeting_pupil_entity ? &meeting_entity : hit->entity;
}

static void add_hit(struct app *app, struct search *search, size_t i)
{
	const struct search_hit *hit = &search->hits.hits[i];
	struct list_row *row = list_rows_add(&search->rows, (int64_t)i + 1, NULL);
	char *name = name_of(app, hit->pupil);

	list_row_set(row, 0, ROLE_TEXT, name);
	list_row_set(row, 1, ROLE_DIM, _(kind_of(hit)->label));
	free(name);
}

static void look(struct app *app, struct search *search)
{
	struct zb_err err;

	search->changed = false;
	list_rows_clear(&search->rows);
	search_hits_free(&search->hits);
	if (search_find(app->db, line_text(&search->line), true, HITS_MAX, &search->hits, &err))
		app_error(app, &err);
	for (size_t i = 0; i < search->hits.count; i++)
		add_hit(app, search, i);
	list_reload(&search->list);
}

static struct area list_of(const struct area *area)
{
	int more = area->width - LIST_WIDTH - TEXT_WIDTH;

	more = more < 0 ? 0 : more < LIST_MORE ? more : LIST_MORE;
	return area_part(area, HEAD_ROWS, 0, -1, LIST_WIDTH + more);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct search *search = state;
	struct area list = list_of(area);
	struct zb_err err;

	if (search->changed)
		look(app, search);
	if (list_fit(&search->list, &list, &err))
		app_error(app, &err);
}

static void reload(struct app *app, void *state)
{
	struct search *search = state;

	(void)app;
	search->changed = true;
}

/* --- drawing --- */

/* Where TEXT is to begin for the first hit in it to stand within WIDTH columns. */
static size_t begin_of(const char *text, int width)
{
	size_t hit = strcspn(text, "\x01"), end = strcspn(text, "\x02"), start = 0;
	char *before = mem_bytes(text, end);
	int room = width / 3;

	if (text[hit] && text_width(before) > width) {
		before[hit] = '\0';
		while (start < hit && text_width(before + start) > room)
			start = text_next(before, start);
		/* With a whole word, when there is one. */
		if (start && strchr(before + start, ' '))
			start += strcspn(before + start, " ") + 1;
	}
	free(before);
	return start;
}

/* The text around a hit, which is drawn bold, on one row. */
static void draw_hit(const struct area *area, int y, const char *text)
{
	enum role role = ROLE_TEXT;
	size_t start = begin_of(text, area->width);
	int x = start ? paint_word(area, y, 0, ROLE_DIM, "… ") : 0;

	text += start;

	while (*text && x < area->width) {
		size_t length = strcspn(text, "\x01\x02");
		char *part = mem_bytes(text, length);

		for (char *c = part; *c; c++)
			if (*c == '\n')
				*c = ' ';
		x += paint_word(area, y, x, role, part);
		free(part);
		text += length;
		if (*text)
			role = *text++ == EXCERPT_HIT_BEGINS ? ROLE_SELECTED : ROLE_TEXT;
	}
}

static void draw_hits(const struct search *search, const struct area *area)
{
	const struct list *list = &search->list;
	int x = list_of(area).width;
	struct area texts = area_part(area, HEAD_ROWS + 1, x, -1, area->width - x - 1);

	for (int y = 0; y < texts.height && list->top + (size_t)y < list->rows.count; y++) {
		const struct list_row *row = &list->rows.rows[list->top + (size_t)y];

		if (row->id > 0 && (size_t)row->id <= search->hits.count)
			draw_hit(&texts, y, search->hits.hits[row->id - 1].text);
	}
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct search *search = state;
	struct area list = list_of(area), rest = area_part(area, HEAD_ROWS, 3, -1, area->width - 6);
	bool typed = *line_text(&search->line);
	int x;

	(void)app;
	paint_text(area, 0, 1, -1, ROLE_HEADING, _("Zoeken in alle teksten"));
	x = 1 + paint_word(area, 2, 1, ROLE_ACCENT, "/ ");
	line_draw(&search->line, area, 2, x, area->width / 2, true);
	if (search->hits.count)
		paint_format(area, 2, x + area->width / 2 + 2, ROLE_DIM,
			     search->hits.count < HITS_MAX ? _("%zu gevonden") :
							     _("de beste %zu"),
			     search->hits.count);
	if (search->hits.count) {
		list_draw(&search->list, &list);
		draw_hits(search, area);
	} else {
		paint_wrapped(&rest, 0, ROLE_DIM,
			      typed ? _("Niets gevonden. Elk woord moet ergens in de tekst staan; "
					"van het laatste is het begin genoeg.") :
				      _("Typ een of meer woorden uit een verslag, doel, plan, "
					"logboek of afspraak."));
	}
}

/* --- keys --- */

static bool typing(const void *state)
{
	(void)state;
	return true;
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct search *search = state;
	char *before;

	before = mem_text(line_text(&search->line));
	enum reaction reaction = line_key(&search->line, app, code);

	if (strcmp(before, line_text(&search->line)) != 0)
		search->changed = true;
	free(before);
	/* A space is typed and marks nothing. */
	return reaction == REACTION_PASS && !key_is_text(code) ? list_key(&search->list, code) :
								 reaction;
}

static bool has_hit(const struct app *app, const void *state)
{
	const struct search *search = state;

	(void)app;
	return list_id(&search->list) > 0;
}

static void open_hit(struct app *app, void *state)
{
	struct search *search = state;
	const struct search_hit *hit = &search->hits.hits[list_id(&search->list) - 1];

	if (hit->pupil)
		place_open(app, hit->pupil,
			   (struct page_target){ entity_index(hit->entity), hit->row, -1 });
	else
		app_notice(app, _("Deze tekst hoort niet bij één leerling."));
}

static const struct action actions[] = {
	{ .id = "search.open", .key = K_ENTER, .label = N_("openen"),
	  .help = N_("openen waar de tekst staat"), .when = has_hit,
	  .why = N_("Er is nog niets gevonden; typ wat u zoekt."),
	  .run = open_hit,
	  .flags = ACTION_BAR },
	{ 0 },
};

const struct screen search_screen = {
	.id = "search",
	.title = N_("Zoeken in alle teksten"),
	.flags = SCREEN_PALETTE,
	.actions = actions,
	.size = sizeof(struct search),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = list_mouse_in,
	.reload = reload,
};
