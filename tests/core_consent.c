/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/consent.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/consent.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* Two parents with authority, one without. */
static struct dossier with_parents(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Berg", "born", "2017-01-15", NULL);
	dossier_row(&d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
		    "status", "draft", "starts", "2026-11-30", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 60, "given_name", "A.", "family_name", "Berg", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 61, "given_name", "K.", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 62, "family_name", "Oma", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 70, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 71, "pupil", "1", "guardian", "61", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 72, "pupil", "1", "guardian", "62", "authority",
		    "no", NULL);
	return d;
}

static void consent(struct dossier *d, int64_t id, const char *party, const char *guardian,
		    const char *decision)
{
	struct record *row = dossier_row(d, ENTITY_CONSENT, id, "plan", "100", "party", party,
					 "decision", decision, "date", "2026-11-20", NULL);

	if (*guardian)
		record_set_number(row, CONSENT_GUARDIAN_ID, *guardian == '0' ? 60 : 61);
}

Test(consent, one_gives_and_the_other_is_informed)
{
	static const struct {
		const char *first, *second;
		bool all;
		enum consent_state state;
		const char *to_ask; /* of each */
	} rows[] = {
		{ "open", "open", false, CONSENT_INCOMPLETE, "yy" },
		{ "given", "open", false, CONSENT_INCOMPLETE, "ny" },
		{ "informed", "open", false, CONSENT_INCOMPLETE, "yy" },
		{ "informed", "informed", false, CONSENT_INCOMPLETE, "yy" },
		{ "given", "informed", false, CONSENT_COMPLETE, "nn" },
		{ "given", "given", false, CONSENT_COMPLETE, "nn" },
		{ "given", "refused", false, CONSENT_IN_DISPUTE, "nn" },
		{ "refused", "informed", false, CONSENT_IN_DISPUTE, "ny" },
		{ "given", "informed", true, CONSENT_INCOMPLETE, "ny" },
		{ "given", "given", true, CONSENT_COMPLETE, "nn" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;
		struct consent_list list;

		settings_init(&settings);
		settings.value[SETTING_CONSENT_ALL] = rows[i].all;
		consent(&d, 80, "guardian", "0", rows[i].first);
		consent(&d, 81, "guardian", "1", rows[i].second);
		cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY),
					  &list) == rows[i].state,
			  "%s, %s, all %d", rows[i].first, rows[i].second, rows[i].all);
		cr_expect(list.count == 2, "who has no authority is not asked");
		for (size_t a = 0; a < list.count; a++)
			cr_expect(eq(int, list.asked[a].to_ask, rows[i].to_ask[a] == 'y'),
				  "%s, %s, all %d", rows[i].first, rows[i].second, rows[i].all);
		cr_expect(rows[i].state == CONSENT_IN_DISPUTE ? list.refusal != NULL :
								list.refusal == NULL);
		consent_list_free(&list);
		dossier_free(&d);
	}
}

Test(consent, parents_unnamed_speak_for_all)
{
	struct dossier d = with_parents();
	struct settings settings;

	settings_init(&settings);
	consent(&d, 80, "parents", "", "given");
	cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), NULL) ==
		  CONSENT_COMPLETE);
	dossier_free(&d);
}

Test(consent, from_18_the_pupil_alone_is_asked)
{
	static const struct {
		const char *born;
		enum consent_party party;
	} rows[] = { { "2008-11-23", CONSENT_GUARDIAN }, { "2008-11-22", CONSENT_PUPIL } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;
		struct consent_list list;

		settings_init(&settings);
		record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_BORN, rows[i].born);
		consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), &list);
		cr_expect(list.asked[0].party == rows[i].party, "%s", rows[i].born);
		cr_expect(list.asked[0].to_ask);
		consent_list_free(&list);
		dossier_free(&d);
	}
}

Test(consent, of_another_version_says_nothing)
{
	struct dossier d = with_parents();
	struct settings settings;

	settings_init(&settings);
	consent(&d, 80, "guardian", "0", "given");
	consent(&d, 81, "guardian", "1", "informed");
	consent(&d, 82, "guardian", "0", "refused");
	record_set_number(d.rows[ENTITY_CONSENT].items[2], CONSENT_PLAN, 99);
	cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), NULL) ==
		  CONSENT_COMPLETE);
	dossier_free(&d);
}

