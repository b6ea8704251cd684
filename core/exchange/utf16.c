/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/utf16.h"

#include <string.h>
#include <unistr.h>

enum { REPLACEMENT = 0xFFFD };

bool utf16_start(struct utf16 *u, const char *bytes, size_t length)
{
	if (length < 2)
		return false;
	if (memcmp(bytes, "\xFF\xFE", 2) == 0)
		u->order = UTF16_LITTLE;
	else if (memcmp(bytes, "\xFE\xFF", 2) == 0)
		u->order = UTF16_BIG;
	return u->order != UTF16_NONE;
}

static void utf16_add(struct buffer *out, ucs4_t character)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, character, sizeof bytes);

	if (length > 0)
		buffer_add_bytes(out, (const char *)bytes, (size_t)length);
}

static void utf16_unit(struct utf16 *u, uint16_t unit, struct buffer *out)
{
	bool low = unit >= 0xDC00 && unit < 0xE000;

	if (u->high && low) {
		utf16_add(out, 0x10000u + ((u->high & 0x3FFu) << 10) + (unit & 0x3FFu));
		u->high = 0;
		return;
	}
	if (u->high)
		utf16_add(out, REPLACEMENT);
	u->high = 0;
	if (unit >= 0xD800 && unit < 0xDC00)
		u->high = unit;
	else
		utf16_add(out, low ? REPLACEMENT : unit);
}

void utf16_convert(struct utf16 *u, const char *bytes, size_t length, struct buffer *out)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (!u->half) {
			u->byte = byte;
		} else {
			unsigned high = u->order == UTF16_BIG ? u->byte : byte;
			unsigned low = u->order == UTF16_BIG ? byte : u->byte;

			utf16_unit(u, (uint16_t)(high << 8 | low), out);
		}
		u->half = !u->half;
	}
}
