/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of all dossiers at 100,000 pupils with 8,000 plans: the first screen, and each key on
 * it. */
#include "tests/bench/large.h"
#include "tests/child.h"

#define SORTS 40

/* Sorted by another item each time: the order is chosen, then the list drawn anew. */
static bool bench_sort(struct meter *m)
{
	double ms[SORTS];

	for (int i = 0; i < SORTS; i++) {
		meter_keys(m, "l");
		meter_keys(m, "s");
		meter_keys(m, METER_HOME METER_DOWN);
		ms[i] = meter_keys(m, "\r").ms;
	}
	return report_times("matrix, sorted by an item", ms, SORTS, LARGE_KEY_MS);
}

static bool bench_keys(const struct large *large)
{
	const char *const argv[] = { child_zorgbord(), "-f", large->path, NULL };
	struct cost start;
	struct meter m = meter_start(argv, 24, 80, &start);
	bool good = true;

	meter_keys(&m, "7");
	good = large_key(&m, "matrix, down", METER_DOWN, NULL) && good;
	good = large_key(&m, "matrix, page", METER_PGDN, NULL) && good;
	good = large_key(&m, "matrix, end", METER_END, METER_HOME) && good;
	good = large_key(&m, "matrix, the next item", "l", NULL) && good;
	good = large_key(&m, "matrix, the fifteen items and back", "\t", NULL) && good;
	good = bench_sort(&m) && good;
	good = large_key(&m, "matrix, the order turned round", "S", NULL) && good;
	good = large_key(&m, "matrix, the filter opens", "/", METER_ESC) && good;
	good = large_filter(&m, "matrix, a letter of the filter") && good;
	good = report("matrix, memory", (double)meter_rss_kib(&m) / 1024, "MB", "", 16) && good;
	meter_end(&m);
	return good;
}

int main(void)
{
	struct large large = large_open();
	bool good = large_first_screen(&large, "matrix, first screen at 80x24", 24, 80, "7");

	good = large_first_screen(&large, "matrix, first screen at 120x40", 40, 120, "7") && good;
	good = bench_keys(&large) && good;
	large_close(&large);
	return !good;
}
