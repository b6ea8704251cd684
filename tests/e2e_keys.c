/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as other terminals send them than the one that TERM names, and keys that nobody knows. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/school_tty.h"

#define TODAY "2026-11-22"

static struct school school;
static struct tty *t;

static void setup(void)
{
	school = school_open(TODAY);
	school_add(&school, "pupil", "family_name=Aap", "given_name=Tim", NULL);
	school_add(&school, "pupil", "family_name=Berg", "given_name=Jóëlle", NULL);
	school_add(&school, "pupil", "family_name=Hof", "given_name=Sem", NULL);
	t = school_tty(&school, TODAY);
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

Test(keys, home_and_end_are_known_as_putty_tmux_and_rxvt_send_them)
{
	static const char *const ends[] = { "\033[4~", "\033[8~", "\033[F", "\033OF" };
	static const char *const homes[] = { "\033[1~", "\033[7~", "\033[H", "\033OH" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		tty_keys(t, ends[i]);
		tty_expect(t, "▌ Hof, Sem");
		tty_keys(t, homes[i]);
		tty_expect(t, "▌ Aap, Tim");
	}
	tty_keys(t, "\033[B\033OB");
	tty_expect(t, "▌ Hof, Sem");
}

Test(keys, the_first_function_keys_are_known_as_rxvt_putty_and_the_console_send_them)
{
	tty_keys(t, "\033[11~");
	tty_expect(t, "het dossier openen");
	tty_key(t, "Esc");
	tty_expect_gone(t, "het dossier openen");
	tty_keys(t, "\033[[A");
	tty_expect(t, "het dossier openen");
	tty_key(t, "Esc");
	tty_expect_gone(t, "het dossier openen");
	tty_key(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "'Noor' Tab Tab Tab 'Waterman'");
	tty_keys(t, "\033[12~");
	tty_expect(t, "Leerling toegevoegd");
}

/* Digits lead to other screens, O and n open forms, q ends the program. */
Test(keys, nobody_knows_do_nothing_at_all)
{
	tty_keys(t, "\033[99~\033[44;4~\033[1;9Z\033O4n\033Ox\033[[4\033[?4q");
	tty_key(t, "Down");
	tty_expect(t, "▌ Berg, Jóëlle");
	tty_keys(t, "\033[4");
	tty_keys(t, "4~");
	tty_key(t, "Down");
	tty_expect(t, "▌ Hof, Sem");
	tty_key(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_keys(t, "No\033[24;5~or");
	tty_expect(t, "Noor");
	tty_key(t, "F2");
	tty_expect_gone(t, "Er is iets gewijzigd");
}

Test(keys, with_alt_are_not_esc_and_that_key)
{
	tty_key(t, "/");
	tty_keys(t, "hof");
	tty_expect(t, "1 van 3");
	tty_keys(t, "\0333\033\033[A\033\033[99~");
	tty_keys(t, "x");
	tty_expect(t, "0 van 3");
	tty_key(t, "Esc");
	tty_expect(t, "3 leerlingen");
}
