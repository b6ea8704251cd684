/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/files.h"

Test(commands, new_makes_a_file_that_only_its_owner_may_read)
{
	struct place p = place_with_school();
	struct stat st;
	char *school = command_ok(&p, "list", "school", "--format", "csv", NULL);

	cr_assert(eq(int, stat(p.file, &st), 0));
	cr_expect(eq(int, st.st_mode & 0777, 0600));
	cr_expect_str_eq(school, "id,rev,name,brin,location,type,board,swv,swv_number\r\n"
				 "1,1,De Regenboog,12AB,00,po,,,\r\n");
	free(school);
	command_fails(&p, 1, "bestaat al", "new", "--name", "Andere", "--brin", "34CD", NULL);
	place_free(&p);
}

Test(commands, new_leaves_no_file_behind_when_it_is_refused)
{
	struct place p = place_new();

	command_fails(&p, 2, "BRIN", "new", "--name", "De Regenboog", "--brin", "x", NULL);
	command_fails(&p, 2, "Soort", "new", "--name", "A", "--brin", "12AB", "--type", "hbo",
		      NULL);
	command_fails(&p, 2, "--name", "new", "--brin", "12AB", NULL);
	command_fails(&p, 2, "--brin", "new", "--name", "A", NULL);
	cr_expect(not(files_exists(p.file)));
	place_free(&p);
}

Test(commands, the_file_comes_from_the_option_the_environment_or_the_data_directory)
{
	struct place p = place_new();
	struct stat st;
	char *home = mem_format("HOME=%s", p.directory);
	char *data = mem_format("XDG_DATA_HOME=%s/data", p.directory);
	char *chosen = mem_format("ZORGBORD_FILE=%s", p.file);
	const char *const make[] = { child_zorgbord(), "new",  "--name", "A",
				     "--brin",	       "12AB", NULL };
	const char *const *const envs[] = {
		(const char *const[]){ home, NULL }, (const char *const[]){ home, data, NULL },
		(const char *const[]){ home, data, chosen, NULL },
	};
	const char *const wanted[] = { ".local/share/zorgbord/school.db", "data/zorgbord/school.db",
				       "school.db" };

	for (size_t i = 0; i < 3; i++) {
		struct run run = run_program(make, NULL, envs[i]);
		char *path = files_join(p.directory, wanted[i]);

		cr_expect(eq(int, run.status, 0), "%s", run.err);
		cr_expect(files_exists(path), "%s", path);
		free(path);
		run_free(&run);
	}
	char *directory = files_join(p.directory, ".local/share/zorgbord");

	cr_assert(eq(int, stat(directory, &st), 0));
	cr_expect(eq(int, st.st_mode & 0777, 0700));
	free(directory);
	free(home);
	free(data);
	free(chosen);
	place_free(&p);
}

Test(commands, what_is_added_is_listed_in_all_three_forms)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p);
	char *where = mem_format("id=%s", id);
	char *text = command_ok(&p, "list", "pupil", NULL);
	char *csv = command_ok(&p, "list", "pupil", "--format=csv", "--where", where, NULL);
	char *json = command_ok(&p, "list", "pupil", "--format", "json", "--where",
				"given_name=Jóëlle", "--where", "left=", NULL);
	char *row = mem_format("\r\n%s,1,,Jóëlle,,van den,Berg,2017-03-04,", id);
	char *object = mem_format("{\"id\":%s,\"rev\":1,\"number\":null,"
				  "\"given_name\":\"Jóëlle\",", id);

	command_has(text, "given_name  prefix   family_name  born");
	command_has(text, "Jóëlle      van den  Berg         2017-03-04");
	cr_expect(strncmp(csv, "id,rev,number,given_name,", 25) == 0, "%s", csv);
	command_has(csv, row);
	command_has(csv, ",2.5,");
	command_has(json, object);
	command_has(json, "\"plan_state\":\"none\"");
	cr_expect(json[0] == '[' && strcmp(json + strlen(json) - 4, "}\n]\n") == 0, "%s", json);
	free(id);
	free(where);
	free(text);
	free(csv);
	free(json);
	free(row);
	free(object);
	place_free(&p);
}

Test(commands, a_list_without_rows_says_so_to_people_and_is_empty_for_programs)
{
	struct place p = place_with_school();
	char *text = command_ok(&p, "list", "meeting", NULL);
	char *csv = command_ok(&p, "list", "headcount", "--format", "csv", NULL);
	char *json = command_ok(&p, "list", "headcount", "--format", "json", NULL);

	command_has(text, "geen ");
	cr_expect_str_eq(csv, "id,rev,date,pupils\r\n");
	cr_expect_str_eq(json, "[]\n");
	free(text);
	free(csv);
	free(json);
	place_free(&p);
}

