/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved comes back as it stood there, right or not, however the program
 * ended. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "tests/child.h"
#include "tests/dossier_school.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-25"

static struct dossier_school d;
static struct tty *t;

static void start(void)
{
	t = tty_spawn(NULL, (const char *const[]){child_zorgbord(), "-f", d.school.path, "--today",
						  TODAY, NULL});
	tty_expect(t, "Berg, Jóëlle van den");
}

static void setup(void)
{
	d = dossier_school_open();
	start();
}

static void teardown(void)
{
	tty_free(t);
	school_close(&d.school);
}

TestSuite(drafts, .init = setup, .fini = teardown, .timeout = 120);

/* SIGNAL 0: the terminal vanishes. */
static void end_and_start(int number)
{
	if (number)
		tty_signal(t, number);
	else
		tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
	start();
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted, "%s: %s", sql, found);
	free(found);
}

static bool differs_from(struct tty *tty, const void *before)
{
	return strcmp(tty_screen(tty), before) != 0;
}

static void delete_row(const char *entity, int64_t id)
{
	struct db_options options = { .actor = "colleague", .today = { 2026, 11, 25 } };
	struct school theirs = d.school;
	struct zb_err err;

	cr_assert(eq(int, db_open(d.school.path, &options, &theirs.db, &err), ZB_OK), "%s",
		  err.text);
	school_drop(&theirs, entity, id);
	db_close(theirs.db);
}

static void open_log(void)
{
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht");
	tty_type(t, "Right Right Right Right Right n");
	tty_expect(t, "Nieuw in het logboek");
}

Test(drafts, of_a_form_have_a_date_that_is_none_yet)
{
	open_log();
	tty_type(t, "'3-9-2'");
	tty_expect(t, "3-9-2");
	end_and_start(SIGHUP);
	open_log();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "3-9-2");
	tty_type(t, "'6' Tab Tab 'tekst' F2");
	tty_expect(t, "Logboek bewaard");
	expect_sql("SELECT \"date\" || \"text\" FROM \"log\"", "2026-09-03tekst");
	expect_sql("SELECT count(*) FROM \"draft\" WHERE \"form\" <> 'preference'", "0");
}

Test(drafts, of_a_long_text_have_its_last_letter)
{
	open_log();
	tty_type(t, "Tab Tab 'eerste regel' Enter 'en een halve'");
	tty_expect(t, "en een halve");
	end_and_start(SIGTERM);
	open_log();
	tty_expect(t, "eerder iets ingevuld");
	tty_expect(t, "\"eerste regel en een halve\"");
	tty_key(t, "Enter");
	tty_expect_gone(t, "eerder iets ingevuld");
	tty_expect(t, "en een halve");
	tty_type(t, "' tweede' F2");
	tty_expect(t, "Logboek bewaard");
	expect_sql("SELECT replace(\"text\", char(10), '|') FROM \"log\"",
		   "eerste regel|en een halve tweede");
}

/* Esc on the question leaves the draft, and the form: nothing is typed beside it. */
Test(drafts, stay_until_it_is_said_what_is_to_be_done_with_them)
{
	open_log();
	tty_type(t, "Tab Tab 'niet weg'");
	tty_expect(t, "niet weg");
	end_and_start(0);
	open_log();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Esc");
	tty_expect_gone(t, "Nieuw in het logboek");
	tty_key(t, "n");
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "niet weg");
}

static bool is_kept(struct tty *tty, const void *data)
{
	const char *part = data;
	char *found = school_sql(&d.school, "SELECT group_concat(\"body\") FROM \"draft\" WHERE "
					    "\"form\" <> 'preference'");
	bool kept = found && strstr(found, part);

	(void)tty;
	free(found);
	return kept;
}

Test(drafts, are_kept_while_one_types)
{
	open_log();
	tty_type(t, "'3-9-2'");
	cr_expect(tty_wait_for(t, is_kept, "3-9-2", TTY_PATIENCE_MS));
	end_and_start(SIGKILL);
	open_log();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "3-9-2");
}

/* Somebody else writes; the end of that is a commit. */
static sqlite3 *lock(void)
{
	sqlite3 *other = NULL;

	cr_assert(eq(int, sqlite3_open(d.school.path, &other), SQLITE_OK));
	cr_assert(eq(int, sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK));
	return other;
}

/* It is kept every three seconds, which must not be felt. */
Test(drafts, keep_nobody_waiting_while_a_colleague_writes)
{
	sqlite3 *other;

	open_log();
	tty_type(t, "Tab Tab 'a'");
	tty_settle(t, 50);
	other = lock();
	for (double until = child_now_ms() + 4500; child_now_ms() < until;) {
		char *before = mem_text(tty_screen(t));

		tty_keys(t, "x");
		cr_assert(tty_wait_for(t, differs_from, before, 1000), "typing froze");
		free(before);
	}
	sqlite3_close(other);
}

