/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/document.h"

#include <stdlib.h>

static struct document_block *block_add(struct document *d, enum block_kind kind, int level,
					const char *label, const char *text)
{
	struct document_block *block;

	d->blocks = mem_grow(d->blocks, &d->block_room, d->block_count + 1, sizeof *d->blocks);
	block = &d->blocks[d->block_count++];
	*block = (struct document_block){
		.kind = kind,
		.level = level,
		.label = mem_text(label ? label : ""),
		.text = mem_text(text ? text : ""),
	};
	return block;
}

void document_heading(struct document *d, int level, const char *text)
{
	block_add(d, BLOCK_HEADING, level, NULL, text);
}

void document_paragraph(struct document *d, const char *text)
{
	block_add(d, BLOCK_PARAGRAPH, 0, NULL, text);
}

void document_field(struct document *d, const char *label, const char *text)
{
	block_add(d, BLOCK_FIELD, 0, label, text);
}

void document_item(struct document *d, const char *text)
{
	block_add(d, BLOCK_ITEM, 0, NULL, text);
}

void document_signature(struct document *d, const char *whom, const char *name)
{
	block_add(d, BLOCK_SIGNATURE, 0, whom, name);
}

void document_room(struct document *d, const char *label, int lines)
{
	block_add(d, BLOCK_ROOM, lines, label, NULL);
}

void document_table(struct document *d, const struct document_column *columns, size_t count)
{
	struct document_table *table = &block_add(d, BLOCK_TABLE, 0, NULL, NULL)->table;

	if (count > DOCUMENT_COLUMNS)
		abort();
	table->column_count = count;
	for (size_t c = 0; c < count; c++) {
		table->labels[c] = mem_text(_(columns[c].label));
		table->widths[c] = columns[c].width;
	}
}

void document_cell(struct document *d, const char *text)
{
	struct document_table *t;

	if (!d->block_count || d->blocks[d->block_count - 1].kind != BLOCK_TABLE)
		abort();
	t = &d->blocks[d->block_count - 1].table;
	t->cells = mem_grow(t->cells, &t->cell_room, t->cell_count + 1, sizeof *t->cells);
	t->cells[t->cell_count++] = mem_text(text ? text : "");
}

static bool is_noted(const struct document *d, const struct record *r, unsigned field)
{
	for (size_t i = 0; i < d->typed_count; i++)
		if (d->typed[i].row == r->id && d->typed[i].entity == r->entity &&
		    d->typed[i].field == field)
			return true;
	return false;
}

void document_note(struct document *d, const struct record *r, unsigned field)
{
	enum field_kind kind = r->entity->fields[field].kind;

	if ((kind != FIELD_TEXT && kind != FIELD_LONG) || !record_is_set(r, field) ||
	    is_noted(d, r, field))
		return;
	d->typed = mem_grow(d->typed, &d->typed_room, d->typed_count + 1, sizeof *d->typed);
	d->typed[d->typed_count++] = (struct document_typed){
		.entity = r->entity,
		.row = r->id,
		.field = field,
		.text = mem_text(record_text(r, field)),
	};
}

void document_add_pupil(struct document *d, int64_t pupil)
{
	d->pupils = mem_grow(d->pupils, &d->pupil_room, d->pupil_count + 1, sizeof *d->pupils);
	d->pupils[d->pupil_count++] = pupil;
}

void document_show(struct document *d, const struct record *r, unsigned field, struct buffer *out)
{
	record_show(r, field, out);
	document_note(d, r, field);
}

size_t document_rows(const struct document_table *table)
{
	return table->column_count ? table->cell_count / table->column_count : 0;
}

const char *document_cell_at(const struct document_table *table, size_t row, size_t column)
{
	return table->cells[row * table->column_count + column];
}

bool document_is_close(const struct document_block *above, const struct document_block *block)
{
	return above->kind == block->kind &&
	       (block->kind == BLOCK_FIELD || block->kind == BLOCK_ITEM);
}

static void block_free(struct document_block *block)
{
	free(block->label);
	free(block->text);
	for (size_t c = 0; c < block->table.column_count; c++)
		free(block->table.labels[c]);
	for (size_t c = 0; c < block->table.cell_count; c++)
		free(block->table.cells[c]);
	free(block->table.cells);
}

void document_free(struct document *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->block_count; i++)
		block_free(&d->blocks[i]);
	free(d->blocks);
	for (size_t i = 0; i < d->typed_count; i++)
		free(d->typed[i].text);
	free(d->typed);
	free(d->purpose);
	free(d->pupils);
	free(d->title);
	free(d->school);
	free(d->subject);
	free(d->edition);
	free(d->date);
	free(d->watermark);
	free(d->heed);
	free(d->shortened);
	*d = (struct document){0};
}
