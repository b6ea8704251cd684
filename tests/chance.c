/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/chance.h"

#include <stdint.h>
#include <stdlib.h>

static long setting(const char *name, long otherwise)
{
	const char *text = getenv(name);

	return text ? strtol(text, NULL, 10) : otherwise;
}

long chance_operations(long usual)
{
	return usual * setting("ZORGBORD_RANDOM", 100) / 100;
}

unsigned chance_seed(void)
{
	return (unsigned)setting("ZORGBORD_SEED", 20261122);
}

unsigned chance_pick(unsigned *seed, unsigned below)
{
	return (unsigned)(((uint64_t)(unsigned)rand_r(seed) * below) / ((uint64_t)RAND_MAX + 1));
}
