/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/plan.h"
#include "core/rules/quality.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define EXTRA 4 /* rows that a case may add */

/* Group 7, extra support, version 1 in force since 12 September 2026 with a destination, one goal
 * with all that it needs, and the consent of the mother. */
static struct dossier begin(void)
{
	struct dossier d = dossier_supported("2026-09-01");

	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "in_force", "origin", "own", "starts", "2026-09-12", "adopted", "2026-09-12",
		    "destination", "vmbo_kb", NULL);
	dossier_row(&d, ENTITY_GOAL, 7, "plan", "6", "line", "7", "kind", "learning", "description",
		    "tafels", "indicator", "toets", "baseline", "31", "target", "70", "approach",
		    "elke dag tien minuten", "state", "open", NULL);
	dossier_row(&d, ENTITY_CONSENT, 8, "plan", "6", "party", "guardian", "guardian", "4",
		    "decision", "given", "date", "2026-09-10", NULL);
	return d;
}

static void judge(const struct dossier *d, struct quality_list *out)
{
	struct settings settings;
	struct derived derived = derived_on(d, TODAY);
	struct completeness_list check = {0};
	const struct record *plan = dossier_find(d, ENTITY_PLAN, derived.state.plan);
	unsigned count[COMPLETENESS_STATE_COUNT] = {0};

	settings_init(&settings);
	completeness_of_plan(d, plan, &settings, day(TODAY), &derived, &check);
	quality_of_plan(d, plan, &check, &derived, day(TODAY), out);
	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++) {
		/* Of a plan that is over the file keeps none. */
		cr_expect(derived.state.quality == NULL ||
			  derived.state.quality[i] == completeness_sign(out->items[i].state));
		count[out->items[i].state]++;
	}
	cr_expect(eq(uint, out->met, count[COMPLETENESS_MET]));
	cr_expect(eq(uint, out->asked, count[COMPLETENESS_MET] + count[COMPLETENESS_MISSING]));
	cr_expect(eq(uint, out->unanswered, count[COMPLETENESS_UNANSWERED]));
	completeness_clear(&check);
	derived_free(&derived);
}

struct quality_row {
	enum quality_item item;
	struct dossier_change changes[EXTRA];
	char sign;
	const char *reason;
};

#define PUPIL "pupil", "1"
#define MEETING(...) { ENTITY_MEETING, 0, { __VA_ARGS__ } }
#define EVALUATION(when, ...)                                                                      \
	{ ENTITY_EVALUATION, 0, { "plan", "6", "kind", "interim", "date", when, __VA_ARGS__ } }
#define RESULT(finding)                                                                            \
	{ ENTITY_RESULT, 0, { "evaluation", "20", "goal", "7", "line", "7", PUPIL, "finding",      \
			      finding } }
#define ANSWER(item, answer) { ENTITY_QUALITY, 0, { PUPIL, "item", item, "answer", answer } }
#define DRAFT { ENTITY_PLAN, 6, { "status", "draft" } }
#define BY_HAND "blijkt niet uit het dossier"
#define OTHER(trajectory, version, status, starts)                                               \
	{ ENTITY_PLAN, 0, { "trajectory", trajectory, "version", version, "status", status,        \
			    "starts", starts } }
#define AT(meeting, ...) { ENTITY_ATTENDEE, 0, { "meeting", meeting, __VA_ARGS__ } }

