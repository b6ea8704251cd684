/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dossier stands in the plan on paper: a dossier in which every part has something, and
 * what a change or two puts in or keeps out. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/report/plan_document.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define CHANGES 3

/* Version 2, in force since 12 September, with two goals; version 1 lies before it. */
static struct dossier begin(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "given_name", "Gradje", "family_name", "Hof", "born",
		    "2016-05-01", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 2, "given_name", "Anna", "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 3, "pupil", "1", "guardian", "2", "relation",
		    "mother", "authority", "yes", NULL);
	dossier_row(&d, ENTITY_PLAN, 5, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "replaced", "starts", "2025-09-12", NULL);
	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "2", "status",
		    "in_force", "starts", "2026-09-12", "consultation", "10", NULL);
	dossier_row(&d, ENTITY_GOAL, 7, "plan", "6", "line", "7", "kind", "learning", "description",
		    "tafels", "state", "open", "position", "1", NULL);
	dossier_row(&d, ENTITY_GOAL, 8, "plan", "6", "line", "8", "kind", "learning", "description",
		    "lezen", "state", "open", "position", "2", NULL);
	dossier_row(&d, ENTITY_MEETING, 10, "kind", "parents", "date", "2026-09-05", NULL);
	dossier_row(&d, ENTITY_ATTENDEE, 11, "meeting", "10", "name", "de logopedist", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 15, "plan", "6", "date", "2026-11-10", "kind", "interim",
		    NULL);
	dossier_row(&d, ENTITY_RESULT, 16, "evaluation", "15", "goal", "7", "line", "7", "date",
		    "2026-11-10", "recorded", "2026-11-10T10:00:00.000Z", "finding", "behind",
		    "value", "40", NULL);
	return d;
}

#define PLAN(...) { ENTITY_PLAN, 6, { __VA_ARGS__ } }
#define GOAL(...) { ENTITY_GOAL, 7, { __VA_ARGS__ } }
#define RESULT(date, recorded, ...)                                                                \
	{ ENTITY_RESULT, 0, { "date", date, "recorded", recorded, "finding", "met", __VA_ARGS__ } }
#define OF_GOAL { ENTITY_RESULT, 20, { "evaluation", "15", "goal", "7", "line", "7" } }
#define CONSENT(party, ...)                                                                        \
	{ ENTITY_CONSENT, 0, { "plan", "6", "party", party, __VA_ARGS__ } }
#define TALK(...) { ENTITY_ATTENDEE, 0, { "meeting", "10", __VA_ARGS__ } }

#define BEHIND "Laatste uitkomst: achter, 40 (10-11-2026)\n"
#define MET(day) "Laatste uitkomst: behaald (" day ")\n"

