/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "core/text_char.h"

#define ESC "\x1B"
#define FAMILY "👨‍👩‍👧" /* three people and two joiners: 18 bytes, 6 columns */
#define ACUTE "\xCC\x81" /* U+0301 */

static void expect_clean(const char *text, bool lines, const char *want)
{
	char *clean = text_clean(text, lines);
	char *again = text_clean(clean, lines);

	cr_expect_str_eq(clean, want, "\"%s\" gave \"%s\"", text, clean);
	cr_expect_str_eq(again, clean, "\"%s\" is not clean yet", clean);
	free(again);
	free(clean);
}

static void expect_cut(const char *text, int columns, const char *want)
{
	char *cut = text_cut(text, columns, true);

	cr_expect_str_eq(cut, want, "\"%s\" at %d gave \"%s\"", text, columns, cut);
	cr_expect(text_width(cut) <= (columns > 0 ? columns : 0));
	free(cut);
}

/* Wraps TEXT at COLUMNS and parts the lines with "|". */
static void expect_wrap(const char *text, int columns, const char *want)
{
	char out[256] = "";
	size_t at = 0, length;

	while (text[at]) {
		size_t next = text_wrap(text, at, columns, &length);

		cr_assert(next > at && next <= strlen(text) && at + length <= next);
		snprintf(out + strlen(out), sizeof out - strlen(out), "%.*s|", (int)length,
			 text + at);
		at = next;
	}
	cr_expect_str_eq(out, want, "\"%s\" at %d gave \"%s\"", text, columns, out);
}

Test(text_is_utf8, takes_valid_text_only)
{
	cr_expect(text_is_utf8("", 0));
	cr_expect(text_is_utf8("Jóëlle €", strlen("Jóëlle €")));
	cr_expect(text_is_utf8("a\0b", 3));
	cr_expect(text_is_utf8("\xF4\x8F\xBF\xBF", 4));
	cr_expect(not(text_is_utf8("\xC3", 1)));
	cr_expect(not(text_is_utf8("a\xE2\x82", 3)));
	cr_expect(not(text_is_utf8("\x80", 1)));
	cr_expect(not(text_is_utf8("\xC0\xAF", 2)));
	cr_expect(not(text_is_utf8("\xE0\x80\xAF", 3)));
	cr_expect(not(text_is_utf8("\xED\xA0\x80", 3)));
	cr_expect(not(text_is_utf8("\xF4\x90\x80\x80", 4)));
	cr_expect(not(text_is_utf8("\xFF", 1)));
}

Test(text_clean, leaves_clean_text_alone)
{
	expect_clean("", false, "");
	expect_clean("Berg", false, "Berg");
	expect_clean("Château-de Vries, Anaïs", false, "Château-de Vries, Anaïs");
	expect_clean("Özdemir", true, "Özdemir");
	expect_clean("漢字 д’Hondt " FAMILY, false, "漢字 д’Hondt " FAMILY);
	expect_clean("regel 1\n  regel 2\n\nregel 4", true, "regel 1\n  regel 2\n\nregel 4");
}

Test(text_clean, lets_no_escape_sequence_through)
{
	expect_clean(ESC "[2JJan", false, "[2JJan");
	expect_clean("Jan" ESC "]0;titel\a", true, "Jan]0;titel");
	expect_clean("Jan\xC2\x9B" "31m", false, "Jan31m");
	expect_clean("a\x7F" "b\x08" "c\x01" "d\x0E", false, "abcd");
	expect_clean("\xC2\x80" "a\xC2\x90\xC2\x9D\xC2\x9F" "b", true, "ab");
}

Test(text_clean, drops_every_control_character)
{
	for (unsigned c = 1; c < 0xA0; c++) {
		char text[8] = "a", *clean;
		size_t n = 1;

		if (c >= 0x20 && c < 0x7F)
			continue;
		if (c >= 0x80)
			text[n++] = (char)0xC2;
		text[n++] = (char)c;
		text[n++] = 'b';
		clean = text_clean(text, false);
		cr_expect(strcmp(clean, "ab") == 0 || strcmp(clean, "a b") == 0, "%02X", c);
		free(clean);
		clean = text_clean(text, true);
		cr_expect(strcmp(clean, "ab") == 0 || strcmp(clean, "a\nb") == 0 ||
				  strcmp(clean, "a    b") == 0, "%02X", c);
		free(clean);
	}
}

