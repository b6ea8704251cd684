/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of pupils from the LAS, by whatever its headings are called. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_las.h"
#include "core/memory.h"

struct read {
	enum zb_code code;
	struct zb_err err;
	struct incoming *in;
};

static struct read read_las(const char *csv, bool secondary)
{
	struct read r = {.err.text = ""};
	FILE *file = fmemopen((void *)csv, strlen(csv), "r");

	r.code = csv_las_read(file, secondary, &r.in, NULL, &r.err);
	fclose(file);
	return r;
}

static struct incoming *read_good(const char *csv)
{
	struct read r = read_las(csv, false);

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	return r.in;
}

static void expect_las_fail(const char *csv, enum zb_code code, const char *words)
{
	struct read r = read_las(csv, false);

	cr_expect(r.code == code, "code %d: %s", (int)r.code, r.err.text);
	cr_expect(strstr(r.err.text, words) != NULL, "no \"%s\" in: %s", words, r.err.text);
	cr_expect(r.in == NULL);
}

static const char *value(const struct incoming *in, size_t pupil, enum incoming_field field)
{
	const char *text = in->pupils[pupil].value[field];

	return text ? text : "(none)";
}

Test(csv_las, reads_a_list_of_pupils)
{
	char text[INCOMING_YEAR_GROUPS_SIZE];
	struct incoming *in = read_good(
		"Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Geslacht;Groep;"
		"Leerjaar;Schooljaar;Instroomdatum;Categorie;Hulpvragen\r\n"
		"1001;Jo\xEBlle;van den;Berg;3-9-2015;Meisje;7A;7;2026-2027;2019-08-26;"
		"Leerachterstand en gedrag;\"lezen\r\nrekenen\"\r\n"
		"1002;Mo;;Assati;31-12-2014;J;7A;8;2026-2027;;;\r\n");

	cr_assert(in->pupil_count == 2);
	cr_expect(in->source == INCOMING_CSV);
	cr_expect(in->school.school_year == 2026);
	cr_expect_str_eq(value(in, 0, INCOMING_NUMBER), "1001");
	cr_expect_str_eq(value(in, 0, INCOMING_GIVEN_NAME), "Jo\xC3\xABlle");
	cr_expect_str_eq(value(in, 0, INCOMING_PREFIX), "van den");
	cr_expect_str_eq(value(in, 0, INCOMING_FAMILY_NAME), "Berg");
	cr_expect_str_eq(value(in, 0, INCOMING_BORN), "2015-09-03");
	cr_expect_str_eq(value(in, 0, INCOMING_SEX), "f");
	cr_expect_str_eq(value(in, 0, INCOMING_ENROLLED), "2019-08-26");
	cr_expect_str_eq(value(in, 0, INCOMING_CATEGORY), "behind_and_behaviour");
	cr_expect_str_eq(value(in, 0, INCOMING_NEEDS), "lezen\nrekenen");
	cr_expect_str_eq(value(in, 1, INCOMING_SEX), "m");
	cr_expect_str_eq(value(in, 1, INCOMING_PREFIX), "(none)");
	cr_expect(in->pupils[0].line == 2 && in->pupils[1].line == 4);
	cr_assert(in->group_count == 1);
	cr_expect(in->groups[0].keys == NULL);
	incoming_year_groups_text(in->groups[0].year_groups, text);
	cr_expect_str_eq(text, "7+8");
	cr_expect_str_eq(in->pupils[1].year_group, "8");
	incoming_free(in);
}

