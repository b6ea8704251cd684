/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests/tty*.c share; no test includes this. */
#ifndef ZB_TESTS_TTY_INTERNAL_H
#define ZB_TESTS_TTY_INTERNAL_H

#include <vterm.h>

#include "core/memory.h"
#include "tests/tty.h"

/* How long the program may leave keys unread. */
#define TTY_STUCK_MS 10000

struct tty {
	VTerm *vterm;
	VTermScreen *screen;
	char **row_text; /* the last answer of tty_row for each row */
	char *screen_text;
	struct buffer mode_start; /* the start of a CSI ? sequence whose end is not there yet */
	int rows, cols;
	bool alternate, cursor_shown;
	int mouse; /* VTERM_PROP_MOUSE_* */
	size_t bells;

	int master; /* -1 after a hangup */
	char peer[64]; /* the path of the program's end */
	bool closed; /* the program has let go of the terminal */
	struct buffer output; /* keys and answers on their way to the program */
	size_t keys, letters, bytes, bursts;
	bool after_escape;
	double read_at, waited;

	pid_t pid;
	int status; /* CHILD_RUNNING until the end is known */
	double cpu; /* milliseconds, once the program has ended */
	char *home;
};

/* Takes what the program writes and sends it what waits in t->output, for at most TIMEOUT_MS or
 * until the first of either happened; false when nothing did. */
bool tty_pump(struct tty *, int timeout_ms);

/* Takes all that the program has written by now, within reason when it never stops. */
void tty_drain(struct tty *);

/* Sends all of t->output, however slowly the program reads it. */
void tty_flush(struct tty *);

/* How many bytes wait on the program's side, sent and not yet read. */
int tty_unread(const struct tty *);

/* The screen of a new terminal of t->rows by t->cols. */
void tty_screen_open(struct tty *);
void tty_screen_write(struct tty *, const char *bytes, size_t length);
void tty_screen_resize(struct tty *, int rows, int cols);
void tty_screen_close(struct tty *);

#endif
