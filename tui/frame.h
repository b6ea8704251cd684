/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing, one write. Curses writes at every move of the cursor; gathered, a drawing crosses a
 * network as one packet, never shows half, and its last byte is there sooner. Only terminal uses
 * it. */
#ifndef ZB_TUI_FRAME_H
#define ZB_TUI_FRAME_H

#include <stddef.h>

struct frame {
	int tty, memory; /* the terminal, and what standard output is meanwhile; -1: not in use */
	char *bytes; /* the first ROOM of that memory, SENT of which the terminal has */
	size_t room, sent;
};

/* From here on standard output is gathered. Without memory to gather in it goes on as it was. */
void frame_open(struct frame *);
/* Standard output is the terminal again. */
void frame_close(struct frame *);
/* Writes what was gathered. */
void frame_send(struct frame *);

#endif