Test(drafts, wait_for_a_colleague_when_the_terminal_vanishes)
{
	sqlite3 *other;

	open_log();
	tty_type(t, "Tab Tab 'niet weg'");
	tty_expect(t, "niet weg");
	other = lock();
	tty_hangup(t);
	cr_expect(eq(int, tty_finish(t, 6000), CHILD_RUNNING));
	sqlite3_close(other);
	cr_expect(eq(int, tty_finish(t, TTY_PATIENCE_MS), 0));
	expect_sql("SELECT body LIKE '%niet weg%' FROM draft WHERE form <> 'preference'", "1");
}

static void open_settings(void)
{
	tty_key(t, "0");
	tty_expect(t, "Bestand nakijken");
	tty_type(t, "Down Down Down Down Enter");
	tty_expect(t, "Termijnen en keuzes");
}

Test(drafts, of_the_settings_have_a_number_that_is_none)
{
	open_settings();
	tty_type(t, "Tab '21' Tab '1x'");
	tty_expect(t, "1x");
	end_and_start(SIGTERM);
	open_settings();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "1x");
	tty_type(t, "BSpace '4' F2");
	tty_expect(t, "Instellingen bewaard");
	expect_sql("SELECT group_concat(\"value\") FROM (SELECT * FROM \"setting\" ORDER BY "
		   "\"value\")",
		   "14,21");
	expect_sql("SELECT count(*) FROM \"draft\" WHERE \"form\" = 'terms'", "0");
}

static void open_evaluation(void)
{
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht");
	tty_key(t, "e");
	tty_expect(t, "Evaluatie ·");
}

Test(drafts, of_an_evaluation_have_its_date_and_what_was_found)
{
	open_evaluation();
	tty_type(t, "b F6 Tab '3-11-2'");
	tty_expect(t, "3-11-2");
	end_and_start(SIGHUP);
	open_evaluation();
	tty_expect(t, "Evaluatie · Berg, Jóëlle van den, ");
	tty_key(t, "Enter");
	tty_expect(t, "3-11-2");
	tty_type(t, "'6' F2");
	tty_expect(t, "Evaluatie opgeslagen, 1 uitkomst");
	expect_sql("SELECT \"date\" FROM \"evaluation\"", "2026-11-03");
}

Test(drafts, of_an_evaluation_have_a_value_half_typed)
{
	open_evaluation();
	tty_type(t, "Down '58 va'");
	tty_expect(t, "58 va");
	end_and_start(SIGTERM);
	open_evaluation();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "58 va");
	tty_type(t, "'n 70' Enter n 'te weinig' F2");
	tty_expect(t, "Evaluatie opgeslagen, 1 uitkomst");
	expect_sql("SELECT \"value\" || \"analysis\" FROM \"result\"", "58 van 70te weinig");
}

static void open_talk(void)
{
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht");
	tty_key(t, "g");
	tty_expect(t, "Nieuw gesprek");
}

Test(drafts, of_a_talk_have_a_date_that_is_none_yet)
{
	open_talk();
	tty_type(t, "Tab '3-11-2'");
	tty_expect(t, "3-11-2");
	end_and_start(SIGHUP);
	open_talk();
	tty_expect(t, "Nieuw gesprek · Berg, Jóëlle van den, ");
	tty_key(t, "Enter");
	tty_expect(t, "3-11-2");
	/* What is not right keeps the fields as they are. */
	tty_key(t, "F3");
	tty_expect(t, "is geen datum");
	cr_expect(tty_find(t, "Of iemand anders", NULL, NULL) == false);
	tty_type(t, "'6' F2");
	tty_expect(t, "Gesprek bewaard");
	expect_sql("SELECT \"date\" FROM \"meeting\"", "2026-11-03");
}

/* Of a row that a colleague deleted there is no form any more: it is shown at the next start, until
 * its writer throws it away. */
Test(drafts, of_what_was_deleted_are_shown_to_who_wrote_them_and_go_when_told)
{
	char *id;

	open_log();
	tty_type(t, "Tab Tab 'eerste' F2");
	tty_expect(t, "Logboek bewaard");
	id = school_sql(&d.school, "SELECT \"id\" FROM \"log\"");
	tty_key(t, "Enter");
	tty_type(t, "Tab Tab ' en wat ik nog schreef'");
	tty_expect(t, "en wat ik nog schreef");
	tty_signal(t, SIGTERM);
	tty_finish(t, TTY_PATIENCE_MS);
	tty_free(t);
	start();
	tty_key(t, "Esc"); /* nothing is left over: the list, not a question */
	tty_signal(t, SIGTERM);
	tty_finish(t, TTY_PATIENCE_MS);
	tty_free(t);
	delete_row("log", strtoll(id, NULL, 10));
	t = tty_spawn(NULL, (const char *const[]){child_zorgbord(), "-f", d.school.path, "--today",
						  TODAY, NULL});
	tty_expect(t, "Een collega verwijderde intussen");
	tty_expect(t, "eerste en wat ik nog schreef");
	tty_key(t, "Esc");
	tty_expect(t, "Berg, Jóëlle van den");
	expect_sql("SELECT count(*) FROM \"draft\" WHERE \"form\" <> 'preference'", "1");
	tty_signal(t, SIGTERM);
	tty_finish(t, TTY_PATIENCE_MS);
	tty_free(t);
	t = tty_spawn(NULL, (const char *const[]){child_zorgbord(), "-f", d.school.path, "--today",
						  TODAY, NULL});
	tty_expect(t, "eerste en wat ik nog schreef");
	tty_key(t, "D");
	tty_expect(t, "Het komt niet terug");
	tty_type(t, "Right Enter");
	tty_expect(t, "Weggegooid.");
	tty_expect(t, "Berg, Jóëlle van den");
	expect_sql("SELECT count(*) FROM \"draft\" WHERE \"form\" <> 'preference'", "0");
	free(id);
}

