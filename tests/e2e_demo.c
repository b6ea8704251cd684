/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo school: of the right size and shape, the same for the same seed, and sound. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/memory.h"
#include "core/records/evaluation.h"
#include "core/records/group.h"
#include "core/records/log.h"
#include "core/records/measurement.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/report/national.h"
#include "core/rules/outcome.h"
#include "tests/files.h"
#include "tests/run.h"

#define TODAY "2026-11-22"

struct school {
	char *directory, *file;
};

static struct school school_open(void)
{
	struct school school = { .directory = files_make_directory() };

	school.file = files_join(school.directory, "school.db");
	return school;
}

static void school_close(struct school *school)
{
	files_remove(school->directory);
	free(school->directory);
	free(school->file);
}

/* Runs zorgbord on the school of that day with the words of ARGS (ends with NULL). */
static struct run school_run(const struct school *school, const char *today,
			     const char *const *args)
{
	const char *argv[24] = { getenv("ZORGBORD"), "-f", school->file, "--today", today };

	for (size_t i = 0; args[i]; i++)
		argv[5 + i] = args[i];
	return run_program(argv, NULL, NULL);
}

#define RUN(school, ...) school_run(school, TODAY, (const char *const[]){ __VA_ARGS__, NULL })

static void school_make(const struct school *school, const char *today, const char *pupils,
			const char *seed)
{
	struct run run = school_run(school, today,
				    (const char *const[]){ "demo", "--pupils", pupils, "--seed",
							   seed, NULL });

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
}

/* How many rows of ENTITY meet FILTER ("sex=f"), or all when it is NULL. */
static long count_rows(const struct school *school, const char *entity, const char *filter)
{
	struct run run = RUN(school, "list", entity, "--format", "json", filter ? "--where" : NULL,
			     filter);
	long count = 0;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	for (const char *at = run.out; (at = strstr(at, "\"rev\":")); at++)
		count++;
	run_free(&run);
	return count;
}

/* All rows of all entities as csv, one behind the other. The caller frees. */
static char *all_rows(const struct school *school)
{
	struct buffer all = {0};

	for (size_t e = 0; e < ENTITY_COUNT; e++) {
		if (entities[e]->closed)
			continue;
		struct run run = RUN(school, "list", entities[e]->code, "--format", "csv");

		cr_assert(eq(int, run.status, 0), "%s", run.err);
		buffer_add(&all, run.out);
		run_free(&run);
	}
	return buffer_take(&all);
}

static void expect_sound(const struct school *school, const char *today)
{
	struct run run = school_run(school, today, (const char *const[]){ "check", NULL });

	cr_expect(eq(int, run.status, 0), "%s: %s%s", today, run.out, run.err);
	run_free(&run);
}

Test(demo, makes_a_sound_school_of_214_pupils_of_whom_17_have_extra_support)
{
	struct school school = school_open();
	struct run run = RUN(&school, "demo");

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	cr_expect(eq(long, count_rows(&school, "pupil", "left="), 214));
	cr_expect(count_rows(&school, "pupil", NULL) > 214);
	cr_expect(eq(long, count_rows(&school, "pupil", "support_level=extra"), 17));
	cr_expect(count_rows(&school, "staff", NULL) >= 20);
	cr_expect(eq(long, count_rows(&school, "group", "kind=class"), 27));
	cr_expect(eq(long, count_rows(&school, "group", "name=5/6"), 3));
	cr_expect(eq(long, count_rows(&school, "group", "kind=combined"), 1));
	expect_sound(&school, TODAY);
	school_close(&school);
}

Test(demo, refuses_a_file_that_exists_and_leaves_it)
{
	struct school school = school_open();
	struct run run;

	files_write(school.file, "mine");
	run = RUN(&school, "demo");
	char *left = files_read(school.file, NULL);

	cr_expect(eq(int, run.status, 1));
	cr_expect_str_eq(left, "mine");
	free(left);
	run_free(&run);
	school_close(&school);
}

Test(demo, refuses_sizes_and_seeds_that_are_no_number)
{
	static const char *const wrong[][2] = {
		{ "--pupils", "0" }, { "--pupils", "veel" }, { "--pupils", "99999999" },
		{ "--seed", "x" },   { "--seed", "-1" },
	};
	struct school school = school_open();

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct run run = RUN(&school, "demo", wrong[i][0], wrong[i][1]);

		cr_expect(eq(int, run.status, 2), "%s %s", wrong[i][0], wrong[i][1]);
		cr_expect(files_exists(school.file) == false);
		run_free(&run);
	}
	school_close(&school);
}

