/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what curses reads to the keys of tui/keymap.h. Only terminal uses it. */
#ifndef ZB_TUI_TERMINAL_KEY_H
#define ZB_TUI_TERMINAL_KEY_H

#include <curses.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/memory.h"
#include "tui/screen.h"

struct terminal_keys {
	WINDOW *input;   /* a pad: reading from it never draws */
	int64_t pressed; /* when and where the button last went down, for double clicks */
	int y, x;
};

/* The terminal must be open. */
void terminal_keys_open(struct terminal_keys *);
void terminal_keys_close(struct terminal_keys *);
int terminal_keys_next(struct terminal_keys *, struct mouse *, struct buffer *pasted);
/* What poll said of standard input means that the terminal is no more: a hang-up, or readable
 * without a byte. */
bool terminal_input_gone(const struct pollfd *);

#endif
