/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_las.h"
#include "core/exchange/csv_measurement.h"
#include "core/exchange/csv_plan.h"
#include "core/exchange/edexml.h"

static const struct date today = { 2026, 11, 22 };

static FILE *file_of(const char *text)
{
	return fmemopen((void *)text, strlen(text), "r");
}

/* "never kept / not read". */
static char *names(const struct ignored *ignored)
{
	struct buffer out = { 0 };

	ignored_add_names(ignored, true, &out);
	buffer_add(&out, " / ");
	ignored_add_names(ignored, false, &out);
	return buffer_take(&out);
}

static void expect_names(const struct ignored *ignored, const char *want)
{
	char *text = names(ignored);

	cr_expect_str_eq(text, want);
	free(text);
}

Test(ignored, columns_of_pupils_are_named_and_their_values_never)
{
	struct incoming *in = NULL;
	struct zb_err err;
	FILE *file = file_of("Achternaam;BSN;Telefoon;;Post-code;telefoon\n"
			     "Berg;123456782;0612345678;x;1234AB;\n");

	cr_assert(eq(int, csv_las_read(file, false, &in, NULL, &err), ZB_OK), "%s", err.text);
	expect_names(&in->ignored, "BSN, Post-code / Telefoon, telefoon");
	incoming_free(in);
	fclose(file);
}

Test(ignored, elements_of_pupils_and_teachers_are_named_once)
{
	struct incoming *in = NULL;
	struct zb_err err;
	FILE *file = file_of(
		"<EDEX><school><schooljaar>2026-2027</schooljaar><brincode>12AB</brincode>"
		"<auteur>ik</auteur></school><leerlingen>"
		"<leerling key='1' eckid='x'><achternaam>Berg</achternaam><bsn_ondwnr-4>1"
		"</bsn_ondwnr-4><etniciteit><land>1</land></etniciteit></leerling>"
		"<leerling key='2'><achternaam>Hof</achternaam><gewicht_nieuw>1</gewicht_nieuw>"
		"<mutatiedatum>2026-01-01</mutatiedatum><bsn_ondwnr-4>2</bsn_ondwnr-4></leerling>"
		"</leerlingen></EDEX>");

	cr_assert(eq(int, edexml_read(file, &in, NULL, &err), ZB_OK), "%s", err.text);
	expect_names(&in->ignored,
		     "eckid, bsn_ondwnr-4, etniciteit, gewicht_nieuw / mutatiedatum");
	incoming_free(in);
	fclose(file);
}

Test(ignored, columns_of_plans_and_of_measurements_are_named_too)
{
	struct running_list plans;
	struct measured_list measured;
	struct zb_err err;
	FILE *file = file_of("leerlingnummer;begin;diagnose\n1001;1-9-2026;x\n");

	cr_assert(eq(int, csv_plan_read(file, today, &plans, NULL, &err), ZB_OK), "%s", err.text);
	expect_names(&plans.ignored, " / diagnose");
	running_free(&plans);
	fclose(file);
	file = file_of("leerlingnummer;datum;vak;niveau;percentiel\n"
		       "1001;1-9-2026;spelling;II;60\n");
	cr_assert(eq(int, csv_measurement_read(file, today, &measured, NULL, &err), ZB_OK), "%s",
		  err.text);
	expect_names(&measured.ignored, " / percentiel");
	measured_free(&measured);
	fclose(file);
}

Test(ignored, knows_by_its_name_what_is_never_kept)
{
	static const char *const never[] = {
		"BSN", "Burgerservicenummer", "SOFI-nummer", "Onderwijsnummer", "ondwnr", "PGN",
		"Persoonsgebonden nummer", "Rijksregisternummer", "Etniciteit", "Herkomst",
		"Land van herkomst", "Geboorteland vader", "Nationaliteit 2", "Gewicht",
		"Leerlinggewicht", "Postcode", "Postnummer", "Foto", "Pasfoto", "ECK iD",
	};
	static const char *const other[] = { "Telefoon", "Wilandstraat", "Achternaam", "" };

	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		cr_expect(ignored_is_never_kept(never[i]), "%s", never[i]);
	for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
		cr_expect(not(ignored_is_never_kept(other[i])), "%s", other[i]);
}

Test(ignored, keeps_a_bounded_number_of_clean_short_names)
{
	struct ignored ignored = { 0 };
	struct buffer names = { 0 };
	char name[16];

	ignored_add(&ignored, "rood\033[31m");
	cr_expect_str_eq(ignored.names[0], "rood[31m");
	ignored_add(&ignored, "een heel lang kopje waar geen eind aan lijkt te komen");
	cr_expect(strlen(ignored.names[1]) < 40);
	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "k%d", i);
		ignored_add(&ignored, name);
	}
	cr_expect(eq(sz, ignored.count, (size_t)IGNORED_MAX));
	cr_expect(ignored.more);
	ignored_add_names(&ignored, false, &names);
	cr_expect(strcmp(names.bytes + names.length - 4, " ...") == 0, "%s", names.bytes);
	buffer_clear(&names);
	ignored_clear(&ignored);
}