static const struct quality_row rows[] = {
	{ ITEM_OWN_RESEARCH, {{0}}, '?', BY_HAND },
	{ ITEM_OWN_RESEARCH, { ANSWER("own_research", "yes") }, '+', "ja" },
	{ ITEM_OWN_RESEARCH, { ANSWER("own_research", "no") }, '-', "nee" },
	{ ITEM_OWN_RESEARCH, { ANSWER("own_research", "not_applicable") }, '.', "n.v.t." },
	{ ITEM_OWN_RESEARCH,
	  { { ENTITY_DOCUMENT, 0, { PUPIL, "kind", "research", "date", "2026-08-20" } } },
	  '+', "onderzoeksverslag 20-08-2026" },
	{ ITEM_OWN_RESEARCH, { { ENTITY_DOCUMENT, 0, { PUPIL, "kind", "report" } } }, '?',
	  BY_HAND },
	{ ITEM_OWN_RESEARCH,
	  { { ENTITY_DOCUMENT, 0, { PUPIL, "kind", "research" } }, ANSWER("own_research", "no") },
	  '+', "onderzoeksverslag" },
	{ ITEM_EXPERT, {{0}}, '?', BY_HAND },
	{ ITEM_EXPERT, { ANSWER("external_expert", "no") }, '-', "nee" },
	{ ITEM_EXPERT, { ANSWER("external_expert", "not_applicable") }, '.', "n.v.t." },
	{ ITEM_EXPERT, { MEETING("kind", "mdo", "date", "2026-09-01") }, '+', "MDO 01-09-2026" },
	{ ITEM_EXPERT, { MEETING("kind", "mdo", "date", "2026-12-01") }, '?', BY_HAND },
	{ ITEM_EXPERT, { MEETING("kind", "mdo", "date", "2026-11-22") }, '+', "MDO 22-11-2026" },
	{ ITEM_EXPERT, { MEETING("kind", "partners", "date", "2026-09-01") }, '?', BY_HAND },
	{ ITEM_EXPERT,
	  { { ENTITY_SUPPORT, 0, { PUPIL, "form", "onderzoek", "function", "psychologist" } } },
	  '+', "onderzoek" },
	{ ITEM_EXPERT, { { ENTITY_SUPPORT, 0, { PUPIL, "form", "RT", "function", "remedial" } } },
	  '?', BY_HAND },
	{ ITEM_EXPERT, { { ENTITY_DOCUMENT, 0, { PUPIL, "kind", "report" } } }, '+',
	  "verslag van een deskundige" },
	{ ITEM_EXPERT, { { ENTITY_REQUEST, 0, { PUPIL, "kind", "tlv", "expert_1", "P. Vos" } } },
	  '+', "advies bij de aanvraag: P. Vos" },
	{ ITEM_EXPERT,
	  { { ENTITY_SUPPORT, 0, { PUPIL, "form", "logopedie", "function", "external" } } },
	  '+', "logopedie" },
	{ ITEM_CONTENT, {{0}}, '?', BY_HAND },
	{ ITEM_CONTENT, { ANSWER("content_planned", "yes") }, '+', "ja" },
	{ ITEM_CONTENT, { ANSWER("content_planned", "not_applicable") }, '.', "n.v.t." },
	{ ITEM_CONTENT, { { ENTITY_GOAL, 7, { "baseline", "" } } }, '-',
	  "\"tafels\" mist beginwaarde" },
	{ ITEM_CONTENT, { { ENTITY_GOAL, 7, { "state", "dropped" } } }, '-', "nog geen doel" },
	{ ITEM_CONTENT, { { ENTITY_GOAL, 0, { "plan", "99" } } }, '?', BY_HAND },
	{ ITEM_CONTENT, { { ENTITY_GOAL, 0, { "plan", "6", "state", "dropped" } } }, '?', BY_HAND },
	{ ITEM_TIME, {{0}}, '?', BY_HAND },
	{ ITEM_TIME, { ANSWER("time_planned", "no") }, '-', "nee" },
	{ ITEM_TIME, { ANSWER("time_planned", "not_applicable") }, '.', "n.v.t." },
	{ ITEM_TIME,
	  { { ENTITY_SUPPORT, 0, { PUPIL, "form", "RT lezen", "hours_week", "1,5" } } },
	  '+', "RT lezen, 1,5 uur per week" },
	{ ITEM_TIME, { { ENTITY_SUPPORT, 0, { PUPIL, "form", "RT lezen" } } }, '?', BY_HAND },
	{ ITEM_TIME,
	  { { ENTITY_SUPPORT, 0, { PUPIL, "form", "RT lezen", "hours_week", "1,5", "ends",
				   "2026-09-12" } } },
	  '+', "RT lezen, 1,5 uur per week" },
	{ ITEM_TIME,
	  { { ENTITY_SUPPORT, 0, { PUPIL, "form", "RT lezen", "hours_week", "1,5", "ends",
				   "2026-09-11" } } },
	  '?', BY_HAND },
	{ ITEM_MEASURABLE, {{0}}, '+', "" },
	{ ITEM_MEASURABLE, { { ENTITY_GOAL, 7, { "approach", "" } } }, '-',
	  "\"tafels\" mist aanpak" },
	{ ITEM_MEASURABLE, { { ENTITY_GOAL, 7, { "indicator", "" } } }, '-',
	  "1 van 1 doelen niet te beoordelen: \"tafels\" mist hoe gemeten" },
	{ ITEM_MEASURABLE, { { ENTITY_GOAL, 7, { "indicator", "", "approach", "" } } }, '-',
	  "1 van 1 doelen niet te beoordelen: \"tafels\" mist hoe gemeten" },
	{ ITEM_DESTINATION, {{0}}, '+', "" },
	{ ITEM_DESTINATION, { { ENTITY_PLAN, 6, { "destination", "" } } }, '-',
	  "nog geen uitstroombestemming" },
	{ ITEM_DESTINATION,
	  { { ENTITY_PLAN, 6, { "destination", "" } },
	    { ENTITY_PLACEMENT, 2, { "year_group", "4" } } },
	  '.', "gevraagd vanaf groep 6" },
	{ ITEM_GOALS_FIT, {{0}}, '?', BY_HAND },
	{ ITEM_GOALS_FIT, { ANSWER("goals_fit", "yes") }, '+', "ja" },
	{ ITEM_GOALS_FIT, { ANSWER("carried_out", "yes") }, '?', BY_HAND },
	{ ITEM_GOALS_FIT, { { ENTITY_GOAL, 7, { "state", "dropped" } } }, '-', "nog geen doel" },
	{ ITEM_GOALS_FIT, { { ENTITY_PLAN, 6, { "destination", "" } } }, '-',
	  "nog geen uitstroombestemming" },
	{ ITEM_GOALS_FIT,
	  { { ENTITY_PLAN, 6, { "destination", "" } },
	    { ENTITY_PLACEMENT, 2, { "year_group", "4" } } },
	  '.', "gevraagd vanaf groep 6" },
	{ ITEM_CARRIED_OUT, {{0}}, '?', BY_HAND },
	{ ITEM_CARRIED_OUT, { ANSWER("carried_out", "yes") }, '+', "ja" },
	{ ITEM_CARRIED_OUT, { ANSWER("carried_out", "no") }, '-', "nee" },
	{ ITEM_CARRIED_OUT, { DRAFT }, '.', "niet in werking" },
	{ ITEM_EVALUATED, {{0}}, '.', "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ ITEM_EVALUATED, { EVALUATION("2026-11-10", NULL) }, '+', "" },
	{ ITEM_EVALUATED, { EVALUATION("2026-06-10", NULL) }, '.',
	  "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ ITEM_EVALUATED, { EVALUATION("2026-11-10", NULL), EVALUATION("2026-06-10", NULL) }, '+',
	  "" },
	{ ITEM_EVALUATED,
	  { EVALUATION("2026-11-10", NULL), { ENTITY_EVALUATION, 20, { "plan", "22" } },
	    OTHER("2", "1", "closed", "2025-09-12") },
	  '.', "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ ITEM_EVALUATED,
	  { EVALUATION("2026-11-10", NULL), { ENTITY_EVALUATION, 20, { "plan", "22" } },
	    OTHER("1", "0", "replaced", "2025-09-12") },
	  '+', "" },
	{ ITEM_EVALUATED,
	  { { ENTITY_PLAN, 6, { "starts", "2025-09-12", "adopted", "2025-09-12" } } },
	  '-', "evaluatie met ouders: uiterlijk 31-07-2026" },
	{ ITEM_ADJUSTED, {{0}}, '.', "nog niet geëvalueerd" },
	{ ITEM_ADJUSTED, { EVALUATION("2026-11-10", NULL), RESULT("met") }, '.',
	  "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED, { EVALUATION("2026-11-10", NULL), RESULT("not_met") }, '-',
	  "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED, { EVALUATION("2026-11-10", NULL), RESULT("behind") }, '-',
	  "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED, { EVALUATION("2026-11-10", NULL), RESULT("undeterminable") }, '-',
	  "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED, { EVALUATION("2026-11-10", NULL), RESULT("on_track") }, '.',
	  "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    { ENTITY_RESULT, 21, { "withdrawn", "2026-11-11" } } },
	  '.', "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-10-10", NULL), RESULT("not_met"), EVALUATION("2026-11-10", NULL) },
	  '.', "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"), EVALUATION("2026-10-10", NULL) },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"), EVALUATION("2026-11-10", NULL) },
	  '.', "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    OTHER("1", "0", "replaced", "2025-09-12") },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    OTHER("2", "2", "closed", "2025-09-12") },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", "consequence_behaviour", "reduce_or_stop", NULL),
	    RESULT("met") },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", "consequence_learning", "continue", NULL), RESULT("met") },
	  '.', "de evaluatie van 10-11-2026 vroeg geen bijstelling" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", "consequence_learning", "intensify", NULL), RESULT("met") },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    { ENTITY_PLAN, 6, { "status", "closed", "closed", "2026-11-10" } } },
	  '+', "afgesloten na de evaluatie van 10-11-2026" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    { ENTITY_PLAN, 6, { "status", "closed", "closed", "2026-11-09" } } },
	  '-', "na de evaluatie van 10-11-2026 niet bijgesteld" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    { ENTITY_PLAN, 0, { PUPIL, "trajectory", "1", "version", "2", "status", "draft" } } },
	  '-', "de volgende versie is nog concept" },
	{ ITEM_ADJUSTED,
	  { EVALUATION("2026-11-10", NULL), RESULT("not_met"),
	    { ENTITY_PLAN, 6, { "status", "replaced" } },
	    { ENTITY_PLAN, 0, { PUPIL, "trajectory", "1", "version", "2", "status", "in_force",
				"starts", "2026-11-15" } } },
	  '+', "versie 2 na de evaluatie van 10-11-2026" },
	{ ITEM_PARENTS, {{0}}, '+', "" },
	{ ITEM_PARENTS, { { ENTITY_CONSENT, 8, { "decision", "open" } } }, '-',
	  "instemming nog open: Anna Hof" },
	{ ITEM_PARENTS,
	  { { ENTITY_PLAN, 6, { "starts", "2016-09-12", "adopted", "2016-09-12" } } },
	  '.', "begonnen voor 1 augustus 2017" },
	{ ITEM_DISCUSSED, {{0}}, '.', "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED, { OTHER("1", "0", "replaced", "2025-09-01") }, '-',
	  "nog geen gesprek met de ouders" },
	{ ITEM_DISCUSSED, { OTHER("2", "0", "closed", "2025-09-01") }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED, { OTHER("1", "2", "draft", "2025-09-01") }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED, { MEETING("kind", "care_team", "date", "2026-10-01") }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED, { MEETING("kind", "plan_review", "date", "2026-10-01") }, '+',
	  "besproken op 01-10-2026" },
	{ ITEM_DISCUSSED,
	  { MEETING("kind", "care_team", "date", "2026-10-01"), AT("20", "guardian", "4") }, '+',
	  "besproken op 01-10-2026" },
	{ ITEM_DISCUSSED,
	  { MEETING("kind", "care_team", "date", "2026-10-01"), AT("20", "name", "juf Lia") }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED,
	  { MEETING("kind", "care_team", "date", "2026-10-01"), AT("99", "guardian", "4") }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED,
	  { MEETING("kind", "parents", "date", "2026-10-01"),
	    MEETING("kind", "parents", "date", "2026-09-01") },
	  '+', "besproken op 01-10-2026" },
	{ ITEM_DISCUSSED,
	  { EVALUATION("2026-11-10", "parents_present", "yes", NULL),
	    EVALUATION("2026-10-10", "parents_present", "yes", NULL) },
	  '+', "besproken op 10-11-2026" },
	{ ITEM_DISCUSSED, { EVALUATION("2026-11-10", "parents_present", "no", NULL) }, '.',
	  "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED, { MEETING("kind", "parents", "date", "2025-11-22") }, '+',
	  "besproken op 22-11-2025" },
	{ ITEM_DISCUSSED, { MEETING("kind", "parents", "date", "2025-11-21") }, '-',
	  "voor het laatst besproken op 21-11-2025" },
	{ ITEM_DISCUSSED, { EVALUATION("2026-11-10", "parents_present", "yes", NULL) }, '+',
	  "besproken op 10-11-2026" },
	{ ITEM_DISCUSSED, { { ENTITY_PLAN, 6, { "starts", "2025-09-12" } } }, '-',
	  "nog geen gesprek met de ouders" },
	{ ITEM_DISCUSSED,
	  { { ENTITY_PUPIL, 1, { "born", "2008-11-10" } },
	    EVALUATION("2026-11-10", "heard", "yes", NULL) },
	  '+', "besproken op 10-11-2026" },
	{ ITEM_DISCUSSED,
	  { { ENTITY_PUPIL, 1, { "born", "2008-11-10" } },
	    EVALUATION("2026-11-10", "parents_present", "yes", NULL) },
	  '.', "pas nodig voor 12-09-2027" },
	{ ITEM_DISCUSSED,
	  { { ENTITY_PUPIL, 1, { "born", "2008-11-10" } },
	    MEETING("kind", "pupil", "date", "2026-11-12") },
	  '+', "besproken op 12-11-2026" },
	{ ITEM_DISCUSSED, { DRAFT }, '.', "niet in werking" },
	{ ITEM_PUPIL, {{0}}, '?', BY_HAND },
	{ ITEM_PUPIL, { { ENTITY_PLAN, 6, { "heard", "yes", "heard_date", "2026-09-09" } } }, '+',
	  "gehoord op 09-09-2026" },
	{ ITEM_PUPIL, { MEETING("kind", "pupil", "date", "2026-09-05") }, '+',
	  "leerlinggesprek 05-09-2026" },
	{ ITEM_PUPIL, { MEETING("kind", "parents", "date", "2026-09-05") }, '?', BY_HAND },
	{ ITEM_PUPIL, { MEETING("kind", "pupil", "date", "2025-09-11") }, '?', BY_HAND },
	{ ITEM_PUPIL, { MEETING("kind", "pupil", "date", "2025-09-12") }, '+',
	  "leerlinggesprek 12-09-2025" },
	{ ITEM_PUPIL, { MEETING("kind", "pupil", "date", "2026-09-12") }, '+',
	  "leerlinggesprek 12-09-2026" },
	{ ITEM_PUPIL, { MEETING("kind", "pupil", "date", "2026-09-13") }, '?', BY_HAND },
	{ ITEM_PUPIL, { { ENTITY_PLAN, 6, { "heard", "no", "not_heard_reason", "was ziek" } } },
	  '.', "niet gehoord: was ziek" },
	{ ITEM_PUPIL, { DRAFT }, '-', "leerling nog niet gehoord" },
	{ ITEM_PARTNERS, {{0}}, '?', BY_HAND },
	{ ITEM_PARTNERS, { MEETING("kind", "partners", "date", "2026-10-01") }, '+',
	  "ketenpartners 01-10-2026" },
	{ ITEM_PARTNERS, { ANSWER("partners_informed", "no") }, '-', "nee" },
	{ ITEM_PARTNERS,
	  { MEETING("kind", "partners", "date", "2026-10-01"),
	    MEETING("kind", "cvb", "date", "2026-10-01") },
	  '+', "CvB 01-10-2026" },
	{ ITEM_PARTNERS,
	  { MEETING("kind", "mdo", "date", "2026-10-02"),
	    MEETING("kind", "cvb", "date", "2026-10-01") },
	  '+', "MDO 02-10-2026" },
	{ ITEM_PARTNERS,
	  { MEETING("kind", "parents", "date", "2026-10-01"), AT("20", "guardian", "4") }, '?',
	  BY_HAND },
	{ ITEM_PARTNERS, { ANSWER("partners_informed", "not_applicable") }, '.', "n.v.t." },
	{ ITEM_HANDOVER, {{0}}, '.', "verlaat de school nog niet" },
	{ ITEM_HANDOVER, { { ENTITY_PLACEMENT, 2, { "year_group", "8" } } }, '.',
	  "pas nodig voor 01-07-2027" },
	{ ITEM_HANDOVER, { { ENTITY_PUPIL, 1, { "left", "2026-11-22" } } }, '.',
	  "pas nodig voor 22-11-2026" },
	{ ITEM_HANDOVER, { MEETING("kind", "handover", "date", "2026-10-01") }, '+',
	  "warme overdracht 01-10-2026" },
	{ ITEM_HANDOVER, { { ENTITY_PLAN, 6, { "origin", "other_school" } } }, '?', BY_HAND },
	{ ITEM_HANDOVER,
	  { { ENTITY_PLAN, 6, { "origin", "other_school" } }, ANSWER("warm_handover", "no") },
	  '-', "nee" },
};

