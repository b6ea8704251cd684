/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other pupils a text names. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/rules/named.h"

/* Jóëlle van den Berg; her father, her brother and her teacher; classmates and two from
 * elsewhere. */
static const struct named_person known[] = {
	{ "Jóëlle", "van den", "Berg", false },
	{ "Kees", "van den", "Berg", false },
	{ "Lia", "de", "Bruin", false },
};

static const struct named_person others[] = {
	{ "Tim", "", "Bosch", true },	   { "Anaïs", "", "Château-de Vries", true },
	{ "Anne-Marie", "", "d'Hondt", true }, { "Wil", "", "Groen", true },
	{ "Lia", "", "Smit", true },	   { "Kees", "van den", "Berg", false },
	{ "Sem", "van den", "Berg", false }, { "Ömer", "", "Özdemir", false },
	{ "Jóëlle", "", "Smit", false },   { "Han", "van 't", "Hof", true },
	{ "", "", "Jansen", true },	   { "Bo", "", "Klein", false },
};

struct told {
	const char *text;
	struct buffer found;
};

static void tell(void *context, size_t other, size_t start, size_t length)
{
	struct told *told = context;

	(void)other;
	buffer_add(&told->found, told->found.length ? "|" : "");
	buffer_add_bytes(&told->found, told->text + start, length);
}

static void expect_named(const char *text, const char *names)
{
	struct named_finder *named = named_new(others, sizeof others / sizeof others[0], known,
					sizeof known / sizeof known[0]);
	struct told told = { .text = text };
	char *found;

	named_find(named, text, tell, &told);
	found = buffer_take(&told.found);
	cr_expect_str_eq(found, names, "%s: %s, not %s", text, found, names);
	free(found);
	named_free(named);
}

Test(named, finds_a_full_name_of_anybody_anywhere)
{
	expect_named("Ruzie met Tim Bosch op het plein.", "Tim Bosch");
	expect_named("Zij speelt met Ömer Özdemir.", "Ömer Özdemir");
	expect_named("en met sem van den berg", "sem van den berg");
	expect_named("BOSCH, TIM was erbij", "BOSCH, TIM");
	expect_named("Hof, Han van 't (7B)", "Hof, Han van 't");
}

Test(named, sees_no_difference_of_case_and_diacritics)
{
	expect_named("samen met OMER OZDEMIR", "OMER OZDEMIR");
	expect_named("samen met Anais Chateau-de Vries", "Anais Chateau-de Vries");
	expect_named("samen met Anne Marie d’Hondt", "Anne Marie d’Hondt");
}

Test(named, knows_a_prefix_that_is_left_off_or_short)
{
	expect_named("bij Sem v.d. Berg thuis", "Sem v.d. Berg");
	expect_named("bij Sem Berg thuis", "Sem Berg");
	expect_named("bij Sem v d Berg thuis", "Sem v d Berg");
	expect_named("bij Sem te Berg thuis", "");
}

Test(named, finds_the_given_name_of_who_is_near_with_a_capital)
{
	expect_named("Werkt goed met Tim.", "Tim");
	expect_named("Tim helpt haar.", "Tim");
	expect_named("Tims tafel", "Tims");
	expect_named("Speelt met Anaïs en Anne-Marie", "Anaïs|Anne-Marie");
	expect_named("timmeren, Timmerman, tim", "");
	expect_named("Speelt met Ömer", "");
	expect_named("Hans komt, Hanneke niet", "Hans");
}

Test(named, leaves_the_pupil_and_those_who_belong_to_her_alone)
{
	expect_named("Jóëlle van den Berg, Joelle, Jóëlles werk, Berg, Jóëlle van den", "");
	expect_named("Vader Kees van den Berg en juf Lia de Bruin", "");
	expect_named("juf Lia zegt", "");
	expect_named("de familie Van den Berg", "");
	expect_named("Haar broer heet Sem van den Berg.", "Sem van den Berg");
	expect_named("Jóëlle Smit is een ander", "Jóëlle Smit");
}

Test(named, takes_no_word_for_a_name)
{
	expect_named("Wil graag lezen. Wil niet rekenen.\nWil wel tekenen: Wil dat ook.", "");
	expect_named("- Wil graag lezen", "");
	expect_named("ik wil groen papier; Wil groen papier", "");
	expect_named("• Wil graag lezen. “Wil ik niet.”", "");
	expect_named("Speelt met Wil.", "Wil");
	expect_named("Zag in het café Wil.", "Wil");
	expect_named("Wil Groen speelt mee", "Wil Groen");
	expect_named("Bo klein beetje geholpen", "");
	expect_named("Tim. Bosch", "Tim");
	expect_named("Jansen", "");
}

Test(named, tells_each_once_in_the_order_of_the_text)
{
	expect_named("Han en Tim, en weer Han, en Tim Bosch", "Han|Tim");
}

Test(named, shows_the_words_around_a_name)
{
	static const char text[] = "Op het plein was er\nruzie met Tim Bosch over de bal en meer.";
	char *shown = named_around(text, (size_t)(strstr(text, "Tim") - text), 9, 2);

	cr_expect_str_eq(shown, "…ruzie met Tim Bosch over de…");
	free(shown);
	shown = named_around("Tim Bosch", 0, 9, 3);
	cr_expect_str_eq(shown, "Tim Bosch");
	free(shown);
	shown = named_around("Met Tim.", 4, 3, 3);
	cr_expect_str_eq(shown, "Met Tim.");
	free(shown);
}
