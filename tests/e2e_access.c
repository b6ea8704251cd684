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
