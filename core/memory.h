/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that cannot fail: out of memory aborts, and the terminal's abort handler restores
 * the screen first (tui/app). Every pointer returned is freed with free(). */
#ifndef ZB_CORE_MEMORY_H
#define ZB_CORE_MEMORY_H

#include <stddef.h>

/* COUNT items of SIZE bytes, all zero. COUNT 0 gives a pointer that may only be freed. */
void *mem_new(size_t count, size_t size);

/* ITEMS (NULL at first) with room for at least NEED items of SIZE bytes; *ROOM is the room there
 * is and grows by doubling. New room is not cleared. */
void *mem_grow(void *items, size_t *room, size_t need, size_t size);

/* A copy of TEXT; NULL gives NULL. */
char *mem_text(const char *text);

/* A copy of the first LENGTH bytes of TEXT, with a NUL behind them. */
char *mem_bytes(const char *text, size_t length);

/* The formatted text, as long as it needs to be. */
char *mem_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes so much of the heap resident and gives it back to it, where what is asked for later
 * finds it. */
void mem_warm(size_t kib);

/* A growing text. Start with {0}; bytes is NULL or NUL-terminated; the owner frees it with
 * buffer_clear. */
struct buffer {
	char *bytes;
	size_t length, room;
};

void buffer_add(struct buffer *, const char *text);
void buffer_add_bytes(struct buffer *, const char *bytes, size_t length);
/* LENGTH bytes more, for the caller to fill at what is returned, before anything else is added. */
char *buffer_extend(struct buffer *, size_t length);
void buffer_add_format(struct buffer *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buffer_reset(struct buffer *); /* empty, room kept */
void buffer_clear(struct buffer *); /* empty, room freed */

/* The text of BUFFER, never NULL; it is the caller's to free and BUFFER is empty again. */
char *buffer_take(struct buffer *);

#endif
