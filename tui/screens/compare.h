/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a plan side by side: what was added, dropped and changed. */
#ifndef ZB_TUI_SCREENS_COMPARE_H
#define ZB_TUI_SCREENS_COMPARE_H

#include <stdint.h>

/* Entered with id = pupil and data at one of these: two versions of that pupil, the older first. */
struct compare_start {
	int64_t old, new;
};

#endif
