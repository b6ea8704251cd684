/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/memory.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define WARM_BLOCK (64 * 1024) /* small enough to lie in the heap */
#define PAGE 4096 /* or a multiple of it, where populating fails and each byte is touched */
#define FORMATTED 64 /* bytes that a formatted text seldom exceeds */

static void *mem_check(void *p)
{
	if (!p)
		abort();
	return p;
}

void *mem_new(size_t count, size_t size)
{
	return mem_check(calloc(count ? count : 1, size));
}

void *mem_grow(void *items, size_t *room, size_t need, size_t size)
{
	size_t more = *room ? *room : 8;

	if (items && need <= *room)
		return items;
	while (more < need) {
		if (more > SIZE_MAX / 2)
			abort();
		more *= 2;
	}
	if (more > SIZE_MAX / size)
		abort();
	items = mem_check(realloc(items, more * size));
	*room = more;
	return items;
}

/* In one system call instead of a fault at each page; all pages that BLOCK lies in are the
 * heap's. */
static bool populate(char *block)
{
#ifdef MADV_POPULATE_WRITE
	char *begin = block - (uintptr_t)block % PAGE;
	size_t length = (size_t)(block - begin) + WARM_BLOCK;

	return madvise(begin, length + (PAGE - length % PAGE) % PAGE, MADV_POPULATE_WRITE) == 0;
#else
	(void)block;
	return false;
#endif
}

void mem_warm(size_t kib)
{
	size_t count = kib * 1024 / WARM_BLOCK;
	char **blocks = mem_new(count, sizeof *blocks);

	for (size_t i = 0; i < count; i++) {
		blocks[i] = mem_check(malloc(WARM_BLOCK));
		if (!populate(blocks[i]))
			explicit_bzero(blocks[i], WARM_BLOCK); /* which no compiler leaves out */
	}
	for (size_t i = 0; i < count; i++)
		free(blocks[i]);
	free(blocks);
}

char *mem_text(const char *text)
{
	return text ? mem_check(strdup(text)) : NULL;
}

char *mem_bytes(const char *text, size_t length)
{
	char *copy = mem_new(length + 1, 1);

	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *buffer_extend(struct buffer *b, size_t length)
{
	if (b->length + length >= b->room)
		b->bytes = mem_grow(b->bytes, &b->room, b->length + length + 1, 1);
	char *added = b->bytes + b->length;

	b->length += length;
	b->bytes[b->length] = '\0';
	return added;
}

void buffer_add_bytes(struct buffer *b, const char *bytes, size_t length)
{
	char *added = buffer_extend(b, length);

	if (length)
		memcpy(added, bytes, length);
}

void buffer_add(struct buffer *b, const char *text)
{
	buffer_add_bytes(b, text, strlen(text));
}

static void buffer_add_args(struct buffer *b, const char *format, va_list args)
{
	va_list again;

	b->bytes = mem_grow(b->bytes, &b->room, b->length + FORMATTED, 1);
	va_copy(again, args);
	int length = vsnprintf(b->bytes + b->length, b->room - b->length, format, again);

	va_end(again);
	if (length < 0)
		abort();
	if ((size_t)length >= b->room - b->length) {
		b->bytes = mem_grow(b->bytes, &b->room, b->length + (size_t)length + 1, 1);
		vsnprintf(b->bytes + b->length, (size_t)length + 1, format, args);
	}
	b->length += (size_t)length;
}

void buffer_add_format(struct buffer *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buffer_add_args(b, format, args);
	va_end(args);
}

void buffer_reset(struct buffer *b)
{
	b->length = 0;
	if (b->bytes)
		b->bytes[0] = '\0';
}

void buffer_clear(struct buffer *b)
{
	free(b->bytes);
	*b = (struct buffer){0};
}

char *buffer_take(struct buffer *b)
{
	char *bytes = b->bytes ? b->bytes : mem_new(1, 1);

	*b = (struct buffer){0};
	return bytes;
}

char *mem_format(const char *format, ...)
{
	struct buffer b = {0};
	va_list args;

	va_start(args, format);
	buffer_add_args(&b, format, args);
	va_end(args);
	return buffer_take(&b);
}