Test(text_clean, drops_what_turns_the_direction_of_text)
{
	expect_clean("a\u202Ab\u202Bc\u202Cd\u202De\u202Ef", false, "abcdef");
	expect_clean("a\u2066b\u2067c\u2068d\u2069e", true, "abcde");
	expect_clean("\uFEFFJan\u00ADsen\U000E0001", false, "Jansen");
	expect_clean("a\uFFFEb\uFDD0c\U0001FFFFd", false, "abcd");
	expect_clean("a\u200Eb\u200Fc\u200Dd", false, "a\u200Eb\u200Fc\u200Dd");
}

Test(text_clean, makes_white_space_one_space)
{
	expect_clean("  van \t den\n\nBerg ", false, "van den Berg");
	expect_clean("\u00A0van\u2003\u3000den\u2028Berg\u2029", false, "van den Berg");
	expect_clean("a \u200E b", false, "a \u200E b");
	expect_clean("a \x01 b", false, "a b");
	expect_clean(" \t\n", false, "");
	expect_clean("\xC2\x85", false, "");
}

Test(text_clean, keeps_newlines_when_asked)
{
	expect_clean("een\r\ntwee\rdrie\nvier", true, "een\ntwee\ndrie\nvier");
	expect_clean("een\r\r\ntwee\n\rdrie", true, "een\n\ntwee\n\ndrie");
	expect_clean("een\u2028twee\u2029drie\fvier\xC2\x85vijf", true,
		     "een\ntwee\ndrie\nvier\nvijf");
	expect_clean("een\ttwee", true, "een    twee");
	expect_clean("\n\n  een  twee \n\n", true, "een  twee");
	expect_clean("a\u00A0b", true, "a\u00A0b");
}

Test(text_clean, composes_letters_and_their_marks)
{
	expect_clean("Joe\u0308lle", false, "Joëlle");
	expect_clean("o\u0302\u0323", false, "\u1ED9");
	expect_clean("\u212B", false, "Å");
	expect_clean("e\u202E" ACUTE, false, "é");
	expect_clean("\u1112\u1161\u11AB", false, "한");
}

Test(text_clean, replaces_what_is_not_utf8)
{
	expect_clean("a\xFF" "b", false, "a\uFFFDb");
	expect_clean("Jo\xEBlle", false, "Jo\uFFFDlle");
	expect_clean("a\xE2\x82", false, "a\uFFFD");
	expect_clean("a\xC3", true, "a\uFFFD");
	expect_clean("\xF0\x9F\x98", true, "\uFFFD");
}

Test(text_from_windows_1252, knows_the_whole_table)
{
	static const char bytes[] = "Jo\xEBlle \x80 \x91x\x92 \x85 \x9F \x8E\x81";
	char *text = text_from_windows_1252(bytes, sizeof bytes - 1);

	cr_expect_str_eq(text, "Joëlle € ‘x’ … Ÿ Ž\uFFFD");
	free(text);
	text = text_from_windows_1252("a\0b", 3);
	cr_expect_str_eq(text, "a\uFFFDb");
	free(text);
	text = text_from_windows_1252("", 0);
	cr_expect_str_eq(text, "");
	free(text);
}

Test(text_width, counts_columns)
{
	cr_expect(eq(int, text_width(""), 0));
	cr_expect(eq(int, text_width("Berg"), 4));
	cr_expect(eq(int, text_width("Jóëlle"), 6));
	cr_expect(eq(int, text_width("Joe\u0308lle"), 6));
	cr_expect(eq(int, text_width("e" ACUTE ACUTE ACUTE), 1));
	cr_expect(eq(int, text_width("漢字"), 4));
	cr_expect(eq(int, text_width("ｗ"), 2));
	cr_expect(eq(int, text_width("한"), 2));
	cr_expect(eq(int, text_width("😀"), 2));
	cr_expect(eq(int, text_width(FAMILY), 6));
	cr_expect(eq(int, text_width("✓ → … ▌ §"), 9));
	cr_expect(eq(int, text_width("a\u200Db\u200E"), 2));
	cr_expect(eq(int, text_width("a" ESC "\n\tb\x7F"), 2));
	cr_expect(eq(int, text_width("a\xFF\xE2\x82"), 3));
}

