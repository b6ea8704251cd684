/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `zorgbord print` and the same from the dossier: where it goes, what is noted, and what it
 * refuses. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/child.h"
#include "tests/command.h"
#include "tests/dossier_school.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/pdf.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"

Test(e2e_print, finds_the_pupil_by_number_id_and_name)
{
	struct place place = place_with_plan();
	char *by_number = command_ok(&place, "print", "plan", "1042", "--to", "-", NULL);
	char *by_name = command_ok(&place, "print", "plan", "joelle berg", "--to", "-", NULL);

	cr_expect(strstr(by_number, "CONCEPT\nOntwikkelingsperspectief\n") == by_number);
	cr_expect_str_eq(by_name, by_number);
	command_fails(&place, 1, "geen leerling heet piet", "print", "plan", "piet", "--to", "-",
		      NULL);
	free(command_ok(&place, "add", "pupil", "given_name=Jan", "family_name=Berg", NULL));
	command_fails(&place, 1, "past bij meer leerlingen", "print", "plan", "berg", "--to", "-",
		      NULL);
	command_fails(&place, 1, "heeft geen OPP", "print", "plan", "jan", "--to", "-", NULL);
	free(by_number);
	free(by_name);
	place_free(&place);
}

Test(e2e_print, replaces_no_file_unless_told_to)
{
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "opp.md"), *made;

	files_write(to, "van mij");
	command_fails(&place, 1, "bestaat al", "print", "plan", "1042", "--to", to, NULL);
	expect_file(to, "van mij");
	free(command_ok(&place, "print", "plan", "1042", "--to", to, "--force", NULL));
	made = files_read(to, NULL);
	cr_expect(strstr(made, "# Ontwikkelingsperspectief\n") == made);
	free(made);
	free(to);
	place_free(&place);
}

Test(e2e_print, notes_who_printed_what)
{
	struct dossier_school s = dossier_school_open();
	char *number = mem_format("id=%lld", (long long)s.pupil), *noted;
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", s.school.path,
							    "--today", TODAY, "print", "plan",
							    number, "--to", "-", NULL },
				     NULL, NULL);

	cr_expect(eq(int, run.status, 0), "%s", run.err);
	noted = school_sql(&s.school, "SELECT \"pupil\" || ' ' || \"detail\" FROM \"access\" "
				      "WHERE \"what\" = 'print'");
	char *wanted = mem_format("%lld plan txt", (long long)s.pupil);

	cr_expect_str_eq(noted, wanted);
	free(wanted);
	free(noted);
	free(number);
	run_free(&run);
	school_close(&s.school);
}

Test(e2e_print, makes_a_form_of_an_empty_plan)
{
	struct place place = place_with_school();
	char *to = files_join(place.directory, "form.pdf"), *text;

	free(command_ok(&place, "print", "form", "--to", to, NULL));
	text = pdf_text(to);
	cr_expect(strstr(text, "Onderbouwing") != NULL);
	cr_expect(strstr(text, "Handtekening") != NULL);
	free(text);
	free(to);
	place_free(&place);
}

Test(e2e_print, makes_a_card_and_the_page_of_a_group_of_one_page_each)
{
	struct place place = place_new();
	char *card = files_join(place.directory, "card.pdf"),
	     *group = files_join(place.directory, "group.pdf"), *text;

	free(command_ok(&place, "demo", NULL));
	command_sh_ok(&place, "$Z -f $F --today " TODAY " print card $($Z -f $F --today " TODAY
		      " list pupil --where plan_state=in_force --where group=8A --format csv | "
		      "sed -n '2s/,.*/ /;2s/^/id=/p') --to $(dirname $F)/card.pdf");
	text = pdf_text(card);
	cr_expect(strstr(text, "Watwerkt") != NULL && strstr(text, "Doelennu") != NULL);
	free(text);
	free(command_ok(&place, "print", "group", "8A", "--to", group, NULL));
	text = pdf_text(group);
	cr_expect(strstr(text, "8A2026-2027") != NULL);
	free(text);
	command_fails(&place, 1, "is er geen groep 99Z", "print", "group", "99Z", "--to", "-",
		      NULL);
	free(card);
	free(group);
	place_free(&place);
}

Test(e2e_print, goes_to_a_place_that_is_chosen_in_the_dossier)
{
	struct dossier_school s = dossier_school_open();
	const char *name = "opp-" TODAY "-versie-1.pdf"; /* she has no number */
	char *to = files_join(s.school.directory, name), *paper, *noted;
	struct tty *t;

	t = school_tty(&s.school, TODAY);
	tty_expect(t, "Berg, J");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "p");
	tty_expect(t, "OPP als platte tekst");
	tty_key(t, "Enter");
	tty_expect(t, "-versie-1.pdf");
	tty_key(t, "Enter");
	tty_expect(t, "Gemaakt:");
	paper = pdf_text(to);
	cr_expect(strstr(paper, "Ontwikkelingsperspectief") == paper);
	noted = school_sql(&s.school, "SELECT count(*) FROM \"access\" WHERE \"what\" = 'print'");
	cr_expect_str_eq(noted, "1");
	free(noted);
	free(paper);
	free(to);
	tty_free(t);
	school_close(&s.school);
}

