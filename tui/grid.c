/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/draft.h"
#include "tui/app.h"
#include "tui/grid_layout.h"

static bool can_edit(const struct grid *grid, size_t row, size_t column)
{
	return grid_field(grid, column) &&
	       grid->rows[row].records[grid->columns[column].record];
}

void grid_init(struct grid *grid, const struct grid_column *columns, size_t column_count,
	       const struct grid_ops *ops, void *data)
{
	*grid = (struct grid){
		.columns = columns,
		.column_count = column_count < GRID_COLUMNS_MAX ? column_count : GRID_COLUMNS_MAX,
		.ops = ops,
		.data = data,
	};
	grid->layout = mem_new(column_count, sizeof(*grid->layout));
	for (size_t i = 0; i < grid->column_count; i++) {
		const struct field *field = grid_field(grid, i);

		grid->layout[i] = columns[i].column;
		if (field && !grid->layout[i].label)
			grid->layout[i].label = field->label;
		if (field && !grid->layout[i].width)
			grid->layout[i].width = field->width;
	}
}

void grid_clear(struct grid *grid)
{
	for (size_t i = 0; i < grid->count; i++) {
		struct grid_row *row = &grid->rows[i];

		for (size_t c = 0; c < grid->column_count; c++)
			free(row->shown[c]);
		free(row->shown);
		free(row->name);
		free(row->note);
		free(row->error);
		free(row->doubt);
	}
	free(grid->rows);
	free(grid->layout);
	input_cancel(&grid->input);
	*grid = (struct grid){ 0 };
}

static void show(struct grid *grid, struct app *app, size_t at)
{
	struct grid_row *row = &grid->rows[at];

	for (size_t i = 0; i < grid->column_count; i++) {
		struct buffer shown = { 0 };

		if (!grid_field(grid, i))
			buffer_add(&shown, !grid->columns[i].note ? row->name :
					   row->note		    ? row->note :
								      "");
		else if (can_edit(grid, at, i))
			input_show(app, row->records[grid->columns[i].record],
				   grid->columns[i].field, &grid->ops->input, grid->data, &shown);
		free(row->shown[i]);
		row->shown[i] = buffer_take(&shown);
	}
}

static void begin(struct grid *grid, struct app *app)
{
	const struct grid_column *column;

	input_cancel(&grid->input);
	if (grid->resting || !grid->count || !can_edit(grid, grid->row, grid->column))
		return;
	column = &grid->columns[grid->column];
	input_begin(&grid->input, app, grid->rows[grid->row].records[column->record],
		    column->field, &grid->ops->input, grid->data);
}

static void doubt(struct grid *grid, struct grid_row *row)
{
	free(row->doubt);
	row->asked = true;
	row->doubt = grid->ops->doubt ? grid->ops->doubt(grid->data, row, &row->asked) : NULL;
}

struct grid_row *grid_add(struct grid *grid, struct app *app, int64_t id, const char *name,
			  struct record *const *records, size_t record_count)
{
	struct grid_row *row;

	grid->rows = mem_grow(grid->rows, &grid->room, grid->count + 1, sizeof(*grid->rows));
	row = &grid->rows[grid->count++];
	*row = (struct grid_row){ .id = id, .name = mem_text(name) };
	for (size_t i = 0; i < record_count && i < GRID_RECORDS; i++)
		row->records[i] = records[i];
	doubt(grid, row);
	row->shown = mem_new(grid->column_count, sizeof(*row->shown));
	show(grid, app, grid->count - 1);
	if (grid->count == 1) {
		while (grid->column + 1 < grid->column_count && !can_edit(grid, 0, grid->column))
			grid->column++;
		begin(grid, app);
	}
	return row;
}

void grid_note(struct grid *grid, struct app *app, size_t row, const char *note)
{
	free(grid->rows[row].note);
	grid->rows[row].note = mem_text(note);
	show(grid, app, row);
}

void grid_refresh(struct grid *grid, struct app *app, size_t row)
{
	doubt(grid, &grid->rows[row]);
	show(grid, app, row);
	if (row == grid->row)
		begin(grid, app);
}

static void complain(struct grid_row *row, size_t column, const char *sentence)
{
	free(row->error);
	row->error = mem_text(sentence);
	row->wrong = column;
}

