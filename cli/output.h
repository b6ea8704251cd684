/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells on standard output in the three forms that every command offers: text for people
 * in aligned columns, csv (RFC 4180) and json (an array of objects) for programs. */
#ifndef ZB_CLI_OUTPUT_H
#define ZB_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/exchange/csv_write.h"
#include "core/exchange/json.h"
#include "core/memory.h"

enum output_format { OUTPUT_TEXT, OUTPUT_CSV, OUTPUT_JSON };

/* Text cells are cut at this many columns. */
#define OUTPUT_CELL_MAX 40

struct output_column {
	const char *code;  /* heading in csv, key in json */
	const char *label; /* heading in text, already translated */
	bool number;       /* a whole number: no quotes in json, to the right in text */
};

/* The calls: output_begin, output_row for each row, output_finish. csv and json go out as they
 * come; text is kept until the widths are known, and columns that are empty in every row are left
 * out of it. COLUMNS must live until output_finish. */
struct output {
	enum output_format format;
	FILE *out;
	const struct output_column *columns;
	size_t column_count, row_count;
	struct csv_writer csv;
	struct json_writer json;
	struct buffer text; /* all cells, each with its NUL */
};

void output_begin(struct output *, FILE *out, enum output_format, const struct output_column *,
		  size_t count);
/* CELLS has one text per column; NULL is empty, in json null. */
void output_row(struct output *, const char *const *cells);
/* Writes what is left and frees; returns CODE, or ZB_IO when all went well so far but something
 * could not be written. After a failure (CODE) nothing more is written. */
enum zb_code output_finish(struct output *, enum zb_code code, struct zb_err *);

#endif