/* What was made at TO, of mode 0600; the caller frees. */
static char *made_at(const char *to)
{
	struct stat there;

	cr_assert(stat(to, &there) == 0, "%s", to);
	cr_expect(eq(int, there.st_mode & 07777, 0600));
	return files_read(to, NULL);
}

Test(e2e_print, makes_the_page_of_a_group_and_the_calendar_on_the_screen_too)
{
	struct dossier_school s = dossier_school_open();
	char *page = files_join(s.school.directory, "groepsoverzicht-6A.md"),
	     *calendar = files_join(s.school.directory, "termijnen.ics"), *made, *noted;
	struct tty *t;

	t = school_tty(&s.school, TODAY);
	tty_expect(t, "Berg, J");
	tty_type(t, ": 'druk groep'");
	tty_expect(t, "een groepsoverzicht of een leeg OPP afdrukken");
	tty_key(t, "Enter");
	tty_expect(t, "Leeg OPP, om met de hand in te vullen");
	tty_key(t, "Enter");
	tty_expect(t, "groepsoverzicht-6A.pdf");
	for (int i = 0; i < 3; i++)
		tty_key(t, "BSpace");
	tty_keys(t, "md");
	tty_key(t, "Enter");
	tty_expect(t, "Gemaakt:");
	made = made_at(page);
	cr_expect(strstr(made, "# Groepsoverzicht") == made, "%s", made);
	free(made);
	noted = school_sql(&s.school, "SELECT \"detail\" FROM \"access\" WHERE \"what\" = 'print'");
	cr_expect(strstr(noted, "group ") == noted, "%s", noted);
	tty_type(t, "2");
	tty_expect(t, "uitstel");
	tty_type(t, "a");
	tty_expect(t, "termijnen.ics");
	tty_key(t, "Enter");
	tty_expect(t, "termijnen.ics. Alleen u");
	made = made_at(calendar);
	cr_expect(strstr(made, "BEGIN:VCALENDAR") == made, "%s", made);
	free(made);
	free(noted);
	free(page);
	free(calendar);
	tty_free(t);
	school_close(&s.school);
}

Test(e2e_print, says_who_gets_no_copy_and_leaves_it_off_the_paper)
{
	struct dossier_school s = dossier_school_open();
	char *sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			       (long long)s.father);
	char *id = mem_format("id=%lld", (long long)s.pupil);
	struct zb_err err;
	struct run run;

	school_set(&s.school, &err, "pupil_guardian", school_number(&s.school, sql),
		   "information=limited", NULL);
	db_close(s.school.db);
	s.school.db = NULL;
	run = run_program((const char *const[]){ child_zorgbord(), "-f", s.school.path, "--today",
						 TODAY, "print", "plan", id, "--to", "-", NULL },
			  NULL, NULL);
	cr_expect_str_eq(run.err, "zorgbord: let op: geen afschrift voor Kees Smit: de rechter "
				  "beperkte de informatie\n");
	cr_expect(strstr(run.out, "Ontwikkelingsperspectief") != NULL);
	cr_expect(strstr(run.out, "rechter") == NULL, "%s", run.out);
	run_free(&run);
	free(id);
	free(sql);
	school_close(&s.school);
}

Test(e2e_print, offers_a_name_in_the_directory_whatever_the_number_is)
{
	struct place place = place_with_plan_of("number=../10/42");
	struct tty *t = tty_spawn(&(struct tty_options){ .directory = place.directory },
				  (const char *const[]){ child_zorgbord(), "-f", place.file,
							 "--today", TODAY, NULL });

	tty_expect(t, "a alle");
	tty_key(t, "a");
	tty_expect(t, "Berg, J");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "p");
	tty_expect(t, "OPP als platte tekst");
	tty_key(t, "Enter");
	tty_expect(t, "opp----10-42-versie-1.pdf");
	tty_free(t);
	place_free(&place);
}

Test(e2e_print, says_that_the_disk_is_full_of_what_goes_to_the_output)
{
	struct place place = place_with_plan();
	struct run run;

	command_sh_ok(&place, "$Z -f $F --today " TODAY
		      " set plan $($Z -f $F list plan --format csv | sed -n '2s/,.*//p') "
		      "rationale=\"$(yes 'zij leert snel' | head -c 100000)\"");
	run = command_sh(&place, "$Z -f $F --today " TODAY " print plan 1042 --to - >/dev/full");
	command_expect(&run, 1, "de uitvoer kon niet worden geschreven: de schijf is vol");
	place_free(&place);
}

Test(e2e_print, leaves_nothing_of_a_file_that_does_not_fit_on_the_disk)
{
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "out");
	struct run run;

	command_sh_ok(&place, "mkdir $(dirname $F)/out && $Z -f $F --today " TODAY
		      " set plan $($Z -f $F list plan --format csv | sed -n '2s/,.*//p') "
		      "rationale=\"$(yes 'zij leert snel' | head -c 100000)\"");
	run = command_sh(&place, "ulimit -f 140; $Z -f $F --today " TODAY
				 " print plan 1042 --to $(dirname $F)/out/opp.md");
	command_expect(&run, 1, "kan niet worden geschreven: het bestand wordt te groot");
	cr_expect(rmdir(to) == 0);
	free(to);
	place_free(&place);
}