static void told(struct grid *grid, struct app *app)
{
	struct grid_row *row = &grid->rows[grid->row];

	row->changed = true;
	if (grid->ops->changed)
		grid->ops->changed(app, grid->data, row, (unsigned)grid->column);
	doubt(grid, row);
	show(grid, app, grid->row);
}

/* What is being typed goes into its record; false when it is not right. */
static bool take(struct grid *grid, struct app *app)
{
	struct zb_err err = { 0 };
	bool pending = input_pending(&grid->input);

	if (!grid->input.record)
		return true;
	if (input_end(&grid->input, app->today, &err)) {
		complain(&grid->rows[grid->row], grid->column, err.text);
		return false;
	}
	complain(&grid->rows[grid->row], 0, NULL);
	if (pending)
		told(grid, app);
	return true;
}

/* The cell of ROW nearest to COLUMN that can be edited; COLUMN when none can. */
static size_t nearest(const struct grid *grid, size_t row, size_t column)
{
	for (size_t by = 0; by < grid->column_count; by++) {
		if (by <= column && can_edit(grid, row, column - by))
			return column - by;
		if (column + by < grid->column_count && can_edit(grid, row, column + by))
			return column + by;
	}
	return column;
}

static void go(struct grid *grid, struct app *app, size_t row, size_t column)
{
	if (!take(grid, app) || row >= grid->count || column >= grid->column_count)
		return;
	grid->row = row;
	grid->column = nearest(grid, row, column);
	begin(grid, app);
}

/* The next cell in reading order that can be edited, over the ends of rows. */
static void step(struct grid *grid, struct app *app, bool back)
{
	size_t cells = grid->count * grid->column_count;
	size_t at = grid->row * grid->column_count + grid->column;

	while (back ? at > 0 : at + 1 < cells) {
		at = back ? at - 1 : at + 1;
		if (can_edit(grid, at / grid->column_count, at % grid->column_count)) {
			go(grid, app, at / grid->column_count, at % grid->column_count);
			return;
		}
	}
	take(grid, app);
}

static void step_rows(struct grid *grid, struct app *app, size_t rows, bool back)
{
	size_t to = grid->row + rows;

	if (back)
		to = grid->row > rows ? grid->row - rows : 0;
	go(grid, app, to < grid->count ? to : grid->count - 1, grid->column);
}

static bool check_row(struct grid *grid, struct app *app, size_t at)
{
	struct grid_row *row = &grid->rows[at];
	struct zb_err err = { 0 };
	unsigned wrong = 0;

	if (!row->changed)
		return true;
	for (size_t i = 0; i < GRID_RECORDS; i++) {
		unsigned field = 0;

		if (!row->records[i] || !record_validate(row->records[i], app->today, &field, &err))
			continue;
		for (size_t c = 0; c < grid->column_count; c++)
			if (grid->columns[c].entity && grid->columns[c].record == i &&
			    grid->columns[c].field == field)
				wrong = (unsigned)c;
		complain(row, wrong, err.text);
		return false;
	}
	if (grid->ops->check && grid->ops->check(app, grid->data, row, &wrong, &err)) {
		complain(row, wrong, err.text);
		return false;
	}
	complain(row, 0, NULL);
	return true;
}

bool grid_check(struct grid *grid, struct app *app)
{
	if (!take(grid, app))
		return false;
	for (size_t i = 0; i < grid->count; i++)
		if (!check_row(grid, app, i)) {
			grid->row = i;
			grid->column = grid->rows[i].wrong;
			begin(grid, app);
			return false;
		}
	return true;
}

bool grid_changed(const struct grid *grid)
{
	for (size_t i = 0; i < grid->count; i++)
		if (grid->rows[i].changed)
			return true;
	return input_pending(&grid->input);
}

void grid_complain(struct grid *grid, struct app *app, size_t row, const char *sentence)
{
	size_t column;

	for (column = 0; column + 1 < grid->column_count && !can_edit(grid, row, column); column++)
		continue;
	complain(&grid->rows[row], column, sentence);
	grid->row = row;
	grid->column = column;
	begin(grid, app);
}

bool grid_rest(struct grid *grid, struct app *app)
{
	if (!take(grid, app))
		return false;
	input_cancel(&grid->input);
	grid->resting = true;
	return true;
}

