/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/edexml.h"
#include "core/memory.h"

#define SCHOOL "<school><schooljaar>2026-2027</schooljaar><brincode>12AB</brincode></school>"
#define GROUPS "<groepen><groep key='g6'><naam>6A</naam><jaargroep>6</jaargroep></groep></groepen>"

struct read {
	enum zb_code code;
	struct zb_err err;
	struct incoming *in;
};

static struct read read_bytes(const char *bytes, size_t length)
{
	struct read r = {.err.text = ""};
	FILE *file = fmemopen((void *)bytes, length, "r");

	r.code = edexml_read(file, &r.in, NULL, &r.err);
	fclose(file);
	return r;
}

static struct read read_xml(const char *xml)
{
	return read_bytes(xml, strlen(xml));
}

static struct read read_pupils(const char *pupils)
{
	struct buffer b = {0};

	buffer_add_format(&b, "<EDEX>" SCHOOL GROUPS "<leerlingen>%s</leerlingen></EDEX>", pupils);
	struct read r = read_xml(b.bytes);

	buffer_clear(&b);
	return r;
}

static const char *value(const struct incoming *in, size_t pupil, enum incoming_field field)
{
	const char *text = in->pupils[pupil].value[field];

	return text ? text : "(none)";
}

Test(edexml, reads_the_brin_in_either_case_with_and_without_vestiging)
{
	static const struct {
		const char *typed, *brin, *location;
	} rows[] = {
		{"12ab", "12AB", NULL}, {"12Ab03", "12AB", "03"}, {" 12AB00 ", "12AB", NULL},
		{"12AB3", NULL, NULL},	{"1234", NULL, NULL},	  {"12AB033", NULL, NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct incoming *in = incoming_new(INCOMING_EDEXML);
		struct zb_err err = {.text = ""};
		enum zb_code code = incoming_set_brin(in, rows[i].typed, &err);

		cr_expect(rows[i].brin ? code == ZB_OK : code == ZB_INVALID, "%s: %s",
			  rows[i].typed, err.text);
		if (rows[i].brin)
			cr_expect_str_eq(in->school.brin, rows[i].brin);
		cr_expect(rows[i].location ? in->school.location && !strcmp(in->school.location,
									    rows[i].location) :
					     !in->school.location,
			  "%s", rows[i].typed);
		incoming_free(in);
	}
}

Test(edexml, reads_a_pupil_with_group_and_school)
{
	struct read r = read_pupils("<leerling key='7'><achternaam>Berg</achternaam>"
				    "<voorvoegsel>van den</voorvoegsel>"
				    "<voorletters-1>JM</voorletters-1>"
				    "<roepnaam>J\xC3\xB3\xC3\xABlle</roepnaam>"
				    "<geboortedatum>2016-02-29</geboortedatum>"
				    "<geslacht>2</geslacht>"
				    "<jaargroep>6</jaargroep><groep key='g6'/>"
				    "<instroomdatum>2020-08-17+02:00</instroomdatum></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(r.in->school.school_year == 2026);
	cr_expect_str_eq(r.in->school.brin, "12AB");
	cr_assert(r.in->pupil_count == 1);
	cr_expect_str_eq(r.in->pupils[0].key, "7");
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME), "Berg");
	cr_expect_str_eq(value(r.in, 0, INCOMING_PREFIX), "van den");
	cr_expect_str_eq(value(r.in, 0, INCOMING_INITIALS), "JM");
	cr_expect_str_eq(value(r.in, 0, INCOMING_GIVEN_NAME), "J\xC3\xB3\xC3\xABlle");
	cr_expect_str_eq(value(r.in, 0, INCOMING_BORN), "2016-02-29");
	cr_expect_str_eq(value(r.in, 0, INCOMING_ENROLLED), "2020-08-17");
	cr_expect_str_eq(value(r.in, 0, INCOMING_SEX), "f");
	cr_expect_str_eq(r.in->pupils[0].year_group, "6");
	cr_expect_str_eq(r.in->groups[r.in->pupils[0].group].name, "6A");
	cr_expect_str_eq(r.in->groups[0].keys->text, "g6");
	cr_expect(r.in->fields & 1u << INCOMING_BORN);
	cr_expect(!(r.in->fields & 1u << INCOMING_LEFT), "no pupil has left");
	incoming_free(r.in);
}

