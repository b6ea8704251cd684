/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan on paper of a dossier written by hand. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/report/plan_document.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define TODAY_18 "2008-11-22" /* the day of birth of who is 18 on it */

struct print {
	struct dossier d;
	struct record *plan;
	struct document document;
	char *text;
};

/* Jóëlle, her parents of whom the father's address is secret, and a draft of version 2. */
static struct print begin(void)
{
	struct print p = {0};

	dossier_row(&p.d, ENTITY_PUPIL, 1, "given_name", "Jóëlle", "prefix", "van den",
		    "family_name", "Berg", "born", "2016-05-01", NULL);
	dossier_row(&p.d, ENTITY_GUARDIAN, 2, "given_name", "Anna", "family_name", "Hof", "phone",
		    "0612345678", "email", "anna@example.org", NULL);
	dossier_row(&p.d, ENTITY_GUARDIAN, 3, "given_name", "Bart", "family_name", "Berg", "phone",
		    "0687654321", "email", "bart@example.org", "address_secret", "yes", NULL);
	dossier_row(&p.d, ENTITY_PUPIL_GUARDIAN, 4, "pupil", "1", "guardian", "2", "relation",
		    "mother", "authority", "yes", NULL);
	dossier_row(&p.d, ENTITY_PUPIL_GUARDIAN, 5, "pupil", "1", "guardian", "3", "relation",
		    "father", "authority", "yes", NULL);
	p.plan = dossier_row(&p.d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "2",
			     "status", "draft", "origin", "own", "destination", "vmbo_gt",
			     "rationale", "Zij leert snel.", "helping", "werkt hard\nleest graag",
			     "need", "Korte opdrachten.", NULL);
	return p;
}

static void make(struct print *p)
{
	struct settings settings;
	struct derived derived = derived_on(&p->d, TODAY);
	struct record *school = record_new(entities[ENTITY_SCHOOL]);
	struct buffer text = {0};

	settings_init(&settings);
	record_set_text(school, (unsigned)entity_field(school->entity, "name"), "De Brug");
	document_free(&p->document);
	free(p->text);
	plan_document(&(struct plan_source){ .dossier = &p->d, .school = school, .plan = p->plan,
					     .settings = &settings, .today = day(TODAY),
					     .derived = &derived },
		      &p->document);
	document_text(&p->document, 78, &text);
	p->text = buffer_take(&text);
	record_free(school);
	derived_free(&derived);
}

static void end(struct print *p)
{
	free(p->text);
	document_free(&p->document);
	dossier_free(&p->d);
}

static void expect_in(const struct print *p, const char *text)
{
	cr_expect(strstr(p->text, text) != NULL, "%s\nis not in\n%s", text, p->text);
}

static void expect_out(const struct print *p, const char *text)
{
	cr_expect(strstr(p->text, text) == NULL, "%s\nis in\n%s", text, p->text);
}

Test(plan_document, has_all_sections_in_the_order_of_the_law)
{
	static const char *const headings[] = {
		"Leerling en school", "Het plan", "Uitstroombestemming en onderbouwing",
		"Wat de leerling nodig heeft", "Handelingsdeel", "Inzet", "Doelen",
		"Programma en afspraken", "Overleg met de ouders",
		"Instemming met het handelingsdeel", "De leerling gehoord", "Evaluaties",
		"Ondertekening",
	};
	struct print p = begin();
	size_t next = 0;

	make(&p);
	for (size_t i = 0; i < p.document.block_count; i++) {
		const struct document_block *block = &p.document.blocks[i];

		if (next < sizeof headings / sizeof headings[0] && block->kind == BLOCK_HEADING &&
		    !strcmp(block->text, headings[next]))
			next++;
	}
	cr_expect(eq(sz, next, sizeof headings / sizeof headings[0]));
	end(&p);
}

