/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file holds and zorgbord passes over, by the names of its columns or elements alone, so
 * that who reads it in sees what comes along and what does not. No value ever gets here. */
#ifndef ZB_CORE_EXCHANGE_IGNORED_H
#define ZB_CORE_EXCHANGE_IGNORED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/memory.h"

#define IGNORED_MAX 60 /* names that are kept */
#define IGNORED_WIDTH 30 /* columns of a name; a longer one is cut */

/* Starts as {0}. */
struct ignored {
	char *names[IGNORED_MAX]; /* each once, cleaned, in the order of the file */
	size_t count;
	bool more; /* there were more names than are kept */
};

/* Keeps NAME, which is copied, unless it is empty or there already. */
void ignored_add(struct ignored *, const char *name);
void ignored_clear(struct ignored *);

/* Whether NAME, however it is spelled, is of what zorgbord never keeps, whatever the file: BSN,
 * onderwijsnummer, origin, gewicht, postcode, photo, eckid (DOMAIN 2). */
bool ignored_is_never_kept(const char *name);

/* Adds the names that are never kept (NEVER) or those that are not read, as a sentence lists them:
 * "telefoon, adres". */
void ignored_add_names(const struct ignored *, bool never, struct buffer *);

#endif
