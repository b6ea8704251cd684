/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a path: typed, completed with Tab, or picked from what stands in the directory, which is
 * shown below the line as one types. ~/ is the home directory; what is typed behind // begins
 * anew. */
#ifndef ZB_TUI_PATH_H
#define ZB_TUI_PATH_H

#include <stdbool.h>
#include <stdio.h>

#include "core/error.h"

struct app;

enum path_kind {
	PATH_FILE, /* a file that exists */
	PATH_NEW,  /* something that does not exist yet, in a directory that does */
};

struct path_ask {
	const char *title;
	const char *help;     /* under the line; may be NULL */
	const char *remember; /* preference: the directory of what was chosen last (path_begin) */
	const char *name;     /* behind it to begin with; a whole path stands in its place; or
			       * NULL */
	enum path_kind kind;
	bool (*usable)(const char *name); /* of the files, which are shown; NULL: all */
	/* PATH is whole and borrowed. After Esc it is not called. */
	void (*done)(struct app *, void *data, const char *path);
	void *data; /* belongs to a screen below */
};

/* Texts are copied. */
void path_open(struct app *, const struct path_ask *);

/* Where to begin: the directory kept as PREFERENCE, else that of the school file, else the current
 * one. Ends in /; the caller frees. */
char *path_begin(struct app *, const char *preference);
/* Keeps the directory of PATH as PREFERENCE. */
void path_remember(struct app *, const char *preference, const char *path);
/* "zorgbord-12AB00-2026-11-22": what is made of this school today; the caller frees. */
char *path_of_today(struct app *);
/* Whether a file of that name may be a school file or a copy of one. */
bool path_may_be_school(const char *name);
/* TYPED as a path: from // on, and with ~/ replaced by the home directory; the caller frees. */
char *path_expand(const char *typed);
/* Opens PATH for reading, which the caller closes. ZB_IO when that cannot be, or when it is no
 * regular file: a pipe would be waited for. */
enum zb_code path_read(const char *path, FILE **out, struct zb_err *err);

#endif
