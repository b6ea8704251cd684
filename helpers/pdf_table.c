/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_blocks.h"

#include <math.h>
#include <string.h>

#define COLUMNS_MAX 16
#define PADDING 3.5
#define HEAD_PART 0.6 /* of a page: what a first row may ask for at most */
#define HEAD_LETTERS 4000 /* of a cell: as many as take that part, and more */
#define WHOLE ((size_t)-1)

struct row {
	PangoLayout *cells[COLUMNS_MAX];
	int lines[COLUMNS_MAX]; /* the first that is still to be drawn */
};

struct table {
	const json_t *columns, *rows;
	size_t count;                 /* columns */
	double x[COLUMNS_MAX + 1];    /* where each begins, and the last ends */
};

/* As wide as the longest word of heading C, which is not to be cut. */
static double column_least(struct paper *p, const struct table *t, size_t c)
{
	char **words = g_strsplit(json_text_of(json_array_get(t->columns, c), "label"), " ", -1);
	double least = 0;

	for (char **word = words; *word; word++) {
		PangoLayout *layout = paper_layout(p, FONT_COLUMN, *word, 0);
		int width;

		pango_layout_get_size(layout, &width, NULL);
		least = fmax(least, (double)width / PANGO_SCALE);
		g_object_unref(layout);
	}
	g_strfreev(words);
	return least + 2 * PADDING + 1;
}

static void table_read(struct paper *p, const json_t *block, struct table *t)
{
	double share[COLUMNS_MAX], least[COLUMNS_MAX], all = 0, most = 0, at = PAPER_LEFT;

	*t = (struct table){
		.columns = json_object_get(block, "columns"),
		.rows = json_object_get(block, "rows"),
	};
	t->count = json_array_size(t->columns);
	if (t->count > COLUMNS_MAX)
		t->count = COLUMNS_MAX;
	for (size_t c = 0; c < t->count; c++) {
		share[c] = json_number_value(
			json_object_get(json_array_get(t->columns, c), "width"));
		least[c] = column_least(p, t, c);
		all += share[c];
		most += least[c];
	}
	/* What the headings leave is dealt out by share. */
	for (size_t c = 0; c < t->count; c++) {
		double part = all > 0 ? share[c] / all : 1 / (double)t->count;

		t->x[c] = at;
		at += most > PAPER_TEXT_WIDTH ? PAPER_TEXT_WIDTH * part :
						least[c] + (PAPER_TEXT_WIDTH - most) * part;
	}
	t->x[t->count] = PAPER_RIGHT;
}

/* Row AT, or the headings for -1; of a cell longer than MOST bytes only the
 * head. */
static struct row row_lay(struct paper *p, const struct table *t, json_int_t at, size_t most)
{
	const json_t *texts = at < 0 ? t->columns : json_array_get(t->rows, (size_t)at);
	struct row row = {0};

	for (size_t c = 0; c < t->count; c++) {
		const json_t *cell = json_array_get(texts, c);
		const char *text = at < 0 ? json_text_of(cell, "label") : json_string_value(cell);
		char *head = text && strlen(text) > most ? g_utf8_substring(text, 0, HEAD_LETTERS) :
							   NULL;

		row.cells[c] = paper_layout(p, at < 0 ? FONT_COLUMN : FONT_CELL,
					    head ? head : text ? text : "",
					    t->x[c + 1] - t->x[c] - 2 * PADDING);
		g_free(head);
	}
	return row;
}

static void row_free(const struct table *t, struct row *row)
{
	for (size_t c = 0; c < t->count; c++)
		g_object_unref(row->cells[c]);
}

static double row_height(const struct table *t, const struct row *row)
{
	double most = 0;

	for (size_t c = 0; c < t->count; c++) {
		double height = layout_height(row->cells[c]);

		most = height > most ? height : most;
	}
	return most + 2 * PADDING;
}

static bool row_is_done(const struct table *t, const struct row *row)
{
	for (size_t c = 0; c < t->count; c++)
		if (row->lines[c] < pango_layout_get_line_count(row->cells[c]))
			return false;
	return true;
}

/* What of ROW fits on this page. */
static void row_draw(struct paper *p, const struct table *t, struct row *row, const char *tag)
{
	double room = paper_left(p) - 2 * PADDING, most = 0;

	cairo_tag_begin(p->cr, "TR", NULL);
	for (size_t c = 0; c < t->count; c++) {
		double height;

		cairo_tag_begin(p->cr, tag, NULL);
		height = layout_draw(p, row->cells[c], t->x[c] + PADDING, p->y + PADDING, room,
				     &row->lines[c]);
		cairo_tag_end(p->cr, tag);
		most = height > most ? height : most;
	}
	cairo_tag_end(p->cr, "TR");
	p->y += most + 2 * PADDING;
}

static void headings_draw(struct paper *p, const struct table *t)
{
	struct row row = row_lay(p, t, -1, WHOLE);

	cairo_save(p->cr);
	cairo_set_source_rgb(p->cr, 0.93, 0.93, 0.93);
	cairo_rectangle(p->cr, PAPER_LEFT, p->y, PAPER_TEXT_WIDTH, row_height(t, &row));
	cairo_fill(p->cr);
	cairo_restore(p->cr);
	row_draw(p, t, &row, "TH");
	paper_rule(p, PAPER_LEFT, PAPER_RIGHT, p->y, 0.6, 0.4);
	row_free(t, &row);
}

double table_head(struct paper *p, const json_t *block)
{
	double most = HEAD_PART * (PAPER_BOTTOM - PAPER_TOP), height;
	struct table t;
	struct row row;

	table_read(p, block, &t);
	row = row_lay(p, &t, -1, WHOLE);
	height = row_height(&t, &row);
	row_free(&t, &row);
	if (json_array_size(t.rows)) {
		row = row_lay(p, &t, 0, 4 * HEAD_LETTERS);
		height += row_height(&t, &row);
		row_free(&t, &row);
	}
	return height < most ? height : most;
}

/* A new page goes between two parts of the table, which are two tables to a reader of tags. */
static void table_turn(struct paper *p, const struct table *t)
{
	cairo_tag_end(p->cr, "Table");
	paper_turn(p);
	cairo_tag_begin(p->cr, "Table", NULL);
	headings_draw(p, t);
}

void table_draw(struct paper *p, const json_t *block)
{
	struct table t;

	table_read(p, block, &t);
	if (!t.count)
		return;
	paper_need(p, table_head(p, block));
	cairo_tag_begin(p->cr, "Table", NULL);
	headings_draw(p, &t);
	for (size_t r = 0; r < json_array_size(t.rows); r++) {
		struct row row = row_lay(p, &t, (json_int_t)r, WHOLE);

		if (row_height(&t, &row) > paper_left(p) && r)
			table_turn(p, &t);
		row_draw(p, &t, &row, "TD");
		while (!row_is_done(&t, &row)) {
			table_turn(p, &t);
			row_draw(p, &t, &row, "TD");
		}
		paper_rule(p, PAPER_LEFT, PAPER_RIGHT, p->y, 0.4, 0.7);
		row_free(&t, &row);
	}
	cairo_tag_end(p->cr, "Table");
	p->y += 8;
}
