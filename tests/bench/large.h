/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large school that the screens are measured on, and how one of them is: 100,000 pupils of whom
 * 8,000 have a plan that runs or is drafted. ZORGBORD_BENCH_PUPILS sets another number of pupils
 * (8% have a plan), ZORGBORD_BENCH_SCHOOLS a directory that keeps the school for the next run. */
#ifndef ZB_TESTS_BENCH_LARGE_H
#define ZB_TESTS_BENCH_LARGE_H

#include "tests/bench/meter.h"

#define LARGE_FIRST_SCREEN_MS 100
#define LARGE_KEY_MS 10

struct large {
	char *path;
	char *own; /* the directory that goes with it, or NULL */
};

/* Made when it is not there; prints how many pupils and plans it holds. */
struct large large_open(void);
void large_close(struct large *);

/* Each prints the median and the 90th percentile, and returns whether the median is within its
 * bound: the screen behind KEY, entered from the list of pupils, each time in a program of its own;
 * KEY on a screen, with BACK (not measured) after it when it is not NULL; letters of the filter. */
bool large_first_screen(const struct large *, const char *what, int rows, int columns,
			const char *key);
bool large_key(struct meter *, const char *what, const char *key, const char *back);
bool large_filter(struct meter *, const char *what);

#endif
