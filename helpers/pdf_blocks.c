/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_blocks.h"

#include <cairo-pdf.h>
#include <string.h>

#define LABEL_WIDTH 186.0 /* of fields */
#define ITEM_INDENT 12.0
#define GAP 5.0           /* between blocks */
#define TOGETHER 110.0    /* so much of fields or a list is not torn */
#define HEAD_LETTERS 1000 /* as many as take three lines, and more */
#define SIGNATURE_HEIGHT 72.0 /* with a name of one line */
#define SIGNATURE_FOOT 34.0   /* the line to write on, and what is below it */
#define SIGNATURES_MOST (0.9 * PAPER_TEXT_HEIGHT)
#define ROOM_STEP 21.0    /* between lines to write on */
#define LEVELS 3

struct block_kind {
	const char *name;
	/* What must stay together with what stands above. */
	double (*head)(struct paper *, const json_t *blocks, size_t at);
	void (*draw)(struct paper *, const json_t *block);
};

static const struct block_kind *kind_of(const json_t *block);

static double head_of(struct paper *p, const json_t *blocks, size_t at)
{
	const struct block_kind *kind = at < json_array_size(blocks) ?
						kind_of(json_array_get(blocks, at)) :
						NULL;

	return kind ? kind->head(p, blocks, at) : 0;
}

static bool is_table(const json_t *blocks, size_t at)
{
	return !strcmp(json_text_of(json_array_get(blocks, at), "kind"), "table");
}

/* --- headings --- */

static int level_of(const json_t *block)
{
	json_int_t level = json_integer_value(json_object_get(block, "level"));

	return level < 1 ? 1 : level > LEVELS ? LEVELS : (int)level;
}

static PangoLayout *heading_layout(struct paper *p, const json_t *block)
{
	return paper_layout(p, (enum font)(FONT_HEADING_1 + level_of(block) - 1),
			    json_text_of(block, "text"), PAPER_TEXT_WIDTH);
}

static double heading_above(const struct paper *p, const json_t *block)
{
	static const double above[LEVELS] = { 12, 7, 4 };

	return above[level_of(block) - 1] * p->fitting.scale;
}

static double heading_head(struct paper *p, const json_t *blocks, size_t at)
{
	const json_t *block = json_array_get(blocks, at);
	PangoLayout *layout = heading_layout(p, block);
	double height = layout_height(layout) + heading_above(p, block) + GAP;

	g_object_unref(layout);
	return height + head_of(p, blocks, at + 1);
}

static void outline_add(struct paper *p, const char *text)
{
	char *where = g_strdup_printf("page=%d pos=[%d %d]", p->page, (int)PAPER_LEFT, (int)p->y);

	cairo_pdf_surface_add_outline(cairo_get_target(p->cr), CAIRO_PDF_OUTLINE_ROOT, text, where,
				      CAIRO_PDF_OUTLINE_FLAG_OPEN);
	g_free(where);
}

static void heading_draw(struct paper *p, const json_t *block)
{
	static const char *const tags[LEVELS] = { "H2", "H3", "H4" };
	PangoLayout *layout = heading_layout(p, block);
	int level = level_of(block);

	if (p->y > PAPER_TOP)
		p->y += heading_above(p, block);
	if (level == 1)
		outline_add(p, json_text_of(block, "text"));
	paper_flow(p, layout, PAPER_LEFT, tags[level - 1]);
	if (level == 1)
		paper_rule(p, PAPER_LEFT, PAPER_RIGHT, p->y + 2, 0.8, 0.4);
	p->y += level == 1 ? (GAP + 2) * p->fitting.scale : 2;
	g_object_unref(layout);
}

/* --- text --- */

/* The first lines of a text, all of one that is short: what is never alone on a page. The head of a
 * long text is enough to know. */
static double text_head(struct paper *p, const json_t *block, double width)
{
	const char *text = json_text_of(block, "text");
	char *head = strlen(text) > 4 * HEAD_LETTERS ? g_utf8_substring(text, 0, HEAD_LETTERS) :
						       NULL;
	PangoLayout *layout = paper_layout(p, FONT_BODY, head ? head : text, width);
	double height = layout_head(layout, pango_layout_get_line_count(layout) <= 3 ? 3 : 2);

	g_object_unref(layout);
	g_free(head);
	return height;
}

static double paragraph_head(struct paper *p, const json_t *blocks, size_t at)
{
	return text_head(p, json_array_get(blocks, at), PAPER_TEXT_WIDTH);
}

/* Of fields or items behind each other: all of a few, with the head of the table that they introduce,
 * else the first two. */
