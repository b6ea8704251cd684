/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV reader, its headings, and the list of pupils that stands on them. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_heading.h"
#include "core/exchange/csv_read.h"
#include "core/exchange/csv_las.h"

/* All rows as one text: "line:cell|cell\n". */
static enum zb_code write_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct buffer *out = context;

	buffer_add_format(out, "%u:", row->line);
	for (size_t i = 0; i < row->count; i++)
		buffer_add_format(out, "%s%s", i ? "|" : "", row->cells[i]);
	buffer_add(out, "\n");
	if (row->count && strcmp(row->cells[0], "stop") == 0)
		return zb_fail(err, ZB_INVALID, "stop");
	return ZB_OK;
}

static void expect_rows_of(const char *bytes, size_t length, const char *want)
{
	struct buffer out = {0};
	struct zb_err err = {.text = ""};
	FILE *file = fmemopen((void *)bytes, length, "r");
	enum zb_code code = csv_read(file, write_row, &out, &err);

	fclose(file);
	cr_expect(code == ZB_OK, "%s", err.text);
	cr_expect_str_eq(out.bytes ? out.bytes : "", want);
	buffer_clear(&out);
}

static void expect_rows(const char *csv, const char *want)
{
	expect_rows_of(csv, strlen(csv), want);
}

static void expect_refused_of(const char *bytes, size_t length, enum zb_code want,
			      const char *words)
{
	struct buffer out = {0};
	struct zb_err err = {.text = ""};
	FILE *file = fmemopen((void *)bytes, length, "r");
	enum zb_code code = csv_read(file, write_row, &out, &err);

	fclose(file);
	cr_expect(code == want, "code %d: %s", (int)code, err.text);
	cr_expect(strstr(err.text, words) != NULL, "no \"%s\" in: %s", words, err.text);
	buffer_clear(&out);
}

static void expect_refused(const char *csv, enum zb_code want, const char *words)
{
	expect_refused_of(csv, strlen(csv), want, words);
}

Test(csv_read, keeps_a_newline_inside_quotes)
{
	expect_rows("a;b\n\"1\n2\";3\nx;y\n", "1:a|b\n2:1\n2|3\n4:x|y\n");
}

Test(csv_read, finds_the_parting_sign)
{
	expect_rows("a;b,c\n1;2\n", "1:a|b,c\n2:1|2\n");
	expect_rows("a\tb,c\td\n1\t2\t3\n", "1:a|b,c|d\n2:1|2|3\n");
	expect_rows("a,b,c\n", "1:a|b|c\n");
	expect_rows("\"a;;;;\",b,c\n", "1:a;;;;|b|c\n");
	expect_rows("a\nb\n", "1:a\n2:b\n");
}

Test(csv_read, obeys_the_parting_sign_that_excel_writes)
{
	expect_rows("sep=,\r\na;x,b\r\n", "2:a;x|b\n");
}

Test(csv_read, reads_every_kind_of_line_end_and_counts_the_lines)
{
	expect_rows("a;b\r\n\r\nc;d\r\n", "1:a|b\n3:c|d\n");
	expect_rows("a;b\r\rc;d\re;f", "1:a|b\n3:c|d\n4:e|f\n");
	expect_rows("a;b\n\n\nc;\"d\r\ne\"\nf;g", "1:a|b\n4:c|d\r\ne\n6:f|g\n");
}

Test(csv_read, keeps_empty_cells)
{
	expect_rows(";a;;\n;;;\n", "1:|a||\n2:|||\n");
}

Test(csv_read, reads_doubled_quotes)
{
	expect_rows("\"a\"\"b\";c\n", "1:a\"b|c\n");
}

Test(csv_read, keeps_a_stray_quote_in_a_name)
{
	expect_rows("Jan \"Jop\" Kok;6A\n", "1:Jan \"Jop\" Kok|6A\n");
}

Test(csv_read, drops_a_byte_order_mark)
{
	expect_rows("\xEF\xBB\xBF" "a;b\n", "1:a|b\n");
}

Test(csv_read, reads_utf_8)
{
	expect_rows("J\xC3\xB3\xC3\xABlle;1\n", "1:J\xC3\xB3\xC3\xABlle|1\n");
}

Test(csv_read, reads_windows_1252_where_it_is_no_utf_8)
{
	expect_rows("Jo\xEBlle;\x80\n", "1:Jo\xC3\xABlle|\xE2\x82\xAC\n");
}

Test(csv_read, refuses_a_file_that_is_partly_utf_8)
{
	expect_refused("Jo\xC3\xABlle\n\nJo\xEBlle\n", ZB_FORMAT, "regel 3: ");
	expect_refused("Jo\xEBlle\nJo\xC3\xABlle\n", ZB_FORMAT, "regel 2: ");
	expect_refused("\xEF\xBB\xBFJo\xEBlle\n", ZB_FORMAT, "UTF-8");
}

Test(csv_read, reads_utf_16_in_both_orders)
{
	expect_rows_of("\xFF\xFE" "a\0\t\0\xEB\0\n\0=\xD8\0\xDE\n", 16,
		       "1:a|\xC3\xAB\n2:\xF0\x9F\x98\x80\n");
	expect_rows_of("\xFE\xFF\0a\0;\0\xEB\0\n\0c", 12, "1:a|\xC3\xAB\n2:c\n");
	expect_rows_of("\xFE\xFF\0a\xD8\x3D\0b", 8, "1:a\xEF\xBF\xBD" "b\n");
}

