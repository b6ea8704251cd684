/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Termijnen at 100,000 pupils with 8,000 plans: the first screen, and each key on it. */
#include "tests/bench/large.h"
#include "tests/child.h"

static bool bench_keys(const struct large *large)
{
	const char *const argv[] = { child_zorgbord(), "-f", large->path, NULL };
	struct cost start;
	struct meter m = meter_start(argv, 24, 80, &start);
	bool good = true;

	meter_keys(&m, "2");
	good = large_key(&m, "deadlines, down", METER_DOWN, NULL) && good;
	good = large_key(&m, "deadlines, page", METER_PGDN, NULL) && good;
	good = large_key(&m, "deadlines, end", METER_END, METER_HOME) && good;
	good = large_key(&m, "deadlines, only what the law asks", "w", NULL) && good;
	good = large_key(&m, "deadlines, the filter opens", "/", METER_ESC) && good;
	good = large_filter(&m, "deadlines, a letter of the filter") && good;
	good = large_key(&m, "deadlines, the form of a postponement", "z", METER_ESC) && good;
	meter_end(&m);
	return good;
}

int main(void)
{
	struct large large = large_open();
	bool good = large_first_screen(&large, "deadlines, first screen", 24, 80, "2");

	good = bench_keys(&large) && good;
	large_close(&large);
	return !good;
}