static double run_head(struct paper *p, const json_t *blocks, size_t at)
{
	const json_t *first = json_array_get(blocks, at);
	bool labelled = *json_text_of(first, "label");
	double width = PAPER_TEXT_WIDTH - (labelled ? LABEL_WIDTH : ITEM_INDENT);
	double height = 0, least = 0;
	size_t i = at;

	for (; i < json_array_size(blocks); i++) {
		const json_t *block = json_array_get(blocks, i);

		if (kind_of(block) != kind_of(first))
			break;
		height += text_head(p, block, width) + 3;
		if (i < at + 2)
			least = height;
		if (height > TOGETHER)
			return least;
	}
	return height + (is_table(blocks, i) ? head_of(p, blocks, i) : 0);
}

static void paragraph_draw(struct paper *p, const json_t *block)
{
	PangoLayout *layout = paper_layout(p, FONT_BODY, json_text_of(block, "text"),
					   PAPER_TEXT_WIDTH);

	paper_flow(p, layout, PAPER_LEFT, "P");
	p->y += GAP * p->fitting.scale;
	g_object_unref(layout);
}

static void item_draw(struct paper *p, const json_t *block)
{
	PangoLayout *sign = paper_layout(p, FONT_BODY, "•", ITEM_INDENT);
	PangoLayout *layout = paper_layout(p, FONT_BODY, json_text_of(block, "text"),
					   PAPER_TEXT_WIDTH - ITEM_INDENT);
	int line = 0;

	paper_need(p, layout_head(layout, 2));
	cairo_tag_begin(p->cr, "L", NULL);
	cairo_tag_begin(p->cr, "LI", NULL);
	cairo_tag_begin(p->cr, "Lbl", NULL);
	layout_draw(p, sign, PAPER_LEFT + 2, p->y, paper_left(p), &line);
	cairo_tag_end(p->cr, "Lbl");
	line = 0;
	cairo_tag_begin(p->cr, "LBody", NULL);
	p->y += layout_draw(p, layout, PAPER_LEFT + ITEM_INDENT, p->y, paper_left(p), &line);
	cairo_tag_end(p->cr, "LBody");
	cairo_tag_end(p->cr, "LI");
	cairo_tag_end(p->cr, "L");
	while (line < pango_layout_get_line_count(layout)) {
		paper_turn(p);
		cairo_tag_begin(p->cr, "P", NULL);
		p->y += layout_draw(p, layout, PAPER_LEFT + ITEM_INDENT, p->y, paper_left(p),
				    &line);
		cairo_tag_end(p->cr, "P");
	}
	p->y += 2;
	g_object_unref(sign);
	g_object_unref(layout);
}

static void field_draw(struct paper *p, const json_t *block)
{
	PangoLayout *label = paper_layout(p, FONT_LABEL, json_text_of(block, "label"),
					  LABEL_WIDTH - 4);
	PangoLayout *value = paper_layout(p, FONT_BODY, json_text_of(block, "text"),
					  PAPER_TEXT_WIDTH - LABEL_WIDTH);
	double top, height = layout_height(label);
	int line = 0, page;

	paper_need(p, height > layout_head(value, 2) ? height : layout_head(value, 2));
	top = p->y;
	page = p->page;
	cairo_tag_begin(p->cr, "P", NULL);
	layout_draw(p, label, PAPER_LEFT, p->y, height, &line);
	cairo_tag_end(p->cr, "P");
	paper_flow(p, value, PAPER_LEFT + LABEL_WIDTH, "P");
	if (p->page == page && p->y < top + height)
		p->y = top + height;
	p->y += 3;
	g_object_unref(label);
	g_object_unref(value);
}

/* --- what is filled in by hand --- */

static PangoLayout *signature_name(struct paper *p, const json_t *block)
{
	return paper_layout(p, FONT_BODY, json_text_of(block, "text"),
			    PAPER_TEXT_WIDTH - LABEL_WIDTH);
}

static double signature_height(struct paper *p, const json_t *block)
{
	PangoLayout *name = signature_name(p, block);
	double height = SIGNATURE_HEIGHT + layout_height(name) - layout_head(name, 1);

	g_object_unref(name);
	return height;
}

