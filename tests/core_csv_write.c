/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_read.h"
#include "core/exchange/csv_write.h"

/* One row of the COUNT CELLS as it is written; the caller frees. */
static char *written(enum csv_dialect dialect, const char *const *cells, size_t count)
{
	char *bytes = NULL;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);
	struct csv_writer w;
	struct zb_err err = {.text = ""};

	csv_write_begin(&w, out, dialect);
	for (size_t i = 0; i < count; i++)
		csv_write_cell(&w, cells[i]);
	csv_write_end_row(&w);
	cr_expect(csv_write_finish(&w, &err) == ZB_OK, "%s", err.text);
	fclose(out);
	cr_expect(strlen(bytes) == size, "a NUL in %s", bytes);
	return bytes;
}

static void expect_cell(const char *text, const char *want)
{
	char *bytes = written(CSV_RFC4180, &text, 1);

	bytes[strcspn(bytes, "\r")] = '\0';
	cr_expect_str_eq(bytes, want);
	free(bytes);
}

Test(csv_write, excel_gets_a_bom_semicolons_and_crlf)
{
	static const char *const cells[] = {"naam", "Berg, J\xC3\xB3\xC3\xABlle", "a;b", NULL, ""};
	char *bytes = written(CSV_EXCEL_NL, cells, 5);

	cr_expect_str_eq(bytes, "\xEF\xBB\xBFnaam;Berg, J\xC3\xB3\xC3\xABlle;\"a;b\";;\r\n");
	free(bytes);
}

Test(csv_write, rfc4180_gets_commas_and_no_bom)
{
	static const char *const cells[] = {"naam", "Berg, J", "a;b"};
	char *bytes = written(CSV_RFC4180, cells, 3);

	cr_expect_str_eq(bytes, "naam,\"Berg, J\",a;b\r\n");
	free(bytes);
}

Test(csv_write, each_row_begins_with_its_first_cell)
{
	char *bytes = NULL;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);
	struct csv_writer w;

	csv_write_begin(&w, out, CSV_RFC4180);
	for (int row = 0; row < 2; row++) {
		csv_write_cell(&w, "a");
		csv_write_cell(&w, "b");
		csv_write_end_row(&w);
	}
	cr_expect(csv_write_finish(&w, NULL) == ZB_OK);
	fclose(out);
	cr_expect_str_eq(bytes, "a,b\r\na,b\r\n");
	free(bytes);
}

Test(csv_write, quotes_what_must_be_quoted)
{
	expect_cell("a\"b", "\"a\"\"b\"");
	expect_cell("\"", "\"\"\"\"");
	expect_cell("a\nb", "\"a\nb\"");
	expect_cell(" a", "\" a\"");
	expect_cell("a ", "\"a \"");
	expect_cell("a b", "a b");
}

Test(csv_write, a_cell_that_a_spreadsheet_would_run_is_made_harmless)
{
	expect_cell("=1+1", "'=1+1");
	expect_cell("+31 6 12", "'+31 6 12");
	expect_cell("-1+1", "'-1+1");
	expect_cell("@SUM(A1)", "'@SUM(A1)");
	expect_cell("\t1", "'\t1");
	expect_cell(" =1", "\"' =1\"");
	expect_cell("\"=1\"", "\"'\"\"=1\"\"\"");
	expect_cell("'=1", "''=1");
	expect_cell("\xC2\xA0=1", "'\xC2\xA0=1");
	expect_cell("\xEF\xBC\x9D" "1", "'\xEF\xBC\x9D" "1");
	expect_cell("\xEF\xBC\x8B" "1", "'\xEF\xBC\x8B" "1");
	expect_cell("\xEF\xBC\x8D" "1", "'\xEF\xBC\x8D" "1");
	expect_cell("\xEF\xBC\xA0" "1", "'\xEF\xBC\xA0" "1");
	expect_cell("\v=1", "'\v=1");
	expect_cell("\f=1", "'\f=1");
	expect_cell("--1", "'--1");
	expect_cell("-1,", "\"'-1,\"");
	expect_cell(" -1", "\"' -1\"");
	expect_cell("-", "-");
}

Test(csv_write, a_carriage_return_in_front_is_made_harmless)
{
	const char *cell = "\r=1";
	char *bytes = written(CSV_RFC4180, &cell, 1);

	cr_expect_str_eq(bytes, "\"'\r=1\"\r\n");
	free(bytes);
}

Test(csv_write, negative_numbers_stay_numbers)
{
	expect_cell("-12", "-12");
	expect_cell("-1.5", "-1.5");
	expect_cell("-0.9", "-0.9");
	expect_cell("-90", "-90");
	expect_cell("-1,5", "\"-1,5\"");
}

Test(csv_write, innocent_cells_stay_as_they_are)
{
	expect_cell("a=b", "a=b");
	expect_cell("'s-Gravenhage", "'s-Gravenhage");
	expect_cell("\xE2\x9C\x93", "\xE2\x9C\x93");
	expect_cell("\xEF\xBC\x9A", "\xEF\xBC\x9A");
	expect_cell("'", "'");
}

Test(csv_write, a_full_disk_is_reported_of_what_fits_in_memory_too)
{
	struct zb_err err = {.text = ""};
	FILE *out = fopen("/dev/full", "w");
	struct csv_writer w;

	csv_write_begin(&w, out, CSV_RFC4180);
	csv_write_cell(&w, "een cel");
	csv_write_end_row(&w);
	cr_expect(csv_write_finish(&w, &err) == ZB_IO);
	cr_expect(strstr(err.text, error_of_system(ENOSPC)) != NULL, "%s", err.text);
	fclose(out);
}

Test(csv_write, a_full_disk_is_reported_at_the_end)
{
	struct zb_err err = {.text = ""};
	FILE *out = fopen("/dev/full", "w");
	struct csv_writer w;

	csv_write_begin(&w, out, CSV_RFC4180);
	for (int i = 0; i < 10000; i++) {
		csv_write_cell(&w, "een cel");
		csv_write_end_row(&w);
	}
	cr_expect(csv_write_finish(&w, &err) == ZB_IO);
	cr_expect(strstr(err.text, error_of_system(ENOSPC)) != NULL, "%s", err.text);
	fclose(out);
}

static enum zb_code compare_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	const char *const *want = context;

	(void)err;
	cr_assert(row->count == 4);
	for (size_t i = 0; i < row->count; i++)
		cr_expect_str_eq(row->cells[i], want[i]);
	return ZB_OK;
}

Test(csv_write, csv_read_reads_back_what_was_written)
{
	static const char *const cells[] = {"a;\"b\",\tc", "x\r\n", " x ", "\xE2\x9C\x93"};

	for (int dialect = CSV_EXCEL_NL; dialect <= CSV_RFC4180; dialect++) {
		struct zb_err err = {.text = ""};
		char *bytes = written((enum csv_dialect)dialect, cells, 4);
		FILE *in = fmemopen(bytes, strlen(bytes), "r");

		cr_expect(csv_read(in, compare_row, (void *)cells, &err) == ZB_OK, "%s", err.text);
		fclose(in);
		free(bytes);
	}
}
