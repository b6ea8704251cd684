/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_write.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void csv_write_begin(struct csv_writer *w, FILE *out, enum csv_dialect dialect)
{
	*w = (struct csv_writer){.out = out, .delimiter = dialect == CSV_EXCEL_NL ? ';' : ','};
	if (dialect == CSV_EXCEL_NL)
		fputs("\xEF\xBB\xBF", out);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "-12", "-1,5", "-1.5". */
static bool is_negative_number(const char *text)
{
	if (*text++ != '-' || !is_digit(*text))
		return false;
	while (is_digit(*text))
		text++;
	if ((*text == ',' || *text == '.') && is_digit(text[1]))
		for (text++; is_digit(*text);)
			text++;
	return !*text;
}

/* Full-width = + - @ (U+FF1D, FF0B, FF0D, FF20) run too in some spreadsheets. */
static bool is_wide_sign(const char *text)
{
	return memcmp(text, "\xEF\xBC", 2) == 0 && text[2] && strchr("\x9D\x8B\x8D\xA0", text[2]);
}

/* White space and quotes that a spreadsheet may drop from the front. */
static const char *skip_front(const char *text)
{
	for (;;) {
		if (*text && strchr(" \t\r\n\v\f\"'", *text))
			text++;
		else if (memcmp(text, "\xC2\xA0", *text ? 2 : 1) == 0)
			text += 2;
		else
			return text;
	}
}

static bool would_run(const char *text)
{
	if (*text == '\t' || *text == '\r')
		return true;
	const char *front = skip_front(text);

	if (!*front)
		return false;
	if (*front == '\xEF')
		return is_wide_sign(front);
	if (!strchr("=+-@", *front))
		return false;
	return front != text || (strcmp(text, "-") != 0 && !is_negative_number(text));
}

/* No letter or digit begins a cell that runs: the common case is decided by one character. */
static bool is_plain_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

static bool must_quote(const char *text, size_t length, char delimiter)
{
	if (text[0] == ' ' || text[length - 1] == ' ')
		return true;
	for (size_t i = 0; i < length; i++)
		if (text[i] == delimiter || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
			return true;
	return false;
}

static void put_quoted(FILE *out, const char *text)
{
	for (;;) {
		size_t span = strcspn(text, "\"");

		fwrite_unlocked(text, 1, span, out);
		if (!text[span])
			return;
		fwrite_unlocked("\"\"", 1, 2, out);
		text += span + 1;
	}
}

void csv_write_cell(struct csv_writer *w, const char *text)
{
	if (w->in_row)
		putc_unlocked(w->delimiter, w->out);
	w->in_row = true;
	if (!text || !*text)
		return;
	size_t length = strlen(text);
	bool harmful = !is_plain_start(*text) && would_run(text);

	if (!must_quote(text, length, w->delimiter)) {
		if (harmful)
			putc_unlocked('\'', w->out);
		fwrite_unlocked(text, 1, length, w->out);
		return;
	}
	putc_unlocked('"', w->out);
	if (harmful)
		putc_unlocked('\'', w->out);
	put_quoted(w->out, text);
	putc_unlocked('"', w->out);
}

void csv_write_end_row(struct csv_writer *w)
{
	fwrite_unlocked("\r\n", 1, 2, w->out);
	w->in_row = false;
	if (!w->error && ferror_unlocked(w->out))
		w->error = errno ? errno : EIO;
}

enum zb_code csv_write_finish(struct csv_writer *w, struct zb_err *err)
{
	if (fflush(w->out) != 0 && !w->error)
		w->error = errno ? errno : EIO;
	if (ferror(w->out) && !w->error)
		w->error = EIO;
	if (!w->error)
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("het bestand kon niet helemaal worden geschreven: %s"),
		       error_of_system(w->error));
}