Test(text_fit, never_splits_a_grapheme)
{
	cr_expect(eq(sz, text_fit("Berg", 3), 3));
	cr_expect(eq(sz, text_fit("Berg", 4), 4));
	cr_expect(eq(sz, text_fit("Berg", 9), 4));
	cr_expect(eq(sz, text_fit("Berg", 0), 0));
	cr_expect(eq(sz, text_fit("Berg", -1), 0));
	cr_expect(eq(sz, text_fit("Jóëlle", 3), 5));
	cr_expect(eq(sz, text_fit("Joe\u0308lle", 3), 5));
	cr_expect(eq(sz, text_fit("漢字", 3), 3));
	cr_expect(eq(sz, text_fit("漢字", 1), 0));
	cr_expect(eq(sz, text_fit("a" FAMILY "b", 6), 1));
	cr_expect(eq(sz, text_fit("a" FAMILY "b", 7), 19));
	cr_expect(eq(sz, text_fit("\u00A9" "a", 1), 2));
}

Test(text_cut, ends_longer_text_in_an_ellipsis)
{
	expect_cut("Berg", 4, "Berg");
	expect_cut("Bergen", 4, "Ber…");
	expect_cut("Bergen", 1, "…");
	expect_cut("Bergen", 0, "");
	expect_cut("Bergen", -3, "");
	expect_cut("", 0, "");
	expect_cut("Jóëlle", 6, "Jóëlle");
	expect_cut("Jóëlle", 4, "Jóë…");
	expect_cut("Joe\u0308lle", 4, "Joe\u0308…");
}

Test(text_cut, keeps_a_mark_with_its_letter)
{
	expect_cut("Zoë X" ACUTE "n José", 6, "Zoë X" ACUTE "…");
	expect_cut("Zoë X" ACUTE "n", 5, "Zoë …");
	expect_cut("Zoë X" ACUTE, 5, "Zoë X" ACUTE);
	expect_cut("Łukasz – “Ōé”", 13, "Łukasz – “Ōé”");
	expect_cut("Łukasz – “Ōé”", 12, "Łukasz – “Ō…");
}

Test(text_cut, does_not_halve_wide_characters)
{
	expect_cut("漢字漢字", 8, "漢字漢字");
	expect_cut("漢字漢字", 7, "漢字漢…");
	expect_cut("漢字漢字", 6, "漢字…");
	expect_cut("漢字漢字", 2, "…");
	expect_cut("a" FAMILY "b", 8, "a" FAMILY "b");
	expect_cut("a" FAMILY "b", 7, "a…");
	expect_cut("🇳🇱🇧🇪🇩🇪", 5, "🇳🇱🇧🇪…");
}

Test(text_cut, uses_a_tilde_where_there_is_no_utf8)
{
	char *cut = text_cut("Bergen", 4, false);

	cr_expect_str_eq(cut, "Ber~");
	free(cut);
}

Test(text_cut, leaves_control_characters_out)
{
	expect_cut(ESC "[31mrood", 20, "[31mrood");
	expect_cut("een\ntwee\tdrie", 20, "een twee drie");
	expect_cut("  in\u202Egesprongen", 20, "  ingesprongen");
	expect_cut("a\xC2\x9B" "b\x7F\xFF", 20, "ab\uFFFD");
	expect_cut("a\xC2\x85" "b\u2028c", 20, "a b c");
}

