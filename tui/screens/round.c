/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/round.h"

#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/name.h"
#include "core/records/measurement.h"
#include "db/draft.h"
#include "db/round.h"
#include "tui/app.h"
#include "tui/grid_screen.h"
#include "tui/screens/screens.h"

#define HEAD_Y 2
#define HEAD_HEIGHT 3
#define DRAFT "round"
#define GROUP_COLUMNS 6 /* before a name */

/* Names in the draft. */
#define DRAFT_ABOUT "about"
#define DRAFT_HEAD "head"

struct state {
	struct grid_screen base; /* first: grid_screen_key and its kin; its grid is the body */
	char *about; /* which pupils these are */
	struct record *head; /* a measurement: what all in the round have in common */
	int subject; /* of the head, for which the body was made */
	bool mixed;  /* the pupils are not of one class */
	struct grid top;
	struct round round;
};

_Static_assert(offsetof(struct state, base) == 0, "grid_screen_key and its kin want it first");

static const struct grid_column top_columns[] = {
	{ .entity = &measurement_entity, .field = MEASUREMENT_SUBJECT },
	{ .entity = &measurement_entity, .field = MEASUREMENT_DATE },
	{ .entity = &measurement_entity, .field = MEASUREMENT_INSTRUMENT,
	  .column = { .label = N_("Toets"), .width = 24, .min = 8 } },
};

#define NAME_COLUMN                                                                                \
	{ .column = { .label = N_("Leerling"), .width = 36, .min = 14, .grows = true, .max = 60,   \
		      .cut = CUT_PERSON } }
#define LAST_COLUMN { .note = true, .column = { .label = N_("Laatst"), .width = 26, .min = 8 } }

static const struct grid_column level_columns[] = {
	NAME_COLUMN,
	LAST_COLUMN,
	{ .entity = &measurement_entity, .field = MEASUREMENT_SCORE,
	  .column = { .label = N_("Score"), .width = 6, .min = 5 } },
	{ .entity = &measurement_entity, .field = MEASUREMENT_LEVEL,
	  .column = { .label = N_("Niv."), .width = 4, .min = 4 } },
	{ .entity = &measurement_entity, .field = MEASUREMENT_FUNCTIONAL_LEVEL,
	  .column = { .label = N_("Func."), .width = 5, .min = 5 } },
};

static const struct grid_column risk_columns[] = {
	NAME_COLUMN,
	LAST_COLUMN,
	{ .entity = &measurement_entity, .field = MEASUREMENT_RISK,
	  .column = { .label = N_("Risico"), .width = 6, .min = 6 } },
};

#define TOP_COUNT (sizeof(top_columns) / sizeof(*top_columns))
#define LEVEL_COUNT (sizeof(level_columns) / sizeof(*level_columns))
#define RISK_COUNT (sizeof(risk_columns) / sizeof(*risk_columns))
#define FIRST_CELL 2 /* of the body */

static bool has_level(int subject)
{
	return measurement_has_level((enum measurement_subject)subject);
}

static size_t filled(const struct state *state)
{
	size_t count = 0;

	for (size_t i = 0; i < state->round.count; i++)
		count += measurement_says_something(state->round.rows[i].row);
	return count;
}

/* --- the rows --- */

static void body_changed(struct app *app, void *data, struct grid_row *line, unsigned column)
{
	(void)app;
	(void)data;
	(void)column;
	line->changed = measurement_says_something(line->records[0]);
}

static const struct grid_ops body_ops = { .changed = body_changed };

/* What all have in common goes into each row. */
static void spread(struct state *state)
{
	for (size_t i = 0; i < state->round.count; i++)
		for (size_t f = 0; f < TOP_COUNT; f++)
			record_copy_field(state->round.rows[i].row, top_columns[f].field,
					  state->head, top_columns[f].field);
}

static void add_line(struct app *app, struct state *state, struct round_row *row)
{
	struct record *const records[] = { row->row };
	struct buffer last = { 0 };
	struct grid_row *line;
	struct zb_err err;
	char *group = name_cut_group(row->group, GROUP_COLUMNS, app->look.utf8);
	char *name = state->mixed && *group ? mem_format("%s · %s", group, row->name) :
					      mem_text(row->name);

	if (round_add_last(app->db, row->pupil, (enum measurement_subject)state->subject, &last,
			   &err))
		app_error(app, &err);
	line = grid_add(&state->base.grid, app, row->pupil, name, records, 1);
	line->changed = measurement_says_something(row->row);
	grid_note(&state->base.grid, app, state->base.grid.count - 1, last.bytes);
	buffer_clear(&last);
	free(group);
	free(name);
}

/* The body anew, for the subject of the head. */
static void fill_body(struct app *app, struct state *state)
{
	bool level;
	size_t row = state->base.grid.row;

	state->subject = record_choice(state->head, MEASUREMENT_SUBJECT);
	level = has_level(state->subject);
	grid_clear(&state->base.grid);
	grid_init(&state->base.grid, level ? level_columns : risk_columns,
		  level ? LEVEL_COUNT : RISK_COUNT, &body_ops, state);
	state->base.grid.resting = !state->top.resting;
	state->base.grid.empty = _("Geen leerlingen.");
	spread(state);
	state->mixed = false;
	for (size_t i = 1; i < state->round.count; i++)
		state->mixed |= strcmp(state->round.rows[i].group, state->round.rows[0].group) != 0;
	for (size_t i = 0; i < state->round.count; i++)
		add_line(app, state, &state->round.rows[i]);
	if (row < state->base.grid.count)
		state->base.grid.row = row;
}

