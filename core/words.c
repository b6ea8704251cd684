/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <string.h>

#define WORD_ROW(name, po, vo) [name] = { po, vo },

static const char *const words[WORD_COUNT][2] = { WORDS(WORD_ROW) };

#define TEXT_ROW(po, vo) { po, vo },

static const char *const texts[][2] = { WORD_TEXTS(TEXT_ROW) };

const char *word_dutch(enum school_type type, enum word_id id)
{
	return words[id][school_is_secondary(type)];
}

const char *word(enum school_type type, enum word_id id)
{
	return _(word_dutch(type, id));
}

const char *word_say(enum school_type type, const char *text)
{
	for (size_t i = 0; school_is_secondary(type) && i < sizeof texts / sizeof *texts; i++)
		if (!strcmp(texts[i][0], text))
			return _(texts[i][1]);
	return _(text);
}

const char *word_choice(enum school_type type, const struct field *field, const char *code)
{
	int i = field_choice(field, code);

	return i < 0 ? code : word_say(type, field->choices[i].label);
}

void word_show(enum school_type type, const struct record *r, unsigned field, struct buffer *out)
{
	const struct field *about = &r->entity->fields[field];

	if (about->kind == FIELD_CHOICE && record_is_set(r, field))
		buffer_add(out, word_choice(type, about, record_text(r, field)));
	else
		record_show(r, field, out);
}
