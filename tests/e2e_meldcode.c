/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed record of the meldcode: behind a key that asks and notes, and nowhere else. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/command.h"
#include "tests/expect.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"
#define SECRET "blauwe plekken"

static struct tty *begin(struct school *s)
{
	int64_t pupil;
	struct tty *t;

	*s = school_open(TODAY);
	pupil = school_add(s, "pupil", "given_name=Tim", "family_name=Bosch", "born=2017-05-01",
			   NULL);
	school_add(s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	t = school_tty(s, TODAY);
	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	return t;
}

static void open_closed(struct tty *t)
{
	tty_key(t, "M");
	tty_expect(t, "gesloten dossier van de meldcode");
	tty_type(t, "Right Enter");
	tty_expect(t, "Meldcode · Bosch, Tim");
}

static void write_step(struct tty *t)
{
	tty_key(t, "n");
	tty_expect(t, "Meldcode, nieuwe stap");
	tty_type(t, "Tab Tab '" SECRET "' C-s");
	tty_expect(t, "Vastgelegd in de meldcode");
	tty_expect(t, "1 signalen in kaart");
}

/* Nothing that the command prints holds the secret, nor that there is one. */
static void expect_nothing(struct school *s, const char *what)
{
	struct place p = { .file = s->path };
	char *script = mem_format("$Z -f $F --today " TODAY " %s 2>&1", what);
	struct run run = command_sh(&p, script);

	cr_expect(strstr(run.out, SECRET) == NULL, "%s: %s", what, run.out);
	cr_expect(strstr(run.out, "signals") == NULL, "%s: %s", what, run.out);
	run_free(&run);
	free(script);
}

Test(meldcode, is_opened_behind_a_key_that_asks_and_notes)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_key(t, "M");
	tty_expect(t, "gesloten dossier van de meldcode");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	expect_sql(&s, "SELECT count(*) FROM access WHERE detail = 'meldcode'", "0");
	open_closed(t);
	expect_sql(&s, "SELECT count(*) FROM access WHERE detail = 'meldcode' AND what = 'read'",
		   "1");
	write_step(t);
	expect_sql(&s, "SELECT step || ' ' || text FROM meldcode", "signals " SECRET);
	tty_key(t, "Enter");
	tty_expect(t, SECRET);
	tty_type(t, "Tab Tab C-End ' en stil' C-s");
	tty_expect(t, SECRET " en stil");
	tty_key(t, "u");
	tty_expect(t, "Ongedaan gemaakt: een gesloten gegeven.");
	expect_sql(&s, "SELECT text FROM meldcode", SECRET);
	expect_sql(&s, "SELECT count(*) FROM access AS a JOIN pupil AS p ON p.id = a.pupil "
		       "WHERE detail = 'meldcode'", "2");
	tty_key(t, "C-r");
	tty_expect(t, "Opnieuw gedaan: een gesloten gegeven.");
	expect_sql(&s, "SELECT count(*) FROM access WHERE detail = 'meldcode'", "3");
	tty_free(t);
	school_close(&s);
}

Test(meldcode, goes_to_no_other_editor)
{
	struct school s;
	struct tty *t = begin(&s);

	open_closed(t);
	tty_key(t, "n");
	tty_expect(t, "Meldcode, nieuwe stap");
	tty_type(t, "Tab Tab '" SECRET "'");
	tty_expect_gone(t, "F4");
	tty_key(t, "F4");
	tty_expect(t, "Wat gesloten is blijft in zorgbord");
	tty_expect(t, SECRET);
	tty_free(t);
	school_close(&s);
}

Test(meldcode, is_undone_without_a_word_of_it)
{
	struct school s;
	struct tty *t = begin(&s);
	struct place p;
	struct run run;

	open_closed(t);
	write_step(t);
	tty_free(t);
	p = (struct place){ .file = s.path };
	run = command_sh(&p, "$Z -f $F --today " TODAY " undo; $Z -f $F --today " TODAY " redo");
	cr_expect_str_eq(run.out, "Ongedaan gemaakt: een gesloten gegeven\n"
				  "Opnieuw gedaan: een gesloten gegeven\n");
	run_free(&run);
	expect_sql(&s, "SELECT count(*) FROM access WHERE detail = 'meldcode'", "3");
	school_close(&s);
}

Test(meldcode, is_in_no_search_history_list_or_draft)
{
	static const char *const commands[] = {
		"history", "list meldcode", "list --help", "list log", "dashboard --format json",
		"deadlines --names", "set meldcode 1 text=x", "check", "undo",
	};
	struct school s;
	struct tty *t = begin(&s);

	open_closed(t);
	write_step(t);
	tty_key(t, "n");
	tty_expect(t, "Meldcode, nieuwe stap");
	tty_type(t, "Tab Tab '" SECRET " twee'");
	tty_expect(t, SECRET " twee");
	tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
	expect_sql(&s, "SELECT count(*) FROM draft", "0");
	expect_sql(&s, "SELECT count(*) FROM search", "0");
	expect_sql(&s, "SELECT text FROM meldcode", SECRET);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		expect_nothing(&s, commands[i]);
	school_close(&s);
}

Test(meldcode, does_not_show_in_the_history_of_the_dossier)
{
	struct school s;
	struct tty *t = begin(&s);

	open_closed(t);
	write_step(t);
	tty_type(t, "Esc Left");
	tty_expect(t, "Geschiedenis");
	tty_type(t, "Right Right Right Right Right Right Right Right");
	tty_expect(t, "ondersteuningsperiode");
	cr_expect(not(tty_find(t, "meldcode", NULL, NULL)));
	cr_expect(not(tty_find(t, SECRET, NULL, NULL)));
	tty_free(t);
	school_close(&s);
}
