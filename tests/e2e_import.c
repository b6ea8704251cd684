/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the file of the LAS to plans in force and the counts for the board, by keyboard. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/counted.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"
#define HEADINGS                                                                                   \
	"Leerlingnummer;Roepnaam;Voorvoegsel;Achternaam;Geboortedatum;Geslacht;Groep;Leerjaar\r\n"
#define BERG "1001;J\u00f3\u00eblle;van den;Berg;3-4-2017;v;6A;6\r\n"
#define BOSCH "1002;Tim;;Bosch;12-9-2016;m;6B;6\r\n"
#define OZDEMIR "1003;\u00d6mer;;\u00d6zdemir;1-1-2017;m;6A;6\r\n"

static struct tty *begin(struct school *s)
{
	struct tty *t;

	*s = school_open(TODAY);
	t = school_tty(s, TODAY);
	tty_expect(t, "1 Leerlingen");
	return t;
}

static void end(struct school *s, struct tty *t)
{
	tty_free(t);
	school_close(s);
}

/* Opens the import and gives it the file with that content. */
static void give(struct school *s, struct tty *t, const char *content)
{
	char *path = files_join(s->directory, "las.csv");

	files_write(path, content);
	tty_key(t, "0");
	tty_expect(t, "Reservekopie");
	tty_key(t, "Enter");
	tty_expect(t, "Kies het bestand");
	tty_key(t, "Enter");
	tty_expect(t, "Tab vult aan");
	tty_key(t, "C-a");
	tty_keys(t, path);
	tty_key(t, "Enter");
	free(path);
}

static void choose(struct school *s, struct tty *t, const char *content)
{
	give(s, t, content);
	tty_expect(t, "nog niets geschreven");
}

static void take(struct tty *t)
{
	tty_key(t, "F2");
	tty_expect(t, "annuleren");
	tty_type(t, "Right Enter");
	tty_expect(t, "Wat nu");
}

Test(import, begins_to_look_where_the_school_file_lies_and_shows_what_can_be_read)
{
	struct school s;
	struct tty *t = begin(&s);
	char *list = files_join(s.directory, "las.csv"),
	     *photo = files_join(s.directory, "foto.png");

	files_write(list, HEADINGS BERG);
	files_write(photo, "x");
	tty_type(t, "0 Enter");
	tty_expect(t, "Kies het bestand");
	tty_key(t, "Enter");
	tty_expect(t, "las.csv");
	cr_expect(eq(int, tty_find(t, "foto.png", NULL, NULL), 0));
	cr_expect(eq(int, tty_find(t, "school.db", NULL, NULL), 0));
	tty_type(t, "'/nergens/las.csv' Enter");
	tty_expect(t, "dat bestand is er niet");
	tty_type(t, "C-a");
	tty_keys(t, s.directory);
	tty_type(t, "'/' Down Enter");
	tty_expect(t, "las.csv");
	tty_key(t, "Enter");
	tty_expect(t, "nog niets geschreven");
	free(list);
	free(photo);
	end(&s, t);
}

Test(import, speaks_of_classes_and_years_in_a_vo_school)
{
	struct school s = school_open(TODAY);
	struct zb_err err;
	struct tty *t;

	school_set(&s, &err, "school", school_number(&s, "SELECT id FROM school"), "type=vo", NULL);
	t = school_tty(&s, TODAY);
	tty_expect(t, "1 Leerlingen");
	choose(&s, t, HEADINGS "1002;Tim;;Bosch;12-9-2012;m;2B;2\r\n");
	tty_expect(t, "Klassen: nieuw");
	tty_key(t, "F2");
	tty_expect(t, "Nieuwe klassen: 1.");
	tty_type(t, "Right Enter");
	tty_expect(t, "Wat nu");
	tty_key(t, "Esc");
	choose(&s, t, HEADINGS "1002;Tim;;Bosch;12-9-2012;m;2B;3\r\n");
	tty_expect(t, "leerjaar         leerjaar 2   leerjaar 3");
	tty_expect(t, "leerjaar 2   leerjaar 2, leerjaar 3");
	end(&s, t);
}

