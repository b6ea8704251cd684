/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_table.h"

#include <stdlib.h>

struct reader {
	const struct csv_table *table;
	int *places;
	struct ignored *ignored;
	struct bad_lines *bad;
	enum zb_code (*row)(void *context, const struct csv_row *, struct zb_err *);
	void *context;
	size_t heading_count; /* 0: not read yet */
};

static bool is_read(const struct reader *r, size_t cell)
{
	for (size_t i = 0; i < r->table->count; i++)
		if (r->places[i] == (int)cell)
			return true;
	return false;
}

static enum zb_code read_headings(struct reader *r, const struct csv_row *row, struct zb_err *err)
{
	csv_heading_match(r->table->headings, r->table->count, row, r->places);
	if (!r->table->is(r->places))
		return r->table->refuse(err);
	for (size_t i = 0; i < row->count; i++)
		if (!is_read(r, i))
			ignored_add(r->ignored, row->cells[i]);
	r->heading_count = row->count;
	return ZB_OK;
}

static enum zb_code on_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct reader *r = context;
	enum zb_code code;

	if (csv_row_is_empty(row))
		return ZB_OK;
	if (!r->heading_count)
		return read_headings(r, row, err);
	if (csv_row_overflows(row, r->heading_count))
		code = zb_fail(err, ZB_FORMAT,
			       _("hier staan %zu cellen onder %zu kopjes; zet tekst met het "
				 "scheidingsteken erin tussen aanhalingstekens"),
			       row->count, r->heading_count);
	else
		code = r->row(r->context, row, err);
	return bad_lines_take(r->bad, row->line, code, err);
}

enum zb_code csv_table_read(FILE *file, const struct csv_table *table, int *places,
			    struct ignored *ignored, struct bad_lines *bad,
			    enum zb_code (*row)(void *context, const struct csv_row *,
						struct zb_err *),
			    void *context, struct zb_err *err)
{
	struct reader r = {
		.table = table,
		.places = places,
		.ignored = ignored,
		.bad = bad,
		.row = row,
		.context = context,
	};
	enum zb_code code = csv_read(file, on_row, &r, err);

	if (!code && !r.heading_count)
		code = zb_fail(err, ZB_FORMAT, _("het bestand is leeg"));
	return code;
}

enum zb_code csv_fail_pupil(struct zb_err *err)
{
	return zb_fail(err, ZB_INVALID,
		       _("hier staat niet om welke leerling het gaat: geef een leerlingnummer, of "
			 "achternaam, roepnaam en geboortedatum"));
}

struct first {
	const struct csv_table *table;
	bool is;
};

/* Ends the reading at the first row: it says enough. */
static enum zb_code on_first_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct first *first = context;
	int *places;

	if (csv_row_is_empty(row))
		return ZB_OK;
	places = mem_new(first->table->count, sizeof *places);
	csv_heading_match(first->table->headings, first->table->count, row, places);
	first->is = first->table->is(places);
	free(places);
	return zb_fail(err, ZB_CANCELLED, "%s", "");
}

bool csv_table_is(FILE *file, const struct csv_table *table)
{
	struct first first = { .table = table };
	struct zb_err err;

	csv_read(file, on_first_row, &first, &err);
	return first.is;
}
