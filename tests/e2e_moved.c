/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file that is moved away under the open program. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/files.h"
#include "tests/school.h"
#include "tests/tty_expect.h"

Test(moved, is_said_within_a_second_and_what_was_typed_is_saved_once_it_is_back)
{
	struct school s = school_open("2026-11-22");
	char *aside = files_join(s.directory, "aside.db");
	struct tty *t = tty_spawn(&(struct tty_options){0},
				  (const char *const[]){child_zorgbord(), "-f", s.path, "--today",
							"2026-11-22", NULL});

	tty_expect(t, "Nog geen leerlingen");
	tty_type(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "'Jo' Tab Tab Tab 'Berg'");
	tty_expect(t, "Berg");
	cr_assert(eq(int, rename(s.path, aside), 0));
	tty_expect(t, "verplaatst of vervangen: zet het terug of start opnieuw.");
	tty_type(t, "Left F2");
	tty_expect(t, "verplaatst of vervangen: zet het terug of start opnieuw.");
	tty_expect(t, "Berg");
	cr_assert(eq(int, rename(aside, s.path), 0));
	tty_type(t, "F2");
	tty_expect(t, "Leerling toegevoegd");
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 1));
	tty_free(t);
	free(aside);
	school_close(&s);
}

static struct tty *save_a_pupil(const struct school *s)
{
	struct tty *t = tty_spawn(&(struct tty_options){0},
				  (const char *const[]){child_zorgbord(), "-f", s->path, "--today",
							"2026-11-22", NULL});

	tty_expect(t, "Nog geen leerlingen");
	tty_type(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "'Jo' Tab Tab Tab 'Berg' F2");
	tty_expect(t, "Leerling toegevoegd");
	return t;
}

Test(moved, takes_along_what_was_saved_before)
{
	struct school s = school_open("2026-11-22");
	char *aside = files_join(s.directory, "aside.db");
	struct tty *t;

	s.db = (db_close(s.db), NULL);
	t = save_a_pupil(&s);
	cr_assert(eq(int, rename(s.path, aside), 0));
	tty_expect(t, "verplaatst of vervangen");
	tty_type(t, "Esc Esc q q");
	tty_expect_exit(t, 0);
	free(s.path);
	s.path = mem_text(aside);
	cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM pupil"), 1));
	tty_free(t);
	free(aside);
	school_close(&s);
}
