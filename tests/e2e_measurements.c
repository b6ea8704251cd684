/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements out of a CSV: by the command and on the screen. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"
#include "tests/files.h"
#include "tests/sitting.h"

#define PUPILS "leerlingnummer;roepnaam;achternaam;geboortedatum;groep\n"                          \
	       "12;Gradje;Hof;2016-05-04;7B\n13;Tim;Bosch;2017-05-01;6B\n"
#define TESTS                                                                                      \
	"leerlingnummer;datum;vak;niveau;score\n"                                                  \
	"12;12-1-2026;rekenen;IV;88,5\n12;12-6-2026;rekenen;III;97\n13;12-1-2026;spelling;V;\n"

/* $S is the program on the file. */
static void expect_sh(const struct place *p, const char *script, const char *says)
{
	char *whole = mem_format("S=\"$Z -f $F --today 2026-11-22\"; %s", script);
	struct run run = command_sh(p, whole);

	cr_expect(eq(int, run.status, 0), "%s: %s", script, run.err);
	cr_expect(strstr(run.out, says) != NULL, "%s: %s", script, run.out);
	run_free(&run);
	free(whole);
}

Test(measurements, by_the_command_come_once_after_a_dry_run)
{
	struct place p = place_with_school();

	expect_sh(&p, "printf '" PUPILS "' >$F.csv && $S import $F.csv", "2 nieuw");
	expect_sh(&p, "printf '" TESTS "' >$F.csv && $S import --dry-run $F.csv",
		  "metingen: 3 nieuw, 0 gewijzigd, 0 blijft van de school, 0 ongewijzigd\n"
		  "  nieuw: Hof, Gradje: rekenen-wiskunde 12-01-2026: Niveau IV, Score 88,5\n");
	expect_sh(&p, "$S list measurement --format csv | wc -l", "1\n");
	expect_sh(&p,
		  "$S import $F.csv; $S list measurement --where subject=mathematics --format csv",
		  ",2026-01-12,mathematics,IV,88.5,");
	expect_sh(&p, "$S import --dry-run $F.csv", "3 ongewijzigd\n");
	expect_sh(&p, "$S history | head -5", "measurement");
	expect_sh(&p, "$S undo && $S list measurement --format csv | wc -l", "1\n");
	expect_sh(&p,
		  "printf 'leerlingnummer;datum;vak;niveau\\n99;1-1-2026;spelling;II\\n' >$F.csv; "
		  "$S import $F.csv 2>&1; true",
		  "regel 2: er is geen leerling met nummer 99");
	place_free(&p);
}

#define FOUND \
	"SELECT group_concat(subject || ' ' || date || ' ' || ifnull(level, risk), ', ') " \
	"FROM measurement"

Test(measurements, of_one_pupil_are_typed_in_one_go)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "given_name=Tim", "family_name=Bosch", NULL);
	struct tty *t;
	char *found;

	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	school_add(&s, "measurement", school_ref("pupil", pupil), "date=2026-06-04",
		   "subject=mathematics", "level=IV", NULL);
	db_close(s.db);
	s.db = NULL;
	t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", s.path, "--today",
						   "2026-11-22", NULL });
	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "m");
	tty_expect(t, "Metingen · Bosch, Tim");
	tty_expect(t, "rekenen-wiskunde");
	tty_expect(t, "IV");
	tty_key(t, "C-s");
	tty_expect(t, "Er is nog niets ingevuld");
	tty_type(t, "Down Down 'II' Tab '88' C-s");
	tty_expect(t, "1 meting bewaard");
	found = school_sql(&s, FOUND);
	cr_expect_str_eq(found, "mathematics 2026-06-04 IV, mathematics 2026-11-22 II");
	free(found);
	tty_type(t, "Right Right Right Right Right Right");
	tty_expect(t, "IV (04-06-2026) → II (22-11-2026)");
	tty_expect(t, "vooruit");
	tty_key(t, "u");
	tty_expect(t, "Ongedaan gemaakt");
	found = school_sql(&s, FOUND);
	cr_expect_str_eq(found, "mathematics 2026-06-04 IV");
	free(found);
	tty_free(t);
	school_close(&s);
}

