/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a goal counts for: a goal in a plan since 12 September 2024 that was to be reached on 30
 * June 2026, and what changes make of its line, its school years and those of the pupil. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/rules/outcome.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define CHANGES 5

static struct dossier begin(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_PLAN, 2, "trajectory", "1", "version", "1", "status", "in_force",
		    "starts", "2024-09-12", NULL);
	dossier_row(&d, ENTITY_GOAL, 3, "plan", "2", "line", "3", "kind", "learning", "state",
		    "open", "target_date", "2026-06-30", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 4, "plan", "2", "date", "2025-05-10", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 5, "plan", "2", "date", "2026-10-10", NULL);
	return d;
}

#define PLAN(...) { ENTITY_PLAN, 2, { __VA_ARGS__ } }
#define NEXT(status, ...)                                                                          \
	{ ENTITY_PLAN, 0, { "trajectory", "1", "version", "2", "status", status, __VA_ARGS__ } }
#define GOAL(...) { ENTITY_GOAL, 3, { __VA_ARGS__ } }
#define OTHER(plan, line, ...) { ENTITY_GOAL, 0, { "plan", plan, "line", line, __VA_ARGS__ } }
#define RESULT(evaluation, finding, recorded)                                                      \
	{ ENTITY_RESULT, 0, { "evaluation", evaluation, "goal", "3", "line", "3", "finding",       \
			      finding, "recorded", "2026-10-10T10:00:0" recorded "Z" } }
#define EVALUATED(date) { ENTITY_EVALUATION, 4, { "date", date } }