static void expect_steps(const char *text, const size_t *steps)
{
	size_t at = 0, i = 0;

	while (text[at]) {
		size_t next = text_next(text, at);

		cr_assert(eq(sz, next, at + steps[i]), "%s", text);
		cr_expect(eq(sz, text_previous(text, next), at), "%s", text);
		at = next;
		i++;
	}
	cr_expect(eq(sz, steps[i], 0), "%s", text);
}

Test(text_next, steps_by_grapheme_both_ways)
{
	expect_steps("abc", (size_t[]){1, 1, 1, 0});
	expect_steps("Jóë", (size_t[]){1, 2, 2, 0});
	expect_steps("ae\u0308b", (size_t[]){1, 3, 1, 0});
	expect_steps("a\r\nb", (size_t[]){1, 2, 1, 0});
	expect_steps("a" FAMILY "b", (size_t[]){1, 18, 1, 0});
	expect_steps("👍🏽👍", (size_t[]){8, 4, 0});
	expect_steps("🇳🇱🇧🇪🇩", (size_t[]){8, 8, 4, 0});
	expect_steps("x🇳🇱y🇧🇪", (size_t[]){1, 8, 1, 8, 0});
	expect_steps("한국", (size_t[]){3, 3, 0});
	expect_steps("©a", (size_t[]){2, 1, 0});
	expect_steps("a\xFF\xFE" "b", (size_t[]){1, 1, 1, 1, 0});
	expect_steps("a\u200D👩", (size_t[]){4, 4, 0});
}

Test(text_next, stays_at_the_ends)
{
	cr_expect(eq(sz, text_next("", 0), 0));
	cr_expect(eq(sz, text_next("ab", 2), 2));
	cr_expect(eq(sz, text_previous("ab", 0), 0));
	cr_expect(eq(sz, text_next("a\xE2\x82", 1), 3));
}

Test(text_wrap, breaks_at_white_space)
{
	expect_wrap("", 10, "");
	expect_wrap("kort", 10, "kort|");
	expect_wrap("een twee drie", 8, "een twee|drie|");
	expect_wrap("een twee drie", 7, "een|twee|drie|");
	expect_wrap("een   twee", 5, "een|twee|");
	expect_wrap("een twee   ", 8, "een twee|");
	expect_wrap("een\u3000twee", 5, "een|twee|");
	expect_wrap("a een\u00A0twee", 8, "a|een\u00A0twee|");
	expect_wrap("één twéé dríé", 8, "één twéé|dríé|");
}

Test(text_wrap, begins_no_line_with_a_sign_between_words)
{
	expect_wrap("een twee · drie", 8, "een|twee ·|drie|");
	expect_wrap("een twee · drie", 9, "een|twee ·|drie|");
	expect_wrap("een twee · drie", 10, "een twee ·|drie|");
	expect_wrap("een twee - drie", 8, "een|twee -|drie|");
	expect_wrap("een -2 graden", 6, "een -2|graden|");
	expect_wrap("twee · drie", 4, "twee|·|drie|");
}

Test(text_wrap, breaks_at_newlines)
{
	expect_wrap("een\ntwee", 10, "een|twee|");
	expect_wrap("een\n\ntwee\n", 10, "een||twee|");
	expect_wrap("een twee\ndrie", 8, "een twee|drie|");
	expect_wrap("een twee  \ndrie", 8, "een twee|drie|");
	expect_wrap("een\n  twee", 10, "een|  twee|");
}

Test(text_wrap, breaks_inside_a_word_that_is_too_long)
{
	expect_wrap("abcdefgh", 3, "abc|def|gh|");
	expect_wrap("ab cdefgh", 4, "ab|cdef|gh|");
	expect_wrap("  abcdef", 4, "  ab|cdef|");
	expect_wrap("e" ACUTE "e" ACUTE "e" ACUTE, 2, "e" ACUTE "e" ACUTE "|e" ACUTE "|");
	expect_wrap("漢字漢", 5, "漢字|漢|");
}

