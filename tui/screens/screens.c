/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/screens.h"

#define SCREEN_ROW(name) &name##_screen,

const struct screen *const screens[] = { SCREENS(SCREEN_ROW) NULL };

const struct screen *screen_numbered(int bar)
{
	for (const struct screen *const *s = screens; *s; s++)
		if ((*s)->bar == bar)
			return *s;
	return NULL;
}