static void open_takeover(void)
{
	tty_key(t, "0");
	tty_expect(t, "Bestand nakijken");
	tty_type(t, "Down Enter");
	tty_expect(t, "Lopende OPP's overnemen");
	tty_expect(t, "Bosch, Tim");
}

Test(drafts, of_plans_taken_over_have_a_date_that_is_none_yet)
{
	open_takeover();
	tty_type(t, "'3-9-2'");
	tty_expect(t, "3-9-2");
	end_and_start(SIGTERM);
	open_takeover();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "3-9-2");
	tty_type(t, "'6' F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql("SELECT \"starts\" FROM \"plan\" WHERE \"origin\" <> 'own'", "2026-09-03");
}

/* The texts of a plan that is taken over stand in a form over the grid. */
Test(drafts, of_plans_taken_over_have_the_form_that_was_open_over_them)
{
	open_takeover();
	tty_type(t, "'3-9-26' F5");
	tty_expect(t, "Lopend OPP · Bosch, Tim · teksten");
	tty_type(t, "'leest op niveau van groep'");
	tty_expect(t, "leest op niveau van groep");
	end_and_start(0);
	open_takeover();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "Lopend OPP · Bosch, Tim · teksten");
	tty_expect(t, "leest op niveau van groep");
	tty_type(t, "' 5' F2");
	tty_expect(t, "03-09-2026");
	tty_key(t, "F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql("SELECT \"rationale\" FROM \"plan\" WHERE \"origin\" <> 'own'",
		   "leest op niveau van groep 5");
	expect_sql("SELECT count(*) FROM \"draft\" WHERE \"form\" <> 'preference'", "0");
}

/* --- two windows of one user --- */

static struct tty *first;

/* WHAT is typed in one window, until it is kept; T is another from then on. */
static void type_in_first(void (*open)(void), const char *keys, const char *what)
{
	open();
	tty_type(t, keys);
	cr_expect(tty_wait_for(t, is_kept, what, TTY_PATIENCE_MS));
	first = t;
	start();
}

/* In the second nothing of that is shown or offered; SHOWN is what is there. */
static void open_apart(void (*open)(void), const char *shown)
{
	open();
	tty_expect(t, shown);
	cr_expect(tty_find(t, "eerder iets", NULL, NULL) == false);
	cr_expect(tty_find(t, "eerste venster", NULL, NULL) == false);
}

/* The first vanished: what it kept is offered to who then comes there. */
static void expect_first_back(void (*open)(void), const char *what)
{
	tty_signal(first, SIGKILL);
	tty_finish(first, TTY_PATIENCE_MS);
	tty_free(first);
	tty_type(t, "Esc");
	tty_expect(t, "1 Leerlingen");
	open();
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, what);
}

static void throw_away(void)
{
	tty_key(t, "Esc");
	tty_expect(t, "weggooien");
	tty_type(t, "Right Right Enter");
	tty_expect(t, "Overzicht");
}

Test(drafts, of_a_talk_in_one_window_are_not_touched_in_another)
{
	type_in_first(open_talk, "Tab Tab Tab Tab 'eerste venster'", "eerste venster");
	open_apart(open_talk, "Soort");
	tty_type(t, "Tab Tab Tab Tab 'tweede'");
	cr_expect(tty_wait_for(t, is_kept, "tweede", TTY_PATIENCE_MS));
	throw_away();
	expect_first_back(open_talk, "eerste venster");
}

Test(drafts, of_an_evaluation_in_one_window_are_not_touched_in_another)
{
	type_in_first(open_evaluation, "b n 'eerste venster'", "eerste venster");
	open_apart(open_evaluation, "o op koers");
	tty_key(t, "b");
	tty_expect(t, "✓ behaald");
	throw_away();
	expect_first_back(open_evaluation, "eerste venster");
}

Test(drafts, of_a_form_in_one_window_are_not_touched_in_another)
{
	type_in_first(open_log, "Tab Tab 'eerste venster'", "eerste venster");
	open_apart(open_log, "Tekst");
	tty_type(t, "Tab Tab 'tweede'");
	throw_away();
	expect_first_back(open_log, "eerste venster");
}
