/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils behind a number of the dashboard, and the goals that put them there. */
#ifndef ZB_TUI_SCREENS_BEHIND_H
#define ZB_TUI_SCREENS_BEHIND_H

#include "db/tally.h"

struct app;

/* What behind_screen is entered with, as data; all is copied. */
struct behind {
	const char *title; /* "Leren: niet behaald" */
	struct tally_query query;
	struct tally_cell cell;
};

void behind_open(struct app *, const struct behind *);

#endif
