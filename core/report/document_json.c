/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/json.h"
#include "core/report/document.h"

/* As helpers/pdf_blocks.c and helpers/pdf.c read them. */
static const char *const kinds[BLOCK_KIND_COUNT] = {
	[BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_FIELD] = "field",     [BLOCK_ITEM] = "item",
	[BLOCK_TABLE] = "table",     [BLOCK_SIGNATURE] = "signature",
	[BLOCK_ROOM] = "room",
};

static const char *const fits[FIT_COUNT] = {
	[FIT_FLOW] = "flow", [FIT_TRY] = "try", [FIT_CUT] = "cut",
};

static void put_text(struct json_writer *w, const char *key, const char *text)
{
	json_key(w, key);
	json_text(w, text ? text : "");
}

static void put_table(struct json_writer *w, const struct document_table *table)
{
	json_key(w, "columns");
	json_array(w);
	for (size_t c = 0; c < table->column_count; c++) {
		json_object(w);
		put_text(w, "label", table->labels[c]);
		json_key(w, "width");
		json_number(w, table->widths[c]);
		json_end(w);
	}
	json_end(w);
	json_key(w, "rows");
	json_array(w);
	for (size_t row = 0; row < document_rows(table); row++) {
		json_array(w);
		for (size_t c = 0; c < table->column_count; c++)
			json_text(w, document_cell_at(table, row, c));
		json_end(w);
	}
	json_end(w);
}

static void put_block(struct json_writer *w, const struct document_block *block)
{
	json_object(w);
	put_text(w, "kind", kinds[block->kind]);
	if (block->level) {
		json_key(w, "level");
		json_number(w, block->level);
	}
	if (*block->label)
		put_text(w, "label", block->label);
	if (*block->text)
		put_text(w, "text", block->text);
	if (block->kind == BLOCK_TABLE)
		put_table(w, &block->table);
	json_end(w);
}

void document_json(const struct document *d, struct buffer *out)
{
	struct json_writer w;

	json_begin_buffer(&w, out);
	json_object(&w);
	put_text(&w, "title", d->title);
	/* TRANSLATORS: the code of the language itself, for who reads the PDF aloud */
	put_text(&w, "language", _("nl"));
	put_text(&w, "school", d->school);
	put_text(&w, "subject", d->subject);
	put_text(&w, "edition", d->edition);
	put_text(&w, "date", d->date);
	put_text(&w, "watermark", d->watermark);
	put_text(&w, "fit", fits[d->fit]);
	put_text(&w, "word_shortened", d->shortened);
	put_text(&w, "word_page", _("bladzijde"));
	put_text(&w, "word_of", _("van"));
	put_text(&w, "word_date", _("Datum"));
	put_text(&w, "word_signature", _("Handtekening"));
	json_key(&w, "blocks");
	json_array(&w);
	for (size_t i = 0; i < d->block_count; i++)
		put_block(&w, &d->blocks[i]);
	json_end(&w);
	json_end(&w);
	json_finish(&w, NULL);
}
