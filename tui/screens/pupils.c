/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/pupils.h"

#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "tui/choice.h"
#include "tui/screens/deadlines.h"
#include "tui/screens/screens.h"

/* --- what is read --- */

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct pupils *pupils = state;
	const struct app_pupils *left = &app->pupils;
	int64_t to = arg.id ? arg.id : left->pupil;

	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	pupils->source = (struct pupils_source){
		.db = app->db,
		.look = &app->look,
		.today = app->today,
		.order = { .scope = (enum pupils_scope)left->scope,
			   .sort = (enum pupils_sort)left->sort,
			   .backwards = left->backwards },
	};
	list_init(&pupils->list, pupils_columns, PUPILS_COLUMN_COUNT, &pupils_source,
		  &pupils->source);
	pupils->list.alone = true;
	list_restart(&pupils->list, to);
	line_init(&pupils->find.line, app->filter);
	pupils->narrow = app->filter;
	pupils->recount = true;
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct pupils *pupils = state;

	(void)app;
	list_clear(&pupils->list);
	line_clear(&pupils->find.line);
	filter_free(pupils->source.filter);
	cards_clear(&pupils->cards);
	pupils_groups_clear(&pupils->groups);
	free(pupils->groups.items);
	paper_clear(&pupils->paper);
}

static void tell(struct app *app, enum zb_code code, const struct zb_err *err)
{
	if (code)
		app_error(app, err);
}

/* To the first whose own name was typed, before those whose teacher or group it is. */
static void seek_named(struct pupils *pupils)
{
	int64_t id = 0;

	pupils->seek = false;
	if (pupils->source.filter && *line_text(&pupils->find.line))
		filter_ids_by(pupils->source.filter, true, 1, &id);
	list_restart(&pupils->list, id);
}

/* Loads the texts when the first letter needs them, lets go of them when there is no filter. */
static void narrow(struct app *app, struct pupils *pupils)
{
	struct pupils_source *source = &pupils->source;
	const char *typed = line_text(&pupils->find.line);
	struct zb_err err;

	pupils->narrow = false;
	app_set_filter(app, typed);
	if (!*typed && !pupils->find.typing) {
		filter_free(source->filter);
		source->filter = NULL;
		return;
	}
	if (!source->filter)
		tell(app, filter_load(app->db, &source->order, &source->filter, &err), &err);
	if (source->filter)
		filter_set(source->filter, typed);
	if (pupils->seek)
		seek_named(pupils);
}

/* The heading, and the number behind Termijnen: both count deadlines. */
static void recount(struct app *app, struct pupils *pupils)
{
	int64_t any = 0;
	struct zb_err err;

	pupils->recount = false;
	tell(app, pupils_count(app->db, pupils->source.order.scope, &pupils->count, &err), &err);
	if (pupils->source.order.scope == PUPILS_EXTRA)
		tell(app, pupils_count_plan_only(app->db, &pupils->plan_only, &err), &err);
	pupils->nobody = !pupils->count &&
			 !pupils_count(app->db, PUPILS_ALL, &any, &err) && !any;
	tell(app, deadlines_count(app, pupils->due, &err), &err);
}

static const char *why_empty(const struct pupils *pupils)
{
	if (pupils->source.filter)
		return _("Niemand voldoet aan het filter. Esc wist het; a in de lijst (Tab) zoekt "
			 "ook in andere leerlingen.");
	if (pupils->source.order.scope == PUPILS_LEFT)
		return _("Er zijn geen vertrokken leerlingen. a toont weer wie extra ondersteuning "
			 "heeft.");
	if (pupils->nobody)
		return _("Nog geen leerlingen. i leest ze in uit de leerlingadministratie (later: "
			 "0 Beheer, Inlezen); n voegt er een toe.");
	return _("Geen leerlingen met extra ondersteuning. a toont alle leerlingen; daar "
		 "zet + extra ondersteuning aan.");
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct pupils *pupils = state;
	struct area list = pupils_list_area(area);
	struct zb_err err;

	if (pupils->narrow)
		narrow(app, pupils);
	if (pupils->recount)
		recount(app, pupils);
	pupils->list.empty = why_empty(pupils);
	tell(app, list_fit(&pupils->list, &list, &err), &err);
	tell(app, cards_fit(&pupils->cards, app->db, &pupils->list, pupils_has_pane(area),
			    &app->look, &err), &err);
	app->pupils = (struct app_pupils){
		.scope = (int)pupils->source.order.scope,
		.sort = (int)pupils->source.order.sort,
		.backwards = pupils->source.order.backwards,
		.pupil = list_id(&pupils->list),
	};
}