Test(plan_document, carries_a_watermark_as_long_as_it_is_a_draft)
{
	struct print p = begin();

	make(&p);
	cr_expect_str_eq(p.document.watermark, "CONCEPT");
	cr_expect_str_eq(p.document.edition, "versie 2, concept");
	record_set_choice(p.plan, PLAN_STATUS, PLAN_IN_FORCE);
	make(&p);
	cr_expect(p.document.watermark == NULL);
	cr_expect_str_eq(p.document.edition, "versie 2, in werking");
	end(&p);
}

Test(plan_document, never_tells_how_to_reach_a_parent)
{
	struct print p = begin();

	make(&p);
	expect_in(&p, "Ouder of verzorger: Anna Hof, moeder, gezag\n");
	expect_in(&p, "Ouder of verzorger: Bart Berg, vader, gezag\n");
	expect_out(&p, "06");
	expect_out(&p, "example.org");
	expect_out(&p, "eheim");
	end(&p);
}

Test(plan_document, labels_what_it_says_as_the_records_do)
{
	struct print p = begin();

	make(&p);
	expect_in(&p, "Leerling: Jóëlle van den Berg\n");
	expect_in(&p, "Geboren: 01-05-2016\n");
	expect_in(&p, "Uitstroombestemming: vmbo-gt\n");
	expect_in(&p, "Onderbouwing\n------------\n\nZij leert snel.\n");
	expect_in(&p,
		  "Bevorderende factoren\n---------------------\n\n- werkt hard\n- leest graag\n");
	expect_in(&p, "Belemmerende factoren: niet ingevuld\n");
	expect_in(&p, "Begeleiding: niet ingevuld\n");
	expect_in(&p, "Er zijn nog geen doelen.\n");
	end(&p);
}

Test(plan_document, shows_a_goal_with_where_it_began_where_it_goes_and_how_it_stands)
{
	struct print p = begin();

	dossier_row(&p.d, ENTITY_GOAL, 8, "plan", "6", "line", "7", "kind", "learning", "area",
		    "technical_reading", "description", "leest M5", "indicator", "DMT", "baseline",
		    "M4", "baseline_date", "2026-06-01", "target", "M5", "target_date",
		    "2027-01-31", "position", "2", "approach", "Elke dag lezen.", NULL);
	dossier_row(&p.d, ENTITY_GOAL, 9, "plan", "6", "line", "9", "kind", "behaviour",
		    "description", "vraagt hulp", "position", "1", NULL);
	dossier_row(&p.d, ENTITY_RESULT, 20, "evaluation", "19", "goal", "7", "line", "7", "pupil",
		    "1", "date", "2026-10-01", "finding", "behind", "value", "E4", NULL);
	dossier_row(&p.d, ENTITY_RESULT, 21, "evaluation", "19", "goal", "7", "line", "7", "pupil",
		    "1", "date", "2026-11-01", "finding", "met", "withdrawn",
		    "2026-11-02T10:00:00.000Z", NULL);
	make(&p);
	expect_in(&p, "- 2. vraagt hulp\n  Laatste uitkomst: nog niet geëvalueerd\n");
	expect_in(&p, "- 1. technisch lezen: leest M5\n  Hoe gemeten: DMT\n"
		      "  Beginwaarde: M4 (01-06-2026)\n  Streefwaarde: M5 (31-01-2027)\n"
		      "  Laatste uitkomst: achter, E4 (01-10-2026)\n");
	expect_in(&p, "Aanpak van doel 1\n\nElke dag lezen.\n");
	end(&p);
}

