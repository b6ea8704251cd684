/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes that the terminal sends to the keys of tui/keymap.h. Curses would read them one at
 * a time and look, before each, whether it is there: a key in eight system calls instead of two.
 * Only terminal uses it. */
#ifndef ZB_TUI_TERMINAL_KEY_H
#define ZB_TUI_TERMINAL_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/memory.h"
#include "tui/screen.h"

#define TERMINAL_KEY_BYTES 1024
#define TERMINAL_KEY_SEQUENCES 96

/* What the terminal sends for a key; TEXT is terminfo's. */
struct terminal_sequence {
	const char *text;
	size_t length;
	int key;
};

/* Start with {0}. */
struct terminal_keys {
	struct terminal_sequence known[TERMINAL_KEY_SEQUENCES];
	size_t known_count; /* 0 until the first key */
	char bytes[TERMINAL_KEY_BYTES];
	size_t at, end;  /* of bytes: what was read and is not a key yet */
	bool ready;      /* something can be read without waiting */
	bool dry;        /* what was read was all there was: no need to look before the next wait */
	bool whole;      /* the rest of the key that is being read was waited for in vain */
	bool gone;       /* reading found the end: the terminal is no more */
	int64_t pressed; /* when and where the button last went down, for double clicks */
	int y, x;
};

/* The next key that is there, K_NONE when there is none; see terminal_key. Curses must be open.
 * What is no key here is passed over, Alt with a key too: Esc and a character that came in one
 * piece. */
int terminal_keys_next(struct terminal_keys *, struct mouse *, struct buffer *pasted);
/* Whether something was read that was not asked for yet. */
bool terminal_keys_wait(const struct terminal_keys *);

#endif
