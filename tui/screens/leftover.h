/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody typed about a row that a colleague deleted since: no form shows it any more, so it
 * is shown here until it is thrown away. */
#ifndef ZB_TUI_SCREENS_LEFTOVER_H
#define ZB_TUI_SCREENS_LEFTOVER_H

struct app;

/* Puts it over the screen when there is something of this user. */
void leftover_offer(struct app *);

#endif
