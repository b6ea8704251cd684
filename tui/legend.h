/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the signs on a screen mean. A screen says it beside the columns that show them, of the same
 * tables; ? shows it, and so may the foot of the screen. */
#ifndef ZB_TUI_LEGEND_H
#define ZB_TUI_LEGEND_H

#include "tui/paint.h"

#define LEGEND_MAX 20

struct legend {
	struct {
		const char *sign, *means; /* borrowed; the second translated */
	} rows[LEGEND_MAX];
	size_t count;
};

/* Past LEGEND_MAX nothing is added. */
void legend_add(struct legend *, const char *sign, const char *means);

/* "✓ in orde  ✗ ontbreekt" at the place, dim; returns the column behind it. */
int legend_draw(const struct legend *, const struct area *, int y, int x);

#endif
