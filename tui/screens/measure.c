/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All subjects of one pupil in a grid, so that a round of tests is typed in one go: a row a
 * subject, of which those that were filled in become measurements. Entered with id = pupil. */
#include <stdlib.h>
#include <string.h>

#include "core/dossier.h"
#include "core/records/measurement.h"
#include "core/rules/development.h"
#include "db/dossier.h"
#include "db/draft.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/grid_screen.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 3

struct state {
	struct grid_screen base; /* first: grid_screen_key and its kin */
	int64_t pupil;
	char *name;
	struct record *rows[MEASURED_COUNT];
};

_Static_assert(offsetof(struct state, base) == 0, "grid_screen_key and its kin want it first");

/* Places of a row's records: its measurement three times, so that a subject has no risk and a
 * measure no level; a cell without its record cannot be filled in. */
enum { OF_LEVEL, OF_RISK, OF_ALL, PLACES };

static const struct grid_column columns[] = {
	{ .column = { .label = N_("Wat"), .width = 20, .min = 18, .grows = true, .max = 28 } },
	{ .column = { .label = N_("Was"), .width = 6 }, .note = true },
	{ .entity = &measurement_entity, .field = MEASUREMENT_LEVEL,
	  .column = { .label = N_("Niv."), .width = 4, .min = 4 } },
	{ .entity = &measurement_entity, .field = MEASUREMENT_SCORE,
	  .column = { .label = N_("Score"), .width = 6, .min = 5 } },
	{ .entity = &measurement_entity, .field = MEASUREMENT_FUNCTIONAL_LEVEL,
	  .column = { .label = N_("Func."), .width = 5, .min = 5 } },
	{ .entity = &measurement_entity, .record = OF_RISK, .field = MEASUREMENT_RISK,
	  .column = { .label = N_("Risico"), .width = 6, .min = 6 } },
	{ .entity = &measurement_entity, .record = OF_ALL, .field = MEASUREMENT_DATE },
	{ .entity = &measurement_entity, .record = OF_ALL, .field = MEASUREMENT_INSTRUMENT,
	  .column = { .label = N_("Toets"), .width = 12, .min = 8, .grows = true, .max = 30 } },
};

#define COLUMN_COUNT (sizeof(columns) / sizeof(*columns))

/* A new date goes for the rows that still say nothing too: a round of tests is of one day. */
static void changed(struct app *app, void *data, struct grid_row *line, unsigned column)
{
	struct state *state = data;
	struct record *row = line->records[OF_ALL];

	line->changed = measurement_says_something(row);
	if (columns[column].field != MEASUREMENT_DATE || !record_is_set(row, MEASUREMENT_DATE))
		return;
	for (size_t i = 0; i < state->base.grid.count; i++) {
		if (measurement_says_something(state->rows[i]))
			continue;
		record_copy_field(state->rows[i], MEASUREMENT_DATE, row, MEASUREMENT_DATE);
		grid_refresh(&state->base.grid, app, i);
		state->base.grid.rows[i].changed = false;
	}
}

static const struct grid_ops ops = { .changed = changed };

/* The level of last time, or whether there was a risk: "IV", "geen"; "" without one. */
static char *before_of(const struct app *app, const struct dossier *d,
		       enum measurement_subject subject)
{
	const struct record *last = development_last(d, subject, app->today);
	struct buffer text = { 0 };

	if (last && measurement_has_level(subject))
		record_show(last, MEASUREMENT_LEVEL, &text);
	else if (last)
		buffer_add(&text, record_is_yes(last, MEASUREMENT_RISK) ? _("risico") : _("geen"));
	return buffer_take(&text);
}

static void fill_grid(struct app *app, struct state *state, const struct dossier *d)
{
	grid_init(&state->base.grid, columns, COLUMN_COUNT, &ops, state);
	for (unsigned s = 0; s < MEASURED_COUNT; s++) {
		bool level = measurement_has_level((enum measurement_subject)s);
		char *before = before_of(app, d, (enum measurement_subject)s);

		state->rows[s] = record_new(&measurement_entity);
		record_set_number(state->rows[s], MEASUREMENT_PUPIL, state->pupil);
		record_set_choice(state->rows[s], MEASUREMENT_SUBJECT, (int)s);
		record_set_date(state->rows[s], MEASUREMENT_DATE, app->today);
		grid_add(&state->base.grid, app, (int64_t)s + 1, _(measurement_subjects[s].label),
			 (struct record *const[PLACES]){
				 [OF_LEVEL] = level ? state->rows[s] : NULL,
				 [OF_RISK] = level ? NULL : state->rows[s],
				 [OF_ALL] = state->rows[s],
			 },
			 PLACES);
		grid_note(&state->base.grid, app, s, before);
		free(before);
	}
}

