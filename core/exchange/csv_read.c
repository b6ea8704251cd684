/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_read.h"

#include <csv.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/utf16.h"
#include "core/memory.h"
#include "core/text.h"

enum { CHUNK = 64 * 1024, BLOCK = 4096 };

/* What the cells that are not plain ASCII were: the first decides for the file. */
enum encoding { ENCODING_OPEN, ENCODING_UTF8, ENCODING_1252 };

struct reader {
	struct csv_parser parser;
	enum zb_code (*row)(void *context, const struct csv_row *, struct zb_err *);
	void *context;
	enum zb_code code; /* of what went wrong first */
	struct zb_err err;

	enum encoding encoding;
	struct utf16 utf16;
	struct buffer converted;
	char newline; /* '\n', or '\r' in a file that has no '\n' */
	bool started;

	struct buffer text; /* of the row */
	size_t starts[CSV_COLUMNS_MAX];
	const char *cells[CSV_COLUMNS_MAX];
	size_t count;
	uint32_t line, row_line;
	bool in_row, event;
};

static void reader_fail(struct reader *r, enum zb_code code)
{
	r->code = code;
	zb_fail_in(&r->err, _("regel %u"), r->row_line);
}

static bool is_ascii(const char *text, size_t length)
{
	unsigned char bits = 0;

	for (size_t i = 0; i < length; i++)
		bits |= (unsigned char)text[i];
	return bits < 0x80;
}

/* Adds CELL to the row's text as UTF-8. */
static enum zb_code reader_decode(struct reader *r, const char *cell, size_t length)
{
	if (is_ascii(cell, length)) {
		buffer_add_bytes(&r->text, cell, length);
		return ZB_OK;
	}
	enum encoding found = text_is_utf8(cell, length) ? ENCODING_UTF8 : ENCODING_1252;

	if (r->encoding == ENCODING_OPEN)
		r->encoding = found;
	if (found != r->encoding)
		return zb_fail(&r->err, ZB_FORMAT,
			       _("de tekens zijn hier geen geldige UTF-8 en elders wel, of "
				 "omgekeerd; bewaar het hele bestand als UTF-8"));
	if (found == ENCODING_UTF8) {
		buffer_add_bytes(&r->text, cell, length);
		return ZB_OK;
	}
	char *utf8 = text_from_windows_1252(cell, length);

	buffer_add(&r->text, utf8);
	free(utf8);
	return ZB_OK;
}

static enum zb_code cell_limit(struct reader *r)
{
	return zb_fail(&r->err, ZB_LIMIT,
		       _("een cel is groter dan 1 MB; staat er een aanhalingsteken te veel of te "
			 "weinig?"));
}

static enum zb_code reader_add_cell(struct reader *r, const char *cell, size_t length)
{
	if (r->count == CSV_COLUMNS_MAX)
		return zb_fail(&r->err, ZB_LIMIT, _("de regel heeft meer dan %d kolommen"),
			       CSV_COLUMNS_MAX);
	if (length > CSV_CELL_MAX)
		return cell_limit(r);
	if (r->text.length + length > CSV_ROW_MAX)
		return zb_fail(&r->err, ZB_LIMIT, _("de regel is groter dan %u MB"),
			       CSV_ROW_MAX / 1024 / 1024);
	if (memchr(cell, '\0', length))
		return zb_fail(&r->err, ZB_FORMAT,
			       _("hier staat een NUL-teken; bewaar het bestand als CSV in UTF-8"));
	r->starts[r->count++] = r->text.length;
	enum zb_code code = reader_decode(r, cell, length);

	buffer_add_bytes(&r->text, "", 1);
	return code;
}

static void on_cell(void *cell, size_t length, void *data)
{
	struct reader *r = data;

	r->event = true;
	r->in_row = true;
	if (r->code)
		return;
	enum zb_code code = reader_add_cell(r, cell, length);

	if (code)
		reader_fail(r, code);
}

static void on_row(int terminator, void *data)
{
	struct reader *r = data;
	struct csv_row row = {.line = r->row_line, .count = r->count, .cells = r->cells};

	(void)terminator;
	r->event = true;
	r->in_row = false;
	for (size_t i = 0; i < r->count; i++)
		r->cells[i] = r->text.bytes + r->starts[i];
	r->count = 0;
	if (r->code)
		return;
	enum zb_code code = r->row(r->context, &row, &r->err);

	buffer_reset(&r->text);
	if (code)
		reader_fail(r, code);
}

static bool is_blank(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!strchr(" \t\r\n", bytes[i]) || !bytes[i])
			return false;
	return true;
}

/* At most one line. libcsv counts no lines, so it gets them one by one. */
static void reader_feed_line(struct reader *r, const char *bytes, size_t length)
{
	if (!r->in_row)
		r->row_line = r->line;
	r->event = false;
	if (csv_parse(&r->parser, bytes, length, on_cell, on_row, r) != length)
		abort(); /* only out of memory stops it */
	if (!r->event && !is_blank(bytes, length))
		r->in_row = true;
	if (!r->code && csv_get_buffer_size(&r->parser) > CSV_CELL_MAX + BLOCK)
		reader_fail(r, cell_limit(r));
	if (bytes[length - 1] == r->newline)
		r->line++;
}

