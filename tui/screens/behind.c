/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/behind.h"

#include <stdlib.h>

#include "tui/app.h"
#include "tui/list_span.h"
#include "tui/screens/dossier.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 4

struct state {
	char *title, *filter;
	struct tally_query query;
	struct tally_cell cell;
	struct tally_pupils pupils;
	struct db *db;
	struct list list;
};

enum column_id { COLUMN_NAME, COLUMN_GROUP, COLUMN_ALL };

static const struct column columns[COLUMN_ALL] = {
	[COLUMN_NAME] = { .label = N_("Naam"), .width = 40, .min = 16 },
	[COLUMN_GROUP] = { .label = N_("Groep"), .width = 10 },
};

/* --- the source: places in the order of names --- */

static size_t place_of(const struct state *state, const struct list_row *from)
{
	for (size_t i = 0; i < state->pupils.count; i++)
		if (state->pupils.ids[i] == from->id)
			return i;
	return list_span_number(from, state->pupils.count);
}

static void add_row(struct list_rows *out, const struct tally_pupil *pupil, size_t place)
{
	char *key = mem_format("%zu", place);
	struct list_row *row = list_rows_add(out, pupil->id, key);

	list_row_set(row, COLUMN_NAME, ROLE_TEXT, pupil->name);
	list_row_set(row, COLUMN_GROUP, ROLE_TEXT, pupil->group);
	free(key);
}

static enum zb_code add_rows(const struct state *state, size_t begin, size_t end,
			     struct list_rows *out, struct zb_err *err)
{
	size_t count = end - begin;
	struct tally_pupil *shown = mem_new(count, sizeof(*shown));
	enum zb_code code =
		tally_pupils_show(state->db, &state->pupils, begin, count, shown, err);

	for (size_t i = 0; i < count; i++) {
		if (!code && shown[i].id)
			add_row(out, &shown[i], begin + i);
		free(shown[i].name);
		free(shown[i].group);
	}
	free(shown);
	return code;
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct state *state = data;
	size_t begin, end;

	list_span(place, from ? place_of(state, from) : 0, count, state->pupils.count, &begin,
		  &end);
	return begin < end ? add_rows(state, begin, end, out, err) : ZB_OK;
}

static const struct list_source source = { .read = read_rows };

/* --- the screen --- */

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	const struct behind *about = arg.data;
	enum zb_code code = tally_pupils_read(app->db, &about->query, &about->cell, &state->pupils,
					      err);

	if (code)
		return code;
	state->db = app->db;
	state->title = mem_text(about->title);
	state->filter = mem_text(about->query.filter);
	state->query = about->query;
	state->query.filter = state->filter;
	state->cell = about->cell;
	list_init(&state->list, columns, COLUMN_ALL, &source, state);
	state->list.empty = _("Achter dit getal staat niemand. Esc gaat terug.");
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	list_clear(&state->list);
	tally_pupils_free(&state->pupils);
	free(state->title);
	free(state->filter);
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(area);
	struct zb_err err;

	if (list_fit(&state->list, &inside, &err))
		app_error(app, &err);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(area);
	struct buffer about = { 0 };

	(void)app;
	paint_text(area, 0, 1, -1, ROLE_HEADING, state->title);
	buffer_add_format(&about,
			  ngettext("%zu leerling", "%zu leerlingen", state->pupils.count),
			  state->pupils.count);
	if (state->cell.number != NUMBER_DOSSIER) {
		buffer_add(&about, " · ");
		period_add_title(&about, &state->query.period);
		buffer_add(&about, ", ");
		period_add_days(&about, &state->query.period);
	}
	paint_text(area, 1, 1, -1, ROLE_DIM, about.bytes);
	buffer_clear(&about);
	if (state->filter && *state->filter)
		paint_format(area, 2, 1, ROLE_ACCENT, _("filter: %s"), state->filter);
	list_draw(&state->list, &inside);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct state *state = data;

	(void)app;
	return list_key(&state->list, code);
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct state *state = data;

	(void)app;
	return list_mouse(&state->list, event);
}

static void reload(struct app *app, void *data)
{
	struct state *state = data;
	struct tally_pupils pupils = { 0 };
	struct zb_err err;

	if (tally_pupils_read(app->db, &state->query, &state->cell, &pupils, &err)) {
		app_error(app, &err);
		return;
	}
	tally_pupils_free(&state->pupils);
	state->pupils = pupils;
	list_reload(&state->list);
}

static bool has_pupil(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return list_id(&state->list) != 0;
}

static void open_pupil(struct app *app, void *data)
{
	const struct state *state = data;
	/* Behind a number of goals one wants to see which, what was found, and when. */
	const struct dossier_start goals = { .tab = DOSSIER_GOALS, .entity = ENTITY_GOAL,
					     .field = -1 };

	app_push(app, &dossier_screen,
		 (struct screen_arg){
			 .id = list_id(&state->list),
			 .data = state->cell.number == NUMBER_GOALS ? &goals : NULL,
		 });
}

static const struct action actions[] = {
	{ .id = "behind.open", .key = K_ENTER, .label = N_("dossier"),
	  .help = N_("het dossier van deze leerling openen"), .when = has_pupil,
	  .run = open_pupil, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen behind_screen = {
	.id = "behind",
	.title = N_("Leerlingen achter een getal"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = key,
	.mouse = mouse,
	.reload = reload,
};

void behind_open(struct app *app, const struct behind *about)
{
	app_push(app, &behind_screen, (struct screen_arg){ .data = about });
}
