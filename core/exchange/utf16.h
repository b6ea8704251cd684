/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-16 into UTF-8, piece by piece: what Excel calls "Unicode-tekst". */
#ifndef ZB_CORE_EXCHANGE_UTF16_H
#define ZB_CORE_EXCHANGE_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/memory.h"

enum utf16_order {
	UTF16_NONE,
	UTF16_LITTLE,
	UTF16_BIG,
};

/* Start with {0}. What a piece ended in the middle of waits here for the next. */
struct utf16 {
	enum utf16_order order;
	bool half;
	unsigned char byte; /* when half */
	uint16_t high;      /* first of a surrogate pair, or 0 */
};

/* True when BYTES begin with a UTF-16 byte order mark (two bytes); then the order is set. */
bool utf16_start(struct utf16 *, const char *bytes, size_t length);

/* Adds BYTES as UTF-8 to OUT; a lone surrogate becomes U+FFFD. */
void utf16_convert(struct utf16 *, const char *bytes, size_t length, struct buffer *out);

#endif
