/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/legend.h"

#define GAP 2

void legend_add(struct legend *legend, const char *sign, const char *means)
{
	if (legend->count == LEGEND_MAX)
		return;
	legend->rows[legend->count].sign = sign;
	legend->rows[legend->count++].means = means;
}

int legend_draw(const struct legend *legend, const struct area *area, int y, int x)
{
	for (size_t i = 0; i < legend->count; i++)
		x += GAP + paint_format(area, y, x, ROLE_DIM, "%s %s", legend->rows[i].sign,
					legend->rows[i].means);
	return x;
}
