/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/records.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/group.h"
#include "core/text.h"
#include "core/words.h"
#include "db/query.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/screens/record_form.h"
#include "tui/screens/records_cells.h"
#include "tui/screens/reference.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 2
#define COLUMN_MOST 40
#define FIRST_LEAST 22 /* most names whole */
#define COLUMN_LEAST 16
#define KEY_PART "\1" /* what text_sort_key parts its keys with */

struct state {
	struct list list;
	const struct records *about;
	int64_t owner;
	char *title;
	struct column columns[RECORDS_COLUMNS];
	size_t column_count;
	struct list_rows rows;
	char *form_title;      /* what a row is called, as a title */
	struct record *doomed; /* asked about */
};

_Static_assert(offsetof(struct state, list) == 0, "list_key_in wants it first");

struct entry_argument {
	const struct records *about;
	int64_t owner;
	const char *title;
};

/* --- reading --- */

/* One reading at work. */
struct reading {
	struct app *app;
	struct state *state;
	struct list_rows rows;
};

/* What column C sorts by: texts and days as they are kept, choices as they are shown. */
static const char *sort_text(const struct reading *reading, const char *const *cells,
			     const struct list_row *row, size_t c)
{
	unsigned field = (unsigned)reading->state->about->columns[c];
	enum field_kind kind = reading->state->about->entity->fields[field].kind;

	return kind == FIELD_CHOICE || kind == FIELD_REFERENCE ? row->cells[c] :
								 cells[field + QUERY_FIELDS];
}

static char *sort_key(const struct reading *reading, const char *const *cells,
		      const struct list_row *row)
{
	bool named = reading->state->about->first != NULL;

	return text_sort_key(sort_text(reading, cells, row, 0),
			     named ? row->cells[0] : sort_text(reading, cells, row, 1), NULL);
}

static enum zb_code add_row(void *context, const char *const *cells, struct zb_err *err)
{
	struct reading *reading = context;
	const struct state *state = reading->state;
	const struct entity *entity = state->about->entity;
	struct record *record = record_new(entity);
	int64_t id = strtoll(cells[QUERY_ID], NULL, 10);
	enum zb_code code = ZB_OK;
	struct list_row *row;

	for (unsigned f = 0; f < entity->field_count && !code; f++)
		if (cells[f + QUERY_FIELDS])
			code = record_parse(record, f, cells[f + QUERY_FIELDS],
					    reading->app->today, err);
	if (!code) {
		row = list_rows_add(&reading->rows, id, NULL);
		for (size_t c = 0; c < state->column_count; c++) {
			char *cell = records_cell(reading->app, state->about, record, c);

			list_row_set(row, c, ROLE_TEXT, cell);
			free(cell);
		}
		row->key = sort_key(reading, cells, row);
	}
	record_free(record);
	return code;
}

static int compare(const void *a, const void *b)
{
	const struct list_row *left = a, *right = b;

	return strcmp(left->key, right->key);
}

/* Those of one first column stay in their own order. */
static int compare_newest(const void *a, const void *b)
{
	const struct list_row *left = a, *right = b;
	size_t length = strcspn(left->key, KEY_PART), other = strcspn(right->key, KEY_PART);
	int order = strncmp(right->key, left->key, length > other ? length : other);

	return order ? order : compare(a, b);
}

static int widest_cell(const struct list_rows *rows, size_t c)
{
	int width = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const char *cell = rows->rows[i].cells[c];
		int own = cell ? text_width(cell) : 0;

		width = own > width ? own : width;
	}
	return width;
}

/* As wide as what stands in them; where that does not fit, the last one goes before the others are
 * cut to what cannot be read. */
static void widen_columns(const struct app *app, struct state *state)
{
	for (size_t c = 0; c < state->column_count; c++) {
		int label = text_width(look_say(&app->look, state->columns[c].label));
		int width = widest_cell(&state->rows, c);
		int least = c ? COLUMN_LEAST : FIRST_LEAST;

		/* What nobody has takes no room from the others. */
		if (c && !width && state->rows.count)
			continue;
		width = width < label ? label : width;
		state->columns[c].width = width < COLUMN_MOST ? width + 1 : COLUMN_MOST;
		state->columns[c].min = width < least ? width : least;
	}
}

/* Those of the owner, where there is one. */
static enum zb_code read_into(struct reading *reading, struct zb_err *err)
{
	const struct records *about = reading->state->about;
	char owner[24];
	const struct query_filter filter = {
		.column = about->owner < 0 ? NULL : about->entity->fields[about->owner].column,
		.value = owner,
	};

