/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into the cells of a window, as curses and the locale can show it. */
#ifndef ZB_TUI_CELLS_H
#define ZB_TUI_CELLS_H

#include <curses.h>
#include <stdbool.h>

/* TEXT, which is clean UTF-8 (core/text) and fits, at the place, and blanks up to WIDTH columns. A
 * locale that is not UTF8 gets base letters, or "?". */
void cells_put(WINDOW *, bool utf8, int y, int x, int width, attr_t, const char *text);

#endif
