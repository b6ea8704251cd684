/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/deadlines.h"

#include <inttypes.h>
#include <string.h>

#include "core/records/plan.h"
#include "core/rules/deadline.h"
#include "core/words.h"
#include "db/calendar.h"
#include "db/due_filter.h"
#include "tui/app.h"
#include "tui/find_line.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/screens/place.h"
#include "tui/screens/postpone.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"

#define WHOLE_ROWS 2 /* for the row with the cursor in full */
#define FOOT_ROWS (WHOLE_ROWS + 2) /* a blank one before it, the legend below it */
#define LEGEND_FROM 8 /* rows from which they are shown */

struct deadlines_view {
	struct find_line find; /* the filter as typed */
	struct list list;
	struct deadlines_source source;
	bool mine;   /* only my groups */
	bool recount, reload; /* at the next fit; what the filter holds, too */
	struct due_filter *filter; /* NULL while nothing is typed */
};

_Static_assert(offsetof(struct deadlines_view, find) == 0, "find_line_typing wants it first");

static bool is_narrow(const struct deadlines_view *view)
{
	return view->find.typing || view->source.query.law || view->mine ||
	       *line_text(&view->find.line);
}

/* Lets go of what the filter held, and loads it when there is one. */
static enum zb_code load_filter(struct app *app, struct deadlines_view *view, struct zb_err *err)
{
	due_filter_free(view->filter);
	view->filter = NULL;
	if (!*line_text(&view->find.line))
		return ZB_OK;
	return due_filter_load(app->db, view->source.query.login, &view->filter, err);
}

static void recount(struct app *app, struct deadlines_view *view)
{
	struct due_query *query = &view->source.query;
	struct zb_err err;
	enum zb_code code = ZB_OK;

	query->login = view->mine ? db_actor(app->db) : NULL;
	if (view->reload || (!view->filter && *line_text(&view->find.line)))
		code = load_filter(app, view, &err);
	if (!code && view->filter)
		due_filter_set(view->filter, line_text(&view->find.line));
	query->filter = view->filter;
	if (!code)
		code = due_count(app->db, query, view->source.counts, &err);
	if (!code)
		code = due_count_law(app->db, query, &view->source.law, &err);
	if (code)
		app_error(app, &err);
	view->recount = view->reload = false;
}

/* What is read anew after a change. */
static enum zb_code read_all(struct app *app, struct deadlines_view *view, struct zb_err *err)
{
	view->reload = true;
	recount(app, view);
	return holidays_read(app->db, &view->source.holidays, err);
}

/* Never narrowed, as the list may be. */
static enum zb_code count(struct app *app, struct zb_err *err)
{
	return deadlines_count(app, NULL, err);
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct deadlines_view *view = state;
	enum zb_code code;

	(void)arg;
	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	view->source = (struct deadlines_source){
		.db = app->db, .look = &app->look, .today = app->today,
	};
	list_init(&view->list, deadlines_columns, DEADLINES_COLUMN_COUNT, &deadlines_source,
		  &view->source);
	view->list.headings = false;
	line_init(&view->find.line, app->filter);
	code = count(app, err);
	return code ? code : read_all(app, view, err);
}

static void leave(struct app *app, void *state)
{
	struct deadlines_view *view = state;

	(void)app;
	list_clear(&view->list);
	holidays_free(&view->source.holidays);
	due_filter_free(view->filter);
	line_clear(&view->find.line);
}

/* Names the keys that widen what is shown, not one that would narrow it further. */
static const char *why_empty(const struct deadlines_view *view)
{
	bool chosen = view->source.query.law || view->mine;

	if (chosen && *line_text(&view->find.line))
		return _("Niets te doen binnen deze keuze. Esc wist het filter; w en m tonen weer "
			 "alle termijnen.");
	if (chosen)
		return _("Niets te doen binnen deze keuze. w en m tonen weer alle termijnen.");
	return is_narrow(view) ?
		       _("Niets te doen binnen dit filter. Esc wist het.") :
		       _("Er is niets te doen. Termijnen volgen vanzelf uit de dossiers van "
			 "leerlingen met extra ondersteuning; 1 toont de leerlingen.");
}

static struct area list_of(const struct deadlines_view *view, const struct area *area)
{
	int head = is_narrow(view) ? 1 : 0;
	int foot = area->height >= LEGEND_FROM ? FOOT_ROWS : 0;

	return area_part(area, head, 0, -1 - foot, -1);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct deadlines_view *view = state;
	struct area list = list_of(view, area);
	struct zb_err err;

	if (view->recount)
		recount(app, view);
	view->list.empty = why_empty(view);
	if (list_fit(&view->list, &list, &err))
		app_error(app, &err);
}

/* Loads what the first letter will need, while the hand moves to it. */
static void idle(struct app *app, void *state)
{
	struct deadlines_view *view = state;
	struct zb_err err;

	if (view->find.typing && !view->filter &&
	    due_filter_load(app->db, view->source.query.login, &view->filter, &err))
		app_error(app, &err);
}

