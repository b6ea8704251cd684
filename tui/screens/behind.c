/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/behind.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/list_span.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 4
#define FOOT_ROWS 4  /* an empty one and the goal with the cursor in full */
#define FOOT_FROM 16 /* rows below which there is no foot */

/* Behind a number of no goals only the first two. */
enum column_id { BEHIND_NAME, BEHIND_GROUP, BEHIND_GOAL, BEHIND_OUTCOME, BEHIND_DATE, BEHIND_ALL };

struct state {
	struct list list;
	char *title, *filter;
	struct tally_query query;
	struct tally_cell cell;
	struct tally_behind behind;
	struct db *db;
	const struct look *look;
	struct column columns[BEHIND_ALL];
};

_Static_assert(offsetof(struct state, list) == 0, "list_key_in wants it first");

static const struct column columns[BEHIND_ALL] = {
	[BEHIND_NAME] = { .label = N_("Naam"), .width = 28, .min = 17, .grows = true, .max = 36,
			  .cut = CUT_PERSON },
	[BEHIND_GROUP] = { .label = N_("Groep"), .width = 8, .min = 5, .cut = CUT_GROUP },
	[BEHIND_GOAL] = { .label = N_("Doel"), .width = 24, .min = 18, .grows = true, .max = 64 },
	[BEHIND_OUTCOME] = { .label = N_("Uitkomst"), .width = 22 },
	[BEHIND_DATE] = { .label = N_("Datum"), .width = 10, .priority = 1 },
};

static const struct column name_columns[] = {
	{ .label = N_("Naam"), .width = 62, .min = 22, .cut = CUT_PERSON },
	{ .label = N_("Groep"), .width = 8, .min = 5, .cut = CUT_GROUP },
};

static bool is_of_goals(const struct state *state)
{
	return state->cell.number == NUMBER_GOALS || state->cell.number == NUMBER_OUTCOME ||
	       state->cell.number == NUMBER_CONSEQUENCE;
}

/* --- the source: places in the order of names --- */

static int64_t id_of(const struct tally_ref *ref)
{
	return ref->line ? ref->line : ref->pupil;
}

/* The place of the row with that id; how many there are when it is gone. */
static size_t find(const struct state *state, int64_t id)
{
	for (size_t i = 0; i < state->behind.count; i++)
		if (id_of(&state->behind.refs[i]) == id)
			return i;
	return state->behind.count;
}

static size_t place_of(const struct state *state, const struct list_row *from)
{
	size_t place = find(state, from->id);

	return place < state->behind.count ? place :
					     list_span_number(from, state->behind.count);
}

/* "✗ niet behaald" */
static char *outcome_text(const struct state *state, enum goal_outcome outcome)
{
	static const int found[GOAL_OUTCOME_COUNT] = {
		[GOAL_OUTCOME_MET] = FINDING_MET,
		[GOAL_OUTCOME_NOT_MET] = FINDING_NOT_MET,
		[GOAL_OUTCOME_UNDETERMINABLE] = FINDING_UNDETERMINABLE,
		[GOAL_OUTCOME_NOT_JUDGED] = -1,
		[GOAL_OUTCOME_DROPPED] = FINDING_DROPPED,
	};
	const char *sign = found[outcome] < 0 ?
				   state->look->glyphs[GLYPH_DOT] :
				   finding_sign((enum finding)found[outcome], state->look->utf8);

	return mem_format("%s %s", sign, _(goal_outcomes[outcome].label));
}

static void add_row(const struct state *state, size_t place, const struct tally_line *line,
		    struct list_rows *out)
{
	const struct tally_ref *ref = &state->behind.refs[place];
	char *key = mem_format("%zu", place);
	struct list_row *row = list_rows_add(out, id_of(ref), key);
	char day[DATE_SHOWN_SIZE];

	free(key);
	list_row_set(row, BEHIND_NAME, ROLE_TEXT, line->name);
	list_row_set(row, BEHIND_GROUP, ROLE_TEXT, line->group);
	if (!ref->line)
		return;
	date_to_full(line->date, day);
	list_row_set(row, BEHIND_GOAL, ROLE_TEXT, line->description);
	row->cells[BEHIND_OUTCOME] = outcome_text(state, ref->outcome);
	row->roles[BEHIND_OUTCOME] = ROLE_TEXT;
	list_row_set(row, BEHIND_DATE, ROLE_TEXT, day);
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct state *state = data;
	size_t begin, end;
	enum zb_code code = ZB_OK;

