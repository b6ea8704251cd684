/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#define WORD_ROW(name, po, vo) [name] = { po, vo },

static const char *const words[WORD_COUNT][2] = { WORDS(WORD_ROW) };

const char *word_dutch(enum school_type type, enum word_id id)
{
	return words[id][type == SCHOOL_VO || type == SCHOOL_VSO || type == SCHOOL_PRO];
}

const char *word(enum school_type type, enum word_id id)
{
	return _(word_dutch(type, id));
}