Test(text_wrap, looks_past_any_amount_of_white_space_and_marks)
{
	for (int count = 400; count < 1200; count += 7) {
		char *spaces = mem_format("een woord%*s- meer %*s", count, "", 2 * count, "einde");
		char *marks = mem_text("ab");
		size_t length, next = text_wrap(spaces, 0, 9, &length);

		for (int i = 0; i < count; i++) {
			char *more = mem_format("%s" ACUTE, marks);

			free(marks);
			marks = more;
		}
		cr_assert(next == strlen("een ") && length == strlen("een"));
		cr_assert(text_wrap(marks, 0, 1, &length) == 1);
		cr_assert(text_wrap(marks, 1, 1, &length) == strlen(marks));
		free(spaces);
		free(marks);
	}
}

Test(text_wrap, costs_what_its_lines_cost, .timeout = 60)
{
	size_t length, at = 0, size = 4 << 20;
	char *text = mem_new(size, 1);

	memset(text, 'x', size - 1);
	while (at < size - 1)
		at = text_wrap(text, at, 60, &length);
	cr_expect(eq(sz, at, size - 1));
	free(text);
}

Test(text_wrap, always_gets_on)
{
	expect_wrap("漢字", 1, "漢|字|");
	expect_wrap("abc", 0, "a|b|c|");
	expect_wrap("abc", -5, "a|b|c|");
	expect_wrap("\u3000\u3000", 1, "|");
	expect_wrap("a\xFF\xFF", 1, "a|\xFF|\xFF|");
}

Test(text, survives_any_bytes)
{
	uint32_t seed = 12345;

	for (int round = 0; round < 20000; round++) {
		static const char *const bits[] = {
			"a", " ", "\n", "é", "e", ACUTE, "漢", FAMILY, "\xFF", "\xE2", "\x82", ESC,
			"\xC2", "🇳", "7", "\u200D", "👩", "\t", "\r", "\u202E",
		};
		char text[64] = "";
		size_t length;

		for (int i = 0; i < 6; i++) {
			seed = seed * 1664525 + 1013904223;
			if (strlen(text) + 20 < sizeof text)
				strncat(text, bits[(seed >> 16) % (sizeof bits / sizeof bits[0])],
					20);
		}
		char *clean = text_clean(text, round & 1), *again = text_clean(clean, round & 1);
		char *cut = text_cut(text, round % 9, true), *fold = text_fold(text);
		char *key = text_sort_key(text, text, text);

		cr_assert(strcmp(clean, again) == 0);
		cr_assert(text_is_utf8(clean, strlen(clean)) && !strchr(clean, 0x1B));
		cr_assert(text_is_utf8(cut, strlen(cut)) && !strchr(cut, 0x1B));
		cr_assert(text_width(cut) <= round % 9);
		cr_assert(text_is_utf8(fold, strlen(fold)));
		for (size_t at = 0; text[at];) {
			size_t next = text_next(text, at);

			cr_assert(next > at && text_previous(text, next) == at);
			at = next;
		}
		for (size_t at = 0; text[at];) {
			size_t next = text_wrap(text, at, round % 5, &length);

			cr_assert(next > at && at + length <= next);
			at = next;
		}
		free(key);
		free(fold);
		free(cut);
		free(again);
		free(clean);
	}
}

Test(text_ascii, has_a_sign_for_what_ascii_lacks)
{
	static const struct {
		uint32_t c;
		char ascii;
	} rows[] = {
		{'a', 'a'},    {0x2713, '+'}, {0x2717, 'x'}, {0xB7, '-'},   {0xEB, 'e'},
		{0x0106, 'C'}, {0x1EA4, 'A'}, {0xDF, 's'},   {0x201C, '"'}, {0x2026, '.'},
		{0x301, 0},    {0x6F22, '?'}, {0xFFFD, '?'}, {0xA7, 'w'},   {0x20AC, 'E'},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect(text_ascii(rows[i].c) == rows[i].ascii, "%x: %c", rows[i].c,
			  text_ascii(rows[i].c));
}

Test(text_figures, are_those_of_a_number_that_is_written_in_letters)
{
	cr_expect_str_eq(text_figures("III"), "3");
	cr_expect_str_eq(text_figures("V"), "5");
	cr_expect_null(text_figures("iii"));
	cr_expect_null(text_figures("VI"));
}
