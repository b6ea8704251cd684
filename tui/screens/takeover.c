/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/takeover.h"

#include <stdlib.h>

#include "core/name.h"
#include "core/records/plan.h"
#include "core/text.h"
#include "core/words.h"
#include "db/takeover.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/grid_screen.h"
#include "tui/progress.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 3
#define DRAFT "takeover"

struct state {
	struct grid_screen base; /* first: grid_screen_key and its kin */
	struct takeover_rows rows;
	struct takeover_more *more; /* the form over the row with the cursor, or NULL */
	size_t written; /* how many were taken over */
	bool all;       /* else those with extra support */
};

_Static_assert(offsetof(struct state, base) == 0, "grid_screen_key and its kin want it first");

static const struct grid_column columns[] = {
	{ .column = { .label = N_("Leerling"), .width = 30, .min = 18, .grows = true, .max = 48,
		      .cut = CUT_PERSON } },
	{ .column = { .label = N_("Groep"), .width = 8, .min = 5, .priority = 1, .cut = CUT_GROUP },
	  .note = true },
	{ .entity = &takeover_entity, .field = TAKEOVER_STARTS },
	{ .entity = &takeover_entity, .field = TAKEOVER_DESTINATION },
	{ .entity = &takeover_entity, .field = TAKEOVER_ADOPTED },
	{ .entity = &takeover_entity, .field = TAKEOVER_CONSENT },
	{ .entity = &takeover_entity, .field = TAKEOVER_EVALUATED },
};

#define COLUMN_COUNT (sizeof(columns) / sizeof(*columns))

static size_t column_of(enum takeover_field field)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		if (columns[c].entity && columns[c].field == (unsigned)field)
			return c;
	return 0;
}

static const struct takeover_row *row_of(const struct state *state, int64_t pupil)
{
	for (size_t i = 0; i < state->rows.count; i++)
		if (state->rows.rows[i].pupil == pupil)
			return &state->rows.rows[i];
	return NULL;
}

/* A row that was emptied again is no plan. */
static enum zb_code check_row(struct app *app, void *data, const struct grid_row *line,
			      unsigned *column, struct zb_err *err)
{
	const struct takeover_row *row = row_of(data, line->id);
	struct running_list list = { 0 };
	enum entity_id entity;
	unsigned field;
	enum zb_code code;

	if (!takeover_row_is_typed(row))
		return ZB_OK;
	takeover_row_add(row, &list);
	code = running_check(&list.plans[0], app->today, &entity, &field, err);
	if (code)
		*column = (unsigned)column_of(takeover_field_of(entity, field));
	running_free(&list);
	return code;
}

/* Not refused: which of the two dates is right only the school knows, and extra support is no
 * condition for a plan. */
static char *doubt_row(void *data, const struct grid_row *line, bool *asked)
{
	const struct takeover_row *row = row_of(data, line->id);
	char day[DATE_SHOWN_SIZE];

	if (!date_is_set(row->extra_since) || !record_is_set(row->record, TAKEOVER_STARTS) ||
	    date_compare(record_date(row->record, TAKEOVER_STARTS), row->extra_since) >= 0)
		return NULL;
	date_to_full(row->extra_since, day);
	*asked = !record_is_yes(row->record, TAKEOVER_WIDEN);
	if (!*asked)
		return mem_format(_("De extra ondersteuning, nu vanaf %s, begint dan met dit OPP."),
				  day);
	return mem_format(_("De extra ondersteuning begint pas op %s, na dit OPP: klopt dat? (F7)"),
			  day);
}

static const struct grid_ops ops = { .check = check_row, .doubt = doubt_row };

/* The grid anew, over the rows there are. */
static void fill_grid(struct app *app, struct state *state)
{
	grid_clear(&state->base.grid);
	grid_init(&state->base.grid, columns, COLUMN_COUNT, &ops, state);
	state->base.grid.empty =
		!state->all ? _("Geen leerlingen met extra ondersteuning zonder OPP in werking "
				"of concept. F3 toont alle leerlingen.") :
		app->filter ? _("Geen leerlingen zonder OPP in werking of concept bij dit filter. "
				"F6 past het aan.") :
			      _("Geen leerlingen zonder OPP in werking of concept. Leerlingen "
				"komen uit het inlezen (0 Beheer).");
	for (size_t i = 0; i < state->rows.count; i++) {
		struct takeover_row *row = &state->rows.rows[i];
		struct record *const records[] = { row->record };
		struct grid_row *line =
			grid_add(&state->base.grid, app, row->pupil, row->name, records, 1);

		line->changed = takeover_row_is_typed(row);
		grid_note(&state->base.grid, app, i, row->group);
	}
}

static enum zb_code read_rows(struct app *app, struct state *state, struct zb_err *err)
{
	enum zb_code code =
		takeover_rows_read(app->db, state->all, app->filter, &state->rows, err);

	if (!code)
		fill_grid(app, state);
	return code;
}

