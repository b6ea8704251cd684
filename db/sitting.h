/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A running program, by a name that no other one has or will have on this machine, also when its
 * process id is given out again: who is on the other side of a school file is always on this
 * machine (WAL). It outlives nothing: what it held is free once it is gone, however it went. */
#ifndef ZB_DB_SITTING_H
#define ZB_DB_SITTING_H

#include <stdbool.h>

#define SITTING_SIZE 48 /* "4711.88239915" and its NUL: process id, ticks from boot to its start */

/* The name of this one. */
void sitting_name(char out[static SITTING_SIZE]);

/* Whether the one of that name runs no more; also true of what is no such name. */
bool sitting_is_over(const char *name);

#endif
