/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who sits down at the program without a school file and works by keyboard alone, while
 * the keys are counted. What does not come on the screen ends the test. */
#ifndef ZB_TESTS_SITTING_H
#define ZB_TESTS_SITTING_H

#include "tests/school.h"
#include "tests/tty_expect.h"

struct sitting {
	struct school school; /* its file does not exist before sitting_new_school; db is NULL */
	const char *today;
	struct tty *t;
	size_t keys, letters; /* of t, when the part that runs began */
};

/* The first start in a directory of its own, on that day. */
struct sitting sitting_start(const char *today);
void sitting_end(struct sitting *);

/* Makes the school by the form of the first start; Leerlingen is then on the screen. */
void sitting_new_school(struct sitting *, const char *name, const char *brin);

/* Opens the import from any of the screens in the bar and gives it the file PATH: what would change
 * is then on the screen. */
void sitting_choose(struct sitting *, const char *path);
/* The same with a file made of these bytes. */
void sitting_choose_bytes(struct sitting *, const char *name, const char *bytes);

/* Takes over what the screen shows and goes on to Leerlingen. */
void sitting_take(struct sitting *);

/* Prints what PART cost since the last call (or the start): keys, and letters of typed text. */
void sitting_print_keys(struct sitting *, const char *part);

/* That the row of the screen that begins with LABEL goes on with these numbers, whatever else
 * stands between them; -1 ends them. */
void sitting_expect_numbers(struct sitting *, const char *label, const int *numbers);

/* That SQL gives VALUE as the first column of its first row. */
void sitting_expect_sql(struct sitting *, const char *sql, const char *value);

/* What `zorgbord -f FILE --today TODAY ARGS...` prints (NULL at the end); it must succeed. The
 * caller frees. */
char *sitting_command(struct sitting *, ...) __attribute__((sentinel));

#endif
