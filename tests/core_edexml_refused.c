/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader of EDEXML refuses, and how it says so. */
#include <criterion/criterion.h>
#include <stdio.h>
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

static void expect_fail(struct read r, enum zb_code code, const char *words)
{
	cr_expect(r.code == code, "code %d: %s", (int)r.code, r.err.text);
	cr_expect(r.err.code == code);
	cr_expect(strstr(r.err.text, words), "no \"%s\" in: %s", words, r.err.text);
	cr_expect(!r.in);
}

Test(edexml_refused, refuses_a_school_year_of_two_years_that_do_not_follow)
{
	expect_fail(read_xml("<EDEX><school>\n<schooljaar>2026-2028</schooljaar></school></EDEX>"),
		    ZB_INVALID, "regel 2: ");
	expect_fail(read_xml("<EDEX><school><schooljaar>2026</schooljaar></school></EDEX>"),
		    ZB_INVALID, "2026-2027");
}

Test(edexml_refused, a_sentence_never_repeats_a_number_that_stands_in_the_wrong_place)
{
	struct read r = read_pupils("<leerling key='1'><achternaam>Kok</achternaam>"
				    "<geboortedatum>123456782</geboortedatum></leerling>");

	expect_fail(r, ZB_INVALID, "geboortedatum");
	cr_expect(!strstr(r.err.text, "123456782"));
}

Test(edexml_refused, a_pupil_without_any_name_is_refused_with_the_line)
{
	expect_fail(read_pupils("\n<leerling key='1'><voorletters-1>A</voorletters-1></leerling>"),
		    ZB_INVALID, "regel 2: ");
}

Test(edexml_refused, names_both_lines_of_a_pupil_that_comes_twice)
{
	expect_fail(read_pupils("\n<leerling key='1'><achternaam>A</achternaam></leerling>\n\n"
				"<leerling key='1'><achternaam>B</achternaam></leerling>"),
		    ZB_INVALID, "op regel 2 en regel 4");
}

Test(edexml_refused, names_a_group_that_is_not_in_the_file)
{
	expect_fail(read_pupils("<leerling key='1'><achternaam>A</achternaam>\n"
				"<groep key='g9'/></leerling>"),
		    ZB_INVALID, "regel 2: groep g9 ");
}

Test(edexml_refused, refuses_a_samengestelde_groep_as_class)
{
	expect_fail(read_xml("<EDEX><groepen><samengestelde_groep key='s'><naam>S</naam>"
			     "</samengestelde_groep></groepen><leerlingen><leerling key='1'>"
			     "<achternaam>A</achternaam><groep key='s'/></leerling></leerlingen>"
			     "</EDEX>"),
		    ZB_INVALID, "samengestelde groep");
}

Test(edexml_refused, names_the_line_of_a_date_that_does_not_exist)
{
	expect_fail(read_pupils("\n\n<leerling key='1'><achternaam>A</achternaam>"
				"<geboortedatum>2015-02-29</geboortedatum></leerling>"),
		    ZB_INVALID, "regel 3: de geboortedatum 2015-02-29 bestaat niet");
}

Test(edexml_refused, refuses_another_kind_of_file)
{
	expect_fail(read_xml("<html><body/></html>"), ZB_FOREIGN, "geen EDEXML");
	expect_fail(read_xml("naam;groep\nJan;6A\n"), ZB_FOREIGN, "geen XML");
	expect_fail(read_xml("<Envelope><Body/></Envelope>"), ZB_FOREIGN, "geen EDEXML");
}

Test(edexml_refused, an_empty_file_is_said_to_be_empty)
{
	struct read r = {.err.text = ""};
	FILE *file = fopen("/dev/null", "r");

	r.code = edexml_read(file, &r.in, NULL, &r.err);
	fclose(file);
	expect_fail(r, ZB_FORMAT, "leeg");
}

Test(edexml_refused, names_the_line_where_a_truncated_file_ends)
{
	expect_fail(read_xml("<EDEX>\n<leerlingen>\n<leerling key='1'><achternaam>Be"), ZB_FORMAT,
		    "regel 3: het bestand houdt hier ineens op");
	expect_fail(read_xml("<EDEX>\n<leerlingen>\n<leerling ke"), ZB_FORMAT, "regel 3: ");
}

