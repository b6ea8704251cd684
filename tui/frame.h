/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing, one write. Curses writes at every move of the cursor; gathered, a drawing crosses a
 * network as one packet, never shows half, and its last byte is there sooner. Only terminal uses
 * it. */
#ifndef ZB_TUI_FRAME_H
#define ZB_TUI_FRAME_H

#include <stdbool.h>

struct frame {
	int tty, memory; /* the terminal, and where standard output goes meanwhile; -1: not in
			  * use */
};

/* Without memory to gather in, drawings are written as they come. */
void frame_open(struct frame *);
void frame_close(struct frame *);
/* Between these what curses writes is gathered; end writes it. */
void frame_begin(struct frame *);
void frame_end(struct frame *);

#endif