static void reload(struct app *app, void *state)
{
	struct pupils *pupils = state;

	pupils->source.today = app->today;
	filter_free(pupils->source.filter);
	pupils->source.filter = NULL;
	if (*line_text(&pupils->find.line) || pupils->find.typing)
		pupils->narrow = true;
	pupils->recount = true;
	cards_clear(&pupils->cards);
	list_reload(&pupils->list);
}

/* --- keys --- */

static void restart(struct pupils *pupils, int64_t to)
{
	filter_free(pupils->source.filter);
	pupils->source.filter = NULL;
	pupils->narrow = *line_text(&pupils->find.line) || pupils->find.typing;
	list_restart(&pupils->list, to);
}

static void clear_filter(struct pupils *pupils)
{
	pupils->find.typing = false;
	line_set(&pupils->find.line, "");
	restart(pupils, list_id(&pupils->list));
	pupils->narrow = true; /* the other screens are told */
}

void pupils_show(struct pupils *pupils, int64_t pupil)
{
	if (*line_text(&pupils->find.line))
		clear_filter(pupils);
	if (pupils->source.order.scope != PUPILS_ALL)
		pupils->recount = true;
	pupils->source.order.scope = PUPILS_ALL;
	restart(pupils, pupil);
	pupils->narrow = true;
}

static void end_filter(struct app *app, void *state)
{
	struct pupils *pupils = state;
	struct area rows = pupils->list.area;
	struct zb_err err;

	pupils->find.typing = false;
	narrow(app, pupils);
	/* Typed ahead: the next key may open the row that is left, which was not drawn yet. */
	tell(app, list_fit(&pupils->list, &rows, &err), &err);
}

static enum reaction type(struct app *app, struct pupils *pupils, int code)
{
	char *before;

	if (code == K_ESC) {
		clear_filter(pupils);
		return REACTION_DONE;
	}
	if (code == K_ENTER) {
		end_filter(app, pupils);
		return REACTION_DONE;
	}
	before = mem_text(line_text(&pupils->find.line));
	enum reaction reaction = line_key(&pupils->find.line, app, code);

	if (strcmp(before, line_text(&pupils->find.line)) != 0) {
		pupils->narrow = pupils->seek = true;
		list_restart(&pupils->list, 0);
	}
	free(before);
	return reaction == REACTION_DONE ? reaction : list_key(&pupils->list, code);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct pupils *pupils = state;

	return pupils->find.typing ? type(app, pupils, code) : list_key(&pupils->list, code);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct pupils *pupils = state;

	(void)app;
	return list_mouse(&pupils->list, event);
}

static enum reaction back(struct app *app, void *state)
{
	struct pupils *pupils = state;

	(void)app;
	if (*line_text(&pupils->find.line)) {
		clear_filter(pupils);
		return REACTION_DONE;
	}
	if (pupils->list.mark_count) {
		list_unmark_all(&pupils->list);
		return REACTION_DONE;
	}
	return REACTION_PASS;
}

size_t pupils_chosen(const struct pupils *pupils, const int64_t **ids)
{
	const struct list_row *row = list_current(&pupils->list);

	*ids = pupils->list.mark_count ? pupils->list.marks : row ? &row->id : NULL;
	return pupils->list.mark_count ? pupils->list.mark_count : row ? 1 : 0;
}

void pupils_written(struct app *app, struct pupils *pupils)
{
	list_unmark_all(&pupils->list);
	app_stale(app);
}

