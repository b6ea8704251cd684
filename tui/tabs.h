/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of tabs, the active one bold. */
#ifndef ZB_TUI_TABS_H
#define ZB_TUI_TABS_H

#include "tui/paint.h"
#include "tui/screen.h"

/* LABELS (through _()) ends with NULL. Returns the column behind the last. */
int tabs_draw(const struct area *, int y, const char *const *labels, size_t current);
/* ← → h l and a click on row Y change *CURRENT; the ends are ends. */
enum reaction tabs_key(const char *const *labels, size_t *current, int key);
enum reaction tabs_mouse(const struct area *, int y, const char *const *labels, size_t *current,
			 const struct mouse *);

/* The tab bar of the numbered screens, with their badges, and the header line above it. */
void tabs_draw_bar(const struct app *, const struct area *, int y);
/* The screen under column X of that bar of WIDTH columns, or NULL. */
const struct screen *tabs_bar_at(const struct app *, int x, int width);
void tabs_draw_header(const struct app *, const struct area *, int y);

#endif
