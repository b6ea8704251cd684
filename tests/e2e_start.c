/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start without a school file, by keyboard. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/school.h"
#include "tests/tty_expect.h"

static struct tty *start(void)
{
	struct tty *t = tty_spawn(&(struct tty_options){0},
				  (const char *const[]){child_zorgbord(), "--today", "2026-11-22",
							NULL});

	tty_expect(t, "Er is nog geen schoolbestand");
	return t;
}

Test(start, makes_a_new_school_and_says_what_comes_next)
{
	struct tty *t = start();
	char *path = mem_format("%s/.local/share/zorgbord/school.db", tty_home(t));

	tty_type(t, "Enter");
	tty_expect(t, "Nieuwe school");
	tty_type(t, "'De Regenboog' Tab '12AB' C-s");
	tty_expect(t, "Het schoolbestand is gemaakt");
	tty_expect(t, "De Regenboog 12AB");
	cr_expect(zero(int, access(path, R_OK)));
	tty_type(t, "Down");
	tty_expect(t, "Nog geen leerlingen. i leest ze in");
	tty_type(t, "i");
	tty_expect(t, "Inlezen");
	tty_type(t, "Esc q");
	tty_expect_exit(t, 0);
	free(path);
	tty_free(t);
}

Test(start, shows_the_practice_school)
{
	struct tty *t = start();

	tty_type(t, "Down Down Enter");
	tty_expect(t, "Dit is de oefenschool");
	tty_expect(t, "met extra ondersteuning");
	tty_key(t, "q");
	tty_expect_exit(t, 0);
	tty_free(t);
}

Test(start, opens_a_file_that_there_is_and_says_why_another_cannot_be)
{
	struct school school = school_open("2026-11-22");
	struct tty *t = start();

	tty_type(t, "Down Enter '/nergens.db' Enter");
	tty_expect(t, "dat bestand is er niet");
	tty_type(t, "C-a '/etc/passwd' Enter");
	tty_expect(t, "geen schoolbestand");
	tty_type(t, "Enter C-a");
	tty_keys(t, school.path);
	tty_key(t, "Enter");
	tty_expect(t, "Open dit bestand voortaan met");
	tty_key(t, "q");
	tty_expect_exit(t, 0);
	tty_free(t);
	school_close(&school);
}

/* They are all of a file; so is what the palette lists of them. */
Test(start, has_no_other_screens)
{
	struct tty *t = start();

	tty_type(t, "'1234567890u' C-r 'f/' ':check'");
	tty_expect(t, "Niets gevonden");
	tty_type(t, "Esc Esc Down");
	tty_expect(t, "Er is nog geen schoolbestand");
	tty_key(t, "q");
	tty_expect_exit(t, 0);
	tty_free(t);
}

Test(start, can_be_left_without_a_trace)
{
	struct tty *t = start();
	char *path = mem_format("%s/.local", tty_home(t));

	tty_key(t, "q");
	tty_expect_exit(t, 0);
	cr_expect(ne(int, access(path, F_OK), 0));
	free(path);
	tty_free(t);
}
