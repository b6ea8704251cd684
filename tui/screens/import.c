/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/import.h"

#include <stdlib.h>
#include <string.h>

#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/screens/screens.h"

#define COUNTS_Y 2
#define COUNT_WIDTH 13
#define NEXT_X 7 /* behind a key */
#define LABEL_WIDTH 14

#define WHOLE_ROWS 4 /* at the foot, of a sentence that its column cuts */

enum stage { STAGE_CHOOSE, STAGE_SHOW, STAGE_BAD, STAGE_DONE };

struct state {
	enum stage stage;
	struct import_job job;
	struct list list;
	struct list bad; /* lines that are not right */
	struct date left; /* last used for who is gone */
	char *done;       /* what happened */
};

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;

	(void)arg;
	(void)err;
	state->left = app->today;
	list_init(&state->list, import_columns, IMPORT_COLUMNS, &import_source, &state->job);
	state->list.empty = _("Er verandert niets: alles staat er al zo.");
	list_init(&state->bad, import_bad_columns, IMPORT_BAD_COLUMNS, &import_bad_source,
		  &state->job.bad);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	list_clear(&state->list);
	list_clear(&state->bad);
	import_job_free(&state->job);
	free(state->done);
}

/* --- drawing --- */

static void draw_choose(const struct area *area)
{
	struct area text = area_part(area, 2, 1, -1, area->width - 2);
	int y = 0;

	y += paint_wrapped(&text, y, ROLE_TEXT,
			   _("Kies het bestand uit de leerlingadministratie: EDEXML, of een CSV "
			     "met kopjes als leerlingnummer, roepnaam, achternaam, geboortedatum "
			     "en groep."));
	y += 1 + paint_wrapped(&text, y + 1, ROLE_TEXT,
			       _("Een CSV met leerling en begin van het OPP neemt lopende OPP's "
				 "over, met doelen; een met leerling, datum en vak leest metingen "
				 "in."));
	paint_wrapped(&text, y + 1, ROLE_DIM,
		      _("Eerst ziet u per leerling en veld wat er verandert; er wordt pas iets "
			"geschreven als u dat overneemt. Wat de school zelf schreef blijft staan "
			"en niemand wordt verwijderd."));
}

static int draw_count_row(const struct state *state, const struct area *area, int y,
			  enum import_part part, const char *label)
{
	const struct import_list *list = import_part_list(state->job.plan, part);

	if (!list->count)
		return y;
	paint_text(area, y, 1, LABEL_WIDTH, ROLE_DIM, label);
	for (int s = 0; s < IMPORT_STATUSES; s++) {
		char *count = mem_format("%zu", list->statuses[s]);

		paint_right(area, y, LABEL_WIDTH + s * COUNT_WIDTH, COUNT_WIDTH,
			    list->statuses[s] ? ROLE_TEXT : ROLE_DIM, count);
		free(count);
	}
	return y + 1;
}

static void draw_counts(const struct state *state, const struct area *area)
{
	static const char *const heads[IMPORT_STATUSES] = {
		[IMPORT_NEW] = N_("nieuw"),           [IMPORT_CHANGED] = N_("gewijzigd"),
		[IMPORT_GONE] = N_("weg"),            [IMPORT_UNCHANGED] = N_("ongewijzigd"),
		[IMPORT_LEFT_OUT] = N_("overgeslagen"),
	};
	int y = COUNTS_Y + 1;

	for (int s = 0; s < IMPORT_STATUSES; s++)
		paint_right(area, COUNTS_Y, LABEL_WIDTH + s * COUNT_WIDTH, COUNT_WIDTH, ROLE_DIM,
			    _(heads[s]));
	y = draw_count_row(state, area, y, PART_PUPILS, _("leerlingen"));
	y = draw_count_row(state, area, y, PART_GROUPS, look_say(area->look, N_("groepen")));
	draw_count_row(state, area, y, PART_STAFF, _("medewerkers"));
}

