/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/dashboard.h"

#include <stdlib.h>

#include "tui/app.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/legend.h"
#include "tui/screens/behind.h"
#include "tui/screens/screens.h"

#define YEARS 5 /* school years to choose from, the running one first */

struct state {
	struct dashboard_view view;
	struct sheet sheet;
	int year;   /* the school year that is shown; 0: the last 12 months */
	char *filter;
	bool laid; /* the sheet shows the view at its size */
};

static struct tally_query query_of(const struct app *app, const struct state *state)
{
	return (struct tally_query){
		.period = state->year ? period_school_year(state->year, app->today) :
					period_months(app->today),
		.filter = state->filter,
	};
}

static enum zb_code read_view(struct app *app, struct state *state, struct zb_err *err)
{
	struct tally_query query;
	enum zb_code code;

	free(state->filter);
	state->filter = mem_text(app->filter);
	query = query_of(app, state);
	code = tally_dashboard(app->db, &query, &state->view.data, err);
	state->laid = false;
	return code;
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	enum zb_code code;

	(void)arg;
	state->view.base = BASE_COUNT;
	code = read_view(app, state, err);
	if (code)
		free(state->filter);
	return code;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	for (size_t i = 0; i < state->view.count; i++)
		free(state->view.figures[i].title);
	free(state->view.figures);
	free(state->filter);
	sheet_free(&state->sheet);
}

static void reload(struct app *app, void *data)
{
	struct zb_err err;

	if (read_view(app, data, &err))
		app_error(app, &err);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;

	(void)app;
	if (!state->laid || state->view.width != area->width ||
	    state->view.height != area->height) {
		state->view.width = area->width;
		state->view.height = area->height;
		dashboard_lay(&state->sheet, &state->view);
	}
	state->laid = true;
	sheet_fit(&state->sheet, area);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;

	(void)app;
	sheet_draw(&state->sheet, area);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct state *state = data;

	(void)app;
	return sheet_key(&state->sheet, code);
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct state *state = data;

	(void)app;
	return sheet_mouse(&state->sheet, event);
}

/* The tables close before the screen does. */
static enum reaction back(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	if (!state->view.tables)
		return REACTION_PASS;
	state->view.tables = false;
	state->laid = false;
	return REACTION_DONE;
}

/* --- actions --- */

static const struct figure *figure_of(const struct state *state)
{
	int id = sheet_id(&state->sheet);

	return id > 0 && (size_t)id <= state->view.count ? &state->view.figures[id - 1] : NULL;
}

static bool has_figure(const struct app *app, const void *data)
{
	(void)app;
	return figure_of(data) != NULL;
}

static void open_figure(struct app *app, void *data)
{
	const struct state *state = data;
	const struct figure *figure = figure_of(state);

	behind_open(app, &(struct behind){ .title = figure->title,
					   .query = { .period = figure->period,
						      .filter = state->filter },
					   .cell = figure->cell });
}

static void next_base(struct app *app, void *data)
{
	static const enum tally_base next[] = {
		[BASE_GOAL] = BASE_PUPIL, [BASE_PUPIL] = BASE_COUNT, [BASE_COUNT] = BASE_GOAL,
	};
	struct state *state = data;

	state->view.base = next[state->view.base];
	state->laid = false;
	if (state->view.base == BASE_COUNT)
		app_notice(app, _("Telwijze: per doel en per leerling."));
	else
		app_notice(app, state->view.base == BASE_GOAL ? _("Telwijze: per doel.") :
								_("Telwijze: per leerling."));
}

static void toggle_tables(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	state->view.tables = !state->view.tables;
	state->laid = false;
}

static void year_chosen(struct app *app, void *data, size_t index)
{
	struct state *state = data;

	state->year = index ? school_year_of(app->today) - (int)index + 1 : 0;
	reload(app, state);
}

static void choose_year(struct app *app, void *data)
{
	struct state *state = data;
	int running = school_year_of(app->today);
	char texts[YEARS + 1][64];
	const char *labels[YEARS + 1];

	for (int i = 0; i <= YEARS; i++) {
		struct period period = i ? period_school_year(running - i + 1, app->today) :
					   period_months(app->today);
		struct buffer title = { 0 };

		period_add_title(&title, &period);
		snprintf(texts[i], sizeof(texts[i]), "%s", title.bytes);
		labels[i] = texts[i];
		buffer_clear(&title);
	}
	choice_open(app, &(struct choice_list){
				 .title = _("Periode"),
				 .labels = labels,
				 .count = YEARS + 1,
				 .current = state->year ? (size_t)(running - state->year + 1) : 0,
				 .chosen = year_chosen,
				 .data = state,
			 });
}

static void filtered(struct app *app, void *data, const char *text)
{
	(void)data;
	app_set_filter(app, text);
	app_stale(app);
}

static void ask_filter(struct app *app, void *data)
{
	struct state *state = data;

	dialog_text(app, &(struct dialog_text){
				 .title = _("Filter"),
				 .help = look_say(&app->look, N_("naam, groep, medewerker of "
								 "categorie; leeg is iedereen")),
				 .text = app->filter,
				 .done = filtered,
				 .data = state,
			 });
}

static const struct action actions[] = {
	{ .id = "dashboard.open", .key = K_ENTER, .label = N_("leerlingen"),
	  .help = N_("de leerlingen achter dit getal"), .when = has_figure, .run = open_figure,
	  .flags = ACTION_BAR },
	{ .id = "dashboard.base", .key = 'b', .label = N_("telwijze"),
	  .help = N_("tellen per doel, per leerling of beide"), .run = next_base,
	  .flags = ACTION_BAR },
	{ .id = "dashboard.filter", .key = '/', .label = N_("filter"),
	  .help = N_("alleen leerlingen tellen die ergens bij passen"), .run = ask_filter,
	  .flags = ACTION_BAR },
	{ .id = "dashboard.year", .key = 'y', .label = N_("jaar"),
	  .help = N_("de laatste 12 maanden of een schooljaar kiezen"), .run = choose_year,
	  .flags = ACTION_BAR },
	{ .id = "dashboard.tables", .key = 't', .label = N_("tabellen"),
	  .help = N_("per categorie en leerjaar, ontwikkeling en wat er volgde"),
	  .run = toggle_tables, .flags = ACTION_BAR },
	{ 0 },
};

static void legend(const struct app *app, const void *state, struct legend *out)
{
	struct dashboard_places places;

	dashboard_place(state, true, &places);
	legend_add(out, app->look.glyphs[GLYPH_BLOCK], _("aandeel van wat een uitkomst heeft (n)"));
	legend_add(out, "(33-77)", _("de marge om een percentage (95%)"));
	legend_add(out, "?", _("niet vast te stellen"));
	legend_add(out, "-", _("niets om door te delen"));
	if (places.national && places.short_nation)
		legend_add(out, "bao", _("landelijk, met bron en n eronder"));
}

const struct screen dashboard_screen = {
	.id = "dashboard",
	.title = N_("Dashboard"),
	.bar = 3,
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.legend = legend,
	.key = key,
	.mouse = mouse,
	.back = back,
	.reload = reload,
};
