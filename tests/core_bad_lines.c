/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every line of a file that is not right is told at once, by each of the readers. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

#include "core/exchange/csv_las.h"
#include "core/exchange/csv_measurement.h"
#include "core/exchange/csv_plan.h"
#include "core/exchange/edexml.h"
#include "core/memory.h"

static const struct date today = { 2026, 11, 22 };

static struct bad_lines bad;
static struct zb_err err;

static void teardown(void)
{
	bad_lines_clear(&bad);
}

TestSuite(bad_lines, .fini = teardown);

static FILE *file_of(const char *text)
{
	return fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
}

static size_t read_measurements(const char *text)
{
	struct measured_list list = { 0 };
	FILE *file = file_of(text);
	enum zb_code code = csv_measurement_read(file, today, &list, &bad, &err);
	size_t count = list.count;

	cr_assert(eq(int, code, ZB_OK), "%s", err.text);
	fclose(file);
	measured_free(&list);
	return count;
}

static void expect_lines(const uint32_t *lines, const char *const *says)
{
	size_t count = 0;

	for (; lines[count]; count++) {
		cr_assert(count < bad.count, "%zu", bad.count);
		cr_expect(eq(u32, bad.lines[count].line, lines[count]));
		cr_expect(strstr(bad.lines[count].sentence, says[count]) != NULL, "%s",
			  bad.lines[count].sentence);
	}
	cr_expect(eq(sz, bad.count, count));
}

Test(bad_lines, of_measurements_are_left_out_and_told_in_order)
{
	size_t good =
		read_measurements("leerlingnummer;datum;vak;niveau\n12;12-1-2026;spelling;II\n12;"
				  "31-2-2026;spelling;II\n;;;\n12;13-1-2026;spelling;II\n12;14-1-"
				  "2026;spelling;VI\n12;14-1-2026;spelling;I;x\n");

	cr_expect(eq(sz, good, 2));
	expect_lines((const uint32_t[]){ 3, 6, 7, 0 },
		     (const char *const[]){ "geen dag 31", "Niveau", "5 cellen onder 4 kopjes" });
	cr_expect(eq(int, bad_lines_fail(&bad, &err), ZB_INVALID));
	cr_expect(strstr(err.text, "3 regels zijn niet goed; de eerste is regel 3: ") == err.text,
		  "%s", err.text);
}

Test(bad_lines, of_one_alone_say_what_it_is)
{
	cr_expect(eq(int, bad_lines_fail(NULL, &err), ZB_OK));
	cr_expect(eq(int, bad_lines_fail(&bad, &err), ZB_OK));
	read_measurements("leerlingnummer;datum;vak;niveau\n12;31-2-2026;spelling;II\n");
	cr_expect(eq(int, bad_lines_fail(&bad, &err), ZB_INVALID));
	cr_expect(strstr(err.text, "regel 2: ") == err.text, "%s", err.text);
	cr_expect(strstr(err.text, "geen dag 31") != NULL, "%s", err.text);
}

Test(bad_lines, of_plans_say_one_thing_of_a_plan)
{
	struct running_list list = { 0 };
	FILE *file = file_of("leerlingnummer;begin;soort;doel\n1;31-2-2026;leren;lezen\n"
			     "1;;leren;rekenen\n2;1-9-2026;dansen;lezen\n3;1-9-2026;leren;lezen\n"
			     ";1-9-2026;leren;lezen\n");

	cr_assert(eq(int, csv_plan_read(file, today, &list, &bad, &err), ZB_OK), "%s", err.text);
	expect_lines((const uint32_t[]){ 2, 4, 6, 0 },
		     (const char *const[]){ "geen dag 31", "dansen", "om welke leerling" });
	fclose(file);
	running_free(&list);
}

Test(bad_lines, of_pupils_are_those_of_a_value_and_those_that_come_twice)
{
	struct incoming *in = NULL;
	FILE *file = file_of("leerlingnummer;achternaam;geboortedatum\n1;Aap;31-2-2016\n"
			     "2;Bos;1-2-2016\n3;;1-2-2016\n2;Berg;1-3-2016\n4;Cas;1-2-2016\n");

	cr_assert(eq(int, csv_las_read(file, false, &in, &bad, &err), ZB_OK), "%s", err.text);
	expect_lines((const uint32_t[]){ 2, 4, 5, 0 },
		     (const char *const[]){ "31-2-2016 bestaat niet", "achternaam of roepnaam",
					    "op regel 3 en regel 5, met hetzelfde" });
	fclose(file);
	incoming_free(in);
}

Test(bad_lines, of_edexml_are_told_as_well)
{
	struct incoming *in = NULL;
	FILE *file = file_of("<EDEX><school><schooljaar>2026-2027</schooljaar></"
			     "school><leerlingen>\n<leerling "
			     "key='1'><achternaam>A</achternaam>\n<geboortedatum>2015-02-29</"
			     "geboortedatum></leerling>\n<leerling "
			     "key='2'></leerling>\n<leerling "
			     "key='3'><achternaam>C</achternaam></leerling>\n</leerlingen></EDEX>");

	cr_assert(eq(int, edexml_read(file, &in, &bad, &err), ZB_OK), "%s", err.text);
	expect_lines((const uint32_t[]){ 3, 4, 0 },
		     (const char *const[]){ "2015-02-29 bestaat niet", "achternaam of roepnaam" });
	fclose(file);
	incoming_free(in);
}

Test(bad_lines, past_a_hundred_are_not_read)
{
	struct measured_list list = { 0 };
	struct buffer text = { 0 };
	FILE *file;

	buffer_add(&text, "leerlingnummer;datum;vak;niveau\n");
	for (int i = 0; i < BAD_LINES_MAX + 50; i++)
		buffer_add(&text, "12;31-2-2026;spelling;II\n");
	file = file_of(text.bytes);
	cr_expect(eq(int, csv_measurement_read(file, today, &list, &bad, &err), ZB_INVALID));
	cr_expect(list.items == NULL);
	cr_expect(eq(sz, bad.count, BAD_LINES_MAX));
	cr_expect(eq(int, bad_lines_fail(&bad, &err), ZB_INVALID));
	cr_expect(strstr(err.text, "meer dan 100 regels zijn niet goed") == err.text, "%s",
		  err.text);
	fclose(file);
	buffer_clear(&text);
}

Test(bad_lines, are_none_of_what_is_no_matter_of_a_line)
{
	zb_fail(&err, ZB_BUSY, "bezet");
	cr_expect(eq(int, bad_lines_take(&bad, 3, ZB_BUSY, &err), ZB_BUSY));
	cr_expect(eq(sz, bad.count, 0));
	cr_expect(eq(int, bad_lines_fail(&bad, &err), ZB_OK));
	zb_fail(&err, ZB_INVALID, "fout");
	cr_expect(eq(int, bad_lines_take(NULL, 3, ZB_INVALID, &err), ZB_INVALID));
	cr_expect(eq(int, bad_lines_take(&bad, 3, ZB_INVALID, &err), ZB_OK));
	cr_expect(eq(int, bad_lines_take(&bad, 3, ZB_INVALID, &err), ZB_OK));
	cr_expect(eq(int, bad_lines_take(&bad, 1, ZB_NOT_FOUND, &err), ZB_OK));
	expect_lines((const uint32_t[]){ 1, 3, 0 }, (const char *const[]){ "fout", "fout" });
}
