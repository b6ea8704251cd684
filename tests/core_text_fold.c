/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

#define ESC "\x1B"
#define FAMILY "👨‍👩‍👧" /* three people and two joiners */

static void expect_fold(const char *text, const char *want)
{
	char *fold = text_fold(text);

	cr_expect_str_eq(fold, want, "\"%s\" gave \"%s\"", text, fold);
	free(fold);
}

Test(text_fold, makes_accented_and_plain_text_alike)
{
	expect_fold("Jóëlle", "joelle");
	expect_fold("Joe\u0308lle", "joelle");
	expect_fold("JOELLE", "joelle");
	expect_fold("Özdemir, Ömer", "ozdemir, omer");
	expect_fold("Berg, Jóëlle van den 6A leerachterstand",
		    "berg, joelle van den 6a leerachterstand");
	expect_fold("Şükrü Çağlar İlkay ışık", "sukru caglar ilkay isik");
	expect_fold("Nguyễn Thị Hồng", "nguyen thi hong");
	expect_fold("Łukasz Đorđe Bjørn Þór Ærø", "lukasz dorde bjorn thor aero");
	expect_fold("Straße STRAẞE œuvre", "strasse strasse oeuvre");
	expect_fold("ĳsje Ĳsbrands", "ijsje ijsbrands");
	expect_fold("ǿ Ǆ Ǻ", "o dz a");
	expect_fold("Ή Σίσυφος", "η σισυφοσ");
	expect_fold("Йосиф Ёлка", "иосиф елка");
}

Test(text_fold, makes_typographic_marks_plain)
{
	expect_fold("d’Hondt", "d'hondt");
	expect_fold("D‘Hondt d´Hondt d`Hondt dʼHondt", "d'hondt d'hondt d'hondt d'hondt");
	expect_fold("Château‑de–Vries", "chateau-de-vries");
	expect_fold("ﬁets ｆｉｅｔｓ", "fiets fiets");
}

Test(text_fold, makes_white_space_one_space_and_drops_controls)
{
	expect_fold("  een \t\n twee\u00A0\u2003drie ", "een twee drie");
	expect_fold(ESC "[31ma\xC2\x9B" "b\u200Dc\u202Ed\x7F", "[31mabcd");
	expect_fold("\xC2\x85" "a\u2028b", "a b");
	expect_fold(" \u0301 ", "");
	expect_fold("", "");
	expect_fold("Jo\xEBlle\xC3", "jo\uFFFDlle\uFFFD");
}

Test(text_fold, keeps_other_scripts_and_grows_where_needed)
{
	expect_fold("漢字 漢", "漢字 漢");
	expect_fold("नमस्ते", "नमस्ते");
	expect_fold("مُحَمَّد", "محمد");
	expect_fold("½²", "½2");
	/* One character of 3 bytes that becomes 18 characters. */
	char *fold = text_fold("\uFDFA\uFDFA");

	cr_expect(strlen(fold) > 60);
	cr_expect(text_is_utf8(fold, strlen(fold)));
	free(fold);
}

Test(text_fold, is_stable_and_valid_for_every_character)
{
	for (uint32_t c = 1; c < 0x110000; c++) {
		char text[5] = {0};

		if (c >= 0xD800 && c < 0xE000)
			continue;
		if (c < 0x80) {
			text[0] = (char)c;
		} else if (c < 0x800) {
			text[0] = (char)(0xC0 | c >> 6);
			text[1] = (char)(0x80 | (c & 0x3F));
		} else if (c < 0x10000) {
			text[0] = (char)(0xE0 | c >> 12);
			text[1] = (char)(0x80 | (c >> 6 & 0x3F));
			text[2] = (char)(0x80 | (c & 0x3F));
		} else {
			text[0] = (char)(0xF0 | c >> 18);
			text[1] = (char)(0x80 | (c >> 12 & 0x3F));
			text[2] = (char)(0x80 | (c >> 6 & 0x3F));
			text[3] = (char)(0x80 | (c & 0x3F));
		}
		char *fold = text_fold(text), *again = text_fold(fold);

		cr_assert(strcmp(fold, again) == 0, "U+%04X: \"%s\" \"%s\"", c, fold, again);
		cr_assert(text_is_utf8(fold, strlen(fold)), "U+%04X", c);
		free(again);
		free(fold);
	}
}

