/* SPDX-License-Identifier: GPL-3.0-or-later */
/* u on two terminals of one login: what is of this sitting goes back at once, what is not is named
 * and asked about first. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/run.h"
#include "tests/school.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-22"

static struct tty *sit_down(const struct school *s)
{
	struct tty *t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", s->path,
							       "--today", TODAY, NULL });

	tty_expect(t, "Leerlingen");
	return t;
}

static struct school begin(void)
{
	struct school s = school_open(TODAY);
	struct run run;

	db_close(s.db);
	s.db = NULL;
	run = run_program((const char *const[]){ child_zorgbord(), "-f", s.path, "add", "pupil",
						 "family_name=Berg", "given_name=Jóëlle", NULL },
			  NULL, NULL);
	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	return s;
}

static void expect_count(struct school *s, int64_t count)
{
	cr_expect(eq(i64, school_number(s, "SELECT count(*) FROM pupil"), count));
}

Test(undo, of_what_another_program_wrote_is_asked_about_with_cancel_as_the_default)
{
	struct school s = begin();
	struct tty *mine = sit_down(&s), *other;

	tty_type(mine, "n");
	tty_expect(mine, "Nieuwe leerling");
	tty_type(mine, "'Noor' Tab Tab Tab 'Waterman' F2");
	tty_expect(mine, "Leerling toegevoegd");
	other = sit_down(&s);
	tty_key(other, "u");
	tty_expect(other, "is niet hier en nu gedaan");
	tty_expect(other, "leerling: Waterman");
	tty_expect(other, "maken?");
	tty_key(other, "Enter");
	tty_expect_gone(other, "maken?");
	expect_count(&s, 2);
	tty_key(mine, "u");
	tty_expect(mine, "Ongedaan gemaakt: leerling: Waterman, Noor.");
	expect_count(&s, 1);
	tty_key(mine, "u");
	tty_expect(mine, "leerling: Berg, Jóëlle, op ");
	tty_type(mine, "Right Enter");
	tty_expect(mine, "Ongedaan gemaakt: leerling: Berg, Jóëlle.");
	expect_count(&s, 0);
	tty_key(other, "C-r");
	tty_expect(other, "Dat opnieuw");
	tty_key(mine, "C-r");
	tty_expect(mine, "Opnieuw gedaan: leerling: Berg, Jóëlle.");
	tty_type(other, "Right Enter");
	tty_expect(other, "er is niets teruggedraaid");
	expect_count(&s, 1);
	tty_free(other);
	tty_free(mine);
	school_close(&s);
}
