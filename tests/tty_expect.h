/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waits of tests/tty as Criterion assertions: what does not come within TTY_PATIENCE_MS ends
 * the test, with the screen on stderr, the program killed and its HOME removed. */
#ifndef ZB_TESTS_TTY_EXPECT_H
#define ZB_TESTS_TTY_EXPECT_H

#include "tests/tty.h"

/* Generous: it is spent only by a test that fails, and valgrind is slow. */
#define TTY_PATIENCE_MS 20000

void tty_expect(struct tty *, const char *text);
void tty_expect_gone(struct tty *, const char *text);

/* That row ROW reads exactly TEXT, blanks at its end aside. */
void tty_expect_row(struct tty *, int row, const char *text);

/* That the program ends, with STATUS as tty_finish gives it. */
void tty_expect_exit(struct tty *, int status);

/* That it is still. */
void tty_expect_settled(struct tty *);

/* The screen in a frame on stderr, for a test's own failures. */
void tty_show(struct tty *);

#endif
