/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a file that cannot be taken over, each with a sentence: told all at once, so that
 * the file has to be mended once. What reads and compares a file gets one, and with it goes on
 * behind a line that is not right; without one (NULL) it stops there. Nothing of a file that has
 * such lines is ever written: what compares it fails at its end. */
#ifndef ZB_CORE_EXCHANGE_BAD_LINES_H
#define ZB_CORE_EXCHANGE_BAD_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

#define BAD_LINES_MAX 100 /* past these reading stops */

struct bad_line {
	uint32_t line;  /* of the file, from 1 */
	char *sentence; /* without the line */
};

/* Starts as {0}. */
struct bad_lines {
	struct bad_line lines[BAD_LINES_MAX]; /* in order of line, one sentence each */
	size_t count;
	bool more; /* reading stopped: there may be others */
};

void bad_lines_clear(struct bad_lines *);

/* LINE failed with CODE (ZB_OK: it did not) and the sentence of ERR. Keeps it in BAD and returns
 * ZB_OK, so that the next line can be read. Returns CODE for what is no matter of a line (a busy
 * file, a full disk, Esc), and when BAD is NULL or full; LINE stays out of ERR. */
enum zb_code bad_lines_take(struct bad_lines *, uint32_t line, enum zb_code, struct zb_err *);

/* ZB_OK when BAD (may be NULL) has none, else ZB_INVALID: of one "regel 3: ...", of more how many
 * and the first. */
enum zb_code bad_lines_fail(const struct bad_lines *, struct zb_err *);

#endif
