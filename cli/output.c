/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

static void csv_heading(struct output *o)
{
	csv_write_begin(&o->csv, o->out, CSV_RFC4180);
	for (size_t c = 0; c < o->column_count; c++)
		csv_write_cell(&o->csv, o->columns[c].code);
	csv_write_end_row(&o->csv);
}

void output_begin(struct output *o, FILE *out, enum output_format format,
		  const struct output_column *columns, size_t count)
{
	*o = (struct output){
		.format = format, .out = out, .columns = columns, .column_count = count,
	};
	if (format == OUTPUT_CSV) {
		csv_heading(o);
	} else if (format == OUTPUT_JSON) {
		json_begin_file(&o->json, out);
		json_array(&o->json);
	}
}

static void row_csv(struct output *o, const char *const *cells)
{
	for (size_t c = 0; c < o->column_count; c++)
		csv_write_cell(&o->csv, cells[c]);
	csv_write_end_row(&o->csv);
}

static void row_json(struct output *o, const char *const *cells)
{
	json_object(&o->json);
	for (size_t c = 0; c < o->column_count; c++) {
		json_key(&o->json, o->columns[c].code);
		if (cells[c] && *cells[c] && o->columns[c].number)
			json_number(&o->json, strtoll(cells[c], NULL, 10));
		else
			json_text(&o->json, cells[c] && *cells[c] ? cells[c] : NULL);
	}
	json_end(&o->json);
}

static void row_text(struct output *o, const char *const *cells)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	for (size_t c = 0; c < o->column_count; c++) {
		char *cell = text_cut(cells[c] ? cells[c] : "", OUTPUT_CELL_MAX, utf8);

		buffer_add_bytes(&o->text, cell, strlen(cell) + 1);
		free(cell);
	}
}

void output_row(struct output *o, const char *const *cells)
{
	o->row_count++;
	if (o->format == OUTPUT_CSV)
		row_csv(o, cells);
	else if (o->format == OUTPUT_JSON)
		row_json(o, cells);
	else
		row_text(o, cells);
}

/* 0 for a column that is empty in every row. */
static int *measure(const struct output *o)
{
	int *widths = mem_new(o->column_count, sizeof *widths);
	const char *cell = o->text.bytes;

	for (size_t i = 0; i < o->row_count * o->column_count; i++) {
		int *width = &widths[i % o->column_count];
		int wanted = text_width(cell);

		if (wanted > *width)
			*width = wanted;
		cell += strlen(cell) + 1;
	}
	for (size_t c = 0; c < o->column_count; c++) {
		int label = text_width(o->columns[c].label);

		if (widths[c] && widths[c] < label)
			widths[c] = label;
	}
	return widths;
}

/* Spaces are kept back until something follows them: no line ends in any. */
static void print_cell(FILE *out, const char *cell, int width, bool right, int *gap)
{
	int rest = width - text_width(cell);

	if (*cell) {
		fprintf(out, "%*s%s", *gap + (right ? rest : 0), "", cell);
		*gap = right ? 2 : rest + 2;
	} else {
		*gap += width + 2;
	}
}

static void print_text(const struct output *o)
{
	int *widths = measure(o);
	const char *cell = o->text.bytes;
	int gap = 0;

	for (size_t c = 0; c < o->column_count; c++)
		if (widths[c])
			print_cell(o->out, o->columns[c].label, widths[c], o->columns[c].number,
				   &gap);
	fputc('\n', o->out);
	for (size_t row = 0; row < o->row_count; row++) {
		gap = 0;
		for (size_t c = 0; c < o->column_count; c++) {
			if (widths[c])
				print_cell(o->out, cell, widths[c], o->columns[c].number, &gap);
			cell += strlen(cell) + 1;
		}
		fputc('\n', o->out);
	}
	free(widths);
}

static enum zb_code finish(struct output *o, struct zb_err *err)
{
	if (o->format == OUTPUT_CSV)
		return csv_write_finish(&o->csv, err);
	if (o->format == OUTPUT_JSON) {
		json_end(&o->json);
		return json_finish(&o->json, err);
	}
	if (o->row_count)
		print_text(o);
	return ZB_OK;
}

enum zb_code output_finish(struct output *o, enum zb_code code, struct zb_err *err)
{
	if (!code)
		code = finish(o, err);
	buffer_clear(&o->text);
	return code;
}