static const struct row {
	const char *in, *out; /* what stands in it, and what does not */
	struct dossier_change changes[CHANGES];
} rows[] = {
	{ "Groep", NULL, { { ENTITY_GROUP, 0, { "school_year", "2026-2027", "name", "7B" } },
			   { ENTITY_PLACEMENT, 0, { "pupil", "1", "group", "20", "school_year",
						    "2026-2027", "starts", "2026-08-01" } } } },
	{ "School:", "Groep", {{0}} },
	{ "School:", "Leraren", {{0}} },
	{ "Ouder of verzorger: Anna Hof, moeder, gezag\n", NULL, {{0}} },
	{ "Ouder of verzorger: Anna Hof\n", NULL,
	  { { ENTITY_PUPIL_GUARDIAN, 3, { "relation", "", "authority", "no" } } } },
	{ "Geboren: 01-05-2016\n", "Leerlingnummer", {{0}} },
	{ "Ambitie: ambitieus", "Einde", { PLAN("ambition", "ambitious") } },

	/* The latest is the greatest day, of one day what was recorded last, and else the last. */
	{ "- 1. tafels\n", "; ", {{0}} },
	{ BEHIND, NULL, {{0}} },
	{ "Laatste uitkomst: nog niet geëvalueerd\n", NULL, {{0}} },
	{ MET("11-11-2026"), BEHIND, { RESULT("2026-11-11", "2026-11-01T10:00:00.000Z"),
	  OF_GOAL } },
	{ BEHIND, NULL, { RESULT("2026-11-09", "2026-11-12T10:00:00.000Z"), OF_GOAL } },
	{ MET("10-11-2026"), BEHIND, { RESULT("2026-11-10", "2026-11-10T10:00:00.001Z"),
	  OF_GOAL } },
	{ BEHIND, NULL, { RESULT("2026-11-10", "2026-11-10T09:59:59.999Z"), OF_GOAL } },
	{ MET("10-11-2026"), BEHIND, { RESULT("2026-11-10", "2026-11-10T10:00:00.000Z"),
	  OF_GOAL } },
	{ BEHIND, NULL,
	  { RESULT("2026-11-11", "2026-11-11T10:00:00.000Z"), OF_GOAL,
	    { ENTITY_RESULT, 20, { "withdrawn", "2026-11-12T10:00:00.000Z" } } } },
	{ BEHIND, NULL,
	  { RESULT("2026-11-11", "2026-11-11T10:00:00.000Z"),
	    { ENTITY_RESULT, 20, { "evaluation", "15", "goal", "9", "line", "9" } } } },
	/* What was found after a version ended does not stand in it. */
	{ BEHIND, MET("11-11-2026"),
	  { RESULT("2026-11-11", ""), OF_GOAL, PLAN("status", "closed", "closed", "2026-11-10") } },
	{ MET("11-11-2026"), BEHIND,
	  { RESULT("2026-11-11", ""), OF_GOAL, PLAN("status", "closed", "closed", "2026-11-11") } },
	{ "(10-11-2026); vervallen\n", NULL, { GOAL("state", "dropped") } },
	{ "- 1. lezen\n", "- 1. tafels\n", { GOAL("position", "3") } },
	{ "- 1. tafels\n", "- 1. lezen\n", { GOAL("position", "2") } },
	{ "- 2. lezen\n", "3. ", { { ENTITY_GOAL, 0,
	  { "plan", "5", "description", "schrijven" } } } },

	{ NULL, "Aanpak van doel", {{0}} },
	{ "Aanpak van doel 1\n\nElke dag.\n", "Aanpak van doel 2",
	  { GOAL("approach", "Elke dag.") } },
	{ "Aanpak van doel 1\n\nWie: juf Lia\n", NULL, { GOAL("who", "juf Lia") } },
	{ "Aanpak van doel 1\n\nWaar: op de gang\n", NULL, { GOAL("place", "op de gang") } },

	{ "Er is geen inzet vastgelegd.\n", NULL, {{0}} },
	{ "Wie: Lia\n", "Er is geen inzet",
	  { { ENTITY_SUPPORT, 0, { "form", "RT", "provider", "Lia" } } } },
	{ "Wie: remedial teacher\n", NULL,
	  { { ENTITY_SUPPORT, 0, { "form", "RT", "function", "remedial" } } } },
	/* In the days of the version. */
	{ "- RT\n", NULL, { { ENTITY_SUPPORT, 0, { "form", "RT", "ends", "2026-09-12" } } } },
	{ NULL, "- RT\n", { { ENTITY_SUPPORT, 0, { "form", "RT", "ends", "2026-09-11" } } } },
	{ "- RT\n", NULL,
	  { { ENTITY_SUPPORT, 0, { "form", "RT", "starts", "2026-11-10" } },
	    PLAN("status", "closed", "closed", "2026-11-10") } },
	{ NULL, "- RT\n",
	  { { ENTITY_SUPPORT, 0, { "form", "RT", "starts", "2026-11-11" } },
	    PLAN("status", "closed", "closed", "2026-11-10") } },
	{ "Periode: 15-09-2026\n", NULL,
	  { { ENTITY_SUPPORT, 0, { "form", "RT", "starts", "2026-09-15" } } } },

	{ "Aanwezig: de logopedist\n", NULL, {{0}} },
	{ "Aanwezig: de logopedist; Anna Hof\n", NULL, { TALK("guardian", "2") } },
	{ "Aanwezig: de logopedist; Gradje Hof\n", NULL, { TALK("pupil", "1") } },
	{ "Aanwezig: de logopedist\n", NULL, { TALK("pupil", "99") } },
	{ "Aanwezig: de logopedist\n", NULL,
	  { { ENTITY_ATTENDEE, 0, { "meeting", "99", "name", "iemand anders" } } } },
	{ "Overleg met ouders: niet ingevuld\n", "Aanwezig", { PLAN("consultation", "") } },

	{ "- Anna Hof\n  Instemming: nog open\n", "ouders, zonder naam", {{0}} },
	{ "Opmerking: belde zelf\n", "Volgende stap",
	  { CONSENT("guardian", "guardian", "2", "decision", "given", "note", "belde zelf") } },
	{ "Opmerking: belde zelf\n", "Volgende stap: \n",
	  { CONSENT("guardian", "guardian", "2", "decision", "refused", "note", "belde zelf"),
	    { ENTITY_CONSENT, 20, { "next_step", "gesprek" } } } },
	{ "Volgende stap: gesprek\n", NULL,
	  { CONSENT("guardian", "guardian", "2", "decision", "refused", "note", "belde zelf"),
	    { ENTITY_CONSENT, 20, { "next_step", "gesprek" } } } },
	{ "- Anna Hof\n  Instemming: gegeven\n", "ouders, zonder naam",
	  { CONSENT("guardian", "guardian", "2", "decision", "given") } },
	{ "- ouders, zonder naam\n  Instemming: gegeven\n", "- Anna Hof\n  Instemming",
	  { CONSENT("parents", "decision", "given") } },
	{ "- Anna Hof\n  Instemming: geïnformeerd\n", NULL,
	  { CONSENT("parents", "decision", "given"),
	    CONSENT("guardian", "guardian", "2", "decision", "informed") } },
	{ "Instemming: nog niet compleet\n", "ouders, zonder naam",
	  { CONSENT("parents", "decision", "given"), { ENTITY_CONSENT, 20, { "plan", "5" } } } },
	{ "niet nodig: begonnen voor 1 augustus 2017", "Instemming: nog open",
	  { PLAN("starts", "2016-09-12"), CONSENT("parents", "decision", "given") } },

	{ "Evaluatie van 10-11-2026\n", "Nog niet geëvalueerd.", {{0}} },
	{ "Nog niet geëvalueerd.\n", "Evaluatie van", { { ENTITY_EVALUATION, 15,
	  { "plan", "5" } } } },
	{ "  Uitkomst: achter\n  Nu: 40\n", "Toelichting: ", {{0}} },
	{ "  Toelichting: Analyse: te druk\n", NULL,
	  { { ENTITY_RESULT, 16, { "analysis", "te druk" } } } },
	{ "  Uitkomst: behaald\n", "  Uitkomst: achter\n",
	  { RESULT("", "2026-11-11T10:00:00.000Z"), OF_GOAL } },
	{ "  Uitkomst: behaald\n", "  Uitkomst: achter\n",
	  { RESULT("", "2026-11-10T10:00:00.000Z"), OF_GOAL } },
	{ "  Uitkomst: achter\n", "  Uitkomst: behaald\n",
	  { RESULT("", "2026-11-09T10:00:00.000Z"), OF_GOAL } },
	{ "  Uitkomst: achter\n", "  Uitkomst: behaald\n",
	  { RESULT("", "2026-11-11T10:00:00.000Z"), OF_GOAL,
	    { ENTITY_RESULT, 20, { "withdrawn", "2026-11-12T10:00:00.000Z" } } } },
	{ NULL, "  Uitkomst: ",
	  { { ENTITY_RESULT, 16, { "withdrawn", "2026-11-12T10:00:00.000Z" } } } },
	{ "- 1. tafels\n  Uitkomst: achter\n", "- 2. lezen\n  Uitkomst: achter\n", {{0}} },
	{ "- 2. lezen\n  Uitkomst: behaald\n", NULL,
	  { RESULT("", "2026-11-11T10:00:00.000Z"),
	    { ENTITY_RESULT, 20, { "evaluation", "15", "goal", "8", "line", "8" } } } },
	{ "  Uitkomst: achter\n", "  Uitkomst: behaald\n",
	  { RESULT("", "2026-11-11T10:00:00.000Z"),
	    { ENTITY_RESULT, 20, { "evaluation", "99", "goal", "7", "line", "7" } } } },

	{ "Ouder of verzorger: Anna Hof\n  Datum: ___", "Ouder of verzorger:\n", {{0}} },
	{ "Ouder of verzorger:\n", "Ouder of verzorger: Anna Hof\n  Datum",
	  { { ENTITY_PUPIL_GUARDIAN, 3, { "authority", "no" } } } },
	{ "Leerling, 18 jaar of ouder: Gradje Hof\n", "Ouder of verzorger: de leerling",
	  { { ENTITY_PUPIL, 1, { "born", "2008-09-12" } } } },
};

