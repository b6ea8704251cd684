/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every item of the completeness: met, missing and not asked, each from a plan that lacks nothing
 * and one change. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/completeness.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define CHANGES 3

/* Group 7 of the school for special education, in force since 12 September, nothing lacking. */
static struct dossier begin(void)
{
	struct dossier d = dossier_supported("2026-09-01");

	dossier_row(&d, ENTITY_MEETING, 9, "kind", "parents", "date", "2026-09-05", NULL);
	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "in_force", "origin", "own", "starts", "2026-09-12", "adopted", "2026-09-12",
		    "destination", "vmbo_kb", "rationale", "toetsen", "helping", "thuis",
		    "hindering", "tempo", "guidance", "RT", "deviations", "geen Frans",
		    "consultation", "9", "parents_view", "agree", "heard", "yes", "rod_begin",
		    "2026-09-14", "cvb_advice", "akkoord", NULL);
	dossier_row(&d, ENTITY_GOAL, 7, "plan", "6", "line", "7", "kind", "learning", "description",
		    "tafels", "indicator", "toets", "baseline", "31", "target", "70", "state",
		    "open", NULL);
	dossier_row(&d, ENTITY_CONSENT, 8, "plan", "6", "party", "guardian", "guardian", "4",
		    "decision", "given", "date", "2026-09-10", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 10, "plan", "6", "kind", "yearly", "date", "2026-11-10",
		    "parents_present", "yes", "heard", "yes", NULL);
	return d;
}

#define PLAN(...) { ENTITY_PLAN, 6, { __VA_ARGS__ } }
#define YEAR_GROUP(code) { ENTITY_PLACEMENT, 2, { "year_group", code } }
#define YOUNG YEAR_GROUP("4")
#define ADULT { ENTITY_PUPIL, 1, { "born", "2008-09-11" } } /* before the version began */
#define OF_AGE { ENTITY_PUPIL, 1, { "born", "2008-11-22" } } /* today */
#define NOT_EVALUATED { ENTITY_EVALUATION, 10, { "plan", "99" } }
#define OTHER(trajectory, number, status)                                                        \
	{ ENTITY_PLAN, 0, { "pupil", "1", "trajectory", trajectory, "version", number, "status",   \
			    status, "starts", "2025-10-01" } }
#define EVALUATED(date, heard)                                                                     \
	{ ENTITY_EVALUATION, 0, { "plan", "6", "kind", "interim", "date", date, "parents_present", \
				  "no", "heard", heard } }