	snprintf(owner, sizeof(owner), "%" PRId64, reading->state->owner);
	return query_rows(reading->app->db, about->entity, &filter, about->owner >= 0, add_row,
			  reading, err);
}

static enum zb_code read_rows(struct app *app, struct state *state, struct zb_err *err)
{
	const struct records *about = state->about;
	struct reading reading = { .app = app, .state = state };
	enum zb_code code = read_into(&reading, err);

	if (code) {
		list_rows_clear(&reading.rows);
		return code;
	}
	if (reading.rows.count)
		qsort(reading.rows.rows, reading.rows.count, sizeof(*reading.rows.rows),
		      about->newest ? compare_newest : compare);
	list_rows_clear(&state->rows);
	state->rows = reading.rows;
	widen_columns(app, state);
	list_reload(&state->list);
	return ZB_OK;
}

/* --- the screen --- */

static void lay_columns(struct state *state)
{
	const struct records *about = state->about;

	while (state->column_count < RECORDS_COLUMNS && about->columns[state->column_count] >= 0) {
		size_t c = state->column_count++;
		const struct field *field = &about->entity->fields[about->columns[c]];

		state->columns[c] = (struct column){
			.label = !c && about->first ? about->first_label : field->label,
			.priority = (int)c,
			.align = field_is_number(field) && field->kind != FIELD_REFERENCE ?
					 ALIGN_RIGHT :
					 ALIGN_LEFT,
			.cut = !c && about->first     ? CUT_PERSON :
			       field == &group_entity.fields[GROUP_NAME] ? CUT_GROUP :
									   CUT_END,
		};
	}
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	const struct entry_argument *given = arg.data;
	enum zb_code code;

	state->about = given->about;
	state->owner = given->owner;
	lay_columns(state);
	list_init(&state->list, state->columns, state->column_count, &list_memory, &state->rows);
	state->list.empty = look_say(&app->look, given->about->empty);
	code = read_rows(app, state, err);
	if (code) {
		list_clear(&state->list);
		return code;
	}
	state->title =
		mem_text(given->title ? given->title : look_say(&app->look, given->about->title));
	state->form_title = text_capital(look_say(&app->look, given->about->entity->label));
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	list_clear(&state->list);
	list_rows_clear(&state->rows);
	record_free(state->doomed);
	free(state->title);
	free(state->form_title);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = area_part(area, HEAD_ROWS, 0, -1, -1);
	struct zb_err err;

	if (list_fit(&state->list, &inside, &err))
		app_error(app, &err);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = area_part(area, HEAD_ROWS, 0, -1, -1);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, state->title);
	list_draw(&state->list, &inside);
}

static void reload(struct app *app, void *data)
{
	struct zb_err err;

	if (read_rows(app, data, &err))
		app_error(app, &err);
}

static void made(struct app *app, void *data, const struct entity *entity, int64_t id)
{
	struct state *state = data;

	(void)app;
	if (entity == state->about->entity)
		list_select(&state->list, id);
}

static const char *name(const struct app *app, const void *data)
{
	(void)app;
	return ((const struct state *)data)->title;
}

/* --- actions --- */

static bool has_row(const struct app *app, const void *data)
{
	const struct state *state = data;

	(void)app;
	return list_id(&state->list) != 0;
}

static void open_form(struct app *app, const struct state *state, struct record *record)
{
	const struct entity *entity = state->about->entity;

	record_form_open(app, &(struct record_form){
				      .title = state->form_title,
				      .draft = mem_format("%s:%" PRId64 "/%" PRId64, entity->code,
							  record->id, state->owner),
				      .records = { record },
				      .link = -1,
				      .field = -1,
			      });
}

static struct record *read_current(struct app *app, const struct state *state)
{
	struct record *record = NULL;
	struct zb_err err;

	if (store_get(app->db, state->about->entity, list_id(&state->list), &record, &err))
		app_error(app, &err);
	return record;
}

static void edit(struct app *app, void *data)
{
	struct record *record = read_current(app, data);

	if (record)
		open_form(app, data, record);
}

static void add(struct app *app, void *data)
{
	const struct state *state = data;
	const struct entity *entity = state->about->entity;
	struct record *record = record_new(entity);

	for (unsigned f = 0; f < entity->field_count; f++)
		if (entity->fields[f].kind == FIELD_YEAR)
			record_set_year(record, f, school_year_of(app->today));
	if (state->about->owner >= 0)
		record_set_number(record, (unsigned)state->about->owner, state->owner);
	open_form(app, state, record);
}

