/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which number belongs to a text: a hash table for finding what comes twice in a large file. */
#ifndef ZB_CORE_EXCHANGE_TEXT_INDEX_H
#define ZB_CORE_EXCHANGE_TEXT_INDEX_H

#include <stddef.h>
#include <stdint.h>

/* Start with {0}. */
struct text_index {
	struct text_slot *slots;
	size_t size, used;
};

/* The number under which TEXT was added before, or NUMBER, under which it is added now. TEXT is
 * compared bytewise; it is borrowed and must live as long as the index. */
uint32_t text_index_add(struct text_index *, const char *text, uint32_t number);

#define TEXT_INDEX_NONE UINT32_MAX

/* The number under which TEXT was added, or TEXT_INDEX_NONE. */
uint32_t text_index_find(const struct text_index *, const char *text);

/* Frees the table, which is empty again. */
void text_index_clear(struct text_index *);

#endif