/* Scores go along to another subject with scores, not to one that has a risk. */
static bool may_turn_to(const struct state *state, int subject)
{
	return subject >= 0 && (has_level(subject) == has_level(state->subject) || !filled(state));
}

static void top_changed(struct app *app, void *data, struct grid_row *line, unsigned column)
{
	struct state *state = data;
	int subject = record_choice(state->head, MEASUREMENT_SUBJECT);

	(void)column;
	if (subject != state->subject && may_turn_to(state, subject)) {
		fill_body(app, state);
	} else if (subject != state->subject) {
		record_set_choice(state->head, MEASUREMENT_SUBJECT, state->subject);
		grid_refresh(&state->top, app, 0);
		if (subject >= 0)
			app_notice(app, _("Wat is ingevuld past daar niet bij. Bewaar het eerst, "
					  "of maak het leeg."));
	}
	spread(state);
	line->changed = false; /* by itself it is nothing to save */
}

static const struct grid_ops top_ops = { .changed = top_changed };

static void fill_top(struct app *app, struct state *state)
{
	grid_clear(&state->top);
	grid_init(&state->top, top_columns, TOP_COUNT, &top_ops, state);
	state->top.bare = true;
	grid_add(&state->top, app, 0, "", &state->head, 1);
}

/* --- drafts --- */

static void keep(const void *data, struct draft *draft)
{
	const struct state *state = data;

	draft_add(draft, DRAFT_ABOUT, state->about);
	draft_add_record(draft, DRAFT_HEAD, state->head, NULL);
	round_keep(&state->round, draft);
}

/* The pupils are those of the draft, not those it was opened with. */
static char *what(const void *data)
{
	const struct state *state = data;
	const char *about = draft_find(&state->base.kept.offered, DRAFT_ABOUT);

	return mem_format("%s · %s", _("Metingen van een groep"), about ? about : state->about);
}

/* The pupils of the draft in the place of those it was opened with. */
static enum zb_code resume(struct app *app, void *data, const struct draft *draft,
			   struct zb_err *err)
{
	struct state *state = data;
	struct round round = { 0 };
	enum zb_code code = round_resume(app->db, draft, &round, err);

	if (code)
		return code;
	grid_clear(&state->base.grid); /* its rows are those of the round */
	round_free(&state->round);
	state->round = round;
	free(state->about);
	state->about = mem_text(draft_find(draft, DRAFT_ABOUT));
	draft_take_record(draft, DRAFT_HEAD, state->head, NULL, app->today);
	fill_top(app, state);
	grid_rest(&state->top, app);
	fill_body(app, state);
	grid_wake(&state->base.grid, app);
	return ZB_OK;
}

/* --- drawing and keys --- */

static struct area top_area(const struct area *area)
{
	return area_part(area, HEAD_Y, 0, HEAD_HEIGHT, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area top = top_area(area);

	grid_fit(&state->top, app, &top);
	grid_screen_fit(app, data, area);
}

static void draw_head(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area top = top_area(area);
	size_t count = state->round.count, done = filled(state);
	bool on_pupil = state->top.resting && state->base.grid.row < state->base.grid.count;

	(void)app;
	paint_format(area, 0, 1, ROLE_HEADING,
		     ngettext("Metingen · %s · %zu leerling, %zu ingevuld",
			      "Metingen · %s · %zu leerlingen, %zu ingevuld", count),
		     state->about, count, done);
	if (on_pupil) /* in full: its column may cut it */
		paint_text(area, 1, 1, -1, ROLE_TEXT,
			   state->base.grid.rows[state->base.grid.row].name);
	else
		paint_text(area, 1, 1, -1, ROLE_DIM,
			   _("Vak, dag en toets gelden voor allen; een lege regel wordt geen "
			     "meting."));
	grid_draw(&state->top, &top);
	grid_draw_foot(&state->top, area);
}

static bool typing(const void *data)
{
	const struct state *state = data;

	return grid_typing(&state->top) || grid_screen_typing(data);
}

/* From the head to the pupils and back. */
static enum reaction turn(struct app *app, struct grid *from, struct grid *to)
{
	if (grid_rest(from, app))
		grid_wake(to, app);
	return REACTION_DONE;
}

static enum reaction top_key(struct app *app, struct state *state, int code)
{
	struct grid *top = &state->top;
	bool last = top->column + 1 == top->column_count;

	if (code == K_DOWN || ((code == K_TAB || code == K_ENTER) && last))
		return turn(app, top, &state->base.grid);
	return grid_key(top, app, code);
}

static enum reaction body_key(struct app *app, struct state *state, int code)
{
	struct grid *body = &state->base.grid;

