/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal itself: opened without probing, signals as something to read, keys one at a time,
 * always left as a shell wants it. Only app uses it. */
#ifndef ZB_TUI_TERMINAL_H
#define ZB_TUI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/error.h"
#include "core/memory.h"
#include "tui/screen.h"

struct terminal;

#define TERMINAL_TICK_S 1

enum terminal_event {
	TERMINAL_TIMEOUT, /* nothing came in time */
	TERMINAL_TICK,    /* nothing but this, every TERMINAL_TICK_S */
	TERMINAL_INPUT,   /* keys wait */
	TERMINAL_RESIZED, /* and curses knows the new size */
	TERMINAL_ENDED,   /* SIGHUP, SIGTERM, or the terminal vanished */
};

/* On failure the terminal is as it was. TERM that terminfo does not know, or standard input or
 * output that is no terminal: ZB_IO. */
enum zb_code terminal_open(struct terminal **, struct zb_err *);
void terminal_close(struct terminal *);
bool terminal_has_colour(const struct terminal *); /* NO_COLOR counts */

/* Waits at most MS (-1: for ever, which at a key press is quicker than any time). */
enum terminal_event terminal_wait(struct terminal *, int ms);
/* The next key that waits, K_NONE when there is none. K_MOUSE fills *MOUSE, K_PASTE fills
 * *PASTED. */
int terminal_key(struct terminal *, struct mouse *mouse, struct buffer *pasted);

/* Writes what was drawn, with the cursor at its place. */
void terminal_show(struct terminal *, const struct paint_cursor *);
/* Everything anew at the next terminal_show (Ctrl-L). */
void terminal_repaint(struct terminal *);

/* Runs ARGV (ends with NULL) on the terminal, without the program's extra rights, and takes the
 * terminal back. *STATUS is that of waitpid. */
enum zb_code terminal_run(struct terminal *, char *const *argv, int *status, struct zb_err *);

/* Monotonic, in ms. */
int64_t terminal_now(void);

#endif
