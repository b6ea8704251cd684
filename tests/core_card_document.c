/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handelingskaart and the page of a group, of dossiers written by hand. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/report/card_document.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

static struct dossier dossier(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "given_name", "Jóëlle", "family_name", "Berg", "born",
		    "2016-05-01", "needs", "Wat helpt?", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 2, "given_name", "Anna", "family_name", "Hof", "phone",
		    "0612345678", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 3, "pupil", "1", "guardian", "2", "authority", "yes",
		    NULL);
	dossier_row(&d, ENTITY_STAFF, 4, "given_name", "Lia", "family_name", "Smit", "function",
		    "ib", "email", "lia@school.example", NULL);
	dossier_row(&d, ENTITY_STAFF, 5, "given_name", "Oud", "family_name", "Lid", "function",
		    "ib", "left", "2025-01-01", NULL);
	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "in_force", "starts", "2026-09-12", "need", "Korte\nopdrachten.", "works",
		    "meteen nakijken", "avoid", "lange uitleg", NULL);
	dossier_row(&d, ENTITY_GOAL, 7, "plan", "6", "line", "7", "kind", "learning", "description",
		    "leest M5", "target", "M5", NULL);
	dossier_row(&d, ENTITY_GOAL, 8, "plan", "6", "line", "8", "kind", "learning", "description",
		    "rekent E5", "state", "completed", NULL);
	return d;
}

static char *made(const struct dossier *d, const struct record *plan, bool group)
{
	struct settings settings;
	struct derived derived = derived_on(d, TODAY);
	struct record *row = record_new(entities[ENTITY_GROUP]);
	const struct plan_source source = { .dossier = d, .plan = plan, .settings = &settings,
					    .today = day(TODAY), .derived = &derived };
	struct document document;
	struct buffer text = {0};

	settings_init(&settings);
	record_set_text(row, (unsigned)entity_field(row->entity, "name"), "7B");
	if (group) {
		group_document(NULL, row, day(TODAY), &document);
		group_document_add(&source, &document);
	} else {
		card_document(&source, &document);
	}
	document_text(&document, 78, &text);
	document_free(&document);
	record_free(row);
	derived_free(&derived);
	return buffer_take(&text);
}

Test(card_document, says_what_works_what_not_which_goals_and_whom_to_ask)
{
	struct dossier d = dossier();
	char *text = made(&d, d.rows[ENTITY_PLAN].items[0], false);

	cr_expect(strstr(text, "Wat werkt\n=========\n\nmeteen nakijken\n") != NULL);
	cr_expect(strstr(text, "Wat niet werkt\n==============\n\nlange uitleg\n") != NULL);
	cr_expect(strstr(text, "Korte opdrachten.\n") != NULL);
	cr_expect(strstr(text, "- leest M5\n  Streefwaarde: M5\n"
			       "  Laatste uitkomst: nog niet geëvalueerd\n") != NULL);
	cr_expect(strstr(text, "intern begeleider: Lia Smit, lia@school.example\n") != NULL);
	cr_expect(strstr(text, "rekent") == NULL);
	cr_expect(strstr(text, "Oud Lid") == NULL);
	free(text);
	dossier_free(&d);
}

Test(card_document, tells_nothing_of_parents_and_birth)
{
	struct dossier d = dossier();
	char *text = made(&d, d.rows[ENTITY_PLAN].items[0], false);

	cr_expect(strstr(text, "Hof") == NULL);
	cr_expect(strstr(text, "06") == NULL);
	cr_expect(strstr(text, "2016") == NULL);
	free(text);
	dossier_free(&d);
}