Test(csv_read, says_of_a_workbook_what_to_do_with_it)
{
	expect_refused("PK\003\004\024;een\n", ZB_FORMAT, "bewaar het daar als CSV");
	expect_refused("\320\317\021\340\241;een\n", ZB_FORMAT, "bewaar het daar als CSV");
	expect_rows("PK;een\n", "1:PK|een\n");
}

Test(csv_read, names_the_line_of_a_nul)
{
	expect_refused_of("a;b\nc\0d;e\n", 10, ZB_FORMAT, "regel 2: ");
}

Test(csv_read, names_the_line_where_an_unclosed_quote_begins_its_row)
{
	expect_refused("a;b\nc;\"d\ne;f\n", ZB_FORMAT, "regel 2: een aanhalingsteken");
}

Test(csv_read, puts_the_line_before_what_the_row_is_refused_for)
{
	expect_refused("a\n\"b\nc\"\nstop\n", ZB_INVALID, "regel 4: stop");
}

Test(csv_read, an_empty_file_has_no_rows)
{
	expect_rows("\n", "");
	expect_rows("\xEF\xBB\xBF", "");
	expect_rows_of("\xFF\xFE", 2, "");
}

/* A file of HEAD and then FILLER without end; TAKEN counts the bytes that were read. */
struct endless {
	const char *head, *filler;
	size_t taken;
};

static ssize_t endless_read(void *cookie, char *bytes, size_t size)
{
	struct endless *e = cookie;
	size_t head = strlen(e->head), filler = strlen(e->filler);

	for (size_t i = 0; i < size; i++, e->taken++)
		bytes[i] = e->taken < head ? e->head[e->taken]
					   : e->filler[(e->taken - head) % filler];
	return (ssize_t)size;
}

static void expect_early(const char *head, const char *filler, size_t most, const char *words)
{
	struct endless e = {.head = head, .filler = filler};
	struct buffer out = {0};
	struct zb_err err = {.text = ""};
	FILE *file = fopencookie(&e, "r", (cookie_io_functions_t){.read = endless_read});
	enum zb_code code = csv_read(file, write_row, &out, &err);

	fclose(file);
	cr_expect(code == ZB_LIMIT, "%s", err.text);
	cr_expect(strstr(err.text, words) != NULL, "no \"%s\" in: %s", words, err.text);
	cr_expect(e.taken <= most, "%zu bytes were read", e.taken);
	buffer_clear(&out);
}

Test(csv_read, two_million_columns_fail_at_the_first_that_is_too_many)
{
	expect_early("", "a;", 256 * 1024, "regel 1: de regel heeft meer dan 256 kolommen");
}

Test(csv_read, a_cell_of_a_hundred_megabytes_fails_before_it_is_kept)
{
	expect_early("a;b\n", "x", 2 * CSV_CELL_MAX, "regel 2: een cel is groter dan 1 MB");
	expect_early("a;b\n\"", "x\n", 2 * CSV_CELL_MAX, "regel 2: een cel is groter dan 1 MB");
}

Test(csv_read, bounds_a_row_of_large_cells)
{
	struct buffer cell = {0};

	for (int i = 0; i < 90000; i++)
		buffer_add(&cell, "abcdefghij");
	buffer_add(&cell, ";");
	expect_early("", cell.bytes, 2 * CSV_ROW_MAX, "de regel is groter dan 4 MB");
	buffer_clear(&cell);
}

Test(csv_read, bounds_the_size_of_the_file)
{
	expect_early("", "                                               \n",
		     CSV_SIZE_MAX + 1024 * 1024, "256 MB");
}

Test(csv_read, a_reading_error_is_reported)
{
	struct buffer out = {0};
	struct zb_err err = {.text = ""};
	FILE *file = fopen("/", "r");

	cr_expect(csv_read(file, write_row, &out, &err) == ZB_IO);
	cr_expect(strstr(err.text, "kan het bestand niet lezen") != NULL);
	fclose(file);
}

static const struct csv_heading plan_headings[] = {
	{"starts", "begindatum|start"},
	{"destination", "uitstroombestemming|bestemming"},
	{"area", "vakgebied"},
};

Test(csv_heading, matches_in_any_spelling_and_prefers_the_earlier_alias)
{
	const char *cells[] = {"Start", "Begin-datum ", "b\xC3\xABstemming", "area"};
	struct csv_row row = {.line = 1, .count = 4, .cells = cells};
	int columns[3];

	cr_expect(csv_heading_match(plan_headings, 3, &row, columns) == 3);
	cr_expect(columns[0] == 1);
	cr_expect(columns[1] == 2);
	cr_expect(columns[2] == 3, "the column's own code is a heading");
	row.count = 1;
	cr_expect(csv_heading_match(plan_headings, 3, &row, columns) == 1);
	cr_expect(columns[0] == 0 && columns[1] == -1);
}

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

Test(csv_las, an_empty_column_is_given_and_a_missing_one_is_not)
{
	struct incoming *in = read_good("achternaam;voorvoegsel\nKok;\n");

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
	struct read r = read_las("achternaam;klas;leerjaar\nA;1B;1\nB;H4;leerjaar 4\n", true);

	cr_assert(r.code == ZB_OK, "%s", r.err.text);
	cr_expect_str_eq(r.in->pupils[0].year_group, "11");
	cr_expect_str_eq(r.in->pupils[1].year_group, "14");
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