Test(commands, set_changes_and_empties_fields)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p);

	free(command_ok(&p, "set", "pupil", id, "sex=meisje", "prefix=", NULL));
	char *csv = command_ok(&p, "list", "pupil", "--format", "csv", NULL);

	command_has(csv, ",2,,Jóëlle,,,Berg,2017-03-04,f,");
	free(csv);
	free(id);
	place_free(&p);
}

Test(commands, a_term_longer_than_the_law_is_kept_and_told)
{
	struct place p = place_with_school();
	struct run run = command_run(&p, "add", "setting", "key=plan_days", "value=60", NULL);

	cr_expect(eq(int, run.status, 0));
	cr_expect_str_eq(run.err, "zorgbord: let op: de wet zegt 42: daarna is het voor de wet te "
				  "laat, en hier nog niet\n");
	char *id = command_id(mem_text(run.out));

	run_free(&run);
	run = command_run(&p, "set", "setting", id, "value=43", NULL);
	command_has(run.err, "let op: de wet zegt 42");
	run_free(&run);
	free(command_ok(&p, "set", "setting", id, "value=30", NULL));
	free(command_ok(&p, "add", "setting", "key=consent_days", "value=60", NULL));
	free(id);
	place_free(&p);
}

/* One with authority. */
static char *add_guardian(const struct place *p, const char *pupil)
{
	char *guardian = command_id(command_ok(p, "add", "guardian", "family_name=Berg", NULL));
	char *of_pupil = mem_format("pupil=%s", pupil), *who = mem_format("guardian=%s", guardian);

	free(command_ok(p, "add", "pupil_guardian", of_pupil, who, "authority=yes", NULL));
	free(who);
	free(of_pupil);
	return guardian;
}

static void give_consent(const struct place *p, const char *guardian, const char *plan)
{
	char *of_plan = mem_format("plan=%s", plan), *who = mem_format("guardian=%s", guardian);

	free(command_ok(p, "add", "consent", of_plan, "party=guardian", who, "decision=given",
			"date=1-9-2026", NULL));
	free(who);
	free(of_plan);
}

Test(commands, a_plan_is_replaced_by_the_one_that_comes_in_force_and_by_nothing_else)
{
	struct place p = place_with_school();
	char *pupil = command_pupil(&p), *reference = mem_format("pupil=%s", pupil);
	char *first = command_id(command_ok(&p, "add", "plan", reference, "status=draft",
					    "starts=2026-09-01", NULL));
	char *guardian = add_guardian(&p, pupil);

	give_consent(&p, guardian, first);
	free(command_ok(&p, "set", "plan", first, "status=in_force", "adopted_despite=spoed",
			NULL));
	command_fails(&p, 1, "doordat de nieuwe versie in werking gaat", "set", "plan", first,
		      "status=replaced", "ends=2026-10-01", NULL);
	char *second = command_id(command_ok(&p, "add", "plan", reference, "status=draft",
					     "starts=2026-09-01", NULL));

	give_consent(&p, guardian, second);
	command_fails(&p, 1, "na de dag waarop de vorige begon", "set", "plan", second,
		      "status=in_force", "adopted_despite=spoed", NULL);
	free(command_ok(&p, "set", "plan", second, "status=in_force", "adopted_despite=spoed",
			"starts=2026-10-01", NULL));
	char *csv = command_ok(&p, "list", "plan", "--format", "csv", NULL);

	command_has(csv, "replaced,own,2026-09-01,2026-09-30");
	command_has(csv, "in_force,own,2026-10-01");
	free(csv);
	free(second);
	free(guardian);
	free(first);
	free(reference);
	free(pupil);
	place_free(&p);
}

Test(commands, a_setting_that_does_not_exist_is_refused_with_those_that_do)
{
	struct place p = place_with_school();

	command_fails(&p, 1, "retention_years", "add", "setting", "key=retention_year", "value=1",
		      NULL);
	place_free(&p);
}

Test(commands, a_plan_takes_only_the_steps_that_it_may)
{
	struct place p = place_with_school();
	char *pupil = command_pupil(&p), *reference = mem_format("pupil=%s", pupil);

	command_fails(&p, 1, "", "add", "plan", reference, "status=in_force", "starts=2026-09-01",
		      NULL);
	char *plan = command_id(command_ok(&p, "add", "plan", reference, "status=draft",
				      "starts=2026-09-01", NULL));

	command_fails(&p, 1, "gezag", "set", "plan", plan, "status=in_force", NULL);
	char *guardian = add_guardian(&p, pupil);

	give_consent(&p, guardian, plan);
	free(guardian);
	command_fails(&p, 1, "er ontbreekt nog: ", "set", "plan", plan, "status=in_force", NULL);
	free(command_ok(&p, "set", "plan", plan, "status=in_force", "adopted_despite=spoed",
			NULL));
	command_fails(&p, 1, "", "set", "plan", plan, "status=draft", NULL);
	command_fails(&p, 1, "", "set", "plan", plan, "starts=2026-09-02", NULL);
	command_fails(&p, 1, "", "set", "plan", plan, "adopted_despite=toch niet", NULL);
	command_fails(&p, 1, "waarom het OPP eindigt", "set", "plan", plan, "status=closed",
		      "closed=2026-10-01", NULL);
	char *csv = command_ok(&p, "list", "plan", "--format", "csv", "--where", "status=in_force",
			       NULL);

	command_has(csv, "in_force,own,2026-09-01");
	free(csv);
	free(plan);
	free(reference);
	free(pupil);
	place_free(&p);
}