static bool has_pupil(const struct app *app, const void *state)
{
	const struct pupils *pupils = state;

	(void)app;
	return !pupils->find.typing && (pupils->list.mark_count || list_id(&pupils->list));
}

static void open_dossier(struct app *app, void *state)
{
	struct pupils *pupils = state;

	app_push(app, &dossier_screen, (struct screen_arg){ .id = list_id(&pupils->list) });
}

static enum zb_code keep_plan(void *context, const struct pupils_row *row, struct zb_err *err)
{
	int64_t *plan = context;

	(void)err;
	*plan = row->plan_state == PLAN_STATE_IN_FORCE ? row->plan : 0;
	return ZB_OK;
}

static void evaluate(struct app *app, void *state)
{
	struct pupils *pupils = state;
	int64_t pupil = list_id(&pupils->list), plan = 0;
	struct zb_err err;

	if (pupils_read_some(app->db, &pupils->source.order, &pupil, 1, keep_plan, &plan, &err))
		app_error(app, &err);
	else if (!plan)
		app_notice(app, _("Er is geen OPP in werking om te evalueren; Enter opent het "
				  "dossier."));
	else
		app_push(app, &evaluate_screen, (struct screen_arg){ .id = plan });
}

static void talk(struct app *app, void *state)
{
	struct pupils *pupils = state;

	app_push(app, &meeting_screen, (struct screen_arg){ .id = list_id(&pupils->list) });
}

static void take_over(struct app *app, void *state)
{
	(void)state;
	app_push(app, &takeover_screen, (struct screen_arg){0});
}

static bool has_nobody(const struct app *app, const void *state)
{
	const struct pupils *pupils = state;

	(void)app;
	return !pupils->find.typing && pupils->nobody;
}

static void take_in(struct app *app, void *state)
{
	(void)state;
	app_push(app, &import_screen, (struct screen_arg){0});
}

static void search(struct app *app, void *state)
{
	(void)state;
	app_push(app, &search_screen, (struct screen_arg){0});
}

static void turn_scope(struct app *app, void *state)
{
	struct pupils *pupils = state;

	(void)app;
	pupils->source.order.scope = (pupils->source.order.scope + 1) % PUPILS_SCOPE_COUNT;
	pupils->recount = true;
	restart(pupils, list_id(&pupils->list));
}

static void begin_filter(struct app *app, void *state)
{
	struct pupils *pupils = state;

	find_line_begin(app, pupils);
	pupils->narrow = true;
}

static void sort_by(struct app *app, void *data, size_t chosen)
{
	struct pupils *pupils = data;
	struct pupils_order *order = &pupils->source.order;

	if (order->scope == PUPILS_LEFT && chosen != PUPILS_BY_NAME) {
		app_notice(app, _("Vertrokken leerlingen staan op naam."));
		return;
	}
	order->sort = (enum pupils_sort)chosen;
	/* Of goals one wants to see the worst first; their keys go up with it. */
	order->backwards = chosen == PUPILS_BY_LEARNING || chosen == PUPILS_BY_BEHAVIOUR;
	restart(pupils, 0);
}

static void choose_sort(struct app *app, void *state)
{
	struct pupils *pupils = state;
	const char *labels[PUPILS_SORT_COUNT];

	for (int i = 0; i < PUPILS_SORT_COUNT; i++)
		labels[i] = look_say(&app->look, pupils_sort_names[i]);
	choice_open(app, &(struct choice_list){
				 .title = _("Volgorde"),
				 .labels = labels,
				 .count = PUPILS_SORT_COUNT,
				 .current = pupils->source.order.sort,
				 .chosen = sort_by,
				 .data = pupils,
			 });
}

static void turn_round(struct app *app, void *state)
{
	struct pupils *pupils = state;

	(void)app;
	pupils->source.order.backwards = !pupils->source.order.backwards;
	restart(pupils, 0);
}

static void toggle_mark(struct app *app, void *state)
{
	struct pupils *pupils = state;

	(void)app;
	list_toggle_mark(&pupils->list);
}

/* Why not. */
#define NO_PUPIL N_("Hier staat geen leerling. a toont alle leerlingen, n voegt er een toe.")

