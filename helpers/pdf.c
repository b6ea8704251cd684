/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zorgbord-pdf: reads a document as JSON (core/report/document_json.c) on standard input and writes
 * it as a PDF on standard output, or nothing at all. It opens no file of the school and needs no
 * right but to read fonts; zorgbord runs it with an empty environment (db/helper.h).
 *
 * Exit status: 0 done; 1 it could not be made, with a line on standard error; 3 done, but some
 * characters are in no font that is installed; 4 no font is installed at all. */
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "helpers/pdf_blocks.h"
#include "helpers/pdf_language.h"

enum { STATUS_DONE = 0, STATUS_FAILED = 1, STATUS_UNKNOWN_CHARACTERS = 3, STATUS_NO_FONTS = 4 };

/* A document that wants to be one page ("try") is set in ever smaller type, as long as that can be
 * read; one that must be ("cut") then has its texts cut to ever fewer lines. */
#define SCALE_LEAST 0.76
#define SCALE_CUT_LEAST 0.4 /* of what must be one page, where each text is cut to a line already */
#define SCALE_STEP 0.06
#define LINES_MOST 6

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig hides what it keeps from the search for leaks. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
#endif

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t forget(void *closure, const unsigned char *data, unsigned length)
{
	(void)closure, (void)data, (void)length;
	return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const json_t *document)
{
	char *title = g_strdup_printf("%s %s", json_text_of(document, "title"),
				      json_text_of(document, "subject"));

	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, g_strstrip(title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
				       json_text_of(document, "school"));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
				       json_text_of(document, "edition"));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "zorgbord");
	g_free(title);
}

/* Draws all of it, into OUT or, without it, only to count the pages. False when cairo failed. */
static bool draw(const json_t *document, struct fitting fitting, GByteArray *out, int *pages,
		 int *unknown)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(out ? keep : forget, out,
								       PAPER_WIDTH, PAPER_HEIGHT);
	struct paper paper;
	cairo_status_t status;

	describe(surface, document);
	paper_begin(&paper, surface, document, *pages, fitting);
	blocks_draw(&paper);
	*pages = paper.page;
	*unknown = paper.unknown;
	paper_end(&paper);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status)
		fprintf(stderr, "zorgbord-pdf: %s\n", cairo_status_to_string(status));
	return !status;
}

/* Counts the pages of DOCUMENT, and sets how it is made to fit. False when cairo failed. */
static bool fit(const json_t *document, struct fitting *fitting, int *pages)
{
	const char *how = json_text_of(document, "fit");
	bool must = !strcmp(how, "cut"), wanted = must || !strcmp(how, "try"), good;
	int unknown;

	*fitting = (struct fitting){ .scale = 1 };
	good = draw(document, *fitting, NULL, pages, &unknown);
	while (good && *pages > 1 && wanted && fitting->scale > SCALE_LEAST) {
		fitting->scale -= SCALE_STEP;
		good = draw(document, *fitting, NULL, pages, &unknown);
	}
	for (int lines = LINES_MOST; good && *pages > 1 && must && lines; lines--) {
		fitting->lines_max = lines;
		good = draw(document, *fitting, NULL, pages, &unknown);
	}
	/* Some scripts need more height than a line of ours has. */
	while (good && *pages > 1 && must && fitting->scale > SCALE_CUT_LEAST) {
		fitting->scale -= SCALE_STEP;
		good = draw(document, *fitting, NULL, pages, &unknown);
	}
	if (!good || *pages == 1 || must || !wanted)
		return good;
	*fitting = (struct fitting){ .scale = 1 };
	return draw(document, *fitting, NULL, pages, &unknown);
}

static int make(const json_t *document)
{
	GByteArray *pdf = g_byte_array_new();
	int pages = 0, unknown = 0, status = STATUS_FAILED;
	struct fitting fitting;

	if (fit(document, &fitting, &pages) && draw(document, fitting, pdf, &pages, &unknown)) {
		if (!pdf_set_language(pdf, json_text_of(document, "language")))
			fprintf(stderr, "zorgbord-pdf: the language could not be set\n");
		else if (fwrite(pdf->data, 1, pdf->len, stdout) != pdf->len || fflush(stdout))
			perror("zorgbord-pdf");
		else
			status = unknown ? STATUS_UNKNOWN_CHARACTERS : STATUS_DONE;
	}
	g_byte_array_free(pdf, TRUE);
	return status;
}

/* Without any, Pango would not end. */
static bool has_fonts(void)
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

int main(void)
{
	json_error_t error;
	json_t *document = json_loadf(stdin, JSON_REJECT_DUPLICATES, &error);
	int status;

	if (!json_is_object(document)) {
		fprintf(stderr, "zorgbord-pdf: no document on standard input: %s\n",
			document ? "not an object" : error.text);
		json_decref(document);
		return STATUS_FAILED;
	}
	status = has_fonts() ? make(document) : STATUS_NO_FONTS;
	json_decref(document);
	pango_cairo_font_map_set_default(NULL);
	return status;
}