Test(commands, what_cannot_be_is_refused_in_one_sentence_and_changes_nothing)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p);

	command_fails(&p, 1, "Geboren", "set", "pupil", id, "born=31-2-2020", NULL);
	command_fails(&p, 1, "toekomst", "set", "pupil", id, "born=2099-01-01", NULL);
	command_fails(&p, 1, "Geslacht", "set", "pupil", id, "sex=blauw", NULL);
	command_fails(&p, 1, "Achternaam", "set", "pupil", id, "family_name=", NULL);
	command_fails(&p, 1, "berekend", "set", "pupil", id, "group=6A", NULL);
	command_fails(&p, 1, "UTF-8", "set", "pupil", id, "given_name=\xff\xfe", NULL);
	command_fails(&p, 1, "bestaat niet", "set", "pupil", "424242", "sex=f", NULL);
	command_fails(&p, 1, "", "add", "log", "pupil=424242", "date=2026-11-01", "kind=note",
		      "text=x", NULL);
	command_fails(&p, 1, "Geboren", "list", "pupil", "--where", "born=31-2-2020", NULL);
	free(id);
	place_free(&p);
}

Test(commands, wrong_use_shows_the_usage_and_exits_2)
{
	struct place p = place_with_school();

	command_fails(&p, 2, "foo", "foo", NULL);
	command_fails(&p, 2, "-q", "list", "pupil", "-q", NULL);
	command_fails(&p, 2, "argument", "list", NULL);
	command_fails(&p, 2, "pupils", "list", "pupils", NULL);
	command_fails(&p, 2, "te veel", "list", "pupil", "staff", NULL);
	command_fails(&p, 2, "shoe_size", "list", "pupil", "--where", "shoe_size=1", NULL);
	command_fails(&p, 2, "VELD=WAARDE", "list", "pupil", "--where", "sex", NULL);
	command_fails(&p, 2, "xml", "list", "pupil", "--format", "xml", NULL);
	command_fails(&p, 2, "--format", "list", "pupil", "--format", NULL);
	command_fails(&p, 2, "shoe_size", "add", "pupil", "shoe_size=1", NULL);
	command_fails(&p, 2, "een id", "set", "pupil", "een", "sex=f", NULL);
	command_fails(&p, 2, "argument", "set", "pupil", "1", NULL);
	command_fails(&p, 2, "id", "history", "pupil", NULL);
	command_fails(&p, 2, "--today", "--today", "22-11-2026", "check", NULL);
	command_fails(&p, 2, "argument", "backup", NULL);
	place_free(&p);
}

Test(commands, a_dry_run_tells_who_is_new_and_what_is_not_read)
{
	struct place p = place_with_school();
	struct run run = command_sh(&p, "printf "
					"'Achternaam;Roepnaam;Geboortedatum;Groep;BSN;"
					"Telefoon\nBerg;Ida;3-4-2017;6A;123456782;0612345678\n' "
					">$F.csv; $Z -f $F --today 2026-11-22 import --dry-run "
					"$F.csv");

	cr_expect(eq(int, run.status, 0), "%s", run.err);
	command_has(run.out, "niet gelezen: Telefoon\nnooit bewaard: BSN\n");
	command_has(run.out, "  nieuw: Berg, Ida, 6A, geboren 03-04-2017\n");
	cr_expect(strstr(run.out, "123456782") == NULL && strstr(run.out, "0612") == NULL, "%s",
		  run.out);
	run_free(&run);
	place_free(&p);
}

Test(commands, today_leaves_room_in_the_calendar)
{
	struct place p = place_with_school();

	command_fails(&p, 2, "1910", "--today", "1900-01-01", "dashboard", NULL);
	command_fails(&p, 2, "2179", "--today", "2199-12-31", "dashboard", NULL);
	free(command_ok(&p, "--today", "1910-01-01", "dashboard", NULL));
	free(command_ok(&p, "--today", "2179-12-31", "dashboard", NULL));
	place_free(&p);
}

