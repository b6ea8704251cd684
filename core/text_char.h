/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single characters of text, by the numbers that Unicode gives them. */
#ifndef ZB_CORE_TEXT_CHAR_H
#define ZB_CORE_TEXT_CHAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/memory.h"

/* One ASCII character for where C cannot be shown: its letter without marks, a sign that is like
 * it (+ x - . "), else "?"; NUL for a mark alone. */
char text_ascii(uint32_t c);

/* Whether it is left out of all that is shown: it steers a terminal or the direction of text, or
 * means nothing (C0, DEL and C1, bidi overrides and isolates, BOM, noncharacters). A newline and a
 * tab are too: they are white space first. */
bool text_is_dropped(uint32_t c);

bool text_is_space(uint32_t c);
bool text_is_newline(uint32_t c);

/* The character at TEXT, which ends at END; U+FFFD for what is not UTF-8. Returns its bytes. */
size_t text_char_read(const char *text, const char *end, uint32_t *c);
void text_char_add(struct buffer *, uint32_t c);

/* --- for core/text --- */

/* Printable ASCII: one byte, one column, never altered. */
static inline bool text_is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static inline const uint8_t *text_bytes(const char *text)
{
	return (const uint8_t *)text;
}

/* TEXT as text_cut shows it, uncut; the caller frees. */
char *text_shown(const char *text);

#endif