Test(edexml, matches_elements_of_any_namespace_in_a_uwlr_envelope)
{
	struct read r = read_xml(
		"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>"
		"<school>9</school></s:Header><s:Body>"
		"<u:leerlinggegevens_antwoord xmlns:u='urn:u' xmlns:le='urn:e'>"
		"<u:leerlinggegevens>"
		"<le:school><le:schooljaar>2026-2027</le:schooljaar></le:school>"
		"<le:leerlingen><le:leerling key='1'><le:achternaam>Kok</le:achternaam>"
		"</le:leerling></le:leerlingen></u:leerlinggegevens></u:leerlinggegevens_antwoord>"
		"</s:Body></s:Envelope>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(r.in->school.school_year == 2026);
	cr_expect(r.in->pupil_count == 1);
	incoming_free(r.in);
}

Test(edexml, reads_version_1_0_3_with_a_tussenvoegsel)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>Hof</achternaam>"
				    "<tussenvoegsel>van 't</tussenvoegsel></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_PREFIX), "van 't");
	incoming_free(r.in);
}

Test(edexml, accepts_school_years_past_the_list_of_the_schema)
{
	struct read r = read_xml("<EDEX><school><schooljaar>2039-2040</schooljaar></school>"
				 "</EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(r.in->school.school_year == 2039);
	incoming_free(r.in);
}

Test(edexml, never_keeps_what_is_not_ours)
{
	static const char *const secrets[] = {
		"123456782", "9988", "00000000097", "Marokko", "Turkije", "1234AB", "foto.jpg",
		"geheim1", "geheim2", "eckgeheim", "Opmerking X",
	};
	struct read r = read_pupils(
		"<leerling key='1' eckid='eckgeheim'><achternaam>Kok</achternaam>"
		"<bsn>123456782</bsn><sofinummer>123456782</sofinummer>"
		"<onderwijsnummer>123456782</onderwijsnummer><bsn_ondwnr-4>9988</bsn_ondwnr-4>"
		"<rijksregisternummer>00000000097</rijksregisternummer><land>Marokko</land>"
		"<land_vader>Turkije</land_vader><etniciteit>geheim1</etniciteit>"
		"<gewicht>geheim1</gewicht><gewicht_nieuw>geheim1</gewicht_nieuw>"
		"<postcodenl>1234AB</postcodenl><fotourl>foto.jpg</fotourl>"
		"<commentaar>geheim2</commentaar><toevoegingen><blok><code>Opmerking X</code>"
		"<achternaam>geheim2</achternaam></blok></toevoegingen></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
		size_t length = strlen(secrets[i]);

		for (int f = 0; f < INCOMING_FIELDS; f++)
			cr_expect_str_neq(value(r.in, 0, (enum incoming_field)f), secrets[i]);
		/* All texts of so small a file lie in the one block that the key is in. */
		cr_expect(!memmem(r.in->pupils[0].key, 1024, secrets[i], length), "%s", secrets[i]);
	}
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME), "Kok");
	incoming_free(r.in);
}