Test(import, shows_counts_first_and_writes_what_is_confirmed)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, HEADINGS BERG BOSCH OZDEMIR);
	tty_expect(t, "Leerlingen: nieuw");
	expect_sql(&s, "SELECT count(*) FROM pupil", "0");
	tty_type(t, "F2 Enter");
	expect_sql(&s, "SELECT count(*) FROM pupil", "0");
	take(t);
	tty_expect(t, "Leerlingen: 3 nieuw, 0 gewijzigd");
	expect_sql(&s, "SELECT count(*) FROM pupil", "3");
	tty_key(t, "Enter");
	tty_expect(t, "1 Leerlingen");
	tty_key(t, "a");
	tty_expect(t, "Berg, J\u00f3\u00eblle van den");
	tty_key(t, "u");
	tty_expect(t, "Ongedaan gemaakt");
	expect_sql(&s, "SELECT count(*) FROM pupil", "0");
	end(&s, t);
}

Test(import, notes_who_is_gone_as_departed_when_asked)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, HEADINGS BERG BOSCH OZDEMIR);
	take(t);
	choose(&s, t, HEADINGS BERG OZDEMIR);
	tty_expect(t, "niet meer in het bestand");
	tty_expect(t, "[ ] blijft staan");
	tty_key(t, "d");
	tty_expect(t, "Laatste dag");
	tty_type(t, "'1-10-2026' Enter");
	tty_expect(t, "[x] vertrokken 01-10-2026");
	take(t);
	expect_sql(&s, "SELECT left FROM pupil WHERE family_name = 'Bosch'", "2026-10-01");
	expect_sql(&s, "SELECT count(*) FROM pupil WHERE left IS NULL", "2");
	end(&s, t);
}

/* When the file of a new school year is read in, somebody left with the one before. */
Test(import, proposes_the_last_day_of_the_year_before_and_tells_whose_plan_goes_on)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Bosch", "given_name=Tim",
				   "number=1002", "born=2016-09-12", NULL),
		plan;
	struct tty *t;

	school_add(&s, "placement", school_ref("pupil", pupil), "school_year=2026-2027",
		   "year_group=6", "starts=2026-08-01", NULL);
	plan = school_add(&s, "plan", school_ref("pupil", pupil), NULL);
	school_set(&s, NULL, "plan", plan, "status=in_force", "starts=2026-09-01",
		   "rod_begin=2026-09-02", NULL);
	t = school_tty(&s, "2027-08-25");
	tty_expect(t, "1 Leerlingen");
	choose(&s, t, HEADINGS BERG);
	tty_expect(t, "[ ] blijft staan");
	tty_type(t, "Space");
	tty_expect(t, "[x] vertrokken 31-07-2027");
	tty_key(t, "F2");
	tty_expect(t, "1, van wie 1 als vertrokken.");
	tty_type(t, "Right Enter");
	tty_expect(t, "1 vertrokken, ");
	tty_expect(t, "Van 1 die vertrok is het OPP nog in werking");
	expect_sql(&s, "SELECT left FROM pupil WHERE family_name = 'Bosch'", "2027-07-31");
	end(&s, t);
}

Test(import, says_what_is_wrong_with_a_file_and_writes_nothing)
{
	struct school s;
	struct tty *t = begin(&s);
	char *path = files_join(s.directory, "leeg.csv");

	files_write(path, "dit;is;niets\r\n1;2;3\r\n");
	tty_type(t, "0 Enter Enter");
	tty_expect(t, "Tab vult aan");
	tty_key(t, "C-a");
	tty_keys(t, path);
	tty_key(t, "Enter");
	tty_expect(t, "kop");
	tty_expect(t, "Kies het bestand");
	free(path);
	end(&s, t);
}

Test(import, tells_who_is_new_and_what_is_not_read_before_anything_is_written)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, "Achternaam;Roepnaam;Geboortedatum;Groep;BSN;Telefoon\r\n"
		      "Berg;Ida;3-4-2017;6A;123456782;0612345678\r\n");
	tty_expect(t, "Nooit bewaard: BSN. Niet gelezen: Telefoon.");
	tty_expect(t, "6A, geboren 03-04-2017");
	tty_expect(t, "bewaart zorgbord nooit");
	tty_expect(t, "wordt niet gelezen");
	cr_expect(not(tty_find(t, "123456782", NULL, NULL)));
	take(t);
	expect_sql(&s, "SELECT born FROM pupil", "2017-04-03");
	end(&s, t);
}

