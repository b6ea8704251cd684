/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV reader and its headings. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_heading.h"
#include "core/exchange/csv_read.h"

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
	expect_rows("sep=;\na,x;b\n", "2:a,x|b\n");
	expect_rows("sep=\t\r\na,x\tb\r\n", "2:a,x|b\n");
	expect_rows("a;b\rc,d,e\r", "1:a|b\n2:c,d,e\n");
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
