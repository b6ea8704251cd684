/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a new school file with a made-up school, to practise on and to measure with. */
#ifndef ZB_CLI_DEMO_H
#define ZB_CLI_DEMO_H

#include "db/db.h"

#define DEMO_PUPILS 214 /* as many as an average primary school has */
#define DEMO_PUPILS_LEAST 20
#define DEMO_PUPILS_MOST 500000
#define DEMO_SEED 1

struct demo_options {
	int pupils;    /* at school today; those who left come on top */
	uint64_t seed;
};

/* Writes a primary school into DB, which must be empty. All dates follow from today's, so the
 * school always looks alive; equal options and an equal today give equal rows. Two transactions,
 * which undo leaves alone: the school, then all people. Fails as db/store does; what was written by
 * then is for the caller to remove. */
enum zb_code demo_fill(struct db *, const struct demo_options *, struct zb_err *);

#endif
