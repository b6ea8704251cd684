/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a helper: a program of our own that turns plain data into something that takes libraries
 * which zorgbord itself is not to carry. It gets its data on standard input and gives its answer on
 * standard output. It runs without rights beyond those of the user who is at work (no setuid or
 * setgid group), without our environment and open files, in the root directory, may write no file,
 * and is killed when it takes too long. */
#ifndef ZB_DB_HELPER_H
#define ZB_DB_HELPER_H

#include "core/error.h"
#include "core/memory.h"

#define HELPER_PATIENCE_MS 60000

/* Where the helper NAME lies: beside a program that was not installed yet, in helpers/, else where
 * it was installed. The caller frees. */
char *helper_path(const char *name);

/* Runs PATH on LENGTH bytes of INPUT and adds what it writes to OUT, for at most PATIENCE
 * milliseconds. Its exit status is *STATUS: who calls knows what it means. ZB_IO when it could not be
 * run, was killed or ended by a signal: OUT is then as it was. What it says on standard error goes
 * into the sentence of ERR, which is also filled when *STATUS is not 0. SIGPIPE must be ignored. */
enum zb_code helper_run(const char *path, const char *input, size_t length, int patience,
			struct buffer *out, int *status, struct zb_err *err);

#endif