static void reread(struct app *app, struct state *state)
{
	struct zb_err err;

	if (read_rows(app, state, &err))
		app_error(app, &err);
}

/* --- drafts --- */

static const struct takeover_row *row_here(const struct state *state)
{
	return row_of(state, state->base.grid.rows[state->base.grid.row].id);
}

static bool beside(const void *data)
{
	return takeover_more_typed(((const struct state *)data)->more);
}

static void keep(const void *data, struct draft *draft)
{
	const struct state *state = data;

	takeover_rows_keep(&state->rows, draft);
	if (beside(state))
		takeover_more_keep(state->more, row_here(state), draft);
}

static void more_typed(struct app *app, void *data)
{
	struct state *state = data;

	state->base.grid.rows[state->base.grid.row].changed = true;
	grid_refresh(&state->base.grid, app, state->base.grid.row);
}

static void resume_more(struct app *app, struct state *state, const struct draft *draft)
{
	struct grid *grid = &state->base.grid;

	for (size_t i = 0; i < grid->count; i++) {
		const struct takeover_row *row = row_of(state, grid->rows[i].id);

		if (!takeover_more_kept(row, draft))
			continue;
		grid->row = i;
		takeover_more_open(app, row, draft, &state->more, more_typed, state);
		return;
	}
}

static enum zb_code resume(struct app *app, void *data, const struct draft *draft,
			   struct zb_err *err)
{
	struct state *state = data;
	enum zb_code code = takeover_rows_take(app->db, &state->rows, draft, app->today, err);

	if (code)
		return code;
	fill_grid(app, state);
	resume_more(app, state, draft);
	return ZB_OK;
}

static char *what(const void *data)
{
	(void)data;
	return mem_text(_("Lopende OPP's overnemen"));
}

/* --- drawing --- */

/* Of the row with the cursor, of which the columns may cut the name and leave out the group: beside
 * the two lines at the top, which end before X and ABOUT_X. */
static void draw_whole_name(const struct app *app, const struct state *state,
			    const struct area *area, int x, int about_x)
{
	enum school_type type = (enum school_type)db_settings(app->db)->type;
	const struct grid_row *row;
	char *name, *group;

	if (state->base.grid.row >= state->base.grid.count)
		return;
	row = &state->base.grid.rows[state->base.grid.row];
	name = name_cut(row->name, area->width - x - 3, area->look->utf8);
	paint_right(area, 0, x + 2, area->width - x - 3, ROLE_TEXT, name);
	free(name);
	if (!row->note || !*row->note)
		return;
	group = mem_format("%s %s", word(type, WORD_GROUP), row->note);
	paint_right(area, 1, about_x + 2, area->width - about_x - 3, ROLE_DIM, group);
	free(group);
}

static void draw_head(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	int x = 1, about_x = 1;

	x += paint_word(area, 0, 1, ROLE_HEADING, _("Lopende OPP's overnemen"));
	about_x += paint_format(area, 1, 1, ROLE_DIM, "%s%s%s%s",
		     state->all ? _("alle leerlingen zonder OPP in werking of concept") :
				  _("extra ondersteuning zonder OPP in werking of concept"),
		     state->rows.more ? _(" · de eerste 500, F6 filtert") : "",
		     app->filter ? _(" · filter: ") : "", app->filter ? app->filter : "");
	draw_whole_name(app, state, area, x, about_x);
}

/* --- actions --- */

static enum zb_code run_save(struct app *app, void *data, struct progress *progress,
			     struct zb_err *err)
{
	const struct db_progress told = { progress_of_db, progress };
	struct state *state = data;
	struct running_list list = { 0 };
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < state->rows.count; i++)
		if (takeover_row_is_typed(&state->rows.rows[i]))
			takeover_row_add(&state->rows.rows[i], &list);
	state->written = list.count;
	draft_drop_with(app->db, DRAFT);
	if (list.count)
		code = takeover_apply(app->db, list.plans, list.count, &told, err);
	draft_drop_with(app->db, NULL);
	running_free(&list);
	return code;
}

static void save_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	size_t count = ((struct state *)data)->written;

	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets veranderd."));
	} else if (code) {
		app_error(app, err);
	} else if (!count) {
		app_notice(app, _("Er is nog niets ingevuld; een begin is genoeg."));
	} else {
		app_stale(app);
		app_pop(app);
		app_notice_undo(app,
				ngettext("%zu OPP overgenomen, meteen in werking.",
					 "%zu OPP's overgenomen, meteen in werking.", count),
				count);
	}
}

static void save(struct app *app, void *data)
{
	struct state *state = data;

	if (grid_check(&state->base.grid, app))
		app_work(app, &(struct work){ .title = _("Lopende OPP's overnemen"),
					      .run = run_save, .done = save_done,
					      .data = state });
}

static bool has_above(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->base.grid.count && state->base.grid.row > 0;
}

