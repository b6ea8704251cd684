/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every letter that can stand in a name has a glyph on paper, with the fonts of
 * scripts/packages. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <unictype.h>
#include <unistr.h>

#include "helpers/pdf_fonts.h"

#define TOGETHER 256

/* In no font of Debian 12: the Chinese of Unicode 13 (2020) that BabelStone Han leaves out, and the
 * Tangut of Unicode 13 and 14. */
static const struct absent {
	ucs4_t first, last;
	int count; /* of those that have none */
} absent[] = { { 0x18af3, 0x18aff, 13 }, { 0x18d00, 0x18d08, 9 }, { 0x30000, 0x3134a, 1894 } };

struct page {
	struct fonts fonts;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
};

static struct page page_open(void)
{
	struct page page;

	cr_assert(fonts_open(&page.fonts));
	page.surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
	page.cr = cairo_create(page.surface);
	page.layout = pango_cairo_create_layout(page.cr);
	pango_layout_set_font_description(page.layout, page.fonts.of[FONT_BODY]);
	return page;
}

static void page_close(struct page *page)
{
	g_object_unref(page->layout);
	cairo_destroy(page->cr);
	cairo_surface_destroy(page->surface);
	fonts_close(&page->fonts);
	pango_cairo_font_map_set_default(NULL);
}

static int unknown(struct page *page, const ucs4_t *characters, size_t count)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		g_string_append_unichar(text, characters[i]);
		g_string_append_c(text, '\n');
	}
	pango_layout_set_text(page->layout, text->str, (int)text->len);
	g_string_free(text, TRUE);
	return pango_layout_get_unknown_glyphs_count(page->layout);
}

static bool may_be_absent(ucs4_t c, int found[])
{
	for (size_t a = 0; a < G_N_ELEMENTS(absent); a++)
		if (c >= absent[a].first && c <= absent[a].last)
			return ++found[a] <= absent[a].count;
	return false;
}

/* One by one, to name those that lack. */
static void expect_each(struct page *page, const ucs4_t *characters, size_t count, int found[])
{
	for (size_t i = 0; i < count; i++)
		if (unknown(page, &characters[i], 1))
			cr_expect(may_be_absent(characters[i], found), "no font has U+%04X",
				  characters[i]);
}

/* All of CATEGORY from FIRST on that are below END; returns how many there are. */
static int expect_all(uc_general_category_t category, ucs4_t first, ucs4_t end)
{
	struct page page = page_open();
	ucs4_t some[TOGETHER];
	size_t count = 0;
	int found[G_N_ELEMENTS(absent)] = {0}, all = 0;

	for (ucs4_t c = first; c <= end; c++) {
		if (c < end && uc_is_general_category(c, category))
			some[count++] = c;
		if (count < TOGETHER && c < end)
			continue;
		if (unknown(&page, some, count))
			expect_each(&page, some, count, found);
		all += (int)count;
		count = 0;
	}
	page_close(&page);
	return all;
}

#define LETTERS uc_general_category_or(UC_CATEGORY_L, UC_CATEGORY_M)

Test(pdf_letters, every_letter_of_the_first_plane_of_unicode_prints)
{
	cr_expect(expect_all(LETTERS, 0, 0x10000) > 50000);
}

Test(pdf_letters, every_letter_of_the_scripts_beyond_it_prints_as_far_as_debian_has_a_font)
{
	cr_expect(expect_all(LETTERS, 0x10000, 0x20000) > 15000);
}

Test(pdf_letters, every_rare_chinese_letter_prints_as_far_as_debian_has_a_font)
{
	cr_expect(expect_all(LETTERS, 0x20000, 0x28000) > 32000);
	cr_expect(expect_all(LETTERS, 0x28000, 0x110000) > 30000);
}

Test(pdf_letters, every_digit_sign_and_emoji_prints)
{
	uc_general_category_t signs = uc_general_category_or(
		UC_CATEGORY_N, uc_general_category_or(UC_CATEGORY_P, UC_CATEGORY_S));

	cr_expect(expect_all(signs, 0x20, 0x110000) > 10000);
}

/* --- which font --- */

static char *family_of(struct page *page, const char *text)
{
	PangoLayoutRun *run;
	PangoFontDescription *font;
	char *family;

	pango_layout_set_text(page->layout, text, -1);
	run = pango_layout_get_line_readonly(page->layout, 0)->runs->data;
	font = pango_font_describe(run->item->analysis.font);
	family = g_strdup(pango_font_description_get_family(font));
	pango_font_description_free(font);
	return family;
}

Test(pdf_letters, a_name_is_in_a_good_font_where_there_is_one)
{
	static const struct {
		const char *name, *family;
	} names[] = {
		{ "Jóëlle van den Berg", "Noto Sans" }, { "Željka Ōshima", "Noto Sans" },
		{ "Олександр", "Noto Sans" },		{ "Ελένη", "Noto Sans" },
		{ "محمد", "Noto Sans Arabic" },		{ "דוד", "Noto Sans Hebrew" },
		{ "ሰላም", "Noto Sans Ethiopic" },	{ "தமிழ்", "Noto Sans Tamil" },
		{ "王小明", "WenQuanYi Micro Hei" },	{ "さくら", "WenQuanYi Micro Hei" },
		{ "김민준", "WenQuanYi Micro Hei" },	{ "\U00020BB7", "HanaMinA" },
	};
	struct page page = page_open();

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char *family = family_of(&page, names[i].name);

		cr_expect_str_eq(family, names[i].family, "%s is in %s", names[i].name,
				 family);
		g_free(family);
	}
	page_close(&page);
}