/* As root too, who may write in any directory but these. */
Test(e2e_print, says_that_nothing_can_be_made_there)
{
	struct place place = place_with_plan();
	char *in_file = files_join(place.file, "opp.md");

	command_fails(&place, 1, "kan geen bestand worden gemaakt", "print", "plan", "1042", "--to",
		      "/proc/opp.md", NULL);
	command_fails(&place, 1, "kan geen bestand worden gemaakt", "print", "plan", "1042", "--to",
		      in_file, NULL);
	free(in_file);
	place_free(&place);
}

Test(e2e_print, says_what_it_cannot_do)
{
	struct place place = place_with_plan();

	command_fails(&place, 2, "print kent kaart niet", "print", "kaart", "--to", "-", NULL);
	command_fails(&place, 2, "noem de leerling", "print", "plan", "--to", "-", NULL);
	command_fails(&place, 2, "geef met --to", "print", "plan", "1042", NULL);
	command_fails(&place, 2, "--format is pdf", "print", "plan", "1042", "--to", "x",
		      "--format", "docx", NULL);
	command_fails(&place, 2, "een PDF gaat naar een bestand", "print", "plan", "1042", "--to",
		      "-", "--format", "pdf", NULL);
	command_fails(&place, 1, "kan geen bestand worden gemaakt", "print", "plan", "1042", "--to",
		      "/nonexistent/opp.txt", NULL);
	place_free(&place);
}

/* The status and the watermark of what is printed with WHICH behind print plan. */
static void expect_edition(const struct dossier_school *s, const char *which, int status,
			   const char *says)
{
	char *who = mem_format("id=%lld", (long long)s->pupil);
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", s->school.path,
							    "--today", TODAY, "print", "plan", who,
							    "--to", "-", "--edition", which, NULL },
				     NULL, NULL);

	cr_expect(eq(int, run.status, status), "%s: %s", which, run.err);
	cr_expect(strstr(status ? run.err : run.out, says) != NULL, "%s: %s%s", which, run.out,
		  run.err);
	run_free(&run);
	free(who);
}

Test(e2e_print, prints_the_concept_or_an_older_version_beside_the_one_in_force)
{
	struct dossier_school s = dossier_school_open();

	expect_edition(&s, "draft", 1, "heeft geen concept van het OPP");
	expect_edition(&s, "7", 1, "heeft geen versie 7 van het OPP");
	expect_edition(&s, "1x", 2, "--edition is een nummer of draft, niet 1x");
	expect_edition(&s, "0", 2, "--edition is een nummer of draft, niet 0");
	expect_edition(&s, "4294967297", 2, "een nummer of draft, niet 4294967297");
	school_add(&s.school, "plan", school_ref("pupil", s.pupil), "status=draft", "version=2",
		   "trajectory=1", NULL);
	expect_edition(&s, "draft", 0, "CONCEPT\nOntwikkelingsperspectief\n");
	expect_edition(&s, "2", 0, "versie 2, concept");
	expect_edition(&s, "1", 0, "versie 1, in werking");
	school_close(&s.school);
}

Test(e2e_print, takes_an_edition_of_a_plan_alone)
{
	struct place place = place_with_plan();

	command_fails(&place, 2, "--edition hoort bij print plan", "print", "card", "1042",
		      "--edition", "1", "--to", "-", NULL);
	place_free(&place);
}

Test(e2e_print, says_of_help_added_after_the_consent_that_it_was)
{
	struct dossier_school s = dossier_school_open();
	char *who = mem_format("id=%lld", (long long)s.pupil);
	const char *const argv[] = { child_zorgbord(), "-f", s.school.path, "--today", TODAY,
				     "print", "plan", who, "--to", "-", NULL };
	struct run run;

	db_set_moment(s.school.db, "2026-09-09T09:00:00.000Z");
	school_add(&s.school, "support", school_ref("pupil", s.pupil), "form=RT lezen", NULL);
	school_add(&s.school, "consent", school_ref("plan", s.plan),
		   school_ref("guardian", s.mother), "party=guardian", "decision=given",
		   "date=2026-09-10", NULL);
	school_add(&s.school, "consent", school_ref("plan", s.plan),
		   school_ref("guardian", s.father), "party=guardian", "decision=given",
		   "date=2026-09-10", NULL);
	db_set_moment(s.school.db, "2026-09-12T09:00:00.000Z");
	school_add(&s.school, "support", school_ref("pupil", s.pupil), "form=logopedie", NULL);
	run = run_program(argv, NULL, NULL);
	cr_expect(eq(int, run.status, 0), "%s", run.err);
	cr_expect(strstr(run.out, "logopedie\n  (na de instemming toegevoegd op 12-09-2026") !=
			  NULL, "%s", run.out);
	cr_expect(strstr(run.out, "RT lezen\n  (na") == NULL, "%s", run.out);
	run_free(&run);
	free(who);
	school_close(&s.school);
}
