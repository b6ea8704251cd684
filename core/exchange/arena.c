/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

enum { ARENA_BLOCK = 64 * 1024 };

struct arena_block {
	struct arena_block *before;
	size_t room;
	alignas(max_align_t) unsigned char bytes[];
};

static unsigned char *arena_take(struct arena *arena, size_t size, size_t align)
{
	size_t start = (arena->used + align - 1) / align * align;

	if (!arena->last || size > arena->last->room || start > arena->last->room - size) {
		size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
		struct arena_block *block = mem_new(1, sizeof *block + room);

		block->before = arena->last;
		block->room = room;
		arena->last = block;
		start = 0;
	}
	arena->used = start + size;
	return arena->last->bytes + start;
}

void *arena_new(struct arena *arena, size_t size)
{
	return arena_take(arena, size, alignof(max_align_t));
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = (char *)arena_take(arena, length + 1, 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->last;

	while (block) {
		struct arena_block *before = block->before;

		free(block);
		block = before;
	}
	*arena = (struct arena){0};
}
