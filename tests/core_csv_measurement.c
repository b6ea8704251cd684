/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements from a CSV, by whatever its headings are called. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_measurement.h"
#include "core/exchange/detect.h"
#include "core/records/pupil.h"

static const struct date today = { 2026, 11, 22 };

static FILE *file_of(const char *text)
{
	return fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
}

static enum zb_code read_all(const char *text, struct measured_list *out, struct zb_err *err)
{
	FILE *file = file_of(text);
	enum zb_code code = csv_measurement_read(file, today, out, NULL, err);

	fclose(file);
	return code;
}

static void expect_row(const struct measured *item, const char *text)
{
	struct buffer out = { 0 };

	measured_add_text(&out, item->row);
	cr_expect_str_eq(out.bytes, text);
	buffer_clear(&out);
}

Test(csv_measurement, reads_a_line_each_by_dutch_headings)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int,
		     read_all("Leerlingnr.;Afnamedatum;Vakgebied;Niveau;Vaardigheidsscore;"
			      "Functionerings-niveau;Toets;Risico;Op eigen niveau\r\n"
			      "12;12-01-2026;Rekenen;III;45,5;M5;Rekenen M5;;ja\r\n"
			      ";;;;;;;;\r\n"
			      "13;2026-01-12;TL;4;;;DMT;;\r\n"
			      "13;2026-01-12;welbevinden;;;;Viseon;ja;\r\n",
			      &list, &err),
		     ZB_OK),
		  "%s", err.text);
	cr_assert(eq(sz, list.count, 3));
	cr_expect_str_eq(record_text(list.items[0].who, PUPIL_NUMBER), "12");
	expect_row(&list.items[0], "rekenen-wiskunde 12-01-2026: Niveau III, Score 45,5, "
				   "Functioneringsniveau M5, Toets op eigen niveau ja, "
				   "Instrument Rekenen M5");
	cr_expect(eq(u32, list.items[1].line, 4));
	expect_row(&list.items[1], "technisch lezen 12-01-2026: Niveau IV, Instrument DMT");
	expect_row(&list.items[2], "welbevinden 12-01-2026: Risico ja, Instrument Viseon");
	measured_free(&list);
}

Test(csv_measurement, reads_codes_and_names_in_the_place_of_a_number)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int,
		     read_all("achternaam,roepnaam,geboortedatum,date,subject,level\n"
			      "Hof,Gradje,2016-05-04,2026-01-12,spelling,V\n",
			      &list, &err),
		     ZB_OK),
		  "%s", err.text);
	cr_expect_str_eq(record_text(list.items[0].who, PUPIL_FAMILY_NAME), "Hof");
	expect_row(&list.items[0], "spelling 12-01-2026: Niveau V");
	measured_free(&list);
}

Test(csv_measurement, takes_every_column_by_its_code)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int,
		     read_all("number,date,subject,level,score,functional_level,own_level,risk,"
			      "instrument\n"
			      "12,2026-01-12,mathematics,III,\"45,5\",M5,yes,,Rekenen M5\n"
			      "12,2026-01-12,wellbeing,,,,,yes,Viseon\n",
			      &list, &err),
		     ZB_OK),
		  "%s", err.text);
	cr_assert(eq(sz, list.count, 2));
	expect_row(&list.items[0], "rekenen-wiskunde 12-01-2026: Niveau III, Score 45,5, "
				   "Functioneringsniveau M5, Toets op eigen niveau ja, "
				   "Instrument Rekenen M5");
	expect_row(&list.items[1], "welbevinden 12-01-2026: Risico ja, Instrument Viseon");
	measured_free(&list);
}

