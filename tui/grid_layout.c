/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/grid_layout.h"

#include "core/text.h"

#define MARKER_X 1
#define CELLS_X 3
#define HEAD_ROWS 1
#define FOOT_ROWS 2 /* help, or what is or may be wrong */
#define FOOT_FROM 8 /* rows from which there are so many, below it one */

static int foot_rows(const struct area *area)
{
	return area->height < FOOT_FROM ? 1 : FOOT_ROWS;
}

/* Rows of AREA for the headings and the cells. */
static int table_rows(const struct grid *grid, const struct area *area)
{
	return area->height - (grid->bare ? 0 : foot_rows(area));
}

const struct field *grid_field(const struct grid *grid, size_t column)
{
	const struct grid_column *c = &grid->columns[column];

	return c->entity ? &c->entity->fields[c->field] : NULL;
}

size_t grid_rows_shown(const struct grid *grid, const struct area *area)
{
	int rows = table_rows(grid, area) - HEAD_ROWS;

	return rows > 1 ? (size_t)rows : 1;
}

/* Columns are laid over what lies right of the marker. */
static struct area cells_of(const struct grid *grid, const struct area *area)
{
	return area_part(area, 0, CELLS_X, table_rows(grid, area), area->width - CELLS_X - 1);
}

static size_t apart(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Where there is no room for all, what goes first is what may, then what is furthest from the cell
 * with the cursor, which always stays. */
static void lay_columns(const struct grid *grid, int width, struct column_place *out)
{
	struct column columns[GRID_COLUMNS_MAX];

	for (size_t i = 0; i < grid->column_count; i++) {
		columns[i] = grid->layout[i];
		if (grid_field(grid, i))
			columns[i].priority = (int)apart(i, grid->column);
		else if (columns[i].priority)
			columns[i].priority += GRID_COLUMNS_MAX;
	}
	column_layout(columns, grid->column_count, width, out);
}

bool grid_cell_at(const struct grid *grid, int y, int x, size_t *row, size_t *column)
{
	struct column_place places[GRID_COLUMNS_MAX];
	struct area cells = cells_of(grid, &grid->area);
	int down = y - cells.y - HEAD_ROWS;

	if (!area_has(&cells, y, x) || down < 0 || grid->top + (size_t)down >= grid->count)
		return false;
	lay_columns(grid, cells.width, places);
	for (size_t c = 0; c < grid->column_count; c++)
		if (x >= cells.x + places[c].x && x < cells.x + places[c].x + places[c].width) {
			*row = grid->top + (size_t)down;
			*column = c;
			return true;
		}
	return false;
}

/* With the gap after it, for the cursor behind a whole date: of the field it is no part. */
static void draw_input(const struct grid *grid, const struct area *cells, int y,
		       const struct column_place *place)
{
	const struct input *input = &grid->input;

	input_draw(input, cells, y, place->x, place->width + 1);
	if (text_width(line_text(&input->line)) <= place->width)
		paint_text(cells, y, place->x + place->width, 1, ROLE_TEXT, "");
}

static void draw_row(const struct grid *grid, const struct area *cells, int y, size_t at,
		     const struct column_place *places)
{
	const struct grid_row *row = &grid->rows[at];

	for (size_t c = 0; c < grid->column_count; c++) {
		bool here = at == grid->row && c == grid->column && grid->input.record;
		bool wrong = row->error && row->wrong == c;
		enum role role = ROLE_TEXT;

		if (wrong)
			role = ROLE_ERROR;
		else if (at == grid->row && !grid_field(grid, c) && !grid->resting)
			role = ROLE_SELECTED;
		if (here && places[c].width)
			draw_input(grid, cells, y, &places[c]);
		else
			column_paint(cells, y, &grid->layout[c], &places[c], role, row->shown[c]);
	}
}

/* TEXT in the last row, and the one above it where it is long. */
static void draw_foot_text(const struct area *area, enum role role, const char *text)
{
	int most = foot_rows(area);
	struct area foot = area_part(area, area->height - most, MARKER_X, most,
				     area->width - 2 * MARKER_X);
	int rows = paint_rows(text, foot.width);

	paint_wrapped(&foot, rows < most ? most - rows : 0, role, text);
}

void grid_draw_foot(const struct grid *grid, const struct area *area)
{
	const struct grid_row *row = &grid->rows[grid->row];
	const struct field *field = grid_field(grid, grid->column);

	if (grid->resting)
		return;
	if (row->error)
		draw_foot_text(area, ROLE_ERROR, row->error);
	else if (row->doubt && !input_pending(&grid->input)) /* of what stood there before */
		draw_foot_text(area, ROLE_ACCENT, row->doubt);
	else if (field && field->help)
		draw_foot_text(area, ROLE_DIM, _(field->help));
}

void grid_draw(const struct grid *grid, const struct area *area)
{
	struct column_place places[GRID_COLUMNS_MAX];
	struct area cells = cells_of(grid, area);
	struct area inside = area_part(area, 1, MARKER_X, -1, area->width - 2);
	int y = HEAD_ROWS;

	if (!grid->count) {
		if (grid->empty)
			paint_wrapped(&inside, 0, ROLE_DIM, grid->empty);
		return;
	}
	lay_columns(grid, cells.width, places);
	column_headings(&cells, 0, grid->layout, grid->column_count, places);
	for (size_t i = grid->top; i < grid->count && y < cells.height; i++, y++) {
		if (i == grid->row && !grid->resting)
			paint_glyph(area, y, MARKER_X, ROLE_ACCENT, GLYPH_MARKER);
		else if (grid->rows[i].error)
			paint_word(area, y, MARKER_X, ROLE_ERROR, "!");
		else if (grid->rows[i].doubt && grid->rows[i].asked)
			paint_word(area, y, MARKER_X, ROLE_ACCENT, "?");
		draw_row(grid, &cells, y, i, places);
	}
	if (!grid->bare)
		grid_draw_foot(grid, area);
}
