/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command import, as somebody types it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"
#include "tests/files.h"
#include "tests/import_file.h"

#define HEAD "leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;groep;leerjaar;bsn\n"

static char *file_with(const struct place *p, const char *name, const char *text)
{
	char *path = files_join(p->directory, name);

	files_write(path, text);
	return path;
}

static void expect_in(const char *text, const char *want)
{
	cr_expect(strstr(text, want) != NULL, "no \"%s\" in: %s", want, text);
}

Test(import, says_per_pupil_and_field_what_is_new_changed_gone_and_unchanged)
{
	struct place p = place_with_school();
	char *first = file_with(&p, "1.csv", HEAD "1;Tim;;Bosch;1-2-2016;4A;4;133456785\n"
						  "2;Jóëlle;van den;Berg;3-4-2016;4A;4;\n"
						  "3;Sem;;Dijk;3-5-2016;4A;4;\n");
	char *second = file_with(&p, "2.csv", HEAD "1;Timo;;Bosch;1-2-2016;4A;4;133456785\n"
						   "3;Sem;;Dijk;3-5-2016;4A;4;\n"
						   "4;Ömer;;Özdemir;3-6-2016;5A;5;\n");
	char *out = command_ok(&p, "import", first, NULL);

	expect_in(out, "schooljaar 2026-2027\n");
	expect_in(out, "leerlingen: 3 nieuw, 0 gewijzigd\n");
	free(out);
	out = command_ok(&p, "import", second, NULL);
	expect_in(out, "groepen: 1 nieuw, 0 gewijzigd, 1 ongewijzigd\n");
	expect_in(out, "leerlingen: 1 nieuw, 1 gewijzigd, 1 niet meer in het bestand, 1 ongewijzigd\n");
	expect_in(out, "  gewijzigd: Bosch, Timo\n    roepnaam: Tim -> Timo\n");
	expect_in(out, "  niet meer in het bestand: Berg, Jóëlle van den\n");
	expect_in(out, "  nieuw: Özdemir, Ömer\n");
	cr_expect(strstr(out, "133456785") == NULL);
	free(out);
	out = command_ok(&p, "import", second, NULL);
	expect_in(out, "er is niets veranderd\n");
	free(out);
	out = command_ok(&p, "import", second, "--left", "2026-11-20", NULL);
	expect_in(out, "niet meer in het bestand: Berg, Jóëlle van den, vertrokken op 20-11-2026\n");
	free(out);
	out = command_ok(&p, "list", "pupil", "--where", "number=2", "--format", "csv", NULL);
	expect_in(out, "2026-11-20");
	free(out);
	free(first);
	free(second);
	place_free(&p);
}

Test(import, a_dry_run_writes_nothing)
{
	struct place p = place_with_school();
	char *file = file_with(&p, "1.csv", HEAD "1;Tim;;Bosch;1-2-2016;4A;4;133456785\n"), *out;
	size_t before_length, after_length;
	char *before = files_read(p.file, &before_length), *after;

	out = command_ok(&p, "import", "--dry-run", file, NULL);
	after = files_read(p.file, &after_length);
	expect_in(out, "leerlingen: 1 nieuw, 0 gewijzigd\n  nieuw: Bosch, Tim\n");
	expect_in(out, "er is niets geschreven\n");
	cr_expect(strstr(out, "133456785") == NULL);
	cr_expect(before_length == after_length && !memcmp(before, after, before_length));
	free(before);
	free(after);
	free(out);
	free(file);
	place_free(&p);
}

Test(import, running_plans_come_in_by_the_same_command)
{
	struct place p = place_with_school();
	char *pupils = file_with(&p, "1.csv", HEAD "1;Tim;;Bosch;1-2-2016;4A;4;\n"), *out;
	char *plans = file_with(&p, "2.csv", "leerlingnummer;begin;bestemming;instemming;gebied;doel\n"
					     "1;1-9-2026;havo;3-9-2026;spelling;schrijft foutloos\n");

	free(command_ok(&p, "import", pupils, NULL));
	out = command_ok(&p, "import", "--dry-run", plans, NULL);
	expect_in(out, "OPP's: 1 over te nemen, 0 overgeslagen\n");
	free(out);
	out = command_ok(&p, "import", plans, NULL);
	expect_in(out, "  overgenomen: Bosch, Tim, OPP sinds 01-09-2026, doelen: 1\n");
	free(out);
	out = command_ok(&p, "import", plans, NULL);
	expect_in(out, "OPP's: 0 overgenomen, 1 overgeslagen\n");
	free(out);
	out = command_ok(&p, "deadlines", NULL);
	expect_in(out, "te laat 0");
	free(out);
	free(pupils);
	free(plans);
	place_free(&p);
}