Test(csv_measurement, knows_what_programs_call_a_subject_and_a_level)
{
	static const char *const rows[][3] = {
		{ "tl", "1", "technisch lezen 12-01-2026: Niveau I" },
		{ "lezen", "2", "technisch lezen 12-01-2026: Niveau II" },
		{ "AVI", "3", "technisch lezen 12-01-2026: Niveau III" },
		{ "bl", "4", "begrijpend lezen 12-01-2026: Niveau IV" },
		{ "rw", "5", "rekenen-wiskunde 12-01-2026: Niveau V" },
		{ "Rekenen/wiskunde", "I", "rekenen-wiskunde 12-01-2026: Niveau I" },
		{ "sp", "II", "spelling 12-01-2026: Niveau II" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *text = mem_format("leerlingnummer;datum;vak;niveau\n12;12-1-2026;%s;%s\n",
					rows[i][0], rows[i][1]);
		struct measured_list list = { 0 };
		struct zb_err err;

		cr_assert(eq(int, read_all(text, &list, &err), ZB_OK), "%s", err.text);
		expect_row(&list.items[0], rows[i][2]);
		measured_free(&list);
		free(text);
	}
}

Test(csv_measurement, passes_over_a_line_that_says_nothing)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int,
		     read_all("leerlingnummer;datum;vak;niveau;toets\n12;12-1-2026;spelling;;SVS\n",
			      &list, &err),
		     ZB_OK));
	cr_expect(eq(sz, list.count, 0));
	measured_free(&list);
}

Test(csv_measurement, takes_no_risk_for_no_value_at_a_subject)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int,
		     read_all("leerlingnummer;datum;vak;niveau;risico\n"
			      "12;1-10-2026;rekenen;III;nee\n"
			      "12;1-10-2026;spelling;;nee\n"
			      "12;1-10-2026;welbevinden;;nee\n",
			      &list, &err),
		     ZB_OK),
		  "%s", err.text);
	cr_assert(eq(sz, list.count, 2));
	expect_row(&list.items[0], "rekenen-wiskunde 01-10-2026: Niveau III");
	expect_row(&list.items[1], "welbevinden 01-10-2026: Risico nee");
	measured_free(&list);
}

Test(csv_measurement, names_the_line_of_what_is_wrong)
{
	static const struct {
		const char *text, *says;
		enum zb_code code;
	} rows[] = {
		{ "", "leeg", ZB_FORMAT },
		{ "naam;cijfer\nx;3\n", "kopjes", ZB_FORMAT },
		{ "leerlingnummer;datum;vak;niveau\n12;31-02-2026;spelling;II\n", "regel 2",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n12;12-1-2026;spelling;II\n"
		  "12;12-1-2026;koken;II\n", "regel 3", ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n12;12-1-2026;spelling;VI\n", "regel 2",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n;12-1-2026;spelling;II\n", "welke leerling",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n12;;spelling;II\n", "Datum", ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n12;1-12-2026;spelling;II\n", "toekomst",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;risico\n12;1-10-2026;spelling;ja\n", "geen risico",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;score\n12;1-10-2026;spelling;1250\n"
		  "12;1-10-2026;rekenen;1,25\n12;1-9-2026;rekenen;1.25\n"
		  "12;1-10-2026;lezen;1.250\n",
		  "regel 5: Score \"1.250\" is op twee manieren te lezen; schrijf 1250 of 1,250",
		  ZB_INVALID },
		{ "leerlingnummer;datum;vak;score\n12;1-10-2026;lezen;125.250\n",
		  "schrijf 125250 of 125,250", ZB_INVALID },
		{ "leerlingnummer;datum;vak;niveau\n12;1-10-2026;spelling;II;meer\n", "cellen",
		  ZB_FORMAT },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct measured_list list = { 0 };
		struct zb_err err = { .text = "" };

		cr_expect(eq(int, read_all(rows[i].text, &list, &err), rows[i].code), "%zu: %s", i,
			  err.text);
		cr_expect(strstr(err.text, rows[i].says) != NULL, "%zu: %s", i, err.text);
		cr_expect(list.items == NULL);
	}
}

static enum exchange_kind kind_of(const char *text)
{
	FILE *file = file_of(text);
	enum exchange_kind kind = exchange_detect(file);

	fclose(file);
	return kind;
}

Test(csv_measurement, is_told_from_pupils_and_plans_by_its_headings)
{
	cr_expect(eq(int, (int)kind_of("leerlingnummer;datum;vak;niveau\n"),
		     EXCHANGE_MEASUREMENTS));
	cr_expect(eq(int, (int)kind_of("leerlingnummer;begin;doel\n"), EXCHANGE_PLANS));
	cr_expect(eq(int, (int)kind_of("leerlingnummer;achternaam;groep\n"), EXCHANGE_LAS));
	cr_expect(eq(int, (int)kind_of("<?xml version=\"1.0\"?>"), EXCHANGE_EDEXML));
}