Test(card_document, stays_one_page_whatever_was_typed)
{
	struct dossier d = dossier();
	char *text, long_text[3000];

	memset(long_text, 'x', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	record_set_text(d.rows[ENTITY_PLAN].items[0], PLAN_NEED, long_text);
	record_set_text(d.rows[ENTITY_PLAN].items[0], PLAN_WORKS, long_text);
	for (int i = 0; i < 20; i++)
		dossier_row(&d, ENTITY_GOAL, 20 + i, "plan", "6", "kind", "learning", "description",
			    long_text, NULL);
	text = made(&d, d.rows[ENTITY_PLAN].items[0], false);
	cr_expect(strstr(text, "en nog 13 doelen, zie het OPP\n") != NULL);
	cr_expect(strstr(text, "Deze kaart is ingekort (…)") != NULL);
	cr_expect(strlen(text) < 5000);
	free(text);
	dossier_free(&d);
}

#define STAFF(...) { ENTITY_STAFF, 0, { "given_name", "Tom", "family_name", "Vos", __VA_ARGS__ } }
#define HELP(...) { ENTITY_SUPPORT, 0, { "form", "RT", "provider", "Bea", __VA_ARGS__ } }

Test(card_document, names_whom_to_ask_today)
{
	static const struct {
		struct dossier_change change;
		const char *says;
		bool in;
	} rows[] = {
		{ STAFF("function", "coordinator"), "zorgcoördinator: Tom Vos\n", true },
		{ STAFF("function", "ib"), "intern begeleider: Tom Vos\n", true },
		{ STAFF("function", "teacher"), "Tom Vos", false },
		{ STAFF("function", "ib", "left", "2027-01-01"), "Tom Vos", false },
		{ HELP(NULL), "RT: Bea\n", true },
		{ HELP("starts", "2026-11-22", "ends", "2026-11-22"), "RT: Bea\n", true },
		{ HELP("starts", "2026-11-23"), "Bea", false },
		{ HELP("ends", "2026-11-21"), "Bea", false },
		{ { ENTITY_SUPPORT, 0, { "provider", "Bea" } }, "Bea", false },
		{ { ENTITY_SUPPORT, 0, { "form", "RT" } }, "RT", false },
		{ { ENTITY_GROUP_STAFF, 0, { "group", "9", "staff", "4" } }, "Leraren: Lia Smit\n",
		  true },
		{ { ENTITY_GROUP_STAFF, 0, { "group", "99", "staff", "4" } }, "Leraren:", false },
		{ { ENTITY_GOAL, 0, { "plan", "6", "description", "telt", "state", "open" } },
		  "- telt\n", true },
		{ { ENTITY_GOAL, 0, { "plan", "6", "description", "telt", "state", "dropped" } },
		  "- telt\n", false },
		{ { ENTITY_PLAN, 6, { "avoid", "" } }, "Wat niet werkt", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = dossier();
		char *text;

		dossier_row(&d, ENTITY_GROUP, 9, "name", "7B", NULL);
		dossier_row(&d, ENTITY_PLACEMENT, 10, "group", "9", "school_year", "2026-2027",
			    "starts", "2026-08-01", NULL);
		dossier_apply(&d, &rows[i].change, 20);
		text = made(&d, d.rows[ENTITY_PLAN].items[0], false);
		cr_expect(eq(int, strstr(text, rows[i].says) != NULL, rows[i].in),
			  "row %zu: %s\n%s", i, rows[i].says, text);
		free(text);
		dossier_free(&d);
	}
}

/* As many as may stand on it, and one more. */
Test(card_document, has_room_for_four_who_help_and_eight_goals)
{
	for (int more = 0; more < 2; more++) {
		struct dossier d = dossier();
		char *text;

		for (int i = 0; i < CARD_PEOPLE + more; i++)
			dossier_row(&d, ENTITY_SUPPORT, 30 + i, "form", "RT", "provider", "Bea",
				    NULL);
		for (int i = 1; i < CARD_GOALS + more; i++)
			dossier_row(&d, ENTITY_GOAL, 40 + i, "plan", "6", "description", "telt",
				    NULL);
		text = made(&d, d.rows[ENTITY_PLAN].items[0], false);
		cr_expect(eq(int, strstr(text, "ingekort") != NULL, more));
		cr_expect(eq(int, strstr(text, "en nog ") != NULL, more));
		free(text);
		dossier_free(&d);
	}
}

Test(card_document, of_a_draft_is_marked_as_such)
{
	for (int draft = 0; draft < 2; draft++) {
		struct dossier d = dossier();
		struct derived derived = derived_on(&d, TODAY);
		struct document document;

		if (draft)
			record_set_text(d.rows[ENTITY_PLAN].items[0], PLAN_STATUS, "draft");
		card_document(&(struct plan_source){ .dossier = &d, .derived = &derived,
						     .plan = d.rows[ENTITY_PLAN].items[0],
						     .today = day(TODAY) },
			      &document);
		cr_expect(eq(int, document.watermark != NULL, draft));
		document_free(&document);
		derived_free(&derived);
		dossier_free(&d);
	}
}

Test(card_document, says_above_all_that_a_plan_is_over)
{
	struct dossier d = dossier();
	struct record *plan = d.rows[ENTITY_PLAN].items[0];
	char *text;

	record_set_text(plan, PLAN_STATUS, "closed");
	record_set_text(plan, PLAN_CLOSED_ON, "2026-10-05");
	text = made(&d, plan, false);
	cr_expect(strstr(text, "Dit OPP is afgesloten op 05-10-2026.\n\nWat werkt\n") != NULL);
	cr_expect(strstr(text, "Doelen nu") == NULL && strstr(text, "\nDoelen\n") != NULL);
	free(text);
	record_set_text(plan, PLAN_STATUS, "replaced");
	text = made(&d, plan, false);
	cr_expect(strstr(text, "Dit is een versie van het OPP die vervangen is.\n") != NULL);
	cr_expect(strstr(text, "Doelen nu") == NULL);
	free(text);
	record_set_text(plan, PLAN_STATUS, "in_force");
	text = made(&d, plan, false);
	cr_expect(strstr(text, "afgesloten") == NULL && strstr(text, "vervangen") == NULL);
	cr_expect(strstr(text, "Doelen nu\n") != NULL);
	free(text);
	dossier_free(&d);
}

Test(card_document, says_above_all_that_the_pupil_left)
{
	struct dossier d = dossier();
	char *text;

	record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_LEFT, "2026-11-20");
	text = made(&d, d.rows[ENTITY_PLAN].items[0], false);
	cr_expect(strstr(text, "Deze leerling is uitgeschreven op 20-11-2026.\n\nWat werkt\n") !=
		  NULL);
	cr_expect(strstr(text, "Doelen nu") == NULL);
	free(text);
	record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_LEFT, TODAY);
	text = made(&d, d.rows[ENTITY_PLAN].items[0], false);
	cr_expect(strstr(text, "uitgeschreven") == NULL);
	free(text);
	dossier_free(&d);
}

