/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_blocks.h"

#include <math.h>
#include <string.h>

#define COLUMNS_MAX 16
#define PADDING 3.5
#define HEAD_PART 0.6 /* of a page: what a first row may ask for at most */
#define TABLE_TOGETHER 160.0 /* a lower table is not torn */
#define HEAD_LETTERS 4000 /* of a cell: as many as take that part, and more */
#define TABLE_BELOW 8.0
#define ROW_LEAST 120.0 /* of a row that takes pages, before the first of these ends */
#define WHOLE ((size_t)-1)
#define WORD_LEAST 15.0
#define WORD_MOST (0.3 * PAPER_TEXT_WIDTH) /* a longer word of a cell may be cut */
#define MEASURED_BYTES 2000 /* a longer cell asks for all it can get */

struct row {
	PangoLayout *cells[COLUMNS_MAX];
	int lines[COLUMNS_MAX]; /* the first that is still to be drawn */
};

struct table {
	const json_t *columns, *rows;
	size_t count;                 /* columns */
	double x[COLUMNS_MAX + 1];    /* where each begins, and the last ends */
};

/* What a column asks for, padding included. */
struct wish {
	double share; /* of what all leave */
	double word;  /* its longest word, which is not to be cut */
	double whole; /* all of its longest cell on one line */
};

/* As wide as TEXT is on one line, or, when it is BROKEN wherever a line may end, its longest
 * word. */
static double text_width(struct paper *p, enum font font, const char *text, bool broken)
{
	PangoLayout *layout = paper_layout(p, font, text, 0);
	int width;

	if (broken) {
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
		pango_layout_set_width(layout, 1);
	}
	pango_layout_get_size(layout, &width, NULL);
	g_object_unref(layout);
	return (double)width / PANGO_SCALE + 2 * PADDING + 1;
}

/* A word of a cell counts as MOST wide at most. */
static struct wish wish_of(struct paper *p, const struct table *t, size_t c, double most)
{
	const json_t *column = json_array_get(t->columns, c);
	struct wish wish = { .share = json_number_value(json_object_get(column, "width")) };

	wish.word = text_width(p, FONT_COLUMN, json_text_of(column, "label"), true);
	wish.whole = wish.word;
	for (size_t r = 0; r < json_array_size(t->rows); r++) {
		const char *text = json_string_value(json_array_get(json_array_get(t->rows, r), c));

		if (!text)
			continue;
		if (strlen(text) > MEASURED_BYTES) {
			wish.word = fmax(wish.word, most);
			wish.whole = PAPER_TEXT_WIDTH;
			continue;
		}
		wish.word = fmax(wish.word, fmin(text_width(p, FONT_CELL, text, true), most));
		wish.whole = fmax(wish.whole, text_width(p, FONT_CELL, text, false));
	}
	return wish;
}

/* Deals out LEFT by share, but to none more than it can use as long as another can use it. */
static void deal_out(const struct wish *wishes, size_t count, double left, double *widths)
{
	bool dealt = true;

	for (size_t c = 0; c < count; c++)
		widths[c] = wishes[c].word;
	while (left > 0.01 && dealt) {
		double all = 0, given = 0;

		for (size_t c = 0; c < count; c++)
			all += widths[c] < wishes[c].whole ? wishes[c].share : 0;
		dealt = all > 0;
		for (size_t c = 0; c < count && dealt; c++) {
			double room = wishes[c].whole - widths[c];

			if (room > 0) {
				room = fmin(room, left * wishes[c].share / all);
				widths[c] += room;
				given += room;
			}
		}
		left -= given;
		dealt = dealt && given > 0.01;
	}
	for (size_t c = 0; c < count && left > 0; c++)
		widths[c] += left / (double)count;
}

/* Looks at the words of the cells too; where these together are too wide, the longest are cut. */
static void table_read(struct paper *p, const json_t *block, struct table *t)
{
	struct wish wishes[COLUMNS_MAX];
	double words = INFINITY, widths[COLUMNS_MAX], at = PAPER_LEFT;

	*t = (struct table){
		.columns = json_object_get(block, "columns"),
		.rows = json_object_get(block, "rows"),
	};
	t->count = json_array_size(t->columns);
	if (t->count > COLUMNS_MAX)
		t->count = COLUMNS_MAX;
	for (double most = WORD_MOST; most > WORD_LEAST && words > PAPER_TEXT_WIDTH; most *= 0.7) {
		words = 0;
		for (size_t c = 0; c < t->count; c++) {
			wishes[c] = wish_of(p, t, c, most);
			words += wishes[c].word;
		}
	}
	deal_out(wishes, t->count, PAPER_TEXT_WIDTH - words, widths);
	for (size_t c = 0; c < t->count; c++) {
		t->x[c] = at;
		at += words > PAPER_TEXT_WIDTH ? PAPER_TEXT_WIDTH / (double)t->count : widths[c];
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
		height = layout_draw(p, row->cells[c], t->x[c] + PADDING, p->y + PADDING,
				     room,
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

/* Of the headings and all rows, or a little more than MOST; *FIRST is that of the headings and the
 * first row. */
static double measure(struct paper *p, const json_t *block, double most, double *first)
{
	struct table t;
	struct row row;
	double height;

	table_read(p, block, &t);
	row = row_lay(p, &t, -1, WHOLE);
	height = *first = row_height(&t, &row);
	row_free(&t, &row);
	for (size_t r = 0; r < json_array_size(t.rows) && height <= most; r++) {
		row = row_lay(p, &t, (json_int_t)r, 4 * HEAD_LETTERS);
		height += row_height(&t, &row);
		row_free(&t, &row);
		*first = r ? *first : height;
	}
	return height;
}

double table_head(struct paper *p, const json_t *block)
{
	double most = HEAD_PART * PAPER_TEXT_HEIGHT, first;
	double height = measure(p, block, TABLE_TOGETHER, &first);

	return fmin(height <= TABLE_TOGETHER ? height : first, most);
}

double table_height(struct paper *p, const json_t *block, double most)
{
	double first;

	return measure(p, block, most, &first) + TABLE_BELOW;
}

/* A new page goes between two parts of the table, which are two tables to a reader of tags. */
static void table_turn(struct paper *p, const struct table *t)
{
	cairo_tag_end(p->cr, "Table");
	paper_turn(p);
	cairo_tag_begin(p->cr, "Table", NULL);
	headings_draw(p, t);
}

/* One that is torn wherever it begins leaves no page half empty. */
static bool row_begins_here(const struct paper *p, const struct table *t, const struct row *row)
{
	double height = row_height(t, row), left = paper_left(p);

	return height <= left || (height > PAPER_TEXT_HEIGHT && left > ROW_LEAST);
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

		if (r && !row_begins_here(p, &t, &row))
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
	p->y += TABLE_BELOW;
}
