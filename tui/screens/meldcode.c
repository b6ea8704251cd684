/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed record of the meldcode about one pupil (core/records/meldcode.h): entered with id =
 * pupil, behind a key of the dossier that asked. That it is opened is noted before a row is
 * read. */
#include <stdlib.h>
#include <string.h>

#include "core/records/meldcode.h"
#include "db/closed.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/page.h"
#include "tui/screens/record_form.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 3
#define DETAIL_X (PAGE_TEXT_X + 2)

struct state {
	struct page page;
	int64_t pupil;
	char *name;
	struct dossier rows; /* the rows of this kind alone */
	int width; /* for which it was built, 0: not yet */
};

_Static_assert(offsetof(struct state, page) == 0, "page_key_in wants it first");

static const struct record_list *rows_of(const struct state *state)
{
	return &state->rows.rows[ENTITY_MELDCODE];
}

static enum zb_code read_rows(struct app *app, struct state *state, struct zb_err *err)
{
	dossier_clear(&state->rows);
	state->width = 0;
	return closed_read(app->db, &meldcode_entity, state->pupil, &state->rows, err);
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	struct record *pupil = NULL;
	struct buffer name = { 0 };
	enum zb_code code = store_get(app->db, &pupil_entity, arg.id, &pupil, err);

	state->pupil = arg.id;
	if (!code)
		code = closed_open(app->db, &meldcode_entity, arg.id, err);
	if (!code)
		code = read_rows(app, state, err);
	if (!code) {
		record_title(pupil, &name);
		state->name = buffer_take(&name);
	}
	record_free(pupil);
	return code;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	page_free(&state->page);
	dossier_free(&state->rows);
	free(state->name);
}

static void reload(struct app *app, void *data)
{
	struct zb_err err;

	if (read_rows(app, data, &err))
		app_error(app, &err);
}

/* --- the page --- */

static void add_row(const struct record *row, struct page *page, int width)
{
	struct page_target target = { ENTITY_MELDCODE, row->id, -1 };
	int room = width - DETAIL_X - 1;
	char day[DATE_SHOWN_SIZE];
	struct buffer head = { 0 };

	date_to_day(record_date(row, MELDCODE_DATE), day);
	buffer_add_format(&head, "%s  ", day);
	record_show(row, MELDCODE_STEP, &head);
	if (record_is_set(row, MELDCODE_REPORTED)) {
		date_to_full(record_date(row, MELDCODE_REPORTED), day);
		buffer_add_format(&head, _(", gemeld %s"), day);
	}
	page_put(page_row(page, target), PAGE_TEXT_X, -1, ROLE_HEADING, head.bytes);
	page_row(page, target);
	page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_TEXT,
		  record_text(row, MELDCODE_TEXT));
	buffer_clear(&head);
}

/* The last that was done stands first. */
static void build(struct state *state, int width)
{
	const struct record_list *rows = rows_of(state);

	page_begin(&state->page);
	state->page.empty = _("Nog niets vastgelegd. n legt een stap vast.");
	for (size_t i = rows->count; i > 0; i--)
		add_row(rows->items[i - 1], &state->page, width);
	page_end(&state->page);
	state->width = width;
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(area);

	(void)app;
	if (state->width != area->width)
		build(state, area->width);
	page_fit(&state->page, &inside);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(area);
	char *title = mem_format(_("Meldcode · %s"), state->name);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
	paint_text(area, 1, 1, -1, ROLE_DIM,
		   _("Gesloten: nooit in logboek, geschiedenis, zoeken, afdruk of export."));
	page_draw(&state->page, &inside);
	free(title);
}

/* --- what can be done --- */

/* Without a draft: nothing of it is kept but what was saved. */
static void open_form(struct app *app, struct record *row)
{
	record_form_open(app, &(struct record_form){
				      .title = row->id ? _("Meldcode") :
							 _("Meldcode, nieuwe stap (geen klad: pas "
							   "bewaard met F2)"),
				      .records = { row },
				      .link = -1,
				      .field = -1,
				      .saved = _("Vastgelegd in de meldcode."),
			      });
}

static void made(struct app *app, void *data, const struct entity *entity, int64_t id)
{
	struct state *state = data;

	(void)app;
	page_select(&state->page, (struct page_target){ entity_index(entity), id, -1 });
}

static const struct record *row_at(const struct state *state)
{
	const struct page_target *target = page_target(&state->page);

	return target ? dossier_find(&state->rows, ENTITY_MELDCODE, target->row) : NULL;
}

static bool has_row(const struct app *app, const void *data)
{
	(void)app;
	return row_at(data) != NULL;
}

static void add(struct app *app, void *data)
{
	const struct state *state = data;
	size_t count = rows_of(state)->count;
	struct record *row = record_new(&meldcode_entity);

	record_set_number(row, MELDCODE_PUPIL, state->pupil);
	record_set_date(row, MELDCODE_DATE, app->today);
	if (!count)
		record_set_choice(row, MELDCODE_STEP, MELDCODE_SIGNALS);
	open_form(app, row);
}

static void edit(struct app *app, void *data)
{
	open_form(app, record_copy(row_at(data)));
}

static void removed(struct app *app, void *data)
{
	const struct record *row = row_at(data);
	struct zb_err err;

	if (!row)
		return;
	if (store_delete_one(app->db, row, &err)) {
		app_error(app, &err);
		return;
	}
	app_stale(app);
	app_notice_undo(app, "%s", _("Verwijderd uit de meldcode."));
}

static void remove_row(struct app *app, void *data)
{
	dialog_confirm(app, _("Deze stap van de meldcode verwijderen?"), _("verwijderen"), removed,
		       data);
}

#define NO_ROW N_("Er is nog niets vastgelegd; n legt een stap vast.")

static const struct action actions[] = {
	{ .id = "meldcode.open", .key = K_ENTER, .label = N_("openen"),
	  .help = N_("de stap waar de cursor staat openen of wijzigen"), .when = has_row,
	  .why = NO_ROW,
	  .run = edit, .flags = ACTION_BAR },
	{ .id = "meldcode.new", .key = 'n', .label = N_("nieuw"),
	  .help = N_("een stap vastleggen"), .run = add, .flags = ACTION_BAR },
	{ .id = "meldcode.remove", .key = 'D', .key2 = K_DELETE,
	  .help = N_("de stap waar de cursor staat verwijderen"), .when = has_row, .why = NO_ROW,
	  .run = remove_row },
	{ 0 },
};

const struct screen meldcode_screen = {
	.id = "meldcode",
	.title = N_("Meldcode"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.reload = reload,
	.made = made,
	.fit = fit,
	.draw = draw,
	.key = page_key_in,
	.mouse = page_mouse_in,
};
