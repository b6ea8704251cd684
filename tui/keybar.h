/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last line: at most eight actions that can be done now, in the order of the screen's table,
 * then those global ones that are flagged, as many as fit. A click presses the key. */
#ifndef ZB_TUI_KEYBAR_H
#define ZB_TUI_KEYBAR_H

#include "tui/paint.h"
#include "tui/screen.h"

#define KEYBAR_MAX 8

void keybar_draw(const struct app *, const struct area *, int y);
/* The key of the action under column X, or K_NONE. */
int keybar_at(const struct app *, int x, int width);

#endif