static const struct {
	enum completeness_id id;
	struct dossier_change changes[CHANGES];
	char sign;
	int field; /* what mends it, -1 none in particular */
	bool primary; /* a school for primary education instead */
	const char *reason; /* in one line */
} rows[] = {
	{ COMPLETE_DESTINATION, {{0}}, '+', -1, false, "" },
	{ COMPLETE_DESTINATION, { PLAN("destination", "") }, '-', PLAN_DESTINATION, false,
	  "nog geen uitstroombestemming" },
	{ COMPLETE_DESTINATION,
	  { PLAN("destination", "undetermined") }, '-', PLAN_DESTINATION_NOTE, false,
	  "waarom is de uitstroom nog niet te bepalen" },
	{ COMPLETE_DESTINATION,
	  { PLAN("destination", "undetermined", "destination_note", "nog te jong") }, '+', -1,
	    false,
	  "" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YOUNG }, '.', -1, false,
	  "gevraagd vanaf groep 6" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YEAR_GROUP("5") }, '.', -1, false,
	  "gevraagd vanaf groep 6" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YEAR_GROUP("6") },
	  '-', PLAN_DESTINATION, false, "nog geen uitstroombestemming" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YEAR_GROUP("11") },
	  '-', PLAN_DESTINATION, false, "nog geen uitstroombestemming" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YEAR_GROUP("0") }, '.', -1, false,
	  "gevraagd vanaf groep 6" },
	{ COMPLETE_DESTINATION, { PLAN("destination", ""), YEAR_GROUP("") },
	  '-', PLAN_DESTINATION, false, "nog geen uitstroombestemming" },
	{ COMPLETE_DESTINATION, { YOUNG }, '+', -1, false, "" },
	{ COMPLETE_DESTINATION, { PLAN("destination", "pro") }, '+', -1, false, "" },
	{ COMPLETE_DESTINATION, { PLAN("destination", "pro"), YOUNG }, '+', -1, false, "" },
	{ COMPLETE_RATIONALE, {{0}}, '+', -1, false, "" },
	{ COMPLETE_RATIONALE, { PLAN("rationale", "") }, '-', PLAN_RATIONALE, false,
	  "de bestemming is niet onderbouwd" },
	{ COMPLETE_RATIONALE, { PLAN("helping", "") }, '-', PLAN_HELPING, false,
	  "geen bevorderende factor genoemd" },
	{ COMPLETE_RATIONALE, { PLAN("hindering", "") }, '-', PLAN_HINDERING, false,
	  "geen belemmerende factor genoemd" },
	{ COMPLETE_RATIONALE, { PLAN("destination", "", "rationale", ""), YOUNG }, '.', -1, false,
	  "nog geen bestemming te onderbouwen" },
	{ COMPLETE_RATIONALE, { PLAN("destination", ""), YOUNG }, '+', -1, false, "" },
	{ COMPLETE_RATIONALE, { PLAN("destination", "pro", "rationale", ""), YOUNG },
	  '-', PLAN_RATIONALE, false, "de bestemming is niet onderbouwd" },
	{ COMPLETE_GUIDANCE, {{0}}, '+', -1, false, "" },
	{ COMPLETE_GUIDANCE, { PLAN("guidance", "") }, '-', PLAN_GUIDANCE, false,
	  "de begeleiding is niet beschreven" },
	{ COMPLETE_DEVIATIONS, {{0}}, '+', -1, false, "" },
	{ COMPLETE_DEVIATIONS, { PLAN("deviations", "") }, '.', -1, false,
	  "geen afwijkingen van het programma" },
	{ COMPLETE_GOALS, {{0}}, '+', -1, false, "" },
	{ COMPLETE_GOALS, { { ENTITY_GOAL, 7, { "target", "" } } }, '-', GOAL_TARGET, false,
	  "1 van 1 doelen niet te beoordelen: \"tafels\" mist streefwaarde" },
	{ COMPLETE_GOALS, { { ENTITY_GOAL, 7, { "state", "dropped" } } }, '-', -1, false,
	  "nog geen doel" },
	{ COMPLETE_GOALS, { { ENTITY_GOAL, 7, { "indicator", "" } } }, '-', GOAL_INDICATOR, false,
	  "1 van 1 doelen niet te beoordelen: \"tafels\" mist hoe gemeten" },
	{ COMPLETE_GOALS,
	  { { ENTITY_GOAL, 7, { "baseline", "", "from_template", "yes" } } }, '-', GOAL_BASELINE,
	    false,
	  "\"tafels\" komt uit een sjabloon en mist beginwaarde" },
	{ COMPLETE_GOALS,
	  { { ENTITY_GOAL, 7, { "baseline", "", "from_template", "yes" } },
	    { ENTITY_GOAL, 0, { "plan", "6", "kind", "learning", "description", "lezen",
				"from_template", "yes" } } },
	  '-', GOAL_BASELINE, false,
	  "\"tafels\" komt uit een sjabloon en mist beginwaarde" },
	{ COMPLETE_GOALS,
	  { { ENTITY_GOAL, 0, { "plan", "99", "kind", "learning", "description", "lezen" } } },
	  '+', -1, false, "" },
	{ COMPLETE_CONSULTATION, {{0}}, '+', -1, false, "" },
	{ COMPLETE_CONSULTATION, { PLAN("consultation", "") }, '-', PLAN_CONSULTATION, false,
	  "het overleg met de ouders ontbreekt" },
	{ COMPLETE_CONSULTATION,
	  { PLAN("consultation", "", "origin", "taken_over") }, '.', -1, false,
	  "overgenomen, niet na te gaan" },
	{ COMPLETE_CONSULTATION, { PLAN("consultation", ""), ADULT }, '-', PLAN_CONSULTATION, false,
	  "het overleg met de leerling (18) ontbreekt" },
	{ COMPLETE_CONSENT, {{0}}, '+', -1, false, "" },
	{ COMPLETE_CONSENT, { { ENTITY_CONSENT, 8, { "decision", "refused" } } }, '-', -1, false,
	  "Anna Hof stemt niet in: in overleg" },
	{ COMPLETE_CONSENT, { { ENTITY_CONSENT, 8, { "decision", "open" } } }, '-', -1, false,
	  "instemming nog open: Anna Hof" },
	{ COMPLETE_CONSENT,
	  { { ENTITY_CONSENT, 8, { "decision", "open" } },
	    { ENTITY_GUARDIAN, 0, { "given_name", "Jan", "family_name", "Smit" } },
	    { ENTITY_PUPIL_GUARDIAN, 0, { "pupil", "1", "guardian", "21", "authority", "yes" } } },
	  '-', -1, false, "instemming nog open: Anna Hof, Jan Smit" },
	{ COMPLETE_CONSENT, { PLAN("starts", "2017-07-31", "adopted", "2017-07-31") }, '.', -1,
	  false,
	  "begonnen voor 1 augustus 2017" },
	{ COMPLETE_CONSENT, { ADULT }, '-', -1, false, "instemming nog open: de leerling" },
	{ COMPLETE_CONSENT, { { ENTITY_PUPIL_GUARDIAN, 5, { "authority", "no" } } }, '-', -1, false,
	  "niemand met gezag bekend om instemming te geven" },
	{ COMPLETE_VIEW, {{0}}, '+', -1, false, "" },
	{ COMPLETE_VIEW, { PLAN("parents_view", "") }, '-', PLAN_PARENTS_VIEW, false,
	  "de zienswijze van de ouders is niet gevraagd" },
	{ COMPLETE_VIEW, { PLAN("parents_view", ""), ADULT }, '-', PLAN_PARENTS_VIEW, false,
	  "de zienswijze van de leerling (18) is niet gevraagd" },
	{ COMPLETE_HEARING, {{0}}, '+', -1, false, "" },
	{ COMPLETE_HEARING, { PLAN("heard", "") }, '-', PLAN_HEARD, false,
	  "leerling nog niet gehoord" },
	{ COMPLETE_HEARING, { PLAN("heard", "no") }, '-', PLAN_NOT_HEARD_REASON, false,
	  "waarom de leerling niet is gehoord" },
	{ COMPLETE_HEARING, { PLAN("heard", "no", "not_heard_reason", "was ziek") }, '+', -1, false,
	  "" },
	{ COMPLETE_HEARING,
	  { PLAN("heard", "", "adopted", "2025-07-31"), NOT_EVALUATED }, '.', -1, false,
	  "opgesteld voor 1 augustus 2025" },
	{ COMPLETE_HEARING, { PLAN("heard", "", "adopted", "2025-08-01"), NOT_EVALUATED },
	  '-', PLAN_HEARD, false, "leerling nog niet gehoord" },
	{ COMPLETE_HEARING, { PLAN("heard", "", "adopted", "2025-07-31") }, '+', -1, false, "" },
	{ COMPLETE_HEARING, { EVALUATED("2026-10-01", "") }, '+', -1, false, "" },
	{ COMPLETE_HEARING, { EVALUATED("2026-11-10", "") }, '-', EVALUATION_HEARD, false,
	  "leerling nog niet gehoord bij evaluatie" },
	{ COMPLETE_HEARING,
	  { { ENTITY_EVALUATION, 0, { "plan", "99", "kind", "interim", "date", "2026-11-20" } } },
	  '+', -1, false, "" },
	{ COMPLETE_HEARING,
	  { { ENTITY_EVALUATION, 10, { "date", "2025-07-31", "heard", "" } } }, '+', -1, false,
	  "" },
	{ COMPLETE_HEARING,
	  { { ENTITY_EVALUATION, 10, { "date", "2025-08-01", "heard", "" } } },
	  '-', EVALUATION_HEARD, false, "leerling nog niet gehoord bij evaluatie" },
	{ COMPLETE_HEARING,
	  { { ENTITY_EVALUATION, 10, { "heard", "no", "not_heard_reason", "ziek" } } }, '+', -1,
	  false, "" },
	{ COMPLETE_HEARING,
	  { { ENTITY_EVALUATION, 10, { "heard", "" } } }, '-', EVALUATION_HEARD, false,
	  "leerling nog niet gehoord bij evaluatie" },
	{ COMPLETE_HEARING,
	  { PLAN("heard", "", "origin", "taken_over"), NOT_EVALUATED }, '.', -1, false,
	  "overgenomen, niet na te gaan" },
	{ COMPLETE_EVALUATION, {{0}}, '+', -1, false, "" },
	{ COMPLETE_EVALUATION, { NOT_EVALUATED, PLAN("starts", "2025-09-12") }, '-', -1, false,
	  "evaluatie met ouders: uiterlijk 31-07-2026" },
	{ COMPLETE_EVALUATION,
	  { { ENTITY_EVALUATION, 10, { "kind", "interim", "parents_present", "no" } },
	    PLAN("starts", "2025-09-12") },
	  '-', -1, false,
	  "evaluatie met ouders: uiterlijk 31-07-2026" },
	{ COMPLETE_EVALUATION, { NOT_EVALUATED }, '.', -1, false,
	  "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ COMPLETE_EVALUATION,
	  { OTHER("2", "1", "closed"), { ENTITY_EVALUATION, 10, { "plan", "20" } } }, '.', -1,
	  false, "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ COMPLETE_EVALUATION,
	  { OTHER("1", "0", "replaced"), { ENTITY_EVALUATION, 10, { "plan", "20" } } }, '+', -1,
	  false, "" },
	{ COMPLETE_EVALUATION, { { ENTITY_EVALUATION, 10, { "date", "2026-07-31" } } }, '.', -1,
	  false, "evaluatie met ouders pas nodig voor 31-07-2027" },
	{ COMPLETE_EVALUATION, { PLAN("status", "closed", "closed", "2026-11-20") }, '+', -1, false,
	  "" },
	{ COMPLETE_EVALUATION, { NOT_EVALUATED, { ENTITY_PUPIL, 1, { "left", "2026-11-20" } } },
	  '.', -1, false, "niets meer te evalueren" },
	{ COMPLETE_EVALUATION, { NOT_EVALUATED, PLAN("status", "draft") }, '.', -1, false,
	  "niet in werking" },
	{ COMPLETE_EVALUATION,
	  { NOT_EVALUATED, PLAN("starts", "2025-09-12"), OF_AGE }, '-', -1, false,
	  "evaluatie met de leerling (18): uiterlijk 31-07-2026" },
	{ COMPLETE_IN_TIME, {{0}}, '+', -1, false, "" },
	{ COMPLETE_IN_TIME, { PLAN("adopted", "2026-10-13") }, '+', -1, false, "" },
	{ COMPLETE_IN_TIME, { PLAN("adopted", "2026-10-14") }, '.', -1, false,
	  "te laat opgesteld: voor 13-10-2026, het werd 1 dag later" },
	{ COMPLETE_IN_TIME,
	  { PLAN("version", "2"), OTHER("1", "1", "replaced") }, '.', -1, false,
	  "te laat opgesteld: voor 12-09-2020, het werd 1845 dagen later" },
	{ COMPLETE_IN_TIME,
	  { PLAN("version", "2", "adopted", "2026-10-14"), OTHER("2", "1", "closed") }, '.', -1,
	  false, "te laat opgesteld: voor 13-10-2026, het werd 1 dag later" },
	{ COMPLETE_IN_TIME, { PLAN("adopted", "2026-10-14"), OTHER("1", "2", "draft") }, '.', -1,
	  false, "te laat opgesteld: voor 13-10-2026, het werd 1 dag later" },
	{ COMPLETE_IN_TIME, { PLAN("status", "draft") }, '.', -1, false,
	  "had voor 13-10-2026 in werking moeten zijn: 40 dagen later" },
	{ COMPLETE_IN_TIME, { PLAN("origin", "taken_over") }, '.', -1, false,
	  "overgenomen, niet na te gaan" },
	{ COMPLETE_IN_TIME,
	  { PLAN("status", "draft"), { ENTITY_SUPPORT_PERIOD, 3, { "starts", "2026-10-12" } } },
	  '.', -1, false,
	  "moet voor 23-11-2026 in werking zijn" },
	{ COMPLETE_IN_TIME,
	  { { ENTITY_SUPPORT_PERIOD, 3, { "starts", "" } },
	    { ENTITY_PUPIL, 1, { "enrolled", "" } } },
	  '.', -1, false,
	  "begin van de ondersteuning onbekend" },
	{ COMPLETE_ROD, {{0}}, '+', -1, false, "" },
	{ COMPLETE_ROD, { PLAN("rod_begin", "") }, '-', PLAN_ROD_BEGIN, false,
	  "het begin staat nog niet in ROD" },
	{ COMPLETE_ROD, { PLAN("status", "draft", "rod_begin", "") }, '.', -1, false,
	  "na het vaststellen" },
	{ COMPLETE_ROD,
	  { PLAN("status", "closed", "closed", "2026-11-20", "close_reason", "basis") },
	  '-', PLAN_ROD_END, false,
	  "het einde staat nog niet in ROD" },
	{ COMPLETE_ROD, { PLAN("rod_begin", "", "origin", "taken_over") }, '.', -1, false,
	  "overgenomen, niet na te gaan" },
	{ COMPLETE_ROD,
	  { PLAN("rod_begin", "", "origin", "taken_over"), OTHER("2", "1", "closed"),
	    { ENTITY_PLAN, 20, { "rod_begin", "2025-10-02" } } },
	  '.', -1, false, "overgenomen, niet na te gaan" },
	{ COMPLETE_ROD,
	  { PLAN("status", "closed", "closed", "2026-11-20", "rod_end", "2026-11-21") }, '+', -1,
	  false, "" },
	{ COMPLETE_ROD,
	  { PLAN("status", "draft", "rod_begin", "", "version", "2"), OTHER("1", "1", "in_force") },
	  '.', -1, false, "na het vaststellen" },
	{ COMPLETE_ROD,
	  { PLAN("status", "replaced"), OTHER("1", "2", "closed"),
	    { ENTITY_PLAN, 20, { "closed", "2026-07-01" } } },
	  '+', -1, false, "" },
	/* What an earlier trajectory lacks is not lacking here. */
	{ COMPLETE_ROD, { PLAN("trajectory", "2"), OTHER("1", "1", "closed") }, '+', -1, false,
	  "" },
	{ COMPLETE_ROD,
	  { PLAN("trajectory", "2", "status", "closed", "closed", "2026-11-20", "rod_end",
		 "2026-11-21"),
	    OTHER("1", "1", "closed"), { ENTITY_PLAN, 20, { "closed", "2026-07-01" } } },
	  '+', -1, false, "" },
	{ COMPLETE_CVB, {{0}}, '+', -1, false, "" },
	{ COMPLETE_CVB, { PLAN("cvb_advice", "") }, '-', PLAN_CVB_ADVICE, false,
	  "het advies van de CvB ontbreekt" },
	{ COMPLETE_CVB, { PLAN("cvb_advice", "") }, '.', -1, true, "alleen in het (v)so" },
};

