/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text_char.h"

#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "core/text.h"

bool text_is_dropped(ucs4_t c)
{
	static const struct {
		ucs4_t first, last;
	} dropped[] = {
		{0x0000, 0x001F},   {0x007F, 0x009F}, /* C0, DEL, C1 */
		{0x00AD, 0x00AD},   {0x2028, 0x202E}, /* soft hyphen, separators, bidi overrides */
		{0x2065, 0x206F},   {0xFDD0, 0xFDEF}, /* bidi isolates, noncharacters */
		{0xFEFF, 0xFEFF},   {0xFFF0, 0xFFFB}, /* BOM, unassigned, interlinear notes */
		{0xE0000, 0xE001F}, {0xE0080, 0xE00FF}, {0xE01F0, 0xE0FFF}, /* unassigned, tags */
	};

	if (c >= 0x20 && c < 0x7F)
		return false;
	for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++)
		if (c >= dropped[i].first && c <= dropped[i].last)
			return true;
	return (c & 0xFFFE) == 0xFFFE;
}

bool text_is_newline(ucs4_t c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool text_is_space(ucs4_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= 0x09 && c <= 0x0D);
	return uc_is_property_white_space(c);
}

size_t text_char_read(const char *text, const char *end, ucs4_t *c)
{
	return (size_t)u8_mbtouc(c, text_bytes(text), (size_t)(end - text));
}

void text_char_add(struct buffer *out, ucs4_t c)
{
	uint8_t bytes[4];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	buffer_add_bytes(out, (const char *)bytes, (size_t)length);
}

/* What stands for a sign that is no letter with a mark, in order of its number. */
struct stand_in {
	ucs4_t from;
	char to;
};

static const struct stand_in stand_ins[] = {
	{0x00A0, ' '}, {0x00A7, 'w'}, {0x00AB, '"'}, {0x00B2, '2'}, {0x00B3, '3'}, {0x00B7, '-'},
	{0x00B9, '1'}, {0x00BB, '"'}, {0x00C6, 'A'}, {0x00D0, 'D'}, {0x00D7, 'x'}, {0x00D8, 'O'},
	{0x00DE, 'T'}, {0x00DF, 's'}, {0x00E6, 'a'}, {0x00F0, 'd'}, {0x00F8, 'o'}, {0x00FE, 't'},
	{0x0110, 'D'}, {0x0111, 'd'}, {0x0126, 'H'}, {0x0127, 'h'}, {0x0131, 'i'}, {0x0132, 'I'},
	{0x0133, 'i'}, {0x0141, 'L'}, {0x0142, 'l'}, {0x0152, 'O'}, {0x0153, 'o'}, {0x2010, '-'},
	{0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'}, {0x2018, '\''},
	{0x2019, '\''}, {0x201A, ','}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'}, {0x2022, '*'},
	{0x2026, '.'}, {0x202F, ' '}, {0x20AC, 'E'}, {0x2190, '<'}, {0x2192, '>'}, {0x2212, '-'},
	{0x2713, '+'}, {0x2717, 'x'},
};

static int stand_in_compare(const void *key, const void *row)
{
	ucs4_t c = *(const ucs4_t *)key, from = ((const struct stand_in *)row)->from;

	return (c > from) - (c < from);
}

char text_ascii(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	const struct stand_in *found;

	if (c < 0x80)
		return (char)c;
	if (uc_combining_class(c))
		return '\0';
	found = bsearch(&c, stand_ins, sizeof stand_ins / sizeof *stand_ins, sizeof *stand_ins,
			stand_in_compare);
	if (found)
		return found->to;
	return uc_canonical_decomposition(c, parts) > 0 && parts[0] != c ? text_ascii(parts[0]) :
									   '?';
}
