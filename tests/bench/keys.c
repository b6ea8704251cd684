/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start, keys and memory of the full screen at 214 and at 100,000 pupils, beside the yardstick in
 * the same run. ZORGBORD_BENCH_PUPILS sets the larger number, ZORGBORD_BENCH_SCHOOLS a directory
 * that keeps both schools for the next run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/bench/meter.h"
#include "tests/child.h"
#include "tests/files.h"

#define STARTS 25
#define ROUNDS 4
#define DOWNS 10 /* fewer than the rows of the list at 80x24 */
#define KEYS (ROUNDS * DOWNS)
#define BURSTS 7
#define LETTERS 6

struct bench {
	char *small, *large, *yardstick;
	bool good;
};

static void check(struct bench *b, const char *what, double figure, const char *unit,
		  const char *yardstick, double limit)
{
	if (!report(what, figure, unit, yardstick, limit))
		b->good = false;
}

/* Made when it is not there: schools that are kept may be used again. */
static char *make_school(const char *directory, const char *name, const char *pupils)
{
	char *path = files_join(directory, name);

	if (!files_exists(path))
		meter_run((const char *const[]){ child_zorgbord(), "-f", path, "demo", "--pupils",
						 pupils, NULL });
	return path;
}

/* --- starts --- */

static double start_once(const char *const *argv)
{
	struct cost cost;
	struct meter m = meter_start(argv, 24, 80, &cost);

	meter_end(&m);
	return cost.ms;
}

static void bench_start(struct bench *b)
{
	const char *const ours[] = { child_zorgbord(), "-f", b->small, NULL };
	const char *const many[] = { child_zorgbord(), "-f", b->large, NULL };
	const char *const theirs[] = { b->yardstick, NULL };
	double small[STARTS], large[STARTS], least[STARTS];
	char text[64];

	for (int i = 0; i < STARTS; i++) {
		least[i] = start_once(theirs);
		small[i] = start_once(ours);
		large[i] = start_once(many);
	}
	double yardstick = median(least, STARTS), few = median(small, STARTS);
	double lots = median(large, STARTS);

	snprintf(text, sizeof text, "(%.2f / %.2f ms)", few, yardstick);
	check(b, "start at 214 pupils, times the yardstick", few / yardstick, "x", text, 2.5);
	snprintf(text, sizeof text, "(%.2f / %.2f ms)", lots, few);
	check(b, "start at 100,000 pupils, times ours at 214", lots / few, "x", text, 1.3);
}

/* --- keys --- */

/* What presses of a key cost, one by one. */
struct costs {
	double cpu_ms[KEYS], bytes[KEYS];
	size_t count;
};

static void press(struct meter *m, const char *key, struct costs *costs)
{
	struct cost cost = meter_keys(m, key);

	costs->cpu_ms[costs->count] = cost.cpu_ms;
	costs->bytes[costs->count++] = (double)cost.bytes;
}

struct key_bounds {
	int rows, columns;
	double time, down, scroll, page;
	const char *size;
};

/* Downs that scroll neither list, by turns, over pupils that were not passed before. */
static void press_by_turns(struct bench *b, const struct key_bounds *bounds, struct costs *ours,
			   struct costs *theirs)
{
	const char *const argv[] = { child_zorgbord(), "-f", b->large, NULL };
	const char *const yardstick[] = { b->yardstick, NULL };

	for (int round = 0; round < ROUNDS; round++) {
		struct cost start;
		struct meter m = meter_start(argv, bounds->rows, bounds->columns, &start);
		struct meter y = meter_start(yardstick, bounds->rows, bounds->columns, &start);

		for (int i = 0; i < round; i++)
			meter_keys(&m, METER_PGDN);
		if (round)
			meter_keys(&m, METER_PGUP);
		for (int i = 0; i < DOWNS; i++) {
			press(&y, METER_DOWN, theirs);
			press(&m, METER_DOWN, ours);
		}
		meter_end(&m);
		meter_end(&y);
	}
}

static void check_bytes(struct bench *b, const char *size, const char *what, struct costs *costs,
			double limit)
{
	char text[64];

	snprintf(text, sizeof text, "%s %s", size, what);
	check(b, text, median(costs->bytes, costs->count), "bytes", "", limit);
}

