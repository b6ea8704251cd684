/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start, keys and memory of the full screen at 214 and at 100,000 pupils, beside the yardstick in
 * the same run. ZORGBORD_BENCH_PUPILS sets the larger number. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/bench/meter.h"
#include "tests/child.h"
#include "tests/files.h"

#define STARTS 15
#define KEYS 60

struct bench {
	char *directory, *small, *large, *yardstick;
	bool good;
};

static void check(struct bench *b, const char *what, double figure, const char *unit,
		  const char *yardstick, double limit)
{
	if (!report(what, figure, unit, yardstick, limit))
		b->good = false;
}

static char *make_school(const char *directory, const char *name, const char *pupils)
{
	char *path = files_join(directory, name);

	meter_run((const char *const[]){ child_zorgbord(), "-f", path, "demo", "--pupils", pupils,
					 NULL });
	return path;
}

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

	snprintf(text, sizeof text, "(%.2f / %.2f ms)", few, yardstick);
	check(b, "start at 214 pupils, times the yardstick", few / yardstick, "x", text, 2.5);
	double lots = median(large, STARTS);

	snprintf(text, sizeof text, "(%.2f / %.2f ms)", lots, few);
	check(b, "start at 100,000 pupils, times ours at 214", lots / few, "x", text, 1.3);
}

/* The median cost of KEYS presses of KEY, after BEFORE. */
static struct cost press(struct meter *m, const char *key, int times)
{
	double ms[KEYS], cpu[KEYS], bytes[KEYS];

	for (int i = 0; i < times; i++) {
		struct cost cost = meter_keys(m, key);

		ms[i] = cost.ms;
		cpu[i] = cost.cpu_ms;
		bytes[i] = (double)cost.bytes;
	}
	return (struct cost){ .ms = median(ms, (size_t)times),
			      .cpu_ms = median(cpu, (size_t)times),
			      .bytes = (size_t)median(bytes, (size_t)times) };
}

struct key_bounds {
	int rows, columns;
	double time, down, scroll, page;
	const char *size;
};

static double yardstick_key(struct bench *b, int rows, int columns)
{
	struct cost start;
	struct meter m =
		meter_start((const char *const[]){ b->yardstick, NULL }, rows, columns, &start);
	struct cost down = press(&m, METER_DOWN, rows - 2);

	meter_end(&m);
	return down.cpu_ms;
}

static void bench_keys(struct bench *b, const struct key_bounds *bounds)
{
	const char *const ours[] = { child_zorgbord(), "-f", b->large, NULL };
	struct cost start;
	char what[64], text[64];
	double before = yardstick_key(b, bounds->rows, bounds->columns);
	struct meter m = meter_start(ours, bounds->rows, bounds->columns, &start);

	meter_keys(&m, METER_DOWN);
	struct cost down = press(&m, METER_DOWN, 8);
	double after = yardstick_key(b, bounds->rows, bounds->columns);
	double yardstick = (before + after) / 2;

	snprintf(text, sizeof text, "(%.3f / %.3f ms cpu)", down.cpu_ms, yardstick);
	snprintf(what, sizeof what, "%s down, processor time of the yardstick", bounds->size);
	check(b, what, down.cpu_ms / yardstick, "x", text, bounds->time);
	snprintf(what, sizeof what, "%s down", bounds->size);
	check(b, what, (double)down.bytes, "bytes", "", bounds->down);
	press(&m, METER_DOWN, bounds->rows);
	struct cost scroll = press(&m, METER_DOWN, 40);

	snprintf(what, sizeof what, "%s down that scrolls", bounds->size);
	check(b, what, (double)scroll.bytes, "bytes", "", bounds->scroll);
	struct cost page = press(&m, METER_PGDN, 20);

	snprintf(what, sizeof what, "%s page", bounds->size);
	check(b, what, (double)page.bytes, "bytes", "", bounds->page);
	meter_end(&m);
}

static void bench_burst_and_filter(struct bench *b)
{
	const char *const ours[] = { child_zorgbord(), "-f", b->large, NULL };
	struct buffer downs = {0};
	struct cost start;
	double letters[6];
	struct meter m = meter_start(ours, 24, 80, &start);

	for (int i = 0; i < 200; i++)
		buffer_add(&downs, METER_DOWN);
	struct cost burst = meter_keys(&m, downs.bytes);

	check(b, "200 downs at once", burst.ms, "ms", "", 40);
	check(b, "200 downs at once", burst.draws, "draws", "", 3);
	check(b, "idle for two seconds", (double)meter_idle(&m, 2000).bytes, "bytes", "", 0);
	meter_keys(&m, "a");
	meter_keys(&m, "/");
	for (int i = 0; i < 6; i++)
		letters[i] = meter_keys(&m, (const char *const[]){ "v", "a", "n", " ", "d", "e" }[i]).ms;
	check(b, "a filter letter over 100,000 pupils", median(letters, 6), "ms", "", 8);
	check(b, "memory while filtering", (double)meter_rss_kib(&m) / 1024, "MB", "", 16);
	buffer_clear(&downs);
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
	check(b, "memory after screen 1,000 more than after 100", (double)(meter_rss_kib(&m) - at_100),
	      "KiB", "", 0);
	meter_end(&m);
}

static char *beside(const char *program, const char *name)
{
	const char *slash = strrchr(program, '/');

	return mem_format("%.*s/%s", slash ? (int)(slash - program) : 1, slash ? program : ".", name);
}

int main(int argc, char **argv)
{
	static const struct key_bounds sizes[] = {
		{ 24, 80, 1, 450, 600, 2400, "80x24" },
		{ 40, 120, 2, 1500, 1900, 4500, "120x40" },
	};
	const char *pupils = getenv("ZORGBORD_BENCH_PUPILS");
	struct bench b = { .directory = files_make_directory(), .good = true };

	(void)argc;
	b.yardstick = beside(argv[0], "yardstick");
	b.small = make_school(b.directory, "small.db", "214");
	b.large = make_school(b.directory, "large.db", pupils ? pupils : "100000");
	bench_start(&b);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		bench_keys(&b, &sizes[i]);
	bench_burst_and_filter(&b);
	bench_memory(&b);
	files_remove(b.directory);
	free(b.directory);
	free(b.small);
	free(b.large);
	free(b.yardstick);
	return !b.good;
}
