/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/tables.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/rules/outcome.h"

const struct report_column explanation_columns[EXPLANATION_COLUMNS] = {
	{ "file", N_("Bestand"), COLUMN_TEXT, NULL, N_("het bestand waarin de kolom staat"), NULL },
	{ "column", N_("Kolom"), COLUMN_TEXT, NULL, N_("de kop van de kolom"), NULL },
	{ "label", N_("Naam"), COLUMN_TEXT, NULL, N_("hoe zorgbord de kolom noemt"), NULL },
	{ "meaning", N_("Betekenis"), COLUMN_TEXT, NULL, N_("wat er in de kolom staat"), NULL },
	{ "unit", N_("Eenheid"), COLUMN_TEXT, NULL, N_("waarin geteld is"), NULL },
	{ "codes", N_("Codes"), COLUMN_TEXT, NULL, N_("de codes in de kolom en hun betekenis"),
	  NULL },
};

static void add_owned(struct report_table *table, char *text)
{
	table->cells = mem_grow(table->cells, &table->cell_room, table->cell_count + 1,
				sizeof *table->cells);
	table->cells[table->cell_count++] = text;
}

void report_add_text(struct report_table *table, const char *text)
{
	add_owned(table, mem_text(text));
}

void report_add_number(struct report_table *table, int64_t number)
{
	add_owned(table, mem_format("%" PRId64, number));
}

void report_add_date(struct report_table *table, struct date date)
{
	char iso[DATE_ISO_SIZE];

	date_to_iso(date, iso);
	report_add_text(table, *iso ? iso : NULL);
}

void report_add_percent(struct report_table *table, int64_t part, int64_t whole)
{
	int percent = percentage((long)part, (long)whole);

	if (percent < 0)
		report_add_text(table, NULL);
	else
		report_add_number(table, percent);
}

void report_add_unset(struct report_table *table, size_t count)
{
	while (count--)
		add_owned(table, NULL);
}

size_t report_rows(const struct report_table *table)
{
	return table->cell_count / table->column_count;
}

const char *report_cell(const struct report_table *table, size_t row, size_t column)
{
	return table->cells[row * table->column_count + column];
}

bool report_column_is_number(const struct report_column *column)
{
	return column->kind == COLUMN_NUMBER || column->kind == COLUMN_PERCENT;
}

void report_free(struct report_table *table)
{
	for (size_t i = 0; i < table->cell_count; i++)
		free(table->cells[i]);
	free(table->cells);
	table->cells = NULL;
	table->cell_count = table->cell_room = 0;
}

enum zb_code report_csv(const struct report_table *table, FILE *out, enum csv_dialect dialect,
			struct zb_err *err)
{
	struct csv_writer csv;

	csv_write_begin(&csv, out, dialect);
	for (size_t c = 0; c < table->column_count; c++)
		csv_write_cell(&csv, table->columns[c].name);
	csv_write_end_row(&csv);
	for (size_t row = 0; row < report_rows(table); row++) {
		for (size_t c = 0; c < table->column_count; c++)
			csv_write_cell(&csv, report_cell(table, row, c));
		csv_write_end_row(&csv);
	}
	return csv_write_finish(&csv, err);
}

static void explain_column(const struct report_column *column, const char *file,
			   struct report_table *explanation)
{
	struct buffer codes = {0};

	for (const struct choice *c = column->choices; c && c->code; c++)
		buffer_add_format(&codes, "%s%s: %s", codes.length ? "; " : "", c->code,
				  _(c->label));
	report_add_text(explanation, file);
	report_add_text(explanation, column->name);
	report_add_text(explanation, _(column->label));
	report_add_text(explanation, _(column->meaning));
	report_add_text(explanation, column->unit ? _(column->unit) : NULL);
	report_add_text(explanation, codes.bytes);
	buffer_clear(&codes);
}

void report_explain(const struct report_table *table, struct report_table *explanation)
{
	char *file = mem_format("%s.csv", table->name);

	for (size_t c = 0; c < table->column_count; c++)
		explain_column(&table->columns[c], file, explanation);
	free(file);
}
