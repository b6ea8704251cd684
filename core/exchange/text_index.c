/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/text_index.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

struct text_slot {
	const char *text;
	uint32_t number;
	uint32_t hash;
};

/* FNV-1a, 64 bits folded. Keys come from a file that somebody chose to import, a slow table is
 * bounded by the number of pupils that incoming accepts. */
static uint32_t text_hash(const char *text)
{
	uint64_t hash = 14695981039346656037u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	return (uint32_t)(hash ^ hash >> 32);
}

static struct text_slot *text_index_slot(const struct text_index *index, const char *text,
					 uint32_t hash)
{
	size_t at = hash & (index->size - 1);

	while (index->slots[at].text &&
	       (index->slots[at].hash != hash || strcmp(index->slots[at].text, text) != 0))
		at = (at + 1) & (index->size - 1);
	return &index->slots[at];
}

static void text_index_grow(struct text_index *index)
{
	struct text_index larger = {.size = index->size ? index->size * 2 : 64};

	larger.used = index->used;
	larger.slots = mem_new(larger.size, sizeof *larger.slots);
	for (size_t i = 0; i < index->size; i++) {
		const struct text_slot *slot = &index->slots[i];

		if (slot->text)
			*text_index_slot(&larger, slot->text, slot->hash) = *slot;
	}
	free(index->slots);
	*index = larger;
}

uint32_t text_index_add(struct text_index *index, const char *text, uint32_t number)
{
	uint32_t hash = text_hash(text);

	if (index->used * 2 >= index->size)
		text_index_grow(index);
	struct text_slot *slot = text_index_slot(index, text, hash);

	if (!slot->text) {
		*slot = (struct text_slot){.text = text, .number = number, .hash = hash};
		index->used++;
	}
	return slot->number;
}

uint32_t text_index_find(const struct text_index *index, const char *text)
{
	if (!index->size)
		return TEXT_INDEX_NONE;
	const struct text_slot *slot = text_index_slot(index, text, text_hash(text));

	return slot->text ? slot->number : TEXT_INDEX_NONE;
}

void text_index_clear(struct text_index *index)
{
	free(index->slots);
	*index = (struct text_index){0};
}
