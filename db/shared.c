/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/shared.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/text.h"

#define PART "\x1f" /* between the parts as written */

static size_t hash_of(const char *text)
{
	size_t hash = 0xcbf29ce484222325u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return hash;
}

/* Where RAW stands in the table, or would. */
static size_t place_of(const struct shared *s, const char *raw)
{
	for (size_t i = hash_of(raw) % s->place_room;; i = (i + 1) % s->place_room)
		if (!s->places[i] ||
		    !strcmp(s->texts.bytes + s->items[s->places[i] - 1].raw, raw))
			return i;
}

static void grow(struct shared *s)
{
	free(s->places);
	s->place_room = s->place_room ? s->place_room * 2 : 256;
	s->places = mem_new(s->place_room, sizeof *s->places);
	for (size_t n = 0; n < s->count; n++)
		s->places[place_of(s, s->texts.bytes + s->items[n].raw)] = (uint32_t)n + 1;
}

/* As core/rules/derive puts it behind name and number. */
static char *fold(const char *group, const char *staff, int category)
{
	const char *const parts[] = { group, staff,
				      category >= 0 ? pupil_categories[category].label : "" };
	struct buffer text = {0};
	char *folded, *tail;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (*parts[i])
			buffer_add_format(&text, "%s%s", text.length ? " " : "", parts[i]);
	folded = text_fold(text.bytes ? text.bytes : "");
	tail = *folded ? mem_format(" %s", folded) : mem_text("");
	free(folded);
	buffer_clear(&text);
	return tail;
}

static uint32_t text_add(struct shared *s, const char *text)
{
	size_t at = s->texts.length;

	buffer_add_bytes(&s->texts, text, strlen(text) + 1);
	return (uint32_t)at;
}

uint32_t shared_find(struct shared *s, const char *group, const char *staff, int category)
{
	const char mark[] = { (char)('0' + category + 1), '\0' };
	const char *raw;
	char *folded;
	size_t place;

	buffer_reset(&s->raw);
	buffer_add(&s->raw, group);
	buffer_add(&s->raw, PART);
	buffer_add(&s->raw, staff);
	buffer_add(&s->raw, PART);
	buffer_add(&s->raw, mark);
	raw = s->raw.bytes;

	if (s->count * 2 >= s->place_room)
		grow(s);
	place = place_of(s, raw);
	if (!s->places[place]) {
		folded = fold(group, staff, category);
		s->items = mem_grow(s->items, &s->item_room, s->count + 1, sizeof *s->items);
		s->items[s->count].raw = text_add(s, raw);
		s->items[s->count].folded = text_add(s, folded);
		s->places[place] = (uint32_t)++s->count;
		free(folded);
	}
	return s->places[place] - 1;
}

const char *shared_text(const struct shared *s, uint32_t number)
{
	return s->texts.bytes + s->items[number].folded;
}

void shared_freeze(struct shared *s)
{
	free(s->places);
	s->places = NULL;
	s->place_room = 0;
	buffer_clear(&s->raw);
}

void shared_free(struct shared *s)
{
	free(s->items);
	free(s->places);
	buffer_clear(&s->texts);
	buffer_clear(&s->raw);
	*s = (struct shared){0};
}