Test(plan_document, tells_of_the_talk_and_names_no_other_pupil)
{
	struct print p = begin();

	record_set_number(p.plan, PLAN_CONSULTATION, 10);
	dossier_row(&p.d, ENTITY_MEETING, 10, "kind", "plan_review", "date", "2026-09-10", NULL);
	dossier_row(&p.d, ENTITY_ATTENDEE, 11, "meeting", "10", "guardian", "2", NULL);
	dossier_row(&p.d, ENTITY_ATTENDEE, 12, "meeting", "10", "pupil", "99", NULL);
	dossier_row(&p.d, ENTITY_ATTENDEE, 13, "meeting", "10", "name", "de logopedist", NULL);
	make(&p);
	expect_in(&p, "Overleg met ouders: OPP-bespreking 10-09-2026\n");
	expect_in(&p, "Aanwezig: Anna Hof; de logopedist\n");
	end(&p);
}

Test(plan_document, lists_the_consent_of_each_who_has_a_say)
{
	struct print p = begin();

	dossier_row(&p.d, ENTITY_CONSENT, 14, "plan", "6", "party", "guardian", "guardian", "3",
		    "decision", "refused", "date", "2026-10-01", "form", "paper", "next_step",
		    "onderwijsconsulent", NULL);
	make(&p);
	expect_in(&p, "Instemming: in overleg na een weigering\n");
	expect_in(&p, "- Anna Hof\n  Instemming: nog open\n");
	expect_in(&p, "- Bart Berg\n  Instemming: geweigerd\n  Datum: 01-10-2026\n  Vorm: op "
		      "papier\n  Opmerking: Volgende stap: onderwijsconsulent\n");
	expect_in(&p, "Ouder of verzorger: Bart Berg\n  Datum: ____");
	end(&p);
}

Test(plan_document, is_not_for_a_parent_whom_a_court_limits_and_says_so_on_no_paper)
{
	struct print p = begin();
	struct buffer json = {0};

	make(&p);
	cr_expect(p.document.heed == NULL);
	record_set_choice(p.d.rows[ENTITY_PUPIL_GUARDIAN].items[1], PUPIL_GUARDIAN_INFORMATION,
			  INFORMATION_LIMITED);
	make(&p);
	cr_expect_str_eq(p.document.heed,
			 "geen afschrift voor Bart Berg: de rechter beperkte de informatie");
	document_json(&p.document, &json);
	cr_expect(strstr(json.bytes, "rechter") == NULL);
	expect_out(&p, "rechter");
	expect_out(&p, "eperkt");
	expect_in(&p, "Ouder of verzorger: Anna Hof\n  Datum: ____");
	expect_out(&p, "Ouder of verzorger: Bart Berg\n");
	buffer_clear(&json);
	end(&p);
}

Test(plan_document, of_a_pupil_of_18_is_signed_by_the_pupil_and_the_school)
{
	struct print p = begin();

	record_set_text(p.d.rows[ENTITY_PUPIL].items[0],
			(unsigned)entity_field(entities[ENTITY_PUPIL], "born"), TODAY_18);
	make(&p);
	expect_in(&p, "Leerling, 18 jaar of ouder: Jóëlle van den Berg\n");
	expect_out(&p, "Ouder of verzorger: Anna Hof\n");
	cr_expect_str_eq(p.document.heed, "aan ouders alleen met toestemming van de leerling (18)");
	end(&p);
}

Test(plan_document, calls_nobody_open_when_the_parents_gave_it_together)
{
	struct print p = begin();

	dossier_row(&p.d, ENTITY_CONSENT, 14, "plan", "6", "party", "parents", "decision", "given",
		    "date", "2026-10-01", NULL);
	make(&p);
	expect_in(&p, "Instemming: compleet\n");
	expect_in(&p, "- ouders, zonder naam\n  Instemming: gegeven\n");
	expect_out(&p, "nog open");
	end(&p);
}