Test(import, takes_over_plans_from_a_csv)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, HEADINGS BERG BOSCH);
	take(t);
	choose(&s, t, "leerlingnummer;begin;bestemming;soort;doel\r\n"
		      "1001;1-9-2026;vmbo-kb;leerprestaties;AVI E5\r\n");
	tty_expect(t, "OPP's: 1 over te nemen");
	take(t);
	expect_sql(&s, "SELECT status || origin FROM plan", "in_forcetaken_over");
	expect_sql(&s, "SELECT description FROM goal", "AVI E5");
	end(&s, t);
}

Test(takeover, puts_two_plans_in_force_without_anything_late)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, HEADINGS BERG BOSCH OZDEMIR);
	take(t);
	tty_key(t, "O");
	tty_expect(t, "alle leerlingen zonder OPP");
	tty_type(t, "'1-9-2026' Tab 'vmbo' Tab '3-9-2026' Tab '4-9-2026' Tab Tab");
	tty_type(t, "F4 Up Tab Tab F4 Up Tab F4");
	tty_type(t, "F2");
	tty_expect(t, "2 OPP's overgenomen");
	expect_sql(&s, "SELECT group_concat(starts || ' ' || adopted) FROM plan",
		   "2026-09-01 2026-09-03,2026-09-01 2026-09-03");
	expect_sql(&s, "SELECT count(*) FROM plan WHERE status = 'in_force'", "2");
	expect_sql(&s, "SELECT group_concat(date) FROM consent", "2026-09-04,2026-09-04");
	expect_sql(&s, "SELECT count(*) FROM due WHERE date < '" TODAY "' AND shows <= '" TODAY "'",
		   "0");
	end(&s, t);
}

/* At a plan to take over that began before the extra support of its pupil, and is asked about. */
static struct tty *begin_with_extra(struct school *s)
{
	struct tty *t = begin(s);

	choose(s, t, HEADINGS BERG);
	take(t);
	tty_key(t, "Enter");
	tty_key(t, "a");
	tty_expect(t, "1 leerling ");
	tty_key(t, "+");
	tty_expect(t, "ondersteuning vanaf");
	tty_type(t, "C-a '1-11-2026' Enter");
	tty_expect(t, "Extra ondersteuning aangezet");
	tty_type(t, "O '1-9-2026' Tab");
	tty_expect(t,
		   "De extra ondersteuning begint pas op 01-11-2026, na dit OPP: klopt dat? (F7)");
	return t;
}

Test(takeover, asks_about_a_plan_that_began_before_the_extra_support_and_takes_it)
{
	struct school s;
	struct tty *t = begin_with_extra(&s);

	tty_type(t, "BackTab C-a '1-11-2026' Tab");
	tty_expect_gone(t, "klopt dat?");
	tty_type(t, "BackTab C-a '1-9-2026' F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql(&s, "SELECT starts FROM plan", "2026-09-01");
	end(&s, t);
}

Test(takeover, lets_the_extra_support_begin_with_the_plan)
{
	struct school s;
	struct tty *t = begin_with_extra(&s);

	tty_key(t, "F7");
	tty_expect(t, "De extra ondersteuning, nu vanaf 01-11-2026, begint dan met dit OPP.");
	tty_key(t, "F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql(&s, "SELECT group_concat(level || ' ' || starts) FROM support_period",
		   "extra 2026-09-01");
	tty_key(t, "u");
	tty_expect(t, "ngedaan gemaakt");
	expect_sql(&s, "SELECT group_concat(level || ' ' || starts) FROM support_period",
		   "extra 2026-11-01");
	end(&s, t);
}

Test(takeover, leaves_the_extra_support_when_that_is_taken_back)
{
	struct school s;
	struct tty *t = begin_with_extra(&s);

	tty_type(t, "F7 F7");
	tty_expect(t, "klopt dat? (F7)");
	tty_key(t, "F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql(&s, "SELECT starts FROM support_period", "2026-11-01");
	end(&s, t);
}

Test(takeover, takes_the_texts_of_the_plan_along)
{
	struct school s;
	struct tty *t = begin_with_extra(&s);

	tty_key(t, "F5");
	tty_expect(t, "Onderbouwing");
	tty_keys(t, "leert snel");
	tty_type(t, "Tab 'rust' Tab 'lezen' Tab 'korte taken' Tab 'RT' F2");
	tty_expect(t, "Lopende OPP's overnemen");
	tty_expect(t, "Evaluatie");
	tty_key(t, "F2");
	tty_expect(t, "1 OPP overgenomen");
	expect_sql(&s,
		   "SELECT rationale || '|' || helping || '|' || hindering || '|' || need || '|' "
		   "|| guidance || '|' || status FROM plan",
		   "leert snel|rust|lezen|korte taken|RT|in_force");
	end(&s, t);
}

Test(takeover, refuses_a_date_ahead_and_keeps_what_was_typed)
{
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, HEADINGS BERG);
	take(t);
	tty_key(t, "O");
	tty_expect(t, "alle leerlingen zonder OPP");
	tty_type(t, "'1-9-2026' Tab Tab '1-1-2027' F2");
	tty_expect(t, "kan niet in de toekomst liggen");
	expect_sql(&s, "SELECT count(*) FROM plan", "0");
	tty_hangup(t);
	tty_finish(t, TTY_PATIENCE_MS);
	tty_free(t);
	t = school_tty(&s, TODAY);
	tty_expect(t, "1 Leerlingen");
	tty_type(t, "0 Down Enter");
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "01-01-2027");
	end(&s, t);
}

