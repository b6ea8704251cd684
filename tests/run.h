/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a program without a terminal and keeps all that it wrote. */
#ifndef ZB_TESTS_RUN_H
#define ZB_TESTS_RUN_H

#include <stddef.h>

/* How long a program may take before it is killed. */
#define RUN_PATIENCE_MS 60000

struct run {
	int status;       /* exit status; minus the signal; CHILD_RUNNING: took too long, killed */
	char *out, *err;  /* what it wrote, with a NUL behind it; never NULL */
	size_t out_length, err_length;
};

/* Runs ARGV (ends with NULL; looked up in PATH) with INPUT on standard input (NULL: empty) in the
 * environment of child_environment() with TERM=dumb, HOME=/nonexistent and ENV (may be NULL), and
 * waits for its end. Free with run_free. */
struct run run_program(const char *const *argv, const char *input, const char *const *env);

void run_free(struct run *);

#endif