Test(edexml, makes_one_combination_group_of_elements_with_one_name)
{
	char text[INCOMING_YEAR_GROUPS_SIZE];
	struct read r = read_xml(
		"<EDEX><groepen><groep key='a'><naam>Combi</naam><jaargroep>3</jaargroep></groep>"
		"<groep key='b'><naam>Combi</naam><jaargroep>4</jaargroep></groep>"
		"<groep key='c'><naam>5</naam><jaargroep>5</jaargroep></groep></groepen>"
		"<leerlingen>"
		"<leerling key='1'><achternaam>A</achternaam><groep key='b'/></leerling>"
		"<leerling key='2'><achternaam>B</achternaam><groep key='a'/></leerling>"
		"<leerling key='3'><achternaam>C</achternaam><groep key='c'/></leerling>"
		"</leerlingen><leerkrachten><leerkracht key='t'><achternaam>D</achternaam><groepen>"
		"<groep key='a'/><groep key='b'/><groep key='c'/></groepen></leerkracht>"
		"</leerkrachten></EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_assert(r.in->group_count == 2);
	incoming_year_groups_text(r.in->groups[0].year_groups, text);
	cr_expect_str_eq(text, "3+4");
	cr_expect_str_eq(r.in->groups[0].keys->text, "b");
	cr_expect_str_eq(r.in->groups[0].keys->next->text, "a");
	cr_expect(r.in->pupils[0].group == 0 && r.in->pupils[1].group == 0);
	cr_expect(r.in->pupils[2].group == 1);
	cr_expect_str_eq(r.in->pupils[0].year_group, "4");
	cr_expect_str_eq(r.in->pupils[1].year_group, "3");
	cr_expect(r.in->staff[0].groups.count == 2, "the combination group counts once");
	incoming_free(r.in);
}

Test(edexml, keeps_two_groups_of_one_name_and_one_jaargroep_apart)
{
	struct read r = read_xml("<EDEX><groepen>"
				 "<groep key='a'><naam>4A</naam><jaargroep>4</jaargroep></groep>"
				 "<groep key='b'><naam>4A</naam><jaargroep>4</jaargroep></groep>"
				 "<samengestelde_groep key='c'><naam>4A</naam>"
				 "</samengestelde_groep>"
				 "</groepen></EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(r.in->group_count == 3);
	incoming_free(r.in);
}

Test(edexml, a_group_C_has_the_jaargroepen_of_its_pupils)
{
	char text[INCOMING_YEAR_GROUPS_SIZE];
	struct read r = read_xml(
		"<EDEX><groepen><groep key='a'><naam>Mix</naam><jaargroep>C</jaargroep></groep>"
		"</groepen><leerlingen><leerling key='1'><achternaam>A</achternaam>"
		"<jaargroep>7</jaargroep><groep key='a'/></leerling><leerling key='2'>"
		"<achternaam>B</achternaam><jaargroep>8</jaargroep><groep key='a'/></leerling>"
		"</leerlingen></EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	incoming_year_groups_text(r.in->groups[0].year_groups, text);
	cr_expect_str_eq(text, "7+8");
	incoming_free(r.in);
}

Test(edexml, the_pupils_own_jaargroep_beats_the_groups)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>A</achternaam>"
				    "<jaargroep>5</jaargroep><groep key='g6'/></leerling>"
				    "<leerling key='2'><achternaam>B</achternaam>"
				    "<groep key='g6'/></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(r.in->pupils[0].year_group, "5");
	cr_expect_str_eq(r.in->pupils[1].year_group, "6");
	incoming_free(r.in);
}

Test(edexml, jaargroep_H_with_an_uitstroomdatum_is_a_former_pupil)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>A</achternaam>"
				    "<jaargroep>H</jaargroep><uitstroomdatum>2025-07-18"
				    "</uitstroomdatum></leerling><leerling key='2'><achternaam>B"
				    "</achternaam><jaargroep>H</jaargroep></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(r.in->pupils[0].former);
	cr_expect(!r.in->pupils[0].year_group);
	cr_expect_str_eq(value(r.in, 0, INCOMING_LEFT), "2025-07-18");
	cr_expect(!r.in->pupils[1].former);
	incoming_free(r.in);
}

Test(edexml, a_key_with_a_hash_is_a_dummy_but_groups_are_found_by_it)
{
	struct read r = read_xml(
		"<EDEX><groepen><groep key='#1'><naam>6A</naam><jaargroep>6</jaargroep></groep>"
		"</groepen><leerlingen><leerling key='#1'><achternaam>A</achternaam>"
		"<groep key='#1'/></leerling><leerling key='#1'><achternaam>B</achternaam>"
		"</leerling></leerlingen></EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(!r.in->pupils[0].key && !r.in->pupils[1].key);
	cr_expect(r.in->pupils[0].group == 0);
	cr_expect(!r.in->groups[0].keys);
	incoming_free(r.in);
}

Test(edexml, a_pupil_with_only_a_roepnaam_has_no_family_name)
{
	struct read r = read_pupils("<leerling key='1'><roepnaam>Wimpie</roepnaam></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_GIVEN_NAME), "Wimpie");
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME), INCOMING_NO_NAME);
	incoming_free(r.in);
}

Test(edexml, voornamen_stand_in_for_a_roepnaam)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>A</achternaam>"
				    "<voornamen>Ismael Hassan</voornamen></leerling>"
				    "<leerling key='2'><achternaam>B</achternaam>"
				    "<voornamen>Jan Piet</voornamen><roepnaam>Jan</roepnaam>"
				    "</leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_GIVEN_NAME), "Ismael Hassan");
	cr_expect_str_eq(value(r.in, 1, INCOMING_GIVEN_NAME), "Jan");
	incoming_free(r.in);
}