Test(card_document, gives_a_pupil_of_a_group_one_row)
{
	struct dossier d = dossier();
	char *text = made(&d, d.rows[ENTITY_PLAN].items[0], true);

	cr_expect(strstr(text, "- Jóëlle Berg\n  Onderwijsbehoefte: Korte opdrachten.\n"
			       "  Doelen nu: leest M5\n  Wat werkt: meteen nakijken\n") != NULL);
	free(text);
	record_set_text(d.rows[ENTITY_PLAN].items[0], PLAN_NEED, "");
	text = made(&d, d.rows[ENTITY_PLAN].items[0], true);
	cr_expect(strstr(text, "- Jóëlle Berg\n  Onderwijsbehoefte: Wat helpt?\n"
			       "  Doelen nu: leest M5\n") != NULL, "%s", text);
	free(text);
	record_set_choice(d.rows[ENTITY_PLAN].items[0], PLAN_STATUS, PLAN_DRAFT);
	text = made(&d, d.rows[ENTITY_PLAN].items[0], true);
	cr_expect(strstr(text, "- Jóëlle Berg (concept)\n  Onderwijsbehoefte: ") != NULL, "%s",
		  text);
	free(text);
	text = made(&d, NULL, true);
	cr_expect(strstr(text, "- Jóëlle Berg\n  Onderwijsbehoefte: Wat helpt?\n"
			       "  Doelen nu: nog geen OPP\n") != NULL);
	free(text);
	dossier_free(&d);
}

Test(card_document, gives_a_goal_of_a_group_whole_and_cuts_a_very_long_one_at_a_word)
{
	static const char goal[] = "doet 6 beurten per dagdeel uit zichzelf mee in het "
				   "klassengesprek, ook bij een invaller";
	struct dossier d = dossier();
	struct buffer longer = {0};
	char *text;

	record_set_text(d.rows[ENTITY_GOAL].items[0], GOAL_DESCRIPTION, goal);
	text = made(&d, d.rows[ENTITY_PLAN].items[0], true);
	cr_expect(strstr(text, "…") == NULL && strstr(text, "invaller") != NULL, "%s", text);
	free(text);
	for (int i = 0; i < 40; i++)
		buffer_add(&longer, "woorden ");
	record_set_text(d.rows[ENTITY_GOAL].items[0], GOAL_DESCRIPTION, longer.bytes);
	text = made(&d, d.rows[ENTITY_PLAN].items[0], true);
	cr_expect(strstr(text, "woorden…") != NULL, "%s", text);
	free(text);
	buffer_clear(&longer);
	dossier_free(&d);
}
