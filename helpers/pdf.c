/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zorgbord-pdf: reads a document as JSON (core/report/document_json.c) on standard input and writes
 * it as a PDF on standard output, or nothing at all. It opens no file of the school and needs no
 * right but to read fonts; zorgbord runs it with an empty environment (db/helper.h).
 *
 * Exit status: 0 done; 1 it could not be made, with a line on standard error; 3 done, but some
 * characters are in no font that is installed, which are on standard error behind "no font has: ",
 * without anything between them; 4 no font is installed at all. */
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
#define SCALE_GATHER_LEAST 0.88
#define PAGES_GATHERED 40 /* of a longer document a page more or less does not matter */
#define LINES_MOST 6

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

/* What is being made. */
struct making {
	const json_t *document;
	struct fonts fonts;
	GHashTable *unknown; /* struct paper */
	bool alone;          /* the same, of what was drawn last */
};

/* Draws all of it, into OUT or, without it, only to count the pages. False when cairo failed. */
static bool draw(struct making *m, struct fitting fitting, GByteArray *out, int *pages)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(out ? keep : forget, out,
								       PAPER_WIDTH, PAPER_HEIGHT);
	struct paper paper = {
		.document = m->document,
		.fonts = &m->fonts,
		.unknown = m->unknown,
		.pages = *pages,
		.fitting = fitting,
	};
	cairo_status_t status;

	describe(surface, m->document);
	paper_begin(&paper, surface);
	blocks_draw(&paper);
	*pages = paper.page;
	m->alone = paper.alone;
	paper_end(&paper);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status)
		fprintf(stderr, "zorgbord-pdf: %s\n", cairo_status_to_string(status));
	return !status;
}

/* Of a document that flows: a little smaller when those who sign then do not stand alone on the
 * last page. *PAGES is what it takes at full size. False when cairo failed. */
static bool gather(struct making *m, struct fitting *fitting, int *pages)
{
	bool good = true;

	while (good && m->alone && *pages <= PAGES_GATHERED &&
	       fitting->scale > SCALE_GATHER_LEAST) {
		fitting->scale -= SCALE_STEP / 2;
		good = draw(m, *fitting, NULL, pages);
	}
	if (!good || !m->alone)
		return good;
	*fitting = (struct fitting){ .scale = 1 };
	return draw(m, *fitting, NULL, pages);
}

/* Counts its pages, and sets how it is made to fit. False when cairo failed. */
static bool fit(struct making *m, struct fitting *fitting, int *pages)
{
	const char *how = json_text_of(m->document, "fit");
	bool must = !strcmp(how, "cut"), wanted = must || !strcmp(how, "try"), good;

	*fitting = (struct fitting){ .scale = 1 };
	good = draw(m, *fitting, NULL, pages);
	while (good && *pages > 1 && wanted && fitting->scale > SCALE_LEAST) {
		fitting->scale -= SCALE_STEP;
		good = draw(m, *fitting, NULL, pages);
	}
	for (int lines = LINES_MOST; good && *pages > 1 && must && lines; lines--) {
		fitting->lines_max = lines;
		good = draw(m, *fitting, NULL, pages);
	}
	/* Some scripts need more height than a line of ours has. */
	while (good && *pages > 1 && must && fitting->scale > SCALE_CUT_LEAST) {
		fitting->scale -= SCALE_STEP;
		good = draw(m, *fitting, NULL, pages);
	}
	if (!good || *pages == 1 || must)
		return good;
	if (!wanted)
		return gather(m, fitting, pages);
	*fitting = (struct fitting){ .scale = 1 };
	return draw(m, *fitting, NULL, pages);
}

static int compare_numbers(const void *left, const void *right)
{
	gunichar a = GPOINTER_TO_UINT(*(const gconstpointer *)left);
	gunichar b = GPOINTER_TO_UINT(*(const gconstpointer *)right);

	return (a > b) - (a < b);
}

/* The characters that no font has, on standard error. Returns how many. */
static guint say_unknown(GHashTable *unknown)
{
	guint count;
	gpointer *characters = g_hash_table_get_keys_as_array(unknown, &count);
	GString *line = g_string_new("no font has: ");

	qsort(characters, count, sizeof *characters, compare_numbers);
	for (guint i = 0; i < count; i++)
		g_string_append_unichar(line, GPOINTER_TO_UINT(characters[i]));
	if (count)
		fprintf(stderr, "%s\n", line->str);
	g_string_free(line, TRUE);
	g_free(characters);
	return count;
}

static int make(struct making *m)
{
	GByteArray *pdf = g_byte_array_new();
	int pages = 0, status = STATUS_FAILED;
	struct fitting fitting;

	if (fit(m, &fitting, &pages) && draw(m, fitting, pdf, &pages)) {
		if (!pdf_set_language(pdf, json_text_of(m->document, "language")))
			fprintf(stderr, "zorgbord-pdf: the language could not be set\n");
		else if (fwrite(pdf->data, 1, pdf->len, stdout) != pdf->len || fflush(stdout))
			perror("zorgbord-pdf");
		else
			status = say_unknown(m->unknown) ? STATUS_UNKNOWN_CHARACTERS : STATUS_DONE;
	}
	g_byte_array_free(pdf, TRUE);
	return status;
}

static int read_and_make(struct making *m)
{
	json_error_t error;
	json_t *document = json_loadf(stdin, JSON_REJECT_DUPLICATES, &error);
	int status = STATUS_FAILED;

	m->document = document;
	if (json_is_object(document))
		status = make(m);
	else
		fprintf(stderr, "zorgbord-pdf: no document on standard input: %s\n",
			document ? "not an object" : error.text);
	json_decref(document);
	return status;
}

int main(void)
{
	struct making m = {0};
	int status;

	if (!fonts_open(&m.fonts))
		return STATUS_NO_FONTS;
	m.unknown = g_hash_table_new(NULL, NULL);
	status = read_and_make(&m);
	g_hash_table_destroy(m.unknown);
	fonts_close(&m.fonts);
	pango_cairo_font_map_set_default(NULL);
	return status;
}
