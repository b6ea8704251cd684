/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file in UTF-16 says, whatever its bytes are and wherever they are cut. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/exchange/utf16.h"

#define REPLACED "\xEF\xBF\xBD"

/* UNITS in BIG or little endian, given in pieces of STEP bytes. */
static char *converted(const uint16_t *units, size_t count, bool big, size_t step)
{
	struct utf16 u = { .order = big ? UTF16_BIG : UTF16_LITTLE };
	struct buffer out = { 0 };
	char bytes[64];

	for (size_t i = 0; i < count; i++) {
		bytes[2 * i] = (char)(big ? units[i] >> 8 : units[i] & 0xFF);
		bytes[2 * i + 1] = (char)(big ? units[i] & 0xFF : units[i] >> 8);
	}
	for (size_t at = 0; at < 2 * count; at += step)
		utf16_convert(&u, bytes + at, 2 * count - at < step ? 2 * count - at : step, &out);
	return buffer_take(&out);
}

static void expect_text(const uint16_t *units, size_t count, const char *text)
{
	for (size_t step = 1; step <= 5; step++)
		for (int big = 0; big < 2; big++) {
			char *got = converted(units, count, big, step);

			cr_expect_str_eq(got, text, "by %zu, big %d: %s", step, big, got);
			free(got);
		}
}

Test(utf16, is_known_by_its_mark)
{
	struct utf16 little = { 0 }, big = { 0 }, none = { 0 };

	cr_expect(utf16_start(&little, "\xFF\xFE" "a", 3));
	cr_expect(eq(int, little.order, UTF16_LITTLE));
	cr_expect(utf16_start(&big, "\xFE\xFF", 2));
	cr_expect(eq(int, big.order, UTF16_BIG));
	cr_expect(not(utf16_start(&none, "\xFF\xFE", 1)));
	cr_expect(not(utf16_start(&none, "ab", 2)));
	cr_expect(eq(int, none.order, UTF16_NONE));
}

Test(utf16, becomes_utf_8_however_it_is_cut)
{
	expect_text((const uint16_t[]){ 'J', 0xF3, 0x20AC, 0xE000, 0xFFFF }, 5,
		    "J\u00f3\u20ac\uE000\xEF\xBF\xBF");
	expect_text((const uint16_t[]){ 0xD83D, 0xDE00, 'a' }, 3, "\U0001F600a");
	expect_text((const uint16_t[]){ 0xD800, 0xDC00, 0xDBFF, 0xDFFF }, 4,
		    "\U00010000\U0010FFFF");
}

Test(utf16, of_half_a_pair_is_replaced)
{
	expect_text((const uint16_t[]){ 0xD83D, 'a' }, 2, REPLACED "a");
	expect_text((const uint16_t[]){ 0xDE00, 'a' }, 2, REPLACED "a");
	expect_text((const uint16_t[]){ 0xDC00 }, 1, REPLACED);
	expect_text((const uint16_t[]){ 0xDFFF }, 1, REPLACED);
	expect_text((const uint16_t[]){ 0xD800, 0xD83D, 0xDE00 }, 3, REPLACED "\U0001F600");
	expect_text((const uint16_t[]){ 0xD83D, 'a', 0xDE00 }, 3, REPLACED "a" REPLACED);
}
