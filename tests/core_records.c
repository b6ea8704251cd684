/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record tells of itself: its title, its signs and words, and which step it may take. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/absence.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/school.h"
#include "tests/dossier.h"

static const struct {
	enum entity_id entity;
	const char *fields[10]; /* column, value, ... */
	const char *title;
} titles[] = {
	{ ENTITY_PUPIL, { "given_name", "Jo", "prefix", "van den", "family_name", "Berg" },
	  "Berg, Jo van den" },
	{ ENTITY_PUPIL, { "initials", "J.", "family_name", "Berg" }, "Berg, J." },
	{ ENTITY_GUARDIAN, { "given_name", "Anna", "prefix", "van den", "family_name", "Berg" },
	  "Anna van den Berg" },
	{ ENTITY_STAFF, { "given_name", "Jan", "prefix", "de", "family_name", "Bruin" },
	  "Jan de Bruin" },
	{ ENTITY_PLAN, { "version", "2" }, "OPP versie 2" },
	{ ENTITY_GOAL, { "kind", "learning", "area", "mathematics", "description", "tafels" },
	  "rekenen-wiskunde: tafels" },
	{ ENTITY_GOAL, { "description", "tafels" }, "tafels" },
	{ ENTITY_EVALUATION, { "date", "2026-11-20" }, "evaluatie 20-11-2026" },
	{ ENTITY_RESULT, { "finding", "not_met" }, "niet behaald" },
	{ ENTITY_CONSENT, { "decision", "refused" }, "instemming: geweigerd" },
	{ ENTITY_ABSENCE, { "kind", "long_relative", "starts", "2026-10-01" },
	  "langdurig relatief verzuim vanaf 01-10-2026" },
	{ ENTITY_AGREEMENT, { "what", "bellen" }, "bellen" },
	{ ENTITY_MEASUREMENT, { "subject", "spelling", "date", "2026-10-01" },
	  "spelling 01-10-2026" },
	{ ENTITY_MEETING, { "kind", "parents", "date", "2026-10-01" }, "oudergesprek 01-10-2026" },
	{ ENTITY_SUPPORT_PERIOD, { "level", "extra", "starts", "2026-10-01" },
	  "extra vanaf 01-10-2026" },
	{ ENTITY_SUPPORT, { "pupil", "1", "form", "RT", "provider", "wijkteam" }, "RT" },
	{ ENTITY_SUPPORT, { "pupil", "1", "provider", "wijkteam" }, "wijkteam" },
	{ ENTITY_SUPPORT, { "pupil", "1" }, "inzet" },
	{ ENTITY_LOG, { "pupil", "1", "kind", "incident", "date", "2026-10-01", "text", "viel" },
	  "incident 01-10-2026" },
	{ ENTITY_POSTPONEMENT, { "pupil", "1", "deadline", "evaluation", "until", "2026-12-01" },
	  "uitstel evaluatie tot 01-12-2026" },
	{ ENTITY_REQUEST, { "kind", "tlv", "tlv_for", "sbo" }, "TLV sbo" },
	{ ENTITY_REQUEST, { "kind", "arrangement" }, "arrangement" },
	{ ENTITY_GROUP, { "name", "6A" }, "6A" },
	{ ENTITY_SETTING, { "key", "plan_days" },
	  "OPP in werking: dagen na inschrijving of begin extra ondersteuning" },
};

Test(records, are_called_what_people_call_them)
{
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		struct record *r = record_new(entities[titles[i].entity]);
		struct buffer title = {0};
		struct zb_err err;

		for (size_t k = 0; titles[i].fields[k]; k += 2)
			cr_assert(record_parse(r,
					       (unsigned)entity_field(r->entity,
								      titles[i].fields[k]),
					       titles[i].fields[k + 1], day("2026-11-22"),
					       &err) == ZB_OK, "%s", err.text);
		record_title(r, &title);
		cr_expect_str_eq(title.bytes, titles[i].title);
		buffer_clear(&title);
		record_free(r);
	}
}

Test(records, of_a_plan_take_the_steps_of_its_life_and_back_when_undone)
{
	static const char allowed[PLAN_CLOSED + 1][PLAN_CLOSED + 2] = {
		/* to:            draft in force replaced closed; u: only to undo */
		[PLAN_DRAFT] =     "yy..",
		[PLAN_IN_FORCE] =  "uyyy",
		[PLAN_REPLACED] =  ".uy.",
		[PLAN_CLOSED] =    ".u.y",
	};

	for (int from = PLAN_DRAFT; from <= PLAN_CLOSED; from++)
		for (int to = PLAN_DRAFT; to <= PLAN_CLOSED; to++) {
			char how = allowed[from][to];

			cr_expect(eq(int, plan_step_allowed(from, to, false), how == 'y'),
				  "%d to %d", from, to);
			cr_expect(eq(int, plan_step_allowed(from, to, true), how != '.'),
				  "back from %d to %d", from, to);
		}
	cr_expect(plan_step_allowed(-1, PLAN_DRAFT, false));
	for (int to = PLAN_IN_FORCE; to <= PLAN_CLOSED; to++)
		cr_expect(not(plan_step_allowed(-1, to, true)));
}

