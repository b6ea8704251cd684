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
#include "tui/dialog.h"
#include "tui/grid.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 3

struct state {
	int64_t pupil;
	char *name, *draft_name;
	struct record *rows[MEASURED_COUNT];
	struct grid grid;
	struct draft draft; /* being offered */
};

/* Places of a row's records: its measurement three times, so that a subject has no risk and a
 * measure no level; a cell without its record cannot be filled in. */
enum { OF_LEVEL, OF_RISK, OF_ALL, PLACES };

static const struct grid_column columns[] = {
	{ .column = { .label = N_("Wat"), .width = 20, .min = 18, .grows = true, .max = 28 } },
	{ .column = { .label = N_("Was"), .width = 4 }, .note = true },
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
	for (size_t i = 0; i < state->grid.count; i++) {
		if (measurement_says_something(state->rows[i]))
			continue;
		record_copy_field(state->rows[i], MEASUREMENT_DATE, row, MEASUREMENT_DATE);
		grid_refresh(&state->grid, app, i);
		state->grid.rows[i].changed = false;
	}
}

static const struct grid_ops ops = { .changed = changed };

/* The level of last time, or whether there was a risk: "IV", "nee"; "" without one. */
static char *before_of(const struct app *app, const struct dossier *d,
		       enum measurement_subject subject)
{
	const struct record *last = development_last(d, subject, app->today);
	struct buffer text = { 0 };

	if (last)
		record_show(last, measurement_has_level(subject) ? MEASUREMENT_LEVEL :
								   MEASUREMENT_RISK, &text);
	return buffer_take(&text);
}

static void fill_grid(struct app *app, struct state *state, const struct dossier *d)
{
	grid_init(&state->grid, columns, COLUMN_COUNT, &ops, state);
	for (unsigned s = 0; s < MEASURED_COUNT; s++) {
		bool level = measurement_has_level((enum measurement_subject)s);
		char *before = before_of(app, d, (enum measurement_subject)s);

		state->rows[s] = record_new(&measurement_entity);
		record_set_number(state->rows[s], MEASUREMENT_PUPIL, state->pupil);
		record_set_choice(state->rows[s], MEASUREMENT_SUBJECT, (int)s);
		record_set_date(state->rows[s], MEASUREMENT_DATE, app->today);
		grid_add(&state->grid, app, (int64_t)s + 1, _(measurement_subjects[s].label),
			 (struct record *const[PLACES]){
				 [OF_LEVEL] = level ? state->rows[s] : NULL,
				 [OF_RISK] = level ? NULL : state->rows[s],
				 [OF_ALL] = state->rows[s],
			 },
			 PLACES);
		grid_note(&state->grid, app, s, before);
		free(before);
	}
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	struct dossier dossier = { 0 };
	struct buffer title = { 0 };
	enum zb_code code = dossier_read_parts(app->db, arg.id, (uint64_t)1 << ENTITY_MEASUREMENT,
					       &dossier, err);

	if (code) {
		dossier_free(&dossier);
		return code;
	}
	state->pupil = arg.id;
	state->draft_name = mem_format("measurements/%lld", (long long)arg.id);
	record_title(dossier_pupil(&dossier), &title);
	state->name = buffer_take(&title);
	fill_grid(app, state, &dossier);
	draft_get(app->db, state->draft_name, &state->draft, NULL);
	dossier_free(&dossier);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	grid_clear(&state->grid);
	for (unsigned s = 0; s < MEASURED_COUNT; s++)
		record_free(state->rows[s]);
	draft_clear(&state->draft);
	free(state->draft_name);
	free(state->name);
}

/* --- drafts --- */

static void keep(struct app *app, void *data)
{
	const struct state *state = data;
	struct draft draft = { 0 };

	if (state->draft.count || !grid_changed(&state->grid))
		return;
	for (unsigned s = 0; s < MEASURED_COUNT; s++)
		draft_add_record(&draft, measurement_subjects[s].code, state->rows[s], NULL);
	grid_keep(&state->grid, &draft);
	/* A busy file is tried again in a few seconds. */
	draft_put(app->db, state->draft_name, &draft, NULL);
	draft_clear(&draft);
}

