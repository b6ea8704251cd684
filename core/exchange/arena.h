/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is handed out piece by piece and freed as a whole. */
#ifndef ZB_CORE_EXCHANGE_ARENA_H
#define ZB_CORE_EXCHANGE_ARENA_H

#include <stddef.h>

struct arena_block;

/* Start with {0}. */
struct arena {
	struct arena_block *last;
	size_t used;
};

/* SIZE bytes, all zero, aligned for any object. Lives until arena_clear. */
void *arena_new(struct arena *, size_t size);

/* A copy of the first LENGTH bytes of TEXT with a NUL behind them. Lives until arena_clear. */
char *arena_text(struct arena *, const char *text, size_t length);

/* Frees all that came from the arena, which is empty again. */
void arena_clear(struct arena *);

#endif
