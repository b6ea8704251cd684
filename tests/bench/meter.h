/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures a program on a terminal of its own: bytes, time and processor time of its answers. No
 * emulator stands behind the terminal, so that the figures are the program's alone. */
#ifndef ZB_TESTS_BENCH_METER_H
#define ZB_TESTS_BENCH_METER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct meter {
	pid_t pid;
	int terminal;
	char *home;
};

/* What a start, a key or a pause cost, until the screen has settled: what may follow a moment after
 * the keys paused (a second pane) is in the bytes and the processor time. */
struct cost {
	double ms;     /* wall clock to the last byte before the first 40 ms of silence */
	double cpu_ms; /* processor time of the program */
	size_t bytes;
	int draws;     /* bursts of output with 5 ms between them */
};

/* Starts ARGV (ends with NULL) with a terminal of that size; COST is that of the start. */
struct meter meter_start(const char *const *argv, int rows, int columns, struct cost *cost);

/* Sends KEYS in one write and waits for the answer. */
struct cost meter_keys(struct meter *, const char *keys);

/* Watches for MS milliseconds without a key. */
struct cost meter_idle(struct meter *, int ms);

long meter_rss_kib(const struct meter *); /* VmRSS now */
void meter_end(struct meter *);

#define METER_DOWN "\033OB" /* xterm, application cursor keys, as keypad() asks for */
#define METER_HOME "\033OH"
#define METER_END "\033OF"
#define METER_PGUP "\033[5~"
#define METER_PGDN "\033[6~"
#define METER_ESC "\033"

/* Runs ARGV to its end, however long that takes; a failure ends the bench. */
void meter_run(const char *const *argv);

/* The median of COUNT figures, which it sorts. */
double median(double *figures, size_t count);

/* The median of COUNT times against its bound as report does, with the 90th percentile beside it;
 * sorts them. */
bool report_times(const char *what, double *ms, size_t count, double limit);

/* Prints "WHAT  FIGURE UNIT  (YARDSTICK)  bound LIMIT" and returns whether FIGURE <= LIMIT. */
bool report(const char *what, double figure, const char *unit, const char *yardstick, double limit);

#endif
