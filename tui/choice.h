/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list to choose one or several things from, over the screen; letters narrow it. */
#ifndef ZB_TUI_CHOICE_H
#define ZB_TUI_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"

struct app;

/* What can be chosen. DATA must outlive the list: it belongs to a screen below. */
struct choice_list {
	const char *title;
	const char *const *labels; /* COUNT, copied; those that are NULL are not offered */
	size_t count;
	size_t current;       /* where the cursor begins (for one) */
	const bool *selected; /* which are on (for several); NULL: none */
	/* Exactly one of these. ON is COUNT long and borrowed. Not called after Esc. */
	void (*chosen)(struct app *, void *data, size_t index);
	void (*chosen_set)(struct app *, void *data, const bool *on, size_t count);
	void *data;
};

void choice_open(struct app *, const struct choice_list *);

/* For a CHOICE, BOOLEAN or SET field of RECORD: sets the record's field and then calls DONE. */
void choice_open_field(struct app *, struct record *, unsigned field,
		       void (*done)(struct app *, void *data), void *data);

#endif
