/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program at work on the school file of a test. */
#ifndef ZB_TESTS_SCHOOL_TTY_H
#define ZB_TESTS_SCHOOL_TTY_H

#include "tests/school.h"
#include "tests/tty_expect.h"

/* Closes the file when it is open and starts `zorgbord -f FILE --today TODAY` on it. Free with
 * tty_free. */
struct tty *school_tty(struct school *, const char *today);

#endif