Test(quality, is_what_the_records_show_and_else_what_the_school_says)
{
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct dossier d = begin();
		struct quality_list list = {0};
		const struct completeness *item = &list.items[rows[r].item];

		for (int c = 0; c < EXTRA && rows[r].changes[c].fields[0]; c++)
			dossier_apply(&d, &rows[r].changes[c], 20 + c);
		judge(&d, &list);
		cr_expect(completeness_sign(item->state) == rows[r].sign, "row %zu, %s: %c %s", r,
			  quality_label(rows[r].item), completeness_sign(item->state),
			  item->reason);
		cr_expect_str_eq(item->reason, rows[r].reason, "row %zu: %s", r, item->reason);
		quality_clear(&list);
		dossier_free(&d);
	}
}

Test(quality, has_each_item_met_missing_and_not_asked)
{
	bool seen[QUALITY_ITEM_COUNT][COMPLETENESS_STATE_COUNT] = {{false}};

	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
		seen[rows[r].item][completeness_of_sign(rows[r].sign)] = true;
	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++) {
		cr_expect(seen[i][COMPLETENESS_MET], "%s is never met", quality_items[i].code);
		/* Every plan must have goals that can be judged. */
		cr_expect(seen[i][COMPLETENESS_NOT_ASKED] || i == ITEM_MEASURABLE,
			  "%s is always asked", quality_items[i].code);
		cr_expect(seen[i][COMPLETENESS_MISSING], "%s is never missing",
			  quality_items[i].code);
	}
}

