/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of a grid stand, and drawing them. Only grid uses it. */
#ifndef ZB_TUI_GRID_LAYOUT_H
#define ZB_TUI_GRID_LAYOUT_H

#include "tui/grid.h"

#define GRID_COLUMNS_MAX 24

/* The field of a column, NULL for the name and the note. */
const struct field *grid_field(const struct grid *, size_t column);
/* How many rows a grid in AREA shows, 1 at the least. */
size_t grid_rows_shown(const struct grid *, const struct area *);
/* Whether a cell stands there in the area of the last fit, and which. */
bool grid_cell_at(const struct grid *, int y, int x, size_t *row, size_t *column);

#endif
