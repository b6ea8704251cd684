/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_blocks.h"

#include <cairo-pdf.h>
#include <string.h>

#define ITEM_INDENT 12.0
#define TOGETHER 110.0    /* so much of fields or a list is not torn */
#define HEAD_LETTERS 1000 /* as many as take three lines, and more */
#define SECTION_TOGETHER 290.0 /* so much below a heading neither; nor is more of a page left white
				* for it */
#define LEVELS 3

struct block_kind {
	const char *name;
	/* What must stay together with what stands above. */
	double (*head)(struct paper *, const json_t *blocks, size_t at);
	/* All of it, as far as that is below MOST. */
	double (*height)(struct paper *, const json_t *block, double most);
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

bool block_is(const json_t *blocks, size_t at, const char *kind)
{
	return !strcmp(json_text_of(json_array_get(blocks, at), "kind"), kind);
}

/* Of the blocks from AT on and before END, or a little more than MOST. */
static double height_of(struct paper *p, const json_t *blocks, size_t at, size_t end, double most)
{
	double height = 0;

	for (; at < end && height <= most; at++) {
		const json_t *block = json_array_get(blocks, at);
		const struct block_kind *kind = kind_of(block);

		height += kind ? kind->height(p, block, most) : 0;
	}
	return height;
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

static double heading_below(const struct paper *p, const json_t *block)
{
	return level_of(block) == 1 ? (BLOCK_GAP + 2) * p->fitting.scale : 2;
}

static double heading_height(struct paper *p, const json_t *block, double most)
{
	PangoLayout *layout = heading_layout(p, block);
	double height = layout_height(layout) + heading_above(p, block) + heading_below(p, block);

	(void)most;
	g_object_unref(layout);
	return height;
}

/* Where what stands below the heading AT ends. */
static size_t section_end(const json_t *blocks, size_t at)
{
	int level = level_of(json_array_get(blocks, at));

	while (++at < json_array_size(blocks))
		if (block_is(blocks, at, "heading") &&
		    level_of(json_array_get(blocks, at)) <= level)
			break;
	return at;
}

/* All that stands below it, when that is little. */
static double heading_head(struct paper *p, const json_t *blocks, size_t at)
{
	double height = heading_height(p, json_array_get(blocks, at), 0) +
			head_of(p, blocks, at + 1);
	double section = height_of(p, blocks, at, section_end(blocks, at), SECTION_TOGETHER);

	return section > height && section <= SECTION_TOGETHER ? section : height;
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
	p->y += heading_below(p, block);
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

/* The whole of a text, or what is more than MOST for one of many pages. */
static double text_height(struct paper *p, enum font font, const char *text, double width,
			  double most)
{
	PangoLayout *layout;
	double height;

	if (strlen(text) > 4 * HEAD_LETTERS)
		return most + 1;
	layout = paper_layout(p, font, text, width);
	height = layout_height(layout);
	g_object_unref(layout);
	return height;
}

/* With all who sign, when these are next. */
static double paragraph_head(struct paper *p, const json_t *blocks, size_t at)
{
	double height = text_head(p, json_array_get(blocks, at), PAPER_TEXT_WIDTH);

	return block_is(blocks, at + 1, "signature") ?
		       height + BLOCK_GAP + head_of(p, blocks, at + 1) :
		       height;
}

static double paragraph_height(struct paper *p, const json_t *block, double most)
{
	return text_height(p, FONT_BODY, json_text_of(block, "text"), PAPER_TEXT_WIDTH, most) +
	       BLOCK_GAP * p->fitting.scale;
}

/* Of fields or items behind each other: all of a few, with the head of the table that they
 * introduce, else the first two. */
static double run_head(struct paper *p, const json_t *blocks, size_t at)
{
	const json_t *first = json_array_get(blocks, at);
	bool labelled = *json_text_of(first, "label");
	double width = PAPER_TEXT_WIDTH - (labelled ? BLOCK_LABEL_WIDTH : ITEM_INDENT);
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
	return height + (block_is(blocks, i, "table") ? head_of(p, blocks, i) : 0);
}

static void paragraph_draw(struct paper *p, const json_t *block)
{
	PangoLayout *layout = paper_layout(p, FONT_BODY, json_text_of(block, "text"),
					   PAPER_TEXT_WIDTH);

	paper_flow(p, layout, PAPER_LEFT, "P");
	p->y += BLOCK_GAP * p->fitting.scale;
	g_object_unref(layout);
}

static double item_height(struct paper *p, const json_t *block, double most)
{
	return text_height(p, FONT_BODY, json_text_of(block, "text"),
			   PAPER_TEXT_WIDTH - ITEM_INDENT, most) + 2;
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
	p->y += layout_draw(p, layout, PAPER_LEFT + ITEM_INDENT, p->y, paper_left(p),
			    &line);
	cairo_tag_end(p->cr, "LBody");
	cairo_tag_end(p->cr, "LI");
	cairo_tag_end(p->cr, "L");
	while (line < pango_layout_get_line_count(layout)) {
		paper_turn(p);
		cairo_tag_begin(p->cr, "P", NULL);
		p->y += layout_draw(p, layout, PAPER_LEFT + ITEM_INDENT, p->y,
				    paper_left(p), &line);
		cairo_tag_end(p->cr, "P");
	}
	p->y += 2;
	g_object_unref(sign);
	g_object_unref(layout);
}

static double field_height(struct paper *p, const json_t *block, double most)
{
	double label = text_height(p, FONT_LABEL, json_text_of(block, "label"),
				   BLOCK_LABEL_WIDTH - 4, most);
	double text = text_height(p, FONT_BODY, json_text_of(block, "text"),
				  PAPER_TEXT_WIDTH - BLOCK_LABEL_WIDTH, most);

	return (label > text ? label : text) + 3;
}

static void field_draw(struct paper *p, const json_t *block)
{
	PangoLayout *label = paper_layout(p, FONT_LABEL, json_text_of(block, "label"),
					  BLOCK_LABEL_WIDTH - 4);
	PangoLayout *value = paper_layout(p, FONT_BODY, json_text_of(block, "text"),
					  PAPER_TEXT_WIDTH - BLOCK_LABEL_WIDTH);
	double top, height = layout_height(label);
	int line = 0, page;

	paper_need(p, height > layout_head(value, 2) ? height : layout_head(value, 2));
	top = p->y;
	page = p->page;
	cairo_tag_begin(p->cr, "P", NULL);
	layout_draw(p, label, PAPER_LEFT, p->y, height, &line);
	cairo_tag_end(p->cr, "P");
	paper_flow(p, value, PAPER_LEFT + BLOCK_LABEL_WIDTH, "P");
	if (p->page == page && p->y < top + height)
		p->y = top + height;
	p->y += 3;
	g_object_unref(label);
	g_object_unref(value);
}

/* --- other kinds --- */

static double table_head_of(struct paper *p, const json_t *blocks, size_t at)
{
	return table_head(p, json_array_get(blocks, at));
}

static const struct block_kind kinds[] = {
	{ "heading", heading_head, heading_height, heading_draw },
	{ "paragraph", paragraph_head, paragraph_height, paragraph_draw },
	{ "field", run_head, field_height, field_draw },
	{ "item", run_head, item_height, item_draw },
	{ "table", table_head_of, table_height, table_draw },
	{ "signature", signature_head, signature_height, signature_draw },
	{ "room", room_head, room_height, room_draw },
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
	p->y += BLOCK_GAP;
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
	p->y += BLOCK_GAP;
}

/* Where the section of those who sign begins, at the end; COUNT when nobody does. */
static size_t signing(const json_t *blocks, size_t count)
{
	size_t at = count;

	if (!count || !block_is(blocks, count - 1, "signature"))
		return count;
	while (at && !block_is(blocks, --at, "heading"))
		;
	return at;
}

/* Whether the section AT, the last before those who sign, goes to the next page, though there is
 * room for it, to stand there with them: they would stand alone on that page. */
static bool goes_along(struct paper *p, const json_t *blocks, size_t at)
{
	size_t count = json_array_size(blocks), sign = signing(blocks, count);
	double left = paper_left(p);

	return at < sign && block_is(blocks, at, "heading") && section_end(blocks, at) >= sign &&
	       left <= SECTION_TOGETHER &&
	       height_of(p, blocks, at, sign, left) <= left &&
	       height_of(p, blocks, at, count, left) > left;
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
		if (goes_along(p, blocks, i))
			paper_turn(p);
		else if (!i || kind->draw == heading_draw ||
			 kind != kind_of(json_array_get(blocks, i - 1)))
			paper_need(p, kind->head(p, blocks, i));
		if (i == signing(blocks, count))
			p->alone = p->page > 1 && p->y <= PAPER_TOP;
		kind->draw(p, block);
	}
}
