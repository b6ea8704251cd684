/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier by keyboard: what was typed is compared with what the file holds. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"
#define OPEN_GOALS                                                                                 \
	"SELECT group_concat(state, ' ') FROM goal WHERE plan = (SELECT max(id) FROM plan)"

/* One pupil with extra support, a mother with authority, and the first screen open. */
static struct tty *begin(struct school *s)
{
	int64_t pupil, guardian;

	*s = school_open(TODAY);
	pupil = school_add(s, "pupil", "given_name=Tim", "family_name=Bosch", "born=2017-05-01",
			   "enrolled=2021-08-01", NULL);
	guardian = school_add(s, "guardian", "given_name=Els", "family_name=Bosch", NULL);
	school_add(s, "pupil_guardian", school_ref("pupil", pupil),
		   school_ref("guardian", guardian), "authority=yes", "relation=mother", NULL);
	school_add(s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-11-01", NULL);

	struct tty *t = school_tty(s, TODAY);

	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	return t;
}

static void end(struct school *s, struct tty *t)
{
	tty_free(t);
	school_close(s);
}

static void write_plan(struct tty *t)
{
	tty_type(t, "Right n");
	tty_expect(t, "Nieuw OPP: waar begint het mee?");
	tty_key(t, "Enter");
	tty_expect(t, "Nieuw OPP, concept");
	tty_type(t, "'vmbo-kb' Tab 'toetsen en groei' Tab 'steun thuis' Tab 'tempo' C-s");
	tty_expect(t, "OPP bewaard");
	tty_type(t, "Right n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "Tab Tab 'AVI E5 in juni' Tab 'AVI-kaarten' Tab 'M4' Tab Tab 'E5' C-s");
	tty_expect(t, "Doel bewaard");
	tty_type(t, "n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "Tab Tab 'tafels in 5 min' Tab 'minutentoets' Tab '31' Tab Tab '70' C-s");
	tty_expect(t, "Doel bewaard");
	tty_type(t, "n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "'g' Tab Tab 'durft hulp te vragen' C-s");
	tty_expect(t, "Doel bewaard");
}

/* A line of goals begins with its own id, which a colleague took meanwhile. */
Test(dossier, a_goal_whose_save_failed_is_saved_as_if_for_the_first_time)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Right n");
	tty_expect(t, "Nieuw OPP: waar begint het mee?");
	tty_key(t, "Enter");
	tty_expect(t, "Nieuw OPP, concept");
	tty_type(t, "'vmbo-kb' Enter C-s");
	tty_expect(t, "OPP bewaard");
	tty_type(t, "Right n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "Tab Tab 'AVI E5 in juni'");
	tty_expect(t, "E5 in juni");
	free(school_sql(&s, "CREATE TRIGGER full BEFORE INSERT ON pupil_state BEGIN "
			    "SELECT RAISE(ABORT, 'vol'); END"));
	tty_key(t, "F2");
	tty_expect(t, "weigert");
	free(school_sql(&s, "DROP TRIGGER full"));
	free(school_sql(&s, "UPDATE file SET counter = counter + 5"));
	tty_key(t, "F2");
	tty_expect(t, "Doel bewaard");
	expect_sql(&s, "SELECT line = id FROM goal", "1");
	end(&s, t);
}

static void put_in_force(struct tty *t, const char *dates)
{
	tty_type(t, "w");
	tty_expect(t, "toch vaststellen");
	tty_type(t, "End Enter");
	tty_expect(t, "Ontbreekt nog: ");
	tty_type(t, "'spoed' Tab 'geg' Enter ");
	tty_type(t, dates);
	tty_type(t, "C-s");
	tty_expect(t, "OPP in werking vanaf");
}

Test(dossier, a_plan_with_three_goals_comes_in_force_with_consent_is_adjusted_and_closed)
{
	struct school s;
	struct tty *t = begin(&s);
	size_t keys;

	write_plan(t);
	put_in_force(t, "Tab Tab Tab '21-11' ");
	keys = tty_keys_sent(t) - tty_letters_sent(t);
	cr_log_info("plan, three goals and consent: %zu keys beside the text", keys);
	cr_expect(keys <= 45, "%zu keys", keys);
	expect_sql(&s, "SELECT status || starts || adopted || destination FROM plan",
		   "in_force2026-11-212026-11-22vmbo_kb");
	expect_sql(&s, "SELECT group_concat(kind || ':' || description, '; ') FROM goal",
		   "learning:AVI E5 in juni; learning:tafels in 5 min; "
		   "behaviour:durft hulp te vragen");
	expect_sql(&s, "SELECT decision || date FROM consent", "given2026-11-22");

	tty_type(t, "a");
	tty_expect(t, "Versie 2, concept");
	expect_sql(&s,
		   "SELECT count(*) || ':' || count(DISTINCT line) FROM goal WHERE line <> id OR "
		   "plan = (SELECT min(id) FROM plan)",
		   "6:3");
	put_in_force(t, "");
	expect_sql(&s, "SELECT group_concat(status || ':' || starts, ' ') FROM plan",
		   "replaced:2026-11-21 in_force:2026-11-22");

	tty_type(t, "x");
	tty_expect(t, "3 doelen staan nog open: hoe eindigen ze?");
	tty_type(t, "End Enter");
	tty_expect(t, "OPP afsluiten");
	tty_key(t, "C-s");
	tty_expect(t, "schrijf op waarom het OPP eindigt");
	expect_sql(&s, "SELECT status FROM plan WHERE version = 2", "in_force");
	tty_type(t, "'basis volstaat' C-s");
	tty_expect(t, "OPP afgesloten");
	expect_sql(&s, "SELECT status || close_reason FROM plan WHERE version = 2",
		   "closedbasis volstaat");
	expect_sql(&s, OPEN_GOALS, "handed_over handed_over handed_over");
	tty_type(t, "u");
	tty_expect(t, "Versie 2, in werking");
	expect_sql(&s, "SELECT status FROM plan WHERE version = 2", "in_force");
	expect_sql(&s, OPEN_GOALS, "open open open");
	end(&s, t);
}

Test(dossier, without_consent_a_plan_stays_a_draft_and_names_whom_it_waits_for)
{
	struct school s;
	struct tty *t = begin(&s);

	write_plan(t);
	tty_type(t, "Left Left");
	tty_expect(t, "Te doen");
	tty_type(t, "w");
	tty_expect(t, "toch vaststellen");
	tty_type(t, "End Enter");
	tty_expect(t, "Instemming van Els Bosch");
	tty_type(t, "'spoed' C-s");
	tty_expect(t, "Instemming nog open: Els Bosch");
	expect_sql(&s, "SELECT status FROM plan", "draft");
	end(&s, t);
}

Test(dossier, what_a_draft_lacks_is_listed_and_mended_row_by_row_or_let_pass_with_a_reason)
{
	struct school s;
	struct tty *t = begin(&s);

	write_plan(t);
	tty_type(t, "w");
	tty_expect(t, "Dit ontbreekt nog");
	tty_expect(t, "begeleiding: de begeleiding is niet beschreven");
	tty_expect(t, "instemming nog open: Els Bosch");
	tty_type(t, "Home Enter");
	tty_expect(t, "de ondersteuning die de leerling krijgt");
	tty_type(t, "'twee keer per week met Mo' C-s");
	tty_expect(t, "OPP bewaard");
	expect_sql(&s, "SELECT guidance FROM plan", "twee keer per week met Mo");
	/* The list comes back by itself. */
	tty_expect(t, "Dit ontbreekt nog");
	tty_expect_gone(t, "de begeleiding is niet beschreven");
	tty_type(t, "End Enter");
	tty_expect(t, "Ontbreekt nog: doelen, overleg, zienswijze, hoorrecht");
	tty_type(t, "Tab 'geg' Enter C-s");
	tty_expect(t, "schrijf op waarom het OPP toch in werking gaat");
	expect_sql(&s, "SELECT status FROM plan", "draft");
	tty_type(t, "'begint maandag' Tab Tab Tab Tab C-a C-k '1-10-2026' C-s");
	tty_expect(t, "OPP in werking vanaf do 01-10");
	tty_expect(t, "De extra ondersteuning begint pas op zo 01-11");
	expect_sql(&s, "SELECT status || ': ' || adopted_despite FROM plan",
		   "in_force: begint maandag");
	tty_type(t, "Left");
	tty_expect(t, "Versie 1, in werking");
	tty_type(t, "End");
	tty_expect(t, "Toch vastgesteld omdat");
	tty_expect(t, "begint maandag");
	end(&s, t);
}

Test(dossier, what_is_in_force_cannot_be_changed_but_its_goals_can_be_completed)
{
	struct school s;
	struct tty *t = begin(&s);

	write_plan(t);
	put_in_force(t, "");
	tty_type(t, "Left");
	tty_expect(t, "Versie 1, in werking");
	tty_type(t, "Enter");
	tty_expect(t, "ligt vast");
	tty_type(t, "Right Home n");
	tty_expect(t, "ligt vast");
	tty_type(t, "s");
	tty_expect(t, "Stand van het doel");
	tty_type(t, "Down Enter");
	tty_expect(t, "Stand van het doel gewijzigd");
	expect_sql(&s, "SELECT group_concat(state, ' ') FROM goal", "completed open open");
	tty_type(t, "J");
	tty_expect(t, "Volgorde gewijzigd");
	expect_sql(&s, "SELECT group_concat(position, ' ') FROM goal", "2 1 3");
	end(&s, t);
}

Test(dossier, what_was_typed_comes_back_after_the_terminal_vanished)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Right Right Right Right Right n");
	tty_expect(t, "Nieuw in het logboek");
	tty_type(t, "Tab Tab 'halve zin'");
	tty_expect(t, "halve zin");
	tty_hangup(t);
	tty_finish(t, TTY_PATIENCE_MS);
	tty_free(t);
	t = school_tty(&s, TODAY);
	tty_expect(t, "Bosch, Tim");
	tty_type(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_type(t, "Right Right Right Right Right n");
	tty_expect(t, "daarmee verder");
	tty_type(t, "Enter");
	tty_expect(t, "halve zin");
	tty_type(t, "C-s");
	tty_expect(t, "Logboek bewaard");
	expect_sql(&s, "SELECT text FROM log", "halve zin");
	end(&s, t);
}

/* The program anew, with SCRIPT as the editor and a directory of its own for its files; the log is
 * open, with text in it. */
struct outside {
	char *runtime, *elsewhere;
};

/* A text of the log in which F4 was pressed, with two more words of the environment. */
static struct tty *go_outside(struct school *s, const struct outside *o, const char *editor,
			      const char *search)
{
	char *place = mem_format("XDG_RUNTIME_DIR=%s", o->runtime);
	struct tty *t = tty_spawn(&(struct tty_options){ .env = (const char *const[]){
								 place, "VISUAL", editor, search,
								 NULL } },
				  (const char *const[]){ child_zorgbord(), "-f", s->path, "--today",
							 TODAY, NULL });

	free(place);
	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_type(t, "Right Right Right Right Right n");
	tty_expect(t, "Nieuw in het logboek");
	tty_type(t, "Tab Tab 'binnen' F4");
	return t;
}

static struct tty *begin_outside(struct school *s, struct outside *o, const char *script)
{
	struct tty *t = begin(s);
	char *path, *editor;

	tty_free(t);
	*o = (struct outside){ files_make_directory(), files_make_directory() };
	path = files_join(o->elsewhere, "editor.sh");
	editor = mem_format("EDITOR=sh %s", path);
	files_write(path, script);
	t = go_outside(s, o, editor, NULL);
	free(path);
	free(editor);
	return t;
}

/* Nobody set an editor; nano is SCRIPT, NULL: there is none. */
static struct tty *begin_unset(struct school *s, struct outside *o, const char *script)
{
	struct tty *t = begin(s);
	char *nano, *shell, *search;

	tty_free(t);
	*o = (struct outside){ files_make_directory(), files_make_directory() };
	nano = files_join(o->elsewhere, "nano");
	shell = files_join(o->elsewhere, "sh");
	search = mem_format("PATH=%s", o->elsewhere);
	cr_assert(eq(int, symlink("/bin/sh", shell), 0));
	if (script) {
		files_write(nano, script);
		cr_assert(eq(int, chmod(nano, 0700), 0));
	}
	t = go_outside(s, o, "EDITOR=", search);
	free(nano);
	free(shell);
	free(search);
	return t;
}

static void end_outside(struct school *s, struct outside *o, struct tty *t)
{
	cr_expect(eq(int, rmdir(o->runtime), 0), "something stayed in %s", o->runtime);
	files_remove(o->runtime);
	files_remove(o->elsewhere);
	free(o->runtime);
	free(o->elsewhere);
	end(s, t);
}

/* The editor writes behind what was there, and leaves a copy in a directory of its own. */
Test(dossier, a_text_goes_to_the_editor_outside_and_nothing_of_it_stays)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o,
				      "mkdir \"$1.d\" && cp \"$1\" \"$1.d/copy\" && "
				      "printf ' van \033[31mbuiten' >>\"$1\"\n");

	tty_expect(t, "binnen van [31mbuiten");
	end_outside(&s, &o, t);
}

Test(dossier, a_text_goes_to_nano_when_nobody_set_an_editor)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_unset(&s, &o, "#!/bin/sh\nprintf ' van nano' >>\"$1\"\n");

	tty_expect(t, "binnen van nano");
	end_outside(&s, &o, t);
}

Test(dossier, a_text_stays_where_no_editor_is_and_what_to_set_is_said)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_unset(&s, &o, NULL);