	list_span(place, from ? place_of(state, from) : 0, count, state->behind.count, &begin,
		  &end);
	for (size_t i = begin; i < end && !code; i++) {
		struct tally_line line;

		code = tally_line_read(state->db, &state->query.period, &state->behind.refs[i],
				       &line, err);
		if (code)
			break;
		add_row(state, i, &line, out);
		tally_line_free(&line);
	}
	return code;
}

static const struct list_source source = { .read = read_rows };

/* --- the screen --- */

/* All goals of a number that counts one outcome came to that: the column is no wider. */
static void lay_columns(struct state *state)
{
	char *outcome;

	if (!is_of_goals(state)) {
		memcpy(state->columns, name_columns, sizeof name_columns);
		return;
	}
	memcpy(state->columns, columns, sizeof columns);
	if (state->cell.number != NUMBER_GOALS)
		return;
	outcome = outcome_text(state, (enum goal_outcome)state->cell.which);
	state->columns[BEHIND_OUTCOME].width = text_width(outcome);
	free(outcome);
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	const struct behind *about = arg.data;
	enum zb_code code = tally_behind_read(app->db, &about->query, &about->cell, &state->behind,
					      err);

	if (code)
		return code;
	state->db = app->db;
	state->look = &app->look;
	state->title = mem_text(about->title);
	state->filter = mem_text(about->query.filter);
	state->query = about->query;
	state->query.filter = state->filter;
	state->cell = about->cell;
	lay_columns(state);
	list_init(&state->list, state->columns, is_of_goals(state) ? BEHIND_ALL : BEHIND_GOAL,
		  &source, state);
	state->list.empty = _("Achter dit getal staat niemand. Esc gaat terug.");
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	list_clear(&state->list);
	tally_behind_free(&state->behind);
	free(state->title);
	free(state->filter);
}

static bool has_foot(const struct state *state, const struct area *area)
{
	return is_of_goals(state) && area->height >= FOOT_FROM;
}

static struct area body(const struct state *state, const struct area *area)
{
	int foot = has_foot(state, area) ? FOOT_ROWS : 0;

	return area_part(area, HEAD_ROWS, 0, area->height - HEAD_ROWS - foot, -1);
}

static void draw_foot(const struct state *state, const struct area *area)
{
	static const size_t cells[] = { BEHIND_GOAL };
	struct area foot = area_part(area, area->height - FOOT_ROWS + 1, 3, -1, area->width - 4);

	if (has_foot(state, area))
		list_row_draw_whole(list_current(&state->list), cells, 1, &foot);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(state, area);
	struct zb_err err;

	if (list_fit(&state->list, &inside, &err))
		app_error(app, &err);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(state, area);
	struct buffer about = { 0 };

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, state->title);
	buffer_add_format(&about,
			  ngettext("%zu leerling", "%zu leerlingen", state->behind.pupils),
			  state->behind.pupils);
	if (state->behind.goals)
		buffer_add_format(&about, ngettext(", %zu doel", ", %zu doelen",
						   state->behind.goals),
				  state->behind.goals);
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
	draw_foot(state, area);
}

static void reload(struct app *app, void *data)
{
	struct state *state = data;
	struct tally_behind behind = { 0 };
	struct zb_err err;

	if (tally_behind_read(app->db, &state->query, &state->cell, &behind, &err)) {
		app_error(app, &err);
		return;
	}
	tally_behind_free(&state->behind);
	state->behind = behind;
	list_reload(&state->list);
}

static bool has_row(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return list_id(&state->list) != 0;
}

/* Behind a number of goals one wants to see this goal, what was found, and when. */
static void open_row(struct app *app, void *data)
{
	const struct state *state = data;
	size_t place = find(state, list_id(&state->list));
	struct page_target goal = { .entity = ENTITY_GOAL, .field = -1 };
	const struct tally_ref *ref;
	struct tally_line line;
	struct zb_err err;

	if (place == state->behind.count)
		return;
	ref = &state->behind.refs[place];
	if (tally_line_read(app->db, &state->query.period, ref, &line, &err)) {
		app_error(app, &err);
		return;
	}
	goal.row = line.goal;
	tally_line_free(&line);
	if (ref->line)
		place_open(app, ref->pupil, goal);
	else
		app_push(app, &dossier_screen, (struct screen_arg){ .id = ref->pupil });
}

static const struct action actions[] = {
	{ .id = "behind.open", .key = K_ENTER, .label = N_("dossier"),
	  .help = N_("het dossier van deze leerling openen, bij dit doel"), .when = has_row,
	  .run = open_row, .flags = ACTION_BAR },
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
	.key = list_key_in,
	.mouse = list_mouse_in,
	.reload = reload,
};

void behind_open(struct app *app, const struct behind *about)
{
	app_push(app, &behind_screen, (struct screen_arg){ .data = about });
}