static int counts_rows(const struct import_job *job)
{
	int rows = 2;

	for (unsigned part = 0; job->plan && part < PART_COUNT; part++)
		rows += import_part_list(job->plan, (enum import_part)part)->count > 0;
	return rows;
}

static struct area body(const struct state *state, const struct area *area)
{
	return area_part(area, COUNTS_Y + counts_rows(&state->job), 0, -1, -1);
}

static void draw_about(const struct state *state, const struct area *area)
{
	char *about = import_about(&state->job), *over = import_passed_over(&state->job);
	int x = 1;

	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, about);
	x += paint_word(area, 1, x, ROLE_DIM, _("Er is nog niets geschreven."));
	if (*over)
		paint_text(area, 1, x + 1, area->width - x - 2, ROLE_DIM, over);
	free(about);
	free(over);
}

/* A key and what it does, wrapped beside it; returns the rows it took. */
static int draw_next(const struct area *text, int y, const char *key, const char *does)
{
	struct area part = area_part(text, y, NEXT_X, -1, -1);
	int rows = paint_wrapped(&part, 0, ROLE_TEXT, does);

	paint_word(text, y, 0, ROLE_ACCENT, key);
	return rows;
}

static void draw_done(const struct state *state, const struct area *area)
{
	struct area text = area_part(area, 2, 1, -1, area->width - 2);
	int y = paint_wrapped(&text, 0, ROLE_TEXT, state->done);

	y += 1 + paint_wrapped(&text, y + 1, ROLE_DIM, _("u maakt dit ongedaan."));
	y += 1 + paint_wrapped(&text, y + 1, ROLE_HEADING, _("Wat nu"));
	y += draw_next(&text, y + 1, "Enter",
		       _("naar de leerlingen: a toont allen, + zet bij wie dat geldt extra "
			 "ondersteuning aan"));
	y += draw_next(&text, y + 1, "0",
		       _("Beheer, Medewerkers: wie er werkt, ook u zelf, voor gesprekken, "
			 "afspraken en handelingskaart"));
	draw_next(&text, y + 1, "O",
		  _("Lopende OPP's overnemen: per leerling één regel, zonder meldingen over wat al "
		    "geweest is"));
}

static struct area bad_area(const struct area *area)
{
	return area_part(area, COUNTS_Y + 1, 0, area->height - COUNTS_Y - 1 - WHOLE_ROWS, -1);
}

static void draw_bad(const struct state *state, const struct area *area)
{
	static const size_t whole[] = { 1 };
	const struct bad_lines *bad = &state->job.bad;
	struct area rows = bad_area(area);
	struct area foot = area_part(area, area->height - WHOLE_ROWS + 1, 1, -1, area->width - 2);
	const char *says = bad->more ? _("%s · meer dan %zu regels zijn niet goed") :
				       ngettext("%s · %zu regel is niet goed",
						"%s · %zu regels zijn niet goed", bad->count);

	paint_format(area, 0, 1, ROLE_HEADING, says, import_file_name(&state->job), bad->count);
	paint_text(area, 1, 1, -1, ROLE_DIM,
		   _("Er is nog niets geschreven. Verbeter het bestand; Enter leest het opnieuw."));
	list_draw(&state->bad, &rows);
	list_row_draw_whole(list_current(&state->bad), whole, 1, &foot);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside;

	(void)app;
	if (state->stage == STAGE_BAD) {
		draw_bad(state, area);
		return;
	}
	if (state->stage != STAGE_SHOW)
		paint_text(area, 0, 1, area->width - 2, ROLE_HEADING,
			   state->stage == STAGE_DONE ? _("Ingelezen") : _("Inlezen"));
	if (state->stage == STAGE_CHOOSE) {
		draw_choose(area);
	} else if (state->stage == STAGE_DONE) {
		draw_done(state, area);
	} else {
		inside = body(state, area);
		draw_about(state, area);
		if (state->job.plan)
			draw_counts(state, area);
		list_draw(&state->list, &inside);
	}
}