	tty_expect(t, "installeer nano, of zet EDITOR");
	tty_expect(t, "binnen");
	end_outside(&s, &o, t);
}

Test(dossier, a_text_that_is_outside_can_be_read_by_its_writer_alone)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o,
				      "{ stat -c %a \"$1\"; stat -c %a \"${1%/*}\"; } | "
				      "paste -sd: >\"$1.new\" && mv \"$1.new\" \"$1\"\n");

	tty_expect(t, "600:700");
	end_outside(&s, &o, t);
}

Test(dossier, an_editor_that_fails_leaves_the_text_as_it_was_and_that_is_said)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o, "exit 3\n");

	tty_expect(t, "niet goed ge");
	tty_expect(t, "binnen");
	tty_type(t, "' en verder' F2");
	tty_expect(t, "Logboek bewaard");
	expect_sql(&s, "SELECT text FROM log", "binnen en verder");
	end_outside(&s, &o, t);
}

Test(dossier, what_a_failing_editor_saved_is_taken_over_in_the_encoding_that_it_has)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o, "printf 'caf\\351 bewaard' >\"$1\"\nexit 1\n");

	tty_expect(t, "niet goed ge");
	tty_expect(t, "café bewaard");
	tty_key(t, "F2");
	tty_expect(t, "Logboek bewaard");
	expect_sql(&s, "SELECT text FROM log", "café bewaard");
	end_outside(&s, &o, t);
}