static void expect_row(size_t r)
{
	struct dossier d = begin();
	struct completeness_list list = {0};
	const struct completeness *item = &list.items[rows[r].id];
	struct derived derived;
	struct settings settings;

	for (int c = 0; c < CHANGES && rows[r].changes[c].fields[0]; c++)
		dossier_apply(&d, &rows[r].changes[c], 20 + c);
	settings_init(&settings);
	settings.type = rows[r].primary ? SCHOOL_PO : SCHOOL_SO;
	derived = derived_on(&d, TODAY);
	completeness_of_plan(&d, dossier_find(&d, ENTITY_PLAN, 6), &settings, day(TODAY), &derived,
			     &list);
	cr_expect(completeness_sign(item->state) == rows[r].sign, "row %zu, %s: %c %s", r,
		  completeness_code(rows[r].id), completeness_sign(item->state), item->reason);
	cr_expect(item->state != COMPLETENESS_MISSING || item->field == rows[r].field,
		  "row %zu, %s: field %d", r, completeness_code(rows[r].id), item->field);
	cr_expect_str_eq(item->reason, rows[r].reason, "row %zu, %s", r,
			 completeness_code(rows[r].id));
	cr_expect(strcspn(item->reason, "\n") == strlen(item->reason), "row %zu: not one line", r);
	completeness_clear(&list);
	derived_free(&derived);
	dossier_free(&d);
}

