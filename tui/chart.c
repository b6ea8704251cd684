/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/chart.h"

#define EIGHTHS 8

void chart_bar(const struct area *area, int y, int x, int width, enum role role, int64_t value,
	       int64_t max)
{
	static const char *const parts[EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t steps = area->look->utf8 ? EIGHTHS : 1, length;

	paint_text(area, y, x, width, ROLE_TEXT, "");
	if (value <= 0 || max <= 0 || width <= 0)
		return;
	if (value > max)
		value = max;
	length = (value * width * steps + max / 2) / max;
	if (!length)
		length = 1;
	for (; length >= steps; length -= steps)
		paint_glyph(area, y, x++, role, GLYPH_BLOCK);
	paint_word(area, y, x, role, parts[length]);
}
