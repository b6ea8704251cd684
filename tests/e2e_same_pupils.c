/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same 214 pupils once from EDEXML and once from a CSV, by keyboard, in either order: nobody
 * comes twice. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/import_file.h"
#include "tests/sitting.h"

#define TODAY "2026-11-22"
#define PUPILS "214"

/* The columns of import_las. */
enum { NUMBER, GIVEN, PREFIX, FAMILY, BORN, SEX, GROUP, YEAR_GROUP, CELLS };

/* Cuts LINE at its semicolons; the rest of it goes into the last cell. */
static void cut(char *line, char *cells[CELLS])
{
	for (int i = 0; i < CELLS; i++)
		cells[i] = strsep(&line, ";");
}

static void add_pupil(struct buffer *out, char *const cells[CELLS])
{
	int day = 0, month = 0, year = 0;

	sscanf(cells[BORN], "%d-%d-%d", &day, &month, &year);
	buffer_add_format(out,
			  "<leerling key='%s'><achternaam>%s</achternaam><voorvoegsel>%s"
			  "</voorvoegsel><roepnaam>%s</roepnaam><geboortedatum>%04d-%02d-%02d"
			  "</geboortedatum><geslacht>%d</geslacht><jaargroep>%s</jaargroep>"
			  "<groep key='g%s'/></leerling>\n",
			  cells[NUMBER], cells[FAMILY], cells[PREFIX], cells[GIVEN], year, month,
			  day, strcmp(cells[SEX], "jongen") ? 2 : 1, cells[YEAR_GROUP],
			  cells[GROUP]);
}

/* The EDEXML that the same LAS would make of that CSV; the caller frees. */
static char *edexml_of(const char *csv)
{
	char *lines = mem_text(csv), *rest = lines, *line;
	struct buffer out = {0};

	buffer_add(&out, "<?xml version='1.0' encoding='UTF-8'?>\n<EDEX><school><schooljaar>"
			 "2026-2027</schooljaar><brincode>12AB</brincode><xsdversie>2.1"
			 "</xsdversie></school><groepen>");
	for (int i = 0; i < 16; i++)
		buffer_add_format(&out,
				  "<groep key='g%d%c'><naam>%d%c</naam><jaargroep>%d</jaargroep>"
				  "</groep>",
				  i % 8 + 1, 'A' + i / 8, i % 8 + 1, 'A' + i / 8, i % 8 + 1);
	buffer_add(&out, "</groepen><leerlingen>\n");
	strsep(&rest, "\n"); /* the headings */
	while ((line = strsep(&rest, "\n")) && *line) {
		char *cells[CELLS];

		cut(line, cells);
		add_pupil(&out, cells);
	}
	buffer_add(&out, "</leerlingen></EDEX>\n");
	free(lines);
	return buffer_take(&out);
}

static void expect_nobody_twice(struct sitting *s)
{
	sitting_expect_sql(s, "SELECT count(*) FROM pupil", PUPILS);
	sitting_expect_sql(s, "SELECT count(DISTINCT number) FROM pupil", PUPILS);
	sitting_expect_sql(s, "SELECT count(*) FROM placement", PUPILS);
	sitting_expect_sql(s, "SELECT count(*) - count(DISTINCT name) FROM \"group\"", "0");
}

/* Takes FIRST in, sees that OTHER of the same pupils has nobody new in it, takes that in too, and
 * sees that FIRST has then nothing left to change. */
static void import_both(const char *first_name, const char *first, const char *other_name,
			const char *other)
{
	static const int new[] = { 214, 0, 0, 0, 0, -1 };
	struct sitting s = sitting_start(TODAY);
	char *part = mem_format("%s, then %s", first_name, other_name);

	sitting_new_school(&s, "De Regenboog", "12AB");
	sitting_choose_bytes(&s, first_name, first);
	sitting_expect_numbers(&s, " leerlingen ", new);
	sitting_take(&s);
	sitting_choose_bytes(&s, other_name, other);
	sitting_expect_numbers(&s, " leerlingen ", (const int[]){ 0, -1 });
	sitting_take(&s);
	sitting_print_keys(&s, part);
	expect_nobody_twice(&s);
	sitting_choose_bytes(&s, first_name, first);
	sitting_expect_numbers(&s, " leerlingen ", (const int[]){ 0, 0, 0, 214, 0, -1 });
	expect_nobody_twice(&s);
	tty_end(s.t);
	free(sitting_command(&s, "check", NULL));
	free(part);
	sitting_end(&s);
}

Test(same_pupils, from_edexml_and_then_csv_come_once)
{
	char *csv = import_las(214, 0, "2026-2027"), *windows = import_windows(csv);
	char *xml = edexml_of(csv);

	import_both("school.xml", xml, "leerlingen.csv", windows);
	free(xml);
	free(windows);
	free(csv);
}

Test(same_pupils, from_csv_and_then_edexml_come_once)
{
	char *csv = import_las(214, 0, "2026-2027"), *windows = import_windows(csv);
	char *xml = edexml_of(csv);

	import_both("leerlingen.csv", windows, "school.xml", xml);
	free(xml);
	free(windows);
	free(csv);
}
