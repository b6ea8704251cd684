/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/compare.h"

#include <stdlib.h>

#include "core/records/plan.h"
#include "core/rules/difference.h"
#include "db/dossier.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/compare_page.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 4

struct state {
	struct page page;
	int64_t pupil, old, new;
	struct dossier dossier;
	char *name;
	struct difference_list list; /* of rows of the dossier */
	struct compare_pair *pairs;  /* one for each in the list */
	bool found; /* the list and the pairs are those of OLD and NEW */
	int width;  /* for which the page was laid out */
};

_Static_assert(offsetof(struct state, page) == 0, "page_key_in wants it first");

/* --- the two versions --- */

static const struct record *plan_of(const struct state *state, int64_t id)
{
	return dossier_find(&state->dossier, ENTITY_PLAN, id);
}

static size_t place_of(const struct state *state, int64_t id)
{
	const struct record_list *plans = &state->dossier.rows[ENTITY_PLAN];
	size_t at = 0;

	while (at < plans->count && plans->items[at]->id != id)
		at++;
	return at;
}

/* "Versie 2, in werking", with its trajectory where there was more than one. */
static char *version_title(const struct state *state, const struct record *plan)
{
	const struct record_list *plans = &state->dossier.rows[ENTITY_PLAN];
	int64_t newest = record_number(plans->items[plans->count - 1], PLAN_TRAJECTORY);
	struct buffer out = { 0 };

	if (newest > 1)
		buffer_add_format(&out, _("Traject %lld, versie %lld"),
				  (long long)record_number(plan, PLAN_TRAJECTORY),
				  (long long)record_number(plan, PLAN_VERSION));
	else
		buffer_add_format(&out, _("Versie %lld"),
				  (long long)record_number(plan, PLAN_VERSION));
	if (record_is_set(plan, PLAN_STARTS)) {
		buffer_add(&out, _(" van "));
		record_show(plan, PLAN_STARTS, &out);
	}
	buffer_add(&out, ", ");
	record_show(plan, PLAN_STATUS, &out);
	return buffer_take(&out);
}

/* --- what differs --- */

static void forget(struct state *state)
{
	for (size_t i = 0; i < state->list.count; i++) {
		free(state->pairs[i].left);
		free(state->pairs[i].right);
	}
	free(state->pairs);
	state->pairs = NULL;
	difference_list_clear(&state->list);
	state->found = false;
}

/* Once for two versions: long texts take a while, and another width changes nothing in it. */
static void find_differences(struct app *app, struct state *state)
{
	forget(state);
	difference_of_plans(&state->dossier, plan_of(state, state->old),
			    plan_of(state, state->new), app->today, &state->list);
	state->pairs = mem_new(state->list.count, sizeof(*state->pairs));
	for (size_t i = 0; i < state->list.count; i++)
		state->pairs[i] = compare_pair_of(app, &state->list.items[i]);
	state->found = true;
}

/* --- the screen --- */

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	forget(state);
	page_free(&state->page);
	dossier_free(&state->dossier);
	free(state->name);
}

static enum zb_code read_all(struct app *app, struct state *state, struct zb_err *err)
{
	struct dossier now = { 0 };
	struct buffer name = { 0 };
	enum zb_code code = dossier_read(app->db, state->pupil, &now, err);

	if (!code && (!dossier_find(&now, ENTITY_PLAN, state->old) ||
		      !dossier_find(&now, ENTITY_PLAN, state->new)))
		code = zb_fail(err, ZB_NOT_FOUND, _("de versie is intussen verwijderd"));
	if (code) {
		dossier_free(&now);
		return code;
	}
	forget(state);
	dossier_free(&state->dossier);
	state->dossier = now;
	record_title(dossier_pupil(&now), &name);
	free(state->name);
	state->name = buffer_take(&name);
	return ZB_OK;
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	const struct compare_start *start = arg.data;

	state->pupil = arg.id;
	state->old = start->old;
	state->new = start->new;
	return read_all(app, state, err);
}