Test(measurements, on_the_screen_are_shown_before_they_are_taken)
{
	struct sitting s = sitting_start("2026-11-22");

	sitting_new_school(&s, "De Regenboog", "12AB00");
	sitting_choose_bytes(&s, "leerlingen.csv", PUPILS);
	sitting_take(&s);
	sitting_choose_bytes(&s, "toetsen.csv", TESTS);
	tty_expect(s.t, "toetsen.csv · metingen: 3 nieuw");
	tty_expect(s.t, "IV, 88,5");
	sitting_expect_sql(&s, "SELECT count(*) FROM measurement", "0");
	sitting_take(&s);
	sitting_expect_sql(&s, "SELECT count(*) FROM measurement", "3");
	sitting_choose_bytes(&s, "toetsen.csv", TESTS);
	tty_expect(s.t, "3 ongewijzigd");
	tty_expect(s.t, "Er verandert niets");
	sitting_end(&s);
}

Test(measurements, of_a_group_are_typed_down_a_column)
{
	struct sitting s = sitting_start("2026-11-22");

	sitting_new_school(&s, "De Regenboog", "12AB00");
	sitting_choose_bytes(&s, "leerlingen.csv", PUPILS "14;Zoë;Aap;2016-01-02;7B\n");
	sitting_take(&s);
	tty_type(s.t, "a '/7b' Tab m");
	tty_expect(s.t, "Metingen · filter: 7b · 2 leerlingen");
	tty_type(s.t, "'spel' Enter Tab '12-1-26' Tab 'SVS' Enter '81,5' Down '77' C-s");
	tty_expect(s.t, "2 metingen bewaard. Kies het volgende vak, of Esc.");
	tty_type(s.t, "'rek' Enter Down '102' Down Down");
	tty_type(s.t, "F2");
	tty_expect(s.t, "1 meting bewaard");
	sitting_expect_sql(&s,
			   "SELECT group_concat(t, ', ') FROM (SELECT family_name || ' ' || "
			   "subject || ' ' || date || ' ' || score || ' ' || instrument AS t "
			   "FROM measurement JOIN pupil ON pupil.id = pupil ORDER BY "
			   "measurement.id)",
			   "Aap spelling 2026-01-12 81500 SVS, Hof spelling 2026-01-12 77000 SVS, "
			   "Aap mathematics 2026-01-12 102000 SVS");
	tty_type(s.t, "Esc");
	tty_expect(s.t, "filter: 7b");
	tty_type(s.t, "u");
	tty_expect(s.t, "Ongedaan gemaakt");
	sitting_expect_sql(&s, "SELECT count(*) FROM measurement", "2");
	sitting_end(&s);
}

#define WRONG                                                                                      \
	"leerlingnummer;datum;vak;niveau\n12;12-1-2026;spelling;II\n"                              \
	"99;12-1-2026;spelling;II\n12;31-2-2026;spelling;II\n13;12-1-2026;spelling;VI\n"

Test(measurements, that_are_not_right_are_told_line_by_line_and_nothing_is_written)
{
	struct place p = place_with_school();

	expect_sh(&p, "printf '" PUPILS "' >$F.csv && $S import $F.csv", "2 nieuw");
	expect_sh(&p, "printf '" WRONG "' >$F.csv; $S import $F.csv 2>/dev/null; echo $?",
		  "regel 3: er is geen leerling met nummer 99; lees eerst de leerlingen in\n"
		  "regel 4: Datum");
	expect_sh(&p, "$S import $F.csv 2>/dev/null | wc -l", "3\n");
	expect_sh(&p, "$S import $F.csv 2>&1 >/dev/null; true",
		  "3 regels zijn niet goed; de eerste is regel 3: er is geen leerling");
	expect_sh(&p, "$S list measurement --format csv | wc -l", "1\n");
	place_free(&p);
}

Test(measurements, that_are_not_right_are_told_on_the_screen_and_read_again_when_mended)
{
	struct sitting s = sitting_start("2026-11-22");
	char *path = files_join(s.school.directory, "toetsen.csv");

	sitting_new_school(&s, "De Regenboog", "12AB00");
	sitting_choose_bytes(&s, "leerlingen.csv", PUPILS);
	sitting_take(&s);
	sitting_choose_bytes(&s, "toetsen.csv", WRONG);
	tty_expect(s.t, "toetsen.csv · 3 regels zijn niet goed");
	tty_expect(s.t, "3 er is geen leerling met nummer 99");
	tty_expect(s.t, "4 Datum");
	tty_expect(s.t, "5 Niveau");
	sitting_expect_sql(&s, "SELECT count(*) FROM measurement", "0");
	files_write(path, TESTS);
	tty_key(s.t, "Enter");
	tty_expect(s.t, "toetsen.csv · metingen: 3 nieuw");
	sitting_take(&s);
	sitting_expect_sql(&s, "SELECT count(*) FROM measurement", "3");
	free(path);
	sitting_end(&s);
}