/* The editor kills what it was started from, and saves after that. */
Test(dossier, what_an_editor_saved_when_the_line_went_down_is_kept)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o, "kill -HUP $PPID\nprintf 'op tijd' >\"$1\"\n"
					      "kill -HUP $$\n");

	cr_expect(eq(int, tty_finish(t, TTY_PATIENCE_MS), 0));
	expect_sql(&s, "SELECT body LIKE '%op tijd%' FROM draft WHERE form <> 'preference'", "1");
	end_outside(&s, &o, t);
}

/* WORD of the sentence, which is longer than a row. */
static void expect_refused(const char *script, const char *word)
{
	struct school s;
	struct outside o;
	struct tty *t = begin_outside(&s, &o, script);

	tty_expect(t, word);
	tty_expect(t, "binnen");
	cr_expect(ne(int, rmdir(o.runtime), 0));
	files_remove(o.runtime);
	cr_assert(eq(int, mkdir(o.runtime, 0700), 0));
	end_outside(&s, &o, t);
}

Test(dossier, what_an_editor_left_that_is_no_text_is_not_taken_over_and_stays)
{
	expect_refused("printf 'een\\000twee' >\"$1\"\n", "overgenomen");
	expect_refused("rm \"$1\"; ln -s /etc/hostname \"$1\"\n", "gewoon");
	expect_refused("rm \"$1\"; mkfifo \"$1\"\n", "gewoon");
	expect_refused("head -c 1200000 /dev/zero | tr '\\0' x >\"$1\"\n", "hooguit");
}