static void reload(struct app *app, void *state)
{
	struct deadlines_view *view = state;
	struct zb_err err;

	view->source.today = app->today;
	if (read_all(app, view, &err))
		app_error(app, &err);
	list_reload(&view->list);
}

/* --- drawing --- */

static void draw_narrow(const struct app *app, const struct deadlines_view *view,
			const struct area *area)
{
	enum school_type type = (enum school_type)db_settings(app->db)->type;
	int x = 1;

	if (view->source.query.law)
		x += 2 + paint_word(area, 0, x, ROLE_ACCENT, _("alleen wet"));
	if (view->mine)
		x += 2 + paint_format(area, 0, x, ROLE_ACCENT, _("mijn %s"),
				      word(type, WORD_GROUPS));
	if (view->find.typing) {
		x += paint_word(area, 0, x, ROLE_ACCENT, "/ ");
		line_draw(&view->find.line, area, 0, x, area->width / 3, true);
	} else if (*line_text(&view->find.line)) {
		x += 2 + paint_format(area, 0, x, ROLE_ACCENT, _("filter: %s"),
				      line_text(&view->find.line));
		paint_word(area, 0, x, ROLE_DIM, _("Esc wist het"));
	}
}

/* What the columns may cut, of the row with the cursor. */
static void draw_whole_row(const struct deadlines_view *view, const struct area *area)
{
	static const size_t cells[] = { DEADLINES_NOTE, DEADLINES_WHAT, DEADLINES_NAME,
					DEADLINES_WHOSE };
	struct area foot = area_part(area, area->height - FOOT_ROWS + 1, 1, WHOLE_ROWS,
				     area->width - 2);

	list_row_draw_whole(list_current(&view->list), cells, 4, &foot);
}

static void legend(const struct app *app, const void *state, struct legend *out)
{
	const struct deadlines_view *view = state;

	signs_add_deadlines(out, &app->look);
	if (view->source.holidays.count)
		legend_add(out, SIGN_HOLIDAY, _("vakantie"));
}

static void draw_legend(const struct app *app, const struct deadlines_view *view,
			const struct area *area)
{
	struct legend signs = { 0 };
	int x, y = area->height - 1;

	legend(app, view, &signs);
	x = legend_draw(&signs, area, y, 1);
	if (view->source.law)
		paint_format(area, y, x, ROLE_LATE, _("te laat voor de wet: %" PRId64),
			     view->source.law);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct deadlines_view *view = state;
	struct area list = list_of(view, area);

	if (is_narrow(view))
		draw_narrow(app, view, area);
	list_draw(&view->list, &list);
	if (area->height >= LEGEND_FROM) {
		draw_whole_row(view, area);
		draw_legend(app, view, area);
	}
}

/* --- keys --- */

static void restart(struct deadlines_view *view)
{
	view->recount = true;
	list_restart(&view->list, 0);
}

static void clear_filter(struct app *app, struct deadlines_view *view)
{
	view->find.typing = false;
	view->reload = true;
	line_set(&view->find.line, "");
	app_set_filter(app, NULL);
	restart(view);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct deadlines_view *view = state;

	if (!view->find.typing)
		return list_key(&view->list, code);
	if (code == K_ESC) {
		clear_filter(app, view);
		return REACTION_DONE;
	}
	if (code == K_ENTER) {
		find_line_end(app, view);
		return REACTION_DONE;
	}
	if (line_key(&view->find.line, app, code) == REACTION_PASS)
		return list_key(&view->list, code);
	app_set_filter(app, line_text(&view->find.line));
	restart(view);
	return REACTION_DONE;
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct deadlines_view *view = state;

	(void)app;
	return list_mouse(&view->list, event);
}

static enum reaction back(struct app *app, void *state)
{
	struct deadlines_view *view = state;

	if (!*line_text(&view->find.line))
		return REACTION_PASS;
	clear_filter(app, view);
	return REACTION_DONE;
}

static void only_law(struct app *app, void *state)
{
	struct deadlines_view *view = state;

	(void)app;
	view->source.query.law = !view->source.query.law;
	restart(view);
}

static void only_mine(struct app *app, void *state)
{
	struct deadlines_view *view = state;
	bool has = view->mine;
	struct zb_err err;

	if (!view->mine && due_has_groups(app->db, db_actor(app->db), &has, &err)) {
		app_error(app, &err);
		return;
	}
	if (!has) {
		app_notice(app, "%s",
			   look_say(&app->look, N_("Bij deze inlognaam hoort dit schooljaar geen "
						   "groep; / filtert op een groep.")));
		return;
	}
	view->mine = !view->mine;
	view->reload = true;
	restart(view);
}

static bool has_row(const struct app *app, const void *state)
{
	const struct deadlines_view *view = state;

	(void)app;
	return !view->find.typing && list_id(&view->list);
}

