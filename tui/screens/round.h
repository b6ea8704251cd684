/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round of tests in a grid: subject, day and test chosen once at the top, below it a line a
 * pupil. Entered with data = one of these. What stands in it is saved as a whole, and the next
 * subject can follow at once. */
#ifndef ZB_TUI_SCREENS_ROUND_H
#define ZB_TUI_SCREENS_ROUND_H

#include <stddef.h>
#include <stdint.h>

struct round_start {
	const int64_t *pupils;
	size_t count;
	const char *about; /* "groep 6A", "filter: lezen", "aangestreept" */
};

#endif