Test(csv_las, knows_a_column_by_its_code_and_by_what_programs_call_it)
{
	static const struct {
		enum incoming_field field;
		const char *headings[6], *cell, *kept;
	} columns[] = {
		{ INCOMING_NUMBER, { "number", "Stamnummer", "Leerlingnr", "Stamnr", "llnr" },
		  "12", "12" },
		{ INCOMING_INITIALS, { "initials", "Voorletters", "voorletter", "initialen" },
		  "J.", "J." },
		{ INCOMING_PREFIX, { "prefix", "Tussenvoegsel", "Voorvoegsels" }, "de", "de" },
		{ INCOMING_FAMILY_NAME, { "family_name", "Familienaam", "Geslachtsnaam" },
		  "Berg", "Berg" },
		{ INCOMING_BORN, { "born", "Geb. datum", "Geboren" }, "1-2-2015", "2015-02-01" },
		{ INCOMING_SEX, { "sex", "Sekse", "M/V/X", "J/M", "Jongen/Meisje" }, "V", "f" },
		{ INCOMING_ENROLLED, { "enrolled", "Inschrijfdatum", "Datum instroom",
				       "Datum inschrijving", "Ingeschreven op" },
		  "1-8-2020", "2020-08-01" },
		{ INCOMING_LEFT, { "left", "Uitstroomdatum", "Uitschrijfdatum", "Datum uitstroom",
				   "Datum uitschrijving", "Uitgeschreven op" },
		  "1-8-2026", "2026-08-01" },
		{ INCOMING_CAME_FROM, { "came_from", "Vorige school", "School van herkomst" },
		  "De Wilg", "De Wilg" },
		{ INCOMING_NEEDS, { "needs", "Hulpvraag" }, "lezen", "lezen" },
		{ INCOMING_CATEGORY, { "category", "Ondersteuningscategorie" }, "gedrag",
		  "behaviour" },
	};

	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		for (int h = 0; h < 6 && columns[i].headings[h]; h++) {
			char *csv = mem_format("%s;roepnaam\n%s;Jo\n", columns[i].headings[h],
					       columns[i].cell);
			struct incoming *in = read_good(csv);

			cr_expect_str_eq(value(in, 0, columns[i].field), columns[i].kept, "%s",
					 csv);
			cr_expect(in->fields & 1u << columns[i].field, "%s", csv);
			incoming_free(in);
			free(csv);
		}
}

Test(csv_las, knows_the_columns_of_group_and_school_by_their_codes)
{
	struct incoming *in = read_good("family_name;group;year_group;school_year;brin;school_name"
					"\nKok;6A;6;2026-2027;12AB;De Wilg\nBos;6A;6;;;\n");

	cr_expect_str_eq(in->groups[in->pupils[0].group].name, "6A");
	cr_expect_str_eq(in->pupils[0].year_group, "6");
	cr_expect(in->school.school_year == 2026);
	cr_expect_str_eq(in->school.brin, "12AB");
	cr_expect_str_eq(in->school.name, "De Wilg");
	incoming_free(in);
}

Test(csv_las, knows_the_categories_by_code_and_by_label)
{
	static const char *const words[][2] = {
		{ "illness_or_disability", "illness_or_disability" },
		{ "chronisch ziek of lichamelijk beperkt", "illness_or_disability" },
		{ "Chronisch ziek", "illness_or_disability" },
		{ "ahead", "ahead" }, { "leervoorsprong", "ahead" }, { "behind", "behind" },
		{ "Leerachterstand", "behind" }, { "behind_and_behaviour", "behind_and_behaviour" },
		{ "behaviour", "behaviour" }, { "other", "other" }, { "overig", "other" },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		char *csv = mem_format("achternaam;categorie\nKok;%s\n", words[i][0]);
		struct incoming *in = read_good(csv);

		cr_expect_str_eq(value(in, 0, INCOMING_CATEGORY), words[i][1], "%s", csv);
		incoming_free(in);
		free(csv);
	}
	expect_las_fail("achternaam;categorie\nKok;snel\n", ZB_INVALID, "regel 2: ");
}