Test(plan_document, prints_each_evaluation_with_the_result_that_stands)
{
	struct print p = begin();

	dossier_row(&p.d, ENTITY_GOAL, 8, "plan", "6", "line", "8", "kind", "learning",
		    "description", "leest M5", NULL);
	dossier_row(&p.d, ENTITY_EVALUATION, 15, "plan", "6", "date", "2026-11-10", "kind",
		    "yearly", "parents_present", "yes", "text", "Het gaat goed.", NULL);
	dossier_row(&p.d, ENTITY_RESULT, 16, "evaluation", "15", "goal", "8", "line", "8", "pupil",
		    "1", "date", "2026-11-10", "recorded", "2026-11-10T10:00:00.000Z", "finding",
		    "not_met", "analysis", "te weinig tijd", NULL);
	dossier_row(&p.d, ENTITY_RESULT, 17, "evaluation", "15", "goal", "8", "line", "8", "pupil",
		    "1", "date", "2026-11-10", "recorded", "2026-11-11T10:00:00.000Z", "finding",
		    "met", "value", "M5", "evidence", "DMT", NULL);
	make(&p);
	expect_in(&p, "Evaluatie van 10-11-2026\n------------------------\n\nSoort: jaarlijks\n"
		      "Met ouders: ja\nLeerling gehoord: niet ingevuld\n");
	expect_in(&p, "Verslag\n\nHet gaat goed.\n");
	expect_in(&p, "- 1. leest M5\n  Uitkomst: behaald\n  Nu: M5\n"
		      "  Toelichting: Waaruit blijkt het: DMT\n");
	expect_out(&p, "te weinig tijd");
	end(&p);
}

Test(plan_document, lists_the_help_in_the_days_of_the_version)
{
	struct print p = begin();

	record_set_text(p.plan, PLAN_STARTS, "2026-09-12");
	dossier_row(&p.d, ENTITY_SUPPORT, 30, "pupil", "1", "form", "RT lezen", "provider",
		    "Lia de Bruin", "function", "remedial", "place", "outside", "grouping",
		    "individual", "hours_week", "1500", "starts", "2026-09-15", "ends",
		    "2027-01-31", NULL);
	dossier_row(&p.d, ENTITY_SUPPORT, 31, "pupil", "1", "form", "logopedie", "starts",
		    "2025-09-01", "ends", "2026-07-01", NULL);
	make(&p);
	expect_in(&p, "- RT lezen\n  Wie: Lia de Bruin, remedial teacher\n"
		      "  Plaats: buiten de klas, individueel\n  Uren per week: 1,5\n"
		      "  Periode: 15-09-2026 t/m 31-01-2027\n");
	expect_out(&p, "logopedie");
	end(&p);
}

/* Version 2 of what began in version 1; what a next version or another trajectory arranged is not
 * its. */
Test(plan_document, carries_the_help_over_from_the_version_before)
{
	static const struct {
		const char *trajectory, *version;
		bool in;
	} rows[] = { { "1", "1", true }, { "1", "2", true }, { "1", "3", false },
		     { "2", "1", false } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct print p = begin();

		dossier_row(&p.d, ENTITY_PLAN, 40, "pupil", "1", "trajectory", rows[i].trajectory,
			    "version", rows[i].version, "status", "replaced", NULL);
		dossier_row(&p.d, ENTITY_SUPPORT, 31, "pupil", "1", "form", "logopedie", "starts",
			    "2025-09-01", "ends", "2027-07-01", "plan", "40", NULL);
		make(&p);
		if (rows[i].in)
			expect_in(&p, "- logopedie\n");
		else
			expect_out(&p, "logopedie");
		end(&p);
	}
}

Test(plan_document, makes_a_form_with_room_for_every_field)
{
	struct document form;
	struct buffer text = {0};

	plan_form(NULL, day(TODAY), &form);
	document_text(&form, 78, &text);
	cr_expect(strstr(text.bytes, "Onderbouwing:\n______") != NULL);
	cr_expect(strstr(text.bytes, "☐\u00a0havo") != NULL);
	cr_expect(strstr(text.bytes, "Handtekening: ____") != NULL);
	cr_expect(strstr(text.bytes, "Status") == NULL);
	buffer_clear(&text);
	document_free(&form);
}
