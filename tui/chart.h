/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Horizontal bars, in eighths of a column where the terminal has the blocks. */
#ifndef ZB_TUI_CHART_H
#define ZB_TUI_CHART_H

#include <stdint.h>

#include "tui/paint.h"

/* A bar of VALUE out of MAX over WIDTH columns; a value above 0 is never invisible. */
void chart_bar(const struct area *, int y, int x, int width, enum role, int64_t value,
	       int64_t max);

#endif
