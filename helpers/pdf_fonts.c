/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helpers/pdf_fonts.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig hides what it keeps from the search for leaks. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
#endif

static const struct {
	double size;
	PangoWeight weight;
} looks[FONT_COUNT] = {
	[FONT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL },
	[FONT_LABEL] = { 9.5, PANGO_WEIGHT_BOLD },
	[FONT_SMALL] = { 8, PANGO_WEIGHT_NORMAL },
	[FONT_TITLE] = { 20, PANGO_WEIGHT_BOLD },
	[FONT_HEADING_1] = { 13, PANGO_WEIGHT_BOLD },
	[FONT_HEADING_2] = { 10.5, PANGO_WEIGHT_BOLD },
	[FONT_HEADING_3] = { 9.5, PANGO_WEIGHT_BOLD },
	[FONT_CELL] = { 8.5, PANGO_WEIGHT_NORMAL },
	[FONT_COLUMN] = { 8.5, PANGO_WEIGHT_BOLD },
};

/* The text is in the first of these that is installed. */
static const char *const faces[] = { "Noto Sans", "Liberation Sans", "DejaVu Sans" };

/* What the text lacks comes from the first family with the glyph, by how the names begin; one that
 * begins otherwise stands at "". Left to itself fontconfig takes any that knows the language. */
static const struct {
	const char *begins;
	int rank;
} ranks[] = {
	{ "Noto Sans Mono", 4 },
	{ "Noto Sans", 1 },
	{ "Noto Serif", 2 },
	{ "Noto", 3 },
	{ "WenQuanYi Micro Hei Mono", 6 },
	{ "WenQuanYi Micro Hei", 4 },
	{ "HanaMin", 7 },    /* Chinese drawn by a program */
	{ "BabelStone", 8 },
	{ "Unifont", 9 },    /* 16 squares high */
	{ "", 5 },
};

static int rank_of(const char *family)
{
	size_t r = 0;

	while (!g_str_has_prefix(family, ranks[r].begins))
		r++;
	return ranks[r].rank;
}

static int compare(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;
	int order = rank_of(*a) - rank_of(*b);

	return order ? order : strcmp(*a, *b);
}

static const char *face_of(const char *const *installed, int count)
{
	for (size_t f = 0; f < G_N_ELEMENTS(faces); f++)
		for (int i = 0; i < count; i++)
			if (!strcmp(installed[i], faces[f]))
				return faces[f];
	return "sans-serif";
}

/* All families in order, with commas; the caller frees. */
static char *families(void)
{
	GString *all = g_string_new(NULL);
	PangoFontFamily **found;
	const char **names;
	int count;

	pango_font_map_list_families(pango_cairo_font_map_get_default(), &found, &count);
	names = g_new(const char *, (gsize)count);
	for (int i = 0; i < count; i++)
		names[i] = pango_font_family_get_name(found[i]);
	qsort(names, (size_t)count, sizeof *names, compare);
	g_string_append_printf(all, "%s,", face_of(names, count));
	for (int i = 0; i < count; i++)
		g_string_append_printf(all, "%s,", names[i]);
	g_string_append(all, "sans-serif");
	g_free(names);
	g_free(found);
	return g_string_free(all, FALSE);
}

static bool are_installed(void)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	PangoContext *context = pango_font_map_create_context(map);
	PangoFontDescription *any = pango_font_description_from_string("sans 10");
	PangoFont *font = pango_font_map_load_font(map, context, any);
	bool found = font != NULL;

	g_clear_object(&font);
	pango_font_description_free(any);
	g_object_unref(context);
	return found;
}

bool fonts_open(struct fonts *fonts)
{
	char *all;

	if (!are_installed())
		return false;
	all = families();
	for (int f = 0; f < FONT_COUNT; f++) {
		fonts->of[f] = pango_font_description_new();
		pango_font_description_set_family(fonts->of[f], all);
		pango_font_description_set_weight(fonts->of[f], looks[f].weight);
		pango_font_description_set_size(fonts->of[f],
						(int)(looks[f].size * PANGO_SCALE));
	}
	g_free(all);
	return true;
}

void fonts_close(struct fonts *fonts)
{
	for (int f = 0; f < FONT_COUNT; f++)
		pango_font_description_free(fonts->of[f]);
}
