/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that show or take out what dossiers hold leave a line in the log of who read what. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"
#include "tests/school.h"

static void expect_noted(const struct place *p, const char *wanted)
{
	struct school s = {.directory = p->directory, .path = p->file};
	char *noted = school_sql(&s, "SELECT ifnull(group_concat(\"what\" || ':' || \"detail\", "
				     "';'), '') FROM \"access\"");

	cr_expect_str_eq(noted, wanted);
	free(noted);
}

Test(access, a_list_of_what_dossiers_hold_is_noted_once_a_command)
{
	struct place p = place_with_school();

	free(command_ok(&p, "add", "pupil", "family_name=Berg", NULL));
	free(command_ok(&p, "add", "pupil", "family_name=Bosch", NULL));
	free(command_ok(&p, "list", "pupil", "--format", "csv", NULL));
	free(command_ok(&p, "list", "goal", "--where", "kind=learning", "--format", "json", NULL));
	free(command_ok(&p, "list", "guardian", NULL));
	expect_noted(&p, "export:list pupil;export:list goal kind=learning;read:list guardian");
	place_free(&p);
}

Test(access, a_list_of_staff_groups_or_settings_is_not_noted)
{
	static const char *const kinds[] = {"staff", "group", "group_staff", "school", "setting",
					    "tariff", "headcount", "template", "template_goal"};
	struct place p = place_with_school();

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		free(command_ok(&p, "list", kinds[i], "--format", "csv", NULL));
	expect_noted(&p, "");
	place_free(&p);
}

Test(access, a_list_that_is_refused_leaves_no_note)
{
	struct place p = place_with_school();

	command_fails(&p, 1, "groen", "list", "pupil", "--where", "sex=groen", NULL);
	expect_noted(&p, "");
	place_free(&p);
}

Test(access, the_history_is_noted_and_read_on_from_where_it_ended)
{
	struct place p = place_with_school();
	char *id = command_ok(&p, "add", "pupil", "family_name=Berg", NULL), *wanted;

	id[strcspn(id, "\n")] = '\0';
	free(command_ok(&p, "set", "pupil", id, "sex=f", "number=7", NULL));
	char *first = command_ok(&p, "history", "pupil", id, "--limit", "1", "--format", "csv",
				 NULL);
	char *row = strstr(first, "\r\n") + 2;
	char *change = strrchr(row, ',') + 1;

	change[strcspn(change, "\r")] = '\0';
	char *rest = command_ok(&p, "history", "pupil", id, "--before", change, NULL);

	/* The one change is of the one field, those before it of the other. */
	bool sex_last = strstr(row, ",sex,") != NULL;

	cr_expect(eq(int, strstr(rest, "number") != NULL, sex_last), "%s%s", row, rest);
	cr_expect(eq(int, strstr(rest, "sex") == NULL, sex_last), "%s%s", row, rest);
	command_fails(&p, 1, "bestaat niet", "history", "--before", "424242", NULL);
	wanted = mem_format("export:history pupil %s;read:history pupil %s", id, id);
	expect_noted(&p, wanted);
	free(wanted);
	free(first);
	free(rest);
	free(id);
	place_free(&p);
}

/* Counts name nobody: they are for a daily mail and leave no note. */
Test(access, what_is_due_or_missing_is_noted_when_it_is_told_of_each_pupil)
{
	static const char *const counts[][4] = {
		{ "deadlines", NULL }, { "deadlines", "--format", "csv", NULL },
		{ "deadlines", "--format", "ics", NULL }, { "dossiercheck", NULL },
		{ "dashboard", "--by", "pupil", NULL },
	};
	struct place p = place_with_school();
	char *id = command_ok(&p, "add", "pupil", "given_name=Gradje", "family_name=Berg", NULL);
	char *of = mem_format("pupil=%.*s", (int)strcspn(id, "\n"), id);

	free(command_ok(&p, "add", "support_period", of, "level=extra", "starts=2026-10-01", NULL));
	free(command_ok(&p, "add", "plan", of, "status=draft", NULL));
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		char *said = command_ok(&p, counts[i][0], counts[i][1], counts[i][2], counts[i][3],
					NULL);

		cr_expect(strstr(said, "Berg") == NULL && strstr(said, "Gradje") == NULL, "%s",
			  said);
		free(said);
	}
	expect_noted(&p, "");
	free(command_ok(&p, "deadlines", "--names", NULL));
	free(command_ok(&p, "deadlines", "--names", "--format", "json", NULL));
	free(command_ok(&p, "dossiercheck", "--names", NULL));
	free(command_ok(&p, "dossiercheck", "--format", "csv", NULL));
	expect_noted(&p, "read:deadlines;export:deadlines;read:dossiercheck;export:dossiercheck");
	free(of);
	free(id);
	place_free(&p);
}

