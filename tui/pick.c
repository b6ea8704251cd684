/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/pick.h"

#include <stdlib.h>

#include "core/text.h"
#include "tui/app.h"
#include "tui/line.h"

#define BOX_COLUMNS 76 /* where the texts are not known, or the screen is no wider */
#define BOX_MOST 110
#define BOX_ROWS 20 /* where the screen is no higher */
#define BOX_EDGE 4 /* columns of the screen beside the box, or none: fewer show letters, no words */
#define BOX_AROUND 10 /* rows and columns of the screen that a larger box leaves */
#define BOX_LEAST 34
#define ROW_EXTRA 12  /* the sides, the marker, a box to tick and some air */
#define TITLE_EXTRA 8
#define ROW_SIDES 6   /* of those the ones that no text gets */
#define ROW_BOX 4     /* and a box to tick */
#define HEAD_ROWS 2 /* the line to type in, a blank row */
#define WHOLE_ROWS 2 /* at the foot, for a row that is cut: its text in full */

struct picker {
	struct pick pick;
	char *title, *empty, *nothing; /* nothing: found with what was typed */
	struct list list;
	struct line line;
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct picker *picker = state;
	const struct pick *pick = arg.data;

	(void)app;
	(void)err;
	picker->pick = *pick;
	picker->title = mem_text(pick->title);
	picker->empty = mem_text(pick->empty ? pick->empty : _("Niets gevonden."));
	list_init(&picker->list, pick->columns, pick->column_count, pick->source,
		  pick->source_data);
	picker->list.headings = false;
	picker->list.boxes = pick->picked_set != NULL;
	picker->list.empty = picker->empty;
	picker->list.wanted = pick->current;
	for (size_t i = 0; i < pick->mark_count; i++)
		list_mark(&picker->list, pick->marked[i], true);
	line_init(&picker->line, "");
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct picker *picker = state;

	(void)app;
	list_clear(&picker->list);
	line_clear(&picker->line);
	if (picker->pick.free)
		picker->pick.free(picker->pick.source_data);
	free(picker->title);
	free(picker->empty);
	free(picker->nothing);
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

/* Rows at the foot of a box of that width: some of what there is to choose may be cut there. */
static int foot_rows(const struct picker *picker, int width)
{
	int room = width - ROW_SIDES - (picker->pick.picked_set ? ROW_BOX : 0);

	return picker->pick.width > room ? 1 + WHOLE_ROWS : 0;
}

/* A little smaller than the screen, and no higher than what there is to choose. */
static struct area box_of(const struct picker *picker, const struct area *area)
{
	int width = picker->pick.width ? picker->pick.width + ROW_EXTRA : BOX_COLUMNS;
	int rows = picker->pick.rows + 2 + (picker->pick.filter ? HEAD_ROWS : 0);
	int height = most(BOX_ROWS, area->height - BOX_AROUND);

	width = most(most(width, BOX_LEAST), text_width(picker->title) + TITLE_EXTRA);
	width = least(width, most(BOX_COLUMNS, least(BOX_MOST, area->width - BOX_AROUND)));
	if (width > area->width - 2 * BOX_EDGE)
		width = area->width;
	rows += foot_rows(picker, width);
	return area_middle(area, picker->pick.rows ? least(rows, height) : height, width);
}

static struct area rows_of(const struct picker *picker, const struct area *box)
{
	int head = picker->pick.filter ? HEAD_ROWS : 0;

	return area_part(box, 1 + head, 1, -2 - foot_rows(picker, box->width), -2);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct picker *picker = state;
	struct area box = box_of(picker, area), rows = rows_of(picker, &box);
	struct zb_err err;

