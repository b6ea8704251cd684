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
#include "db/progress.h"

#define HELPER_PATIENCE_MS 60000

/* Where the helper NAME lies: beside a program that was not installed yet, in helpers/, else where
 * it was installed. The caller frees. */
char *helper_path(const char *name);

struct helper_job {
	const char *path;
	const char *input;
	size_t length;
	int patience; /* milliseconds */
	/* Asked what it says while the helper runs; NULL: it cannot be stopped. */
	const struct db_progress *progress;
	/* Gets what it writes on standard error, also when it ends well; may be NULL. */
	struct buffer *said;
};

/* Runs the helper and adds what it writes to OUT. Its exit status is *STATUS: who calls knows what
 * it means. ZB_IO when it could not be run, took too long, was ended by a signal or nobody can say
 * how it ended; ZB_CANCELLED when the user stopped it: OUT is then as it was, and nothing runs any
 * more. What it says on standard error goes into the sentence of ERR, which is also filled when
 * *STATUS is not 0. SIGPIPE must be ignored. */
enum zb_code helper_run(const struct helper_job *, struct buffer *out, int *status,
			struct zb_err *err);

/* ZB_IO unless ANSWER begins with BEGINS and ends with ENDS, white space behind that aside: what
 * ends well need not have made anything. */
enum zb_code helper_check(const char *path, const struct buffer *answer, const char *begins,
			  const char *ends, struct zb_err *err);

#endif