/* As printed in text; the caller frees. */
static char *printed(const struct dossier *d, struct document *out)
{
	struct settings settings;
	struct derived derived = derived_on(d, TODAY);
	struct buffer text = {0};

	settings_init(&settings);
	plan_document(&(struct plan_source){ .dossier = d, .plan = dossier_find(d, ENTITY_PLAN, 6),
					     .settings = &settings, .today = day(TODAY),
					     .derived = &derived },
		      out);
	document_text(out, 200, &text);
	derived_free(&derived);
	return buffer_take(&text);
}

Test(plan_rows, stand_in_the_plan_where_they_belong_to_it)
{
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct dossier d = begin();
		struct document document;
		char *text;

		for (int c = 0; c < CHANGES && rows[r].changes[c].fields[0]; c++)
			dossier_apply(&d, &rows[r].changes[c], 20 + c);
		text = printed(&d, &document);
		cr_expect(rows[r].in == NULL || strstr(text, rows[r].in) != NULL,
			  "row %zu: %s\nis not in\n%s", r, rows[r].in, text);
		cr_expect(rows[r].out == NULL || strstr(text, rows[r].out) == NULL,
			  "row %zu: %s\nis in\n%s", r, rows[r].out, text);
		free(text);
		document_free(&document);
		dossier_free(&d);
	}
}

