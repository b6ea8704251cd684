/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on paper, as plain data: blocks from top to bottom, without a thought of fonts. The
 * same document becomes plain text, Markdown, and JSON for helpers/zorgbord-pdf, which makes a PDF
 * of it.
 *
 *	struct document doc = { .title = mem_text(...), ... };
 *	document_heading(&doc, 1, _("Doelen"));
 *	document_table(&doc, columns, 3);
 *	document_cell(&doc, "...") three times for each row
 *	document_text(&doc, 72, &out);
 *	document_free(&doc);
 *
 * All text is copied; a newline in it stays. NULL counts as "".
 *
 * A document remembers which texts somebody typed stand in it, and in which field of which record
 * they are kept, so that they can be looked at, and mended, before it goes out. */
#ifndef ZB_CORE_REPORT_DOCUMENT_H
#define ZB_CORE_REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/record.h"

enum block_kind {
	BLOCK_HEADING,   /* level, text */
	BLOCK_PARAGRAPH, /* text */
	BLOCK_FIELD,     /* label, text: a line "label: text" */
	BLOCK_ITEM,      /* text; items behind each other are one list */
	BLOCK_TABLE,     /* table */
	BLOCK_SIGNATURE, /* label: as whom, text: the name, or ""; with room for date and
			  * signature */
	BLOCK_ROOM,      /* label, level: so many lines to be filled in by hand */
	BLOCK_KIND_COUNT
};

/* What becomes of a document that takes more than one page. */
enum document_fit {
	FIT_FLOW, /* it flows on */
	FIT_TRY,  /* smaller type, as long as that can be read, if it then is one page */
	FIT_CUT,  /* that, and then its texts are cut, each with an ellipsis, and SHORTENED at the
		   * foot */
	FIT_COUNT
};

#define DOCUMENT_LEVELS 3  /* of headings, from 1 */
#define DOCUMENT_COLUMNS 6 /* of a table, at most */

/* WIDTH is the share of the column in what the headings leave of the width of the paper. */
struct document_column {
	const char *label; /* through _() */
	int width;
};

/* Borrows nothing: labels are translated copies. */
struct document_table {
	char *labels[DOCUMENT_COLUMNS];
	int widths[DOCUMENT_COLUMNS];
	size_t column_count;
	char **cells; /* rows after each other; owned */
	size_t cell_count, cell_room;
};

struct document_block {
	enum block_kind kind;
	int level;
	char *label, *text; /* owned, never NULL */
	struct document_table table;
};

/* A text that somebody typed, as the record holds it. */
struct document_typed {
	const struct entity *entity;
	int64_t row;
	unsigned field;
	char *text; /* owned */
};

/* All texts are owned; NULL is none. */
struct document {
	char *title;
	char *school, *subject; /* the heads of each page: whose it is, whom it is about */
	char *edition;          /* at the foot of each page: "versie 2, in werking" */
	char *date;             /* and the day on which it was made, as it is shown */
	char *watermark;        /* across each page: "concept" */
	char *heed;             /* said to who makes it, and on no paper: who may not have it */
	enum document_fit fit;  /* where there are pages */
	char *shortened;        /* where the whole text of what was cut is to be found */
	struct document_block *blocks;
	size_t block_count, block_room;
	struct document_typed *typed;
	size_t typed_count, typed_room;
	char *purpose; /* for the log: which row of the file it was made for ("request 12") */
	int64_t *pupils; /* for the log: ids of those it is about, of the page of a group */
	size_t pupil_count, pupil_room;
};

void document_heading(struct document *, int level, const char *text);
void document_paragraph(struct document *, const char *text);
void document_field(struct document *, const char *label, const char *text);
void document_item(struct document *, const char *text);
void document_signature(struct document *, const char *whom, const char *name);
void document_room(struct document *, const char *label, int lines);
/* Begins a table; its rows follow, cell by cell. */
void document_table(struct document *, const struct document_column *, size_t count);
void document_cell(struct document *, const char *text);

/* Remembers that FIELD stands in it, when that is text that somebody typed. */
void document_note(struct document *, const struct record *, unsigned field);
/* The same, and adds the field to OUT as people read it. */
void document_show(struct document *, const struct record *, unsigned field, struct buffer *out);

/* Remembers that it is about PUPIL, and maybe others too. */
void document_add_pupil(struct document *, int64_t pupil);

/* How many whole rows a table has. */
size_t document_rows(const struct document_table *);
/* Borrowed. */
const char *document_cell_at(const struct document_table *, size_t row, size_t column);

/* Whether BLOCK stands right below ABOVE: fields and items of a list, which belong together. */
bool document_is_close(const struct document_block *above, const struct document_block *block);

void document_free(struct document *);

/* Adds it as plain text of at most COLUMNS wide, in one column from top to bottom as a screen
 * reader reads it: a row of a table is its first cell and then "label: cell" a line. */
void document_text(const struct document *, int columns, struct buffer *out);

/* Adds it as Markdown (CommonMark, with the tables of GitHub); what means something in Markdown is
 * escaped in what was typed. */
void document_markdown(const struct document *, struct buffer *out);

/* Adds it as JSON, with the few words that the helper puts on paper by itself ("bladzijde"). */
void document_json(const struct document *, struct buffer *out);

#endif