static const struct row {
	/* Of each line its days and what was found last; of each of its school years the outcome,
	 * with ! when it is due; of each school year of the pupil what became of the goals. */
	const char *line, *years, *pupil;
	struct dossier_change changes[CHANGES];
} rows[] = {
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged", {{0}} },
	{ "3: 2024-09-12 - met 2025-05-10", "3: 2024 met 2025 -! 2026 -!",
	  "2024 all_met 2025 not_judged 2026 not_judged", { RESULT("4", "met", "0") } },
	{ "3: 2024-09-12 - 2025-05-10 met 2025-05-10", "3: 2024 met!",
	  "2024 all_met 2025 no_goal 2026 no_goal",
	  { RESULT("4", "met", "0"), GOAL("state", "completed") } },
	{ "3: 2024-09-12 - 2025-05-10 dropped 2025-05-10", "3: 2024 dropped!",
	  "2024 no_goal 2025 no_goal 2026 no_goal", { RESULT("4", "dropped", "0") } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 - 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { GOAL("state", "completed", "target_date", "") } },
	{ "3: 2024-09-12 - 2025-03-01", "3: 2024 -!", "2024 not_judged",
	  { PLAN("status", "closed", "closed", "2025-03-01"),
	    GOAL("state", "dropped", "target_date", "") } },
	/* Closed by what was found, not before it began, and not after its plan. */
	{ "3: 2024-09-12 - 2025-05-10 met 2025-05-10", "3: 2024 met!", "2024 all_met 2025 no_goal",
	  { RESULT("4", "met", "0"), GOAL("state", "completed"),
	    PLAN("status", "closed", "closed", "2026-03-01") } },
	{ "3: 2024-09-12 - 2025-03-01 met 2025-05-10", "3: 2024 met!", "2024 all_met",
	  { RESULT("4", "met", "0"), GOAL("state", "completed"),
	    PLAN("status", "closed", "closed", "2025-03-01") } },
	{ "3: 2024-09-12 - 2024-09-12 met 2024-09-01", "3: 2024 met!",
	  "2024 all_met 2025 no_goal 2026 no_goal",
	  { RESULT("4", "met", "0"), GOAL("state", "completed"), EVALUATED("2024-09-01") } },
	{ "3: 2024-09-12 - 2024-09-12 met 2024-07-01", "3: 2024 -!",
	  "2024 not_judged 2025 no_goal 2026 no_goal",
	  { RESULT("4", "met", "0"), GOAL("state", "completed"), EVALUATED("2024-07-01") } },
	{ "3: 2024-09-12 - 2028-01-10", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { GOAL("state", "completed"), { ENTITY_PUPIL, 1, { "left", "2028-01-10" } } } },

	/* The latest by the day, then by when it was recorded, then by which was made last. */
	{ "3: 2024-09-12 - met 2026-10-10", "3: 2024 not_met 2025 -! 2026 met!",
	  "2024 none_met 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "0"), RESULT("4", "not_met", "9") } },
	{ "3: 2024-09-12 - met 2026-10-10", "3: 2024 - 2025 -! 2026 met!",
	  "2024 not_judged 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "5"), RESULT("5", "not_met", "4") } },
	{ "3: 2024-09-12 - not_met 2026-10-10", "3: 2024 - 2025 -! 2026 not_met!",
	  "2024 not_judged 2025 not_judged 2026 none_met",
	  { RESULT("5", "met", "5"), RESULT("5", "not_met", "5") } },
	{ "3: 2024-09-12 - met 2025-05-10", "3: 2024 met 2025 -! 2026 -!",
	  "2024 all_met 2025 not_judged 2026 not_judged",
	  { RESULT("4", "met", "0"), RESULT("5", "on_track", "0") } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { RESULT("5", "met", "0"), { ENTITY_RESULT, 20, { "withdrawn", "2026-10-11" } } } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged", { RESULT("99", "met", "0") } },
	{ "3: 2024-09-12 - met 2026-10-10", "3: 2024 - 2025 -! 2026 met!",
	  "2024 not_judged 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "0"), { ENTITY_RESULT, 20, { "goal", "99" } } } },
	{ "3: 2024-09-12 - met 2026-10-10", "3: 2024 - 2025 -! 2026 met!",
	  "2024 not_judged 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "0"), { ENTITY_RESULT, 20, { "line", "" } } } },

	/* Over versions: from the first day of the first to the last day of the last. */
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { PLAN("status", "replaced"), NEXT("in_force", "starts", "2026-09-01"),
	    OTHER("21", "3", "kind", "learning", "target_date", "2026-06-30") } },
	{ "3: 2024-09-12 - 2026-03-01", "3: 2024 - 2025 -!", "2024 not_judged 2025 not_judged",
	  { PLAN("status", "replaced"),
	    NEXT("closed", "starts", "2025-09-01", "closed", "2026-03-01"),
	    OTHER("21", "3", "kind", "learning", "target_date", "2026-06-30") } },
	{ "3: 2024-09-12 - 2025-08-31", "3: 2024 - 2025 -",
	  "2024 not_judged 2025 not_judged 2026 no_goal",
	  { PLAN("status", "replaced"), NEXT("in_force", "starts", "2025-09-01"),
	    GOAL("target_date", "") } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { NEXT("draft", "starts", "2026-11-01"),
	    OTHER("20", "3", "target_date", "2028-01-01") } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { OTHER("99", "98", "kind", "learning") } },
	{ "3: 2024-09-12 -", "3: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { { ENTITY_PLAN, 0, { "trajectory", "2", "version", "1", "status", "closed", "starts",
				"2025-09-01", "closed", "2026-03-01" } },
	    OTHER("20", "3", "kind", "learning", "target_date", "2026-06-30") } },

	{ "3: 2024-09-12 - 2025-08-31", "3: 2024 - 2025 -",
	  "2023 no_goal 2024 not_judged 2025 not_judged 2026 no_goal",
	  { { ENTITY_PLAN, 0, { "trajectory", "1", "version", "0", "status", "replaced", "starts",
				"2023-09-12" } },
	    PLAN("status", "replaced"), NEXT("in_force", "starts", "2025-09-01"),
	    GOAL("target_date", "") } },
	/* Without a next version of its own trajectory it ends when it says. */
	{ "3: 2024-09-12 - 2025-03-01", "3: 2024 -", "2024 not_judged 2025 no_goal 2026 no_goal",
	  { PLAN("status", "replaced", "ends", "2025-03-01"), GOAL("target_date", ""),
	    { ENTITY_PLAN, 0, { "trajectory", "2", "version", "1", "status", "in_force", "starts",
				"2025-12-01" } } } },
	{ "3: 2024-09-12 - 2025-03-01", "3: 2024 -", "2024 not_judged",
	  { PLAN("status", "replaced", "ends", "2025-03-01"), GOAL("target_date", ""),
	    NEXT("draft", "starts", "2025-12-01") } },
	{ "3: 2024-09-12 - 2025-08-31", "3: 2024 - 2025 -",
	  "2024 not_judged 2025 not_judged 2026 no_goal",
	  { PLAN("status", "replaced"), GOAL("target_date", ""),
	    { ENTITY_PLAN, 0, { "trajectory", "1", "version", "3", "status", "in_force", "starts",
				"2026-09-01" } },
	    NEXT("replaced", "starts", "2025-09-01") } },
	/* Nor does it outlast the pupil's time at school. */
	{ "3: 2024-09-12 - 2025-03-01", "3: 2024 -", "2024 not_judged",
	  { PLAN("status", "closed", "closed", "2025-03-01"), GOAL("target_date", ""),
	    { ENTITY_PUPIL, 1, { "left", "2026-01-01" } } } },
	{ "3: 2024-09-12 - 2025-02-01", "3: 2024 -", "2024 not_judged",
	  { PLAN("status", "closed", "closed", "2026-03-01"), GOAL("target_date", ""),
	    { ENTITY_PUPIL, 1, { "left", "2025-02-01" } } } },
	{ "", "", "", { PLAN("starts", "") } },

	/* Several goals: who is not due does not weigh, under half judged is not judged. */
	{ "3: 2024-09-12 - met 2026-10-10, 21: 2024-09-12 -",
	  "3: 2024 - 2025 - 2026 met, 21: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { RESULT("5", "met", "0"),
	    OTHER("2", "21", "kind", "learning", "target_date", "2026-06-30"),
	    GOAL("target_date", "2028-06-30") } },
	{ "3: 2024-09-12 - met 2026-10-10, 21: 2024-09-12 -",
	  "3: 2024 - 2025 -! 2026 met!, 21: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "0"),
	    OTHER("2", "21", "kind", "learning", "target_date", "2026-06-30") } },
	{ "3: 2024-09-12 - met 2026-10-10, 21: 2024-09-12 -",
	  "3: 2024 - 2025 -! 2026 met!, 21: 2024 - 2025 -! 2026 -!",
	  "2024 not_judged 2025 not_judged 2026 all_met",
	  { RESULT("5", "met", "0"),
	    OTHER("2", "21", "kind", "behaviour", "target_date", "2026-06-30") } },
	{ "3: 2024-09-12 - met 2026-10-10, 23: 2024-09-12 - not_met 2025-05-10",
	  "3: 2024 - 2025 -! 2026 met!, 23: 2024 not_met 2025 - 2026 -",
	  "2024 none_met 2025 not_judged 2026 all_met",
	  { RESULT("4", "not_met", "0"), { ENTITY_RESULT, 20, { "goal", "23", "line", "23" } },
	    RESULT("5", "met", "0"), OTHER("2", "23", "kind", "learning") } },
	{ "3: 2024-09-12 -, 23: 2024-09-12 -",
	  "3: 2024 - 2025 -! 2026 -, 23: 2024 - 2025 - 2026 -",
	  "2024 not_judged 2025 not_judged 2026 not_judged",
	  { PLAN("status", "replaced"), NEXT("in_force", "starts", "2026-09-01"),
	    OTHER("21", "23", "kind", "learning"), OTHER("2", "23", "kind", "learning"),
	    OTHER("21", "3", "kind", "learning") } },
};

