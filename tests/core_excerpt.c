/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/excerpt.h"
#include "core/memory.h"
#include "core/text.h"

/* Hits between [ and ]. */
static void expect_shown(const char *text, const char *typed, const char *wanted)
{
	char *folded = text_fold(typed), *shown = excerpt_make(text, folded, 8);

	for (char *c = shown; *c; c++)
		*c = *c == EXCERPT_HIT_BEGINS ? '[' : *c == EXCERPT_HIT_ENDS ? ']' : *c;
	cr_expect_str_eq(shown, wanted);
	free(shown);
	free(folded);
}

Test(excerpt, marks_what_was_found_as_it_was_written)
{
	expect_shown("Met Søren gesproken.", "soren", "Met [Søren] gesproken.");
	expect_shown("Met Søren gesproken.", "SØREN", "Met [Søren] gesproken.");
	expect_shown("Straße, Łukasz", "strasse lukasz", "[Straße], [Łukasz]");
}

Test(excerpt, takes_the_last_word_for_a_beginning_and_the_others_whole)
{
	expect_shown("lezen leest les", "le", "[lezen] [leest] [les]");
	expect_shown("lezen leest les", "leest le", "[lezen] [leest] [les]");
	expect_shown("lezen leest les", "le leest", "lezen [leest] les");
	expect_shown("toren oren", "oren", "toren [oren]");
}

Test(excerpt, of_a_long_text_shows_where_most_words_stand)
{
	expect_shown("a b c d e f g h i j k l m n o p", "k", "…i j [k] l m n o p");
	expect_shown("a b c d e f g h i j k l m n o p", "c", "a b [c] d e f g h…");
	expect_shown("k b c d e f g h i j k l m n o p", "m k", "…i j [k] l [m] n o p");
	expect_shown("a b c d e f g h i j k l m n o p", "p", "…i j k l m n o [p]");
}

Test(excerpt, of_a_text_without_words_or_hits_is_its_beginning)
{
	expect_shown("", "x", "");
	expect_shown("...", "x", "...");
	expect_shown("a b c", "", "a b c");
	expect_shown("a b c d e f g h i", "x", "a b c d e f g h…");
}

Test(excerpt, of_an_endless_word_or_line_is_short)
{
	char *word = mem_new(100001, 1), *text, *shown;

	memset(word, 'x', 100000);
	text = mem_format("naald%s é%s %s naald", word, word, "--------");
	memset(text + 100100, '-', 50000);
	shown = excerpt_make(text, "naald", 12);
	cr_expect(strlen(shown) < 1000);
	cr_expect(text_is_utf8(shown, strlen(shown)));
	cr_expect(strncmp(shown, "\x01naald", 6) == 0);
	free(shown);
	free(text);
	free(word);
}
