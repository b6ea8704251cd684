/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done, and the key that does it: the rows that dispatch, key bar, help, palette and
 * man page read. */
#ifndef ZB_TUI_ACTION_H
#define ZB_TUI_ACTION_H

#include <stdbool.h>

#include "core/error.h"
#include "tui/keymap.h"

struct app;

/* Help is one line a key, which must fit at 80 columns (tests/tui_tables.c). */
#define ACTION_HELP_COLUMNS 56

enum action_flag {
	ACTION_BAR = 1,   /* stands in the key bar, in the order of the table (at most eight do) */
	ACTION_RANGE = 2, /* all keys from key to key2; app->key says which */
	/* Stands in the key bar while one types, in a dialog, and over another screen where there
	 * is room. */
	ACTION_BAR_LEAVING = 4,
	ACTION_TYPED = 8, /* its key works while one types: the screen's key function takes it */
};

/* Something that can be done here. A table ends with an id of NULL. */
struct action {
	const char *id;    /* "evaluation.new": for tests and the man page */
	int key, key2;     /* K_... or a character; key2 is a second way to press it, or 0 */
	const char *label; /* Dutch, one or two words for the key bar; NULL: never in it */
	/* The label where what it does depends on the state; it answers NULL where another key of
	 * the bar does the same. NULL: always LABEL. */
	const char *(*label_now)(const struct app *, const void *state);
	const char *help;  /* Dutch, a phrase for help, palette and man page */
	/* Whether it can be done now; NULL: always. */
	bool (*when)(const struct app *, const void *state);
	const char *why; /* Dutch, a sentence for when it cannot: what is the matter and what to
			  * do; NULL: the key then does nothing */
	void (*run)(struct app *, void *state);
	unsigned flags;
};

/* The keys that work everywhere, in the order of help. No screen binds them to anything else
 * (tests/tui_tables.c). */
extern const struct action global_actions[];

/* The action of the screen on top, else of the global table, that KEY starts and that can be done
 * now, or NULL. With TYPING, keys that type a character start nothing. */
const struct action *action_find(const struct app *, int key, bool typing);
/* The one that KEY would start but that cannot be done now, and that says why; or NULL. */
const struct action *action_refused(const struct app *, int key, bool typing);
/* The key to show for ACTION: its own, or while TYPING the first of its keys that types nothing;
 * K_NONE when there is none. */
int action_key(const struct action *, bool typing);
/* What the key bar says of ACTION; STATE is that of its screen. */
const char *action_label(const struct app *, const struct action *, const void *state);
/* Whether ACTION can be done now; STATE is that of its screen. */
bool action_possible(const struct app *, const struct action *, const void *state);

#endif