static struct read read_staff(const char *groups, const char *staff)
{
	struct buffer b = {0};

	buffer_add_format(&b, "<EDEX>" SCHOOL "<groepen>%s</groepen><leerkrachten>%s"
			      "</leerkrachten></EDEX>", groups, staff);
	struct read r = read_xml(b.bytes);

	buffer_clear(&b);
	return r;
}

Test(edexml, refuses_a_school_year_that_is_written_otherwise)
{
	static const char *const years[] = { "2026/2027", "20262027", "2026-27", "26-2027-28",
					     "x026-2027" };

	for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
		char *xml = mem_format("<EDEX><school><schooljaar>%s</schooljaar></school></EDEX>",
				       years[i]);
		struct read r = read_xml(xml);

		cr_expect(r.code == ZB_INVALID, "%s", years[i]);
		cr_expect(strstr(r.err.text, "2026-2027") != NULL, "%s", r.err.text);
		free(xml);
	}
}

Test(edexml, a_group_without_a_key_is_no_group_of_a_pupil)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>Berg</achternaam>"
				    "<groep key=''/></leerling><leerling key='2'>"
				    "<achternaam>Hof</achternaam><groep/></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	for (size_t i = 0; i < 2; i++)
		cr_expect(r.in->pupils[i].group == INCOMING_NONE);
	incoming_free(r.in);
}

Test(edexml, reads_a_teacher_by_either_name_of_an_element)
{
	struct read r = read_staff("", "<leerkracht key='1'><achternaam>Bruin</achternaam>"
				       "<tussenvoegsel>de</tussenvoegsel><roepnaam>Jan</roepnaam>"
				       "<emailadres>jan@wilg.nl</emailadres></leerkracht>"
				       "<leerkracht key='2'><achternaam>Berg</achternaam>"
				       "<voorvoegsel>van den</voorvoegsel>"
				       "<voornamen>Anna Maria</voornamen></leerkracht>"
				       "<leerkracht key='3'><achternaam>Hof</achternaam>"
				       "</leerkracht>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_assert(r.in->staff_count == 3);
	cr_expect_str_eq(r.in->staff[0].prefix, "de");
	cr_expect_str_eq(r.in->staff[0].given_name, "Jan");
	cr_expect_str_eq(r.in->staff[0].email, "jan@wilg.nl");
	cr_expect_str_eq(r.in->staff[1].prefix, "van den");
	cr_expect_str_eq(r.in->staff[1].given_name, "Anna Maria");
	cr_expect(r.in->staff[2].given_name == NULL, "not those of who stands above");
	incoming_free(r.in);
}

Test(edexml, a_group_has_no_name_and_no_jaargroep_of_the_one_above_it)
{
	struct read r = read_staff("<groep key='a'><naam>6A</naam><jaargroep>6</jaargroep></groep>"
				   "<groep key='b'><jaargroep>H</jaargroep></groep>", "");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_assert(r.in->group_count == 2);
	cr_expect_str_eq(r.in->groups[1].name, "b");
	cr_expect(r.in->groups[1].year_groups == 0);
	incoming_free(r.in);
}

Test(edexml, reads_windows_1252_and_latin_1)
{
	struct read r = read_xml("<?xml version='1.0' encoding='windows-1252'?><EDEX><leerlingen>"
				 "<leerling key='1'><achternaam>\x8AiL\xEB\x92s</achternaam>"
				 "</leerling></leerlingen></EDEX>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME),
			 "\xC5\xA0iL\xC3\xAB\xE2\x80\x99s");
	incoming_free(r.in);
	r = read_xml("<?xml version='1.0' encoding='ISO-8859-1'?><EDEX><leerlingen>"
		     "<leerling key='1'><achternaam>No\xEBl</achternaam></leerling>"
		     "</leerlingen></EDEX>");
	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME), "No\xC3\xABl");
	incoming_free(r.in);
}