static void reader_feed(struct reader *r, const char *bytes, size_t length)
{
	while (length && !r->code) {
		const char *end = memchr(bytes, r->newline, length);
		size_t line = end ? (size_t)(end - bytes) + 1 : length;

		reader_feed_line(r, bytes, line);
		bytes += line;
		length -= line;
	}
}

/* The sign of ; tab , that stands most often outside quotes on the first line. */
static char find_delimiter(const char *bytes, size_t length)
{
	static const char signs[] = ";\t,";
	size_t counts[sizeof signs - 1] = {0};
	bool quoted = false;
	size_t best = 0;

	for (size_t i = 0; i < length && (quoted || !strchr("\r\n", bytes[i])); i++) {
		const char *sign = bytes[i] ? strchr(signs, bytes[i]) : NULL;

		if (bytes[i] == '"')
			quoted = !quoted;
		else if (sign && !quoted)
			counts[sign - signs]++;
	}
	for (size_t i = 1; i < sizeof counts / sizeof *counts; i++)
		if (counts[i] > counts[best])
			best = i;
	return signs[best];
}

/* What the first bytes tell of the file; returns how many of them are not content: "sep=;" is what
 * Excel reads and writes above the headings, and the only sign on its line. */
static size_t reader_start(struct reader *r, const char *bytes, size_t length)
{
	char delimiter = find_delimiter(bytes, length);
	size_t skip = 0;

	r->started = true;
	r->newline = memchr(bytes, '\n', length) || !memchr(bytes, '\r', length) ? '\n' : '\r';
	if (length > 5 && memcmp(bytes, "sep=", 4) == 0 && strchr(";\t,", bytes[4]) &&
	    strchr("\r\n", bytes[5]))
		skip = 5;
	csv_set_delim(&r->parser, (unsigned char)delimiter);
	return skip;
}

static void reader_feed_chunk(struct reader *r, const char *bytes, size_t length)
{
	bool first = !r->started;

	if (first && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		r->encoding = ENCODING_UTF8;
		bytes += 3;
		length -= 3;
	} else if (first && utf16_start(&r->utf16, bytes, length)) {
		r->encoding = ENCODING_UTF8;
		bytes += 2;
		length -= 2;
	}
	if (r->utf16.order) {
		buffer_reset(&r->converted);
		utf16_convert(&r->utf16, bytes, length, &r->converted);
		bytes = r->converted.bytes;
		length = r->converted.length;
	}
	if (!length)
		return;
	size_t skip = first ? reader_start(r, bytes, length) : 0;

	reader_feed(r, bytes + skip, length - skip);
}

/* A workbook under the name of its table: a ZIP archive, or what Excel wrote before 2007. */
static bool is_workbook(const char *bytes, size_t length)
{
	static const char *const begins[] = { "PK\003\004", "\320\317\021\340" };

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (length >= 4 && memcmp(bytes, begins[i], 4) == 0)
			return true;
	return false;
}

static enum zb_code reader_run(struct reader *r, FILE *file, char *chunk)
{
	size_t got = CHUNK, total = 0;

	while (got == CHUNK && !r->code) {
		got = fread(chunk, 1, CHUNK, file);
		total += got;
		if (got < CHUNK && ferror(file))
			return zb_fail(&r->err, ZB_IO, _("kan het bestand niet lezen: %s"),
				       error_of_system(errno));
		if (total > CSV_SIZE_MAX)
			return zb_fail(&r->err, ZB_LIMIT, _("het bestand is groter dan %u MB"),
				       CSV_SIZE_MAX / 1024 / 1024);
		if (total == got && is_workbook(chunk, got))
			return zb_fail(&r->err, ZB_FORMAT,
				       _("dit is een rekenblad (Excel of ODS); bewaar het daar als "
					 "CSV en lees dat in"));
		if (got)
			reader_feed_chunk(r, chunk, got);
	}
	/* A stray quote in a name is no reason to refuse it, one that never closes is. */
	csv_set_opts(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
	if (!r->code && csv_fini(&r->parser, on_cell, on_row, r) != 0)
		reader_fail(r, zb_fail(&r->err, ZB_FORMAT,
				       _("een aanhalingsteken wordt niet gesloten voor het einde "
					 "van het bestand")));
	return r->code;
}

enum zb_code csv_read(FILE *file,
		      enum zb_code (*row)(void *context, const struct csv_row *, struct zb_err *),
		      void *context, struct zb_err *err)
{
	struct reader *r = mem_new(1, sizeof *r);
	char *chunk = mem_new(CHUNK, 1);

	r->row = row;
	r->context = context;
	r->line = 1;
	if (csv_init(&r->parser, 0) != 0)
		abort();
	csv_set_blk_size(&r->parser, BLOCK);
	enum zb_code code = reader_run(r, file, chunk);

	if (code && err)
		*err = r->err;
	csv_free(&r->parser);
	buffer_clear(&r->text);
	buffer_clear(&r->converted);
	free(chunk);
	free(r);
	return code;
}
