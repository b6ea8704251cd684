/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of zorgbord-pdf: A4 pages with their head, foot and watermark, on which text flows from
 * top to bottom. Lengths are points. What cannot be done ends the program: it holds nothing that
 * must be kept. */
#ifndef ZB_HELPERS_PDF_PAPER_H
#define ZB_HELPERS_PDF_PAPER_H

#include <jansson.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

#include "helpers/pdf_fonts.h"

#define PAPER_WIDTH 595.28
#define PAPER_HEIGHT 841.89
#define PAPER_LEFT 56.0
#define PAPER_RIGHT (PAPER_WIDTH - 56.0)
#define PAPER_TOP 76.0
#define PAPER_BOTTOM (PAPER_HEIGHT - 66.0)
#define PAPER_TEXT_WIDTH (PAPER_RIGHT - PAPER_LEFT)
#define PAPER_TEXT_HEIGHT (PAPER_BOTTOM - PAPER_TOP)

/* How what is drawn is made to fit. */
struct fitting {
	double scale;  /* of all type but that of head and foot: 1 is full size */
	int lines_max; /* of each text, the last cut with an ellipsis; 0: all there are */
};

struct paper {
	cairo_t *cr;
	const json_t *document;
	const struct fonts *fonts;
	double y;       /* where the next thing goes, from the top of the page */
	int page;       /* from 1 */
	int pages;      /* in all; 0 while they are counted */
	GHashTable *unknown; /* the characters that no font has, as a set of numbers */
	bool alone;     /* those who sign stand alone on the last page */
	struct fitting fitting;
};

/* Begins the first page of a paper of which what is borrowed, pages and fitting are filled in; and
 * ends the last. */
void paper_begin(struct paper *, cairo_surface_t *);
void paper_end(struct paper *);

/* A new page, with its head and foot. Never within a tag. */
void paper_turn(struct paper *);
/* A new page when less than HEIGHT is left of this one. */
void paper_need(struct paper *, double height);
double paper_left(const struct paper *);

/* TEXT laid out WIDTH wide (0: on one line); g_object_unref. */
PangoLayout *paper_layout(struct paper *, enum font, const char *text, double width);
double layout_height(PangoLayout *);
/* Its first COUNT lines. */
double layout_head(PangoLayout *, int count);

/* Draws the lines from *LINE on that fit in HEIGHT, the first at X, Y, and one less when the last
 * would then be left alone; *LINE is the first that was not drawn. Returns what they took. */
double layout_draw(struct paper *, PangoLayout *, double x, double y, double height, int *line);

/* TEXT from here on, over as many pages as it takes, each part of it in TAG. */
void paper_flow(struct paper *, PangoLayout *, double x, const char *tag);

/* A line from X to END at Y, WIDTH thick, GREY from 0 (black). */
void paper_rule(struct paper *, double x, double end, double y, double width, double grey);

/* The text of KEY in OBJECT, "" when it has none. Borrowed. */
const char *json_text_of(const json_t *object, const char *key);

#endif