Test(completeness, of_each_item_is_met_missing_or_not_asked)
{
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
		expect_row(r);
}

Test(completeness, asks_the_advice_of_the_cvb_in_special_education_alone)
{
	for (int type = SCHOOL_PO; type <= SCHOOL_PRO; type++) {
		struct dossier d = begin();
		struct completeness_list list = {0};
		struct derived derived = {0};
		struct settings settings;
		bool asked;

		settings_init(&settings);
		settings.type = type;
		derive_pupil(&d, &settings, day(TODAY), &derived);
		completeness_of_plan(&d, dossier_find(&d, ENTITY_PLAN, 6), &settings, day(TODAY),
				     &derived, &list);
		asked = type == SCHOOL_SO || type == SCHOOL_VSO;
		cr_expect(eq(int, list.items[COMPLETE_CVB].state,
			     asked ? COMPLETENESS_MET : COMPLETENESS_NOT_ASKED));
		completeness_clear(&list);
		derived_free(&derived);
		dossier_free(&d);
	}
}

Test(completeness, has_every_state_that_an_item_can_have_in_that_table)
{
	/* Of every plan asked; and what nothing mends, or what is only there when written down. */
	static const bool always[COMPLETENESS_COUNT] = {
		[COMPLETE_GUIDANCE] = true, [COMPLETE_GOALS] = true, [COMPLETE_VIEW] = true,
	};
	static const bool never_missing[COMPLETENESS_COUNT] = {
		[COMPLETE_DEVIATIONS] = true, [COMPLETE_IN_TIME] = true,
	};
	bool seen[COMPLETENESS_COUNT][COMPLETENESS_STATE_COUNT] = {{false}};

	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
		seen[rows[r].id][completeness_of_sign(rows[r].sign)] = true;
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++) {
		cr_expect(seen[i][COMPLETENESS_MET], "%u is never met", i);
		cr_expect(seen[i][COMPLETENESS_MISSING] != never_missing[i], "%u missing", i);
		cr_expect(seen[i][COMPLETENESS_NOT_ASKED] != always[i], "%u not asked", i);
	}
}
