/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report as plain data: columns that are declared once, and rows of cells. The same
 * table becomes csv, json, the explanation of the columns, and what a screen shows. */
#ifndef ZB_CORE_REPORT_TABLES_H
#define ZB_CORE_REPORT_TABLES_H

#include "core/exchange/csv_write.h"
#include "core/record.h"

enum column_kind {
	COLUMN_TEXT,
	COLUMN_CODE,    /* the code of one of choices */
	COLUMN_DATE,    /* ISO */
	COLUMN_NUMBER,  /* a count */
	COLUMN_PERCENT, /* a whole percentage; n says of how many */
};

struct report_column {
	const char *name;  /* heading in csv, key in json; stable once released */
	const char *label; /* Dutch, through _() */
	enum column_kind kind;
	const char *unit;    /* Dutch, through _(), or NULL */
	const char *meaning; /* Dutch, through _() */
	const struct choice *choices; /* CODE, or NULL */
};

/* An unset cell has no text. Start a table with its columns and zeros. */
struct report_table {
	const char *name; /* of its file, without ending */
	const struct report_column *columns;
	size_t column_count;
	char **cells; /* rows after each other; owned */
	size_t cell_count, cell_room;
};

/* The next cell, from left to right, row after row. */
void report_add_text(struct report_table *, const char *text); /* copied; NULL: unset */
void report_add_number(struct report_table *, int64_t number);
void report_add_date(struct report_table *, struct date);
/* PART of WHOLE in whole percents; unset when WHOLE is 0. */
void report_add_percent(struct report_table *, int64_t part, int64_t whole);
void report_add_unset(struct report_table *, size_t count);

size_t report_rows(const struct report_table *);
/* Borrowed, NULL when unset. */
const char *report_cell(const struct report_table *, size_t row, size_t column);
bool report_column_is_number(const struct report_column *);
void report_free(struct report_table *);

/* The headings and the rows as csv. */
enum zb_code report_csv(const struct report_table *, FILE *out, enum csv_dialect, struct zb_err *);

/* Adds a row for each column of TABLE to EXPLANATION, whose columns are explanation_columns: file,
 * column, label, meaning, unit, codes with their labels. */
void report_explain(const struct report_table *, struct report_table *explanation);

#define EXPLANATION_COLUMNS 6
extern const struct report_column explanation_columns[EXPLANATION_COLUMNS];

#endif
