/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/guardian.h"
#include "core/rules/rights.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* One parent, and a pupil who is 9. */
static struct dossier family(const char *authority, const char *information)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", "2017-01-15", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 2, "given_name", "Karel", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 3, "pupil", "1", "guardian", "2", "authority",
		    authority, "information", information, NULL);
	return d;
}

Test(rights, of_a_parent_are_said_where_they_are_less)
{
	static const struct {
		const char *authority, *information, *says, *copies;
	} rows[] = {
		{ "yes", "", "", "" },
		{ "yes", "full", "", "" },
		{ "no", "full",
		  "Karel Smit: geen gezag, wordt geïnformeerd; instemming niet nodig", "" },
		{ "", "", "Karel Smit: gezag niet ingevuld, telt niet mee voor de instemming", "" },
		{ "yes", "limited",
		  "Karel Smit: informatie beperkt door de rechter, geen afschrift",
		  "geen afschrift voor Karel Smit: de rechter beperkte de informatie" },
		{ "no", "limited",
		  "Karel Smit: geen gezag, informatie beperkt door de rechter, geen afschrift",
		  "geen afschrift voor Karel Smit: de rechter beperkte de informatie" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = family(rows[i].authority, rows[i].information);
		struct buffer says = {0}, copies = {0};

		rights_say(&d, day(TODAY), &says);
		rights_say_copies(&d, day(TODAY), &copies);
		cr_expect_str_eq(says.bytes ? says.bytes : "", rows[i].says, "row %zu", i);
		cr_expect_str_eq(copies.bytes ? copies.bytes : "", rows[i].copies, "row %zu", i);
		cr_expect(rights_are_limited(&d, 2) == (*rows[i].copies != '\0'), "row %zu", i);
		buffer_clear(&says);
		buffer_clear(&copies);
		dossier_free(&d);
	}
}

#define SIXTEEN "16 of ouder: de leerling beslist zelf over de eigen gegevens (AVG)"
#define EIGHTEEN "18 of ouder: de leerling is zelf partij, ouders alleen met toestemming"

Test(rights, of_the_pupil_begin_at_16_and_take_those_of_the_parents_at_18)
{
	static const struct {
		const char *born, *says, *copies;
	} rows[] = {
		{ "", "", "" },
		{ "2010-11-23", "", "" },
		{ "2010-11-22", SIXTEEN, "" },
		{ "2008-11-23", SIXTEEN, "" },
		{ "2008-11-22", EIGHTEEN,
		  "aan ouders alleen met toestemming van de leerling (18)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = family("yes", "");
		struct buffer says = {0}, copies = {0};

		record_set_text(d.rows[ENTITY_PUPIL].items[0],
				(unsigned)entity_field(entities[ENTITY_PUPIL], "born"),
				rows[i].born);
		rights_say(&d, day(TODAY), &says);
		rights_say_copies(&d, day(TODAY), &copies);
		cr_expect_str_eq(says.bytes ? says.bytes : "", rows[i].says, "%s", rows[i].born);
		cr_expect_str_eq(copies.bytes ? copies.bytes : "", rows[i].copies, "%s",
				 rows[i].born);
		buffer_clear(&says);
		buffer_clear(&copies);
		dossier_free(&d);
	}
}

/* The pupil is of age: authority makes no difference any more, what a court decided does. */
Test(rights, of_the_parents_of_an_adult_are_said_where_a_court_limits_them)
{
	static const struct {
		const char *authority, *information, *says, *copies;
	} rows[] = {
		{ "no", "", EIGHTEEN, "aan ouders alleen met toestemming van de leerling (18)" },
		{ "no", "limited",
		  EIGHTEEN "\nKarel Smit: informatie beperkt door de rechter, geen afschrift",
		  "geen afschrift voor Karel Smit: de rechter beperkte de informatie; aan ouders "
		  "alleen met toestemming van de leerling (18)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = family(rows[i].authority, rows[i].information);
		struct buffer says = {0}, copies = {0};

		record_set_text(d.rows[ENTITY_PUPIL].items[0],
				(unsigned)entity_field(entities[ENTITY_PUPIL], "born"),
				"2008-11-22");
		rights_say(&d, day(TODAY), &says);
		rights_say_copies(&d, day(TODAY), &copies);
		cr_expect_str_eq(says.bytes, rows[i].says, "row %zu", i);
		cr_expect_str_eq(copies.bytes, rows[i].copies, "row %zu", i);
		buffer_clear(&says);
		buffer_clear(&copies);
		dossier_free(&d);
	}
}

Test(rights, of_several_parents_are_said_one_a_line)
{
	struct dossier d = family("no", "limited");
	struct buffer says = {0}, copies = {0};

	dossier_row(&d, ENTITY_GUARDIAN, 4, "given_name", "Anna", "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 5, "pupil", "1", "guardian", "4", "authority", "yes",
		    "information", "limited", NULL);
	rights_say(&d, day(TODAY), &says);
	rights_say_copies(&d, day(TODAY), &copies);
	cr_expect_str_eq(says.bytes,
			 "Karel Smit: geen gezag, informatie beperkt door de rechter, geen "
			 "afschrift\nAnna Hof: informatie beperkt door de rechter, geen afschrift");
	cr_expect_str_eq(copies.bytes, "geen afschrift voor Karel Smit, Anna Hof: de rechter "
				       "beperkte de informatie");
	buffer_clear(&says);
	buffer_clear(&copies);
	dossier_free(&d);
}

Test(rights, to_be_informed_are_those_of_a_parent_and_not_of_a_stepparent)
{
	static const struct {
		const char *relation, *says;
	} rows[] = {
		{ "", "Karel Smit: geen gezag, wordt geïnformeerd; instemming niet nodig" },
		{ "mother", "Karel Smit: geen gezag, wordt geïnformeerd; instemming niet nodig" },
		{ "father", "Karel Smit: geen gezag, wordt geïnformeerd; instemming niet nodig" },
		{ "stepparent", "Karel Smit: geen gezag, instemming niet nodig" },
		{ "other", "Karel Smit: geen gezag, instemming niet nodig" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = family("no", "");
		struct buffer says = {0};

		record_set_text(d.rows[ENTITY_PUPIL_GUARDIAN].items[0], PUPIL_GUARDIAN_RELATION,
				rows[i].relation);
		rights_say(&d, day(TODAY), &says);
		cr_expect_str_eq(says.bytes, rows[i].says, "%s", rows[i].relation);
		buffer_clear(&says);
		dossier_free(&d);
	}
}
