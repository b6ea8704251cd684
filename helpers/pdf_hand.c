/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filled in by hand: who signs, and lines to write on. */
#include "helpers/pdf_blocks.h"

#define SIGNATURE_HEIGHT 54.0  /* with a name of one line */
#define NAME_END (PAPER_LEFT + 180)
#define DATE_LEFT (NAME_END + 16)
#define DATE_END (DATE_LEFT + 90)
#define HAND_LEFT (DATE_END + 16)
#define SIGNATURES_MOST (0.9 * PAPER_TEXT_HEIGHT)
#define ROOM_STEP 21.0    /* between lines to write on */

static PangoLayout *signature_name(struct paper *p, const json_t *block)
{
	return paper_layout(p, FONT_BODY, json_text_of(block, "text"),
			    NAME_END - PAPER_LEFT);
}

double signature_height(struct paper *p, const json_t *block, double most)
{
	PangoLayout *name = signature_name(p, block);
	double height = SIGNATURE_HEIGHT + layout_height(name) - layout_head(name, 1);

	(void)most;
	g_object_unref(name);
	return height;
}

/* Of all who sign, who do so on one page where they can. */
double signature_head(struct paper *p, const json_t *blocks, size_t at)
{
	double first = signature_height(p, json_array_get(blocks, at), 0), all = first;

	while (block_is(blocks, ++at, "signature"))
		all += signature_height(p, json_array_get(blocks, at), 0);
	return all < SIGNATURES_MOST ? all : first;
}

static double put_word(struct paper *p, enum font font, const char *text, double x, double y)
{
	PangoLayout *layout = paper_layout(p, font, text, 0);
	int line = 0, width;

	pango_layout_get_size(layout, &width, NULL);
	cairo_tag_begin(p->cr, "P", NULL);
	layout_draw(p, layout, x, y, PAPER_HEIGHT, &line);
	cairo_tag_end(p->cr, "P");
	g_object_unref(layout);
	return x + (double)width / PANGO_SCALE;
}

/* A line to write on, from X to END, with WORD below it. */
static void put_line(struct paper *p, const char *word, double x, double end)
{
	paper_rule(p, x, end, p->y + 12, 0.5, 0.5);
	put_word(p, FONT_SMALL, word, x, p->y + 13);
}

/* Whom it is for and the name below it; beside the last line of these the day and the signature. */
void signature_draw(struct paper *p, const json_t *block)
{
	PangoLayout *name = signature_name(p, block);
	double line = layout_head(name, 1);

	paper_need(p, signature_height(p, block, 0));
	put_word(p, FONT_LABEL, json_text_of(block, "label"), PAPER_LEFT, p->y);
	p->y += line + 2;
	if (*json_text_of(block, "text")) {
		paper_flow(p, name, PAPER_LEFT, "P");
		p->y -= line;
	} else {
		paper_rule(p, PAPER_LEFT, NAME_END, p->y + 12, 0.5, 0.5);
	}
	put_line(p, json_text_of(p->document, "word_date"), DATE_LEFT, DATE_END);
	put_line(p, json_text_of(p->document, "word_signature"), HAND_LEFT, PAPER_RIGHT);
	p->y += SIGNATURE_HEIGHT - line - 2;
	g_object_unref(name);
}

static int room_lines(const json_t *block)
{
	json_int_t lines = json_integer_value(json_object_get(block, "level"));

	return lines < 1 ? 1 : lines > 30 ? 30 : (int)lines;
}

double room_height(struct paper *p, const json_t *block, double most)
{
	int lines = room_lines(block);

	(void)p, (void)most;
	return lines > 1 ? (lines + 1) * ROOM_STEP - 4 + BLOCK_GAP : ROOM_STEP;
}

double room_head(struct paper *p, const json_t *blocks, size_t at)
{
	return room_height(p, json_array_get(blocks, at), 0);
}

void room_draw(struct paper *p, const json_t *block)
{
	int lines = room_lines(block);
	double end;

	paper_need(p, room_height(p, block, 0));
	end = put_word(p, FONT_LABEL, json_text_of(block, "label"), PAPER_LEFT,
		       p->y + ROOM_STEP - 18);
	if (lines == 1) {
		double x = end + 8 < PAPER_LEFT + BLOCK_LABEL_WIDTH ?
				   PAPER_LEFT + BLOCK_LABEL_WIDTH :
				   end + 8;

		paper_rule(p, x, PAPER_RIGHT, p->y + ROOM_STEP - 6, 0.5, 0.6);
		p->y += ROOM_STEP;
		return;
	}
	p->y += ROOM_STEP - 4;
	for (int i = 0; i < lines; i++) {
		p->y += ROOM_STEP;
		paper_rule(p, PAPER_LEFT, PAPER_RIGHT, p->y - 2, 0.5, 0.6);
	}
	p->y += BLOCK_GAP;
}