Test(text_matches, wants_every_word)
{
	static const char text[] = "berg, joelle van den 6a";

	cr_expect(text_matches(text, ""));
	cr_expect(text_matches(text, "  "));
	cr_expect(text_matches(text, "joelle"));
	cr_expect(text_matches(text, "oel"));
	cr_expect(text_matches(text, "6a berg"));
	cr_expect(text_matches(text, " 6a  joe "));
	cr_expect(not(text_matches(text, "6b")));
	cr_expect(not(text_matches(text, "joelle 6b")));
	cr_expect(not(text_matches(text, "6b joelle")));
	cr_expect(not(text_matches("", "a")));
	cr_expect(text_matches("", ""));
}

Test(text_begins, prefers_the_begin_and_looks_at_no_letter_within_a_word)
{
	cr_expect(eq(int, text_begins("niet gegeven", "niet g"), 2));
	cr_expect(eq(int, text_begins("niet gegeven", "geg"), 1));
	cr_expect(eq(int, text_begins("niet gegeven", "geg ni"), 1));
	cr_expect(eq(int, text_begins("geweigerd (door vader)", "vader"), 1));
	cr_expect(eq(int, text_begins("niet gegeven", "even"), 0));
	cr_expect(eq(int, text_begins("vso vervolgonderwijs", "j"), 0));
	cr_expect(eq(int, text_begins("vso", ""), 2));
}

static void expect_order(const char *const a[3], const char *const b[3])
{
	char *first = text_sort_key(a[0], a[1], a[2]), *second = text_sort_key(b[0], b[1], b[2]);

	cr_expect(strcmp(first, second) < 0, "%s %s %s not before %s %s %s", a[0], a[1], a[2],
		  b[0], b[1], b[2]);
	free(first);
	free(second);
}

#define NAME(...) ((const char *const[3]){__VA_ARGS__})

Test(text_sort_key, puts_numbers_in_their_order)
{
	expect_order(NAME("7A"), NAME("10A"));
	expect_order(NAME("7A"), NAME("7B"));
	expect_order(NAME("1"), NAME("2"));
	expect_order(NAME("9"), NAME("10"));
	expect_order(NAME("99"), NAME("100"));
	expect_order(NAME("0"), NAME("1"));
	expect_order(NAME("groep 5/6"), NAME("groep 5/10"));
	expect_order(NAME("007"), NAME("8"));
	expect_order(NAME("9999999999"), NAME("10000000000"));
	expect_order(NAME("10A"), NAME("a"));
	expect_order(NAME("99999999999999999999999999999999999999999999999999"), NAME("a"));
	expect_order(NAME("1 a"), NAME("1a"));
}

Test(text_sort_key, sorts_on_family_name_then_given_name_then_prefix)
{
	expect_order(NAME("Berg", "Anna", "van den"), NAME("Berg", "Bram", ""));
	expect_order(NAME("Berg", "Anna", ""), NAME("Berg", "Anna", "van den"));
	expect_order(NAME("Berg", "Anna", NULL), NAME("Berg", "Anna", "de"));
	expect_order(NAME("Berg", "Anna", "de"), NAME("Berg", "Anna", "van"));
	expect_order(NAME("Berg", "Zoë"), NAME("Bergen", "Anna"));
	expect_order(NAME("Berg", "Zoë"), NAME("Berg Vries", "Anna"));
	expect_order(NAME("Öz", "A"), NAME("Ozdemir", "A"));
	expect_order(NAME("Dijk", "A"), NAME("Ĳsbrands", "A"));
	expect_order(NAME("Łapiński", "A"), NAME("Maas", "A"));
}

Test(text_sort_key, parts_its_fields_by_one_control_character)
{
	char *key = text_sort_key("Berg", "Jóëlle", "van den");

	cr_expect_str_eq(key, "berg\1joelle\1van den");
	free(key);
	key = text_sort_key(NULL, NULL, NULL);
	cr_expect_str_eq(key, "\1\1");
	free(key);
	key = text_sort_key("a\1b ", " c", "");
	cr_expect_str_eq(key, "ab\1c\1");
	free(key);
}
