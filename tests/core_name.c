/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/entities.h"
#include "core/name.h"
#include "core/records/school.h"

static void expect_plain(const char *given, const char *prefix, const char *family,
			 const char *want)
{
	struct buffer out = {0};

	name_add_plain(&out, given, prefix, family);
	cr_expect_str_eq(out.bytes, want);
	buffer_clear(&out);
}

Test(name, has_no_blank_after_an_apostrophe)
{
	expect_plain("Judith", "d'", "Hondt", "Judith d'Hondt");
	expect_plain("Judith", "d’", "Hondt", "Judith d’Hondt");
	expect_plain("Gradje", "van 't", "Hof", "Gradje van 't Hof");
}

Test(name, stands_with_blanks_between_its_parts)
{
	expect_plain("Jóëlle", "van den", "Berg", "Jóëlle van den Berg");
	expect_plain("", "de", "Wit", "de Wit");
	expect_plain("Tim", "", "Bosch", "Tim Bosch");
}

Test(name, of_a_school_has_its_brin_in_capitals_however_it_is_typed)
{
	static const char *const typed[] = { "12ab", "12Ab00", "12AB" };
	struct zb_err err;

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct record *school = record_new(&school_entity);

		cr_expect(eq(int, record_parse(school, SCHOOL_BRIN, typed[i],
					       (struct date){ 2026, 11, 22 }, &err), ZB_OK));
		school_entity.typed(school, SCHOOL_BRIN);
		cr_expect_str_eq(record_text(school, SCHOOL_BRIN), "12AB");
		record_free(school);
	}
}

static const struct {
	const char *whole;
	int width;
	const char *cut;
} names[] = {
	{ "Hof, Gradje van 't", 24, "Hof, Gradje van 't" },
	{ "Wijnaendts van Resandt-Hoogeboezem, Tijn", 24, "Wijnaendts van Re…, Tijn" },
	{ "Schueren-van Heemskerck, Floris van der", 23, "Schueren-v…, Floris va…" },
	{ "Khattabi, Mohammed-Amine El", 23, "Khattabi, Mohammed-Ami…" },
	{ "Wijnaendts van Resandt", 12, "Wijnaendts …" },
}, groups[] = {
	{ "Bovenbouw 7A", 12, "Bovenbouw 7A" },
	{ "Bovenbouw 7A", 6, "Bov…7A" },
	{ "Bovenbouw 8B", 6, "Bov…8B" },
	{ "Bovenbouw-plusklas 4A", 20, "Bovenbouw-pluskla…4A" },
	{ "Bovenbouw 1/2A", 6, "B…1/2A" },
	{ "Bovenbouw 1/2A", 5, "Bove…" },
	{ "Plusgroep", 6, "Plusg…" },
	{ "De Regenboog", 6, "De Re…" },
};

/* CUT is for free. */
static void expect_cut(char *cut, const char *want)
{
	cr_expect_str_eq(cut, want);
	free(cut);
}

Test(name, is_cut_in_the_family_name_so_that_the_given_name_is_read)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		expect_cut(name_cut(names[i].whole, names[i].width, true), names[i].cut);
}

Test(name, of_a_group_is_cut_before_its_last_word)
{
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		expect_cut(name_cut_group(groups[i].whole, groups[i].width, true), groups[i].cut);
}

static void expect_hidden(const char *text, const char *name, enum name_case how, unsigned times,
			  const char *want)
{
	unsigned count = 0;
	char *hidden = name_hide(text, name, how, "[naam]", &count);

	cr_expect_str_eq(hidden, want);
	cr_expect(eq(uint, count, times), "%s", text);
	free(hidden);
}

Test(name, makes_room_for_a_mark_in_whatever_way_it_is_written)
{
	expect_hidden("Tim leest. Met tim en Tims juf.", "Tim", NAME_ANY_CASE, 3,
		      "[naam] leest. Met [naam] en [naam]s juf.");
	expect_hidden("joelle's lijst, JÓËLLE", "Jóëlle", NAME_ANY_CASE, 2,
		      "[naam]'s lijst, [naam]");
	expect_hidden("", "Tim", NAME_ANY_CASE, 0, "");
	expect_hidden("Tim", "", NAME_ANY_CASE, 0, "Tim");
}

Test(name, makes_no_room_inside_another_word)
{
	expect_hidden("Timmeren met optimisme", "Tim", NAME_ANY_CASE, 0, "Timmeren met optimisme");
	expect_hidden("a b", "A. B.", NAME_ANY_CASE, 0, "a b");
}

Test(name, of_several_words_makes_room_for_one_mark)
{
	expect_hidden("Jan Willem en Jan-Willem, en Jan.", "Jan Willem", NAME_ANY_CASE, 3,
		      "[naam] en [naam], en [naam].");
}

Test(name, that_is_a_word_too_makes_room_only_with_a_capital)
{
	expect_hidden("een groot blad voor mevrouw Groot", "Groot", NAME_CAPITAL, 1,
		      "een groot blad voor mevrouw [naam]");
	expect_hidden("Van de ouders Heemskerck", "Heemskerck van Beest", NAME_CAPITAL, 1,
		      "Van de ouders [naam]");
}
