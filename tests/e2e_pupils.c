/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pupils in the program itself: what is typed there and what the file then holds. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>

#include "tests/school.h"
#include "tests/tty_expect.h"

static struct school school;

static void setup(void)
{
	static const char *const names[] = { "family_name=Berg", "family_name=Dijk",
					     "family_name=Hof" };

	school = school_open("2026-11-22");
	for (int i = 0; i < 3; i++)
		school_add(&school, "pupil", names[i], "given_name=Jóëlle", NULL);
}

static void teardown(void)
{
	school_close(&school);
}

TestSuite(e2e_pupils, .init = setup, .fini = teardown);

static struct tty *start(void)
{
	struct tty *t = tty_spawn(&(struct tty_options){0},
				  (const char *const[]){child_zorgbord(), "-f", school.path,
							"--today", "2026-11-22", NULL});

	tty_expect(t, "0 met extra ondersteuning");
	return t;
}

static void leave(struct tty *t)
{
	tty_key(t, "q");
	tty_expect_exit(t, 0);
	tty_free(t);
}

Test(e2e_pupils, are_given_extra_support_from_a_date_and_lose_it_again_with_u)
{
	struct tty *t = start();

	tty_type(t, "a");
	tty_expect(t, "Dijk");
	tty_type(t, "Down + '16-11' Enter");
	tty_expect(t, "u maakt ongedaan");
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period AS s "
					    "JOIN pupil AS p ON p.id = s.pupil WHERE "
					    "p.family_name = 'Dijk' AND s.starts = '2026-11-16'"),
		     1);
	tty_type(t, "u");
	tty_expect(t, "Ongedaan gemaakt");
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM support_period"), 0);
	leave(t);
}

Test(e2e_pupils, are_marked_and_given_extra_support_together)
{
	struct tty *t = start();

	tty_type(t, "a");
	tty_expect(t, "Dijk");
	tty_type(t, "Space Space + Enter");
	tty_expect(t, "voor 2 leerlingen");
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM pupil_state WHERE scope = 0"), 2);
	leave(t);
}

Test(e2e_pupils, come_in_by_hand_without_a_placement_that_says_nothing)
{
	struct tty *t = start();

	tty_type(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "'Sem' Tab Tab 'van' Tab 'Smit' C-s");
	tty_expect(t, "Leerling toegevoegd. Hier staan nu alle leerlingen");
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM pupil WHERE family_name = 'Smit' "
					    "AND prefix = 'van' AND guest IS NULL"),
		     1);
	cr_expect_eq(school_number(&school, "SELECT count(*) FROM placement"), 0);
	tty_type(t, "n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "Tab Tab Tab 'Aap' Tab Tab '4' Enter C-s");
	tty_expect(t, "Leerling toegevoegd; + zet");
	cr_expect_eq(school_number(&school,
				   "SELECT count(*) FROM placement WHERE year_group = '4'"),
		     1);
	leave(t);
}

Test(e2e_pupils, are_out_of_the_list_when_adding_them_is_undone_in_their_dossier)
{
	struct tty *t = start();

	tty_type(t, "a s");
	tty_expect(t, "Volgorde");
	tty_type(t, "Down Enter n");
	tty_expect(t, "Nieuwe leerling");
	tty_type(t, "Tab Tab Tab 'Aap' C-s");
	tty_expect(t, "Leerling toegevoegd");
	tty_type(t, "Home Enter");
	tty_expect(t, "Overzicht");
	tty_type(t, "u");
	tty_expect(t, "Ongedaan gemaakt");
	tty_expect(t, "▌ Berg, Jóëlle");
	tty_expect(t, "Ongedaan gemaakt");
	leave(t);
}

Test(e2e_pupils, are_found_as_one_types_and_opened)
{
	struct tty *t = start();

	tty_type(t, "a");
	tty_expect(t, "Hof");
	tty_type(t, "/ 'joelle ho'");
	tty_type(t, "Enter Enter");
	tty_expect(t, "Overzicht");
	tty_type(t, "Esc");
	tty_expect(t, "filter: joelle ho");
	tty_type(t, "Esc");
	tty_expect(t, "Berg");
	leave(t);
}

Test(e2e_pupils, end_when_the_terminal_vanishes_in_the_middle_of_a_paste)
{
	struct tty *t = start();

	tty_key(t, "/");
	tty_keys(t, "\x1b[200~Ber");
	tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
}

Test(e2e_pupils, are_not_opened_by_two_quick_clicks_on_the_bar_of_screens)
{
	struct tty *t = start();

	tty_type(t, "a");
	tty_expect(t, "Dijk");
	cr_assert(tty_mouse(t, 1, 3, TTY_LEFT));
	cr_assert(tty_mouse(t, 1, 3, TTY_LEFT));
	tty_settle(t, 100);
	tty_expect(t, "Dijk");
	tty_expect_gone(t, "Overzicht");
	leave(t);
}
