/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was tried and why it fell short, drawn up for a request. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/report/tried.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

static void expect_drawn(struct dossier *d, const char *text)
{
	struct buffer out = { 0 };

	tried_draw_up(&out, d, day(TODAY));
	cr_expect_str_eq(out.bytes ? out.bytes : "", text);
	buffer_clear(&out);
	dossier_free(d);
}

static void add_goal(struct dossier *d, int64_t id, const char *description)
{
	dossier_row(d, ENTITY_GOAL, id, "plan", "2", "kind", "learning", "area", "mathematics",
		    "description", description, "baseline", "31", "target", "70", "approach",
		    "elke dag\n10 minuten", NULL);
}

static void add_result(struct dossier *d, int64_t id, const char *goal, const char *date,
		       const char *finding, const char *value, const char *withdrawn)
{
	dossier_row(d, ENTITY_RESULT, id, "evaluation", "9", "goal", goal, "line", goal, "date",
		    date, "recorded", "2026-06-18T10:00:00.000Z", "finding", finding, "value",
		    value, "withdrawn", withdrawn, "analysis", "te weinig geoefend", NULL);
}

Test(tried, is_nothing_for_a_dossier_without_help_outcomes_and_log)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
	add_goal(&d, 3, "tafels");
	expect_drawn(&d, "");
}

Test(tried, tells_of_help_in_its_order_with_the_goals_it_served)
{
	struct dossier d = { 0 };

	add_goal(&d, 3, "tafels");
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT rekenen", "hours_week",
		    "1500", "place", "outside", "starts", "2026-02-01", "ends", "2026-07-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "leraar", "starts", "2025-09-01",
		    NULL);
	dossier_row(&d, ENTITY_SUPPORT, 12, "pupil", "1", "form", "komt nog", "starts",
		    "2027-01-01", NULL);
	dossier_row(&d, ENTITY_SUPPORT_GOAL, 13, "support", "10", "line", "3", NULL);
	expect_drawn(&d, "Ingezet is:\n"
			 "- leraar, van 01-09-2025\n"
			 "- RT rekenen, 1,5 uur per week, buiten de klas, van 01-02-2026 t/m "
			 "31-07-2026; voor rekenen-wiskunde: tafels");
}

Test(tried, says_why_a_goal_fell_short_by_its_last_outcome_that_stands)
{
	struct dossier d = { 0 };

	add_goal(&d, 3, "tafels");
	add_goal(&d, 4, "klokkijken");
	add_result(&d, 20, "3", "2026-01-10", "met", "71", "");
	add_result(&d, 21, "3", "2026-06-18", "not_met", "58", "");
	add_result(&d, 22, "3", "2026-06-20", "met", "80", "2026-06-21T08:00:00.000Z");
	add_result(&d, 23, "3", "2026-07-01", "on_track", "60", "");
	add_result(&d, 24, "3", "2026-12-01", "met", "99", "");
	add_result(&d, 25, "4", "2026-06-18", "met", "70", "");
	expect_drawn(&d, "Dit schoot tekort:\n"
			 "- rekenen-wiskunde: tafels: niet behaald op 18-06-2026, begin 31, "
			 "streven 70, nu 58. Aanpak: elke dag 10 minuten. Analyse: te weinig "
			 "geoefend\n\n"
			 "Dit is wel behaald:\n"
			 "- rekenen-wiskunde: klokkijken: behaald op 18-06-2026, begin 31, "
			 "streven 70, nu 70");
}

Test(tried, takes_the_last_of_what_was_found_and_says_what_it_was)
{
	static const struct {
		const char *date, *finding;
		bool fell_short, was; /* what was found before, met on 10 June, still stands */
	} rows[] = {
		{ "2026-06-18", "not_met", true, false },
		{ "2026-06-18", "undeterminable", true, false },
		{ "2026-06-18", "behind", true, false },
		{ "2026-06-18", "met", false, false },
		{ "2026-06-18", "on_track", false, true },
		{ "2026-06-18", "dropped", false, true },
		{ "2026-06-09", "not_met", false, true },
		{ "2026-11-22", "not_met", true, false },
		{ "2026-11-23", "not_met", false, true },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = { 0 };
		struct buffer out = { 0 };

		add_goal(&d, 3, "tafels");
		add_result(&d, 20, "3", "2026-06-10", "met", "71", "");
		add_result(&d, 21, "3", rows[i].date, rows[i].finding, "58", "");
		tried_draw_up(&out, &d, day(TODAY));
		cr_expect(eq(int, strstr(out.bytes, "Dit schoot tekort:") != NULL,
			     rows[i].fell_short), "row %zu: %s", i, out.bytes);
		cr_expect(eq(int, strstr(out.bytes, "nu 71") != NULL, rows[i].was), "row %zu: %s",
			  i, out.bytes);
		buffer_clear(&out);
		dossier_free(&d);
	}
}

Test(tried, leaves_out_what_is_confidential_in_the_log)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_LOG, 30, "pupil", "1", "date", "2026-05-02", "kind", "decision",
		    "text", "naar RT\ntwee keer per week", NULL);
	dossier_row(&d, ENTITY_LOG, 31, "pupil", "1", "date", "2026-05-03", "kind", "incident",
		    "text", "geheim", NULL);
	dossier_row(&d, ENTITY_LOG, 32, "pupil", "1", "date", "2026-05-04", "kind", "note", "text",
		    "ook geheim", "confidential", "yes", NULL);
	dossier_row(&d, ENTITY_LOG, 33, "pupil", "1", "date", "2026-04-01", "kind", "incident",
		    "text", "viel in de pauze", "confidential", "no", NULL);
	expect_drawn(&d, "Uit het logboek:\n"
			 "- 01-04-2026 incident: viel in de pauze\n"
			 "- 02-05-2026 besluit: naar RT twee keer per week");
}

Test(tried, keeps_to_the_last_rows_of_a_long_log)
{
	struct dossier d = { 0 };
	struct buffer out = { 0 };
	size_t lines = 0;

	for (int i = 0; i < 40; i++)
		dossier_row(&d, ENTITY_LOG, 30 + i, "pupil", "1", "date", "2026-05-02", "kind",
			    "note", "text", i ? "iets" : "het eerste", NULL);
	tried_draw_up(&out, &d, day(TODAY));
	for (const char *c = out.bytes; *c; c++)
		lines += *c == '\n';
	cr_expect(eq(sz, lines, TRIED_LOG_MAX));
	buffer_clear(&out);
	dossier_free(&d);
}