Test(csv_las, a_short_row_has_nothing_of_the_row_before)
{
	struct incoming *in = read_good("achternaam;roepnaam;klas;leerjaar\nKok;An;6A;6\nBos\n");

	cr_expect_str_eq(value(in, 1, INCOMING_FAMILY_NAME), "Bos");
	cr_expect_str_eq(value(in, 1, INCOMING_GIVEN_NAME), "(none)");
	cr_expect(in->pupils[1].group == INCOMING_NONE);
	cr_expect(in->pupils[1].year_group == NULL);
	cr_expect_eq(in->pupils[0].unsaid, 0u);
	cr_expect_eq(in->pupils[1].unsaid, 1u << INCOMING_GIVEN_NAME);
	incoming_free(in);
}

Test(csv_las, jaargroep_h_is_a_former_pupil)
{
	struct incoming *in = read_good("achternaam;jaargroep\nKok;h\nBos;8\n");

	cr_expect(in->pupils[0].historic && in->pupils[0].year_group == NULL);
	cr_expect(!in->pupils[1].historic);
	incoming_free(in);
}

Test(csv_las, an_empty_column_is_given_and_a_missing_one_is_not)
{
	struct incoming *in = read_good("voorvoegsel;achternaam\n;Kok\n");

	cr_expect((in->fields & 1u << INCOMING_PREFIX) != 0);
	cr_expect((in->fields & 1u << INCOMING_BORN) == 0);
	incoming_free(in);
}

Test(csv_las, never_keeps_a_column_that_is_not_ours)
{
	struct incoming *in = read_good("BSN;achternaam;onderwijsnummer;postcode\n"
					"123456782;Kok;123456782;1234AB\n");

	for (int f = 0; f < INCOMING_FIELDS; f++)
		cr_expect(strstr(value(in, 0, (enum incoming_field)f), "12345") == NULL);
	cr_expect_str_eq(value(in, 0, INCOMING_FAMILY_NAME), "Kok");
	incoming_free(in);
}

Test(csv_las, names_the_headings_that_it_needs)
{
	expect_las_fail("a;b\n1;2\n", ZB_FORMAT, "nodig is achternaam of roepnaam");
	expect_las_fail("Jan;123456782\n", ZB_FORMAT, "leerlingnummer, roepnaam");
	expect_las_fail("\n", ZB_FORMAT, "leeg");
	struct read r = read_las("Jan;123456782\n", false);

	cr_expect(strstr(r.err.text, "12345") == NULL, "a row taken for headings is not repeated");
}

Test(csv_las, refuses_a_row_that_was_moved_by_an_unquoted_sign)
{
	expect_las_fail("achternaam;klas\nKok;6A\nBerg;van;6A\n", ZB_FORMAT,
			"regel 3: hier staan 3 cellen onder 2 kopjes");
	incoming_free(read_good("achternaam;klas\nKok;6A;;\nBerg\n"));
}

Test(csv_las, names_the_line_of_an_impossible_date)
{
	expect_las_fail("achternaam;geboortedatum\nA;29-2-2016\nB;29-2-2015\n", ZB_INVALID,
			"regel 3: de geboortedatum 29-2-2015 bestaat niet");
	expect_las_fail("achternaam;geboortedatum\nA;123456782\n", ZB_INVALID, "31-12-2015");
	expect_las_fail("achternaam;geboortedatum\nA;3-9-15\n", ZB_INVALID, "31-12-2015");
	expect_las_fail("achternaam;geboortedatum\nA;3-9-2015x\n", ZB_INVALID, "31-12-2015");
	expect_las_fail("achternaam;geboortedatum\nA;3-9-20155\n", ZB_INVALID, "31-12-2015");
	expect_las_fail("achternaam;geboortedatum\nA;2015-9-\n", ZB_INVALID, "31-12-2015");
}

Test(csv_las, reads_dates_as_programs_write_them)
{
	struct incoming *in = read_good("achternaam;geboortedatum\nA;1/2/2015\nB;01.02.2015\n"
					"C;2015-02-01 00:00:00\nD;1-2-2015 0:00\n");

	for (size_t i = 0; i < in->pupil_count; i++)
		cr_expect_str_eq(value(in, i, INCOMING_BORN), "2015-02-01");
	incoming_free(in);
}

