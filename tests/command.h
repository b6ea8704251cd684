/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built program on a school file of its own, for the tests of its commands. */
#ifndef ZB_TESTS_COMMAND_H
#define ZB_TESTS_COMMAND_H

#include <stdbool.h>

#include "tests/run.h"

struct place {
	char *directory, *file; /* the file does not exist yet */
};

struct place place_new(void);
/* The same with a school (po, 12AB00) in it, made by the program. */
struct place place_with_school(void);
/* And with one pupil in it, of NUMBER ("number=..."; 1042 without), who has a draft. */
struct place place_with_plan_of(const char *number);
struct place place_with_plan(void);
void place_free(struct place *);

/* Runs `zorgbord -f FILE --today 2026-11-22` with the arguments behind it, NULL at the end. */
struct run command_run(const struct place *, ...);
/* Runs SCRIPT in sh with $Z the program and $F the file. */
struct run command_sh(const struct place *, const char *script);
/* The same; it must succeed. */
void command_sh_ok(const struct place *, const char *script);

/* Exit 0, nothing on stderr; returns what it printed, the caller's to free. */
char *command_ok(const struct place *, ...);
/* Exit STATUS, nothing on stdout, `zorgbord: ...` on stderr: one line for 1, and one of usage
 * behind it for 2. SAYS must be in it. The bytes of the file, where there is one, stay as they
 * were. */
void command_fails(const struct place *, int status, const char *says, ...);

/* That PART is in what was printed. */
void command_has(const char *text, const char *part);
/* The id that `add` printed, in place. */
char *command_id(char *printed);
/* Adds Berg, Jóëlle van den; returns the id, the caller's to free. */
char *command_pupil(const struct place *);

/* Checks RUN as command_fails does, but for the file. Frees it. */
void command_expect(struct run *, int status, const char *says);

#endif