/* NULL when there is none. */
static struct list *list_shown(struct state *state)
{
	if (state->stage == STAGE_BAD)
		return &state->bad;
	return state->stage == STAGE_SHOW ? &state->list : NULL;
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct list *list = list_shown(state);
	struct area inside;
	struct zb_err err;

	if (!list)
		return;
	inside = state->stage == STAGE_BAD ? bad_area(area) : body(state, area);
	if (list_fit(list, &inside, &err))
		app_error(app, &err);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct list *list = list_shown(data);

	(void)app;
	return list ? list_key(list, code) : REACTION_PASS;
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct list *list = list_shown(data);

	(void)app;
	return list ? list_mouse(list, event) : REACTION_PASS;
}

/* --- reading --- */

static enum zb_code run_read(struct app *app, void *data, struct progress *progress,
			     struct zb_err *err)
{
	struct state *state = data;

	return import_job_read(app, &state->job, progress, err);
}

static void read_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct state *state = data;

	state->stage = code ? STAGE_CHOOSE : STAGE_SHOW;
	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets veranderd."));
	} else if (code && state->job.bad.count) {
		list_restart(&state->bad, 0);
		state->stage = STAGE_BAD;
	} else if (code) {
		app_error(app, err);
	} else {
		list_restart(&state->list, 0);
	}
}

static void start_reading(struct app *app, struct state *state)
{
	app_work(app, &(struct work){ .title = _("Lezen en vergelijken"), .run = run_read,
				      .done = read_done, .data = state });
}

static void path_chosen(struct app *app, void *data, const char *path)
{
	struct state *state = data;

	free(state->job.path);
	state->job.path = mem_text(path);
	start_reading(app, state);
}

static bool can_choose(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_CHOOSE;
}

static bool is_bad(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_BAD;
}

static void read_again(struct app *app, void *data)
{
	start_reading(app, data);
}

static bool may_be_read(const char *name)
{
	static const char *const endings[] = { ".xml", ".csv", ".txt", ".edex", ".edexml" };
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t ending = strlen(endings[i]);

		if (length > ending && !strcasecmp(name + length - ending, endings[i]))
			return true;
	}
	return false;
}

static void choose_file(struct app *app, void *data)
{
	path_open(app, &(struct path_ask){ .title = _("Bestand om in te lezen"),
					   .help = _("Tab vult aan, pijl omlaag kiest"),
					   .remember = PREFERENCE_DIRECTORY,
					   .kind = PATH_FILE,
					   .usable = may_be_read,
					   .done = path_chosen,
					   .data = data });
}

/* --- who is gone --- */

static bool is_gone(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_SHOW && import_gone(&state->job, list_id(&state->list));
}

static bool any_gone(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_SHOW && state->job.plan &&
	       state->job.plan->pupils.statuses[IMPORT_GONE];
}

static void toggle_gone(struct app *app, void *data)
{
	struct state *state = data;
	struct import_item *item = import_gone(&state->job, list_id(&state->list));

	(void)app;
	item->left = date_is_set(item->left) ? (struct date){ 0 } : state->left;
	list_reload(&state->list);
	list_key(&state->list, K_DOWN);
}

static void date_given(struct app *app, void *data, struct date date)
{
	struct state *state = data;
	struct import_item *item = import_gone(&state->job, list_id(&state->list));

	(void)app;
	if (item)
		item->left = date;
	if (date_is_set(date))
		state->left = date;
	list_reload(&state->list);
}

static void ask_date(struct app *app, void *data)
{
	const struct state *state = data;
	const struct import_item *item = import_gone(&state->job, list_id(&state->list));

	dialog_date(app, _("Laatste dag op school (leeg: blijft staan)"),
		    date_is_set(item->left) ? item->left : state->left, true, date_given, data);
}

static void all_left(struct app *app, void *data, struct date date)
{
	struct state *state = data;

	(void)app;
	import_plan_mark_gone(state->job.plan, date);
	if (date_is_set(date))
		state->left = date;
	list_reload(&state->list);
}