Test(dossier, what_cannot_be_done_says_why_and_what_to_do)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_key(t, "w");
	tty_expect(t, "Geen concept om in werking te zetten: n maakt er een");
	tty_key(t, "x");
	tty_expect(t, "geen OPP in werking om af te sluiten");
	tty_type(t, ":");
	tty_expect(t, "Opdracht");
	tty_type(t, "'in werking laten'");
	tty_expect(t, "nu niet");
	tty_key(t, "Enter");
	tty_expect(t, "Geen concept om in werking te zetten: n maakt er een");
	end(&s, t);
}

Test(dossier, a_parent_and_an_agreement_are_added_done_and_told_by_the_history)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "n");
	tty_expect(t, "ouder die al");
	tty_type(t, "'ouder' Enter");
	tty_expect(t, "Nieuwe ouder");
	tty_type(t, "'Piet' Tab Tab 'Bosch' C-s");
	tty_expect(t, "Ouder bewaard");
	expect_sql(&s,
		   "SELECT given_name FROM guardian JOIN pupil_guardian ON guardian.id = guardian "
		   "WHERE position = 2",
		   "Piet");
	tty_type(t, "Right Right Right Right n");
	tty_expect(t, "afspraak");
	tty_type(t, "Down Enter");
	tty_expect(t, "Nieuwe afspraak");
	tty_type(t, "Tab Tab 'logopedie bellen' C-s");
	tty_expect(t, "Afspraak bewaard");
	tty_type(t, "d");
	tty_expect(t, "Afspraak gedaan");
	expect_sql(&s, "SELECT done FROM agreement", TODAY);
	tty_type(t, "Right Right Right");
	tty_expect(t, "Gedaan op ingevuld: ");
	end(&s, t);
}
