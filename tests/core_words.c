/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/words.h"

Test(words, follow_the_type_of_school)
{
	static const struct {
		enum school_type type;
		enum word_id id;
		const char *word;
	} rows[] = {
		{ SCHOOL_PO, WORD_GROUP, "groep" },	 { SCHOOL_SBO, WORD_GROUP, "groep" },
		{ SCHOOL_SO, WORD_TEACHER, "leerkracht" }, { SCHOOL_VO, WORD_GROUP, "klas" },
		{ SCHOOL_VSO, WORD_TEACHER, "mentor" },	 { SCHOOL_PRO, WORD_GROUPS, "klassen" },
		{ SCHOOL_PO, WORD_COORDINATOR, "kwaliteitscoördinator/IB'er" },
		{ SCHOOL_VO, WORD_COORDINATOR, "ondersteuningscoördinator/zorgcoördinator" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(word(rows[i].type, rows[i].id), rows[i].word);
}

Test(words, there_is_one_for_every_type)
{
	for (int type = SCHOOL_PO; type <= SCHOOL_PRO; type++)
		for (int id = 0; id < WORD_COUNT; id++)
			cr_expect(word_dutch((enum school_type)type, (enum word_id)id)[0] != '\0');
}
