/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `?`: every key that works here, from the same tables that dispatch reads; typing searches. */
#ifndef ZB_TUI_HELP_H
#define ZB_TUI_HELP_H

struct app;

void help_open(struct app *);

#endif