void grid_wake(struct grid *grid, struct app *app)
{
	grid->resting = false;
	begin(grid, app);
}

static char *draft_name(const struct grid *grid, size_t row, size_t column)
{
	return mem_format("%lld.typed.%s", (long long)grid->rows[row].id,
			  grid_field(grid, column)->column);
}

void grid_keep(const struct grid *grid, struct draft *draft)
{
	const char *text = input_typed(&grid->input);
	char *name;

	if (!text)
		return;
	name = draft_name(grid, grid->row, grid->column);
	draft_add(draft, name, text);
	free(name);
}

void grid_resume(struct grid *grid, struct app *app, const struct draft *draft)
{
	for (size_t i = 0; i < grid->count * grid->column_count; i++) {
		size_t row = i / grid->column_count, column = i % grid->column_count;
		char *name = can_edit(grid, row, column) ? draft_name(grid, row, column) : NULL;
		const char *text = name ? draft_find(draft, name) : NULL;

		free(name);
		if (!text)
			continue;
		grid->row = row;
		grid->column = column;
		begin(grid, app);
		input_type(&grid->input, text);
	}
}

bool grid_typing(const struct grid *grid)
{
	return grid->input.record != NULL;
}

/* The last row of a page is the first of the next. */
static size_t page(const struct grid *grid)
{
	size_t rows = grid_rows_shown(grid, &grid->area);

	return rows > 1 ? rows - 1 : 1;
}

/* Where nothing has been typed ← and → go to the next cell. */
static bool moves_cell(const struct grid *grid, int key)
{
	return (key == K_LEFT || key == K_RIGHT) && !input_pending(&grid->input);
}

/* A list or picker that the cell opened has answered when the record no longer holds what is
 * shown. */
static void settle(struct grid *grid, struct app *app)
{
	if (!grid->input.answered)
		return;
	begin(grid, app);
	grid->input.answered = true;
	if (strcmp(line_text(&grid->input.line), grid->rows[grid->row].shown[grid->column]) != 0)
		told(grid, app);
}

static enum reaction cell_key(struct grid *grid, struct app *app, int key)
{
	struct input *input = &grid->input;
	struct record *before;
	bool same;

	if (!input->record || moves_cell(grid, key))
		return REACTION_PASS;
	settle(grid, app);
	input->answered = false;
	before = record_copy(input->record);
	if (input_key(input, app, key) == REACTION_PASS) {
		record_free(before);
		return REACTION_PASS;
	}
	same = record_same(before, input->record, input->field);
	record_free(before);
	if (!same)
		told(grid, app);
	return REACTION_DONE;
}

enum reaction grid_key(struct grid *grid, struct app *app, int key)
{
	if (!grid->count)
		return REACTION_PASS;
	if (cell_key(grid, app, key) == REACTION_DONE)
		return REACTION_DONE;
	if (key == K_TAB || key == K_ENTER || key == K_RIGHT)
		step(grid, app, false);
	else if (key == K_BACKTAB || key == K_LEFT)
		step(grid, app, true);
	else if (key == K_DOWN || key == K_UP)
		step_rows(grid, app, 1, key == K_UP);
	else if (key == K_PGDN || key == K_PGUP)
		step_rows(grid, app, page(grid), key == K_PGUP);
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

enum reaction grid_mouse(struct grid *grid, struct app *app, const struct mouse *mouse)
{
	size_t row, column;

	if (!grid->count || !area_has(&grid->area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (mouse->kind == MOUSE_WHEEL_UP || mouse->kind == MOUSE_WHEEL_DOWN)
		step_rows(grid, app, 1, mouse->kind == MOUSE_WHEEL_UP);
	else if (grid_cell_at(grid, mouse->y, mouse->x, &row, &column) &&
		 can_edit(grid, row, column))
		go(grid, app, row, column);
	return REACTION_DONE;
}

void grid_fit(struct grid *grid, struct app *app, const struct area *area)
{
	size_t height = grid_rows_shown(grid, area);
	size_t last = grid->count > height ? grid->count - height : 0;

	grid->area = *area;
	settle(grid, app);
	/* No rows are passed over above while there is room for them below. */
	if (grid->top > last)
		grid->top = last;
	if (grid->row < grid->top)
		grid->top = grid->row;
	if (grid->row >= grid->top + height)
		grid->top = grid->row - height + 1;
}
