/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as terminals send them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/school.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-22"

static struct school school;
static struct tty *t;

static void setup(void)
{
	school = school_open(TODAY);
	school_add(&school, "pupil", "family_name=Aap", "given_name=Tim", NULL);
	school_add(&school, "pupil", "family_name=Berg", "given_name=Jóëlle", NULL);
	school_add(&school, "pupil", "family_name=Hof", "given_name=Sem", NULL);
	db_close(school.db);
	school.db = NULL;
	t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", school.path, "--today",
						   TODAY, NULL });
	tty_expect(t, "Geen leerlingen met extra");
	tty_type(t, "a s Down Enter Home");
	tty_expect(t, "▌ Aap, Tim");
}

static void teardown(void)
{
	tty_free(t);
	school_close(&school);
}

TestSuite(keys, .init = setup, .fini = teardown);

Test(keys, home_and_end_are_known_in_the_mode_that_was_asked_for)
{
	static const char *const ends[] = { "\033OF" };
	static const char *const homes[] = { "\033OH" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		tty_keys(t, ends[i]);
		tty_expect(t, "▌ Hof, Sem");
		tty_keys(t, homes[i]);
		tty_expect(t, "▌ Aap, Tim");
	}
	tty_keys(t, "\033OB\033OB");
	tty_expect(t, "▌ Hof, Sem");
}
