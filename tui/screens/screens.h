/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all screens: a screen is its file in this folder and one line here. Dialogs of tui/
 * are not in it. */
#ifndef ZB_TUI_SCREENS_SCREENS_H
#define ZB_TUI_SCREENS_SCREENS_H

#include "tui/screen.h"

#define SCREENS(X)                                                                                 \
	X(pupils)                                                                                  \
	X(dossier)                                                                                 \
	X(deadlines)                                                                               \
	X(dashboard)                                                                               \
	X(meetings)                                                                                \
	X(matrix)                                                                                  \
	X(settings)                                                                                \
	X(measure)                                                                                 \
	X(round)                                                                                   \
	X(meldcode)                                                                                \
	X(compare)                                                                                 \
	X(evaluate)                                                                                \
	X(search)                                                                                  \
	X(start)                                                                                   \
	X(meeting)                                                                                 \
	X(behind)                                                                                  \
	X(import)                                                                                  \
	X(takeover)                                                                                \
	X(export)                                                                                  \
	X(records)                                                                                 \
	X(leftover)

#define SCREEN_EXTERN(name) extern const struct screen name##_screen;

SCREENS(SCREEN_EXTERN)

/* In order of the list; ends with NULL. */
extern const struct screen *const screens[];

/* The screen with that number in the tab bar, or NULL. */
const struct screen *screen_numbered(int bar);

#endif