Test(demo, the_same_seed_gives_the_same_rows_and_another_seed_others)
{
	struct school schools[3] = { school_open(), school_open(), school_open() };
	char *rows[3];

	for (size_t i = 0; i < 3; i++) {
		school_make(&schools[i], TODAY, "214", i < 2 ? "5" : "6");
		rows[i] = all_rows(&schools[i]);
	}
	cr_expect_str_eq(rows[0], rows[1]);
	cr_expect(strcmp(rows[0], rows[2]) != 0);
	for (size_t i = 0; i < 3; i++) {
		free(rows[i]);
		school_close(&schools[i]);
	}
}

/* Each choice of a field occurs. */
static void expect_all(const struct school *school, const char *entity, const char *column,
		       const struct choice *choices)
{
	for (; choices->code; choices++) {
		char *filter = mem_format("%s=%s", column, choices->code);

		cr_expect(count_rows(school, entity, filter) > 0, "%s %s", entity, filter);
		free(filter);
	}
}

/* The six over which development is judged. */
static const struct choice measured_in_demo[] = {
	{ "technical_reading", "" }, { "reading_comprehension", "" }, { "mathematics", "" },
	{ "wellbeing", "" }, { "engagement", "" }, { "safety", "" }, { NULL, NULL },
};

Test(demo, shows_every_status_finding_and_kind)
{
	struct school school = school_open();

	school_make(&school, TODAY, "3000", "1");
	expect_all(&school, "plan", "status", plan_statuses);
	expect_all(&school, "plan", "origin", plan_origins);
	expect_all(&school, "result", "finding", findings);
	expect_all(&school, "result", "reason", result_reasons);
	expect_all(&school, "evaluation", "kind", evaluation_kinds);
	expect_all(&school, "log", "kind", log_kinds);
	expect_all(&school, "pupil", "category", pupil_categories);
	expect_all(&school, "goal", "area", goal_areas);
	expect_all(&school, "goal", "state", goal_states);
	expect_all(&school, "support", "funding", support_fundings);
	expect_all(&school, "measurement", "subject", measured_in_demo);
	expect_all(&school, "measurement", "level", measurement_levels);
	expect_all(&school, "measurement", "risk", choices_yes_no);
	cr_expect(count_rows(&school, "support_goal", NULL) > 0);
	cr_expect(count_rows(&school, "request", "decision=granted") > 0);
	cr_expect(count_rows(&school, "request", "kind=tlv") > 0);
	cr_expect(count_rows(&school, "plan", "version=3") > 0);
	cr_expect(count_rows(&school, "plan", "trajectory=2") > 0);
	cr_expect(count_rows(&school, "consent", "decision=refused") > 0);
	cr_expect(count_rows(&school, "consent", "decision=open") > 0);
	cr_expect(count_rows(&school, "agreement", "done=") > 0);
	cr_expect(count_rows(&school, "pupil_guardian", "information=limited") > 0);
	cr_expect(count_rows(&school, "guardian", "address_differs=yes") > 0);
	school_close(&school);
}

Test(demo, the_default_school_has_plans_in_every_state_and_the_names_of_the_handbook)
{
	struct school school = school_open();

	school_make(&school, TODAY, "214", "1");
	expect_all(&school, "plan", "status", plan_statuses);
	expect_all(&school, "result", "finding", findings);
	expect_all(&school, "log", "kind", log_kinds);
	cr_expect(count_rows(&school, "plan", "origin=taken_over") > 0);
	cr_expect(eq(long, count_rows(&school, "absence", "ends="), 1));
	cr_expect(count_rows(&school, "document", NULL) > 5);
	cr_expect(count_rows(&school, "measurement", NULL) > 100);
	cr_expect(count_rows(&school, "request", "decision=pending") > 0);
	cr_expect(count_rows(&school, "consent", "decision=refused") > 0);
	cr_expect(eq(long, count_rows(&school, "pupil", "given_name=Jóëlle"), 1));
	cr_expect(eq(long,
		     count_rows(&school, "pupil",
				"family_name=Wijnaendts van Resandt-Hooghiemstra"),
		     1));
	school_close(&school);
}