	if (list_fit(&picker->list, &rows, &err))
		app_error(app, &err);
}

static bool is_cut(const struct list *list, const struct list_row *row)
{
	return row && row->cells[0] &&
	       text_width(row->cells[0]) > list_column_place(list, 0).width;
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct picker *picker = state;
	struct area box = box_of(picker, area), inside = paint_box(&box, picker->title);
	struct area rows = rows_of(picker, &box);

	(void)app;
	if (picker->pick.filter) {
		int x = paint_format(&inside, 0, 0, ROLE_DIM, "%s ", _("Zoek"));

		line_draw(&picker->line, &inside, 0, x, inside.width - x, true);
	}
	list_draw(&picker->list, &rows);
	if (foot_rows(picker, box.width) &&
	    is_cut(&picker->list, list_current(&picker->list))) {
		struct area foot = area_part(&inside, inside.height - WHOLE_ROWS, 0, -1, -1);

		list_row_draw_whole(list_current(&picker->list), (const size_t[]){ 0 }, 1, &foot);
	}
}

/* What was typed narrows the rows, and says so when it leaves none. */
static void narrow(struct picker *picker)
{
	const char *typed = line_text(&picker->line);
	char *folded = text_fold(typed);

	picker->pick.filter(picker->pick.source_data, folded);
	free(picker->nothing);
	picker->nothing = mem_format(_("Niets gevonden met \"%s\"."), typed);
	picker->list.empty = *typed ? picker->nothing : picker->empty;
	list_restart(&picker->list, 0);
	free(folded);
}

static bool typing(const void *state)
{
	const struct picker *picker = state;

	return picker->pick.filter != NULL;
}

/* Typed ahead: what the letters before it narrowed was not drawn yet. */
static bool settle(struct picker *picker)
{
	struct area rows = picker->list.area;

	return !picker->list.stale || !list_fit(&picker->list, &rows, NULL);
}

static void choose(struct app *app, void *state)
{
	struct picker *picker = state;
	const struct pick *pick = &picker->pick;
	int64_t id;

	if (!settle(picker))
		return;
	id = list_id(&picker->list);
	if (!pick->picked_set && !id)
		return;
	/* Who searched and found wants what was found. */
	if (pick->picked_set && id && picker->line.edit.text.length)
		list_mark(&picker->list, id, true);
	app_pop(app);
	if (pick->picked_set)
		pick->picked_set(app, pick->data, picker->list.marks, picker->list.mark_count);
	else
		pick->picked(app, pick->data, id);
}

static bool in_field(const struct app *app, const void *state)
{
	const struct picker *picker = state;

	(void)app;
	return picker->pick.in_field;
}

/* And does in the form what KEY does there. */
static void choose_and(struct app *app, void *state, int key)
{
	choose(app, state);
	if (app_state(app) != state)
		app_key(app, key, NULL);
}

static void choose_on(struct app *app, void *state)
{
	choose_and(app, state, K_TAB);
}

/* Saving takes along what was typed; who only looked at the list has chosen nothing. */
static void choose_typed(struct app *app, struct picker *picker, int key)
{
	if (picker->line.edit.text.length)
		choose_and(app, picker, key);
	if (app_state(app) == picker)
		app_notice(app, "%s", _("Eerst kiezen: Enter neemt de regel met de cursor, Esc "
					"laat het zoals het was."));
}

static void choose_none(struct app *app, void *state)
{
	struct picker *picker = state;

	app_pop(app);
	picker->pick.picked(app, picker->pick.data, 0);
}

static bool has_none(const struct app *app, const void *state)
{
	const struct picker *picker = state;

	(void)app;
	return picker->pick.none && picker->pick.picked;
}

static bool has_marks(const struct app *app, const void *state)
{
	const struct picker *picker = state;

	(void)app;
	return picker->pick.picked_set != NULL;
}

/* And what was searched for is done with: the next can be typed. */
static void toggle(struct app *app, void *state)
{
	struct picker *picker = state;

	(void)app;
	if (!settle(picker))
		return;
	list_toggle_mark(&picker->list);
	if (!picker->line.edit.text.length)
		return;
	line_set(&picker->line, "");
	narrow(picker);
}

/* In a field only keys that type nothing move the list. */
static enum reaction key(struct app *app, void *state, int code)
{
	struct picker *picker = state;

	if ((code == K_F2 || code == K_CTRL_S) && picker->pick.in_field) {
		choose_typed(app, picker, code);
		return REACTION_DONE;
	}
	if (code == ' ' && picker->list.boxes) {
		toggle(app, picker);
		return REACTION_DONE;
	}
	if (code == ' ' && !picker->list.boxes &&
	    (!picker->pick.filter || !picker->line.edit.text.length)) {
		choose(app, picker);
		return REACTION_DONE;
	}
	if (!key_is_text(code) && list_key(&picker->list, code) == REACTION_DONE)
		return REACTION_DONE;
	if (!picker->pick.filter)
		return list_key(&picker->list, code);
	if (line_key(&picker->line, app, code) == REACTION_PASS)
		return REACTION_PASS;
	narrow(picker);
	return REACTION_DONE;
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct picker *picker = state;

	(void)app;
	return list_mouse(&picker->list, event);
}

static void reload(struct app *app, void *state)
{
	struct picker *picker = state;

	(void)app;
	list_reload(&picker->list);
}

static const struct action actions[] = {
	{ .id = "pick.choose", .key = K_ENTER, .label = N_("kiezen"),
	  .help = N_("de keus op de regel met de cursor"), .run = choose, .flags = ACTION_BAR },
	{ .id = "pick.next", .key = K_TAB, .help = N_("kiezen en verder naar het volgende veld"),
	  .when = in_field, .run = choose_on },
	{ .id = "pick.toggle", .key = ' ', .key2 = K_INSERT, .label = N_("aan of uit"),
	  .help = N_("aan- of uitzetten; wat getypt was is dan gezocht"), .when = has_marks,
	  .run = toggle, .flags = ACTION_BAR | ACTION_TYPED },
	{ .id = "pick.none", .key = K_F8, .label = N_("geen"), .help = N_("niets kiezen: leeg"),
	  .when = has_none, .run = choose_none, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen pick_screen = {
	.id = "pick",
	.title = N_("Kiezen"),
	.flags = SCREEN_OVERLAY,
	.actions = actions,
	.size = sizeof(struct picker),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
	.reload = reload,
};

bool pick_is_read(const struct app *app)
{
	return app_screen(app) == &pick_screen &&
	       ((const struct picker *)app_state(app))->pick.read;
}

void pick_type(struct app *app, int key)
{
	const struct picker *picker = app_state(app);

	if (app_screen(app) == &pick_screen && picker->pick.filter && key_is_text(key) &&
	    key != ' ')
		app_key(app, key, NULL);
}

void pick_open(struct app *app, const struct pick *pick)
{
	if (!app_push(app, &pick_screen, (struct screen_arg){ .data = pick }) && pick->free)
		pick->free(pick->source_data);
}