Test(consent, a_later_word_of_the_same_parent_counts)
{
	struct dossier d = with_parents();
	struct settings settings;

	settings_init(&settings);
	consent(&d, 80, "guardian", "0", "refused");
	consent(&d, 81, "guardian", "0", "given");
	consent(&d, 82, "guardian", "1", "informed");
	cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), NULL) ==
		  CONSENT_COMPLETE);
	dossier_free(&d);
}

/* A. Berg and K. Smit have authority, Oma has not: whatever is noted of her decides nothing. */
Test(consent, of_one_without_authority_neither_counts_nor_blocks)
{
	static const struct {
		const char *first, *second, *without;
		enum consent_state state;
	} rows[] = {
		{ "given", "informed", "refused", CONSENT_COMPLETE },
		{ "given", "informed", "open", CONSENT_COMPLETE },
		{ "informed", "informed", "given", CONSENT_INCOMPLETE },
		{ "given", "refused", "given", CONSENT_IN_DISPUTE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;

		settings_init(&settings);
		consent(&d, 80, "guardian", "0", rows[i].first);
		consent(&d, 81, "guardian", "1", rows[i].second);
		record_set_number(dossier_row(&d, ENTITY_CONSENT, 82, "plan", "100", "party",
					      "guardian", "decision", rows[i].without, "date",
					      "2026-11-21", NULL),
				  CONSENT_GUARDIAN_ID, 62);
		cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY),
					  NULL) == rows[i].state,
			  "%s %s %s", rows[i].first, rows[i].second, rows[i].without);
		dossier_free(&d);
	}
}

/* Parents without a name refused too: nobody gives what another refuses. */
Test(consent, that_was_refused_is_closed_by_that_one_alone)
{
	static const struct {
		const char *party, *guardian, *decision;
		enum consent_state state;
	} rows[] = {
		{ "guardian", "1", "given", CONSENT_IN_DISPUTE },
		{ "parents", "", "given", CONSENT_IN_DISPUTE },
		{ "guardian", "0", "open", CONSENT_INCOMPLETE },
		{ "guardian", "0", "informed", CONSENT_INCOMPLETE },
		{ "guardian", "0", "given", CONSENT_COMPLETE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;

		settings_init(&settings);
		consent(&d, 79, "guardian", "1", "informed");
		consent(&d, 80, "guardian", "0", "refused");
		consent(&d, 81, rows[i].party, rows[i].guardian, rows[i].decision);
		cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY),
					  NULL) == rows[i].state,
			  "%s %s", rows[i].party, rows[i].decision);
		dossier_free(&d);
	}
}

/* Born on 22 November 2008. What was agreed with the parents stands while that version runs; the
 * next is the pupil's own. */
Test(consent, of_a_pupil_who_turns_18_while_a_plan_runs_is_asked_with_the_next_version)
{
	struct dossier d = with_parents();
	struct record *next, *plan = d.rows[ENTITY_PLAN].items[0];
	struct settings settings;
	struct consent_list list;

	settings_init(&settings);
	record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_BORN, "2008-11-22");
	record_set_text(plan, PLAN_STARTS, "2026-11-21");
	record_set_text(plan, PLAN_STATUS, "in_force");
	consent(&d, 80, "guardian", "0", "given");
	consent(&d, 81, "guardian", "1", "informed");
	cr_expect(consent_of_plan(&d, plan, &settings, day(TODAY), NULL) == CONSENT_COMPLETE);
	cr_expect(not(consent_is_of_pupil(&d, plan, day(TODAY))));
	next = dossier_row(&d, ENTITY_PLAN, 101, "pupil", "1", "trajectory", "1", "version", "2",
			   "status", "draft", NULL);
	cr_expect(consent_is_of_pupil(&d, next, day(TODAY)));
	record_set_text(next, PLAN_STARTS, "2026-11-21");
	cr_expect(consent_is_of_pupil(&d, next, day(TODAY)), "a draft begins today or later");
	record_set_text(next, PLAN_STATUS, "in_force");
	cr_expect(not(consent_is_of_pupil(&d, next, day(TODAY))));
	record_set_text(next, PLAN_STARTS, "");
	cr_expect(consent_is_of_pupil(&d, next, day(TODAY)), "since when is not known");
	record_set_text(next, PLAN_STATUS, "draft");
	cr_expect(not(consent_is_of_pupil(&d, next, day("2026-11-21"))));
	cr_expect(consent_of_plan(&d, next, &settings, day(TODAY), &list) == CONSENT_INCOMPLETE);
	cr_expect(eq(sz, list.count, 1));
	cr_expect(list.asked[0].party == CONSENT_PUPIL);
	consent_list_free(&list);
	dossier_row(&d, ENTITY_CONSENT, 90, "plan", "101", "party", "guardian", "guardian", "60",
		    "decision", "refused", "date", "2026-11-22", NULL);
	dossier_row(&d, ENTITY_CONSENT, 91, "plan", "101", "party", "pupil", "decision", "given",
		    "date", "2026-11-22", NULL);
	cr_expect(consent_of_plan(&d, next, &settings, day(TODAY), NULL) == CONSENT_COMPLETE,
		  "the parents of an adult block nothing");
	dossier_row(&d, ENTITY_CONSENT, 92, "plan", "101", "party", "parents", "decision",
		    "refused", NULL);
	cr_expect(consent_of_plan(&d, next, &settings, day(TODAY), NULL) == CONSENT_COMPLETE);
	dossier_row(&d, ENTITY_CONSENT, 93, "plan", "101", "party", "parents", "decision",
		    "given", NULL);
	dossier_row(&d, ENTITY_CONSENT, 94, "plan", "101", "party", "pupil", "decision",
		    "refused", "date", "2026-11-22", NULL);
	cr_expect(consent_of_plan(&d, next, &settings, day(TODAY), NULL) == CONSENT_IN_DISPUTE,
		  "nor do they give what the pupil refuses");
	dossier_free(&d);
}

