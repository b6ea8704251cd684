/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_paper.h"

#include <math.h>

/* What the letters of head and foot stand on. */
#define HEAD_Y 48.5
#define FOOT_Y (PAPER_HEIGHT - 37.5)
#define SPACING 1.5 /* between lines */
#define PARAGRAPH_MAX 8000 /* bytes */

const char *json_text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* TEXT with a line ended, where a word ends, in paragraphs longer than PARAGRAPH_MAX: Pango
 * measures a paragraph in one go, and its numbers overflow at some 300,000 letters. */
static GString *cut_paragraphs(const char *text)
{
	GString *out = g_string_new(NULL);
	size_t used = 0;

	while (*text) {
		const char *next = text + g_utf8_skip[*(const guchar *)text];

		g_string_append_len(out, text, next - text);
		used = *text == '\n' ? 0 : used + (size_t)(next - text);
		if ((used > PARAGRAPH_MAX && *text == ' ') || used > 2 * PARAGRAPH_MAX) {
			g_string_append_c(out, '\n');
			used = 0;
		}
		text = next;
	}
	return out;
}

static void layout_set_font(const struct paper *p, PangoLayout *layout, enum font font)
{
	PangoFontDescription *scaled = pango_font_description_copy_static(p->fonts->of[font]);

	if (font != FONT_SMALL)
		pango_font_description_set_size(
			scaled, (int)(pango_font_description_get_size(scaled) * p->fitting.scale));
	pango_layout_set_font_description(layout, scaled);
	pango_font_description_free(scaled);
}