Test(records, of_an_outcome_have_a_sign_and_ask_why)
{
	static const struct {
		enum finding finding;
		const char *ascii, *utf8;
		int asks;
		bool outcome;
	} findings[FINDING_COUNT] = {
		{ FINDING_ON_TRACK, "=", "→", -1, false },
		{ FINDING_BEHIND, "<", "↓", -1, false },
		{ FINDING_MET, "+", "✓", -1, true },
		{ FINDING_NOT_MET, "x", "✗", RESULT_ANALYSIS, true },
		{ FINDING_UNDETERMINABLE, "?", "?", RESULT_REASON, true },
		{ FINDING_DROPPED, "-", "-", RESULT_DROP_REASON, false },
	};

	for (int i = 0; i < FINDING_COUNT; i++) {
		cr_expect_str_eq(finding_sign(findings[i].finding, false), findings[i].ascii);
		cr_expect_str_eq(finding_sign(findings[i].finding, true), findings[i].utf8);
		cr_expect(eq(int, finding_asks(findings[i].finding), findings[i].asks));
		cr_expect(eq(int, finding_is_outcome(findings[i].finding), findings[i].outcome));
	}
}

/* Latest = greatest (date, recorded, id). */
Test(records, of_results_follow_each_other_by_day_moment_and_id)
{
	static const char *const later[][2] = {
		{ "2026-11-02", "2026-11-02T08:00:00.000Z" },
		{ "2026-11-01", "2026-11-03T09:00:00.000Z" },
		{ "2026-11-01", "2026-11-03T08:00:00.000Z" },
		{ "2026-11-01", "2026-11-03T08:00:00.000Z" },
	};
	struct record *results[4];

	for (int i = 0; i < 4; i++) {
		results[i] = record_new(&result_entity);
		results[i]->id = i == 3 ? 1 : 10 - i;
		record_set_text(results[i], RESULT_DATE, later[i][0]);
		record_set_text(results[i], RESULT_RECORDED, later[i][1]);
	}
	for (int i = 0; i < 4; i++)
		for (int k = 0; k < 4; k++) {
			int order = result_compare(results[i], results[k]);

			cr_expect(eq(int, (order > 0) - (order < 0), (k > i) - (k < i)), "%d, %d",
				  i, k);
		}
	for (int i = 0; i < 4; i++)
		record_free(results[i]);
}

Test(records, of_a_goal_name_what_it_lacks)
{
	static const struct {
		unsigned lacks;
		const char *words;
	} rows[] = {
		{ 0, "" },
		{ GOAL_LACKS_INDICATOR, "hoe gemeten" },
		{ GOAL_LACKS_BASELINE | GOAL_LACKS_TARGET, "beginwaarde, streefwaarde" },
		{ GOAL_LACKS_INDICATOR | GOAL_LACKS_TARGET, "hoe gemeten, streefwaarde" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buffer out = {0};

		goal_lacks_add(&out, rows[i].lacks);
		cr_expect_str_eq(out.bytes ? out.bytes : "", rows[i].words);
		buffer_clear(&out);
	}
}

Test(records, of_a_school_know_a_brin_in_either_case)
{
	static const struct {
		const char *typed, *brin, *location; /* NULL: none */
	} rows[] = {
		{ "12ab", "12AB", "" },	  { "12AB03", "12AB", "03" }, { "09zZ99", "09ZZ", "99" },
		{ "12AB3", NULL, NULL },  { "1AAB", NULL, NULL },     { "12A", NULL, NULL },
		{ "12AB0x", NULL, NULL }, { "12@B", NULL, NULL },     { "12A[", NULL, NULL },
		{ "12ABx0", NULL, NULL }, { "", NULL, NULL },	      { "A2AB", NULL, NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char brin[SCHOOL_BRIN_SIZE] = "", location[SCHOOL_LOCATION_SIZE] = "";
		bool is = school_brin_read(rows[i].typed, brin, location);

		cr_expect(eq(int, is, rows[i].brin != NULL), "%s", rows[i].typed);
		cr_expect_str_eq(brin, is ? rows[i].brin : "", "%s", rows[i].typed);
		cr_expect_str_eq(location, is ? rows[i].location : "", "%s", rows[i].typed);
	}
}

Test(records, of_absence_last_from_the_first_to_the_last_day)
{
	struct dossier d = {0};
	const struct record *closed = dossier_row(&d, ENTITY_ABSENCE, 1, "starts", "2026-11-02",
						  "ends", "2026-11-04", NULL);
	const struct record *open = dossier_row(&d, ENTITY_ABSENCE, 2, "starts", "2026-11-02",
						NULL);

	cr_expect(not(absence_lasts(closed, day("2026-11-01"))));
	cr_expect(absence_lasts(closed, day("2026-11-02")));
	cr_expect(absence_lasts(closed, day("2026-11-04")));
	cr_expect(not(absence_lasts(closed, day("2026-11-05"))));
	cr_expect(absence_lasts(open, day("2027-11-05")));
	dossier_free(&d);
}