/* --- all commands --- */

/* What each command can show, by name as `man commands` has them; several of one command follow
 * each other. */
static const struct {
	const char *command, *arguments;
	bool own; /* the names it tells are those that who works just brought or changed */
} shown[] = {
	{ "new", "--name X --brin 12AB", true },
	{ "demo", "", true },
	{ "import", "--dry-run \"$D/las.csv\"", true },
	{ "list", "pupil", false },
	{ "list", "pupil --format csv", false },
	{ "list", "goal --format json", false },
	{ "list", "staff", false },
	{ "add", "pupil family_name=Nieuweling", true },
	{ "set", "pupil $P given_name=Ida", true },
	{ "dashboard", "", false },
	{ "dashboard", "--by pupil --format csv", false },
	{ "dashboard", "--by pupil --format json", false },
	{ "deadlines", "", false },
	{ "deadlines", "--format csv", false },
	{ "deadlines", "--format ics", false },
	{ "deadlines", "--names", false },
	{ "deadlines", "--names --format csv", false },
	{ "deadlines", "--names --format json", false },
	{ "dossiercheck", "", false },
	{ "dossiercheck", "--names", false },
	{ "dossiercheck", "--format csv", false },
	{ "dossiercheck", "--names --format json", false },
	{ "export", "--to \"$D/bord\"", false },
	{ "print", "plan id=$P --to -", false },
	{ "print", "card id=$P --to - --format md", false },
	{ "print", "group 6A --to -", false },
	{ "print", "form --to -", false },
	{ "history", "", false },
	{ "history", "pupil $P --format csv", false },
	{ "undo", "", true },
	{ "redo", "", true },
	{ "check", "", false },
	{ "backup", "\"$D/copy.db\"", false },
	{ "restore", "\"$D/copy.db\"", false },
};

enum { SHOWN = sizeof shown / sizeof shown[0] };

/* Whether TEXT has the family name of a pupil in it, one that is no word of its own. */
static bool has_name(struct school *s, const char *text)
{
	char *names = school_sql(s, "SELECT group_concat(family_name, '|') FROM (SELECT DISTINCT "
				    "family_name FROM pupil WHERE length(family_name) > 6 "
				    "EXCEPT SELECT family_name FROM staff)");
	bool found = false;

	for (char *name = names; *name && !found;) {
		char *end = name + strcspn(name, "|");
		bool last = !*end;

		*end = '\0';
		found = strstr(text, name) != NULL;
		name = last ? end : end + 1;
	}
	free(names);
	return found;
}

Test(access, whatever_command_shows_a_pupil_by_name_is_noted)
{
	struct place p = place_new();
	struct school s = { .directory = p.directory, .path = p.file };

	free(command_ok(&p, "demo", NULL));
	char *pupil = school_sql(&s, "SELECT pupil FROM plan WHERE status = 'in_force'");

	for (size_t i = 0; i < SHOWN; i++) {
		int64_t before = school_number(&s, "SELECT count(*) FROM \"access\"");
		char *script = mem_format("D=${F%%/*} P=%s; "
					  "printf 'achternaam\\nBerg\\n' >$D/las.csv; "
					  "$Z -f $F --today 2026-11-22 %s %s", pupil,
					  shown[i].command, shown[i].arguments);
		struct run run = command_sh(&p, script);
		int64_t after = school_number(&s, "SELECT count(*) FROM \"access\"");

		if (!shown[i].own && has_name(&s, run.out))
			cr_expect(after > before, "%s %s names a pupil and is not noted",
				  shown[i].command, shown[i].arguments);
		run_free(&run);
		free(script);
	}
	free(pupil);
	place_free(&p);
}

Test(access, no_command_is_left_out_of_that)
{
	struct place p = place_new();
	struct run run = command_sh(&p, "$Z man commands | sed -n 's/^\\.SS //p'");
	size_t at = 0;

	for (const char *line = run.out; *line; line += strcspn(line, "\n") + 1) {
		int length = (int)strcspn(line, "\n");

		cr_assert(at < SHOWN);
		cr_expect(strlen(shown[at].command) == (size_t)length &&
				  !strncmp(shown[at].command, line, (size_t)length),
			  "%.*s is not in the table of this test", length, line);
		for (const char *command = shown[at].command;
		     at < SHOWN && !strcmp(shown[at].command, command);)
			at++;
	}
	cr_expect(eq(sz, at, (size_t)SHOWN));
	run_free(&run);
	place_free(&p);
}