static void reload(struct app *app, void *data)
{
	struct zb_err err;

	if (!read_all(app, data, &err))
		return;
	app_error(app, &err);
	if (err.code == ZB_NOT_FOUND)
		app_pop(app);
}

static struct area page_area(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = page_area(area);
	bool found = state->found;

	if (!found)
		find_differences(app, state);
	if (!found || state->width != inside.width)
		compare_lay_out(&state->list, state->pairs, state->new, inside.width, &state->page);
	state->width = inside.width;
	page_fit(&state->page, &inside);
}

static void draw_version(const struct area *area, const struct state *state, int64_t id, int x)
{
	char *title = version_title(state, plan_of(state, id));

	paint_text(area, 3, x, compare_column_width(area->width), ROLE_HEADING, title);
	free(title);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = page_area(area);
	char *title = mem_format("%s · %s", _("Versies naast elkaar"), state->name);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
	paint_text(area, 1, 1, -1, ROLE_DIM, _("[-wat verviel-]  [+wat erbij kwam+]"));
	draw_version(area, state, state->old, PAGE_TEXT_X);
	draw_version(area, state, state->new, compare_right_x(area->width));
	page_draw(&state->page, &inside);
	free(title);
}

/* --- actions --- */

static void show(struct state *state, size_t old, size_t new)
{
	const struct record_list *plans = &state->dossier.rows[ENTITY_PLAN];

	state->old = plans->items[old]->id;
	state->new = plans->items[new]->id;
	state->found = false;
	state->page.cursor = state->page.top = 0;
}

static bool has_older(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return place_of(state, state->old) > 0;
}

static bool has_newer(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return place_of(state, state->new) + 1 < state->dossier.rows[ENTITY_PLAN].count;
}

static void older(struct app *app, void *data)
{
	struct state *state = data;
	size_t old = place_of(state, state->old);

	(void)app;
	show(state, old - 1, old);
}

static void newer(struct app *app, void *data)
{
	struct state *state = data;
	size_t new = place_of(state, state->new);

	(void)app;
	show(state, new, new + 1);
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct state *state = data;

	(void)app;
	show(state, index, place_of(state, state->new));
}

/* Any that came before the one at the right. */
static void choose(struct app *app, void *data)
{
	struct state *state = data;
	const struct record_list *plans = &state->dossier.rows[ENTITY_PLAN];
	size_t count = place_of(state, state->new);
	char **titles = mem_new(count, sizeof(*titles));

	for (size_t i = 0; i < count; i++)
		titles[i] = version_title(state, plans->items[i]);
	choice_open(app, &(struct choice_list){
				 .title = _("Vergelijken met"),
				 .labels = (const char *const *)titles,
				 .count = count,
				 .current = place_of(state, state->old),
				 .chosen = chosen,
				 .data = state,
			 });
	for (size_t i = 0; i < count; i++)
		free(titles[i]);
	free(titles);
}

static const struct action actions[] = {
	{ .id = "compare.older", .key = '[', .label = N_("ouder"),
	  .help = N_("de twee versies daarvoor"), .when = has_older,
	  .why = N_("Dit zijn de oudste twee versies."), .run = older, .flags = ACTION_BAR },
	{ .id = "compare.newer", .key = ']', .label = N_("nieuwer"),
	  .help = N_("de twee versies daarna"), .when = has_newer,
	  .why = N_("Dit zijn de nieuwste twee versies."), .run = newer, .flags = ACTION_BAR },
	{ .id = "compare.choose", .key = 'v', .label = N_("vergelijken met"),
	  .help = N_("een andere oudere versie links zetten"), .run = choose,
	  .flags = ACTION_BAR },
	{ 0 },
};

const struct screen compare_screen = {
	.id = "compare",
	.title = N_("Versies naast elkaar"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = page_key_in,
	.mouse = page_mouse_in,
	.reload = reload,
};
