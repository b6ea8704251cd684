/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/report/document.h"
#include "core/text.h"

#define INDENT 2

struct writing {
	struct buffer *out;
	int columns;
};

static void add_spaces(struct buffer *out, int count)
{
	while (count-- > 0)
		buffer_add(out, " ");
}

/* TEXT from column INDENT on, its first line from column FIRST on, where the cursor is. */
static void add_wrapped(const struct writing *w, const char *text, int first, int indent)
{
	size_t at = 0, total = strlen(text), length;

	do {
		int used = at ? indent : first;
		size_t next = text_wrap(text, at, w->columns - used, &length);

		if (at)
			add_spaces(w->out, indent);
		buffer_add_bytes(w->out, text + at, length);
		buffer_add(w->out, "\n");
		at = next;
	} while (at < total);
}

/* A lead such as "- " or "Begin: ", which ends in a space, and TEXT behind it; on the lines below
 * it where it does not fit there. */
static void add_led(const struct writing *w, int margin, const char *lead, const char *text)
{
	int first = margin + text_width(lead);

	add_spaces(w->out, margin);
	buffer_add_bytes(w->out, lead, strlen(lead) - 1);
	if (!*text) {
		buffer_add(w->out, "\n");
		return;
	}
	if (first > w->columns / 2) {
		buffer_add(w->out, "\n");
		first = margin + INDENT;
		add_spaces(w->out, first);
	} else {
		buffer_add(w->out, " ");
	}
	add_wrapped(w, text, first, margin + INDENT);
}

static void add_labelled(const struct writing *w, int margin, const char *label, const char *text)
{
	char *lead = mem_format("%s: ", label);

	add_led(w, margin, lead, text);
	free(lead);
}

static void add_underlined(const struct writing *w, const char *text, const char *sign)
{
	int width = text_width(text);

	add_wrapped(w, text, 0, 0);
	for (int i = 0; i < width && i < w->columns; i++)
		buffer_add(w->out, sign);
	buffer_add(w->out, "\n");
}

static void add_table(const struct writing *w, const struct document_table *table)
{
	for (size_t row = 0; row < document_rows(table); row++) {
		if (row && table->column_count > 1)
			buffer_add(w->out, "\n");
		add_led(w, 0, "- ", document_cell_at(table, row, 0));
		for (size_t c = 1; c < table->column_count; c++)
			if (*document_cell_at(table, row, c))
				add_labelled(w, INDENT, table->labels[c],
					     document_cell_at(table, row, c));
	}
}

static void add_room(const struct writing *w, const struct document_block *block)
{
	buffer_add_format(w->out, "%s:\n", block->label);
	for (int line = 0; line < block->level; line++) {
		for (int i = 0; i < w->columns; i++)
			buffer_add(w->out, "_");
		buffer_add(w->out, "\n");
	}
}

static void add_signature(const struct writing *w, const struct document_block *block)
{
	add_labelled(w, 0, block->label, block->text);
	add_labelled(w, INDENT, _("Datum"), "____________________");
	add_labelled(w, INDENT, _("Handtekening"), "____________________");
}

static void add_block(const struct writing *w, const struct document_block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		if (block->level < DOCUMENT_LEVELS)
			add_underlined(w, block->text, block->level == 1 ? "=" : "-");
		else
			add_wrapped(w, block->text, 0, 0);
		break;
	case BLOCK_PARAGRAPH:
		add_wrapped(w, block->text, 0, 0);
		break;
	case BLOCK_FIELD:
		add_labelled(w, 0, block->label, block->text);
		break;
	case BLOCK_ITEM:
		add_led(w, 0, "- ", block->text);
		break;
	case BLOCK_TABLE:
		add_table(w, &block->table);
		break;
	case BLOCK_SIGNATURE:
		add_signature(w, block);
		break;
	case BLOCK_ROOM:
		add_room(w, block);
		break;
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void add_front(const struct writing *w, const struct document *d)
{
	const char *const lines[] = { d->watermark, d->title, d->school, d->subject, d->edition,
				      d->date };

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		if (lines[i] && *lines[i])
			add_wrapped(w, lines[i], 0, 0);
}

void document_text(const struct document *d, int columns, struct buffer *out)
{
	const struct writing w = { .out = out, .columns = columns };
	const struct document_block *above = NULL;

	add_front(&w, d);
	for (size_t i = 0; i < d->block_count; i++) {
		const struct document_block *block = &d->blocks[i];

		if (!above || !document_is_close(above, block))
			buffer_add(out, "\n");
		add_block(&w, block);
		above = block;
	}
}