static void ask_all(struct app *app, void *data)
{
	const struct state *state = data;

	dialog_date(app, _("Allen die weg zijn: laatste dag (leeg: blijven staan)"), state->left,
		    true, all_left, data);
}

/* --- writing --- */

static enum zb_code run_apply(struct app *app, void *data, struct progress *progress,
			      struct zb_err *err)
{
	struct state *state = data;

	return import_job_apply(app, &state->job, progress, err);
}

static void apply_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct state *state = data;

	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets veranderd."));
	} else if (code == ZB_CONFLICT) {
		app_notice(app, _("Een collega schreef intussen; opnieuw vergeleken."));
		start_reading(app, state);
	} else if (code) {
		app_error(app, err);
	} else {
		free(state->done);
		state->done = import_done(&state->job);
		state->stage = STAGE_DONE;
		app_stale(app);
		app_notice_undo(app, _("Ingelezen."));
	}
}

static void confirmed(struct app *app, void *data)
{
	app_work(app, &(struct work){ .title = _("Inlezen"), .run = run_apply,
				      .done = apply_done, .data = data });
}

static bool can_apply(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_SHOW && import_job_changes(&state->job);
}

static void apply(struct app *app, void *data)
{
	const struct state *state = data;
	char *text = import_question(&state->job);

	dialog_confirm(app, text, _("overnemen"), confirmed, data);
	free(text);
}

/* --- afterwards --- */

static bool is_done(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->stage == STAGE_DONE;
}

static void go_to_pupils(struct app *app, void *data)
{
	(void)data;
	app_switch(app, screen_numbered(1));
}

static void take_over(struct app *app, void *data)
{
	(void)data;
	app_push(app, &takeover_screen, (struct screen_arg){ 0 });
}

/* From what would happen back to choosing; nothing was written. */
static enum reaction back(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	if (!list_shown(state))
		return REACTION_PASS;
	state->stage = STAGE_CHOOSE;
	return REACTION_DONE;
}

static const struct action actions[] = {
	{ .id = "import.choose", .key = K_ENTER, .label = N_("bestand kiezen"),
	  .help = N_("het bestand kiezen dat wordt ingelezen"), .when = can_choose,
	  .run = choose_file, .flags = ACTION_BAR },
	{ .id = "import.again", .key = K_ENTER, .label = N_("opnieuw lezen"),
	  .help = N_("hetzelfde bestand opnieuw lezen, nu het verbeterd is"), .when = is_bad,
	  .run = read_again, .flags = ACTION_BAR },
	{ .id = "import.apply", .key = K_F2, .key2 = K_CTRL_S, .label = N_("overnemen"),
	  .help = N_("wat er staat overnemen in het schoolbestand"), .when = can_apply,
	  .run = apply, .flags = ACTION_BAR },
	{ .id = "import.gone", .key = ' ', .label = N_("vertrokken"),
	  .help = N_("wie weg is als vertrokken noteren, of niet"), .when = is_gone,
	  .run = toggle_gone, .flags = ACTION_BAR },
	{ .id = "import.left", .key = 'd', .label = N_("datum"),
	  .help = N_("de laatste dag van deze leerling"), .when = is_gone, .run = ask_date,
	  .flags = ACTION_BAR },
	{ .id = "import.all_left", .key = 'a', .label = N_("allen"),
	  .help = N_("allen die weg zijn als vertrokken noteren"), .when = any_gone,
	  .run = ask_all, .flags = ACTION_BAR },
	{ .id = "import.pupils", .key = K_ENTER, .label = N_("leerlingen"),
	  .help = N_("naar de lijst van leerlingen"), .when = is_done, .run = go_to_pupils,
	  .flags = ACTION_BAR },
	{ .id = "import.takeover", .key = 'O', .label = N_("OPP's overnemen"),
	  .help = N_("lopende OPP's overnemen, een regel per leerling"), .when = is_done,
	  .run = take_over, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen import_screen = {
	.id = "import",
	.title = N_("Inlezen"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = key,
	.mouse = mouse,
	.back = back,
};