/* Of all who sign, who do so on one page where they can. */
static double signature_head(struct paper *p, const json_t *blocks, size_t at)
{
	const struct block_kind *kind = kind_of(json_array_get(blocks, at));
	double first = signature_height(p, json_array_get(blocks, at)), all = first;

	while (++at < json_array_size(blocks) && kind_of(json_array_get(blocks, at)) == kind)
		all += signature_height(p, json_array_get(blocks, at));
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

/* The line to write the day on, and that for the signature. */
static void signature_lines(struct paper *p)
{
	double middle = PAPER_LEFT + 180, end;

	end = put_word(p, FONT_BODY, json_text_of(p->document, "word_date"), PAPER_LEFT, p->y);
	paper_rule(p, end + 6, middle - 14, p->y + 12, 0.5, 0.5);
	end = put_word(p, FONT_BODY, json_text_of(p->document, "word_signature"), middle, p->y);
	paper_rule(p, end + 6, PAPER_RIGHT, p->y + 12, 0.5, 0.5);
	p->y += SIGNATURE_FOOT;
}

static void signature_draw(struct paper *p, const json_t *block)
{
	PangoLayout *name = signature_name(p, block);
	double height = signature_height(p, block), line = layout_head(name, 1);

	paper_need(p, height < PAPER_TEXT_HEIGHT ? height : SIGNATURE_HEIGHT);
	put_word(p, FONT_LABEL, json_text_of(block, "label"), PAPER_LEFT, p->y);
	if (*json_text_of(block, "text")) {
		paper_flow(p, name, PAPER_LEFT + LABEL_WIDTH, "P");
	} else {
		paper_rule(p, PAPER_LEFT + LABEL_WIDTH, PAPER_RIGHT, p->y + 12, 0.5, 0.5);
		p->y += line;
	}
	paper_need(p, SIGNATURE_HEIGHT - line);
	p->y += SIGNATURE_HEIGHT - SIGNATURE_FOOT - line;
	signature_lines(p);
	g_object_unref(name);
}

static int room_lines(const json_t *block)
{
	json_int_t lines = json_integer_value(json_object_get(block, "level"));

	return lines < 1 ? 1 : lines > 30 ? 30 : (int)lines;
}

static double room_head(struct paper *p, const json_t *blocks, size_t at)
{
	(void)p;
	return (room_lines(json_array_get(blocks, at)) + 1) * ROOM_STEP;
}

static void room_draw(struct paper *p, const json_t *block)
{
	int lines = room_lines(block);
	double end;

	paper_need(p, (lines > 1 ? lines + 1 : 1) * ROOM_STEP);
	end = put_word(p, FONT_LABEL, json_text_of(block, "label"), PAPER_LEFT,
		       p->y + ROOM_STEP - 18);
	if (lines == 1) {
		double x = end + 8 < PAPER_LEFT + LABEL_WIDTH ? PAPER_LEFT + LABEL_WIDTH : end + 8;

		paper_rule(p, x, PAPER_RIGHT, p->y + ROOM_STEP - 6, 0.5, 0.6);
		p->y += ROOM_STEP;
		return;
	}
	p->y += ROOM_STEP - 4;
	for (int i = 0; i < lines; i++) {
		p->y += ROOM_STEP;
		paper_rule(p, PAPER_LEFT, PAPER_RIGHT, p->y - 2, 0.5, 0.6);
	}
	p->y += GAP;
}

static double table_head_of(struct paper *p, const json_t *blocks, size_t at)
{
	return table_head(p, json_array_get(blocks, at));
}

static const struct block_kind kinds[] = {
	{ "heading", heading_head, heading_draw },
	{ "paragraph", paragraph_head, paragraph_draw },
	{ "field", run_head, field_draw },
	{ "item", run_head, item_draw },
	{ "table", table_head_of, table_draw },
	{ "signature", signature_head, signature_draw },
	{ "room", room_head, room_draw },
};

static const struct block_kind *kind_of(const json_t *block)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (!strcmp(kinds[i].name, json_text_of(block, "kind")))
			return &kinds[i];
	return NULL;
}

static void title_draw(struct paper *p)
{
	static const char *const below[] = { "subject", "school", "edition", "date" };
	PangoLayout *title = paper_layout(p, FONT_TITLE, json_text_of(p->document, "title"),
					  PAPER_TEXT_WIDTH);

	paper_flow(p, title, PAPER_LEFT, "H1");
	p->y += GAP;
	g_object_unref(title);
	for (size_t i = 0; i < sizeof below / sizeof below[0]; i++) {
		const char *text = json_text_of(p->document, below[i]);
		PangoLayout *line;

		if (!*text)
			continue;
		line = paper_layout(p, i ? FONT_BODY : FONT_HEADING_1, text, PAPER_TEXT_WIDTH);
		paper_flow(p, line, PAPER_LEFT, "P");
		p->y += 2;
		g_object_unref(line);
	}
	p->y += GAP;
}

void blocks_draw(struct paper *p)
{
	const json_t *blocks = json_object_get(p->document, "blocks");
	size_t count = json_array_size(blocks);

	title_draw(p);
	for (size_t i = 0; i < count; i++) {
		const json_t *block = json_array_get(blocks, i);
		const struct block_kind *kind = kind_of(block);

		if (!kind)
			continue;
		if (!i || kind->draw == heading_draw ||
		    kind != kind_of(json_array_get(blocks, i - 1)))
			paper_need(p, kind->head(p, blocks, i));
		kind->draw(p, block);
	}
}
