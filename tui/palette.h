/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `:`: every action that can be done here and now, what can be begun here, the screens, what Beheer
 * offers, and pupils by name; typing narrows, Enter does it. */
#ifndef ZB_TUI_PALETTE_H
#define ZB_TUI_PALETTE_H

struct app;

void palette_open(struct app *);

#endif