Test(quality, an_answer_names_its_row_its_day_and_its_note)
{
	struct dossier d = begin();
	struct quality_list list = {0};

	judge(&d, &list);
	cr_expect(list.items[ITEM_GOALS_FIT].entity == ENTITY_QUALITY);
	cr_expect(eq(i64, list.items[ITEM_GOALS_FIT].row, 0));
	cr_expect(eq(uint, list.unanswered, 8));
	dossier_row(&d, ENTITY_QUALITY, 30, PUPIL, "item", "goals_fit", "answer", "no", "date",
		    "2026-11-01", "note", "te hoog gegrepen", NULL);
	judge(&d, &list);
	cr_expect(eq(i64, list.items[ITEM_GOALS_FIT].row, 30));
	cr_expect_str_eq(list.items[ITEM_GOALS_FIT].reason, "nee, 01-11-2026: te hoog gegrepen");
	cr_expect(eq(uint, list.unanswered, 7));
	quality_clear(&list);
	dossier_free(&d);
}

Test(quality, turns_by_itself_on_the_first_day_that_changes_something)
{
	static const struct {
		struct dossier_change changes[2];
		const char *turns;
	} cases[] = {
		{ {{0}}, "2027-09-13" }, /* a year after the plan began without a talk */
		{ { MEETING("kind", "mdo", "date", "2026-11-22") }, "2027-09-13" },
		{ { MEETING("kind", "mdo", "date", "2026-11-23") }, "2026-11-23" },
		{ { MEETING("kind", "mdo", "date", "2026-12-10"),
		    MEETING("kind", "partners", "date", "2026-12-05") }, "2026-12-05" },
		{ { MEETING("kind", "mdo", "date", "2026-12-05"),
		    MEETING("kind", "partners", "date", "2026-12-10") }, "2026-12-05" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct dossier d = begin();
		struct quality_list list = {0};

		for (int c = 0; c < 2 && cases[i].changes[c].fields[0]; c++)
			dossier_apply(&d, &cases[i].changes[c], 20 + c);
		judge(&d, &list);
		cr_expect_str_eq(iso(list.turns), cases[i].turns, "row %zu: %s", i,
				 iso(list.turns));
		quality_clear(&list);
		dossier_free(&d);
	}
}

Test(quality, of_schools_is_said_wherever_a_national_figure_is)
{
	/* Tables 6a, 6b and 6c, in their order. */
	static const int national[] = {
		86, 91, 76, 79, 75, 52, 44, 86, 86, 61, 90, 96, 51, 79, 58
	};

	cr_assert(eq(sz, sizeof national / sizeof national[0], QUALITY_ITEM_COUNT));
	cr_expect(strstr(quality_source(), "198 basisscholen") != NULL);
	cr_expect(strstr(quality_source(), "niet van dossiers") != NULL);
	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++)
		cr_expect(eq(int, quality_national((enum quality_item)i), national[i]), "%s",
			  quality_items[i].code);
}

Test(quality, who_left_has_no_row_and_who_has_a_draft_does)
{
	struct dossier d = begin();
	struct derived derived = derived_on(&d, TODAY);

	cr_expect(eq(int, (int)strlen(derived.state.quality), QUALITY_ITEM_COUNT));
	cr_expect(eq(int, (int)strlen(derived.state.items), COMPLETENESS_COUNT));
	derived_free(&derived);
	dossier_apply(&d, &(struct dossier_change)DRAFT, 0);
	derived = derived_on(&d, TODAY);
	cr_expect(derived.state.items != NULL);
	cr_expect(eq(int, derived.state.lacks, -1));
	derived_free(&derived);
	dossier_apply(&d,
		      &(struct dossier_change){ ENTITY_PUPIL, 1,
						{ "left", "2026-10-01", "left_to", "po" } },
		      0);
	derived = derived_on(&d, TODAY);
	cr_expect_null(derived.state.items);
	derived_free(&derived);
	dossier_free(&d);
}