Test(demo, the_default_school_has_something_of_everything_that_a_dossier_can_hold)
{
	struct school school = school_open();

	school_make(&school, TODAY, "214", "1");
	expect_all(&school, "request", "decision", request_decisions);
	expect_all(&school, "request", "kind", request_kinds);
	cr_expect(count_rows(&school, "request", "decision=") > 0);
	cr_expect(count_rows(&school, "postponement", "deadline=request_decision") > 0);
	cr_expect(eq(long, count_rows(&school, "holiday", NULL), 15));
	cr_expect(eq(long, count_rows(&school, "holiday", "name=zomervakantie"), 3));
	cr_expect(eq(long, count_rows(&school, "template", NULL), 2));
	cr_expect(eq(long, count_rows(&school, "template_goal", NULL), 4));
	cr_expect(count_rows(&school, "consent", "next_step=onderwijsconsulent denkt mee") > 0);
	cr_expect(count_rows(&school, "goal", "state=handed_over") > 0);
	school_close(&school);
}

/* Divorced: the father may know less, by court, and the partner of the mother has no authority. */
Test(demo, has_a_pupil_of_whom_one_parent_may_not_know_and_one_has_no_say)
{
	struct school school = school_open();

	school_make(&school, TODAY, "214", "1");
	struct run run = RUN(&school, "list", "pupil", "--where", "family_name=Ćosić", "--format",
			     "csv");
	const char *row = strchr(run.out, '\n');
	char *of = mem_format("pupil=%lld", row ? strtoll(row + 1, NULL, 10) : 0);
	struct run links = RUN(&school, "list", "pupil_guardian", "--where", of, "--format", "csv");

	cr_expect(strstr(links.out, "father,yes,limited") != NULL, "%s", links.out);
	cr_expect(strstr(links.out, "stepparent,no,full") != NULL, "%s", links.out);
	free(of);
	run_free(&links);
	run_free(&run);
	school_close(&school);
}

/* The percentage of that row of the dashboard; -1 when there is none. */
static long percent_of(const char *json, const char *kind, const char *outcome)
{
	char *key = mem_format("\"kind\":\"%s\",\"outcome\":\"%s\"", kind, outcome);
	const char *at = strstr(json, key);

	at = at ? strstr(at, "\"percent\":") : NULL;
	free(key);
	return at ? strtol(at + strlen("\"percent\":"), NULL, 10) : -1;
}

static void expect_near(const char *json, const char *kind, const char *outcome, int share)
{
	long percent = percent_of(json, kind, outcome);

	cr_expect(percent >= share - 4 && percent <= share + 4, "%s %s %ld%%, not near %d%%", kind,
		  outcome, percent, share);
}

Test(demo, its_shares_of_pupils_lie_near_the_national_ones)
{
	static const char *const kinds[] = { "learning", "behaviour" };
	struct school school = school_open();

	school_make(&school, TODAY, "3000", "1");
	cr_expect(eq(long, count_rows(&school, "pupil", "support_level=extra"), 240));
	struct run run = RUN(&school, "dashboard", "--by", "pupil", "--year", "2025-2026",
			     "--format", "json");

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		expect_near(run.out, kinds[kind], "all_met", national_by_kind[kind].met);
		expect_near(run.out, kinds[kind], "undeterminable",
			    national_by_kind[kind].undeterminable);
	}
	run_free(&run);
	school_close(&school);
}

Test(demo, brothers_and_sisters_share_their_guardians)
{
	struct school school = school_open();

	school_make(&school, TODAY, "214", "1");
	cr_expect(count_rows(&school, "pupil_guardian", "relation=mother") >
		  count_rows(&school, "guardian", NULL) / 2);
	cr_expect(count_rows(&school, "pupil_guardian", NULL) >
		  count_rows(&school, "guardian", NULL) + 60);
	school_close(&school);
}

Test(demo, is_sound_and_has_work_waiting_on_any_day_of_the_year)
{
	static const char *const days[] = {
		"2026-08-01", "2026-09-20", "2027-01-02", "2027-06-16", "2027-07-31", "2028-02-29",
	};

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct school school = school_open();

		school_make(&school, days[i], "400", "3");
		expect_sound(&school, days[i]);
		struct run run = school_run(&school, days[i],
					    (const char *const[]){ "deadlines", "--names", NULL });

		cr_expect(strstr(run.out, "10 d te laat") != NULL, "%s: %s", days[i], run.out);
		cr_expect(strstr(run.out, "evaluatie met ouders") != NULL, "%s", days[i]);
		run_free(&run);
		school_close(&school);
	}
}