PangoLayout *paper_layout(struct paper *p, enum font font, const char *text, double width)
{
	PangoLayout *layout = pango_cairo_create_layout(p->cr);
	PangoAttrList *attributes = pango_attr_list_new();
	GString *cut = cut_paragraphs(text);

	/* A word that is cut keeps its letters and gets no others. */
	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	layout_set_font(p, layout, font);
	if (width > 0 && font != FONT_SMALL && p->fitting.lines_max) {
		pango_layout_set_height(layout, -p->fitting.lines_max);
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	}
	if (width > 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_spacing(layout, (int)(SPACING * PANGO_SCALE));
	pango_layout_set_text(layout, cut->str, (int)cut->len);
	g_string_free(cut, TRUE);
	return layout;
}

double layout_height(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

double layout_head(PangoLayout *layout, int count)
{
	PangoLayoutIter *at = pango_layout_get_iter(layout);
	int top, bottom;

	do
		pango_layout_iter_get_line_yrange(at, &top, &bottom);
	while (--count > 0 && pango_layout_iter_next_line(at));
	pango_layout_iter_free(at);
	return (double)bottom / PANGO_SCALE;
}

/* Where the drawing of a layout goes on, kept with it: to find that again from its first line takes
 * long in a text of a thousand pages. */
#define NEXT_LINE "zorgbord-next-line"

static void iter_free(gpointer at)
{
	pango_layout_iter_free(at);
}

static PangoLayoutIter *iter_at(PangoLayout *layout, int line)
{
	PangoLayoutIter *at = line ? g_object_steal_data(G_OBJECT(layout), NEXT_LINE) : NULL;

	return at ? at : pango_layout_get_iter(layout);
}

static void note_unknown(struct paper *p, PangoLayoutLine *line)
{
	for (const GSList *run = line->runs; run; run = run->next) {
		const PangoGlyphString *glyphs = ((const PangoGlyphItem *)run->data)->glyphs;

		for (int g = 0; g < glyphs->num_glyphs; g++) {
			PangoGlyph glyph = glyphs->glyphs[g].glyph;
			gunichar c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

			/* A space that a font lacks shows as one all the same. */
			if (c != glyph && !g_unichar_isspace(c))
				g_hash_table_add(p->unknown, GUINT_TO_POINTER(c));
		}
	}
}

/* Where the line behind AT ends. */
static int next_end(PangoLayoutIter *at)
{
	PangoLayoutIter *next = pango_layout_iter_copy(at);
	int end;

	pango_layout_iter_next_line(next);
	pango_layout_iter_get_line_yrange(next, NULL, &end);
	pango_layout_iter_free(next);
	return end;
}

double layout_draw(struct paper *p, PangoLayout *layout, double x, double y, double height,
		   int *line)
{
	int count = pango_layout_get_line_count(layout), first = 0, bottom = 0, from = *line;
	PangoLayoutIter *at;

	if (*line >= count)
		return 0;
	at = iter_at(layout, *line);
	pango_layout_iter_get_line_yrange(at, &first, NULL);
	for (bottom = first; *line < count; pango_layout_iter_next_line(at)) {
		PangoRectangle box;
		int end, with_last;

		pango_layout_iter_get_line_yrange(at, NULL, &end);
		with_last = *line == count - 2 && *line > from + 1 ? next_end(at) : end;
		if ((double)(with_last - first) / PANGO_SCALE > height + 0.01)
			break;
		pango_layout_iter_get_line_extents(at, NULL, &box);
		cairo_move_to(p->cr, x + (double)box.x / PANGO_SCALE,
			      y + (double)(pango_layout_iter_get_baseline(at) - first) /
					      PANGO_SCALE);
		pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(at));
		note_unknown(p, pango_layout_iter_get_line_readonly(at));
		bottom = end;
		++*line;
	}
	g_object_set_data_full(G_OBJECT(layout), NEXT_LINE, at, iter_free);
	return (double)(bottom - first) / PANGO_SCALE;
}

void paper_rule(struct paper *p, double x, double end, double y, double width, double grey)
{
	cairo_save(p->cr);
	cairo_set_source_rgb(p->cr, grey, grey, grey);
	cairo_set_line_width(p->cr, width);
	cairo_move_to(p->cr, x, y);
	cairo_line_to(p->cr, end, y);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

/* TEXT on one line that stands on Y, cut with an ellipsis at WIDTH; ALIGN says where, whichever way
 * its letters run. */
static void put_margin(struct paper *p, const char *text, double x, double width, double y,
		       PangoAlignment align)
{
	PangoLayout *layout = paper_layout(p, FONT_SMALL, text, width);

	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_alignment(layout, align);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	cairo_save(p->cr);
	cairo_set_source_rgb(p->cr, 0.3, 0.3, 0.3);
	cairo_move_to(p->cr, x, y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
	pango_cairo_show_layout(p->cr, layout);
	cairo_restore(p->cr);
	g_object_unref(layout);
}

static void put_page_number(struct paper *p)
{
	char *text = g_strdup_printf("%s %d %s %d", json_text_of(p->document, "word_page"), p->page,
				     json_text_of(p->document, "word_of"), p->pages);

	put_margin(p, text, PAPER_RIGHT - 160, 160, FOOT_Y, PANGO_ALIGN_RIGHT);
	g_free(text);
}

/* As a shape, so that it is neither read aloud nor found as a word within the text. */
static void put_watermark(struct paper *p)
{
	const char *text = json_text_of(p->document, "watermark");
	PangoLayout *layout;
	int width, height;

	if (!*text)
		return;
	layout = paper_layout(p, FONT_TITLE, text, 0);
	pango_layout_get_size(layout, &width, &height);
	cairo_save(p->cr);
	cairo_translate(p->cr, PAPER_WIDTH / 2, PAPER_HEIGHT / 2);
	cairo_rotate(p->cr, -atan2(PAPER_HEIGHT, PAPER_WIDTH));
	cairo_scale(p->cr, 0.7 * PAPER_HEIGHT * PANGO_SCALE / width,
		    0.7 * PAPER_HEIGHT * PANGO_SCALE / width);
	cairo_move_to(p->cr, -(double)width / 2 / PANGO_SCALE, -(double)height / 2 / PANGO_SCALE);
	cairo_set_source_rgb(p->cr, 0.92, 0.92, 0.92);
	pango_cairo_layout_path(p->cr, layout);
	cairo_fill(p->cr);
	cairo_restore(p->cr);
	g_object_unref(layout);
}

static void page_dress(struct paper *p)
{
	const char *edition = json_text_of(p->document, "edition");
	const char *date = json_text_of(p->document, "date");
	const char *cut = p->fitting.lines_max ? json_text_of(p->document, "word_shortened") : "";
	char *foot = g_strdup_printf("%s%s%s%s%s", edition, *edition && *date ? " · " : "", date,
				     *cut ? " · " : "", cut);
	double half = PAPER_TEXT_WIDTH / 2 - 6;

	put_watermark(p);
	put_margin(p, json_text_of(p->document, "school"), PAPER_LEFT, half, HEAD_Y,
		   PANGO_ALIGN_LEFT);
	put_margin(p, json_text_of(p->document, "subject"), PAPER_RIGHT - half, half, HEAD_Y,
		   PANGO_ALIGN_RIGHT);
	paper_rule(p, PAPER_LEFT, PAPER_RIGHT, HEAD_Y + 7.5, 0.5, 0.6);
	paper_rule(p, PAPER_LEFT, PAPER_RIGHT, FOOT_Y - 14.5, 0.5, 0.6);
	put_margin(p, foot, PAPER_LEFT, PAPER_TEXT_WIDTH - 166, FOOT_Y, PANGO_ALIGN_LEFT);
	put_page_number(p);
	g_free(foot);
	p->y = PAPER_TOP;
}

void paper_begin(struct paper *p, cairo_surface_t *surface)
{
	p->cr = cairo_create(surface);
	p->page = 1;
	page_dress(p);
}

void paper_end(struct paper *p)
{
	cairo_show_page(p->cr);
	cairo_destroy(p->cr);
}

void paper_turn(struct paper *p)
{
	cairo_show_page(p->cr);
	p->page++;
	page_dress(p);
}

double paper_left(const struct paper *p)
{
	return PAPER_BOTTOM - p->y;
}

void paper_need(struct paper *p, double height)
{
	if (height > paper_left(p) && p->y > PAPER_TOP)
		paper_turn(p);
}

void paper_flow(struct paper *p, PangoLayout *layout, double x, const char *tag)
{
	int count = pango_layout_get_line_count(layout), line = 0;

	while (line < count) {
		int before = line;

		cairo_tag_begin(p->cr, tag, NULL);
		p->y += layout_draw(p, layout, x, p->y, paper_left(p), &line);
		cairo_tag_end(p->cr, tag);
		/* A line taller than the page cannot be: fonts are ours. */
		if (line == before || line < count)
			paper_turn(p);
	}
}
