/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work at random, the same every time unless told otherwise. */
#ifndef ZB_TESTS_CHANCE_H
#define ZB_TESTS_CHANCE_H

/* How many operations a test does that does USUAL of them: $ZORGBORD_RANDOM percent (100). */
long chance_operations(long usual);

/* $ZORGBORD_SEED, else one seed for all. */
unsigned chance_seed(void);

/* A number from 0 and less than BELOW; SEED moves on. */
unsigned chance_pick(unsigned *seed, unsigned below);

#endif