Test(consent, is_asked_by_the_day_of_adopting_and_not_by_the_day_it_is_said_to_begin)
{
	static const struct {
		const char *status, *origin, *starts, *adopted;
		bool asked;
	} rows[] = {
		{ "draft", "own", "2017-07-31", "2026-11-22", true },
		{ "draft", "own", "2017-07-31", "2017-07-31", true },
		{ "draft", "own", "2017-07-31", "", true },
		{ "draft", "", "2017-07-31", "", true },
		{ "draft", "taken_over", "2017-07-31", "", false },
		{ "draft", "taken_over", "2017-07-31", "2017-08-01", true },
		{ "in_force", "own", "2017-07-31", "2026-11-22", true },
		{ "in_force", "own", "2017-07-31", "2017-07-31", false },
		{ "in_force", "own", "2017-07-31", "", false },
		{ "in_force", "own", "", "", true },
		{ "in_force", "own", "2017-08-01", "", true },
		{ "in_force", "other_school", "2017-09-01", "2017-07-31", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct record *plan = d.rows[ENTITY_PLAN].items[0];
		struct settings settings;

		settings_init(&settings);
		record_set_text(plan, PLAN_STATUS, rows[i].status);
		record_set_text(plan, PLAN_ORIGIN, rows[i].origin);
		record_set_text(plan, PLAN_STARTS, rows[i].starts);
		record_set_text(plan, PLAN_ADOPTED, rows[i].adopted);
		cr_expect(eq(int, consent_of_plan(&d, plan, &settings, day("2026-11-22"), NULL) !=
				  CONSENT_NOT_NEEDED, rows[i].asked), "row %zu", i);
		dossier_free(&d);
	}
}

Test(consent, was_evaluated_with_the_parents_and_from_18_with_the_pupil)
{
	static const struct {
		const char *born, *kind, *parents, *heard;
		bool counts;
	} rows[] = {
		{ "2017-01-15", "interim", "yes", "", true },
		{ "2017-01-15", "interim", "", "yes", false },
		{ "2017-01-15", "yearly", "no", "yes", false },
		{ "2017-01-15", "yearly", "", "", true },
		{ "2008-11-20", "interim", "yes", "", false },
		{ "2008-11-20", "interim", "no", "yes", true },
		{ "2008-11-20", "yearly", "yes", "no", false },
		{ "2008-11-20", "yearly", "", "", true },
		{ "2008-11-21", "yearly", "no", "yes", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = { 0 };
		struct record *evaluation;

		dossier_row(&d, ENTITY_PUPIL, 1, "born", rows[i].born, NULL);
		evaluation = dossier_row(&d, ENTITY_EVALUATION, 300, "plan", "100", "date",
					 "2026-11-20", "kind", rows[i].kind, "parents_present",
					 rows[i].parents, "heard", rows[i].heard, NULL);
		cr_expect(consent_party_evaluated(&d, evaluation) == rows[i].counts, "row %zu", i);
		dossier_free(&d);
	}
}