/* The cell takes what stands above it, and the cursor goes down: again and again fills a column. */
static void fill_down(struct app *app, void *data)
{
	struct state *state = data;
	struct grid *grid = &state->base.grid;
	const struct grid_column *column = &columns[grid->column];
	size_t row = grid->row;

	if (!column->entity)
		return;
	record_copy_field(grid->rows[row].records[0], column->field, grid->rows[row - 1].records[0],
			  column->field);
	grid->rows[row].changed = true;
	grid_refresh(grid, app, row);
	grid_key(grid, app, K_DOWN);
}

/* What is typed in the cell goes into its record before the rows are read anew. */
static bool settle(struct app *app, struct state *state)
{
	return !state->base.grid.count || grid_check(&state->base.grid, app);
}

static bool has_doubt(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->base.grid.count && state->base.grid.rows[state->base.grid.row].doubt;
}

/* The extra support begins with the plan, or as it was. */
static void widen(struct app *app, void *data)
{
	struct state *state = data;
	struct grid_row *row = &state->base.grid.rows[state->base.grid.row];
	bool wide = record_is_yes(row->records[0], TAKEOVER_WIDEN);

	record_set_text(row->records[0], TAKEOVER_WIDEN, wide ? "" : "yes");
	row->changed = true;
	grid_refresh(&state->base.grid, app, state->base.grid.row);
}

static bool has_rows(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return state->base.grid.count > 0;
}

static void open_more(struct app *app, void *data)
{
	struct state *state = data;

	if (settle(app, state))
		takeover_more_open(app, row_here(state), NULL, &state->more, more_typed, state);
}

static void toggle_all(struct app *app, void *data)
{
	struct state *state = data;

	if (!settle(app, state))
		return;
	state->all = !state->all;
	reread(app, state);
}

static void filtered(struct app *app, void *data, const char *text)
{
	app_set_filter(app, text);
	reread(app, data);
}

static void ask_filter(struct app *app, void *data)
{
	if (settle(app, data))
		dialog_text(app, &(struct dialog_text){
					 .title = _("Filter"),
					 .help = look_say(&app->look,
							  N_("naam, groep, medewerker of "
							     "categorie; leeg is iedereen")),
					 .text = app->filter,
					 .done = filtered,
					 .data = data,
				 });
}

/* --- the screen --- */

static const struct grid_screen_ops screen_ops = {
	.head_rows = HEAD_ROWS,
	.head = draw_head,
	.keep = keep,
	.beside = beside,
	.resume = resume,
	.what = what,
	.save = save,
};

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	enum zb_code code;

	(void)arg;
	code = takeover_rows_read(app->db, false, app->filter, &state->rows, err);
	/* After a first import nobody has extra support yet. */
	state->all = !code && !state->rows.count;
	if (!code)
		code = read_rows(app, state, err);
	if (code) {
		takeover_rows_free(&state->rows);
		return code;
	}
	grid_screen_begin(app, state, &screen_ops, DRAFT);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	grid_screen_leave(app, state);
	takeover_rows_free(&state->rows);
}

static const struct action actions[] = {
	{ .id = "takeover.save", .key = K_F2, .key2 = K_CTRL_S, .label = N_("overnemen"),
	  .help = N_("wat is ingevuld overnemen, meteen in werking"), .run = save,
	  .flags = ACTION_BAR },
	{ .id = "takeover.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = grid_screen_next,
	  .flags = ACTION_BAR },
	{ .id = "takeover.all", .key = K_F3, .label = N_("alle leerlingen"),
	  .help = N_("alle leerlingen tonen, of die met extra ondersteuning"), .run = toggle_all,
	  .flags = ACTION_BAR },
	{ .id = "takeover.above", .key = K_F4, .label = N_("als erboven"),
	  .help = N_("dezelfde waarde als in de regel erboven"), .when = has_above,
	  .why = N_("Er staat geen regel boven deze."),
	  .run = fill_down, .flags = ACTION_BAR },
	{ .id = "takeover.more", .key = K_F5, .label = N_("teksten"),
	  .help = N_("onderbouwing, begeleiding, zienswijze, gehoord ..."),
	  .when = has_rows, .why = N_("Er staat geen leerling in de lijst."), .run = open_more,
	  .flags = ACTION_BAR },
	{ .id = "takeover.widen", .key = K_F7, .label = N_("extra met OPP"),
	  .help = N_("de extra ondersteuning begint met het OPP, of niet"),
	  .when = has_doubt,
	  .why = N_("Dat hoeft hier niet: er is geen extra ondersteuning die na dit OPP begint."),
	  .run = widen, .flags = ACTION_BAR },
	{ .id = "takeover.filter", .key = K_F6, .label = N_("filter"),
	  .help = N_("leerlingen zoeken"), .run = ask_filter, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen takeover_screen = {
	.id = "takeover",
	.title = N_("Lopende OPP's overnemen"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.entered = grid_screen_entered,
	.leave = leave,
	.fit = grid_screen_fit,
	.draw = grid_screen_draw,
	.typing = grid_screen_typing,
	.key = grid_screen_key,
	.mouse = grid_screen_mouse,
	.back = grid_screen_back,
	.keep = grid_screen_keep,
};