Test(import, the_format_follows_from_the_content_or_the_option)
{
	struct place p = place_with_school();
	char *xml = file_with(&p, "x.csv", "<?xml version='1.0'?>\n<EDEX><school><schooljaar>2026-2027"
					   "</schooljaar></school><leerlingen><leerling key='1'>"
					   "<achternaam>Berg</achternaam></leerling></leerlingen></EDEX>");
	char *out = command_ok(&p, "import", xml, NULL);

	expect_in(out, "leerlingen: 1 nieuw");
	free(out);
	command_fails(&p, 1, "geen kopjes die te lezen zijn", "import", "--format", "csv", xml, NULL);
	command_fails(&p, 2, "edexml of csv", "import", "--format", "xls", xml, NULL);
	free(xml);
	place_free(&p);
}

Test(import, what_cannot_be_read_gets_one_sentence_and_leaves_the_file)
{
	static const struct {
		const char *text, *says;
	} bad[] = {
		{ "", "leeg" },
		{ "a;b\n1;2\n", "regel 1: " },
		{ HEAD "1;Tim;;Bosch;31-2-2016;4A;4;\n", "regel 2: de geboortedatum 31-2-2016 bestaat niet" },
		{ HEAD "1;Tim;;Bosch;1-2-2027;4A;4;\n", "regel 2: de geboortedatum ligt in de toekomst" },
		{ HEAD "1;Tim;;Bosch;1-2-2016;4A;4;\n1;Tom;;Bos;1-2-2016;4A;4;\n", "regel 2 en regel 3" },
		{ HEAD "1;\"Tim;;Bosch\n", "aanhalingsteken" },
		{ "achternaam;brin\nBerg;99ZZ\n", "school 99ZZ" },
		{ "<EDEX><school>", "regel 1" },
		{ "<html></html>", "EDEXML" },
		{ "<!DOCTYPE EDEX [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><EDEX>&b;</EDEX>", "DOCTYPE" },
	};
	struct place p = place_with_school();

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		char *file = file_with(&p, "bad", bad[i].text);

		command_fails(&p, 1, bad[i].says, "import", file, NULL);
		command_fails(&p, 1, bad[i].says, "import", "--dry-run", file, NULL);
		free(file);
	}
	command_fails(&p, 1, "kan niet worden gelezen", "import", "/nonexistent", NULL);
	command_fails(&p, 1, "geen gewoon bestand", "import", "/", NULL);
	command_fails(&p, 2, "import", "import", NULL);
	place_free(&p);
}

Test(import, a_windows_1252_list_of_214_pupils_then_the_next_year)
{
	struct place p = place_with_school();
	char *text = import_las(214, 0, "2026-2027"), *bytes = import_windows(text);
	char *next = import_las(214, 1, "2027-2028");
	char *first = file_with(&p, "1.csv", bytes), *second = file_with(&p, "2.csv", next), *out;
	char *before, *after;

	out = command_ok(&p, "import", first, NULL);
	expect_in(out, "leerlingen: 214 nieuw, 0 gewijzigd\n");
	free(out);
	before = command_ok(&p, "list", "placement", "--format", "csv", NULL);
	out = command_ok(&p, "--today", "2027-08-23", "import", second, NULL);
	expect_in(out, "leerlingen: 0 nieuw, 214 gewijzigd\n");
	free(out);
	after = command_ok(&p, "list", "placement", "--where", "school_year=2026-2027", "--format", "csv",
			   NULL);
	cr_expect_str_eq(before, after);
	out = command_ok(&p, "undo", NULL);
	free(out);
	free(after);
	after = command_ok(&p, "list", "placement", "--format", "csv", NULL);
	cr_expect_str_eq(before, after);
	out = command_ok(&p, "check", NULL);
	free(out);
	free(before);
	free(after);
	free(text);
	free(bytes);
	free(next);
	free(first);
	free(second);
	place_free(&p);
}