Test(edexml, reads_utf_16)
{
	static const char xml[] = "<EDEX><leerlingen><leerling key='1'><roepnaam>Jan</roepnaam>"
				  "</leerling></leerlingen></EDEX>";
	char wide[2 * sizeof xml] = "\xFF\xFE";

	for (size_t i = 0; i < sizeof xml - 1; i++)
		wide[2 + 2 * i] = xml[i];
	struct read r = read_bytes(wide, 2 * sizeof xml);

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(value(r.in, 0, INCOMING_GIVEN_NAME), "Jan");
	incoming_free(r.in);
}

Test(edexml, control_characters_do_not_come_in)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>Be&#x9B;rg&#x202E;\n"
				    "</achternaam></leerling>");

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect(!strchr(value(r.in, 0, INCOMING_FAMILY_NAME), '\xC2'));
	cr_expect(!strstr(value(r.in, 0, INCOMING_FAMILY_NAME), "\xE2\x80\xAE"));
	incoming_free(r.in);
}

static struct read read_sample(const char *name)
{
	const char *folder = getenv("ZORGBORD_SAMPLES");
	struct read r = {.err.text = ""};
	char path[4096];

	if (!folder)
		cr_skip_test("ZORGBORD_SAMPLES does not name the folder of the official samples");
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "r");

	cr_assert(file, "%s", path);
	r.code = edexml_read(file, &r.in, NULL, &r.err);
	fclose(file);
	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	return r;
}

static void expect_sample(const struct incoming *in)
{
	cr_expect(in->school.school_year == 2014);
	cr_expect_str_eq(in->school.brin, "99ZZ");
	cr_expect(!in->school.location, "00 means none");
	cr_expect(in->group_count == 8);
	cr_expect(in->pupil_count == 3);
	cr_expect(in->staff_count == 3);
	cr_expect(in->pupils[0].combined.count == 2);
	cr_expect_str_eq(in->groups[in->pupils[0].group].name, "4B");
	cr_expect_str_eq(value(in, 1, INCOMING_SEX), "unknown");
	cr_expect_str_eq(value(in, 1, INCOMING_ENROLLED), "2013-08-25");
	cr_expect(in->pupils[1].group == INCOMING_NONE);
	cr_expect(in->pupils[2].former);
	cr_expect(in->staff[1].groups.count == 5);
}

Test(edexml, reads_the_official_sample_of_2_0)
{
	struct read r = read_sample("EDEXML.Voorbeeld.2.0.xml");

	expect_sample(r.in);
	cr_expect_str_eq(value(r.in, 0, INCOMING_FAMILY_NAME), INCOMING_NO_NAME);
	cr_expect_str_eq(r.in->staff[0].email, "j.van.bemmen@oefenweb.nl");
	cr_expect_str_eq(r.in->staff[2].given_name, "Lia");
	cr_expect_str_eq(r.in->staff[2].family_name, INCOMING_NO_NAME);
	incoming_free(r.in);
}

Test(edexml, reads_the_official_sample_of_2_1)
{
	struct read r = read_sample("EDEXML.Voorbeeld.2.1.xml");

	expect_sample(r.in);
	cr_expect_str_eq(value(r.in, 0, INCOMING_PREFIX), "imp");
	cr_expect_str_eq(r.in->staff[2].prefix, "de");
	incoming_free(r.in);
}