static const char *code_of(int finding)
{
	return finding < 0 ? "" : findings[finding].code;
}

static char *say_lines(const struct derived *out)
{
	struct buffer text = {0};

	for (size_t i = 0; i < out->line_count; i++) {
		const struct line_state *line = &out->lines[i];

		buffer_add_format(&text, "%s%lld: %s -", i ? ", " : "", (long long)line->line,
				  iso(line->from));
		if (date_is_set(line->until))
			buffer_add_format(&text, " %s", iso(line->until));
		if (line->outcome >= 0)
			buffer_add_format(&text, " %s %s", code_of(line->outcome),
					  iso(line->outcome_date));
	}
	return buffer_take(&text);
}

static char *say_years(const struct derived *out)
{
	struct buffer text = {0};
	int64_t line = 0;

	for (size_t i = 0; i < out->goal_year_count; i++) {
		const struct goal_year *year = &out->goal_years[i];

		if (year->line != line)
			buffer_add_format(&text, "%s%lld:", line ? ", " : "",
					  (long long)year->line);
		line = year->line;
		buffer_add_format(&text, " %d %s%s", year->year,
				  year->outcome < 0 ? "-" : code_of(year->outcome),
				  year->due ? "!" : "");
	}
	return buffer_take(&text);
}

static char *say_pupil(const struct derived *out)
{
	struct buffer text = {0};

	for (size_t i = 0; i < out->outcome_year_count; i++)
		if (out->outcome_years[i].kind == GOAL_LEARNING)
			buffer_add_format(&text, "%s%d %s", text.length ? " " : "",
					  out->outcome_years[i].year,
					  pupil_outcomes[out->outcome_years[i].outcome].code);
	return buffer_take(&text);
}

static void expect_said(char *(*say)(const struct derived *), const struct derived *out,
			const char *want, size_t row)
{
	char *said = say(out);

	cr_expect_str_eq(said, want, "row %zu: %s", row, said);
	free(said);
}

/* As the store does: a result is of the day of its evaluation. */
static void date_results(struct dossier *d)
{
	struct record_list *results = &d->rows[ENTITY_RESULT];

	for (size_t i = 0; i < results->count; i++) {
		struct record *r = results->items[i];
		const struct record *evaluation =
			dossier_find(d, ENTITY_EVALUATION, record_number(r, RESULT_EVALUATION));

		if (evaluation)
			record_set_date(r, RESULT_DATE, record_date(evaluation, EVALUATION_DATE));
	}
}

Test(lines, count_by_the_rules_of_their_versions_and_results)
{
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct dossier d = begin();
		struct derived out;

		for (int c = 0; c < CHANGES && rows[r].changes[c].fields[0]; c++)
			dossier_apply(&d, &rows[r].changes[c], 20 + c);
		date_results(&d);
		out = derived_on(&d, TODAY);
		expect_said(say_lines, &out, rows[r].line, r);
		expect_said(say_years, &out, rows[r].years, r);
		expect_said(say_pupil, &out, rows[r].pupil, r);
		derived_free(&out);
		dossier_free(&d);
	}
}