static void take_up(struct app *app, struct state *state, const struct draft *draft)
{
	for (unsigned s = 0; s < MEASURED_COUNT; s++) {
		draft_take_record(draft, measurement_subjects[s].code, state->rows[s], NULL,
				  app->today);
		grid_refresh(&state->grid, app, s);
		state->grid.rows[s].changed = measurement_says_something(state->rows[s]);
	}
	grid_resume(&state->grid, app, draft);
}

static void answer_draft(struct app *app, void *data, size_t button)
{
	struct state *state = data;
	struct draft draft = state->draft;

	state->draft = (struct draft){ 0 };
	if (button == 1)
		draft_drop(app->db, state->draft_name, NULL);
	else
		take_up(app, state, &draft);
	draft_clear(&draft);
}

static void entered(struct app *app, void *data)
{
	const struct state *state = data;

	if (state->draft.count)
		dialog_draft(app, answer_draft, data);
}

/* --- drawing and keys --- */

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(area);

	grid_fit(&state->grid, app, &inside);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(area);
	char *title = mem_format(_("Metingen · %s"), state->name);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
	paint_text(area, 1, 1, -1, ROLE_DIM,
		   _("Wat is ingevuld wordt een meting; een lege regel niet. I is het hoogst."));
	grid_draw(&state->grid, &inside);
	free(title);
}

static bool typing(const void *data)
{
	return grid_typing(&((const struct state *)data)->grid);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct state *state = data;

	/* Nothing is typed over what was kept before it was said what is to be done with that. */
	if (!state->draft.count || code == K_ESC)
		return grid_key(&state->grid, app, code);
	dialog_draft(app, answer_draft, state);
	return REACTION_DONE;
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	return grid_mouse(&((struct state *)data)->grid, app, event);
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
	if (!code)
		return store_commit(app->db, err);
	store_rollback(app->db);
	return code;
}

static void save(struct app *app, void *data)
{
	struct state *state = data;
	size_t count = 0;
	struct zb_err err;

	if (!grid_check(&state->grid, app))
		return;
	if (write_rows(app, state, &count, &err)) {
		app_error(app, &err);
		return;
	}
	if (!count) {
		app_notice(app, _("Er is nog niets ingevuld: een niveau, score of risico."));
		return;
	}
	draft_drop(app->db, state->draft_name, NULL);
	app_stale(app);
	app_pop(app);
	app_notice_undo(app, ngettext("%zu meting bewaard.", "%zu metingen bewaard.", count),
			count);
}

static void drop(struct app *app, struct state *state)
{
	draft_drop(app->db, state->draft_name, NULL);
	app_pop(app);
}

static void answer(struct app *app, void *data, size_t button)
{
	if (button == 1)
		save(app, data);
	else if (button == 2)
		drop(app, data);
}

static enum reaction back(struct app *app, void *data)
{
	struct state *state = data;
	const char *buttons[] = { _("verder invullen"), _("bewaren"), _("weggooien") };

	if (state->draft.count || !grid_changed(&state->grid))
		return REACTION_PASS;
	dialog_ask(app, _("Er is iets gewijzigd dat nog niet bewaard is."), buttons, 3, answer,
		   state);
	return REACTION_DONE;
}

static void next(struct app *app, void *data)
{
	key(app, data, K_TAB);
}

static const struct action actions[] = {
	{ .id = "measure.save", .key = K_F2, .key2 = K_CTRL_S, .label = N_("bewaren"),
	  .help = N_("de ingevulde metingen bewaren"), .run = save, .flags = ACTION_BAR },
	{ .id = "measure.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = next,
	  .flags = ACTION_BAR },
	{ 0 },
};

const struct screen measure_screen = {
	.id = "measure",
	.title = N_("Metingen"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.keep = keep,
};