struct found {
	int64_t pupil; /* 0: nothing stands there any more */
	struct due due;
};

static enum zb_code keep(void *context, const struct due_row *row, struct zb_err *err)
{
	struct found *found = context;
	const struct entity *entity = entity_find(row->entity);

	(void)err;
	*found = (struct found){
		.pupil = row->pupil,
		.due = {
			.deadline = row->deadline,
			.date = row->date,
			.term = row->term,
			.entity = entity ? entity_index(entity) : ENTITY_PUPIL,
			.row = row->row,
		},
	};
	return ZB_OK;
}

/* What the cursor is on, read anew. */
static struct found look_up(struct app *app, struct deadlines_view *view)
{
	struct due_place place = deadlines_place(list_current(&view->list));
	struct found found = {0};
	struct zb_err err;

	if (due_read(app->db, &view->source.query, DUE_FROM_AT, &place, 1, keep, &found, &err))
		app_error(app, &err);
	return found;
}

static void mend(struct app *app, void *state)
{
	struct found found = look_up(app, state);

	if (found.pupil)
		place_mend_due(app, found.pupil, &found.due);
}

static void postpone(struct app *app, void *state)
{
	struct found found = look_up(app, state);

	if (found.pupil)
		postpone_open(app, found.pupil, &found.due);
}

static void open_dossier(struct app *app, void *state)
{
	struct deadlines_view *view = state;
	struct due_place place = deadlines_place(list_current(&view->list));

	app_push(app, &dossier_screen, (struct screen_arg){ .id = place.pupil });
}

/* Why not. */
#define NO_DEADLINE N_("De cursor staat niet op een termijn.")

static void calendar_chosen(struct app *app, void *data, const char *path)
{
	struct zb_err err;

	(void)data;
	if (calendar_file(app->db, path, &err))
		app_error(app, &err);
	else
		app_notice(app, _("Gemaakt: %s. Alleen u kunt het lezen."), path);
}

static void save_calendar(struct app *app, void *state)
{
	path_open(app, &(struct path_ask){
			       .title = _("Agenda van de termijnen"),
			       .help = _("per dag hoeveel termijnen, zonder namen, voor de eigen "
					 "agenda"),
			       .remember = PREFERENCE_PRINTS,
			       .name = "termijnen.ics",
			       .kind = PATH_NEW,
			       .done = calendar_chosen,
			       .data = state });
}

static const struct action actions[] = {
	{ .id = "deadlines.mend", .key = K_ENTER, .label = N_("afhandelen"),
	  .help = N_("het veld openen waarmee deze termijn is afgehandeld"), .when = has_row,
	  .why = NO_DEADLINE,
	  .run = mend,
	  .flags = ACTION_BAR },
	{ .id = "deadlines.dossier", .key = 'd', .label = N_("dossier"),
	  .help = N_("het dossier van de leerling openen"), .when = has_row,
	  .why = NO_DEADLINE,
	  .run = open_dossier,
	  .flags = ACTION_BAR },
	{ .id = "deadlines.postpone", .key = 'z', .label = N_("uitstel"),
	  .help = N_("uitstellen met een reden, of dat wijzigen"),
	  .when = has_row,
	  .why = NO_DEADLINE,
	  .run = postpone,
	  .flags = ACTION_BAR },
	{ .id = "deadlines.law", .key = 'w', .label = N_("alleen wet"),
	  .help = N_("alleen tonen wat de wet vraagt, of alles"), .when = find_line_not_typing,
	  .run = only_law, .flags = ACTION_BAR },
	{ .id = "deadlines.mine", .key = 'm', .label = N_("mijn groepen"),
	  .help = N_("alleen leerlingen uit mijn groepen tonen, of alle"),
	  .when = find_line_not_typing,
	  .run = only_mine, .flags = ACTION_BAR },
	{ .id = "deadlines.filter", .key = '/', .label = N_("filter"),
	  .help = N_("filteren op naam, groep, medewerker of categorie"),
	  .when = find_line_not_typing,
	  .run = find_line_begin, .flags = ACTION_BAR },
	{ .id = "deadlines.filter_end", .key = K_TAB, .label = N_("naar de lijst"),
	  .help = N_("het filter laten staan en verder in de lijst"), .when = find_line_is_typing,
	  .run = find_line_end, .flags = ACTION_BAR },
	{ .id = "deadlines.calendar", .key = 'a',
	  .help = N_("een agenda (.ics) van de termijnen maken, zonder namen"),
	  .when = find_line_not_typing, .run = save_calendar },
	{ 0 },
};

const struct screen deadlines_screen = {
	.id = "deadlines",
	.title = N_("Termijnen"),
	.bar = 2,
	.actions = actions,
	.size = sizeof(struct deadlines_view),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.legend = legend,
	.typing = find_line_typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.reload = reload,
	.count = count,
	.idle = idle,
};
