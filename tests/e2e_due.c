/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that count what is due and what is missing, and name it when asked. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"

Test(deadlines, count_and_name_nobody_unless_asked)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p), *reference = mem_format("pupil=%s", id);

	free(command_ok(&p, "add", "support_period", reference, "level=extra", "starts=2026-10-01",
			NULL));
	char *text = command_ok(&p, "deadlines", NULL);
	char *csv = command_ok(&p, "deadlines", "--format", "csv", NULL);
	char *json = command_ok(&p, "deadlines", "--format", "json", NULL);
	char *named = command_ok(&p, "deadlines", "--names", NULL);
	char *rows = command_ok(&p, "deadlines", "--names", "--format", "csv", NULL);
	char *row =
		mem_format("\r\n%s,\"Berg, Jóëlle van den\",,plan_in_force,law,2026-11-12,", id);

	command_has(text, "te laat              1       0         0      1                    1\n");
	command_has(csv, "period,law,school,agreement,total,late_for_law\r\nlate,1,0,0,1,1\r\n"
			"week,0,0,0,0,0\r\n");
	command_has(json, "{\"period\":\"late\",\"law\":1,");
	cr_expect(strstr(text, "Berg") == NULL && strstr(csv, "Berg") == NULL);
	cr_expect(strstr(json, "Berg") == NULL);
	command_has(named, "Berg, Jóëlle van den");
	command_has(named, "10 d te laat");
	command_has(rows, row);
	free(text);
	free(csv);
	free(json);
	free(named);
	free(rows);
	free(row);
	free(reference);
	free(id);
	place_free(&p);
}

Test(deadlines, that_were_postponed_stay_late_for_the_law)
{
	struct place p = place_with_school();
	char *id = command_pupil(&p), *reference = mem_format("pupil=%s", id);
	char *record = mem_format("record=%s", id);

	free(command_ok(&p, "add", "support_period", reference, "level=extra", "starts=2026-10-01",
			NULL));
	free(command_ok(&p, "add", "postponement", reference, "deadline=plan_in_force",
			"entity=pupil", record, "term=2026-11-12", "until=2026-12-01",
			"reason=wacht op onderzoek", NULL));
	char *csv = command_ok(&p, "deadlines", "--format", "csv", NULL);
	char *rows = command_ok(&p, "deadlines", "--names", "--format", "csv", NULL);
	char *named = command_ok(&p, "deadlines", "--names", NULL);

	command_has(csv, "\r\nlate,0,0,0,0,0\r\nweek,0,0,0,0,0\r\nsix_weeks,1,0,0,1,1\r\n");
	command_has(rows, "law,2026-12-01,2026-10-01,2026-11-12,wacht op onderzoek,");
	command_has(named, "12-11-2026");
	free(csv);
	free(rows);
	free(named);
	free(record);
	free(reference);
	free(id);
	place_free(&p);
}

Test(deadlines, say_whose_as_it_was_typed_in_any_language)
{
	struct place p = place_with_school();
	char *pupil = command_pupil(&p);
	char *of = mem_format("pupil=%s", pupil);
	struct run run;

	free(command_ok(&p, "add", "agreement", of, "what=bellen", "who=moeder", "by=2026-11-25",
			NULL));
	free(command_ok(&p, "add", "agreement", of, "what=mailen", "by=2026-11-26", NULL));
	run = command_sh(&p, "LANGUAGE=en ZORGBORD_LOCALEDIR=\"${Z%/*}/locale\" \"$Z\" -f \"$F\" "
			     "--today 2026-11-22 deadlines --names");
	cr_expect(strstr(run.out, "agreement: bellen") != NULL, "not in English: %s", run.out);
	cr_expect(strstr(run.out, "moeder\n") != NULL, "%s", run.out);
	cr_expect(strstr(run.out, "mother") == NULL, "%s", run.out);
	run_free(&run);
	free(of);
	free(pupil);
	place_free(&p);
}

Test(dossiercheck, counts_per_item_and_names_pupils_only_when_asked)
{
	struct place p = place_with_school();
	char *pupil = command_pupil(&p);
	char *of = mem_format("pupil=%s", pupil);

	free(command_ok(&p, "add", "plan", of, "status=draft", NULL));
	free(command_ok(&p, "add", "quality", of, "item=goals_fit", "answer=no", NULL));

	char *counts = command_ok(&p, "dossiercheck", NULL);
	char *names = command_ok(&p, "dossiercheck", "--names", NULL);
	char *csv = command_ok(&p, "dossiercheck", "--format", "csv", NULL);
	char *named = command_ok(&p, "dossiercheck", "--format", "csv", "--names", NULL);
	char *json = command_ok(&p, "dossiercheck", "--format", "json", NULL);

	command_has(counts, "leerlingen met een OPP: 1, zonder tekort voor de wet: 0");
	command_has(counts, "doelen passen bij de bestemming");
	cr_expect(strstr(counts, "Berg") == NULL);
	command_has(names, "Berg, Jóëlle van den");
	command_has(names, "begeleiding");
	command_has(csv, "pupil,name,destination,rationale,");
	command_has(csv, ",quality_own_research,");
	command_has(csv, ",unanswered,");
	cr_expect(strstr(csv, "Berg") == NULL);
	command_has(named, "Berg, Jóëlle van den");
	command_has(json, "\"quality_own_research\":\"unanswered\"");
	command_has(json, "\"guidance\":\"missing\"");
	free(json);
	free(named);
	free(csv);
	free(names);
	free(counts);
	free(of);
	free(pupil);
	place_free(&p);
}
