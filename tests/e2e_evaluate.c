/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluating by keyboard, on a terminal, and what the file then holds. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/child.h"
#include "tests/dossier_school.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-25"
#define KEYS_MOST 25 /* five goals, beside the letters of typed prose */

static struct dossier_school d;
static struct tty *t;

static void start(void)
{
	t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", d.school.path,
						   "--today", TODAY, NULL });
	tty_expect(t, "Berg, Jóëlle van den");
}

static void open_dossier(void)
{
	start();
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht");
}

static void setup(void)
{
	d = dossier_school_open();
	open_dossier();
}

static void teardown(void)
{
	tty_free(t);
	school_close(&d.school);
}

TestSuite(evaluate, .init = setup, .fini = teardown, .timeout = 120);

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted);
	free(found);
}

static void expect_results(const char *wanted)
{
	expect_sql("SELECT group_concat(\"finding\" || ifnull(' ' || \"value\", ''), ',') FROM "
		   "(SELECT r.* FROM \"result\" AS r JOIN \"goal\" AS g ON g.\"id\" = r.\"goal\" "
		   "ORDER BY g.\"position\")",
		   wanted);
}

Test(evaluate, takes_at_most_25_keys_for_five_goals)
{
	size_t keys = tty_keys_sent(t), prose = tty_letters_sent(t);

	tty_key(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "b n");
	tty_keys(t, "te weinig geoefend door ziekte");
	tty_type(t, "Tab v 3 o a C-s");
	tty_expect(t, "Evaluatie opgeslagen, 5 uitkomsten.");
	keys = tty_keys_sent(t) - keys;
	prose = tty_letters_sent(t) - prose;
	fprintf(stderr, "five goals: %zu keys beside %zu letters of prose\n", keys - prose, prose);
	cr_expect(le(sz, keys - prose, KEYS_MOST));
	expect_results("met,not_met,undeterminable,on_track,behind");
	expect_sql("SELECT \"analysis\" FROM \"result\" WHERE \"analysis\" IS NOT NULL",
		   "te weinig geoefend door ziekte");
}

/* Two digits each, counted as keys: the dearest way that numbers can be typed. */
Test(evaluate, takes_at_most_25_keys_with_a_measured_value_for_every_goal)
{
	size_t keys = tty_keys_sent(t), prose = tty_letters_sent(t);

	tty_key(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "5 5 Enter b 5 8 Enter n");
	tty_keys(t, "te weinig geoefend");
	tty_type(t, "Tab 4 0 Enter o 1 5 Enter b 1 0 Enter a C-s");
	tty_expect(t, "Evaluatie opgeslagen, 5 uitkomsten.");
	keys = tty_keys_sent(t) - keys;
	prose = tty_letters_sent(t) - prose;
	cr_expect(le(sz, keys - prose, KEYS_MOST));
	expect_results("met 55,not_met 58,on_track 40,met 15,behind 10");
}

Test(evaluate, stores_each_outcome_as_it_was_found)
{
	tty_type(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "o a b x 'hoort hier niet' Enter v");
	tty_expect(t, "1 geen beginmeting");
	tty_type(t, "Enter F6");
	tty_type(t, "j Tab Tab j Enter"); /* yearly; then with parents */
	tty_key(t, "F2");
	tty_expect(t, "Evaluatie opgeslagen, 5 uitkomsten.");
	expect_results("on_track,behind,met,dropped,undeterminable");
	expect_sql("SELECT \"reason\" FROM \"result\" WHERE \"finding\" = 'undeterminable'",
		   "no_baseline");
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 4", "dropped");
	expect_sql("SELECT \"kind\" || ' ' || \"parents_present\" FROM \"evaluation\"",
		   "yearly yes");
	tty_key(t, "u");
	tty_expect(t, "ngedaan gemaakt");
	expect_sql("SELECT count(*) FROM \"result\" WHERE \"withdrawn\" IS NULL", "0");
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 4", "open");
}

Test(evaluate, survives_a_terminal_that_vanishes)
{
	tty_type(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "b n 'halve zin over het lezen'");
	tty_expect(t, "halve zin over het lezen");
	tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
	open_dossier();
	tty_type(t, "e");
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "halve zin over het lezen");
	tty_key(t, "C-s");
	tty_expect(t, "Evaluatie opgeslagen, 2 uitkomsten.");
	expect_sql("SELECT \"analysis\" FROM \"result\" WHERE \"finding\" = 'not_met'",
		   "halve zin over het lezen");
	expect_sql("SELECT count(*) FROM \"draft\"", "0");
}

Test(evaluate, goes_on_after_the_terminal_changed_its_size)
{
	tty_type(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "b n 'midden in'");
	tty_resize(t, 12, 44);
	tty_expect(t, "midden in");
	tty_resize(t, 3, 10);
	tty_expect(t, "te klein");
	tty_resize(t, 40, 120);
	tty_expect(t, "vorige keer");
	tty_expect(t, "midden in");
	tty_type(t, "' een zin' C-s");
	tty_expect(t, "Evaluatie opgeslagen, 2 uitkomsten.");
	expect_sql("SELECT \"analysis\" FROM \"result\" WHERE \"finding\" = 'not_met'",
		   "midden in een zin");
}

Test(evaluate, asks_before_it_throws_away)
{
	tty_type(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "b Esc");
	tty_expect(t, "nog niet bewaard");
	tty_type(t, "Right Right Enter");
	tty_expect(t, "Overzicht");
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
	expect_sql("SELECT count(*) FROM \"draft\"", "0");
}