/* What belongs to the row that goes, found while the file is ours alone. */
static enum zb_code delete_inner(struct app *app, const struct state *state, struct zb_err *err)
{
	const struct records *inner = state->about->inner;
	struct state within = { .about = inner, .owner = state->doomed->id };
	struct reading reading = { .app = app, .state = &within };
	enum zb_code code = read_into(&reading, err);

	for (size_t i = 0; i < reading.rows.count && !code; i++) {
		struct record *row = NULL;

		code = store_get(app->db, inner->entity, reading.rows.rows[i].id, &row, err);
		if (!code)
			code = store_delete(app->db, row, err);
		record_free(row);
	}
	list_rows_clear(&reading.rows);
	return code;
}

static enum zb_code delete_doomed(struct app *app, const struct state *state, struct zb_err *err)
{
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	if (code)
		return code;
	if (state->about->inner)
		code = delete_inner(app, state, err);
	if (!code)
		code = store_delete(app->db, state->doomed, err);
	if (!code)
		return store_commit(app->db, err);
	store_rollback(app->db);
	return code;
}

static void deleted(struct app *app, void *data)
{
	struct state *state = data;
	struct zb_err err;

	if (delete_doomed(app, state, &err)) {
		app_error(app, &err);
		return;
	}
	app_stale(app);
	app_notice_undo(app, _("Verwijderd."));
}

static void ask_delete(struct app *app, void *data)
{
	struct state *state = data;
	char *text;

	record_free(state->doomed);
	state->doomed = read_current(app, state);
	if (!state->doomed)
		return;
	text = records_question(app, state->about, state->form_title, state->doomed);
	dialog_confirm(app, text, _("verwijderen"), deleted, state);
	free(text);
}

static bool holds(const struct app *app, const struct state *state, const struct entity *entity)
{
	return state->about->inner && state->about->inner->entity == entity &&
	       has_row(app, state);
}

static bool has_staff(const struct app *app, const void *data)
{
	return holds(app, data, &group_staff_entity);
}

static bool has_goals(const struct app *app, const void *data)
{
	return holds(app, data, &template_goal_entity);
}

static void open_inner(struct app *app, void *data)
{
	const struct state *state = data;
	struct buffer title = { 0 };

	reference_title(app, state->about->entity, list_id(&state->list), &title);
	buffer_add(&title, " · ");
	buffer_add(&title, _(state->about->inner->title));
	records_open(app, state->about->inner, list_id(&state->list), title.bytes);
	buffer_clear(&title);
}

/* Why not. */
#define NO_ROW N_("Er staat nog niets in de lijst; n voegt er een toe.")

static const struct action actions[] = {
	{ .id = "records.edit", .key = K_ENTER, .key2 = 'e', .label = N_("wijzigen"),
	  .help = N_("de regel met de cursor wijzigen"), .when = has_row,
	  .why = NO_ROW,
	  .run = edit,
	  .flags = ACTION_BAR },
	{ .id = "records.new", .key = 'n', .label = N_("nieuw"), .help = N_("er een toevoegen"),
	  .run = add, .flags = ACTION_BAR },
	{ .id = "records.staff", .key = 'm', .label = N_("medewerkers"),
	  .help = N_("wie voor deze groep staan"), .when = has_staff, .run = open_inner,
	  .flags = ACTION_BAR },
	{ .id = "records.goals", .key = 'd', .label = N_("doelen"),
	  .help = N_("de doelen van dit sjabloon"), .when = has_goals, .run = open_inner,
	  .flags = ACTION_BAR },
	{ .id = "records.delete", .key = 'D', .key2 = K_DELETE, .label = N_("verwijderen"),
	  .help = N_("de regel met de cursor verwijderen"), .when = has_row,
	  .why = NO_ROW,
	  .run = ask_delete, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen records_screen = {
	.id = "records",
	.title = N_("Lijst"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = list_key_in,
	.mouse = list_mouse_in,
	.name = name,
	.made = made,
	.reload = reload,
};

void records_open(struct app *app, const struct records *about, int64_t owner, const char *title)
{
	const struct entry_argument given = { about, owner, title };

	app_push(app, &records_screen, (struct screen_arg){ .data = &given });
}