Test(edexml_refused, names_the_line_of_malformed_xml)
{
	expect_fail(read_xml("<EDEX>\n<school>\n</leerlingen></EDEX>"), ZB_FORMAT, "regel 3: ");
	expect_fail(read_xml("<EDEX>\n<school a=b/></EDEX>"), ZB_FORMAT, "regel 2: ");
	expect_fail(read_xml("<EDEX>\n<school>\xFF\xFE</school></EDEX>"), ZB_FORMAT, "regel 2: ");
	expect_fail(read_xml("<EDEX>&nbsp;</EDEX>"), ZB_FORMAT, "entiteit");
}

Test(edexml_refused, refuses_an_xml_bomb)
{
	expect_fail(read_xml("<?xml version='1.0'?>\n<!DOCTYPE EDEX [<!ENTITY a 'aaaaaaaaaa'>"
			     "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n<EDEX>&b;</EDEX>"),
		    ZB_FORMAT, "regel 2: het bestand gebruikt eigen entiteiten");
}

Test(edexml_refused, never_fetches_an_external_entity)
{
	expect_fail(read_xml("<!DOCTYPE EDEX [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
			     "<EDEX><school><schooljaar>&a;</schooljaar></school></EDEX>"),
		    ZB_FORMAT, "entiteiten");
	expect_fail(read_xml("<!DOCTYPE EDEX SYSTEM 'file:///etc/passwd'>"
			     "<EDEX><school><schooljaar>&a;</schooljaar></school></EDEX>"),
		    ZB_FORMAT, "entiteiten");
}

Test(edexml_refused, a_bare_doctype_does_no_harm)
{
	struct read r = read_xml("<!DOCTYPE EDEX><EDEX>" SCHOOL "</EDEX>");

	cr_expect(r.code == ZB_OK, "%s", r.err.text);
	incoming_free(r.in);
}

Test(edexml_refused, bounds_the_depth)
{
	struct buffer b = {0};

	buffer_add(&b, "<EDEX>");
	for (int i = 0; i < EDEXML_DEPTH_MAX; i++)
		buffer_add(&b, "<a>");
	expect_fail(read_xml(b.bytes), ZB_LIMIT, "64 diep");
	buffer_clear(&b);
}

/* A file of HEAD and then FILLER without end; TAKEN counts the bytes that were read. */
struct endless {
	const char *head;
	char filler;
	size_t taken;
};

static ssize_t endless_read(void *cookie, char *bytes, size_t size)
{
	struct endless *e = cookie;
	size_t length = strlen(e->head);

	if (e->taken >= length) {
		memset(bytes, e->filler, size);
	} else {
		size = length - e->taken < size ? length - e->taken : size;
		memcpy(bytes, e->head + e->taken, size);
	}
	e->taken += size;
	return (ssize_t)size;
}

static void expect_early(const char *head, char filler, size_t most, const char *words)
{
	struct endless e = {.head = head, .filler = filler};
	struct read r = {.err.text = ""};
	FILE *file = fopencookie(&e, "r", (cookie_io_functions_t){.read = endless_read});

	r.code = edexml_read(file, &r.in, NULL, &r.err);
	fclose(file);
	expect_fail(r, ZB_LIMIT, words);
	cr_expect(e.taken <= most, "%zu bytes were read", e.taken);
}

Test(edexml_refused, a_text_past_a_megabyte_fails_before_it_is_kept)
{
	const size_t most = 3 * INCOMING_TEXT_MAX;

	expect_early("<EDEX><leerlingen><leerling key='1'><achternaam>", 'x', most, "1 MB");
	expect_early("<EDEX><school><commentaar>", 'x', most, "1 MB");
	expect_early("<EDEX><leerlingen><leerling key='", 'x', most, "1 MB");
	expect_early("<EDEX><!-- ", 'x', most, "1 MB");
	expect_early("<EDEX><![CDATA[", 'x', most, "1 MB");
}

Test(edexml_refused, bounds_the_size_of_the_file)
{
	/* White space before the first element is no text of any element. */
	expect_early("\n", ' ', INCOMING_SIZE_MAX + 1024 * 1024, "MB");
}

Test(edexml_refused, a_reading_error_is_reported)
{
	struct read r = {.err.text = ""};
	FILE *file = fopen("/", "r");

	r.code = edexml_read(file, &r.in, NULL, &r.err);
	fclose(file);
	expect_fail(r, ZB_IO, "kan het bestand niet lezen");
}

Test(edexml_refused, an_unknown_encoding_is_a_sentence)
{
	expect_fail(read_xml("<?xml version='1.0' encoding='EBCDIC-NL'?><EDEX/>"), ZB_FORMAT,
		    "tekenset");
}
