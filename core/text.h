/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it may be stored, shown and searched. All text is UTF-8. What comes from the file, an
 * import or a keyboard reaches the terminal only through text_clean and the widths measured here:
 * no control character passes, so no escape sequence can come in through a name. */
#ifndef ZB_CORE_TEXT_H
#define ZB_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* True when LENGTH bytes are valid UTF-8 (shortest forms, no surrogates). */
bool text_is_utf8(const char *bytes, size_t length);

/* A copy of TEXT fit to store: NFC, without control characters (C0, C1, DEL, bidi overrides and
 * isolates, U+2028/2029, soft hyphens, BOM, noncharacters, invisible code points without a
 * meaning); white space at both ends gone. With LINES a newline stays a newline (CRLF, CR, form
 * feed, U+0085 and U+2028/2029 become one) and a tab becomes four spaces; without, runs of white
 * space become one space. Bytes that are not UTF-8 become U+FFFD. What is clean stays as it is. The
 * caller frees. */
char *text_clean(const char *text, bool lines);

/* LENGTH bytes of Windows-1252 as UTF-8; NUL and the five codes that it leaves open become U+FFFD.
 * The caller frees. */
char *text_from_windows_1252(const char *bytes, size_t length);

/* Columns that TEXT takes on a terminal (East Asian width; combining marks 0; control 0): the sum
 * over its code points, as curses counts, so an emoji of several joined ones takes them all. */
int text_width(const char *text);

/* Bytes of the longest head of TEXT that takes at most COLUMNS, never splitting a grapheme. */
size_t text_fit(const char *text, int columns);

/* TEXT cut to at most COLUMNS, ending in "…" (or "." where !UTF8) when it was longer; the caller
 * frees. A newline, tab or other control that is white space becomes a space; all else that
 * text_clean would not keep is left out, and bytes that are not UTF-8 become U+FFFD. */
char *text_cut(const char *text, int columns, bool utf8);

/* TEXT with a capital, or with none, where it begins with a letter of ASCII; the caller frees. */
char *text_capital(const char *text);
char *text_small(const char *text);

/* "3" of "III", as many type and write it; NULL of what is no such number, up to "V". */
const char *text_figures(const char *roman);

/* Byte offset of the next / previous grapheme boundary of TEXT from AT. */
size_t text_next(const char *text, size_t at);
size_t text_previous(const char *text, size_t at);

/* TEXT for searching: case folded, without diacritics (also ø, ł, đ, ß→ss, æ→ae, ĳ→ij), white
 * space as one space and none at the ends, typographic apostrophes as ', hyphens and dashes as -,
 * ligatures and full-width forms as plain letters. "Jóëlle" and "joelle" fold alike. The caller
 * frees. */
char *text_fold(const char *text);

/* True when every word of FOLDED_QUERY occurs somewhere in FOLDED_TEXT; an empty query always. */
bool text_matches(const char *folded_text, const char *folded_query);

/* How a folded text answers what is typed of it from the first letter on: 2 when it begins with
 * FOLDED_QUERY, 1 when every word of that begins one of its words, else 0. An empty query: 2. */
int text_begins(const char *folded_text, const char *folded_query);

/* The next word of TEXT from byte *END on, which is 0 to begin with: where it starts and ends. A
 * word is a run of letters, marks and digits, as the search has it. False when there is none. */
bool text_word(const char *text, size_t *start, size_t *end);

/* The key on which people sort: family name, given name, prefix, folded, digits as numbers
 * ("7A" before "10A"), parted by U+0001. Compared bytewise. NULL counts as "". The caller frees. */
char *text_sort_key(const char *first, const char *second, const char *third);

/* The next line of TEXT, from byte START, wrapped at COLUMNS: bytes to show in *LENGTH, and the
 * offset at which the line after it starts is returned (0 bytes left: returns the end of TEXT).
 * Breaks at white space and newlines, which are not shown, else inside a word; takes at least one
 * grapheme, also where that is wider than COLUMNS. Indentation after a newline is kept. No line
 * begins with a lone - or middle dot. */
size_t text_wrap(const char *text, size_t start, int columns, size_t *length);

#endif
