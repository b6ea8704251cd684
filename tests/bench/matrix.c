/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of all dossiers at 100,000 pupils with 8,000 plans: the first screen, and each key on
 * it. ZORGBORD_BENCH_PUPILS and ZORGBORD_BENCH_SCHOOLS as in the bench of the keys. */
#include <stdlib.h>

#include "tests/bench/meter.h"
#include "tests/child.h"
#include "tests/files.h"

#define SCREENS 15
#define KEYS 40
#define FIRST_SCREEN_MS 100
#define KEY_MS 10

/* Entered from the list of pupils, each time in a program of its own. */
static bool bench_first_screen(const char *const *argv, int rows, int columns, const char *what)
{
	double ms[SCREENS];

	for (int i = 0; i < SCREENS; i++) {
		struct cost start;
		struct meter m = meter_start(argv, rows, columns, &start);

		ms[i] = meter_keys(&m, "7").ms;
		meter_end(&m);
	}
	return report_times(what, ms, SCREENS, FIRST_SCREEN_MS);
}

static bool bench_key(struct meter *m, const char *what, const char *key, const char *back)
{
	double ms[KEYS];

	for (int i = 0; i < KEYS; i++) {
		ms[i] = meter_keys(m, key).ms;
		if (back)
			meter_keys(m, back);
	}
	return report_times(what, ms, KEYS, KEY_MS);
}

static bool bench_filter(struct meter *m)
{
	static const char *const letters[] = { "v", "a", "n", " ", "d", "e", "r", "b" };
	const size_t count = sizeof letters / sizeof letters[0];
	double ms[KEYS];

	for (size_t i = 0; i < KEYS; i++) {
		if (i % count == 0)
			meter_keys(m, "/");
		ms[i] = meter_keys(m, letters[i % count]).ms;
		if (i % count == count - 1)
			meter_keys(m, METER_ESC);
	}
	return report_times("matrix, a letter of the filter", ms, KEYS, KEY_MS);
}

/* Sorted by another item each time: the order is chosen, then the list drawn anew. */
static bool bench_sort(struct meter *m)
{
	double ms[KEYS];

	for (int i = 0; i < KEYS; i++) {
		meter_keys(m, "l");
		meter_keys(m, "s");
		meter_keys(m, METER_HOME METER_DOWN);
		ms[i] = meter_keys(m, "\r").ms;
	}
	return report_times("matrix, sorted by an item", ms, KEYS, KEY_MS);
}

static bool bench_keys(const char *const *argv)
{
	struct cost start;
	struct meter m = meter_start(argv, 24, 80, &start);
	bool good = true;

	meter_keys(&m, "7");
	good = bench_key(&m, "matrix, down", METER_DOWN, NULL) && good;
	good = bench_key(&m, "matrix, page", METER_PGDN, NULL) && good;
	good = bench_key(&m, "matrix, end", METER_END, METER_HOME) && good;
	good = bench_key(&m, "matrix, the next item", "l", NULL) && good;
	good = bench_key(&m, "matrix, the fifteen items and back", "\t", NULL) && good;
	good = bench_sort(&m) && good;
	good = bench_key(&m, "matrix, the order turned round", "S", NULL) && good;
	good = bench_key(&m, "matrix, the filter opens", "/", METER_ESC) && good;
	good = bench_filter(&m) && good;
	good = report("matrix, memory", (double)meter_rss_kib(&m) / 1024, "MB", "", 16) && good;
	meter_end(&m);
	return good;
}

int main(void)
{
	const char *pupils = getenv("ZORGBORD_BENCH_PUPILS");
	const char *kept = getenv("ZORGBORD_BENCH_SCHOOLS");
	char *own = kept ? NULL : files_make_directory();
	char *school = files_join(kept ? kept : own, "large.db");
	const char *const argv[] = { child_zorgbord(), "-f", school, NULL };
	bool good;

	if (!files_exists(school))
		meter_run((const char *const[]){ child_zorgbord(), "-f", school, "demo",
						 "--pupils", pupils ? pupils : "100000", NULL });
	good = bench_first_screen(argv, 24, 80, "matrix, first screen at 80x24");
	good = bench_first_screen(argv, 40, 120, "matrix, first screen at 120x40") && good;
	good = bench_keys(argv) && good;
	files_remove(own);
	free(own);
	free(school);
	return !good;
}