static const struct action actions[] = {
	{ .id = "pupils.open", .key = K_ENTER, .label = N_("dossier"),
	  .help = N_("het dossier openen"), .when = has_pupil,
	  .why = NO_PUPIL,
	  .run = open_dossier,
	  .flags = ACTION_BAR },
	{ .id = "pupils.evaluate", .key = 'e', .label = N_("evaluatie"),
	  .help = N_("het OPP van deze leerling evalueren"), .when = has_pupil,
	  .why = NO_PUPIL,
	  .run = evaluate,
	  .flags = ACTION_BAR },
	{ .id = "pupils.talk", .key = 'g', .label = N_("gesprek"),
	  .help = N_("een gesprek over deze leerling vastleggen"), .when = has_pupil,
	  .why = NO_PUPIL,
	  .run = talk,
	  .flags = ACTION_BAR },
	{ .id = "pupils.import", .key = 'i', .label = N_("inlezen"),
	  .help = N_("leerlingen en groepen inlezen"), .when = has_nobody,
	  .why = N_("Er zijn al leerlingen; opnieuw inlezen kan bij Beheer (0), Inlezen."),
	  .run = take_in,
	  .flags = ACTION_BAR },
	{ .id = "pupils.scope", .key = 'a', .label = N_("alle"),
	  .help = N_("met extra ondersteuning, alle, of vertrokken leerlingen"),
	  .when = find_line_not_typing, .run = turn_scope, .flags = ACTION_BAR },
	{ .id = "pupils.filter", .key = '/', .label = N_("filter"),
	  .help = N_("filteren op naam, groep, medewerker of categorie"),
	  .when = find_line_not_typing, .run = begin_filter, .flags = ACTION_BAR },
	{ .id = "pupils.filter_end", .key = K_TAB, .label = N_("naar de lijst"),
	  .help = N_("het filter laten staan en verder in de lijst"), .when = find_line_is_typing,
	  .run = end_filter, .flags = ACTION_BAR },
	{ .id = "pupils.mark", .key = ' ',
	  .help = N_("de leerling aanstrepen, voor + en -"), .when = has_pupil, .why = NO_PUPIL,
	  .run = toggle_mark },
	{ .id = "pupils.support_on", .key = '+', .label = N_("extra"),
	  .help = N_("extra ondersteuning vanaf een datum; alle aangestreepte"),
	  .when = has_pupil,
	  .why = NO_PUPIL,
	  .run = pupils_support_on, .flags = ACTION_BAR },
	{ .id = "pupils.support_off", .key = '-',
	  .help = N_("terug naar basisondersteuning vanaf een datum"), .when = has_pupil,
	  .why = NO_PUPIL,
	  .run = pupils_support_off },
	{ .id = "pupils.measure", .key = 'm',
	  .help = N_("metingen van een hele groep, of van wie is aangestreept"),
	  .when = has_pupil, .why = NO_PUPIL, .run = pupils_measure },
	{ .id = "pupils.sort", .key = 's', .help = N_("de volgorde kiezen"), .run = choose_sort },
	{ .id = "pupils.reverse", .key = 'S', .help = N_("de volgorde omkeren"),
	  .run = turn_round },
	{ .id = "pupils.new", .key = 'n', .help = N_("een leerling toevoegen, ook een gast"),
	  .run = pupils_new },
	{ .id = "pupils.take_over", .key = 'O', .help = N_("lopende OPP's overnemen"),
	  .run = take_over },
	{ .id = "pupils.print", .key = 'p',
	  .help = N_("een groepsoverzicht of een leeg OPP afdrukken"), .run = pupils_print },
	{ .id = "pupils.search", .key = 'f', .key2 = K_F3,
	  .help = N_("zoeken in alle teksten"), .run = search },
	{ 0 },
};

const struct screen pupils_screen = {
	.id = "pupils",
	.title = N_("Leerlingen"),
	.bar = 1,
	.actions = actions,
	.size = sizeof(struct pupils),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = pupils_draw,
	.legend = pupils_legend,
	.typing = find_line_typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.made = pupils_made,
	.reload = reload,
};
