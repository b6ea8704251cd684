/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talks and agreements by keyboard, on a terminal, and what the file then holds. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/child.h"
#include "tests/dossier_school.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-25"

static struct dossier_school d;
static struct tty *t;

static void start(void)
{
	t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", d.school.path,
						   "--today", TODAY, NULL });
	tty_expect(t, "Berg, Jóëlle van den");
}

static void open_talk(void)
{
	start();
	tty_type(t, "Enter");
	tty_expect(t, "Overzicht");
	tty_type(t, "g");
	tty_expect(t, "Nieuw gesprek · Berg");
}

static void setup(void)
{
	d = dossier_school_open();
}

static void teardown(void)
{
	tty_free(t);
	school_close(&d.school);
}

TestSuite(meeting, .init = setup, .fini = teardown, .timeout = 120);

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted);
	free(found);
}

Test(meeting, records_a_talk_with_parents_and_takes_its_agreement_off_the_list)
{
	open_talk();
	tty_type(t, "Tab Tab Tab Tab 'Vader oefent thuis.' F6");
	tty_expect(t, "Wie waren erbij?");
	tty_type(t, "Ins Ins Enter");
	tty_expect(t, "Aanwezig (F6): Anna van den Berg; Kees Smit");
	tty_type(t, "F3 'logopedie bellen' Tab Tab 'moeder' Tab '+1w' C-s");
	tty_expect(t, "Gesprek bewaard, met 1 afspraak.");
	expect_sql("SELECT \"report\" FROM \"meeting\"", "Vader oefent thuis.");
	expect_sql("SELECT \"what\" || ' ' || \"who\" || ' ' || \"by\" FROM \"agreement\"",
		   "logopedie bellen moeder 2026-12-02");
	expect_sql("SELECT count(*) FROM \"attendee\" WHERE \"guardian\" IS NOT NULL", "2");
	tty_type(t, "4");
	tty_expect(t, "Open afspraken");
	tty_expect(t, "oudergesprek");
	tty_key(t, "Right");
	tty_expect(t, "wo 02-12");
	tty_key(t, "d");
	tty_expect(t, "Afspraak gedaan: logopedie bellen.");
	expect_sql("SELECT \"done\" FROM \"agreement\"", "2026-11-25");
	tty_key(t, "u");
	tty_expect(t, "wo 02-12");
	expect_sql("SELECT \"done\" IS NULL FROM \"agreement\"", "1");
}

Test(meeting, records_consent_where_the_talk_was_about_that)
{
	open_talk();
	tty_type(t, "Tab Tab Tab Tab Tab");
	tty_keys(t, "geg");
	tty_key(t, "Enter");
	tty_expect(t, "gegeven");
	tty_key(t, "C-s");
	tty_expect(t, "Gesprek bewaard.");
	expect_sql("SELECT \"decision\" || ' ' || \"date\" FROM \"consent\"", "given 2026-11-25");
	expect_sql("SELECT count(*) FROM \"consent\" WHERE \"meeting\" = (SELECT \"id\" FROM "
		   "\"meeting\")",
		   "1");
}

/* Two people at the same talk: each saves, and the second is asked. */
Test(meeting, that_two_people_write_at_once_has_what_both_wrote)
{
	struct tty *other;

	open_talk();
	tty_type(t, "Tab Tab Tab Tab 'begin' F3 'bellen' F2");
	tty_expect(t, "Gesprek bewaard, met 1 afspraak.");
	tty_type(t, "Right Right Right Right");
	tty_expect(t, "oudergesprek");
	other = t;
	t = NULL;
	start();
	tty_type(t, "Enter");
	tty_expect(t, "Overzicht");
	tty_type(t, "Right Right Right Right");
	tty_expect(t, "oudergesprek");
	for (int i = 0; i < 2; i++) {
		struct tty *who = i ? t : other;

		tty_type(who, "Down Enter");
		tty_expect(who, "Gesprek · Berg");
		tty_type(who, "F6 Esc Tab Tab Tab Tab C-End");
		tty_keys(who, i ? " en Kees" : " en Anna");
		tty_expect(who, i ? "begin en Kees" : "begin en Anna");
	}
	tty_key(other, "F2");
	tty_expect(other, "Gesprek bewaard");
	tty_type(t, "Tab End");
	tty_keys(t, " op maandag");
	tty_key(t, "F2");
	tty_expect(t, "Eerder bewaarde u hier iets anders"); /* both have one login name */
	tty_expect(t, "begin en Anna");
	tty_expect(t, "begin en Kees");
	tty_key(t, "F2");
	tty_expect(t, "Gesprek bewaard");
	expect_sql("SELECT replace(\"report\", char(10), '|') FROM \"meeting\"",
		   "begin en Anna|| en Kees");
	expect_sql("SELECT \"what\" FROM \"agreement\"", "bellen op maandag");
	tty_free(other);
}

Test(meeting, survives_a_terminal_that_vanishes_and_one_that_shrinks)
{
	open_talk();
	tty_type(t, "Tab Tab Tab Tab 'half verslag'");
	tty_resize(t, 10, 40);
	tty_expect(t, "half verslag");
	tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
	expect_sql("SELECT count(*) FROM \"meeting\"", "0");
	open_talk();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "half verslag");
	tty_key(t, "C-s");
	tty_expect(t, "Gesprek bewaard.");
	expect_sql("SELECT \"report\" FROM \"meeting\"", "half verslag");
}