static int tables_of(const struct document *document)
{
	int count = 0;

	for (size_t i = 0; i < document->block_count; i++)
		count += document->blocks[i].kind == BLOCK_TABLE;
	return count;
}

/* Two goals, two forms of help and two results: one table each, and one of consent. */
Test(plan_rows, of_one_kind_stand_in_one_table_and_evaluations_by_their_day)
{
	struct dossier d = begin();
	struct document document;
	const char *first, *second, *third;
	char *text;

	dossier_row(&d, ENTITY_SUPPORT, 30, "form", "RT", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 31, "form", "coach", NULL);
	dossier_row(&d, ENTITY_RESULT, 32, "evaluation", "15", "goal", "8", "line", "8", "date",
		    "2026-11-10", "recorded", "2026-11-10T10:00:00.000Z", "finding", "met", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 14, "plan", "6", "date", "2026-11-10", "kind", "interim",
		    "text", "eerder gemaakt", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 33, "plan", "6", "date", "2026-10-10", "kind", "interim",
		    NULL);
	text = printed(&d, &document);
	cr_expect(eq(int, tables_of(&document), 4));
	first = strstr(text, "Evaluatie van 10-10-2026");
	second = strstr(text, "eerder gemaakt");
	third = strstr(text, "  Nu: 40");
	cr_expect(first && second && third && first < second && second < third, "%s", text);
	free(text);
	document_free(&document);
	dossier_free(&d);
}

Test(plan_rows, of_a_form_have_room_under_their_headings)
{
	static const char *const parts[] = {
		"Leerling en school\n", "Geboren:\n___", "Het plan\n", "Inzet\n", "Doelen\n",
		"Programma en afspraken\n", "Instemming met het handelingsdeel\n",
		"Leerling gehoord: ☐\u00a0ja   ☐\u00a0nee\n", "Ondertekening\n",
	};
	struct document form;
	struct buffer text = {0};

	plan_form(NULL, day(TODAY), &form);
	document_text(&form, 200, &text);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		cr_expect(strstr(text.bytes, parts[i]) != NULL, "%s in\n%s", parts[i], text.bytes);
	cr_expect(strstr(text.bytes, "Evaluaties") == NULL, "there is nothing to evaluate yet");
	buffer_clear(&text);
	document_free(&form);
}
