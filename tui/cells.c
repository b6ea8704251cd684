/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/cells.h"

#include <limits.h>
#include <unistr.h>
#include <wchar.h>

#include "core/text_char.h"

#define RUN 128 /* cells handed to curses at once */

/* What a locale that has no C shows for it; nothing for a mark. */
static wchar_t in_locale(ucs4_t c)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };

	if (wcrtomb(bytes, (wchar_t)c, &state) != (size_t)-1)
		return (wchar_t)c;
	return (wchar_t)text_ascii(c);
}

/* The columns that C takes as curses counts; what it cannot show at all becomes "?". */
static int width_of(wchar_t *c)
{
	int width = wcwidth(*c);

	if (width >= 0)
		return width;
	*c = L'?';
	return 1;
}

/* The character at *TEXT with the marks on it as one cell; *TEXT goes on. Returns its columns. */
static int next_cell(bool utf8, attr_t attr, const char **text, cchar_t *cell)
{
	wchar_t parts[CCHARW_MAX + 1] = { 0 };
	int columns = 0, n = 0;

	while (**text) {
		ucs4_t c = 0;
		int bytes = u8_strmbtouc(&c, (const uint8_t *)*text);
		wchar_t part = utf8 ? (wchar_t)c : in_locale(c);
		int width = part ? width_of(&part) : 0;

		if (n > 0 && width > 0)
			break;
		*text += bytes > 0 ? bytes : 1;
		columns += width;
		/* A mark on nothing is left out. */
		if (part && n < CCHARW_MAX - 1 && (n > 0 || width > 0))
			parts[n++] = part;
	}
	setcchar(cell, parts, attr, (short)PAIR_NUMBER(attr), NULL);
	return columns;
}

/* Length of the plain ASCII that TEXT begins with; without its last character when what follows may
 * be a mark on that. */
static int plain_length(const char *text)
{
	int n = 0;

	while (text[n] >= ' ' && text[n] < 0x7f)
		n++;
	return text[n] && n > 0 ? n - 1 : n;
}

/* LENGTH bytes of plain TEXT and blanks up to WIDTH. */
static void put_plain(WINDOW *win, int y, int x, int width, attr_t attr, const char *text,
		      int length)
{
	chtype run[RUN];

	for (int at = 0; at < width;) {
		int n = 0;

		for (; n < RUN && at < width; n++, at++)
			run[n] = at < length ? (chtype)(unsigned char)text[at] | attr : ' ';
		mvwaddchnstr(win, y, x + at - n, run, n);
	}
}

/* The cells at the begin of *TEXT up to what is plain, in at most WIDTH columns; *TEXT goes on.
 * Returns the columns that they take. */
static int put_cells(WINDOW *win, bool utf8, int y, int x, int width, attr_t attr,
		     const char **text)
{
	cchar_t run[RUN];
	int n = 0, columns = 0;

	while (**text && n < RUN && columns < width && plain_length(*text) == 0) {
		int taken = next_cell(utf8, attr, text, &run[n]);

		columns += taken;
		n += taken > 0;
	}
	if (n > 0)
		mvwadd_wchnstr(win, y, x, run, n);
	return columns;
}

/* Curses is handed whole runs of cells, plain ones as bytes: both are several times as quick. */
void cells_put(WINDOW *win, bool utf8, int y, int x, int width, attr_t attr, const char *text)
{
	int at = 0;

	while (at < width) {
		int plain = plain_length(text);
		bool last = !text[plain];

		if (plain > width - at)
			plain = width - at;
		if (plain > 0 || last) {
			put_plain(win, y, x + at, last ? width - at : plain, attr, text, plain);
			at = last ? width : at + plain;
			text += plain;
		}
		if (!last && at < width)
			at += put_cells(win, utf8, y, x + at, width - at, attr, &text);
	}
}
