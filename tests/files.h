/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of a test. What cannot be done ends the test run with a sentence on stderr. */
#ifndef ZB_TESTS_FILES_H
#define ZB_TESTS_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* The path of a new directory of mode 0700 under $TMPDIR, or under /tmp where that has blanks (the
 * scripts of tests do not quote it) or is long (a screen shows it). The caller's to free, after
 * files_remove. */
char *files_make_directory(void);

/* Removes PATH and all that is in it, without following links. No PATH (or NULL) is fine. */
void files_remove(const char *path);

/* DIRECTORY/NAME; the caller's to free. */
char *files_join(const char *directory, const char *name);

/* The bytes of PATH with a NUL behind them, the caller's to free; their number in *LENGTH (may be
 * NULL). NULL when there is no such file. */
char *files_read(const char *path, size_t *length);

/* Makes or replaces PATH, mode 0600. */
void files_write(const char *path, const char *text);
void files_write_bytes(const char *path, const void *bytes, size_t length);

bool files_exists(const char *path);

#endif