Test(commands, a_number_below_zero_is_refused)
{
	struct place p = place_with_school();

	command_fails(&p, 1, "Euro per uur", "add", "tariff", "function=ib", "starts=2026-08-01",
		      "cents_hour=-1", NULL);
	command_fails(&p, 1, "Duur", "add", "meeting", "kind=parents", "date=2026-11-01",
		      "duration=0", NULL);
	command_fails(&p, 1, "Dagen elders", "add", "pupil", "family_name=Berg",
		      "elsewhere_days=-1", NULL);
	place_free(&p);
}

Test(commands, undo_and_redo_go_through_the_history)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p);

	free(command_ok(&p, "set", "pupil", id, "sex=f", NULL));
	char *undone = command_ok(&p, "undo", NULL);
	char *after_undo = command_ok(&p, "list", "pupil", "--format", "csv", NULL);
	char *redone = command_ok(&p, "redo", NULL);
	char *after_redo = command_ok(&p, "list", "pupil", "--format", "csv", NULL);
	char *history = command_ok(&p, "history", "pupil", id, "--format", "csv", NULL);
	char *last = command_ok(&p, "history", "--limit", "1", "--format", "json", NULL);

	command_has(undone, "Ongedaan gemaakt: leerling: Berg");
	command_has(after_undo, "Berg,2017-03-04,,");
	command_has(after_redo, "Berg,2017-03-04,f,");
	command_has(history, "moment,actor,kind,entity,id,pupil,field,before,after,change\r\n");
	command_has(history, ",sex,,f,");
	command_has(history, ",sex,f,,");
	command_has(last, "\"kind\":\"redo\"");
	command_has(last, "\"field\":\"sex\",\"before\":null,\"after\":\"f\",\"change\":");
	free(undone);
	free(after_undo);
	free(redone);
	free(after_redo);
	free(history);
	free(last);
	free(id);
	place_free(&p);
}

Test(commands, check_looks_at_a_file_that_was_worked_in)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p);

	free(command_ok(&p, "set", "pupil", id, "sex=f", NULL));
	free(command_ok(&p, "undo", NULL));
	char *said = command_ok(&p, "check", NULL);

	command_has(said, "verwijzingen kloppen");
	cr_expect(strstr(said, "NEE") == NULL, "%s", said);
	free(said);
	free(id);
	place_free(&p);
}

Test(commands, a_backup_can_be_put_back)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p), *copy = files_join(p.directory, "kopie.db");

	char *made = command_ok(&p, "backup", copy, NULL);

	command_has(made, copy);
	free(made);
	free(command_ok(&p, "set", "pupil", id, "sex=f", NULL));
	command_fails(&p, 1, "bestaat al", "backup", copy, NULL);
	char *said = command_ok(&p, "restore", copy, NULL);

	command_has(said, "school.db.voor-herstel-");
	char *csv = command_ok(&p, "list", "pupil", "--format", "csv", NULL);

	command_has(csv, "Berg,2017-03-04,,");
	free(command_ok(&p, "check", NULL));
	files_remove(p.file);
	free(command_ok(&p, "restore", copy, NULL));
	free(command_ok(&p, "check", NULL));
	command_fails(&p, 1, "bestaat niet", "restore", "/nonexistent/x.db", NULL);
	free(said);
	free(csv);
	free(copy);
	free(id);
	place_free(&p);
}

Test(commands, every_command_explains_itself)
{
	struct place p = place_new();
	char *help = command_ok(&p, "--help", NULL), *at = strstr(help, "Opdrachten:");

	cr_assert(at != NULL);
	size_t commands = 0;

	for (at = strstr(at, "\n  "); at && at[3] != '-'; at = strstr(at + 1, "\n  ")) {
		if (at[3] == ' ')
			continue;
		char *name = mem_bytes(at + 3, strcspn(at + 3, " "));
		char *usage = mem_format("Gebruik: zorgbord %s", name);
		char *text = command_ok(&p, name, "--help", NULL);

		command_has(text, usage);
		commands++;
		free(name);
		free(usage);
		free(text);
	}
	cr_expect(ge(sz, commands, 12));
	char *version = command_ok(&p, "--version", NULL);

	cr_expect(strncmp(version, "zorgbord ", 9) == 0);
	free(version);
	free(help);
	place_free(&p);
}

Test(commands, without_a_command_or_a_terminal_the_dashboard_is_printed)
{
	struct place p = place_with_school(), empty = place_new();
	char *bare = command_ok(&p, NULL), *dashboard = command_ok(&p, "dashboard", NULL);

	cr_expect_str_eq(bare, dashboard);
	cr_expect(strlen(bare) > 0);
	command_fails(&empty, 1, "zorgbord new", NULL);
	free(bare);
	free(dashboard);
	place_free(&p);
	place_free(&empty);
}

/* "moeder" is also a word of the program, and so is "ouders". */