Test(csv_las, names_both_lines_of_a_number_that_comes_twice)
{
	expect_las_fail("leerlingnummer;achternaam\n1;A\n2;B\n1;C\n", ZB_INVALID,
			"op regel 2 en regel 4, met hetzelfde leerlingnummer");
}

Test(csv_las, without_numbers_the_whole_name_and_birth_tell_pupils_apart)
{
	expect_las_fail("roepnaam;achternaam;geboortedatum\nJan;Kok;1-1-2015\nJan;Kok;1-1-2015\n",
			ZB_INVALID, "op regel 2 en regel 3");
	incoming_free(read_good("roepnaam;achternaam;geboortedatum\nJan;Kok;1-1-2015\n"
				"Jan;Kok;1-1-2016\nJan;Kok;\nJan;Kok;\n"));
}

Test(csv_las, m_is_a_girl_beside_j_and_a_boy_beside_v)
{
	struct incoming *in = read_good("achternaam;geslacht\nA;J\nB;M\nC;jongen\n");

	cr_expect_str_eq(value(in, 0, INCOMING_SEX), "m");
	cr_expect_str_eq(value(in, 1, INCOMING_SEX), "f");
	incoming_free(in);
	in = read_good("achternaam;m/v\nA;M\nB;v\nC;Man\nD;onbekend\nE;x\n");
	cr_expect_str_eq(value(in, 0, INCOMING_SEX), "m");
	cr_expect_str_eq(value(in, 1, INCOMING_SEX), "f");
	cr_expect_str_eq(value(in, 3, INCOMING_SEX), "unknown");
	cr_expect_str_eq(value(in, 4, INCOMING_SEX), "x");
	incoming_free(in);
	expect_las_fail("achternaam;geslacht\nA;J\nB;M\nC;V\n", ZB_INVALID, "door elkaar");
	expect_las_fail("achternaam;geslacht\nA;zoon\n", ZB_INVALID, "regel 2: het geslacht");
}

Test(csv_las, leerjaar_is_of_secondary_education_where_the_school_is)
{
	struct read r = read_las("achternaam;klas;leerjaar\nA;1B;1\nB;H4;leerjaar 4\nC;V6;6\n",
				 true);

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(r.in->pupils[0].year_group, "11");
	cr_expect_str_eq(r.in->pupils[1].year_group, "14");
	cr_expect_str_eq(r.in->pupils[2].year_group, "16");
	incoming_free(r.in);
	struct incoming *in = read_good("achternaam;jaargroep\nA;Groep 1\nB;s\nC;\n");

	cr_expect_str_eq(in->pupils[0].year_group, "1");
	cr_expect_str_eq(in->pupils[1].year_group, "S");
	cr_expect(in->pupils[2].year_group == NULL);
	incoming_free(in);
	expect_las_fail("achternaam;jaargroep\nA;9\n", ZB_INVALID, "regel 2: de jaargroep");
}

Test(csv_las, takes_one_school_year_at_a_time)
{
	expect_las_fail("achternaam;schooljaar\nA;2026-2027\nB;2025-2026\n", ZB_INVALID,
			"regel 3: ");
}

Test(csv_las, prefers_the_column_with_the_groups_name)
{
	struct incoming *in = read_good("achternaam;groep;groepsnaam\nA;6;6A\n");

	cr_expect_str_eq(in->groups[0].name, "6A");
	incoming_free(in);
}

Test(csv_las, knows_which_school_the_list_is_of)
{
	struct incoming *in = read_good("achternaam;brin;schoolnaam\nA;12AB01;De Wilg\n");

	cr_expect_str_eq(in->school.brin, "12AB");
	cr_expect_str_eq(in->school.location, "01");
	cr_expect_str_eq(in->school.name, "De Wilg");
	incoming_free(in);
	expect_las_fail("achternaam;brin\nA;AB12\n", ZB_INVALID, "regel 2: de brincode");
}