	if (!body->count || (body->row == 0 && (code == K_UP || (code == K_BACKTAB &&
								body->column <= FIRST_CELL))))
		return turn(app, body, &state->top);
	return grid_screen_key(app, state, code);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct state *state = data;

	return state->top.resting ? body_key(app, state, code) : top_key(app, state, code);
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct state *state = data;
	bool above = area_has(&state->top.area, event->y, event->x);
	struct grid *to = above ? &state->top : &state->base.grid;

	if (to->resting && event->kind == MOUSE_PRESS)
		turn(app, above ? &state->base.grid : &state->top, to);
	return to->resting ? REACTION_DONE : grid_mouse(to, app, event);
}

/* --- saving --- */

/* Whether all is right; else the cursor goes to what is not. */
static bool check(struct app *app, struct state *state)
{
	state->top.rows[0].changed = true; /* it counts for all */
	if (!grid_check(&state->top, app)) {
		if (state->top.resting && grid_rest(&state->base.grid, app))
			grid_wake(&state->top, app);
		return false;
	}
	spread(state);
	return grid_check(&state->base.grid, app);
}

/* The head goes to the next subject; day and test stay. */
static void begin_next(struct app *app, struct state *state)
{
	struct zb_err err;
	int64_t *ids = mem_new(state->round.count, sizeof(*ids));
	size_t count = state->round.count;

	for (size_t i = 0; i < count; i++)
		ids[i] = state->round.rows[i].pupil;
	grid_clear(&state->base.grid);
	round_free(&state->round);
	if (round_of(app->db, ids, count, &state->round, &err))
		app_error(app, &err);
	free(ids);
	fill_top(app, state);
	fill_body(app, state);
}

static void save(struct app *app, void *data)
{
	struct state *state = data;
	size_t count = 0, wrong = SIZE_MAX;
	enum zb_code code;
	struct zb_err err;

	if (!check(app, state))
		return;
	if (!filled(state)) {
		app_notice(app, _("Er is nog niets ingevuld: een niveau, score of risico."));
		return;
	}
	draft_drop_with(app->db, DRAFT);
	code = round_write(app->db, &state->round, &count, &wrong, &err);
	draft_drop_with(app->db, NULL);
	if (code && wrong < state->base.grid.count) {
		if (!state->top.resting)
			turn(app, &state->top, &state->base.grid);
		grid_complain(&state->base.grid, app, wrong, err.text);
	} else if (code) {
		app_error(app, &err);
	} else {
		app_stale(app);
		begin_next(app, state);
		app_notice(app,
			   ngettext("%zu meting bewaard. Kies het volgende vak, of Esc.",
				    "%zu metingen bewaard. Kies het volgende vak, of Esc.", count),
			   count);
	}
}

static void go_down(struct app *app, void *data)
{
	key(app, data, K_DOWN);
}

/* --- the screen --- */

static const struct grid_screen_ops screen_ops = {
	.head_rows = HEAD_Y + HEAD_HEIGHT,
	.head = draw_head,
	.keep = keep,
	.resume = resume,
	.what = what,
	.save = save,
};

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	const struct round_start *start = arg.data;
	struct state *state = data;
	enum zb_code code = round_of(app->db, start->pupils, start->count, &state->round, err);

	if (code)
		return code;
	state->about = mem_text(start->about);
	state->head = record_new(&measurement_entity);
	/* Whose it is stands in the rows; without one it would not be right. */
	record_set_number(state->head, MEASUREMENT_PUPIL, 1);
	record_set_choice(state->head, MEASUREMENT_SUBJECT, MEASURED_TECHNICAL_READING);
	record_set_date(state->head, MEASUREMENT_DATE, app->today);
	fill_top(app, state);
	fill_body(app, state);
	grid_screen_begin(app, state, &screen_ops, DRAFT);
	return ZB_OK;
}

static void entered(struct app *app, void *data)
{
	const struct state *state = data;

	if (state->round.more && !state->base.kept.offered.count)
		app_notice(app, _("Dit zijn de eerste %d leerlingen; kies minder met het filter."),
			   ROUND_PUPILS_MAX);
	grid_screen_entered(app, data);
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	grid_screen_leave(app, state);
	grid_clear(&state->top);
	round_free(&state->round);
	record_free(state->head);
	free(state->about);
}

static const struct action actions[] = {
	{ .id = "round.save", .key = K_F2, .key2 = K_CTRL_S, .label = N_("bewaren"),
	  .help = N_("de ingevulde metingen bewaren; dan het volgende vak"), .run = save,
	  .flags = ACTION_BAR },
	{ .id = "round.down", .key = K_DOWN, .label = N_("volgende leerling"),
	  .help = N_("hetzelfde veld van de volgende leerling"), .run = go_down,
	  .flags = ACTION_BAR },
	{ .id = "round.next", .key = K_TAB, .label = N_("volgend veld"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = grid_screen_next,
	  .flags = ACTION_BAR },
	{ 0 },
};

const struct screen round_screen = {
	.id = "round",
	.title = N_("Metingen van een groep"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.fit = fit,
	.draw = grid_screen_draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
	.back = grid_screen_back,
	.keep = grid_screen_keep,
};