static void bench_keys(struct bench *b, const struct key_bounds *bounds)
{
	const char *const argv[] = { child_zorgbord(), "-f", b->large, NULL };
	struct costs down = {0}, yardstick = {0}, scroll = {0}, page = {0};
	struct cost start;
	char what[64], text[64];

	press_by_turns(b, bounds, &down, &yardstick);
	double ours = median(down.cpu_ms, down.count);
	double theirs = median(yardstick.cpu_ms, yardstick.count);

	snprintf(text, sizeof text, "(%.3f / %.3f ms)", ours, theirs);
	snprintf(what, sizeof what, "%s down, processor time, times the yardstick", bounds->size);
	check(b, what, ours / theirs, "x", text, bounds->time);
	check_bytes(b, bounds->size, "down", &down, bounds->down);
	struct meter m = meter_start(argv, bounds->rows, bounds->columns, &start);

	for (int i = 0; i < bounds->rows; i++)
		meter_keys(&m, METER_DOWN);
	for (int i = 0; i < KEYS; i++)
		press(&m, METER_DOWN, &scroll);
	check_bytes(b, bounds->size, "down that scrolls", &scroll, bounds->scroll);
	for (int i = 0; i < KEYS; i++)
		press(&m, METER_PGDN, &page);
	check_bytes(b, bounds->size, "page", &page, bounds->page);
	meter_end(&m);
}

static void bench_burst(struct bench *b, struct meter *m)
{
	struct buffer downs = {0};
	double ms[BURSTS], draws[BURSTS];

	for (int i = 0; i < 200; i++)
		buffer_add(&downs, METER_DOWN);
	for (int i = 0; i < BURSTS; i++) {
		struct cost burst = meter_keys(m, downs.bytes);

		ms[i] = burst.ms;
		draws[i] = burst.draws;
		meter_keys(m, METER_HOME);
	}
	check(b, "200 downs at once", median(ms, BURSTS), "ms", "", 40);
	check(b, "200 downs at once", median(draws, BURSTS), "draws", "", 3);
	buffer_clear(&downs);
}

static void bench_filter(struct bench *b, struct meter *m)
{
	static const char *const letters[LETTERS] = { "v", "a", "n", " ", "d", "e" };
	double ms[BURSTS * LETTERS];
	size_t count = 0;

	meter_keys(m, "a");
	for (int i = 0; i < BURSTS; i++) {
		meter_keys(m, "/");
		for (size_t letter = 0; letter < LETTERS; letter++)
			ms[count++] = meter_keys(m, letters[letter]).ms;
		if (i + 1 == BURSTS)
			check(b, "memory while filtering", (double)meter_rss_kib(m) / 1024, "MB",
			      "", 16);
		meter_keys(m, METER_ESC);
	}
	check(b, "a filter letter over 100,000 pupils", median(ms, count), "ms", "", 8);
}

static void bench_rest(struct bench *b)
{
	const char *const argv[] = { child_zorgbord(), "-f", b->large, NULL };
	struct cost start;
	struct meter m = meter_start(argv, 24, 80, &start);

	bench_burst(b, &m);
	check(b, "idle for two seconds", (double)meter_idle(&m, 2000).bytes, "bytes", "", 0);
	bench_filter(b, &m);
	meter_end(&m);
}

static void bench_memory(struct bench *b)
{
	const char *const ours[] = { child_zorgbord(), "-f", b->large, NULL };
	struct cost start;
	struct meter m = meter_start(ours, 24, 80, &start);
	long at_100 = 0;

	check(b, "memory at rest", (double)meter_rss_kib(&m) / 1024, "MB", "", 12);
	meter_keys(&m, "a");
	for (int i = 1; i <= 1000; i++) {
		meter_keys(&m, METER_PGDN);
		if (i == 100)
			at_100 = meter_rss_kib(&m);
	}
	check(b, "memory after screen 1,000 more than after 100",
	      (double)(meter_rss_kib(&m) - at_100), "KiB", "", 0);
	meter_end(&m);
}

static char *beside(const char *program, const char *name)
{
	const char *slash = strrchr(program, '/');

	return mem_format("%.*s/%s", slash ? (int)(slash - program) : 1, slash ? program : ".",
			  name);
}

int main(int argc, char **argv)
{
	static const struct key_bounds sizes[] = {
		{ 24, 80, 1, 450, 600, 2400, "80x24" },
		{ 40, 120, 2, 1500, 1900, 4500, "120x40" },
	};
	const char *pupils = getenv("ZORGBORD_BENCH_PUPILS");
	const char *kept = getenv("ZORGBORD_BENCH_SCHOOLS");
	char *own = kept ? NULL : files_make_directory();
	struct bench b = { .good = true };

	(void)argc;
	b.yardstick = beside(argv[0], "yardstick");
	b.small = make_school(kept ? kept : own, "small.db", "214");
	b.large = make_school(kept ? kept : own, "large.db", pupils ? pupils : "100000");
	bench_start(&b);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		bench_keys(&b, &sizes[i]);
	bench_rest(&b);
	bench_memory(&b);
	files_remove(own);
	free(own);
	free(b.small);
	free(b.large);
	free(b.yardstick);
	return !b.good;
}