/* --- drafts --- */

static void keep(const void *data, struct draft *draft)
{
	const struct state *state = data;

	for (unsigned s = 0; s < MEASURED_COUNT; s++)
		draft_add_record(draft, measurement_subjects[s].code, state->rows[s], NULL);
}

static enum zb_code resume(struct app *app, void *data, const struct draft *draft,
			   struct zb_err *err)
{
	struct state *state = data;

	(void)err;
	for (unsigned s = 0; s < MEASURED_COUNT; s++) {
		draft_take_record(draft, measurement_subjects[s].code, state->rows[s], NULL,
				  app->today);
		grid_refresh(&state->base.grid, app, s);
		state->base.grid.rows[s].changed = measurement_says_something(state->rows[s]);
	}
	return ZB_OK;
}

/* --- saving --- */

static enum zb_code write_rows(struct app *app, struct state *state, size_t *count,
			       struct zb_err *err)
{
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	*count = 0;
	if (code)
		return code;
	for (unsigned s = 0; s < MEASURED_COUNT && !code; s++) {
		struct record *row;

		if (!measurement_says_something(state->rows[s]))
			continue;
		row = record_copy(state->rows[s]);
		code = store_insert(app->db, row, err);
		record_free(row);
		(*count)++;
	}
	if (code) {
		store_rollback(app->db);
		return code;
	}
	draft_drop_with(app->db, state->base.kept.name);
	code = store_commit(app->db, err);
	draft_drop_with(app->db, NULL);
	return code;
}

static void save(struct app *app, void *data)
{
	struct state *state = data;
	size_t count = 0;
	struct zb_err err;

	if (!grid_check(&state->base.grid, app))
		return;
	if (write_rows(app, state, &count, &err)) {
		app_error(app, &err);
		return;
	}
	if (!count) {
		app_notice(app, _("Er is nog niets ingevuld: een niveau, score of risico."));
		return;
	}
	app_stale(app);
	app_pop(app);
	app_notice_undo(app, ngettext("%zu meting bewaard.", "%zu metingen bewaard.", count),
			count);
}

/* --- the screen --- */

static char *title_of(const void *data)
{
	const struct state *state = data;

	return mem_format(_("Metingen · %s"), state->name);
}

static void draw_head(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	char *title = title_of(state);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
	paint_text(area, 1, 1, -1, ROLE_DIM,
		   _("Wat is ingevuld wordt een meting; een lege regel niet. I is het hoogst."));
	free(title);
}

static const struct grid_screen_ops screen_ops = {
	.head_rows = HEAD_ROWS,
	.head = draw_head,
	.keep = keep,
	.resume = resume,
	.what = title_of,
	.save = save,
};

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	struct dossier dossier = { 0 };
	struct buffer title = { 0 };
	char *draft;
	enum zb_code code = dossier_read_parts(app->db, arg.id, (uint64_t)1 << ENTITY_MEASUREMENT,
					       &dossier, err);

	if (code) {
		dossier_free(&dossier);
		return code;
	}
	state->pupil = arg.id;
	record_title(dossier_pupil(&dossier), &title);
	state->name = buffer_take(&title);
	fill_grid(app, state, &dossier);
	dossier_free(&dossier);
	draft = mem_format("measurements/%lld", (long long)arg.id);
	grid_screen_begin(app, state, &screen_ops, draft);
	free(draft);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	grid_screen_leave(app, state);
	for (unsigned s = 0; s < MEASURED_COUNT; s++)
		record_free(state->rows[s]);
	free(state->name);
}

static const struct action actions[] = {
	{ .id = "measure.save", .key = K_F2, .key2 = K_CTRL_S, .label = N_("bewaren"),
	  .help = N_("de ingevulde metingen bewaren"), .run = save, .flags = ACTION_BAR },
	{ .id = "measure.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = grid_screen_next,
	  .flags = ACTION_BAR },
	{ 0 },
};

const struct screen measure_screen = {
	.id = "measure",
	.title = N_("Metingen"),
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
