/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests/tty and tests/run share: the surroundings and the end of a program under test. */
#ifndef ZB_TESTS_CHILD_H
#define ZB_TESTS_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* The status of a program that had not ended when the patience was over. */
#define CHILD_RUNNING (-1000)

/* Milliseconds of the monotonic clock, with fractions. */
double child_now_ms(void);

/* What is left until the moment DEADLINE, for poll(): rounded up, never below 0. */
int child_left_ms(double deadline);

/* The program to test: $ZORGBORD, which make check sets, else ./zorgbord. Borrowed. */
const char *child_zorgbord(void);

/* Ends the test run at once, with the formatted sentence on stderr: the test itself is wrong. */
_Noreturn void child_misuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The environment of a program under test, the same on every machine: LC_ALL=C.UTF-8,
 * TZ=Europe/Amsterdam, ESCDELAY=25, TERM and HOME as given; from the surroundings of the test only
 * what finds programs and steers sanitizers and coverage. So no LINES, COLUMNS, XDG_*, NO_COLOR or
 * ZORGBORD_FILE, and no test touches a file of the one who runs it. EXTRA (may be NULL, ends with
 * NULL) holds NAME=VALUE, which replaces, or NAME, which removes. Free with child_list_free. */
char **child_environment(const char *term, const char *home, const char *const *extra);
void child_list_free(char **);

/* In the forked child: default signals, nothing open beyond stderr, death with the test, then
 * ARGV in DIRECTORY (NULL: where it is). A relative ARGV[0] with a slash is looked up before the
 * directory changes. Ends with status 127 when the program cannot be run. */
_Noreturn void child_exec(const char *const *argv, char **environment, const char *directory);

/* Waits until the child PID has ended (true; it is still to be reaped), or FD (-1: none) has
 * something to read or the moment DEADLINE has come (false). */
bool child_wait(pid_t pid, int fd, double deadline);

/* Waits until PID ends or the moment DEADLINE: its exit status, or minus the signal that ended it,
 * or CHILD_RUNNING. */
int child_reap(pid_t pid, double deadline);

/* Kills PID, which leads a session, with its process group, and waits for its end. */
void child_kill(pid_t pid);

#endif