Test(export, makes_the_counts_for_the_board_and_says_where)
{
	struct school s;
	struct tty *t = begin(&s);
	char *to = files_join(s.directory, "bestuur"), *file = files_join(to, "doelen.csv");

	tty_type(t, "0 Down Down Enter");
	tty_expect(t, "Tellingen voor het bestuur");
	tty_expect(t, "er niets te tellen");
	tty_type(t, "Space Down Down Enter");
	tty_expect(t, "2025-2026");
	tty_type(t, "Tab Tab C-a");
	tty_keys(t, to);
	tty_key(t, "F2");
	tty_expect(t, "Gemaakt: ");
	cr_expect(files_exists(file));
	tty_expect(t, "Eerdere export: ");
	tty_expect(t, "over 01-08-2025 t/m 31-07-2026.");
	tty_key(t, "F2");
	tty_expect(t, "bestuur");
	free(file);
	free(to);
	end(&s, t);
}

/* What stands on the dashboard is what was evaluated. */
Test(dashboard, shows_the_numbers_and_the_dossier_behind_one)
{
	struct school s = school_open(TODAY);
	struct counted row = { .number = "1", .name = "Berg", .plan_starts = "2026-01-12",
			       .evaluated = "2026-06-18",
			       .goals = { { .kind = "learning", .finding = "met" },
					  { .kind = "learning", .finding = "not_met" },
					  { .kind = "behaviour", .finding = "undeterminable" } } };
	struct tty *t;

	counted_add(&s, &row);
	t = school_tty(&s, TODAY);
	tty_expect(t, "1 Leerlingen");
	tty_key(t, "3");
	tty_expect(t, "Leren n=2");
	tty_expect(t, "1  50%");
	tty_expect(t, "Gedrag n=1");
	tty_type(t, "Down Enter");
	tty_expect(t, "Leren: behaald");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_type(t, "q q");
	tty_expect(t, "Leren n=2");
	end(&s, t);
}

Test(import, says_the_whole_sentence_at_the_foot_and_that_nothing_changes)
{
	static const char las[] = "leerlingnummer;achternaam;groep;BSN\n1;Berg;6A;123456782\n";
	struct school s;
	struct tty *t = begin(&s);

	choose(&s, t, las);
	tty_key(t, "F2");
	tty_expect(t, "Nieuwe groepen: 1.");
	tty_type(t, "Right Enter");
	tty_expect(t, "Wat nu");
	give(&s, t, las);
	tty_expect(t, "Er verandert niets.");
	tty_key(t, "0"); /* back to choosing */
	tty_expect(t, "Kies het bestand");
	give(&s, t, "leerlingnummer;begin;bestemming\n1;1-9-2025;gymnasium-plus-internationaal\n");
	tty_expect(t, "arbeid, nog niet te bepalen");
	end(&s, t);
}
