/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job by keyboard, from a first start: the file of the LAS, who has extra ondersteuning, a
 * plan with goals, consent in a talk, the evaluation, the dashboard, the counts for the board. What
 * was typed is compared with what the file holds and what the screen counts. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/files.h"
#include "tests/import_file.h"
#include "tests/run.h"
#include "tests/sitting.h"

#define TODAY "2026-11-22"

static const char rationale[] = "toetsen van juni en de groei sindsdien";
static const char report[] = "Moeder is het eens met het plan en oefent thuis.";
static const char analysis[] = "te weinig oefentijd door ziekte";

static void expect_in(char *text, const char *const *pieces)
{
	for (const char *const *p = pieces; *p; p++)
		cr_expect(strstr(text, *p) != NULL, "no %s in:\n%s", *p, text);
	free(text);
}

static size_t count_lines(const char *text)
{
	size_t lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

/* --- the steps of the job, in their order --- */

static void take_in_the_school(struct sitting *s)
{
	char *text = import_las(214, 0, "2026-2027"), *bytes = import_windows(text);

	sitting_new_school(s, "De Regenboog", "12AB00");
	sitting_choose_bytes(s, "leerlingen.csv", bytes);
	sitting_expect_numbers(s, " leerlingen ", (const int[]){ 214, 0, 0, 0, 0, -1 });
	sitting_expect_sql(s, "SELECT count(*) FROM pupil", "0");
	sitting_take(s);
	sitting_print_keys(s, "new school and import of 214 pupils");
	sitting_expect_sql(s, "SELECT count(*) FROM pupil", "214");
	sitting_expect_sql(s,
			   "SELECT count(*) FROM pupil WHERE given_name = 'Jóëlle' AND prefix = "
			   "'van den'",
			   "36");
	free(bytes);
	free(text);
}

static void mark_two(struct sitting *s)
{
	tty_key(s->t, "a");
	tty_expect(s->t, "214 leerlingen");
	tty_type(s->t, "/ 'joelle' Enter");
	tty_expect(s->t, "36 van 214");
	tty_type(s->t, "Space Space + '1-9-2026' Enter");
	tty_expect(s->t, "aangezet voor 2 leerlingen");
	tty_type(s->t, "Esc a a");
	tty_expect(s->t, "2 met extra ondersteuning");
	sitting_print_keys(s, "extra ondersteuning for two pupils");
	sitting_expect_sql(s,
			   "SELECT group_concat(name, '; ') FROM (SELECT p.given_name || ' ' || "
			   "p.prefix || ' ' || p.family_name || ' ' || s.level || ' ' || s.starts "
			   "AS name FROM support_period AS s JOIN pupil AS p ON p.id = s.pupil "
			   "ORDER BY p.family_name)",
			   "Jóëlle van den Berg A extra 2026-09-01; "
			   "Jóëlle van den Berg B extra 2026-09-01");
}

static void open_dossier(struct sitting *s)
{
	tty_key(s->t, "Enter");
	tty_expect(s->t, "Overzicht  Plan");
	tty_expect(s->t, "Berg A, Jóëlle van den");
}

static void add_mother(struct sitting *s)
{
	tty_key(s->t, "n");
	tty_expect(s->t, "ouder die al");
	tty_type(s->t, "'ouder' Enter");
	tty_expect(s->t, "Nieuwe ouder");
	tty_type(s->t, "'Anna' Tab 'van den' Tab 'Berg' Tab Tab Tab Tab Tab Tab 'm' Tab 'j' C-s");
	tty_expect(s->t, "Ouder bewaard");
	sitting_print_keys(s, "a parent with authority");
	sitting_expect_sql(s,
			   "SELECT given_name || ' ' || prefix || ' ' || family_name || ' ' || "
			   "relation || ' ' || authority FROM pupil_guardian AS p JOIN guardian AS "
			   "g ON g.id = p.guardian",
			   "Anna van den Berg mother yes");
}

static void add_goal(struct sitting *s, const char *keys)
{
	tty_key(s->t, "n");
	tty_expect(s->t, "Nieuw doel");
	tty_type(s->t, keys);
	tty_key(s->t, "C-s");
	tty_expect(s->t, "Doel bewaard");
}

static void write_plan(struct sitting *s)
{
	tty_type(s->t, "Right n");
	tty_expect(s->t, "Nieuw OPP: waar begint het mee?");
	tty_key(s->t, "Enter");
	tty_expect(s->t, "Nieuw OPP, concept");
	tty_type(s->t, "'vmbo-kb' Tab");
	tty_keys(s->t, rationale);
	tty_type(s->t, "Tab 'steun thuis' Tab 'werktempo' C-s");
	tty_expect(s->t, "OPP bewaard");
	tty_key(s->t, "Right");
	add_goal(s, "Tab Tab 'AVI E5 in juni' Tab 'AVI-kaarten' Tab 'M4' Tab Tab 'E5'");
	add_goal(s, "Tab Tab 'tafels 1-10 in 5 min' Tab 'tempotoets' Tab '31' Tab Tab '70'");
	add_goal(s, "'g' Tab Tab 'durft hulp te vragen'");
	sitting_print_keys(s, "a plan with three goals");
}

static void consent_in_a_talk(struct sitting *s)
{
	tty_key(s->t, "g");
	tty_expect(s->t, "Nieuw gesprek · Berg A");
	tty_type(s->t, "Tab Tab Tab Tab");
	tty_keys(s->t, report);
	tty_key(s->t, "F6");
	tty_expect(s->t, "Wie waren erbij?");
	tty_type(s->t, "Ins Enter");
	tty_expect(s->t, "Aanwezig (F6): Anna van den Berg");
	tty_type(s->t, "Tab 'geg'");
	tty_expect(s->t, "gegeven");
	tty_key(s->t, "C-s");
	tty_expect(s->t, "Gesprek bewaard");
	sitting_print_keys(s, "a talk with consent");
}

static void put_in_force(struct sitting *s)
{
	tty_key(s->t, "w");
	tty_expect(s->t, "toch vaststellen");
	tty_type(s->t, "End Enter");
	tty_expect(s->t, "Instemming van Anna van den Berg");
	tty_keys(s->t, "begint maandag");
	tty_key(s->t, "C-s");
	tty_expect(s->t, "OPP in werking");
	sitting_print_keys(s, "in force");
}

static void evaluate(struct sitting *s)
{
	tty_key(s->t, "e");
	tty_expect(s->t, "o op koers");
	tty_type(s->t, "b n");
	tty_keys(s->t, analysis);
	tty_type(s->t, "Tab v 3");
	tty_expect(s->t, "niet gemeten");
	tty_key(s->t, "C-s");
	tty_expect(s->t, "Evaluatie opgeslagen, 3 uitkomsten");
	sitting_print_keys(s, "an evaluation with one of each outcome");
}

/* --- what was typed is what the file holds, in every form in which it gives it --- */

static void expect_what_was_typed(struct sitting *s)
{
	char *rationale_json = mem_format("\"rationale\":\"%s\"", rationale);
	char *report_json = mem_format("\"report\":\"%s\"", report);
	char *analysis_csv = mem_format(",%s,", analysis);

	expect_in(sitting_command(s, "list", "plan", "--format", "json", NULL),
		  (const char *const[]){ "\"status\":\"in_force\"", "\"version\":1",
					 "\"starts\":\"" TODAY "\"", "\"adopted\":\"" TODAY "\"",
					 "\"destination\":\"vmbo_kb\"", rationale_json,
					 "\"helping\":\"steun thuis\"",
					 "\"hindering\":\"werktempo\"", NULL });
	expect_in(sitting_command(s, "list", "goal", "--format", "csv", NULL),
		  (const char *const[]){
			  "learning,,AVI E5 in juni,AVI-kaarten,M4,,E5,,,,,completed,1",
			  "learning,,tafels 1-10 in 5 min,tempotoets,31,,70,,,,,open,2",
			  "behaviour,,durft hulp te vragen,,,,,,,,,open,3", NULL });
	expect_in(sitting_command(s, "list", "meeting", "--format", "json", NULL),
		  (const char *const[]){ "\"kind\":\"parents\"", "\"date\":\"" TODAY "\"",
					 report_json, NULL });
	expect_in(sitting_command(s, "list", "result", "--format", "csv", NULL),
		  (const char *const[]){ ",met,", ",not_met,", ",undeterminable,",
					 ",not_measured,", analysis_csv, NULL });
	sitting_expect_sql(s,
			   "SELECT c.party || ' ' || c.decision || ' ' || c.date || ' ' || "
			   "g.given_name || ' ' || (c.meeting = m.id AND p.consultation = m.id) "
			   "FROM consent AS c JOIN guardian AS g ON g.id = c.guardian JOIN meeting "
			   "AS m JOIN plan AS p ON p.id = c.plan",
			   "guardian given " TODAY " Anna 1");
	sitting_expect_sql(s, "SELECT given_name FROM attendee JOIN guardian ON guardian.id = "
			      "guardian",
			   "Anna");
	sitting_expect_sql(s,
			   "SELECT group_concat(d, '; ') FROM (SELECT g.description || ': ' || "
			   "r.finding AS d FROM result AS r JOIN goal AS g ON g.id = r.goal ORDER "
			   "BY g.position)",
			   "AVI E5 in juni: met; tafels 1-10 in 5 min: not_met; "
			   "durft hulp te vragen: undeterminable");
	free(analysis_csv);
	free(report_json);
	free(rationale_json);
}

static void read_dashboard(struct sitting *s)
{
	static const int half[] = { 1, 50, 0, 0, -1 }, last[] = { 0, 0, 1, 100, -1 };

	tty_type(s->t, "q 3");
	tty_expect(s->t, "Leren n=2");
	tty_expect(s->t, "Gedrag n=1");
	sitting_print_keys(s, "the dashboard");
	sitting_expect_numbers(s, "   behaald", half);
	sitting_expect_numbers(s, "   niet behaald", half);
	sitting_expect_numbers(s, "   niet vast te stellen", last);
	sitting_expect_numbers(s, "   nog niet beoordeeld", (const int[]){ 0, 0, -1 });
	sitting_expect_numbers(s, "   alle doelen behaald",
			       (const int[]){ 0, 0, 0, 79, 45, 0, 0, -1 });
	sitting_expect_numbers(s, "   deels behaald", (const int[]){ 1, 100, 21, 100, 0, -1 });
	sitting_expect_numbers(s, " Dossiers volledig", (const int[]){ 0, 2, 0, 0, 1, -1 });
}

/* --- the counts for the board --- */

static char *read_exported(const char *directory, const char *name)
{
	char *path = files_join(directory, name), *text = files_read(path, NULL);

	free(path);
	cr_assert(text != NULL, "no %s", name);
	return text;
}

static void export_by_keyboard(struct sitting *s, const char *to)
{
	tty_key(s->t, "0");
	tty_expect(s->t, "Reservekopie maken");
	tty_type(s->t, "Down Down Enter");
	tty_expect(s->t, "Tellingen voor het bestuur");
	tty_expect(s->t, "getallen leesbaar");
	tty_type(s->t, "Down Down C-a");
	tty_keys(s->t, to);
	tty_key(s->t, "C-s");
	tty_expect(s->t, "Gemaakt: ");
	sitting_print_keys(s, "the export");
}

/* Every number with somebody behind it is withheld: there are only two pupils. */
static void expect_withheld(const char *to)
{
	expect_in(read_exported(to, "doelen.csv"),
		  (const char *const[]){ "\r\nlearning;all;x;x;x;x;x;x;x;x;x;x;x;0;0;0;0\r\n",
					 "\r\nbehaviour;all;x;x;x;x;x;x;x;x;x;x;x;0;0;0;0\r\n",
					 NULL });
	expect_in(read_exported(to, "leerlingen.csv"),
		  (const char *const[]){ "\r\nlearning;all;all;x;x;x;x;x;x;x;x;x;x;x;x\r\n",
					 "\r\nbehaviour;all;all;x;x;x;x;x;x;x;x;x;x;x;x\r\n",
					 NULL });
	expect_in(read_exported(to, "LEESMIJ.txt"),
		  (const char *const[]){ "De Regenboog 12AB", "22-11-2026",
					 "minder dan 5 leerlingen",
					 "geen twee exports van overlappende perioden", NULL });
	free(read_exported(to, "toelichting.csv"));
}

static void run_large(const char *file, const char *const *args)
{
	const char *argv[16] = { child_zorgbord(), "-f", file, "--today", TODAY };

	for (size_t i = 0; args[i]; i++)
		argv[5 + i] = args[i];

	struct run run = run_program(argv, NULL, NULL);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
}

/* A larger school's totals stand there as numbers. */
static void expect_shown(struct sitting *s)
{
	char *file = files_join(s->school.directory, "groot.db");
	char *to = files_join(s->school.directory, "groot");

	run_large(file, (const char *const[]){ "demo", "--pupils", "3000", NULL });
	run_large(file, (const char *const[]){ "export", "--to", to, NULL });

	char *goals = read_exported(to, "doelen.csv"), *line = strstr(goals, "\nlearning;all;");

	cr_assert(line != NULL, "%s", goals);
	line[strcspn(line + 1, "\r") + 1] = '\0';
	cr_expect(strchr(line, 'x') == NULL, "withheld: %s", line);
	cr_expect(strtol(line + strlen("\nlearning;all;"), NULL, 10) >= 5, "%s", line);
	free(goals);
	free(file);
	free(to);
}

Test(main_job, goes_from_the_file_of_the_las_to_the_counts_for_the_board)
{
	struct sitting s = sitting_start(TODAY);
	char *to = files_join(s.school.directory, "bestuur");

	take_in_the_school(&s);
	mark_two(&s);
	open_dossier(&s);
	add_mother(&s);
	write_plan(&s);
	consent_in_a_talk(&s);
	put_in_force(&s);
	evaluate(&s);
	expect_what_was_typed(&s);
	read_dashboard(&s);
	export_by_keyboard(&s, to);
	expect_withheld(to);
	tty_key(s.t, "Esc");
	tty_expect(s.t, "Reservekopie maken");
	tty_key(s.t, "q");
	tty_expect_exit(s.t, 0);
	cr_expect(tty_restored(s.t));
	free(sitting_command(&s, "check", NULL));
	expect_shown(&s);
	free(to);
	sitting_end(&s);
}

Test(main_job, takes_in_the_official_sample_on_its_own_day)
{
	const char *folder = getenv("ZORGBORD_SAMPLES");

	if (!folder)
		cr_skip_test("ZORGBORD_SAMPLES does not name the folder of the official samples");

	struct sitting s = sitting_start("2014-11-25");
	char *path = files_join(folder, "EDEXML.Voorbeeld.2.1.xml"), *pupils;

	sitting_new_school(&s, "De Vuurvogel", "99ZZ");
	sitting_choose(&s, path);
	tty_expect(s.t, "schooljaar 2014-2015");
	sitting_expect_numbers(&s, " leerlingen ", (const int[]){ 3, 0, 0, 0, 0, -1 });
	sitting_expect_numbers(&s, " groepen", (const int[]){ 8, 0, 0, 0, 0, -1 });
	sitting_expect_numbers(&s, " medewerkers", (const int[]){ 3, 0, 0, 0, 0, -1 });
	sitting_take(&s);
	tty_key(s.t, "a");
	tty_expect(s.t, "2 leerlingen");
	tty_expect(s.t, "Assati, Ismaël Hassan");
	tty_expect(s.t, "ie, Wimpie imp          4B");
	tty_key(s.t, "a");
	tty_expect(s.t, "Hof, Gradje van 't");
	tty_expect(s.t, "uitgeschreven op 18-07-2014");
	sitting_print_keys(&s, "the official sample");
	pupils = sitting_command(&s, "list", "pupil", "--format", "csv", NULL);
	cr_expect(eq(sz, count_lines(pupils), 4));
	expect_in(pupils, (const char *const[]){ ",Wimpie,", ",Ismaël Hassan,", ",Gradje,",
						 "2014-07-18", NULL });
	tty_key(s.t, "q");
	tty_expect_exit(s.t, 0);
	free(path);
	sitting_end(&s);
}
