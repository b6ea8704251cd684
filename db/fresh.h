/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file for somebody outside the school file, which shows only when it is whole. Until it gets its
 * name it has none where the file system can do that, so that nothing stays of one that was cut
 * off. Elsewhere, and between the two calls that let it take the place of another file, it is
 * TO.nieuw-XXXXXX (mode 0600), locked as long as the program that makes it lives: what a killed one
 * left there goes when something is next written to TO.
 *
 *	struct fresh fresh;
 *	code = fresh_make(to, &fresh, err);           nothing is in it yet
 *	...                                           note who takes it out
 *	code = fresh_write(&fresh, &bytes, err);
 *	code = fresh_place(&fresh, replace, err);
 *	fresh_discard(&fresh);                        also when fresh_make failed */
#ifndef ZB_DB_FRESH_H
#define ZB_DB_FRESH_H

#include <stdbool.h>

#include "core/error.h"
#include "core/memory.h"

struct fresh {
	const char *to; /* borrowed */
	char *name;     /* while it has another than TO; NULL: none */
	int fd;
};

/* An empty file of mode 0600 in the directory of TO, which must outlive it; what one that was cut
 * off left beside TO is removed. ZB_IO. */
enum zb_code fresh_make(const char *to, struct fresh *out, struct zb_err *);
/* Puts all of BYTES in it and on disk. ZB_IO. */
enum zb_code fresh_write(struct fresh *, const struct buffer *bytes, struct zb_err *);
/* Gives it the name TO. REPLACE: an ordinary file of that name gives way, but no directory, device
 * or link. ZB_DENIED when there is something of that name. */
enum zb_code fresh_place(struct fresh *, bool replace, struct zb_err *);
void fresh_discard(struct fresh *);

#endif
