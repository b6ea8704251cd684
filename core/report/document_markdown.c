/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/report/document.h"

/* What begins a heading, a list, a quote or a rule only stands for itself elsewhere. */
static bool begins_block(char c)
{
	return strchr("#>+-=~", c);
}

/* The "1" of "1." and "1)" would begin a numbered list. */
static bool ends_number(const char *line, const char *at)
{
	return (*at == '.' || *at == ')') && at > line &&
	       strspn(line, "0123456789") == (size_t)(at - line);
}

/* TEXT with what means something in Markdown escaped, and NEWLINE for each newline. */
static void add_escaped(struct buffer *out, const char *text, const char *newline)
{
	bool block = strchr(newline, '\n');
	const char *line = text;

	for (const char *at = text; *at; at++) {
		if (*at == '\n') {
			buffer_add(out, newline);
			line = at + 1;
			continue;
		}
		if (at == line && (*at == ' ' || *at == '\t')) { /* four would be code */
			line = at + 1;
			continue;
		}
		if (strchr("\\`*_[]<>|&", *at) ||
		    (block && ((at == line && begins_block(*at)) || ends_number(line, at))))
			buffer_add(out, "\\");
		buffer_add_bytes(out, at, 1);
	}
}

static void add_table(struct buffer *out, const struct document_table *table)
{
	buffer_add(out, "|");
	for (size_t c = 0; c < table->column_count; c++) {
		buffer_add(out, " ");
		add_escaped(out, table->labels[c], " ");
		buffer_add(out, " |");
	}
	buffer_add(out, "\n|");
	for (size_t c = 0; c < table->column_count; c++)
		buffer_add(out, " --- |");
	buffer_add(out, "\n");
	for (size_t row = 0; row < document_rows(table); row++) {
		buffer_add(out, "|");
		for (size_t c = 0; c < table->column_count; c++) {
			buffer_add(out, " ");
			add_escaped(out, document_cell_at(table, row, c), "<br>");
			buffer_add(out, " |");
		}
		buffer_add(out, "\n");
	}
}

static void add_labelled(struct buffer *out, const char *lead, const char *label, const char *text)
{
	buffer_add(out, lead);
	buffer_add(out, "**");
	add_escaped(out, label, " ");
	buffer_add(out, *text ? ":** " : ":**");
	add_escaped(out, text, "\\\n  ");
	buffer_add(out, "\n");
}

static void add_lined(struct buffer *out, int lines)
{
	for (int line = 0; line < lines; line++)
		buffer_add(out, "\n\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n");
}

static void add_block(struct buffer *out, const struct document_block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		for (int i = 0; i <= block->level; i++)
			buffer_add(out, "#");
		buffer_add(out, " ");
		add_escaped(out, block->text, " ");
		buffer_add(out, "\n");
		break;
	case BLOCK_PARAGRAPH:
		add_escaped(out, block->text, "\\\n");
		buffer_add(out, "\n");
		break;
	case BLOCK_FIELD:
		add_labelled(out, "- ", block->label, block->text);
		break;
	case BLOCK_ITEM:
		buffer_add(out, "- ");
		add_escaped(out, block->text, "\\\n  ");
		buffer_add(out, "\n");
		break;
	case BLOCK_TABLE:
		add_table(out, &block->table);
		break;
	case BLOCK_SIGNATURE:
		add_labelled(out, "", block->label, block->text);
		buffer_add_format(out, "\n%s: ", _("Datum"));
		add_lined(out, 1);
		buffer_add_format(out, "\n%s: ", _("Handtekening"));
		add_lined(out, 1);
		break;
	case BLOCK_ROOM:
		add_labelled(out, "", block->label, "");
		add_lined(out, block->level);
		break;
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void add_front(struct buffer *out, const struct document *d)
{
	const char *const lines[] = { d->school, d->subject, d->edition, d->date };

	buffer_add(out, "# ");
	add_escaped(out, d->title, " ");
	buffer_add(out, "\n\n");
	if (d->watermark) {
		buffer_add(out, "**");
		add_escaped(out, d->watermark, " ");
		buffer_add(out, "**\n\n");
	}
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (!lines[i] || !*lines[i])
			continue;
		buffer_add(out, "- ");
		add_escaped(out, lines[i], "\\\n  ");
		buffer_add(out, "\n");
	}
}

void document_markdown(const struct document *d, struct buffer *out)
{
	const struct document_block *above = NULL;

	add_front(out, d);
	for (size_t i = 0; i < d->block_count; i++) {
		const struct document_block *block = &d->blocks[i];

		if (!above || !document_is_close(above, block))
			buffer_add(out, "\n");
		add_block(out, block);
		above = block;
	}
}
