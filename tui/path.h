/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a path: typed, completed with Tab, or picked from what stands in the directory, which is
 * shown below the line as one types. ~/ is the home directory. */
#ifndef ZB_TUI_PATH_H
#define ZB_TUI_PATH_H

#include <stdio.h>

#include "core/error.h"

struct app;

enum path_kind {
	PATH_FILE, /* a file that exists */
	PATH_NEW,  /* something that does not exist yet, in a directory that does */
};

struct path_ask {
	const char *title;
	const char *help;  /* under the line; may be NULL */
	const char *start; /* to begin with: a directory (ends in /) or a file; NULL: home */
	enum path_kind kind;
	/* PATH is whole and borrowed. After Esc it is not called. */
	void (*done)(struct app *, void *data, const char *path);
	void *data; /* belongs to a screen below */
};

/* Texts are copied. */
void path_open(struct app *, const struct path_ask *);

/* The directory of PATH, ending in /; the caller frees. */
char *path_directory(const char *path);
/* TYPED with ~/ replaced by the home directory; the caller frees. */
char *path_expand(const char *typed);
/* Opens PATH for reading, which the caller closes. ZB_IO when that cannot be, or when it is no
 * regular file: a pipe would be waited for. */
enum zb_code path_read(const char *path, FILE **out, struct zb_err *err);

#endif
