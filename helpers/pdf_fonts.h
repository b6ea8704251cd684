/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of zorgbord-pdf: one face for the text, and for what it lacks all others that are
 * installed, the good ones first and those with a glyph for everything, drawn in squares, last. */
#ifndef ZB_HELPERS_PDF_FONTS_H
#define ZB_HELPERS_PDF_FONTS_H

#include <pango/pangocairo.h>
#include <stdbool.h>

enum font {
	FONT_BODY,
	FONT_LABEL,
	FONT_SMALL,
	FONT_TITLE,
	FONT_HEADING_1,
	FONT_HEADING_2,
	FONT_HEADING_3,
	FONT_CELL,
	FONT_COLUMN, /* headings of a table */
	FONT_COUNT
};

struct fonts {
	PangoFontDescription *of[FONT_COUNT];
};

/* False, and nothing to close, when no font is installed: Pango would then not end. */
bool fonts_open(struct fonts *);
void fonts_close(struct fonts *);

#endif
